#include "draw/palette.h"

#include <algorithm>
#include <cmath>

namespace gesprek::draw {

namespace {

struct Entry {
  std::string_view name;
  std::uint32_t light, dark;  // 0xRRGGBB
};

// In the order of Role.
constexpr std::array<Entry, kRoles.size()> kEntries = {{
    {"paper", 0xF7F4EF, 0x14191D},
    {"panel", 0xFFFFFF, 0x1D242A},
    {"ink", 0x1E2A32, 0xEDEFEF},
    {"soft", 0x55626B, 0xA9B4BB},
    {"rule", 0x8A939A, 0x6F7B83},
    {"accent", 0x0E5C69, 0x6CC3CF},
    {"wash", 0xD8E9EB, 0x1E3A40},
    {"family_a", 0x0E5C69, 0x6CC3CF},
    {"family_b", 0x8A5A00, 0xE0B25A},
    {"family_c", 0x6B3A73, 0xC79BD0},
    {"family_d", 0x3E6B2F, 0x9CC585},
    {"good", 0x2C6B3F, 0x86C997},
    {"mind", 0x8A5A00, 0xE0B25A},
    {"stop", 0xA02B2B, 0xF09A94},
    {"focus", 0x0B57D0, 0x8AB4F8},
}};

const Entry& entry(Role role) {
  return kEntries[static_cast<std::size_t>(role)];
}

// WCAG 2.1, "relative luminance".
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

Colour colour(Role role, Theme theme) {
  const std::uint32_t value = theme == Theme::light ? entry(role).light : entry(role).dark;
  return {static_cast<std::uint8_t>(value >> 16U & 0xFFU), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
          static_cast<std::uint8_t>(value & 0xFFU)};
}

std::string_view role_name(Role role) {
  return entry(role).name;
}

std::string hex(Colour colour) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    text += kDigits[channel >> 4U];
    text += kDigits[channel & 0xFU];
  }
  return text;
}

double contrast(Colour a, Colour b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace gesprek::draw
