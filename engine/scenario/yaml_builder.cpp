#include "engine/scenario/yaml_builder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "engine/base/text.h"
#include "engine/scenario/yaml_complaints.h"
#include "engine/scenario/yaml_swallowed.h"

namespace gesprek::scenario {

namespace {

// Up to here every new key is compared with all earlier ones; a larger map is sorted when it ends. A sort
// cannot be slowed down by chosen keys, as a hash table can.
constexpr std::size_t kFewKeys = 16;

/// Called where our place of a token, `ours`, is not yaml-cpp's. The fuzzer stops here, unless the text was
/// refused before or is refused for the anchor or tag between the two (behind those both may well see other
/// tokens); everybody else goes on with yaml-cpp's place.
void places_differ([[maybe_unused]] const DiagnosticList& diagnostics, [[maybe_unused]] std::string_view text,
                   [[maybe_unused]] std::size_t ours, [[maybe_unused]] std::size_t theirs) {
#ifdef GESPREK_FUZZING
  const std::size_t from = std::min(ours, theirs);
  const std::string_view between =
      text.substr(std::min(from, text.size()), std::max(ours, theirs) - from + 1);
  if (!diagnostics.has_errors() && between.find_first_of("&!") == std::string_view::npos) std::abort();
#endif
}

std::uint32_t narrow(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

YamlToken::Kind token_kind(ScalarStyle style) {
  switch (style) {
    case ScalarStyle::plain: return YamlToken::Kind::plain;
    case ScalarStyle::single_quoted: return YamlToken::Kind::single_quoted;
    case ScalarStyle::double_quoted: return YamlToken::Kind::double_quoted;
    case ScalarStyle::literal:
    case ScalarStyle::folded: return YamlToken::Kind::block_text;
  }
  return YamlToken::Kind::none;
}

bool is_flow_mark(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

}  // namespace

YamlTreeBuilder::YamlTreeBuilder(const SourceText& source, const CheckedBytes& bytes, std::size_t start,
                                 const Limits& limits, GuardedBuffer& buffer, DiagnosticList& diagnostics)
    : source_(source),
      text_(bytes.text),
      first_byte_(bytes.start),
      limits_(limits),
      buffer_(buffer),
      diagnostics_(diagnostics),
      cursor_(start) {
  // Measured on our scenarios: a node every 14 bytes and half of the bytes in values.
  tree_.nodes_.reserve(std::min(text_.size() / 14 + 16, limits.nodes + 1));
  tree_.pool_.reserve(text_.size() * 3 / 4);
}

YamlTree YamlTreeBuilder::take(bool is_clean) {
  tree_.complete_ = finished_;
  tree_.clean_ = finished_ && is_clean;
  return std::move(tree_);
}

std::vector<std::size_t> YamlTreeBuilder::open_brackets() const {
  std::vector<std::size_t> places;
  for (const Open& open : open_) {
    if (open.shape == Shape::flow_sequence || open.shape == Shape::flow_map) {
      places.push_back(tree_.nodes_[open.node].range.begin);
    }
  }
  return places;
}

void YamlTreeBuilder::report(DiagnosticCode code, std::size_t begin, std::size_t end,
                             std::vector<std::string> args) {
  ++reported_;
  diagnostics_.add(code, source_, {narrow(begin), narrow(std::min(end, text_.size()))}, std::move(args));
}

// ---- Places ----

std::size_t YamlTreeBuilder::offset(const YAML::Mark& mark) const {
  // yaml-cpp counts bytes from what it was given: the file without its BOM.
  return mark.pos < 0 ? cursor_ : std::min(text_.size(), first_byte_ + static_cast<std::size_t>(mark.pos));
}

bool YamlTreeBuilder::is_key_next() const {
  if (open_.empty()) return false;
  const Open& parent = open_.back();
  const bool is_map = parent.shape != Shape::block_sequence && parent.shape != Shape::flow_sequence;
  return is_map && parent.children % 2 == 0;
}

bool YamlTreeBuilder::in_flow() const {
  return !open_.empty() && open_.back().shape != Shape::block_sequence &&
         open_.back().shape != Shape::block_map;
}

/// Where the next token starts. Format 5.24, Strictness: indentation is spaces. yaml-cpp accepts some tabs
/// there and stumbles later over others, so we look ourselves. Within brackets indentation means nothing.
std::size_t YamlTreeBuilder::next_token() {
  const Gap gap = gap_after(text_, cursor_);
  if (gap.tab != std::string_view::npos && gap.tab != last_tab_ && !in_flow() && gap.end < text_.size()) {
    last_tab_ = gap.tab;
    report(DiagnosticCode::tab_indentation, gap.tab, gap.tab + 1);
  }
  return gap.end;
}

/// `? key` is YAML for "anything can be a key"; no author of a conversation means it.
void YamlTreeBuilder::take_question_mark() {
  const std::size_t at = next_token();
  if (!has_char(at, '?') || !is_blank_at(text_, at + 1)) return;
  report(DiagnosticCode::question_mark_key, at, at + 1);
  open_.back().is_explicit = true;
  cursor_ = at + 1;
}

/// Whether the dash, colon or comma at `at` is one, and not the start of a plain scalar like `-1` or `:x`.
bool YamlTreeBuilder::is_indicator(std::size_t at) const {
  if (text_[at] == ',' || is_blank_at(text_, at + 1)) return true;
  if (text_[at] != ':' || !in_flow()) return false;
  // In brackets `:` needs no space before a bracket or comma, nor behind a quote or bracket, as in JSON.
  const bool after_json = last_.kind == YamlToken::Kind::single_quoted ||
                          last_.kind == YamlToken::Kind::double_quoted ||
                          last_.kind == YamlToken::Kind::close_bracket;
  return is_flow_mark(text_[at + 1]) || after_json;
}

/// Moves the cursor behind the dash, colon or comma that belongs to the node that starts now.
void YamlTreeBuilder::take_indicators() {
  if (open_.empty()) return;
  const Open& parent = open_.back();
  const auto take = [this](char indicator) {
    const std::size_t at = next_token();
    if (has_char(at, indicator) && is_indicator(at)) cursor_ = at + 1;
  };
  const bool is_key = parent.children % 2 == 0;
  switch (parent.shape) {
    case Shape::block_sequence: take('-'); break;
    case Shape::flow_sequence:
      if (parent.children > 0) take(',');
      break;
    case Shape::flow_map:
      if (is_key && parent.children > 0) take(',');
      [[fallthrough]];
    case Shape::block_map:
    case Shape::flow_pair:
      if (is_key) {
        take_question_mark();
      } else {
        take(':');
      }
      break;
  }
}

/// Behind the anchor or tag at `at`.
std::size_t YamlTreeBuilder::property_end(std::size_t at) const {
  std::size_t end = at + 1;
  while (!is_blank_at(text_, end) && !is_flow_mark(text_[end])) ++end;
  return end;
}

/// Where the first token stands on the line of what the properties at `at` belong to: of a block collection
/// those on that line are its first key's.
std::size_t YamlTreeBuilder::own_properties_end(std::size_t at) const {
  std::size_t first_of_line = at;
  while (has_char(at, '&') || has_char(at, '!')) {
    const Gap gap = gap_after(text_, property_end(at));
    at = gap.end;
    if (gap.line_start != std::string_view::npos) first_of_line = at;
  }
  return first_of_line;
}

/// Behind the anchors and tags that stand from `at` to before `stop`, each of them refused (format §3,
/// Strictness).
std::size_t YamlTreeBuilder::skip_properties(std::size_t at, std::size_t stop) {
  while (at < stop && (has_char(at, '&') || has_char(at, '!'))) {
    const std::size_t end = property_end(at);
    report(text_[at] == '&' ? DiagnosticCode::anchor_used : DiagnosticCode::tag_used, at, end,
           {excerpt(text_.substr(at, end - at))});
    cursor_ = end;
    at = next_token();
  }
  return at;
}

/// Where the node starts that yaml-cpp saw at `mark`, behind the anchor and tag that are its own.
std::size_t YamlTreeBuilder::node_start(const YAML::Mark& mark, Properties properties) {
  settle_loose_null(mark);
  take_indicators();
  std::size_t at = next_token();
  if (at != offset(mark)) {
    places_differ(diagnostics_, text_, at, offset(mark));
    skip_properties(at, offset(mark));  // an anchor or tag that only we saw is refused all the same
    at = std::max(cursor_, offset(mark));
  }
  switch (properties) {
    case Properties::none: return at;
    case Properties::all: return skip_properties(at, text_.size());
    case Properties::of_collection: return skip_properties(at, own_properties_end(at));
  }
  return at;
}

// ---- Nodes ----

std::uint32_t YamlTreeBuilder::add_node(YamlKind kind, std::size_t begin) {
  buffer_.progress();
  report_keyless();
  if (reported_ >= DiagnosticList::kMost) throw StopReading{};
  if (tree_.nodes_.size() >= limits_.nodes) {
    report(DiagnosticCode::too_many_nodes, begin, begin, {std::to_string(limits_.nodes)});
    throw StopReading{};
  }
  return append_node(kind, begin);
}

/// A line without a colon is reported when reading goes on behind it: else yaml-cpp's own complaint says
/// more.
void YamlTreeBuilder::report_keyless() {
  if (keyless_.kind == YamlToken::Kind::none) return;
  report_line_without_colon(source_, text_, keyless_.begin, keyless_.end, diagnostics_);
  ++reported_;
  keyless_ = {};
}

std::uint32_t YamlTreeBuilder::append_node(YamlKind kind, std::size_t begin) {
  const std::uint32_t index = narrow(tree_.nodes_.size());
  YamlNode& node = tree_.nodes_.emplace_back();
  node.kind = kind;
  node.range = {narrow(begin), narrow(begin)};
  if (open_.empty()) return index;

  Open& parent = open_.back();
  YamlNode& parent_node = tree_.nodes_[parent.node];
  if (parent.last_child == YamlNode::kNone) {
    parent_node.first_child = index;
  } else {
    tree_.nodes_[parent.last_child].next_sibling = index;
  }
  parent.last_child = index;
  if (parent_node.kind == YamlKind::sequence || parent.children % 2 == 0) ++parent_node.child_count;
  ++parent.children;
  return index;
}

void YamlTreeBuilder::add_scalar(ScalarStyle style, std::size_t begin, std::size_t end,
                                 std::string_view value) {
  const bool is_key = is_key_next();
  const std::uint32_t index = add_node(YamlKind::scalar, begin);
  YamlNode& node = tree_.nodes_[index];
  node.style = style;
  node.range.end = narrow(end);
  cursor_ = end;
  last_ = {token_kind(style), begin, end};
  if (value.size() > limits_.text_bytes) {
    report(DiagnosticCode::text_too_long, begin, end, {std::to_string(limits_.text_bytes)});
    value = {};
  }
  node.text_begin = narrow(tree_.pool_.size());
  node.text_size = narrow(value.size());
  tree_.pool_ += value;
  if (is_key) remember_key(index);
}

void YamlTreeBuilder::OnDocumentStart(const YAML::Mark& /*mark*/) {
  buffer_.progress();
}

void YamlTreeBuilder::OnDocumentEnd() {
  finished_ = true;
  buffer_.progress();
}

/// yaml-cpp reads these as "null"; all but the first two are text for us (nothing is guessed).
bool YamlTreeBuilder::is_null_word(std::size_t at) const {
  const auto is_word_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (has_char(at, '~')) return true;
  const std::string_view word = text_.substr(std::min(at, text_.size()), 4);
  if (word != "null" && word != "Null" && word != "NULL") return false;
  return at + 4 >= text_.size() || !is_word_char(text_[at + 4]);
}

/// yaml-cpp may take a null word for a value though it stands no deeper than its key; more often it is the
/// next key. What the next event tells about decides. (Only a `?` key can follow such a value; it is refused.)
void YamlTreeBuilder::settle_loose_null(const YAML::Mark& mark) {
  if (loose_null_ != std::string_view::npos && offset(mark) > loose_null_)
    cursor_ = loose_null_ + null_word_size(loose_null_);
  loose_null_ = std::string_view::npos;
}

/// Whether a token at `at`, behind the indicator that the cursor has passed, can be the value that is due.
/// What stands no deeper than its block collection is the next key or item instead.
bool YamlTreeBuilder::belongs_to_parent(std::size_t at) const {
  if (open_.empty() || in_flow() ||
      text_.substr(cursor_, at - cursor_).find('\n') == std::string_view::npos) {
    return true;
  }
  return static_cast<int>(column_of(at)) > open_.back().column;
}

/// An absent value, or the word for it. Of an absent one yaml-cpp's mark is the next token, wherever that is.
void YamlTreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  const bool is_key = is_key_next();
  settle_loose_null(mark);
  take_indicators();
  std::size_t at = next_token();
  const bool is_ours = at == offset(mark) && (is_key || belongs_to_parent(at));
  if (!is_ours && at == offset(mark) && is_null_word(at)) loose_null_ = at;
  if (is_ours) at = skip_properties(at, text_.size());
  if (is_ours && is_null_word(at)) {
    const std::size_t end = at + null_word_size(at);
    add_scalar(ScalarStyle::plain, at, end, text_.substr(at, end - at));
    return;
  }
  const bool is_item = !open_.empty() && open_.back().shape == Shape::flow_sequence;
  if (has_char(at, ',') && (is_key || is_item)) {
    report(DiagnosticCode::loose_comma, at, at + 1);
  } else if (is_key) {
    report(DiagnosticCode::empty_key, at, at + 1);
  }
  // yaml-cpp takes a line without a colon for a key without a value, as long as no key follows.
  const bool is_keyless = !is_key && !open_.empty() && open_.back().shape == Shape::block_map &&
                          cursor_ == last_.end && !is_unclosed_;
  // Not a key to compare: two empty keys are two of these mistakes already.
  const std::uint32_t index = add_node(YamlKind::scalar, cursor_);
  tree_.nodes_[index].text_begin = narrow(tree_.pool_.size());
  if (is_keyless && !open_.back().is_explicit) keyless_ = last_;
  if (cursor_ != last_.end) last_ = {YamlToken::Kind::colon, cursor_, cursor_};
}

void YamlTreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  const std::size_t begin = node_start(mark, Properties::all);
  std::size_t end = std::min(begin + 1, text_.size());
  while (!is_blank_at(text_, end) && !is_flow_mark(text_[end])) ++end;
  report(DiagnosticCode::alias_used, begin, end, {excerpt(text_.substr(begin, end - begin))});
  add_scalar(ScalarStyle::plain, begin, end, {});
}

void YamlTreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                               const std::string& value) {
  const std::size_t begin = node_start(mark, Properties::all);
  if (begin >= text_.size()) {  // a tag without anything behind it
    add_scalar(ScalarStyle::plain, cursor_, cursor_, {});
    return;
  }
  switch (text_[begin]) {
    case '\'': add_quoted(ScalarStyle::single_quoted, begin, value); break;
    case '"': add_quoted(ScalarStyle::double_quoted, begin, value); break;
    case '|':
    case '>': {
      int column = -1;
      for (const Open& open : open_) column = open.column >= 0 ? open.column : column;
      const ScalarStyle style = text_[begin] == '|' ? ScalarStyle::literal : ScalarStyle::folded;
      add_scalar(style, begin, block_scalar_end(text_, begin, column), value);
      break;
    }
    default: add_scalar(ScalarStyle::plain, begin, plain_end(text_, begin, value), value); break;
  }
}

