#pragma once
// Where tokens end. yaml-cpp says where a token starts and nothing more; these functions find the rest in the
// raw bytes (design §3.11). They follow yaml-cpp's own scanner, whose result they have to agree with.

#include <cstddef>
#include <string>
#include <string_view>

namespace gesprek::scenario {

/// What lies between two tokens: white space, line ends and comments.
struct Gap {
  std::size_t end = 0;                              // where the next token starts, or the size of the text
  std::size_t tab = std::string_view::npos;         // a tab in the indentation of the line of `end`
  std::size_t line_start = std::string_view::npos;  // start of the line of `end`, when the gap has a line end
};

/// The gap that starts at `at`. A `#` starts a comment here, whatever stands before it: yaml-cpp's rule.
[[nodiscard]] Gap gap_after(std::string_view text, std::size_t at);

/// Whether `text[at]` is white space, a line end or the end: what makes `-`, `?` and `:` indicators.
[[nodiscard]] bool is_blank_at(std::string_view text, std::size_t at);

/// The end of the line of `at`, without its line end.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);

/// Just behind the plain scalar that starts at `begin` and was read as `value`: its last byte, also when it
/// runs over several lines. Never past the end of the text.
[[nodiscard]] std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value);

/// Just behind the closing quote of the quoted scalar that starts at `begin`; npos when it is not closed.
[[nodiscard]] std::size_t quoted_end(std::string_view text, std::size_t begin);

/// The end of the last body line (without its line end) of the block scalar whose `|` or `>` stands at
/// `begin`; without a body the end of the header. Blank lines behind the text belong to it with `+` only.
/// `parent_indent`: the column of the block collection it stands in, -1 at the root.
[[nodiscard]] std::size_t block_scalar_end(std::string_view text, std::size_t begin, int parent_indent);

/// `text` as it can stand in a message: its first line, and of that the first 40 bytes or so.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace gesprek::scenario
