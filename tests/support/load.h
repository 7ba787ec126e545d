#pragma once
// Domain verbs about reading scenarios. On failure they print the diagnostics they got.

#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/scenario/load.h"
#include "engine/scenario/scenario.h"

namespace gesprek::test {

/// One diagnostic a line, as a terminal shows them.
[[nodiscard]] std::string describe(const DiagnosticList& diagnostics);

/// Whether every diagnostic names a file and a place within `source`: 1-based, the end not before the begin.
[[nodiscard]] bool all_places_are_valid(const DiagnosticList& diagnostics, const SourceText& source);

/// Reads `text`, requires that there is nothing to say about it, and returns the scenario.
scenario::Scenario load_ok(std::string_view text);

/// Reads `text` with whatever is wrong with it; every diagnostic must have a valid place.
struct Loaded {
  scenario::LoadOutcome outcome;
  DiagnosticList diagnostics;
};
Loaded load_text(std::string_view text);

/// Requires that reading `text` reports `code` once on `line` (1-based), with `mentions` in its Dutch message
/// or hint.
void load_reports(std::string_view text, DiagnosticCode code, std::uint32_t line,
                  std::string_view mentions = {});

/// The same, and that it reports nothing else: one mistake gives one message.
void load_reports_only(std::string_view text, DiagnosticCode code, std::uint32_t line,
                       std::string_view mentions = {});

/// The whole of a file of the source tree.
std::string read_source_file(std::string_view path);

}  // namespace gesprek::test
