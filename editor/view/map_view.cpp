#include "editor/view/map_view.h"

#include <algorithm>
#include <cmath>

#include "editor/document/commands.h"
#include "ui/target.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Key;
using ui::Rect;
using ui::TextStyle;

namespace {

constexpr float kLeastScale = 0.004F, kMostScale = 3;
constexpr float kZoomStep = 1.2F;
constexpr float kSlop = 4;  // pixels a press may wander

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

void MapView::refresh(const MapFacts& facts) {
  const Document& document = *facts.document;
  const std::uint64_t pins = facts.layout != nullptr ? facts.layout->version() + 1 : 0;
  const bool is_new = shown_ != facts.document || version_ != document.version();
  if (!is_new && layout_version_ == pins && !is_stale_) return;
  if (!document.reading().is_whole() && !graph_.moments.empty()) return;  // what was there last stays
  if (is_new) graph_ = map_graph(document.shared_reading());
  shown_ = facts.document;
  version_ = document.version();
  layout_version_ = pins;
  is_stale_ = false;
  scene_.update(graph_, folded_,
                facts.layout != nullptr ? pins_of(*facts.layout) : std::map<std::string, MapPoint>());
  for (auto id = chosen_.begin(); id != chosen_.end();) {
    id = graph_.find(*id) < 0 ? chosen_.erase(id) : std::next(id);
  }
  hovered_ = -1;
}

MapBox MapView::seen(const Rect& place) const {
  const MapPoint from = on_map({place.x, place.y});
  return {from.x, from.y, place.width / scale_, place.height / scale_};
}

MapView::Detail MapView::detail(const ui::Ui& ui) const {
  const float line = ui.line_height(TextStyle::note);
  if (kCardRow * scale_ >= line - 1.5F) return Detail::near;
  // A title of some letters must fit, on a line of its own.
  return kCardWidth * scale_ >= 3.2F * line && (kCardHead + kCardFoot) * scale_ >= 0.5F * line
             ? Detail::middle
             : Detail::far;
}

void MapView::set_view(float scale, MapPoint centre) {
  scale_ = std::clamp(scale, kLeastScale, kMostScale);
  offset_ = {centre.x - corner_x_ / scale_ / 2, centre.y - corner_y_ / scale_ / 2};
  wants_fit_ = false;
  wanted_.clear();
}

void MapView::fit(const Rect& place, const ui::Ui& ui) {
  const MapBox all = scene_.bounds();
  const float margin = 2 * ui.u(28);
  const float most = ui.u(100) / 100;
  scale_ =
      std::clamp(std::min((place.width - margin) / std::max(all.width, 1.0F),
                          (place.height - margin - ui.u(20) - words_height_) / std::max(all.height, 1.0F)),
                 kLeastScale, most);
  offset_ = {all.x + all.width / 2 - place.width / scale_ / 2,
             all.y + all.height / 2 - (place.height + ui.u(30) + words_height_) / scale_ / 2};
  fitted_scale_ = scale_;
  fitted_offset_ = offset_;
}

void MapView::zoom_at(ui::Point at, float factor) {
  const MapPoint under = on_map(at);
  scale_ = std::clamp(scale_ * factor, kLeastScale, kMostScale * 2);
  offset_ = {under.x - (at.x - origin_.x) / scale_, under.y - (at.y - origin_.y) / scale_};
}

void MapView::bring_into_sight(const Rect& place) {
  const int item = scene_.item_of(graph_.find(wanted_));
  wanted_.clear();
  if (item < 0) return;
  const MapBox box = scene_.items()[at(item)].box;
  const MapBox sight = seen(place);
  // What is in sight stays where it is.
  const float margin = 4 / scale_;
  if (box.x < sight.x + margin || box.right() > sight.right() - margin) {
    offset_.x = box.x + box.width / 2 - sight.width / 2;
  }
  if (box.y < sight.y + margin || box.bottom() > sight.bottom() - margin) {
    offset_.y = box.y + box.height / 2 - sight.height / 2;
  }
}

MapWishes MapView::draw(const player::View& view, const Rect& place, const MapFacts& facts) {
  MapWishes wishes;
  ui::Ui& ui = view.ui;
  refresh(facts);
  origin_ = {place.x, place.y};
  corner_x_ = place.width;
  corner_y_ = place.height;
  if (wants_fit_ && place.width > 1) {
    fit(place, ui);
    wants_fit_ = false;
    wanted_.clear();
  }
  if (!wanted_.empty()) bring_into_sight(place);

  const int shown = graph_.find(facts.selected);
  std::string value = facts.selected;
  if (shown >= 0) {
    const MapMoment& moment = graph_.moment(shown);
    for (const MapPort& port : moment.ports) {
      value += " → " + (port.target.empty() ? view.words("editor.map.nowhere") : std::string(port.target));
    }
  }
  const std::string label = view.words("editor.map.label", {std::to_string(graph_.moments.size())});
  const ui::Response whole = ui.widget({"map", label, ui::WidgetRole::field, value}, place, 0);

  ui.push_clip(place);
  paint(view, place, facts);
  const std::vector<Rect> tools = draw_tools(view, place, facts, wishes);
  paint_minimap(view, facts);
  ui.pop_clip();

  const bool is_over_tools =
      std::any_of(tools.begin(), tools.end(), [&](const Rect& tool) { return tool.contains(ui.pointer()); });
  if ((whole.is_hovered && !is_over_tools) || drag_ != Drag::none) pointer(view, place, facts, wishes);
  if (whole.is_focused) keys(view, place, facts, wishes);
  if (is_stale_ || wants_fit_ || !wanted_.empty()) ui.ask_frame();
  return wishes;
}

MapView::PortHit MapView::port_at(ui::Point point, float reach) const {
  const MapPoint on = on_map(point);
  std::vector<int> near;
  const float margin = reach / scale_;
  scene_.items_in({on.x - kCardWidth - margin, on.y - margin, kCardWidth + 2 * margin, 2 * margin}, near);
  PortHit best;
  float nearest = reach;
  for (const int item : near) {
    const int moment = scene_.items()[at(item)].moment;
    if (moment < 0) continue;
    const std::vector<MapPort>& ports = graph_.moment(moment).ports;
    for (std::size_t port = 0; port < ports.size(); ++port) {
      const ui::Point exit = on_screen(scene_.exit_of(moment, static_cast<int>(port)));
      const float way = std::hypot(exit.x - point.x, exit.y - point.y);
      if (way >= nearest) continue;
      nearest = way;
      best = {moment, static_cast<int>(port)};
    }
  }
  return best;
}

void MapView::pointer(const player::View& view, const Rect& place, const MapFacts& facts, MapWishes& wishes) {
  ui::Ui& ui = view.ui;
  const ui::Point now = ui.pointer();
  const MapPoint on = on_map(now);
  const int item = scene_.item_at(on);
  if (item != hovered_ && drag_ == Drag::none) {
    hovered_ = item;
    ui.ask_frame();
  }

  // Wheel: nearer and farther around the pointer; with Shift, or sideways, along.
  const ui::Point turned = drag_ == Drag::none || drag_ == Drag::connect ? ui.wheel(place) : ui::Point{};
  if (turned.x != 0 || (turned.y != 0 && ui.mods().shift)) {
    offset_.x -= (turned.x != 0 ? -turned.x : turned.y) * ui.u(60) / scale_;
    ui.ask_frame();
  } else if (turned.y != 0) {
    zoom_at(now, std::pow(kZoomStep, turned.y));
    ui.ask_frame();
  }

  const bool pans = ui.pointer_went_down(ui::Button::right) || ui.pointer_went_down(ui::Button::middle) ||
                    (ui.pointer_went_down() && ui.key_is_down(Key::space));
  if (drag_ == Drag::none && (pans || ui.pointer_went_down())) {
    pressed_at_ = now;
    pressed_on_ = on;
    has_moved_ = false;
    moved_by_ = {};
    const float reach = ui.u(9);
    const PortHit port = detail(ui) == Detail::far ? PortHit{} : port_at(now, reach);
    if (pans) {
      drag_ = Drag::pan;
    } else if (minimap_.contains(now)) {
      drag_ = Drag::minimap;
    } else if (port.moment >= 0 && facts.may_write) {
      drag_ = Drag::connect;
      connecting_ = port;
    } else if (item >= 0) {
      const MapItem& pressed = scene_.items()[at(item)];
      if (pressed.moment < 0) {
        if (ui.pointer_was_doubled()) {
          folded_.erase(folded_.find(graph_.scenes[at(pressed.scene)]));
          is_stale_ = true;
          return;
        }
        drag_ = Drag::pan;
      } else {
        const std::string id(graph_.moment(pressed.moment).id);
        if (ui.pointer_was_doubled()) {
          wishes.select = id;
          wishes.open = true;
          return;
        }
        if (ui.mods().ctrl || ui.mods().shift) {
          if (chosen_.empty() && !facts.selected.empty() && graph_.find(facts.selected) >= 0)
            chosen_.insert(facts.selected);
          if (chosen_.erase(id) == 0) chosen_.insert(id);
          if (chosen_.count(id) > 0) wishes.select = id;
        } else {
          if (chosen_.count(id) == 0) chosen_ = {id};
          wishes.select = id;
        }
        drag_ = facts.may_write ? Drag::move : Drag::none;
      }
    } else if (ui.pointer_was_doubled() && facts.may_write) {
      const std::string id = new_id(*facts.document, {"nodes"}, view.words("editor.new_moment"));
      wishes.command = add_node(*facts.document, facts.selected, id);
      wishes.select = id;
      scene_.expect(id, {std::round(on.x - kCardWidth / 2), std::round(on.y - kCardHead / 2)});
      return;
    } else {
      drag_ = Drag::band;
      if (!ui.mods().ctrl && !ui.mods().shift) chosen_.clear();
    }
    ui.ask_frame();
    return;
  }
  if (drag_ == Drag::none) return;

  if (std::hypot(now.x - pressed_at_.x, now.y - pressed_at_.y) > kSlop) has_moved_ = true;
  if (drag_ == Drag::pan) {
    offset_ = {pressed_on_.x - (now.x - origin_.x) / scale_, pressed_on_.y - (now.y - origin_.y) / scale_};
  }
  if (drag_ == Drag::minimap) {
    const MapBox all = scene_.bounds();
    offset_ = {all.x + (now.x - minimap_.x) / minimap_scale_ - corner_x_ / scale_ / 2,
               all.y + (now.y - minimap_.y) / minimap_scale_ - corner_y_ / scale_ / 2};
  }
  if (drag_ == Drag::move) moved_by_ = {on.x - pressed_on_.x, on.y - pressed_on_.y};
  const bool is_held =
      ui.pointer_is_down() || ui.pointer_is_down(ui::Button::right) || ui.pointer_is_down(ui::Button::middle);
  if (!is_held) {
    finish_drag(view, facts, wishes);
    drag_ = Drag::none;
    connecting_ = {};
  }
  ui.ask_frame();
}

void MapView::finish_drag(const player::View& view, const MapFacts& facts, MapWishes& wishes) {
  ui::Ui& ui = view.ui;
  const MapPoint on = on_map(ui.pointer());
  if (drag_ == Drag::band && has_moved_) {
    const MapBox band{std::min(on.x, pressed_on_.x), std::min(on.y, pressed_on_.y),
                      std::abs(on.x - pressed_on_.x), std::abs(on.y - pressed_on_.y)};
    scene_.items_in(band, found_);
    for (const int item : found_) {
      const MapItem& one = scene_.items()[at(item)];
      if (one.moment >= 0 && one.box.touches(band)) chosen_.insert(std::string(graph_.moment(one.moment).id));
    }
    if (!chosen_.empty()) wishes.select = *chosen_.begin();
  }
  if (drag_ == Drag::move && has_moved_) {
    for (const std::string& id : chosen_) {
      const int item = scene_.item_of(graph_.find(id));
      if (item < 0) continue;
      const MapBox& box = scene_.items()[at(item)].box;
      wishes.pins[id] = {std::round(box.x + moved_by_.x), std::round(box.y + moved_by_.y)};
    }
  }
  if (drag_ == Drag::connect && has_moved_) {
    const MapMoment& moment = graph_.moment(connecting_.moment);
    const MapPort& port = moment.ports[at(connecting_.port)];
    const int item = scene_.item_at(on);
    const int to = item >= 0 ? scene_.items()[at(item)].moment : -1;
    if (to >= 0 &&
        (to != connecting_.moment || std::hypot(on.x - pressed_on_.x, on.y - pressed_on_.y) > 60)) {
      wishes.command = connect_port(*facts.document, moment, port, graph_.moment(to).id);
    } else if (item < 0) {
      const std::string id = new_id(*facts.document, {"nodes"}, view.words("editor.new_moment"));
      wishes.command = add_moment_at(*facts.document, moment, port, id);
      wishes.select = id;
      chosen_ = {id};
      scene_.expect(id, {std::round(on.x), std::round(on.y - kCardHead / 2)});
    }
  }
}

/// Right: on along the first way, or back along the one that the arrows came by; left: back; up and down: the
/// nearest beside it.
std::string MapView::neighbour(const std::string& id, Key key) const {
  const int from = graph_.find(id);
  if (from < 0) return graph_.moments.empty() ? std::string() : std::string(graph_.moments.front().id);
  const MapMoment& moment = graph_.moment(from);
  if (key == Key::right) {
    for (const MapPort& port : moment.ports) {
      if (port.to >= 0) return std::string(port.target);
    }
    return {};
  }
  if (key == Key::left) {
    if (const auto came = came_by_.find(id); came != came_by_.end()) {
      const int before = graph_.find(came->second);
      if (std::find(moment.from.begin(), moment.from.end(), before) != moment.from.end()) return came->second;
    }
    return moment.from.empty() ? std::string() : std::string(graph_.moment(moment.from.front()).id);
  }
  const int item = scene_.item_of(from);
  if (item < 0) return {};
  const MapBox here = scene_.items()[at(item)].box;
  const float sign = key == Key::down ? 1.0F : -1.0F;
  std::string best;
  float nearest = 1.0e9F;
  for (const MapItem& other : scene_.items()) {
    if (other.moment < 0 || other.moment == from) continue;
    const float ahead = sign * (other.box.y - here.y);
    if (ahead <= 1) continue;
    const float way = ahead + 3 * std::abs(other.box.x - here.x);
    if (way >= nearest) continue;
    nearest = way;
    best = graph_.moment(other.moment).id;
  }
  return best;
}

void MapView::keys(const player::View& view, const Rect& place, const MapFacts& facts, MapWishes& wishes) {
  ui::Ui& ui = view.ui;
  const ui::Point middle = place.centre();
  for (const Key arrow : {Key::left, Key::right, Key::up, Key::down}) {
    if (!ui.key(arrow)) continue;
    const std::string to = neighbour(facts.selected, arrow);
    if (to.empty()) continue;
    if (arrow == Key::right) came_by_[to] = facts.selected;
    wishes.select = to;
    wanted_ = to;
    chosen_ = {to};
    ui.ask_frame();
  }
  if (ui.key(Key::enter, {}, false) && !facts.selected.empty()) {
    wishes.select = facts.selected;
    wishes.open = true;
  }
  if (ui.key(Key::plus) || ui.key(Key::plus, ui::kShift)) zoom_at(middle, kZoomStep);
  if (ui.key(Key::minus)) zoom_at(middle, 1 / kZoomStep);
  if (ui.key(Key::zero)) set_view(ui.u(100) / 100, {on_map(middle).x, on_map(middle).y});
  if (ui.key(Key::home)) wants_fit_ = true;
  if (ui.key(Key::a, ui::kCtrl)) {
    for (const MapMoment& moment : graph_.moments) chosen_.insert(std::string(moment.id));
  }
  if (ui.key(Key::escape)) {
    drag_ = Drag::none;
    connecting_ = {};
    chosen_.clear();
  }
  std::vector<std::string> ids(chosen_.begin(), chosen_.end());
  if (ids.empty() && graph_.find(facts.selected) >= 0) ids.push_back(facts.selected);
  const bool copies = ui.key(Key::c, ui::kCtrl);
  const bool cuts = facts.may_write && ui.key(Key::x, ui::kCtrl);
  if ((copies || cuts) && !ids.empty()) ui::set_clipboard(copy_moments(*facts.document, ids));
  const bool deletes = facts.may_write && ui.key(Key::del, {}, false);
  if ((cuts || deletes) && !ids.empty()) wishes.deletes = ids;
  if (facts.may_write && ui.key(Key::v, ui::kCtrl)) paste(view, place, facts, wishes);
}

void MapView::paste(const player::View& view, const Rect& place, const MapFacts& facts, MapWishes& wishes) {
  const std::string text = ui::clipboard();
  std::vector<std::string> names;
  wishes.command = paste_moments(*facts.document, text, facts.selected, names);
  if (!wishes.command->ok() || names.empty()) return;
  // In the middle, one below the other; part_boxes does the rest.
  const bool is_here = place.contains(view.ui.pointer());
  MapPoint to = on_map(is_here ? view.ui.pointer() : place.centre());
  chosen_.clear();
  for (const std::string& name : names) {
    scene_.expect(name, {std::round(to.x), std::round(to.y)});
    to.x += 40;
    to.y += kCardHead + kCardLine;
    chosen_.insert(name);
  }
  wishes.select = names.front();
}

std::vector<Rect> MapView::draw_tools(const player::View& view, const Rect& place, const MapFacts& facts,
                                      MapWishes& wishes) {
  ui::Ui& ui = view.ui;
  std::vector<std::string> ids{"map.fit", "map.nearer", "map.farther"};
  std::vector<ui::ButtonLook> looks(3);
  if (!graph_.scenes.empty()) {
    ids.emplace_back(folded_.empty() ? "map.fold" : "map.unfold");
    looks.emplace_back();
  }
  if (facts.may_write) {
    ids.emplace_back("map.arrange");
    looks.emplace_back();
  }
  std::vector<std::string> pinned;
  for (const MapItem& item : scene_.items()) {
    if (item.moment < 0 || !item.is_pinned) continue;
    const std::string id(graph_.moment(item.moment).id);
    if (chosen_.count(id) > 0 || (chosen_.empty() && id == facts.selected)) pinned.push_back(id);
  }
  if (facts.may_write && !pinned.empty()) {
    ids.emplace_back("map.unpin");
    looks.emplace_back();
  }
  ids.emplace_back("map.heat");
  looks.emplace_back();
  looks.back().is_on = !facts.heat_words.empty();
  std::vector<std::string> labels;
  for (const std::string& id : ids) labels.push_back(view.words("editor." + id));
  std::vector<Rect> places =
      ui::button_row(ui, labels, {place.x + ui.u(12), place.y + ui.u(10)}, place.width - ui.u(24), looks);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ui.fill(places[i], Role::panel, ui.u(6));  // lines would show through
    if (!ui::button(ui, ids[i], labels[i], places[i], looks[i])) continue;
    ui.set_focus("map");
    if (ids[i] == "map.fit") wants_fit_ = true;
    if (ids[i] == "map.nearer") zoom_at(place.centre(), kZoomStep * kZoomStep);
    if (ids[i] == "map.farther") zoom_at(place.centre(), 1 / (kZoomStep * kZoomStep));
    if (ids[i] == "map.fold") folded_ = {graph_.scenes.begin(), graph_.scenes.end()};
    if (ids[i] == "map.unfold") folded_.clear();
    if (ids[i] == "map.fold" || ids[i] == "map.unfold") is_stale_ = wants_fit_ = true;
    if (ids[i] == "map.arrange") {
      wishes.arrange = true;
      is_stale_ = wants_fit_ = true;
    }
    if (ids[i] == "map.unpin") wishes.unpins = pinned;
    if (ids[i] == "map.heat") wishes.toggle_heat = true;
    ui.ask_frame();
  }
  if (!facts.heat_words.empty()) {
    places.push_back(draw_heat_words(ui, place, places.back().bottom() + ui.u(8), facts));
  }
  // All in sight is below them; one row of buttons is counted on.
  const float words_height = places.back().bottom() - places.front().bottom();
  if (words_height != words_height_) {
    words_height_ = words_height;
    const bool saw_all =
        scale_ == fitted_scale_ && offset_.x == fitted_offset_.x && offset_.y == fitted_offset_.y;
    if (saw_all) wants_fit_ = true;
  }
  return places;
}

