// Entering a node (format 5.5), lines, moods and cues (5.2, 5.7).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

TEST_SUITE("engine/session") {
  TEST_CASE("a node is entered in the order of 5.5") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.fact("f");
    b.fact("g");
    b.node("start")
        .add("x", 1)
        .emits("E")
        .reveals("f")
        .reveals("g", slot_ge("x", 5))
        .line(narrator("een").when(slot_eq("x", 1)).add("x", 4).emits("L").reveals("g"))
        .line(narrator("twee").when(
            slot_ge("x", 5)))  // tested when it is reached: after the first line's effect
        .line(narrator("drie").when(slot_ge("x", 6)))
        .ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.log() == Words{"node start", "set x 0>1", "event E", "revealed f", "line een", "set x 1>5",
                                "event L", "revealed g", "line twee", "ending Klaar"});
  }

  TEST_CASE("of a first only the first line that holds is shown") {
    ProgramBuilder b;
    b.slot("x", 4);
    b.node("start")
        .line(first_of({narrator("hoog").when(slot_ge("x", 8)), narrator("midden").when(slot_ge("x", 3)),
                        narrator("laag")}))
        .line(first_of({narrator("nooit").when(slot_ge("x", 8))}))
        .line(first_of({narrator("dicht")}).when(slot_ge("x", 8)))
        .ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.all("line") == Words{"midden"});
  }

  TEST_CASE("seen is about entries before the current one") {
    ProgramBuilder b;
    b.node("start")
        .line(narrator("weer hier").when(seen("start")))
        .line(narrator("nieuw").when(!seen("start")))
        .choice(choice("a").when(seen("start")).go("einde"))
        .choice(choice("rond").reply(narrator("antwoord").when(seen("start"))).go("start"))
        .fixed_order();
    b.node("einde").line(narrator("was er").when(seen("start"))).ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.all("line") == Words{"nieuw"});
    CHECK(player.offer() == Words{"rond"});
    player.give("rond");
    CHECK(player.last("reply").empty());  // still in the first visit
    CHECK(player.last("line") == Words{"weer hier"});
    player.give("a");
    CHECK(player.last("line") == Words{"was er"});
  }

  TEST_CASE("phase and step stay in force until a node names another (5.1)") {
    ProgramBuilder b;
    b.phases({"contact", "zorg"});
    b.node("start").phase(0).choice(choice("a").go("tussen"));
    b.node("tussen").step(3).choice(choice("a").go("einde"));
    b.node("einde").phase(1).ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player->phase() == 0);
    CHECK(player->step() == -1);
    player.give("a");
    CHECK(player->phase() == 0);
    CHECK(player->step() == 3);
    player.give("a");
    CHECK(player->phase() == 1);
    CHECK(player->step() == 3);
  }

  TEST_CASE("a line without mood shows the person's mood of now, one without cue takes the mood's next cue") {
    ProgramBuilder b;
    b.slot("k.spanning", 5);
    b.mood("rustig", {"kijkt op", "knikt"});
    b.mood("bang");
    CastSpec& k = b.cast("k");
    k.moods.push_back({slot_ge("k.spanning", 8), {}, "bang"});
    k.moods.push_back({{}, {}, "rustig"});
    b.node("start")
        .line(says("k", "een"))
        .line(says("k", "twee").cue("haalt de schouders op"))
        .line(says("k", "drie"))
        .line(says("k", "vier").add("k.spanning", 4))
        .line(says("k", "vijf"))
        .line(says("k", "zes").mood("rustig"))
        .line(narrator("zeven"))
        .ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.all("line") == Words{"een (rustig) [kijkt op]", "twee (rustig)", "drie (rustig) [knikt]",
                                      "vier (rustig) [kijkt op]", "vijf (bang)", "zes (rustig) [knikt]",
                                      "zeven"});
  }

  TEST_CASE("a way of go leads on without an input") {
    ProgramBuilder b;
    b.node("start").line(narrator("een")).go("tussen");
    b.node("tussen").line(narrator("twee")).go("einde");
    b.node("einde").ends("Klaar");
    const Program program = b.build();
    Player player(program);
    CHECK(player.log() ==
          Words{"node start", "line een", "node tussen", "line twee", "node einde", "ending Klaar"});
    CHECK(player->inputs().empty());
    CHECK(player->log_size_after(0) == 6);
  }
}
