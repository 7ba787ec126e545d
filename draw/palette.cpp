#include "draw/palette.h"

#include <algorithm>
#include <cmath>

namespace gesprek::draw {

namespace {

struct Entry {
  std::string_view name;
  std::array<std::uint32_t, kThemes.size()> colours;  // 0xRRGGBB, in the order of Theme
};

// In the order of Role.
constexpr std::array<Entry, kRoles.size()> kEntries = {{
    {"paper", {0xF7F4EF, 0x14191D, 0x000000, 0xFFFFFF}},
    {"panel", {0xFFFFFF, 0x1D242A, 0x000000, 0xFFFFFF}},
    {"ink", {0x1E2A32, 0xEDEFEF, 0xFFFFFF, 0x000000}},
    {"soft", {0x55626B, 0xA9B4BB, 0xFFFFFF, 0x333B41}},
    {"rule", {0x8A939A, 0x6F7B83, 0xFFFFFF, 0x000000}},
    {"accent", {0x0E5C69, 0x6CC3CF, 0xFFFFFF, 0x0B4A55}},
    {"wash", {0xD8E9EB, 0x1E3A40, 0x000000, 0xD8E9EB}},
    {"family_a", {0x0E5C69, 0x6CC3CF, 0x7FDDE8, 0x0B4A55}},
    {"family_b", {0x8A5A00, 0xE0B25A, 0xFFD24D, 0x6E4800}},
    {"family_c", {0x6B3A73, 0xC79BD0, 0xE9B3FF, 0x5A2E62}},
    {"family_d", {0x3E6B2F, 0x9CC585, 0xA8F58A, 0x305521}},
    {"good", {0x2C6B3F, 0x86C997, 0x8CFFA6, 0x20552F}},
    {"mind", {0x8A5A00, 0xE0B25A, 0xFFD24D, 0x6E4800}},
    {"stop", {0xA02B2B, 0xF09A94, 0xFFA8A2, 0x8C1F1F}},
    {"focus", {0x0B57D0, 0x8AB4F8, 0xFFFF00, 0x0B57D0}},
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
  const std::uint32_t value = entry(role).colours[static_cast<std::size_t>(theme)];
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