void YamlTreeBuilder::add_quoted(ScalarStyle style, std::size_t begin, std::string_view value) {
  std::size_t end = quoted_end(text_, begin);
  if (end == std::string_view::npos) {
    // yaml-cpp takes a quote for closed when the file ends with a line end.
    const bool is_apostrophe = is_apostrophe_word(text_, begin);
    report(is_apostrophe ? DiagnosticCode::apostrophe_start : DiagnosticCode::quote_not_closed, begin,
           line_end(text_, begin), {std::string(text_.substr(begin, 2))});
    end = text_.size();
    is_unclosed_ = true;
  }
  if (style == ScalarStyle::double_quoted) check_escapes(begin, end, value);
  add_scalar(style, begin, end, value);
}

/// An escape must not bring in what format 5.24 forbids in the text itself. (yaml-cpp 0.7 also turns `\N` and
/// `\_` into single bytes that are no UTF-8.)
void YamlTreeBuilder::check_escapes(std::size_t begin, std::size_t end, std::string_view value) {
  if (text_.substr(begin, end - begin).find('\\') == std::string_view::npos) return;
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  };
  bool is_bad = find_invalid_utf8(value).has_value() || std::any_of(value.begin(), value.end(), is_control);
  for (std::size_t at = value.find('\xC2'); !is_bad && at != std::string_view::npos;
       at = value.find('\xC2', at + 1)) {
    is_bad = static_cast<unsigned char>(value[at + 1]) < 0xA0;
  }
  if (is_bad) report(DiagnosticCode::control_escape, begin, end);
}

