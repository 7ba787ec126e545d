#pragma once
// Moments and days, all of them in UTC: who practises just after midnight finds it on the day before.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gesprek::record {

using Seconds = std::int64_t;  // since 1970-01-01T00:00:00Z
using Day = std::int64_t;      // days since 1970-01-01

inline constexpr Seconds kSecondsOfDay = 86400;

[[nodiscard]] Day day_of(Seconds moment);
/// The same day of a later (or earlier) month, or its last day where that month is shorter.
[[nodiscard]] Day add_months(Day day, int months);
/// "2026-11-22".
[[nodiscard]] std::string date_text(Day day);
/// "2026-11-22T14:30:00Z", years 0000 to 9999.
[[nodiscard]] std::string time_text(Seconds moment);
/// What time_text writes; nothing for anything else.
[[nodiscard]] std::optional<Seconds> read_time(std::string_view text);

}  // namespace gesprek::record
