#pragma once
// All mutable state of a session as integers with an undo trail: a dense part (slots and registers), whose
// size does not depend on the number of nodes, and a sparse part (what was visited, chosen, revealed…), which
// holds only what was touched. So saving, rewinding and copying cost what happened, never what exists (design
// §5).

#include <cstdint>
#include <vector>

namespace gesprek::session {

/// An open-addressing map from 32-bit keys to 32-bit values; absent keys read as 0. Never shrinks; grows by
/// doubling. Keys are 29-bit indexes with a 3-bit tag (State::key).
class SparseMap {
 public:
  [[nodiscard]] std::int32_t get(std::uint32_t key) const;
  /// The place of `key`, inserted with value 0 when absent.
  std::int32_t& at(std::uint32_t key);
  void reserve(std::size_t keys);
  [[nodiscard]] std::size_t size() const { return used_; }
  template <class F>
  void for_each(F&& f) const {
    for (const Cell& cell : cells_) {
      if (cell.key != kFree) f(cell.key, cell.value);
    }
  }

 private:
  struct Cell {
    std::uint32_t key = kFree;
    std::int32_t value = 0;
  };
  static constexpr std::uint32_t kFree = 0xffffffffU;
  std::vector<Cell> cells_;
  std::size_t used_ = 0;
};

enum class Touched : std::uint32_t {
  visits,     // node → times entered
  chosen,     // choice → times taken
  event,      // event name → times emitted
  answer,     // event answer → times emitted
  fact,       // fact → 1 revealed; + 256 * (1 + FactKind) when noted
  mood_uses,  // mood → lines shown with it (chooses the cue)
  topic,      // topic → 1 closed; + resume node
  other
};

class State {
 public:
  explicit State(std::size_t dense = 0) : dense_(dense) {}

  [[nodiscard]] std::int32_t dense(std::size_t i) const { return dense_[i]; }
  [[nodiscard]] std::size_t dense_size() const { return dense_.size(); }
  void set_dense(std::size_t i, std::int32_t value);
  [[nodiscard]] std::int32_t sparse(Touched kind, std::uint32_t index) const {
    return sparse_.get(key(kind, index));
  }
  void set_sparse(Touched kind, std::uint32_t index, std::int32_t value);

  /// The trail's length: a point that undo_to can go back to.
  [[nodiscard]] std::size_t mark() const { return trail_.size(); }
  void undo_to(std::size_t mark);
  /// The dense values as they were at `mark`, without undoing.
  [[nodiscard]] std::vector<std::int32_t> dense_at(std::size_t mark) const;

  [[nodiscard]] static constexpr std::uint32_t key(Touched kind, std::uint32_t index) {
    return (static_cast<std::uint32_t>(kind) << 29U) | index;
  }

 private:
  struct Change {
    std::uint32_t where = 0;  // dense index, or kSparse | … : see state.cpp
    std::int32_t before = 0;
    std::uint32_t is_sparse = 0;
  };
  std::vector<std::int32_t> dense_;
  SparseMap sparse_;
  std::vector<Change> trail_;
};

}  // namespace gesprek::session
