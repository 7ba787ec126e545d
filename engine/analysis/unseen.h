#pragma once
// What no run came across, with the nearest way there: the shortest path in the graph from something that was
// seen. A path in the graph is a hint, not a proof: its conditions may exclude each other.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis/tally.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// How one node leads to another.
enum class StepKind : std::uint8_t { choice, go, branch, topic, then, otherwise, late, form, interrupt };
struct WayStep {
  StepKind kind = StepKind::go;
  std::uint32_t from = program::kNone;    // node; kNone: from anywhere (interrupt)
  std::uint32_t to = 0;                   // node
  std::uint32_t record = program::kNone;  // choice, arm, topic or interrupt
  program::Code when;                     // of the record; empty: always
};

struct UnseenNode {
  std::uint32_t node = 0;
  std::vector<WayStep> way;  // empty: no way leads there from anything seen
};

/// A choice of a node that was entered.
struct UnseenChoice {
  std::uint32_t choice = 0;
  bool was_offered = false;  // it could be taken, and nobody did
};

/// A condition of which only one side was seen. Of nodes that were entered and choices that were offered
/// only.
enum class ConditionOf : std::uint8_t { choice, line, branch, topic, interrupt, reveal };
struct OneSided {
  ConditionOf of = ConditionOf::choice;
  std::uint32_t record = 0;
  program::Code when;
  bool never_true = false;  // else: never false
};

struct Unseen {
  std::vector<UnseenNode> nodes;       // document order
  std::vector<UnseenChoice> choices;   // document order
  std::vector<OneSided> conditions;    // by kind, then document order
  std::vector<std::uint32_t> endings;  // indexes in Program::endings
  // What there is, to say how much of it was seen.
  std::uint64_t all_sides = 0, seen_sides = 0;  // two for each condition of the case
};

[[nodiscard]] Unseen find_unseen(const program::Program& program, const Tally& tally);

}  // namespace gesprek::analysis
