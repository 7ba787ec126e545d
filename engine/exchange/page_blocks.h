#pragma once
// What the printed copies of a case are put together from.

#include <string>
#include <utility>
#include <vector>

#include "engine/program/program.h"
#include "engine/report/document.h"

namespace gesprek::exchange {

using Blocks = std::vector<report::Block>;

inline void heading(Blocks& out, int level, std::string text, std::string mark = {},
                    bool starts_page = false) {
  out.push_back({report::Heading{level, std::move(text), std::move(mark), starts_page}});
}

/// Nothing when there is nothing to say.
inline void paragraph(Blocks& out, std::string text, report::Size size = report::Size::reading) {
  if (!text.empty()) out.push_back({report::Paragraph{report::plain(std::move(text)), size}});
}

/// Which text of which case a page was made of.
inline std::string case_and_version(const program::Program& program) {
  return "Casus " + std::string(program.text(program.header.scenario_id)) + ", versie " +
         program.hash.hex().substr(0, 8) + ".";
}

}  // namespace gesprek::exchange
