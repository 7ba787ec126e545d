#pragma once
// One YAML text as a flat tree with a place on everything. yaml-cpp's event parser fills it and stops here;
// what the format forbids (anchors, tags, duplicate keys, too deep, too much) is refused while reading.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"

namespace gesprek::scenario {

/// What one file from outside may be (format §3, Strictness). The bench passes larger ones.
struct Limits {
  std::size_t bytes = 32U * 1024U * 1024U;
  std::size_t depth = 32;         // nested collections; the root is 1
  std::size_t nodes = 2'000'000;  // scalars, maps and sequences, keys too
  std::size_t keys_per_map = 20'000;
  std::size_t text_bytes = 64U * 1024U;  // one scalar
  std::size_t bytes_per_event =
      256U * 1024U;  // read by the parser without an event: one long flow collection
};

enum class YamlKind : std::uint8_t { scalar, sequence, map };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// A node of the tree. `range` is exact (design §3.11): a quoted scalar's range holds its quotes; a block
/// scalar's runs from its indicator to the end of its last body line (without the line end); a flow
/// collection's holds its brackets; a block collection's runs from its first key or dash to the end of its
/// last item. An absent value (`key:`) is a plain scalar with an empty range just behind its colon.
struct YamlNode {
  YamlKind kind = YamlKind::scalar;
  ScalarStyle style = ScalarStyle::plain;
  bool flow = false;  // written with [] or {}
  TextRange range;
  std::uint32_t text_begin = 0;  // scalars: the value, in YamlTree::pool_
  std::uint32_t text_size = 0;
  std::uint32_t first_child = kNone;  // sequence: the items. map: key, value, key, value…
  std::uint32_t next_sibling = kNone;
  std::uint32_t child_count = 0;  // map: pairs
  static constexpr std::uint32_t kNone = 0xffffffffU;
};

class YamlTree;

/// A cheap handle on one node; valid as long as its tree. A default handle is "nothing there".
class YamlRef {
 public:
  YamlRef() = default;
  YamlRef(const YamlTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
  [[nodiscard]] bool exists() const { return tree_ != nullptr; }
  [[nodiscard]] const YamlNode& node() const;
  [[nodiscard]] YamlKind kind() const { return node().kind; }
  [[nodiscard]] bool is_scalar() const { return exists() && kind() == YamlKind::scalar; }
  [[nodiscard]] bool is_map() const { return exists() && kind() == YamlKind::map; }
  [[nodiscard]] bool is_sequence() const { return exists() && kind() == YamlKind::sequence; }
  /// "Not given": an empty value, `~` or plain `null` (format 5.24).
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] TextRange range() const { return node().range; }
  /// A scalar's value; empty for collections.
  [[nodiscard]] std::string_view text() const;
  /// Walks children: for a map these are key, value, key, value…
  [[nodiscard]] YamlRef first_child() const;
  [[nodiscard]] YamlRef next() const;
  [[nodiscard]] std::uint32_t size() const { return node().child_count; }
  [[nodiscard]] std::uint32_t index() const { return index_; }

 private:
  const YamlTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class YamlTree {
 public:
  [[nodiscard]] YamlRef root() const { return nodes_.empty() ? YamlRef() : YamlRef(*this, 0); }
  [[nodiscard]] const YamlNode& node(std::uint32_t index) const { return nodes_[index]; }
  [[nodiscard]] std::string_view text(const YamlNode& node) const {
    return std::string_view(pool_).substr(node.text_begin, node.text_size);
  }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  /// Whether the whole document was read: false when an error broke it off.
  [[nodiscard]] bool is_complete() const { return complete_; }
  /// Whether nothing was wrong with it as YAML, not even what only deserves a warning.
  [[nodiscard]] bool is_clean() const { return clean_; }

 private:
  friend class YamlTreeBuilder;
  friend class YamlSplicer;    // yaml_reread.cpp
  friend class VariantMerger;  // variant.cpp
  std::vector<YamlNode> nodes_;
  std::string pool_;
  bool complete_ = false;
  bool clean_ = false;
};

/// Reads `source` (one YAML document). Every problem goes into `diagnostics`; after an error the tree holds
/// what was read until there (yaml-cpp stops at its first complaint), possibly nothing. Never throws, never
/// recurses deeper than `limits.depth`, and takes time linear in the bytes.
/// `learner_texts`: also looks at the raw lines for what yaml-cpp swallows without a word (format 5.24).
[[nodiscard]] YamlTree read_yaml(const SourceText& source, const Limits& limits, DiagnosticList& diagnostics,
                                 bool learner_texts);

}  // namespace gesprek::scenario