// ---- Collections ----

/// Of a collection without an anchor or tag of its own, what stands at its place is its first key's.
YamlTreeBuilder::Properties YamlTreeBuilder::properties_of(const std::string& tag, YAML::anchor_t anchor,
                                                           YAML::EmitterStyle::value style) {
  if (tag == "?" && anchor == 0) return Properties::none;
  return style == YAML::EmitterStyle::Block ? Properties::of_collection : Properties::all;
}

void YamlTreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                      YAML::EmitterStyle::value style) {
  const std::size_t begin = node_start(mark, properties_of(tag, anchor, style));
  const bool is_flow = style == YAML::EmitterStyle::Flow;
  const int column = begin == offset(mark) ? mark.column : static_cast<int>(column_of(begin));
  open_collection(YamlKind::sequence, is_flow ? Shape::flow_sequence : Shape::block_sequence, begin, column);
}

void YamlTreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                 YAML::EmitterStyle::value style) {
  if (!open_.empty() && open_.back().shape == Shape::flow_map && open_.back().children == 0 &&
      tree_.nodes_[open_.back().node].range.begin == offset(mark)) {
    // `[{a: b}: c]`: the map that seemed to start at this brace was a pair whose key starts here.
    open_.back().shape = Shape::flow_pair;
    cursor_ = offset(mark);
  }
  const std::size_t begin = node_start(mark, properties_of(tag, anchor, style));
  if (style == YAML::EmitterStyle::Block) {
    const int column = begin == offset(mark) ? mark.column : static_cast<int>(column_of(begin));
    open_collection(YamlKind::map, Shape::block_map, begin, column);
  } else if (style == YAML::EmitterStyle::Flow && has_char(begin, '{')) {
    open_collection(YamlKind::map, Shape::flow_map, begin, -1);
  } else {
    open_collection(YamlKind::map, Shape::flow_pair, begin, -1);  // `[a: b]`, a pair without braces
  }
}

