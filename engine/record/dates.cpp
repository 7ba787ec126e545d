#include "engine/record/dates.h"

#include <algorithm>
#include <chrono>

namespace gesprek::record {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// Far outside of these no calendar of ours means anything (0000 and 9999).
constexpr Day kFirstDay = -719528;
constexpr Day kLastDay = 2932896;

sys_days to_days(Day day) {
  return sys_days(days(std::clamp(day, kFirstDay, kLastDay)));
}

void add_digits(std::string& out, std::int64_t value, int count) {
  std::string digits = std::to_string(value);
  if (digits.size() < static_cast<std::size_t>(count))
    digits.insert(0, static_cast<std::size_t>(count) - digits.size(), '0');
  out += digits;
}

}  // namespace

Day day_of(Seconds moment) {
  return moment >= 0 ? moment / kSecondsOfDay : -((kSecondsOfDay - 1 - moment) / kSecondsOfDay);
}

Day add_months(Day day, int months) {
  const year_month_day from{to_days(day)};
  const std::chrono::year_month month =
      std::chrono::year_month{from.year(), from.month()} + std::chrono::months{months};
  const std::chrono::day last = (month / std::chrono::last).day();
  const sys_days out = month / std::min(from.day(), last);
  return out.time_since_epoch().count();
}

std::string date_text(Day day) {
  const year_month_day date{to_days(day)};
  std::string out;
  add_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  add_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  add_digits(out, static_cast<unsigned>(date.day()), 2);
  return out;
}

std::string time_text(Seconds moment) {
  const Day day = day_of(moment);
  const Seconds rest = moment - day * kSecondsOfDay;
  std::string out = date_text(day) + "T";
  add_digits(out, rest / 3600, 2);
  out += ':';
  add_digits(out, rest / 60 % 60, 2);
  out += ':';
  add_digits(out, rest % 60, 2);
  return out + "Z";
}

std::optional<Seconds> read_time(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00Z";
  if (text.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '0' ? !is_digit : text[i] != kShape[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int out = 0;
    for (const char c : text.substr(from, count)) out = out * 10 + (c - '0');
    return out;
  };
  const year_month_day date{std::chrono::year(number(0, 4)),
                            std::chrono::month(static_cast<unsigned>(number(5, 2))),
                            std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  const int second = number(17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Seconds{sys_days(date).time_since_epoch().count()} * kSecondsOfDay + hour * 3600 + minute * 60 +
         second;
}

}  // namespace gesprek::record
