#include "engine/analysis/ranges.h"

#include <algorithm>

namespace gesprek::analysis {

using program::kGoBack;
using program::kGoDone;
using program::Node;
using program::NodeFlag;
using program::Way;

namespace {
constexpr std::int32_t kMostChange = 3;
}

RangeFinder::RangeFinder(const Machine& machine) : m_(machine), p_(machine.program_) {
  const std::size_t nodes = p_.nodes.size() * m_.mode_count_;
  enter_.resize(nodes);
  topics_.resize(nodes);
  stay_.resize(nodes);
  arrived_.resize(nodes);
  offer_.resize(nodes);
  dirty_.assign(nodes, 0);
  ways_.resize(nodes);
  for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) {
    if (p_.nodes[n].way == Way::topics) layers_.push_back(n);
  }
}

bool RangeFinder::join(Ranges& into, const Ranges& from) const {
  if (!from.possible) return false;
  if (!into.possible) {
    into = from;
    return true;
  }
  bool grew = false;
  for (std::size_t i = 0; i < into.low.size(); ++i) {
    if (from.low[i] < into.low[i]) {
      into.low[i] = from.low[i];
      grew = true;
    }
    if (from.high[i] > into.high[i]) {
      into.high[i] = from.high[i];
      grew = true;
    }
  }
  return grew;
}

// --- conditions ---

std::pair<bool, bool> RangeFinder::may(const Ranges& at, const Atom& atom) const {
  if (atom.reg == kNoRegister) return {true, true};
  const std::uint32_t low = at.low[atom.reg];
  const std::uint32_t high = at.high[atom.reg];
  // Of `seen` the node's own entry may or may not count.
  if (atom.node != kNone) return {low<2, high> 0};
  const std::uint32_t from = atom.low;
  const std::uint32_t up_to = std::uint32_t{atom.low} + atom.span;
  return {low < from || high > up_to, high >= from && low <= up_to};
}

TestView RangeFinder::view(const Ranges& at, std::uint32_t id) const {
  const Test& test = m_.tests_[id];
  TestView out;
  if (test.kind == Test::Kind::always || test.kind == Test::Kind::never) {
    out.may_hold = test.kind == Test::Kind::always;
    out.may_fail = !out.may_hold;
    return out;
  }
  if (test.kind == Test::Kind::code || !at.possible) {
    out.reads = test.reads;
    return out;
  }
  std::uint32_t fixed = 0;   // atoms that have one value
  std::uint32_t values = 0;  // which
  for (std::uint32_t i = 0; i < test.count; ++i) {
    const auto [zero, one] = may(at, m_.atoms_[test.first + i]);
    if (zero && one) continue;
    fixed |= 1U << i;
    if (one) values |= 1U << i;
  }
  out.may_hold = out.may_fail = false;
  std::uint32_t matters = 0;
  const std::uint32_t all = 1U << test.count;
  for (std::uint32_t c = 0; c < all; ++c) {
    if ((c & fixed) != values) continue;
    const bool holds = (test.table >> c & 1U) != 0;
    (holds ? out.may_hold : out.may_fail) = true;
    for (std::uint32_t i = 0; i < test.count; ++i) {
      if ((fixed >> i & 1U) != 0) continue;
      if (((test.table >> (c ^ (1U << i)) & 1U) != 0) != holds) matters |= 1U << i;
    }
  }
  for (std::uint32_t i = 0; i < test.count; ++i) {
    const std::uint16_t reg = m_.atoms_[test.first + i].reg;
    if ((matters >> i & 1U) != 0 && reg != kNoRegister) out.reads.push_back(reg);
  }
  return out;
}

