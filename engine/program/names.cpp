#include "engine/program/names.h"

#include <algorithm>
#include <cstring>

#include "engine/base/text.h"

namespace gesprek::program {

std::uint64_t lookup_hash(std::string_view text) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;
  std::uint64_t hash = kMix ^ text.size();
  const char* at = text.data();
  std::size_t left = text.size();
  const auto take = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMix;
    hash ^= hash >> 32U;
  };
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    take(word);
  }
  if (left > 0) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, left);
    take(word);
  }
  return hash * kMix;
}

void NameTable::reserve(std::size_t names) {
  names_.reserve(names);
  std::size_t cells = 16;
  while (cells < names * 2) cells *= 2;
  if (cells > cells_.size()) grow(cells);
}

void NameTable::grow(std::size_t cells) {
  const std::vector<Cell> before = std::move(cells_);
  cells_.assign(cells, Cell{});
  for (const Cell& cell : before) {
    if (cell.number == kNone) continue;
    std::size_t at = cell.hash & (cells - 1);
    while (cells_[at].number != kNone) at = (at + 1) & (cells - 1);
    cells_[at] = cell;
  }
}

std::string_view NameTable::keep(std::string_view name) {
  if (name.empty()) return {};  // there may be no block yet
  if (block_size_ - block_used_ < name.size()) {
    block_size_ = std::max<std::size_t>(name.size(), blocks_.empty() ? 256 : 32'768);
    block_used_ = 0;
    blocks_.push_back(std::make_unique<char[]>(block_size_));
  }
  char* const at = blocks_.back().get() + block_used_;
  std::copy(name.begin(), name.end(), at);
  block_used_ += name.size();
  return {at, name.size()};
}

std::pair<std::uint32_t, bool> NameTable::add(std::string_view name) {
  if ((names_.size() + 1) * 2 > cells_.size()) grow(cells_.empty() ? 16 : cells_.size() * 2);
  const auto hash = static_cast<std::uint32_t>(lookup_hash(name) >> 32U);
  std::size_t at = hash & (cells_.size() - 1);
  for (; cells_[at].number != kNone; at = (at + 1) & (cells_.size() - 1)) {
    if (cells_[at].hash == hash && names_[cells_[at].number] == name) return {cells_[at].number, false};
  }
  const auto number = static_cast<std::uint32_t>(names_.size());
  cells_[at] = {hash, number};
  names_.push_back(keep(name));
  return {number, true};
}

std::uint32_t NameTable::find(std::string_view name) const {
  if (cells_.empty()) return kNone;
  const auto hash = static_cast<std::uint32_t>(lookup_hash(name) >> 32U);
  for (std::size_t at = hash & (cells_.size() - 1); cells_[at].number != kNone;
       at = (at + 1) & (cells_.size() - 1)) {
    if (cells_[at].hash == hash && names_[cells_[at].number] == name) return cells_[at].number;
  }
  return kNone;
}

std::string NameTable::nearest_to(std::string_view name, SuggestionBudget& budget) const {
  // Comparing takes time by the square of the length; what is longer than an id was not meant as one.
  constexpr std::size_t kLongest = 64;
  if (name.size() > kLongest || budget.comparisons < names_.size()) return {};
  budget.comparisons -= names_.size();
  return nearest(name, names_);
}

}  // namespace gesprek::program
