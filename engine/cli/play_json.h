#pragma once
// What happened in a session as one JSON object (format §4).

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/scoring/score.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// Keys: scenario, program, seed, inputs, finished, ending, outcome, fault, state, scores, families, caps,
/// knockouts, rules_broken, musts_missed, overlays (as given), transcript.
[[nodiscard]] nlohmann::ordered_json session_json(const session::Session& session,
                                                  const scoring::Scores& scores,
                                                  const std::vector<std::string>& overlays);

}  // namespace gesprek::cli
