#include "ui/target.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include <SDL.h>
#include <imgui.h>

namespace gesprek::ui {

namespace {

/// What a window and a surface share: an SDL_Renderer, its textures, and drawing ImDrawData with it.
class Painter {
 public:
  explicit Painter(SDL_Renderer* renderer) : renderer_(renderer) {
    SDL_RendererInfo info;
    is_software_ = SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE) != 0;
  }
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;
  ~Painter() {
    for (const auto& [id, texture] : textures_) SDL_DestroyTexture(texture);
    SDL_DestroyRenderer(renderer_);
  }

  TextureId make_texture(const Pixels& pixels) {
    SDL_Texture* const texture = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_RGBA32,
                                                   SDL_TEXTUREACCESS_STATIC, pixels.width, pixels.height);
    if (texture == nullptr) return 0;
    SDL_UpdateTexture(texture, nullptr, pixels.rgba.data(), pixels.width * 4);
    SDL_SetTextureBlendMode(texture,
                            pixels.is_opaque && is_software_ ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    textures_[++last_] = texture;
    return last_;
  }
  void update_texture(TextureId texture, const Pixels& pixels) {
    const auto found = textures_.find(texture);
    if (found != textures_.end())
      SDL_UpdateTexture(found->second, nullptr, pixels.rgba.data(), pixels.width * 4);
  }
  void drop_texture(TextureId texture) {
    const auto found = textures_.find(texture);
    if (found == textures_.end()) return;
    SDL_DestroyTexture(found->second);
    textures_.erase(found);
  }