/// What the trials say about all: in words, and per criterion how far they came, in two columns when there is
/// room.
Rect MapView::draw_heat_words(ui::Ui& ui, const Rect& place, float top, const MapFacts& facts) {
  const float width = place.width - ui.u(24);
  const float inner = width - ui.u(20);
  const ui::TextBlock words = ui.lay_out(facts.heat_words, TextStyle::note, inner);
  const std::size_t columns = inner > ui.u(680) && facts.heat_ranges.size() > 1 ? 2 : 1;
  const float gap = ui.u(24);
  const float column = (inner - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float numbers = ui.u(130);
  const float bar = std::max(std::min(ui.u(90), column - numbers - ui.u(140)), 0.0F);
  const float name = column - numbers - bar - ui.u(20);

  std::vector<ui::TextBlock> names, ranges;
  for (const MapFacts::Range& range : facts.heat_ranges) {
    names.push_back(ui.lay_out(range.name, TextStyle::note, name));
    ranges.push_back(ui.lay_out(range.words, TextStyle::note, numbers));
  }
  const std::size_t rows = (names.size() + columns - 1) / columns;
  std::vector<float> heights(rows, 0);
  for (std::size_t i = 0; i < names.size(); ++i) {
    heights[i % rows] = std::max({heights[i % rows], names[i].height(), ranges[i].height()});
  }
  float height = words.height() + ui.u(10);
  for (const float row : heights) height += row + ui.u(3);
  if (rows > 0) height += ui.u(4);

  const Rect box{place.x + ui.u(12), top, width, height};
  ui.fill(box, Role::panel, ui.u(6));
  ui.draw(words, {box.x + ui.u(10), box.y + ui.u(5)});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const MapFacts::Range& range = facts.heat_ranges[i];
    const float x = box.x + ui.u(10) + static_cast<float>(i / rows) * (column + gap);
    float y = box.y + ui.u(9) + words.height();
    for (std::size_t row = 0; row < i % rows; ++row) y += heights[row] + ui.u(3);
    ui.draw(names[i], {x, y});
    const float left = x + name + ui.u(10);
    if (bar > 0) {
      const auto at = [&](int percent) { return left + bar * static_cast<float>(percent) / 100; };
      const float middle = y + ui.line_height(TextStyle::note) / 2;
      ui.fill({left, middle - ui.u(3), bar, ui.u(6)}, Role::wash);
      ui.fill({at(range.low), middle - ui.u(3), std::max(at(range.high) - at(range.low), ui.u(2)), ui.u(6)},
              Role::accent);
      ui.fill({at(range.middle) - ui.u(1), middle - ui.u(6), ui.u(2), ui.u(12)}, Role::ink);
    }
    ui.draw(ranges[i], {left + bar + ui.u(10), y});
  }
  return box;
}

}  // namespace gesprek::editor
