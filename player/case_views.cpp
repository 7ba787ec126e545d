#include "player/case_views.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gesprek::player {

using draw::Role;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

std::string theme_words(const std::string& theme) {
  std::string out = theme;
  std::replace(out.begin(), out.end(), '-', ' ');
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

namespace {

/// "jeugdverpleegkundige · 35 minuten · niveau 2".
std::string facts_line(const View& view, const Case& the_case) {
  std::string out = the_case.role;
  const auto add = [&](const std::string& words) {
    if (!out.empty()) out += "  \xC2\xB7  ";
    out += words;
  };
  if (the_case.minutes > 0) add(view.words("library.minutes", {std::to_string(the_case.minutes)}));
  if (the_case.level > 0) add(view.words("library.level", {std::to_string(the_case.level)}));
  // Said only where it is another language than the interface speaks.
  const std::string key = "library.in." + the_case.language.substr(0, 2);
  if (the_case.language.substr(0, 2) != view.words("language") && view.words.all().count(key) > 0) {
    add(view.words(key));
  }
  return out;
}

struct CardText {
  ui::TextBlock title, facts, summary, last, due;
  bool has_last = false, has_due = false;
};

CardText card_text(const View& view, const Case& the_case, const CardRecord* record, float width) {
  CardText out;
  out.title = view.ui.lay_out(the_case.title, TextStyle::heading, width);
  out.facts = view.ui.lay_out(the_case.can_be_played() ? facts_line(view, the_case) : the_case.path,
                              TextStyle::note, width, Role::soft);
  out.summary = view.ui.lay_out(
      the_case.can_be_played() ? the_case.summary : view.words("library.broken", {the_case.problem}),
      TextStyle::label, width, the_case.can_be_played() ? Role::ink : Role::stop);
  if (record != nullptr && !record->last.empty()) {
    out.has_last = true;
    out.last = view.ui.lay_out(record->last, TextStyle::note, width, Role::soft);
  }
  if (record != nullptr && !record->due.empty()) {
    out.has_due = true;
    out.due =
        view.ui.lay_out(record->due, TextStyle::note_strong, width, record->is_due ? Role::mind : Role::soft);
  }
  return out;
}

/// Places of the words of one card and its height.
struct CardShape {
  float picture = 0;  // side of the picture; 0: none
  float words_x = 0, words_width = 0;
};

CardShape card_shape(const ui::Ui& ui, float width) {
  CardShape out;
  const float inside = ui.u(20);
  // Beside the words where there is room for both, else none: the words win.
  out.picture = width > ui.u(380) ? ui.u(112) : 0;
  out.words_x = inside + (out.picture > 0 ? out.picture + ui.u(20) : 0);
  out.words_width = width - out.words_x - inside;
  return out;
}

float card_height(const ui::Ui& ui, const CardText& text, const CardShape& shape) {
  float words = text.title.height() + ui.u(4) + text.facts.height() + ui.u(10) + text.summary.height();
  if (text.has_last || text.has_due) words += ui.u(10);
  if (text.has_last) words += text.last.height();
  if (text.has_due) words += ui.u(3) + text.due.height();
  return std::max(words, shape.picture) + 2 * ui.u(20);
}

/// `id` of the widget: one case may stand on a learning path twice.
bool draw_card(const View& view, const Case& the_case, const CardRecord* record, const std::string& id,
               const Rect& place, Portraits& portraits) {
  ui::Ui& ui = view.ui;
  const float radius = ui.u(6);
  const CardShape shape = card_shape(ui, place.width);
  const CardText text = card_text(view, the_case, record, shape.words_width);
  const ui::Response response =
      ui.widget({id, the_case.title, ui::WidgetRole::button, "", true}, place, radius);
  const bool is_lit = response.is_hovered || (response.is_focused && ui.focus_is_shown());
  if (is_lit) ui.shadow(place, radius);
  ui.fill(place, Role::panel, radius);
  ui.outline(place, is_lit ? Role::accent : Role::wash, ui.rule_width(), radius);
  if (ui.theme() != draw::Theme::light && ui.theme() != draw::Theme::dark) {
    ui.outline(place, Role::rule, ui.rule_width(), radius);
  }
  const float inside = ui.u(20);
  if (shape.picture > 0 && the_case.can_be_played()) {
    portraits.draw_still(ui, the_case.portrait, the_case.scene,
                         {place.x + inside, place.y + inside, shape.picture, shape.picture}, the_case.person);
  }
  float y = place.y + inside;
  ui.draw_silent(text.title, {place.x + shape.words_x, y});
  y += text.title.height() + ui.u(4);
  ui.draw(text.facts, {place.x + shape.words_x, y});
  y += text.facts.height() + ui.u(10);
  ui.draw(text.summary, {place.x + shape.words_x, y});
  y += text.summary.height() + ui.u(10);
  if (text.has_last) {
    ui.draw(text.last, {place.x + shape.words_x, y});
    y += text.last.height();
  }
  if (text.has_due) ui.draw(text.due, {place.x + shape.words_x, y + ui.u(3)});
  return response.was_pressed;
}

/// "2  ·  stap 1  ·  een week later  ·  leerkracht", over a card of a learning path.
std::string step_line(const View& view, const scenario::PathCase& one, std::size_t place) {
  std::string out = std::to_string(place);
  const auto add = [&](const std::string& words) { out += "  \xC2\xB7  " + words; };
  if (one.step) add(view.words("library.step", {std::to_string(one.step->value)}));
  if (one.day) {
    add(scenario::in_words(*one.day));
  } else if (one.after) {
    add(scenario::in_words(*one.after));
  }
  for (const scenario::Text& profession : one.professions) add(profession.value);
  return out;
}

/// The cases of a learning path under each other, each with its step, and why it comes there. The first one
/// that has not been played yet is what comes next.
template <class RecordOf>
const Case* draw_path(const View& view, const Library& library, const scenario::LearningPath& path,
                      const LibraryState& state, const RecordOf& record_of, ui::Flow& flow,
                      Portraits& portraits) {
  ui::Ui& ui = view.ui;
  const Case* open = nullptr;
  const float width = flow.width;
  const float most = std::min(width, ui.u(760));
  flow.width = most;
  flow.text(path.title.value, TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(4);
  if (path.about) flow.text(path.about->value, TextStyle::reading);
  if (path.audience) {
    flow.space(4);
    flow.text(view.words("library.for", {path.audience->value}), TextStyle::label, Role::soft);
  }
  flow.space(20);
  bool said_next = state.records == nullptr;
  std::size_t place = 0;
  for (const scenario::PathCase& one : path.cases) {
    ++place;
    const Case* const the_case = library.find_file(one.file);
    if (the_case == nullptr) continue;
    const CardRecord* const record = record_of(*the_case);
    const bool is_next = !said_next && (record == nullptr || record->last.empty());
    said_next = said_next || is_next;
    std::string line = step_line(view, one, place);
    if (is_next) line = view.words("library.next", {line});
    flow.text(line, TextStyle::label_strong, is_next ? Role::accent : Role::soft);
    if (one.why) flow.text(one.why->value, TextStyle::label);
    flow.space(8);
    const CardShape shape = card_shape(ui, most);
    const float height = card_height(ui, card_text(view, *the_case, record, shape.words_width), shape);
    const Rect card{flow.x, flow.y, most, height};
    if (draw_card(view, *the_case, record, "path." + std::to_string(place) + "." + the_case->id, card,
                  portraits)) {
      open = the_case;
    }
    flow.y += height + ui.u(24);
  }
  flow.width = width;
  return open;
}

}  // namespace

LibraryWishes draw_library(const View& view, const Library& library, LibraryState& state,
                           Portraits& portraits) {
  LibraryWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float edge = std::min(ui.u(48), screen.width * 0.05F);
  const float most = ui.u(1180);
  const float width = std::min(screen.width - 2 * edge, most);
  const float left = (screen.width - width) / 2;

  const float top = ui.begin_scroll("library", screen);
  ui::Flow flow{ui, left, top + ui.u(28), width};
  // Name and settings.
  const std::string progress = view.words("library.progress");
  const std::string settings = view.words("library.settings");
  const ui::ButtonLook quiet{ButtonKind::quiet};
  const ui::ButtonLook gear{ButtonKind::quiet, ui::Icon::gear};
  const std::string begin = view.words("library.new_case");
  const float begin_width = state.can_begin ? ui::button_width(ui, begin, quiet) + ui.u(4) : 0;
  const float progress_width = state.records != nullptr ? ui::button_width(ui, progress, quiet) + ui.u(4) : 0;
  const float settings_width = ui::button_width(ui, settings, gear);
  const float name = ui.text_width(view.words("app.title"), TextStyle::label_strong) + ui.u(16);
  ui.text(view.words("app.title"), TextStyle::label_strong, {left, flow.y + ui.u(8)}, width, Role::accent);
  // At a large text they stand under the name.
  const bool is_one_line = name + begin_width + progress_width + settings_width <= width;
  if (!is_one_line) flow.y += ui.line_height(TextStyle::label_strong) + ui.u(12);
  const float buttons =
      is_one_line ? left + width - begin_width - progress_width - settings_width : left - ui.u(8);
  const bool is_in_row = is_one_line || begin_width + progress_width + settings_width <= width;
  float across = buttons;
  const auto next = [&](float wide) {
    if (is_in_row) {
      across += wide;
    } else {
      flow.y += ui::button_height(ui);
    }
  };
  if (state.can_begin) {
    if (ui::button(ui, "new_case", begin, ui::Point{across, flow.y}, quiet)) wishes.new_case = true;
    next(begin_width);
  }
  if (state.records != nullptr) {
    if (ui::button(ui, "progress", progress, ui::Point{across, flow.y}, quiet)) wishes.progress = true;
    next(progress_width);
  }
  if (ui::button(ui, "settings", settings, ui::Point{across, flow.y}, gear)) wishes.settings = true;
  flow.y += ui::button_height(ui) + ui.u(20);
  flow.text(view.words("library.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(6);
  flow.width = std::min(width, ui.u(720));
  flow.text(view.words("library.intro"), TextStyle::reading, Role::soft);
  flow.width = width;
  flow.space(24);

  // All cards at once, a moment later: none of them moves.
  if (library.is_reading()) {
    ui.end_scroll(flow.y);
    return wishes;
  }
  if (library.cases().empty()) {
    flow.text(view.words("library.empty"), TextStyle::reading);
    ui.end_scroll(flow.y + ui.u(40));
    return wishes;
  }

  if (!state.notices.empty()) {
    const float inside = ui.u(20);
    std::string words;
    for (const std::string& one : state.notices) words += (words.empty() ? "" : "\n") + one;
    const ui::TextBlock block = ui.lay_out(words, TextStyle::reading, width - 2 * inside);
    const Rect place{left, flow.y, width, block.height() + ui::button_height(ui) + ui.u(40)};
    ui.fill(place, Role::panel, ui.u(6));
    ui.outline(place, Role::mind, 2, ui.u(6));
    ui.draw(block, {left + inside, flow.y + ui.u(14)});
    if (ui::button(ui, "noticed", view.words("library.noticed"),
                   ui::Point{left + inside, flow.y + ui.u(26) + block.height()})) {
      wishes.noticed = true;
    }
    flow.y = place.bottom() + ui.u(24);
  }
  if (!state.unfinished.empty()) {
    const float inside = ui.u(20);
    const std::string go_on = view.words("library.go_on");
    const float button_width = ui::button_width(ui, go_on, {ButtonKind::primary});
    const bool is_beside = width - 2 * inside - button_width > ui.text_width("n", TextStyle::reading) * 30;
    const ui::TextBlock words =
        ui.lay_out(view.words("library.unfinished", {state.unfinished}), TextStyle::reading,
                   width - 2 * inside - (is_beside ? button_width + ui.u(20) : 0));
    const float inner = is_beside ? std::max(words.height(), ui::button_height(ui))
                                  : words.height() + ui.u(12) + ui::button_height(ui);
    const Rect place{left, flow.y, width, inner + 2 * ui.u(14)};
    ui.fill(place, Role::wash, ui.u(6));
    if (ui.theme() == draw::Theme::contrast) ui.outline(place, Role::rule, 2, ui.u(6));
    ui.draw(words, {left + inside, is_beside ? place.centre().y - words.height() / 2 : place.y + ui.u(14)});
    const ui::Point at = is_beside ? ui::Point{place.right() - inside - button_width,
                                               place.centre().y - ui::button_height(ui) / 2}
                                   : ui::Point{left + inside, place.y + ui.u(26) + words.height()};
    if (ui::button(ui, "go_on", go_on, at, {ButtonKind::primary})) wishes.play_on = true;
    flow.y = place.bottom() + ui.u(24);
  }

  // The learning paths; on one of them its cases stand in its order.
  const scenario::LearningPath* path = nullptr;
  for (const scenario::LearningPath& one : library.paths()) {
    if (one.file == state.path) path = &one;
  }
  if (!library.paths().empty()) {
    std::vector<std::string> labels = {view.words("library.no_path")};
    std::vector<std::string> ids = {""};
    for (const scenario::LearningPath& one : library.paths()) {
      labels.push_back(one.title.value);
      ids.push_back(one.file);
    }
    flow.text(view.words("library.paths"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
    flow.space(6);
    const std::vector<Rect> places = ui::button_row(ui, labels, {left, flow.y}, width);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ui::ButtonLook look;
      look.is_on = state.path == ids[i];
      const std::string id = i == 0 ? "none" : library.paths()[i - 1].id;
      if (ui::button(ui, "learning_path." + id, labels[i], places[i], look)) state.path = ids[i];
    }
    flow.y = places.back().bottom();
  }
  if (!library.paths().empty()) flow.space(24);

  const auto record_of = [&](const Case& one) -> const CardRecord* {
    if (state.records == nullptr) return nullptr;
    const auto found = state.records->find(one.id);
    return found == state.records->end() ? nullptr : &found->second;
  };
  if (path != nullptr) {
    wishes.open = draw_path(view, library, *path, state, record_of, flow, portraits);
    if (!state.unfinished.empty()) ui.prefer_focus("go_on");
    ui.end_scroll(flow.y + ui.u(28));
    return wishes;
  }

  // Search, and the themes beside it.
  const float field_height = ui.line_height(TextStyle::reading) + ui.u(16);
  const float field_width = std::min(width, ui.u(420));
  ui::text_field(ui, "search", view.words("library.search"), {left, flow.y, field_width, field_height},
                 state.search, {view.words("library.search"), false, 100, ui::Icon::search});
  flow.y += field_height;
  std::set<std::string> themes;
  for (const std::unique_ptr<Case>& one : library.cases()) {
    for (const std::string& theme : one->themes) {
      if (theme.substr(0, 5) != "stap-") themes.insert(theme);
    }
  }
  if (themes.size() > 1) {
    std::vector<std::string> labels = {view.words("library.all")};
    std::vector<std::string> ids = {""};
    for (const std::string& theme : themes) {
      const auto known = view.words.all().find("theme." + theme);
      labels.push_back(known == view.words.all().end() ? theme_words(theme) : known->second);
      ids.push_back(theme);
    }
    flow.space(12);
    const std::vector<Rect> places = ui::button_row(ui, labels, {left, flow.y}, width);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ui::ButtonLook look;
      look.is_on = state.theme == ids[i];
      if (ui::button(ui, "theme." + ids[i], labels[i], places[i], look)) state.theme = ids[i];
    }
    flow.y = places.back().bottom();
  }
  flow.space(24);

  std::vector<const Case*> shown;
  for (const std::unique_ptr<Case>& one : library.cases()) {
    const bool has_theme = state.theme.empty() || std::find(one->themes.begin(), one->themes.end(),
                                                            state.theme) != one->themes.end();
    if (has_theme && matches(*one, state.search)) shown.push_back(one.get());
  }
  if (shown.empty()) flow.text(view.words("library.none"), TextStyle::reading, Role::soft);

  // Two columns where a line of a card still has room for some 40 characters.
  const float gap = ui.u(20);
  const bool has_two =
      width > 2 * ui.text_width("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", TextStyle::label) + 2 * ui.u(190);
  const float card_width = has_two ? std::floor((width - gap) / 2) : width;
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t in_row = has_two ? std::min<std::size_t>(2, shown.size() - i) : 1;
    float height = 0;
    for (std::size_t k = 0; k < in_row; ++k) {
      const CardShape shape = card_shape(ui, card_width);
      height = std::max(
          height, card_height(ui, card_text(view, *shown[i + k], record_of(*shown[i + k]), shape.words_width),
                              shape));
    }
    for (std::size_t k = 0; k < in_row; ++k) {
      const Rect place{left + static_cast<float>(k) * (card_width + gap), flow.y, card_width, height};
      const std::string id = "case." + shown[i + k]->id;
      if (draw_card(view, *shown[i + k], record_of(*shown[i + k]), id, place, portraits))
        wishes.open = shown[i + k];
    }
    flow.y += height + gap;
    i += in_row;
  }
  if (!state.unfinished.empty()) {
    ui.prefer_focus("go_on");
  } else if (!shown.empty()) {
    ui.prefer_focus("case." + shown.front()->id);
  }
  ui.end_scroll(flow.y + ui.u(28));
  return wishes;
}

CaseWishes draw_case(const View& view, const Case& the_case, Portraits& portraits) {
  CaseWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float line = ui.text_width("n", TextStyle::reading);
  // The picture gives way to the words.
  const float picture =
      screen.width * 0.42F > screen.width - 62 * line - ui.u(96)
          ? std::max(0.0F, std::min(screen.width * 0.3F, screen.width - 44 * line - ui.u(96)))
          : screen.width * 0.42F;
  const bool has_picture = picture > ui.u(140);
  if (has_picture) {
    portraits.draw_still(ui, the_case.portrait, the_case.scene, {0, 0, std::floor(picture), screen.height},
                         view.words("case.person", {the_case.person}));
  }
  const float left = (has_picture ? std::floor(picture) : 0) + ui.u(48);
  const float width = std::min(screen.width - left - ui.u(48), 66 * line);

  // What can be done stays in sight.
  const float bar = ui::button_height(ui) + ui.u(40);
  const Rect body{has_picture ? std::floor(picture) : 0, 0,
                  screen.width - (has_picture ? std::floor(picture) : 0), screen.height - bar};
  const float top = ui.begin_scroll("case", body);
  ui::Flow flow{ui, left, top + ui.u(28), width};
  if (ui::button(ui, "back", view.words("case.back"), ui::Point{left - ui.u(8), flow.y},
                 {ButtonKind::quiet, ui::Icon::back})) {
    wishes.back = true;
  }
  flow.y += ui::button_height(ui) + ui.u(12);
  flow.text(the_case.title, TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(4);
  flow.text(facts_line(view, the_case), TextStyle::label, Role::soft);
  flow.space(14);
  flow.text(the_case.summary, TextStyle::reading);
  const auto part = [&](std::string_view heading, const std::string& text) {
    if (text.empty()) return;
    flow.space(18);
    flow.text(heading, TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
    flow.space(2);
    flow.text(text, TextStyle::reading);
  };
  part(view.words("case.setting"), the_case.setting);

  flow.space(18);
  flow.text(view.words("case.goals"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
  flow.space(6);
  float x = left;
  for (const CaseGoal& goal : the_case.goals) {
    const std::string label = goal.id + "  " + goal.label;
    const float wide = ui::chip_width(ui, label);
    if (x > left && x + wide > left + width) {
      x = left;
      flow.y += ui::chip_height(ui) + ui.u(6);
    }
    ui::chip(ui, label, {x, flow.y});
    x += wide + ui.u(8);
  }
  flow.y += ui::chip_height(ui);

  flow.space(22);
  const float note_top = flow.y;
  flow.x += ui.u(16);
  flow.width -= ui.u(16);
  flow.text(view.words("case.note"), TextStyle::label_strong, Role::mind, ui::WidgetRole::heading);
  flow.space(2);
  flow.text(the_case.content_note, TextStyle::label);
  flow.space(6);
  flow.text(view.words("case.stop"), TextStyle::label, Role::soft);
  ui.fill({left, note_top, ui.u(3), flow.y - note_top}, Role::mind);
  ui.end_scroll(flow.y + ui.u(28));

  ui.line({body.x, screen.height - bar}, {screen.width, screen.height - bar}, Role::wash, ui.rule_width());
  const std::string start = view.words("case.start");
  if (ui::button(ui, "start", start, ui::Point{left, screen.height - bar + ui.u(20)},
                 {ButtonKind::primary})) {
    wishes.start = true;
  }
  const ui::Point beside{left + ui::button_width(ui, start, {ButtonKind::primary}) + ui.u(12),
                         screen.height - bar + ui.u(20)};
  if (ui::button(ui, "edit", view.words("editor.open"), beside, {ButtonKind::quiet})) wishes.edit = true;
  ui.prefer_focus("start");
  if (ui.key(ui::Key::escape)) wishes.back = true;
  return wishes;
}

}  // namespace gesprek::player
