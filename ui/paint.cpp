// What Ui draws, and how text is laid out. Rounded shapes are made of straight boxes and small corners: boxes
// are what a software renderer draws fast.
#include <algorithm>
#include <array>
#include <fstream>

#include <imgui_freetype.h>
#include <imgui_internal.h>

#include "ui/core.h"
#include "ui/ui.h"

namespace gesprek::ui {

namespace {

struct StyleSize {
  float size;    // units at 100 %
  float beamer;  // nothing below 28 there
  bool is_semibold;
  float line_height;  // in sizes
};
constexpr std::array<StyleSize, kTextStyles> kSizes = {{
    {13, 28, false, 1.4F},
    {13, 28, true, 1.4F},
    {15, 28, false, 1.4F},
    {15, 28, true, 1.4F},
    {17, 28, false, 1.5F},
    {17, 28, true, 1.5F},
    {22, 36, false, 1.4F},
    {22, 34, true, 1.3F},
    {30, 42, true, 1.3F},
}};
const StyleSize& size_of(TextStyle style) {
  return kSizes[static_cast<std::size_t>(style)];
}

// Latin with all accents, punctuation, euro, arrows, and the signs we use.
constexpr std::array<ImWchar, 19> kGlyphs = {0x20,   0x17F,  0x2010, 0x2027, 0x2030, 0x203A, 0x20AC,
                                             0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0x25CB, 0x25CF,
                                             0x2713, 0x2713, 0xFFFD, 0xFFFD, 0};

bool can_be_read(const std::string& file) {
  return std::ifstream(file, std::ios::binary).good();
}

}  // namespace

float Ui::Core::style_size(TextStyle style) const {
  const StyleSize& size = size_of(style);
  const float units = settings.theme == draw::Theme::beamer ? size.beamer : size.size;
  return std::round(units * target.density() * static_cast<float>(settings.text_percent) / 100.0F);
}

void Ui::Core::load_fonts() {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.Fonts->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  io.Fonts->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  io.Fonts->TexDesiredWidth =
      static_cast<float>(settings.text_percent) * target.density() > 150 ? 4096 : 2048;
  io.Fonts->Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  font_problem.clear();
  std::map<std::pair<bool, int>, ImFont*> made;  // beamer sizes coincide
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    const StyleSize& size = kSizes[i];
    const int pixels = static_cast<int>(style_size(static_cast<TextStyle>(i)));
    ImFont*& font = made[{size.is_semibold, pixels}];
    if (font == nullptr) {
      const std::string& file = size.is_semibold ? fonts.semibold : fonts.regular;
      ImFontConfig config;
      // Whole pixels: SDL's software renderer rounds places anyway.
      config.PixelSnapH = true;
      config.OversampleH = 1;
      config.OversampleV = 1;
      // Dear ImGui stops the program at a file that is not there.
      if (can_be_read(file)) {
        font =
            io.Fonts->AddFontFromFileTTF(file.c_str(), static_cast<float>(pixels), &config, kGlyphs.data());
      }
      if (font == nullptr) {
        font_problem = file;
        config.SizePixels = static_cast<float>(pixels);
        font = io.Fonts->AddFontDefault(&config);
      }
    }
    styles[i] = font;
  }
  // Dear ImGui's own windows (metrics) take the first font.
  unsigned char* bytes = nullptr;
  Pixels pixels;
  io.Fonts->GetTexDataAsRGBA32(&bytes, &pixels.width, &pixels.height);
  pixels.rgba.assign(
      bytes, bytes + static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  target.drop_texture(font_texture);
  font_texture = target.make_texture(pixels);
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(font_texture)));
  io.Fonts->ClearTexData();
  fonts_are_stale = false;
}

// --- shapes ---

void Ui::push_clip(const Rect& rect) {
  Core& core = *core_;
  const Rect shared = snap(rect).shared_with(core.clip());
  core.clips.push_back(shared);
  core.list()->PushClipRect({shared.x, shared.y}, {shared.right(), shared.bottom()});
}

void Ui::pop_clip() {
  core_->clips.pop_back();
  core_->list()->PopClipRect();
}

