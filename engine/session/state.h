#pragma once
// All mutable state of a session as integers with an undo trail: a dense part (slots and registers), whose
// size does not depend on the number of nodes, and a sparse part (what was visited, chosen, revealed…), which
// holds only what was touched. So saving, rewinding and copying cost what happened, never what exists (design
// §5).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/session/prefetch.h"
#include "engine/session/tape.h"

namespace gesprek::session {

/// An open-addressing map from 32-bit keys to 32-bit values; absent keys read as 0. Never shrinks; grows by
/// doubling, at most three quarters full. Keys are 29-bit indexes with a 3-bit tag (State::key).
class SparseMap {
 public:
  [[nodiscard]] std::int32_t get(std::uint32_t key) const {
    if (cells_.empty()) return 0;
    for (std::size_t i = home(key);; i = (i + 1) & mask_) {
      const Cell& cell = cells_[i];
      if (cell.key == key) return cell.value;
      if (cell.key == kFree) return 0;
    }
  }
  /// The place of `key`, inserted with value 0 when absent. Valid until the next call of `at`.
  std::int32_t& at(std::uint32_t key) {
    if ((used_ + 1) * 4 > cells_.size() * 3) grow(cells_.empty() ? 64 : cells_.size() * 2);
    for (std::size_t i = home(key);; i = (i + 1) & mask_) {
      Cell& cell = cells_[i];
      if (cell.key == key) return cell.value;
      if (cell.key == kFree) {
        cell.key = key;
        ++used_;
        return cell.value;
      }
    }
  }
  void reserve(std::size_t keys);
  /// A hint that `key` is asked for soon.
  void fetch(std::uint32_t key) const {
    if (!cells_.empty()) prefetch(&cells_[home(key)]);
  }
  [[nodiscard]] std::size_t size() const { return used_; }
  /// Forgets every key; keeps the memory.
  void clear();
  template <class F>
  void for_each(F&& f) const {
    for (const Cell& cell : cells_) {
      if (cell.key != kFree) f(cell.key, cell.value);
    }
  }

 private:
  static constexpr std::uint32_t kFree = 0xffffffffU;
  struct Cell {
    std::uint32_t key = kFree;
    std::int32_t value = 0;
  };
  // Fibonacci hashing: neighbouring indexes spread over the table, the tag bits count as well.
  [[nodiscard]] std::size_t home(std::uint32_t key) const {
    return static_cast<std::size_t>((key * 0x9e3779b1U) >> shift_);
  }
  void grow(std::size_t cells);

  std::vector<Cell> cells_;
  std::size_t used_ = 0;
  std::size_t mask_ = 0;
  std::uint32_t shift_ = 32;
};

enum class Touched : std::uint32_t {
  visits,     // node → times entered
  chosen,     // choice → times taken
  event,      // event name → times emitted
  answer,     // event answer → times emitted
  fact,       // fact → 1 revealed; + 256 * (1 + FactKind) when noted
  mood_uses,  // mood → lines that took their cue from it (chooses the next one)
  topic,      // topic → 1 closed; + 2 * (1 + the node where it goes on when it was left by a switch)
  other       // see `Mark` below
};

/// Kinds of Touched::other; the index is kind << 26 | number.
enum class Mark : std::uint32_t {
  mended,   // input number → its choice was mended by a repair
  closed,   // place in Session's list of knock-outs → closed
  revealed  // place in Session's list of waiting reveals → let go
};

class State {
 private:
  struct Change {
    std::uint32_t where = 0;  // kDense | a place in dense_, or a key of sparse_
    std::int32_t before = 0;
  };
  // Above every key in use: the marks of Touched::other stay below it.
  static constexpr std::uint32_t kDense = 0xfc000000U;

 public:
  State() = default;

  /// Starts anew with `values` as dense part, and nothing touched. Keeps memory.
  void start(const std::vector<std::int32_t>& values);
  void reserve(std::size_t changes, std::size_t touched);

  [[nodiscard]] std::int32_t dense(std::size_t i) const { return dense_[i]; }
  [[nodiscard]] std::size_t dense_size() const { return dense_.size(); }
  void set_dense(std::size_t i, std::int32_t value) {
    if (dense_[i] == value) return;
    trail_.push_back({kDense | static_cast<std::uint32_t>(i), dense_[i]});
    dense_[i] = value;
  }
  /// A run of changes to the dense part, written without asking for room at each.
  class DenseChanges {
   public:
    /// At most `count` changes.
    DenseChanges(State& state, std::size_t count)
        : state_(state), dense_(state.dense_.data()), at_(state.trail_.room(count)) {}
    ~DenseChanges() { state_.trail_.end_at(at_); }
    DenseChanges(const DenseChanges&) = delete;
    DenseChanges& operator=(const DenseChanges&) = delete;
    [[nodiscard]] std::int32_t get(std::size_t i) const { return dense_[i]; }
    /// Sets it; 1 when that changed it, else 0. No branch depends on which.
    std::size_t set(std::size_t i, std::int32_t value) {
      const std::int32_t before = dense_[i];
      *at_ = {kDense | static_cast<std::uint32_t>(i), before};
      dense_[i] = value;
      const std::size_t changed = before != value ? 1U : 0U;
      at_ += changed;
      return changed;
    }

   private:
    State& state_;
    std::int32_t* dense_;
    Change* at_;
  };

  void fetch_sparse(Touched kind, std::uint32_t index) const { sparse_.fetch(key(kind, index)); }
  [[nodiscard]] std::int32_t sparse(Touched kind, std::uint32_t index) const {
    return sparse_.get(key(kind, index));
  }
  void set_sparse(Touched kind, std::uint32_t index, std::int32_t value) {
    set_cell(sparse_.at(key(kind, index)), key(kind, index), value);
  }
  void add_sparse(Touched kind, std::uint32_t index, std::int32_t amount) {
    std::int32_t& cell = sparse_.at(key(kind, index));
    set_cell(cell, key(kind, index), cell + amount);
  }

  /// The trail's length: a point that undo_to can go back to.
  [[nodiscard]] std::size_t mark() const { return trail_.size(); }
  void undo_to(std::size_t mark);
  /// The dense values as they were at `mark`, without undoing.
  [[nodiscard]] std::vector<std::int32_t> dense_at(std::size_t mark) const;

  /// Whether both hold the same values; how they got there does not matter.
  [[nodiscard]] bool same_values(const State& other) const;

  [[nodiscard]] static constexpr std::uint32_t key(Touched kind, std::uint32_t index) {
    return (static_cast<std::uint32_t>(kind) << 29U) | index;
  }
  [[nodiscard]] static constexpr std::uint32_t mark_index(Mark mark, std::size_t number) {
    return (static_cast<std::uint32_t>(mark) << 26U) | static_cast<std::uint32_t>(number);
  }

 private:
  [[nodiscard]] static constexpr bool is_dense(std::uint32_t where) { return where >= kDense; }
  void set_cell(std::int32_t& cell, std::uint32_t where, std::int32_t value) {
    if (cell == value) return;
    trail_.push_back({where, cell});
    cell = value;
  }

  std::vector<std::int32_t> dense_;
  SparseMap sparse_;
  Tape<Change> trail_;
};

}  // namespace gesprek::session
