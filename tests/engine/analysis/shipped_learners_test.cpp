// What simulated learners make of the shipped cases: the model route is skilled, who avoids the concern does
// not pass on it, and skill pays in every goal.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/analysis/simulate.h"
#include "tests/engine/analysis/shipped_program.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

/// A case, its goals (those of its brief), and of these the ones where somebody who never names the concern
/// and never sets a limit may not pass.
struct ShippedCase {
  std::string folder;
  std::vector<std::string> goals, concerns;
};

const std::vector<ShippedCase>& shipped_cases() {
  static const std::vector<ShippedCase> all = {
      {"ze-huilt-maar-door", {"C1", "C2", "C3", "B1", "A7", "A3", "C15", "A9"}, {"C3", "B1", "A7"}},  // K01
      {"mag-ik-nog-even-blijven",
       {"C8", "C9", "B2", "A7", "A3", "A4", "A9", "C5"},
       {"B2", "C9", "A4", "A7"}},                                                                    // K02
      {"ja-hoor-dat-snap-ik", {"C6", "C7", "C3", "C14", "A1", "B8", "C15"}, {"C3", "B1"}},           // K03
      {"laat-me-gewoon", {"C10", "C5", "C9", "B2", "A7", "A4", "A8", "B3"}, {"C9", "B2", "B3"}},     // K04
      {"zegt-u-het-hem-maar", {"C12", "C4", "C11", "A1", "C15", "A8", "B1"}, {"B1", "C11", "A8"}},   // K05
      {"ze-merken-er-niks-van", {"A2", "C13", "C1", "C14", "A3", "A5", "B8", "C15", "B1"}, {"B1"}},  // K06
      {"wie-van-jullie-heeft-gebeld",
       {"C11", "C5", "A8", "B3", "B5", "C1", "B7"},
       {"C11", "C5", "A8", "B3"}},  // K07
      {"drie-keer-niet-verschenen",
       {"A10", "B6", "C1", "C2", "C4", "C14", "A9", "B8"},
       {"A10", "A8"}},                                                                                  // K08
      {"mag-ik-dit-even-met-u-doorspreken", {"A3", "A9", "A5", "A1", "A8", "B5", "B7"}, {"A8", "A4"}},  // K09
      {"wegen-is-geen-gevoel", {"A5", "A6", "A7", "A8", "B3", "B7", "B8"}, {"B3", "A6"}},               // K10
      {"rond-de-tafel-bij-oma",
       {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "C14", "B8", "A9"},
       {"D2", "D7"}},  // K11
      {"ik-slaap-in-de-bus",
       {"A1", "A3", "A5", "A9", "B1", "B5", "C3", "C4", "C8"},
       {"B1", "C3", "A1", "A7"}},  // K13
      {"zeg-je-dat-tegen-iedereen",
       {"A10", "C1", "C2", "C4", "C5", "C14", "C15", "B5", "A9"},
       {"A10", "B5", "C5"}},                                                                          // K14
      {"iemand-die-luistert", {"B4", "C8", "C9", "A7", "B2", "B8", "A9", "A3"}, {"C9", "B2", "A7"}},  // K12
  };
  return all;
}

constexpr std::uint32_t kSkilled = 75;  // vakkundig

std::size_t criterion_at(const program::Program& program, const std::string& id) {
  for (std::size_t i = 0; i < program.criteria.size(); ++i) {
    if (program.text(program.criteria[i].id) == id) return i;
  }
  FAIL("the case has no criterion " << id);
  return 0;
}

Simulation run(const program::Program& program, Policy policy, std::uint64_t runs = 1,
               std::uint32_t skill = 0) {
  SimulationOptions options;
  options.policy = policy;
  options.runs = runs;
  options.skill = skill;
  return simulate(program, options);
}

/// The percent after caps of a learner that draws nothing.
std::uint32_t percent_of(const Simulation& simulation, const program::Program& program,
                         const std::string& id) {
  const Histogram& percent = simulation.tally.criteria[criterion_at(program, id)].capped_percent;
  REQUIRE(percent.total() == 1);
  return percent.most();
}

