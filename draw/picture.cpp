#include "draw/picture.h"

#include <algorithm>
#include <array>

namespace gesprek::draw {

namespace {

// Advances of ASCII 32–126 in Inter, regular, in hundredths of the size; semibold is about 3 % wider.
constexpr std::array<std::uint8_t, 95> kAdvances = {
    28, 27, 40, 63, 63, 81, 63, 22, 36, 36, 50, 65, 28, 46, 27, 35, 62, 46, 60, 63, 64, 60, 62, 57,
    61, 62, 27, 28, 65, 65, 65, 50, 93, 67, 65, 72, 71, 59, 58, 74, 74, 26, 54, 65, 56, 88, 75, 76,
    63, 76, 63, 63, 64, 74, 67, 94, 64, 66, 62, 36, 35, 36, 46, 45, 49, 56, 62, 55, 62, 58, 36, 60,
    59, 23, 23, 54, 23, 86, 58, 59, 60, 60, 37, 52, 36, 58, 55, 81, 54, 55, 54, 36, 32, 36, 65};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Of one code point, which begins with `first`, in hundredths of the size.
int advance(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 32 && byte < 127) return kAdvances[byte - 32U];
  if (byte < 32 || is_continuation(first)) return 0;
  // Two bytes: accented letters, mostly small ones. Three and four: dashes and quotes, but also wide scripts.
  return byte < 0xE0 ? 62 : 90;
}

// Four curves make a circle when their control points lie this far along (4/3·(√2 − 1)).
constexpr double kRound = 0.5522847498;

}  // namespace

Path& Path::move_to(Point to) {
  steps_.push_back({Step::Kind::move, to, {}, {}});
  return *this;
}
Path& Path::line_to(Point to) {
  steps_.push_back({Step::Kind::line, to, {}, {}});
  return *this;
}
Path& Path::curve_to(Point first, Point second, Point to) {
  steps_.push_back({Step::Kind::curve, to, first, second});
  return *this;
}
Path& Path::close() {
  steps_.push_back({Step::Kind::close, {}, {}, {}});
  return *this;
}

Path line_path(Point from, Point to) {
  return Path().move_to(from).line_to(to);
}

Path circle_path(Point centre, double radius) {
  return box_path({centre.x - radius, centre.y - radius}, 2 * radius, 2 * radius, radius);
}

Path box_path(Point corner, double width, double height, double radius) {
  const double r = std::clamp(radius, 0.0, std::min(width, height) / 2);
  const double left = corner.x;
  const double top = corner.y;
  const double right = left + width;
  const double bottom = top + height;
  if (r <= 0) {
    return Path()
        .move_to(corner)
        .line_to({right, top})
        .line_to({right, bottom})
        .line_to({left, bottom})
        .close();
  }
  const double c = r * (1 - kRound);
  Path path;
  path.move_to({left + r, top}).line_to({right - r, top});
  path.curve_to({right - c, top}, {right, top + c}, {right, top + r}).line_to({right, bottom - r});
  path.curve_to({right, bottom - c}, {right - c, bottom}, {right - r, bottom}).line_to({left + r, bottom});
  path.curve_to({left + c, bottom}, {left, bottom - c}, {left, bottom - r}).line_to({left, top + r});
  path.curve_to({left, top + c}, {left + c, top}, {left + r, top}).close();
  return path;
}

double text_width(std::string_view text, double size, Weight weight) {
  int hundredths = 0;
  for (const char byte : text) hundredths += advance(byte);
  return hundredths / 100.0 * size * (weight == Weight::semibold ? 1.03 : 1.0);
}

std::string fitted(std::string_view text, double width, double size, Weight weight) {
  if (text_width(text, size, weight) <= width) return std::string(text);
  constexpr std::string_view kMore = "…";
  const double room = width - text_width(kMore, size, weight);
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && is_continuation(text[next])) ++next;
    if (text_width(text.substr(0, next), size, weight) > room) break;
    end = next;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + std::string(kMore);
}

}  // namespace gesprek::draw
