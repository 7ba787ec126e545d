// What stands behind a debrief: results per criterion with their evidence, and earlier attempts.

#include <algorithm>
#include <set>

#include "engine/report/debrief_parts.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::CriterionLine;
using scoring::CriterionResult;
using scoring::Debrief;

namespace {

std::string band_word(const Debrief& debrief, const std::optional<std::size_t>& band) {
  return band && *band < debrief.bands.size() ? debrief.bands[*band].label : "";
}

const char* earned_words(const CriterionLine& line) {
  if (line.earned >= line.hi) return say("het meeste wat hier kon", "the most that was possible here");
  if (line.earned <= line.lo) return say("het minste wat hier kon", "the least that was possible here");
  return say("een deel van wat hier kon", "part of what was possible here");
}

// What was said or filled in, as the beginning of a line.
Text line_words(const CriterionLine& line) {
  if (line.moment.quote) return plain(words_of(*line.moment.quote));
  if (line.moment.form.empty()) return {};
  // The first sentence of what is asked says which field it is.
  std::string asked = line.asked;
  if (const std::size_t end = asked.find_first_of("?.:"); asked.size() > 60 && end < asked.size())
    asked.resize(end + 1);
  return plain(line.moment.form + (asked.empty() ? "" : ": " + asked));
}

Text line_text(const CriterionLine& line) {
  Text text = line_words(line);
  std::string about =
      line.moment.turn > 0 ? say(" Beurt ", " Turn ") + std::to_string(line.moment.turn) + ", " : " ";
  about += earned_words(line);
  if (line.is_repaired) about += say(", daarna hersteld", ", mended afterwards");
  about += ".";
  if (!line.why.empty()) about += " " + sentence(line.why);
  text.push_back({about, Look::soft});
  return text;
}

/// On paper two lines a criterion: where all was earned that could be, and where most was left. Rather
/// moments that no criterion above has shown yet: one sentence often counts for several.
class Choice {
 public:
  [[nodiscard]] List lines(const CriterionResult& result) {
    List list;
    list.has_signs = false;
    const auto is_all = [](const CriterionLine& line) {
      return line.earned == line.hi ? line.hi - line.lo : 0;
    };
    const CriterionLine* best = pick(result, is_all);
    const CriterionLine* least =
        pick(result, [](const CriterionLine& line) { return line.hi - line.earned; });
    if (best != nullptr) list.items.push_back(text(say("Sterk: ", "Strong: "), *best));
    if (least != nullptr && least != best)
      list.items.push_back(text(say("Hier kon meer: ", "More was possible here: "), *least));
    return list;
  }

 private:
  template <class Worth>
  const CriterionLine* pick(const CriterionResult& result, Worth worth) const {
    const CriterionLine* found = nullptr;
    const auto rank = [&](const CriterionLine& line) {
      const bool is_new = !line.moment.input || shown_.count(*line.moment.input) == 0;
      return std::make_pair(worth(line), is_new);
    };
    for (const CriterionLine& line : result.lines) {
      if (!line.is_opportunity || worth(line) <= 0 || line_words(line).empty()) continue;
      if (found == nullptr || rank(line) > rank(*found)) found = &line;
    }
    return found;
  }
  Text text(const char* label, const CriterionLine& line) {
    Text out = {{label, Look::strong}};
    for (Span& span : line_words(line)) out.push_back(std::move(span));
    std::string about =
        line.moment.turn > 0 ? say(" Beurt ", " Turn ") + std::to_string(line.moment.turn) + "." : "";
    const bool is_new = !line.moment.input || shown_.insert(*line.moment.input).second;
    if (is_new && !line.why.empty()) about += " " + sentence(line.why);
    out.push_back({about, Look::soft});
    return out;
  }
  std::set<std::size_t> shown_;  // inputs
};

std::string limit_words(const Debrief& debrief, std::size_t index) {
  if (index >= debrief.limits.size()) return "";
  const scoring::Limit& limit = debrief.limits[index];
  std::string why;
  switch (limit.reason) {
    case scoring::CapReason::must:
    case scoring::CapReason::family_must: why = say("gemist: ", "missed: "); break;
    case scoring::CapReason::rule: why = say("een regel brak: ", "a rule was broken: "); break;
    case scoring::CapReason::knockout: why = say("dit mag niet: ", "this must not be done: "); break;
    case scoring::CapReason::hook: break;
  }
  std::string text = why + small_first(limit.label);
  if (limit.moment.turn > 0) text += say(" (beurt ", " (turn ") + std::to_string(limit.moment.turn) + ")";
  return text;
}

std::string limits_words(const Debrief& debrief, const std::vector<std::size_t>& limits) {
  std::vector<std::string> all;
  for (const std::size_t index : limits) {
    const std::string words = limit_words(debrief, index);
    if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end()) all.push_back(words);
  }
  std::string text;
  for (const std::string& words : all) text += (text.empty() ? "" : "; ") + words;
  return text.empty() ? "" : sentence(say("Begrensd, want ", "Limited, because ") + text);
}

