#pragma once
// Places moments on a plane so that a conversation reads from left to right: layers, few crossings, lines
// that run in lanes of their own. Long conversations are folded into rows, like text. Knows no case and no
// window.
//
// The same input gives the same places on every computer: nothing depends on addresses, hashes or threads.
// Lengths are units of the map: pixels at its natural size.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::editor {

struct MapPoint {
  float x = 0, y = 0;
  friend bool operator==(const MapPoint& a, const MapPoint& b) { return a.x == b.x && a.y == b.y; }
};

struct LayoutNode {
  float width = 0, height = 0;
  float entry = 0;  // where lines come in, below its top
  int group = -1;   // a scene: kept together within a layer; -1: none
  bool is_pinned = false;
  MapPoint pin;  // its left top, when pinned
};

struct LayoutLink {
  int from = 0, to = 0;  // places in `nodes`
  float exit = 0;        // where it leaves, below the top of `from`
};

struct LayoutInput {
  std::vector<LayoutNode> nodes;  // the first is where the conversation starts
  std::vector<LayoutLink> links;
};

struct LinkRoute {
  /// Corners from exit to entry, of level and upright pieces in turn. Empty: not drawn as a line, because it
  /// goes back or very far; the two ends say each other's name.
  std::vector<MapPoint> corners;
  bool goes_back = false;
};

struct LayoutResult {
  std::vector<MapPoint> places;   // left tops, per node
  std::vector<int> layers;        // per node, from 0; a link that does not go back leads to a higher one
  std::vector<LinkRoute> routes;  // per link
  std::size_t crossings = 0;      // between the layers, as they were ordered
};

/// Links over more layers than this are not drawn as lines.
inline constexpr int kFarthestLine = 4;
inline constexpr float kGapBelow = 26;  // between two moments of a layer, at least

/// Cannot fail; nodes without any link and nodes that nothing leads to get a place too.
[[nodiscard]] LayoutResult lay_out_map(const LayoutInput& input);

/// A route without lanes, for what was moved by hand: from the right of a box to the left of another.
[[nodiscard]] LinkRoute plain_route(MapPoint from, float from_width, float from_height, float exit,
                                    MapPoint to, float to_width, float to_height, float entry);

/// Moves those boxes down that lie over another, until none does; `is_fixed` ones stay. Boxes of equal rank
/// yield in order of height.
void part_boxes(std::vector<MapPoint>& places, const std::vector<LayoutNode>& nodes,
                const std::vector<bool>& is_fixed);

}  // namespace gesprek::editor
