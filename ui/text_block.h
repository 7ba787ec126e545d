#pragma once
// Text broken into lines at a width: what every word on the screen goes through. Words are broken only where
// one is wider than a line.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "draw/palette.h"
#include "ui/geometry.h"

namespace gesprek::ui {

/// Sizes at 100 %: note 13, label 15, reading 17, spoken 22, title 30; strong ones are semibold.
enum class TextStyle : std::uint8_t {
  note,
  note_strong,
  label,
  label_strong,
  reading,
  reading_strong,
  spoken,
  heading,  // 22, semibold
  title     // 30, semibold
};
inline constexpr std::size_t kTextStyles = 9;

struct TextSpan {
  std::string_view text;
  TextStyle style = TextStyle::reading;
  draw::Role role = draw::Role::ink;
};

/// Laid out with Ui::lay_out; drawn with Ui::draw. Holds a copy of its text.
struct TextBlock {
  struct Piece {
    std::uint32_t begin = 0, end = 0;  // bytes of `text`
    float x = 0;                       // from the left of the block
    std::uint32_t line = 0;
    TextStyle style = TextStyle::reading;
    draw::Role role = draw::Role::ink;
  };
  std::string text;
  std::vector<Piece> pieces;
  std::vector<float> tops;  // of the lines, and the end of the last: one more than there are lines
  float width = 0;          // of the widest line
  bool has_broken_word = false;

  [[nodiscard]] float height() const { return tops.empty() ? 0 : tops.back(); }
  [[nodiscard]] std::size_t lines() const { return tops.empty() ? 0 : tops.size() - 1; }
};

}  // namespace gesprek::ui
