// How the map looks. Far away moments are blocks, nearer they have a name, near by they say what is in them.
// What kind a moment is, is said by its shape and by a word, never by its colour alone.

#include <algorithm>
#include <array>
#include <cmath>

#include "editor/view/map_view.h"
#include "editor/view/panel.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Point;
using ui::Rect;
using ui::TextStyle;

namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

Role role_of(const MapMoment& moment) {
  if (moment.is_start) return Role::accent;
  switch (moment.kind) {
    case MomentKind::ending:
      return moment.outcome == "good" ? Role::good : moment.outcome == "poor" ? Role::stop : Role::mind;
    case MomentKind::form: return Role::family_d;
    case MomentKind::topics: return Role::family_c;
    case MomentKind::decision: return Role::accent;
    case MomentKind::branch: return Role::soft;
    case MomentKind::passage: return Role::rule;
  }
  return Role::rule;
}

const char* word_of(const MapMoment& moment) {
  switch (moment.kind) {
    case MomentKind::ending:
      return moment.outcome == "good"   ? "editor.map.ending.good"
             : moment.outcome == "poor" ? "editor.map.ending.poor"
                                        : "editor.map.ending.mixed";
    case MomentKind::form: return "editor.map.form";
    case MomentKind::topics: return "editor.map.topics";
    case MomentKind::branch: return "editor.map.branch";
    case MomentKind::decision: return moment.is_start ? "editor.map.start" : "editor.map.decision";
    case MomentKind::passage:
      return moment.is_start ? "editor.map.start" : moment.by_interrupt ? "editor.map.interrupt" : "";
  }
  return "";
}

/// `text` in at most `width`, with … where it was cut.
void cut_words(ui::Ui& ui, std::string_view text, TextStyle style, Point at, float width, Role role) {
  if (width < 6 || text.empty()) return;
  const std::size_t whole = ui.fitting(text, style, width);
  if (whole == text.size()) {
    ui.words(text, style, at, role);
    return;
  }
  const std::size_t part = ui.fitting(text, style, width - ui.text_width("…", style));
  if (part == 0) return;
  std::string cut(text.substr(0, part));
  while (!cut.empty() && (cut.back() == ' ' || cut.back() == '_')) cut.pop_back();
  cut += "…";
  ui.words(cut, style, at, role);
}

/// Up to `lines` lines, broken at `between`.
void wrapped_words(ui::Ui& ui, std::string_view text, TextStyle style, Point at, float width, int lines,
                   Role role, char between) {
  const float height = ui.line_height(style);
  for (int line = 0; line < lines && !text.empty(); ++line) {
    std::size_t fits = ui.fitting(text, style, width);
    if (fits < text.size() && line + 1 < lines) {
      const std::size_t gap = text.rfind(between, fits);
      if (gap != std::string_view::npos && gap > 0) fits = gap + 1;
      if (fits == 0) return;
      std::string_view part = text.substr(0, fits);
      if (part.back() == ' ') part.remove_suffix(1);
      ui.words(part, style, at, role);
      text.remove_prefix(fits);
    } else {
      cut_words(ui, text, style, at, width, role);
      return;
    }
    at.y += height;
  }
}

}  // namespace

void MapView::flush(ui::Ui& ui) {
  ui.boxes(boxes_);
  boxes_.clear();
}

void MapView::polyline(const MapPoint* corners, std::size_t count, Role role, float width, bool is_dashed,
                       float opacity) {
  for (std::size_t i = 1; i < count; ++i) {
    const Point a = on_screen(corners[i - 1]);
    const Point b = on_screen(corners[i]);
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    const float length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
    // Less than a pixel is only in the way.
    if (length < 0.6F) continue;
    const bool is_level = a.y == b.y;
    const float half = std::floor(width / 2);
    if (!is_dashed) {
      boxes_.push_back({is_level ? Rect{x - half, y - half, length + width, width}
                                 : Rect{x - half, y - half, width, length + width},
                        role, opacity});
      continue;
    }
    const float dash = 4 * width;
    for (float done = 0; done < length; done += dash * 1.75F) {
      const float piece = std::min(dash, length - done);
      boxes_.push_back(
          {is_level ? Rect{x + done, y - half, piece, width} : Rect{x - half, y + done, width, piece}, role,
           opacity});
    }
  }
}

