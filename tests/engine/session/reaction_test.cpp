// How persons react (format 5.7).

#include <doctest/doctest.h>

#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;
using Words = std::vector<std::string>;

namespace {
void ending(ProgramBuilder& b) {
  b.node("einde").ends("Klaar");
}
}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("of a move the first row that holds counts, of react all rows that hold") {
    ProgramBuilder b;
    b.slot("k.begrip", 5);
    b.slot("k.spanning", 7);
    b.cast("k");
    b.node("start").choice(
        choice("a")
            .move("k", {{slot_ge("k.spanning", 7), {{"k.begrip", -1}}, ""}, {{}, {{"k.begrip", 2}}, ""}})
            .react("k", {{slot_ge("k.begrip", 5), {{"k.spanning", 1}}, ""},
                         {slot_ge("k.begrip", 9), {{"k.spanning", -3}}, ""},
                         {{}, {{"k.spanning", 1}}, ""}})
            .go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.value("k.begrip") == 4);    // 5 − 1: the second row does not count
    CHECK(player.value("k.spanning") == 9);  // 7 + 1 + 1
  }

  TEST_CASE("conditions look at the state, and at what was chosen, before anything of this input changed") {
    ProgramBuilder b;
    b.slot("k.v", 5);
    b.slot("x", 0);
    b.cast("k");
    b.node("start")
        .choice(choice("a")
                    .move("k", {{{}, {{"k.v", 2}}, ""}})
                    .move("k", {{slot_ge("k.v", 6), {{"x", 3}}, ""}})  // 5 when the step starts
                    .move("k", {{chosen("start.a"), {{"x", 3}}, ""}})  // not yet
                    .move("k", {{event("E"), {{"x", 3}}, ""}})         // not yet
                    .emits("E")
                    .go("start"))
        .choice(choice("stop").go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.value("k.v") == 7);
    CHECK(player.value("x") == 0);
    player.give("a");
    CHECK(player.value("k.v") == 9);
    CHECK(player.value("x") == 3);  // all three hold now: 9, limited to 3
  }

  TEST_CASE(
      "the sum is limited to -3..+3, then added once and clamped; explicit effects come after, unlimited") {
    ProgramBuilder b;
    b.slot("k.v", 4);
    b.slot("k.w", 1);
    b.cast("k");
    b.node("start").choice(choice("a")
                               .move("k", {{{}, {{"k.v", 2}, {"k.w", -2}}, ""}})
                               .move("k", {{{}, {{"k.v", 2}}, ""}})
                               .move("k", {{{}, {{"k.w", -2}}, ""}})
                               .react("k", {{{}, {{"k.v", 2}}, ""}})
                               .add("k.v", 4)
                               .go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    // v: 2 + 2 + 2 = 6, limited to 3: 7; the effect + 4 gives 10 (at most 10). w: −4, limited to −3: 1 − 3 →
    // 0.
    CHECK(player.last("set") == Words{"k.v 4>7", "k.w 1>0", "k.v 7>10"});
  }

  TEST_CASE("each addressed person reacts by themselves: the limit is per person") {
    ProgramBuilder b;
    b.slot("sfeer", 0);
    b.cast("k");
    b.cast("r");
    b.node("start").choice(
        choice("a").move("k", {{{}, {{"sfeer", 3}}, ""}}).move("r", {{{}, {{"sfeer", 3}}, ""}}).go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.last("set") == Words{"sfeer 0>3", "sfeer 3>6"});
  }

  TEST_CASE("a mood in a reaction fills the reply and that person's next line without mood, once") {
    ProgramBuilder b;
    b.mood("gewoon");
    b.mood("dicht");
    b.mood("open");
    CastSpec& k = b.cast("k");
    k.moods.push_back({{}, {}, "gewoon"});
    b.node("start").choice(choice("a")
                               .move("k", {{{}, {}, "open"}})
                               .move("k", {{{}, {}, "dicht"}})  // the last move that names one wins
                               .reply(says("k", "r1"))
                               .reply(says("k", "r2").mood("open"))
                               .reply(says("k", "r3"))
                               .go("verder"));
    b.node("verder")
        .line(says("k", "v1").mood("open"))  // has its own: takes nothing
        .line(says("k", "v2"))
        .line(says("k", "v3"))
        .ends("Klaar");
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.last("reply") == Words{"r1 (dicht)", "r2 (open)", "r3 (dicht)"});
    CHECK(player.last("line") == Words{"v1 (open)", "v2 (dicht)", "v3 (gewoon)"});
  }

  TEST_CASE("a mood that no line took is over at the next turn") {
    ProgramBuilder b;
    b.mood("gewoon");
    b.mood("dicht");
    CastSpec& k = b.cast("k");
    k.moods.push_back({{}, {}, "gewoon"});
    b.node("start").choice(choice("a").move("k", {{{}, {}, "dicht"}}).go("stil"));
    b.node("stil").choice(choice("b").reply(says("k", "r")).go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(program.text(program.moods[player->mood(0)].id) == "dicht");
    player.give("b");
    CHECK(player.last("reply") == Words{"r (gewoon)"});
  }

  TEST_CASE("each_turn: all rows that hold as the person's turn begins, summed and limited; then rest") {
    ProgramBuilder b;
    b.slot("k.spanning", 8);
    b.slot("k.begrip", 6);
    CastSpec& k = b.cast("k");
    k.each_turn.push_back({slot_ge("k.spanning", 8), {{"k.begrip", -2}, {"k.spanning", -1}}, ""});
    k.each_turn.push_back({slot_ge("k.spanning", 8), {{"k.begrip", -2}}, ""});
    k.rest.push_back({"k.spanning", 5, 2});
    b.node("start").choice(choice("a").go("start")).choice(choice("stop").go("einde")).fixed_order();
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.last("set") ==
          Words{"k.begrip 6>3", "k.spanning 8>7"});  // −4 limited to −3; turn 1: no rest
    player.give("a");
    CHECK(player.last("set") == Words{"k.spanning 7>6"});  // turn 2: one step towards 5
    player.give("a");
    CHECK(player.last("set").empty());
    player.give("a");
    CHECK(player.last("set") == Words{"k.spanning 6>5"});
    player.give_all({"a", "a"});
    CHECK(player.last("set").empty());  // at its level
  }

  TEST_CASE("while closed holds, reveals by choices and by this person's lines wait; others do not") {
    ProgramBuilder b;
    b.slot("k.spanning", 9);
    for (const char* f : {"van_k", "van_keuze", "van_r", "verteld", "van_moment", "gedacht"}) b.fact(f);
    CastSpec& k = b.cast("k");
    k.closed.push_back({slot_ge("k.spanning", 9), {}, ""});
    b.cast("r");
    b.node("start")
        .reveals("van_moment")
        .line(says("k", "een").reveals("van_k"))
        .line(says("r", "twee").reveals("van_r"))
        .line(narrator("drie").reveals("verteld"))
        .choice(choice("vraag").to("k").reveals("van_keuze").go("open"))
        .choice(choice("denk").think().reveals("gedacht").go("open"));
    b.node("open").choice(
        choice("rust").to("k").add("k.spanning", -1).reply(says("k", "r").when(knows("van_k"))).go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    CHECK(player.all("revealed") == Words{"van_moment", "van_r", "verteld"});
    CHECK(player->is_closed(0));
    CHECK_FALSE(player->is_closed(1));
    Player thinker(program);
    thinker.give("denk");
    CHECK(thinker.last("revealed") == Words{"gedacht"});
    player.give("vraag");
    CHECK(player.last("revealed").empty());
    // Released at the end of the turn in which closed no longer holds, in the order they began to wait,
    // before the reply.
    player.give("rust");
    CHECK(player.last() == Words{"offered rust", "input 1", "chosen rust", "set k.spanning 9>8",
                                 "revealed van_k", "revealed van_keuze", "turn 2", "reply r", "node einde",
                                 "ending Klaar"});
  }

  TEST_CASE("a reveal's own condition is tested when it would have been told, not when it is let go") {
    ProgramBuilder b;
    b.slot("k.spanning", 9);
    b.slot("x", 1);
    b.fact("f");
    b.fact("g");
    CastSpec& k = b.cast("k");
    k.closed.push_back({slot_ge("k.spanning", 9), {}, ""});
    b.node("start")
        .line(says("k", "een").reveals("f", slot_eq("x", 1)).reveals("g", slot_eq("x", 2)))
        .choice(choice("a").set("x", 2).add("k.spanning", -5).go("einde"));
    ending(b);
    const Program program = b.build();
    Player player(program);
    player.give("a");
    CHECK(player.last("revealed") == Words{"f"});
  }
}
