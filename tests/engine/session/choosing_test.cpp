// Taking a choice and where it leads (format 5.4, 5.6, 5.8, 5.23).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

TEST_SUITE("engine/session") {
  TEST_CASE("a conversation runs from its start to an ending, and the log tells it in order") {
    ProgramBuilder b;
    b.slot("x", 3);
    b.node("start").line(narrator("Hallo")).choice(choice("a").add("x", 1).reply(narrator("Ja")).go("einde"));
    b.node("einde").line(narrator("Dag")).ends("Klaar", Outcome::good);
    const Program program = b.build();
    Player player(program);
    CHECK(player.node() == "start");
    CHECK(player.offer() == Words{"a"});
    player.give("a");
    CHECK(player->status() == session::Status::ended);
    CHECK(player.value("x") == 4);
    CHECK(player->turn() == 1);
    CHECK(player.log() == Words{"node start", "line Hallo", "offered a", "input 0", "chosen a", "set x 3>4",
                                "turn 1", "reply Ja", "node einde", "line Dag", "ending Klaar"});
    CHECK(player->offer().items.empty());
  }
}
