#include "engine/report/pdf_flow.h"

#include <algorithm>

namespace gesprek::report {

namespace {

// Lines of a text that stay together at the end of a page and at the beginning of the next.
constexpr std::size_t kTogether = 2;

/// The least of `piece` that may stand on a page: all of it, or its first lines.
double least_height(const Piece& piece) {
  if (piece.lines < 2 * kTogether) return piece.height();
  return piece.line_height * static_cast<double>(kTogether);
}

}  // namespace

Pages flow(const std::vector<Piece>& pieces, double top, double bottom) {
  Pages pages(1);
  double y = top;
  const auto turn_page = [&] {
    pages.emplace_back();
    y = top;
  };
  std::size_t i = 0;
  while (i < pieces.size()) {
    if (pieces[i].starts_page && !pages.back().empty()) turn_page();
    // A run: this piece, and what it keeps with it up to the least of what follows.
    double needed = 0;
    std::size_t k = i;
    for (; k < pieces.size(); ++k) {
      const bool is_last = !pieces[k].keeps_next || k + 1 == pieces.size();
      needed += (k == i && pages.back().empty() ? 0 : pieces[k].before) +
                (is_last ? least_height(pieces[k]) : pieces[k].height());
      if (is_last) break;
    }
    const bool fits_a_page = needed <= bottom - top;
    if (!pages.back().empty() && fits_a_page && y + needed > bottom) turn_page();

    const Piece& piece = pieces[i];
    std::size_t first = 0;
    while (first < piece.lines) {
      const bool is_top = pages.back().empty();
      const bool repeats = is_top && piece.repeat != nullptr;
      const double start = y + (is_top || first > 0 ? 0 : piece.before) + (repeats ? piece.repeat_height : 0);
      const std::size_t left = piece.lines - first;
      std::size_t count = left;
      if (start + piece.line_height * static_cast<double>(left) > bottom + 0.01) {
        const double room = std::max(0.0, bottom - start);
        count = piece.line_height > 0 ? static_cast<std::size_t>(room / piece.line_height) : left;
        count = std::min(count, left);
        if (count < left && left - count < kTogether) count = left > kTogether ? left - kTogether : 0;
        const bool is_too_few = count < std::min(kTogether, left) || piece.lines < 2 * kTogether;
        if (count < left && is_too_few) {
          if (!is_top) {
            turn_page();
            continue;
          }
          count = piece.lines < 2 * kTogether ? left : std::max<std::size_t>(count, 1);
        }
      }
      pages.back().push_back({i, first, count, start, repeats});
      y = start + piece.line_height * static_cast<double>(count);
      first += count;
      if (first < piece.lines) turn_page();
    }
    ++i;
  }
  return pages;
}

}  // namespace gesprek::report
