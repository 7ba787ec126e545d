#pragma once
// The overview of a case ("overzicht"): its moments as cards on a plane, drawn by hand. It shows a MapScene,
// follows pointer and keys, and says what the author wants; it changes nothing itself.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "editor/map/map_commands.h"
#include "editor/map/map_scene.h"
#include "player/view.h"

namespace gesprek::editor {

class CheckedCase;

/// What simulated learners made of a moment.
struct MomentHeat {
  float share = 0;  // of the conversations that came here, 0–1
  bool never = false;
};

/// What the map shows besides the text itself.
struct MapFacts {
  const Document* document = nullptr;
  const CheckedCase* checked = nullptr;  // what its names are called; null: conditions are shown as written
  const Document* layout = nullptr;      // null: nothing is pinned
  std::string selected;                  // a moment
  bool may_write = true;
  std::unordered_map<std::string, int> errors, warnings;  // by moment
  const std::unordered_map<std::string, MomentHeat>* heat = nullptr;
  std::string heat_words;  // what there is to say about them all; empty: they are not shown
  /// Of a criterion the percents between which most came, and their middle.
  struct Range {
    std::string name, words;
    int low = 0, middle = 0, high = 0;
  };
  std::vector<Range> heat_ranges;
  const std::set<std::string>* bookmarks = nullptr;
};

struct MapWishes {
  std::string select;  // a moment
  bool open = false;   // it is to be read in the script
  std::optional<Result<Command>> command;
  std::map<std::string, MapPoint> pins;
  std::vector<std::string> unpins;
  bool arrange = false;
  std::vector<std::string> deletes;  // moments, with the consequences shown first
  bool toggle_heat = false;
};

class MapView {
 public:
  [[nodiscard]] MapWishes draw(const player::View& view, const ui::Rect& place, const MapFacts& facts);

  void show_all() { wants_fit_ = true; }
  /// Brings a moment into sight.
  void show_moment(const std::string& id) { wanted_ = id; }
  [[nodiscard]] MapScene& scene() { return scene_; }
  [[nodiscard]] const MapGraph& graph() const { return graph_; }
  /// The scene was given other places.
  void places_changed() { is_stale_ = true; }
  [[nodiscard]] const std::set<std::string, std::less<>>& chosen() const { return chosen_; }
  /// Pixels to a unit of the map; for tests and pictures.
  [[nodiscard]] float scale() const { return scale_; }
  void set_view(float scale, MapPoint centre);
  [[nodiscard]] ui::Point on_screen(MapPoint point) const {
    return {origin_.x + (point.x - offset_.x) * scale_, origin_.y + (point.y - offset_.y) * scale_};
  }
  [[nodiscard]] MapPoint on_map(ui::Point point) const {
    return {offset_.x + (point.x - origin_.x) / scale_, offset_.y + (point.y - origin_.y) / scale_};
  }

 private:
  enum class Detail : std::uint8_t { far, middle, near };
  enum class Drag : std::uint8_t { none, pan, band, move, connect, minimap };

  void refresh(const MapFacts& facts);
  void fit(const ui::Rect& place, const ui::Ui& ui);
  ui::Rect draw_heat_words(ui::Ui& ui, const ui::Rect& place, float top, const MapFacts& facts);
  void zoom_at(ui::Point at, float factor);
  void bring_into_sight(const ui::Rect& place);
  void pointer(const player::View& view, const ui::Rect& place, const MapFacts& facts, MapWishes& wishes);
  void finish_drag(const player::View& view, const MapFacts& facts, MapWishes& wishes);
  void keys(const player::View& view, const ui::Rect& place, const MapFacts& facts, MapWishes& wishes);
  void paste(const player::View& view, const ui::Rect& place, const MapFacts& facts, MapWishes& wishes);
  [[nodiscard]] std::string neighbour(const std::string& id, ui::Key key) const;
  struct PortHit {
    int moment = -1, port = -1;
  };
  [[nodiscard]] PortHit port_at(ui::Point at, float reach) const;

  // map_paint.cpp
  void paint(const player::View& view, const ui::Rect& place, const MapFacts& facts);
  void paint_scenes(const player::View& view, const ui::Rect& place);
  void paint_scene_names(ui::Ui& ui, bool has_ground);
  void paint_lines(const player::View& view, const ui::Rect& place);
  void paint_card(const player::View& view, const ui::Rect& place, const MapFacts& facts, int item);
  void paint_highlight(const player::View& view, const MapFacts& facts);
  void paint_drag(const player::View& view);
  void paint_hint(const player::View& view, const MapFacts& facts);
  void paint_minimap(const player::View& view, const MapFacts& facts);
  void polyline(const MapPoint* corners, std::size_t count, draw::Role role, float width, bool is_dashed,
                float opacity);
  void arrow(MapPoint tip, draw::Role role, float size);
  void flush(ui::Ui& ui);
  [[nodiscard]] Detail detail(const ui::Ui& ui) const;
  [[nodiscard]] MapBox seen(const ui::Rect& place) const;
  [[nodiscard]] std::vector<ui::Rect> draw_tools(const player::View& view, const ui::Rect& place,
                                                 const MapFacts& facts, MapWishes& wishes);

  MapGraph graph_;
  MapScene scene_;
  std::uint64_t version_ = ~std::uint64_t{0}, layout_version_ = ~std::uint64_t{0};
  const Document* shown_ = nullptr;
  std::set<std::string, std::less<>> folded_;
  bool is_stale_ = true;

  float words_height_ = 0;  // of what is said about the trials, above the map
  float fitted_scale_ = 0;  // where fit() last left it: whoever saw all goes on seeing all
  MapPoint fitted_offset_;
  float scale_ = 1;
  MapPoint offset_;     // what stands at the left top
  ui::Point origin_;    // of the map on the screen
  float corner_x_ = 0;  // size of the map on the screen
  float corner_y_ = 0;
  bool wants_fit_ = true;
  std::string wanted_;

  std::set<std::string, std::less<>> chosen_;  // several at once
  Drag drag_ = Drag::none;
  ui::Point pressed_at_;
  MapPoint pressed_on_;
  bool has_moved_ = false;
  MapPoint moved_by_;
  PortHit connecting_;
  int hovered_ = -1;
  ui::Rect minimap_;
  float minimap_scale_ = 1;
  std::map<std::string, std::string> came_by_;  // where the arrows came from, to go back there

  std::vector<ui::Ui::Box> boxes_;  // of this frame
  std::vector<int> found_;
  std::vector<std::pair<std::size_t, ui::Rect>> names_;  // of scenes in sight, and where they stand
};

}  // namespace gesprek::editor
