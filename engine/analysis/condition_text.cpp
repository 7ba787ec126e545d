#include "engine/analysis/condition_text.h"

#include <utility>
#include <vector>

namespace gesprek::analysis {

using program::Code;
using program::Instruction;
using program::Op;
using program::Program;
using program::Slot;
using program::SlotKind;

namespace {

// As in Lua, weakest first.
enum Strength : int { kOr = 1, kAnd, kCompare, kAdd, kMul, kUnary, kAtom };

struct Piece {
  std::string text;
  int strength = kAtom;
  std::uint32_t slot = program::kNone;  // a bare variable: names the values that it is compared with
  bool is_number = false;
  std::int64_t number = 0;
};

class Writer {
 public:
  explicit Writer(const Program& program) : program_(program) {}

  std::string write(Code code) {
    for (std::uint32_t i = code.begin; i != code.end(); ++i) step(program_.code[i]);
    return stack_.empty() ? std::string() : stack_.back().text;
  }

 private:
  [[nodiscard]] std::string name(program::TextRef ref) const { return std::string(program_.text(ref)); }
  [[nodiscard]] std::string choice_name(std::uint32_t choice) const {
    return name(program_.nodes[program_.choices[choice].node].id) + "." +
           name(program_.choice_infos[choice].id);
  }
  void push(std::string text, int strength = kAtom) { stack_.push_back({std::move(text), strength}); }
  void call(const char* function, const std::string& argument) {
    push(std::string(function) + "(\"" + argument + "\")");
  }
  void number(std::int64_t value) {
    push(std::to_string(value), value < 0 ? kUnary : kAtom);
    stack_.back().is_number = true;
    stack_.back().number = value;
  }
  /// A value as it is written beside the variable `slot`.
  [[nodiscard]] std::string value_of(std::uint32_t slot, std::int64_t value) const {
    const Slot& info = program_.slots[slot];
    if (info.kind == SlotKind::boolean) return value != 0 ? "true" : "false";
    if (info.kind != SlotKind::enumeration || value < 0 || value >= info.values.size)
      return std::to_string(value);
    return "\"" + name(program_.names[info.values.begin + static_cast<std::uint32_t>(value)]) + "\"";
  }
  static std::string in_parentheses(const Piece& piece, int least) {
    return piece.strength < least ? "(" + piece.text + ")" : piece.text;
  }
  Piece pop() {
    if (stack_.empty()) return {};
    Piece piece = std::move(stack_.back());
    stack_.pop_back();
    return piece;
  }
  void two(const char* sign, int strength) {
    Piece right = pop();
    Piece left = pop();
    if (strength == kCompare && left.slot != program::kNone && right.is_number) {
      right.text = value_of(left.slot, right.number);
    } else if (strength == kCompare && right.slot != program::kNone && left.is_number) {
      left.text = value_of(right.slot, left.number);
    }
    // All of them read from the left, so the right side needs a stronger sign.
    push(in_parentheses(left, strength == kCompare ? kAdd : strength) + " " + sign + " " +
             in_parentheses(right, strength + 1),
         strength);
  }
  void compare(const Instruction& instruction, const char* sign) {
    push(name(program_.slots[instruction.b].name) + " " + sign + " " + value_of(instruction.b, instruction.a),
         kCompare);
  }

  void step(const Instruction& instruction) {
    const auto index = static_cast<std::uint32_t>(instruction.a);
    switch (instruction.op) {
      case Op::push: return number(instruction.a);
      case Op::push_wide: return number(program_.constants[index]);
      case Op::slot:
        push(name(program_.slots[index].name));
        stack_.back().slot = index;
        return;
      case Op::seen: return call("seen", name(program_.nodes[index].id));
      case Op::chosen: return call("chosen", choice_name(index));
      case Op::knows: return call("knows", name(program_.facts[index].id));
      case Op::noted: return call("noted", name(program_.facts[index].id));
      case Op::event: return call("event", name(program_.events[index].id));
      case Op::event_with: {
        const program::EventAnswer& answer = program_.answers[index];
        return push("event(\"" + name(program_.events[answer.name].id) + "\", \"" + name(answer.answer) +
                    "\")");
      }
      case Op::hook: return push(name(program_.hooks[index].name) + "()");
      case Op::not_: return push("not " + in_parentheses(pop(), kUnary), kUnary);
      case Op::neg: return push("-" + in_parentheses(pop(), kUnary), kUnary);
      case Op::and_: return two("and", kAnd);
      case Op::or_: return two("or", kOr);
      case Op::eq: return two("==", kCompare);
      case Op::ne: return two("~=", kCompare);
      case Op::lt: return two("<", kCompare);
      case Op::le: return two("<=", kCompare);
      case Op::gt: return two(">", kCompare);
      case Op::ge: return two(">=", kCompare);
      case Op::add: return two("+", kAdd);
      case Op::sub: return two("-", kAdd);
      case Op::mul: return two("*", kMul);
      case Op::slot_eq: return compare(instruction, "==");
      case Op::slot_ne: return compare(instruction, "~=");
      case Op::slot_lt: return compare(instruction, "<");
      case Op::slot_le: return compare(instruction, "<=");
      case Op::slot_gt: return compare(instruction, ">");
      case Op::slot_ge: return compare(instruction, ">=");
    }
  }

  const Program& program_;
  std::vector<Piece> stack_;
};

}  // namespace

std::string condition_text(const Program& program, Code code) {
  return Writer(program).write(code);
}

}  // namespace gesprek::analysis
