#pragma once
// A case of the repository with everything that pages and translations are made from.

#include <optional>
#include <string>
#include <vector>

#include "engine/exchange/case_pages.h"
#include "engine/program/program.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::test {

struct CaseOnDisk {
  scenario::LoadOutcome loaded;
  const script::Scripts* scripts = nullptr;
  std::optional<program::Program> program;
  [[nodiscard]] exchange::CaseOnPaper on_paper() const { return {loaded, *scripts, *program}; }
};

/// `folder` from the root of the source tree; requires that it compiles. `changed` in place of its text, if
/// given.
[[nodiscard]] CaseOnDisk case_on_disk(const std::string& folder, const std::string& changed = {});

/// The text of a file, from the root of the source tree.
[[nodiscard]] std::string file_text(const std::string& path);

}  // namespace gesprek::test
