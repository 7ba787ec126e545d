#include "engine/scenario/yaml_complaints.h"

#include <algorithm>

#include "engine/scenario/yaml_places.h"

namespace gesprek::scenario {

void explain_complaint(const SourceText& source, std::string_view text, std::size_t cursor,
                       const Complaint& complaint, bool cut_off, const Limits& limits,
                       DiagnosticList& diagnostics) {
  const auto add = [&](DiagnosticCode code, std::size_t begin, std::size_t end,
                       std::vector<std::string> args) {
    diagnostics.add(code, source, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                    std::move(args));
  };
  const std::size_t next = std::min(gap_after(text, cursor).end, text.size());
  if (cut_off) {
    add(DiagnosticCode::piece_too_long, next, next, {std::to_string(limits.bytes_per_event)});
    return;
  }
  const std::size_t at = std::min(complaint.at == std::string_view::npos ? next : complaint.at, text.size());
  add(DiagnosticCode::yaml_syntax, at, at, {complaint.message});
}

}  // namespace gesprek::scenario
