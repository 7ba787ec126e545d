#pragma once
// What is kept about a learner, as screens show it: dates in words, bands as words, what is due. Plain data
// made from engine/record; nothing here reads a file.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "draw/growth.h"
#include "engine/record/records.h"
#include "player/strings.h"

namespace gesprek::player {

/// "22 november 2026" in the language of the interface.
[[nodiscard]] std::string day_words(const Strings& words, record::Day day);
/// "22 november".
[[nodiscard]] std::string short_day_words(const Strings& words, record::Day day);

/// What a card of the library says under its summary.
struct CardRecord {
  std::string last;  // "22 november 2026: Meldcode vakkundig · Gespreksvaardigheden op weg"
  std::string due;   // "Te herhalen sinds 29 november 2026", "Herhalen op 29 november 2026"; may be empty
  bool is_due = false;
};

struct DueRow {
  std::string case_id, title;
  std::string when;  // "sinds 29 november 2026", "op 29 november 2026"
  std::string why;   // "na een week"
  bool is_due = false;
};

struct CaseRow {
  std::string case_id, title;
  std::string facts;  // "3 pogingen, laatst op 22 november 2026"
  std::string bands;  // of the last one
};

struct AttemptRow {
  std::string date;    // with "vanaf een keerpunt" where it is so
  std::string ending;  // how, and the title of the ending
  std::string bands;
  std::string goal;
};

struct CriterionGrowth {
  std::string id, label;
  std::string word;  // the last band
  draw::Growth growth;
};

struct CaseProgress {
  std::string case_id, title;
  std::vector<AttemptRow> attempts;  // newest first
  std::vector<CriterionGrowth> criteria;
  std::size_t damaged = 0;
};

/// Names of bands, the lowest first: of the case's own Program where that is known.
using BandNames = std::vector<std::string>;

/// Until this many days before it is due a repeat is of "this week".
inline constexpr record::Day kThisWeek = 7;

[[nodiscard]] std::map<std::string, CardRecord> card_records(const Strings& words,
                                                             const std::vector<record::CaseRecord>& cases,
                                                             const std::vector<record::PlanRow>& plans,
                                                             record::Day today);
/// Those that are due or will be within a week, and else the first that comes.
[[nodiscard]] std::vector<DueRow> due_rows(const Strings& words, const std::vector<record::PlanRow>& plans,
                                           record::Day today);
/// The last played first.
[[nodiscard]] std::vector<CaseRow> case_rows(const Strings& words, std::vector<record::CaseRecord> cases);
/// `attempts` of one case, oldest first.
[[nodiscard]] CaseProgress case_progress(const Strings& words, const std::vector<record::Attempt>& attempts,
                                         const BandNames& bands);

}  // namespace gesprek::player
