#include "editor/document/yaml_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/base/text.h"

namespace gesprek::editor {

using scenario::ScalarStyle;
using scenario::YamlKind;
using scenario::YamlRef;

namespace {

constexpr std::size_t kMostTextBytes = std::size_t{64} * 1024;
constexpr std::size_t kFoldWidth = 100;

bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

std::size_t column_of(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? at : at - newline - 1;
}

std::string quoted_double(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '\n': result += "\\n"; break;
      case '\t': result += "\\t"; break;
      default: result += c;
    }
  }
  return result + '"';
}

/// A single-quoted text that starts with `s ` would read as a Dutch `'s ` without quotes (5.24).
bool can_be_single(std::string_view text) {
  const bool is_apostrophe =
      text.size() >= 2 && text[1] == ' ' && std::string_view("stnkm").find(text[0]) != std::string_view::npos;
  return !is_apostrophe && text.find_first_of("\n\t") == std::string_view::npos;
}

std::string quoted_single(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c;
  }
  return result + '\'';
}

std::string quoted(std::string_view text) {
  const bool has_double = text.find('"') != std::string_view::npos;
  const bool has_single = text.find('\'') != std::string_view::npos;
  if (has_double && !has_single && can_be_single(text)) return quoted_single(text);
  return quoted_double(text);
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t from = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', from)) {
    lines.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  lines.push_back(text.substr(from));
  return lines;
}

/// The header and the body lines of a block scalar, without their indentation.
struct BlockText {
  std::string comment;  // ` # …` behind the indicators
  std::size_t indent = 0;
  bool is_simple = false;  // no indentation indicator, no `+`
  std::vector<std::string> lines;
};

BlockText read_block(std::string_view before) {
  BlockText block;
  const std::size_t header = before.find('\n');
  if (header == std::string_view::npos) return block;
  std::string_view first = before.substr(0, header);
  if (!first.empty() && first.back() == '\r') first.remove_suffix(1);
  block.is_simple = first.substr(0, first.find('#')).find_first_of("123456789+") == std::string_view::npos;
  const std::size_t hash = first.find('#');
  if (hash != std::string_view::npos) block.comment = " " + std::string(first.substr(hash));
  for (std::string_view line : split_lines(before.substr(header + 1))) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::size_t content = line.find_first_not_of(' ');
    if (block.indent == 0 && content != std::string_view::npos) block.indent = content;
    const std::size_t skip = std::min(line.size(), block.indent);
    block.lines.emplace_back(line.substr(skip));
  }
  return block;
}

/// Whether the lines of `text` can stand in a block as they are.
bool fits_block(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.front() == '\n') return false;
  if (text.find('\t') != std::string_view::npos) return false;
  const std::size_t last = text.find_last_not_of('\n');
  if (last == std::string_view::npos || text.size() - last - 1 > 1) return false;  // that would take `+`
  for (const std::string_view line : split_lines(text)) {
    if (!line.empty() && line.find_first_not_of(' ') == std::string_view::npos) return false;
  }
  return true;
}

std::string write_block_lines(char indicator, bool ends_line, const BlockText& old, std::size_t indent,
                              const std::vector<std::string>& lines, const Layout& layout) {
  std::string result(1, indicator);
  if (!ends_line) result += '-';
  result += old.comment;
  for (const std::string& line : lines) {
    result += layout.line_end;
    if (!line.empty()) result += std::string(indent, ' ') + line;
  }
  return result;
}

std::vector<std::string> wrap(const std::vector<std::string_view>& words, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string_view word : words) {
    if (!lines.empty() && count_code_points(lines.back()) + 1 + count_code_points(word) <= width) {
      lines.back() += ' ';
      lines.back() += word;
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t from = 0;
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', from)) {
    words.push_back(line.substr(from, at - from));
    from = at + 1;
  }
  words.push_back(line.substr(from));
  return words;
}

