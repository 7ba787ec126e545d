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

  [[nodiscard]] const Ranges& offer(std::uint32_t node) const { return offer_[node]; }
  [[nodiscard]] const Ranges& entry(std::uint32_t node) const { return enter_[node]; }
  [[nodiscard]] const Ranges& topics(std::uint32_t node) const { return topics_[node]; }
  /// Where a node's way goes on when its offer does not stand, and at nodes without one.
  [[nodiscard]] const Ranges& arrived(std::uint32_t node) const { return arrived_[node]; }

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
  void visit(std::uint32_t node);
  void offers(std::uint32_t node);

  const Machine& m_;
  const program::Program& p_;
  std::vector<Ranges> enter_, topics_, stay_, arrived_, offer_;
  std::vector<Ranges> displaced_;  // possible: an interrupt may come back here
  Ranges back_;                    // whatever stands when `back` is taken
  std::vector<std::uint8_t> dirty_;
  std::vector<std::uint32_t> layers_;
};

}  // namespace gesprek::analysis
