#include "engine/record/attempt.h"

#include <algorithm>

#include "engine/base/text.h"

namespace gesprek::record {

std::string fit_text(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty() && out.size() < most) {
    const std::optional<std::size_t> wrong = find_invalid_utf8(text);
    const std::size_t good = wrong.value_or(text.size());
    out += text.substr(0, good);
    text.remove_prefix(good);
    if (wrong) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    }
  }
  if (out.size() > most) {
    out.resize(most);
    // Not within a code point.
    while (!out.empty() && find_invalid_utf8(out)) out.pop_back();
  }
  return out;
}

std::string fit_alias(std::string_view text) {
  std::string out = fit_text(text, 4 * kMostAlias);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  const std::size_t first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  out = fit_text(out.substr(first), kMostAlias);
  out.resize(out.find_last_not_of(' ') + 1);
  return out;
}

void make_fit(Attempt& attempt) {
  constexpr std::size_t kShort = 1024;
  const auto fit = [](std::string& text, std::size_t most = kMostText) { text = fit_text(text, most); };
  fit(attempt.case_id, kShort);
  fit(attempt.case_title, kShort);
  fit(attempt.ending_id, kShort);
  fit(attempt.ending_title, kShort);
  fit(attempt.goal_id, kShort);
  fit(attempt.goal_label, kShort);
  fit(attempt.goal_advice);
  for (Score& score : attempt.scores) {
    fit(score.id, kShort);
    fit(score.label, kShort);
    fit(score.band_id, kShort);
    fit(score.band_label, kShort);
    fit(score.limits);
  }
  for (Estimate& estimate : attempt.estimates) {
    fit(estimate.id, kShort);
    fit(estimate.label, kShort);
    fit(estimate.band_id, kShort);
    fit(estimate.band_label, kShort);
  }
  for (Answer& answer : attempt.answers) {
    fit(answer.id, kShort);
    fit(answer.ask);
    fit(answer.text);
  }
}

scoring::Attempt to_compare(const Attempt& attempt, std::string label) {
  scoring::Attempt out;
  out.label = std::move(label);
  out.scenario = attempt.case_id;
  out.is_finished = attempt.how == How::ended;
  out.ending = attempt.ending_title;
  for (const Score& score : attempt.scores) {
    (score.is_family ? out.families : out.criteria).push_back({score.id, score.band_id});
  }
  return out;
}

}  // namespace gesprek::record
