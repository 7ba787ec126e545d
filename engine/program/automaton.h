#pragma once
// Protocol rules as small automata over the events of a session (format 5.17).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::program {

/// One clause with its events resolved to symbols 1…n-1 of the rule (see Rule in program.h).
struct ClauseSpec {
  enum class Kind : std::uint8_t { before, requires_, forbids, within } kind = Kind::forbids;
  std::vector<std::uint32_t> first, then, trigger, event, unless;  // symbols
  int turns = 0;                                                   // within: 0 = before an ending
  std::uint32_t knockout = kNone;
};

struct Automaton {
  std::uint32_t states = 0, symbols = 0;
  std::vector<std::uint8_t> table;  // states * symbols
  std::vector<RuleState> info;      // one per state
  bool reads_turns = false;
};

/// The product of `clauses` as one deterministic automaton with `symbols` symbols (0 is the end of a turn),
/// by exploring the reachable states. Gives an automaton with `states` 0 when it would need more than 256. A
/// rule breaks once: states after breaking stay put.
[[nodiscard]] Automaton build_automaton(const std::vector<ClauseSpec>& clauses, std::uint32_t symbols);

}  // namespace gesprek::program
