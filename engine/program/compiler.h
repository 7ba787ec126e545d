#pragma once
// Scenario + scripts → Program. Resolves every name, checks every way on, runs `react` once per choice, and
// reports all that is wrong with its place.

#include <optional>

#include "engine/base/diagnostic.h"
#include "engine/program/program.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::program {

/// The Program of `loaded`, or nothing when there are errors (which are in `diagnostics`, after whatever it
/// already held). Never throws. Runs Lua through scripts.runtime, nothing else outside the engine.
[[nodiscard]] std::optional<Program> compile(const scenario::LoadOutcome& loaded, script::Scripts& scripts,
                                             DiagnosticList& diagnostics);

/// What compile() says of `loaded`, without the Program.
void check(const scenario::LoadOutcome& loaded, script::Scripts& scripts, DiagnosticList& diagnostics);

}  // namespace gesprek::program