std::size_t YamlTreeBuilder::column_of(std::size_t at) const {
  const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  return at - (newline == std::string_view::npos ? first_byte_ : newline + 1);
}

void YamlTreeBuilder::open_collection(YamlKind kind, Shape shape, std::size_t begin, int column) {
  if (open_.size() >= limits_.depth) {
    report(DiagnosticCode::too_deep, begin, begin + 1, {std::to_string(limits_.depth)});
    throw StopReading{};
  }
  const bool is_flow = shape != Shape::block_sequence && shape != Shape::block_map;
  Open open;
  open.is_key = is_key_next();
  open.node = add_node(kind, begin);
  open.column = is_flow ? -1 : column;
  open.shape = shape;
  open.first_key = keys_.size();
  tree_.nodes_[open.node].flow = is_flow;
  open_.push_back(open);
  cursor_ = begin;
  if (shape == Shape::flow_sequence || shape == Shape::flow_map) {
    cursor_ = std::min(begin + 1, text_.size());
    last_ = {YamlToken::Kind::open_bracket, begin, begin + 1};
  }
}

void YamlTreeBuilder::OnSequenceEnd() {
  close_collection();
}

void YamlTreeBuilder::OnMapEnd() {
  close_collection();
}

void YamlTreeBuilder::close_collection() {
  buffer_.progress();
  report_keyless();
  const Open open = open_.back();
  if (open.shape == Shape::flow_sequence || open.shape == Shape::flow_map) {
    std::size_t at = next_token();
    if (has_char(at, ',')) {
      cursor_ = at + 1;
      at = next_token();
    }
    if (has_char(at, open.shape == Shape::flow_map ? '}' : ']')) {
      cursor_ = at + 1;
    } else {
      places_differ(diagnostics_, text_, at, at);
    }
    YamlNode& node = tree_.nodes_[open.node];
    node.range.end = narrow(cursor_);
    last_ = {YamlToken::Kind::close_bracket, node.range.begin, cursor_};
    // Only here: of a bracket that is never closed yaml-cpp says that it starts a key. (A block collection as
    // key needs a `?`, which is refused itself.)
    if (open.is_key) report(DiagnosticCode::key_not_text, node.range.begin, cursor_);
  } else if (open.last_child != YamlNode::kNone) {
    tree_.nodes_[open.node].range.end = tree_.nodes_[open.last_child].range.end;
  }
  check_many_keys(open);
  keys_.resize(open.first_key);
  open_.pop_back();
}

