#pragma once
// Which moments tell skilled learners from others. Measured over a group of noisy learners that each have a
// skill of their own, spread evenly from 0 to 1, whatever policy was asked for.

#include <cstdint>
#include <vector>

#include "engine/analysis/tally.h"
#include "engine/analysis/walk.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// Decisions at one node that counted for one criterion (5.18); the better choice is the one that earned the
/// most there was (hi).
struct NodeTally {
  std::uint32_t node = 0, criterion = 0;
  // by the learner's skill: below a third, in the middle, from two thirds
  std::uint64_t decisions[3] = {0, 0, 0};
  std::uint64_t better[3] = {0, 0, 0};
  // by the share of the criterion that the same run earned elsewhere, without the decisions at this node
  Histogram rest;         // of all decisions
  Histogram rest_better;  // of those that took the better choice
};

/// The difference in the chance of the better choice between two thirds of the decisions, in percent points.
struct Discrimination {
  std::uint32_t node = 0, criterion = 0;
  std::uint64_t decisions = 0;
  double better = 0;        // chance of the better choice, all learners
  double by_skill = 0;      // most skilled third − least skilled third
  double by_result = 0;     // third with the best result elsewhere − the worst third
  bool has_result = false;  // false: nothing elsewhere to compare with
};

class DiscriminationTally {
 public:
  explicit DiscriminationTally(const program::Program& program);
  /// A run of a learner with `skill` in millionths. Runs that did not end are left out.
  void add(const WalkResult& result, std::uint32_t skill);
  void merge(const DiscriminationTally& other);
  /// By node, then criterion; only where at least `least` decisions were taken in either outer third.
  [[nodiscard]] std::vector<Discrimination> read(std::uint64_t least) const;

 private:
  /// The place in nodes_ and own_, made when it is new.
  std::size_t place_of(std::uint32_t node, std::uint32_t criterion);
  std::size_t criteria_;
  std::vector<std::uint32_t> places_;  // node * criteria + criterion: 1 + place in nodes_
  std::vector<NodeTally> nodes_;
  // Of the run being added.
  struct Sum {
    std::int32_t earned = 0, lo = 0, hi = 0;
    void add(const WalkPoints& points) {
      earned += points.earned;
      lo += points.lo;
      hi += points.hi;
    }
  };
  struct Own {
    std::uint64_t run = 0;
    Sum sum;
  };
  std::uint64_t run_ = 0;
  std::vector<Sum> totals_;  // per criterion
  std::vector<Own> own_;     // per place: what this run did there
};

}  // namespace gesprek::analysis
