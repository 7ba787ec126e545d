#include "engine/analysis/fast_condition.h"

#include <limits>
#include <utility>

#include "engine/base/assert.h"

namespace gesprek::analysis {

using program::Instruction;
using program::Op;

namespace {

// A condition of a case is at most 4 KB (5.24); what is longer comes from a file, and is taken as a whole so
// that no recursion goes deeper.
constexpr std::uint32_t kLongest = 4096;

int takes(Op op) {
  switch (op) {
    case Op::push:
    case Op::push_wide:
    case Op::slot:
    case Op::seen:
    case Op::chosen:
    case Op::knows:
    case Op::noted:
    case Op::event:
    case Op::event_with:
    case Op::hook:
    case Op::slot_eq:
    case Op::slot_ne:
    case Op::slot_lt:
    case Op::slot_le:
    case Op::slot_gt:
    case Op::slot_ge: return 0;
    case Op::not_:
    case Op::neg: return 1;
    default: return 2;
  }
}

}  // namespace

/// One instruction with its operands; an operand's instructions stand right before it.
struct FastConditions::Node {
  Instruction instruction;
  std::uint32_t begin = 0, end = 0;  // its code, operands included
  std::uint32_t left = program::kNone, right = program::kNone;
};

std::uint32_t FastConditions::add(program::Code code) {
  if (code.empty()) return kAlways;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> stack;
  nodes.reserve(code.size);
  for (std::uint32_t i = code.begin; i != code.end() && code.size <= kLongest; ++i) {
    Node node{program_->code[i], i, i + 1};
    const int operands = takes(node.instruction.op);
    GESPREK_ASSERT(static_cast<int>(stack.size()) >= operands, "a Program's conditions are valid");
    if (operands == 2) {
      node.right = stack.back();
      stack.pop_back();
    }
    if (operands >= 1) {
      node.left = stack.back();
      stack.pop_back();
      node.begin = nodes[node.left].begin;
    }
    stack.push_back(static_cast<std::uint32_t>(nodes.size()));
    nodes.push_back(node);
  }
  if (nodes.empty()) nodes.push_back({Instruction{}, code.begin, code.end()});
  return static_cast<std::uint32_t>(emit(nodes, static_cast<std::uint32_t>(nodes.size() - 1), kTrue, kFalse));
}

FastConditions::Test FastConditions::make_test(const Node& node) {
  constexpr std::int32_t kLeast = std::numeric_limits<std::int32_t>::min();
  constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
  const Instruction& instruction = node.instruction;
  const std::int32_t a = instruction.a;
  const auto index = static_cast<std::uint32_t>(a);
  const Test whole{kWhole, static_cast<std::int32_t>(node.begin),
                   static_cast<std::int32_t>(node.end - node.begin)};
  const auto occurred = [index](std::uint32_t first) { return Test{first + index, 1, kMost}; };
  switch (instruction.op) {
    case Op::slot:  // a boolean: not 0
      return program_->slots[index].min < 0 ? whole : Test{index, 1, kMost};
    case Op::slot_eq:
    case Op::slot_ne: return {instruction.b, a, a};  // ne: who reads it turns the answer round
    case Op::slot_lt: return a == kLeast ? whole : Test{instruction.b, kLeast, a - 1};
    case Op::slot_le: return {instruction.b, kLeast, a};
    case Op::slot_gt: return a == kMost ? whole : Test{instruction.b, a + 1, kMost};
    case Op::slot_ge: return {instruction.b, a, kMost};
    case Op::seen: return occurred(layout_->seen);
    case Op::chosen: return occurred(layout_->chosen);
    case Op::knows: return occurred(layout_->facts);
    case Op::event: return occurred(layout_->events);
    case Op::event_with: return occurred(layout_->answers);
    default: return whole;
  }
}

// Backwards: where a test leads is known before it is written.
std::int32_t FastConditions::emit(const std::vector<Node>& nodes, std::uint32_t at, std::int32_t if_true,
                                  std::int32_t if_false) {
  const Node& node = nodes[at];
  switch (node.instruction.op) {
    case Op::not_: return emit(nodes, node.left, if_false, if_true);
    case Op::and_: return emit(nodes, node.left, emit(nodes, node.right, if_true, if_false), if_false);
    case Op::or_: return emit(nodes, node.left, if_true, emit(nodes, node.right, if_true, if_false));
    default: break;
  }
  Test test = make_test(node);
  test.if_true = if_true;
  test.if_false = if_false;
  if (node.instruction.op == Op::slot_ne) std::swap(test.if_true, test.if_false);
  tests_.push_back(test);
  return static_cast<std::int32_t>(tests_.size() - 1);
}

}  // namespace gesprek::analysis
