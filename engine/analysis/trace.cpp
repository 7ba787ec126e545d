#include "engine/analysis/trace.h"

#include "engine/analysis/machine.h"

namespace gesprek::analysis {

// The values around the one it had that lead to what counts as the same.
template <class F>
void Trace::widen(const Box& box, const Op& op, F&& after) const {
  if (!box.asks(op.reg)) return;
  const int least = box.low[op.reg];
  const int most = box.high[op.reg];
  const auto fits = [&](int value) {
    const int then = after(value);
    return then >= least && then <= most;
  };
  int low = op.value;
  int high = op.value;
  while (low > 0 && fits(low - 1)) --low;
  while (high < most_[op.reg] && fits(high + 1)) ++high;
  box.low[op.reg] = static_cast<std::uint8_t>(low);
  box.high[op.reg] = static_cast<std::uint8_t>(high >= most_[op.reg] ? 255 : high);
}

void Trace::walk_back(const Box& box) {
  for (std::size_t i = count_; i > 0;) {
    const Op& op = ops_[--i];
    switch (op.kind) {
      case Kind::need:
        box.low[op.reg] = std::max(box.low[op.reg], static_cast<std::uint8_t>(op.a));
        box.high[op.reg] = std::min(box.high[op.reg], static_cast<std::uint8_t>(op.b));
        break;
      case Kind::set:
        box.low[op.reg] = 0;
        box.high[op.reg] = 255;
        break;
      case Kind::sum:
        if (hot_.size() <= op.sum) hot_.resize(op.sum + std::size_t{1}, 0);
        hot_[op.sum] = box.asks(op.reg) ? 1 : 0;
        widen(box, op, [&](int value) { return std::clamp(value + op.a, 0, op.b); });
        break;
      case Kind::add: widen(box, op, [&](int value) { return std::clamp(value + op.a, 0, op.b); }); break;
      case Kind::rest:
        widen(box, op, [&](int value) {
          return value == op.a ? value : std::clamp(value + (value < op.a ? 1 : -1), 0, op.b);
        });
        break;
      case Kind::count: widen(box, op, [](int value) { return value == 0 ? 1 : 2; }); break;
      case Kind::turn: widen(box, op, [&](int value) { return value + 1 == op.a ? op.b : value + 1; }); break;
      case Kind::copy:
        box.low[op.a] = std::max(box.low[op.a], box.low[op.reg]);
        box.high[op.a] = std::min(box.high[op.a], box.high[op.reg]);
        box.low[op.reg] = 0;
        box.high[op.reg] = 255;
        break;
      case Kind::guard:
        if (std::none_of(written_.begin() + op.b, written_.begin() + op.b + op.sum,
                         [&](std::uint16_t reg) { return box.asks(reg); }))
          i = static_cast<std::size_t>(op.a);
        break;
      case Kind::rows: {
        const auto first = static_cast<std::size_t>(op.b);
        const ReactionBlock& block = *blocks_[op.sum];
        bool matters = false;
        for (std::size_t r = first; r < block.rows[first].skip_to && !matters; ++r) {
          const ReactionBlock::RowRef& row = block.rows[r];
          for (std::uint32_t d = row.first_delta; d != row.first_delta + row.deltas; ++d)
            matters = matters || hot_[block.deltas[d].first] != 0;
        }
        if (!matters) i = static_cast<std::size_t>(op.a);
        break;
      }
    }
  }
}

}  // namespace gesprek::analysis
