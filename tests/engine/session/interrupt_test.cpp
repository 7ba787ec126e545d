// Interrupts (format 5.11).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {

/// `plus` and `min` move x, `klaar` ends; an interrupt node `weg` goes back.
ProgramBuilder walk() {
  ProgramBuilder b;
  b.slot("x", 0);
  b.node("start")
      .line(narrator("hier"))
      .choice(choice("plus").add("x", 1).go("start"))
      .choice(choice("min").add("x", -1).go("start"))
      .choice(choice("door").go("verder"))
      .choice(choice("klaar").add("x", 1).go("einde"))
      .fixed_order();
  b.node("verder").line(narrator("daar")).choice(choice("stop").go("einde"));
  b.node("weg")
      .line(narrator("Ze staat op."))
      .choice(choice("sorry").go("back"))
      .choice(choice("nee").go("verder"))
      .fixed_order();
  b.node("einde").ends("Klaar");
  return b;
}

InterruptSpec interrupt(const std::string& id, Expr when, int for_turns, int after, const std::string& go,
                        bool repeat = false) {
  return {id, std::move(when), for_turns, after, go, repeat};
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("it fires when it held at the end of `for` turns in a row, not before turn `after`, and once") {
    ProgramBuilder b = walk();
    b.interrupt(interrupt("boos", slot_ge("x", 1), 2, 4, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give_all({"plus", "min", "plus"});  // held, not, held: turn 3
    CHECK(player.node() == "start");
    player.give("plus");  // turn 4: two in a row
    CHECK(player.last() == Words{"offered plus", "offered min", "offered door", "offered klaar", "input 3",
                                 "chosen plus", "set x 1>2", "turn 4", "interrupt boos", "node weg",
                                 "line Ze staat op."});
    player.give("sorry");
    CHECK(player.last("node") == Words{"start"});  // where the displaced go led
    player.give_all({"plus", "plus"});
    CHECK(player.all("interrupt") == Words{"boos"});  // once
  }

  TEST_CASE("turns before `after` count for `for`") {
    ProgramBuilder b = walk();
    b.interrupt(interrupt("boos", slot_ge("x", 1), 3, 3, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give_all({"plus", "plus"});
    CHECK(player.all("interrupt").empty());
    player.give("plus");
    CHECK(player.all("interrupt") == Words{"boos"});
  }

  TEST_CASE("not when go leads to an ending") {
    ProgramBuilder b = walk();
    b.interrupt(interrupt("boos", slot_ge("x", 1), 1, 1, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give("klaar");
    CHECK(player->status() == session::Status::ended);
    CHECK(player.all("interrupt").empty());
  }

  TEST_CASE("the first in document order wins; the other fires a turn later while it still holds") {
    ProgramBuilder b = walk();
    b.interrupt(interrupt("een", slot_ge("x", 1), 1, 1, "weg"));
    b.interrupt(interrupt("twee", slot_ge("x", 1), 1, 1, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give("plus");
    CHECK(player.all("interrupt") == Words{"een"});
    player.give("sorry");  // a turn too: the second displaces `back`, which has been carried out
    CHECK(player.all("interrupt") == Words{"een", "twee"});
    CHECK(player.node() == "weg");
    player.give("sorry");
    CHECK(player.node() == "start");
    CHECK(player->status() == session::Status::waiting);
  }

  TEST_CASE("with repeat its count starts again") {
    ProgramBuilder b = walk();
    b.interrupt(interrupt("boos", slot_ge("x", 1), 2, 1, "weg", true));
    const Program program = b.build();
    Player player(program);
    player.give_all({"plus", "plus"});
    CHECK(player.all("interrupt").size() == 1);
    player.give("sorry");  // one turn it held
    CHECK(player.node() == "start");
    player.give("plus");  // two
    CHECK(player.all("interrupt").size() == 2);
  }

  TEST_CASE("a displaced done has been carried out; back leads to the offer of topics") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("laag")
        .line(narrator("laag"))
        .again(narrator("En verder?"))
        .topics({{"a", "a1", false, {}}, {"b", "b1", false, {}}}, "einde");
    b.node("a1").choice(choice("klaar").set("x", 1).go("done"));
    b.node("b1").go("done");
    b.node("weg").choice(choice("sorry").set("x", 0).go("back"));
    b.node("einde").ends("Klaar");
    b.interrupt(interrupt("boos", slot_ge("x", 1), 1, 1, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give_all({"topic:a", "klaar"});
    CHECK(player.last("done") == Words{"a"});
    CHECK(player.node() == "weg");
    player.give("sorry");
    CHECK(player.last("line") == Words{"En verder?"});
    CHECK(player.last("node").empty());  // the topic node is not entered again
    CHECK(player.offer() == Words{"topic:b"});
  }

  TEST_CASE("late is a turn, so an interrupt may follow it") {
    ProgramBuilder b;
    b.slot("x", 1);
    b.node("start").late("verder").choice(choice("a").go("einde"));
    b.node("verder").line(narrator("daar")).choice(choice("b").go("einde"));
    b.node("weg").choice(choice("sorry").go("back"));
    b.node("einde").ends("Klaar");
    b.interrupt(interrupt("boos", slot_ge("x", 1), 1, 1, "weg"));
    const Program program = b.build();
    Player player(program);
    player.give("late");
    CHECK(player.node() == "weg");
    player.give("sorry");
    CHECK(player.node() == "verder");
  }

  TEST_CASE("back with nowhere to go is a fault; nine displaced targets keep the newest eight") {
    ProgramBuilder lost = walk();
    lost.node("kwijt").go("back");
    lost.start("kwijt");
    const Program nowhere = lost.build();
    CHECK((Player(nowhere)->fault() == session::FaultKind::no_way_back));

    // `rond` is interrupted every turn and the interrupt is left by an ordinary go, so nothing is taken from
    // the stack: ten targets are displaced in all. Then back from `rond`: eight lead to `rond`, then there
    // are none.
    ProgramBuilder b;
    b.slot("x", 1);
    b.node("rond").choice(choice("a").go("rond")).choice(choice("terug").go("back")).fixed_order();
    b.node("weg")
        .choice(choice("door").go("rond"))
        .choice(choice("uit").set("x", 0).go("rond"))
        .fixed_order();
    b.interrupt(interrupt("boos", slot_ge("x", 1), 1, 1, "weg", true));
    const Program program = b.build();
    Player player(program);
    player.give("a");
    for (int i = 0; i < 9; ++i) player.give("door");
    CHECK(player.all("interrupt").size() == 10);
    player.give("uit");
    for (int i = 0; i < 8; ++i) {
      player.give("terug");
      CHECK(player.node() == "rond");
      CHECK(player->status() == session::Status::waiting);
    }
    player.give("terug");
    CHECK((player->fault() == session::FaultKind::no_way_back));
  }
}
