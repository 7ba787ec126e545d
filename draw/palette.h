#pragma once
// The colours everything is drawn in, by role. The values are those of the design's page on how it looks; a
// test keeps their contrast.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gesprek::draw {

/// What a colour is for. Nothing is said by a colour alone: families have a letter, bands a word, curves a
/// label and a dash pattern.
enum class Role : std::uint8_t {
  paper,
  panel,
  ink,
  soft,  // secondary text
  rule,  // lines that carry meaning: on `panel`, or at least 2 px wide
  accent,
  wash,  // a quiet ground in the accent's colour
  family_a,
  family_b,
  family_c,
  family_d,
  good,
  mind,
  stop,  // only for what must stop
  focus
};
inline constexpr std::array<Role, 15> kRoles = {
    Role::paper,    Role::panel, Role::ink,      Role::soft,     Role::rule,
    Role::accent,   Role::wash,  Role::family_a, Role::family_b, Role::family_c,
    Role::family_d, Role::good,  Role::mind,     Role::stop,     Role::focus};

/// `contrast`: black and white with a yellow focus, no washes. `beamer`: light, for a room that is not dark.
enum class Theme : std::uint8_t { light, dark, contrast, beamer };
inline constexpr std::array<Theme, 4> kThemes = {Theme::light, Theme::dark, Theme::contrast, Theme::beamer};

/// sRGB, 0–255 each.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Colour& a, const Colour& b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
  }
};

[[nodiscard]] Colour colour(Role role, Theme theme = Theme::light);
/// "family_a": for class names and style sheets.
[[nodiscard]] std::string_view role_name(Role role);
/// "#0E5C69".
[[nodiscard]] std::string hex(Colour colour);
/// Contrast by WCAG 2.1, 1–21; the order does not matter.
[[nodiscard]] double contrast(Colour a, Colour b);

}  // namespace gesprek::draw
