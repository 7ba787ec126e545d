#include "engine/analysis/condition_tree.h"

#include <algorithm>

#include "engine/program/evaluate.h"

namespace gesprek::analysis {

using program::Op;

namespace {

namespace saturating = program::saturating;

Interval claim(bool may_fail, bool may_hold) {
  return {may_fail ? 0 : 1, may_hold ? 1 : 0};
}

Op comparison_of(Op op) {
  switch (op) {
    case Op::slot_eq: return Op::eq;
    case Op::slot_ne: return Op::ne;
    case Op::slot_lt: return Op::lt;
    case Op::slot_le: return Op::le;
    case Op::slot_gt: return Op::gt;
    default: return Op::ge;
  }
}

}  // namespace

ConditionTree make_tree(const program::Program& program, program::Code code) {
  ConditionTree tree;
  std::vector<std::uint32_t> stack;
  const auto add = [&](ConditionNode node) {
    tree.nodes.push_back(node);
    return static_cast<std::uint32_t>(tree.nodes.size()) - 1;
  };
  const auto pop = [&] {
    const std::uint32_t top = stack.back();
    stack.pop_back();
    return top;
  };
  for (std::uint32_t i = code.begin; i != code.end(); ++i) {
    const program::Instruction& at = program.code[i];
    const auto index = static_cast<std::uint32_t>(at.a);
    switch (at.op) {
      case Op::push: stack.push_back(add({Op::push, 0, at.a, 0, 0})); break;
      case Op::push_wide: stack.push_back(add({Op::push, 0, program.constants[index], 0, 0})); break;
      case Op::slot:
      case Op::seen:
      case Op::chosen:
      case Op::knows:
      case Op::noted:
      case Op::event:
      case Op::event_with:
      case Op::hook: stack.push_back(add({at.op, index, 0, 0, 0})); break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge: {
        const std::uint32_t slot = add({Op::slot, at.b, 0, 0, 0});
        const std::uint32_t constant = add({Op::push, 0, at.a, 0, 0});
        stack.push_back(add({comparison_of(at.op), 0, 0, slot, constant}));
        break;
      }
      case Op::not_:
      case Op::neg: {
        const std::uint32_t left = pop();
        stack.push_back(add({at.op, 0, 0, left, left}));
        break;
      }
      default: {
        const std::uint32_t right = pop();
        const std::uint32_t left = pop();
        stack.push_back(add({at.op, 0, 0, left, right}));
      }
    }
  }
  return tree;
}

Interval combine(Op op, Interval a, Interval b) {
  switch (op) {
    case Op::not_: return claim(a.may_hold(), a.may_fail());
    case Op::neg: return {saturating::neg(a.hi), saturating::neg(a.lo)};
    case Op::and_: return claim(a.may_fail() || b.may_fail(), a.may_hold() && b.may_hold());
    case Op::or_: return claim(a.may_fail() && b.may_fail(), a.may_hold() || b.may_hold());
    case Op::eq: return claim(a.lo != a.hi || b.lo != b.hi || a.lo != b.lo, a.lo <= b.hi && b.lo <= a.hi);
    case Op::ne: return claim(a.lo <= b.hi && b.lo <= a.hi, a.lo != a.hi || b.lo != b.hi || a.lo != b.lo);
    case Op::lt: return claim(a.hi >= b.lo, a.lo < b.hi);
    case Op::le: return claim(a.hi > b.lo, a.lo <= b.hi);
    case Op::gt: return claim(a.lo <= b.hi, a.hi > b.lo);
    case Op::ge: return claim(a.lo < b.hi, a.hi >= b.lo);
    case Op::add: return {saturating::add(a.lo, b.lo), saturating::add(a.hi, b.hi)};
    case Op::sub: return {saturating::sub(a.lo, b.hi), saturating::sub(a.hi, b.lo)};
    case Op::mul: {
      const std::int64_t ends[] = {saturating::mul(a.lo, b.lo), saturating::mul(a.lo, b.hi),
                                   saturating::mul(a.hi, b.lo), saturating::mul(a.hi, b.hi)};
      return {*std::min_element(std::begin(ends), std::end(ends)),
              *std::max_element(std::begin(ends), std::end(ends))};
    }
    default: return {0, 1};
  }
}

}  // namespace gesprek::analysis
