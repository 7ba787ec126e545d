// What Ui draws, and how text is laid out. Rounded shapes are made of straight boxes and small corners: boxes
// are what a software renderer draws fast.
#include <algorithm>
#include <array>
#include <fstream>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include "draw/raster.h"
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

// Letters keep their shape at every size; whole pixels only from one to the next.
constexpr unsigned kHinting = ImGuiFreeTypeBuilderFlags_NoHinting;

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
  io.Fonts->FontBuilderFlags = kHinting;
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
  load_advances();
  add_masks();
  unsigned char* bytes = nullptr;
  Pixels pixels;
  io.Fonts->GetTexDataAsRGBA32(&bytes, &pixels.width, &pixels.height);
  draw_masks();
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

void Ui::Core::load_advances() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return;  // what Dear ImGui rounded has to do then
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    std::vector<float>& table = advances[i];
    table.clear();
    FT_Face face = nullptr;
    const std::string& file = kSizes[i].is_semibold ? fonts.semibold : fonts.regular;
    if (FT_New_Face(library, file.c_str(), 0, &face) != 0) continue;
    // The same measure that Dear ImGui asks for: the height of a line, not of the square of a letter.
    FT_Size_RequestRec request{};
    request.type = FT_SIZE_REQUEST_TYPE_REAL_DIM;
    request.height = static_cast<FT_Long>(style_size(static_cast<TextStyle>(i)) * 64);
    FT_Request_Size(face, &request);
    for (std::size_t range = 0; kGlyphs[range] != 0; range += 2) {
      for (std::size_t c = kGlyphs[range]; c <= kGlyphs[range + 1]; ++c) {
        if (c >= table.size()) table.resize(c + 1, -1.0F);
        const FT_UInt glyph = FT_Get_Char_Index(face, static_cast<FT_ULong>(c));
        if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) continue;
        table[c] = static_cast<float>(face->glyph->linearHoriAdvance) / 65536.0F;
      }
    }
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
}

float Ui::Core::advance(TextStyle style, std::string_view text, std::size_t from, std::size_t to) const {
  const ImFont* const font = this->font(style);
  const std::vector<float>& table = advances[static_cast<std::size_t>(style)];
  float width = 0;
  while (from < to) {
    unsigned int character = 0;
    const int size = ImTextCharFromUtf8(&character, text.data() + from, text.data() + to);
    width += character < table.size() && table[character] >= 0
                 ? table[character]
                 : font->GetCharAdvance(static_cast<ImWchar>(character));
    from += static_cast<std::size_t>(std::max(size, 1));
  }
  return width;
}

