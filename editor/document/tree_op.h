#pragma once
// The few ways in which a command changes the tree of a document. Each says twice what it does: as edits of
// the text, and as a change of what the text means; after an edit both have to agree (design §3.4).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "editor/document/text_edit.h"
#include "editor/document/value.h"
#include "editor/document/yaml_text.h"
#include "engine/base/result.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::editor {

enum class OpKind : std::uint8_t {
  set_value,    // what stands at `path` becomes `value`
  insert_pair,  // `key: value` into the map at `path`, behind `after` (empty: in front)
  remove_pair,  // the pair at `path`
  rename_key,   // the key at `path` becomes `key`
  insert_item,  // `value` into the list at `path`, so that it is at `index`
  remove_item,  // the item at `path`
  move_item,    // the item at `path` to place `index` of the same list
  move_pair     // the pair at `path` to place `index` of the same map
};

struct Op {
  OpKind kind = OpKind::set_value;
  Path path;
  Value value;
  std::string key;
  std::string after;
  std::size_t index = 0;
};

[[nodiscard]] Op set_value(Path path, Value value);
[[nodiscard]] Op insert_pair(Path map, std::string key, Value value, std::string after);
[[nodiscard]] Op remove_pair(Path path);
[[nodiscard]] Op rename_key(Path path, std::string key);
[[nodiscard]] Op insert_item(Path list, std::size_t index, Value value);
[[nodiscard]] Op remove_item(Path path);
[[nodiscard]] Op move_item(Path path, std::size_t index);
[[nodiscard]] Op move_pair(Path path, std::size_t index);

/// The edits of `text`, whose tree is `tree`. Fails with invalid_input when there is no such part, or not one
/// of the kind.
[[nodiscard]] Result<EditSet> edits_for(const Op& op, std::string_view text, const scenario::YamlTree& tree,
                                        const Layout& layout);

/// The same for what is meant. `root` stands at `base` of the document. Returns false when it does not fit.
[[nodiscard]] bool carry_out(const Op& op, Value& root, const Path& base);

/// The part of the document in which `op` changes something.
[[nodiscard]] Path scope_of(const Op& op);

/// Whether `op` only changes one scalar or key in its place, so that several can be done at once.
[[nodiscard]] bool is_in_place(const Op& op, const scenario::YamlTree& tree);

}  // namespace gesprek::editor
