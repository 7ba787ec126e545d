#include "engine/cli/text_layout.h"

#include <array>
#include <cstdint>

#include "engine/base/text.h"

namespace gesprek::cli {

namespace {

struct Span {
  char32_t first, last;
};

// Marks that take no cell of their own. From the general categories Mn, Me and Cf of Unicode 15, as far as
// European texts and emoji use them.
constexpr std::array<Span, 8> kZeroWidth = {{{0x0300, 0x036F},
                                             {0x0483, 0x0489},
                                             {0x200B, 0x200F},
                                             {0x202A, 0x202E},
                                             {0x2060, 0x2064},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F},
                                             {0xFE20, 0xFE2F}}};
// East Asian Width W and F, and emoji that terminals draw two cells wide.
constexpr std::array<Span, 12> kWide = {{{0x1100, 0x115F},
                                         {0x2E80, 0x303E},
                                         {0x3041, 0xA4CF},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0xFFE0, 0xFFE6},
                                         {0x1F300, 0x1F64F},
                                         {0x1F680, 0x1F6FF},
                                         {0x1F900, 0x1FAFF},
                                         {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool is_in(const std::array<Span, N>& spans, char32_t c) {
  for (const Span& span : spans) {
    if (c >= span.first && c <= span.last) return true;
  }
  return false;
}

/// One code point of `text` at `at`, and how many bytes it takes. Bytes that are no UTF-8 are taken one by
/// one.
struct Glyph {
  char32_t code = 0;
  std::size_t bytes = 1;
};
Glyph glyph_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (at + bytes > text.size()) bytes = 1;
  if (bytes == 1) return {lead, 1};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return {code, bytes};
}

std::size_t cells(char32_t code) {
  if (code < 0x300) return 1;
  if (is_in(kZeroWidth, code)) return 0;
  return is_in(kWide, code) ? 2 : 1;
}

/// The bytes of `text` that fit in `width` cells, at least one glyph.
std::size_t fitting_bytes(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Glyph glyph = glyph_at(text, at);
    if (used + cells(glyph.code) > width && at > 0) break;
    used += cells(glyph.code);
    at += glyph.bytes;
  }
  return at;
}

void wrap_paragraph(std::string_view text, std::size_t width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) break;
    std::string_view word = text.substr(begin, text.find(' ', begin) - begin);
    text.remove_prefix(begin + word.size());
    std::size_t word_width = display_width(word);
    if (used > 0 && used + 1 + word_width > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (used == 0 && word_width > width) {  // longer than a whole line: cut it
      const std::size_t part = fitting_bytes(word, width);
      if (part == word.size()) break;
      lines.emplace_back(word.substr(0, part));
      word.remove_prefix(part);
      word_width = display_width(word);
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    line += word;
    used += word_width;
  }
  lines.push_back(std::move(line));
}

struct Spelling {
  char32_t code;
  const char* ascii;
};
constexpr std::array<Spelling, 27> kSpellings = {{
    {0x00A0, " "},  {0x00AB, "\""}, {0x00B0, "o"},  {0x00B7, "-"},   {0x00BB, "\""},  {0x00D7, "x"},
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F8, "o"},  {0x0132, "IJ"},  {0x0133, "ij"},  {0x0152, "OE"},
    {0x0153, "oe"}, {0x2010, "-"},  {0x2011, "-"},  {0x2013, "-"},   {0x2014, "-"},   {0x2018, "'"},
    {0x2019, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x2026, "..."}, {0x20AC, "EUR"}, {0x2192, "->"},
    {0x2212, "-"},  {0x2022, "-"},  {0x00D8, "O"},
}};
// U+00C0…U+00FF without accents; a dot where kSpellings decides.
constexpr std::string_view kLatin1 = "AAAAAA.CEEEEIIIIDNOOOOO..UUUUYT.aaaaaa.ceeeeiiiidnooooo..uuuuyty";

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    width += cells(glyph.code);
    at += glyph.bytes;
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (width == 0) width = 1;
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    wrap_paragraph(text.substr(0, end), width, lines);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.empty()) break;  // a block text ends with a line feed that starts no line
  }
  return lines;
}

std::string shorten(std::string_view text, std::size_t width, bool ascii) {
  if (display_width(text) <= width) return std::string(text);
  const std::string_view mark = ascii ? "..." : "…";
  const std::size_t mark_width = ascii ? 3 : 1;
  if (width <= mark_width) return std::string(text.substr(0, fitting_bytes(text, width)));
  std::string out(text.substr(0, fitting_bytes(text, width - mark_width)));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.append(mark);
}

std::string pad(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t now = display_width(text);
  if (now < width) out.append(width - now, ' ');
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t good = find_invalid_utf8(text).value_or(text.size());
    for (std::size_t at = 0; at < good;) {
      const Glyph glyph = glyph_at(text, at);
      const bool is_control = glyph.code < 0x20 || (glyph.code >= 0x7F && glyph.code < 0xA0) ||
                              (glyph.code >= 0x202A && glyph.code <= 0x202E) ||
                              (glyph.code >= 0x2066 && glyph.code <= 0x2069);
      if (glyph.code == '\t') {
        out += ' ';
      } else if (is_control) {
        out += '?';
      } else {
        out += text.substr(at, glyph.bytes);
      }
      at += glyph.bytes;
    }
    text.remove_prefix(good);
    if (!text.empty()) {
      out += '?';
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string to_ascii(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    at += glyph.bytes;
    if (glyph.code < 0x80) {
      out += static_cast<char>(glyph.code);
      continue;
    }
    if (is_in(kZeroWidth, glyph.code)) continue;
    const char* spelling = nullptr;
    for (const Spelling& entry : kSpellings) {
      if (entry.code == glyph.code) spelling = entry.ascii;
    }
    if (spelling != nullptr) {
      out += spelling;
    } else if (glyph.code >= 0xC0 && glyph.code <= 0xFF && kLatin1[glyph.code - 0xC0] != '.') {
      out += kLatin1[glyph.code - 0xC0];
    } else {
      out += '?';
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace gesprek::cli
