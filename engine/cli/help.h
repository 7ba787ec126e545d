#pragma once
// --help and --version, in Dutch.

#include "engine/cli/options.h"
#include "engine/cli/output.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// What `gesprek --help` shows: the commands, one line each.
void print_overview(Output& output, const Terminal& terminal);
/// What `gesprek COMMAND --help` shows.
void print_help(const CommandSpec& command, Output& output, const Terminal& terminal);
/// "gesprek 0.1.0 · casusformaat 1".
void print_version(Output& output);

}  // namespace gesprek::cli