void check_model(const ShippedCase& one) {
  INFO(one.folder);
  const program::Program& program = shipped_program("scenarios/" + one.folder);
  const Simulation model = run(program, Policy::model);
  REQUIRE(model.tally.ended == 1);
  for (const std::string& goal : one.goals) {
    INFO(goal);
    CHECK(percent_of(model, program, goal) >= kSkilled);
    CHECK(model.tally.criteria[criterion_at(program, goal)].opportunities.least() >= 2);
  }
}

void check_cautious(const ShippedCase& one) {
  INFO(one.folder);
  const program::Program& program = shipped_program("scenarios/" + one.folder);
  const Simulation cautious = run(program, Policy::cautious);
  REQUIRE(cautious.tally.ended == 1);
  for (const std::string& concern : one.concerns) {
    INFO(concern);
    CHECK(percent_of(cautious, program, concern) < kSkilled);
  }
}

void check_skill(const ShippedCase& one) {
  INFO(one.folder);
  const program::Program& program = shipped_program("scenarios/" + one.folder);
  const Simulation strong = run(program, Policy::noisy, 1500, 900'000);
  const Simulation weak = run(program, Policy::noisy, 1500, 300'000);
  for (const std::string& goal : one.goals) {
    INFO(goal);
    const std::size_t i = criterion_at(program, goal);
    CHECK(strong.tally.criteria[i].capped_percent.mean() > weak.tally.criteria[i].capped_percent.mean() + 5);
    CHECK(strong.tally.criteria[i].percent.mean() > weak.tally.criteria[i].percent.mean() + 5);
  }
}

}  // namespace

TEST_SUITE("engine/analysis/shipped_learners") {
  TEST_CASE("the model route is skilled in every goal of the case") {
    for (const ShippedCase& one : shipped_cases()) check_model(one);
  }

  // avoids.
  TEST_CASE("who avoids naming the concern and setting a limit does not pass on the concern criteria") {
    for (const ShippedCase& one : shipped_cases()) check_cautious(one);
  }

  TEST_CASE("skill 0.9 beats skill 0.3 in every goal of the case") {
    for (const ShippedCase& one : shipped_cases()) check_skill(one);
  }

  TEST_CASE("every run of every learner reaches an ending") {
    std::vector<std::string> folders = {"eerste-zorg"};
    for (const ShippedCase& one : shipped_cases()) folders.push_back(one.folder);
    for (const std::string& folder : folders) {
      INFO(folder);
      const program::Program& program = shipped_program("scenarios/" + folder);
      CHECK(run(program, Policy::random, 1000).tally.ended == 1000);
      CHECK(run(program, Policy::noisy, 500, 700'000).tally.ended == 500);
      for (const Policy policy : {Policy::model, Policy::cautious, Policy::careless}) {
        CHECK(run(program, policy).tally.ended == 1);
      }
      for (std::uint32_t k = 0; k < program.criteria.size(); ++k) {
        SimulationOptions options;
        options.policy = Policy::greedy;
        options.criterion = k;
        options.runs = 1;
        CHECK(simulate(program, options).tally.ended == 1);
      }
    }
  }

  TEST_CASE("the moves of a choice and of a repair mark what a cautious learner avoids") {
    const program::Program& program = shipped_program("scenarios/ja-hoor-dat-snap-ik");
    std::size_t concerns = 0;
    std::size_t limits = 0;
    for (std::size_t i = 0; i < program.choices.size(); ++i) {
      bool names = false;
      const program::Range moves = program.choice_infos[i].moves;
      for (std::uint32_t m = moves.begin; m != moves.end(); ++m) {
        names = names || program.text(program.moves[program.move_refs[m]].id) == "zorg_benoemen";
      }
      const std::uint8_t flags = program.choices[i].flags;
      if (names) CHECK((flags & program::ChoiceFlag::names_concern) != 0);
      concerns += (flags & program::ChoiceFlag::names_concern) != 0 ? 1 : 0;
      limits += (flags & program::ChoiceFlag::sets_limit) != 0 ? 1 : 0;
    }
    CHECK(concerns >= 3);
    CHECK(limits >= 1);
    CHECK(concerns < program.choices.size() / 2);
    std::size_t repairs = 0;
    for (const program::Repair& repair : program.repairs) repairs += repair.flags != 0 ? 1 : 0;
    CHECK(repairs >= 1);
  }
}
