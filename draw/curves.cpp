#include "draw/curves.h"

#include <algorithm>
#include <cmath>

namespace gesprek::draw {

namespace {

constexpr double kText = 13;
constexpr double kDot = 9;  // radius of a numbered dot
constexpr double kPlotHeight = 150;
constexpr double kLane = 26;  // above the plot, for the dots
constexpr double kLineHeight = 16;
constexpr double kLeast = 280;  // narrowest picture

// The axis never shows a number that needs more than this.
std::string whole(double value) {
  return std::to_string(std::llround(value));
}

/// From turns and values to places.
struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::size_t last = 0;  // turn

  [[nodiscard]] double x(std::size_t turn) const {
    if (last == 0) return left;
    return left + (right - left) * static_cast<double>(std::min(turn, last)) / static_cast<double>(last);
  }
  [[nodiscard]] double y(const Curve& curve, double value) const {
    const double span = curve.max - curve.min;
    const double part = span > 0 ? std::clamp((value - curve.min) / span, 0.0, 1.0) : 0.5;
    return bottom - (bottom - top) * part;
  }
};

// A smooth line that never leaves the range of the two values it goes between (Fritsch and Carlson's monotone
// cubic): what was flat stays flat.
Path smooth(const std::vector<Point>& points) {
  Path path;
  path.move_to(points.front());
  const std::size_t n = points.size();
  const auto slope = [&](std::size_t i) {
    return (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x);
  };
  const auto tangent = [&](std::size_t i) {
    if (i == 0 || i + 1 == n) return 0.0;
    const double before = slope(i - 1);
    const double after = slope(i);
    if (before * after <= 0) return 0.0;
    return 2 * before * after / (before + after);
  };
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Point a = points[i];
    const Point b = points[i + 1];
    const double third = (b.x - a.x) / 3;
    if (a.y == b.y) {
      path.line_to(b);
    } else {
      path.curve_to({a.x + third, a.y + third * tangent(i)}, {b.x - third, b.y - third * tangent(i + 1)}, b);
    }
  }
  return path;
}

// The points of a curve, without those inside a flat stretch: 2,000 turns are not 2,000 pieces.
std::vector<Point> points_of(const Curve& curve, const Frame& frame, double shift) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    const bool is_flat = i > 0 && i + 1 < curve.values.size() && curve.values[i] == curve.values[i - 1] &&
                         curve.values[i] == curve.values[i + 1];
    if (!is_flat) points.push_back({frame.x(i), frame.y(curve, curve.values[i]) + shift});
  }
  return points;
}

/// Moves `wanted` places apart until each has `least` to the next, as near to where they were as is simple,
/// within [low, high]. In: ascending.
void spread(std::vector<double>& places, double least, double low, double high) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double from = i == 0 ? low : places[i - 1] + least;
    places[i] = std::max(places[i], from);
  }
  double limit = high;
  for (std::size_t i = places.size(); i-- > 0;) {
    places[i] = std::min(places[i], limit);
    limit = places[i] - least;
  }
}

std::size_t tick_step(std::size_t turns, double room) {
  for (std::size_t power = 1;; power *= 10) {
    for (const std::size_t step : {power, 2 * power, 5 * power}) {
      if (static_cast<double>(turns) / static_cast<double>(step) * 34 <= room) return step;
    }
  }
}

void draw_axes(Picture& picture, const CurveSheet& sheet, const Frame& frame) {
  const Curve* first = sheet.curves.empty() ? nullptr : &sheet.curves.front();
  const bool share_scale =
      first != nullptr && std::all_of(sheet.curves.begin(), sheet.curves.end(), [&](const Curve& c) {
        return c.min == first->min && c.max == first->max;
      });
  for (const double part : {0.0, 0.5, 1.0}) {
    const double y = frame.bottom - (frame.bottom - frame.top) * part;
    picture.marks.push_back(Stroke{line_path({frame.left, y}, {frame.right, y}), Role::wash, 1, {}});
    const double value = share_scale ? first->min + (first->max - first->min) * part : 0;
    if (share_scale && value == std::floor(value)) {
      picture.marks.push_back(
          Label{{frame.left - 8, y + 4.5}, whole(value), kText, Anchor::end, Weight::regular, Role::soft});
    }
  }
  picture.marks.push_back(
      Stroke{line_path({frame.left, frame.bottom + 8}, {frame.right, frame.bottom + 8}), Role::rule, 1, {}});

  const double y = frame.bottom + 8;
  const double text_y = y + 20;
  const auto tick = [&](std::size_t turn, const std::string& text) {
    const double x = frame.x(turn);
    picture.marks.push_back(Stroke{line_path({x, y}, {x, y + 5}), Role::rule, 1, {}});
    picture.marks.push_back(Label{{x, text_y}, text, kText, Anchor::middle, Weight::regular, Role::soft});
  };
  tick(0, sheet.start_word);
  const std::size_t step = tick_step(frame.last, frame.right - frame.left);
  const double after_start = frame.left + text_width(sheet.start_word, kText) / 2 + 10;
  for (std::size_t turn = step; turn <= frame.last; turn += step) {
    if (frame.x(turn) - 9 > after_start) tick(turn, whole(static_cast<double>(turn)));
  }
  picture.marks.push_back(
      Label{{frame.right + 14, text_y}, sheet.turn_word, kText, Anchor::start, Weight::regular, Role::soft});
}

