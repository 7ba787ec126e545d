#pragma once
// From pieces in a row to places on pages: what stays together, where a text may be broken.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace gesprek::report {

/// Something that is placed as a whole, or line by line. Lengths in points.
struct Piece {
  double before = 0;        // room above; none at the top of a page
  double line_height = 0;   // of one line; of what is no text: its height
  std::size_t lines = 1;    // may be broken between them, but never one alone (no widow, no orphan)
  bool keeps_next = false;  // stays on the page of what follows, or goes along to the next
  /// Draws lines [first, first + count), the first at `top` (from the top of the page). Null: only room.
  std::function<void(double top, std::size_t first, std::size_t count)> draw;
  /// What belongs to this place in the structure: called before and after drawing.
  std::function<void()> open, close;
  double bar_x = -1;                       // beside it a line of a group is drawn here; negative: none
  int bar = 0;                             // which group, so that its line runs through from piece to piece
  std::function<void(double top)> repeat;  // drawn first where this begins a page: the head of a table
  double repeat_height = 0;
  bool starts_page = false;  // never below something else

  [[nodiscard]] double height() const { return line_height * static_cast<double>(lines); }
};

/// A piece, or some of its lines, on a page.
struct Placed {
  std::size_t piece = 0;
  std::size_t first = 0, count = 1;
  double top = 0;
  bool repeats = false;  // with the head of its table above
};
using Pages = std::vector<std::vector<Placed>>;

/// Places `pieces` on pages between `top` and `bottom`. A piece higher than a page is placed all the same and
/// reaches below it; a run of pieces that keep each other and do not fit on one page is broken where it must.
[[nodiscard]] Pages flow(const std::vector<Piece>& pieces, double top, double bottom);

}  // namespace gesprek::report
