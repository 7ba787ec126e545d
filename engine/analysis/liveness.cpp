#include "engine/analysis/liveness.h"

#include <algorithm>
#include <deque>

#include "engine/analysis/machine.h"
#include "engine/analysis/ranges.h"

namespace gesprek::analysis {

using program::kGoBack;
using program::kGoDone;
using program::Node;
using program::NodeFlag;
using program::Way;

namespace {

using Bits = std::vector<std::uint64_t>;

bool has(const Bits& bits, std::size_t i) {
  return (bits[i / 64] >> (i % 64) & 1U) != 0;
}
void put(Bits& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}
void drop(Bits& bits, std::size_t i) {
  bits[i / 64] &= ~(std::uint64_t{1} << (i % 64));
}
void join(Bits& into, const Bits& from) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] |= from[i];
}

}  // namespace

/// A backward analysis over the nodes, conditions going either way. A write only makes what it reads live
/// when the written register is live after it (strong liveness), so what steers nothing keeps nothing alive.
class Liveness {
 public:
  explicit Liveness(Machine& machine) : m_(machine), p_(machine.program_), ranges_(machine) {
    words_ = m_.registers_.size() / 64 + 1;
    nodes_ = p_.nodes.size();
    locations_ = nodes_ * m_.mode_count_;
    m_.live_enter_.assign(locations_, Bits(words_, 0));
    m_.live_offer_ = m_.live_enter_;
    m_.live_topics_ = m_.live_enter_;
    m_.live_stay_ = m_.live_enter_;
    for (std::uint32_t n = 0; n < nodes_; ++n) {
      if (p_.nodes[n].way == Way::topics) layers_.push_back(n);
    }
  }

  void run() {
    find_repairs();
    ranges_.run();
    find_ways_back();
    bool grew = true;
    while (grew) {
      grew = false;
      for (std::size_t i = locations_; i > 0; --i) {
        if (ranges_.arrived(i - 1).possible || ranges_.entry(i - 1).possible ||
            ranges_.topics(i - 1).possible)
          grew = update(i - 1) || grew;
      }
    }
    // What is not read from here gets one value, and one that it may have here: tests that are settled by a
    // fixed register stay settled.
    m_.idle_.resize(locations_);
    for (std::size_t n = 0; n < locations_; ++n) {
      m_.idle_[n] = ranges_.offer(n).possible ? ranges_.offer(n).low
                                              : std::vector<std::uint8_t>(m_.registers_.size(), 0);
    }
  }

 private:
  // --- where a repair can still be offered ---