  void draw(const ImDrawData& data, std::uint32_t background) {
    SDL_SetRenderDrawColor(renderer_, static_cast<Uint8>(background >> 16U & 0xFFU),
                           static_cast<Uint8>(background >> 8U & 0xFFU),
                           static_cast<Uint8>(background & 0xFFU), 255);
    SDL_RenderClear(renderer_);
    SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
    for (int i = 0; i < data.CmdListsCount; ++i) {
      const ImDrawList& list = *data.CmdLists[i];
      for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback != nullptr) continue;  // we have none
        const SDL_Rect clip = {static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                               static_cast<int>(command.ClipRect.z - command.ClipRect.x),
                               static_cast<int>(command.ClipRect.w - command.ClipRect.y)};
        if (clip.w <= 0 || clip.h <= 0) continue;
        SDL_RenderSetClipRect(renderer_, &clip);
        const auto id = static_cast<TextureId>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
        const auto found = textures_.find(id);
        SDL_Texture* const texture = found == textures_.end() ? nullptr : found->second;
        if (is_software_) {
          draw_boxes(list, command, texture, clip);
        } else {
          draw_triangles(list, command, texture, command.IdxOffset, command.ElemCount);
        }
      }
    }
    SDL_RenderSetClipRect(renderer_, nullptr);
  }
  void present() { SDL_RenderPresent(renderer_); }

  [[nodiscard]] Pixels read() const {
    Pixels out;
    SDL_GetRendererOutputSize(renderer_, &out.width, &out.height);
    out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
    SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_RGBA32, out.rgba.data(), out.width * 4);
    return out;
  }
  [[nodiscard]] SDL_Renderer* renderer() const { return renderer_; }

 private:
  void draw_triangles(const ImDrawList& list, const ImDrawCmd& command, SDL_Texture* texture, unsigned from,
                      unsigned count) {
    const ImDrawVert* const first = list.VtxBuffer.Data + command.VtxOffset;
    SDL_RenderGeometryRaw(
        renderer_, texture, &first->pos.x, static_cast<int>(sizeof(ImDrawVert)),
        reinterpret_cast<const SDL_Color*>(&first->col), static_cast<int>(sizeof(ImDrawVert)), &first->uv.x,
        static_cast<int>(sizeof(ImDrawVert)), list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
        list.IdxBuffer.Data + from, static_cast<int>(count), static_cast<int>(sizeof(ImDrawIdx)));
  }

  /// SDL 2.26's software renderer reads outside a texture when a textured triangle reaches beyond the
  /// picture. Nearly all we draw are upright boxes: those are copied or filled here, cut to the clip; what is
  /// left has one colour.
  void draw_boxes(const ImDrawList& list, const ImDrawCmd& command, SDL_Texture* texture,
                  const SDL_Rect& clip) {
    const ImDrawIdx* const index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* const first = list.VtxBuffer.Data + command.VtxOffset;
    for (unsigned i = 0; i < command.ElemCount;) {
      if (i + 6 <= command.ElemCount && is_box(first, index + i)) {
        draw_box(first[index[i]], first[index[i + 2]], texture, clip);
        i += 6;
        continue;
      }
      draw_triangles(list, command, nullptr, command.IdxOffset + i, 3);
      i += 3;
    }
  }
  /// As ImDrawList::PrimRect and PrimRectUV write them: left above, right above, right below, left below.
  static bool is_box(const ImDrawVert* first, const ImDrawIdx* index) {
    if (index[3] != index[0] || index[4] != index[2]) return false;
    const ImDrawVert& a = first[index[0]];
    const ImDrawVert& b = first[index[1]];
    const ImDrawVert& c = first[index[2]];
    const ImDrawVert& d = first[index[5]];
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
           a.col == c.col && a.col == b.col && a.col == d.col;
  }
  void draw_box(const ImDrawVert& a, const ImDrawVert& c, SDL_Texture* texture, const SDL_Rect& clip) {
    SDL_Rect to = {static_cast<int>(std::lround(a.pos.x)), static_cast<int>(std::lround(a.pos.y)), 0, 0};
    to.w = static_cast<int>(std::lround(c.pos.x)) - to.x;
    to.h = static_cast<int>(std::lround(c.pos.y)) - to.y;
    SDL_Rect seen;
    if (SDL_IntersectRect(&to, &clip, &seen) == SDL_FALSE) return;
    const auto channel = [&](int shift) { return static_cast<Uint8>(a.col >> shift & 0xFFU); };
    const Uint8 red = channel(IM_COL32_R_SHIFT);
    const Uint8 green = channel(IM_COL32_G_SHIFT);
    const Uint8 blue = channel(IM_COL32_B_SHIFT);
    const Uint8 alpha = channel(IM_COL32_A_SHIFT);
    const bool is_plain = texture == nullptr || (a.uv.x == c.uv.x && a.uv.y == c.uv.y);
    if (is_plain) {
      SDL_SetRenderDrawColor(renderer_, red, green, blue, alpha);
      SDL_RenderFillRect(renderer_, &seen);
      return;
    }
    int width = 0;
    int height = 0;
    SDL_QueryTexture(texture, nullptr, nullptr, &width, &height);
    SDL_Rect from = {static_cast<int>(std::lround(a.uv.x * static_cast<float>(width))),
                     static_cast<int>(std::lround(a.uv.y * static_cast<float>(height))), 0, 0};
    from.w = static_cast<int>(std::lround(c.uv.x * static_cast<float>(width))) - from.x;
    from.h = static_cast<int>(std::lround(c.uv.y * static_cast<float>(height))) - from.y;
    if (from.w == to.w && from.h == to.h) {  // one to one: cut where the clip cuts
      from = {from.x + seen.x - to.x, from.y + seen.y - to.y, seen.w, seen.h};
      to = seen;
    }
    SDL_SetTextureColorMod(texture, red, green, blue);
    SDL_SetTextureAlphaMod(texture, alpha);
    SDL_BlendMode mode = SDL_BLENDMODE_BLEND;
    SDL_GetTextureBlendMode(texture, &mode);
    // What is opaque by itself is copied; only when it is shown faintly it is mixed.
    if (alpha != 255) SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_RenderCopy(renderer_, texture, &from, &to);
    if (alpha != 255) SDL_SetTextureBlendMode(texture, mode);
  }

  SDL_Renderer* renderer_;
  bool is_software_ = false;
  std::map<TextureId, SDL_Texture*> textures_;
  TextureId last_ = 0;
};

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
  void update_texture(TextureId texture, const Pixels& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void drop_texture(TextureId texture) override { painter_->drop_texture(texture); }
  void show(const void* data, std::uint32_t background) override {
    painter_->draw(*static_cast<const ImDrawData*>(data), background);
    painter_->present();
  }
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
  void update_texture(TextureId texture, const Pixels& pixels) override {
    painter_->update_texture(texture, pixels);
  }
  void drop_texture(TextureId texture) override { painter_->drop_texture(texture); }
  void show(const void* data, std::uint32_t background) override {
    painter_->draw(*static_cast<const ImDrawData*>(data), background);
    painter_->present();
  }
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
    is_exposed_ = true;
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
          case SDL_WINDOWEVENT_SHOWN: is_exposed_ = true; return;
          default: return;
        }
        break;
      case SDL_RENDER_TARGETS_RESET: is_exposed_ = true; return;
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
  SDL_Surface* const surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGBA32);
  if (surface == nullptr) return nullptr;
  SDL_Renderer* const renderer = SDL_CreateSoftwareRenderer(surface);
  if (renderer == nullptr) {
    SDL_FreeSurface(surface);
    return nullptr;
  }
  return std::make_unique<Surface>(surface, renderer, density);
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
