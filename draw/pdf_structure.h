#pragma once
// What cairo 1.16 cannot say in a PDF, added behind it: the language, alternative texts, which way a header
// cell looks. A PDF allows that: a later piece replaces objects of the earlier one (ISO 32000-1, 7.5.6).

#include <string>
#include <string_view>
#include <vector>

namespace gesprek::draw {

/// One structure element, in the order in which they were begun.
struct StructureElement {
  std::string name;
  std::string extra;  // further entries of its dictionary, in PDF's own writing; empty: none
};

/// `text` as a PDF string: UTF-16 in hexadecimal.
[[nodiscard]] std::string pdf_string(std::string_view text);

/// `pdf` with `language` in its catalogue and the `extra` of each element added. Where the file is not built
/// as cairo 1.16 builds it, or has other elements, it is given back as it was: still a good PDF, that says
/// less.
[[nodiscard]] std::string with_structure(std::string pdf, std::string_view language,
                                         const std::vector<StructureElement>& elements);

}  // namespace gesprek::draw
