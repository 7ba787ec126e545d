#pragma once
// A curve drawn with characters: a few rows, a column or more a turn.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gesprek::cli {

struct CurveMark {
  std::size_t turn = 0;  // place in the values
  int number = 0;        // what stands below it
};

struct CurveDrawing {
  std::vector<std::string> rows;  // from the highest down, all equally wide
  std::string marks;              // below them: numbers under their turns; empty without marks
  std::size_t width = 0;          // cells
  std::size_t end_row = 0;        // in `rows`: where the last value lies
};

/// `values` ([0] is the start) between min and max, at most `width` cells wide and `height` rows high, at
/// least 8 and 2. More turns than cells are thinned out evenly, the last one stays; a mark then stands at the
/// nearest column. Without `unicode` in plain ASCII.
[[nodiscard]] CurveDrawing draw_curve(const std::vector<std::int32_t>& values, std::int32_t min,
                                      std::int32_t max, std::size_t width, std::size_t height,
                                      const std::vector<CurveMark>& marks, bool unicode);

}  // namespace gesprek::cli