/// One paragraph over lines: those that did not change stay as they are, only what is between is broken anew.
std::vector<std::string> rewrap(std::string_view paragraph, const std::vector<std::string>& old) {
  const std::vector<std::string_view> words = words_of(paragraph);
  std::size_t width = kFoldWidth;
  for (const std::string& line : old) width = std::max(width, count_code_points(line));
  std::size_t front_lines = 0;
  std::size_t front = 0;
  for (const std::string& line : old) {
    const auto line_words = words_of(line);
    // The last word is not kept with its line: something may come behind it.
    if (front + line_words.size() >= words.size() ||
        !std::equal(line_words.begin(), line_words.end(), words.begin() + static_cast<std::ptrdiff_t>(front)))
      break;
    front += line_words.size();
    ++front_lines;
  }
  std::size_t back_lines = 0;
  std::size_t back = 0;
  while (back_lines + front_lines < old.size()) {
    const auto line_words = words_of(old[old.size() - 1 - back_lines]);
    if (front + back + line_words.size() > words.size()) break;
    const std::size_t begin = words.size() - back - line_words.size();
    if (!std::equal(line_words.begin(), line_words.end(), words.begin() + static_cast<std::ptrdiff_t>(begin)))
      break;
    back += line_words.size();
    ++back_lines;
  }
  std::vector<std::string> lines(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(front_lines));
  const std::vector<std::string_view> middle(words.begin() + static_cast<std::ptrdiff_t>(front),
                                             words.end() - static_cast<std::ptrdiff_t>(back));
  for (std::string& line : wrap(middle, width)) lines.push_back(std::move(line));
  lines.insert(lines.end(), old.end() - static_cast<std::ptrdiff_t>(back_lines), old.end());
  return lines;
}

/// Folding makes a space of one line end, and n line ends of n+1.
std::optional<std::vector<std::string>> fold(std::string_view text, const BlockText& old,
                                             std::string_view old_text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  if (!old_text.empty() && old_text.back() == '\n') old_text.remove_suffix(1);
  if (text.find("  ") != std::string_view::npos) return std::nullopt;
  const bool was_one_paragraph = old_text.find('\n') == std::string_view::npos;
  std::vector<std::string> lines;
  bool is_first = true;
  for (const std::string_view paragraph : split_lines(text)) {
    if (!is_first) lines.emplace_back();
    is_first = false;
    if (paragraph.empty()) continue;
    // Lines that start or end with a space are folded otherwise.
    if (paragraph.front() == ' ' || paragraph.back() == ' ') return std::nullopt;
    const bool is_alone = paragraph.size() == text.size() && was_one_paragraph;
    for (std::string& line :
         is_alone ? rewrap(paragraph, old.lines) : wrap(words_of(paragraph), kFoldWidth)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

void write_block(std::string& out, const Value& value, std::size_t column, const Layout& layout);

std::string write_key(std::string_view key, bool in_flow) {
  // A key that holds a colon or looks like an indicator gets quotes.
  return write_scalar(key, Hand::plain, in_flow || key.find(':') != std::string_view::npos);
}

bool is_block(const Value& value) {
  if (value.kind == YamlKind::scalar || value.flow) return false;
  return value.kind == YamlKind::map ? !value.pairs.empty() : !value.items.empty();
}

/// A block collection whose first line starts where `out` ends, at `column`.
void write_block(std::string& out, const Value& value, std::size_t column, const Layout& layout) {
  bool is_first = true;
  const auto start = [&] {
    if (!is_first) out += layout.line_end + std::string(column, ' ');
    is_first = false;
  };
  for (const auto& [key, under] : value.pairs) {
    start();
    out += write_pair(key, under, column, layout);
  }
  for (const Value& item : value.items) {
    start();
    out += write_item(item, column, layout);
  }
}

}  // namespace

Layout layout_of(std::string_view text, const scenario::YamlTree& tree) {
  Layout layout;
  const std::size_t newline = text.find('\n');
  if (newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r') {
    layout.line_end = "\r\n";
  }
  const YamlRef nodes = child(tree.root(), "nodes");
  if (!nodes.is_map() || nodes.node().flow || !nodes.first_child().exists()) return layout;
  const std::size_t column = column_of(text, nodes.range().begin);
  if (column >= 1 && column <= 8) layout.indent = column;
  // The first list of a moment tells where the dashes go.
  for (YamlRef key = nodes.first_child(); key.exists();) {
    const YamlRef node = key.next();
    if (!node.exists()) break;
    for (YamlRef name = node.is_map() ? node.first_child() : YamlRef(); name.exists();) {
      const YamlRef under = name.next();
      if (!under.exists()) break;
      if (under.is_sequence() && !under.node().flow && under.size() > 0) {
        const std::size_t at = column_of(text, under.range().begin);
        const std::size_t base = column_of(text, name.range().begin);
        if (at >= base && at <= base + 8) layout.dash_indent = at - base;
        return layout;
      }
      name = under.next();
    }
    key = node.next();
  }
  return layout;
}

Result<std::string> clean_text(std::string_view text) {
  if (find_invalid_utf8(text)) {
    return Error{ErrorCode::invalid_input, "De tekst bevat tekens die geen tekst zijn (ongeldig UTF-8).", {}};
  }
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') clean += '\n';
      continue;
    }
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) continue;
    if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) {  // U+0080…U+009F
      ++i;
      continue;
    }
    if (text.substr(i, 3) == "\xEF\xBB\xBF") {
      i += 2;
      continue;
    }
    clean += text[i];
  }
  if (clean.size() > kMostTextBytes) {
    return Error{ErrorCode::over_limit, "De tekst is te lang: meer dan 64 KB in één stuk.", {}};
  }
  return clean;
}

