#include "engine/cli/report_pages.h"

#include <ctime>

#include <sys/stat.h>

#include "engine/report/debrief_document.h"
#include "engine/report/html.h"
#include "engine/report/pdf.h"

namespace gesprek::cli {

namespace {

/// Whether `text` looks like `shape`, in which 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !is_digit : text[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::string report_html(const scoring::Debrief& debrief) {
  return report::html_page(report::debrief_document(debrief));
}

Result<PdfReport> report_pdf(const scoring::Debrief& debrief, const std::string& created) {
  auto pages = report::pdf_pages(report::debrief_document(debrief), created);
  if (!pages) return pages.error();
  PdfReport made;
  made.bytes = std::move(pages->bytes);
  if (pages->font != "Inter") {
    made.remark = "het lettertype Inter is hier niet geïnstalleerd (fonts-inter); de bladzijden staan in " +
                  pages->font;
  }
  return made;
}

std::string created_of(const std::string& path) {
  constexpr std::string_view kShape = "-0000-00-00-0000";
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  for (std::size_t at = 0; at + kShape.size() <= name.size(); ++at) {
    const std::string_view stamp = name.substr(at, kShape.size());
    if (!has_shape(stamp, kShape)) continue;
    return std::string(stamp.substr(1, 10)) + "T" + std::string(stamp.substr(12, 2)) + ":" +
           std::string(stamp.substr(14, 2)) + ":00";
  }
  struct stat info {};
  std::tm day{};
  if (::stat(path.c_str(), &info) != 0 || ::gmtime_r(&info.st_mtime, &day) == nullptr)
    return "2000-01-01T00:00:00Z";
  char text[32] = "";
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &day);
  return {text, size};
}

}  // namespace gesprek::cli
