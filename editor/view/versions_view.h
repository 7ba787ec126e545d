#pragma once
// The kept versions of a case: what was different then, moment by moment, and the way back.

#include <optional>
#include <string>
#include <vector>

#include "editor/view/panel.h"

namespace gesprek::editor {

struct VersionsState {
  std::vector<KeptVersion> list;  // newest first
  bool is_read = false;
  std::optional<std::size_t> shown;
  std::string text;  // of the one that is shown
};

void draw_versions(Panel& panel, VersionsState& state);

}  // namespace gesprek::editor
