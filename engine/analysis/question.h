#pragma once
// What an exploration is asked: it decides what a state has to keep.

#include <cstdint>
#include <vector>

namespace gesprek::analysis {

struct Question {
  /// Points of every scored criterion: what choices are worth, and what is mended (5.18, 5.20).
  bool points = false;
  /// Both sides of every condition, also of those that steer nothing.
  bool conditions = false;
  std::vector<std::uint32_t> rules;      // watched (in Program::rules)
  std::vector<std::uint32_t> knockouts;  // watched
  std::vector<std::uint32_t> musts;      // watched
};

}  // namespace gesprek::analysis
