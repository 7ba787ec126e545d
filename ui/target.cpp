#include "ui/target.h"

#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

#include <SDL.h>
#include <imgui.h>

#include "ui/painter.h"

namespace gesprek::ui {

namespace {

class Surface final : public Target {
 public:
  Surface(SDL_Surface* surface, SDL_Renderer* renderer, float density)
      : surface_(surface), painter_(std::make_unique<Painter>(renderer)), density_(density) {}
  ~Surface() override {
    painter_.reset();
    SDL_FreeSurface(surface_);
  }
  [[nodiscard]] int width() const override { return surface_->w; }
  [[nodiscard]] int height() const override { return surface_->h; }
  [[nodiscard]] float density() const override { return density_; }
  [[nodiscard]] TextureId make_texture(const Pixels& pixels) override {
    return painter_->make_texture(pixels);
  }
  [[nodiscard]] TextureId make_texture(const PixelView& pixels) override {
    return painter_->make_texture(pixels);
  }
  void update_texture(TextureId texture, const Pixels& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void update_texture(TextureId texture, const PixelView& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void drop_texture(TextureId texture) override { painter_->drop_texture(texture); }
  void show(const void* data, std::uint32_t background) override {
    painter_->draw(*static_cast<const ImDrawData*>(data), background);
    painter_->present();
  }
  void forget() override { painter_->forget(); }
  [[nodiscard]] std::size_t drawn_pixels() const override { return painter_->drawn_pixels(); }
  [[nodiscard]] Pixels pixels() const override { return painter_->read(); }

 private:
  SDL_Surface* surface_;
  std::unique_ptr<Painter> painter_;
  float density_;
};

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_TAB: return Key::tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::enter;
    case SDLK_SPACE: return Key::space;
    case SDLK_ESCAPE: return Key::escape;
    case SDLK_UP: return Key::up;
    case SDLK_DOWN: return Key::down;
    case SDLK_LEFT: return Key::left;
    case SDLK_RIGHT: return Key::right;
    case SDLK_PAGEUP: return Key::page_up;
    case SDLK_PAGEDOWN: return Key::page_down;
    case SDLK_HOME: return Key::home;
    case SDLK_END: return Key::end;
    case SDLK_BACKSPACE: return Key::backspace;
    case SDLK_DELETE: return Key::del;
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS: return Key::plus;
    case SDLK_MINUS:
    case SDLK_KP_MINUS: return Key::minus;
    case SDLK_0:
    case SDLK_KP_0: return Key::zero;
    case SDLK_a: return Key::a;
    case SDLK_b: return Key::b;
    case SDLK_c: return Key::c;
    case SDLK_d: return Key::d;
    case SDLK_f: return Key::f;
    case SDLK_g: return Key::g;
    case SDLK_h: return Key::h;
    case SDLK_l: return Key::l;
    case SDLK_m: return Key::m;
    case SDLK_n: return Key::n;
    case SDLK_p: return Key::p;
    case SDLK_q: return Key::q;
    case SDLK_s: return Key::s;
    case SDLK_v: return Key::v;
    case SDLK_x: return Key::x;
    case SDLK_z: return Key::z;
    case SDLK_F1: return Key::f1;
    case SDLK_F2: return Key::f2;
    case SDLK_F3: return Key::f3;
    case SDLK_y: return Key::y;
    case SDLK_F5: return Key::f5;
    case SDLK_F8: return Key::f8;
    case SDLK_F11: return Key::f11;
    case SDLK_F12: return Key::f12;
    default: return Key::none;
  }
}

class SdlWindow final : public Window {
 public:
  SdlWindow(SDL_Window* window, SDL_Renderer* renderer)
      : window_(window), painter_(std::make_unique<Painter>(renderer)) {
    SDL_StartTextInput();
  }
  ~SdlWindow() override {
    painter_.reset();
    SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }
  [[nodiscard]] int width() const override { return output().x; }
  [[nodiscard]] int height() const override { return output().y; }
  [[nodiscard]] float density() const override {
    int width = 0;
    SDL_GetWindowSize(window_, &width, nullptr);
    const float fine = width > 0 ? static_cast<float>(output().x) / static_cast<float>(width) : 1.0F;
    if (fine > 1.01F) return fine;
    // Where a window is counted in pixels (X11, Windows), the screen's own figure counts.
    float dpi = 96;
    if (SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window_), nullptr, &dpi, nullptr) != 0) return 1;
    const float scale = std::round(dpi / 96.0F * 4) / 4;
    return scale >= 1.5F && scale <= 4 ? scale : 1.0F;
  }
  [[nodiscard]] TextureId make_texture(const Pixels& pixels) override {
    return painter_->make_texture(pixels);
  }
  [[nodiscard]] TextureId make_texture(const PixelView& pixels) override {
    return painter_->make_texture(pixels);
  }
  void update_texture(TextureId texture, const Pixels& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void update_texture(TextureId texture, const PixelView& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void drop_texture(TextureId texture) override { painter_->drop_texture(texture); }
  void show(const void* data, std::uint32_t background) override {
    const ImDrawData& frame = *static_cast<const ImDrawData*>(data);
    SDL_Surface* const surface = painter_->is_software() ? SDL_GetWindowSurface(window_) : nullptr;
    if (surface == nullptr) {
      painter_->forget();
      painter_->draw(frame, background);
      painter_->present();
      return;
    }
    // In another size SDL gives another surface, with nothing on it; we put our name on those we have seen.
    if (surface->userdata != this) painter_->forget();
    surface->userdata = this;
    std::vector<SDL_Rect> changed;
    for (const PixelRect& rect : painter_->draw(frame, background))
      changed.push_back({rect.x, rect.y, rect.width, rect.height});
    // Without a place on the screen nothing is sure to be drawn.
    if ((SDL_GetWindowFlags(window_) & (SDL_WINDOW_HIDDEN | SDL_WINDOW_MINIMIZED)) != 0) painter_->forget();
    if (changed.empty()) return;
    SDL_RenderFlush(painter_->renderer());
    // Only what changed goes to the display; SDL_RenderPresent would bring all of it.
    if (SDL_UpdateWindowSurfaceRects(window_, changed.data(), static_cast<int>(changed.size())) != 0) {
      painter_->present();
      painter_->forget();
    }
  }
  void forget() override { painter_->forget(); }
  [[nodiscard]] std::size_t drawn_pixels() const override { return painter_->drawn_pixels(); }
  [[nodiscard]] Pixels pixels() const override { return painter_->read(); }

  [[nodiscard]] std::vector<InputEvent> wait(int most_ms) override {
    std::vector<InputEvent> out;
    SDL_Event event;
    const int came = most_ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, most_ms);
    if (came != 0) {
      do {
        read(event, out);
      } while (SDL_PollEvent(&event) != 0);
    }
    return out;
  }
  [[nodiscard]] bool wants_to_close() const override { return wants_to_close_; }
  [[nodiscard]] bool take_exposed() override { return std::exchange(is_exposed_, false); }
  void set_full_screen(bool on) override {
    SDL_SetWindowFullscreen(window_, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    expose();
  }
  [[nodiscard]] bool is_full_screen() const override {
    return (SDL_GetWindowFlags(window_) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
  }

 private:
  [[nodiscard]] SDL_Point output() const {
    SDL_Point size{0, 0};
    SDL_GetRendererOutputSize(painter_->renderer(), &size.x, &size.y);
    return size;
  }
  /// From places in the window to pixels of what is drawn.
  [[nodiscard]] float fineness() const {
    int width = 0;
    SDL_GetWindowSize(window_, &width, nullptr);
    return width > 0 ? static_cast<float>(output().x) / static_cast<float>(width) : 1.0F;
  }
  /// What stood in the window may be gone.
  void expose() {
    is_exposed_ = true;
    painter_->forget();
  }
  void read(const SDL_Event& event, std::vector<InputEvent>& out) {
    InputEvent input;
    switch (event.type) {
      case SDL_QUIT: wants_to_close_ = true; return;
      case SDL_MOUSEMOTION:
        input.kind = InputEvent::Kind::pointer;
        input.x = static_cast<float>(event.motion.x) * fineness();
        input.y = static_cast<float>(event.motion.y) * fineness();
        break;
      case SDL_MOUSEBUTTONDOWN:
      case SDL_MOUSEBUTTONUP:
        if (event.button.button > SDL_BUTTON_RIGHT) return;
        // The place comes first: a touch has no motion before it.
        input.kind = InputEvent::Kind::pointer;
        input.x = static_cast<float>(event.button.x) * fineness();
        input.y = static_cast<float>(event.button.y) * fineness();
        out.push_back(input);
        input.kind = InputEvent::Kind::button;
        input.is_down = event.type == SDL_MOUSEBUTTONDOWN;
        input.which = event.button.button == SDL_BUTTON_LEFT    ? Button::left
                      : event.button.button == SDL_BUTTON_RIGHT ? Button::right
                                                                : Button::middle;
        break;
      case SDL_MOUSEWHEEL:
        input.kind = InputEvent::Kind::wheel;
        input.x = event.wheel.preciseX;
        input.y = event.wheel.preciseY;
        break;
      case SDL_KEYDOWN:
      case SDL_KEYUP:
        input.kind = InputEvent::Kind::key;
        input.key = key_of(event.key.keysym.sym);
        input.is_down = event.type == SDL_KEYDOWN;
        input.mods = {(event.key.keysym.mod & KMOD_CTRL) != 0, (event.key.keysym.mod & KMOD_SHIFT) != 0,
                      (event.key.keysym.mod & KMOD_ALT) != 0};
        break;
      case SDL_TEXTINPUT:
        input.kind = InputEvent::Kind::text;
        input.text = event.text.text;
        break;
      case SDL_WINDOWEVENT:
        switch (event.window.event) {
          case SDL_WINDOWEVENT_LEAVE: input.kind = InputEvent::Kind::pointer_left; break;
          case SDL_WINDOWEVENT_FOCUS_GAINED:
          case SDL_WINDOWEVENT_FOCUS_LOST:
            input.kind = InputEvent::Kind::focus;
            input.is_down = event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED;
            break;
          case SDL_WINDOWEVENT_EXPOSED:
          case SDL_WINDOWEVENT_SIZE_CHANGED:
          case SDL_WINDOWEVENT_SHOWN:
          case SDL_WINDOWEVENT_RESTORED:
          case SDL_WINDOWEVENT_DISPLAY_CHANGED: expose(); return;
          default: return;
        }
        break;
      case SDL_RENDER_TARGETS_RESET: expose(); return;
      default: return;
    }
    out.push_back(std::move(input));
  }

  SDL_Window* window_;
  std::unique_ptr<Painter> painter_;
  bool wants_to_close_ = false, is_exposed_ = true;
};

/// Whether something here draws faster than the processor. Without it a renderer that asks for OpenGL gets
/// Mesa's llvmpipe: 75 MB more memory, and slower than SDL's own boxes.
bool has_graphics_card() {
#ifdef __linux__
  for (const char* device : {"/dev/dri", "/dev/nvidiactl", "/dev/dxg", "/dev/mali0"}) {
    std::error_code ignored;
    if (std::filesystem::exists(device, ignored)) return true;
  }
  return false;
#else
  return true;
#endif
}

}  // namespace

std::unique_ptr<Target> make_surface(int width, int height, float density) {
  SDL_SetMainReady();
  // As a window's pixels mostly are; SDL mixes fast only into a few formats.
  SDL_Surface* const surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
  if (surface == nullptr) return nullptr;
  SDL_Renderer* const renderer = SDL_CreateSoftwareRenderer(surface);
  if (renderer == nullptr) {
    SDL_FreeSurface(surface);
    return nullptr;
  }
  return std::make_unique<Surface>(surface, renderer, density);
}

void show_message(const std::string& title, const std::string& text) {
  static_cast<void>(SDL_ShowSimpleMessageBox(SDL_MESSAGEBOX_ERROR, title.c_str(), text.c_str(), nullptr));
}

std::unique_ptr<Window> open_window(const std::string& title, int width, int height, std::string& problem) {
  SDL_SetMainReady();
  SDL_SetHint(SDL_HINT_WINDOWS_DPI_AWARENESS, "permonitorv2");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    problem = SDL_GetError();
    return nullptr;
  }
  SDL_EnableScreenSaver();
  SDL_Window* const window = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                              width, height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  SDL_Renderer* renderer = nullptr;
  if (window != nullptr) {
    SDL_SetWindowMinimumSize(window, 640, 400);
    const char* const asked = SDL_GetHint(SDL_HINT_RENDER_DRIVER);  // also from the environment
    const bool is_software = asked == nullptr ? !has_graphics_card() : std::string(asked) == "software";
    if (is_software) {
      // The picture goes straight to the display, not by way of an OpenGL texture.
      SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
      renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    }
    if (renderer == nullptr) renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC);
    if (renderer == nullptr) renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
  }
  if (renderer == nullptr) {
    problem = SDL_GetError();
    if (window != nullptr) SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return nullptr;
  }
  return std::make_unique<SdlWindow>(window, renderer);
}

namespace {

/// Where there is no desktop, what was copied is kept here: in tests, and on a surface.
std::string& own_clipboard() {
  static std::string text;
  return text;
}

}  // namespace

void set_clipboard(const std::string& text) {
  if (SDL_WasInit(SDL_INIT_VIDEO) != 0) {
    SDL_SetClipboardText(text.c_str());
  } else {
    own_clipboard() = text;
  }
}

std::string clipboard() {
  if (SDL_WasInit(SDL_INIT_VIDEO) == 0) return own_clipboard();
  char* const text = SDL_GetClipboardText();
  std::string out = text == nullptr ? "" : text;
  SDL_free(text);
  return out;
}

}  // namespace gesprek::ui