void Ui::Core::draw_text(TextStyle style, float x, float y, ImU32 colour, std::string_view text) const {
  const ImFont* const font = this->font(style);
  ImDrawList* const to = list();
  std::size_t at = 0;
  while (at < text.size()) {
    unsigned int character = 0;
    const int size = std::max(1, ImTextCharFromUtf8(&character, text.data() + at, text.data() + text.size()));
    const ImFontGlyph* const glyph = font->FindGlyph(static_cast<ImWchar>(character));
    if (glyph != nullptr && glyph->Visible != 0) {
      // Each letter on a whole pixel: sharp with every renderer.
      const float left = snap(x + glyph->X0);
      const float top = y + glyph->Y0;
      to->PrimReserve(6, 4);
      to->PrimRectUV({left, top}, {left + glyph->X1 - glyph->X0, top + glyph->Y1 - glyph->Y0},
                     {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
    }
    x += advance(style, text, at, at + static_cast<std::size_t>(size));
    at += static_cast<std::size_t>(size);
  }
}

void Ui::Core::add_masks() {
  masks.clear();
  ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  const float u1 = target.density() * 1.3F;
  const int most = static_cast<int>(std::ceil(24 * u1));
  const int most_ring = static_cast<int>(std::ceil(14 * u1));
  const int widest = static_cast<int>(std::ceil(4 * target.density()));
  for (int radius = 1; radius <= most; ++radius) {
    for (int width = 0; width <= (radius <= most_ring ? std::min(widest, radius) : 0); ++width) {
      // One clear pixel around it, so that nothing bleeds in.
      masks.push_back({radius, width, atlas->AddCustomRectRegular(2 * radius + 2, 2 * radius + 2)});
    }
  }
}

void Ui::Core::draw_masks() {
  ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  for (const Mask& mask : masks) {
    const ImFontAtlasCustomRect* const rect = atlas->GetCustomRectByIndex(mask.rect);
    const auto r = static_cast<float>(mask.radius);
    for (int y = 0; y < 2 * mask.radius + 2; ++y) {
      for (int x = 0; x < 2 * mask.radius + 2; ++x) {
        const float dx = static_cast<float>(x) - r - 0.5F;
        const float dy = static_cast<float>(y) - r - 0.5F;
        const float way = std::sqrt(dx * dx + dy * dy);
        float cover = std::clamp(r - way + 0.5F, 0.0F, 1.0F);
        if (mask.width > 0) {
          cover = std::min(cover, std::clamp(way - (r - static_cast<float>(mask.width)) + 0.5F, 0.0F, 1.0F));
        }
        atlas->TexPixelsRGBA32[(rect->Y + y) * atlas->TexWidth + rect->X + x] =
            IM_COL32(255, 255, 255, static_cast<int>(cover * 255.0F + 0.5F));
      }
    }
  }
}

bool Ui::Core::stamp(ImVec2 centre, int radius, int width, int quarter, ImU32 colour) const {
  const auto found = std::find_if(masks.begin(), masks.end(), [&](const Mask& mask) {
    return mask.radius == radius && mask.width == width;
  });
  if (found == masks.end()) return false;
  const ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  const ImFontAtlasCustomRect& rect = *const_cast<ImFontAtlas*>(atlas)->GetCustomRectByIndex(found->rect);
  const auto r = static_cast<float>(radius);
  // From the whole disc, or from a quarter of it.
  const float left = quarter == 0 || quarter == 3 ? r : 0;
  const float top = quarter == 0 || quarter == 1 ? r : 0;
  const float size = quarter < 0 ? 2 * r : r;
  const float u = static_cast<float>(rect.X) + 1 + left;
  const float v = static_cast<float>(rect.Y) + 1 + top;
  const ImVec2 uv0{u * atlas->TexUvScale.x, v * atlas->TexUvScale.y};
  const ImVec2 uv1{(u + size) * atlas->TexUvScale.x, (v + size) * atlas->TexUvScale.y};
  const ImVec2 from{centre.x - r + left, centre.y - r + top};
  list()->AddImage(atlas->TexID, from, {from.x + size, from.y + size}, uv0, uv1, colour);
  return true;
}

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
  const int r = static_cast<int>(radius);
  const std::array<ImVec2, 4> centres = {ImVec2{rect.right() - radius, rect.bottom() - radius},
                                         {rect.x + radius, rect.bottom() - radius},
                                         {rect.x + radius, rect.y + radius},
                                         {rect.right() - radius, rect.y + radius}};
  for (int quarter = 0; quarter < 4; ++quarter) {
    const ImVec2 centre = centres[static_cast<std::size_t>(quarter)];
    if (core_->stamp(centre, r, 0, quarter, colour)) continue;
    list->PathClear();
    list->PathLineTo(centre);
    list->PathArcToFast(centre, radius, quarter * 3, quarter * 3 + 3);
    list->PathFillConvex(colour);
  }
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
    const ImVec2 centre = centres[static_cast<std::size_t>(quarter)];
    if (core_->stamp(centre, static_cast<int>(r), static_cast<int>(width), quarter, colour)) continue;
    list->PathClear();
    list->PathArcToFast(centre, middle, quarter * 3, quarter * 3 + 3);
    list->PathStroke(colour, ImDrawFlags_None, width);
  }
}

void Ui::line(Point from, Point to, draw::Role role, float width) {
  // There are no washes in that theme, and a line in one would not be seen.
  if (role == draw::Role::wash && core_->settings.theme == draw::Theme::contrast) role = draw::Role::rule;
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
  const int r = static_cast<int>(std::round(radius));
  const ImVec2 at{snap(centre.x), snap(centre.y)};
  if (r < 1 || core_->stamp(at, r, 0, -1, core_->colour(role))) return;
  core_->list()->AddCircleFilled(at, radius, core_->colour(role));
}

void Ui::ring(Point centre, float radius, draw::Role role, float width) {
  const int r = static_cast<int>(std::round(radius));
  const ImVec2 at{snap(centre.x), snap(centre.y)};
  const int w = std::max(1, static_cast<int>(std::round(width)));
  if (core_->stamp(at, r, w, -1, core_->colour(role))) return;
  core_->list()->AddCircle(at, radius, core_->colour(role), 0, width);
}

