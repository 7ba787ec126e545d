#pragma once
// What an exploration is asked: it decides what a state has to keep.

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace gesprek::analysis {

struct Question {
  /// Points of every scored criterion: what choices are worth, and what is mended (5.18, 5.20).
  bool points = false;
  /// Both sides of every condition, also of those that steer nothing.
  bool conditions = false;
  /// Of those that steer nothing only these (SiteKind, index), ascending; empty: all.
  std::vector<std::pair<std::uint8_t, std::uint32_t>> sites;
  /// A row of a move is asked even where one before it holds. So what is never met then never is; a row that
  /// is met may not be. It takes far fewer states: which row comes before depends on what nothing else reads.
  bool loosely = false;
  [[nodiscard]] bool asks(std::uint8_t kind, std::uint32_t index) const {
    return conditions &&
           (sites.empty() || std::binary_search(sites.begin(), sites.end(), std::pair{kind, index}));
  }
  /// Tells whoever listens what rules and musts would see, in its order; none is watched by itself.
  bool signals = false;
  std::vector<std::uint32_t> rules;      // watched (in Program::rules)
  std::vector<std::uint32_t> knockouts;  // watched
  std::vector<std::uint32_t> musts;      // watched
};

}  // namespace gesprek::analysis