namespace {

/// A quarter of a disc, and a pixel more along its straight sides, which lie under the boxes beside it.
void fill_corner(ImDrawList* list, float x, float y, float radius, int quarter, ImU32 colour) {
  // Quarter 0: right below of the centre, then clockwise: left below, left above, right above.
  list->PathClear();
  list->PathLineTo({x, y});
  list->PathArcToFast({x, y}, radius, quarter * 3, quarter * 3 + 3);
  list->PathFillConvex(colour);
}

}  // namespace

void Ui::fill(const Rect& given, draw::Role role, float radius) {
  const Rect rect = snap(given);
  if (rect.is_empty()) return;
  ImDrawList* const list = core_->list();
  const ImU32 colour = core_->colour(role);
  radius = std::floor(std::min({radius, rect.width / 2, rect.height / 2}));
  if (radius < 1) {
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, colour);
    return;
  }
  list->AddRectFilled({rect.x, rect.y + radius}, {rect.right(), rect.bottom() - radius}, colour);
  list->AddRectFilled({rect.x + radius, rect.y}, {rect.right() - radius, rect.y + radius}, colour);
  list->AddRectFilled({rect.x + radius, rect.bottom() - radius}, {rect.right() - radius, rect.bottom()},
                      colour);
  // The centre lies one pixel inside the boxes, so that no seam shows.
  const float in = 1;
  fill_corner(list, rect.right() - radius - in, rect.bottom() - radius - in, radius + in, 0, colour);
  fill_corner(list, rect.x + radius + in, rect.bottom() - radius - in, radius + in, 1, colour);
  fill_corner(list, rect.x + radius + in, rect.y + radius + in, radius + in, 2, colour);
  fill_corner(list, rect.right() - radius - in, rect.y + radius + in, radius + in, 3, colour);
}

void Ui::veil(const Rect& given, draw::Colour colour, float opacity) {
  const Rect rect = snap(given);
  core_->list()->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()},
                               IM_COL32(colour.red, colour.green, colour.blue,
                                        static_cast<int>(std::clamp(opacity, 0.0F, 1.0F) * 255.0F)));
}

void Ui::outline(const Rect& given, draw::Role role, float width, float radius) {
  const Rect rect = snap(given);
  if (rect.is_empty()) return;
  width = std::max(1.0F, std::round(width));
  ImDrawList* const list = core_->list();
  const ImU32 colour = core_->colour(role);
  radius = std::floor(std::min({radius, rect.width / 2, rect.height / 2}));
  const float r = radius;
  list->AddRectFilled({rect.x + r, rect.y}, {rect.right() - r, rect.y + width}, colour);
  list->AddRectFilled({rect.x + r, rect.bottom() - width}, {rect.right() - r, rect.bottom()}, colour);
  list->AddRectFilled({rect.x, rect.y + r}, {rect.x + width, rect.bottom() - r}, colour);
  list->AddRectFilled({rect.right() - width, rect.y + r}, {rect.right(), rect.bottom() - r}, colour);
  if (r < 1) return;
  const float middle = r - width / 2;
  const std::array<ImVec2, 4> centres = {ImVec2{rect.right() - r, rect.bottom() - r},
                                         {rect.x + r, rect.bottom() - r},
                                         {rect.x + r, rect.y + r},
                                         {rect.right() - r, rect.y + r}};
  for (int quarter = 0; quarter < 4; ++quarter) {
    list->PathClear();
    list->PathArcToFast(centres[static_cast<std::size_t>(quarter)], middle, quarter * 3, quarter * 3 + 3);
    list->PathStroke(colour, ImDrawFlags_None, width);
  }
}

void Ui::line(Point from, Point to, draw::Role role, float width) {
  width = std::max(1.0F, std::round(width));
  ImDrawList* const list = core_->list();
  if (from.y == to.y) {
    list->AddRectFilled({snap(from.x), snap(from.y)}, {snap(to.x), snap(from.y) + width},
                        core_->colour(role));
  } else if (from.x == to.x) {
    list->AddRectFilled({snap(from.x), snap(from.y)}, {snap(from.x) + width, snap(to.y)},
                        core_->colour(role));
  } else {
    list->AddLine({from.x, from.y}, {to.x, to.y}, core_->colour(role), width);
  }
}

