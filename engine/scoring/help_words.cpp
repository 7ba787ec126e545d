#include "engine/scoring/help_words.h"

namespace gesprek::scoring {

std::string ages_in_words(int from_age, int to_age) {
  if (from_age > 0 && to_age > 0) {
    return std::to_string(from_age) + " tot en met " + std::to_string(to_age) + " jaar";
  }
  if (from_age > 0) return "vanaf " + std::to_string(from_age) + " jaar";
  if (to_age > 0) return "tot en met " + std::to_string(to_age) + " jaar";
  return {};
}

std::string whom_in_words(const HelpLine& line) {
  const std::string ages = ages_in_words(line.from_age, line.to_age);
  if (line.whom.empty() || ages.empty()) return line.whom + ages;
  return line.whom + ", " + ages;
}

std::string reach_in_words(const HelpLine& line) {
  return line.contact + (line.about.empty() ? "" : ", " + line.about);
}

std::string to_find_out(const std::vector<HelpLine>& lines) {
  std::string out;
  for (const HelpLine& line : lines) {
    if (line.is_example) out += (out.empty() ? "" : "; ") + line.label;
  }
  return out;
}

}  // namespace gesprek::scoring
