#include "draw/utf8.h"

#include <cstdint>

namespace gesprek::draw {

namespace {

struct Decoded {
  std::uint32_t code = 0;
  std::size_t size = 0;  // 0: no UTF-8
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return {};
  std::uint32_t code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const std::uint32_t least = size == 2 ? 0x80U : size == 3 ? 0x800U : 0x10000U;
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least || code > 0x10FFFF || is_surrogate) return {};
  return {code, size};
}

bool turns_direction(std::uint32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
         code == 0x200F || code == 0x061C;
}

bool is_unprintable(std::uint32_t code) {
  const bool is_control = (code < 0x20 && code != '\n') || (code >= 0x7F && code <= 0x9F);
  const bool is_noncharacter = (code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return is_control || is_noncharacter || code == 0x2028 || code == 0x2029;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    const std::size_t size = next.size == 0 ? 1 : next.size;
    if (next.size == 0) {
      out += "\xEF\xBF\xBD";
    } else if (next.code == '\t') {
      out += ' ';
    } else if (next.code == 0xFEFF || turns_direction(next.code)) {
      // left out
    } else if (is_unprintable(next.code)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace gesprek::draw
