// Topics (format 5.12).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {

/// A layer with two needed topics and an optional one; the second may be left by a switch at its second node.
Program layered() {
  ProgramBuilder b;
  b.slot("x", 0);
  b.node("laag")
      .line(narrator("Waar gaat het over?"))
      .again(narrator("Wat nog meer?"))
      .topics({{"ochtend", "ochtend_1", false, {}},
               {"school", "school_1", false, {}},
               {"steun", "steun_1", true, {}}},
              "weging");
  b.node("ochtend_1").line(narrator("o1")).go("done");
  b.node("school_1").line(narrator("s1")).choice(choice("door").go("school_2"));
  b.node("school_2").line(narrator("s2")).switches().choice(choice("klaar").go("done"));
  b.node("steun_1")
      .line(narrator("h1"))
      .choice(choice("klaar").go("done"))
      .choice(choice("weg").go("weging"));
  b.node("weging").line(narrator("w")).ends("Klaar");
  return b.build();
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("topics are picked in free order; done closes one and returns without entering the node again") {
    const Program program = layered();
    Player player(program);
    CHECK(player.offer() == Words{"topic:ochtend", "topic:school", "topic:steun"});
    CHECK(player->topic() == program::kNone);
    player.give("topic:ochtend");
    CHECK(player.last() == Words{"offered topic:ochtend", "offered topic:school", "offered topic:steun",
                                 "input 0", "opened ochtend", "node ochtend_1", "line o1", "done ochtend",
                                 "line Wat nog meer?"});
    CHECK(player.node() == "laag");
    CHECK(player->turn() == 0);  // picking is no turn (5.4)
    CHECK(player.offer() == Words{"topic:school", "topic:steun"});
    CHECK(player.refused("then") == "Dat kan hier niet. Aangeboden: topic:school, topic:steun.");
    CHECK(player.refused("topic:ochtend").find("'topic:ochtend' kan hier niet.") == 0);
    player.give("topic:school");
    CHECK(player->topic() == 1);
    player.give_all({"door", "klaar"});
    // All that are needed are closed: then is offered beside the optional one.
    CHECK(player.offer() == Words{"topic:steun", "then"});
    player.give("then");
    CHECK(player.last() ==
          Words{"offered topic:steun", "offered then", "input 4", "node weging", "line w", "ending Klaar"});
  }

  TEST_CASE("when none is left then is taken at once, without the again lines") {
    const Program program = layered();
    Player player(program);
    player.give_all({"topic:steun", "klaar", "topic:school", "door", "klaar", "topic:ochtend"});
    CHECK(player.last("line") == Words{"o1", "w"});
    CHECK(player->status() == session::Status::ended);
  }

  TEST_CASE("a switch leaves a topic open; it goes on at that node, entered again") {
    const Program program = layered();
    Player player(program);
    player.give("topic:school");
    CHECK(player.offer() == Words{"door"});  // no switch here
    player.give("door");
    CHECK(player.offer() == Words{"klaar", "switch:ochtend", "switch:steun"});
    CHECK(player.refused("switch:school").find("'switch:school' kan hier niet.") == 0);
    player.give("switch:steun");
    CHECK(player->topic() == 2);
    CHECK(player.node() == "steun_1");
    player.give("klaar");
    CHECK(player.offer() == Words{"topic:ochtend", "topic:school"});
    player.give("topic:school");
    CHECK(player.last("node") == Words{"school_2"});  // not school_1
    CHECK(player.last("line") == Words{"s2"});
    player.give("klaar");
    CHECK(player.all("done") == Words{"steun", "school"});
  }

  TEST_CASE("reaching then from inside leaves the layer; the topic was not closed") {
    const Program program = layered();
    Player player(program);
    player.give_all({"topic:steun", "weg"});
    CHECK(player->topic() == program::kNone);
    CHECK(player.all("done").empty());
  }

  TEST_CASE("a topic is offered while its condition holds; when all are hidden or closed then is taken") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("start").choice(choice("open").set("x", 1).go("laag")).choice(choice("dicht").go("laag"));
    b.node("laag").topics({{"a", "a1", false, slot_ge("x", 1)}, {"b", "b1", false, slot_ge("x", 2)}},
                          "einde");
    b.node("a1").go("done");
    b.node("b1").go("done");
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player open(program);
    open.give("open");
    CHECK(open.offer() == Words{"topic:a"});  // b is needed, hidden and not closed: no then
    open.give("topic:a");
    CHECK(open->status() == session::Status::ended);
    Player shut(program);
    shut.give("dicht");
    CHECK(shut->status() == session::Status::ended);
  }

  TEST_CASE("done without a topic is a fault, not a crash") {
    ProgramBuilder b;
    b.node("start").choice(choice("a").go("done"));
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK((player->fault() == session::FaultKind::no_way_back));
  }
}
