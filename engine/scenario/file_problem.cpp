#include "engine/scenario/file_problem.h"

#include <string>

namespace gesprek::scenario {

void report_file_problem(const SourceText& source, const Error& error, const Limits& limits,
                         DiagnosticList& diagnostics) {
  if (error.code == ErrorCode::over_limit) {
    const std::string most = std::to_string(limits.bytes);
    diagnostics.add(DiagnosticCode::file_too_large, source, {}, {"> " + most, most});
  } else if (error.code == ErrorCode::not_found) {
    diagnostics.add(DiagnosticCode::file_not_found, source, {}, {source.file()});
  } else {
    diagnostics.add(DiagnosticCode::file_unreadable, source, {}, {source.file()});
  }
}

}  // namespace gesprek::scenario
