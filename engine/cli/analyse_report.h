#pragma once
// What `gesprek analyse` prints: for a trainer, for another program, and as a drawing.

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/case_analysis.h"
#include "engine/cli/case_file.h"
#include "engine/cli/remark_places.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// One analysed case: the parts outlive the printing.
struct AnalysedCase {
  const CaseFile& file;
  const analysis::CaseAnalysis& analysis;
  const std::vector<PlacedRemark>& remarks;
  std::uint64_t budget = 0;  // states a question, as asked
  Language language = Language::nl;
};

/// Every verdict says proved, refuted with the inputs that `gesprek play --choose` replays, or unknown after
/// so many states.
[[nodiscard]] std::string analyse_text(const AnalysedCase& analysed, const Terminal& terminal);

/// The keys of format §4.
[[nodiscard]] nlohmann::ordered_json analyse_json(const AnalysedCase& analysed);

/// The graph for Graphviz: nodes, choices on the edges, endings by outcome; what is never entered is dashed.
[[nodiscard]] std::string analyse_dot(const AnalysedCase& analysed);

}  // namespace gesprek::cli
