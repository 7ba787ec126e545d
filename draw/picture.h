#pragma once
// A picture as a list of marks: lines, filled shapes and texts. Made once, shown by several faces: as SVG
// (svg.h), on a page of a PDF (paper.h), and later in a window. Knows no scenario.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "draw/palette.h"

namespace gesprek::draw {

/// Places and lengths are in picture units, one at the size of a pixel of 1/96 inch; x to the right, y down.
struct Point {
  double x = 0, y = 0;
};

struct Step {
  enum class Kind : std::uint8_t { move, line, curve, close };
  Kind kind = Kind::move;
  Point to;
  Point first, second;  // of a curve: its control points
};

class Path {
 public:
  Path& move_to(Point to);
  Path& line_to(Point to);
  Path& curve_to(Point first, Point second, Point to);
  Path& close();
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Step> steps_;
};

[[nodiscard]] Path line_path(Point from, Point to);
[[nodiscard]] Path circle_path(Point centre, double radius);
/// `radius` is made to fit.
[[nodiscard]] Path box_path(Point corner, double width, double height, double radius = 0);

struct Stroke {
  Path path;
  Role role = Role::ink;
  double width = 1;
  std::vector<double> dash;  // lengths on and off; empty: one line
};
struct Fill {
  Path path;
  Role role = Role::ink;
};
enum class Anchor : std::uint8_t { start, middle, end };
enum class Weight : std::uint8_t { regular, semibold };
/// One line of text; `at` is on its baseline.
struct Label {
  Point at;
  std::string text;  // UTF-8, shown as it is
  double size = 13;
  Anchor anchor = Anchor::start;
  Weight weight = Weight::regular;
  Role role = Role::ink;
};
using Mark = std::variant<Stroke, Fill, Label>;

/// `title` and `description` are for who cannot see it: what it is, and what there is to be seen.
struct Picture {
  double width = 0, height = 0;
  std::string title, description;
  std::vector<Mark> marks;
};

/// About how wide `text` is in picture units: the advances of Inter, and for what is not ASCII a careful
/// guess. Good for leaving room; the backends place text by its anchor, so nothing hangs on the last unit.
[[nodiscard]] double text_width(std::string_view text, double size, Weight weight = Weight::regular);

/// `text`, or as much of its beginning as fits in `width`, with … behind it. Never cuts a code point.
[[nodiscard]] std::string fitted(std::string_view text, double width, double size,
                                 Weight weight = Weight::regular);

}  // namespace gesprek::draw