bool can_be_plain(std::string_view text, bool in_flow) {
  if (text.empty() || text == "null" || text == "~") return false;
  const char first = text.front();
  const bool is_signed = text.size() > 1 && (first == '-' || first == '+' || first == '=') &&
                         (is_letter_or_digit(text[1]) || text[1] == '-');
  const bool starts_well =
      is_letter_or_digit(first) || first == '_' || first == '(' || first == '/' || first == '$';
  if (!starts_well && !is_signed) return false;
  if (text.substr(0, 3) == "---") return false;
  if (text.back() == ' ' || text.back() == ':') return false;
  if (text.find_first_of("\n\t") != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  // Format §3: "Text with `?`, `:`, `,`, `#` or quotes inside `{}` or `[]` must be quoted."
  return !in_flow || text.find_first_of("?:,#\"'[]{}") == std::string_view::npos;
}

std::string write_scalar(std::string_view text, Hand style, bool in_flow) {
  if (style == Hand::plain && can_be_plain(text, in_flow)) return std::string(text);
  return quoted(text);
}

std::string rewrite_scalar(std::string_view text, Hand style, bool in_flow, ScalarStyle old_style,
                           std::string_view before, std::string_view old_text, int column,
                           const Layout& layout) {
  switch (old_style) {
    case ScalarStyle::double_quoted: return quoted_double(text);
    case ScalarStyle::single_quoted: return can_be_single(text) ? quoted_single(text) : quoted_double(text);
    case ScalarStyle::literal:
    case ScalarStyle::folded: {
      BlockText old = read_block(before);
      if (in_flow || !fits_block(text)) break;
      const std::size_t least = static_cast<std::size_t>(column + 1);
      std::size_t indent = old.is_simple ? old.indent : 0;
      if (indent < least) indent = static_cast<std::size_t>(std::max(column, 0)) + layout.indent;
      const bool ends_line = text.back() == '\n';
      if (old_style == ScalarStyle::folded) {
        if (const auto lines = fold(text, old, old_text)) {
          return write_block_lines('>', ends_line, old, indent, *lines, layout);
        }
        break;
      }
      std::vector<std::string> lines;
      for (const std::string_view line : split_lines(ends_line ? text.substr(0, text.size() - 1) : text)) {
        lines.emplace_back(line);
      }
      return write_block_lines('|', ends_line, old, indent, lines, layout);
    }
    case ScalarStyle::plain: break;
  }
  return write_scalar(text, style, in_flow);
}

std::string write_flow_pair(std::string_view key, const Value& value) {
  return write_key(key, true) + ": " + write_flow(value);
}

std::string write_flow(const Value& value) {
  if (value.kind == YamlKind::scalar) {
    return value.is_null ? "null" : write_scalar(value.text, value.style, true);
  }
  std::string out = value.kind == YamlKind::map ? "{" : "[";
  bool is_first = true;
  const auto start = [&] {
    if (!is_first) out += ", ";
    is_first = false;
  };
  for (const auto& [key, under] : value.pairs) {
    start();
    out += write_flow_pair(key, under);
  }
  for (const Value& item : value.items) {
    start();
    out += write_flow(item);
  }
  return out + (value.kind == YamlKind::map ? "}" : "]");
}

std::string write_under_key(const Value& value, std::size_t column, const Layout& layout) {
  if (value.is_null) return {};
  if (value.kind == YamlKind::scalar) return " " + write_scalar(value.text, value.style, false);
  if (!is_block(value)) return " " + write_flow(value);
  const std::size_t inner = column + (value.kind == YamlKind::map ? layout.indent : layout.dash_indent);
  std::string out = layout.line_end + std::string(inner, ' ');
  write_block(out, value, inner, layout);
  return out;
}

std::string write_pair(std::string_view key, const Value& value, std::size_t column, const Layout& layout) {
  return write_key(key, false) + ":" + write_under_key(value, column, layout);
}

std::string write_item(const Value& value, std::size_t column, const Layout& layout) {
  std::string out = "-";
  if (value.is_null) return out;
  out += ' ';
  if (is_block(value)) {
    write_block(out, value, column + 2, layout);
  } else if (value.kind == YamlKind::scalar) {
    out += write_scalar(value.text, value.style, false);
  } else {
    out += write_flow(value);
  }
  return out;
}

}  // namespace gesprek::editor