void Ui::disc(Point centre, float radius, draw::Role role) {
  core_->list()->AddCircleFilled({centre.x, centre.y}, radius, core_->colour(role));
}

void Ui::ring(Point centre, float radius, draw::Role role, float width) {
  core_->list()->AddCircle({centre.x, centre.y}, radius, core_->colour(role), 0, width);
}

void Ui::shadow(const Rect& rect, float radius) {
  if (core_->settings.theme == draw::Theme::contrast) return;
  ImDrawList* const list = core_->list();
  for (int i = 4; i >= 1; --i) {
    const float by = u(static_cast<float>(i) * 2);
    const Rect outer = snap(Rect{rect.x - by / 2, rect.y - by / 4 + u(2), rect.width + by, rect.height + by});
    list->AddRectFilled({outer.x, outer.y}, {outer.right(), outer.bottom()}, IM_COL32(20, 25, 29, 10),
                        radius);
  }
}

void Ui::image(TextureId texture, const Rect& given, std::string_view alternative) {
  const Rect rect = snap(given);
  if (texture != 0) {
    core_->list()->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                            {rect.x, rect.y}, {rect.right(), rect.bottom()});
  }
  if (alternative.empty()) return;
  Record record;
  record.label = alternative;
  record.role = WidgetRole::image;
  record.place = rect;
  record.is_visible = !rect.shared_with(core_->clip()).is_empty();
  record.layer = core_->layer;
  core_->records.push_back(std::move(record));
}

// --- text ---

namespace {

/// Where the next code point begins.
std::size_t next_code_point(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

float advance_of(const ImFont* font, std::string_view text, std::size_t at, std::size_t end) {
  float width = 0;
  while (at < end) {
    unsigned int character = 0;
    const int size = ImTextCharFromUtf8(&character, text.data() + at, text.data() + end);
    width += font->GetCharAdvance(static_cast<ImWchar>(character));
    at += static_cast<std::size_t>(std::max(size, 1));
  }
  return width;
}

/// Words are broken behind a space, a hyphen or dash, and a slash; a hard space keeps them together.
bool breaks_after(std::string_view text, std::size_t at) {
  const char c = text[at];
  return c == ' ' || c == '/' ||
         (c == '-' && at > 0 && text[at - 1] != ' ' && at + 1 < text.size() && text[at + 1] != ' ');
}

class Layouter {
 public:
  Layouter(TextBlock& block, float most) : block_(block), most_(std::max(most, 1.0F)) {}

  void add(const ImFont* font, const TextSpan& span, float line_height) {
    const std::size_t begin = block_.text.size();
    block_.text += span.text;
    const std::string_view all = block_.text;
    std::size_t at = begin;
    while (at < all.size()) {
      line_height_ = std::max(line_height_, line_height);
      if (all[at] == '\n') {
        end_line();
        line_height_ = line_height;
        ++at;
        continue;
      }
      // One word with the spaces behind it.
      std::size_t end = at;
      while (end < all.size() && all[end] != '\n' && !breaks_after(all, end)) end = next_code_point(all, end);
      std::size_t word_end = end;
      if (end < all.size() && all[end] != '\n') {
        if (all[end] != ' ') word_end = end + 1;
        ++end;
        while (end < all.size() && all[end] == ' ') ++end;
      }
      place(font, span, at, word_end, end);
      at = end;
    }
  }
  void finish() {
    if (line_height_ == 0) return;
    end_line();
  }

 private:
  void place(const ImFont* font, const TextSpan& span, std::size_t from, std::size_t word_end,
             std::size_t end) {
    const std::string_view all = block_.text;
    float width = advance_of(font, all, from, word_end);
    if (x_ + width > most_ && x_ > 0) end_line();
    // A word wider than a line is broken in it.
    while (x_ + width > most_ && width > 0) {
      std::size_t cut = from;
      float w = 0;
      while (cut < word_end) {
        const std::size_t next = next_code_point(all, cut);
        const float step = advance_of(font, all, cut, next);
        if (x_ + w + step > most_ && cut > from) break;
        w += step;
        cut = next;
      }
      if (cut >= word_end) break;
      block_.has_broken_word = true;
      push(span, from, cut, w);
      end_line();
      from = cut;
      width = advance_of(font, all, from, word_end);
    }
    push(span, from, word_end, width);
    if (end > word_end) x_ += advance_of(font, all, word_end, end);
  }
  void push(const TextSpan& span, std::size_t from, std::size_t to, float width) {
    if (to > from) {
      TextBlock::Piece* last = block_.pieces.empty() ? nullptr : &block_.pieces.back();
      // Words of one look on one line are one piece.
      if (last != nullptr && last->line == line_ && last->style == span.style && last->role == span.role &&
          last->end <= from && is_blank(last->end, from)) {
        last->end = static_cast<std::uint32_t>(to);
      } else {
        block_.pieces.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), x_, line_,
                                 span.style, span.role});
      }
    }
    x_ += width;
    block_.width = std::max(block_.width, x_);
  }
  [[nodiscard]] bool is_blank(std::size_t from, std::size_t to) const {
    return std::all_of(block_.text.begin() + static_cast<std::ptrdiff_t>(from),
                       block_.text.begin() + static_cast<std::ptrdiff_t>(to),
                       [](char c) { return c == ' '; });
  }
  void end_line() {
    if (block_.tops.empty()) block_.tops.push_back(0);
    block_.tops.push_back(block_.tops.back() + line_height_);
    ++line_;
    x_ = 0;
  }

  TextBlock& block_;
  float most_;
  float x_ = 0, line_height_ = 0;
  std::uint32_t line_ = 0;
};

}  // namespace

