#include "engine/base/tekst.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gesprek::tekst {

namespace {

/// One code point of valid UTF-8.
struct Point {
  std::uint32_t code = 0;
  std::size_t size = 0;
};

Point point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (at + size > text.size()) return {lead, text.size() - at};  // not valid UTF-8; stay inside
  std::uint32_t code = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) code = (code << 6U) | (byte(at + i) & 0x3FU);
  return {code, size};
}

void append(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    if (code < 0x10000) {
      out += static_cast<char>(0xE0U | (code >> 12U));
    } else {
      out += static_cast<char>(0xF0U | (code >> 18U));
      out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    }
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

std::uint32_t lower(std::uint32_t code) {
  if (code >= 'A' && code <= 'Z') return code + 32;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;  // À…Þ, not ×
  if (code == 0x178) return 0xFF;                                      // Ÿ
  if ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177)) return code | 1U;  // Ā…, Ĳ, Ŋ…
  if ((code >= 0x139 && code <= 0x148) ||
      (code >= 0x179 && code <= 0x17E)) {  // Ĺ…, Ź…: odd ones are capitals
    return code % 2 == 1 ? code + 1 : code;
  }
  return code;
}

bool is_space(std::uint32_t code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0xA0 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x3000 || code == 0xFEFF;
}

bool is_digit(std::uint32_t code) {
  return code >= '0' && code <= '9';
}

/// Letters and digits: ASCII ones, and beyond it everything that is no punctuation, symbol or space.
bool is_word(std::uint32_t code) {
  if (code < 0x80) return is_digit(code) || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0xC0) return code == 0xAA || code == 0xB5 || code == 0xBA;
  if (code == 0xD7 || code == 0xF7) return false;       // × ÷
  if (code >= 0x2000 && code <= 0x2BFF) return false;   // punctuation, symbols, arrows
  if (code >= 0x3000 && code <= 0x303F) return false;   // CJK punctuation
  if (code >= 0xFE00 && code <= 0xFE0F) return false;   // variation selectors
  if (code >= 0x1F000 || is_space(code)) return false;  // pictures
  return true;
}

bool is_apostrophe(std::uint32_t code) {
  return code == '\'' || code == 0x2019;
}

/// What may stand inside a word, between two of its letters or digits.
bool joins(std::uint32_t code, std::uint32_t before, std::uint32_t after) {
  if (!is_word(before) || !is_word(after)) return false;
  if (is_apostrophe(code) || code == '-' || code == 0x2010 || code == 0x2011) return true;
  if (code == '.') return true;
  return (code == ',' || code == ':') && is_digit(before) && is_digit(after);
}

/// A word's bytes in the text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// From the first byte of a word at `at`: its end. `fold` gets each of its code points.
template <class Fold>
std::size_t word_end(std::string_view text, std::size_t at, Fold&& fold) {
  Point here = point_at(text, at);
  while (true) {
    fold(lower(here.code));
    const std::uint32_t before = here.code;
    at += here.size;
    if (at >= text.size()) return at;
    here = point_at(text, at);
    if (is_word(here.code)) continue;
    const std::size_t next = at + here.size;
    if (next >= text.size() || !joins(here.code, before, point_at(text, next).code)) return at;
    fold(is_apostrophe(here.code) ? std::uint32_t{'\''} : here.code);
    at = next;
    here = point_at(text, at);
  }
}

/// The start of the first word at or behind `at`; the size when there is none.
std::size_t word_begin(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Point here = point_at(text, at);
    if (is_word(here.code)) return at;
    at += here.size;
  }
  return text.size();
}

std::vector<Span> spans(std::string_view text) {
  std::vector<Span> found;
  for (std::size_t at = word_begin(text, 0); at < text.size(); at = word_begin(text, found.back().end)) {
    found.push_back({at, word_end(text, at, [](std::uint32_t) {})});
  }
  return found;
}

std::string folded(std::string_view text, Span word) {
  std::string out;
  word_end(text, word.begin, [&](std::uint32_t code) { append(out, code); });
  return out;
}

/// All words, folded, each between two spaces: " hoe gaat het ". Empty when there are none.
std::string folded_line(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  for (std::size_t at = word_begin(text, 0); at < text.size(); at = word_begin(text, at)) {
    out += ' ';
    at = word_end(text, at, [&](std::uint32_t code) { append(out, code); });
  }
  if (!out.empty()) out += ' ';
  return out;
}

/// Whether folding would leave `phrase` as it is: small letters and digits, single spaces between them.
bool is_folded(std::string_view phrase) {
  char before = ' ';
  for (const char c : phrase) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == ' ' && before != ' ');
    if (!plain) return false;
    before = c;
  }
  return before != ' ';
}

/// Whether `phrase` stands between spaces in `line`.
bool stands_in(std::string_view line, std::string_view phrase) {
  for (std::size_t at = line.find(phrase); at != std::string_view::npos; at = line.find(phrase, at + 1)) {
    if (line[at - 1] == ' ' && line[at + phrase.size()] == ' ')
      return true;  // the line begins and ends with one
  }
  return false;
}

bool closes(std::uint32_t code) {
  switch (code) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xBB:
    case 0x2019:
    case 0x201D: return true;
    default: return false;
  }
}

/// Short forms whose dot ends no sentence; those with a dot inside (z.o.z., o.a.) need no list.
constexpr std::array<std::string_view, 25> kShortForms = {
    "bijv", "blz", "bv",   "ca", "dhr", "dr", "drs", "evt", "excl", "fam",  "ing", "incl", "ir",
    "jl",   "mej", "mevr", "mr", "mw",  "nr", "nrs", "pag", "prof", "resp", "vgl", "zgn"};

