#include "ui/painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <SDL.h>
#include <imgui.h>

namespace gesprek::ui {

namespace {

SDL_Rect sdl(const PixelRect& rect) {
  return {rect.x, rect.y, rect.width, rect.height};
}

Uint8 channel(std::uint32_t colour, int shift) {
  return static_cast<Uint8>(colour >> shift & 0xFFU);
}

/// The clip of a command, inside `frame`.
PixelRect clip_of(const ImDrawCmd& command, const PixelRect& frame) {
  const int x = static_cast<int>(command.ClipRect.x);
  const int y = static_cast<int>(command.ClipRect.y);
  return PixelRect{x, y, static_cast<int>(command.ClipRect.z - command.ClipRect.x),
                   static_cast<int>(command.ClipRect.w - command.ClipRect.y)}
      .shared_with(frame);
}

/// As ImDrawList::PrimRect and PrimRectUV write them: left above, right above, right below, left below.
bool is_box(const ImDrawVert* first, const ImDrawIdx* index) {
  if (index[3] != index[0] || index[4] != index[2]) return false;
  const ImDrawVert& a = first[index[0]];
  const ImDrawVert& b = first[index[1]];
  const ImDrawVert& c = first[index[2]];
  const ImDrawVert& d = first[index[5]];
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
         a.col == c.col && a.col == b.col && a.col == d.col;
}

/// A place as a part of a look: no screen or texture has more than 65,535 pixels on a side.
std::uint64_t number(const PixelRect& rect) {
  const auto part = [](int value, unsigned shift) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(value) & 0xFFFFU) << shift;
  };
  return part(rect.x, 0) | part(rect.y, 16) | part(rect.width, 32) | part(rect.height, 48);
}

std::uint64_t number(const ImVec2& place) {
  std::uint64_t out = 0;
  static_assert(sizeof place == sizeof out, "two floats");
  std::memcpy(&out, &place, sizeof out);
  return out;
}

void draw_triangles(SDL_Renderer* renderer, SDL_Texture* texture, const ImDrawVert* first, int vertices,
                    const ImDrawIdx* indices, int count) {
  SDL_RenderGeometryRaw(renderer, texture, &first->pos.x, static_cast<int>(sizeof(ImDrawVert)),
                        reinterpret_cast<const SDL_Color*>(&first->col), static_cast<int>(sizeof(ImDrawVert)),
                        &first->uv.x, static_cast<int>(sizeof(ImDrawVert)), vertices, indices, count,
                        static_cast<int>(sizeof(ImDrawIdx)));
}

}  // namespace

Painter::Painter(SDL_Renderer* renderer) : renderer_(renderer) {
  SDL_RendererInfo info;
  is_software_ = SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE) != 0;
}

Painter::~Painter() {
  for (const auto& [id, texture] : textures_) SDL_DestroyTexture(texture.texture);
  SDL_DestroyRenderer(renderer_);
}