float Ui::line_height(TextStyle style) const {
  return snap(core_->style_size(style) * size_of(style).line_height);
}

TextBlock Ui::lay_out(const std::vector<TextSpan>& spans, float width, float line_height) const {
  TextBlock block;
  Layouter layouter(block, width);
  for (const TextSpan& span : spans) {
    layouter.add(
        core_->font(span.style), span,
        line_height > 0 ? snap(core_->style_size(span.style) * line_height) : this->line_height(span.style));
  }
  layouter.finish();
  return block;
}

TextBlock Ui::lay_out(std::string_view text, TextStyle style, float width, draw::Role role) const {
  return lay_out({TextSpan{text, style, role}}, width);
}

float Ui::text_width(std::string_view text, TextStyle style) const {
  return std::ceil(advance_of(core_->font(style), text, 0, text.size()));
}

void Ui::draw_silent(const TextBlock& block, Point at) {
  Core& core = *core_;
  const Rect clip = core.clip();
  for (const TextBlock::Piece& piece : block.pieces) {
    const float top = at.y + block.tops[piece.line];
    const float height = block.tops[piece.line + 1] - block.tops[piece.line];
    if (top > clip.bottom() || top + height < clip.y) continue;
    const float size = core.style_size(piece.style);
    ImFont* const font = core.font(piece.style);
    core.list()->AddText(font, font->FontSize, {snap(at.x + piece.x), snap(top + (height - size) / 2)},
                         core.colour(piece.role), block.text.data() + piece.begin,
                         block.text.data() + piece.end);
  }
}

void Ui::draw(const TextBlock& block, Point at, WidgetRole role) {
  draw_silent(block, at);
  Record record;
  record.label = block.text;
  record.role = role;
  record.place = {at.x, at.y, block.width, block.height()};
  record.is_visible = !record.place.shared_with(core_->clip()).is_empty();
  record.has_broken_word = block.has_broken_word;
  record.layer = core_->layer;
  core_->records.push_back(std::move(record));
}

float Ui::text(std::string_view text, TextStyle style, Point at, float width, draw::Role role,
               WidgetRole record) {
  const TextBlock block = lay_out(text, style, width, role);
  draw(block, at, record);
  return block.height();
}

}  // namespace gesprek::ui
