#include "draw/growth.h"

#include <algorithm>

namespace gesprek::draw {

namespace {
constexpr double kText = 13;
constexpr double kRow = 22;
constexpr double kDot = 5;
constexpr double kLeast = 240;
}  // namespace

Picture draw_growth(const Growth& growth, double width) {
  Picture picture;
  picture.title = growth.title;
  picture.description = growth.description;
  picture.width = std::max(width, kLeast);
  const std::size_t rows = std::max<std::size_t>(1, growth.rows.size());
  const double top = 14;
  const double bottom = top + kRow * static_cast<double>(rows - 1);
  picture.height = bottom + 34;

  double names = 0;
  for (const std::string& name : growth.rows) names = std::max(names, text_width(name, kText));
  // text_width is an estimate: the first letter has to stay inside.
  names = std::min(names * 1.06 + 2, picture.width * 0.45);
  const double left = names + 12;
  const double right = picture.width - 8;
  const auto y_of = [&](std::size_t row) {
    return bottom - kRow * static_cast<double>(std::min(row, rows - 1));
  };
  for (std::size_t row = 0; row < growth.rows.size(); ++row) {
    const double y = y_of(row);
    picture.marks.push_back(Stroke{line_path({left, y}, {right, y}), Role::rule, 0.6, {}});
    picture.marks.push_back(Label{{names, y + 4.5},
                                  fitted(growth.rows[row], names, kText),
                                  kText,
                                  Anchor::end,
                                  Weight::regular,
                                  Role::soft});
  }

  const std::size_t count = std::min(growth.points.size(), kMostGrowth);
  if (count == 0) return picture;
  const std::size_t from = growth.points.size() - count;
  const double first = left + 12;
  const double last = right - 12;
  const auto x_of = [&](std::size_t i) {
    // Attempts keep the same distance from each other as long as there are few.
    const double apart = count == 1 ? 0 : std::min(56.0, (last - first) / static_cast<double>(count - 1));
    return first + apart * static_cast<double>(i);
  };
  std::optional<Point> before;
  for (std::size_t i = 0; i < count; ++i) {
    const GrowthPoint& point = growth.points[from + i];
    if (!point.row) continue;
    const Point at{x_of(i), y_of(*point.row)};
    if (before) picture.marks.push_back(Stroke{line_path(*before, at), growth.role, 2, {}});
    before = at;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const GrowthPoint& point = growth.points[from + i];
    if (!point.row) {
      // Nothing was seen: a short line on the axis, so that the attempt is there.
      const Point at{x_of(i), bottom + 7};
      picture.marks.push_back(Stroke{line_path({at.x - 4, at.y}, {at.x + 4, at.y}), Role::soft, 1.5, {}});
      continue;
    }
    const Point at{x_of(i), y_of(*point.row)};
    picture.marks.push_back(Fill{circle_path(at, kDot), point.is_hollow ? Role::paper : growth.role});
    if (point.is_hollow) picture.marks.push_back(Stroke{circle_path(at, kDot - 1), growth.role, 2, {}});
  }
  const double line = bottom + 26;
  picture.marks.push_back(
      Label{{x_of(0) - kDot, line}, growth.first_word, kText, Anchor::start, Weight::regular, Role::soft});
  const double room = x_of(count - 1) - x_of(0);
  if (count == 1 || growth.first_word == growth.last_word) return picture;  // all on one day
  if (room > text_width(growth.first_word, kText) + text_width(growth.last_word, kText) + 8) {
    picture.marks.push_back(Label{
        {x_of(count - 1) + kDot, line}, growth.last_word, kText, Anchor::end, Weight::regular, Role::soft});
  } else {
    // Too near: the last stands after the first, with an arrow between them.
    picture.marks.back() = Label{{x_of(0) - kDot, line},
                                 growth.first_word + " \xE2\x86\x92 " + growth.last_word,
                                 kText,
                                 Anchor::start,
                                 Weight::regular,
                                 Role::soft};
  }
  return picture;
}

}  // namespace gesprek::draw
