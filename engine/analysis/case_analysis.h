#pragma once
// Everything that is known about a case, layer by layer, and what there is to say about it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/explore.h"
#include "engine/analysis/intervals.h"
#include "engine/analysis/relaxed_bounds.h"
#include "engine/analysis/remark.h"
#include "engine/analysis/routes.h"
#include "engine/analysis/structure.h"
#include "engine/analysis/wording.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

struct AnalysisOptions {
  /// For the exact exploration; a budget of 0 leaves it out.
  ExploreOptions explore;
  /// Mixed routes on which endings are held against points; 0: none.
  std::size_t routes = 200;
  bool with_smells = true;
  WordingRules wording;
};

struct CaseAnalysis {
  Structure structure;               // proved
  std::vector<RelaxedBound> bounds;  // proved, perhaps wide
  Intervals intervals;               // proved, perhaps wide
  std::optional<ExploreReport> exact;
  std::optional<Route> model_route;  // of a case with `model: true`
  std::vector<Remark> remarks;       // by place in the Program, then code

  /// Whether `node` can be entered, and `choice` taken: the exact answer where there is one, else `no` where
  /// a sound layer proves it, else unknown.
  [[nodiscard]] Answer entered(std::uint32_t node) const;
  [[nodiscard]] Answer selectable(std::uint32_t choice) const;
};

[[nodiscard]] CaseAnalysis analyse_case(const program::Program& program, const AnalysisOptions& options);

/// The remarks of layers 1 to 3 and the exact exploration (format 5.25), without smells.
void remark_on_flow(const program::Program& program, const FlowGraph& graph, const CaseAnalysis& analysis,
                    std::vector<Remark>& out);
/// Those about points, where they are exact: a criterion that gives everybody 100 %, or nobody.
void remark_on_bounds(const program::Program& program, const CaseAnalysis& analysis,
                      std::vector<Remark>& out);

/// Words of a case that a learner may read or hear: lines, choices and endings.
[[nodiscard]] std::size_t count_words(const program::Program& program);

}  // namespace gesprek::analysis
