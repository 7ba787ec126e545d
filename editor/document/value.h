#pragma once
// What a command means, as a small tree of its own: what is to be written, and what has to be read back.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/scenario/yaml_tree.h"

namespace gesprek::editor {

/// How a scalar is to be written. `plain`: without quotes where the text allows it (ids, conditions,
/// numbers). `prose`: always in quotes (format 5.24: "the writer always quotes `say`, `reply`, lines and
/// `why`").
enum class Hand : std::uint8_t { plain, prose };

struct Value {
  scenario::YamlKind kind = scenario::YamlKind::scalar;
  std::string text;
  Hand style = Hand::plain;
  bool is_null = false;  // `key:` without a value, `~` or null
  bool flow = false;     // a collection in brackets
  std::vector<Value> items;
  std::vector<std::pair<std::string, Value>> pairs;

  // Not written by the compiler where `pairs` is still of an incomplete type: clang 14 looks too early.
  Value();
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  [[nodiscard]] static Value plain(std::string text);
  [[nodiscard]] static Value prose(std::string text);
  [[nodiscard]] static Value list(std::vector<Value> items, bool flow = false);
  [[nodiscard]] static Value map(std::vector<std::pair<std::string, Value>> pairs, bool flow = false);
  /// `[a, b]`
  [[nodiscard]] static Value names(const std::vector<std::string>& names);

  [[nodiscard]] const Value* find(std::string_view key) const;
};

/// What stands in the text there. Quoted and block scalars become prose.
[[nodiscard]] Value value_of(scenario::YamlRef node);

/// Whether the text says the same: kinds, order, keys and texts; how it is written does not matter.
[[nodiscard]] bool says(scenario::YamlRef node, const Value& value);
[[nodiscard]] bool says_the_same(scenario::YamlRef a, scenario::YamlRef b);

/// The way to a part of the document from its root: keys of maps and places in lists.
struct PathStep {
  std::string key;               // of a map; empty for a list
  std::size_t index = kNoIndex;  // in a list
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
  PathStep(std::string name) : key(std::move(name)) {}             // NOLINT(google-explicit-constructor)
  PathStep(const char* name) : key(name) {}                        // NOLINT(google-explicit-constructor)
  PathStep(std::size_t place) : index(place) {}                    // NOLINT(google-explicit-constructor)
  PathStep(int place) : index(static_cast<std::size_t>(place)) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool is_index() const { return index != kNoIndex; }
  friend bool operator==(const PathStep& a, const PathStep& b) {
    return a.index == b.index && a.key == b.key;
  }
};
using Path = std::vector<PathStep>;

[[nodiscard]] Path operator/(Path path, PathStep step);
/// `nodes/binnen/lines/2`, for messages and merge keys.
[[nodiscard]] std::string to_text(const Path& path);

/// A part of the tree with what is around it.
struct Located {
  scenario::YamlRef value;
  scenario::YamlRef key;       // nothing in a list, and for the root
  scenario::YamlRef parent;    // nothing for the root
  scenario::YamlRef previous;  // the value or item before, nothing for the first
  scenario::YamlRef next;      // the key or item behind, nothing for the last
  std::size_t place = 0;       // in the parent
  int flow_depth = 0;          // of the collections around it, how many are in brackets
  [[nodiscard]] bool exists() const { return value.exists(); }
};

/// Nothing (exists() false) when there is no such part.
[[nodiscard]] Located locate(const scenario::YamlTree& tree, const Path& path);

/// The value under `key` of a map; nothing when `map` is no map or has no such key.
[[nodiscard]] scenario::YamlRef child(scenario::YamlRef map, std::string_view key);
[[nodiscard]] scenario::YamlRef item(scenario::YamlRef list, std::size_t index);

/// The same in what is meant; null when there is no such part.
[[nodiscard]] Value* locate(Value& root, const Path& path);

}  // namespace gesprek::editor
