#pragma once
// One question, explored: what explore.cpp and condition_sides.cpp make their findings of.

#include <memory>

#include "engine/analysis/explore.h"
#include "engine/analysis/search.h"

namespace gesprek::analysis {

struct Explored {
  std::unique_ptr<Machine> machine;  // always
  std::unique_ptr<Search> search;    // none where the question does not fit in a machine
  bool complete = false;
};

/// `limits` but for its budget and most_inputs, which are those of `options`.
[[nodiscard]] Explored explore_question(const program::Program& program, const Question& question,
                                        const ExploreOptions& options, SearchLimits limits);

/// `yes` with a witness, `no` where the question was explored to the end, else `unknown`.
[[nodiscard]] Finding finding_of(const Explored& explored, const Where& where, const ExploreOptions& options);

/// Both sides of every condition that steers nothing (a line that only says something).
struct FoundSides {
  std::vector<ConditionSides> sides;
  bool exact = true;         // every side is proved or shown
  std::uint64_t states = 0;  // visited
};
[[nodiscard]] FoundSides find_condition_sides(const program::Program& program, const ExploreOptions& options);

}  // namespace gesprek::analysis
