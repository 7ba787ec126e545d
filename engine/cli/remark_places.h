#pragma once
// From remarks of the analysis to diagnostics: their places in the author's text, and what the author
// explained away with `allow`.

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/case_analysis.h"
#include "engine/base/diagnostic.h"
#include "engine/program/program.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::cli {

/// The word lists of the scripts, and who of the cast needs plain language: the persona says so, and
/// `plain_language` of the cast member replaces that.
[[nodiscard]] analysis::WordingRules wording_rules(const scenario::Scenario& scenario,
                                                   const script::Scripts& scripts);

struct PlacedRemark {
  Diagnostic diagnostic;
  analysis::Witness witness;
  /// The author's reason why it is meant to be so; nothing when it is not explained.
  std::optional<std::string> allowed;
};

/// Every remark with its place in `loaded`, of which `program` was compiled.
[[nodiscard]] std::vector<PlacedRemark> place_remarks(const std::vector<analysis::Remark>& remarks,
                                                      const program::Program& program,
                                                      const scenario::LoadOutcome& loaded);

}  // namespace gesprek::cli
