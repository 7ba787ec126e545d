#pragma once
// Plays the whole program on a surface without a display, as a person would: by what stands on the screen and
// by keys.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "draw/raster.h"

namespace gesprek::test {

struct ScreenOptions {
  int width = 1280, height = 720;
  float density = 1;
  std::vector<std::string> cases = {};  // default: the shipped ones
  std::string settings = {};            // file; empty: none
  std::string documents = {};
  std::string sessions = {};   // folder; empty: nothing is kept
  std::string profile = {};    // folder of learners and attempts; empty: nothing is kept
  std::string date = {};       // "2026-11-22T12:00:00Z"; empty: the program's own
  std::string editing = {};    // folder of journals; empty: none
  std::string own_cases = {};  // folder for new cases; empty: none can be begun
  std::string speech = {};  // the program that reads aloud; empty: there is none, whatever this computer has
};

class ScreenDriver {
 public:
  explicit ScreenDriver(const ScreenOptions& options = {});

  [[nodiscard]] app::App& app() { return *app_; }
  /// From now on `click` and `click_id` go to what they name by Tab, and press Enter; in a field they only go
  /// there. Nothing else of the pointer is used either, which pointer_events() proves.
  void use_keyboard_only() { keyboard_only_ = true; }
  /// Events of the pointer that the program was given so far.
  [[nodiscard]] int pointer_events() const { return pointer_events_; }
  void set(draw::Theme theme, int text_percent = 100);

  /// From now on every frame is drawn once more, whole, and compared with what was drawn of it in parts.
  void compare_drawings() { compares_ = true; }
  /// Of the frames since then: how many there were, how many of them had another pixel than the whole one,
  /// and how many were drawn in part.
  struct Compared {
    int frames = 0, different = 0, in_part = 0;
  };
  [[nodiscard]] const Compared& compared() const { return compared_; }
  /// What the last frame drew (with compare_drawings: before it was drawn whole).
  [[nodiscard]] std::size_t drawn_pixels() const { return drawn_pixels_; }

  /// Frames until nothing asks for one; a frame takes a twelfth of a second of pretended time.
  void settle();
  /// So long nothing is done; the frames that are drawn then.
  int wait(double seconds);
  /// Moves the pointer to the widget that shows `label` (its label begins with it, whatever the quotation
  /// marks) and presses; false when there is none that can be seen and used.
  [[nodiscard]] bool click(std::string_view label);
  [[nodiscard]] bool click_id(std::string_view id);
  void key(ui::Key key, ui::Mods mods = {});
  void type(std::string_view text);
  void wheel(float notches);
  void move(ui::Point at);
  void drag(ui::Point from, ui::Point to, ui::Button button = ui::Button::left);
  /// Presses there; `mods` are held meanwhile.
  void press(ui::Point at, ui::Mods mods = {}, ui::Button button = ui::Button::left);
  /// Tab until the widget `id` has focus; false when a whole round does not reach it.
  [[nodiscard]] bool tab_to(std::string_view id);

  /// Does on the screen what `input` of the shipped goldens says (format 5.21): a sentence by its words, a
  /// fact in the notebook, a form by its controls. What went wrong, or nothing.
  [[nodiscard]] std::string act(std::string_view input);
  /// Does the inputs of run `name` of a case's .play file, at most so many; what went wrong, with the input,
  /// or nothing.
  [[nodiscard]] std::string play_golden(const std::string& file, std::string_view name,
                                        std::size_t most = static_cast<std::size_t>(-1));

  [[nodiscard]] const ui::Record* find(std::string_view label) const;
  [[nodiscard]] const ui::Record* find_id(std::string_view id) const;
  [[nodiscard]] bool shows(std::string_view words) const;
  /// What is on the screen, one record a line: `[button] Pauze`, `text …`.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] draw::Raster picture() const;

 private:
  void frame();
  void feed(const ui::InputEvent& event);
  void press_at(ui::Point at);
  [[nodiscard]] std::string fill_form(const session::Input& input);

  DiskFiles files_;
  std::unique_ptr<ui::Target> target_;
  std::unique_ptr<app::App> app_;
  double now_ = 0;
  bool keyboard_only_ = false;
  int pointer_events_ = 0;
  bool compares_ = false;
  Compared compared_;
  std::size_t drawn_pixels_ = 0;
};

}  // namespace gesprek::test
