#pragma once
// Reads a scenario folder or file into the authored model. What cannot be known without scripts (names of
// moves, criteria, personas) is left to the compiler. A variant (`scenario.extends`, format 5.28) is laid
// over its base, which is the folder of that name beside its own; how is in variant.h.

#include <memory>
#include <optional>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// A scenario together with the text its places point into.
struct LoadOutcome {
  std::optional<Scenario> scenario;  // absent when the text is no scenario at all; present, as far as it
                                     // could be read, with errors too: check diagnostics.has_errors()
  std::shared_ptr<const SourceText> source;  // never null; empty bytes when the file could not be read. Of a
                                             // variant: laid over its base, see SourceText::lay_over
  YamlTree tree;  // of the file itself, for who writes in it (the editor); see is_complete()
  std::shared_ptr<const SourceText> hooks;  // hooks.lua in the same folder (5.26), not looked at; null
                                            // without one. Of a variant without one: that of its base
};

/// `path` is scenario.yaml itself or its folder. Problems with the file itself (missing, too large) are
/// diagnostics too, at line 1. Never throws.
[[nodiscard]] LoadOutcome load_scenario(std::string_view path, const FileSource& files, const Limits& limits,
                                        DiagnosticList& diagnostics);

/// The same from a text in memory; `name` is printed as the file. Without hooks.lua, and a variant is refused
/// (its scenario is then only what its own text says).
[[nodiscard]] LoadOutcome load_scenario_text(std::string name, std::string bytes, const Limits& limits,
                                             DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
