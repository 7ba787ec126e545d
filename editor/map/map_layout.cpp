#include "editor/map/map_layout.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "editor/map/map_sketch.h"

namespace gesprek::editor {

namespace {

constexpr float kLane = 9;         // between two lines beside each other
constexpr float kBesideLane = 24;  // between a moment and the first line
constexpr float kStraight = 8;     // so much a line may enter above or below its place, to be straight
constexpr float kShape = 1.7F;     // of the whole, width to height
constexpr float kLeastRow = 1500;  // what fits beside each other at half size is not folded
constexpr float kMargin = 10;      // between boxes that were moved

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

bool is_straight(const Sketch& sketch, const Segment& segment) {
  return std::abs(sketch.exit_y(segment) - sketch.entry_y(segment)) <= kStraight;
}

/// The lane of each segment between a layer and the next; lines to one moment share theirs. Gives how many
/// lanes there are.
int assign_lanes(const Sketch& sketch, const std::vector<int>& layer, std::vector<int>& lanes) {
  struct Bundle {
    int to;
    float top, bottom;
    bool goes_down;
    std::vector<int> lines;
    int lane = -1;
  };
  std::vector<Bundle> bundles;
  std::unordered_map<int, std::size_t> of;  // looked up, never walked through
  for (const int slot : layer) {
    for (const int index : sketch.slot(slot).out) {
      const Segment& segment = sketch.segment(index);
      if (is_straight(sketch, segment)) continue;
      const float from = sketch.exit_y(segment);
      const float to = sketch.entry_y(segment);
      const auto [found, is_new] = of.emplace(segment.to, bundles.size());
      if (is_new) bundles.push_back({segment.to, to, to, from < to, {}, -1});
      Bundle& bundle = bundles[found->second];
      bundle.top = std::min(bundle.top, from);
      bundle.bottom = std::max(bundle.bottom, from);
      bundle.lines.push_back(index);
    }
  }
  // Of two that go down, the upper one turns later; of two that go up, the lower one: so they do not cross.
  std::vector<Bundle*> order;
  for (Bundle& bundle : bundles) order.push_back(&bundle);
  std::stable_sort(order.begin(), order.end(), [](const Bundle* a, const Bundle* b) {
    if (a->goes_down != b->goes_down) return !a->goes_down;
    return a->goes_down ? a->top > b->top : a->bottom < b->bottom;
  });
  int count = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Bundle& bundle = *order[i];
    int lane = 0;
    std::vector<bool> taken(at(count) + 1, false);
    for (std::size_t j = 0; j < i; ++j) {
      const Bundle& other = *order[j];
      if (other.bottom + kLane < bundle.top || bundle.bottom + kLane < other.top) continue;
      taken[at(other.lane)] = true;
      if (other.goes_down == bundle.goes_down) lane = std::max(lane, other.lane + 1);
    }
    while (lane < count && taken[at(lane)]) ++lane;
    bundle.lane = lane;
    count = std::max(count, lane + 1);
    for (const int line : bundle.lines) lanes[at(line)] = lane;
  }
  return count;
}

struct Row {
  std::size_t first = 0, last = 0;  // layers
  float right = 0, bottom = 0;      // of what stands in it
  float left_lanes = 0;             // room for the lines that come from the row above
  std::vector<int> lines;           // segments to the next row, from below to above
};

/// Cuts the layers into `count` rows of about one width, where few lines are cut.
std::vector<Row> cut_rows(const Sketch& sketch, const std::vector<float>& steps, int count) {
  const std::size_t layers = steps.size();
  std::vector<Row> rows;
  float rest = 0;
  for (const float step : steps) rest += step;
  std::size_t begin = 0;
  for (int row = 0; row < count && begin < layers; ++row) {
    std::size_t end = layers;
    if (row + 1 < count) {
      const float wanted = rest / static_cast<float>(count - row);
      float x = 0;
      float best = 1.0e9F;
      for (std::size_t i = begin; i + 1 < layers && x < 1.4F * wanted; ++i) {
        x += steps[i];
        const float off = std::abs(x - wanted) / wanted;
        if (off > 0.35F) continue;
        std::size_t cut = 0;
        for (const int slot : sketch.layers[i]) cut += sketch.slot(slot).out.size();
        const float cost = static_cast<float>(cut) + 8 * off;
        if (cost < best) {
          best = cost;
          end = i + 1;
        }
      }
    }
    Row made;
    made.first = begin;
    made.last = end - 1;
    for (std::size_t i = begin; i < end; ++i) rest -= steps[i];
    rows.push_back(made);
    begin = end;
  }
  return rows;
}

/// Cuts a long conversation into as many rows as give it the shape of a page.
std::vector<Row> make_rows(const Sketch& sketch, const std::vector<float>& widths,
                           const std::vector<float>& channels) {
  std::vector<float> steps;
  float width = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    steps.push_back(widths[i] + channels[i]);
    width += steps.back();
  }
  const int most = std::clamp(static_cast<int>(width / kLeastRow), 1, 60);
  std::vector<Row> best;
  float least = 1.0e9F;
  for (int count = 1; count <= most; ++count) {
    std::vector<Row> rows = cut_rows(sketch, steps, count);
    float widest = 1;
    float height = 0;
    for (const Row& row : rows) {
      float x = 0;
      float top = 1.0e9F;
      float bottom = -1.0e9F;
      for (std::size_t i = row.first; i <= row.last; ++i) {
        x += steps[i];
        if (sketch.layers[i].empty()) continue;
        const Slot& lowest = sketch.slot(sketch.layers[i].back());
        top = std::min(top, sketch.slot(sketch.layers[i].front()).y);
        bottom = std::max(bottom, lowest.y + lowest.height);
      }
      widest = std::max(widest, x);
      height += std::max(0.0F, bottom - top) + 90;
    }
    const float off = std::abs(std::log(widest / height / kShape));
    if (off >= least) continue;
    least = off;
    best = std::move(rows);
  }
  return best;
}

