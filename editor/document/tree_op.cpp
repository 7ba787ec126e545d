#include "editor/document/tree_op.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/scenario/yaml_places.h"

namespace gesprek::editor {

using scenario::ScalarStyle;
using scenario::YamlKind;
using scenario::YamlRef;

Op set_value(Path path, Value value) {
  return {OpKind::set_value, std::move(path), std::move(value), {}, {}, 0};
}
Op insert_pair(Path map, std::string key, Value value, std::string after) {
  return {OpKind::insert_pair, std::move(map), std::move(value), std::move(key), std::move(after), 0};
}
Op remove_pair(Path path) {
  return {OpKind::remove_pair, std::move(path), {}, {}, {}, 0};
}
Op rename_key(Path path, std::string key) {
  return {OpKind::rename_key, std::move(path), {}, std::move(key), {}, 0};
}
Op insert_item(Path list, std::size_t index, Value value) {
  return {OpKind::insert_item, std::move(list), std::move(value), {}, {}, index};
}
Op remove_item(Path path) {
  return {OpKind::remove_item, std::move(path), {}, {}, {}, 0};
}
Op move_item(Path path, std::size_t index) {
  return {OpKind::move_item, std::move(path), {}, {}, {}, index};
}
Op move_pair(Path path, std::size_t index) {
  return {OpKind::move_pair, std::move(path), {}, {}, {}, index};
}

namespace {

Error no_such_part(const Path& path) {
  return {ErrorCode::invalid_input, "Dit onderdeel staat niet in de casus.", to_text(path)};
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The text with what the tree knows about it.
class Writer {
 public:
  Writer(std::string_view text, const scenario::YamlTree& tree, const Layout& layout)
      : text_(text), tree_(tree), layout_(layout) {}

  Result<EditSet> edits(const Op& op) {
    switch (op.kind) {
      case OpKind::set_value: return set(op);
      case OpKind::insert_pair: return insert_into_map(op);
      case OpKind::insert_item: return insert_into_list(op);
      case OpKind::remove_pair:
      case OpKind::remove_item: return remove(op);
      case OpKind::rename_key: return rename(op);
      case OpKind::move_item:
      case OpKind::move_pair: return move(op);
    }
    return no_such_part(op.path);
  }

 private:
  // ---- Places ----

  [[nodiscard]] std::size_t line_start(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    if (newline != std::string_view::npos) return newline + 1;
    return text_.substr(0, 3) == "\xEF\xBB\xBF" && at >= 3 ? 3 : 0;  // a BOM takes no column
  }
  [[nodiscard]] std::size_t column(std::size_t at) const { return at - line_start(at); }
  /// Behind the line end of the line of `at`, or the size.
  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    const std::size_t newline = text_.find('\n', at);
    return newline == std::string_view::npos ? text_.size() : newline + 1;
  }
  [[nodiscard]] bool is_blank_line(std::size_t start) const {
    return start < text_.size() &&
           text_.find_first_not_of(" \t", start) == scenario::line_end(text_, start) &&
           scenario::line_end(text_, start) < text_.size();
  }
  [[nodiscard]] bool is_first_on_line(std::size_t at) const {
    return text_.find_first_not_of(' ', line_start(at)) == at;
  }
  [[nodiscard]] static std::string spaces(std::size_t count) { return std::string(count, ' '); }

  /// The last scalar of a node, which is what its end is about.
  [[nodiscard]] static YamlRef last_scalar(YamlRef node) {
    while (node.exists() && !node.is_scalar() && !node.node().flow && node.first_child().exists()) {
      YamlRef at = node.first_child();
      while (at.next().exists()) at = at.next();
      node = at;
    }
    return node;
  }

  /// Whether blank lines behind the node belong to it: a block scalar with `+`.
  [[nodiscard]] bool keeps_blank_lines(YamlRef node) const {
    const YamlRef last = last_scalar(node);
    if (!last.is_scalar()) return false;
    const ScalarStyle style = last.node().style;
    if (style != ScalarStyle::literal && style != ScalarStyle::folded) return false;
    const std::size_t begin = last.range().begin;
    std::string_view header = text_.substr(begin, scenario::line_end(text_, begin) - begin);
    return header.substr(0, header.find('#')).find('+') != std::string_view::npos;
  }

  /// The end of the last line of a block item that ends at `end` and whose key or dash stands at
  /// `own_column`, without its line end: with a comment behind it, and comment lines below that stand deeper.
  [[nodiscard]] std::size_t tail(YamlRef node, std::size_t own_column) const {
    std::size_t end = scenario::line_end(text_, node.range().end);
    if (keeps_blank_lines(node)) {
      while (end < text_.size() && is_blank_line(next_line(end))) {
        end = scenario::line_end(text_, next_line(end));
      }
    }
    while (end < text_.size()) {
      const std::size_t start = next_line(end);
      if (start >= text_.size()) break;
      const std::size_t content = text_.find_first_not_of(' ', start);
      if (content == std::string_view::npos || text_[content] != '#' || content - start <= own_column) break;
      end = scenario::line_end(text_, content);
    }
    return end;
  }

  /// The dash of the item that comes behind `from` (the end of the item before, or the start of the list).
  [[nodiscard]] std::size_t dash_after(std::size_t from) const {
    return scenario::gap_after(text_, from).end;
  }

  /// Where the parts of a block collection begin: keys, or dashes.
  struct Part {
    std::size_t begin = 0;
    YamlRef last;  // its value or item
  };
  [[nodiscard]] std::vector<Part> parts(YamlRef collection) const {
    std::vector<Part> result;
    if (collection.is_map()) {
      for (YamlRef key = collection.first_child(); key.exists();) {
        const YamlRef value = key.next();
        if (!value.exists()) break;
        result.push_back({key.range().begin, value});
        key = value.next();
      }
      return result;
    }
    std::size_t from = collection.range().begin;
    for (YamlRef at = collection.first_child(); at.exists(); at = at.next()) {
      result.push_back({dash_after(from), at});
      from = at.range().end;
    }
    return result;
  }

  /// Whether the parts are set apart by blank lines.
  [[nodiscard]] bool is_spaced(const std::vector<Part>& list) const {
    std::size_t spaced = 0;
    for (std::size_t i = 1; i < list.size(); ++i) {
      const std::size_t from = list[i - 1].last.range().end;
      const std::string_view between = text_.substr(from, list[i].begin - from);
      bool blank = false;
      for (std::size_t at = between.find('\n'); at != std::string_view::npos;
           at = between.find('\n', at + 1)) {
        std::size_t next = between.find_first_not_of(" \t\r", at + 1);
        blank = blank || (next != std::string_view::npos && between[next] == '\n');
      }
      if (blank) ++spaced;
    }
    return list.size() > 1 && spaced * 2 >= list.size() - 1;
  }

  // ---- Values ----

  Result<EditSet> set(const Op& op) {
    const Located at = locate(tree_, op.path);
    if (!at.exists() || op.path.empty()) return no_such_part(op.path);
    const TextRange range = at.value.range();
    const bool in_flow = at.flow_depth > 0;
    const bool both_texts = at.value.is_scalar() && op.value.kind == YamlKind::scalar && !op.value.is_null;
    if (both_texts && range.begin != range.end) {
      const int parent_column = in_flow ? -1 : static_cast<int>(block_column(at));
      const std::string written = rewrite_scalar(
          op.value.text, op.value.style, in_flow, at.value.node().style,
          text_.substr(range.begin, range.end - range.begin), at.value.text(), parent_column, layout_);
      return EditSet{make_edit(text_, range.begin, range.end, written)};
    }
    if (in_flow) {
      std::string written = write_flow(op.value);
      // An absent value has no place of its own: `{a: , b}`, `{a}`.
      if (range.begin == range.end && range.begin > 0 && text_[range.begin - 1] == ':')
        written.insert(0, " ");
      return EditSet{make_edit(text_, range.begin, range.end, written)};
    }
    if (at.value.node().flow && op.value.kind != YamlKind::scalar) {
      Value flowing = op.value;
      flowing.flow = true;  // what stood in brackets stays in brackets
      const std::string written = write_flow(flowing);
      return EditSet{make_edit(text_, range.begin, range.end, written)};
    }
    return at.key.exists() ? set_under_key(at, op.value) : set_item(at, op.value);
  }

  /// The column of the key or dash that a value hangs on.
  [[nodiscard]] std::size_t block_column(const Located& at) const {
    if (at.key.exists()) return column(at.parent.first_child().range().begin);
    return at.parent.exists() ? column(at.parent.range().begin) : 0;
  }

  Result<EditSet> set_under_key(const Located& at, const Value& value) {
    const std::size_t colon = text_.find(':', at.key.range().end);
    const std::size_t end = std::max<std::size_t>(at.value.range().end, colon + 1);
    const std::size_t own_column = block_column(at);
    std::string written = write_under_key(value, own_column, layout_);
    const std::string_view gap =
        text_.substr(colon + 1, at.value.range().begin > colon ? at.value.range().begin - colon - 1 : 0);
    const std::size_t hash = gap.find('#');
    if (hash == std::string_view::npos) return EditSet{make_edit(text_, colon + 1, end, written)};
    // `key: # a remark` and the value below: the remark stays.
    const std::size_t from = scenario::line_end(text_, colon + 1 + hash);
    if (value.kind == YamlKind::scalar && !value.is_null) {
      written = layout_.line_end + spaces(own_column + layout_.indent) +
                write_scalar(value.text, value.style, false);
    } else if (!written.empty() && written.front() == ' ') {
      written = layout_.line_end + spaces(own_column + layout_.indent) + written.substr(1);
    }
    return EditSet{make_edit(text_, from, end, written)};
  }

  Result<EditSet> set_item(const Located& at, const Value& value) {
    const std::size_t list_column = column(at.parent.range().begin);
    const std::size_t from = at.previous.exists() ? at.previous.range().end : at.parent.range().begin;
    const std::size_t dash = dash_after(from);
    const std::size_t end = std::max<std::size_t>(at.value.range().end, dash + 1);
    return EditSet{make_edit(text_, dash, end, write_item(value, list_column, layout_))};
  }

  Result<EditSet> rename(const Op& op) {
    const Located at = locate(tree_, op.path);
    if (!at.key.exists()) return no_such_part(op.path);
    const TextRange range = at.key.range();
    const std::string written =
        rewrite_scalar(op.key, Hand::plain, at.flow_depth > 0, at.key.node().style,
                       text_.substr(range.begin, range.end - range.begin), at.key.text(), 0, layout_);
    return EditSet{make_edit(text_, range.begin, range.end, written)};
  }

  // ---- Something more ----

  /// `{}` and `[]` that stand in a block become blocks again.
  Result<EditSet> fill_empty(const Op& op, const Located& at, Value filled) {
    filled.flow = at.flow_depth > 0;
    if (at.flow_depth > 0) {
      return EditSet{make_edit(text_, at.value.range().begin, at.value.range().end, write_flow(filled))};
    }
    if (op.path.empty()) return no_such_part(op.path);
    return at.key.exists() ? set_under_key(at, filled) : set_item(at, filled);
  }

  Result<EditSet> insert_into_map(const Op& op) {
    const Located at = locate(tree_, op.path);
    if (!at.exists() || !(at.value.is_map() || at.value.is_null())) return no_such_part(op.path);
    if (at.value.is_null() || at.value.size() == 0) {
      return fill_empty(op, at, Value::map({{op.key, op.value}}));
    }
    const bool flow = at.value.node().flow || at.flow_depth > 0;
    if (op.after.empty()) {
      const std::size_t first = at.value.first_child().range().begin;
      if (flow) return EditSet{{first, {}, write_flow_pair(op.key, op.value) + ", "}};
      const std::size_t own_column = column(first);
      return EditSet{{first,
                      {},
                      write_pair(op.key, op.value, own_column, layout_) + layout_.line_end +
                          spacing(at.value) + spaces(own_column)}};
    }
    const Located before = locate(tree_, op.path / PathStep(op.after));
    if (!before.exists()) return no_such_part(op.path / PathStep(op.after));
    if (flow) {
      return EditSet{{before.value.range().end, {}, ", " + write_flow_pair(op.key, op.value)}};
    }
    const std::size_t own_column = column(at.value.first_child().range().begin);
    return insert_behind(before.value, own_column, spacing(at.value),
                         write_pair(op.key, op.value, own_column, layout_));
  }

  Result<EditSet> insert_into_list(const Op& op) {
    const Located at = locate(tree_, op.path);
    if (!at.exists() || !(at.value.is_sequence() || at.value.is_null())) return no_such_part(op.path);
    if (at.value.is_null() || at.value.size() == 0) return fill_empty(op, at, Value::list({op.value}));
    if (op.index > at.value.size()) return no_such_part(op.path / PathStep(op.index));
    const bool flow = at.value.node().flow || at.flow_depth > 0;
    if (flow) {
      if (op.index == 0) {
        return EditSet{{at.value.first_child().range().begin, {}, write_flow(op.value) + ", "}};
      }
      return EditSet{{item(at.value, op.index - 1).range().end, {}, ", " + write_flow(op.value)}};
    }
    const std::size_t own_column = column(at.value.range().begin);
    const std::string written = write_item(op.value, own_column, layout_);
    if (op.index == 0) {
      return EditSet{
          {at.value.range().begin, {}, written + layout_.line_end + spacing(at.value) + spaces(own_column)}};
    }
    return insert_behind(item(at.value, op.index - 1), own_column, spacing(at.value), written);
  }

  [[nodiscard]] std::string spacing(YamlRef collection) const {
    return is_spaced(parts(collection)) ? layout_.line_end : std::string();
  }

  Result<EditSet> insert_behind(YamlRef before, std::size_t own_column, const std::string& space,
                                const std::string& written) {
    std::size_t at = tail(before, own_column);
    // Blank lines that belong to a text with `+` are enough space.
    const bool keeps = keeps_blank_lines(before);
    return EditSet{
        {at, {}, layout_.line_end + (keeps ? std::string() : space) + spaces(own_column) + written}};
  }

  // ---- Something less ----

  Result<EditSet> remove(const Op& op) {
    const Located at = locate(tree_, op.path);
    const bool is_pair = op.kind == OpKind::remove_pair;
    if (!at.exists() || !at.parent.exists() || at.key.exists() != is_pair) return no_such_part(op.path);
    const bool flow = at.parent.node().flow || at.flow_depth > 0;
    const std::size_t from = at.previous.exists() ? at.previous.range().end : at.parent.range().begin;
    const std::size_t begin = is_pair ? at.key.range().begin
                              : flow  ? at.value.range().begin
                                      : dash_after(from);
    if (flow) return remove_from_flow(at, begin);
    if (!at.previous.exists() && !at.next.exists()) return empty_out(op, at);
    if (!is_first_on_line(begin)) return remove_inline(at, begin);
    return remove_lines(at, begin);
  }

  Result<EditSet> remove_from_flow(const Located& at, std::size_t begin) {
    const std::size_t own_end = std::max<std::size_t>(at.value.range().end, begin);
    const std::size_t behind = at.next.exists() ? at.next.range().begin : own_end;
    const std::size_t before = at.previous.exists() ? at.previous.range().end : begin;
    const std::size_t from = at.next.exists() ? begin : before;
    const std::size_t end = std::max(behind, from);
    const auto take = [&](std::size_t first, std::size_t last) {
      return EditSet{{first, std::string(text_.substr(first, last - first)), {}}};
    };
    const bool has_comment = text_.substr(before, begin - before).find('#') != std::string_view::npos ||
                             text_.substr(own_end, behind - own_end).find('#') != std::string_view::npos;
    if (!has_comment) return take(from, end);
    // Comments around it stay, so only it and its comma go.
    const std::size_t comma = scenario::gap_after(text_, own_end).end;
    return take(begin, comma < text_.size() && text_[comma] == ',' ? comma + 1 : own_end);
  }

  /// The last part of a block collection: it becomes `{}` or `[]`.
  Result<EditSet> empty_out(const Op& op, const Located&) {
    Path owner = op.path;
    owner.pop_back();
    if (owner.empty()) return no_such_part(op.path);
    const Located above = locate(tree_, owner);
    const Value empty = op.kind == OpKind::remove_pair ? Value::map({}, true) : Value::list({}, true);
    return above.key.exists() ? set_under_key(above, empty) : set_item(above, empty);
  }

  /// The first part of a block whose line starts with a dash: `- id: x`. It is never the only one here.
  Result<EditSet> remove_inline(const Located& at, std::size_t begin) {
    const std::size_t next =
        at.next.exists() && at.key.exists() ? at.next.range().begin : dash_after(at.value.range().end);
    const std::size_t own_end = std::max<std::size_t>(at.value.range().end, begin);
    const bool has_comment = text_.substr(own_end, next - own_end).find('#') != std::string_view::npos;
    std::size_t end = next;
    if (has_comment) {
      end = own_end;
      if (!at.key.exists()) end = std::max(end, begin + 1);
      while (end < text_.size() && text_[end] == ' ') ++end;
    }
    return EditSet{{begin, std::string(text_.substr(begin, end - begin)), {}}};
  }

  Result<EditSet> remove_lines(const Located& at, std::size_t begin) {
    const std::size_t own_column = column(begin);
    std::size_t from = line_start(begin);
    const std::size_t last = tail(at.value, own_column);
    std::size_t end = next_line(last);
    const bool may_trim = !at.previous.exists() || !keeps_blank_lines(at.previous);
    if (last == text_.size() && from > 0) {
      // The last line of a file without a line end at its end: the one before it goes instead.
      --from;
      if (from > 0 && text_[from - 1] == '\r') --from;
    } else if (may_trim && from > 0 && is_blank_line(line_start(from - 1))) {
      // Blank lines before and behind: those behind go too.
      if (end >= text_.size()) {
        while (from > 0 && is_blank_line(line_start(from - 1))) from = line_start(from - 1);
      }
      while (is_blank_line(end)) end = next_line(end);
    }
    return EditSet{{from, std::string(text_.substr(from, end - from)), {}}};
  }

  // ---- Another order ----

  Result<EditSet> move(const Op& op) {
    const Located at = locate(tree_, op.path);
    const bool is_pair = op.kind == OpKind::move_pair;
    if (!at.exists() || !at.parent.exists() || at.key.exists() != is_pair) return no_such_part(op.path);
    const std::size_t count = at.parent.size();
    if (op.index >= count) return no_such_part(op.path);
    if (op.index == at.place) return EditSet{};
    const bool flow = at.parent.node().flow || at.flow_depth > 0;
    const std::vector<Span> spans = flow ? flow_spans(at.parent) : block_spans(at.parent);
    const std::size_t low = std::min(op.index, at.place);
    const std::size_t high = std::max(op.index, at.place);
    std::vector<std::size_t> order;
    for (std::size_t i = low; i <= high; ++i) {
      if (i != at.place) order.push_back(i);
    }
    order.insert(op.index > at.place ? order.end() : order.begin(), at.place);
    // What stands between the parts (blank lines, commas) stays where it is.
    std::string written;
    for (std::size_t i = low; i <= high; ++i) {
      const Span span = spans[order[i - low]];
      written.append(text_.substr(span.begin, span.end - span.begin));
      if (i < high) written.append(text_.substr(spans[i].end, spans[i + 1].begin - spans[i].end));
    }
    return EditSet{make_edit(text_, spans[low].begin, spans[high].end, written)};
  }

  [[nodiscard]] static std::vector<Span> flow_spans(YamlRef collection) {
    std::vector<Span> spans;
    for (YamlRef at = collection.first_child(); at.exists(); at = at.next()) {
      const std::size_t begin = at.range().begin;
      if (collection.is_map()) {
        if (!at.next().exists()) break;
        at = at.next();
      }
      spans.push_back({begin, std::max<std::size_t>(at.range().end, begin)});
    }
    return spans;
  }

  [[nodiscard]] std::vector<Span> block_spans(YamlRef collection) const {
    std::vector<Span> spans;
    for (const Part& part : parts(collection)) {
      Span span;
      const std::size_t own_column = column(part.begin);
      span.begin = part.begin;
      span.end = tail(part.last, own_column);
      // Comment lines right above, at the same column, go along.
      while (is_first_on_line(span.begin) && line_start(span.begin) > 0) {
        const std::size_t above = line_start(line_start(span.begin) - 1);
        const std::size_t content = text_.find_first_not_of(' ', above);
        if (content == std::string_view::npos || text_[content] != '#' || content - above != own_column ||
            (!spans.empty() && above <= spans.back().end)) {
          break;
        }
        span.begin = content;
      }
      spans.push_back(span);
    }
    return spans;
  }

  std::string_view text_;
  const scenario::YamlTree& tree_;
  const Layout& layout_;
};

}  // namespace

Result<EditSet> edits_for(const Op& op, std::string_view text, const scenario::YamlTree& tree,
                          const Layout& layout) {
  Result<EditSet> edits = Writer(text, tree, layout).edits(op);
  if (edits.ok() && !normalise(*edits)) {
    return Error{ErrorCode::internal, "Twee wijzigingen op dezelfde plaats.", to_text(op.path)};
  }
  return edits;
}

Path scope_of(const Op& op) {
  Path path = op.path;
  const bool changes_parent = op.kind == OpKind::remove_pair || op.kind == OpKind::rename_key ||
                              op.kind == OpKind::remove_item || op.kind == OpKind::move_item ||
                              op.kind == OpKind::move_pair;
  if (changes_parent && !path.empty()) path.pop_back();
  return path;
}

bool carry_out(const Op& op, Value& root, const Path& base) {
  const Path scope = scope_of(op);
  if (scope.size() < base.size()) return false;
  Value* in = locate(root, Path(scope.begin() + static_cast<std::ptrdiff_t>(base.size()), scope.end()));
  if (in == nullptr) return false;
  const auto place_of = [&](const std::string& key) {
    const auto found =
        std::find_if(in->pairs.begin(), in->pairs.end(), [&](const auto& pair) { return pair.first == key; });
    return found - in->pairs.begin();
  };
  const auto move_to = [&](auto& list, std::ptrdiff_t from) {
    const auto to = static_cast<std::ptrdiff_t>(op.index);
    if (from < to) {
      std::rotate(list.begin() + from, list.begin() + from + 1, list.begin() + to + 1);
    } else {
      std::rotate(list.begin() + to, list.begin() + from, list.begin() + from + 1);
    }
  };
  const auto become = [&](YamlKind kind) {
    if (in->is_null) *in = Value();
    in->kind = kind;
  };
  switch (op.kind) {
    case OpKind::set_value: *in = op.value; return true;
    case OpKind::insert_pair: {
      become(YamlKind::map);
      const auto at = op.after.empty() ? in->pairs.begin() : in->pairs.begin() + place_of(op.after) + 1;
      in->pairs.insert(at, {op.key, op.value});
      return true;
    }
    case OpKind::remove_pair: in->pairs.erase(in->pairs.begin() + place_of(op.path.back().key)); return true;
    case OpKind::rename_key:
      in->pairs[static_cast<std::size_t>(place_of(op.path.back().key))].first = op.key;
      return true;
    case OpKind::insert_item:
      become(YamlKind::sequence);
      if (op.index > in->items.size()) return false;
      in->items.insert(in->items.begin() + static_cast<std::ptrdiff_t>(op.index), op.value);
      return true;
    case OpKind::remove_item:
      in->items.erase(in->items.begin() + static_cast<std::ptrdiff_t>(op.path.back().index));
      return true;
    case OpKind::move_item:
      move_to(in->items, static_cast<std::ptrdiff_t>(op.path.back().index));
      return true;
    case OpKind::move_pair: move_to(in->pairs, place_of(op.path.back().key)); return true;
  }
  return false;
}

bool is_in_place(const Op& op, const scenario::YamlTree& tree) {
  if (op.kind == OpKind::rename_key) return true;
  if (op.kind != OpKind::set_value || op.value.kind != YamlKind::scalar || op.value.is_null) return false;
  const Located at = locate(tree, op.path);
  return at.exists() && at.value.is_scalar() && at.value.range().begin != at.value.range().end;
}

}  // namespace gesprek::editor
