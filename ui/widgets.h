#pragma once
// Buttons, options, sliders and fields in the one look of this program. Each records itself (Ui::widget), so
// that the keyboard, tests and later a screen reader find it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace gesprek::ui {

enum class ButtonKind : std::uint8_t {
  primary,  // the one thing to do next; at most one a screen
  plain,
  quiet  // only words, in the accent's colour
};
enum class Icon : std::uint8_t {
  none,
  back,
  book,
  gear,
  pause,
  again,
  tick,
  search,
  close,
  open,
  folded,
  voice
};
struct ButtonLook {
  ButtonKind kind = ButtonKind::plain;
  Icon icon = Icon::none;
  bool is_enabled = true;
  bool is_on = false;  // of a plain one: pressed in
};

/// In `centre`, about `size` wide.
void draw_icon(Ui& ui, Icon icon, Point centre, float size, draw::Role role);

[[nodiscard]] float button_height(const Ui& ui);
[[nodiscard]] float button_width(const Ui& ui, std::string_view label, const ButtonLook& look = {});
/// As wide as its words, with its left top at `at`; whether it was pressed.
bool button(Ui& ui, const std::string& id, std::string_view label, Point at, const ButtonLook& look = {});
bool button(Ui& ui, const std::string& id, std::string_view label, const Rect& place,
            const ButtonLook& look = {});
/// Buttons from left to right, on as many lines as they need. Places only: the caller draws them.
[[nodiscard]] std::vector<Rect> button_row(const Ui& ui, const std::vector<std::string>& labels, Point at,
                                           float width, const std::vector<ButtonLook>& looks = {});

/// A sentence to choose, with its number; `note` stands under it, softer: why it is locked, what kind it is.
struct ChoiceLook {
  int number = 0;  // 0: none
  bool is_enabled = true;
  bool is_marked = false;  // the example route's, in a comparison
  std::string note = {};
};
struct ChoiceResult {
  bool was_pressed = false;
  float height = 0;
};
ChoiceResult choice(Ui& ui, const std::string& id, std::string_view text, Point at, float width,
                    const ChoiceLook& look);

/// One of several that are on or off; a dot for one of them, a tick for any number.
enum class OptionKind : std::uint8_t { one, many };
ChoiceResult option(Ui& ui, const std::string& id, std::string_view label, Point at, float width, bool is_on,
                    OptionKind kind);

/// A whole number on a line from `least` to `most`; left and right move it. True when it changed. `place` is
/// as high as slider_height.
[[nodiscard]] float slider_height(const Ui& ui);
bool slider(Ui& ui, const std::string& id, std::string_view label, const Rect& place, int& value, int least,
            int most, bool is_set = true);

struct FieldLook {
  std::string hint = {};  // stands in it while it is empty
  bool is_multi_line = true;
  std::size_t most_bytes = 4000;
  Icon icon = Icon::none;
};
/// To type in, with lines broken where they end. True when the text changed. Ctrl+A, C, X, V, Z of one step;
/// Tab leaves it.
bool text_field(Ui& ui, const std::string& id, std::string_view label, const Rect& place, std::string& value,
                const FieldLook& look = {});

/// A small box with a few words: a theme, a level.
float chip(Ui& ui, std::string_view label, Point at, draw::Role ground = draw::Role::wash,
           draw::Role ink = draw::Role::ink);
[[nodiscard]] float chip_width(const Ui& ui, std::string_view label);
[[nodiscard]] float chip_height(const Ui& ui);

/// Content from top to bottom, in one column.
struct Flow {
  Ui& ui;
  float x = 0, y = 0, width = 0;

  void space(float units) { y += ui.u(units); }
  void text(std::string_view words, TextStyle style, draw::Role role = draw::Role::ink,
            WidgetRole record = WidgetRole::text) {
    if (!words.empty()) y += ui.text(words, style, {x, y}, width, role, record);
  }
  void spans(const std::vector<TextSpan>& words) {
    const TextBlock block = ui.lay_out(words, width);
    ui.draw(block, {x, y});
    y += block.height();
  }
  void hairline() {
    ui.line({x, y}, {x + width, y}, draw::Role::wash, ui.rule_width());
    y += ui.rule_width();
  }
};

}  // namespace gesprek::ui
