// Drawing for views with thousands of parts, and the wheel outside of what scrolls.
#include <algorithm>
#include <array>

#include "ui/core.h"
#include "ui/ui.h"

namespace gesprek::ui {

void Ui::boxes(const std::vector<Box>& boxes) {
  // As ImDrawList::PrimRect writes them, which the software renderer takes for boxes (target.cpp).
  constexpr std::size_t kAtOnce = 8192;
  ImDrawList* const list = core_->list();
  std::array<ImU32, draw::kRoles.size()> colours{};
  for (const draw::Role role : draw::kRoles) colours[static_cast<std::size_t>(role)] = core_->colour(role);
  for (std::size_t from = 0; from < boxes.size(); from += kAtOnce) {
    const std::size_t to = std::min(boxes.size(), from + kAtOnce);
    const int count = static_cast<int>(to - from);
    list->PrimReserve(count * 6, count * 4);
    for (std::size_t i = from; i < to; ++i) {
      const Box& box = boxes[i];
      const float x = snap(box.place.x);
      const float y = snap(box.place.y);
      const ImU32 alpha = static_cast<ImU32>(std::clamp(box.opacity, 0.0F, 1.0F) * 255.0F + 0.5F);
      const ImU32 colour =
          (colours[static_cast<std::size_t>(box.role)] & ~IM_COL32_A_MASK) | alpha << IM_COL32_A_SHIFT;
      list->PrimRect({x, y},
                     {std::max(x + 1, snap(box.place.right())), std::max(y + 1, snap(box.place.bottom()))},
                     colour);
    }
  }
}

void Ui::words(std::string_view text, TextStyle style, Point at, draw::Role role) {
  const Rect clip = core_->clip();
  const float height = line_height(style);
  if (at.y + height < clip.y || at.y > clip.bottom() || at.x > clip.right()) return;
  const float size = core_->style_size(style);
  core_->draw_text(style, at.x, snap(at.y + (height - size) / 2), core_->colour(role), text);
}

std::size_t Ui::fitting(std::string_view text, TextStyle style, float width) const {
  std::size_t at = 0;
  float x = 0;
  while (at < text.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    x += core_->advance(style, text, at, next);
    if (x > width) return at;
    at = next;
  }
  return at;
}

Point Ui::wheel(const Rect& place) {
  Core& core = *core_;
  const ImGuiIO& io = ImGui::GetIO();
  const bool has_turned = io.MouseWheel != 0 || io.MouseWheelH != 0;
  const bool is_seen =
      core.layer == core.last_top_layer && place.shared_with(core.clip()).contains(pointer());
  if (!has_turned || core.took_wheel || !is_seen) return {};
  core.took_wheel = true;
  return {io.MouseWheelH, io.MouseWheel};
}

}  // namespace gesprek::ui
