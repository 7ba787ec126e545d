#include "engine/program/text_pool.h"

#include <utility>

#include "engine/program/names.h"

namespace gesprek::program {

void TextPool::reserve(std::size_t texts, std::size_t bytes) {
  pool_->reserve(bytes);
  std::size_t cells = 64;
  while (cells < texts * 2) cells *= 2;
  if (cells > cells_.size()) grow(cells);
}

void TextPool::grow(std::size_t cells) {
  const std::vector<Cell> before = std::move(cells_);
  cells_.assign(cells, Cell{});
  for (const Cell& cell : before) {
    if (cell.text.size == 0) continue;
    std::size_t at = cell.hash & (cells - 1);
    while (cells_[at].text.size != 0) at = (at + 1) & (cells - 1);
    cells_[at] = cell;
  }
}

TextRef TextPool::add(std::string_view text) {
  if (text.empty()) return {};
  if ((used_ + 1) * 2 > cells_.size()) grow(cells_.empty() ? 64 : cells_.size() * 2);
  const auto hash = static_cast<std::uint32_t>(lookup_hash(text) >> 32U);
  std::size_t at = hash & (cells_.size() - 1);
  for (; cells_[at].text.size != 0; at = (at + 1) & (cells_.size() - 1)) {
    const Cell& cell = cells_[at];
    if (cell.hash == hash && cell.text.size == text.size() &&
        std::string_view(*pool_).substr(cell.text.offset, cell.text.size) == text) {
      return cell.text;
    }
  }
  const TextRef added = add_unique(text);
  cells_[at] = {hash, added};
  ++used_;
  return added;
}

TextRef TextPool::add_unique(std::string_view text) {
  if (text.empty()) return {};
  const TextRef added{static_cast<std::uint32_t>(pool_->size()), static_cast<std::uint32_t>(text.size())};
  pool_->append(text);
  return added;
}

}  // namespace gesprek::program
