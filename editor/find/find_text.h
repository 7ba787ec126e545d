#pragma once
// Finds words in all that a case says to people, and puts other words in their place. Needs no window.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/document.h"

namespace gesprek::editor {

/// One text that holds what was looked for.
struct TextHit {
  Path path;                        // of the text: {"nodes", "binnen", "lines", 0, "karin"}
  std::string node;                 // the moment it is in; empty outside all
  std::string text;                 // all of it
  std::vector<std::size_t> places;  // bytes in `text` where it stands
  std::size_t at = 0;               // of the text, in the document
};

/// How `words` are compared: capitals count, or not (the letters of Latin-1 too).
enum class Capitals : std::uint8_t { ignored, counted };

/// All texts for people (format 5.24) that hold `words`, in the order of the document, at most `most`. Empty
/// words are nowhere.
[[nodiscard]] std::vector<TextHit> find_text(const scenario::YamlTree& tree, std::string_view words,
                                             Capitals capitals, std::size_t most = 100'000);

/// The text of a hit after the change.
[[nodiscard]] std::string replaced(const TextHit& hit, std::size_t size, std::string_view by);

/// Replaces in all `hits`, as one step. `size`: of the words that were looked for, in bytes. Refused when a
/// text is not what it was when it was found.
[[nodiscard]] Result<Command> replace_text_in(const Document& document, const std::vector<TextHit>& hits,
                                              std::size_t size, std::string_view by);

/// How well `name` answers to what was typed; 0: not at all. All letters of `typed` come in their order;
/// whole beginnings and words count for more.
[[nodiscard]] int match_score(std::string_view name, std::string_view typed);

/// Small letters, also of Latin-1; as many bytes as before.
[[nodiscard]] std::string small_letters(std::string_view text);

}  // namespace gesprek::editor
