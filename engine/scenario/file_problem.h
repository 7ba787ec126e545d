#pragma once
// A file that cannot be read at all, as a message to the author.

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// Reports why `source.file()` could not be read, at line 1 (format 5.25).
void report_file_problem(const SourceText& source, const Error& error, const Limits& limits,
                         DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
