#pragma once
// The colours of source text, line by line: keys, texts, comments. A hand for the eye, no second parser: what
// runs over several lines has the colours of its lines.

#include <string_view>
#include <vector>

#include "ui/text_area.h"

namespace gesprek::editor {

/// Runs within one line, ascending; what lies between has the colour of the text.
[[nodiscard]] std::vector<ui::ColourRun> yaml_colours(std::string_view line);

}  // namespace gesprek::editor
