#pragma once
// One to three values over the turns of a conversation, in one picture: each labelled at its end and with a
// dash pattern of its own, turning points as numbered dots.

#include <cstddef>
#include <string>
#include <vector>

#include "draw/picture.h"

namespace gesprek::draw {

struct Curve {
  std::string label;
  std::vector<double> values;  // at the start, then after each turn
  double min = 0, max = 10;    // of the axis; values outside are drawn at the edge
};

/// A turn that a text elsewhere speaks of: a dot with `number` above the curves, and a line down.
struct TurnMark {
  std::size_t turn = 0;  // index into values
  int number = 1;
};

/// A stretch of turns with a name, written below the axis where it fits.
struct Stretch {
  std::size_t from = 0;
  std::string label;
};

struct CurveSheet {
  std::string title, description;
  std::vector<Curve> curves;  // at most kMostCurves are drawn
  std::vector<TurnMark> marks;
  std::vector<Stretch> stretches;
  std::string start_word, turn_word;  // "start" and "beurt": what stands at 0 and behind the last turn
};
inline constexpr std::size_t kMostCurves = 3;

/// How curve `index` is drawn, so that a table or a legend can show the same.
[[nodiscard]] Role curve_role(std::size_t index);
[[nodiscard]] std::vector<double> curve_dash(std::size_t index);

/// `width` in picture units, at least 280; the height follows. Without values there are only the axes.
[[nodiscard]] Picture draw_curves(const CurveSheet& sheet, double width);

}  // namespace gesprek::draw
