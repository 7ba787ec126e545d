#include "editor/map/map_layers.h"

#include <algorithm>

namespace gesprek::editor {

namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

Layering find_layers(const LayoutInput& input) {
  const std::size_t count = input.nodes.size();
  Layering out;
  out.layers.assign(count, 0);
  out.goes_back.assign(input.links.size(), false);
  std::vector<std::vector<int>> leaving(count);
  std::vector<int> entering(count, 0);
  for (std::size_t i = 0; i < input.links.size(); ++i) {
    leaving[at(input.links[i].from)].push_back(static_cast<int>(i));
    ++entering[at(input.links[i].to)];
  }

  // Cycle removal: depth first in the order of the text; a link to a moment that is still open goes back.
  enum class Seen : std::uint8_t { no, open, done };
  std::vector<Seen> seen(count, Seen::no);
  std::vector<int> finished;
  struct Frame {
    int node;
    std::size_t next;
  };
  std::vector<Frame> stack;
  const auto visit = [&](int root) {
    if (seen[at(root)] != Seen::no) return;
    stack.push_back({root, 0});
    seen[at(root)] = Seen::open;
    out.order.push_back(root);
    while (!stack.empty()) {
      Frame& frame = stack.back();
      const std::vector<int>& links = leaving[at(frame.node)];
      if (frame.next == links.size()) {
        seen[at(frame.node)] = Seen::done;
        finished.push_back(frame.node);
        stack.pop_back();
        continue;
      }
      const int link = links[frame.next++];
      const int to = input.links[at(link)].to;
      if (seen[at(to)] == Seen::open) {
        out.goes_back[at(link)] = true;
      } else if (seen[at(to)] == Seen::no) {
        seen[at(to)] = Seen::open;
        out.order.push_back(to);
        stack.push_back({to, 0});
      }
    }
  };
  if (count > 0) visit(0);
  for (std::size_t i = 0; i < count; ++i) {
    if (entering[i] == 0) visit(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < count; ++i) visit(static_cast<int>(i));

  // Longest path: in reverse order of finishing, all that lead to a moment come before it.
  for (auto node = finished.rbegin(); node != finished.rend(); ++node) {
    for (const int link : leaving[at(*node)]) {
      if (out.goes_back[at(link)]) continue;
      int& layer = out.layers[at(input.links[at(link)].to)];
      layer = std::max(layer, out.layers[at(*node)] + 1);
    }
  }
  // What nothing leads to (the start of an interrupt, an orphan) stands just before what it leads to.
  for (const int node : finished) {
    if (node == 0 || entering[at(node)] > 0) continue;
    int nearest = -1;
    for (const int link : leaving[at(node)]) {
      if (out.goes_back[at(link)]) continue;
      const int layer = out.layers[at(input.links[at(link)].to)];
      nearest = nearest < 0 ? layer : std::min(nearest, layer);
    }
    if (nearest > 0) out.layers[at(node)] = nearest - 1;
  }
  for (const int layer : out.layers) out.count = std::max(out.count, layer + 1);
  return out;
}

}  // namespace gesprek::editor