void YamlTreeBuilder::close_all() {
  while (!open_.empty()) {
    const Open& open = open_.back();
    const bool is_map = tree_.nodes_[open.node].kind == YamlKind::map;
    if (is_map && open.children % 2 == 1) append_node(YamlKind::scalar, cursor_);  // every key has a value
    const Open& last = open_.back();
    std::size_t end = tree_.nodes_[last.node].range.begin;
    if (last.last_child != YamlNode::kNone) end = tree_.nodes_[last.last_child].range.end;
    tree_.nodes_[last.node].range.end = narrow(end);
    check_many_keys(last);
    keys_.resize(last.first_key);
    open_.pop_back();
  }
}

// ---- Duplicate keys: yaml-cpp accepts them silently, so we look ourselves ----

void YamlTreeBuilder::remember_key(std::uint32_t key) {
  const Open& map = open_.back();
  const std::string_view text = tree_.text(tree_.nodes_[key]);
  const std::size_t count = keys_.size() - map.first_key;
  if (count >= limits_.keys_per_map) {
    report(DiagnosticCode::too_many_keys, tree_.nodes_[key].range.begin, tree_.nodes_[key].range.end,
           {std::to_string(limits_.keys_per_map)});
    throw StopReading{};
  }
  if (count < kFewKeys) {
    for (std::size_t i = map.first_key; i < keys_.size(); ++i) {
      if (tree_.text(tree_.nodes_[keys_[i]]) == text) {
        report_duplicate(keys_[i], key);
        break;
      }
    }
  }
  keys_.push_back(key);
}

