#pragma once
// The pages docs/diagnostics/*.md as tests: their examples, and what the program says about them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/program/program.h"
#include "engine/scenario/load.h"
#include "engine/scenario/yaml_tree.h"
#include "engine/script/scripts.h"

namespace gesprek::test {

/// A fenced block. Its info string is `yaml PATH [OPTION…]` (or `lua PATH …`); the path is scenario.yaml, a
/// catalogue (criteria.yaml, moves.yaml…), personas/x.lua, forms/x.lua, meldcode.lua or hooks.lua, or
/// FOLDER/scenario.yaml where the folder's name matters. Options:
/// Of several scenario.yaml the last is the example (a variant stands after its base); with a path.yaml the
/// path is.
///   escaped      \xNN, \n and \\ in the block stand for those bytes
///   absent       the file is asked for and is not there
///   unreadable   it is there and cannot be read
///   alone        there are no scripts but those of the example itself
///   bytes=N depth=N nodes=N keys=N text=N event=N   limits (scenario::Limits)
struct ExampleFile {
  std::string path;
  std::string bytes;
  bool absent = false, unreadable = false;
};

struct Example {
  std::vector<ExampleFile> files;
  scenario::Limits limits;
  bool stands_alone = false;
};

struct DiagnosticPage {
  std::string file;         // docs/diagnostics/E0301.md
  std::string code, name;   // of its title, `# E0301 · unknown_node`
  std::string explanation;  // between the title and the first heading
  Example wrong, right;     // under `## Fout` and `## Goed`
  std::string problem;      // why it is no page of this shape; empty when it is one
};

[[nodiscard]] DiagnosticPage parse_page(std::string file, std::string_view text);

struct ExampleRun {
  DiagnosticList diagnostics;
  bool places_are_valid = true;  // of all diagnostics
};

/// What else there is to say about an example that compiled.
using AfterCompiling = std::function<void(const scenario::LoadOutcome&, const program::Program&,
                                          const script::Scripts&, DiagnosticList&)>;

/// Everything the program says about an example: it is read, its scripts are read over tests/data/scripts,
/// it is compiled, and `after` (when given) has its say.
[[nodiscard]] ExampleRun run_example(const Example& example, const AfterCompiling& after = {});

}  // namespace gesprek::test
