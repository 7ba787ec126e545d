#pragma once
// A harder variant of a case (format 5.28): `scenario.extends: BASE` and only what differs. The two texts are
// merged as trees, before anything is read from them, so that every reader, place and message of a whole case
// holds for a variant too: what the variant says has its place in the variant, what it takes over in the
// base.
//
// The rules, which are the same at every depth:
// - A key that is given replaces; a key that is not given stays as in the base; nothing else is removed.
// - A map is merged key by key; `key: ~` takes the key, and whatever is under it, out.
// - In a list of things with an `id` (choices, lines, topics, fields, options, items, interrupts) an item
// with
//   the id of one in the base is merged with that one, on its place; an item with a new id is added at the
//   end.
// - The same lists can be written as a map from an id or a place (1 is the first) to what differs:
//   `lines: {2: {cue: …}}`. `2: ~` takes that item out. Nothing can be added in this form.
// - Every other list, and a list in which an item has no id, replaces the list of the base.
// - A choice that says another act (`do` for `say`) and a line that names another speaker lose the old one.
// - `id`, `title` and `reviewed` of the `scenario` block are never taken over: a variant is a case of its
// own,
//   and who read the base has not read the variant.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// The value of `scenario.extends`; nothing there when it is not given.
[[nodiscard]] YamlRef extends_of(const YamlTree& tree);

struct BaseFile {
  std::string file;  // its scenario.yaml
  std::shared_ptr<const SourceText> source;
  YamlTree tree;
};

/// Reads the case that `extends` names: the folder of that name beside the folder of `variant`. What is wrong
/// with it (no such case, itself a variant, not to be read) is reported; then there is none.
[[nodiscard]] std::optional<BaseFile> read_base(const SourceText& variant, YamlRef extends,
                                                const FileSource& files, const Limits& limits,
                                                DiagnosticList& diagnostics);

/// The whole case. `source` is the variant's text, laid over its base's; places of the tree are places in it.
/// Reports what the variant names and the base does not have. Takes time linear in the two trees.
[[nodiscard]] YamlTree merge_variant(const SourceText& source, const YamlTree& variant, const YamlTree& base,
                                     std::string_view base_name, DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
