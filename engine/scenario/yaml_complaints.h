#pragma once
// Turns what yaml-cpp complains about into a sentence that an author can act on, with the right place.

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

struct Complaint {
  enum class Kind { none, told, syntax };  // told: the diagnostic is written already
  Kind kind = Kind::none;
  std::string message;                      // yaml-cpp's words
  std::size_t at = std::string_view::npos;  // an offset in the file; npos when yaml-cpp has none
};

/// Adds one diagnostic for `complaint`. `cursor`: just behind the last token that was read well. `cut_off`:
/// the guarded stream ended the text early.
void explain_complaint(const SourceText& source, std::string_view text, std::size_t cursor,
                       const Complaint& complaint, bool cut_off, const Limits& limits,
                       DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
