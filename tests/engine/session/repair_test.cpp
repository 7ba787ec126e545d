// Both ways to take something back (format 5.20).

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {

RepairSpec repair(int within = 2) {
  RepairSpec spec;
  spec.within = within;
  spec.reactions = {{"k", {{{}, {{"k.v", 1}}, ""}}, true}};
  spec.events = {{"hersteld", ""}};
  spec.reply = {says("k", "Oké.")};
  return spec;
}

/// Nodes `een` and `twee` that lead to each other; in both a slip, a plain step, and the end.
ProgramBuilder slips(bool repairable = true, int within = 2) {
  ProgramBuilder b;
  b.slot("k.v", 5);
  b.cast("k");
  b.criterion("C9");
  b.knockout("KO1", repairable, "C9");
  b.knockout("KO2", false, "C9");
  b.node("een")
      .line(narrator("een"))
      .choice(choice("fout").score("C9", -2).critical("KO1").repair(repair(within)).go("twee"))
      .choice(choice("goed").score("C9", 1).go("twee"))
      .choice(choice("klaar").go("einde"))
      .fixed_order();
  b.node("twee")
      .line(narrator("twee"))
      .choice(choice("mis").score("C9", -1).repair(repair(within)).go("een"))
      .choice(choice("stap").go("een"))
      .choice(choice("recht").repairs("KO1").go("een"))
      .choice(choice("eigen").repairs("KO1").critical("KO1").go("een"))
      .fixed_order();
  b.node("einde").ends("Klaar");
  return b;
}

std::vector<std::size_t> places(const Player& player, session::EntryKind kind) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < player->log().size(); ++i) {
    if (player->log()[i].kind == kind) out.push_back(i);
  }
  return out;
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE(
      "a repair is offered after the choices; it costs a turn, the persona reacts, the offer stands again") {
    const Program program = slips().build();
    Player player(program);
    player.give("fout");
    CHECK(player.last("points") == Words{"C9 -2/-2/1"});
    CHECK(player.last("knockout") == Words{"KO1 by fout"});
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen", "repair:een.fout"});
    const std::size_t chosen = places(player, session::EntryKind::chosen).at(0);
    const std::size_t knockout = places(player, session::EntryKind::knockout).at(0);
    player.give("repair:een.fout");
    CHECK(player.last() == Words{"offered mis", "offered stap", "offered recht", "offered eigen",
                                 "offered repair:een.fout", "input 1", "set k.v 5>6", "event hersteld",
                                 "repaired " + std::to_string(chosen), "closed " + std::to_string(knockout),
                                 "turn 2", "reply Oké."});
    CHECK(player.node() == "twee");  // not entered again
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen"});
    CHECK(player.refused("repair:een.fout").find("kan nu niet (meer)") != std::string::npos);
  }

  TEST_CASE("it is offered within its window only, across nodes; other inputs let the window run") {
    const Program program = slips().build();
    Player player(program);
    player.give("fout");  // turn 1
    player.give("stap");  // turn 2: the first of its two turns
    CHECK(player.offer() == Words{"fout", "goed", "klaar", "repair:een.fout"});
    player.give("goed");  // turn 3: the second
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen"});
    const Program brief = slips(true, 1).build();
    Player quick(brief);
    quick.give("fout");
    CHECK(quick.offer().back() == "repair:een.fout");
    quick.give("stap");
    CHECK(quick.offer() == Words{"fout", "goed", "klaar"});
  }

  TEST_CASE("the newest stands first") {
    const Program program = slips().build();
    Player player(program);
    player.give_all({"fout", "mis"});
    CHECK(player.offer() == Words{"fout", "goed", "klaar", "repair:twee.mis", "repair:een.fout"});
    player.give("repair:een.fout");  // turn 3
    CHECK(player.offer() == Words{"fout", "goed", "klaar", "repair:twee.mis"});
    player.give("repair:twee.mis");  // turn 4 is the last of its two
    CHECK(player.offer() == Words{"fout", "goed", "klaar"});
  }

  TEST_CASE("a choice taken again can be repaired again, each time for itself") {
    const Program program = slips(true, 5).build();
    Player player(program);
    player.give_all({"fout", "stap", "fout"});
    // Two are open, one input: it mends the last.
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen", "repair:een.fout"});
    const auto chosen = places(player, session::EntryKind::chosen);
    player.give("repair:een.fout");
    CHECK(player.last("repaired") == Words{std::to_string(chosen.at(2))});
    CHECK(player.offer().back() == "repair:een.fout");  // the first is still open
    player.give("repair:een.fout");
    CHECK(player.last("repaired") == Words{std::to_string(chosen.at(0))});
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen"});
  }

  TEST_CASE("on a hard knock-out the person may mend, and it stays open") {
    const Program program = slips(false).build();
    Player player(program);
    player.give_all({"fout", "repair:een.fout"});
    CHECK(player.last("repaired").size() == 1);
    CHECK(player.last("closed").empty());
    CHECK(player.value("k.v") == 6);
  }

  TEST_CASE(
      "a handwritten choice with repairs closes all open of that name within the window, and mends their "
      "causes") {
    const Program program = slips().build();
    Player player(program);
    player.give("fout");
    const std::size_t chosen = places(player, session::EntryKind::chosen).at(0);
    player.give("recht");
    CHECK(player.last("repaired") == Words{std::to_string(chosen)});
    CHECK(player.last("closed").size() == 1);
    CHECK(player.last("points").empty());  // an ordinary choice: 0 of −1..0, so nothing was lost
    CHECK(player.offer() == Words{"fout", "goed", "klaar"});  // and so needs no repair of its own any more
    Player late(program);
    late.give_all({"fout", "stap", "goed", "recht"});  // turn 4: a turn too late
    CHECK(late.last("closed").empty());
    CHECK(late.last("repaired").empty());
  }

  TEST_CASE("a choice cannot close the knock-out it causes itself") {
    const Program program = slips().build();
    Player player(program);
    player.give_all({"fout", "eigen"});
    CHECK(player.last("closed").size() == 1);
    CHECK(player.last("knockout") == Words{"KO1 by eigen"});
    // The order of 5.6: first what stood open, then its own.
    const Words last = player.last();
    CHECK(std::find_if(last.begin(), last.end(), [](const auto& s) { return s.rfind("closed", 0) == 0; }) <
          std::find(last.begin(), last.end(), "knockout KO1 by eigen"));
  }

  TEST_CASE("repairs closes a hard one not, but mends its cause") {
    const Program program = slips(false).build();
    Player player(program);
    player.give_all({"fout", "recht"});
    CHECK(player.last("closed").empty());
    CHECK(player.last("repaired").size() == 1);
  }

  TEST_CASE("a repair may stand at a form and at an offer of topics") {
    ProgramBuilder b;
    b.slot("k.v", 5);
    b.cast("k");
    b.node("start").choice(choice("fout").repair(repair(3)).go("laag"));
    b.node("laag").line(narrator("laag")).topics({{"a", "a1", false, {}}}, "form");
    b.node("a1").go("done");
    FieldSpec text;
    text.id = "tekst";
    b.node("form").form({text}, "einde");
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("fout");
    CHECK(player.offer() == Words{"topic:a", "repair:start.fout"});
    Player other(program);
    other.give_all({"fout", "topic:a"});
    CHECK(other.offer() == Words{"repair:start.fout"});
    CHECK(other->offer().form == 0);
    other.give("repair:start.fout");
    CHECK(other->offer().form == 0);
    CHECK(other->offer().items.empty());
    other.give("form:");
    CHECK(other->status() == session::Status::ended);
    player.give("repair:start.fout");
    CHECK(player.offer() == Words{"topic:a"});
    CHECK(player.last("line").empty());  // not entered again
  }

  TEST_CASE("a repair is a turn: an interrupt may follow, and back leads to the same offer") {
    ProgramBuilder b = slips();
    b.node("weg").choice(choice("sorry").add("k.v", -9).go("back"));
    b.interrupt({"boos", slot_ge("k.v", 6), 1, 1, "weg", false});
    const Program program = b.build();
    Player player(program);
    player.give_all({"fout", "repair:een.fout"});
    CHECK(player.last("interrupt") == Words{"boos"});
    CHECK(player.node() == "weg");
    player.give("sorry");
    CHECK(player.node() == "twee");
    CHECK(player.last("node").empty());
    CHECK(player.offer() == Words{"mis", "stap", "recht", "eigen"});
  }
}
