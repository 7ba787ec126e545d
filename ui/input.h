#pragma once
// What a person does, before it reaches the interface: the same for a real window and for the test driver.

#include <cstdint>
#include <string>

namespace gesprek::ui {

enum class Key : std::uint8_t {
  none,
  tab,
  enter,
  space,
  escape,
  up,
  down,
  left,
  right,
  page_up,
  page_down,
  home,
  end,
  backspace,
  del,
  plus,  // also of the number pad, and the key that has + with or without Shift
  minus,
  zero,
  a,
  b,
  c,
  d,
  f,
  g,
  h,
  l,
  m,
  n,
  p,
  q,
  s,
  v,
  x,
  z,
  f1,
  f2,
  f3,
  y,
  f5,
  f8,
  f11,
  f12
};

enum class Button : std::uint8_t { left, right, middle };

struct Mods {
  bool ctrl = false, shift = false, alt = false;
  friend bool operator==(const Mods& a, const Mods& b) {
    return a.ctrl == b.ctrl && a.shift == b.shift && a.alt == b.alt;
  }
};
inline constexpr Mods kCtrl{true, false, false};
inline constexpr Mods kShift{false, true, false};
inline constexpr Mods kAlt{false, false, true};

struct InputEvent {
  enum class Kind : std::uint8_t {
    pointer,       // moved to x, y in pixels of the target
    pointer_left,  // is not over the window any more
    button,        // which, and is_down
    wheel,         // x and y in notches, right and up positive
    key,           // key, mods, is_down
    text,          // UTF-8 that was typed
    focus          // is_down: the window has it
  };
  Kind kind = Kind::pointer;
  float x = 0, y = 0;
  Key key = Key::none;
  Mods mods = {};
  bool is_down = false;
  Button which = Button::left;
  std::string text = {};
};

}  // namespace gesprek::ui
