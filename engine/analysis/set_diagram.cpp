#include "engine/analysis/set_diagram.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace gesprek::analysis {

namespace {

constexpr std::size_t kFirstTable = std::size_t{1} << 12U;
constexpr std::uint16_t kLeaf = 0xffff;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 32U;
  value *= 0xd6e8feb86659fd93U;
  return value ^ (value >> 32U);
}

std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) {
  return mixed(std::uint64_t{a} << 32U | b);
}

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  if (a != 0 && b > std::numeric_limits<std::uint64_t>::max() / a)
    return std::numeric_limits<std::uint64_t>::max();
  return a * b;
}
std::uint64_t plus(std::uint64_t a, std::uint64_t b) {
  return b > std::numeric_limits<std::uint64_t>::max() - a ? std::numeric_limits<std::uint64_t>::max()
                                                           : a + b;
}

}  // namespace

/// Spans of a node that is being made, neighbours with one child joined.
class SetDiagram::Runs {
 public:
  void add(int last, Set child) {
    if (size_ != 0 && runs_[size_ - 1].child == child) {
      runs_[size_ - 1].last = static_cast<std::uint8_t>(last);
    } else {
      runs_[size_++] = {static_cast<std::uint8_t>(last), child};
    }
  }
  /// `child` for low…high, `other` around it.
  void box(int low, int high, Set child, Set other) {
    if (low > 0) add(low - 1, other);
    add(high, child);
    if (high < 255) add(255, other);
  }
  [[nodiscard]] const Run* data() const { return runs_.data(); }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<Run, 256> runs_;
  std::size_t size_ = 0;
};

SetDiagram::SetDiagram(std::vector<std::uint8_t> most, std::uint64_t most_work)
    : most_(std::move(most)), most_work_(most_work), nodes_(2), table_(kFirstTable, 0) {
  united_.resize(kFirstTable);
  without_.resize(kFirstTable);
}

// --- nodes ---

std::uint64_t SetDiagram::hash_of(std::uint16_t level, const Run* runs, std::size_t count) {
  std::uint64_t hash = level * 0x9e3779b97f4a7c15U;
  for (std::size_t i = 0; i < count; ++i) {
    hash = (hash ^ (std::uint64_t{runs[i].child} << 8U | runs[i].last)) * 0xff51afd7ed558ccdU;
    hash ^= hash >> 29U;
  }
  return mixed(hash);
}

SetDiagram::Set SetDiagram::make(std::uint16_t level, const Runs& runs) {
  if (runs.size() == 1) return runs.data()[0].child;
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = hash_of(level, runs.data(), runs.size()) & mask;; i = (i + 1) & mask) {
    const Set known = table_[i];
    if (known == 0) {
      const auto id = static_cast<Set>(nodes_.size());
      nodes_.push_back(
          {static_cast<std::uint32_t>(runs_.size()), level, static_cast<std::uint16_t>(runs.size())});
      runs_.insert(runs_.end(), runs.data(), runs.data() + runs.size());
      table_[i] = id;
      if (nodes_.size() * 2 > table_.size()) grow();
      return id;
    }
    const Node& node = nodes_[known];
    if (node.level == level && node.count == runs.size() &&
        std::equal(runs.data(), runs.data() + runs.size(), &runs_[node.first],
                   [](const Run& a, const Run& b) { return a.last == b.last && a.child == b.child; }))
      return known;
  }
}

void SetDiagram::grow() {
  table_.assign(table_.size() * 2, 0);
  const std::size_t mask = table_.size() - 1;
  for (Set id = 2; id < nodes_.size(); ++id) {
    const Node& node = nodes_[id];
    std::size_t i = hash_of(node.level, &runs_[node.first], node.count) & mask;
    while (table_[i] != 0) i = (i + 1) & mask;
    table_[i] = id;
  }
  united_.assign(table_.size(), {});
  without_.assign(table_.size(), {});
}

SetDiagram::Set SetDiagram::single(std::uint16_t level, std::uint8_t value, Set below) {
  if (below == kNone) return kNone;
  Runs out;
  out.box(value, value >= most_[level] ? 255 : value, below, kNone);
  return make(level, out);
}

// --- two sets ---

