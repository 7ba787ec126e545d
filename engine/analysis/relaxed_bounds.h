#pragma once
// Layer 2: bounds of points that hold whatever the conditions of a case say. No complete session earns less
// than `min` or more than `max`; the true bounds may be narrower. No value: a loop may earn (or lose) without
// end, or no ending can be reached.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/analysis/flow_graph.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

struct RelaxedBound {
  std::uint32_t criterion = 0;
  std::optional<std::int64_t> min, max;
  bool can_end = true;  // false: no ending can be reached, so there is nothing to bound
};

/// One for each criterion that the case scores, in the Program's order. Points are those of CriterionScore
/// (5.18): sums over complete sessions of what was earned at decisions that counted.
[[nodiscard]] std::vector<RelaxedBound> relaxed_bounds(const program::Program& program,
                                                       const FlowGraph& graph);

}  // namespace gesprek::analysis