TextureId Painter::make_texture(std::uint32_t format, int width, int height, bool is_opaque) {
  SDL_Texture* const texture = SDL_CreateTexture(renderer_, format, SDL_TEXTUREACCESS_STATIC, width, height);
  if (texture == nullptr) return 0;
  const bool is_copied = is_opaque && is_software_;
  SDL_SetTextureBlendMode(texture, is_copied ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
  textures_[++last_] = {texture, width, height, is_copied, ++looks_};
  return last_;
}

TextureId Painter::make_texture(const Pixels& pixels) {
  const TextureId texture =
      make_texture(SDL_PIXELFORMAT_RGBA32, pixels.width, pixels.height, pixels.is_opaque);
  update_texture(texture, pixels);
  return texture;
}

TextureId Painter::make_texture(const PixelView& pixels) {
  const TextureId texture = make_texture(SDL_PIXELFORMAT_RGB888, pixels.width, pixels.height, true);
  update_texture(texture, pixels);
  return texture;
}

void Painter::update_texture(TextureId texture, const void* pixels, int bytes_a_row) {
  const auto found = textures_.find(texture);
  if (found == textures_.end()) return;
  SDL_UpdateTexture(found->second.texture, nullptr, pixels, bytes_a_row);
  found->second.look = ++looks_;
}

void Painter::update_texture(TextureId texture, const Pixels& pixels) {
  update_texture(texture, pixels.rgba.data(), pixels.width * 4);
}

void Painter::update_texture(TextureId texture, const PixelView& pixels) {
  update_texture(texture, pixels.rgb, pixels.stride * 4);
}

void Painter::drop_texture(TextureId texture) {
  const auto found = textures_.find(texture);
  if (found == textures_.end()) return;
  SDL_DestroyTexture(found->second.texture);
  textures_.erase(found);
}

const Painter::Texture* Painter::find(TextureId texture) const {
  const auto found = textures_.find(texture);
  return found == textures_.end() ? nullptr : &found->second;
}

const std::vector<PixelRect>& Painter::draw(const ImDrawData& data, std::uint32_t background) {
  PixelRect frame;
  SDL_GetRendererOutputSize(renderer_, &frame.width, &frame.height);
  changes_.begin(frame.width, frame.height, background);
  if (!is_software_) {
    changes_.forget();
    draw_all(data, background);
    return changes_.end();
  }
  pieces_.clear();
  collect(data, frame);
  const std::vector<PixelRect>& changed = changes_.end();
  const std::uint32_t paper =
      IM_COL32(channel(background, 16), channel(background, 8), channel(background, 0), 255);
  for (const PixelRect& rect : changed) {
    Piece clear;
    clear.seen = rect;
    clear.colour = paper;
    draw_piece(clear, rect);
    for (const Piece& piece : pieces_) {
      const PixelRect part = piece.seen.shared_with(rect);
      if (!part.is_empty()) draw_piece(piece, part);
    }
  }
  return changed;
}

void Painter::draw_all(const ImDrawData& data, std::uint32_t background) {
  SDL_SetRenderDrawColor(renderer_, channel(background, 16), channel(background, 8), channel(background, 0),
                         255);
  SDL_RenderClear(renderer_);
  PixelRect frame;
  SDL_GetRendererOutputSize(renderer_, &frame.width, &frame.height);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr) continue;  // we have none
      const PixelRect clip = clip_of(command, frame);
      if (clip.is_empty()) continue;
      const SDL_Rect clip_rect = sdl(clip);
      SDL_RenderSetClipRect(renderer_, &clip_rect);
      const Texture* const texture =
          find(static_cast<TextureId>(reinterpret_cast<std::uintptr_t>(command.GetTexID())));
      draw_triangles(renderer_, texture == nullptr ? nullptr : texture->texture,
                     list.VtxBuffer.Data + command.VtxOffset,
                     list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                     list.IdxBuffer.Data + command.IdxOffset, static_cast<int>(command.ElemCount));
    }
  }
  SDL_RenderSetClipRect(renderer_, nullptr);
}

// --- by software ---

void Painter::collect(const ImDrawData& data, const PixelRect& frame) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr) continue;  // we have none
      const PixelRect clip = clip_of(command, frame);
      if (clip.is_empty()) continue;
      collect(list, command,
              find(static_cast<TextureId>(reinterpret_cast<std::uintptr_t>(command.GetTexID()))), clip);
    }
  }
}

/// SDL 2.26's software renderer reads outside a texture when a textured triangle reaches beyond the picture.
/// Nearly all we draw are upright boxes: those are copied or filled here, cut to the clip; what is left has
/// one colour.
void Painter::collect(const ImDrawList& list, const ImDrawCmd& command, const Texture* texture,
                      const PixelRect& clip) {
  const ImDrawIdx* const index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawVert* const first = list.VtxBuffer.Data + command.VtxOffset;
  for (unsigned i = 0; i < command.ElemCount;) {
    if (i + 6 <= command.ElemCount && is_box(first, index + i)) {
      collect_box(first[index[i]], first[index[i + 2]], texture, clip);
      i += 6;
      continue;
    }
    collect_triangle(first, {index[i], index[i + 1], index[i + 2]}, clip);
    i += 3;
  }
}

void Painter::collect_box(const ImDrawVert& a, const ImDrawVert& c, const Texture* texture,
                          const PixelRect& clip) {
  PixelRect to{static_cast<int>(std::lround(a.pos.x)), static_cast<int>(std::lround(a.pos.y)), 0, 0};
  to.width = static_cast<int>(std::lround(c.pos.x)) - to.x;
  to.height = static_cast<int>(std::lround(c.pos.y)) - to.y;
  Piece piece;
  piece.seen = to.shared_with(clip);
  piece.colour = a.col;
  if (piece.seen.is_empty() || channel(a.col, IM_COL32_A_SHIFT) == 0) return;
  const std::uint64_t look = with_part(number(piece.seen), a.col);
  if (texture == nullptr || (a.uv.x == c.uv.x && a.uv.y == c.uv.y)) {
    changes_.add(piece.seen, look);
    pieces_.push_back(piece);
    return;
  }
  const auto width = static_cast<float>(texture->width);
  const auto height = static_cast<float>(texture->height);
  PixelRect from{static_cast<int>(std::lround(a.uv.x * width)),
                 static_cast<int>(std::lround(a.uv.y * height)), 0, 0};
  from.width = static_cast<int>(std::lround(c.uv.x * width)) - from.x;
  from.height = static_cast<int>(std::lround(c.uv.y * height)) - from.y;
  piece.kind = Kind::copy;
  piece.texture = texture;
  piece.from = from;
  piece.to = to;
  piece.clip = clip;
  if (from.width == to.width && from.height == to.height) {  // one to one: cut where it is cut
    piece.from = {from.x + piece.seen.x - to.x, from.y + piece.seen.y - to.y, piece.seen.width,
                  piece.seen.height};
    changes_.add(piece.seen, with_part(with_part(look, texture->look), number(piece.from)));
  } else {
    // What lies where in a picture that is made larger or smaller, depends on what is cut off.
    piece.kind = Kind::scaled_copy;
    const std::uint64_t places = with_part(with_part(number(from), number(to)), number(clip));
    changes_.add_whole(piece.seen, with_part(with_part(look, texture->look), places));
  }
  pieces_.push_back(piece);
}

