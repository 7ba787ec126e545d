#pragma once
// Help lines in words, the same in every place where they are shown.

#include <string>
#include <vector>

#include "engine/scoring/debrief.h"

namespace gesprek::scoring {

/// "8 tot en met 18 jaar", "vanaf 18 jaar", "tot en met 18 jaar"; "8 to 18 years". Nothing without ages.
[[nodiscard]] std::string ages_in_words(int from_age, int to_age, bool is_english = false);

/// For whom it is: "kinderen en jongeren, 8 tot en met 18 jaar"; may be empty.
[[nodiscard]] std::string whom_in_words(const HelpLine& line);

/// How to reach it: "0800-0432, gratis".
[[nodiscard]] std::string reach_in_words(const HelpLine& line);

/// Of whom only an example is given, so that nobody knows yet how to reach them here: "Het wijkteam;
/// Schuldhulp". Empty when there are none.
[[nodiscard]] std::string to_find_out(const std::vector<HelpLine>& lines);
inline constexpr const char* kFindOutEn = "Do you know who these are where you work, and how to reach them?";
inline constexpr const char* kFindOut = "Weet je wie dit bij jullie zijn, en hoe je ze bereikt?";

}  // namespace gesprek::scoring
