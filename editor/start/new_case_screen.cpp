#include "editor/start/new_case_screen.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/cli/case_template.h"
#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

NewCaseWishes draw_new_case(const player::View& view, NewCaseState& state) {
  NewCaseWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float edge = std::min(ui.u(48), screen.width * 0.05F);
  const float width = std::min(screen.width - 2 * edge, ui.u(980));
  const float left = std::floor((screen.width - width) / 2);
  const float bar = ui::button_height(ui) + ui.u(28);
  const float top = ui.begin_scroll("new_case", {0, 0, screen.width, screen.height - bar});
  ui::Flow flow{ui, left, top + ui.u(20), width};
  if (ui::button(ui, "new.back", view.words("editor.back"), ui::Point{left - ui.u(8), flow.y},
                 {ui::ButtonKind::quiet, ui::Icon::back})) {
    wishes.back = true;
  }
  flow.y += ui::button_height(ui) + ui.u(8);
  flow.text(view.words("start.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(4);
  flow.width = std::min(width, ui.u(680));
  flow.text(view.words("start.intro"), TextStyle::reading, Role::soft);
  flow.width = width;
  flow.space(20);

  const float field_height = ui.line_height(TextStyle::reading) + ui.u(16);
  flow.text(view.words("start.name"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
  flow.space(6);
  ui::FieldLook look;
  look.is_multi_line = false;
  look.most_bytes = 200;
  look.hint = view.words("start.name.hint");
  ui::text_field(ui, "new.title", view.words("start.name"),
                 {left, flow.y, std::min(width, ui.u(560)), field_height}, state.title, look);
  ui.prefer_focus("new.title");
  flow.y += field_height + ui.u(6);
  if (!state.changes_folder) {
    const ui::TextBlock where =
        ui.lay_out(view.words("start.where", {state.folder}), TextStyle::note, width, Role::soft);
    ui.draw(where, {left, flow.y + ui.u(2)});
    flow.y += where.height() + ui.u(2);
    if (ui::button(ui, "new.where", view.words("start.where.change"), ui::Point{left - ui.u(8), flow.y},
                   {ui::ButtonKind::quiet})) {
      state.changes_folder = true;
      ui.set_focus("new.folder");
    }
    flow.y += ui::button_height(ui);
  } else {
    flow.text(view.words("start.folder"), TextStyle::note, Role::soft);
    look.most_bytes = 1000;
    look.hint.clear();
    ui::text_field(ui, "new.folder", view.words("start.folder"), {left, flow.y, width, field_height},
                   state.folder, look);
    flow.y += field_height;
  }
  flow.space(20);

  flow.text(view.words("start.kind"), TextStyle::label_strong, Role::accent, ui::WidgetRole::heading);
  flow.space(8);
  std::vector<std::string> kinds;
  if (state.has_quick_case) kinds.emplace_back("eigen");
  for (const cli::CaseTemplate& one : cli::case_templates()) kinds.emplace_back(one.name);
  // Two columns where a line has room for some forty letters.
  const float gap = ui.u(16);
  const bool has_two = width > 80 * ui.text_width("n", TextStyle::label) + gap;
  const float card = has_two ? std::floor((width - gap) / 2) : width;
  const float inside = ui.u(14);
  for (std::size_t i = 0; i < kinds.size();) {
    // The quick case goes first, over the whole width.
    const bool is_wide = kinds[i] == "eigen" || !has_two;
    const std::size_t in_row = is_wide ? 1 : std::min<std::size_t>(2, kinds.size() - i);
    const float wide = is_wide ? width : card;
    float height = 0;
    std::vector<ui::TextBlock> names, abouts;
    for (std::size_t k = 0; k < in_row; ++k) {
      names.push_back(
          ui.lay_out(view.words("start.kind." + kinds[i + k]), TextStyle::reading_strong, wide - 2 * inside));
      abouts.push_back(ui.lay_out(view.words("start.kind." + kinds[i + k] + ".about"), TextStyle::label,
                                  wide - 2 * inside, Role::soft));
      height = std::max(height, names[k].height() + abouts[k].height() + ui.u(4) + 2 * ui.u(12));
    }
    for (std::size_t k = 0; k < in_row; ++k) {
      const Rect place{left + static_cast<float>(k) * (card + gap), flow.y, wide, height};
      const bool is_on = state.kind == kinds[i + k];
      ui::Ui::Widget widget;
      widget.id = "new.kind." + kinds[i + k];
      widget.label = view.words("start.kind." + kinds[i + k]);
      widget.role = ui::WidgetRole::option;
      widget.value = is_on ? "aan" : "uit";
      const ui::Response hit = ui.widget(widget, place);
      ui.fill(place, is_on ? Role::wash : Role::panel, ui.u(6));
      ui.outline(place, is_on || hit.is_hovered ? Role::accent : Role::rule,
                 is_on ? 2 * ui.rule_width() : ui.rule_width(), ui.u(6));
      ui.draw_silent(names[k], {place.x + inside, place.y + ui.u(12)});
      ui.draw(abouts[k], {place.x + inside, place.y + ui.u(16) + names[k].height()});
      if (hit.was_pressed) {
        state.kind = kinds[i + k];
        ui.ask_frame();
      }
    }
    flow.y += height + ui.u(12);
    i += in_row;
  }
  ui.end_scroll(flow.y + ui.u(16));

  // What can be done stays in sight, with what keeps it from being done.
  const Rect foot{0, screen.height - bar, screen.width, bar};
  ui.fill(foot, Role::panel);
  ui.line({0, foot.y}, {screen.width, foot.y}, Role::wash, ui.rule_width());
  const std::string label = view.words(state.kind == "eigen" ? "start.make.eigen" : "start.make");
  const ui::ButtonLook primary{ui::ButtonKind::primary};
  const float wide = ui::button_width(ui, label, primary);
  const bool makes = ui::button(ui, "new.make", label, ui::Point{left, foot.y + ui.u(14)}, primary) ||
                     (ui.focused() == "new.title" && ui.key(ui::Key::enter));
  if (makes) wishes.make = true;
  // What is missing is typed at once.
  if (makes && state.title.find_first_not_of(' ') == std::string::npos) ui.set_focus("new.title");
  if (!state.message.empty()) {
    const float x = left + wide + ui.u(20);
    const ui::TextBlock words =
        ui.lay_out(state.message, TextStyle::label, std::max(ui.u(60), screen.width - edge - x), Role::stop);
    ui.draw(words, {x, foot.y + (bar - words.height()) / 2});
  }
  if (ui.key(ui::Key::escape)) wishes.back = true;
  return wishes;
}

}  // namespace gesprek::editor
