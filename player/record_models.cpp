#include "player/record_models.h"

#include <algorithm>

#include "engine/report/debrief_pictures.h"
#include "engine/report/words.h"

namespace gesprek::player {

namespace {

constexpr const char* kDot = "  \xC2\xB7  ";

struct Date {
  std::string day, month, year;
};

Date date_of(const Strings& words, record::Day day) {
  const std::string text = record::date_text(day);  // "2026-11-22"
  Date out;
  out.year = text.substr(0, 4);
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  out.month = words("date.month." + std::to_string(month));
  out.day = text[8] == '0' ? text.substr(9, 1) : text.substr(8, 2);
  return out;
}

/// "Meldcode" of "Meldcode: stappen en besluiten": a band follows it.
std::string short_label(const std::string& label) {
  return label.substr(0, label.find(':'));
}

/// "Meldcode vakkundig · Gespreksvaardigheden op weg"; families where there are any, else criteria.
std::string bands_of(const record::Attempt& attempt) {
  std::string out;
  for (const bool families : {true, false}) {
    for (const record::Score& score : attempt.scores) {
      if (score.is_family != families || score.band_label.empty()) continue;
      if (!out.empty()) out += kDot;
      out += short_label(score.label) + ": " + score.band_label;
    }
    if (!out.empty()) return out;
  }
  return out;
}

std::string how_words(const Strings& words, const record::Attempt& attempt) {
  switch (attempt.how) {
    case record::How::ended:
      return attempt.ending_title.empty() ? words("progress.ended") : attempt.ending_title;
    case record::How::stopped: return words("progress.stopped");
    case record::How::faulted: return words("progress.faulted");
  }
  return {};
}

std::string step_words(const Strings& words, record::PlanStep step) {
  constexpr const char* kKeys[] = {"due.week", "due.month", "due.four_months", "due.refresh"};
  return words(kKeys[static_cast<std::size_t>(step)]);
}

}  // namespace

std::string day_words(const Strings& words, record::Day day) {
  const Date date = date_of(words, day);
  return words("date.whole", {date.day, date.month, date.year});
}

std::string short_day_words(const Strings& words, record::Day day) {
  const Date date = date_of(words, day);
  return words("date.short", {date.day, date.month});
}

std::map<std::string, CardRecord> card_records(const Strings& words,
                                               const std::vector<record::CaseRecord>& cases,
                                               const std::vector<record::PlanRow>& plans, record::Day today) {
  std::map<std::string, CardRecord> out;
  for (const record::CaseRecord& one : cases) {
    if (!one.last) continue;
    const std::string date = day_words(words, record::day_of(one.last->ended));
    std::string bands = one.last->how == record::How::ended ? bands_of(*one.last) : words("progress.stopped");
    if (bands.empty()) bands = words("progress.no_bands");
    out[one.case_id].last = words("card.last", {date, bands});
  }
  for (const record::PlanRow& plan : plans) {
    CardRecord& card = out[plan.case_id];
    card.is_due = plan.plan.due <= today;
    const std::string date = day_words(words, plan.plan.due);
    if (plan.plan.due == today) {
      card.due = words("card.due_today");
    } else if (card.is_due) {
      card.due = words("card.due_since", {date});
    } else {
      card.due = words("card.due_on", {date});
    }
  }
  return out;
}

std::vector<DueRow> due_rows(const Strings& words, const std::vector<record::PlanRow>& plans,
                             record::Day today) {
  std::vector<DueRow> out;
  for (const record::PlanRow& plan : plans) {  // in order of their days
    if (plan.plan.due >= today + kThisWeek && !out.empty()) break;
    DueRow row;
    row.case_id = plan.case_id;
    row.title = plan.case_title;
    row.is_due = plan.plan.due <= today;
    const std::string date = day_words(words, plan.plan.due);
    row.when =
        plan.plan.due == today ? words("due.today") : words(row.is_due ? "due.since" : "due.on", {date});
    row.why = step_words(words, plan.plan.step);
    out.push_back(std::move(row));
    if (plan.plan.due >= today + kThisWeek) break;
  }
  return out;
}

std::vector<CaseRow> case_rows(const Strings& words, std::vector<record::CaseRecord> cases) {
  std::stable_sort(cases.begin(), cases.end(), [](const record::CaseRecord& a, const record::CaseRecord& b) {
    return (a.last ? a.last->ended : 0) > (b.last ? b.last->ended : 0);
  });
  std::vector<CaseRow> out;
  for (const record::CaseRecord& one : cases) {
    CaseRow row;
    row.case_id = one.case_id;
    row.title = one.case_title;
    const std::string count = one.attempts == 1 ? words("progress.one_attempt")
                                                : words("progress.attempts", {std::to_string(one.attempts)});
    row.facts = count;
    if (one.last) {
      row.facts = words("progress.last", {count, day_words(words, record::day_of(one.last->ended))});
      row.bands = bands_of(*one.last);
    }
    out.push_back(std::move(row));
  }
  return out;
}

CaseProgress case_progress(const Strings& words, const std::vector<record::Attempt>& attempts,
                           const BandNames& bands) {
  CaseProgress out;
  if (attempts.empty()) return out;
  out.case_id = attempts.back().case_id;
  out.title = attempts.back().case_title;
  for (auto at = attempts.rbegin(); at != attempts.rend(); ++at) {
    AttemptRow row;
    row.date = day_words(words, record::day_of(at->ended));
    if (at->kept_inputs) row.date = words("progress.from_turn", {row.date});
    row.ending = how_words(words, *at);
    row.bands = bands_of(*at);
    if (!at->goal_label.empty()) row.goal = words("progress.goal", {at->goal_label});
    out.attempts.push_back(std::move(row));
  }

  // Criteria as the last attempt has them, then those that only earlier ones knew.
  for (auto at = attempts.rbegin(); at != attempts.rend(); ++at) {
    for (const record::Score& score : at->scores) {
      if (score.is_family) continue;
      const bool is_known = std::any_of(out.criteria.begin(), out.criteria.end(),
                                        [&](const CriterionGrowth& one) { return one.id == score.id; });
      if (!is_known) out.criteria.push_back({score.id, score.label, {}, {}});
    }
  }
  for (CriterionGrowth& one : out.criteria) {
    BandNames names = bands;
    std::string description;
    bool has_band = false;
    std::optional<record::Day> first;
    record::Day last = 0;
    for (const record::Attempt& attempt : attempts) {
      const auto score = std::find_if(attempt.scores.begin(), attempt.scores.end(),
                                      [&](const record::Score& s) { return !s.is_family && s.id == one.id; });
      if (score == attempt.scores.end()) continue;
      const record::Day day = record::day_of(attempt.ended);
      if (!first) first = day;
      last = day;
      draw::GrowthPoint point;
      point.is_hollow = attempt.kept_inputs.has_value();
      if (score->band && *score->band >= 0 && *score->band < 12) {
        point.row = static_cast<std::size_t>(*score->band);
        if (*point.row >= names.size()) names.resize(*point.row + 1);
        if (names[*point.row].empty()) names[*point.row] = score->band_label;
        one.word = score->band_label;
        has_band = true;
      }
      if (!description.empty()) description += ", ";
      description += short_day_words(words, day) + " " +
                     (score->band_label.empty() ? words("progress.too_little") : score->band_label);
      one.growth.points.push_back(point);
    }
    one.growth.title = one.id + " " + one.label;
    one.growth.description = description;
    one.growth.rows = names;
    one.growth.first_word = first ? short_day_words(words, *first) : "";
    one.growth.last_word = short_day_words(words, last);
    one.growth.role = report::family_role(one.id.substr(0, 1));
    if (!has_band) one.word = words("progress.too_little");
  }
  return out;
}

}  // namespace gesprek::player
