#pragma once
// Layer 3: what can be said of every moment of a case by following intervals instead of sessions. For each
// node it keeps from where to where every variable may run, and what may and what must have happened, and
// goes round until nothing is new. The result holds in every session: what is called impossible is proved so.
// What is called possible may still not be.

#include <cstdint>
#include <vector>

#include "engine/analysis/condition_tree.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// Which answers a condition may give: both bits, one, or none where it is never asked.
struct Truth {
  static constexpr std::uint8_t may_hold = 1, may_fail = 2;
};

class Intervals {
 public:
  /// False: the case is too large for this layer (see kMostCells), nothing is known, and every question below
  /// is answered with "possible".
  bool is_complete = false;

  std::vector<std::uint8_t> may_enter;       // per node
  std::vector<std::uint8_t> may_stand;       // per node: something may be on offer there
  std::vector<std::uint8_t> may_select;      // per choice: selectable, and taken from there
  std::vector<std::uint8_t> always_selects;  // per choice: selectable whenever its node offers anything
  std::vector<std::uint8_t> may_lack;        // per node: nothing selectable and no `otherwise`
  std::vector<std::uint8_t> may_show;        // per line
  std::vector<std::uint8_t> may_take;        // per branch arm
  std::vector<std::uint8_t> may_fire;        // per interrupt
  std::vector<std::uint8_t> may_repair;      // per repair: on offer somewhere
  std::vector<std::uint8_t> may_emit;        // per event name
  /// Truth of the condition that starts at Program::code[i]; 0 elsewhere.
  std::vector<std::uint8_t> truth;
  /// How many times a node was looked at.
  std::uint64_t steps = 0;

  /// What `slot` may be while `node` stands (its offer, or just before its way goes on).
  [[nodiscard]] Interval at(std::uint32_t node, std::uint32_t slot) const {
    return stand_.empty() ? Interval{} : stand_[static_cast<std::size_t>(node) * slots_ + slot];
  }
  [[nodiscard]] std::uint8_t truth_of(program::Code code) const {
    return code.empty() ? Truth::may_hold : truth[code.begin];
  }

  /// Above so many values to keep (nodes times variables), this layer gives up.
  static constexpr std::size_t kMostCells = 20'000'000;

 private:
  friend class IntervalAnalyser;
  std::size_t slots_ = 0;
  std::vector<Interval> stand_;
};

/// Sound for everything a session does: personas (5.7), effects, ticks, rest, repairs, interrupts, topics,
/// forms, notes and late inputs. Run-time hooks are taken to set whatever they declare to anything at any
/// moment (5.26). Never throws; ends because every variable is bounded, and sooner by widening to the numbers
/// that conditions compare with.
[[nodiscard]] Intervals analyse_intervals(const program::Program& program);

}  // namespace gesprek::analysis