Ranges RangeFinder::when(Ranges at, std::uint32_t id, bool holds) const {
  if (!at.possible) return at;
  const Test& test = m_.tests_[id];
  if (test.kind == Test::Kind::always || test.kind == Test::Kind::never) {
    at.possible = (test.kind == Test::Kind::always) == holds;
    return at;
  }
  if (test.kind == Test::Kind::code) return at;
  std::uint32_t fixed = 0;
  std::uint32_t values = 0;
  for (std::uint32_t i = 0; i < test.count; ++i) {
    const auto [zero, one] = may(at, m_.atoms_[test.first + i]);
    if (zero && one) continue;
    fixed |= 1U << i;
    if (one) values |= 1U << i;
  }
  std::uint32_t can_be_one = 0;
  std::uint32_t can_be_zero = 0;
  for (std::uint32_t c = 0; c < 1U << test.count; ++c) {
    if ((c & fixed) != values || ((test.table >> c & 1U) != 0) != holds) continue;
    can_be_one |= c;
    can_be_zero |= ~c;
  }
  const std::uint32_t all = (1U << test.count) - 1;
  if (((can_be_one | can_be_zero) & all) != all && test.count > 0) {
    at.possible = false;
    return at;
  }
  for (std::uint32_t i = 0; i < test.count; ++i) {
    const Atom& atom = m_.atoms_[test.first + i];
    if (atom.reg == kNoRegister || atom.node != kNone) continue;
    const bool one = (can_be_one >> i & 1U) != 0;
    const bool zero = (can_be_zero >> i & 1U) != 0;
    const auto up_to = static_cast<std::uint8_t>(atom.low + atom.span);
    std::uint8_t& low = at.low[atom.reg];
    std::uint8_t& high = at.high[atom.reg];
    if (one && !zero) {
      low = std::max(low, atom.low);
      high = std::min(high, up_to);
    } else if (zero && !one) {
      if (low >= atom.low && low <= up_to) low = static_cast<std::uint8_t>(std::min(up_to + 1, 255));
      if (high >= atom.low && high <= up_to)
        high = static_cast<std::uint8_t>(std::max(std::int32_t{atom.low} - 1, 0));
    }
    if (low > high) {
      at.possible = false;
      return at;
    }
  }
  return at;
}

// --- operations ---

void RangeFinder::apply(Span span, Ranges& at) const {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    apply_one(i, at);
    const Micro& micro = m_.micros_[i];
    if (micro.op == Do::when) i += static_cast<std::uint32_t>(micro.b + micro.c);
  }
}

