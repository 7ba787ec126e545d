#include "editor/document/value.h"

#include <cstring>

namespace gesprek::editor {

using scenario::ScalarStyle;
using scenario::YamlKind;
using scenario::YamlRef;

Value::Value() = default;
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value Value::plain(std::string text) {
  Value value;
  value.text = std::move(text);
  return value;
}

Value Value::prose(std::string text) {
  Value value = plain(std::move(text));
  value.style = Hand::prose;
  return value;
}

Value Value::list(std::vector<Value> items, bool flow) {
  Value value;
  value.kind = YamlKind::sequence;
  value.items = std::move(items);
  value.flow = flow;
  return value;
}

Value Value::map(std::vector<std::pair<std::string, Value>> pairs, bool flow) {
  Value value;
  value.kind = YamlKind::map;
  value.pairs = std::move(pairs);
  value.flow = flow;
  return value;
}

Value Value::names(const std::vector<std::string>& names) {
  std::vector<Value> items;
  items.reserve(names.size());
  for (const std::string& name : names) items.push_back(plain(name));
  return list(std::move(items), true);
}

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, value] : pairs) {
    if (name == key) return &value;
  }
  return nullptr;
}

Value value_of(YamlRef node) {
  Value value;
  value.kind = node.kind();
  value.flow = node.node().flow;
  if (node.is_scalar()) {
    value.text = node.text();
    value.is_null = node.is_null();
    value.style = node.node().style == ScalarStyle::plain ? Hand::plain : Hand::prose;
  } else if (node.is_sequence()) {
    value.items.reserve(node.size());
    for (YamlRef at = node.first_child(); at.exists(); at = at.next()) value.items.push_back(value_of(at));
  } else {
    value.pairs.reserve(node.size());
    for (YamlRef key = node.first_child(); key.exists();) {
      const YamlRef under = key.next();
      value.pairs.emplace_back(std::string(key.text()), under.exists() ? value_of(under) : Value());
      key = under.exists() ? under.next() : under;
    }
  }
  return value;
}

bool says(YamlRef node, const Value& value) {
  if (!node.exists() || node.kind() != value.kind) return false;
  if (node.is_scalar()) {
    // "Not given" is not the text "null" or an empty text.
    return node.is_null() == value.is_null && (value.is_null || node.text() == value.text);
  }
  YamlRef at = node.first_child();
  if (node.is_sequence()) {
    for (const Value& item : value.items) {
      if (!at.exists() || !says(at, item)) return false;
      at = at.next();
    }
    return !at.exists();
  }
  for (const auto& [key, under] : value.pairs) {
    if (!at.exists() || at.text() != key || !says(at.next(), under)) return false;
    at = at.next().next();
  }
  return !at.exists();
}

namespace {

/// Whether `a` and `b` are the same nodes one for one; false also when that is not soon seen. A tree is flat
/// (engine/scenario/yaml_tree.h): a part of it is one run of nodes in the order of the text, and its texts
/// are one run of bytes, up to the key that follows. After an edit nearly all of a case is such.
bool is_same_run(YamlRef a, YamlRef b) {
  const YamlRef a_end = a.next();
  const YamlRef b_end = b.next();
  if (!a_end.is_scalar() || !b_end.is_scalar()) return false;
  const std::uint32_t count = a_end.index() - a.index();
  if (count != b_end.index() - b.index()) return false;
  const scenario::YamlNode* const x = &a.node();
  const scenario::YamlNode* const y = &b.node();
  std::uint32_t first_text = count;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (x[i].kind != y[i].kind || x[i].style != y[i].style || x[i].text_size != y[i].text_size ||
        x[i].child_count != y[i].child_count) {
      return false;
    }
    if (first_text == count && x[i].kind == YamlKind::scalar) first_text = i;
  }
  if (first_text == count) return true;
  const std::size_t size = a_end.node().text_begin - x[first_text].text_begin;
  if (size != b_end.node().text_begin - y[first_text].text_begin) return false;
  return std::memcmp(a_end.text().data() - size, b_end.text().data() - size, size) == 0;
}

}  // namespace

bool says_the_same(YamlRef a, YamlRef b) {
  if (!a.exists() || !b.exists()) return a.exists() == b.exists();
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (!a.is_scalar() && is_same_run(a, b)) return true;
  if (a.is_scalar()) return a.is_null() == b.is_null() && (a.is_null() || a.text() == b.text());
  YamlRef x = a.first_child();
  YamlRef y = b.first_child();
  for (; x.exists() && y.exists(); x = x.next(), y = y.next()) {
    if (!says_the_same(x, y)) return false;
  }
  return x.exists() == y.exists();
}

Path operator/(Path path, PathStep step) {
  path.push_back(std::move(step));
  return path;
}

std::string to_text(const Path& path) {
  std::string text;
  for (const PathStep& step : path) {
    if (!text.empty()) text += '/';
    text += step.is_index() ? std::to_string(step.index) : step.key;
  }
  return text;
}

YamlRef child(YamlRef map, std::string_view key) {
  if (!map.is_map()) return {};
  for (YamlRef at = map.first_child(); at.exists();) {
    const YamlRef under = at.next();
    if (!under.exists()) return {};
    if (at.text() == key) return under;
    at = under.next();
  }
  return {};
}

YamlRef item(YamlRef list, std::size_t index) {
  if (!list.is_sequence() || index >= list.size()) return {};
  YamlRef at = list.first_child();
  for (; index > 0 && at.exists(); --index) at = at.next();
  return at;
}

Located locate(const scenario::YamlTree& tree, const Path& path) {
  Located found;
  found.value = tree.root();
  for (const PathStep& step : path) {
    const YamlRef in = found.value;
    if (!in.exists()) return {};
    Located inside;
    inside.parent = in;
    inside.flow_depth = found.flow_depth;
    if (step.is_index()) {
      if (!in.is_sequence() || step.index >= in.size()) return {};
      YamlRef at = in.first_child();
      for (; inside.place < step.index; ++inside.place) {
        inside.previous = at;
        at = at.next();
      }
      inside.value = at;
      inside.next = at.next();
    } else {
      if (!in.is_map()) return {};
      for (YamlRef key = in.first_child(); key.exists();) {
        const YamlRef under = key.next();
        if (!under.exists()) return {};
        if (key.text() == step.key) {
          inside.key = key;
          inside.value = under;
          inside.next = under.next();
          break;
        }
        inside.previous = under;
        ++inside.place;
        key = under.next();
      }
      if (!inside.value.exists()) return {};
    }
    if (in.node().flow) ++inside.flow_depth;
    found = inside;
  }
  return found;
}

Value* locate(Value& root, const Path& path) {
  Value* at = &root;
  for (const PathStep& step : path) {
    if (step.is_index()) {
      if (at->kind != YamlKind::sequence || step.index >= at->items.size()) return nullptr;
      at = &at->items[step.index];
      continue;
    }
    if (at->kind != YamlKind::map) return nullptr;
    Value* next = nullptr;
    for (auto& [key, value] : at->pairs) {
      if (key == step.key) {
        next = &value;
        break;
      }
    }
    if (next == nullptr) return nullptr;
    at = next;
  }
  return at;
}

}  // namespace gesprek::editor
