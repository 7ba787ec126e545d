#include "engine/scenario/map_reader.h"

#include <algorithm>
#include <cstring>

#include "engine/base/text.h"
#include "engine/scenario/key_hints.h"

namespace gesprek::scenario {

namespace {

struct ParsedNumber {
  bool ok = false;
  std::int64_t value = 0;
};

/// Whole numbers in decimals, with or without a sign (5.24); at most 15 digits, which no key needs.
ParsedNumber parse_number(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 15) return {};
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return {true, negative ? -value : value};
}

/// What somebody who wrote `text` may have meant: a minus sign from a word processor, a unit behind it, a
/// fraction of nothing. Empty when there is no telling.
std::string suggest_number(std::string_view text) {
  std::string clean;
  static constexpr std::string_view kMinusSign = "\xE2\x88\x92";  // U+2212
  static constexpr std::string_view kEnDash = "\xE2\x80\x93";     // U+2013
  if (text.substr(0, 3) == kMinusSign || text.substr(0, 3) == kEnDash) {
    clean = "-";
    text.remove_prefix(3);
  }
  std::size_t at = 0;
  if (clean.empty() && !text.empty() && (text[0] == '+' || text[0] == '-')) clean += text[at++];
  const std::size_t digits = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') clean += text[at++];
  const bool is_number_with_more = at > digits && (at == text.size() || text[at] == ' ' || text[at] == '.' ||
                                                   text[at] == ',' || text[at] >= 'a');
  return is_number_with_more && parse_number(clean).ok ? clean : std::string();
}

/// true or false, for the words people use for them.
std::string suggest_flag(std::string_view text) {
  std::string word;
  for (const char c : text.substr(0, 8)) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view yes : {"true", "ja", "yes", "on", "aan", "waar", "wel", "y", "j", "1"}) {
    if (word == yes) return "true";
  }
  for (const std::string_view no : {"false", "nee", "no", "off", "uit", "onwaar", "niet", "n", "0"}) {
    if (word == no) return "false";
  }
  return {};
}

bool same_bytes(std::string_view source, std::size_t begin, std::string_view value) {
  return begin + value.size() <= source.size() &&
         std::memcmp(source.data() + begin, value.data(), value.size()) == 0;
}

/// Drops what was listed before, with a warning. Keeps the order.
void drop_repeats(const ReadContext& context, std::string_view name, std::vector<Name>& names) {
  const auto repeated = [&](const Name& again) {
    context.report(DiagnosticCode::listed_twice, again.where, {std::string(name), again.value});
  };
  constexpr std::size_t kFew = 16;
  if (names.size() <= kFew) {
    for (std::size_t i = 1; i < names.size();) {
      const auto end = names.begin() + static_cast<std::ptrdiff_t>(i);
      const auto same = [&](const Name& earlier) { return earlier.value == names[i].value; };
      if (std::any_of(names.begin(), end, same)) {
        repeated(names[i]);
        names.erase(end);
      } else {
        ++i;
      }
    }
    return;
  }
  std::vector<std::size_t> order(names.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return names[a].value < names[b].value; });
  std::vector<bool> dropped(names.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    dropped[order[i]] = names[order[i]].value == names[order[i - 1]].value;
  }
  std::vector<Name> kept;
  kept.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (dropped[i]) {
      repeated(names[i]);
    } else {
      kept.push_back(std::move(names[i]));
    }
  }
  names = std::move(kept);
}

}  // namespace

void ReadContext::report(DiagnosticCode code, TextRange where, std::vector<std::string> args) const {
  if (where.begin >= unreliable_from) return;
  for (std::string& arg : args) arg = shortened(arg);
  diagnostics.add(code, source, where, std::move(args));
}

void note_break(ReadContext& context, const YamlTree& tree) {
  if (tree.is_complete()) return;
  context.is_partial = true;
  // The last scalar is cut, or the brackets around it are not closed.
  YamlRef at = tree.root();
  while (at.exists() && !at.is_scalar() && !at.node().flow && at.first_child().exists()) {
    YamlRef last = at.first_child();
    while (last.next().exists()) last = last.next();
    at = last;
  }
  if (at.exists()) context.unreliable_from = at.range().begin;
}

Text make_text(const ReadContext& context, YamlRef scalar) {
  const YamlNode& node = scalar.node();
  Text text;
  text.value = scalar.text();
  text.where = node.range;
  const bool is_block = node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
  text.quote_width = node.style == ScalarStyle::plain || is_block ? 0 : 1;
  const std::size_t size = node.range.end - node.range.begin;
  text.verbatim = !is_block && size == text.value.size() + 2U * text.quote_width &&
                  same_bytes(context.source.bytes(), node.range.begin + text.quote_width, text.value);
  return text;
}

TextRange short_place(YamlRef block) {
  if (!block.exists()) return {};
  for (YamlRef at = block; at.is_map() || at.is_sequence(); at = at.first_child()) {
    if (!at.first_child().exists()) return at.range();
    if (at.first_child().is_scalar()) return at.first_child().range();
  }
  return block.range();
}

