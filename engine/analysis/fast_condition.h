#pragma once
// Conditions (format 5.9) as tests that jump: `and` and `or` stop as soon as the answer is known. What they
// say equals program::evaluate, because no condition has side effects.

#include <cstdint>
#include <vector>

#include "engine/analysis/walk_cells.h"
#include "engine/program/evaluate.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

class FastConditions {
 public:
  /// The empty condition; always true.
  static constexpr std::uint32_t kAlways = program::kNone;

  FastConditions(const program::Program& program, const WalkCells& layout)
      : program_(&program), layout_(&layout) {}

  /// Adds `code`, which must be valid, and gives its place. The same code twice is kept twice.
  std::uint32_t add(program::Code code);

  /// Whether the condition at `place` holds of `cells`, a row of WalkCells.
  [[nodiscard]] bool holds(std::uint32_t place, const std::int32_t* cells) const {
    if (place == kAlways) return true;
    auto at = static_cast<std::int32_t>(place);
    do {
      const Test& test = tests_[static_cast<std::size_t>(at)];
      at = is_true(test, cells) ? test.if_true : test.if_false;
    } while (at >= 0);
    return at == kTrue;
  }

 private:
  static constexpr std::int32_t kTrue = -1, kFalse = -2;
  static constexpr std::uint32_t kWhole = program::kNone;
  struct Test {
    std::uint32_t cell = kWhole;  // must be from lo to hi; kWhole: hi instructions from lo on, evaluated
    std::int32_t lo = 0, hi = 0;
    std::int32_t if_true = kTrue, if_false = kFalse;  // the next test, or the answer
  };

  [[nodiscard]] bool is_true(const Test& test, const std::int32_t* cells) const {
    if (test.cell != kWhole) return cells[test.cell] >= test.lo && cells[test.cell] <= test.hi;
    const program::Instruction* const begin = program_->code.data() + test.lo;
    return program::evaluate(begin, begin + test.hi, program_->constants.data(), CellView{*layout_, cells}) !=
           0;
  }

  struct Node;
  [[nodiscard]] Test make_test(const Node& node);
  [[nodiscard]] std::int32_t emit(const std::vector<Node>& nodes, std::uint32_t at, std::int32_t if_true,
                                  std::int32_t if_false);

  const program::Program* program_;
  const WalkCells* layout_;
  std::vector<Test> tests_;
};

}  // namespace gesprek::analysis
