#include "engine/report/words.h"

#include <array>

namespace gesprek::report {

using scoring::Moment;
using scoring::Quote;
using scoring::StateChange;

namespace {

thread_local Language words_in = Language::nl;

}  // namespace

WordsIn::WordsIn(Language language) : before_(words_in) {
  words_in = language;
}

WordsIn::~WordsIn() {
  words_in = before_;
}

const char* say(const char* nl, const char* en) {
  return words_in == Language::en ? en : nl;
}

Language language_of(const scoring::Debrief& debrief) {
  const std::string_view language = debrief.about.language;
  return language == "en" || language.substr(0, 3) == "en-" ? Language::en : Language::nl;
}

std::string in_quotes(std::string_view said) {
  return "“" + std::string(said) + "”";
}

std::string words_of(const Quote& quote) {
  return quote.kind == program::ChoiceKind::say ? in_quotes(quote.text) : quote.text;
}

const char* did_what(const Quote& quote) {
  switch (quote.kind) {
    case program::ChoiceKind::say: return say("Je zei", "You said");
    case program::ChoiceKind::do_: return say("Je deed", "You did");
    case program::ChoiceKind::think: return say("Je dacht", "You thought");
  }
  return say("Je zei", "You said");
}

std::string place_of(const Moment& moment) {
  if (!moment.input && moment.turn == 0) return "";
  std::string place = moment.turn == 0 ? std::string(say("voor de eerste beurt", "before the first turn"))
                                       : say("beurt ", "turn ") + std::to_string(moment.turn);
  if (!moment.phase.empty()) place += ", " + moment.phase;
  return place;
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

std::string changes_in_words(const std::vector<StateChange>& changes, std::size_t most) {
  std::vector<std::string> words;
  for (const StateChange& change : changes) {
    if (words.size() == most) break;
    words.push_back(small_first(change.label) + say(" van ", " from ") + std::to_string(change.from) +
                    say(" naar ", " to ") + std::to_string(change.to));
  }
  return joined(words);
}

namespace {

bool is_small(std::string_view text) {
  return !text.empty() &&
         ((text[0] >= 'a' && text[0] <= 'z') ||
          (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0));
}
bool is_large(std::string_view text) {
  return !text.empty() &&
         ((text[0] >= 'A' && text[0] <= 'Z') ||
          (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0x80 &&
           static_cast<unsigned char>(text[1]) <= 0x9E));
}

}  // namespace

std::string small_first(std::string_view text) {
  std::string out(text);
  if (!is_large(text)) return out;
  const std::size_t letter = text[0] == '\xC3' ? 2 : 1;
  // "LVB" and "VT" stay.
  if (is_large(text.substr(letter))) return out;
  // So does "Veilig Thuis": a name of several words.
  const std::size_t space = text.find(' ');
  if (space != std::string_view::npos && is_large(text.substr(space + 1))) return out;
  out[letter - 1] = static_cast<char>(static_cast<unsigned char>(out[letter - 1]) + 0x20U);
  return out;
}

std::string large_first(std::string_view text) {
  std::string out(text);
  if (!is_small(text)) return out;
  const std::size_t at = text[0] == '\xC3' ? 1 : 0;
  const auto letter = static_cast<unsigned char>(out[at]);
  if (at == 1 && (letter == 0xB7 || letter == 0xBF)) return out;  // ÷ and ÿ have no large one there
  out[at] = static_cast<char>(letter - 0x20U);
  return out;
}

std::string sentence(std::string_view text) {
  std::string out = large_first(text);
  if (out.empty()) return out;
  constexpr std::array<std::string_view, 7> kEnds = {".", "?", "!", "…", ".”", "?”", "!”"};
  for (const std::string_view end : kEnds) {
    if (out.size() >= end.size() && std::string_view(out).substr(out.size() - end.size()) == end) return out;
  }
  return out + ".";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? say(" en ", " and ") : ", ";
    out += words[i];
  }
  return out;
}

std::string date_in_words(std::string_view date) {
  constexpr std::array<const char*, 12> kMonths = {"januari",   "februari", "maart",    "april",
                                                   "mei",       "juni",     "juli",     "augustus",
                                                   "september", "oktober",  "november", "december"};
  constexpr std::array<const char*, 12> kEnglish = {"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  const auto digits = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (date[i] < '0' || date[i] > '9') return -1;
      value = value * 10 + (date[i] - '0');
    }
    return value;
  };
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::string(date);
  const int year = digits(0, 4);
  const int month = digits(5, 2);
  const int day = digits(8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::string(date);
  return std::to_string(day) + " " +
         say(kMonths[static_cast<std::size_t>(month) - 1], kEnglish[static_cast<std::size_t>(month) - 1]) +
         " " + std::to_string(year);
}

const char* kind_word(program::FactKind kind) {
  switch (kind) {
    case program::FactKind::fact: return say("feit", "fact");
    case program::FactKind::source: return say("bron", "source");
    case program::FactKind::reading: return say("duiding", "reading");
    case program::FactKind::strength: return say("sterk punt", "strength");
    case program::FactKind::noise: return say("ruis", "noise");
  }
  return say("feit", "fact");
}

}  // namespace gesprek::report
