#include <doctest/doctest.h>

#include "engine/analysis/intervals.h"
#include "tests/support/compile.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

Interval at(const Program& program, const Intervals& intervals, const char* node, const char* slot) {
  return intervals.at(node_named(program, node), slot_named(program, slot));
}

bool may_select(const Program& program, const Intervals& intervals, const char* choice) {
  return intervals.may_select[choice_named(program, choice)] != 0;
}

}  // namespace

TEST_SUITE("engine/analysis") {
  TEST_CASE("effects move an interval, clamped at the bounds") {
    ProgramBuilder b;
    b.slot("x", 4);
    b.node("begin")
        .choice(test::choice("meer").add("x", 3).go("midden"))
        .choice(test::choice("minder").add("x", -9).go("midden"));
    b.node("midden").choice(test::choice("a").go("eind"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    CHECK(at(program, intervals, "midden", "x") == Interval{0, 7});
  }

  TEST_CASE("a soft ceiling in a persona's row is seen, however often it is asked") {
    ProgramBuilder b;
    b.slot("p.vertrouwen", 4);
    b.cast("p");
    RowSpec row;
    row.when = slot_le("p.vertrouwen", 6);
    row.deltas = {{"p.vertrouwen", 1}};
    b.node("begin")
        .choice(test::choice("luister").to("p").move("p", {row}).go("begin"))
        .choice(test::choice("nooit").when(slot_ge("p.vertrouwen", 8)).go("eind"))
        .choice(test::choice("klaar").when(slot_ge("p.vertrouwen", 7)).go("eind"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    CHECK(at(program, intervals, "begin", "p.vertrouwen") == Interval{4, 7});
    CHECK_FALSE(may_select(program, intervals, "begin.nooit"));
    CHECK(may_select(program, intervals, "begin.klaar"));
  }

  TEST_CASE("the reaction of one person is limited to three a step") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.cast("p");
    RowSpec row;
    row.deltas = {{"x", 3}};
    b.node("begin").choice(test::choice("a").to("p").move("p", {row}).move("p", {row}).go("midden"));
    b.node("midden").choice(test::choice("a").go("eind"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    // 3 + 3, limited to 3 (5.7).
    CHECK(at(program, analyse_intervals(program), "midden", "x") == Interval{3, 3});
  }

  TEST_CASE("what happened is known to have happened, and what could not have is known too") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("a").emits("E").go("midden"));
    b.node("midden")
        .choice(test::choice("na").when(event("E")).go("eind"))
        .choice(test::choice("zonder").when(!event("E")).go("eind"))
        .choice(test::choice("ander").when(event("F")).go("laatst"))
        .choice(test::choice("terug").when(seen("midden")).go("eind"));
    b.node("laatst").emits("F").go("eind");
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    CHECK(intervals.always_selects[choice_named(program, "midden.na")] == 1);
    CHECK_FALSE(may_select(program, intervals, "midden.zonder"));
    // F is only emitted behind the very choice that waits for it.
    CHECK_FALSE(may_select(program, intervals, "midden.ander"));
    CHECK(intervals.may_enter[node_named(program, "laatst")] == 0);
    CHECK_FALSE(may_select(program, intervals, "midden.terug"));
  }

  TEST_CASE("a node may be left without a choice when every condition may fail at once") {
    ProgramBuilder b;
    b.slot("x", 2);
    b.node("begin")
        .choice(test::choice("meer").add("x", 3).go("midden"))
        .choice(test::choice("minder").add("x", -1).go("midden"));
    b.node("midden")
        .choice(test::choice("hoog").when(slot_ge("x", 4)).go("laatst"))
        .choice(test::choice("laag").when(slot_le("x", 1)).go("laatst"));
    b.node("laatst")
        .choice(test::choice("hoog").when(slot_ge("x", 2)).go("eind"))
        .choice(test::choice("laag").when(slot_le("x", 1)).go("eind"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    // x is 1 or 5 there; as an interval 1..5, so 2 and 3 cannot be ruled out: possible, not proved.
    CHECK(intervals.may_lack[node_named(program, "midden")] == 1);
    // At the last node one of the two holds whatever x is.
    CHECK(intervals.may_lack[node_named(program, "laatst")] == 0);
  }

  TEST_CASE("a branch arm behind one that always holds is never taken") {
    ProgramBuilder b;
    b.slot("x", 5);
    b.node("begin").branch({{slot_ge("x", 5), "goed"}, {{}, "slecht"}});
    b.node("goed").ends("Goed");
    b.node("slecht").ends("Slecht");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    CHECK(intervals.may_enter[node_named(program, "goed")] == 1);
    CHECK(intervals.may_enter[node_named(program, "slecht")] == 0);
    CHECK(intervals.truth_of(program.arms[0].when) == Truth::may_hold);
  }

  TEST_CASE("an interrupt cannot come before its turn") {
    ProgramBuilder b;
    b.slot("x", 9);
    b.node("begin").choice(test::choice("a").go("midden"));
    b.node("midden").choice(test::choice("a").go("laatst"));
    b.node("laatst").choice(test::choice("a").go("eind"));
    b.node("weg").ends("Weg");
    b.node("eind").ends("Eind");
    SUBCASE("after two turns it may") {
      b.interrupt({"weg", slot_ge("x", 9), 1, 2, "weg", false});
      CHECK(analyse_intervals(b.build()).may_fire[0] == 1);
    }
    SUBCASE("after three the next step leads to an ending, and nothing interrupts that") {
      b.interrupt({"weg", slot_ge("x", 9), 1, 3, "weg", false});
      CHECK(analyse_intervals(b.build()).may_fire[0] == 0);
    }
  }

  TEST_CASE("once used, a choice is not offered again; notes and facts are followed too") {
    ProgramBuilder b;
    b.fact("f");
    b.node("begin")
        .choice(test::choice("een").once().reveals("f").go("tweede"))
        .choice(test::choice("anders").go("eind"));
    b.node("tweede")
        .choice(test::choice("weet").when(knows("f")).go("eind"))
        .choice(test::choice("noteerde").when(noted("f")).go("eind"))
        .choice(test::choice("terug").go("eind"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Intervals intervals = analyse_intervals(program);
    CHECK(intervals.always_selects[choice_named(program, "tweede.weet")] == 1);
    CHECK(may_select(program, intervals, "tweede.noteerde"));
    CHECK(intervals.always_selects[choice_named(program, "tweede.noteerde")] == 0);
  }

  TEST_CASE("a case that is too large is said to be unknown, with everything possible") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("a").when(seen("eind")).go("eind"));
    b.node("eind").ends("Eind");
    const Program small = b.build();
    CHECK(analyse_intervals(small).is_complete);
    Program large = small;
    for (std::size_t i = 0; large.nodes.size() * large.slots.size() <= Intervals::kMostCells; ++i) {
      large.nodes.resize(large.nodes.size() + 20'000, large.nodes.back());
      large.slots.resize(large.slots.size() + 40);
    }
    const Intervals intervals = analyse_intervals(large);
    CHECK_FALSE(intervals.is_complete);
    CHECK(intervals.may_select[0] == 1);
    CHECK(intervals.always_selects[0] == 0);
  }
}
