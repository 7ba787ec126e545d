#pragma once
// The first half of a layout: which way links go, and the layer of every moment. Of editor/map only.

#include <vector>

#include "editor/map/map_layout.h"

namespace gesprek::editor {

struct Layering {
  std::vector<int> layers;      // per node
  std::vector<bool> goes_back;  // per link: against the reading direction, or to itself
  std::vector<int> order;       // nodes as a reader comes across them
  int count = 0;                // of layers
};

/// Links back to what a reader passed on the way are turned round; then each moment stands behind all that
/// lead to it, as near as that allows.
[[nodiscard]] Layering find_layers(const LayoutInput& input);

}  // namespace gesprek::editor