void add_corner(std::vector<MapPoint>& corners, MapPoint point) {
  // A piece that goes on in the same direction is one piece.
  if (corners.size() >= 2) {
    const MapPoint& a = corners[corners.size() - 2];
    MapPoint& b = corners.back();
    if ((a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y)) {
      b = point;
      return;
    }
  }
  if (!corners.empty() && corners.back() == point) return;
  corners.push_back(point);
}

class Layouter {
 public:
  explicit Layouter(const LayoutInput& input) : input_(input) {}

  LayoutResult run() {
    const Layering layering = find_layers(input_);
    LayoutResult out;
    out.layers = layering.layers;
    out.places.resize(input_.nodes.size());
    out.routes.resize(input_.links.size());
    if (input_.nodes.empty()) return out;
    sketch_ = make_sketch(input_, layering);
    out.crossings = order_layers(sketch_);
    place_slots(sketch_);
    measure();
    place_rows();
    for (std::size_t i = 0; i < input_.nodes.size(); ++i) {
      out.places[i] = {columns_[at(layering.layers[i])], sketch_.slots[i].y};
    }
    std::vector<MapPoint> natural = out.places;
    std::vector<bool> is_fixed(input_.nodes.size(), false);
    for (std::size_t i = 0; i < input_.nodes.size(); ++i) {
      is_fixed[i] = input_.nodes[i].is_pinned;
      if (is_fixed[i]) out.places[i] = input_.nodes[i].pin;
    }
    part_boxes(out.places, input_.nodes, is_fixed);
    for (std::size_t i = 0; i < input_.links.size(); ++i) {
      const LayoutLink& link = input_.links[i];
      out.routes[i].goes_back = layering.goes_back[i];
      if (sketch_.chains[i].empty()) continue;
      const bool has_moved = !(out.places[at(link.from)] == natural[at(link.from)]) ||
                             !(out.places[at(link.to)] == natural[at(link.to)]);
      if (has_moved) {
        const LayoutNode& from = input_.nodes[at(link.from)];
        const LayoutNode& to = input_.nodes[at(link.to)];
        out.routes[i] = plain_route(out.places[at(link.from)], from.width, from.height, link.exit,
                                    out.places[at(link.to)], to.width, to.height, to.entry);
      } else {
        route(i, out.routes[i].corners);
      }
    }
    return out;
  }

