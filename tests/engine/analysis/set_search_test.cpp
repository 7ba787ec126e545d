// Exploring sets of states against exploring states one by one, which explore_test.cpp holds to the real
// Session. GESPREK_GRAPHS and GESPREK_FIRST_GRAPH as there.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "engine/analysis/search.h"
#include "engine/analysis/set_search.h"
#include "tests/support/program_builder.h"
#include "tests/support/random_program.h"

TEST_SUITE_BEGIN("engine/analysis");

namespace gesprek::test {
namespace {

using analysis::Machine;
using analysis::Question;
using analysis::Search;
using analysis::SearchLimits;
using analysis::SetLimits;
using analysis::SetSearch;
using analysis::Where;
using program::Program;

constexpr std::uint64_t kMostStates = 3000;

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

Question everything(const Program& program) {
  Question question;
  question.conditions = true;
  for (std::uint32_t m = 0; m < program.musts.size(); ++m) question.musts.push_back(m);
  for (std::uint32_t r = 0; r < program.rules.size(); ++r) question.rules.push_back(r);
  for (std::uint32_t k = 0; k < program.knockouts.size(); ++k) question.knockouts.push_back(k);
  return question;
}

/// Calls f(what, one by one, in sets) for everything that can happen.
template <class F>
void each(const Machine& machine, const analysis::Happenings& one, const analysis::Happenings& sets, F&& f) {
  const auto all = [&](const char* what, const std::vector<Where>& a, const std::vector<Where>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) f(what, i, a[i], b[i]);
  };
  all("node", one.nodes, sets.nodes);
  all("choice", one.choices, sets.choices);
  all("ending", one.endings, sets.endings);
  all("dead end", one.dead_ends, sets.dead_ends);
  for (std::size_t i = 0; i < one.sites.size(); ++i) {
    // What steers nothing is only looked at where a question is about conditions.
    const auto kind = static_cast<analysis::SiteKind>(machine.sites()[i].kind);
    if (!machine.question().conditions && !analysis::steers(kind)) continue;
    f("condition fails", i, one.sites[i][0], sets.sites[i][0]);
    f("condition holds", i, one.sites[i][1], sets.sites[i][1]);
  }
  f("loop", 0, one.loop, sets.loop);
  f("no way", 0, one.no_way, sets.no_way);
  all("rule", one.broken, sets.broken);
  all("rule at an ending", one.broken_at_ending, sets.broken_at_ending);
  all("knock-out", one.opened, sets.opened);
  all("repaired", one.repaired, sets.repaired);
  all("unrepaired", one.unrepaired, sets.unrepaired);
  all("unrepaired at a good ending", one.unrepaired_good, sets.unrepaired_good);
  all("missed", one.missed, sets.missed);
  all("missed at a good ending", one.missed_good, sets.missed_good);
}

struct Compared {
  bool was_told = false, had_modes = false;
  std::uint64_t states = 0, steps = 0;
};

/// Both ways over `question`; `most_inputs` 0: no limit.
Compared compare(const Program& program, const Question& question, bool by_layers,
                 std::uint32_t most_inputs) {
  Compared out;
  Machine machine(program, question);
  if (!machine.fits()) return out;
  SearchLimits limits;
  limits.by_class = false;
  limits.budget = kMostStates;
  limits.most_inputs = most_inputs;
  Search one(machine, limits);
  one.run();
  Machine other(program, question);
  if (!one.is_complete() || !SetSearch::can_tell(other)) return out;
  SetLimits set_limits;
  set_limits.work = 100'000;
  set_limits.by_layers = by_layers;
  set_limits.most_inputs = most_inputs;
  SetSearch sets(other, set_limits);
  sets.run();
  if (!sets.is_complete()) return out;  // too much work
  out.was_told = true;
  out.had_modes = other.modes() > 1;
  out.states = one.states();
  out.steps = sets.steps();
  // A register that says the mode keeps its value in sets, also where nothing reads it any more.
  if (other.modes() == 1) CHECK(sets.states() == one.states());
  CHECK(sets.states() >= one.states());
  each(other, one, sets, [&](const char* what, std::size_t which, const Where& a, const Where& b) {
    CAPTURE(std::string(what));
    CAPTURE(which);
    CHECK(a.found() == b.found());
    if (!a.found() || !b.found()) return;
    const auto moves = sets.moves_to(b);
    if (by_layers) CHECK(moves.size() == one.moves_to(a).size());
    CHECK(analysis::realise(other, moves).has_value());
  });
  return out;
}

}  // namespace

