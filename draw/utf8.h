#pragma once
// Text from anywhere, made fit to stand on a page.

#include <string>
#include <string_view>

namespace gesprek::draw {

/// `text` as valid UTF-8 that shows only itself: bytes that are no UTF-8, control characters (a tab becomes a
/// space, line feeds stay) and noncharacters become U+FFFD; the signs that turn the direction of text around
/// them (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C) and byte order marks are left out.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace gesprek::draw
