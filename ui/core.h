#pragma once
// What Ui keeps between frames. Only the .cpp files of this room that speak to Dear ImGui include this.

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <imgui.h>

#include "ui/ui.h"

namespace gesprek::ui {

struct ScrollState {
  float offset = 0, content = 0;
  Rect place;
  bool to_end = false;
  float grabbed_at = -1;  // where in the thumb the pointer holds it
  int layer = 0;
  bool was_drawn = false;
};

/// A disc or a ring in the font's texture, with soft edges: corners are cut from it. A software renderer
/// cannot draw small curves from triangles well.
struct Mask {
  int radius = 0, width = 0;  // width 0: a full disc
  int rect = -1;              // of the font atlas
};

struct FocusRing {
  Rect place, clip;
  float radius = 6;
};

struct Ui::Core {
  explicit Core(Target& where) : target(where) {}

  Target& target;
  ImGuiContext* context = nullptr;
  FontFiles fonts;
  std::string font_problem;
  std::array<ImFont*, kTextStyles> styles{};
  /// How far each character really goes on, in pixels: Dear ImGui rounds that up, which sets text too wide.
  std::array<std::vector<float>, kTextStyles> advances;
  TextureId font_texture = 0;
  std::vector<Mask> masks;
  std::map<std::pair<int, int>, TextureId> icons;  // by icon and size
  Settings settings;
  bool fonts_are_stale = true;

  // time
  double now = 0, last_input = 0, next_frame = -1;
  bool wants_frame = true, has_window_focus = true, has_input = false;
  std::uint64_t frames = 0;

  // focus
  std::string focused, held, preferred, wanted;
  bool shows_focus = false, reveal_focus = false, is_typing = false, was_typing = false;
  std::optional<FocusRing> ring;

  // layers: what lies over the rest
  int layer = 0, top_layer = 0, last_top_layer = 0;

  // this frame's input that nobody took yet
  std::string typed;
  std::array<bool, 64> taken_keys{};
  bool took_wheel = false;

  std::vector<Rect> clips;
  std::vector<Record> records, last_records;
  std::map<std::string, ScrollState> scrolls;
  std::vector<std::string> open_scrolls;
  bool shows_metrics = false;

  [[nodiscard]] ImDrawList* list() const { return ImGui::GetBackgroundDrawList(); }
  [[nodiscard]] ImU32 colour(draw::Role role) const {
    const draw::Colour c = draw::colour(role, settings.theme);
    return IM_COL32(c.red, c.green, c.blue, 255);
  }
  /// Of a frame: 0xRRGGBB.
  [[nodiscard]] std::uint32_t background() const {
    const draw::Colour paper = draw::colour(draw::Role::paper, settings.theme);
    return static_cast<std::uint32_t>(paper.red) << 16U | static_cast<std::uint32_t>(paper.green) << 8U |
           paper.blue;
  }
  [[nodiscard]] float unit() const {
    // Room grows with the text, but not as fast: at 300 % words need the place more.
    const float scale = static_cast<float>(settings.text_percent) / 100.0F;
    return target.density() * std::min(std::max(scale, 0.85F), 1.3F);
  }
  [[nodiscard]] Rect clip() const {
    return clips.empty() ? Rect{0, 0, static_cast<float>(target.width()), static_cast<float>(target.height())}
                         : clips.back();
  }
  [[nodiscard]] float style_size(TextStyle style) const;
  [[nodiscard]] ImFont* font(TextStyle style) const { return styles[static_cast<std::size_t>(style)]; }
  [[nodiscard]] float advance(TextStyle style, std::string_view text, std::size_t from, std::size_t to) const;
  void draw_text(TextStyle style, float x, float y, ImU32 colour, std::string_view text) const;
  void load_fonts();
  void load_advances();
  void add_masks();
  void draw_masks();
  /// Draws the part of a disc (width 0) or ring that lies in quarter 0–3 around `centre`: right below, left
  /// below, left above, right above; −1: all of it. False when there is no such mask.
  bool stamp(ImVec2 centre, int radius, int width, int quarter, ImU32 colour) const;
};

[[nodiscard]] inline float snap(float value) {
  return std::floor(value + 0.5F);
}
[[nodiscard]] inline Rect snap(const Rect& rect) {
  const float x = snap(rect.x);
  const float y = snap(rect.y);
  return {x, y, snap(rect.right()) - x, snap(rect.bottom()) - y};
}
[[nodiscard]] ImGuiKey imgui_key(Key key);
[[nodiscard]] int mouse_button(Button button);

}  // namespace gesprek::ui
