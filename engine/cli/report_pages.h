#pragma once
// A debrief as a file for a browser or a printer (engine/report), as `gesprek report` writes it.

#include <string>

#include "engine/base/result.h"
#include "engine/scoring/debrief.h"

namespace gesprek::cli {

[[nodiscard]] std::string report_html(const scoring::Debrief& debrief);

struct PdfReport {
  std::string bytes;
  std::string remark;  // for the person, where it is set in another font than Inter; else empty
};
/// `created` as created_of() gives it.
[[nodiscard]] Result<PdfReport> report_pdf(const scoring::Debrief& debrief, const std::string& created);

/// The date a PDF of this session gets: when the talk was by the name of its file
/// ("ID-2026-11-22-0815.gesprek-sessie" → "2026-11-22T08:15:00"), else when the file was last written, in
/// UTC. So the same session gives the same bytes.
[[nodiscard]] std::string created_of(const std::string& path);

}  // namespace gesprek::cli
