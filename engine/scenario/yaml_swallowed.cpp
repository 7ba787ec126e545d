#include "engine/scenario/yaml_swallowed.h"

#include <algorithm>
#include <initializer_list>

#include "engine/scenario/yaml_places.h"

namespace gesprek::scenario {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_text_key(std::string_view key) {
  return is_one_of(key, {"say", "do", "think", "reply", "cue", "thought", "why", "text", "child"});
}

/// What a list of lines stands under.
bool is_line_list_key(std::string_view key) {
  return is_one_of(key, {"lines", "reply", "again", "first"});
}

/// In a line any other key is somebody who speaks: a cast id, `narrator` or `inner` (format §3, 5.1).
bool is_line_setting(std::string_view key) {
  return is_one_of(key,
                   {"id", "when", "mood", "media", "alt", "reveals", "events", "effect", "first", "again"});
}

class Finder {
 public:
  Finder(const SourceText& source, std::string_view text, DiagnosticList& diagnostics)
      : source_(source), text_(text), diagnostics_(diagnostics) {}

  void look_at(YamlRef node, bool is_line) {
    if (node.is_map()) return look_at_map(node, is_line);
    if (!node.is_sequence()) return;
    for (YamlRef item = node.first_child(); item.exists(); item = item.next()) look_at(item, false);
  }

 private:
  void look_at_map(YamlRef map, bool is_line) {
    for (YamlRef key = map.first_child(); key.exists();) {
      const YamlRef value = key.next();
      if (!value.exists()) return;
      const std::string_view name = key.text();
      const bool is_text = is_text_key(name) || (is_line && !is_line_setting(name));
      YamlRef next = value.next();
      if (value.is_scalar()) {
        if (is_text) check_text(value);
        if (map.node().flow) next = check_comma(value);
      } else if (is_line_list_key(name) && value.is_sequence()) {
        for (YamlRef item = value.first_child(); item.exists(); item = item.next()) {
          if (item.is_scalar()) check_text(item);
          look_at(item, true);
        }
      } else {
        look_at(value, name == "reply");
      }
      key = next;
    }
  }

  void check_text(YamlRef text) {
    const TextRange range = text.range();
    const ScalarStyle style = text.node().style;
    const std::size_t first_line_end = std::min<std::size_t>(line_end(text_, range.begin), range.end);
    if (style == ScalarStyle::single_quoted && is_apostrophe_word(text_, range.begin)) {
      add(DiagnosticCode::apostrophe_start, range.begin, first_line_end,
          {std::string(text_.substr(range.begin, 2))});
    } else if (style == ScalarStyle::single_quoted || style == ScalarStyle::double_quoted) {
      if (first_line_end < range.end) add(DiagnosticCode::quote_over_lines, range.begin, first_line_end);
    } else if (style == ScalarStyle::plain) {
      const std::size_t hash = text_.find_first_not_of(" \t", range.end);
      if (hash == std::string_view::npos || text_[hash] != '#') return;
      // `why:  # later` is an empty value with a comment; `why: #hashtag` is a text that was lost.
      const bool is_absent = range.begin == range.end;
      if (is_absent && is_blank_at(text_, hash + 1)) return;
      add(DiagnosticCode::hash_in_text, hash, line_end(text_, hash));
    }
  }

  /// `{naam: Ja, hoor}`: keys without a colon behind a plain text are the rest of that text. So is one with a
  /// space, `{naam: Ja, dat is: zo}`: no key of ours has one.
  /// Returns the key to go on with.
  YamlRef check_comma(YamlRef value) {
    const YamlRef first = value.next();
    const TextRange range = value.range();
    if (value.node().style != ScalarStyle::plain || range.begin == range.end) return first;
    YamlRef key = first;
    std::uint32_t end = 0;
    while (key.is_scalar()) {
      const std::size_t behind = gap_after(text_, key.range().end).end;
      const bool has_colon = behind < text_.size() && text_[behind] == ':';
      const bool is_sentence =
          key.node().style == ScalarStyle::plain && key.text().find(' ') != std::string_view::npos;
      if (has_colon && !is_sentence) break;
      end = key.range().end;
      key = key.next().next();
    }
    if (end > 0) add(DiagnosticCode::comma_in_text, range.begin, end, {excerpt(first.text())});
    return key;
  }

  void add(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<std::string> args = {}) {
    // One mistake, one message: the parser may have stumbled over this text already.
    const std::vector<Diagnostic>& known = diagnostics_.all();
    if (std::any_of(known.begin(), known.end(),
                    [&](const Diagnostic& d) { return d.where.bytes.begin == begin; })) {
      return;
    }
    diagnostics_.add(code, source_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     std::move(args));
  }

  const SourceText& source_;
  std::string_view text_;
  DiagnosticList& diagnostics_;
};

}  // namespace

void find_swallowed_text(const YamlTree& tree, const SourceText& source, std::string_view text,
                         DiagnosticList& diagnostics) {
  if (tree.size() > 0) Finder(source, text, diagnostics).look_at(tree.root(), false);
}

bool is_apostrophe_word(std::string_view text, std::size_t begin) {
  return begin + 2 < text.size() && text[begin] == '\'' &&
         std::string_view("stnkm").find(text[begin + 1]) != std::string_view::npos && text[begin + 2] == ' ';
}

}  // namespace gesprek::scenario