/// Points to the right; of upright slices, which every renderer draws sharp.
void MapView::arrow(MapPoint tip, Role role, float size) {
  const Point at = on_screen(tip);
  const int steps = static_cast<int>(size);
  for (int i = 0; i < steps; ++i) {
    const float half = size * 0.62F * static_cast<float>(steps - i) / static_cast<float>(steps);
    boxes_.push_back(
        {{std::round(at.x) - size + static_cast<float>(i), at.y - half, 1, 2 * half + 1}, role, 1});
  }
}

void MapView::paint(const player::View& view, const Rect& place, const MapFacts& facts) {
  ui::Ui& ui = view.ui;
  ui.fill(place, Role::paper);
  boxes_.clear();
  const Detail now = detail(ui);
  paint_scenes(view, place);
  // Cards that are so small may lie where a name stands.
  if (now != Detail::far) paint_scene_names(ui, false);
  paint_lines(view, place);
  scene_.items_in(seen(place), found_);
  const std::vector<MapItem>& items = scene_.items();
  const MapBox sight = seen(place);
  if (now == Detail::far) {
    for (const int index : found_) {
      const MapItem& item = items[at(index)];
      if (!item.box.touches(sight)) continue;
      const Point from = on_screen({item.box.x, item.box.y});
      const float width = item.box.width * scale_;
      const float height = item.box.height * scale_;
      if (item.moment < 0) {
        boxes_.push_back({{from.x, from.y, width, height}, Role::soft, 1});
        continue;
      }
      const MapMoment& moment = graph_.moment(item.moment);
      Role role = role_of(moment);
      float opacity = moment.kind == MomentKind::passage    ? 0.8F
                      : moment.kind == MomentKind::decision ? 0.75F
                                                            : 1;
      bool is_hollow = moment.kind == MomentKind::ending;
      if (facts.heat != nullptr) {
        const auto heat = facts.heat->find(std::string(moment.id));
        const bool is_known = heat != facts.heat->end();
        role = Role::accent;
        is_hollow = !is_known || heat->second.never;
        opacity = is_hollow ? 1 : 0.15F + 0.85F * std::sqrt(heat->second.share);
        if (is_hollow) role = Role::mind;
      }
      const bool is_chosen = chosen_.find(moment.id) != chosen_.end() || moment.id == facts.selected;
      if (is_chosen) {
        boxes_.push_back({{from.x - 4, from.y - 4, width + 8, height + 8}, Role::focus, 1});
        boxes_.push_back({{from.x - 1, from.y - 1, width + 2, height + 2}, Role::paper, 1});
      }
      boxes_.push_back({{from.x, from.y, width, height}, role, opacity});
      const float edge = std::max(1.0F, std::round(width / 9));
      if (is_hollow && width > 4 * edge && height > 3 * edge) {
        boxes_.push_back(
            {{from.x + edge, from.y + edge, width - 2 * edge, height - 2 * edge}, Role::panel, 1});
      } else if (moment.kind == MomentKind::form && height > 7) {  // lines, as on a sheet
        for (float y = from.y + 2; y < from.y + height - 2; y += 4)
          boxes_.push_back({{from.x + 2, y, width - 4, 1}, Role::panel, 1});
      } else if (moment.kind == MomentKind::topics && width > 8) {  // columns
        for (int i = 1; i < 3; ++i)
          boxes_.push_back({{from.x + width * static_cast<float>(i) / 3, from.y, 2, height}, Role::panel, 1});
      }
      if (moment.is_start) boxes_.push_back({{from.x - 5, from.y - 3, 3, height + 6}, Role::accent, 1});
      if (!facts.errors.empty() && facts.errors.count(std::string(moment.id)) > 0)
        boxes_.push_back({{from.x + width - 2, from.y - 4, 6, 6}, Role::stop, 1});
    }
    flush(ui);
    paint_scene_names(ui, true);
  } else {
    flush(ui);
    for (const int index : found_) {
      if (items[at(index)].box.touches(sight)) paint_card(view, place, facts, index);
    }
  }
  paint_highlight(view, facts);
  paint_drag(view);
  paint_hint(view, facts);
}