// Names of stretches in a row of their own; one that does not fit before the next is left out.
void draw_stretches(Picture& picture, const CurveSheet& sheet, const Frame& frame) {
  const double y = frame.bottom + 48;
  for (std::size_t i = 0; i < sheet.stretches.size(); ++i) {
    const Stretch& stretch = sheet.stretches[i];
    const double from = frame.x(stretch.from);
    const double to =
        i + 1 < sheet.stretches.size() ? frame.x(sheet.stretches[i + 1].from) : frame.right + 14;
    if (text_width(stretch.label, 12) + 8 > to - from) continue;
    picture.marks.push_back(Stroke{line_path({from, frame.bottom + 36}, {from, y + 3}), Role::rule, 1, {}});
    picture.marks.push_back(
        Label{{from + 5, y}, stretch.label, 12, Anchor::start, Weight::regular, Role::soft});
  }
}

void draw_turn_marks(Picture& picture, const CurveSheet& sheet, const Frame& frame) {
  std::vector<TurnMark> marks = sheet.marks;
  std::sort(marks.begin(), marks.end(), [](const TurnMark& a, const TurnMark& b) {
    return a.turn != b.turn ? a.turn < b.turn : a.number < b.number;
  });
  std::vector<double> places;
  for (const TurnMark& mark : marks) places.push_back(frame.x(mark.turn));
  spread(places, 2 * kDot + 3, frame.left, frame.right);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double x = frame.x(marks[i].turn);
    const Point centre{places[i], kDot + 1};
    picture.marks.push_back(Stroke{Path()
                                       .move_to({centre.x, centre.y + kDot})
                                       .line_to({x, frame.top - 3})
                                       .line_to({x, frame.bottom + 8}),
                                   Role::rule,
                                   1,
                                   {}});
    picture.marks.push_back(Fill{circle_path(centre, kDot), Role::ink});
    picture.marks.push_back(Label{{centre.x, centre.y + 4.2},
                                  std::to_string(marks[i].number),
                                  12,
                                  Anchor::middle,
                                  Weight::semibold,
                                  Role::panel});
  }
}

void draw_lines(Picture& picture, const std::vector<Curve>& curves, const Frame& frame) {
  const auto count = static_cast<double>(curves.size());
  struct End {
    std::size_t curve;
    double y;
  };
  std::vector<End> ends;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const Curve& curve = curves[i];
    if (curve.values.empty()) continue;
    // Curves of the same value run beside each other, not on top of each other.
    const double shift = (static_cast<double>(i) - (count - 1) / 2) * 3;
    const std::vector<Point> points = points_of(curve, frame, shift);
    if (points.size() == 1) {
      picture.marks.push_back(Fill{circle_path(points.front(), 3), curve_role(i)});
    } else {
      picture.marks.push_back(Stroke{smooth(points), curve_role(i), 2.4, curve_dash(i)});
    }
    ends.push_back({i, points.back().y});
  }
  std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
  std::vector<double> places;
  for (const End& end : ends) places.push_back(end.y);
  spread(places, kLineHeight, frame.top, frame.bottom + 4);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const Curve& curve = curves[ends[i].curve];
    const double x = curve.values.size() == 1 ? frame.left : frame.right;
    const Role role = curve_role(ends[i].curve);
    if (std::abs(places[i] - ends[i].y) > 2) {
      picture.marks.push_back(Stroke{line_path({x + 3, ends[i].y}, {x + 11, places[i]}), role, 1, {}});
    }
    picture.marks.push_back(Label{{x + 14, places[i] + 4.5},
                                  curve.label + " " + whole(curve.values.back()),
                                  kText,
                                  Anchor::start,
                                  Weight::semibold,
                                  role});
  }
}

}  // namespace

Role curve_role(std::size_t index) {
  constexpr Role kCurves[kMostCurves] = {Role::accent, Role::mind, Role::family_c};
  return kCurves[index % kMostCurves];
}

std::vector<double> curve_dash(std::size_t index) {
  // Round ends lengthen what is drawn by the width of the line: long strokes, and dots.
  switch (index % kMostCurves) {
    case 1: return {9, 6};
    case 2: return {0.1, 5};
    default: return {};
  }
}

Picture draw_curves(const CurveSheet& sheet, double width) {
  std::vector<Curve> curves = sheet.curves;
  if (curves.size() > kMostCurves) curves.resize(kMostCurves);
  width = std::max(width, kLeast);

  Picture picture;
  picture.title = sheet.title;
  picture.description = sheet.description;
  picture.width = width;

  Frame frame;
  // Half of the room at most for names: a long one is cut, and stands whole in the table beside the picture.
  double label_width = text_width(sheet.turn_word, kText);
  for (Curve& curve : curves) {
    if (curve.values.empty()) continue;
    frame.last = std::max(frame.last, curve.values.size() - 1);
    curve.label = fitted(curve.label, width / 2 - 60, kText, Weight::semibold);
    label_width = std::max(label_width, text_width(curve.label + " 00", kText, Weight::semibold));
  }
  frame.left = 30;
  frame.right = width - label_width - 16;
  frame.top = (sheet.marks.empty() ? 4 : kLane) + 8;
  frame.bottom = frame.top + kPlotHeight;
  picture.height = frame.bottom + (sheet.stretches.empty() ? 36 : 56);

  CurveSheet shown = sheet;
  shown.curves = curves;
  draw_axes(picture, shown, frame);
  draw_stretches(picture, shown, frame);
  draw_turn_marks(picture, shown, frame);
  draw_lines(picture, curves, frame);
  return picture;
}

}  // namespace gesprek::draw
