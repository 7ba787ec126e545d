// Events, rules, musts and endings (format 5.17, 5.23).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {

/// A choice for each event, a loop, and an ending.
ProgramBuilder events(const std::vector<EventSpec>& all) {
  ProgramBuilder b;
  b.criterion("A1");
  b.knockout("KO1", true, "A1");
  b.knockout("KO11", true, "A1");
  NodeSpec& start = b.node("start");
  start.fixed_order();
  for (const EventSpec& e : all) {
    start.choice(
        choice(e.answer.empty() ? e.name : e.name + "_" + e.answer).emits(e.name, e.answer).go("start"));
  }
  start.choice(choice("niets").go("start"));
  start.choice(choice("klaar").go("einde"));
  b.node("einde").ends("Klaar");
  return b;
}

/// "a before b": b in state 0 breaks; a in state 0 fulfils. Symbols: 1 = a, 2 = b.
RuleSpec before() {
  RuleSpec rule;
  rule.id = "R01";
  rule.criterion = "A1";
  rule.symbols = 3;
  rule.patterns = {{"a", "", 1}, {"b", "", 2}};
  rule.table = {{0, 1, 2}, {1, 1, 1}, {2, 2, 2}};
  rule.states = {{}, {}, {true, false, ""}};
  return rule;
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("a rule breaks at the event, once") {
    ProgramBuilder b = events({{"a", ""}, {"b", ""}});
    b.rule(before());
    const Program program = b.build();
    Player player(program);
    player.give_all({"niets", "b"});
    CHECK(player.last() == Words{"offered a", "offered b", "offered niets", "offered klaar", "input 1",
                                 "chosen b", "event b", "rule R01 by b", "turn 2", "node start"});
    player.give_all({"b", "a", "klaar"});
    CHECK(player.all("rule").size() == 1);
    Player good(program);
    good.give_all({"a", "b", "klaar"});
    CHECK(good.all("rule").empty());
  }

  TEST_CASE("an event may match with any answer or with one; both patterns are read, in order") {
    ProgramBuilder b = events({{"E", "ja"}, {"E", "nee"}});
    RuleSpec rule;
    rule.id = "R10";
    rule.symbols = 3;
    rule.patterns = {{"E", "", 1}, {"E", "ja", 2}};
    // 0 -any-> 1 -ja-> 2 broken; so the first `ja` breaks it at once, a `nee` only makes ready.
    rule.table = {{0, 1, 0}, {1, 1, 2}, {2, 2, 2}};
    rule.states = {{}, {}, {true, false, ""}};
    b.rule(rule);
    const Program program = b.build();
    Player yes(program);
    yes.give("E_ja");
    CHECK(yes.last("rule") == Words{"R10 by E"});
    Player no(program);
    no.give_all({"E_nee", "E_nee"});
    CHECK(no.all("rule").empty());
    no.give("E_ja");
    CHECK(no.last("rule").size() == 1);
  }

  TEST_CASE("duties are judged at an ending, not while playing and not when the learner stops") {
    ProgramBuilder b = events({{"trigger", ""}, {"plicht", ""}});
    RuleSpec rule;
    rule.id = "R05";
    rule.symbols = 3;
    rule.patterns = {{"trigger", "", 1}, {"plicht", "", 2}};
    rule.table = {{0, 1, 0}, {1, 1, 0}};
    rule.states = {{}, {false, true, "KO11"}};
    b.rule(rule);
    b.must("plicht", "A1");
    const Program program = b.build();
    Player player(program);
    player.give("trigger");
    CHECK(player.all("rule").empty());
    CHECK(player.all("must").empty());
    player.give("klaar");
    CHECK(player.last() == Words{"offered trigger", "offered plicht", "offered niets", "offered klaar",
                                 "input 1", "chosen klaar", "turn 2", "node einde", "rule R05",
                                 "knockout KO11 rule R05", "must plicht", "ending Klaar"});
    Player good(program);
    good.give_all({"trigger", "plicht", "klaar"});
    CHECK(good.all("rule").empty());
    CHECK(good.all("must").empty());
  }

  TEST_CASE("a rule that reads turns sees the end of each turn, after the turn's events") {
    ProgramBuilder b = events({{"trigger", ""}, {"dan", ""}});
    RuleSpec rule;  // `dan` within the same turn or the next: the second turn end after the trigger breaks it
    rule.id = "R07";
    rule.symbols = 3;
    rule.patterns = {{"trigger", "", 1}, {"dan", "", 2}};
    rule.table = {{0, 1, 0}, {2, 1, 0}, {3, 2, 0}, {3, 3, 3}};
    rule.states = {{}, {}, {}, {true, false, "KO1"}};
    rule.reads_turns = true;
    b.rule(rule);
    const Program program = b.build();
    Player late(program);
    late.give_all({"trigger", "niets"});
    CHECK(late.last() == Words{"offered trigger", "offered dan", "offered niets", "offered klaar", "input 1",
                               "chosen niets", "rule R07", "knockout KO1 by niets rule R07", "turn 2",
                               "node start"});
    Player good(program);
    good.give_all({"trigger", "dan", "niets", "niets"});
    CHECK(good.all("rule").empty());
  }

  TEST_CASE("a knock-out from a rule and from critical in the same input is one (5.19)") {
    ProgramBuilder b;
    b.criterion("A1");
    b.knockout("KO1", true, "A1");
    b.knockout("KO11", true, "A1");
    b.node("start")
        .choice(choice("geheim").emits("GEHEIM").critical("KO1").go("start"))
        .choice(choice("belofte").emits("GEHEIM").critical("KO11").go("start"))
        .choice(choice("klaar").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    RuleSpec rule;
    rule.id = "R10";
    rule.severity = RuleSeverity::knockout;
    rule.symbols = 2;
    rule.patterns = {{"GEHEIM", "", 1}};
    rule.table = {{0, 1}, {1, 1}};
    rule.states = {{}, {true, false, "KO1"}};
    b.rule(rule);
    const Program program = b.build();
    Player once(program);
    once.give("geheim");
    CHECK(once.last("knockout") == Words{"KO1 by geheim rule R10"});
    once.give("geheim");  // the rule breaks once; the critical choice is a new one
    CHECK(once.last("knockout") == Words{"KO1 by geheim"});
    Player two(program);
    two.give("belofte");
    CHECK(two.last("knockout") == Words{"KO1 by belofte rule R10", "KO11 by belofte"});
  }

  TEST_CASE("an event emitted by a node belongs to no choice") {
    ProgramBuilder b;
    b.criterion("A1");
    b.knockout("KO1", true, "A1");
    b.node("start").choice(choice("a").reply(narrator("r").emits("IN_ANTWOORD")).go("verder"));
    b.node("verder").emits("IN_MOMENT").choice(choice("klaar").go("einde"));
    b.node("einde").ends("Klaar");
    for (const char* name : {"IN_ANTWOORD", "IN_MOMENT"}) {
      RuleSpec rule;
      rule.id = std::string("R_") + name;
      rule.symbols = 2;
      rule.patterns = {{name, "", 1}};
      rule.table = {{0, 1}, {1, 1}};
      rule.states = {{}, {true, false, name == std::string("IN_MOMENT") ? "KO1" : ""}};
      b.rule(rule);
    }
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.last("rule") == Words{"R_IN_ANTWOORD by IN_ANTWOORD", "R_IN_MOMENT by IN_MOMENT"});
    CHECK(player.last("knockout") == Words{"KO1 rule R_IN_MOMENT"});
  }
}