void RangeFinder::apply_one(std::uint32_t index, Ranges& at) const {
  if (!at.possible) return;
  const Micro& micro = m_.micros_[index];
  const auto clamped = [](std::int32_t value, std::int32_t most) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, most));
  };
  switch (micro.op) {
    case Do::add:
      at.low[micro.a] = clamped(at.low[micro.a] + micro.b, micro.c);
      at.high[micro.a] = clamped(at.high[micro.a] + micro.b, micro.c);
      break;
    case Do::set: at.low[micro.a] = at.high[micro.a] = static_cast<std::uint8_t>(micro.b); break;
    case Do::raise: {
      bool may_stay = false;
      if (micro.b != 0) {
        const Overrule& overrule = m_.overrules_[static_cast<std::size_t>(micro.b) - 1];
        for (const std::uint16_t reg : overrule.by) {
          if (at.low[reg] != 0) return;
          may_stay = may_stay || at.high[reg] != 0;
        }
        for (const std::uint16_t reg : overrule.drops) {
          at.low[reg] = 0;
          if (!may_stay) at.high[reg] = 0;
        }
      }
      at.high[micro.a] = 1;
      if (!may_stay) at.low[micro.a] = 1;
      break;
    }
    case Do::count:
      at.low[micro.a] = at.low[micro.a] == 0 ? 1 : 2;
      at.high[micro.a] = at.high[micro.a] == 0 ? 1 : 2;
      break;
    case Do::react: {
      const ReactionBlock& block = m_.reactions_[micro.a];
      std::vector<std::int32_t> least(block.sums.size(), 0);
      std::vector<std::int32_t> most(block.sums.size(), 0);
      // Of a move the first row that holds; of `react` and each turn all of them.
      for (std::size_t first = 0; first < block.rows.size();) {
        const std::size_t end = block.rows[first].skip_to;
        std::vector<std::int32_t> low(block.sums.size(), 0);
        std::vector<std::int32_t> high(block.sums.size(), 0);
        bool none = true;   // no row before this one surely holds
        bool fresh = true;  // nothing taken yet
        for (std::size_t r = first; r < end && none; ++r) {
          const TestView seen = view(at, block.rows[r].test);
          if (!seen.may_hold) continue;
          std::vector<std::int32_t> own(block.sums.size(), 0);
          const ReactionBlock::RowRef& row = block.rows[r];
          for (std::uint32_t d = row.first_delta; d != row.first_delta + row.deltas; ++d)
            own[block.deltas[d].first] += block.deltas[d].second;
          for (std::size_t s = 0; s < own.size(); ++s) {
            low[s] = fresh ? own[s] : std::min(low[s], own[s]);
            high[s] = fresh ? own[s] : std::max(high[s], own[s]);
          }
          fresh = false;
          none = seen.may_fail;
        }
        for (std::size_t s = 0; s < low.size(); ++s) {
          least[s] += none ? std::min(low[s], 0) : low[s];
          most[s] += none ? std::max(high[s], 0) : high[s];
        }
        first = end;
      }
      for (std::size_t s = 0; s < block.sums.size(); ++s) {
        const ReactionBlock::Sum& sum = block.sums[s];
        at.low[sum.reg] =
            clamped(at.low[sum.reg] + std::clamp(least[s], -kMostChange, kMostChange), sum.most);
        at.high[sum.reg] =
            clamped(at.high[sum.reg] + std::clamp(most[s], -kMostChange, kMostChange), sum.most);
      }
      break;
    }
    case Do::rest: {
      const std::int32_t low = at.low[micro.a];
      const std::int32_t high = at.high[micro.a];
      const std::int32_t most = m_.registers_[micro.a].most;
      if (low > micro.b) at.low[micro.a] = clamped(low - 1, most);
      if (high < micro.b) at.high[micro.a] = clamped(high + 1, most);
      break;
    }
    case Do::when: {
      const auto then_size = static_cast<std::uint32_t>(micro.b);
      const auto else_size = static_cast<std::uint32_t>(micro.c);
      Ranges yes = when(at, micro.a, true);
      Ranges no = when(at, micro.a, false);
      apply({index + 1, index + 1 + then_size}, yes);
      apply({index + 1 + then_size, index + 1 + then_size + else_size}, no);
      if (!yes.possible) {
        at = std::move(no);
      } else {
        join(yes, no);
        at = std::move(yes);
      }
      break;
    }
    case Do::emit:
    case Do::tell: break;
    case Do::reveal: {
      const bool may_wait = micro.b != 0 && at.high[m_.shut_register_] != 0;
      for (const std::uint16_t reg : m_.told_[micro.a]) {
        at.high[reg] = 1;
        if (!may_wait) at.low[reg] = 1;
      }
      if (!may_wait) break;
      const std::uint16_t waits = m_.waiting_[static_cast<std::size_t>(micro.c)].waits;
      at.high[waits] = m_.registers_[waits].most;
      break;
    }
    case Do::shut: {
      bool may = false;
      bool must = false;
      for (const std::uint32_t id : m_.closed_sets_[micro.a]) {
        const TestView seen = view(at, id);
        may = may || seen.may_hold;
        must = must || !seen.may_fail;
      }
      at.low[m_.shut_register_] = must ? 1 : 0;
      at.high[m_.shut_register_] = may ? 1 : 0;
      break;
    }
    case Do::end_turn:
      for (const Machine::WaitingPart& part : m_.waiting_) {
        if (at.high[part.waits] == 0) continue;
        for (const std::uint16_t reg : m_.told_[part.fact]) at.high[reg] = 1;
        at.low[part.waits] = 0;
      }
      break;
  }
}

// --- the way on ---

void RangeFinder::fix_mode(Ranges& at, std::size_t location) const {
  const auto mode = static_cast<std::uint32_t>(location % m_.mode_count_);
  for (const Machine::Mode& m : m_.modes_)
    at.low[m.reg] = at.high[m.reg] = static_cast<std::uint8_t>(mode / m.stride % m.values);
}

