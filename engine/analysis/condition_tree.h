#pragma once
// Conditions as trees, for looking at them from outside: what they may be worth when only intervals are
// known, and what follows when they hold or fail.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::analysis {

/// Whole numbers from lo to hi; empty when lo > hi. Of a claim: 0 fails, 1 holds.
struct Interval {
  std::int64_t lo = 0, hi = 0;
  [[nodiscard]] bool is_empty() const { return lo > hi; }
  [[nodiscard]] bool may_hold() const { return hi != 0; }
  [[nodiscard]] bool may_fail() const { return lo == 0; }
  friend bool operator==(Interval a, Interval b) { return a.lo == b.lo && a.hi == b.hi; }
  friend bool operator!=(Interval a, Interval b) { return !(a == b); }
};

/// One step of a condition with the steps it takes its operands from, as places in ConditionTree::nodes. The
/// comparisons of a slot with a constant (Op::slot_eq…) are taken apart into both.
struct ConditionNode {
  program::Op op = program::Op::push;
  std::uint32_t index = 0;  // of the slot, node, choice, fact, event or answer that is read
  std::int64_t value = 0;   // Op::push
  std::uint32_t left = 0, right = 0;
};

/// The condition `code` of a Program; the last node is the whole. Empty for the empty code, which always
/// holds.
struct ConditionTree {
  std::vector<ConditionNode> nodes;
  [[nodiscard]] bool empty() const { return nodes.empty(); }
  [[nodiscard]] std::uint32_t root() const { return static_cast<std::uint32_t>(nodes.size()) - 1; }
};

[[nodiscard]] ConditionTree make_tree(const program::Program& program, program::Code code);

/// The value of a step from those of its operands. Only for steps that have operands.
[[nodiscard]] Interval combine(program::Op op, Interval left, Interval right);

}  // namespace gesprek::analysis