void Painter::collect_triangle(const ImDrawVert* vertices, const std::uint32_t (&corners)[3],
                               const PixelRect& clip) {
  const ImDrawVert& a = vertices[corners[0]];
  const ImDrawVert& b = vertices[corners[1]];
  const ImDrawVert& c = vertices[corners[2]];
  Piece piece;
  piece.kind = Kind::triangle;
  const int x = static_cast<int>(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))) - 1;
  const int y = static_cast<int>(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))) - 1;
  const int right = static_cast<int>(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))) + 1;
  const int bottom = static_cast<int>(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))) + 1;
  piece.seen = PixelRect{x, y, right - x, bottom - y}.shared_with(clip);
  if (piece.seen.is_empty()) return;
  piece.clip = clip;
  piece.vertices = vertices;
  std::uint64_t look = with_part(3, number(clip));
  for (std::size_t i = 0; i < 3; ++i) {
    piece.corners[i] = corners[i];
    look = with_part(with_part(look, number(vertices[corners[i]].pos)), vertices[corners[i]].col);
  }
  changes_.add(piece.seen, look);
  pieces_.push_back(piece);
}

/// `part` is the part of what is seen of it that is drawn.
void Painter::draw_piece(const Piece& piece, const PixelRect& part) {
  const Uint8 red = channel(piece.colour, IM_COL32_R_SHIFT);
  const Uint8 green = channel(piece.colour, IM_COL32_G_SHIFT);
  const Uint8 blue = channel(piece.colour, IM_COL32_B_SHIFT);
  const Uint8 alpha = channel(piece.colour, IM_COL32_A_SHIFT);
  const SDL_Rect part_rect = sdl(part);
  switch (piece.kind) {
    case Kind::fill:
      // What hides all below it is not mixed.
      SDL_SetRenderDrawBlendMode(renderer_, alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
      SDL_SetRenderDrawColor(renderer_, red, green, blue, alpha);
      SDL_RenderFillRect(renderer_, &part_rect);
      return;
    case Kind::copy:
    case Kind::scaled_copy: {
      SDL_Texture* const texture = piece.texture->texture;
      SDL_SetTextureColorMod(texture, red, green, blue);
      SDL_SetTextureAlphaMod(texture, alpha);
      // What is opaque by itself is copied; only when it is shown faintly it is mixed.
      const bool is_mixed = piece.texture->is_opaque && alpha != 255;
      if (is_mixed) SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
      if (piece.kind == Kind::copy) {
        const SDL_Rect from = {piece.from.x + part.x - piece.seen.x, piece.from.y + part.y - piece.seen.y,
                               part.width, part.height};
        SDL_RenderCopy(renderer_, texture, &from, &part_rect);
      } else {
        const SDL_Rect clip = sdl(piece.clip);
        const SDL_Rect from = sdl(piece.from);
        const SDL_Rect to = sdl(piece.to);
        SDL_RenderSetClipRect(renderer_, &clip);
        SDL_RenderCopy(renderer_, texture, &from, &to);
        SDL_RenderSetClipRect(renderer_, nullptr);
      }
      if (is_mixed) SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_NONE);
      return;
    }
    case Kind::triangle: {
      ImDrawVert corners[3];
      for (std::size_t i = 0; i < 3; ++i) corners[i] = piece.vertices[piece.corners[i]];
      constexpr ImDrawIdx kOrder[3] = {0, 1, 2};
      SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
      SDL_RenderSetClipRect(renderer_, &part_rect);
      draw_triangles(renderer_, nullptr, corners, 3, kOrder, 3);
      SDL_RenderSetClipRect(renderer_, nullptr);
      return;
    }
  }
}

void Painter::present() {
  SDL_RenderPresent(renderer_);
}

Pixels Painter::read() const {
  Pixels out;
  SDL_GetRendererOutputSize(renderer_, &out.width, &out.height);
  out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
  SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_RGBA32, out.rgba.data(), out.width * 4);
  return out;
}

}  // namespace gesprek::ui