void Ui::icon(const draw::Picture& picture, int number, Point centre, float size, draw::Role role) {
  Core& core = *core_;
  const int pixels = std::clamp(static_cast<int>(std::round(size)), 4, 256);
  TextureId& texture = core.icons[{number, pixels}];
  if (texture == 0) {
    // Only how much it covers is taken from the picture; the colour comes when it is drawn.
    const draw::Raster raster =
        draw::rasterise(picture, static_cast<double>(pixels) / picture.width, draw::Theme::light);
    Pixels made{raster.width, raster.height, raster.rgba};
    for (std::size_t i = 0; i + 3 < made.rgba.size(); i += 4)
      made.rgba[i] = made.rgba[i + 1] = made.rgba[i + 2] = 255;
    texture = core.target.make_texture(made);
  }
  const auto half = static_cast<float>(pixels) / 2;
  const ImVec2 from{snap(centre.x - half), snap(centre.y - half)};
  core.list()->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)), from,
                        {from.x + static_cast<float>(pixels), from.y + static_cast<float>(pixels)}, {0, 0},
                        {1, 1}, core.colour(role));
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

/// Words are broken behind a space, a hyphen or dash, and a slash; a hard space keeps them together.
bool breaks_after(std::string_view text, std::size_t at) {
  const char c = text[at];
  return c == ' ' || c == '/' ||
         (c == '-' && at > 0 && text[at - 1] != ' ' && at + 1 < text.size() && text[at + 1] != ' ');
}

class Layouter {
 public:
  Layouter(const Ui::Core& core, TextBlock& block, float most)
      : core_(core), block_(block), most_(std::max(most, 1.0F)) {}

  void add(const TextSpan& span, float line_height) {
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
      place(span, at, word_end, end);
      at = end;
    }
  }
  void finish() {
    if (line_height_ == 0) return;
    end_line();
  }

 private:
  void place(const TextSpan& span, std::size_t from, std::size_t word_end, std::size_t end) {
    const std::string_view all = block_.text;
    float width = core_.advance(span.style, all, from, word_end);
    if (x_ + width > most_ && x_ > 0) end_line();
    // A word wider than a line is broken in it.
    while (x_ + width > most_ && width > 0) {
      std::size_t cut = from;
      float w = 0;
      while (cut < word_end) {
        const std::size_t next = next_code_point(all, cut);
        const float step = core_.advance(span.style, all, cut, next);
        if (x_ + w + step > most_ && cut > from) break;
        w += step;
        cut = next;
      }
      if (cut >= word_end) break;
      block_.has_broken_word = true;
      push(span, from, cut, w);
      end_line();
      from = cut;
      width = core_.advance(span.style, all, from, word_end);
    }
    push(span, from, word_end, width);
    if (end > word_end) x_ += core_.advance(span.style, all, word_end, end);
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

  const Ui::Core& core_;
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
  Layouter layouter(*core_, block, width);
  for (const TextSpan& span : spans) {
    layouter.add(span, line_height > 0 ? snap(core_->style_size(span.style) * line_height)
                                       : this->line_height(span.style));
  }
  layouter.finish();
  return block;
}

TextBlock Ui::lay_out(std::string_view text, TextStyle style, float width, draw::Role role) const {
  return lay_out({TextSpan{text, style, role}}, width);
}

float Ui::text_width(std::string_view text, TextStyle style) const {
  return std::ceil(core_->advance(style, text, 0, text.size()));
}

void Ui::draw_silent(const TextBlock& block, Point at) {
  Core& core = *core_;
  // It is part of the widget that was recorded last.
  if (block.has_broken_word && !core.records.empty()) core.records.back().has_broken_word = true;
  const Rect clip = core.clip();
  for (const TextBlock::Piece& piece : block.pieces) {
    const float top = at.y + block.tops[piece.line];
    const float height = block.tops[piece.line + 1] - block.tops[piece.line];
    if (top > clip.bottom() || top + height < clip.y) continue;
    const float size = core.style_size(piece.style);
    core.draw_text(piece.style, at.x + piece.x, snap(top + (height - size) / 2), core.colour(piece.role),
                   std::string_view(block.text).substr(piece.begin, piece.end - piece.begin));
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
