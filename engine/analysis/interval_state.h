#pragma once
// Inside intervals.cpp: which variables are followed, and what is known of them at one moment.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::analysis {

/// From lo to hi, in the width of a Program's values.
struct Bounds32 {
  std::int32_t lo = 0, hi = 0;
  friend bool operator==(Bounds32 a, Bounds32 b) { return a.lo == b.lo && a.hi == b.hi; }
};

/// Everything a condition may ask, as one list of bounded numbers: first the slots of the Program, then the
/// turn, then the claims that some condition reads (0 or 1; visits up to 2; a repair: turns that are left).
/// What nothing reads has no place.
class VariableLayout {
 public:
  explicit VariableLayout(const program::Program& program);

  [[nodiscard]] std::size_t size() const { return start_.size(); }
  [[nodiscard]] const std::vector<Bounds32>& start() const { return start_; }
  /// What widening may stop at, ascending, for slots.
  [[nodiscard]] const std::vector<std::int32_t>& thresholds(std::uint32_t slot) const {
    return thresholds_[slot];
  }
  [[nodiscard]] Bounds32 range(std::size_t variable) const { return range_[variable]; }

  std::uint32_t turn = program::kNone;
  std::int32_t most_turns = 0;  // beyond which no interrupt asks
  // Places, or program::kNone.
  std::vector<std::uint32_t> visits, chosen, knows, noted, waits, event, answer, closed, mend, fired;

 private:
  std::uint32_t add(std::int32_t most);
  std::vector<Bounds32> start_, range_;
  std::vector<std::vector<std::int32_t>> thresholds_;
};

/// What is known at one moment. `topics` says which topic may be the current one (bit t; the last: none).
struct AbstractState {
  bool is_possible = false;
  std::vector<Bounds32> values;
  std::vector<std::uint64_t> topics;
};

}  // namespace gesprek::analysis