template <class Combine>
SetDiagram::Set SetDiagram::both(Set a, Set b, Combine&& combine) {
  ++work_;
  const std::uint16_t level_a = nodes_[a].level;
  const std::uint16_t level_b = nodes_[b].level;
  const std::uint16_t level = std::min(level_a, level_b);
  const std::size_t count_a = level_a == level ? nodes_[a].count : 1;
  const std::size_t count_b = level_b == level ? nodes_[b].count : 1;
  Runs out;
  for (std::size_t i = 0, j = 0; i < count_a && j < count_b;) {
    const Run run_a = level_a == level ? runs_[nodes_[a].first + i] : Run{255, a};
    const Run run_b = level_b == level ? runs_[nodes_[b].first + j] : Run{255, b};
    const std::uint8_t last = std::min(run_a.last, run_b.last);
    out.add(last, combine(run_a.child, run_b.child));
    i += run_a.last == last ? 1 : 0;
    j += run_b.last == last ? 1 : 0;
  }
  return make(level, out);
}

SetDiagram::Set SetDiagram::unite(Set a, Set b) {
  if (a == b || b == kNone) return a;
  if (a == kNone) return b;
  if (a == kAll || b == kAll) return kAll;
  if (is_spent()) return kNone;
  if (a > b) std::swap(a, b);
  const Known& known = united_[pair_of(a, b) & (united_.size() - 1)];
  if (known.a == a && known.b == b) return known.result;
  const Set result = both(a, b, [this](Set x, Set y) { return unite(x, y); });
  united_[pair_of(a, b) & (united_.size() - 1)] = {a, b, result};
  return result;
}

SetDiagram::Set SetDiagram::without(Set a, Set b) {
  if (a == kNone || b == kAll || a == b) return kNone;
  if (b == kNone) return a;
  if (is_spent()) return kNone;
  const Known& known = without_[pair_of(a, b) & (without_.size() - 1)];
  if (known.a == a && known.b == b) return known.result;
  const Set result = both(a, b, [this](Set x, Set y) { return without(x, y); });
  without_[pair_of(a, b) & (without_.size() - 1)] = {a, b, result};
  return result;
}

// --- a set and what happens to it ---

void SetDiagram::begin() {
  if (++round_ != 0) return;
  std::fill(stamps_.begin(), stamps_.end(), 0);
  round_ = 1;
}

void SetDiagram::know(Set set, Set result) {
  if (set >= stamps_.size()) {
    stamps_.resize(nodes_.size() * 2, 0);
    results_.resize(nodes_.size() * 2, 0);
  }
  stamps_[set] = round_;
  results_[set] = result;
}

SetDiagram::Set SetDiagram::image(Set set, const Actions& actions) {
  actions_ = &actions;
  begin();
  return image_below(set, 0);
}

/// A level that the way does not ask: its values are those of the box, changed.
SetDiagram::Set SetDiagram::changed(const Action& action, Set set) {
  if (set == kNone) return kNone;
  Runs out;
  switch (action.change) {
    case Action::Change::free: return set;
    case Action::Change::put: return single(action.level, action.value, set);
    case Action::Change::keep: out.box(action.low, action.high, set, kNone); break;
    case Action::Change::map: {
      const int most = most_[action.level];
      std::array<bool, 256> is_met{};
      for (int v = action.low; v <= std::min<int>(action.high, most); ++v) is_met[action.table[v]] = true;
      for (int v = 0; v <= most; ++v) {
        out.add(v == most ? 255 : v, is_met[static_cast<std::size_t>(v)] ? set : kNone);
      }
      break;
    }
  }
  return make(action.level, out);
}

/// A node at the level of `action`.
SetDiagram::Set SetDiagram::image_at(Set set, const Action& action, std::size_t next) {
  const std::size_t first = nodes_[set].first;
  const std::size_t count = nodes_[set].count;
  const int most = most_[action.level];
  Runs out;
  if (action.change == Action::Change::map) {
    std::array<Set, 256> to;
    std::fill_n(to.begin(), most + 1, kNone);
    int from = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Run run = runs_[first + i];
      const int low = std::max<int>(from, action.low);
      const int high = std::min({int{run.last}, int{action.high}, most});
      from = run.last + 1;
      if (low > high || run.child == kNone) continue;
      const Set child = image_below(run.child, next);
      for (int v = low; v <= high; ++v) {
        Set& at = to[action.table[v]];
        at = unite(at, child);
      }
    }
    for (int v = 0; v <= most; ++v) out.add(v == most ? 255 : v, to[static_cast<std::size_t>(v)]);
    return make(action.level, out);
  }
  if (action.change == Action::Change::keep) {
    int from = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Run run = runs_[first + i];
      const int low = std::max<int>(from, action.low);
      const int high = std::min<int>(run.last, action.high);
      if (low > high || run.child == kNone) {
        out.add(run.last, kNone);
      } else {
        if (low > from) out.add(low - 1, kNone);
        out.add(high, image_below(run.child, next));
        if (high < run.last) out.add(run.last, kNone);
      }
      from = run.last + 1;
    }
    return make(action.level, out);
  }
  Set all = kNone;
  int from = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Run run = runs_[first + i];
    const bool is_inside = std::max<int>(from, action.low) <= std::min<int>(run.last, action.high);
    from = run.last + 1;
    if (is_inside && run.child != kNone) all = unite(all, image_below(run.child, next));
  }
  return action.change == Action::Change::free ? all : single(action.level, action.value, all);
}

