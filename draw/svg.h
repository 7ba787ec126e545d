#pragma once
// A picture as SVG text, to stand in an HTML page or a file of its own.

#include <string>
#include <string_view>

#include "draw/picture.h"

namespace gesprek::draw {

/// `text` as it may stand in HTML, SVG and XML, between tags and in quoted attributes. Bytes that are no
/// UTF-8, control characters (tab and line feed aside), code points that XML forbids, and the signs that turn
/// the direction of text around them (U+202A–202E, U+2066–2069) become U+FFFD or are left out, so that no
/// text can reach beyond its own place.
[[nodiscard]] std::string escaped(std::string_view text);

/// The <svg> element, with role="img", <title> and <desc>. `id` makes the ids in it unique on a page
/// ([a-z0-9-]). Every mark carries its colour in the light theme as an attribute, and classes "f-ROLE"
/// (filled, texts too) and "s-ROLE" (stroked) by which a style sheet can give another; texts have the class
/// "t".
[[nodiscard]] std::string svg(const Picture& picture, std::string_view id);

}  // namespace gesprek::draw
