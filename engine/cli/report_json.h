#pragma once
// A debrief as one JSON object, for tools: the whole model of engine/scoring/debrief.h. Keys are stable;
// docs/report.md explains them.

#include <nlohmann/json_fwd.hpp>

#include "engine/scoring/debrief.h"

namespace gesprek::cli {

[[nodiscard]] nlohmann::ordered_json debrief_json(const scoring::Debrief& debrief);

}  // namespace gesprek::cli