Block result_block(const Debrief& debrief, const CriterionResult& result, Choice& choice) {
  BarRow out;
  out.mark = result.id;
  out.title = result.label;
  out.word = band_word(debrief, result.band);
  out.bar = criterion_bar(debrief, result);
  out.beside = result.opportunities <= 0
                   ? std::string(say("geen kansen", "no opportunities"))
                   : counted(static_cast<std::size_t>(result.opportunities), say("kans", "opportunity"),
                             say("kansen", "opportunities"));
  if (const std::string own = band_word(debrief, result.own_estimate); !own.empty()) {
    out.beside += say(" · vooraf dacht je: ", " · beforehand you thought: ") + own;
  }
  if (const std::string limits = limits_words(debrief, result.limits); !limits.empty()) {
    out.notes.push_back(plain(limits));
  }
  if (!result.phrase.empty()) out.notes.push_back(plain(result.phrase));
  List evidence;
  for (const CriterionLine& line : result.lines) {
    if (line.is_opportunity) evidence.items.push_back(line_text(line));
  }
  if (!evidence.items.empty()) {
    const std::string summary = say("Waaruit dat bleek: ", "What that shows from: ") +
                                counted(evidence.items.size(), "moment", say("momenten", "moments"));
    out.under.push_back({Folded{summary, {{std::move(evidence)}}, {{choice.lines(result)}}}});
  }
  return {std::move(out)};
}

}  // namespace

void add_results(Blocks& out, const Debrief& debrief) {
  const auto has_band = [](const CriterionResult& result) { return result.band.has_value(); };
  if (debrief.criteria.empty()) return;
  add_heading(out, 2, say("Waarop je oefende", "What you practised"));
  if (std::any_of(debrief.criteria.begin(), debrief.criteria.end(), has_band)) {
    std::vector<std::string> bands;
    for (const scoring::BandName& band : debrief.bands) bands.push_back(band.label);
    add_text(
        out,
        say("Elke balk loopt van het minste wat in dit gesprek te halen was tot het meeste. Het driehoekje "
            "is waar je uitkwam; elk vakje tussen de streepjes eronder is één kans, breder als die zwaarder "
            "woog. De woorden zijn, van links naar rechts: ",
            "Each bar goes from the least that could be reached in this conversation to the most. The "
            "triangle is where you came out; each field between the ticks below is one opportunity, wider "
            "where it weighed more. The words are, from left to right: ") +
            joined(bands) + ".",
        Size::note);
  }
  Choice choice;
  for (std::size_t family = 0; family < debrief.families.size(); ++family) {
    const auto in_family = [&](const CriterionResult& result) {
      return result.family == family && has_band(result);
    };
    if (std::none_of(debrief.criteria.begin(), debrief.criteria.end(), in_family)) continue;
    const scoring::FamilyResult& about = debrief.families[family];
    out.push_back({Heading{3, about.label, about.id}});
    if (const std::string limits = limits_words(debrief, about.limits); !limits.empty()) {
      add_text(out, limits, Size::note);
    }
    for (const CriterionResult& result : debrief.criteria) {
      if (in_family(result)) out.push_back(result_block(debrief, result, choice));
    }
  }
  std::vector<std::string> unjudged;
  for (const CriterionResult& result : debrief.criteria) {
    if (!has_band(result)) unjudged.push_back(small_first(result.label));
  }
  if (!unjudged.empty()) {
    add_text(
        out,
        say("Te weinig kansen om iets over te zeggen: ", "Too few opportunities to say something about: ") +
            joined(unjudged) + ".",
        Size::note);
  }
}

void add_earlier(Blocks& out, const Debrief& debrief) {
  if (debrief.earlier.empty()) return;
  add_heading(out, 2, say("Eerdere keren", "Earlier times"));
  Table table;
  table.caption = say("Per criterium het woord van elke keer, van vroeger naar nu.",
                      "For each criterion the word of each time, from earlier to now.");
  table.columns = {say("Criterium", "Criterion")};
  for (const scoring::EarlierAttempt& attempt : debrief.earlier)
    table.columns.push_back(date_in_words(attempt.label));
  table.columns.emplace_back(say("Nu", "Now"));
  for (const CriterionResult& result : debrief.criteria) {
    std::vector<Text> row = {plain(result.id + "  " + result.label)};
    bool has_any = result.band.has_value();
    for (std::size_t i = 0; i < debrief.earlier.size(); ++i) {
      const auto band = i < result.earlier.size() ? result.earlier[i] : std::nullopt;
      has_any = has_any || band.has_value();
      row.push_back(plain(band ? band_word(debrief, band) : "–"));
    }
    row.push_back(plain(result.band ? band_word(debrief, result.band) : "–"));
    if (has_any) table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) {
    add_text(out, say("Je speelde deze casus al eerder, maar er is nog niets te vergelijken.",
                      "You played this case before, but there is nothing to compare yet."));
  } else {
    out.push_back({std::move(table)});
  }
}

}  // namespace gesprek::report