/// z.o.z, o.a, d.w.z: dots between parts of one or two letters.
bool is_dotted_form(std::string_view word) {
  std::size_t part = 0;
  bool dotted = false;
  for (const char c : word) {
    if (c == '.') {
      dotted = true;
      part = 0;
    } else if (is_digit(static_cast<unsigned char>(c)) || ++part > 2) {
      return false;
    }
  }
  return dotted;
}

bool starts_with_capital(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !is_word(point_at(text, at).code)) at += point_at(text, at).size;
  return at < text.size() && lower(point_at(text, at).code) != point_at(text, at).code;
}

/// Whether the dot just behind `all[last]` belongs to it; `rest` is the text behind that dot.
bool is_short_form(const std::vector<Span>& all, std::size_t last, std::string_view text,
                   std::string_view rest) {
  const Span span = all[last];
  if (span.end - span.begin == 1 && text[span.begin] >= 'A' && text[span.begin] <= 'Z')
    return true;  // J. de Boer
  const std::string word = folded(text, span);
  if (is_dotted_form(word)) return true;
  if (std::find(kShortForms.begin(), kShortForms.end(), word) != kShortForms.end()) return true;
  // These may also end a sentence; what follows tells.
  const bool hour =
      word == "u" && last > 0 && is_digit(static_cast<unsigned char>(text[all[last - 1].begin]));
  return (hour || word == "enz" || word == "etc") && !rest.empty() && !starts_with_capital(rest);
}

struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t words = 0;
  bool question = false;
};

/// Walks the text once. A sentence runs up to and with its end marks.
std::vector<Sentence> split(std::string_view text, const std::vector<Span>& all) {
  std::vector<Sentence> found;
  Sentence current;
  std::size_t word = 0;
  const auto finish = [&](std::size_t end) {
    while (current.begin < end && is_space(point_at(text, current.begin).code)) {
      current.begin += point_at(text, current.begin).size;
    }
    current.end = end;
    while (current.end > current.begin && is_space(static_cast<unsigned char>(text[current.end - 1])))
      --current.end;
    if (current.words > 0) found.push_back(current);
    current = Sentence{end, end, 0, false};
  };
  std::size_t at = 0;
  while (at < text.size()) {
    while (word < all.size() && all[word].begin < at) ++word;
    if (word < all.size() && all[word].begin == at) {
      ++current.words;
      at = all[word].end;
      continue;
    }
    const Point here = point_at(text, at);
    const bool is_mark = here.code == '.' || here.code == '!' || here.code == '?';
    if (!is_mark) {
      at += here.size;
      continue;
    }
    std::size_t dots = 0, firm = 0;  // firm: ! and ?
    bool question = false;
    std::size_t end = at;
    while (end < text.size() && (text[end] == '.' || text[end] == '!' || text[end] == '?')) {
      if (text[end] == '.') {
        ++dots;
      } else {
        ++firm;
      }
      if (text[end] == '?') question = true;
      ++end;
    }
    const std::size_t after_marks = end;
    while (end < text.size() && closes(point_at(text, end).code)) end += point_at(text, end).size;
    const std::string_view rest = text.substr(end);
    const bool followed_by_space = rest.empty() || is_space(point_at(rest, 0).code);
    const bool short_form = dots == 1 && firm == 0 && word > 0 && all[word - 1].end == at &&
                            is_short_form(all, word - 1, text, rest);
    const bool trails_off = dots > 1 && firm == 0;
    // "Nee." en hij liep weg: what is quoted ended, the sentence did not
    const bool goes_on = end > after_marks && !rest.empty() && !starts_with_capital(rest);
    if (followed_by_space && !short_form && !trails_off && !goes_on) {
      current.question = question;
      finish(end);
    }
    at = end;
  }
  finish(text.size());
  return found;
}

}  // namespace

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  for (const Span span : spans(text)) found.push_back({folded(text, span), span.begin, span.end});
  return found;
}

std::size_t count_words(std::string_view text) {
  return spans(text).size();
}

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> found;
  for (const Sentence& sentence : split(text, spans(text))) {
    found.push_back(text.substr(sentence.begin, sentence.end - sentence.begin));
  }
  return found;
}

Counts count(std::string_view text) {
  const std::vector<Span> all = spans(text);
  Counts counts;
  counts.words = all.size();
  for (const Sentence& sentence : split(text, all)) {
    ++counts.sentences;
    counts.longest = std::max(counts.longest, sentence.words);
  }
  return counts;
}

std::optional<std::size_t> contains_any(std::string_view text, const std::vector<std::string_view>& phrases) {
  const std::string line = folded_line(text);
  if (line.empty()) return std::nullopt;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (is_folded(phrases[i])) {  // as most are written
      if (stands_in(line, phrases[i])) return i;
      continue;
    }
    const std::string phrase = folded_line(phrases[i]);
    if (!phrase.empty() && line.find(phrase) != std::string::npos) return i;
  }
  return std::nullopt;
}

bool is_question(std::string_view text) {
  const std::vector<Sentence> all = split(text, spans(text));
  return std::any_of(all.begin(), all.end(), [](const Sentence& sentence) { return sentence.question; });
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Point here = point_at(text, at);
    const std::uint32_t small = lower(here.code);
    if (small == here.code) {
      out.append(text.substr(at, here.size));
    } else {
      append(out, small);
    }
    at += here.size;
  }
  return out;
}

}  // namespace gesprek::tekst