 private:
  void measure() {
    widths_.assign(sketch_.layers.size(), 0);
    channels_.assign(sketch_.layers.size(), 0);
    lanes_.assign(sketch_.segments.size(), 0);
    for (std::size_t i = 0; i < sketch_.layers.size(); ++i) {
      for (const int slot : sketch_.layers[i]) {
        const int node = sketch_.slot(slot).node;
        if (node >= 0) widths_[i] = std::max(widths_[i], input_.nodes[at(node)].width);
      }
      const int lanes = assign_lanes(sketch_, sketch_.layers[i], lanes_);
      channels_[i] = 2 * kBesideLane + kLane * static_cast<float>(std::max(lanes, 1));
    }
  }

  /// Gives layers their x and rows their y.
  void place_rows() {
    rows_ = make_rows(sketch_, widths_, channels_);
    columns_.assign(sketch_.layers.size(), 0);
    row_of_.assign(sketch_.layers.size(), 0);
    float top = 0;
    float most_lanes = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      Row& row = rows_[r];
      float least = 1.0e9F;
      float most = -1.0e9F;
      float x = 0;
      for (std::size_t i = row.first; i <= row.last; ++i) {
        row_of_[i] = r;
        columns_[i] = x;
        x += widths_[i] + channels_[i];
        row.right = columns_[i] + widths_[i];
        for (const int slot : sketch_.layers[i]) {
          least = std::min(least, sketch_.slot(slot).y);
          most = std::max(most, sketch_.slot(slot).y + sketch_.slot(slot).height);
        }
      }
      for (std::size_t i = row.first; i <= row.last; ++i) {
        for (const int slot : sketch_.layers[i]) sketch_.slot(slot).y += top - least;
      }
      row.bottom = top + most - least;
      if (r + 1 < rows_.size()) {
        const std::vector<int>& last = sketch_.layers[row.last];
        for (auto slot = last.rbegin(); slot != last.rend(); ++slot) {
          std::vector<int> lines = sketch_.slot(*slot).out;
          std::stable_sort(lines.begin(), lines.end(),
                           [&](int a, int b) { return sketch_.segment(a).exit > sketch_.segment(b).exit; });
          row.lines.insert(row.lines.end(), lines.begin(), lines.end());
        }
        for (std::size_t i = 0; i < row.lines.size(); ++i) lanes_[at(row.lines[i])] = static_cast<int>(i);
        most_lanes = std::max(most_lanes, static_cast<float>(row.lines.size()));
        top = row.bottom + 76 + kLane * static_cast<float>(row.lines.size());
      }
    }
  }

  void route(std::size_t link, std::vector<MapPoint>& corners) const {
    for (const int index : sketch_.chains[link]) {
      const Segment& segment = sketch_.segment(index);
      const Slot& from = sketch_.slot(segment.from);
      const Slot& to = sketch_.slot(segment.to);
      const std::size_t layer = at(from.layer);
      const float left =
          from.node >= 0 ? columns_[layer] + input_.nodes[at(from.node)].width : columns_[layer];
      const float right = columns_[at(to.layer)];
      const float lane = static_cast<float>(lanes_[at(index)]) * kLane;
      float y = sketch_.exit_y(segment);
      // A straight piece may have come in a little beside its place.
      if (!corners.empty()) y = corners.back().y;
      const float end = sketch_.entry_y(segment);
      add_corner(corners, {left, y});
      const std::size_t row = row_of_[layer];
      if (row == row_of_[at(to.layer)]) {
        if (std::abs(y - end) <= kStraight && std::abs(sketch_.exit_y(segment) - end) <= kStraight) {
          add_corner(corners, {right, y});
        } else {
          const float x = columns_[layer] + widths_[layer] + kBesideLane + lane;
          add_corner(corners, {x, y});
          add_corner(corners, {x, end});
          add_corner(corners, {right, end});
        }
        continue;
      }
      // To the next row: out at the right, between the rows, and in at the left; the lowest line inside.
      const Row& above = rows_[row];
      const float count = static_cast<float>(above.lines.size());
      const float x = above.right + kBesideLane + lane;
      const float between = above.bottom + 26 + lane;
      const float in = -kBesideLane - (count * kLane - kLane - lane);
      add_corner(corners, {x, y});
      add_corner(corners, {x, between});
      add_corner(corners, {in, between});
      add_corner(corners, {in, end});
      add_corner(corners, {right, end});
    }
  }

  const LayoutInput& input_;
  Sketch sketch_;
  std::vector<float> widths_, channels_, columns_;
  std::vector<int> lanes_;
  std::vector<Row> rows_;
  std::vector<std::size_t> row_of_;
};

}  // namespace

