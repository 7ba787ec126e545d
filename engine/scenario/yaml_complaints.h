#pragma once
// Turns what yaml-cpp complains about into a sentence that an author can act on, with the right place.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tokens.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// Where yaml-cpp stopped, and what was read until there.
struct Complaint {
  std::string message;                      // yaml-cpp's words; empty when it was content
  std::size_t at = std::string_view::npos;  // an offset in the file; npos when yaml-cpp gave none
  bool cut_off = false;                     // the guarded stream ended the text early
  std::size_t read_to = 0;                  // how far yaml-cpp got the text then
  std::size_t cursor = 0;                   // just behind the last token that an event told about
  YamlToken last;                           // that token
  std::vector<std::size_t> brackets;        // the brackets that were open there
};

/// Adds one diagnostic for `complaint`.
void explain_complaint(const SourceText& source, std::string_view text, const Complaint& complaint,
                       const Limits& limits, DiagnosticList& diagnostics);

/// The line at `begin`..`end` stands where a key should be and has no colon, or none with a space behind it.
void report_line_without_colon(const SourceText& source, std::string_view text, std::size_t begin,
                               std::size_t end, DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
