#pragma once
// From where to where each register of a machine may run, at every node: what is fixed there steers nothing,
// so a condition need not keep what it reads alive (liveness.cpp).

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/analysis/machine.h"

namespace gesprek::analysis {

/// Per register its least and greatest value; `possible`: whether one gets here at all.
struct Ranges {
  bool possible = false;
  std::vector<std::uint8_t> low, high;
};

/// What a test may say, and which registers it then depends on.
struct TestView {
  bool may_hold = true, may_fail = true;
  std::vector<std::uint16_t> reads;
};

class RangeFinder {
 public:
  explicit RangeFinder(const Machine& machine);
  /// Follows ranges through every node until nothing is new.
  void run();

  // By location: node * modes + mode.
  [[nodiscard]] const Ranges& offer(std::size_t location) const { return offer_[location]; }
  [[nodiscard]] const Ranges& entry(std::size_t location) const { return enter_[location]; }
  [[nodiscard]] const Ranges& topics(std::size_t location) const { return topics_[location]; }
  /// Where a node's way goes on when its offer does not stand, and at nodes without one.
  [[nodiscard]] const Ranges& arrived(std::size_t location) const { return arrived_[location]; }
  /// Calls f(location) for each location of `node` that `at` can be in.
  template <class F>
  void each_location(std::uint32_t node, const Ranges& at, F&& f) const {
    if (!at.possible) return;
    for (std::uint32_t mode = 0; mode < m_.mode_count_; ++mode) {
      bool fits = true;
      for (const Machine::Mode& m : m_.modes_) {
        const std::uint32_t value = mode / m.stride % m.values;
        fits = fits && value >= at.low[m.reg] && value <= at.high[m.reg];
      }
      if (fits) f(std::size_t{node} * m_.mode_count_ + mode);
    }
  }

  /// Which locations one can come to from this one, and whether `back` or `done` is taken there.
  struct Ways {
    std::vector<std::size_t> to;
    bool back = false, done = false;
  };
  /// Whether an interrupt may have taken over from the way to `node`, so that `back` may lead there.
  [[nodiscard]] bool is_displaced(std::uint32_t node) const {
    return node < displaced_.size() && displaced_[node] != 0;
  }
  [[nodiscard]] const Ways& ways(std::size_t location) const { return ways_[location]; }

  [[nodiscard]] TestView view(const Ranges& at, std::uint32_t test) const;
  /// What is left when `test` holds, or fails. Not possible when it cannot.
  [[nodiscard]] Ranges when(Ranges at, std::uint32_t test, bool holds) const;
  /// After `span`.
  void apply(Span span, Ranges& at) const;
  void apply_one(std::uint32_t micro, Ranges& at) const;

 private:
  [[nodiscard]] std::pair<bool, bool> may(const Ranges& at, const Atom& atom) const;  // be 0, be 1
  bool join(Ranges& into, const Ranges& from) const;
  void to(std::uint32_t go, const Ranges& at);
  void end_of_turn(std::uint32_t go, const Ranges& at);
  void displace(std::uint32_t go);
  void come_back(std::uint32_t node, const Ranges& at);
  void fix_mode(Ranges& at, std::size_t location) const;
  /// Joins `at` into what `table` knows of each location of `node`.
  void spread(std::vector<Ranges>& table, std::uint32_t node, const Ranges& at);
  void visit(std::size_t location);
  void offers(std::size_t location);

  const Machine& m_;
  const program::Program& p_;
  std::vector<Ranges> enter_, topics_, stay_, arrived_, offer_;
  std::vector<std::uint8_t> displaced_;  // per node: an interrupt may come back here
  Ranges back_;                          // whatever stands when `back` is taken
  std::vector<std::uint8_t> dirty_;
  std::vector<Ways> ways_;
  std::size_t current_ = 0;  // the location that is visited
  std::vector<std::uint32_t> layers_;
};

}  // namespace gesprek::analysis
