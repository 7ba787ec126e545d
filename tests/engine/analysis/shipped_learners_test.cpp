// What simulated learners make of the shipped cases: the model route is skilled, who avoids the concern does
// not pass on it, and skill pays in every goal. The goals of a case are the first criteria it lists.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/analysis/simulate.h"
#include "tests/engine/analysis/shipped_program.h"

using namespace gesprek;
using namespace gesprek::analysis;
using namespace gesprek::test;

namespace {

const std::string kLevi = "scenarios/ja-hoor-dat-snap-ik";      // K03
const std::string kMees = "scenarios/mag-ik-nog-even-blijven";  // K02
const std::vector<std::string> kLeviGoals = {"C6", "C7", "C3", "C14", "A1", "B8", "C15"};
const std::vector<std::string> kMeesGoals = {"C8", "C9", "B2", "A7", "A3", "A4", "A9", "C5"};
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

void check_model(const std::string& folder, const std::vector<std::string>& goals) {
  const program::Program& program = shipped_program(folder);
  const Simulation model = run(program, Policy::model);
  REQUIRE(model.tally.ended == 1);
  for (const std::string& goal : goals) {
    INFO(goal);
    CHECK(percent_of(model, program, goal) >= kSkilled);
    CHECK(model.tally.criteria[criterion_at(program, goal)].opportunities.least() >= 2);
  }
}

void check_cautious(const std::string& folder, const std::vector<std::string>& concerns) {
  const program::Program& program = shipped_program(folder);
  const Simulation cautious = run(program, Policy::cautious);
  REQUIRE(cautious.tally.ended == 1);
  for (const std::string& concern : concerns) {
    INFO(concern);
    CHECK(percent_of(cautious, program, concern) < kSkilled);
  }
}

void check_skill(const std::string& folder, const std::vector<std::string>& goals) {
  const program::Program& program = shipped_program(folder);
  const Simulation strong = run(program, Policy::noisy, 4000, 900'000);
  const Simulation weak = run(program, Policy::noisy, 4000, 300'000);
  for (const std::string& goal : goals) {
    INFO(goal);
    const std::size_t i = criterion_at(program, goal);
    CHECK(strong.tally.criteria[i].capped_percent.mean() > weak.tally.criteria[i].capped_percent.mean() + 5);
    CHECK(strong.tally.criteria[i].percent.mean() > weak.tally.criteria[i].percent.mean() + 5);
  }
}

}  // namespace

TEST_SUITE("engine/analysis/shipped_learners") {
  TEST_CASE("the model route is skilled in every goal of the case") {
    check_model(kLevi, kLeviGoals);
    check_model(kMees, kMeesGoals);
  }

  // Naming the concern to a parent (C3, B1) or to a child (B2), and an honest limit (C9): what this learner
  // avoids.
  TEST_CASE("who avoids naming the concern and setting a limit does not pass on the concern criteria") {
    check_cautious(kLevi, {"C3", "B1"});
    check_cautious(kMees, {"B2", "C9", "A4", "A7"});
  }

  TEST_CASE("skill 0.9 beats skill 0.3 in every goal of the case") {
    check_skill(kLevi, kLeviGoals);
    check_skill(kMees, kMeesGoals);
  }

  TEST_CASE("every run of every learner reaches an ending") {
    for (const std::string& folder : {kLevi, kMees, std::string("scenarios/eerste-zorg")}) {
      INFO(folder);
      const program::Program& program = shipped_program(folder);
      CHECK(run(program, Policy::random, 3000).tally.ended == 3000);
      CHECK(run(program, Policy::noisy, 1000, 700'000).tally.ended == 1000);
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
    const program::Program& program = shipped_program(kLevi);
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