  template <class F>
  void each_target(std::uint32_t n, F&& f) const {  // f(go, turns)
    const Node& node = p_.nodes[n];
    switch (node.way) {
      case Way::go: f(node.way_index, 0); break;
      case Way::branch: {
        const program::Range arms = p_.branches[node.way_index];
        for (std::uint32_t i = arms.begin; i != arms.end(); ++i) f(p_.arms[i].go, 0);
        break;
      }
      case Way::choices:
        for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) f(p_.choices[c].go, 1);
        if (node.otherwise != kNone) f(node.otherwise, 0);
        if ((node.flags & NodeFlag::switches) != 0) {
          for (const program::Topic& topic : p_.topics) f(topic.start, 0);
        }
        break;
      case Way::topics: {
        const program::TopicLayer& layer = p_.layers[node.way_index];
        for (std::uint32_t t = layer.topics.begin; t != layer.topics.end(); ++t) f(p_.topics[t].start, 0);
        f(layer.then, 0);
        break;
      }
      case Way::form: {
        const program::Range arms = p_.forms[node.way_index].arms;
        for (std::uint32_t i = arms.begin; i != arms.end(); ++i) f(p_.arms[i].go, 0);
        break;
      }
      case Way::ending: break;
    }
    if (node.late != kNone) f(node.late, 1);
  }

  void find_repairs() {
    m_.possible_repairs_.assign(nodes_, {});
    bool resumes = std::any_of(p_.nodes.begin(), p_.nodes.end(),
                               [](const Node& node) { return (node.flags & NodeFlag::switches) != 0; });
    for (std::uint32_t r = 0; r < p_.repairs.size(); ++r) {
      const std::int32_t within = p_.repairs[r].within;
      std::vector<std::int32_t> turns(nodes_, 1'000'000);
      std::deque<std::uint32_t> open;
      const auto reach = [&](std::uint32_t n, std::int32_t at) {
        if (at + 1 > within || at >= turns[n]) return;
        turns[n] = at;
        open.push_back(n);
      };
      const auto go_to = [&](std::uint32_t go, std::int32_t at, bool turn) {
        if (go == kGoDone) {
          for (const std::uint32_t n : layers_) reach(n, at);
        } else if (go == kGoBack) {
          for (std::uint32_t n = 0; n < nodes_; ++n) reach(n, at);
        } else {
          reach(go, at);
        }
        if (!turn) return;
        for (const program::Interrupt& interrupt : p_.interrupts) {
          if (interrupt.go < nodes_) reach(interrupt.go, at);
        }
      };
      const std::uint32_t choice = p_.repairs[r].choice;
      go_to(p_.choices[choice].go, 0, true);
      while (!open.empty()) {
        const std::uint32_t n = open.front();
        open.pop_front();
        const std::int32_t at = turns[n];
        each_target(n, [&](std::uint32_t go, std::int32_t cost) { go_to(go, at + cost, cost != 0); });
        if (resumes && p_.nodes[n].way != Way::ending) {
          for (std::uint32_t other = 0; other < nodes_; ++other) {
            if ((p_.nodes[other].flags & NodeFlag::switches) != 0) reach(other, at);
          }
        }
        // A repair or an interrupt may come at any of these offers.
        if (m_.nodes_[n].is_offer) {
          for (const program::Interrupt& interrupt : p_.interrupts) {
            if (interrupt.go < nodes_) reach(interrupt.go, at + 1);
          }
        }
      }
      for (std::uint32_t n = 0; n < nodes_; ++n) {
        if (turns[n] < 1'000'000 && m_.nodes_[n].is_offer) m_.possible_repairs_[n].push_back(r);
      }
    }
  }

  // --- from where `back`, or a layer of topics, can be reached ---

  void find_ways_back() {
    m_.reaches_back_.assign(locations_, 0);
    m_.reaches_topics_.assign(locations_, 0);
    bool grew = true;
    while (grew) {
      grew = false;
      for (std::size_t i = locations_; i > 0; --i) {
        const std::size_t at = i - 1;
        const RangeFinder::Ways& ways = ranges_.ways(at);
        const Node& node = p_.nodes[at / m_.mode_count_];
        std::uint8_t back = m_.reaches_back_[at] != 0 || ways.back ? 1 : 0;
        std::uint8_t topics = m_.reaches_topics_[at] != 0 || ways.done || node.way == Way::topics ||
                                      (node.flags & NodeFlag::switches) != 0
                                  ? 1
                                  : 0;
        for (const std::size_t to : ways.to) {
          back |= m_.reaches_back_[to];
          topics |= m_.reaches_topics_[to];
        }
        grew = grew || back != m_.reaches_back_[at] || topics != m_.reaches_topics_[at];
        m_.reaches_back_[at] = back;
        m_.reaches_topics_[at] = topics;
      }
    }
  }

  // --- liveness ---

  void read(Bits& live, std::uint32_t test, const Ranges& at) const {
    for (const std::uint16_t reg : ranges_.view(at, test).reads) put(live, reg);
  }
  void read_closed(Bits& live, std::uint32_t set, const Ranges& at) const {
    for (const std::uint32_t id : m_.closed_sets_[set]) read(live, id, at);
  }

  /// What is live before `span`, from what is live after it. True when it can change anything that matters.
  /// `from`: the ranges before it.
  bool before(Span span, Bits& live, Ranges from) const {
    if (span.empty()) return false;
    std::vector<std::pair<std::uint32_t, Ranges>> ops;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      ops.emplace_back(at, from);
      ranges_.apply_one(at, from);
      const Micro& micro = m_.micros_[at];
      if (micro.op == Do::when) at += static_cast<std::uint32_t>(micro.b + micro.c);
    }
    bool matters = false;
    for (std::size_t i = ops.size(); i > 0; --i)
      matters = before_one(ops[i - 1].first, live, ops[i - 1].second) || matters;
    return matters;
  }

  bool before_one(std::uint32_t at, Bits& live, const Ranges& from) const {
    const Micro& micro = m_.micros_[at];
    switch (micro.op) {
      case Do::add:
      case Do::count: return has(live, micro.a);
      case Do::raise:
        if (micro.b != 0) return before_raise(micro, live);
        [[fallthrough]];
      case Do::set: {
        const bool matters = has(live, micro.a);
        drop(live, micro.a);
        return matters;
      }
      case Do::react: return before_reaction(m_.reactions_[micro.a], live, from);
      case Do::rest:
        if (!has(live, micro.a)) return false;
        if (m_.turn_register_ != kNoRegister) put(live, m_.turn_register_);
        return true;
      case Do::when: {
        const auto then_size = static_cast<std::uint32_t>(micro.b);
        const auto else_size = static_cast<std::uint32_t>(micro.c);
        const TestView seen = ranges_.view(from, micro.a);
        Bits other = live;
        bool matters = false;
        if (seen.may_hold)
          matters = before({at + 1, at + 1 + then_size}, live, ranges_.when(from, micro.a, true));
        if (seen.may_fail) {
          matters = before({at + 1 + then_size, at + 1 + then_size + else_size}, other,
                           ranges_.when(from, micro.a, false)) ||
                    matters;
        }
        if (!seen.may_hold) live = other;
        if (seen.may_fail) join(live, other);
        matters = matters || micro.site != kNone;
        if (matters) {
          for (const std::uint16_t reg : seen.reads) put(live, reg);
        }
        return matters;
      }
      case Do::emit:
      case Do::tell: return true;
      case Do::reveal: {
        const std::vector<std::uint16_t>& told = m_.told_[micro.a];
        bool matters = is_any_live(live, told);
        if (micro.b == 0) {
          for (const std::uint16_t reg : told) drop(live, reg);
          return matters;
        }
        const std::uint16_t waits = m_.waiting_[static_cast<std::size_t>(micro.c)].waits;
        matters = matters || has(live, waits);
        if (!matters) return false;
        // Whether it waits is only asked while it is not told.
        for (const std::uint16_t reg : told) put(live, reg);
        put(live, waits);
        put(live, m_.shut_register_);
        return true;
      }
      case Do::shut: {
        const bool matters = has(live, m_.shut_register_);
        drop(live, m_.shut_register_);
        if (matters) read_closed(live, micro.a, from);
        return matters;
      }
      case Do::end_turn: end_turn(live, from); return true;
    }
    return true;
  }

  [[nodiscard]] static bool is_any_live(const Bits& live, const std::vector<std::uint16_t>& regs) {
    return std::any_of(regs.begin(), regs.end(), [&](std::uint16_t reg) { return has(live, reg); });
  }

  // What waits, and what decides whether it goes on waiting; one that is told may close who tells another, so
  // until nothing is new, and with what may be told in the meantime.
  void end_turn(Bits& live, const Ranges& from) const {
    if (m_.waiting_.empty()) return;
    Ranges told = from;
    for (const Machine::WaitingPart& part : m_.waiting_) {
      if (!told.possible || told.high[part.waits] == 0) continue;
      for (const std::uint16_t reg : m_.told_[part.fact]) told.high[reg] = 1;
    }
    for (bool grew = true; grew;) {
      const Bits known = live;
      for (const Machine::WaitingPart& part : m_.waiting_) {
        if (!is_any_live(live, m_.told_[part.fact])) continue;
        put(live, part.waits);
        if (from.possible && from.high[part.waits] == 0) continue;
        for (const std::uint16_t reg : m_.told_[part.fact]) put(live, reg);
        read_closed(live, part.closed, told);
      }
      grew = live != known;
    }
  }

  bool before_raise(const Micro& micro, Bits& live) const {
    const Overrule& overrule = m_.overrules_[static_cast<std::size_t>(micro.b) - 1];
    bool matters = has(live, micro.a);
    for (const std::uint16_t reg : overrule.drops) matters = matters || has(live, reg);
    if (!matters) return false;
    if (overrule.by.empty()) {
      drop(live, micro.a);
      for (const std::uint16_t reg : overrule.drops) drop(live, reg);
    }
    for (const std::uint16_t reg : overrule.by) put(live, reg);
    return true;
  }

  bool before_reaction(const ReactionBlock& block, Bits& live, const Ranges& from) const {
    bool any = false;
    // Per move: all rows up to the last that changes something live.
    std::size_t first = 0;
    Bits reads = live;
    while (first < block.rows.size()) {
      std::size_t end = block.rows[first].skip_to;  // of a single row, or of the whole move
      std::size_t useful = first;
      for (std::size_t r = first; r < end; ++r) {
        const ReactionBlock::RowRef& row = block.rows[r];
        bool matters = row.site != kNone;
        if (!ranges_.view(from, row.test).may_hold && !matters) continue;
        for (std::uint32_t d = row.first_delta; d != row.first_delta + row.deltas; ++d) {
          matters = matters || has(live, block.sums[block.deltas[d].first].reg);
        }
        if (matters) useful = r + 1;
      }
      for (std::size_t r = first; r < useful; ++r) {
        const TestView seen = ranges_.view(from, block.rows[r].test);
        for (const std::uint16_t reg : seen.reads) put(reads, reg);
        if (!seen.may_fail && end - first > 1) break;  // no later row of this move is reached
      }
      any = any || useful > first;
      first = end;
    }
    live = std::move(reads);
    return any;
  }

  void target(std::uint32_t go, Bits& live, const Ranges& from) const {
    if (go == kGoDone) {
      for (const std::uint32_t n : layers_)
        ranges_.each_location(n, from, [&](std::size_t at) { join(live, m_.live_topics_[at]); });
    } else if (go == kGoBack) {
      // Anywhere that an interrupt took over from: what is read there is live in the interrupt already.
      for (std::uint32_t n = 0; n < nodes_; ++n) {
        if (!ranges_.is_displaced(n)) continue;
        ranges_.each_location(n, from, [&](std::size_t at) {
          join(live, m_.live_enter_[at]);
          join(live, m_.live_stay_[at]);
          join(live, m_.live_topics_[at]);
        });
      }
    } else {
      ranges_.each_location(go, from, [&](std::size_t at) { join(live, m_.live_enter_[at]); });
    }
  }
  // An interrupt that cannot hold there only sets its count back, whatever it was.
  void interrupts(Bits& live, const Ranges& from) const {
    bool any = false;
    for (std::size_t i = 0; i < m_.interrupts_.size(); ++i) {
      const TestView seen = ranges_.view(from, m_.interrupts_[i].test);
      if (!seen.may_hold) continue;
      any = true;
      for (const std::uint16_t reg : seen.reads) put(live, reg);
      put(live, m_.interrupts_[i].held);
      target(p_.interrupts[i].go, live, from);
    }
    if (any && m_.turn_register_ != kNoRegister) put(live, m_.turn_register_);
  }
  /// What a turn needs: what is done before its end, its end, what is said after it, and where it leads.
  /// go kNone: the same offer stands again at `stays`.
  void turn(Bits& live, Span first, Span reply, Ranges from, std::uint32_t go, std::uint32_t stays) const {
    const Ranges start = from;
    ranges_.apply(first, from);
    const Ranges ending = from;
    ranges_.apply(m_.turn_, from);
    const Ranges ended = from;
    ranges_.apply(reply, from);
    if (go == kNone) {
      ranges_.each_location(stays, from, [&](std::size_t at) { join(live, m_.live_stay_[at]); });
    } else {
      target(go, live, from);
    }
    if (go >= nodes_ || p_.nodes[go].way != Way::ending) interrupts(live, from);
    before(reply, live, ended);
    before(m_.turn_, live, ending);
    before(first, live, start);
  }
  void arms(program::Range range, Bits& live, Ranges from) const {
    for (std::uint32_t i = range.begin; i != range.end() && from.possible; ++i) {
      const TestView seen = ranges_.view(from, m_.arms_[i].test);
      if (seen.may_hold) target(p_.arms[i].go, live, from);
      for (const std::uint16_t reg : seen.reads) put(live, reg);
      from = ranges_.when(from, m_.arms_[i].test, false);
    }
  }
  void topics(program::Range range, Bits& live, const Ranges& from) const {
    for (std::uint32_t t = range.begin; t != range.end(); ++t) {
      read(live, m_.topics_[t].test, from);
      put(live, m_.topics_[t].closed);
      target(p_.topics[t].start, live, from);
    }
  }

  bool update(std::size_t location) {
    const auto n = static_cast<std::uint32_t>(location / m_.mode_count_);
    const Node& node = p_.nodes[n];
    const Ranges& arrived = ranges_.arrived(location);
    const Ranges& offered = ranges_.offer(location);
    Bits offer(words_, 0);  // at an offer that stands
    Bits stay(words_, 0);   // before it is known whether it stands
    const auto turn_to = [&](std::uint32_t go, Span first, Span reply, const Ranges& from) {
      Bits live(words_, 0);
      turn(live, first, reply, from, go, n);
      return live;
    };
    switch (node.way) {
      case Way::go: target(node.way_index, stay, arrived); break;
      case Way::branch: arms(p_.branches[node.way_index], stay, arrived); break;
      case Way::ending:
        for (const auto& [must, reg] : m_.musts_) {
          if (reg != kNoRegister) put(stay, reg);
        }
        break;
      case Way::choices:
        for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
          const Machine::ChoicePart& part = m_.choices_[c];
          const TestView seen = ranges_.view(offered, part.test);
          for (const std::uint16_t reg : seen.reads) put(offer, reg);
          if (!seen.may_hold) continue;
          join(offer,
               turn_to(p_.choices[c].go, part.before, part.reply, ranges_.when(offered, part.test, true)));
          if (part.once != kNoRegister) put(offer, part.once);
        }
        if ((node.flags & NodeFlag::switches) != 0) {
          for (const std::uint32_t layer : layers_)
            topics(p_.layers[p_.nodes[layer].way_index].topics, offer, offered);
        }
        if (node.otherwise != kNone) target(node.otherwise, stay, arrived);
        break;
      case Way::topics: {
        const program::TopicLayer& layer = p_.layers[node.way_index];
        topics(layer.topics, offer, offered);
        target(layer.then, offer, offered);
        target(layer.then, stay, arrived);
        break;
      }
      case Way::form: {
        arms(p_.forms[node.way_index].arms, stay, arrived);
        const std::vector<FieldPlan>& fields = m_.form_plans_[node.way_index].fields;
        std::vector<Ranges> before_field;
        Ranges at = offered;
        for (const FieldPlan& field : fields) {
          before_field.push_back(at);
          Ranges after = at;
          for (const FieldClass& known : field.classes) {
            Ranges one = at;
            ranges_.apply(known.ops, one);
            for (std::size_t i = 0; i < one.low.size() && one.possible; ++i) {
              after.low[i] = std::min(after.low[i], one.low[i]);
              after.high[i] = std::max(after.high[i], one.high[i]);
            }
          }
          at = std::move(after);
        }
        Bits live(words_, 0);
        arms(p_.forms[node.way_index].arms, live, at);
        for (std::size_t f = fields.size(); f > 0; --f) {
          const Bits after = live;
          for (const FieldClass& known : fields[f - 1].classes) {
            Bits one = after;
            before(known.ops, one, before_field[f - 1]);
            join(live, one);
          }
          if (fields[f - 1].asked != kNoRegister) put(live, fields[f - 1].asked);
          if (fields[f - 1].counted != kNoRegister && m_.question_.points) put(live, fields[f - 1].counted);
          for (const std::uint16_t reg : fields[f - 1].numbered) put(live, reg);
        }
        join(offer, live);
        break;
      }
    }
    if (m_.nodes_[n].is_offer) {
      if (node.late != kNone) join(offer, turn_to(node.late, {}, {}, offered));
      for (const std::uint32_t r : m_.possible_repairs_[n]) {
        Bits live(words_, 0);
        turn(live, m_.repairs_[r].before, m_.repairs_[r].reply, offered, kNone, n);
        join(offer, live);
      }
      if (!m_.notes_.empty()) {
        join(offer, stay);
        for (const Machine::NotePart& note : m_.notes_) {
          if (has(offer, note.noted)) put(offer, note.knows);
        }
      }
      join(stay, offer);
    }
    bool grew = false;
    const auto grow = [&grew](Bits& old, const Bits& now) {
      for (std::size_t i = 0; i < old.size(); ++i) {
        grew = grew || (now[i] & ~old[i]) != 0;
        old[i] |= now[i];
      }
    };
    grow(m_.live_offer_[location], offer);
    grow(m_.live_stay_[location], stay);
    // Entering may change the mode: then the way on is that of another location.
    const Ranges& entry = ranges_.entry(location);
    if (entry.possible) {
      Ranges entered = entry;
      ranges_.apply(m_.nodes_[n].enter, entered);
      Bits enter(words_, 0);
      ranges_.each_location(n, entered, [&](std::size_t at) { join(enter, m_.live_stay_[at]); });
      before(m_.nodes_[n].enter, enter, entry);
      grow(m_.live_enter_[location], enter);
    }
    const Ranges& back = ranges_.topics(location);
    if (back.possible) {
      Bits again(words_, 0);
      ranges_.each_location(n, back, [&](std::size_t at) { join(again, m_.live_stay_[at]); });
      if (!m_.nodes_[n].again.empty()) {
        Ranges said = back;
        ranges_.apply(m_.nodes_[n].again, said);
        Bits after(words_, 0);
        ranges_.each_location(n, said, [&](std::size_t at) { join(after, m_.live_stay_[at]); });
        before(m_.nodes_[n].again, after, back);
        join(again, after);
        const program::Range topics_here = p_.layers[node.way_index].topics;
        for (std::uint32_t t = topics_here.begin; t != topics_here.end(); ++t) {
          read(again, m_.topics_[t].test, back);
          put(again, m_.topics_[t].closed);
        }
      }
      grow(m_.live_topics_[location], again);
    }
    return grew;
  }

  Machine& m_;
  const program::Program& p_;
  std::size_t words_ = 0;
  std::size_t nodes_ = 0;
  std::size_t locations_ = 0;
  std::vector<std::uint32_t> layers_;
  RangeFinder ranges_;
};

