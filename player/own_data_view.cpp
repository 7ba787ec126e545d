#include "player/own_data_view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gesprek::player {

using draw::Role;
using ui::ButtonKind;
using ui::Rect;
using ui::TextStyle;

namespace {

constexpr std::array<int, 5> kMonths = {3, 6, 12, 24, 36};

std::string name_of(const View& view, const LearnerChoice& learner, std::size_t number) {
  if (!learner.alias.empty()) return learner.alias;
  return learner.is_default ? view.words("own.no_name")
                            : view.words("own.no_name_number", {std::to_string(number)});
}

/// The second step: what is going to happen, and two ways on, of which keeping has the focus.
void draw_question(const View& view, const OwnDataState& state, OwnDataWishes& wishes) {
  ui::Ui& ui = view.ui;
  ui.begin_layer();
  const Rect screen = ui.screen();
  ui.veil(screen, draw::colour(Role::ink, draw::Theme::light), 0.45F);
  const float inside = ui.u(28);
  const float width = std::min(screen.width - 2 * ui.u(20), ui.u(600));
  const float inner = width - 2 * inside;
  const ui::TextBlock title = ui.lay_out(view.words("own.erase_title"), TextStyle::heading, inner);
  const ui::TextBlock text =
      ui.lay_out(view.words("own.erase_text", {std::to_string(state.attempts), std::to_string(state.files)}),
                 TextStyle::reading, inner);
  const std::vector<std::string> labels = {view.words("own.erase_no"), view.words("own.erase_yes")};
  const std::vector<ui::ButtonLook> looks = {{ButtonKind::primary}, {ButtonKind::plain}};
  const float height = 2 * inside + title.height() + ui.u(12) + text.height() + ui.u(24);
  std::vector<Rect> places = ui::button_row(ui, labels, {0, 0}, inner, looks);
  const float whole = height + places.back().bottom();
  const Rect place{std::floor((screen.width - width) / 2),
                   std::max(ui.u(12), std::floor((screen.height - whole) / 2)), width,
                   std::min(whole, screen.height - ui.u(24))};
  ui.shadow(place, ui.u(8));
  ui.fill(place, Role::panel, ui.u(8));
  ui.outline(place, Role::rule, ui.rule_width(), ui.u(8));
  const float top = ui.begin_scroll("own.question", place);
  float y = top + inside;
  ui.draw(title, {place.x + inside, y}, ui::WidgetRole::heading);
  y += title.height() + ui.u(12);
  ui.draw(text, {place.x + inside, y});
  y += text.height() + ui.u(24);
  places = ui::button_row(ui, labels, {place.x + inside, y}, inner, looks);
  if (ui::button(ui, "own.keep", labels[0], places[0], looks[0])) wishes.keep = true;
  if (ui::button(ui, "own.erase_now", labels[1], places[1], looks[1])) wishes.erase = true;
  ui.prefer_focus("own.keep");
  ui.end_scroll(places.back().bottom() + inside);
  if (ui.key(ui::Key::escape)) wishes.keep = true;
  ui.end_layer();
}

}  // namespace