void MapView::paint_scenes(const player::View& view, const Rect& place) {
  // Of cards a few pixels wide the ground between them is not seen.
  if (graph_.scenes.empty() || scale_ * kCardWidth < 4) return;
  ui::Ui& ui = view.ui;
  const MapBox sight = seen(place);
  constexpr float kAside = 27;
  constexpr float kAbove = 15;
  scene_.items_in({sight.x - 60, sight.y - 60, sight.width + 120, sight.height + 120}, found_);
  // The first card of each scene, from the left and from above, bears its name.
  std::vector<int> first(graph_.scenes.size(), -1);
  for (const int index : found_) {
    const MapItem& item = scene_.items()[at(index)];
    if (item.scene < 0 || item.moment < 0) continue;
    const Point from = on_screen({item.box.x - kAside, item.box.y - kAbove});
    boxes_.push_back(
        {{from.x, from.y, (item.box.width + 2 * kAside) * scale_, (item.box.height + 2 * kAbove) * scale_},
         Role::wash,
         item.scene % 2 == 0 ? 0.55F : 1.0F});
    int& best = first[at(item.scene)];
    if (best < 0) best = index;
    const MapBox& before = scene_.items()[at(best)].box;
    if (item.box.y + item.box.x * 0.2F < before.y + before.x * 0.2F) best = index;
  }
  flush(ui);
  names_.clear();
  if (scale_ * kCardWidth < ui.u(28)) return;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] < 0) continue;
    const MapBox& box = scene_.items()[at(first[i])].box;
    const Point to = on_screen({box.x - kAside + 6, box.y - kAbove});
    const float height = ui.line_height(TextStyle::note_strong);
    names_.push_back({i, {to.x, to.y - height, std::max(ui.u(96), (box.width + kAside) * scale_), height}});
  }
}

void MapView::paint_scene_names(ui::Ui& ui, bool has_ground) {
  if (has_ground) {
    for (const auto& [scene, place] : names_) {
      const float width = std::min(place.width, ui.text_width(graph_.scenes[scene], TextStyle::note_strong));
      // A card below it can still be seen.
      boxes_.push_back({{place.x - ui.u(3), place.y, width + ui.u(6), place.height}, Role::paper, 0.8F});
    }
    flush(ui);
  }
  for (const auto& [scene, place] : names_) {
    cut_words(ui, graph_.scenes[scene], TextStyle::note_strong, {place.x, place.y}, place.width,
              has_ground ? Role::ink : Role::soft);
  }
}

void MapView::paint_lines(const player::View& view, const Rect& place) {
  ui::Ui& ui = view.ui;
  const Detail now = detail(ui);
  const bool is_far = now == Detail::far;
  const MapBox sight = seen(place);
  scene_.lines_in(sight, found_);
  const float width = is_far ? 1.0F : std::max(ui.rule_width(), 2 * ui.u(1));
  const bool all_seen = sight.x <= scene_.bounds().x && sight.right() >= scene_.bounds().right() &&
                        sight.y <= scene_.bounds().y && sight.bottom() >= scene_.bounds().bottom();
  const std::vector<MapPoint>& corners = scene_.corners();
  // Far away lines say less the more there are.
  const float opacity = is_far ? std::clamp(scale_ * 5, 0.25F, 0.8F) : 1.0F;
  for (const int index : found_) {
    const MapLine& line = scene_.lines()[at(index)];
    const std::size_t count = line.end - line.begin;
    if (count == 0) continue;
    const MapPoint* const first = corners.data() + line.begin;
    if (!all_seen) {
      MapBox box{first->x, first->y, 0, 0};
      float right = first->x;
      float bottom = first->y;
      for (std::size_t i = 1; i < count; ++i) {
        box.x = std::min(box.x, first[i].x);
        box.y = std::min(box.y, first[i].y);
        right = std::max(right, first[i].x);
        bottom = std::max(bottom, first[i].y);
      }
      box.width = right - box.x + 1;
      box.height = bottom - box.y + 1;
      if (!box.touches(sight)) continue;
    }
    polyline(first, count, is_far ? Role::rule : Role::soft, width, false, is_far ? opacity : 0.8F);
    if (!is_far) arrow(first[count - 1], Role::soft, ui.u(now == Detail::near ? 8 : 6));
  }
  flush(ui);
}

