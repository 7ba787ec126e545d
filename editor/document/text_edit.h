#pragma once
// Changes of a text as data: what was taken away and what was put there. Applying one and then its inverse
// gives the first text byte for byte; history, journal and merge are made of these.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::editor {

/// At byte `at` of the text before, `removed` stood and `inserted` comes.
struct TextEdit {
  std::size_t at = 0;
  std::string removed;
  std::string inserted;
  friend bool operator==(const TextEdit& a, const TextEdit& b) {
    return a.at == b.at && a.removed == b.removed && a.inserted == b.inserted;
  }
};

/// Edits of one text at once: ascending by place, not overlapping; every `at` counts in the text before all
/// of them.
using EditSet = std::vector<TextEdit>;

/// The edit that puts `inserted` in the place of bytes [begin, end) of `text`, without the bytes that stay
/// the same at both ends (never cutting a UTF-8 sequence or a CRLF in two).
[[nodiscard]] TextEdit make_edit(std::string_view text, std::size_t begin, std::size_t end,
                                 std::string_view inserted);
/// The one edit that turns `before` into `after`; empty at both sides when they are the same.
[[nodiscard]] TextEdit difference(std::string_view before, std::string_view after);

/// Sorts `edits` by place and drops those that change nothing. Returns false when two overlap.
[[nodiscard]] bool normalise(EditSet& edits);

/// Carries `edits` out on `text`. Returns false, with `text` unchanged, when what should be removed does not
/// stand there.
[[nodiscard]] bool apply(const EditSet& edits, std::string& text);

/// What turns the text after `edits` into the text before.
[[nodiscard]] EditSet inverse(const EditSet& edits);

/// One edit for `first` and then `second`, when the second touches what the first put there: typing on.
/// Returns false when they lie apart; `first` is unchanged then.
[[nodiscard]] bool append(TextEdit& first, const TextEdit& second);

}  // namespace gesprek::editor
