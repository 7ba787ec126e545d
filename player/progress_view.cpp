#include "player/progress_view.h"

#include <algorithm>
#include <cmath>

namespace gesprek::player {

using draw::Role;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

namespace {

/// A row of words on a panel, with a button at its end, or below where there is no room beside.
struct PanelRow {
  std::string id;
  std::string title, note, more;
  std::string button;
  Role mark = Role::wash;  // the line at the left
};

bool draw_row(const View& view, ui::Flow& flow, const PanelRow& row) {
  ui::Ui& ui = view.ui;
  const float inside = ui.u(16);
  const float button_width = ui::button_width(ui, row.button);
  const bool is_beside = flow.width - 3 * inside - button_width > ui.text_width("n", TextStyle::reading) * 30;
  const float width = flow.width - 2 * inside - (is_beside ? button_width + inside : 0);
  const ui::TextBlock title = ui.lay_out(row.title, TextStyle::reading_strong, width);
  const ui::TextBlock note = ui.lay_out(row.note, TextStyle::label, width, Role::soft);
  const ui::TextBlock more = ui.lay_out(row.more, TextStyle::label, width);
  float words = title.height() + ui.u(2) + note.height();
  if (!row.more.empty()) words += ui.u(4) + more.height();
  const float inner =
      is_beside ? std::max(words, ui::button_height(ui)) : words + ui.u(10) + ui::button_height(ui);
  const Rect place{flow.x, flow.y, flow.width, inner + 2 * ui.u(14)};
  ui.fill(place, Role::panel, ui.u(6));
  ui.outline(place,
             ui.theme() == draw::Theme::light || ui.theme() == draw::Theme::dark ? Role::wash : Role::rule,
             ui.rule_width(), ui.u(6));
  if (row.mark != Role::wash) {
    ui.fill({place.x, place.y + ui.u(6), ui.u(4), place.height - ui.u(12)}, row.mark, ui.u(2));
  }
  float y = is_beside ? place.centre().y - words / 2 : place.y + ui.u(14);
  const float left = place.x + inside;
  ui.draw(title, {left, y}, ui::WidgetRole::heading);
  y += title.height() + ui.u(2);
  ui.draw(note, {left, y});
  y += note.height();
  if (!row.more.empty()) {
    ui.draw(more, {left, y + ui.u(4)});
    y += ui.u(4) + more.height();
  }
  const ui::Point at = is_beside ? ui::Point{place.right() - inside - button_width,
                                             place.centre().y - ui::button_height(ui) / 2}
                                 : ui::Point{left, y + ui.u(10)};
  const bool was_pressed = ui::button(ui, row.id, row.button, at);
  flow.y = place.bottom() + ui.u(10);
  return was_pressed;
}

void draw_heading(ui::Flow& flow, const std::string& words) {
  flow.space(28);
  flow.text(words, TextStyle::heading, Role::ink, ui::WidgetRole::heading);
  flow.space(10);
}

void draw_attempts(const View& view, ui::Flow& flow, const CaseProgress& shown) {
  ui::Ui& ui = view.ui;
  const float line = ui.text_width("n", TextStyle::label);
  const bool has_columns = flow.width > 70 * line;
  for (const AttemptRow& row : shown.attempts) {
    flow.hairline();
    flow.space(12);
    const float left = flow.x;
    const float width = flow.width;
    const float top = flow.y;
    float bottom = top;
    if (has_columns) {
      const float date = std::floor(width * 0.26F);
      flow.width = date - ui.u(20);
      flow.text(row.date, TextStyle::label_strong);
      bottom = flow.y;
      flow.y = top;
      flow.x = left + date;
      flow.width = width - date;
    } else {
      flow.text(row.date, TextStyle::label_strong);
      flow.space(2);
    }
    flow.text(row.ending, TextStyle::label);
    if (!row.bands.empty()) {
      flow.space(2);
      flow.text(row.bands, TextStyle::label, Role::soft);
    }
    if (!row.goal.empty()) {
      flow.space(2);
      flow.text(row.goal, TextStyle::label, Role::soft);
    }
    flow.x = left;
    flow.width = width;
    flow.y = std::max(flow.y, bottom) + ui.u(12);
  }
}

void draw_growth(const View& view, ui::Flow& flow, const CaseProgress& shown, Pictures& pictures) {
  ui::Ui& ui = view.ui;
  const float gap = ui.u(28);
  // As many beside each other as have room for the names of the bands.
  // Letters in a picture are as large as those beside it.
  const float scale = std::max(ui.u(1), ui.text_width("nog oefenen", TextStyle::label) /
                                            static_cast<float>(draw::text_width("nog oefenen", 13)));
  const float least = 290 * scale;
  const auto columns =
      static_cast<std::size_t>(std::clamp(std::floor((flow.width + gap) / (least + gap)), 1.0F, 3.0F));
  const float width =
      std::floor((flow.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t i = 0; i < shown.criteria.size(); i += columns) {
    const std::size_t end = std::min(i + columns, shown.criteria.size());
    const float top = flow.y;
    float heads = 0;
    std::vector<ui::TextBlock> titles;
    for (std::size_t k = i; k < end; ++k) {
      const CriterionGrowth& one = shown.criteria[k];
      titles.push_back(ui.lay_out({{one.id + "  ", TextStyle::label_strong, one.growth.role},
                                   {one.label, TextStyle::label_strong, Role::ink}},
                                  width));
      heads = std::max(heads, titles.back().height());
    }
    float bottom = top;
    for (std::size_t k = i; k < end; ++k) {
      const CriterionGrowth& one = shown.criteria[k];
      const float x = flow.x + static_cast<float>(k - i) * (width + gap);
      ui.draw(titles[k - i], {x, top + heads - titles[k - i].height()}, ui::WidgetRole::heading);
      const draw::Picture picture = draw::draw_growth(one.growth, static_cast<double>(width / scale));
      const float height = pictures.draw(ui, picture, {x, top + heads + ui.u(4)}, width);
      bottom = std::max(bottom, top + heads + ui.u(4) + height);
    }
    flow.y = bottom + ui.u(24);
  }
}

ProgressWishes draw_case_progress(const View& view, const CaseProgress& shown, ui::Flow& flow,
                                  Pictures& pictures) {
  ProgressWishes wishes;
  ui::Ui& ui = view.ui;
  flow.text(shown.title, TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(14);
  if (ui::button(ui, "progress.play", view.words("progress.play"), ui::Point{flow.x, flow.y},
                 {ButtonKind::primary})) {
    wishes.open = shown.case_id;
  }
  flow.y += ui::button_height(ui);
  if (shown.damaged > 0) {
    flow.space(14);
    flow.text(view.words("progress.damaged", {std::to_string(shown.damaged)}), TextStyle::reading,
              Role::stop);
  }
  if (!shown.criteria.empty()) {
    draw_heading(flow, view.words("progress.growth"));
    flow.text(view.words("progress.growth_note"), TextStyle::label, Role::soft);
    flow.space(16);
    draw_growth(view, flow, shown, pictures);
  }
  draw_heading(flow, view.words("progress.all_attempts"));
  draw_attempts(view, flow, shown);
  return wishes;
}

}  // namespace

ProgressWishes draw_progress(const View& view, const ProgressState& state, Pictures& pictures) {
  ProgressWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float edge = std::min(ui.u(48), screen.width * 0.05F);
  const float width = std::min(screen.width - 2 * edge, ui.u(980));
  const float left = std::floor((screen.width - width) / 2);
  const std::string id = state.shown ? "progress." + state.shown->case_id : "progress";
  const float top = ui.begin_scroll(id, screen);
  ui::Flow flow{ui, left, top + ui.u(28), width};

  const std::vector<std::string> labels = {view.words(state.shown ? "progress.back" : "progress.library"),
                                           view.words("progress.own_data")};
  const std::vector<ui::ButtonLook> looks = {{ButtonKind::quiet, ui::Icon::back}, {ButtonKind::quiet}};
  const std::vector<Rect> places = ui::button_row(ui, labels, {left - ui.u(8), flow.y}, width, looks);
  if (ui::button(ui, "back", labels[0], places[0], looks[0]))
    (state.shown ? wishes.close_case : wishes.back) = true;
  if (ui::button(ui, "own_data", labels[1], places[1], looks[1])) wishes.own_data = true;
  if (ui.key(ui::Key::escape)) (state.shown ? wishes.close_case : wishes.back) = true;
  flow.y = places.back().bottom() + ui.u(14);

  if (state.shown) {
    const ProgressWishes more = draw_case_progress(view, *state.shown, flow, pictures);
    wishes.open = more.open;
    ui.prefer_focus("progress.play");
    ui.end_scroll(flow.y + ui.u(40));
    return wishes;
  }

  if (!state.learner.empty()) flow.text(state.learner, TextStyle::label_strong, Role::accent);
  flow.text(view.words("progress.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(6);
  const float whole = flow.width;
  flow.width = std::min(whole, ui.u(680));
  flow.text(view.words("progress.intro"), TextStyle::reading, Role::soft);
  if (!state.problem.empty()) {
    flow.space(16);
    flow.text(state.problem, TextStyle::reading, Role::stop);
  }
  if (state.cases.empty() && state.due.empty()) {
    flow.space(24);
    flow.text(view.words("progress.none"), TextStyle::reading);
    flow.width = whole;
    ui.prefer_focus("back");
    ui.end_scroll(flow.y + ui.u(40));
    return wishes;
  }
  flow.width = whole;

  if (!state.due.empty()) {
    const bool is_this_week = state.due.front().is_due || state.due.size() > 1;
    draw_heading(flow, view.words(is_this_week ? "progress.due" : "progress.next"));
    for (const DueRow& row : state.due) {
      PanelRow panel{"due." + row.case_id,          row.title,
                     row.when + ", " + row.why,     {},
                     view.words("progress.repeat"), row.is_due ? Role::mind : Role::wash};
      if (draw_row(view, flow, panel)) wishes.open = row.case_id;
    }
  }
  draw_heading(flow, view.words("progress.cases"));
  for (const CaseRow& row : state.cases) {
    const PanelRow panel{"show." + row.case_id, row.title, row.facts, row.bands, view.words("progress.show")};
    if (draw_row(view, flow, panel)) wishes.show = row.case_id;
  }
  ui.prefer_focus(state.due.empty() ? "show." + state.cases.front().case_id
                                    : "due." + state.due.front().case_id);
  ui.end_scroll(flow.y + ui.u(40));
  return wishes;
}

}  // namespace gesprek::player
