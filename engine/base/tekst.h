#pragma once
// Words and sentences of spoken Dutch, as persona scripts count them (format 5.7). Knows no Lua.
//
//   words("Om 10.15 u. foto's van Levi's 2e prik?")  om · 10.15 · u · foto's · van · levi's · 2e · prik
//   sentences("Ik… ik weet het niet. Echt niet!")    "Ik… ik weet het niet." · "Echt niet!"
//   contains_any("Dat is de CURVE.", {"curve"})      true;  {"cur"} → false: whole words only
//
// All text is valid UTF-8. Time is linear in the text (contains_any: times the phrases).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::tekst {

/// A word: letters and digits of any script; inside it also ' ’ - and, between letters or digits, . , : so
/// that `10.15`, `z.o.z.`, `foto's` and `jeugd-arts` are one each. `text` is in lower case (Dutch accented
/// letters too) with ' for ’, and without a closing dot.
struct Word {
  std::string text;
  std::size_t begin = 0;  // bytes in the text it came from
  std::size_t end = 0;
};

[[nodiscard]] std::vector<Word> words(std::string_view text);
[[nodiscard]] std::size_t count_words(std::string_view text);

/// The sentences that have a word in them, each with its end mark, trimmed. A sentence ends at . ! ? (or
/// several), with closing quotes and brackets, before white space or the end. `…` and `...` end none, nor do
/// the dots of numbers (10.15), of z.o.z. and its like, of single capitals (J. de Boer) and of a few common
/// short forms (dhr. mevr. bijv.; 10.15 u. and enz. when no capital follows).
[[nodiscard]] std::vector<std::string_view> sentences(std::string_view text);

/// What `react` is told about a choice's words.
struct Counts {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t longest = 0;  // words in the longest sentence
};
[[nodiscard]] Counts count(std::string_view text);

/// Whether one of `phrases` (one or more words each) stands in `text`: whole words, whatever the case. Gives
/// the index of the first phrase in the list that does.
[[nodiscard]] std::optional<std::size_t> contains_any(std::string_view text,
                                                      const std::vector<std::string_view>& phrases);

/// Whether a sentence of `text` ends with a question mark.
[[nodiscard]] bool is_question(std::string_view text);

/// Lower case of the Latin letters Dutch is written with (ASCII, Latin-1, Latin Extended-A); the rest stays.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace gesprek::tekst