void RangeFinder::spread(std::vector<Ranges>& table, std::uint32_t node, const Ranges& at) {
  each_location(node, at, [&](std::size_t location) {
    std::vector<std::size_t>& to = ways_[current_].to;
    if (std::find(to.begin(), to.end(), location) == to.end()) to.push_back(location);
    if (m_.modes_.empty()) {
      if (join(table[location], at)) dirty_[location] = 1;
      return;
    }
    Ranges one = at;
    fix_mode(one, location);
    if (join(table[location], one)) dirty_[location] = 1;
  });
}

void RangeFinder::to(std::uint32_t go, const Ranges& at) {
  if (!at.possible) return;
  if (go == kGoDone) {
    ways_[current_].done = true;
    Ranges closing = at;
    for (const Machine::TopicPart& topic : m_.topics_) closing.high[topic.closed] = 1;
    for (const std::uint32_t n : layers_) spread(topics_, n, closing);
  } else if (go == kGoBack) {
    ways_[current_].back = true;
    // Wherever something was displaced.
    for (std::uint32_t n = 0; n < displaced_.size(); ++n) {
      if (displaced_[n] != 0) come_back(n, at);
    }
    join(back_, at);
  } else {
    spread(enter_, go, at);
  }
}

void RangeFinder::come_back(std::uint32_t n, const Ranges& at) {
  spread(enter_, n, at);
  spread(stay_, n, at);
  if (p_.nodes[n].way == Way::topics) spread(topics_, n, at);
}

void RangeFinder::end_of_turn(std::uint32_t go, const Ranges& at) {
  if (!at.possible) return;
  to(go, at);
  if (go < p_.nodes.size() && p_.nodes[go].way == Way::ending) return;
  for (std::size_t i = 0; i < m_.interrupts_.size(); ++i) {
    const Ranges fired = when(at, m_.interrupts_[i].test, true);
    if (!fired.possible) continue;
    displace(go);
    to(p_.interrupts[i].go, fired);
  }
}

// An interrupt may come back to where it came from, with whatever stands then.
void RangeFinder::displace(std::uint32_t go) {
  if (displaced_.empty()) displaced_.assign(p_.nodes.size(), 0);
  const auto mark = [&](std::uint32_t n) {
    if (displaced_[n] != 0) return;
    displaced_[n] = 1;
    come_back(n, back_);
  };
  if (go == kGoDone) {
    for (const std::uint32_t n : layers_) mark(n);
  } else if (go < p_.nodes.size()) {
    mark(go);
  } else {
    for (std::uint32_t n = 0; n < p_.nodes.size(); ++n) mark(n);
  }
}

void RangeFinder::visit(std::size_t n) {
  const auto index = static_cast<std::uint32_t>(n / m_.mode_count_);
  const Node& node = p_.nodes[index];
  Ranges at = stay_[n];
  if (enter_[n].possible) {
    Ranges entered = enter_[n];
    apply(m_.nodes_[index].enter, entered);
    join(at, entered);
  }
  if (topics_[n].possible) {
    Ranges again = topics_[n];
    apply(m_.nodes_[index].again, again);
    join(again, topics_[n]);
    join(at, again);
  }
  // Entering may have changed the mode itself.
  each_location(index, at, [&](std::size_t location) {
    Ranges one = at;
    fix_mode(one, location);
    join(arrived_[location], one);
    if (location != n) {
      std::vector<std::size_t>& to = ways_[n].to;
      if (std::find(to.begin(), to.end(), location) == to.end()) to.push_back(location);
    }
    if (m_.nodes_[index].is_offer) {
      for (const Machine::NotePart& note : m_.notes_) one.high[note.noted] = 1;
      if (join(offer_[location], one)) {
        current_ = location;
        offers(location);
        current_ = n;
      }
    }
  });
  const auto arms = [&](program::Range range, Ranges left) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      to(p_.arms[i].go, when(left, m_.arms_[i].test, true));
      left = when(left, m_.arms_[i].test, false);
    }
  };
  switch (node.way) {
    case Way::go: to(node.way_index, at); break;
    case Way::branch: arms(p_.branches[node.way_index], at); break;
    case Way::ending: break;
    case Way::choices:
      if (node.otherwise != kNone) to(node.otherwise, at);
      break;
    case Way::topics: to(p_.layers[node.way_index].then, at); break;
    case Way::form: arms(p_.forms[node.way_index].arms, at); break;
  }
}