void find_liveness(Machine& machine) {
  Liveness(machine).run();
}

// The greatest value of each register that is told apart at `place`: 0 for what nothing reads.
std::vector<std::uint8_t> Machine::caps_of(const Place& place, std::uint32_t mode) const {
  Bits live = live_offer_[std::size_t{place.node} * mode_count_ + mode];
  // In which mode one comes back there is not known yet.
  const auto join_all = [&](const std::vector<Bits>& table, std::uint32_t node) {
    for (std::uint32_t m = 0; m < mode_count_; ++m) join(live, table[std::size_t{node} * mode_count_ + m]);
  };
  for (const auto& [node, arrival] : place.stack)
    join_all(arrival == 0 ? live_enter_ : arrival == 1 ? live_topics_ : live_stay_, node);
  for (const auto& [topic, node] : place.resumes) join_all(live_enter_, node);
  std::vector<std::uint8_t> caps(registers_.size(), 0);
  for (std::size_t i = 0; i < registers_.size(); ++i) {
    const Register& reg = registers_[i];
    switch (reg.kind) {
      case RegisterKind::mend:
      case RegisterKind::mended:
      case RegisterKind::knockout: caps[i] = reg.age == 0 ? 0 : 255; break;
      case RegisterKind::rule:
      case RegisterKind::broken:
      case RegisterKind::lost: caps[i] = 255; break;
      case RegisterKind::seen: {
        if (!has(live, i)) break;
        // Once or more often is only told apart where the node can become the current one without being
        // entered.
        bool twice = reg.index == place.node || program_.nodes[reg.index].way == Way::topics;
        for (const auto& entry : place.stack) twice = twice || entry.first == reg.index;
        caps[i] = twice ? 2 : 1;
        break;
      }
      default: caps[i] = has(live, i) ? 255 : 0; break;
    }
  }
  return caps;
}

}  // namespace gesprek::analysis
