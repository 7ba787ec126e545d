#pragma once
// Pictures as pixels: what a window shows, and what tests compare.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "draw/palette.h"
#include "draw/picture.h"

namespace gesprek::draw {

/// Red, green, blue, alpha, not multiplied; rows from top to bottom without gaps.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
  bool is_opaque = false;  // every alpha is 255: drawn without mixing, which is faster
};

/// `picture` in the colours of `theme` on nothing, `scale` pixels a unit. Text in `font`, where that is
/// installed.
[[nodiscard]] Raster rasterise(const Picture& picture, double scale, Theme theme,
                               const std::string& font = "Inter");

/// A PNG file; empty when there is no memory for it.
[[nodiscard]] std::string png(const Raster& raster);
/// What png() wrote, or another PNG of 8 bits a channel; empty when it is none.
[[nodiscard]] Raster read_png(std::string_view bytes);

}  // namespace gesprek::draw
