#pragma once
// Text to write in, as a writer expects it: broken into lines at its width (or not, for source text), with a
// caret, selection by keys and pointer, words by Ctrl and by double click, the clipboard, and composed input.
// The text belongs to the caller, who keeps the history too: every change is reported at once.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace gesprek::ui {

/// Where the caret is in the one text that has focus; kept by the caller from frame to frame.
struct TextAreaState {
  std::string id;  // whose; another one that gets focus starts anew
  std::size_t caret = 0, anchor = 0;
  float wanted_x = -1;  // where up and down want to be
  float offset = 0;     // of a text that is not broken into lines: scrolled to the right by
  double clicked_at = -10;
  std::size_t clicked_on = 0;
  int clicks = 0;
  bool has_moved = false;  // in this frame: the caret has to be seen
};

/// Bytes of a text that are underlined with dots.
struct TextMark {
  std::size_t begin = 0, end = 0;
  draw::Role role = draw::Role::stop;
};
/// Bytes of a line in a colour of their own.
struct ColourRun {
  std::size_t begin = 0, end = 0;
  draw::Role role = draw::Role::ink;
};

struct TextAreaLook {
  TextStyle style = TextStyle::reading;
  draw::Role role = draw::Role::ink;
  bool wraps = true;
  bool has_frame = false;  // else only the focus shows that it is a field
  bool is_read_only = false;
  bool takes_enter = true;  // Enter makes a line; else it is reported, and Shift+Enter makes one
  std::string hint = {};
  std::size_t most_bytes = 65000;
  std::vector<TextMark> marks = {};  // ascending
  /// Of a text that is not broken into lines: asked for the lines that are seen; null: one colour.
  std::vector<ColourRun> (*colours)(std::string_view line) = nullptr;
};

struct TextAreaResult {
  bool is_focused = false;
  bool has_changed = false;
  bool enter = false;                           // with takes_enter off
  bool backspace_at_start = false;              // with nothing selected
  bool leaves_up = false, leaves_down = false;  // an arrow at the first or last line
  Rect caret;                                   // on the screen; empty without focus
};

/// As high as the text is at `width`, frame included.
[[nodiscard]] float text_area_height(const Ui& ui, std::string_view text, float width,
                                     const TextAreaLook& look);

TextAreaResult text_area(Ui& ui, const std::string& id, std::string_view label, const Rect& place,
                         std::string& value, TextAreaState& state, const TextAreaLook& look = {});

/// Where words begin and end, for Ctrl+Left, Ctrl+Right and a double click: letters, digits and what is not
/// ASCII belong together.
[[nodiscard]] std::size_t word_before(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t word_after(std::string_view text, std::size_t at);

}  // namespace gesprek::ui
