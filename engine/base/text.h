#pragma once
// Small text helpers that know no scenario: UTF-8, ids, and "did you mean".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek {

/// The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF are invalid), or nothing when all of `text` is valid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Whether `text` is an id by format 5.1: [a-z][a-z0-9_]*, at most 64 bytes. Reserved words are not looked
/// at.
[[nodiscard]] bool is_id_shape(std::string_view text);

/// `text` fit for a message: at most `most` bytes (cut between code points, with … behind it), and with a
/// space for every control character, so that a text cannot command a terminal.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most = 80);

/// Edits (insert, delete, replace, swap of neighbours) that turn one text into the other, in bytes;
/// counting stops at `limit`, and `limit + 1` means "more".
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word`, when it is near enough to be what was meant (a third of the length,
/// at least one edit); ties go to the first. Empty when none is.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace gesprek
