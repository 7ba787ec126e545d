#pragma once
// Who refers to whom: every place in a case where a moment, choice, person, meter or fact is named.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/tree_op.h"
#include "editor/document/value.h"

namespace gesprek::editor {

enum class NameKind : std::uint8_t { node, choice, person, variable, fact };

enum class NamePlace : std::uint8_t {
  value,      // the scalar at `path` is the name
  key,        // the key at `path` is, or begins with, the name
  condition,  // the name stands inside the condition at `path`
};

struct Reference {
  NameKind kind = NameKind::node;
  std::string name;  // of a choice: "node.choice"
  NamePlace place = NamePlace::value;
  Path path;
  std::size_t at = 0;    // in the scalar's or key's text
  std::size_t size = 0;  // of what stands there for the name
  std::string node;      // the moment it stands in; empty outside all
};

/// All of a document, in its order. Declarations are no references.
[[nodiscard]] std::vector<Reference> all_references(const scenario::YamlTree& tree);
[[nodiscard]] std::vector<Reference> references_to(const scenario::YamlTree& tree, NameKind kind,
                                                   std::string_view name);

/// The ops that put `name` in the place of each reference; what stands in keys comes last.
[[nodiscard]] std::vector<Op> follow(const scenario::YamlTree& tree, const std::vector<Reference>& references,
                                     std::string_view name);

}  // namespace gesprek::editor
