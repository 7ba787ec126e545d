#pragma once
// Reading sources as text: lines, words, includes. Knows C++ only as far as comments, literals and #include
// go.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"

namespace gesprek::arrows {

[[nodiscard]] bool starts_with(std::string_view text, std::string_view start);
[[nodiscard]] bool ends_with(std::string_view text, std::string_view end);
/// Letters, digits and '_'.
[[nodiscard]] bool is_word_byte(char c);

/// Split at blanks and line ends.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
/// Split at LF. Views into `text`.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
/// The words with a blank between them, or "nothing".
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
/// "engine/base/hash.h:12: "
[[nodiscard]] std::string place(const std::string& file, std::size_t line);

/// The bytes of a file of at most 8 MB, or nothing at all.
[[nodiscard]] std::string read_or_empty(const FileSource& files, const std::string& path);

/// Every .h, .cpp and .def below `root` + `folder`, at any depth, as paths from the root.
void collect_sources(const FileSource& files, const std::string& root, const std::string& folder,
                     std::vector<std::string>& found);

/// `text` with comments and the contents of literals blanked out; lines stay where they are.
[[nodiscard]] std::string without_comments(std::string_view text);

struct Include {
  std::string file;  // where it stands
  std::size_t line = 0;
  std::string header;
  bool quoted = false;
};

/// The includes of `text`; `blanked` is without_comments(text).
[[nodiscard]] std::vector<Include> includes_of(const std::string& file, std::string_view text,
                                               std::string_view blanked);

}  // namespace gesprek::arrows