OwnDataWishes draw_own_data(const View& view, OwnDataState& state) {
  OwnDataWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float edge = std::min(ui.u(32), screen.width * 0.05F);
  const float width = std::min(screen.width - 2 * edge, 70 * ui.text_width("n", TextStyle::reading));
  const float left = std::floor((screen.width - width) / 2);
  const float top = ui.begin_scroll("own_data", screen);
  ui::Flow flow{ui, left, top + ui.u(28), width};
  if (ui::button(ui, "back", view.words("own.back"), ui::Point{left - ui.u(8), flow.y},
                 {ButtonKind::quiet, ui::Icon::back})) {
    wishes.back = true;
  }
  flow.y += ui::button_height(ui) + ui.u(12);
  flow.text(view.words("own.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(6);
  flow.text(view.words("own.intro"), TextStyle::reading, Role::soft);
  if (!state.message.empty()) {
    flow.space(14);
    flow.text(state.message, TextStyle::reading_strong, state.message_is_good ? Role::good : Role::stop);
  }
  if (!state.problem.empty()) {
    flow.space(14);
    flow.text(state.problem, TextStyle::reading, Role::stop);
  }
  const auto head = [&](const char* key) {
    flow.space(26);
    flow.text(view.words(key), TextStyle::reading_strong, Role::ink, ui::WidgetRole::heading);
    flow.space(8);
  };

  if (state.problem.empty()) {
    head("own.who");
    flow.text(view.words("own.who_note"), TextStyle::label, Role::soft);
    flow.space(8);
    for (std::size_t i = 0; i < state.learners.size(); ++i) {
      const LearnerChoice& learner = state.learners[i];
      const ui::ChoiceResult result =
          ui::option(ui, "learner." + std::to_string(i), name_of(view, learner, i + 1), {left, flow.y}, width,
                     learner.is_current, ui::OptionKind::one);
      if (result.was_pressed && !learner.is_current) wishes.choose = learner.id;
      flow.y += result.height;
    }
    flow.space(8);
    const float field = ui.line_height(TextStyle::reading) + ui.u(16);
    const std::string set = view.words("own.set_alias");
    const float button = ui::button_width(ui, set);
    const bool is_beside = width - button - ui.u(12) > ui.u(200);
    const float field_width = is_beside ? std::min(width - button - ui.u(12), ui.u(320)) : width;
    const float field_top = flow.y;
    ui::text_field(ui, "alias", view.words("own.alias"), {left, field_top, field_width, field}, state.alias,
                   {view.words("own.alias_hint"), false, record::kMostAlias});
    flow.y += field;
    if (!is_beside) flow.space(8);
    const ui::Point at =
        is_beside ? ui::Point{left + field_width + ui.u(12), field_top + (field - ui::button_height(ui)) / 2}
                  : ui::Point{left, flow.y};
    if (ui::button(ui, "own.set_alias", set, at)) wishes.set_alias = true;
    if (!is_beside) flow.y += ui::button_height(ui);
    flow.space(10);
    if (ui::button(ui, "own.add", view.words("own.add"), ui::Point{left - ui.u(8), flow.y},
                   {ButtonKind::quiet})) {
      wishes.add_learner = true;
    }
    flow.y += ui::button_height(ui);

    head("own.what");
    flow.text(view.words("own.what_text", {std::to_string(state.attempts), std::to_string(state.cases),
                                           std::to_string(state.files)}),
              TextStyle::reading);
    if (state.waiting > 0) {
      flow.space(4);
      flow.text(view.words("own.waiting", {std::to_string(state.waiting)}), TextStyle::reading, Role::mind);
    }
    flow.space(8);
    flow.text(view.words("own.where", {state.folder}), TextStyle::label, Role::soft);
    flow.space(2);
    flow.text(view.words("own.id", {state.id}), TextStyle::label, Role::soft);

    head("own.how_long");
    std::vector<std::string> labels;
    for (const int months : kMonths) labels.push_back(view.words("own.months", {std::to_string(months)}));
    const std::vector<Rect> places = ui::button_row(ui, labels, {left, flow.y}, width);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ui::ButtonLook look;
      look.is_on = state.months == kMonths[i];
      if (ui::button(ui, "months." + std::to_string(kMonths[i]), labels[i], places[i], look) && !look.is_on) {
        wishes.months = kMonths[i];
      }
    }
    flow.y = places.back().bottom() + ui.u(8);
    flow.text(view.words("own.how_long_note"), TextStyle::label, Role::soft);

    head("own.take");
    flow.text(view.words("own.take_note"), TextStyle::label, Role::soft);
    flow.space(8);
    const std::vector<std::string> ways = {view.words("own.html"), view.words("own.json")};
    const std::vector<Rect> exports = ui::button_row(ui, ways, {left, flow.y}, width);
    if (ui::button(ui, "own.html", ways[0], exports[0], {})) wishes.export_html = true;
    if (ui::button(ui, "own.json", ways[1], exports[1], {})) wishes.export_json = true;
    flow.y = exports.back().bottom();

    head("own.erase");
    flow.text(view.words("own.erase_note"), TextStyle::label, Role::soft);
    flow.space(8);
    if (ui::button(ui, "own.erase", view.words("own.erase_button"), ui::Point{left, flow.y})) {
      wishes.ask_to_erase = true;
    }
    flow.y += ui::button_height(ui);
  }
  ui.prefer_focus("back");
  ui.end_scroll(flow.y + ui.u(40));
  if (state.asks_to_erase) {
    draw_question(view, state, wishes);
  } else if (ui.key(ui::Key::escape)) {
    wishes.back = true;
  }
  return wishes;
}

}  // namespace gesprek::player