SetDiagram::Set SetDiagram::image_below(Set set, std::size_t action) {
  if (set == kNone || is_spent()) return kNone;
  const Actions& actions = *actions_;
  const std::uint16_t level = set == kAll ? kLeaf : nodes_[set].level;
  std::size_t next = action;
  while (next < actions.size() && actions[next].level < level) ++next;
  Set result = kAll;
  if (set != kAll && is_known(set)) {
    result = results_[set];
  } else if (set != kAll) {
    ++work_;
    if (next < actions.size() && actions[next].level == level) {
      result = image_at(set, actions[next], next + 1);
    } else {
      const std::size_t first = nodes_[set].first;
      const std::size_t count = nodes_[set].count;
      Runs out;
      for (std::size_t i = 0; i < count; ++i) {
        const Run run = runs_[first + i];
        out.add(run.last, image_below(run.child, next));
      }
      result = make(level, out);
    }
    know(set, result);
  }
  while (next > action) result = changed(actions[--next], result);
  return result;
}

SetDiagram::Set SetDiagram::outside(Set set, const Actions& actions) {
  actions_ = &actions;
  begin();
  return outside_below(set, 0);
}

SetDiagram::Set SetDiagram::outside_below(Set set, std::size_t action) {
  if (set == kNone || is_spent()) return kNone;
  const Actions& actions = *actions_;
  while (action < actions.size() && !actions[action].asks()) ++action;
  if (action == actions.size()) return kNone;
  const Action& at = actions[action];
  const std::uint16_t level = set == kAll ? kLeaf : nodes_[set].level;
  Runs out;
  if (at.level < level) {
    out.box(at.low, at.high, outside_below(set, action + 1), set);
    return make(at.level, out);
  }
  if (is_known(set)) return results_[set];
  ++work_;
  const std::size_t first = nodes_[set].first;
  const std::size_t count = nodes_[set].count;
  int from = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Run run = runs_[first + i];
    if (at.level != level) {
      out.add(run.last, outside_below(run.child, action));
      continue;
    }
    const int low = std::max<int>(from, at.low);
    const int high = std::min<int>(run.last, at.high);
    if (low > high || run.child == kNone) {
      out.add(run.last, run.child);
    } else {
      if (low > from) out.add(low - 1, run.child);
      out.add(high, outside_below(run.child, action + 1));
      if (high < run.last) out.add(run.last, run.child);
    }
    from = run.last + 1;
  }
  const Set result = make(level, out);
  know(set, result);
  return result;
}

// --- looking ---

void SetDiagram::pick(Set set, std::uint8_t* values) const {
  while (set != kAll) {
    const Node& node = nodes_[set];
    int from = 0;
    for (std::size_t i = 0; i < node.count; ++i) {
      const Run& run = runs_[node.first + i];
      if (run.child != kNone) {
        values[node.level] = static_cast<std::uint8_t>(from);
        set = run.child;
        break;
      }
      from = run.last + 1;
    }
  }
}

std::uint64_t SetDiagram::count(Set set, const std::vector<std::uint8_t>& counts) {
  std::vector<std::uint64_t> known(nodes_.size(), 0);
  return count_below(set, 0, counts, known);
}

std::uint64_t SetDiagram::count_below(Set set, std::size_t level, const std::vector<std::uint8_t>& counts,
                                      std::vector<std::uint64_t>& known) const {
  if (set == kNone) return 0;
  const std::size_t here = set == kAll ? most_.size() : nodes_[set].level;
  std::uint64_t ways = 1;
  for (std::size_t l = level; l < here; ++l) {
    if (counts[l] != 0) ways = times(ways, std::uint64_t{most_[l]} + 1);
  }
  if (set == kAll) return ways;
  if (known[set] == 0) {
    const Node& node = nodes_[set];
    int from = 0;
    for (std::size_t i = 0; i < node.count; ++i) {
      const Run& run = runs_[node.first + i];
      const int last = std::min<int>(run.last, most_[node.level]);
      if (run.child != kNone && last >= from)
        known[set] = plus(known[set], times(static_cast<std::uint64_t>(last - from + 1),
                                            count_below(run.child, here + 1, counts, known)));
      from = run.last + 1;
    }
  }
  return times(ways, known[set]);
}

}  // namespace gesprek::analysis
