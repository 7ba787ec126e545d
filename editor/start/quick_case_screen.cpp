#include "editor/start/quick_case_screen.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/widgets.h"

namespace gesprek::editor {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

namespace {

struct Question {
  const char* id;
  std::string QuickCase::*answer;
  float lines;
};

std::vector<Question> questions(int page) {
  switch (page) {
    case 0:
      return {{"person", &QuickCase::person, 1},
              {"about", &QuickCase::about, 1},
              {"child", &QuickCase::child, 1}};
    case 1: return {{"role", &QuickCase::role, 1}, {"setting", &QuickCase::setting, 3}};
    case 2: return {{"seen", &QuickCase::seen, 3}, {"heard", &QuickCase::heard, 2}};
    case 3: return {{"opening", &QuickCase::opening, 2}};
    case 4: return {{"said", &QuickCase::said, 3}};
    case 5: return {{"reaction", &QuickCase::reaction, 2}, {"side", &QuickCase::side, 2}};
    case 6: return {{"better", &QuickCase::better, 3}, {"better_reply", &QuickCase::better_reply, 2}};
    case 7: return {{"agreement", &QuickCase::agreement, 2}, {"for_child", &QuickCase::for_child, 2}};
    default: return {};
  }
}

/// One of several, each with its words under it; the one that was chosen.
void one_of(const player::View& view, ui::Flow& flow, const std::string& id,
            const std::vector<std::string>& all, std::string& value) {
  for (const std::string& one : all) {
    const ui::ChoiceResult result =
        ui::option(view.ui, "quick." + id + "." + one, view.words("quick." + id + "." + one),
                   {flow.x, flow.y}, flow.width, value == one, ui::OptionKind::one);
    flow.y += result.height;
    if (result.was_pressed) value = one;
  }
}

}  // namespace

QuickCaseWishes draw_quick_case(const player::View& view, QuickCaseState& state) {
  QuickCaseWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float edge = std::min(ui.u(48), screen.width * 0.05F);
  const float width = std::min(screen.width - 2 * edge, ui.u(720));
  const float left = std::floor((screen.width - width) / 2);
  const float bar = ui::button_height(ui) + ui.u(28);
  const float top = ui.begin_scroll("quick_case", {0, 0, screen.width, screen.height - bar});
  ui::Flow flow{ui, left, top + ui.u(20), width};
  if (ui::button(ui, "quick.out", view.words("quick.out"), ui::Point{left - ui.u(8), flow.y},
                 {ui::ButtonKind::quiet, ui::Icon::back})) {
    wishes.back = wishes.keep = true;
  }
  flow.y += ui::button_height(ui) + ui.u(12);
  const std::string number = std::to_string(state.page + 1);
  const bool is_last = state.page + 1 == kQuickPages;
  flow.text(is_last ? view.words("quick.last")
                    : view.words("quick.step", {number, std::to_string(kQuickPages - 1)}),
            TextStyle::label, Role::soft);
  flow.space(4);
  flow.text(view.words("quick.page." + number), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  flow.space(4);
  flow.text(view.words("quick.page." + number + ".about"), TextStyle::reading, Role::soft);

  const float line = ui.line_height(TextStyle::reading);
  for (const Question& question : questions(state.page)) {
    flow.space(18);
    const std::string label = view.words(std::string("quick.") + question.id);
    flow.text(label, TextStyle::label_strong, Role::accent);
    flow.space(4);
    ui::FieldLook look;
    look.is_multi_line = question.lines > 1;
    look.most_bytes = question.lines > 1 ? 1500 : 120;
    look.hint = view.words(std::string("quick.") + question.id + ".hint");
    const float height = question.lines * line + ui.u(16);
    ui::text_field(ui, std::string("quick.") + question.id, label, {left, flow.y, width, height},
                   state.answers.*question.answer, look);
    flow.y += height;
  }
  if (state.page == 0) {
    flow.space(18);
    flow.text(view.words("quick.persona"), TextStyle::label_strong, Role::accent);
    one_of(view, flow, "persona", quick_personas(), state.answers.persona);
  }
  if (state.page == 4) {
    flow.space(18);
    flow.text(view.words("quick.did"), TextStyle::label_strong, Role::accent);
    one_of(view, flow, "did", quick_moves(), state.answers.did);
  }
  bool has_all = true;
  if (is_last) {
    const std::vector<std::string> words = recognisable_words(state.answers);
    flow.space(14);
    if (words.empty()) {
      flow.text(view.words("quick.words.none"), TextStyle::reading, Role::good);
    } else {
      std::string all;
      for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
      flow.text(view.words("quick.words", {all}), TextStyle::reading, Role::mind);
    }
    flow.space(14);
    for (std::size_t i = 0; i < state.checks.size(); ++i) {
      const std::string id = std::to_string(i + 1);
      const ui::ChoiceResult result =
          ui::option(ui, "quick.check." + id, view.words("quick.check." + id), {flow.x, flow.y}, flow.width,
                     state.checks[i], ui::OptionKind::many);
      flow.y += result.height;
      if (result.was_pressed) state.checks[i] = !state.checks[i];
      has_all = has_all && state.checks[i];
    }
    flow.space(8);
    flow.text(view.words("quick.consent"), TextStyle::note, Role::soft);
  }
  ui.end_scroll(flow.y + ui.u(20));

  const Rect foot{0, screen.height - bar, screen.width, bar};
  ui.fill(foot, Role::panel);
  ui.line({0, foot.y}, {screen.width, foot.y}, Role::wash, ui.rule_width());
  float x = left;
  const auto go_to = [&](int page) {
    state.page = page;
    state.message.clear();
    ui.scroll_to("quick_case", 0);
    wishes.keep = true;
    ui.ask_frame();
  };
  if (state.page > 0) {
    const std::string back = view.words("quick.previous");
    if (ui::button(ui, "quick.previous", back, ui::Point{x, foot.y + ui.u(14)})) go_to(state.page - 1);
    x += ui::button_width(ui, back) + ui.u(10);
  }
  ui::ButtonLook look{ui::ButtonKind::primary};
  look.is_enabled = !is_last || has_all;
  const std::string next = view.words(is_last ? "quick.make" : "quick.next");
  if (ui::button(ui, is_last ? "quick.make" : "quick.next", next, ui::Point{x, foot.y + ui.u(14)}, look)) {
    if (is_last) {
      wishes.make = true;
    } else {
      go_to(state.page + 1);
    }
  }
  x += ui::button_width(ui, next, look) + ui.u(16);
  const std::string told = !state.message.empty() ? state.message
                           : is_last && !has_all  ? view.words("quick.checks_first")
                                                  : std::string();
  if (!told.empty()) {
    const ui::TextBlock words =
        ui.lay_out(told, TextStyle::label, std::max(ui.u(60), screen.width - edge - x),
                   state.message.empty() ? Role::soft : Role::stop);
    ui.draw(words, {x, foot.y + (bar - words.height()) / 2});
  }
  if (ui.key(ui::Key::escape)) wishes.back = wishes.keep = true;
  return wishes;
}

}  // namespace gesprek::editor
