#pragma once
// Diagnostics for a person (the line of the file, and what is meant underlined) and for a program (JSON).

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/cli/output.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// Prints diagnostics; reads each file it quotes once.
class DiagnosticPrinter {
 public:
  DiagnosticPrinter(Output& output, const Terminal& terminal, const FileSource& files, Language language)
      : output_(output), terminal_(terminal), files_(files), language_(language) {}

  /// `file:line:col: fout E0301: … (hint)`, then the line with an underline where there is room for it.
  void print(const Diagnostic& diagnostic);

 private:
  void quote(const Diagnostic& diagnostic);
  const SourceText& source(const std::string& file);
  Output& output_;
  const Terminal& terminal_;
  const FileSource& files_;
  Language language_;
  std::map<std::string, SourceText> sources_;
};

/// Format §4: file, line, column, end_line, end_column, severity, code, message, hint (null when empty).
[[nodiscard]] nlohmann::ordered_json to_json(const Diagnostic& diagnostic, Language language);

/// How many there are of each severity.
struct DiagnosticCounts {
  std::size_t errors = 0, warnings = 0, hints = 0;
  void add(Severity severity);
};

/// "2 fouten, 1 waarschuwing"; "niets aan te merken" when all are 0.
[[nodiscard]] std::string in_words(const DiagnosticCounts& counts, Language language);

}  // namespace gesprek::cli
