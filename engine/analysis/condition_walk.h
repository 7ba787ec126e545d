#pragma once
// Shows both sides of conditions by playing: sessions of the machine that know what was met and what was not.
// It proves nothing, but most of what can happen is met long before all states are.

#include <cstdint>
#include <vector>

#include "engine/analysis/happenings.h"
#include "engine/analysis/machine.h"
#include "engine/base/hash.h"

namespace gesprek::analysis {

struct WalkLimits {
  std::uint64_t steps = 2'000'000;  // inputs taken, at most
  /// It stops after so many inputs in which nothing new was met.
  std::uint64_t patience = 500'000;
  std::uint32_t most_inputs = 0;  // of one session; 0: as many as it wants, up to a limit of its own
};

/// `sites` of it says what was met. The same machine and limits always meet the same.
class ConditionWalk final : public Happenings, private Witnessing {
 public:
  /// Not for machines with unknowns.
  ConditionWalk(Machine& machine, const WalkLimits& limits);
  void run();

  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  /// The moves that lead to `where`: some way, seldom the shortest.
  [[nodiscard]] const std::vector<Move>& moves_to(const Where& where) const { return ways_[where.state]; }

 private:
  /// How a session picks its moves.
  enum class Manner : std::uint8_t { any, model, not_model, seldom };

  void entered(std::uint32_t node) override { note(nodes[node]); }
  void asked(std::uint32_t site, bool holds) override { note(sites[site][holds ? 1 : 0]); }
  void rule_broken(std::uint32_t /*watched*/) override {}
  void knockout_opened(std::uint32_t /*watched*/) override {}
  void knockout_closed(std::uint32_t /*watched*/) override {}
  void interrupted(std::uint32_t /*interrupt*/) override {}
  void told(std::uint32_t /*signal*/) override {}
  void note(Where& where);

  void play(Manner manner);
  [[nodiscard]] std::size_t pick(Manner manner);
  [[nodiscard]] bool is_model(const Move& move) const;
  [[nodiscard]] std::uint32_t& times_taken(const Move& move);

  Machine& machine_;
  WalkLimits limits_;
  Rng rng_;
  std::uint64_t steps_ = 0, last_new_ = 0;
  Work work_;
  std::vector<Move> moves_, way_;
  std::vector<std::vector<Move>> ways_;  // that met something new
  bool is_kept_ = false;                 // way_ stands at the end of ways_
  std::vector<std::uint32_t> choices_taken_, repairs_taken_, others_taken_;
};

}  // namespace gesprek::analysis
