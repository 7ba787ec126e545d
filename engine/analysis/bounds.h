#pragma once
// Bounds of points and shares over the graph of what was explored (format 5.18, 5.27).

#include <cstdint>
#include <vector>

#include "engine/analysis/explore.h"
#include "engine/analysis/search.h"

namespace gesprek::analysis {

/// Fills the criteria, shortest and longest of `report` from a complete exploration with its graph.
void find_bounds(Machine& machine, Search& search, const Graph& graph, const ExploreOptions& options,
                 ExploreReport& report);

}  // namespace gesprek::analysis
