#include "engine/scenario/yaml_places.h"

#include <algorithm>

namespace gesprek::scenario {

namespace {

bool is_space_or_tab(char c) {
  return c == ' ' || c == '\t';
}

/// The length of a line end at `at`: 1 for LF, 2 for CRLF, else 0.
std::size_t break_length(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\n') return 1;
  if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n') return 2;
  return 0;
}

}  // namespace

Gap gap_after(std::string_view text, std::size_t at) {
  Gap gap;
  std::size_t tab = std::string_view::npos;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\n') {
      gap.line_start = at + 1;
      tab = std::string_view::npos;
    } else if (c == '\t') {
      if (tab == std::string_view::npos) tab = at;
    } else if (c == '#') {
      at = line_end(text, at);
      continue;
    } else if (c != ' ' && c != '\r') {
      break;
    }
    ++at;
  }
  gap.end = at;
  // A tab behind a token of the same line is mere separation.
  if (gap.line_start != std::string_view::npos) gap.tab = tab;
  return gap;
}

bool is_blank_at(std::string_view text, std::size_t at) {
  return at >= text.size() || is_space_or_tab(text[at]) || break_length(text, at) > 0;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return text.size();
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value) {
  if (text.compare(begin, value.size(), value) == 0) return begin + value.size();
  // Over several lines: walk value and text side by side. White space around one line end became a space,
  // n > 1 line ends became n-1 of them (YAML 1.2, flow folding); other white space stands for itself.
  std::size_t at = begin;
  for (std::size_t i = 0; i < value.size() && at < text.size();) {
    std::size_t run = at;
    while (run < text.size() && is_space_or_tab(text[run])) ++run;
    std::size_t breaks = 0;
    std::size_t after = run;
    while (const std::size_t length = break_length(text, after)) {
      ++breaks;
      after += length;
      while (after < text.size() && is_space_or_tab(text[after])) ++after;
    }
    if (breaks > 0) {
      i += std::max<std::size_t>(1, breaks - 1);
      at = after;
    } else if (run > at) {
      i += run - at;
      at = run;
    } else {
      ++i;
      ++at;
    }
  }
  return at;
}

std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  std::size_t at = begin + 1;
  while (at < text.size()) {
    if (quote == '\'') {
      at = text.find('\'', at);
      if (at == std::string_view::npos) return at;
      if (at + 1 >= text.size() || text[at + 1] != '\'') return at + 1;
      at += 2;
    } else {
      at = text.find_first_of("\"\\", at);
      if (at == std::string_view::npos) return at;
      if (text[at] == '"') return at + 1;
      at += 2;
    }
  }
  return std::string_view::npos;
}

std::size_t block_scalar_end(std::string_view text, std::size_t begin, int parent_indent) {
  bool keep = false;
  bool detect = true;
  std::size_t indent = 1;
  std::size_t header_end = begin + 1;
  for (; header_end < text.size(); ++header_end) {
    const char c = text[header_end];
    if (c >= '1' && c <= '9') {
      indent = static_cast<std::size_t>(c - '0');
      detect = false;
    } else if (c == '+') {
      keep = true;
    } else if (c != '-') {
      break;
    }
  }
  if (parent_indent > 0) indent += static_cast<std::size_t>(parent_indent);

  std::size_t last = header_end;
  bool found = false;
  for (std::size_t end = line_end(text, header_end);;) {
    const std::size_t length = break_length(text, end);
    if (length == 0) break;  // the last line of the file
    const std::size_t line = end + length;
    std::size_t at = line;
    while (at < text.size() && text[at] == ' ' && (at - line < indent || (detect && !found))) ++at;
    // As yaml-cpp does it, blank lines before the text count too when the indentation is looked for.
    if (detect && !found) indent = std::max(indent, at - line);
    end = line_end(text, at);
    if (break_length(text, at) > 0 || at == text.size()) {
      if (keep && at < text.size()) last = at;
      continue;
    }
    if (at - line < indent) break;
    found = true;
    last = end;
  }
  return last;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kMost = 40;
  std::size_t size = std::min(line_end(text, 0), kMost);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  std::string shown(text.substr(0, size));
  if (size < text.size()) shown += "…";
  return shown;
}

}  // namespace gesprek::scenario
