#pragma once
// Domain verbs about compiling, over a small set of scripts that needs no Lua.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/program/program.h"
#include "tests/support/small_scripts.h"

namespace gesprek::test {

/// A scenario around `nodes` (YAML, indented by two): one cast member `karin` with persona `open_ouder`, the
/// criteria C1 and C2, starting at the node `begin`. `more` is put at the top level.
[[nodiscard]] std::string case_with(std::string_view nodes, std::string_view more = {});

/// What the places of two-sided marks in a text say: `go: «goodby»`.
struct Marked {
  std::string text;  // without the marks
  std::vector<TextRange> places;
};
[[nodiscard]] Marked read_marks(std::string_view text);

/// Compiles `text`; requires that there is a Program and nothing at all to say about it.
program::Program compile_ok(std::string_view text);

/// Requires an error `code` at exactly the marked place («…») of `text`, with `mentions` in its Dutch words,
/// and no Program.
void compile_fails(std::string_view text, DiagnosticCode code, std::string_view mentions = {});

/// Requires a warning or hint `code` at exactly the marked place, and a Program.
program::Program compile_warns(std::string_view text, DiagnosticCode code, std::string_view mentions = {});

/// Everything that is said about `text`, and the Program when there is one. Marks are allowed.
struct Compiled {
  std::optional<program::Program> program;
  DiagnosticList diagnostics;
};
Compiled compile_text(std::string_view text);

/// Looking things up in a Program by name; requires that they are there.
std::uint32_t node_named(const program::Program& program, std::string_view id);
std::uint32_t choice_named(const program::Program& program, std::string_view node_and_choice);
std::uint32_t slot_named(const program::Program& program, std::string_view name);

}  // namespace gesprek::test
