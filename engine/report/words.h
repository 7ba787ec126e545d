#pragma once
// Small words that several parts of a report need, in Dutch or English.

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/scoring/debrief.h"

namespace gesprek::report {

/// In which language the words of a report are on this thread, as long as it lives. Dutch without one: a
/// report is in the language of the case's texts (Debrief::about), which a translation makes English.
class WordsIn {
 public:
  explicit WordsIn(Language language);
  WordsIn(const WordsIn&) = delete;
  WordsIn& operator=(const WordsIn&) = delete;
  ~WordsIn();

 private:
  Language before_;
};
/// The one of both in that language.
[[nodiscard]] const char* say(const char* nl, const char* en);
/// English for "en" and its varieties ("en-simple"), else Dutch.
[[nodiscard]] Language language_of(const scoring::Debrief& debrief);

/// “Hoe gaat het?”: what was said between quotation marks; what was done or thought as it is.
[[nodiscard]] std::string in_quotes(std::string_view said);
[[nodiscard]] std::string words_of(const scoring::Quote& quote);
/// "Je zei", "Je deed", "Je dacht".
[[nodiscard]] const char* did_what(const scoring::Quote& quote);
/// "beurt 7, één zorg"; "voor de eerste beurt"; empty for a moment at no place.
[[nodiscard]] std::string place_of(const scoring::Moment& moment);
/// "1 beurt", "2 beurten".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view more);
/// "vertrouwen van 4 naar 6, spanning van 7 naar 5"; with `most` at most so many.
[[nodiscard]] std::string changes_in_words(const std::vector<scoring::StateChange>& changes,
                                           std::size_t most = 3);
/// The first letter small or large: ASCII and two-byte Latin letters; what looks like an abbreviation
/// or a name stays.
[[nodiscard]] std::string small_first(std::string_view text);
[[nodiscard]] std::string large_first(std::string_view text);
/// With a full stop, where it does not end in one (or in ? ! …).
[[nodiscard]] std::string sentence(std::string_view text);
/// "a, b en c".
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
/// "22 november 2026" of "2026-11-22"; anything else as it is.
[[nodiscard]] std::string date_in_words(std::string_view date);
/// "feit", "bron", "duiding", "sterk punt", "ruis".
[[nodiscard]] const char* kind_word(program::FactKind kind);

}  // namespace gesprek::report
