#pragma once
// What stands on the map: cards of moments and of folded scenes, and the lines between them, with their
// places. It keeps places while a case is written, so that nothing jumps; only arrange() lays out anew.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "editor/map/map_layout.h"
#include "editor/map/map_model.h"

namespace gesprek::editor {

/// Of a card at its natural size.
inline constexpr float kCardWidth = 216, kCardHead = 30, kCardLine = 40, kCardRow = 21, kCardFoot = 8;

struct MapBox {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool contains(MapPoint point) const {
    return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
  }
  [[nodiscard]] bool touches(const MapBox& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};

struct MapItem {
  int moment = -1;  // in the graph; -1: a folded scene
  int scene = -1;   // in the graph's scenes
  int count = 1;    // of moments in it
  MapBox box;
  bool is_pinned = false;
};

struct MapLine {
  int from = 0, to = 0;              // items
  int moment = 0, port = 0;          // of the graph; of a folded scene the first of those it stands for
  std::uint32_t begin = 0, end = 0;  // corners in MapScene::corners; none: the ends name each other instead
  bool goes_back = false;
};

class MapScene {
 public:
  using Places = std::map<std::string, MapPoint, std::less<>>;

  /// Follows `graph`, which must stay until the next call. Known moments keep their places, new ones stand
  /// behind what leads to them. `folded`: names of scenes.
  void update(const MapGraph& graph, const std::set<std::string, std::less<>>& folded,
              const std::map<std::string, MapPoint>& pins);
  /// Lays everything out that is not pinned, at the next update.
  void arrange() { kept_.clear(); }
  /// Where unpinned moments stand, to be put back later.
  [[nodiscard]] const Places& kept() const { return kept_; }
  void restore(Places places) { kept_ = std::move(places); }
  /// Where a moment that is about to be made will stand.
  void expect(const std::string& id, MapPoint place) { kept_[id] = place; }

  [[nodiscard]] const std::vector<MapItem>& items() const { return items_; }
  [[nodiscard]] const std::vector<MapLine>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<MapPoint>& corners() const { return corners_; }
  [[nodiscard]] MapBox bounds() const { return bounds_; }
  /// The item a moment is on, itself or folded; -1: none.
  [[nodiscard]] int item_of(int moment) const {
    return moment >= 0 && static_cast<std::size_t>(moment) < item_of_.size()
               ? item_of_[static_cast<std::size_t>(moment)]
               : -1;
  }
  /// Those that may be seen in `box`, ascending; all of them where it holds most.
  void items_in(const MapBox& box, std::vector<int>& out) const;
  void lines_in(const MapBox& box, std::vector<int>& out) const;
  /// The uppermost one at a place; -1: none.
  [[nodiscard]] int item_at(MapPoint point) const;
  /// Where a port's line leaves its card, on the map.
  [[nodiscard]] MapPoint exit_of(int moment, int port) const;

 private:
  struct Kept {
    MapBox from, to;
    std::vector<MapPoint> corners;
    bool goes_back = false;
  };
  void lay_out(const MapGraph& graph, const std::map<std::string, MapPoint>& pins, LayoutInput& input);
  void keep_places(const MapGraph& graph, const std::map<std::string, MapPoint>& pins, LayoutInput& input);
  void index();
  [[nodiscard]] std::string id_of(const MapGraph& graph, const MapItem& item) const;
  [[nodiscard]] std::string key_of(const MapGraph& graph, const MapLine& line) const;

  const MapGraph* graph_ = nullptr;
  std::vector<MapItem> items_;
  std::vector<MapLine> lines_;
  std::vector<MapPoint> corners_;
  std::vector<int> item_of_;
  Places kept_;
  std::unordered_map<std::string, Kept> routes_;  // of the last layout
  std::set<std::string, std::less<>> folded_;
  MapBox bounds_;
  std::unordered_map<std::int64_t, std::vector<int>> item_cells_, line_cells_;
};

/// Below the top of its card.
[[nodiscard]] float port_height(const MapMoment& moment, std::size_t port);
[[nodiscard]] float card_height(const MapMoment& moment);
/// Whether the port has a row of its own on the card; a single `go` leaves from the head.
[[nodiscard]] bool has_row(const MapPort& port);

}  // namespace gesprek::editor
