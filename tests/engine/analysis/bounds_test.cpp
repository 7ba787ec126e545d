#include <doctest/doctest.h>

#include "engine/analysis/relaxed_bounds.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

RelaxedBound bound_of(const Program& program) {
  const std::vector<RelaxedBound> bounds = relaxed_bounds(program, FlowGraph(program));
  REQUIRE(bounds.size() == 1);
  return bounds[0];
}

}  // namespace

TEST_SUITE("engine/analysis") {
  TEST_CASE("the bounds are the worst and the best way through, decision by decision") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("begin")
        .choice(test::choice("goed").score("C1", 2).go("midden"))
        .choice(test::choice("slecht").score("C1", -1).go("midden"));
    b.node("midden")
        .choice(test::choice("goed").score("C1", 1).go("eind"))
        .choice(test::choice("slecht").score("C1", -2).go("eind"));
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    // Nothing has a condition, so both decisions always count: 2+1 at most, -1-2 at least.
    CHECK(bound.max == 3);
    CHECK(bound.min == -3);
  }

  TEST_CASE("a decision that may count for nothing may add nothing") {
    ProgramBuilder b;
    b.criterion("C1");
    b.slot("x", 0);
    b.node("begin")
        .choice(test::choice("altijd").score("C1", 1).go("eind"))
        .choice(test::choice("soms").score("C1", 2).when(slot_ge("x", 1)).go("eind"));
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    // Alone, `altijd` is no decision and adds nothing (5.18); `soms` never stands alone.
    CHECK(bound.max == 2);
    CHECK(bound.min == 0);
  }

  TEST_CASE("a repair may bring what was worse than -1 to -1") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("begin")
        .choice(test::choice("erg").score("C1", -2).repair({}).go("eind"))
        .choice(test::choice("minder").score("C1", -2).go("eind"))
        .choice(test::choice("best").score("C1", 1).go("begin2"));
    b.node("begin2").choice(test::choice("klaar").go("eind"));
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    CHECK(bound.max == 1);
    CHECK(bound.min == -2);
  }

  TEST_CASE("a loop that earns makes the most unbounded, and leaves the least") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("begin")
        .choice(test::choice("nog_eens").score("C1", 1).go("begin"))
        .choice(test::choice("klaar").score("C1", 0).go("eind"));
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    CHECK_FALSE(bound.max.has_value());
    CHECK(bound.min == 0);
  }

  TEST_CASE("a loop whose gain is taken back again is bounded") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("begin")
        .choice(test::choice("winst").score("C1", 2).go("terug"))
        .choice(test::choice("klaar").score("C1", -1).go("eind"));
    b.node("terug")
        .choice(test::choice("verlies").score("C1", -2).go("begin"))
        .choice(test::choice("stop").score("C1", -1).go("eind"));
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    // Round: +2-2 = 0. At `terug` nothing is above 0, so its best, -1, counts for nothing (5.18): 2 at most.
    CHECK(bound.max == 2);
    // Out at once: -1. Round and out: the same.
    CHECK(bound.min == -1);
  }

  TEST_CASE("topics are added up, each once, in whatever order") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("laag").topics({{"een", "een_1", false, {}}, {"twee", "twee_1", false, {}}}, "eind");
    for (const char* const node : {"een_1", "twee_1"}) {
      b.node(node)
          .choice(test::choice("goed").score("C1", 2).go("done"))
          .choice(test::choice("slecht").score("C1", -1).go("done"));
    }
    b.node("eind").ends("Eind");
    const RelaxedBound bound = bound_of(b.build());
    CHECK(bound.max == 4);   // 2 + 2
    CHECK(bound.min == -2);  // -1 - 1
  }

  TEST_CASE("an interrupt that comes once adds what it may earn once") {
    ProgramBuilder b;
    b.criterion("C1");
    b.slot("x", 0);
    b.node("begin").choice(test::choice("a").go("midden"));
    b.node("midden").choice(test::choice("a").go("eind"));
    b.node("stoor")
        .choice(test::choice("goed").score("C1", 2).go("back"))
        .choice(test::choice("slecht").score("C1", -2).go("back"));
    b.node("eind").ends("Eind");
    SUBCASE("once") {
      b.interrupt({"weg", slot_ge("x", 1), 1, 1, "stoor", false});
      const RelaxedBound bound = bound_of(b.build());
      CHECK(bound.max == 2);
      CHECK(bound.min == -2);
    }
    SUBCASE("again and again") {
      b.interrupt({"weg", slot_ge("x", 1), 1, 1, "stoor", true});
      const RelaxedBound bound = bound_of(b.build());
      CHECK_FALSE(bound.max.has_value());
      CHECK_FALSE(bound.min.has_value());
    }
  }

  TEST_CASE("without an ending that can be reached there is nothing to bound") {
    ProgramBuilder b;
    b.criterion("C1");
    b.node("begin").choice(test::choice("a").score("C1", 1).go("begin"));
    b.node("eind").ends("Eind");
    CHECK_FALSE(bound_of(b.build()).can_end);
  }
}
