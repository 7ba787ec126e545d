#include "ui/changes.h"

#include <algorithm>

namespace gesprek::ui {

PixelRect PixelRect::shared_with(const PixelRect& other) const {
  const int left = std::max(x, other.x);
  const int top = std::max(y, other.y);
  return {left, top, std::max(0, std::min(right(), other.right()) - left),
          std::max(0, std::min(bottom(), other.bottom()) - top)};
}

void Changes::begin(int width, int height, std::uint32_t background) {
  if (width != width_ || height != height_) forget();
  width_ = width;
  height_ = height;
  columns_ = (width + kTileWidth - 1) / kTileWidth;
  rows_ = (height + kTileHeight - 1) / kTileHeight;
  now_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), with_part(1, background));
  wholes_.clear();
  rects_.clear();
}

Changes::Tiles Changes::under(const PixelRect& place) {
  return {place.x / kTileWidth, place.y / kTileHeight, (place.right() - 1) / kTileWidth,
          (place.bottom() - 1) / kTileHeight};
}

void Changes::add(const PixelRect& place, std::uint64_t look) {
  const Tiles tiles = under(place);
  for (int row = tiles.top; row <= tiles.bottom; ++row) {
    std::uint64_t* const tile =
        now_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
    for (int column = tiles.left; column <= tiles.right; ++column)
      tile[column] = with_part(tile[column], look);
  }
}

void Changes::add_whole(const PixelRect& place, std::uint64_t look) {
  add(place, look);
  wholes_.push_back(under(place));
}

const std::vector<PixelRect>& Changes::end() {
  rects_.clear();
  const bool is_first = last_.size() != now_.size();
  is_changed_.assign(now_.size(), 0);
  for (std::size_t i = 0; i < now_.size(); ++i) is_changed_[i] = is_first || now_[i] != last_[i] ? 1 : 0;
  if (!is_first) mark_wholes();
  collect();
  last_ = now_;
  return rects_;
}

/// Where a whole is touched, one rectangle is drawn that holds all that changed and every whole that reaches
/// into it: no piece of a whole lies in another rectangle then.
void Changes::mark_wholes() {
  const auto at = [&](int row, int column) -> char& {
    return is_changed_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                       static_cast<std::size_t>(column)];
  };
  const auto is_touched = [&](const Tiles& tiles) {
    for (int row = tiles.top; row <= tiles.bottom; ++row) {
      for (int column = tiles.left; column <= tiles.right; ++column) {
        if (at(row, column) != 0) return true;
      }
    }
    return false;
  };
  if (std::none_of(wholes_.begin(), wholes_.end(), is_touched)) return;
  Tiles all{columns_, rows_, -1, -1};
  const auto take_in = [&](const Tiles& tiles) {
    all = {std::min(all.left, tiles.left), std::min(all.top, tiles.top), std::max(all.right, tiles.right),
           std::max(all.bottom, tiles.bottom)};
  };
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (at(row, column) != 0) take_in({column, row, column, row});
    }
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (const Tiles& tiles : wholes_) {
      const bool is_beside = tiles.left > all.right || tiles.right < all.left || tiles.top > all.bottom ||
                             tiles.bottom < all.top;
      const bool is_inside = tiles.left >= all.left && tiles.right <= all.right && tiles.top >= all.top &&
                             tiles.bottom <= all.bottom;
      if (is_beside || is_inside) continue;
      take_in(tiles);
      grows = true;
    }
  }
  for (int row = all.top; row <= all.bottom; ++row) {
    for (int column = all.left; column <= all.right; ++column) at(row, column) = 1;
  }
}

void Changes::collect() {
  // Tiles side by side are one rectangle, and the same ones in the row below it make it higher.
  std::size_t above = 0;  // where the rectangles of the row above begin
  for (int row = 0; row < rows_; ++row) {
    const std::size_t begin = rects_.size();
    const int top = row * kTileHeight;
    const int height = std::min(kTileHeight, height_ - top);
    const char* const tile =
        is_changed_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
    for (int column = 0; column < columns_; ++column) {
      if (tile[column] == 0) continue;
      const int from = column;
      while (column + 1 < columns_ && tile[column + 1] != 0) ++column;
      const int left = from * kTileWidth;
      rects_.push_back({left, top, std::min((column + 1) * kTileWidth, width_) - left, height});
    }
    bool is_same = begin - above == rects_.size() - begin && begin > above;
    for (std::size_t i = above; is_same && i < begin; ++i) {
      const PixelRect& below = rects_[begin + i - above];
      is_same = rects_[i].x == below.x && rects_[i].width == below.width && rects_[i].bottom() == top;
    }
    if (is_same) {
      for (std::size_t i = above; i < begin; ++i) rects_[i].height += height;
      rects_.resize(begin);
    } else {
      above = begin;
    }
  }
}

std::size_t Changes::pixels() const {
  std::size_t sum = 0;
  for (const PixelRect& rect : rects_)
    sum += static_cast<std::size_t>(rect.width) * static_cast<std::size_t>(rect.height);
  return sum;
}

}  // namespace gesprek::ui
