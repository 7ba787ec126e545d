#pragma once
// A layout while it is made: layers of slots, a slot being a moment or a line that passes by. Of editor/map
// only.

#include <cstddef>
#include <vector>

#include "editor/map/map_layers.h"
#include "editor/map/map_layout.h"

namespace gesprek::editor {

struct Slot {
  int node = -1;  // -1: a line passes
  int layer = 0;
  int place = 0;  // in its layer, from above
  int group = -1;
  float height = 0, entry = 0;
  float y = 0;
  std::vector<int> in, out;  // segments
};

/// From a slot to one of the next layer.
struct Segment {
  int from = 0, to = 0;
  float exit = 0;  // below the top of `from`
};

struct Sketch {
  std::vector<Slot> slots;               // those of nodes first, by node
  std::vector<std::vector<int>> layers;  // slots from above to below
  std::vector<Segment> segments;
  std::vector<std::vector<int>> chains;  // per link its segments; empty: not drawn as a line

  [[nodiscard]] Slot& slot(int index) { return slots[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Slot& slot(int index) const { return slots[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Segment& segment(int index) const { return segments[static_cast<std::size_t>(index)]; }
  [[nodiscard]] float exit_y(const Segment& segment) const { return slot(segment.from).y + segment.exit; }
  [[nodiscard]] float entry_y(const Segment& segment) const {
    return slot(segment.to).y + slot(segment.to).entry;
  }
};

[[nodiscard]] Sketch make_sketch(const LayoutInput& input, const Layering& layering);
/// Orders every layer so that few lines cross; gives how many do. Groups stay together.
std::size_t order_layers(Sketch& sketch);
[[nodiscard]] std::size_t count_crossings(const Sketch& sketch);
/// Gives every slot its y: without overlap, in order, as straight as that allows.
void place_slots(Sketch& sketch);

}  // namespace gesprek::editor
