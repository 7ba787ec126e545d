#pragma once
// What conditions read of a walk (format 5.9), as one row of numbers: the slots, and then whether each event,
// answer, fact, node and choice occurred. So that every test is "is this number from lo to hi", and a new
// walk starts with one copy.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::analysis {

/// Where in the row what stands. Slots come first, by their own index.
struct WalkCells {
  explicit WalkCells(const program::Program& program);
  std::uint32_t events = 0, answers = 0, facts = 0;  // 1: emitted, emitted, revealed
  std::uint32_t seen = 0;                            // per node: 1: entered before the current entry
  std::uint32_t chosen = 0;                          // per choice: 1: ever taken
  // For what needs some cell: some that are always 0 (kZeros from `zero` on), and one that nothing reads.
  static constexpr std::uint32_t kZeros = 3;
  std::uint32_t zero = 0, unread = 0;
  std::uint32_t size = 0;
  std::vector<std::int32_t> at_start;
};

/// The row as program::evaluate asks for it.
struct CellView {
  const WalkCells& layout;
  const std::int32_t* cells;
  [[nodiscard]] std::int64_t slot(std::uint32_t i) const { return cells[i]; }
  [[nodiscard]] bool seen(std::uint32_t i) const { return cells[layout.seen + i] != 0; }
  [[nodiscard]] bool chosen(std::uint32_t i) const { return cells[layout.chosen + i] != 0; }
  [[nodiscard]] bool knows(std::uint32_t i) const { return cells[layout.facts + i] != 0; }
  /// Simulated learners note nothing.
  [[nodiscard]] static bool noted(std::uint32_t /*fact*/) { return false; }
  [[nodiscard]] bool event(std::uint32_t i) const { return cells[layout.events + i] != 0; }
  [[nodiscard]] bool event_with(std::uint32_t i) const { return cells[layout.answers + i] != 0; }
  /// A walk is of a Program without hooks.
  [[nodiscard]] static bool hook(std::uint32_t /*hook*/) { return false; }
};

}  // namespace gesprek::analysis