void RangeFinder::offers(std::size_t location) {
  const auto n = static_cast<std::uint32_t>(location / m_.mode_count_);
  const Node& node = p_.nodes[n];
  const Ranges offer = offer_[location];
  const auto take = [&](Ranges at, Span before, Span reply, std::uint32_t go) {
    apply(before, at);
    apply(m_.turn_, at);
    apply(reply, at);
    end_of_turn(go, at);
  };
  const auto topics = [&](program::Range range) {
    for (std::uint32_t t = range.begin; t != range.end(); ++t) {
      const Ranges open = when(offer, m_.topics_[t].test, true);
      to(p_.topics[t].start, open);
      // One that was left goes on where a switch stands.
      for (std::uint32_t other = 0; other < p_.nodes.size(); ++other) {
        if ((p_.nodes[other].flags & NodeFlag::switches) != 0) to(other, open);
      }
    }
  };
  switch (node.way) {
    case Way::choices:
      for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
        const Machine::ChoicePart& part = m_.choices_[c];
        Ranges at = when(offer, part.test, true);
        if (part.once != kNoRegister && at.possible) {
          if (at.low[part.once] == 1) continue;
          at.high[part.once] = 0;
        }
        take(std::move(at), part.before, part.reply, p_.choices[c].go);
      }
      if ((node.flags & NodeFlag::switches) != 0) {
        for (const std::uint32_t layer : layers_) topics(p_.layers[p_.nodes[layer].way_index].topics);
      }
      break;
    case Way::topics:
      topics(p_.layers[node.way_index].topics);
      to(p_.layers[node.way_index].then, offer);
      break;
    default: {
      Ranges at = offer;
      for (const FieldPlan& field : m_.form_plans_[node.way_index].fields) {
        Ranges after = at;
        for (const FieldClass& known : field.classes) {
          Ranges one = at;
          apply(known.ops, one);
          join(after, one);
        }
        at = std::move(after);
      }
      const program::Range arms = p_.forms[node.way_index].arms;
      for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
        to(p_.arms[i].go, when(at, m_.arms_[i].test, true));
        at = when(at, m_.arms_[i].test, false);
      }
      break;
    }
  }
  if (node.late != kNone) take(offer, {}, {}, node.late);
  for (const std::uint32_t r : m_.possible_repairs_[n]) {
    Ranges at = offer;
    apply(m_.repairs_[r].before, at);
    apply(m_.turn_, at);
    apply(m_.repairs_[r].reply, at);
    if (!at.possible) continue;
    spread(stay_, n, at);
    for (std::size_t i = 0; i < m_.interrupts_.size(); ++i) {
      const Ranges fired = when(at, m_.interrupts_[i].test, true);
      if (!fired.possible) continue;
      displace(n);
      to(p_.interrupts[i].go, fired);
    }
  }
}

void RangeFinder::run() {
  Ranges start;
  start.possible = true;
  for (const Register& reg : m_.registers_) {
    const bool followed =
        reg.kind != RegisterKind::turn && reg.kind != RegisterKind::held && reg.kind < RegisterKind::mend;
    start.low.push_back(followed ? reg.start : 0);
    start.high.push_back(followed ? reg.start : reg.most);
  }
  spread(enter_, p_.header.start, start);
  bool again = true;
  while (again) {
    again = false;
    for (std::size_t n = 0; n < dirty_.size(); ++n) {
      if (dirty_[n] == 0) continue;
      dirty_[n] = 0;
      again = true;
      current_ = n;
      visit(n);
    }
  }
}

}  // namespace gesprek::analysis
