#pragma once
// The style sheet of an HTML page (the design's page on how it looks).

#include <string>

namespace gesprek::report {

/// Colours of both themes as variables, then the rules. The same text every time.
[[nodiscard]] std::string html_style();

}  // namespace gesprek::report
