#pragma once
// The one pool that holds all text of a Program; equal texts stand in it once.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::program {

/// Appends to a string that it does not own. Offsets are 32-bit: the file limits keep the pool far below
/// that.
class TextPool {
 public:
  explicit TextPool(std::string& pool) : pool_(&pool) {}
  /// Makes room for about so many different texts, and bytes.
  void reserve(std::size_t texts, std::size_t bytes);
  /// The place of `text` in the pool. An empty text is "not given": size 0.
  TextRef add(std::string_view text);
  /// The same for a text that is in the pool nowhere else: a generated text id.
  TextRef add_unique(std::string_view text);

 private:
  void grow(std::size_t cells);
  struct Cell {
    std::uint32_t hash = 0;
    TextRef text;  // size 0: free
  };
  std::string* pool_;
  std::vector<Cell> cells_;  // open addressing; a power of two
  std::size_t used_ = 0;
};

}  // namespace gesprek::program
