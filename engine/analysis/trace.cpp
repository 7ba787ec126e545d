#include "engine/analysis/trace.h"

#include "engine/analysis/machine.h"

namespace gesprek::analysis {

/// What the operation makes of a value of its register.
int Trace::after(const Op& op, int value) {
  switch (op.kind) {
    case Kind::sum:
    case Kind::add: return std::clamp(value + op.a, 0, op.b);
    case Kind::rest: return value == op.a ? value : std::clamp(value + (value < op.a ? 1 : -1), 0, op.b);
    case Kind::count: return value == 0 ? 1 : 2;
    case Kind::turn: return value + 1 == op.a ? op.b : value + 1;
    case Kind::lapse: return value == op.a ? value : 0;
    default: return value;
  }
}

/// Whether the rows noted before `op` add to a sum that matters.
bool Trace::is_hot(const Op& op) const {
  const auto first = static_cast<std::size_t>(op.b);
  const ReactionBlock& block = *blocks_[op.sum];
  for (std::size_t r = first; r < block.rows[first].skip_to; ++r) {
    const ReactionBlock::RowRef& row = block.rows[r];
    for (std::uint32_t d = row.first_delta; d != row.first_delta + row.deltas; ++d) {
      if (hot_[block.deltas[d].first] != 0) return true;
    }
  }
  return false;
}

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
        widen(box, op, [&](int value) { return after(op, value); });
        break;
      case Kind::add:
      case Kind::rest:
      case Kind::count:
      case Kind::lapse:
      case Kind::turn: widen(box, op, [&](int value) { return after(op, value); }); break;
      case Kind::copy:
        box.low[op.a] = std::max(box.low[op.a], box.low[op.reg]);
        box.high[op.a] = std::min(box.high[op.a], box.high[op.reg]);
        box.low[op.reg] = 0;
        box.high[op.reg] = 255;
        break;
      case Kind::either:
        if (!box.asks(op.reg)) break;
        box.low[op.reg] = std::max(box.low[op.reg], op.value);
        box.high[op.reg] =
            std::min(box.high[op.reg], op.value >= most_[op.reg] ? std::uint8_t{255} : op.value);
        i = static_cast<std::size_t>(op.a);
        break;
      case Kind::guard:
        if (std::none_of(written_.begin() + op.b, written_.begin() + op.b + op.sum,
                         [&](std::uint16_t reg) { return box.asks(reg); }))
          i = static_cast<std::size_t>(op.a);
        break;
      case Kind::rows:
        if (!is_hot(op)) i = static_cast<std::size_t>(op.a);
        break;
    }
  }
}

void Trace::walk_back_all(const Box& box, std::vector<std::uint8_t>& asked) {
  for (std::size_t i = count_; i > 0;) {
    const Op& op = ops_[--i];
    switch (op.kind) {
      case Kind::need:
        box.low[op.reg] = std::max(box.low[op.reg], static_cast<std::uint8_t>(op.a));
        box.high[op.reg] = std::min(box.high[op.reg], static_cast<std::uint8_t>(op.b));
        asked[op.reg] = 1;
        break;
      case Kind::copy:
        // What is copied is one value for all of them.
        if (asked[op.reg] != 0) {
          box.low[op.a] = std::max(box.low[op.a], op.value);
          box.high[op.a] = std::min(box.high[op.a], op.value);
          asked[static_cast<std::size_t>(op.a)] = 1;
        }
        box.low[op.reg] = 0;
        box.high[op.reg] = 255;
        asked[op.reg] = 0;
        break;
      case Kind::set:
        box.low[op.reg] = 0;
        box.high[op.reg] = 255;
        asked[op.reg] = 0;
        break;
      case Kind::sum:
        if (hot_.size() <= op.sum) hot_.resize(op.sum + std::size_t{1}, 0);
        hot_[op.sum] = asked[op.reg];
        widen(box, op, [&](int value) { return after(op, value); });
        break;
      case Kind::add:
      case Kind::rest:
      case Kind::count:
      case Kind::lapse:
      case Kind::turn: widen(box, op, [&](int value) { return after(op, value); }); break;
      case Kind::either:
        // All of them go on apart, so whatever it is it stays.
        if (asked[op.reg] == 0) break;
        box.low[op.reg] = std::max(box.low[op.reg], op.value);
        box.high[op.reg] =
            std::min(box.high[op.reg], op.value >= most_[op.reg] ? std::uint8_t{255} : op.value);
        i = static_cast<std::size_t>(op.a);
        break;
      case Kind::guard:
        if (std::none_of(written_.begin() + op.b, written_.begin() + op.b + op.sum,
                         [&](std::uint16_t reg) { return asked[reg] != 0; }))
          i = static_cast<std::size_t>(op.a);
        break;
      case Kind::rows:
        if (!is_hot(op)) i = static_cast<std::size_t>(op.a);
        break;
    }
  }
}

void Trace::changes(std::vector<Change>& out) const {
  out.resize(most_.size());
  for (Change& change : out) change.kind = Change::Kind::keep;
  for (std::size_t i = 0; i < count_; ++i) {
    const Op& op = ops_[i];
    Change& change = out[op.reg];
    switch (op.kind) {
      case Kind::set:
      case Kind::copy: change.kind = Change::Kind::put; break;
      case Kind::sum:
      case Kind::add:
      case Kind::rest:
      case Kind::count:
      case Kind::lapse:
      case Kind::turn:
        if (change.kind == Change::Kind::put) break;
        if (change.kind == Change::Kind::keep) {
          change.kind = Change::Kind::map;
          change.table.resize(std::size_t{most_[op.reg]} + 1);
          for (std::size_t v = 0; v < change.table.size(); ++v)
            change.table[v] = static_cast<std::uint8_t>(v);
        }
        for (std::uint8_t& value : change.table)
          value = static_cast<std::uint8_t>(std::min(after(op, value), int{most_[op.reg]}));
        break;
      case Kind::need:
      case Kind::either:
      case Kind::guard:
      case Kind::rows: break;
    }
  }
}

}  // namespace gesprek::analysis
