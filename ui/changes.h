#pragma once
// Which part of a picture is another than in the frame before, so that only that part is drawn again.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::ui {

/// Whole pixels.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;

  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
  [[nodiscard]] bool is_empty() const { return width <= 0 || height <= 0; }
  /// What both cover; empty where they do not touch.
  [[nodiscard]] PixelRect shared_with(const PixelRect& other) const;
  friend bool operator==(const PixelRect& a, const PixelRect& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
  }
};

/// `look` with `part` taken in: the order counts.
[[nodiscard]] inline std::uint64_t with_part(std::uint64_t look, std::uint64_t part) {
  // Each step can be undone, so two looks of equal parts but one are never taken for each other.
  look = (look ^ part) * 0xFF51AFD7ED558CCDULL;
  return look ^ look >> 32U;
}

/// Compares two frames by what is drawn in them, not by their pixels: the screen is divided in tiles, and of
/// each is kept what was drawn on it and in which order, as one number. A tile whose number is another is
/// drawn again. (Two frames that differ are taken for the same once in 2^64 tiles.)
class Changes {
 public:
  static constexpr int kTileWidth = 64, kTileHeight = 32;

  /// A frame of this size begins, all of it in `background`.
  void begin(int width, int height, std::uint32_t background);
  /// Something is drawn over `place`, which lies inside the frame. Equal `look`s are drawn alike.
  void add(const PixelRect& place, std::uint64_t look);
  /// The same for what cannot be drawn in parts: where one pixel of it is drawn again, all of it is.
  void add_whole(const PixelRect& place, std::uint64_t look);
  /// The frame is complete: where it is another than the last, in rectangles that do not overlap. All of it
  /// after forget(), in another size, and the first time; nothing when nothing changed. Stays until begin().
  [[nodiscard]] const std::vector<PixelRect>& end();
  /// What was drawn is not there any more.
  void forget() { last_.clear(); }
  /// How many pixels the rectangles of end() have.
  [[nodiscard]] std::size_t pixels() const;

 private:
  struct Tiles {
    int left = 0, top = 0, right = 0, bottom = 0;  // right and bottom are the last ones
  };
  [[nodiscard]] static Tiles under(const PixelRect& place);
  void mark_wholes();
  void collect();

  int width_ = 0, height_ = 0, columns_ = 0, rows_ = 0;
  std::vector<std::uint64_t> now_, last_;  // by tile, row after row
  std::vector<Tiles> wholes_;
  std::vector<char> is_changed_;  // by tile
  std::vector<PixelRect> rects_;
};

}  // namespace gesprek::ui
