#pragma once
// One attempt at a case, as it is kept: what was done, how it ended, what was seen in it, and what the
// learner thought of it. A value without a session: it can be read when the case is long gone.
//
// All texts are UTF-8; what is not is made so when it is kept. Lengths are at most kMostText bytes, and what
// is longer is cut.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/base/result.h"
#include "engine/record/dates.h"
#include "engine/record/person_id.h"
#include "engine/scoring/debrief.h"
#include "engine/session/session.h"

namespace gesprek::record {

inline constexpr std::size_t kMostText = 64UL * 1024;
inline constexpr std::size_t kMostAlias = 80;
inline constexpr std::size_t kMostSession = 16UL * 1024 * 1024;

enum class How : std::uint8_t { ended, stopped, faulted };

/// A criterion or a family of criteria. `points` earned of what could be earned, from `least` to `most`;
/// `share` is the percent before what limits it, `limited` after it. A family has no points. Without a band
/// there was too little to see.
struct Score {
  bool is_family = false;
  std::string id, label;  // "C6", "Heldere taal (LVB)"
  std::int32_t points = 0, least = 0, most = 0, opportunities = 0;
  std::optional<std::int32_t> share, limited;
  std::optional<std::int32_t> band;  // from the lowest, 0
  std::string band_id, band_label;
  std::string limits;  // what limited it, in words; a line each
};

/// What the learner expected beforehand.
struct Estimate {
  std::string id, label;  // of a family or a criterion
  std::string band_id, band_label;
};
/// What the learner wrote afterwards.
struct Answer {
  std::string id, ask, text;
};

struct Attempt {
  RandomId id;
  RandomId learner;
  std::string case_id, case_title;
  Hash128 program;
  std::uint64_t seed = 0;
  std::string session;  // the bytes of a session file (format 5.21), without its path: what was done
  std::uint32_t inputs = 0;
  Seconds started = 0, ended = 0;
  How how = How::ended;
  std::string ending_id, ending_title;
  /// It went on from an earlier one ("vanaf hier opnieuw"), of which so many inputs were kept.
  std::optional<std::uint32_t> kept_inputs;
  bool has_open_knockout = false;
  std::vector<Score> scores;  // criteria in the order of the case, then families
  std::string goal_id, goal_label, goal_advice;
  // What may be said later, and more than once.
  std::vector<Estimate> estimates;
  std::vector<Answer> answers;
};

/// The attempt that `debrief` is of; without a learner, and with a new id. `session` is the conversation
/// itself.
[[nodiscard]] Attempt attempt_of(const session::Session& session, const scoring::Debrief& debrief,
                                 Seconds started, Seconds ended);

/// As a later debrief compares it; `label` is its date.
[[nodiscard]] scoring::Attempt to_compare(const Attempt& attempt, std::string label);

/// Every text valid UTF-8 and within its length.
void make_fit(Attempt& attempt);
/// `text` as valid UTF-8 of at most `most` bytes; what is not valid is replaced by U+FFFD.
[[nodiscard]] std::string fit_text(std::string_view text, std::size_t most = kMostText);
/// A name that somebody gives: one line, at most kMostAlias bytes, without spaces around it.
[[nodiscard]] std::string fit_alias(std::string_view text);

/// As bytes, for the file that keeps it while the database cannot: magic, version, CRC32C, fields. Reading
/// fails with invalid_format or wrong_version, and never leaves the bytes.
[[nodiscard]] std::string write_attempt(const Attempt& attempt);
[[nodiscard]] Result<Attempt> read_attempt(std::string_view bytes);
/// The CRC32C of all but what may be said later: kept beside the row, so that damage is noticed.
[[nodiscard]] std::uint32_t sum_of(const Attempt& attempt);

}  // namespace gesprek::record
