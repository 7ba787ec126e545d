#pragma once
// How one thing went over several attempts: a step for each attempt, on rows that have a name. Small, so that
// many of them stand beside each other.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draw/picture.h"

namespace gesprek::draw {

struct GrowthPoint {
  std::optional<std::size_t> row;  // from the lowest, 0; none: too little was seen
  bool is_hollow = false;          // of another kind: it went on from an earlier one
};

struct Growth {
  std::string title, description;
  std::vector<std::string> rows;      // names, the lowest first
  std::vector<GrowthPoint> points;    // oldest first; of more than kMostGrowth the newest are drawn
  std::string first_word, last_word;  // below the first and the last: their dates
  Role role = Role::accent;
};
inline constexpr std::size_t kMostGrowth = 24;

/// `width` in picture units, at least 240; the height follows from the rows.
[[nodiscard]] Picture draw_growth(const Growth& growth, double width);

}  // namespace gesprek::draw
