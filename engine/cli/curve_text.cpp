#include "engine/cli/curve_text.h"

#include <algorithm>

namespace gesprek::cli {

namespace {

constexpr std::size_t kWidestTurn = 4;

struct Pen {
  const char *line, *up_from, *up_to, *down_from, *down_to, *stroke;
};
// From a row to the one it turns to, in one column: "╯" leaves the lower row upwards, "╭" arrives.
constexpr Pen kDrawn = {"─", "╯", "╭", "╮", "╰", "│"};
constexpr Pen kAscii = {"-", "'", ".", ".", "'", "|"};

using Cells = std::vector<std::vector<std::string>>;

/// The row of a value, 0 at the bottom; the bounds lie on the outer rows.
std::size_t row_of(std::int32_t value, std::int32_t min, std::int32_t max, std::size_t height) {
  if (max <= min) return 0;
  const std::int64_t span = std::int64_t{max} - min;
  const std::int64_t at = std::clamp<std::int64_t>(std::int64_t{value} - min, 0, span);
  const auto rows = static_cast<std::int64_t>(height) - 1;
  return static_cast<std::size_t>((2 * at * rows + span) / (2 * span));  // half up
}

void draw_step(Cells& cells, std::size_t column, std::size_t from, std::size_t to, const Pen& pen) {
  if (from == to) {
    cells[to][column] = pen.line;
    return;
  }
  const bool is_up = to > from;
  cells[from][column] = is_up ? pen.up_from : pen.down_from;
  cells[to][column] = is_up ? pen.up_to : pen.down_to;
  for (std::size_t row = std::min(from, to) + 1; row < std::max(from, to); ++row) {
    cells[row][column] = pen.stroke;
  }
}

std::string mark_line(const std::vector<CurveMark>& marks, const std::vector<std::size_t>& column_of,
                      std::size_t width) {
  std::string out;
  for (const CurveMark& mark : marks) {
    if (mark.turn >= column_of.size()) continue;
    std::size_t at = column_of[mark.turn];
    if (!out.empty() && at <= out.size()) at = out.size() + 1;  // never run into the one before
    if (at >= width) break;
    out += std::string(at - out.size(), ' ') + std::to_string(mark.number);
  }
  return out;
}

}  // namespace

CurveDrawing draw_curve(const std::vector<std::int32_t>& values, std::int32_t min, std::int32_t max,
                        std::size_t width, std::size_t height, const std::vector<CurveMark>& marks,
                        bool unicode) {
  CurveDrawing out;
  if (values.empty()) return out;
  width = std::max<std::size_t>(width, 8);
  height = std::max<std::size_t>(height, 2);
  // Which value each drawn point shows; with more turns than cells not every turn has one.
  const std::size_t points = std::min(values.size(), width);
  const std::size_t per_turn = std::clamp<std::size_t>(width / points, 1, kWidestTurn);
  std::vector<std::size_t> shown(points);
  for (std::size_t i = 0; i < points; ++i) {
    shown[i] = points == 1 ? values.size() - 1 : i * (values.size() - 1) / (points - 1);
  }
  out.width = points * per_turn;
  const Pen& pen = unicode ? kDrawn : kAscii;
  Cells cells(height, std::vector<std::string>(out.width, " "));
  std::size_t before = row_of(values[shown[0]], min, max, height);
  for (std::size_t i = 0; i < points; ++i) {
    const std::size_t now = row_of(values[shown[i]], min, max, height);
    draw_step(cells, i * per_turn, before, now, pen);
    for (std::size_t k = 1; k < per_turn; ++k) cells[now][i * per_turn + k] = pen.line;
    before = now;
  }
  out.end_row = height - 1 - before;
  for (std::size_t row = height; row > 0; --row) {
    std::string line;
    for (const std::string& cell : cells[row - 1]) line += cell;
    out.rows.push_back(std::move(line));
  }
  std::vector<std::size_t> column_of(values.size());
  for (std::size_t turn = 0, point = 0; turn < values.size(); ++turn) {
    while (point + 1 < points && shown[point] < turn) ++point;
    column_of[turn] = point * per_turn;
  }
  out.marks = mark_line(marks, column_of, out.width);
  return out;
}

}  // namespace gesprek::cli
