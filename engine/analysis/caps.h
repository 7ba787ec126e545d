#pragma once
// Which limits a session can run into (format 5.19): what stands beside the bounds of a share, which are of
// before the caps.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/explore.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

enum class CapCause : std::uint8_t { must, rule, knockout, family_must, rubric };

/// One limit on a criterion, or on a whole family. Rules that share an id and a criterion are one cause; all
/// knock-outs together are one for every family with a criterion that the case scores (`index`: the one that
/// shows it, or whichever).
struct CapReach {
  std::uint32_t criterion = program::kNone;  // kNone: of a family
  std::uint32_t family = program::kNone;     // kNone: of a criterion
  std::optional<std::int32_t> limit;         // percent; none: a rubric of hooks.lua decides (5.26)
  CapCause cause = CapCause::must;
  std::uint32_t index = program::kNone;  // of the must, rule or knock-out in the Program
  /// In a session that reaches an ending; its witness ends there. Of a rubric: never known.
  Finding reached;
};

/// In the order of 5.19: criteria first, then families; without a report nothing is known of any.
[[nodiscard]] std::vector<CapReach> reachable_caps(const program::Program& program,
                                                   const ExploreReport* report);

/// The id of the event, the rule or the knock-out; empty of a rubric, and of a knock-out that is whichever.
[[nodiscard]] std::string cause_id(const program::Program& program, const CapReach& cap);

}  // namespace gesprek::analysis
