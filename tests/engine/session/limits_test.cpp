// Limits and faults (format 5.11), and sessions of a Program that was never checked.

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {
Program line_of(int nodes) {
  ProgramBuilder b;
  for (int i = 0; i < nodes; ++i) {
    b.node("n" + std::to_string(i)).go(i + 1 < nodes ? "n" + std::to_string(i + 1) : "einde");
  }
  b.node("einde").ends("Klaar");
  return b.build();
}
}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("1,000 nodes without an input are allowed, one more is a fault") {
    const Program thousand = line_of(999);  // and the ending
    CHECK(Player(thousand)->status() == session::Status::ended);
    const Program more = line_of(1000);
    Player player(more);
    CHECK((player->fault() == session::FaultKind::too_many_nodes));
    CHECK(player.all("node").size() == 1000);
  }

  TEST_CASE("a loop without input ends with a fault, and the choice before it can be taken back") {
    ProgramBuilder b;
    b.node("start").choice(choice("a").go("rond")).choice(choice("b").go("einde")).fixed_order();
    b.node("rond").go("rond");
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK((player->fault() == session::FaultKind::too_many_nodes));
    player.session().rewind(0);
    player.give("b");
    CHECK(player->status() == session::Status::ended);
  }

  TEST_CASE("2,000 inputs are allowed, the next ends the session with a fault and does nothing else") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("start").choice(choice("a").add("x", 1).go("start"));
    const Program program = b.build();
    session::Session session(program, 1);
    for (int i = 0; i < 2000; ++i) session.take_item(0);
    CHECK(session.status() == session::Status::waiting);
    CHECK(session.turn() == 2000);
    CHECK(session.take(session.inputs().back()).ok());
    CHECK((session.fault() == session::FaultKind::too_many_inputs));
    CHECK(session.turn() == 2000);
    CHECK(session.inputs().size() == 2001);
    CHECK_FALSE(session.take(session.inputs().back()).ok());
    const auto restored = session::Session::restore(program, session.save());
    REQUIRE(restored.ok());
    CHECK(restored->same_as(session));
    session.rewind(1999);
    CHECK(session.status() == session::Status::waiting);
  }

  TEST_CASE("an offer of hundreds of choices keeps its order") {
    ProgramBuilder b;
    NodeSpec& start = b.node("start");
    for (int i = 0; i < 300; ++i) start.choice(choice("k" + std::to_string(i)).go("start"));
    const Program program = b.build();
    Player player(program, 5);
    const Words first = player.offer();
    CHECK(first.size() == 300);
    player.give(first[200]);
    CHECK(player.offer() == first);
  }
}
