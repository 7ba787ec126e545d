#pragma once
// What another program (poppler) reads in a PDF that we made.

#include <string>
#include <string_view>

namespace gesprek::test {

/// The text as a reader copies it, pages separated by a form feed; with `options` for pdftotext ("-layout").
[[nodiscard]] std::string pdf_text(std::string_view pdf, const std::string& options = "");
/// What pdfinfo says; with `options` "-struct-text" for the structure.
[[nodiscard]] std::string pdf_info(std::string_view pdf, const std::string& options = "");

}  // namespace gesprek::test
