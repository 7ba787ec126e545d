#include <doctest/doctest.h>

#include "engine/analysis/structure.h"
#include "tests/support/compile.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

std::vector<std::string> names(const Program& program, const std::vector<std::uint32_t>& nodes) {
  std::vector<std::string> out;
  for (const std::uint32_t node : nodes) out.emplace_back(program.text(program.nodes[node].id));
  return out;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE("engine/analysis") {
  TEST_CASE("a node that nothing leads to is unreachable, whatever leads on from it") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("a").go("eind"));
    b.node("los").go("ook_los");
    b.node("ook_los").go("eind");
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(names(program, structure.unreachable) == Names{"los", "ook_los"});
    CHECK(structure.traps.empty());
    CHECK(structure.loops.empty());
  }

  TEST_CASE("a loop that no way leads out of is a trap, and a loop without an exit") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("in").go("rond")).choice(test::choice("uit").go("eind"));
    b.node("rond").choice(test::choice("verder").go("om"));
    b.node("om").go("rond");
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(names(program, structure.traps) == Names{"rond", "om"});
    REQUIRE(structure.loops.size() == 1);
    CHECK(names(program, structure.loops[0].nodes) == Names{"rond", "om"});
    CHECK_FALSE(structure.loops[0].has_exit);
    CHECK(structure.loops[0].waits);
    CHECK(structure.blind_loops.empty());
  }

  TEST_CASE("a loop of branches without an input is a blind loop; it has an exit when a branch leaves it") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("begin").branch({{slot_ge("x", 3), "eind"}, {{}, "om"}});
    b.node("om").add("x", 1).go("begin");
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    REQUIRE(structure.blind_loops.size() == 1);
    CHECK(names(program, structure.blind_loops[0].nodes) == Names{"begin", "om"});
    CHECK(structure.blind_loops[0].has_exit);
    CHECK_FALSE(structure.blind_loops[0].waits);
  }

  TEST_CASE("mandatory nodes are those on every way to an ending, in order") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("l").go("links")).choice(test::choice("r").go("rechts"));
    b.node("links").go("samen");
    b.node("rechts").go("samen");
    b.node("samen").choice(test::choice("a").go("goed")).choice(test::choice("b").go("slecht"));
    b.node("goed").ends("Goed");
    b.node("slecht").ends("Slecht");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(names(program, structure.mandatory) == Names{"begin", "samen"});
    CHECK(structure.fewest_turns == 2);
  }

  TEST_CASE("an interrupt may come behind any choice, and back leads to where it took over") {
    ProgramBuilder b;
    b.slot("x", 0);
    b.node("begin").choice(test::choice("a").go("midden"));
    b.node("midden").choice(test::choice("a").go("eind"));
    b.node("stoor").choice(test::choice("terug").go("back"));
    b.node("eind").ends("Eind");
    b.interrupt({"weg", slot_ge("x", 1), 1, 1, "stoor", false});
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(structure.unreachable.empty());
    CHECK(structure.traps.empty());
    // Past the interrupt of `begin`, `back` may lead on to `midden` and to `eind` itself.
    CHECK(names(program, structure.mandatory) == Names{"begin", "eind"});
  }

  TEST_CASE("a topic leads back to the offer by done, and on by then") {
    ProgramBuilder b;
    b.node("laag").topics({{"een", "een_1", false, {}}, {"twee", "twee_1", true, {}}}, "eind");
    b.node("een_1").go("done");
    b.node("twee_1").choice(test::choice("klaar").go("done"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(structure.unreachable.empty());
    CHECK(names(program, structure.mandatory) == Names{"laag", "eind"});
    REQUIRE(structure.loops.size() == 1);
    CHECK(structure.loops[0].has_exit);
  }

  TEST_CASE("a case whose ending cannot be reached has no mandatory nodes and only traps") {
    ProgramBuilder b;
    b.node("begin").choice(test::choice("a").go("begin"));
    b.node("eind").ends("Eind");
    const Program program = b.build();
    const Structure structure = analyse_structure(program);
    CHECK(names(program, structure.traps) == Names{"begin"});
    CHECK(structure.mandatory.empty());
    CHECK(structure.fewest_turns == program::kNone);
  }
}
