#include "player/settings_view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gesprek::player {

using draw::Role;
using ui::Rect;
using ui::TextStyle;

SettingsWishes draw_settings(const View& view, Choices& choices, bool can_read_aloud) {
  SettingsWishes wishes;
  ui::Ui& ui = view.ui;
  const Rect screen = ui.screen();
  const float width = std::min(screen.width - 2 * ui.u(32), 66 * ui.text_width("n", TextStyle::reading));
  const float left = std::floor((screen.width - width) / 2);
  const float top = ui.begin_scroll("settings", screen);
  ui::Flow flow{ui, left, top + ui.u(28), width};
  flow.text(view.words("settings.title"), TextStyle::title, Role::ink, ui::WidgetRole::heading);
  const auto head = [&](const char* key) {
    flow.space(20);
    flow.text(view.words(key), TextStyle::reading_strong, Role::ink, ui::WidgetRole::heading);
    flow.space(8);
  };

  head("settings.theme");
  const std::array<const char*, 4> themes = {"settings.theme.light", "settings.theme.dark",
                                             "settings.theme.contrast", "settings.theme.beamer"};
  std::vector<std::string> labels;
  for (const char* key : themes) labels.push_back(view.words(key));
  std::vector<Rect> places = ui::button_row(ui, labels, {left, flow.y}, width);
  for (std::size_t i = 0; i < places.size(); ++i) {
    ui::ButtonLook look;
    look.is_on = static_cast<std::size_t>(choices.ui.theme) == i;
    if (ui::button(ui, themes[i], labels[i], places[i], look)) choices.ui.theme = draw::kThemes[i];
  }
  flow.y = places.back().bottom();
  ui.prefer_focus(themes[static_cast<std::size_t>(choices.ui.theme)]);

  head("settings.text");
  const float height = ui::button_height(ui);
  const std::string percent = view.words("settings.text_value", {std::to_string(choices.ui.text_percent)});
  if (ui::button(ui, "text.less", "\xE2\x88\x92", Rect{left, flow.y, height * 1.2F, height}, {})) {
    choices.ui.text_percent = std::max(ui::kLeastText, choices.ui.text_percent - 10);
  }
  const ui::TextBlock value = ui.lay_out(percent, TextStyle::reading_strong, width);
  ui.draw(value, {left + height * 1.2F + ui.u(20), flow.y + (height - value.height()) / 2});
  if (ui::button(ui, "text.more", "+",
                 Rect{left + height * 1.2F + ui.u(40) + value.width, flow.y, height * 1.2F, height}, {})) {
    choices.ui.text_percent = std::min(ui::kMostText, choices.ui.text_percent + 10);
  }
  flow.y += height;

  head("settings.motion");
  ui::ChoiceResult result = ui::option(ui, "motion", view.words("settings.motion_less"), {left, flow.y},
                                       width, choices.ui.reduced_motion, ui::OptionKind::many);
  if (result.was_pressed) {
    choices.ui.reduced_motion = !choices.ui.reduced_motion;
    choices.motion_is_own = true;
  }
  flow.y += result.height;

  head("settings.time");
  result = ui::option(ui, "time_limits", view.words("settings.time_limits"), {left, flow.y}, width,
                      choices.time_limits, ui::OptionKind::many);
  if (result.was_pressed) choices.time_limits = !choices.time_limits;
  flow.y += result.height + ui.u(6);
  flow.text(view.words("settings.time_note"), TextStyle::label, Role::soft);

  head("settings.voice");
  result = ui::option(ui, "reads_aloud", view.words("settings.voice_on"), {left, flow.y}, width,
                      choices.reads_aloud, ui::OptionKind::many);
  if (result.was_pressed) choices.reads_aloud = !choices.reads_aloud;
  flow.y += result.height + ui.u(6);
  flow.text(view.words(can_read_aloud ? "settings.voice_note" : "settings.voice_missing"), TextStyle::label,
            choices.reads_aloud && !can_read_aloud ? Role::mind : Role::soft);

  head("settings.keys");
  result = ui::option(ui, "single_keys", view.words("settings.keys_single"), {left, flow.y}, width,
                      choices.ui.single_keys, ui::OptionKind::many);
  if (result.was_pressed) choices.ui.single_keys = !choices.ui.single_keys;
  flow.y += result.height + ui.u(6);
  flow.text(view.words("settings.shortcuts"), TextStyle::label, Role::soft);

  head("settings.language");
  const std::array<const char*, 2> languages = {"nl", "en"};
  for (const char* language : languages) {
    result = ui::option(ui, std::string("language.") + language,
                        view.words(std::string("settings.language.") + language), {left, flow.y}, width,
                        choices.language == language, ui::OptionKind::one);
    if (result.was_pressed) choices.language = language;
    flow.y += result.height;
  }
  flow.text(view.words("settings.language_note"), TextStyle::label, Role::soft);

  head("settings.debug");
  result = ui::option(ui, "debug", view.words("settings.debug_on"), {left, flow.y}, width,
                      choices.shows_debug, ui::OptionKind::many);
  if (result.was_pressed) choices.shows_debug = !choices.shows_debug;
  flow.y += result.height;

  flow.space(20);
  const std::string close = view.words("settings.close");
  if (ui::button(ui, "settings.close", close, ui::Point{left, flow.y}, {ui::ButtonKind::primary}))
    wishes.close = true;
  if (ui.key(ui::Key::escape)) wishes.close = true;
  flow.y += ui::button_height(ui);
  ui.end_scroll(flow.y + ui.u(24));
  return wishes;
}

}  // namespace gesprek::player
