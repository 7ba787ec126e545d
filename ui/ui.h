#pragma once
// One frame after another: what views draw with, and what tells them what a person did. Immediate mode: a
// view calls these functions in reading order, every frame; nothing is kept of what it drew but a list of
// records, by which keyboard focus moves, tests find a button, and assistive technology can be attached.
//
// All texts are UTF-8. Lengths are pixels; `u(8)` is 8 units of the design at the density and text size that
// are set.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draw/palette.h"
#include "draw/picture.h"
#include "ui/geometry.h"
#include "ui/input.h"
#include "ui/target.h"
#include "ui/text_block.h"

namespace gesprek::ui {

enum class WidgetRole : std::uint8_t {
  text,  // not a widget: words that were shown
  heading,
  image,
  button,
  choice,  // one of the things to say
  option,  // one of several, of which one or more are on
  slider,
  field,  // to type in
  card    // to move between columns
};
[[nodiscard]] const char* role_word(WidgetRole role);

/// What was on the screen in the last frame.
struct Record {
  std::string id;     // empty for texts
  std::string label;  // what it says
  WidgetRole role = WidgetRole::text;
  std::string value;  // "aan", "7", what was typed
  Rect place;
  bool is_enabled = true;
  bool is_visible = true;        // at least partly inside the screen and its scroll area
  bool has_broken_word = false;  // of a text: a word did not fit on a line
  int layer = 0;
};

/// What happened to a widget in this frame.
struct Response {
  bool is_hovered = false, is_held = false, is_focused = false;
  bool was_pressed = false;  // clicked, or Enter or Space
};

struct Settings {
  draw::Theme theme = draw::Theme::light;
  int text_percent = 100;  // 80–300
  bool reduced_motion = false;
  bool single_keys = true;  // 1–9 choose, and letters that do something on their own
  friend bool operator==(const Settings& a, const Settings& b) {
    return a.theme == b.theme && a.text_percent == b.text_percent && a.reduced_motion == b.reduced_motion &&
           a.single_keys == b.single_keys;
  }
};
inline constexpr int kLeastText = 80, kMostText = 300;

/// Files of the fonts that text is set in; default: those found when configuring.
struct FontFiles {
  std::string regular, semibold;
};
[[nodiscard]] FontFiles default_fonts();

class Ui {
 public:
  /// `target` must outlive it. Several may exist, of which one at a time is between begin_frame and
  /// end_frame.
  explicit Ui(Target& target, const FontFiles& fonts = default_fonts());
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;
  ~Ui();

  // --- frames ---
  [[nodiscard]] const Settings& settings() const;
  void set_settings(const Settings& settings);
  /// Why text is set in another font than asked; empty: it is not.
  [[nodiscard]] const std::string& font_problem() const;
  /// The one way in for what a person does.
  void feed(const std::vector<InputEvent>& events);
  /// `seconds` from any fixed moment; only differences count.
  void begin_frame(double seconds);
  void end_frame();
  /// Whether the next frame would be another one although nothing is done: something moved, or input waits.
  [[nodiscard]] bool wants_frame() const;
  /// Seconds until something that moves wants a frame; negative: nothing does.
  [[nodiscard]] double next_frame_in() const;
  [[nodiscard]] double seconds() const;
  /// Whether the window is the one that is worked in; true where there is no window.
  [[nodiscard]] bool has_window_focus() const;
  /// Since a person last did something.
  [[nodiscard]] double idle_seconds() const;
  void ask_frame();
  void ask_frame_in(double seconds);
  [[nodiscard]] std::uint64_t frames() const;
  /// Draws the last frame once more, whole: what is on the target then, whatever was there.
  void show_again();
  /// Of the last frame: what it cost to draw, on any machine.
  [[nodiscard]] int vertices() const;

  [[nodiscard]] Target& target();
  [[nodiscard]] Rect screen() const;
  [[nodiscard]] float u(float units) const;
  [[nodiscard]] draw::Theme theme() const { return settings().theme; }
  /// Lines that carry meaning: 1 px, and 3 in the beamer theme.
  [[nodiscard]] float rule_width() const;

  // --- drawing ---
  void fill(const Rect& rect, draw::Role role, float radius = 0);
  /// Over what is there; `opacity` 0–1.
  void veil(const Rect& rect, draw::Colour colour, float opacity);
  void outline(const Rect& rect, draw::Role role, float width = 1, float radius = 0);
  void line(Point from, Point to, draw::Role role, float width = 1);
  void disc(Point centre, float radius, draw::Role role);
  void ring(Point centre, float radius, draw::Role role, float width);
  /// `picture`, a square, in one colour; made once per `number` and size.
  void icon(const draw::Picture& picture, int number, Point centre, float size, draw::Role role);
  /// For what floats.
  void shadow(const Rect& rect, float radius);
  /// `alternative` stands for it in the records; empty: decoration.
  void image(TextureId texture, const Rect& rect, std::string_view alternative = {});
  void push_clip(const Rect& rect);
  void pop_clip();

