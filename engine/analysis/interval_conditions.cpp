// Conditions over intervals: what may hold, and what a state is left with when one holds or fails.

#include "engine/analysis/interval_analyser.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

using program::Code;
using program::kNone;
using program::Op;

// --- conditions ---
const ConditionTree& IntervalAnalyser::tree_of(Code code) {
  const auto found = trees_.find(code.begin);
  if (found != trees_.end()) return found->second;
  return trees_.emplace(code.begin, make_tree(program_, code)).first->second;
}

std::uint32_t IntervalAnalyser::variable_of(const ConditionNode& node) const {
  switch (node.op) {
    case Op::slot: return node.index;
    case Op::chosen: return layout_.chosen[node.index];
    case Op::knows: return layout_.knows[node.index];
    case Op::noted: return layout_.noted[node.index];
    case Op::event: return layout_.event[node.index];
    case Op::event_with: return layout_.answer[node.index];
    default: return kNone;
  }
}

Interval IntervalAnalyser::value_of(const State& state, const ConditionTree& tree, std::uint32_t at) {
  const ConditionNode& node = tree.nodes[at];
  switch (node.op) {
    case Op::push: return {node.value, node.value};
    case Op::hook: return {0, 1};
    case Op::seen: {
      // 5.5: entered before the current entry.
      const Bounds32 visits = state.values[layout_.visits[node.index]];
      const std::int32_t own = node.index == here_ ? 1 : 0;
      return {visits.lo > own ? 1 : 0, visits.hi > own ? 1 : 0};
    }
    case Op::slot:
    case Op::chosen:
    case Op::knows:
    case Op::noted:
    case Op::event:
    case Op::event_with: {
      const Bounds32 value = state.values[variable_of(node)];
      return {value.lo, value.hi};
    }
    default: break;
  }
  const Interval left = value_of(state, tree, node.left);
  return combine(node.op, left, node.right == node.left ? left : value_of(state, tree, node.right));
}

Interval IntervalAnalyser::look(const State& state, Code code) {
  if (code.empty()) return {1, 1};
  const ConditionTree& tree = tree_of(code);
  return value_of(state, tree, tree.root());
}

Interval IntervalAnalyser::ask(const State& state, Code code) {
  const Interval value = look(state, code);
  if (!code.empty()) note_truth(code, value);
  return value;
}

void IntervalAnalyser::note_truth(Code code, Interval value) {
  std::uint8_t& truth = out_.truth[code.begin];
  if (value.may_hold()) truth |= Truth::may_hold;
  if (value.may_fail()) truth |= Truth::may_fail;
}

bool IntervalAnalyser::assume(State& state, Code code, bool holds) {
  if (!state.is_possible) return false;
  if (code.empty()) {
    state.is_possible = holds;
    return holds;
  }
  const ConditionTree& tree = tree_of(code);
  state.is_possible = assume_at(state, tree, tree.root(), holds);
  return state.is_possible;
}

bool IntervalAnalyser::narrow(State& state, std::uint32_t variable, std::int64_t lo, std::int64_t hi) {
  if (variable == kNone) return true;
  Bounds32& value = state.values[variable];
  if (is_pinned(variable)) return lo <= value.hi && hi >= value.lo;
  value.lo = static_cast<std::int32_t>(std::max<std::int64_t>(value.lo, lo));
  value.hi = static_cast<std::int32_t>(std::min<std::int64_t>(value.hi, hi));
  return value.lo <= value.hi;
}

bool IntervalAnalyser::assume_at(State& state, const ConditionTree& tree, std::uint32_t at, bool holds) {
  const ConditionNode& node = tree.nodes[at];
  const Interval value = value_of(state, tree, at);
  if (holds ? !value.may_hold() : !value.may_fail()) return false;
  switch (node.op) {
    case Op::not_: return assume_at(state, tree, node.left, !holds);
    case Op::and_:
    case Op::or_: {
      if ((node.op == Op::and_) == holds) {
        return assume_at(state, tree, node.left, holds) && assume_at(state, tree, node.right, holds);
      }
      // One of the two is enough: whatever either leaves.
      State other = state;
      const bool left = assume_at(state, tree, node.left, holds);
      const bool right = assume_at(other, tree, node.right, holds);
      if (!left) {
        state = std::move(other);
        return right;
      }
      if (right) join(state, other);
      return true;
    }
    case Op::seen: {
      const std::int32_t own = node.index == here_ ? 1 : 0;
      const std::uint32_t place = layout_.visits[node.index];
      return holds ? narrow(state, place, own + 1, 2) : narrow(state, place, 0, own);
    }
    case Op::slot:
    case Op::chosen:
    case Op::knows:
    case Op::noted:
    case Op::event:
    case Op::event_with: {
      const std::uint32_t place = variable_of(node);
      return holds ? narrow(state, place, 1, 1) : narrow(state, place, 0, 0);
    }
    case Op::eq:
    case Op::ne:
    case Op::lt:
    case Op::le:
    case Op::gt:
    case Op::ge: return assume_comparison(state, tree, node, holds);
    default: return true;
  }
}

Op IntervalAnalyser::opposite(Op op) {
  switch (op) {
    case Op::eq: return Op::ne;
    case Op::ne: return Op::eq;
    case Op::lt: return Op::ge;
    case Op::le: return Op::gt;
    case Op::gt: return Op::le;
    default: return Op::lt;
  }
}

Op IntervalAnalyser::mirrored(Op op) {
  switch (op) {
    case Op::lt: return Op::gt;
    case Op::le: return Op::ge;
    case Op::gt: return Op::lt;
    case Op::ge: return Op::le;
    default: return op;
  }
}

bool IntervalAnalyser::assume_comparison(State& state, const ConditionTree& tree, const ConditionNode& node,
                                         bool holds) {
  const Op op = holds ? node.op : opposite(node.op);
  const Interval left = value_of(state, tree, node.left);
  const Interval right = value_of(state, tree, node.right);
  return assume_order(state, tree.nodes[node.left], op, left, right) &&
         assume_order(state, tree.nodes[node.right], mirrored(op), right, left);
}

bool IntervalAnalyser::assume_order(State& state, const ConditionNode& side, Op op, Interval own,
                                    Interval other) {
  const std::uint32_t place = variable_of(side);
  if (place == kNone) return true;
  switch (op) {
    case Op::eq: return narrow(state, place, other.lo, other.hi);
    case Op::lt: return narrow(state, place, own.lo, other.hi - 1);
    case Op::le: return narrow(state, place, own.lo, other.hi);
    case Op::gt: return narrow(state, place, other.lo + 1, own.hi);
    case Op::ge: return narrow(state, place, other.lo, own.hi);
    default:  // ne: only an end that is ruled out can be taken off
      if (other.lo != other.hi) return true;
      if (own.lo == other.lo) return narrow(state, place, own.lo + 1, own.hi);
      if (own.hi == other.lo) return narrow(state, place, own.lo, own.hi - 1);
      return true;
  }
}

}  // namespace gesprek::analysis
