#pragma once
// The eight questions of the quick case, and what makes it unrecognisable.

#include <array>
#include <string>

#include "editor/start/quick_case.h"
#include "player/view.h"

namespace gesprek::editor {

inline constexpr int kQuickPages = 9;   // eight questions, and the last look
inline constexpr int kQuickChecks = 5;  // what the author says is true

struct QuickCaseState {
  QuickCase answers;
  int page = 0;
  std::array<bool, kQuickChecks> checks{};
  std::string message;
};

struct QuickCaseWishes {
  bool back = false;  // out of it; the answers stay
  bool make = false;
  bool keep = false;  // something is worth keeping now
};

[[nodiscard]] QuickCaseWishes draw_quick_case(const player::View& view, QuickCaseState& state);

}  // namespace gesprek::editor
