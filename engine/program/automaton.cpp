#include "engine/program/automaton.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gesprek::program {

namespace {

constexpr std::size_t kMostStates = 256;

/// What one clause remembers. `waiting` counts the ends of turns left of a `within` (0: not waiting; -1:
/// waiting until an ending).
struct ClauseState {
  bool excused = false;
  bool has_first = false;  // before: a `first` was seen. requires: the duty was met
  bool triggered = false;  // all but within: a trigger was seen
  int waiting = 0;
  friend bool operator<(const ClauseState& a, const ClauseState& b) {
    return std::tie(a.excused, a.has_first, a.triggered, a.waiting) <
           std::tie(b.excused, b.has_first, b.triggered, b.waiting);
  }
};

/// The state of a whole rule. Once broken nothing else matters.
struct RuleMemory {
  bool broken = false;
  std::uint32_t knockout = kNone;
  std::vector<ClauseState> clauses;
  friend bool operator<(const RuleMemory& a, const RuleMemory& b) {
    return std::tie(a.broken, a.knockout, a.clauses) < std::tie(b.broken, b.knockout, b.clauses);
  }
};

bool has(const std::vector<std::uint32_t>& symbols, std::uint32_t symbol) {
  return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

/// Lets one clause read one event. True: the clause breaks now.
bool read_event(const ClauseSpec& clause, ClauseState& state, std::uint32_t symbol) {
  if (has(clause.unless, symbol)) state.excused = true;
  const bool holds = clause.trigger.empty() || state.triggered;  // from the event after the trigger on
  if (has(clause.trigger, symbol)) state.triggered = clause.kind != ClauseSpec::Kind::within;
  switch (clause.kind) {
    case ClauseSpec::Kind::forbids: return holds && !state.excused && has(clause.event, symbol);
    case ClauseSpec::Kind::before:
      if (has(clause.first, symbol)) state.has_first = true;
      return holds && !state.excused && !state.has_first && has(clause.then, symbol);
    case ClauseSpec::Kind::requires_:
      if (has(clause.event, symbol)) state.has_first = true;
      return false;
    case ClauseSpec::Kind::within:
      if (has(clause.trigger, symbol) && state.waiting == 0)
        state.waiting = clause.turns > 0 ? clause.turns + 1 : -1;
      if (has(clause.event, symbol) || state.excused) state.waiting = 0;
      return false;
  }
  return false;
}

/// What can no longer break is the same, however it came about: fewer states for the same rule.
void forget_the_rest(const ClauseSpec& clause, ClauseState& state) {
  const bool is_settled =
      clause.kind == ClauseSpec::Kind::before || clause.kind == ClauseSpec::Kind::requires_;
  if (!state.excused && !(is_settled && state.has_first)) return;
  state = ClauseState();
  state.excused = true;
}

/// The end of a turn. The turn in which the trigger came is not one of the turns that may still pass.
bool read_turn_end(const ClauseSpec& clause, ClauseState& state) {
  if (clause.kind != ClauseSpec::Kind::within || state.waiting <= 0) return false;
  --state.waiting;
  return state.waiting == 0;
}

bool breaks_at_end(const ClauseSpec& clause, const ClauseState& state) {
  if (state.excused) return false;
  if (clause.kind == ClauseSpec::Kind::within) return state.waiting != 0;
  if (clause.kind != ClauseSpec::Kind::requires_) return false;
  return !state.has_first && (clause.trigger.empty() || state.triggered);
}

RuleMemory read(const std::vector<ClauseSpec>& clauses, const RuleMemory& before, std::uint32_t symbol) {
  if (before.broken) return before;
  RuleMemory after = before;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const bool breaks = symbol == 0 ? read_turn_end(clauses[i], after.clauses[i])
                                    : read_event(clauses[i], after.clauses[i], symbol);
    if (breaks) return {true, clauses[i].knockout, {}};
    forget_the_rest(clauses[i], after.clauses[i]);
  }
  return after;
}

RuleState describe(const std::vector<ClauseSpec>& clauses, const RuleMemory& memory) {
  RuleState out;
  out.broken = memory.broken ? 1 : 0;
  out.knockout = memory.knockout;
  for (std::size_t i = 0; i < memory.clauses.size() && out.broken_at_end == 0; ++i) {
    if (!breaks_at_end(clauses[i], memory.clauses[i])) continue;
    out.broken_at_end = 1;
    out.knockout = clauses[i].knockout;
  }
  return out;
}

}  // namespace

Automaton build_automaton(const std::vector<ClauseSpec>& clauses, std::uint32_t symbols) {
  Automaton out;
  out.symbols = symbols;
  std::map<RuleMemory, std::uint32_t> known;
  std::vector<RuleMemory> states;
  const auto number = [&](const RuleMemory& memory) {
    const auto [found, is_new] = known.emplace(memory, static_cast<std::uint32_t>(states.size()));
    if (is_new) states.push_back(memory);
    return found->second;
  };
  number({false, kNone, std::vector<ClauseState>(clauses.size())});
  for (std::size_t at = 0; at < states.size(); ++at) {
    for (std::uint32_t symbol = 0; symbol < symbols; ++symbol) {
      const RuleMemory before = states[at];  // a copy: number() may grow the vector
      const std::uint32_t to = number(read(clauses, before, symbol));
      if (states.size() > kMostStates) return Automaton{};
      out.table.push_back(static_cast<std::uint8_t>(to));
      if (symbol == 0 && to != at) out.reads_turns = true;
    }
  }
  out.states = static_cast<std::uint32_t>(states.size());
  for (const RuleMemory& memory : states) out.info.push_back(describe(clauses, memory));
  return out;
}

}  // namespace gesprek::program
