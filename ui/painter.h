#pragma once
// What a window and a surface share: an SDL_Renderer, its textures, and drawing what Dear ImGui made for a
// frame with it. Of this room only.

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "ui/changes.h"
#include "ui/target.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImDrawVert;
struct SDL_Renderer;
struct SDL_Texture;

namespace gesprek::ui {

class Painter {
 public:
  /// Takes over `renderer`.
  explicit Painter(SDL_Renderer* renderer);
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;
  ~Painter();

  [[nodiscard]] TextureId make_texture(const Pixels& pixels);
  [[nodiscard]] TextureId make_texture(const PixelView& pixels);
  void update_texture(TextureId texture, const Pixels& pixels);
  void update_texture(TextureId texture, const PixelView& pixels);
  void drop_texture(TextureId texture);

  /// By software only what changed since the last call is drawn, as its pixels are still there; a graphics
  /// card draws all, into a picture that it begins anew. Gives where something was drawn, until the next
  /// call.
  const std::vector<PixelRect>& draw(const ImDrawData& data, std::uint32_t background);
  /// The pixels that were drawn are not there any more.
  void forget() { changes_.forget(); }
  void present();

  [[nodiscard]] Pixels read() const;
  [[nodiscard]] SDL_Renderer* renderer() const { return renderer_; }
  [[nodiscard]] bool is_software() const { return is_software_; }
  [[nodiscard]] std::size_t drawn_pixels() const { return changes_.pixels(); }

 private:
  struct Texture {
    SDL_Texture* texture = nullptr;
    int width = 0, height = 0;
    bool is_opaque = false;
    std::uint64_t look = 0;  // another one for other content
  };
  enum class Kind : std::uint8_t { fill, copy, scaled_copy, triangle };
  /// One thing to draw, as software draws it.
  struct Piece {
    Kind kind = Kind::fill;
    PixelRect seen;  // not empty, inside its clip and the frame
    std::uint32_t colour = 0;
    const Texture* texture = nullptr;
    PixelRect from, to, clip;              // of copies: in the texture, on the screen
    const ImDrawVert* vertices = nullptr;  // of a triangle, with the indices
    std::uint32_t corners[3] = {0, 0, 0};
  };

  [[nodiscard]] TextureId make_texture(std::uint32_t format, int width, int height, bool is_opaque);
  void update_texture(TextureId texture, const void* pixels, int bytes_a_row);
  void draw_all(const ImDrawData& data, std::uint32_t background);
  void collect(const ImDrawData& data, const PixelRect& frame);
  void collect(const ImDrawList& list, const ImDrawCmd& command, const Texture* texture,
               const PixelRect& clip);
  void collect_box(const ImDrawVert& a, const ImDrawVert& c, const Texture* texture, const PixelRect& clip);
  void collect_triangle(const ImDrawVert* vertices, const std::uint32_t (&corners)[3], const PixelRect& clip);
  void draw_piece(const Piece& piece, const PixelRect& part);
  [[nodiscard]] const Texture* find(TextureId texture) const;

  SDL_Renderer* renderer_;
  bool is_software_ = false;
  std::map<TextureId, Texture> textures_;
  TextureId last_ = 0;
  std::uint64_t looks_ = 0;
  Changes changes_;
  std::vector<Piece> pieces_;
};

}  // namespace gesprek::ui
