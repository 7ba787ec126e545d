// What two shipped cases promise about themselves: that looking away and over-reacting both cost, and that
// prevention is no suspicion.

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "engine/analysis/simulate.h"
#include "engine/base/file_source.h"
#include "engine/scoring/score.h"
#include "tests/engine/analysis/shipped_program.h"
#include "tests/support/golden_inputs.h"
#include "tests/support/player.h"

using namespace gesprek;            // NOLINT: tests
using namespace gesprek::analysis;  // NOLINT: tests
using namespace gesprek::test;      // NOLINT: tests

namespace {

GoldenInputs golden(const std::string& folder, const std::string& run) {
  const std::string name = folder.substr(folder.rfind('/') + 1);
  const std::string path = std::string(GESPREK_SOURCE_DIR) + "/" + folder + "/" + name + ".play";
  const Result<std::string> text = DiskFiles().read(path, 16U * 1024U * 1024U);
  REQUIRE(text.ok());
  for (const GoldenInputs& one : golden_inputs(*text)) {
    if (one.name == run) return one;
  }
  FAIL("there is no run " << run);
  return {};
}

/// Percent after caps of every family that has one, by id.
std::map<std::string, int> families_of(const program::Program& program, const scoring::Scores& scores) {
  std::map<std::string, int> out;
  for (const scoring::FamilyScore& family : scores.families) {
    if (family.percent) out[std::string(program.text(program.families[family.family].id))] = *family.percent;
  }
  return out;
}

/// The weighted mean of each family over many sessions of a noisy learner with skill 0.9, from the means of
/// its criteria.
std::map<std::string, double> noisy_families(const program::Program& program) {
  SimulationOptions options;
  options.policy = Policy::noisy;
  options.runs = 800;
  options.skill = 900'000;
  const Simulation simulation = simulate(program, options);
  std::map<std::string, double> sums;
  std::map<std::string, double> weights;
  for (std::size_t i = 0; i < program.criteria.size(); ++i) {
    const program::Criterion& criterion = program.criteria[i];
    if (criterion.scored == 0) continue;
    const std::string family(program.text(program.families[criterion.family].id));
    sums[family] += simulation.tally.criteria[i].capped_percent.mean() * criterion.weight;
    weights[family] += criterion.weight;
  }
  for (auto& [family, sum] : sums) sum /= weights[family];
  return sums;
}

}  // namespace

TEST_SUITE_BEGIN("engine/analysis/shipped_promises");

TEST_CASE(
    "K13, a worry that proves unfounded: over-reacting and looking away both end below who looks and asks") {
  const std::string folder = "scenarios/ik-slaap-in-de-bus";
  const program::Program& program = shipped_program(folder);
  const std::map<std::string, double> good = noisy_families(program);
  REQUIRE(good.size() >= 3);
  for (const std::string run : {"overreageren", "wegkijken"}) {
    INFO(run);
    const GoldenInputs inputs = golden(folder, run);
    Player player(program, inputs.seed);
    player.give_all(inputs.inputs);
    const std::map<std::string, int> scores = families_of(program, scoring::score(player.session()));
    REQUIRE(scores.size() >= 3);
    for (const auto& [family, percent] : scores) {
      INFO(family);
      CHECK(percent + 10 < good.at(family));
    }
  }
  // The cautious learner of the simulator: below on every criterion in which the concern has to be named or
  // bounded.
  SimulationOptions options;
  options.policy = Policy::cautious;
  options.runs = 1;
  const Simulation cautious = simulate(program, options);
  SimulationOptions noisy;
  noisy.policy = Policy::noisy;
  noisy.runs = 800;
  noisy.skill = 900'000;
  const Simulation strong = simulate(program, noisy);
  std::size_t looked = 0;
  for (std::size_t i = 0; i < program.criteria.size(); ++i) {
    const std::string id(program.text(program.criteria[i].id));
    if (id != "B1" && id != "C3" && id != "A1" && id != "A7") continue;
    INFO(id);
    CHECK(cautious.tally.criteria[i].capped_percent.mean() + 10 <
          strong.tally.criteria[i].capped_percent.mean());
    ++looked;
  }
  CHECK(looked == 4);
}

TEST_CASE("K14, a talk with every parent: nothing in it is a step of the reporting code") {
  const program::Program& program = shipped_program("scenarios/zeg-je-dat-tegen-iedereen");
  for (const program::Node& node : program.nodes) {
    INFO(program.text(node.id));
    CHECK(node.step <= 0);
  }
  // No path can emit an event of steps 1 to 5: none is in the case.
  for (const program::Emit& emit : program.emits) {
    INFO(program.text(program.events[emit.name].id));
    CHECK(program.events[emit.name].step <= 0);
  }
  for (const program::Must& must : program.musts) CHECK(program.events[must.event].step <= 0);
  CHECK_FALSE(program.musts.empty());
  // Whoever makes a signal of an ordinary story loses points in the criterion of the case.
  const GoldenInputs inputs = golden("scenarios/zeg-je-dat-tegen-iedereen", "signaal_van_de_badrand");
  Player player(program, inputs.seed);
  player.give_all(inputs.inputs);
  bool looked = false;
  for (const scoring::CriterionScore& score : scoring::score(player.session()).criteria) {
    if (program.text(program.criteria[score.criterion].id) != "A10") continue;
    REQUIRE(score.capped_percent.has_value());
    CHECK(*score.capped_percent < 75);
    looked = true;
  }
  CHECK(looked);
}

TEST_SUITE_END();
