#include "editor/map/map_scene.h"

#include <algorithm>
#include <cmath>

namespace gesprek::editor {

namespace {

constexpr float kEntry = kCardHead / 2;
constexpr float kCell = 700;
constexpr float kFarLine = 1500;  // lines that are longer are not drawn when they have no lane
constexpr int kMostCells = 400;   // above that, all are looked through

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}
std::int64_t cell_of(float value) {
  return static_cast<std::int64_t>(std::floor(value / kCell));
}

template <typename Visit>
void each_cell(const MapBox& box, const Visit& visit) {
  for (std::int64_t x = cell_of(box.x); x <= cell_of(box.right()); ++x) {
    for (std::int64_t y = cell_of(box.y); y <= cell_of(box.bottom()); ++y) visit(x * 0x1000000 + y);
  }
}

void collect(const std::unordered_map<std::int64_t, std::vector<int>>& cells, const MapBox& box,
             std::size_t count, std::vector<int>& out) {
  out.clear();
  const double across = std::floor(box.width / kCell) + 2;
  const double down = std::floor(box.height / kCell) + 2;
  if (across * down > kMostCells) {
    out.resize(count);
    for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<int>(i);
    return;
  }
  each_cell(box, [&](std::int64_t cell) {
    const auto found = cells.find(cell);
    if (found != cells.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace

bool has_row(const MapPort& port) {
  return port.kind != MapPort::Kind::go;
}

float port_height(const MapMoment& moment, std::size_t port) {
  if (!has_row(moment.ports[port])) return kEntry;
  float y = kCardHead + (moment.line.empty() ? 0 : kCardLine);
  for (std::size_t i = 0; i < port; ++i) {
    if (has_row(moment.ports[i])) y += kCardRow;
  }
  return y + kCardRow / 2;
}

float card_height(const MapMoment& moment) {
  float y = kCardHead + (moment.line.empty() ? 0 : kCardLine);
  for (const MapPort& port : moment.ports) {
    if (has_row(port)) y += kCardRow;
  }
  return y + kCardFoot;
}

std::string MapScene::id_of(const MapGraph& graph, const MapItem& item) const {
  if (item.moment >= 0) return std::string(graph.moment(item.moment).id);
  return "/" + std::string(graph.scenes[at(item.scene)]);
}

std::string MapScene::key_of(const MapGraph& graph, const MapLine& line) const {
  const MapPort& port = graph.moment(line.moment).ports[at(line.port)];
  std::string key = id_of(graph, items_[at(line.from)]);
  key += ' ';
  key += std::to_string(static_cast<int>(port.kind));
  key += ' ';
  key += std::to_string(port.place);
  key += ' ';
  key += id_of(graph, items_[at(line.to)]);
  return key;
}

void MapScene::update(const MapGraph& graph, const std::set<std::string, std::less<>>& folded,
                      const std::map<std::string, MapPoint>& pins) {
  graph_ = &graph;
  if (folded != folded_) kept_.clear();
  folded_ = folded;
  items_.clear();
  lines_.clear();
  corners_.clear();
  item_of_.assign(graph.moments.size(), -1);
  std::vector<int> scene_items(graph.scenes.size(), -1);
  std::unordered_map<std::string_view, int> scene_of;
  for (std::size_t i = 0; i < graph.scenes.size(); ++i)
    scene_of.emplace(graph.scenes[i], static_cast<int>(i));

  LayoutInput input;
  for (std::size_t i = 0; i < graph.moments.size(); ++i) {
    const MapMoment& moment = graph.moments[i];
    const int scene = moment.scene.empty() ? -1 : scene_of[moment.scene];
    if (scene >= 0 && folded.find(moment.scene) != folded.end()) {
      int& item = scene_items[at(scene)];
      if (item < 0) {
        item = static_cast<int>(items_.size());
        items_.push_back({-1, scene, 0, {0, 0, kCardWidth, kCardHead + 2 * kCardLine}, false});
        input.nodes.push_back({kCardWidth, items_.back().box.height, kEntry, -1, false, {}});
      }
      ++items_[at(item)].count;
      item_of_[i] = item;
      continue;
    }
    item_of_[i] = static_cast<int>(items_.size());
    items_.push_back({static_cast<int>(i), scene, 1, {0, 0, kCardWidth, card_height(moment)}, false});
    LayoutNode node{kCardWidth, items_.back().box.height, kEntry, scene, false, {}};
    if (const auto pin = pins.find(std::string(moment.id)); pin != pins.end()) {
      node.is_pinned = items_.back().is_pinned = true;
      node.pin = pin->second;
    }
    input.nodes.push_back(node);
  }
  std::set<std::pair<int, int>> joined;  // of folded scenes one line each is enough
  for (std::size_t i = 0; i < graph.moments.size(); ++i) {
    const MapMoment& moment = graph.moments[i];
    for (std::size_t p = 0; p < moment.ports.size(); ++p) {
      const int to = item_of(moment.ports[p].to);
      const int from = item_of_[i];
      if (to < 0) continue;
      const bool from_scene = items_[at(from)].moment < 0;
      if (from_scene && (from == to || !joined.insert({from, to}).second)) continue;
      lines_.push_back({from, to, static_cast<int>(i), static_cast<int>(p), 0, 0, false});
      input.links.push_back({from, to, from_scene ? kEntry : port_height(moment, p)});
    }
  }
  if (kept_.empty()) {
    lay_out(graph, pins, input);
  } else {
    keep_places(graph, pins, input);
  }
  index();
}

void MapScene::lay_out(const MapGraph& graph, const std::map<std::string, MapPoint>& pins,
                       LayoutInput& input) {
  static_cast<void>(pins);
  const LayoutResult result = lay_out_map(input);
  routes_.clear();
  for (std::size_t i = 0; i < items_.size(); ++i) {
    items_[i].box.x = result.places[i].x;
    items_[i].box.y = result.places[i].y;
    if (!items_[i].is_pinned) kept_[id_of(graph, items_[i])] = result.places[i];
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    MapLine& line = lines_[i];
    line.goes_back = result.routes[i].goes_back;
    line.begin = static_cast<std::uint32_t>(corners_.size());
    corners_.insert(corners_.end(), result.routes[i].corners.begin(), result.routes[i].corners.end());
    line.end = static_cast<std::uint32_t>(corners_.size());
    routes_[key_of(graph, line)] = {items_[at(line.from)].box, items_[at(line.to)].box,
                                    result.routes[i].corners, line.goes_back};
  }
}

void MapScene::keep_places(const MapGraph& graph, const std::map<std::string, MapPoint>& pins,
                           LayoutInput& input) {
  static_cast<void>(pins);
  std::vector<MapPoint> places(items_.size());
  std::vector<bool> is_known(items_.size(), false);
  std::vector<bool> is_pinned(items_.size(), false);
  float bottom = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto kept = kept_.find(id_of(graph, items_[i]));
    is_pinned[i] = input.nodes[i].is_pinned;
    is_known[i] = is_pinned[i] || kept != kept_.end();
    if (is_known[i]) {
      places[i] = is_pinned[i] ? input.nodes[i].pin : kept->second;
      bottom = std::max(bottom, places[i].y + items_[i].box.height);
    }
  }
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (is_known[i]) continue;
    // Behind what leads to it; else below all.
    places[i] = {0, bottom + kGapBelow};
    for (const MapLine& line : lines_) {
      if (at(line.to) == i && is_known[at(line.from)]) {
        places[i] = {places[at(line.from)].x + kCardWidth + 60, places[at(line.from)].y};
        break;
      }
    }
  }
  part_boxes(places, input.nodes, is_known);
  // What grew pushes what stands below it.
  part_boxes(places, input.nodes, is_pinned);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    items_[i].box.x = places[i].x;
    items_[i].box.y = places[i].y;
    // What made room goes back when the room is there again: only what is new gets a place of its own.
    if (!is_known[i]) kept_[id_of(graph, items_[i])] = places[i];
  }
  const auto same = [](const MapBox& a, const MapBox& b) {
    return a.x == b.x && a.y == b.y && a.height == b.height;
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    MapLine& line = lines_[i];
    const MapItem& from = items_[at(line.from)];
    const MapItem& to = items_[at(line.to)];
    const auto kept = routes_.find(key_of(graph, line));
    line.begin = static_cast<std::uint32_t>(corners_.size());
    if (kept != routes_.end() && same(kept->second.from, from.box) && same(kept->second.to, to.box)) {
      corners_.insert(corners_.end(), kept->second.corners.begin(), kept->second.corners.end());
      line.goes_back = kept->second.goes_back;
    } else {
      const LinkRoute route =
          plain_route({from.box.x, from.box.y}, from.box.width, from.box.height, input.links[i].exit,
                      {to.box.x, to.box.y}, to.box.width, to.box.height, kEntry);
      line.goes_back = route.goes_back;
      const float way = std::abs(to.box.x - from.box.right()) + std::abs(to.box.y - from.box.y);
      if (!route.goes_back && way < kFarLine)
        corners_.insert(corners_.end(), route.corners.begin(), route.corners.end());
    }
    line.end = static_cast<std::uint32_t>(corners_.size());
  }
}

void MapScene::index() {
  item_cells_.clear();
  line_cells_.clear();
  bounds_ = {};
  float right = 0;
  float bottom = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const MapBox& box = items_[i].box;
    bounds_.x = i == 0 ? box.x : std::min(bounds_.x, box.x);
    bounds_.y = i == 0 ? box.y : std::min(bounds_.y, box.y);
    right = i == 0 ? box.right() : std::max(right, box.right());
    bottom = i == 0 ? box.bottom() : std::max(bottom, box.bottom());
    each_cell(box, [&](std::int64_t cell) { item_cells_[cell].push_back(static_cast<int>(i)); });
  }
  bounds_.width = right - bounds_.x;
  bounds_.height = bottom - bounds_.y;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    for (std::uint32_t c = lines_[i].begin + 1; c < lines_[i].end; ++c) {
      const MapPoint a = corners_[c - 1];
      const MapPoint b = corners_[c];
      each_cell({std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)},
                [&](std::int64_t cell) {
                  std::vector<int>& lines = line_cells_[cell];
                  if (lines.empty() || lines.back() != static_cast<int>(i))
                    lines.push_back(static_cast<int>(i));
                });
    }
  }
}

void MapScene::items_in(const MapBox& box, std::vector<int>& out) const {
  collect(item_cells_, box, items_.size(), out);
}
void MapScene::lines_in(const MapBox& box, std::vector<int>& out) const {
  collect(line_cells_, box, lines_.size(), out);
}

int MapScene::item_at(MapPoint point) const {
  const auto found = item_cells_.find(cell_of(point.x) * 0x1000000 + cell_of(point.y));
  if (found == item_cells_.end()) return -1;
  for (auto item = found->second.rbegin(); item != found->second.rend(); ++item) {
    if (items_[at(*item)].box.contains(point)) return *item;
  }
  return -1;
}

MapPoint MapScene::exit_of(int moment, int port) const {
  const int item = item_of(moment);
  if (item < 0) return {};
  const MapBox& box = items_[at(item)].box;
  const float y = items_[at(item)].moment < 0 ? kEntry : port_height(graph_->moment(moment), at(port));
  return {box.right(), box.y + y};
}

}  // namespace gesprek::editor