void YamlTreeBuilder::check_many_keys(const Open& map) {
  if (keys_.size() - map.first_key <= kFewKeys) return;
  std::vector<std::uint32_t> sorted(keys_.begin() + static_cast<std::ptrdiff_t>(map.first_key), keys_.end());
  const auto text = [this](std::uint32_t key) { return tree_.text(tree_.nodes_[key]); };
  std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::string_view left = text(a);
    const std::string_view right = text(b);
    if (left.size() != right.size()) return left.size() < right.size();
    const int order = left.compare(right);
    return order != 0 ? order < 0 : a < b;
  });
  std::uint32_t first = sorted.front();
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (text(sorted[i]) != text(first)) {
      first = sorted[i];
    } else if (sorted[i] >= keys_[map.first_key + kFewKeys]) {  // else it was seen when it came
      report_duplicate(first, sorted[i]);
    }
  }
}

void YamlTreeBuilder::report_duplicate(std::uint32_t first, std::uint32_t second) {
  const YamlNode& key = tree_.nodes_[second];
  const SourcePos earlier = source_.position(tree_.nodes_[first].range.begin);
  report(DiagnosticCode::duplicate_key, key.range.begin, key.range.end,
         {excerpt(tree_.text(key)), std::to_string(earlier.line) + ":" + std::to_string(earlier.column)});
}

}  // namespace gesprek::scenario
