#include "engine/analysis/explore.h"

namespace gesprek::analysis {

std::string format_witness(const program::Program& program, const Witness& witness) {
  std::string out;
  for (const session::Input& input : witness) {
    if (!out.empty()) out += ", ";
    out += session::format_input(program, input);
  }
  return out;
}

// 5.18: whole, half up. Both parts are sums of what lies above the least, so neither is negative.
std::optional<int> ShareBound::percent() const {
  if (!earned || !possible || *possible <= 0) return std::nullopt;
  return static_cast<int>((200 * *earned + *possible) / (2 * *possible));
}

}  // namespace gesprek::analysis
