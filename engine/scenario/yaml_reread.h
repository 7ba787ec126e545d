#pragma once
// Reads a text again of which a small part has changed: only the blocks that hold the change go through
// yaml-cpp, and their nodes take their place in the tree that there was. For an editor (design §3.4), where a
// whole reading for every key that is pressed takes too long.

#include <optional>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// The tree of `after`, and in `diagnostics` what read_yaml() says of it: node for node, byte for byte and
/// word for word what read_yaml() gives. `before`, `tree` and `told` are a text and what read_yaml() made and
/// said of it, with the same `limits` and `learner_texts`.
///
/// Nothing, and nothing in `diagnostics`, when that cannot be shown to be so: when the old or the new text
/// has anything that the parser complains about (anchors, tags, a second document, an open quote…), or the
/// change is in no block of the outermost or the next level, touches the first block of the file, moves the
/// beginning of a block, or is large. The text is then to be read whole.
///
/// Why it is the same: blocks are taken together until they begin at an unchanged line start with a key in
/// the old column, and end before an unchanged line with such a key (or one further out, or the end). What
/// comes before is read the same because the parser there looks ahead no further than that key. The blocks
/// are read between two lines that leave the parser in the same state as the lines around them do, and only
/// when it has found the second of these as a key in its place is it known to be in that state where the rest
/// begins. The rest is the same bytes.
[[nodiscard]] std::optional<YamlTree> reread_yaml(const SourceText& before, const YamlTree& tree,
                                                  const DiagnosticList& told, const SourceText& after,
                                                  const Limits& limits, DiagnosticList& diagnostics,
                                                  bool learner_texts);

/// Whether the same bytes, kinds and places stand at every node.
[[nodiscard]] bool is_same_tree(const YamlTree& a, const YamlTree& b);

}  // namespace gesprek::scenario
