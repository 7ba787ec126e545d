// Taking a choice and where it leads (format 5.4, 5.6, 5.8, 5.18, 5.23).

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
    CHECK(player->ending() == 0);
    CHECK(player.value("x") == 4);
    CHECK(player->turn() == 1);
    CHECK(player.log() == Words{"node start", "line Hallo", "offered a", "input 0", "chosen a", "set x 3>4",
                                "turn 1", "reply Ja", "node einde", "line Dag", "ending Klaar"});
    CHECK(player->offer().items.empty());
    CHECK(player.refused("a") == "Het gesprek is afgelopen; er is geen invoer meer mogelijk.");
  }

  TEST_CASE("a choice works in the order of 5.6") {
    ProgramBuilder b;
    b.slot("karin.vertrouwen", 5);
    b.slot("x", 0, 0, 10, 1);  // ticks
    b.slot("spanning", 9);
    CastSpec& karin = b.cast("karin");
    karin.each_turn.push_back({{}, {{"karin.vertrouwen", 1}}, ""});
    karin.rest.push_back({"spanning", 5, 1});
    b.fact("f");
    b.criterion("C1");
    b.knockout("KO1", true, "C1");
    b.node("start")
        .choice(choice("a")
                    .to("karin")
                    .move("karin", {{{}, {{"karin.vertrouwen", -2}}, ""}})
                    .add("x", 2)
                    .reveals("f")
                    .emits("move_event")
                    .emits("OWN", "ja")
                    .score("C1", 2)
                    .critical("KO1")
                    .reply(says("karin", "Zo.").when(slot_ge("x", 3)))
                    .go("verder"))
        .choice(choice("b").go("verder"))
        .fixed_order();
    b.node("verder").line(narrator("Verder")).choice(choice("c").go("einde"));
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("a");
    // Persona 5 − 2 = 3; effect x 0 + 2; tick + 1; each_turn 3 + 1; rest 9 → 8; the reply sees x = 3.
    CHECK(player.last() == Words{"offered a", "offered b", "input 0", "chosen a", "points C1 2/0/2",
                                 "set karin.vertrouwen 5>3", "set x 0>2", "revealed f", "event move_event",
                                 "event OWN=ja", "knockout KO1 by a", "set x 2>3", "set karin.vertrouwen 3>4",
                                 "set spanning 9>8", "turn 1", "reply Zo.", "node verder", "line Verder"});
  }

  TEST_CASE("effects add, set and clamp at once, in document order (5.8)") {
    ProgramBuilder b;
    b.slot("x", 8);
    b.slot("laag", -2, -3, 3);
    b.node("start").choice(choice("a").add("x", 5).add("x", -1).set("laag", -3).add("laag", -9).go("einde"));
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.value("x") == 9);      // 8 + 5 is 10 at most, then − 1
    CHECK(player.value("laag") == -3);  // set to −3; lower it cannot go
    CHECK(player.last("set") == Words{"x 8>10", "x 10>9", "laag -2>-3"});
  }

  TEST_CASE("ticks come at the end of every turn, also when go leads to an ending; not for what is no turn") {
    ProgramBuilder b;
    b.slot("moe", 0, 0, 2, 1);
    b.fact("f");
    b.node("start")
        .reveals("f")
        .choice(choice("a").go("start"))
        .choice(choice("b").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("note:f=feit");
    CHECK(player.value("moe") == 0);
    CHECK(player->turn() == 0);
    player.give("a");
    CHECK(player.value("moe") == 1);
    player.give("b");
    CHECK(player.value("moe") == 2);
    CHECK(player->turn() == 2);
    CHECK(player.all("turn") == Words{"1", "2"});
  }

  TEST_CASE("chosen is true from the moment of choosing, and counts for the whole session (5.9)") {
    ProgramBuilder b;
    b.node("start")
        .choice(choice("a").reply(narrator("Weer?").when(chosen("start.a"))).go("start"))
        .choice(choice("b").when(chosen("start.a")).go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.offer() == Words{"a"});
    player.give("a");
    CHECK(player.last("reply") == Words{"Weer?"});
    CHECK(player.offer() == Words{"a", "b"});
  }

  TEST_CASE("branch takes the first entry that holds (5.11)") {
    ProgramBuilder b;
    b.slot("x", 5);
    b.node("start")
        .choice(choice("hoog").set("x", 9).go("splits"))
        .choice(choice("laag").set("x", 1).go("splits"));
    b.node("splits").branch({{slot_ge("x", 8), "goed"}, {slot_ge("x", 3), "matig"}, {{}, "slecht"}});
    b.node("goed").ends("Goed");
    b.node("matig").ends("Matig");
    b.node("slecht").ends("Slecht");
    const Program program = b.build();
    Player high(program);
    high.give("hoog");
    CHECK(high.all("ending") == Words{"Goed"});
    Player low(program);
    low.give("laag");
    CHECK(low.all("ending") == Words{"Slecht"});
  }

  TEST_CASE("points: lo and hi come from what was selectable (5.18)") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.criterion("B1");
    b.criterion("C2");
    b.criterion("D1");
    b.node("start")
        .choice(choice("a").score("B1", 1).score("C2", -1).score("D1", -2).go("start2"))
        .choice(choice("b").score("B1", 2).score("C2", 0).score("D1", -1).go("start2"))
        .choice(choice("dicht").when(slot_ge("x", 5)).locked("nog niet").score("B1", -2).go("start2"))
        .choice(choice("weg").when(slot_ge("x", 5)).score("B1", -3).go("start2"))
        .fixed_order();
    b.node("start2")
        .choice(choice("a").score("B1", 1).score("D1", -2).go("einde"))
        .choice(choice("b").score("B1", 1).score("D1", -1).go("einde"));
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    // B1: 1 of 1..2, not −2 (locked) nor −3 (hidden). C2: hi = 0, and −1 was lost. D1: hi = −1, and 1 was
    // lost.
    player.give("a");
    CHECK(player.last("points") == Words{"B1 1/1/2", "C2 -1/-1/0", "D1 -2/-2/-1"});
    // B1: hi = lo adds nothing. D1: hi = −1 ≤ 0 and nothing was lost.
    player.give("b");
    CHECK(player.last("points").empty());
  }

  TEST_CASE("think has no persona and its own points; do has both") {
    ProgramBuilder b;
    b.slot("k.v", 5);
    b.cast("k");
    b.node("start")
        .choice(choice("denk").think().go("start"))
        .choice(choice("stop").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("denk");
    CHECK(player->turn() == 1);  // a think is a turn (5.4)
    CHECK(player.value("k.v") == 5);
  }

  TEST_CASE("go back and forth: rewind restores everything, branch leaves the original alone") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.fact("f");
    b.node("start")
        .choice(choice("a").add("x", 1).reveals("f").emits("E").once().go("start"))
        .choice(choice("b").when(event("E")).go("start"))
        .choice(choice("c").go("einde"))
        .fixed_order();
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    const session::Session at_start = player.session();
    player.give_all({"a", "b", "c"});
    const session::Session ended = player.session();
    CHECK(player->slots_after(0) == std::vector<std::int32_t>{0});
    CHECK(player->slots_after(1) == std::vector<std::int32_t>{1});
    session::Session other = player->branch(1);
    CHECK(other.status() == session::Status::waiting);
    CHECK(other.is_revealed(0));
    CHECK(player.session().same_as(ended));
    player.session().rewind(0);
    CHECK(player.session().same_as(at_start));
    CHECK(player.offer() == Words{"a", "c"});
    CHECK_FALSE(player->is_revealed(0));
    player.give_all({"a", "b", "c"});
    CHECK(player.session().same_as(ended));
  }
}