TEST_CASE("sets of states reach what states one by one reach, in random cases") {
  const std::uint64_t first = number_from_environment("GESPREK_FIRST_GRAPH", 1);
  const std::uint64_t graphs = number_from_environment("GESPREK_GRAPHS", 20);
  std::uint64_t told = 0;
  std::uint64_t with_modes = 0;
  std::uint64_t states = 0;
  std::uint64_t steps = 0;
  for (std::uint64_t seed = first; seed < first + graphs; ++seed) {
    CAPTURE(seed);
    Program program = random_program(seed);
    for (const bool is_narrow : {false, true}) {
      CAPTURE(is_narrow);
      // Where interrupts ask variables of few values, those tell apart what is still read.
      for (program::Slot& slot : program.slots) {
        if (!is_narrow) break;
        slot.max = slot.min + 2;
        slot.start = std::min(slot.start, slot.max);
      }
      for (const bool by_layers : {true, false}) {
        CAPTURE(by_layers);
        const Compared compared = compare(program, everything(program), by_layers, 0);
        told += compared.was_told ? 1 : 0;
        with_modes += compared.had_modes ? 1 : 0;
        states += compared.states;
        steps += compared.steps;
        compare(program, {}, by_layers, 0);
      }
      compare(program, everything(program), true, 3);
    }
  }
  if (graphs >= 20) CHECK(told > graphs / 4);
  if (graphs >= 20) CHECK(with_modes > 0);
  MESSAGE(told << " cases, " << states << " states, " << steps << " steps in sets");
}

// One condition of a choice is asked where the choice is on offer, after two inputs, and on the way of a
// third input, from another state that two inputs lead to: the first is sooner, whichever state is looked at
// first.
TEST_CASE("what is so after some inputs is met sooner than what the next input leads to") {
  const Program program = random_program(204);
  Question question;
  question.conditions = true;
  Machine machine(program, question);
  SearchLimits limits;
  limits.by_class = false;
  limits.most_inputs = 3;
  Search one(machine, limits);
  one.run();
  SetLimits set_limits;
  set_limits.most_inputs = 3;
  SetSearch sets(machine, set_limits);
  sets.run();
  REQUIRE(sets.is_complete());
  std::size_t at_offer = 0;
  for (std::size_t i = 0; i < one.sites.size(); ++i) {
    for (const std::size_t side : {0U, 1U}) {
      REQUIRE(one.sites[i][side].found() == sets.sites[i][side].found());
      if (!one.sites[i][side].found()) continue;
      CAPTURE(i);
      CHECK(one.moves_to(one.sites[i][side]).size() == sets.moves_to(sets.sites[i][side]).size());
      if (one.sites[i][side].move == Where::kBefore && one.moves_to(one.sites[i][side]).size() == 2)
        ++at_offer;
    }
  }
  CHECK(at_offer > 0);
}

// Two counters of 0 to 3 that go up one at a time at one node: 4 * 4 states, all told apart by the choice
// that wants both at 3. In sets each way to go up is taken by many states at once.
TEST_CASE("states that differ in what no step asks go together") {
  ProgramBuilder b;
  b.slot("a", 0);
  b.slot("b", 0);
  NodeSpec& node = b.node("begin");
  node.choice(choice("a").when(slot_le("a", 2)).add("a", 1).go("begin"));
  node.choice(choice("b").when(slot_le("b", 2)).add("b", 1).go("begin"));
  node.choice(choice("klaar").when(slot_ge("a", 3) && slot_ge("b", 3)).go("einde"));
  b.node("einde").ends("Klaar");
  const Program program = b.build();
  Machine machine(program, {});
  SetLimits limits;
  SetSearch sets(machine, limits);
  sets.run();
  REQUIRE(sets.is_complete());
  CHECK(sets.states() == 16);
  // Three of a, three of b, then the choice that ends it.
  REQUIRE(sets.endings[1].found());
  CHECK(sets.moves_to(sets.endings[1]).size() == 7);
  limits.work = 3;
  SetSearch spent(machine, limits);
  spent.run();
  CHECK_FALSE(spent.is_complete());
}

}  // namespace gesprek::test

TEST_SUITE_END();