bool read_text(const ReadContext& context, std::string_view name, YamlRef value, Text& out) {
  if (!value.is_scalar()) {
    context.report(DiagnosticCode::expected_text, short_place(value), {std::string(name)});
    return false;
  }
  out = make_text(context, value);
  return true;
}

bool read_number(const ReadContext& context, std::string_view name, YamlRef value, Number& out) {
  const ParsedNumber number = value.is_scalar() ? parse_number(value.text()) : ParsedNumber{};
  if (!number.ok) {
    context.report(DiagnosticCode::expected_number, short_place(value),
                   {std::string(name), std::string(value.is_scalar() ? value.text() : "…"),
                    value.is_scalar() ? suggest_number(value.text()) : std::string()});
    return false;
  }
  out = {number.value, value.range()};
  return true;
}

bool read_flag(const ReadContext& context, std::string_view name, YamlRef value, Flag& out) {
  const std::string_view text = value.is_scalar() ? value.text() : std::string_view("…");
  if (text != "true" && text != "false") {
    context.report(DiagnosticCode::expected_boolean, short_place(value),
                   {std::string(name), std::string(text), suggest_flag(text)});
    return false;
  }
  out = {text == "true", value.range()};
  return true;
}

bool expect_list(const ReadContext& context, std::string_view name, YamlRef value) {
  if (value.is_sequence()) return true;
  context.report(DiagnosticCode::expected_list, short_place(value),
                 {std::string(name), std::string(value.is_scalar() ? value.text() : "…")});
  return false;
}

bool expect_map(const ReadContext& context, std::string_view name, YamlRef value) {
  if (value.is_map()) return true;
  context.report(DiagnosticCode::expected_map, short_place(value), {std::string(name)});
  return false;
}

void read_names(const ReadContext& context, std::string_view name, YamlRef value, std::vector<Name>& out) {
  if (!expect_list(context, name, value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    if (item.is_null() || (item.is_scalar() && item.text().empty())) {
      context.report_missing(DiagnosticCode::empty_value, item.range(), {std::string(name)});
      return;
    }
    Name entry;
    if (read_text(context, name, item, entry)) out.push_back(std::move(entry));
  });
  drop_repeats(context, name, out);
}

void check_range(const ReadContext& context, std::string_view name, const Number& number, std::int64_t least,
                 std::int64_t most) {
  if (number.value >= least && number.value <= most) return;
  context.report(DiagnosticCode::number_out_of_range, number.where,
                 {std::string(name), std::to_string(least), std::to_string(most)});
}

bool check_one_of(const ReadContext& context, std::string_view name, const Text& text,
                  std::initializer_list<std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (text.value == word) return true;
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  context.report(DiagnosticCode::not_one_of, text.where,
                 {std::string(name), text.value, list, nearest(text.value, {words.begin(), words.end()})});
  return false;
}

MapReader::MapReader(const ReadContext& context, const KeySchema& schema, YamlRef map,
                     std::optional<TextRange> where, Others others)
    : context_(context), schema_(schema), where_(where ? *where : short_place(map)) {
  for_each_pair(map, [&](YamlRef key, YamlRef value) {
    const std::uint8_t found = schema.find(key.text());
    if (found != KeySchema::kNone) {
      keys_[found] = key;
      return;
    }
    if (other_count_++ == 0) first_other_ = key;
    if (others == Others::warn) report_unknown_key(context, schema, key, value);
  });
}

void report_unknown_key(const ReadContext& context, const KeySchema& schema, YamlRef key, YamlRef value) {
  if (context.unknown_keys != nullptr) {
    context.unknown_keys->push_back({std::string(schema.owner()), make_text(context, key), value.range()});
  }
  if (!context.has_room()) {
    context.report(DiagnosticCode::unknown_key, key.range());
    return;
  }
  const KeyHint hint = explain_unknown_key(schema, key.text());
  if (!hint.owner.empty()) {
    context.report(DiagnosticCode::misplaced_key, key.range(),
                   {std::string(schema.owner()), std::string(key.text()), std::string(hint.owner)});
  } else {
    context.report(DiagnosticCode::unknown_key, key.range(),
                   {std::string(schema.owner()), std::string(key.text()), hint.key});
  }
}

bool MapReader::require_at(Key key) const {
  if (has_at(key)) return true;
  if (keys_[key].exists()) {
    context_.report_missing(DiagnosticCode::empty_value, keys_[key].range(), {std::string(name_of(key))});
  } else {
    context_.report_missing(DiagnosticCode::missing_key, where_,
                            {std::string(schema_.owner()), std::string(name_of(key))});
  }
  return false;
}

bool MapReader::required_at(Key key, Text& out) const {
  if (!require_at(key) || !read_text(context_, name_of(key), value_at(key), out)) return false;
  if (!out.empty()) return true;
  context_.report_missing(DiagnosticCode::empty_value, out.where, {std::string(name_of(key))});
  return false;
}

}  // namespace gesprek::scenario