void MapView::paint_card(const player::View& view, const Rect& place, const MapFacts& facts, int index) {
  ui::Ui& ui = view.ui;
  static_cast<void>(place);
  const MapItem& item = scene_.items()[at(index)];
  const bool is_near = detail(ui) == Detail::near;
  const Point from = on_screen({item.box.x, item.box.y});
  const Rect box{std::round(from.x), std::round(from.y), std::round(item.box.width * scale_),
                 std::round(item.box.height * scale_)};
  const float radius = ui.u(6);
  const float pad = ui.u(8);
  if (item.moment < 0) {  // a folded scene: a stack
    const std::string name(graph_.scenes[at(item.scene)]);
    const std::string label = view.words("editor.map.folded", {name, std::to_string(item.count)});
    for (float i = 2; i >= 0; --i) {
      const Rect sheet{box.x + i * ui.u(4), box.y + i * ui.u(4), box.width, box.height};
      ui.fill(sheet, Role::panel, radius);
      ui.outline(sheet, Role::soft, ui.rule_width(), radius);
    }
    ui.widget({"map.scene." + name, label, ui::WidgetRole::card, {}, true, false}, box);
    wrapped_words(ui, label, is_near ? TextStyle::label_strong : TextStyle::note_strong,
                  {box.x + pad, box.y + ui.u(4)}, box.width - 2 * pad,
                  std::max(1, static_cast<int>((box.height - ui.u(6)) / ui.line_height(TextStyle::label))),
                  Role::ink, ' ');
    return;
  }
  const MapMoment& moment = graph_.moment(item.moment);
  const std::string id(moment.id);
  const bool is_selected = moment.id == facts.selected;
  const bool is_chosen = chosen_.count(id) > 0;
  const Role role = role_of(moment);
  const bool is_ending = moment.kind == MomentKind::ending;
  const float round = is_ending ? std::min(box.height / 2, ui.u(20)) : radius;

  std::string label = id;
  if (const char* word = word_of(moment); *word != '\0') label += ", " + view.words(word);
  ui.widget({"map.moment." + id, label, ui::WidgetRole::card, is_selected ? "gekozen" : "", true, false},
            box);

  if (moment.kind == MomentKind::topics) {  // sheets behind it
    const Rect behind{box.x + ui.u(4), box.y - ui.u(4), box.width, box.height};
    ui.fill(behind, Role::panel, round);
    ui.outline(behind, role, ui.rule_width(), round);
  }
  ui.fill(box, is_chosen ? Role::wash : Role::panel, round);
  ui.outline(box,
             is_chosen || is_selected ? Role::accent
             : is_ending              ? role
                                      : Role::rule,
             is_chosen || is_selected ? ui.u(2)
             : is_ending              ? ui.u(2)
                                      : ui.rule_width(),
             round);
  if (is_ending) {
    if (box.height > ui.u(18))
      ui.outline(box.inset(ui.u(4)), role, ui.rule_width(), std::max(2.0F, round - ui.u(4)));
  } else if (moment.kind == MomentKind::form) {  // a sheet with a head
    ui.fill({box.x + 1, box.y + 1, box.width - 2, ui.u(4)}, role);
    ui.fill({box.x + 1, box.y + ui.u(7), box.width - 2, std::max(1.0F, ui.u(1))}, role);
  } else if (moment.is_start) {
    ui.fill({box.x - ui.u(6), box.y, ui.u(4), box.height}, Role::accent);
    ui.fill({box.x, box.y + radius, ui.u(4), box.height - 2 * radius}, Role::accent);
  } else if (moment.kind != MomentKind::passage) {
    ui.fill({box.x, box.y + radius, ui.u(4), box.height - 2 * radius}, role);
  }

  const float left = box.x + pad + ui.u(is_ending ? 6 : 2);
  const float inside = box.right() - pad - ui.u(is_ending ? 4 : 0) - left;
  std::string mark;
  if (facts.heat != nullptr) {
    const auto heat = facts.heat->find(id);
    if (heat == facts.heat->end() || heat->second.never) {
      mark = view.words("editor.map.never");
    } else {
      const int percent = static_cast<int>(std::round(heat->second.share * 100));
      mark = percent == 0 ? "< 1 %" : std::to_string(percent) + " %";
    }
    const float share = heat == facts.heat->end() ? 0 : heat->second.share;
    const Rect bar{box.x + radius, box.bottom() - ui.u(6), box.width - 2 * radius, ui.u(4)};
    ui.fill(bar, Role::wash);
    ui.fill({bar.x, bar.y, bar.width * share, bar.height}, Role::accent);
  } else if (const char* word = word_of(moment); *word != '\0') {
    mark = view.words(word);
  }
  const bool is_never = facts.heat != nullptr && mark == view.words("editor.map.never");
  const std::string_view title = is_ending && !moment.title.empty() && is_near ? moment.title : moment.id;
  if (!is_near) {
    const TextStyle style = TextStyle::note_strong;
    const float line = ui.line_height(style);
    const float top = box.y + (moment.kind == MomentKind::form ? ui.u(8) : ui.u(1));
    const float room = box.bottom() - top - (facts.heat != nullptr ? ui.u(7) : 0);
    const int lines = std::max(1, static_cast<int>((room + ui.u(3)) / line));
    if (facts.heat != nullptr && !mark.empty()) {
      cut_words(ui, mark, style, {left, top}, inside, is_never ? Role::mind : Role::accent);
      if (lines > 1)
        wrapped_words(ui, title, TextStyle::note, {left, top + line}, inside, lines - 1, Role::ink, '_');
    } else {
      // A name that fits on one line leaves room for what is said first, where that fits whole above the edge
      // (an ending has two).
      const bool is_short = ui.fitting(title, style, inside) == title.size();
      const float edge = ui.u(is_ending ? 5 : 2);
      const float note = ui.line_height(TextStyle::note);
      const int below = is_short && !moment.line.empty() ? static_cast<int>((room - line - edge) / note) : 0;
      const float spare = room - line;
      const bool is_alone = spare < 0 || (is_short && below < 1);
      wrapped_words(ui, title, style, {left, is_alone ? top + spare / 2 : top}, inside, is_short ? 1 : lines,
                    Role::ink, '_');
      if (below > 0)
        wrapped_words(ui, moment.line, TextStyle::note, {left, top + line}, inside, below, Role::soft, ' ');
    }
  } else {
    const float head = kCardHead * scale_;
    const float line = ui.line_height(TextStyle::label_strong);
    const float mark_width = mark.empty() ? 0 : ui.text_width(mark, TextStyle::note) + pad;
    const float y = box.y + (moment.kind == MomentKind::form ? ui.u(4) : 0) + (head - line) / 2;
    cut_words(ui, title, TextStyle::label_strong, {left, y}, inside - mark_width, Role::ink);
    if (!mark.empty()) {
      ui.words(mark, facts.heat != nullptr ? TextStyle::note_strong : TextStyle::note,
               {box.right() - pad - ui.u(is_ending ? 4 : 0) - mark_width + pad,
                y + (line - ui.line_height(TextStyle::note)) / 2},
               facts.heat == nullptr ? Role::soft
               : is_never            ? Role::mind
                                     : Role::accent);
    }
    const float note = ui.line_height(TextStyle::note);
    float row = box.y + head;
    if (!moment.line.empty()) {
      const int lines = std::max(1, static_cast<int>((kCardLine * scale_ + 2) / note));
      wrapped_words(ui, moment.line, TextStyle::note, {left, row}, inside, lines, Role::soft, ' ');
      row += kCardLine * scale_;
    }
    for (const MapPort& port : moment.ports) {
      if (!has_row(port)) continue;
      const float height = kCardRow * scale_;
      const float text_y = row + (height - note) / 2;
      std::string words;
      float x = left;
      if (port.kind == MapPort::Kind::choice) {
        const std::string number = std::to_string(port.place + 1);
        ui.words(number, TextStyle::note_strong, {x, text_y}, Role::accent);
        x += ui.text_width(number, TextStyle::note_strong) + ui.u(6);
        words = port.text;
      } else if (port.kind == MapPort::Kind::arm) {
        words = port.text.empty()
                    ? view.words("editor.map.else")
                    : view.words("editor.when",
                                 {facts.checked == nullptr ? std::string(port.text)
                                                           : condition_sentence(view, *facts.document,
                                                                                *facts.checked, port.text)});
      } else if (port.kind == MapPort::Kind::topic) {
        words = port.text;
      } else {
        words = view.words(port.kind == MapPort::Kind::then        ? "editor.map.then"
                           : port.kind == MapPort::Kind::otherwise ? "editor.map.otherwise"
                                                                   : "editor.map.late");
      }
      cut_words(ui, words, TextStyle::note, {x, text_y}, box.right() - pad - x, Role::ink);
      row += height;
    }
  }

  // Ways out: a dot where a line leaves; what has no line says where it goes.
  const float dot = ui.u(is_near ? 4 : 3);
  for (std::size_t p = 0; p < moment.ports.size(); ++p) {
    const MapPort& port = moment.ports[p];
    if (!is_near && p > 0 && kCardRow * scale_ < ui.u(5)) break;
    const Point exit = on_screen(scene_.exit_of(item.moment, static_cast<int>(p)));
    if (port.to < 0) {
      const bool leads_out = port.target == "done" || port.target == "back";
      if (is_near && leads_out) {
        ui.words(view.words(port.target == "done" ? "editor.map.to_topics" : "editor.map.to_talk"),
                 TextStyle::note, {exit.x + ui.u(8), exit.y - ui.line_height(TextStyle::note) / 2},
                 Role::soft);
      }
      if (leads_out) {
        ui.disc(exit, dot, Role::soft);
      } else {  // nowhere yet: an open ring, and a word where there is room
        ui.disc(exit, dot + ui.u(1), Role::panel);
        ui.ring(exit, dot + ui.u(1), Role::stop, ui.u(2));
        if (is_near) {
          ui.words(view.words("editor.map.nowhere"), TextStyle::note,
                   {exit.x + ui.u(8), exit.y - ui.line_height(TextStyle::note) / 2}, Role::stop);
        }
      }
      continue;
    }
    ui.disc(exit, dot, Role::soft);
  }
  const int errors = facts.errors.count(id) > 0 ? facts.errors.at(id) : 0;
  const int warnings = facts.warnings.count(id) > 0 ? facts.warnings.at(id) : 0;
  if (errors + warnings > 0) {
    const Point corner{box.right() - ui.u(8), box.y};
    ui.disc(corner, ui.u(8), errors > 0 ? Role::stop : Role::mind);
    const std::string number = errors > 0 ? "!" : std::to_string(std::min(warnings, 9));
    ui.words(number, TextStyle::note_strong,
             {corner.x - ui.text_width(number, TextStyle::note_strong) / 2,
              corner.y - ui.line_height(TextStyle::note_strong) / 2},
             Role::panel);
  }
  if (item.is_pinned && is_near) {  // a pin: a head and a needle
    const Point head{box.x + ui.u(14), box.y - ui.u(3)};
    boxes_.push_back({{head.x - 1, head.y, 2, ui.u(8)}, Role::soft, 1});
    flush(ui);
    ui.disc(head, ui.u(4), Role::soft);
  }
  if (facts.bookmarks != nullptr && facts.bookmarks->count(id) > 0) {  // a ribbon
    const Rect ribbon{box.right() - ui.u(34), box.y - ui.u(2), ui.u(9), ui.u(14)};
    ui.fill(ribbon, Role::accent);
    boxes_.push_back({{ribbon.x + ui.u(3), ribbon.bottom() - ui.u(4), ui.u(3), ui.u(4)}, Role::panel, 1});
    flush(ui);
  }
}

