#include "engine/session/state.h"

#include <utility>

namespace gesprek::session {

void SparseMap::reserve(std::size_t keys) {
  std::size_t cells = 64;
  while (cells * 3 < keys * 4) cells *= 2;
  if (cells > cells_.size()) grow(cells);
}

void SparseMap::clear() {
  if (used_ == 0) return;
  cells_.assign(cells_.size(), Cell{});
  used_ = 0;
}

void SparseMap::grow(std::size_t cells) {
  std::vector<Cell> old(cells);
  std::swap(old, cells_);
  mask_ = cells - 1;
  shift_ = 32;
  for (std::size_t size = cells; size > 1; size /= 2) --shift_;
  for (const Cell& cell : old) {
    if (cell.key == kFree) continue;
    std::size_t i = home(cell.key);
    while (cells_[i].key != kFree) i = (i + 1) & mask_;
    cells_[i] = cell;
  }
}

void State::start(const std::vector<std::int32_t>& values) {
  dense_ = values;
  trail_.clear();
  sparse_.clear();
}

void State::reserve(std::size_t changes, std::size_t touched) {
  trail_.reserve(changes);
  sparse_.reserve(touched);
}

void State::undo_to(std::size_t mark) {
  while (trail_.size() > mark) {
    const Change& change = trail_.back();
    if (is_dense(change.where)) {
      dense_[change.where & ~kDense] = change.before;
    } else {
      sparse_.at(change.where) = change.before;
    }
    trail_.pop_back();
  }
}

std::vector<std::int32_t> State::dense_at(std::size_t mark) const {
  std::vector<std::int32_t> values = dense_;
  for (std::size_t i = trail_.size(); i > mark; --i) {
    const Change& change = trail_[i - 1];
    if (is_dense(change.where)) values[change.where & ~kDense] = change.before;
  }
  return values;
}

bool State::same_values(const State& other) const {
  if (dense_ != other.dense_) return false;
  bool same = true;
  sparse_.for_each([&](std::uint32_t key, std::int32_t value) {
    if (other.sparse_.get(key) != value) same = false;
  });
  other.sparse_.for_each([&](std::uint32_t key, std::int32_t value) {
    if (sparse_.get(key) != value) same = false;
  });
  return same;
}

}  // namespace gesprek::session
