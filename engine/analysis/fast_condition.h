#pragma once
// Conditions (format 5.9) as tests that jump: `and` and `or` stop as soon as the answer is known. For
// machines that look at millions of states; what they say equals program::holds, because no condition has
// side effects.

#include <cstdint>
#include <vector>

#include "engine/program/evaluate.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

class FastConditions {
 public:
  /// The empty condition; always true.
  static constexpr std::uint32_t kAlways = program::kNone;

  explicit FastConditions(const program::Program& program) : program_(&program) {}

  /// Adds `code`, which must be valid, and gives its place. The same code twice is kept twice.
  std::uint32_t add(program::Code code);

  /// Whether the condition at `place` holds against `state`, which answers as for program::evaluate.
  template <class State>
  [[nodiscard]] bool holds(std::uint32_t place, const State& state) const {
    if (place == kAlways) return true;
    auto at = static_cast<std::int32_t>(place);
    do {
      const Test& test = tests_[static_cast<std::size_t>(at)];
      at = is_true(test, state) ? test.if_true : test.if_false;
    } while (at >= 0);
    return at == kTrue;
  }

 private:
  static constexpr std::int32_t kTrue = -1, kFalse = -2;
  enum class Kind : std::uint8_t { within, seen, chosen, knows, noted, event, event_with, whole };
  struct Test {
    Kind kind = Kind::whole;
    std::uint32_t index = 0;      // slot, node, choice, fact, event or answer; whole: the first instruction
    std::int32_t lo = 0, hi = 0;  // within: the slot is from lo to hi. whole: hi is how many instructions
    std::int32_t if_true = kTrue, if_false = kFalse;  // the next test, or the answer
  };

  template <class State>
  [[nodiscard]] bool is_true(const Test& test, const State& state) const {
    // Most of all tests: a variable and a number.
    if (test.kind == Kind::within) {
      const auto value = static_cast<std::int32_t>(state.slot(test.index));
      return value >= test.lo && value <= test.hi;
    }
    switch (test.kind) {
      case Kind::seen: return state.seen(test.index);
      case Kind::chosen: return state.chosen(test.index);
      case Kind::knows: return state.knows(test.index);
      case Kind::noted: return state.noted(test.index);
      case Kind::event: return state.event(test.index);
      case Kind::event_with: return state.event_with(test.index);
      default: {
        const program::Instruction* const begin = program_->code.data() + test.index;
        return program::evaluate(begin, begin + test.hi, program_->constants.data(), state) != 0;
      }
    }
  }

  struct Node;
  [[nodiscard]] Test make_test(const Node& node);
  [[nodiscard]] std::int32_t emit(const std::vector<Node>& nodes, std::uint32_t at, std::int32_t if_true,
                                  std::int32_t if_false);

  const program::Program* program_;
  std::vector<Test> tests_;
};

}  // namespace gesprek::analysis