/// What leads to the selected moment, dashed, and where it goes, whole; also what has no line otherwise.
void MapView::paint_highlight(const player::View& view, const MapFacts& facts) {
  ui::Ui& ui = view.ui;
  const int hovered =
      hovered_ >= 0 && at(hovered_) < scene_.items().size() ? scene_.items()[at(hovered_)].moment : -1;
  const int selected = hovered >= 0 && drag_ == Drag::none ? hovered : graph_.find(facts.selected);
  const int item = scene_.item_of(selected);
  if (item < 0 || drag_ == Drag::move) return;
  const float width = std::max(2.0F, ui.u(2));
  const bool is_far = detail(ui) == Detail::far;
  for (const MapLine& line : scene_.lines()) {
    if (line.from != item && line.to != item) continue;
    const bool leaves = line.from == item;
    const Role role = leaves ? Role::accent : Role::family_c;
    if (line.begin != line.end) {
      const MapPoint* const first = scene_.corners().data() + line.begin;
      polyline(first, line.end - line.begin, role, width, !leaves, 1);
      if (!is_far) arrow(scene_.corners()[line.end - 1], role, ui.u(8));
      continue;
    }
    const MapBox& a = scene_.items()[at(line.from)].box;
    const MapBox& b = scene_.items()[at(line.to)].box;
    const MapPoint exit = scene_.exit_of(line.moment, line.port);
    const LinkRoute route = plain_route({a.x, a.y}, a.width, a.height, exit.y - a.y, {b.x, b.y}, b.width,
                                        b.height, kCardHead / 2);
    polyline(route.corners.data(), route.corners.size(), role, width, !leaves, 1);
    if (!is_far) arrow(route.corners.back(), role, ui.u(8));
  }
  flush(ui);
  if (is_far || selected < 0) return;
  // The number of the choice where its line begins.
  const MapMoment& moment = graph_.moment(selected);
  const bool is_near = detail(ui) == Detail::near;
  for (std::size_t p = 0; p < moment.ports.size() && !is_near; ++p) {
    if (moment.ports[p].kind != MapPort::Kind::choice) continue;
    const Point exit = on_screen(scene_.exit_of(selected, static_cast<int>(p)));
    if (kCardRow * scale_ < 0.75F * ui.line_height(TextStyle::note)) break;
    const std::string number = std::to_string(moment.ports[p].place + 1);
    ui.words(number, TextStyle::note_strong,
             {exit.x + ui.u(5), exit.y - ui.line_height(TextStyle::note_strong)}, Role::accent);
  }
}

