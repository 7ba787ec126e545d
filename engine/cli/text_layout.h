#pragma once
// Text for a grid of cells: how wide it is, where it may break, and what a plain ASCII terminal gets.

#include <string>
#include <string_view>
#include <vector>

namespace gesprek::cli {

/// The cells `text` (valid UTF-8) takes: 0 for combining marks, 2 for wide scripts and emoji, else 1.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` in lines of at most `width` cells, broken at spaces; a line feed always breaks. A word that is too
/// long is cut. A no-break space does not break. Never empty: an empty text is one empty line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The first `width` cells of `text`; when that is not all, the last one is `…` (or "...", when ascii).
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width, bool ascii = false);

/// `text` padded with spaces to `width` cells; longer text stays as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);

/// Control characters and invalid UTF-8 replaced by `?`, so that a file name or a typed line cannot steer the
/// terminal. Tabs become a space.
[[nodiscard]] std::string printable(std::string_view text);

/// Letters without their accents, plain quotes and dashes: for terminals that declare another character set.
[[nodiscard]] std::string to_ascii(std::string_view text);

/// `text` without leading and trailing spaces, tabs and CR.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// `text` in lower case, ASCII letters only.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace gesprek::cli
