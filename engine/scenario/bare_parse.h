#pragma once
// The floor that reading is measured against: yaml-cpp's own event parse with nothing behind it.

#include <cstddef>
#include <string>

namespace gesprek::scenario {

/// Parses `yaml` with yaml-cpp into a handler that only counts. Gives the number of events, or 0 when
/// yaml-cpp refuses the text. For benchmarks only: it knows no limits.
[[nodiscard]] std::size_t count_bare_events(const std::string& yaml);

}  // namespace gesprek::scenario