void MapView::paint_drag(const player::View& view) {
  ui::Ui& ui = view.ui;
  const MapPoint on = on_map(ui.pointer());
  if (drag_ == Drag::band && has_moved_) {
    const Point a = on_screen(pressed_on_);
    const Point b = ui.pointer();
    const Rect band{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    ui.outline(band, Role::accent, ui.u(2));
  }
  if (drag_ == Drag::move && has_moved_) {
    for (const std::string& id : chosen_) {
      const int item = scene_.item_of(graph_.find(id));
      if (item < 0) continue;
      const MapBox& box = scene_.items()[at(item)].box;
      const Point from = on_screen({box.x + moved_by_.x, box.y + moved_by_.y});
      const Rect ghost{from.x, from.y, box.width * scale_, box.height * scale_};
      ui.fill(ghost, Role::wash, ui.u(6));
      ui.outline(ghost, Role::accent, ui.u(2), ui.u(6));
      cut_words(ui, id, TextStyle::note_strong, {ghost.x + ui.u(8), ghost.y + ui.u(2)},
                ghost.width - ui.u(12), Role::ink);
    }
  }
  if (drag_ == Drag::connect && has_moved_ && connecting_.moment >= 0) {
    const MapPoint exit = scene_.exit_of(connecting_.moment, connecting_.port);
    const float middle = std::max(exit.x + 12, (exit.x + on.x) / 2);
    const std::array<MapPoint, 4> corners{exit, {middle, exit.y}, {middle, on.y}, on};
    polyline(corners.data(), corners.size(), Role::accent, ui.u(3), false, 1);
    arrow(on, Role::accent, ui.u(9));
    flush(ui);
    const int item = scene_.item_at(on);
    if (item >= 0) {
      const MapBox& box = scene_.items()[at(item)].box;
      const Point from = on_screen({box.x, box.y});
      ui.outline(
          {from.x - ui.u(3), from.y - ui.u(3), box.width * scale_ + ui.u(6), box.height * scale_ + ui.u(6)},
          Role::accent, ui.u(3), ui.u(8));
    } else {
      ui.words(view.words("editor.map.new_here"), TextStyle::note_strong,
               {ui.pointer().x + ui.u(12), ui.pointer().y - ui.u(8)}, Role::accent);
    }
  }
}

/// What a card that is too small to be read says, beside the pointer.
void MapView::paint_hint(const player::View& view, const MapFacts& facts) {
  ui::Ui& ui = view.ui;
  if (drag_ != Drag::none || hovered_ < 0 || at(hovered_) >= scene_.items().size()) return;
  const MapItem& item = scene_.items()[at(hovered_)];
  if (detail(ui) == Detail::near || !item.box.contains(on_map(ui.pointer()))) return;
  std::string name;
  std::string line;
  if (item.moment < 0) {
    name = view.words("editor.map.folded",
                      {std::string(graph_.scenes[at(item.scene)]), std::to_string(item.count)});
  } else {
    const MapMoment& moment = graph_.moment(item.moment);
    name = moment.id;
    if (const char* word = word_of(moment); *word != '\0') name += " · " + view.words(word);
    line = moment.line.substr(0, ui.fitting(moment.line, TextStyle::note, ui.u(700)));
    if (line.size() < moment.line.size()) line += "…";
    if (facts.heat != nullptr) {
      const auto heat = facts.heat->find(std::string(moment.id));
      name += " · " + (heat == facts.heat->end() || heat->second.never
                           ? view.words("editor.map.never")
                           : std::to_string(static_cast<int>(std::round(heat->second.share * 100))) + " %");
    }
  }
  std::vector<ui::TextSpan> spans{{name, TextStyle::note_strong, Role::ink}};
  line = "\n" + line;
  if (line.size() > 1) spans.push_back({line, TextStyle::note, Role::soft});
  const ui::TextBlock words = ui.lay_out(spans, ui.u(300));
  const float pad = ui.u(8);
  Rect box{ui.pointer().x + ui.u(14), ui.pointer().y + ui.u(16), words.width + 2 * pad,
           words.height() + 2 * pad};
  box.x = std::min(box.x, origin_.x + corner_x_ - box.width - pad);
  box.y = std::min(box.y, origin_.y + corner_y_ - box.height - pad);
  ui.shadow(box, ui.u(6));
  ui.fill(box, Role::panel, ui.u(6));
  ui.outline(box, Role::rule, ui.rule_width(), ui.u(6));
  ui.draw_silent(words, {box.x + pad, box.y + pad});
}

void MapView::paint_minimap(const player::View& view, const MapFacts& facts) {
  ui::Ui& ui = view.ui;
  const MapBox all = scene_.bounds();
  const MapBox sight = seen({origin_.x, origin_.y, corner_x_, corner_y_});
  minimap_ = {};
  const bool sees_all =
      sight.x <= all.x && sight.y <= all.y && sight.right() >= all.right() && sight.bottom() >= all.bottom();
  if (all.width < 1 || corner_x_ < ui.u(420) || corner_y_ < ui.u(260) || sees_all) return;
  const float most_width = ui.u(190);
  const float most_height = ui.u(120);
  minimap_scale_ = std::min(most_width / all.width, most_height / std::max(all.height, 1.0F));
  const float pad = ui.u(8);
  const Rect frame{origin_.x + corner_x_ - all.width * minimap_scale_ - 2 * pad - ui.u(12),
                   origin_.y + corner_y_ - all.height * minimap_scale_ - 2 * pad - ui.u(12),
                   all.width * minimap_scale_ + 2 * pad, all.height * minimap_scale_ + 2 * pad};
  minimap_ = frame.inset(pad);
  ui.fill(frame, Role::panel, ui.u(6));
  ui.outline(frame, Role::rule, ui.rule_width(), ui.u(6));
  const auto spot = [&](const MapBox& box) {
    return Rect{minimap_.x + (box.x - all.x) * minimap_scale_, minimap_.y + (box.y - all.y) * minimap_scale_,
                std::max(1.0F, box.width * minimap_scale_), std::max(1.0F, box.height * minimap_scale_)};
  };
  std::vector<ui::Ui::Box> problems;
  for (const MapItem& item : scene_.items()) {
    const Rect place = spot(item.box);
    if (item.moment < 0) {
      boxes_.push_back({place, Role::soft, 1});
      continue;
    }
    const MapMoment& moment = graph_.moment(item.moment);
    const bool is_plain = moment.kind == MomentKind::passage || moment.kind == MomentKind::branch;
    boxes_.push_back({place, is_plain ? Role::rule : role_of(moment), 0.85F});
    if (facts.errors.empty()) continue;
    if (facts.errors.count(std::string(moment.id)) > 0)
      problems.push_back({{place.x - ui.u(2), place.y - ui.u(2), ui.u(6), ui.u(6)}, Role::stop, 1});
  }
  if (const int item = scene_.item_of(graph_.find(facts.selected)); item >= 0) {
    const Rect place = spot(scene_.items()[at(item)].box);
    boxes_.push_back({place.inset(-2), Role::focus, 1});
  }
  boxes_.insert(boxes_.end(), problems.begin(), problems.end());
  flush(ui);
  const Rect window = spot(sight).shared_with(frame);
  ui.outline(window, Role::accent, std::max(2.0F, ui.rule_width()));
}

}  // namespace gesprek::editor
