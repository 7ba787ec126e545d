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

/// Whether what stands in `tree` is taken for a scenario of a version that is known: whether its LoadOutcome
/// has one.
[[nodiscard]] bool is_scenario(const SourceText& source, const YamlTree& tree);

/// What load_scenario_text() does once the YAML has been read, for who has done that. `is_broken`: the YAML
/// has errors.
[[nodiscard]] std::optional<Scenario> read_scenario_tree(const SourceText& source, const YamlTree& tree,
                                                         bool is_broken, DiagnosticList& diagnostics);

/// What load_scenario() looks for beside the scenario `file`: whether its folder has its name, and hooks.lua,
/// which is put into `outcome`.
void look_beside(LoadOutcome& outcome, std::string_view file, const FileSource& files,
                 DiagnosticList& diagnostics);

/// What reading the node at `key` (of the map `nodes`) says of it, in a text that was read well.
void check_node(const SourceText& source, const YamlTree& tree, YamlRef key, DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
