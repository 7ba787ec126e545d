#pragma once
// A document as one HTML page that needs nothing else: no script, no request to anywhere, its style inside.
// It is well-formed XML too.

#include <string>

#include "engine/report/document.h"

namespace gesprek::report {

[[nodiscard]] std::string html_page(const Document& document);

}  // namespace gesprek::report
