#pragma once
// Seven steps through the room, in the case that is open: a strip above the problems, so that nothing is
// covered and everything can be tried meanwhile.

#include "player/view.h"

namespace gesprek::editor {

inline constexpr int kTourSteps = 7;

struct TourState {
  int step = 0;  // 1…kTourSteps; 0: it is not shown
};

struct TourWishes {
  bool has_moved = false;  // another step: the screen shows what it is about
};

/// How high the strip is at `width`; 0 when it is not shown.
[[nodiscard]] float tour_height(const player::View& view, const TourState& state, float width);
[[nodiscard]] TourWishes draw_tour(const player::View& view, TourState& state, const ui::Rect& place);

}  // namespace gesprek::editor
