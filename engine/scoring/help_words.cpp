#include "engine/scoring/help_words.h"

namespace gesprek::scoring {

std::string ages_in_words(int from_age, int to_age, bool is_english) {
  const std::string from = std::to_string(from_age);
  const std::string to = std::to_string(to_age);
  const std::string years = is_english ? " years" : " jaar";
  if (from_age > 0 && to_age > 0) return from + (is_english ? " to " : " tot en met ") + to + years;
  if (from_age > 0) return (is_english ? "from " : "vanaf ") + from + years;
  if (to_age > 0) return (is_english ? "up to " : "tot en met ") + to + years;
  return {};
}

std::string whom_in_words(const HelpLine& line) {
  if (line.whom.empty() || line.ages.empty()) return line.whom + line.ages;
  return line.whom + ", " + line.ages;
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
