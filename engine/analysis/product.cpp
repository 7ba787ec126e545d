#include "engine/analysis/product.h"

#include <algorithm>
#include <unordered_map>

namespace gesprek::analysis {

using session::InputKind;

Product::Product(const Machine& machine, Search& search, std::uint32_t most_inputs)
    : machine_(machine), p_(machine.program()), search_(search), most_inputs_(most_inputs) {
  Work work;
  for (std::size_t i = 0; i < search.states(); ++i) {
    search.unpack(i, work);
    std::uint32_t bits = 0;
    for (std::uint32_t age = 1; age <= machine.ages(); ++age) {
      if (machine.can_mend(work, age)) bits |= 1U << age;
    }
    mendable_.push_back(bits);
  }
}

// --- what an automaton makes of a step (as run.cpp: feed, open_knockout, shift_windows, settle_windows) ---

void Product::feed(const Automaton& automaton, std::size_t place, std::uint32_t symbol, Known& known) {
  const std::uint32_t index = automaton.rules[place];
  const program::Rule& rule = p_.rules[index];
  const std::uint32_t before = known.rules[place];
  const std::uint32_t now = p_.rule_table[rule.table + before * rule.symbols + symbol];
  if (now == before) return;
  known.rules[place] = static_cast<std::uint8_t>(now);
  const program::RuleState& info = p_.rule_states[rule.info + now];
  if (info.broken == 0 || p_.rule_states[rule.info + before].broken != 0) return;
  if (index == automaton.rule) {
    known.broken = 1;
    hit_[at_once] = true;
  }
  if (automaton.knockout != kNone && info.knockout == automaton.knockout) open(automaton, true, known);
}

void Product::open(const Automaton& automaton, bool by_rule, Known& known) {
  const bool is_open =
      std::any_of(known.open.begin(), known.open.end(), [](std::uint8_t o) { return o != 0; });
  if (by_rule && (known.lost != 0 || is_open)) return;
  if (known.open[age_] != 0) return;
  known.open[age_] = has_choice_ ? 1 : 2;
  if (p_.knockouts[automaton.knockout].repairable == 0) known.lost = 1;
  hit_[at_once] = true;
}

void Product::read(const Automaton& automaton, std::size_t number, Known& known) {
  const Search::Step& step = search_.steps()[number];
  const std::vector<std::uint32_t>& tape = search_.tape();
  const std::size_t end =
      number + 1 < search_.steps().size() ? search_.steps()[number + 1].tape : tape.size();
  has_choice_ = step.kind == InputKind::choice;
  const bool is_turn = has_choice_ || step.kind == InputKind::repair || step.kind == InputKind::late;
  age_ = is_turn ? 0 : 1;
  for (std::size_t i = step.tape; i < end; ++i) {
    const std::uint32_t signal = tape[i];
    if (signal == kToldTurn) {
      // What a repair takes back is closed before the turn ends.
      if (step.kind == InputKind::repair && known.open[step.repair_age] == 1 && automaton.knockout != kNone &&
          p_.knockouts[automaton.knockout].repairable != 0) {
        known.open[step.repair_age] = 0;
        hit_[closed] = true;
      }
      for (std::size_t r = 0; r < automaton.rules.size(); ++r) {
        if (p_.rules[automaton.rules[r]].reads_turns != 0) feed(automaton, r, 0, known);
      }
      if (known.open[kMostAges] != 0) known.lost = 1;
      std::copy_backward(known.open.begin(), known.open.end() - 1, known.open.end());
      known.open[0] = 0;
      age_ = 1;
    } else if (signal == kToldChoiceOver) {
      has_choice_ = false;
    } else if (signal >= kToldCritical) {
      if (signal - kToldCritical == automaton.knockout) open(automaton, false, known);
    } else {
      const auto [name, answer] = machine_.told_events()[signal];
      if (name == automaton.must_event) known.seen = 1;
      for (std::size_t r = 0; r < automaton.rules.size(); ++r) {
        const program::Range patterns = p_.rules[automaton.rules[r]].patterns;
        for (std::uint32_t x = patterns.begin; x != patterns.end(); ++x) {
          const program::RulePattern& pattern = p_.rule_patterns[x];
          if (pattern.event != name || (pattern.answer != kNone && pattern.answer != answer)) continue;
          feed(automaton, r, pattern.symbol, known);
        }
      }
    }
  }
}

// 5.17: duties are judged at an ending.
void Product::end(const Automaton& automaton, const Search::Step& step, Known& known) {
  has_choice_ = false;
  for (std::size_t r = 0; r < automaton.rules.size(); ++r) {
    const program::Rule& rule = p_.rules[automaton.rules[r]];
    const program::RuleState& info = p_.rule_states[rule.info + known.rules[r]];
    if (automaton.rules[r] == automaton.rule) {
      const bool is_broken = known.broken != 0 || info.broken != 0 || info.broken_at_end != 0;
      hit_[at_ending] = is_broken;
      hit_[at_once] = hit_[at_once] || is_broken;
    }
    if (info.broken_at_end == 0 || info.broken != 0) continue;
    if (automaton.knockout != kNone && info.knockout == automaton.knockout) open(automaton, true, known);
  }
  const bool is_good = p_.endings[p_.nodes[step.end_node].way_index].outcome == program::Outcome::good;
  if (automaton.must_event != kNone) hit_[at_ending] = known.seen == 0;
  if (automaton.knockout != kNone) {
    hit_[at_ending] = known.lost != 0 || std::any_of(known.open.begin(), known.open.end(),
                                                     [](std::uint8_t o) { return o != 0; });
  }
  hit_[at_good] = hit_[at_ending] && is_good;
}

void Product::settle(const Automaton& automaton, const Search::Step& step, Known& known) {
  const bool is_repairable = automaton.knockout != kNone && p_.knockouts[automaton.knockout].repairable != 0;
  for (std::uint32_t age = 1; age <= kMostAges; ++age) {
    if (known.open[age] == 0) continue;
    if (is_repairable && known.open[age] == 1 && (mendable_[step.to] >> age & 1U) != 0) continue;
    known.open[age] = 0;
    known.lost = 1;
  }
}

// --- every pair once, breadth first ---

void Product::run(const Automaton& automaton) {
  vertices_.clear();
  found_ = {};
  std::map<Known, std::uint32_t> numbers;
  std::vector<Known> knowns;
  std::unordered_map<std::uint64_t, std::uint32_t> met;
  const auto visit = [&](std::uint32_t from, std::size_t number) {
    const Search::Step& step = search_.steps()[number];
    Known known;
    if (number != 0) known = knowns[vertices_[from].known];
    hit_ = {};
    read(automaton, number, known);
    if (step.end == End::ending) end(automaton, step, known);
    for (std::size_t target = 0; target < targets; ++target) {
      if (!hit_[target] || found_[target].is_found) continue;
      found_[target] = {true, moves_to(from, number)};
    }
    if (step.end != End::none) return;
    settle(automaton, step, known);
    const auto [at, is_new_known] = numbers.emplace(known, static_cast<std::uint32_t>(knowns.size()));
    if (is_new_known) knowns.push_back(known);
    const std::uint64_t key = std::uint64_t{at->second} << 32U | step.to;
    if (!met.emplace(key, 0).second) return;
    vertices_.push_back({step.to, at->second, from, static_cast<std::uint32_t>(number)});
  };
  visit(0, 0);
  std::size_t level_end = vertices_.size();
  std::uint32_t depth = 0;
  for (std::size_t i = 0; i < vertices_.size(); ++i) {
    if (i == level_end) {
      ++depth;
      level_end = vertices_.size();
    }
    if (most_inputs_ != 0 && depth >= most_inputs_) break;
    const std::uint32_t state = vertices_[i].state;
    for (std::uint32_t s = search_.first_steps()[state]; s != search_.first_steps()[state + 1]; ++s)
      visit(static_cast<std::uint32_t>(i), s);
  }
}

std::vector<Move> Product::moves_to(std::uint32_t vertex, std::size_t step) {
  std::vector<Move> out;
  if (step == 0) return out;
  for (;;) {
    out.push_back(search_.move_of(vertices_[vertex].state, search_.steps()[step].move));
    step = vertices_[vertex].step;
    if (step == 0) break;
    vertex = vertices_[vertex].parent;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

Product::Must Product::must(std::uint32_t must) {
  Automaton automaton;
  automaton.must_event = p_.musts[must].event;
  run(automaton);
  return {take(at_ending), take(at_good)};
}

Product::Rule Product::rule(std::uint32_t rule) {
  Automaton automaton;
  automaton.rules = {rule};
  automaton.rule = rule;
  run(automaton);
  return {take(at_once), take(at_ending)};
}

namespace {

std::vector<std::uint32_t> rules_breaking_as(const program::Program& p, std::uint32_t knockout) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t r = 0; r < p.rules.size(); ++r) {
    for (std::uint32_t s = 0; s < p.rules[r].states; ++s) {
      if (p.rule_states[p.rules[r].info + s].knockout != knockout) continue;
      out.push_back(r);
      break;
    }
  }
  return out;
}

}  // namespace

bool Product::can_tell(std::uint32_t knockout) const {
  if (std::any_of(p_.choices.begin(), p_.choices.end(),
                  [&](const program::Choice& choice) { return choice.repairs == knockout; }))
    return false;
  return rules_breaking_as(p_, knockout).size() <= Known{}.rules.size();
}

Product::Knockout Product::knockout(std::uint32_t knockout) {
  Automaton automaton;
  automaton.knockout = knockout;
  automaton.rules = rules_breaking_as(p_, knockout);
  run(automaton);
  return {take(at_once), take(at_ending), take(at_good), take(closed)};
}

}  // namespace gesprek::analysis