LayoutResult lay_out_map(const LayoutInput& input) {
  return Layouter(input).run();
}

LinkRoute plain_route(MapPoint from, float from_width, float from_height, float exit, MapPoint to,
                      float to_width, float to_height, float entry) {
  LinkRoute out;
  const float x = from.x + from_width;
  const float y = from.y + exit;
  const float end = to.y + entry;
  static_cast<void>(to_width);
  if (to.x >= x + 2 * kLane) {
    const float turn = std::max(x + kLane, to.x - kBesideLane);
    out.corners = {{x, y}};
    if (y != end) {
      out.corners.push_back({turn, y});
      out.corners.push_back({turn, end});
    }
    out.corners.push_back({to.x, end});
    return out;
  }
  // Round the end of what it leaves, between the two or below both.
  out.goes_back = true;
  const float out_x = x + kBesideLane / 2;
  const float in_x = to.x - kBesideLane / 2;
  float between = (from.y + from_height + to.y) / 2;
  if (to.y < from.y + from_height + kLane) {
    between = to.y + to_height + kLane < from.y ? (to.y + to_height + from.y) / 2
                                                : std::max(from.y + from_height, to.y + to_height) + kLane;
  }
  out.corners = {{x, y}, {out_x, y}, {out_x, between}, {in_x, between}, {in_x, end}, {to.x, end}};
  return out;
}

void part_boxes(std::vector<MapPoint>& places, const std::vector<LayoutNode>& nodes,
                const std::vector<bool>& is_fixed) {
  constexpr float kCell = 256;
  std::unordered_map<std::int64_t, std::vector<int>> cells;
  const auto walk = [&](std::size_t node, const auto& visit) {
    const auto cell = [&](float value) { return static_cast<std::int64_t>(std::floor(value / kCell)); };
    for (std::int64_t cx = cell(places[node].x - kMargin);
         cx <= cell(places[node].x + nodes[node].width + kMargin); ++cx) {
      for (std::int64_t cy = cell(places[node].y - kMargin);
           cy <= cell(places[node].y + nodes[node].height + kMargin); ++cy) {
        visit(cx * 0x100000 + cy);
      }
    }
  };
  const auto add = [&](std::size_t node) {
    walk(node, [&](std::int64_t cell) { cells[cell].push_back(static_cast<int>(node)); });
  };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_fixed[i]) {
      add(i);
    } else {
      order.push_back(i);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return places[a].y != places[b].y ? places[a].y < places[b].y : places[a].x < places[b].x;
  });
  for (const std::size_t node : order) {
    // Down and down until it is free: each step passes one box, so this ends.
    for (;;) {
      float below = -1.0e9F;
      walk(node, [&](std::int64_t cell) {
        const auto found = cells.find(cell);
        if (found == cells.end()) return;
        for (const int index : found->second) {
          const std::size_t other = at(index);
          const bool is_apart = places[other].x + nodes[other].width + kMargin <= places[node].x ||
                                places[node].x + nodes[node].width + kMargin <= places[other].x ||
                                places[other].y + nodes[other].height + kMargin <= places[node].y ||
                                places[node].y + nodes[node].height + kMargin <= places[other].y;
          if (!is_apart) below = std::max(below, places[other].y + nodes[other].height + kMargin);
        }
      });
      if (below <= places[node].y) break;
      places[node].y = below;
    }
    add(node);
  }
}

}  // namespace gesprek::editor
