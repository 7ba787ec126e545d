// Conditions that steer nothing, answered with few states to look at (playing, intervals, loose questions),
// against the answers of all states. GESPREK_GRAPHS and GESPREK_FIRST_GRAPH as in explore_test.cpp.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "engine/analysis/condition_walk.h"
#include "engine/analysis/explored.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

TEST_SUITE_BEGIN("engine/analysis");

namespace gesprek::test {
namespace {

using namespace gesprek::analysis;  // NOLINT: tests
using program::Program;

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

using Site = std::pair<std::uint8_t, std::uint32_t>;
using Sides = std::map<Site, ConditionSides>;

Sides sides_of(const FoundSides& found) {
  Sides out;
  for (const ConditionSides& sides : found.sides)
    CHECK(out.emplace(Site{static_cast<std::uint8_t>(sides.kind), sides.index}, sides).second);
  return out;
}

/// Whether a machine that takes `witness` hears that the condition says so.
bool hears(const Program& program, const std::vector<Move>& moves, const Site& site, bool side) {
  struct Ear final : Witnessing {
    void entered(std::uint32_t /*node*/) override {}
    void asked(std::uint32_t which, bool holds) override {
      heard = heard || (which == at && holds == wanted);
    }
    void rule_broken(std::uint32_t /*watched*/) override {}
    void knockout_opened(std::uint32_t /*watched*/) override {}
    void knockout_closed(std::uint32_t /*watched*/) override {}
    void interrupted(std::uint32_t /*interrupt*/) override {}
    void told(std::uint32_t /*signal*/) override {}
    std::uint32_t at = 0;
    bool wanted = false, heard = false;
  };
  Question question;
  question.conditions = true;
  Machine machine(program, question);
  Ear ear;
  ear.wanted = side;
  for (std::uint32_t i = 0; i < machine.sites().size(); ++i) {
    if (machine.sites()[i].kind == site.first && machine.sites()[i].index == site.second) ear.at = i;
  }
  machine.listen(&ear);
  Work work;
  End end = machine.begin(work);
  std::vector<Move> offered;
  for (const Move& move : moves) {
    if (end != End::none) return false;
    static_cast<void>(machine.settle(work));
    machine.moves(work, offered);
    // What can be taken back of a choice is numbered by each machine for itself.
    const auto same = std::find_if(offered.begin(), offered.end(), [&](const Move& other) {
      return other.kind == move.kind && other.target == move.target &&
             (other.extra == move.extra || move.kind == session::InputKind::choice);
    });
    if (same == offered.end()) return false;
    end = machine.take(work, *same);
  }
  if (end == End::none) {
    static_cast<void>(machine.settle(work));
    machine.ask_offer(work);
  }
  return ear.heard;
}

}  // namespace

TEST_CASE("with few states to look at, what is said of conditions is what all states say") {
  const std::uint64_t first = number_from_environment("GESPREK_FIRST_GRAPH", 1);
  const std::uint64_t graphs = number_from_environment("GESPREK_GRAPHS", 20);
  std::uint64_t compared = 0;
  std::uint64_t proved = 0;
  for (std::uint64_t seed = first; seed < first + graphs; ++seed) {
    CAPTURE(seed);
    const Program program = random_program(seed);
    ExploreOptions options;
    options.budget = 100'000;
    const FoundSides all = find_condition_sides(program, options);
    if (!all.exact) continue;
    const Sides known = sides_of(all);
    for (const std::uint64_t budget : {20U, 200U, 2'000U}) {
      CAPTURE(budget);
      options.budget = budget;
      const FoundSides few = find_condition_sides(program, options);
      bool all_known = true;
      for (const auto& one : sides_of(few)) {
        const Site& site = one.first;
        const ConditionSides& sides = one.second;
        CAPTURE(static_cast<int>(site.first));
        CAPTURE(site.second);
        REQUIRE(known.count(site) == 1);
        const auto agree = [&](const Finding& said, const Finding& other) {
          all_known = all_known && said.answer != Answer::unknown;
          if (said.answer == Answer::unknown) return;
          CHECK(said.answer == other.answer);
          ++compared;
          proved += said.answer == Answer::no ? 1 : 0;
        };
        agree(sides.holds, known.at(site).holds);
        agree(sides.fails, known.at(site).fails);
      }
      CHECK(few.exact == all_known);
    }
  }
  if (graphs >= 20) CHECK(proved > 0);
  if (graphs >= 20) CHECK(compared > 10 * graphs);
  MESSAGE(compared << " answers, " << proved << " of them that it never is so");
}

TEST_CASE("what playing meets, the way to it meets; a loose question leaves nothing out that can be met") {
  const std::uint64_t first = number_from_environment("GESPREK_FIRST_GRAPH", 1);
  const std::uint64_t graphs = number_from_environment("GESPREK_GRAPHS", 20);
  std::uint64_t met = 0;
  std::uint64_t never = 0;
  for (std::uint64_t seed = first; seed < first + graphs; ++seed) {
    CAPTURE(seed);
    const Program program = random_program(seed);
    Question question;
    question.conditions = true;
    Machine machine(program, question);
    if (!machine.fits() || machine.has_unknowns()) continue;
    WalkLimits limits;
    limits.steps = 2'000;
    ConditionWalk walk(machine, limits);
    walk.run();
    question.loosely = true;
    ExploreOptions options;
    options.budget = 50'000;
    const Explored loose = explore_question(program, question, options, {});
    for (std::size_t i = 0; i < machine.sites().size(); ++i) {
      const Machine::Site& site = machine.sites()[i];
      if (steers(static_cast<SiteKind>(site.kind))) continue;
      CAPTURE(static_cast<int>(site.kind));
      CAPTURE(site.index);
      for (const std::size_t side : {0U, 1U}) {
        const Where& where = walk.sites[i][side];
        if (where.found() && ++met % 8 == 0)
          CHECK(hears(program, walk.moves_to(where), Site{site.kind, site.index}, side != 0));
        if (!loose.search || !loose.complete) continue;
        for (std::size_t k = 0; k < loose.machine->sites().size(); ++k) {
          const Machine::Site& other = loose.machine->sites()[k];
          if (other.kind != site.kind || other.index != site.index) continue;
          const bool found = loose.search->sites[k][side].found();
          if (where.found()) CHECK(found);
          never += found ? 0 : 1;
        }
      }
    }
  }
  if (graphs >= 20) CHECK(met > 100);
  if (graphs >= 20) CHECK(never > 0);
}

}  // namespace gesprek::test

TEST_SUITE_END();
