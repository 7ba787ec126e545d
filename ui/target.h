#pragma once
// Where frames are drawn: a window, or a plain surface that needs no display. Both go through SDL_Renderer; a
// surface is drawn by SDL's software renderer and has the same bytes in every run.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ui/input.h"

namespace gesprek::ui {

/// Pixels as red, green, blue, alpha; rows from top to bottom, without gaps.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
  bool is_opaque = false;  // every alpha is 255: drawn without mixing, which is faster
};

/// Opaque pixels that somebody else holds, for something that changes many times a second: 0xRRGGBB each, the
/// highest byte counting for nothing; `stride` numbers from one row to the next.
struct PixelView {
  int width = 0, height = 0, stride = 0;
  const std::uint32_t* rgb = nullptr;
};

using TextureId = std::uint32_t;  // 0: none

class Target {
 public:
  Target() = default;
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
  virtual ~Target() = default;

  [[nodiscard]] virtual int width() const = 0;   // pixels
  [[nodiscard]] virtual int height() const = 0;  // pixels
  /// Pixels to one of 1/96 inch: 1 on an ordinary screen, 2 on a fine one.
  [[nodiscard]] virtual float density() const = 0;

  /// A texture with `pixels`; 0 when there is no memory for it. `alpha` is straight, not multiplied in.
  [[nodiscard]] virtual TextureId make_texture(const Pixels& pixels) = 0;
  [[nodiscard]] virtual TextureId make_texture(const PixelView& pixels) = 0;
  /// New content of the same size and kind.
  virtual void update_texture(TextureId texture, const Pixels& pixels) = 0;
  virtual void update_texture(TextureId texture, const PixelView& pixels) = 0;
  virtual void drop_texture(TextureId texture) = 0;

  /// Draws what the interface made for this frame (its ImDrawData), and shows it. By software only what
  /// changed since the last time is drawn.
  virtual void show(const void* draw_data, std::uint32_t background) = 0;
  /// What was drawn is not there any more: the next frame is drawn whole.
  virtual void forget() = 0;
  /// How many pixels the last show() drew; 0 when that frame was the same as the one before.
  [[nodiscard]] virtual std::size_t drawn_pixels() const = 0;
  /// What was shown last.
  [[nodiscard]] virtual Pixels pixels() const = 0;
};

/// Null when SDL cannot make it.
[[nodiscard]] std::unique_ptr<Target> make_surface(int width, int height, float density = 1);

/// A window on the screen. Opening one starts SDL's video; closing it ends that.
class Window : public Target {
 public:
  /// Waits at most `most_ms` for something to happen and gives it. Negative: as long as it takes.
  [[nodiscard]] virtual std::vector<InputEvent> wait(int most_ms) = 0;
  /// Whether the person asked to close it.
  [[nodiscard]] virtual bool wants_to_close() const = 0;
  /// Whether something outside asks for a new frame: another size, uncovered again.
  [[nodiscard]] virtual bool take_exposed() = 0;
  virtual void set_full_screen(bool on) = 0;
  [[nodiscard]] virtual bool is_full_screen() const = 0;
};

/// Tells `text` in a box of the system and waits until it is closed; nothing where there is no display. For
/// what goes wrong before there is a window.
void show_message(const std::string& title, const std::string& text);

/// Null when there is no display; `problem` then says in SDL's words why.
[[nodiscard]] std::unique_ptr<Window> open_window(const std::string& title, int width, int height,
                                                  std::string& problem);

/// Text on the clipboard of the desktop; nothing where there is none.
void set_clipboard(const std::string& text);
[[nodiscard]] std::string clipboard();

}  // namespace gesprek::ui
