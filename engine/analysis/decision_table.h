#pragma once
// What a walk decides from a few values, looked up instead of worked out: which choices are on offer, what a
// person does with a move, where a branch leads. Conditions read few values and compare them with few
// numbers, so that all that can differ is often some tens of cases; each gets a place, and what is decided
// there is worked out once, by the conditions themselves.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "engine/analysis/walk_cells.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// A condition of the case that was looked at, and what it said; or a choice that was on offer.
struct Look {
  enum class What : std::uint8_t { choice, line, arm, interrupt, offered };
  What what = What::choice;
  std::uint8_t sides = 1;   // 1: it held, 2: it did not
  std::uint32_t index = 0;  // of the record with the condition
};

class DecisionTables {
 public:
  /// A slot that is read lies at most so far from 0.
  static constexpr std::int64_t kFarthest = 1000;
  /// Stands for no table: what must be decided depends on too much.
  static constexpr std::uint32_t kNoTable = program::kNone;

  /// Works out one decision, against a row of WalkCells: what it comes to, and what was looked at for it.
  using Decide = std::function<std::uint32_t(const std::int32_t* cells, std::vector<Look>& looks)>;

  /// `most`: places in one table; 0: no tables at all.
  DecisionTables(const program::Program& program, const WalkCells& layout, std::uint32_t most)
      : program_(&program), layout_(&layout), most_(most), steps_(kFarthest + 1, 0) {}

  /// A table for what depends on `conditions` and on `cells` (that are 0 or 1), and on nothing else; or
  /// kNoTable. `decide` is called once for every place.
  [[nodiscard]] std::uint32_t add(std::span<const program::Code> conditions,
                                  std::span<const std::uint32_t> cells, const Decide& decide);

  /// The place of `table` for a row of which all slots are within their bounds; below places().
  [[nodiscard]] std::uint32_t place(std::uint32_t table, const std::int32_t* cells) const {
    const Table& found = tables_[table];
    const auto step = [&](const Atom& atom) {
      return std::uint32_t{steps_[static_cast<std::size_t>(atom.steps + cells[atom.cell])]};
    };
    // Always as many, also where fewer are read: a loop that ends now here, now there, costs more.
    std::uint32_t at = found.first + step(found.atoms[0]) + step(found.atoms[1]) + step(found.atoms[2]);
    for (std::uint32_t i = found.more.begin; i != found.more.end(); ++i) at += step(more_[i]);
    return at;
  }
  [[nodiscard]] std::uint32_t outcome(std::uint32_t place) const { return outcomes_[place]; }
  [[nodiscard]] std::uint32_t places() const { return static_cast<std::uint32_t>(outcomes_.size()); }
  [[nodiscard]] std::span<const Look> looks(std::uint32_t place) const {
    return std::span<const Look>(looks_).subspan(look_ranges_[place].begin, look_ranges_[place].size);
  }

 private:
  /// One value that is read: steps_[steps + value] is what it adds to the place.
  struct Atom {
    std::uint16_t cell = 0;
    std::uint16_t steps = 0;
  };
  struct Table {
    std::array<Atom, 3> atoms;  // those that are not needed add nothing
    program::Range more;        // in more_
    std::uint32_t first = 0;
  };
  struct Reads;

  const program::Program* program_;
  const WalkCells* layout_;
  std::uint32_t most_;
  std::vector<Table> tables_;
  std::vector<Atom> more_;
  std::vector<std::uint16_t> steps_;
  std::map<std::vector<std::uint16_t>, std::size_t> step_runs_;  // where they stand in steps_
  std::vector<std::uint32_t> outcomes_;                          // per place
  std::vector<program::Range> look_ranges_;                      // per place, in looks_
  std::vector<Look> looks_;
};

}  // namespace gesprek::analysis
