#include "engine/cli/own_words.h"

#include <algorithm>

#include "engine/cli/options.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

/// "1 nog oefenen · 2 op weg · …".
std::string band_choices(const scoring::Debrief& debrief) {
  std::string out;
  for (std::size_t i = 0; i < debrief.bands.size(); ++i) {
    out += (i == 0 ? "" : " · ") + std::to_string(i + 1) + " " + debrief.bands[i].label;
  }
  return out;
}

/// The same for somebody who types them in a command: "nog_oefenen, op_weg, …".
std::string band_ids(const scoring::Debrief& debrief) {
  std::string out;
  for (const auto& band : debrief.bands) out += (out.empty() ? "" : ", ") + band.id;
  return out;
}

/// A band by its number in the list, its id or its label.
std::optional<std::size_t> read_band(const scoring::Debrief& debrief, std::string_view typed) {
  const std::string word = lower(trimmed(typed));
  const auto number = parse_number(word, debrief.bands.size());
  if (number && *number > 0) return static_cast<std::size_t>(*number) - 1;
  for (std::size_t i = 0; i < debrief.bands.size(); ++i) {
    if (word == debrief.bands[i].id || word == lower(debrief.bands[i].label)) return i;
  }
  return std::nullopt;
}

bool is_judged(const scoring::Debrief& debrief, std::size_t family) {
  return std::any_of(debrief.criteria.begin(), debrief.criteria.end(),
                     [&](const scoring::CriterionResult& c) { return c.family == family && c.is_scored; });
}

void ask_estimates(Page& page, const scoring::Debrief& debrief, const Ask& ask,
                   std::vector<session::Remark>& out) {
  if (debrief.bands.empty() || debrief.families.empty()) return;
  page.gap();
  page.text(Tone::plain, "Voordat je de nabespreking ziet: hoe ging het volgens jou?");
  page.text(Tone::faint, band_choices(debrief) + " (Enter slaat over)");
  for (std::size_t f = 0; f < debrief.families.size(); ++f) {
    if (!is_judged(debrief, f)) continue;
    const auto answer = ask(debrief.families[f].label + "?");
    if (!answer) continue;
    const auto band = read_band(debrief, *answer);
    if (!band) {
      page.text(Tone::faint, "Kies een cijfer van 1 tot " + std::to_string(debrief.bands.size()) +
                                 "; deze is overgeslagen.");
      continue;
    }
    out.push_back({session::RemarkKind::estimate, debrief.families[f].id, debrief.bands[*band].id});
  }
}

}  // namespace

void add_remarks(const std::vector<session::Remark>& remarks, scoring::DebriefContext& context) {
  for (const session::Remark& remark : remarks) {
    if (remark.kind == session::RemarkKind::estimate) {
      context.estimates.push_back({remark.about, remark.text});
    } else {
      context.answers.push_back({remark.about, remark.text});
    }
  }
}

std::vector<session::Remark> ask_own_words(Page& page, const scoring::Debrief& debrief, const Ask& ask) {
  std::vector<session::Remark> out;
  ask_estimates(page, debrief, ask, out);
  for (const scoring::Reflection& reflection : debrief.reflection) {
    const auto answer = ask(reflection.ask + " (Enter slaat over)");
    if (!answer || trimmed(*answer).empty()) continue;
    out.push_back(
        {session::RemarkKind::answer, reflection.id, printable(std::string_view(*answer).substr(0, 4000))});
  }
  return out;
}

Result<std::vector<scoring::DebriefContext::Estimate>> read_estimates(std::string_view text,
                                                                      const scoring::Debrief& debrief) {
  const auto refuse = [](std::string message) {
    return Error{ErrorCode::invalid_input, std::move(message), {}};
  };
  std::vector<scoring::DebriefContext::Estimate> out;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = trimmed(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    const std::string id(trimmed(part.substr(0, equals)));
    std::string known;
    bool is_known = false;
    const auto look = [&](const std::string& other) {
      is_known = is_known || other == id;
      known += (known.empty() ? "" : ", ") + other;
    };
    for (const scoring::FamilyResult& family : debrief.families) look(family.id);
    for (const scoring::CriterionResult& criterion : debrief.criteria) look(criterion.id);
    if (!is_known) return refuse("--estimate kent '" + id + "' niet in deze casus; wel: " + known);
    const std::string_view word = equals == std::string_view::npos ? "" : part.substr(equals + 1);
    const auto band = read_band(debrief, word);
    if (!band) {
      return refuse("bij --estimate hoort na '" + id + "=' een van: " + band_ids(debrief));
    }
    const bool is_there = std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.id == id; });
    if (is_there) return refuse("--estimate noemt '" + id + "' twee keer");
    out.push_back({id, debrief.bands[*band].id});
  }
  if (out.empty()) return refuse("na --estimate hoort iets als C1=op_weg");
  return out;
}

}  // namespace gesprek::cli
