#pragma once
// Runs a compiled condition. A template over the state, so the session's look-ups are inlined.

#include <array>
#include <cstdint>
#include <limits>

#include "engine/program/program.h"

namespace gesprek::program {

namespace saturating {
inline std::int64_t clamp_sum(std::int64_t a, bool positive) {
  static_cast<void>(a);
  return positive ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}
inline std::int64_t add(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  return __builtin_add_overflow(a, b, &out) ? clamp_sum(a, a > 0) : out;
}
inline std::int64_t sub(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  return __builtin_sub_overflow(a, b, &out) ? clamp_sum(a, b < 0) : out;
}
inline std::int64_t mul(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  return __builtin_mul_overflow(a, b, &out) ? clamp_sum(a, (a < 0) == (b < 0)) : out;
}
inline std::int64_t neg(std::int64_t a) {
  return sub(0, a);
}
}  // namespace saturating

/// The value of `code` (not empty) against `state`, which answers slot(i), seen(i), chosen(i), knows(i),
/// noted(i), event(i), event_with(i) and hook(i). The code must have been compiled or validated: the stack
/// fits kMaxStack.
template <class State>
std::int64_t evaluate(const Instruction* at, const Instruction* end, const std::int64_t* constants,
                      const State& state) {
  std::array<std::int64_t, kMaxStack> stack;  // NOLINT: written before read, by validation
  std::size_t top = 0;                        // values on the stack
  for (; at != end; ++at) {
    const auto index = static_cast<std::uint32_t>(at->a);
    switch (at->op) {
      case Op::push: stack[top++] = at->a; break;
      case Op::push_wide: stack[top++] = constants[index]; break;
      case Op::slot: stack[top++] = state.slot(index); break;
      case Op::seen: stack[top++] = state.seen(index) ? 1 : 0; break;
      case Op::chosen: stack[top++] = state.chosen(index) ? 1 : 0; break;
      case Op::knows: stack[top++] = state.knows(index) ? 1 : 0; break;
      case Op::noted: stack[top++] = state.noted(index) ? 1 : 0; break;
      case Op::event: stack[top++] = state.event(index) ? 1 : 0; break;
      case Op::event_with: stack[top++] = state.event_with(index) ? 1 : 0; break;
      case Op::hook: stack[top++] = state.hook(index) ? 1 : 0; break;
      case Op::not_: stack[top - 1] = stack[top - 1] == 0 ? 1 : 0; break;
      case Op::neg: stack[top - 1] = saturating::neg(stack[top - 1]); break;
      case Op::slot_eq: stack[top++] = state.slot(at->b) == at->a ? 1 : 0; break;
      case Op::slot_ne: stack[top++] = state.slot(at->b) != at->a ? 1 : 0; break;
      case Op::slot_lt: stack[top++] = state.slot(at->b) < at->a ? 1 : 0; break;
      case Op::slot_le: stack[top++] = state.slot(at->b) <= at->a ? 1 : 0; break;
      case Op::slot_gt: stack[top++] = state.slot(at->b) > at->a ? 1 : 0; break;
      case Op::slot_ge: stack[top++] = state.slot(at->b) >= at->a ? 1 : 0; break;
      default: {
        const std::int64_t right = stack[--top];
        std::int64_t& left = stack[top - 1];
        switch (at->op) {
          case Op::and_: left = left != 0 && right != 0 ? 1 : 0; break;
          case Op::or_: left = left != 0 || right != 0 ? 1 : 0; break;
          case Op::eq: left = left == right ? 1 : 0; break;
          case Op::ne: left = left != right ? 1 : 0; break;
          case Op::lt: left = left < right ? 1 : 0; break;
          case Op::le: left = left <= right ? 1 : 0; break;
          case Op::gt: left = left > right ? 1 : 0; break;
          case Op::ge: left = left >= right ? 1 : 0; break;
          case Op::add: left = saturating::add(left, right); break;
          case Op::sub: left = saturating::sub(left, right); break;
          case Op::mul: left = saturating::mul(left, right); break;
          default: break;
        }
      }
    }
  }
  return stack[0];
}

/// Whether `code` holds; an empty one always does.
template <class State>
bool holds(const Program& program, Code code, const State& state) {
  if (code.empty()) return true;
  const Instruction* const begin = program.code.data() + code.begin;
  return evaluate(begin, begin + code.size, program.constants.data(), state) != 0;
}

}  // namespace gesprek::program
