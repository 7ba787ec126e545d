#pragma once
// What many walks came to, as counts. Counts only, so that it does not matter in which order walks are added
// or how many threads counted: the sums are the same.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/analysis/walk.h"
#include "engine/analysis/walker.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// How often each whole number occurred, from 0 on.
struct Histogram {
  std::vector<std::uint64_t> counts;
  void add(std::uint32_t value, std::uint64_t times = 1) {
    if (value >= counts.size()) counts.resize(value + 1U, 0);
    counts[value] += times;
  }
  void merge(const Histogram& other);
  [[nodiscard]] std::uint64_t total() const;
  /// The mean, or nothing sensible (0) without any.
  [[nodiscard]] double mean() const;
  /// The least value with at least `share` (0…1) of all at or below it; 0 without any.
  [[nodiscard]] std::uint32_t quantile(double share) const;
  [[nodiscard]] std::uint32_t least() const;
  [[nodiscard]] std::uint32_t most() const;
};

/// Of one criterion, over the runs that reached an ending.
struct CriterionTally {
  Histogram percent;         // before caps; a run with fewer than two opportunities is in none
  Histogram capped_percent;  // after caps; of a null percent: the cap alone
  Histogram opportunities;
  std::uint64_t capped_runs = 0;  // runs in which a cap took something away, or stands alone
  void merge(const CriterionTally& other);
};

struct Tally {
  std::uint64_t runs = 0;
  std::uint64_t ended = 0, stopped = 0;
  std::array<std::uint64_t, 4> faulted{};                        // by session::FaultKind
  std::uint64_t first_stopped = kNever, first_faulted = kNever;  // the lowest run number, from 0
  Histogram turns, inputs;                                       // of all runs
  std::vector<std::uint64_t> endings;                            // per ending: runs
  std::vector<std::uint64_t> nodes;                              // per node: runs that entered it
  std::vector<std::uint64_t> choices;                            // per choice: runs that took it
  std::vector<CriterionTally> criteria;                          // per criterion of the Program
  // Runs that reached an ending and …
  std::vector<std::uint64_t> knockouts_open,
      knockouts_closed;                     // had one that stayed; had one that was mended
  std::vector<std::uint64_t> rules, musts;  // broke it, missed it
  Coverage coverage;                        // of all runs

  static constexpr std::uint64_t kNever = ~std::uint64_t{0};

  explicit Tally(const program::Program& program);
  /// One run; `nodes_entered` and `choices_taken` each once.
  void add(std::uint64_t run, const WalkResult& result, const std::vector<std::uint32_t>& nodes_entered,
           const std::vector<std::uint32_t>& choices_taken);
  void merge(const Tally& other);
};

}  // namespace gesprek::analysis