  // --- many things at once: maps, charts ---
  struct Box {
    Rect place;
    draw::Role role = draw::Role::ink;
    float opacity = 1;
  };
  /// Fills them in order, on whole pixels, each at least one pixel wide and high. Cheap for thousands; the
  /// caller leaves out what is not seen.
  void boxes(const std::vector<Box>& boxes);
  /// One line of text without layout or record; not broken, not cut.
  void words(std::string_view text, TextStyle style, Point at, draw::Role role);
  /// How many bytes of `text` fit in `width`; whole characters.
  [[nodiscard]] std::size_t fitting(std::string_view text, TextStyle style, float width) const;
  /// Turned over `place` in this frame, in notches, right and up positive; where nothing scrolls. Gives it
  /// once, and not to what lies under a layer.
  [[nodiscard]] Point wheel(const Rect& place);

  // --- text ---
  [[nodiscard]] TextBlock lay_out(const std::vector<TextSpan>& spans, float width,
                                  float line_height = 0) const;
  [[nodiscard]] TextBlock lay_out(std::string_view text, TextStyle style, float width,
                                  draw::Role role = draw::Role::ink) const;
  [[nodiscard]] float text_width(std::string_view text, TextStyle style) const;
  [[nodiscard]] float line_height(TextStyle style) const;
  /// Draws it and records it; `role` of the record.
  void draw(const TextBlock& block, Point at, WidgetRole role = WidgetRole::text);
  /// Draws without a record: part of a widget that has one.
  void draw_silent(const TextBlock& block, Point at);
  /// Lays out, draws and records; gives the height.
  float text(std::string_view text, TextStyle style, Point at, float width, draw::Role role = draw::Role::ink,
             WidgetRole record = WidgetRole::text);

  // --- widgets ---
  struct Widget {
    std::string id, label;
    WidgetRole role = WidgetRole::button;
    std::string value = {};
    bool is_enabled = true;
    bool takes_focus = true;
  };
  /// Records it, and says what happened to it. Everything a person can operate goes through here. The focus
  /// ring is drawn around `place` with corners of `radius`.
  Response widget(const Widget& widget, const Rect& place, float radius = 6);
  [[nodiscard]] const std::string& focused() const;
  /// Whether focus was moved by the keyboard, so that it has to be seen.
  [[nodiscard]] bool focus_is_shown() const;
  void set_focus(std::string id);
  /// Where focus goes when what had it is gone, and the keyboard is used.
  void prefer_focus(std::string id);
  /// What follows lies over everything and is the only thing that can be operated, until end_layer.
  void begin_layer();
  void end_layer();
  /// Where the pointer is; far outside when it is nowhere.
  [[nodiscard]] Point pointer() const;
  [[nodiscard]] bool pointer_is_down(Button button = Button::left) const;
  [[nodiscard]] bool pointer_went_down(Button button = Button::left) const;
  [[nodiscard]] bool pointer_was_doubled() const;  // the second press of a double click
  [[nodiscard]] Mods mods() const;
  [[nodiscard]] bool key_is_down(Key key) const;

  /// Whether `key` was pressed with exactly `mods` (or repeats); gives it once per frame.
  [[nodiscard]] bool key(Key key, Mods mods = {}, bool repeats = true);
  /// 1–9 typed where nobody types text, and single keys are on; 0: none. Gives it once.
  [[nodiscard]] int digit();
  /// A letter typed where nobody types text, and single keys are on.
  [[nodiscard]] bool letter(char letter);
  /// What was typed in this frame, for a field that has focus.
  [[nodiscard]] std::string take_typed();
  /// A field has focus: characters are text.
  void set_typing();

  // --- scrolling ---
  /// A part of the screen that shows part of something taller. Gives the y at which its content begins.
  float begin_scroll(const std::string& id, const Rect& place);
  /// `end` is the y where its content ended, as drawn.
  void end_scroll(float end);
  void scroll_to(const std::string& id, float offset);
  /// Inside begin_scroll: brings `part` into sight in the frames after this one, its top before its end.
  void show(const Rect& part);
  /// Brings it to its end, in the frames after this one.
  void scroll_to_end(const std::string& id);

  /// What the last finished frame showed, in reading order.
  [[nodiscard]] const std::vector<Record>& records() const;

  /// Dear ImGui's own metrics window: part of the debug menu.
  void show_metrics(bool on);

  struct Core;  // of this room only

 private:
  std::unique_ptr<Core> core_;
};

}  // namespace gesprek::ui
