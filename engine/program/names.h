#pragma once
// Names that are looked up often while compiling: name → number, and "did you mean".

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::program {

/// How much comparing "did you mean" may still cost in one compilation. A hostile file with ten thousand
/// unknown names gets its errors, and suggestions for the first of them.
struct SuggestionBudget {
  std::size_t comparisons = 500'000;
};

/// Numbers names from 0 in the order in which they are added. Holds views: what they point at must outlive
/// it.
class NameTable {
 public:
  void reserve(std::size_t names);
  /// The number of `name`, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view name);
  /// kNone when it was never added.
  [[nodiscard]] std::uint32_t find(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] std::string_view name(std::uint32_t number) const { return names_[number]; }
  /// The name nearest to `name`, when it is near enough to be what was meant; else empty.
  [[nodiscard]] std::string nearest_to(std::string_view name, SuggestionBudget& budget) const;

 private:
  void grow(std::size_t cells);
  std::string_view keep(std::string_view name);
  struct Cell {
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;
  };
  std::vector<std::unique_ptr<char[]>> blocks_;  // the names, one after the other
  std::size_t block_used_ = 0, block_size_ = 0;
  std::vector<std::string_view> names_;  // into blocks_
  std::vector<Cell> cells_;              // open addressing; a power of two
};

/// A quick 64-bit mix of `text`: decides where things are looked for, never an order that is seen.
[[nodiscard]] std::uint64_t lookup_hash(std::string_view text);

}  // namespace gesprek::program
