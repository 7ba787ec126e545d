#pragma once
// A document as a PDF on A4: text that stays text, headings with what follows them, page numbers, bookmarks
// and the structure that a screen reader follows.

#include <string>

#include "engine/base/result.h"
#include "engine/report/document.h"

namespace gesprek::report {

struct PdfPages {
  std::string bytes;
  std::string font;  // the family it is set in: not "Inter" where that is not installed
  int pages = 0;
};

/// `created` as "2026-11-22T14:30:00Z": a PDF has a date, and the same document with the same date has the
/// same bytes. Fails with internal when Cairo could not make it (out of memory).
[[nodiscard]] Result<PdfPages> pdf_pages(const Document& document, const std::string& created);

}  // namespace gesprek::report
