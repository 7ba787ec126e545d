// The steps of the machine: the same as engine/session's step.cpp, reaction.cpp, protocol.cpp and offer.cpp,
// in the same order, over registers.

#include <algorithm>
#include <cstring>

#include "engine/analysis/build.h"
#include "engine/analysis/liveness.h"
#include "engine/analysis/machine.h"
#include "engine/program/evaluate.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

using program::Choice;
using program::kGoBack;
using program::kGoDone;
using program::Node;
using program::NodeFlag;
using program::Way;
using session::InputKind;

namespace {

// As Session::Arrival.
constexpr std::uint32_t kEnter = 0;
constexpr std::uint32_t kToTopics = 1;
constexpr std::uint32_t kStay = 2;

constexpr std::int32_t kMostChange = 3;
constexpr std::uint32_t kUsualWindow = 2;

}  // namespace

Machine::Machine(const program::Program& program, const Question& question)
    : program_(program), question_(question) {
  plain_turn_ = intern_label({1, {}});
  no_turn_ = intern_label({0, {}});
  Builder(*this, cone_of(program, question)).build();
  if (!fits_) return;
  std::size_t sums = 0;
  for (const ReactionBlock& block : reactions_) sums = std::max(sums, block.sums.size());
  sums_.assign(sums + 1, 0);
  padded_ = (registers_.size() + 31) / 32 * 32;
  find_liveness(*this);
  says_mode_.assign(registers_.size(), 0);
  for (const Mode& mode : modes_) says_mode_[mode.reg] = 1;
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    Place place;
    place.node = n;
    add_place(place);
  }
}

// --- conditions ---

bool Machine::atom(const Work& work, const Atom& atom) {
  if (atom.reg == kNoRegister) return oracle_.ask();
  const std::uint8_t value = work.r[atom.reg];
  if (atom.node != kNone) return value > (atom.node == work.node ? 1 : 0);
  return static_cast<std::uint8_t>(value - atom.low) <= atom.span;
}

bool Machine::test(const Work& work, std::uint32_t id) {
  const Test& test = tests_[id];
  switch (test.kind) {
    case Test::Kind::always: return true;
    case Test::Kind::never: return false;
    case Test::Kind::code:
      if (trace_ != nullptr && test.why != kNone) {
        trace_why(work, test.why);
      } else {
        for (const std::uint16_t reg : test.reads) pin(work, reg);
      }
      return code_holds(work, test);
    default: break;
  }
  std::uint32_t combination = 0;
  const Atom* const first = &atoms_[test.first];
  for (std::uint32_t i = 0; i < test.count; ++i) {
    combination |= static_cast<std::uint32_t>(atom(work, first[i])) << i;
  }
  if (trace_ != nullptr) trace_test(work, id, combination);
  return (test.table >> combination & 1U) != 0;
}

// Of the atoms those that decide, and of their registers the values for which they say the same.
void Machine::trace_test(const Work& work, std::uint32_t id, std::uint32_t combination) {
  const Test& test = tests_[id];
  if (deciding_.size() < tests_.size()) deciding_.resize(tests_.size());
  std::vector<std::uint8_t>& known = deciding_[id];
  if (known.empty()) known.assign(std::size_t{1} << test.count, kUnknownAtoms);
  std::uint8_t& deciding = known[combination];
  if (deciding == kUnknownAtoms) {
    // One after the other may say anything, as long as the answer stays the same; what has most values first.
    std::vector<std::uint32_t> order(test.count);
    for (std::uint32_t i = 0; i < test.count; ++i) order[i] = i;
    const auto values = [&](std::uint32_t i) {
      const std::uint16_t reg = atoms_[test.first + i].reg;
      if (reg == kNoRegister) return std::uint32_t{0};
      // What overrules another first: that one is 0 then, as where neither happened.
      return 2 * std::uint32_t{registers_[reg].most} + overrules_some_[reg];
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return values(a) > values(b); });
    const bool holds = (test.table >> combination & 1U) != 0;
    std::uint32_t free = 0;
    const auto is_same = [&](std::uint32_t anything) {
      for (std::uint32_t c = 0; c < (1U << test.count); ++c) {
        if ((c & ~anything) == (combination & ~anything) && ((test.table >> c & 1U) != 0) != holds)
          return false;
      }
      return true;
    };
    for (const std::uint32_t i : order) {
      if (is_same(free | 1U << i)) free |= 1U << i;
    }
    deciding = static_cast<std::uint8_t>(~free & ((1U << test.count) - 1U));
  }
  for (std::uint32_t i = 0; i < test.count; ++i) {
    if ((deciding >> i & 1U) == 0) continue;
    trace_atom(work, atoms_[test.first + i], (combination >> i & 1U) != 0);
  }
}

// The values of its register for which the atom says the same.
void Machine::trace_atom(const Work& work, const Atom& atom, bool holds) {
  const int value = work.r[atom.reg];
  int low = atom.low;
  int high = atom.low + atom.span;
  if (atom.node != kNone) {
    low = atom.node == work.node ? 2 : 1;
    high = 255;
  }
  if (holds) {
    trace_->need(atom.reg, low, high);
  } else if (value < low) {
    trace_->need(atom.reg, 0, low - 1);
  } else {
    trace_->need(atom.reg, high + 1, 255);
  }
}

bool Machine::test_at(const Work& work, std::uint32_t id, std::uint32_t site) {
  const bool holds = test(work, id);
  if (sees_ != nullptr && site != kNone) sees_->asked(site, holds);
  return holds;
}

/// What program::evaluate asks, for the few conditions that are no truth table.
struct Machine::CodeView {
  Machine& machine;
  const Work& work;
  [[nodiscard]] std::int64_t slot(std::uint32_t i) const {
    return std::int64_t{work.r[machine.code_slots_[i]]} + machine.program_.slots[i].min;
  }
  [[nodiscard]] bool seen(std::uint32_t i) const {
    return work.r[machine.code_seen_[i]] > (i == work.node ? 1 : 0);
  }
  [[nodiscard]] bool chosen(std::uint32_t i) const { return work.r[machine.code_chosen_[i]] != 0; }
  [[nodiscard]] bool knows(std::uint32_t i) const { return work.r[machine.code_facts_[i]] != 0; }
  [[nodiscard]] bool noted(std::uint32_t i) const { return work.r[machine.code_noted_[i]] != 0; }
  [[nodiscard]] bool event(std::uint32_t i) const { return bit(machine.code_events_[i]); }
  [[nodiscard]] bool event_with(std::uint32_t i) const { return bit(machine.code_answers_[i]); }
  [[nodiscard]] bool hook(std::uint32_t /*i*/) const { return machine.oracle_.ask(); }
  // An event that hooks may emit is anybody's guess.
  [[nodiscard]] bool bit(std::uint16_t reg) const {
    return reg == kNoRegister ? machine.oracle_.ask() : work.r[reg] != 0;
  }
};

bool Machine::code_holds(const Work& work, const Test& test) {
  return program::holds(program_, test.code, CodeView{*this, work});
}

// --- micro-operations ---

void Machine::run(Work& work, Span span) {
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const Micro& micro = micros_[at++];
    switch (micro.op) {
      case Do::add:
        if (trace_ != nullptr) trace_->add(micro.a, work.r[micro.a], micro.b, micro.c);
        work.r[micro.a] = static_cast<std::uint8_t>(std::clamp(work.r[micro.a] + micro.b, 0, micro.c));
        break;
      case Do::set: put(work, micro.a, micro.b); break;
      case Do::raise:
        if (micro.b == 0) {
          put(work, micro.a, 1);
        } else {
          const Trace::Region noted = open_trace(work, at - 1);
          raise(work, micro);
          close_trace(noted, at - 1);
        }
        break;
      case Do::count:
        if (trace_ != nullptr) trace_->count(micro.a, work.r[micro.a]);
        work.r[micro.a] = work.r[micro.a] == 0 ? 1 : 2;
        break;
      case Do::react: react(work, reactions_[micro.a]); break;
      case Do::rest: {
        const Trace::Region noted = open_trace(work, at - 1);
        if (turn_register_ != kNoRegister) pin(work, turn_register_);
        if ((work_turn(work) + 1) % static_cast<std::uint32_t>(micro.c) == 0) {
          const std::int32_t now = work.r[micro.a];
          if (trace_ != nullptr)
            trace_->rest(micro.a, work.r[micro.a], micro.b, std::int32_t{registers_[micro.a].most});
          if (now != micro.b) {
            work.r[micro.a] = static_cast<std::uint8_t>(
                std::clamp(now + (now < micro.b ? 1 : -1), 0, std::int32_t{registers_[micro.a].most}));
          }
        }
        close_trace(noted, at - 1);
        break;
      }
      case Do::when: {
        const auto then_size = static_cast<std::uint32_t>(micro.b);
        const auto else_size = static_cast<std::uint32_t>(micro.c);
        if (trace_ != nullptr) {
          const Trace::Region noted = open_trace(work, at - 1);
          const bool holds = test_at(work, micro.a, micro.site);
          if (holds) run(work, {at, at + then_size});
          if (!holds) run(work, {at + then_size, at + then_size + else_size});
          close_trace(noted, at - 1);
          at += then_size + else_size;
          break;
        }
        if (test_at(work, micro.a, micro.site)) {
          if (else_size == 0) break;  // just goes on
          run(work, {at, at + then_size});
          at += then_size + else_size;
        } else {
          at += then_size;
        }
        break;
      }
      case Do::emit: emit(work, micro.a); break;
      case Do::tell:
        if (sees_ != nullptr) sees_->told(micro.a);
        break;
      case Do::shut: {
        const Trace::Region noted = open_trace(work, at - 1);
        put(work, shut_register_, is_closed(work, micro.a) ? 1 : 0);
        close_trace(noted, at - 1);
        break;
      }
      case Do::reveal: {
        const Trace::Region noted = open_trace(work, at - 1);
        reveal(work, micro);
        close_trace(noted, at - 1);
        break;
      }
      case Do::end_turn: end_turn(work); break;
    }
  }
}

void Machine::raise(Work& work, const Micro& micro) {
  const Overrule& overrule = overrules_[static_cast<std::size_t>(micro.b) - 1];
  for (const std::uint16_t reg : overrule.by) {
    pin(work, reg);
    if (work.r[reg] != 0) return;
  }
  for (const std::uint16_t reg : overrule.drops) put(work, reg, 0);
  put(work, micro.a, 1);
}

std::uint32_t Machine::work_turn(const Work& work) const {
  return turn_register_ == kNoRegister ? 0 : work.r[turn_register_];
}

// 5.7: every condition looks at the state as it is; then each sum, limited, is added once.
void Machine::react(Work& work, const ReactionBlock& block) {
  std::int32_t* const sums = sums_.data();
  for (std::size_t i = 0; i < block.sums.size(); ++i) sums[i] = 0;
  const auto rows = static_cast<std::uint32_t>(block.rows.size());
  for (std::uint32_t r = 0; r < rows;) {
    const ReactionBlock::RowRef& row = block.rows[r];
    const Trace::Region noted = trace_ == nullptr ? Trace::Region{} : trace_->open();
    const bool holds = test_at(work, row.test, row.site);
    if (trace_ != nullptr && (row.site == kNone || !question_.conditions))
      trace_->close_rows(noted, block, r);
    if (!holds) {
      ++r;
      continue;
    }
    for (std::uint32_t d = row.first_delta; d != row.first_delta + row.deltas; ++d) {
      std::int32_t& sum = sums[block.deltas[d].first];
      sum = std::clamp(sum + block.deltas[d].second, -1'000'000, 1'000'000);
    }
    r = row.skip_to;
  }
  for (std::size_t i = 0; i < block.sums.size(); ++i) {
    const ReactionBlock::Sum& sum = block.sums[i];
    if (trace_ != nullptr) {
      trace_->add_sum(i, sum.reg, work.r[sum.reg], std::clamp(sums[i], -kMostChange, kMostChange),
                      std::int32_t{sum.most});
    }
    work.r[sum.reg] = static_cast<std::uint8_t>(std::clamp(
        work.r[sum.reg] + std::clamp(sums[i], -kMostChange, kMostChange), 0, std::int32_t{sum.most}));
  }
}

bool Machine::is_closed(const Work& work, std::uint32_t set) {
  for (const std::uint32_t id : closed_sets_[set]) {
    if (test(work, id)) return true;
  }
  return false;
}

void Machine::reveal(Work& work, const Micro& micro) {
  if (micro.b != 0) pin(work, shut_register_);
  if (micro.b == 0 || work.r[shut_register_] == 0) return tell(work, micro.a);
  const bool told = is_told(work, micro.a);
  if (trace_ != nullptr) trace_told(work, micro.a, told);
  if (told) return;
  const std::uint16_t reg = waiting_[static_cast<std::size_t>(micro.c)].waits;
  std::uint8_t& waits = work.r[reg];
  if (waits_in_order_) pin_queue(work);
  if (waits != 0) return;
  std::uint8_t last = 0;
  for (const WaitingPart& part : waiting_) last = std::max(last, work.r[part.waits]);
  put(work, reg, waits_in_order_ ? last + 1 : 1);
}

void Machine::trace_told(const Work& work, std::uint32_t fact, bool told) {
  for (const std::uint16_t reg : told_[fact]) {
    if (told) pin(work, reg);
    if (told || work.r[reg] != 0) continue;
    return pin(work, reg);
  }
}

void Machine::pin_queue(const Work& work) {
  for (const WaitingPart& part : waiting_) pin(work, part.waits);
}

// 5.7: what waits is told as soon as who tells it is open, in the order in which it began to wait.
void Machine::release(Work& work) {
  const auto try_one = [&](const WaitingPart& part) {
    const bool told = is_told(work, part.fact);
    if (trace_ != nullptr) trace_told(work, part.fact, told);
    if (!told && is_closed(work, part.closed)) return;
    tell(work, part.fact);
    put(work, part.waits, 0);
  };
  if (!waits_in_order_) {
    for (const WaitingPart& part : waiting_) {
      const Trace::Region noted = open_part(work, part);
      const bool told = trace_ != nullptr && is_told(work, part.fact);
      if (!told) pin(work, part.waits);
      if (told || work.r[part.waits] != 0) try_one(part);
      if (trace_ != nullptr) trace_->close(noted);
    }
    return;
  }
  pin_queue(work);
  for (std::uint32_t rank = 1; rank <= waiting_.size(); ++rank) {
    for (const WaitingPart& part : waiting_) {
      if (work.r[part.waits] != rank) continue;
      try_one(part);
      break;
    }
  }
}

// Who stands in the queue keeps its order, not its number.
void Machine::close_ranks(Work& work) {
  std::uint8_t next = 1;
  for (std::uint32_t rank = 1; rank <= waiting_.size(); ++rank) {
    for (const WaitingPart& part : waiting_) {
      if (work.r[part.waits] != rank) continue;
      put(work, part.waits, next++);
      break;
    }
  }
}

// 5.6: after ticks, personas and rest: rules, waiting reveals, then the turn counts and windows run.
void Machine::end_turn(Work& work) {
  if (sees_ != nullptr && question_.signals) sees_->told(kToldTurn);
  for (std::uint32_t w = 0; w < rules_.size(); ++w) {
    if (program_.rules[rules_[w].rule].reads_turns != 0) feed(work, w, 0);
  }
  if (!waiting_.empty()) release(work);
  if (turn_register_ != kNoRegister) {
    if (trace_ != nullptr) {
      trace_->turn(turn_register_, work.r[turn_register_], static_cast<int>(turn_tail_ + turn_period_),
                   static_cast<int>(turn_tail_));
    }
    const std::uint32_t next = std::uint32_t{work.r[turn_register_]} + 1;
    work.r[turn_register_] = static_cast<std::uint8_t>(next == turn_tail_ + turn_period_ ? turn_tail_ : next);
  }
  shift_windows(work);
  age_now_ = 1;
}

// --- rules and knock-outs (5.17, 5.19, 5.20) ---

void Machine::emit(Work& work, std::uint32_t signal) {
  for (const auto& [watched, symbol] : signals_[signal].feeds) feed(work, watched, symbol);
}

void Machine::feed(Work& work, std::uint32_t watched, std::uint32_t symbol) {
  const program::Rule& rule = program_.rules[rules_[watched].rule];
  pin(work, rules_[watched].reg);
  const std::uint32_t before = work.r[rules_[watched].reg];
  const std::uint32_t now = program_.rule_table[rule.table + before * rule.symbols + symbol];
  if (now == before) return;
  put(work, rules_[watched].reg, static_cast<std::int32_t>(now));
  const program::RuleState& info = program_.rule_states[rule.info + now];
  if (info.broken == 0 || program_.rule_states[rule.info + before].broken != 0) return;
  break_rule(work, watched, info.knockout);
}

void Machine::break_rule(Work& work, std::uint32_t watched, std::uint32_t knockout) {
  if (sees_ != nullptr) sees_->rule_broken(rules_[watched].rule);
  if (rules_[watched].broken != kNoRegister) put(work, rules_[watched].broken, 1);
  for (std::uint32_t w = 0; w < knockouts_.size(); ++w) {
    if (knockouts_[w].knockout == knockout) open_knockout(work, w, true);
  }
}

void Machine::open_knockout(Work& work, std::uint32_t watched, bool by_rule) {
  const WatchedKnockout& w = knockouts_[watched];
  pin_windows(work);
  if (by_rule) {
    // A rule adds nothing to a knock-out that is open already.
    if (work.r[w.lost] != 0) return;
    for (std::uint32_t age = 0; age <= ages_; ++age) {
      if (work.r[w.open[age]] != 0) return;
    }
  }
  if (work.r[w.open[age_now_]] != 0) return;  // once an input
  put(work, w.open[age_now_], has_choice_ ? 1 : 2);
  if (!w.is_repairable) put(work, w.lost, 1);
  if (sees_ != nullptr) sees_->knockout_opened(w.knockout);
}

// A handwritten choice with `repairs` closes all that are open within their window, and mends what caused
// them.
void Machine::repair_by_choice(Work& work, std::uint32_t watched) {
  const WatchedKnockout& w = knockouts_[watched];
  pin_windows(work);
  for (std::uint32_t age = 1; age <= ages_; ++age) {
    const std::uint8_t open = work.r[w.open[age]];
    if (open == 0) continue;
    const std::uint32_t kind = open == 1 ? work.r[mend_registers_[age]] : 0;
    const std::uint32_t own = kind == 0 ? 0 : mend_kinds_[kind - 1].within;
    if (age > (kind != 0 && mend_kinds_[kind - 1].has_repair ? own : kUsualWindow)) continue;
    if (kind != 0 && work.r[mended_registers_[age]] == 0) take_back(work, age);
    if (w.is_repairable) {
      if (sees_ != nullptr) sees_->knockout_closed(w.knockout);
    }
    put(work, w.open[age], 0);  // of a hard one the cap stays: it is lost already
  }
}

void Machine::take_back(Work& work, std::uint32_t age) {
  put(work, mended_registers_[age], 1);
  const MendKind& kind = mend_kinds_[work.r[mend_registers_[age]] - 1U];
  for (const auto& [criterion, raise] : kind.raises) raised_.emplace_back(criterion, raise);
}

void Machine::shift_windows(Work& work) {
  if (ages_ == 0) return;
  const auto shift = [&](const std::array<std::uint16_t, kMostAges + 1>& regs) {
    for (std::uint32_t age = ages_; age > 0; --age) {
      if (trace_ != nullptr) trace_->copy(regs[age], regs[age - 1], work.r[regs[age - 1]]);
      work.r[regs[age]] = work.r[regs[age - 1]];
    }
    put(work, regs[0], 0);
  };
  for (const WatchedKnockout& w : knockouts_) {
    pin(work, w.open[ages_]);
    if (work.r[w.open[ages_]] != 0) put(work, w.lost, 1);
    shift(w.open);
  }
  shift(mend_registers_);
  shift(mended_registers_);
}

// What nothing can change any more is forgotten: a window that is over, a mend that was made.
void Machine::settle_windows(Work& work) {
  pin_windows(work);
  for (std::uint32_t age = 1; age <= ages_; ++age) {
    const std::uint32_t id = work.r[mend_registers_[age]];
    const MendKind* const kind = id == 0 ? nullptr : &mend_kinds_[id - 1];
    const bool can_mend = kind != nullptr && kind->within >= age && work.r[mended_registers_[age]] == 0;
    bool is_needed = can_mend;
    for (const WatchedKnockout& w : knockouts_) {
      std::uint8_t& open = work.r[w.open[age]];
      if (open == 0) continue;
      const std::uint32_t within =
          open == 1 && kind != nullptr && kind->has_repair ? kind->within : kUsualWindow;
      const bool by_hand = w.has_handwritten && age <= within;
      const bool by_repair = open == 1 && can_mend;
      const bool still_matters = w.is_repairable ? by_hand || by_repair : by_hand && open == 1;
      if (!still_matters) {
        put(work, w.open[age], 0);
        put(work, w.lost, 1);
      } else if (open == 1) {
        is_needed = true;
      }
    }
    if (is_needed) continue;
    put(work, mend_registers_[age], 0);
    put(work, mended_registers_[age], 0);
  }
}

bool Machine::can_mend(const Work& work, std::uint32_t age) const {
  const std::uint32_t id = work.r[mend_registers_[age]];
  return id != 0 && mend_kinds_[id - 1].within >= age && work.r[mended_registers_[age]] == 0;
}

// What can be taken back decides what is offered, so nearly all of it matters nearly always.
void Machine::pin_windows(const Work& work) {
  if (trace_ == nullptr) return;
  for (std::uint32_t age = 0; ages_ > 0 && age <= ages_; ++age) {
    pin(work, mend_registers_[age]);
    if (work.r[mend_registers_[age]] != 0) pin(work, mended_registers_[age]);
    for (const WatchedKnockout& w : knockouts_) pin(work, w.open[age]);
  }
  for (const WatchedKnockout& w : knockouts_) pin(work, w.lost);
}

void Machine::pin_duties(const Work& work) {
  for (const WatchedRule& watched : rules_) {
    pin(work, watched.reg);
    if (watched.broken != kNoRegister) pin(work, watched.broken);
  }
  pin_windows(work);
  for (const auto& [must, reg] : musts_) {
    if (reg != kNoRegister) pin(work, reg);
  }
}

bool Machine::is_broken(const Work& work, std::uint32_t rule) const {
  for (const WatchedRule& watched : rules_) {
    if (watched.rule != rule) continue;
    const program::RuleState& info = program_.rule_states[program_.rules[rule].info + work.r[watched.reg]];
    if (watched.broken != kNoRegister && work.r[watched.broken] != 0) return true;
    return info.broken != 0 || info.broken_at_end != 0;
  }
  return false;
}

bool Machine::is_unrepaired(const Work& work, std::uint32_t knockout) const {
  for (const WatchedKnockout& watched : knockouts_) {
    if (watched.knockout != knockout) continue;
    if (work.r[watched.lost] != 0) return true;
    for (std::uint32_t age = 0; age <= ages_; ++age) {
      if (work.r[watched.open[age]] != 0) return true;
    }
  }
  return false;
}

bool Machine::is_missed(const Work& work, std::uint32_t must) const {
  for (const auto& [watched, reg] : musts_) {
    if (watched == must) return reg == kNoRegister || work.r[reg] == 0;
  }
  return false;
}

// --- the way on ---

bool Machine::resolve(Work& work, std::uint32_t go, std::uint32_t& node, std::uint32_t& arrival) {
  if (go == kGoDone) {
    if (work.topic == kNone) return false;
    put(work, topics_[work.topic].closed, 1);
    node = program_.layers[program_.topics[work.topic].layer].node;
    arrival = kToTopics;
    work.topic = kNone;
    return true;
  }
  if (go == kGoBack) {
    if (work.depth == 0) return false;
    --work.depth;
    node = work.stack[work.depth].first;
    arrival = work.stack[work.depth].second;
    return true;
  }
  node = go;
  arrival = kEnter;
  return true;
}

void Machine::displace(Work& work, std::uint32_t node, std::uint32_t arrival) {
  if (work.depth == kMostStack) {
    std::copy(work.stack.begin() + 1, work.stack.end(), work.stack.begin());
    --work.depth;
  }
  work.stack[work.depth++] = {node, arrival};
}

std::uint32_t Machine::next_interrupt(Work& work) {
  std::uint32_t first = kNone;
  for (std::uint32_t i = 0; i < interrupts_.size(); ++i) {
    const program::Interrupt& interrupt = program_.interrupts[i];
    const std::uint32_t turns = static_cast<std::uint32_t>(std::max(interrupt.for_turns, 1));
    const std::uint16_t reg = interrupts_[i].held;
    if (work.r[reg] == turns) {  // it has fired
      if (trace_ == nullptr) continue;
      const Trace::Region noted = trace_->open();
      if (question_.conditions || test(work, interrupts_[i].test)) {
        pin(work, reg);
      } else {
        trace_->either(noted, reg, work.r[reg]);
      }
      continue;
    }
    const auto turn = static_cast<std::int32_t>(work_turn(work));
    if (trace_ != nullptr && (!question_.conditions || interrupts_[i].site == kNone) && turns == 1 &&
        turn < interrupt.after && turn_register_ != kNoRegister) {
      // Too early, and nothing is counted: whether it holds makes no difference.
      trace_->need(turn_register_, 0, interrupt.after - 1);
      trace_->need(reg, 0, 0);
      continue;
    }
    const bool holds = test_at(work, interrupts_[i].test, interrupts_[i].site);
    const std::uint32_t now = work.r[reg] + 1U;
    if (!holds) {
      if (trace_ != nullptr) trace_->lapse(reg, work.r[reg], static_cast<int>(turns));
      work.r[reg] = 0;
      continue;
    }
    pin(work, reg);
    put(work, reg, static_cast<std::int32_t>(std::min(now, turns - 1)));
    if (first != kNone || now < turns) continue;
    if (trace_ != nullptr && turn_register_ != kNoRegister) {
      if (turn >= interrupt.after) trace_->need(turn_register_, interrupt.after, 255);
      if (turn < interrupt.after) trace_->need(turn_register_, 0, interrupt.after - 1);
    }
    if (turn >= interrupt.after) first = i;
  }
  if (first != kNone) {
    const program::Interrupt& interrupt = program_.interrupts[first];
    put(work, interrupts_[first].held, interrupt.repeat != 0 ? 0 : std::max(interrupt.for_turns, 1));
  }
  return first;
}

End Machine::finish_turn(Work& work, std::uint32_t go) {
  std::uint32_t node = kNone;
  std::uint32_t arrival = kEnter;
  if (!resolve(work, go, node, arrival)) {
    end_node_ = work.node;
    return End::no_way;
  }
  has_choice_ = false;
  if (sees_ != nullptr && question_.signals) sees_->told(kToldChoiceOver);
  return finish_turn(work, node, arrival);
}

End Machine::finish_turn(Work& work, std::uint32_t node, std::uint32_t arrival) {
  const bool ends = arrival == kEnter && program_.nodes[node].way == Way::ending;
  if (!ends && !interrupts_.empty()) {
    const std::uint32_t interrupt = next_interrupt(work);
    if (interrupt != kNone) {
      displace(work, node, arrival);
      if (sees_ != nullptr) sees_->interrupted(interrupt);
      if (!resolve(work, program_.interrupts[interrupt].go, node, arrival)) {
        end_node_ = work.node;
        return End::no_way;
      }
    }
  }
  return arrive(work, node, arrival);
}

End Machine::arrive(Work& work, std::uint32_t node, std::uint32_t arrival) {
  std::size_t entered = 0;
  for (;;) {
    switch (arrival) {
      case kEnter:
        if (++entered > session::kMostNodesWithoutInput) {
          end_node_ = node;
          return End::loop;
        }
        enter(work, node);
        break;
      case kToTopics: {
        work.node = node;
        if (work.topic != kNone) {
          work.topic = kNone;
        }
        if (program_.nodes[node].way != Way::topics) break;
        if (nodes_[node].again.empty()) break;
        const program::Range topics = program_.layers[program_.nodes[node].way_index].topics;
        for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
          if (!topic_is_open(work, i)) continue;
          run(work, nodes_[node].again);
          break;
        }
        break;
      }
      default: work.node = node; break;
    }
    const Node& at = program_.nodes[node];
    std::uint32_t go = kNone;
    const auto first_arm = [&](program::Range arms) {
      for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
        if (test_at(work, arms_[i].test, arms_[i].site)) return program_.arms[i].go;
      }
      return kNone;
    };
    switch (at.way) {
      case Way::go: go = at.way_index; break;
      case Way::branch: go = first_arm(program_.branches[at.way_index]); break;
      case Way::choices:
        if (offer_stands(work)) return End::none;
        go = at.otherwise;
        break;
      case Way::topics:
        if (offer_stands(work)) return End::none;
        go = program_.layers[at.way_index].then;
        break;
      case Way::form:
        if (offer_stands(work)) return End::none;
        go = first_arm(program_.forms[at.way_index].arms);
        break;
      case Way::ending: return finish(work, node);
    }
    end_node_ = node;
    if (go == kNone) return End::dead_end;
    if (!resolve(work, go, node, arrival)) return End::no_way;
  }
}

// 5.17: duties are judged at an ending.
End Machine::finish(Work& work, std::uint32_t node) {
  has_choice_ = false;
  if (trace_ != nullptr) pin_duties(work);
  for (std::uint32_t w = 0; w < rules_.size(); ++w) {
    const program::Rule& rule = program_.rules[rules_[w].rule];
    const program::RuleState& info = program_.rule_states[rule.info + work.r[rules_[w].reg]];
    if (info.broken_at_end == 0 || info.broken != 0) continue;
    break_rule(work, w, info.knockout);
  }
  end_node_ = node;
  return End::ending;
}

void Machine::enter(Work& work, std::uint32_t index) {
  const Node& node = program_.nodes[index];
  work.node = index;
  if (work.topic != kNone) {
    const std::uint32_t then = program_.layers[program_.topics[work.topic].layer].then;
    if (index == then || node.way == Way::ending || node.way == Way::topics) {
      work.topic = kNone;
    }
  }
  if (sees_ != nullptr) sees_->entered(index);
  run(work, nodes_[index].enter);
}

// --- offers (5.10, 5.12, 5.13) ---

bool Machine::topic_is_open(const Work& work, std::uint32_t topic) {
  pin(work, topics_[topic].closed);
  return work.r[topics_[topic].closed] == 0 && test_at(work, topics_[topic].test, topics_[topic].site);
}

bool Machine::is_asked(const Work& work, const FieldPlan& plan) const {
  if (!plan.always_asked && plan.asked != kNoRegister) pin(work, plan.asked);
  return plan.always_asked || (plan.asked != kNoRegister && work.r[plan.asked] != 0);
}

bool Machine::offer_stands(Work& work) {
  const Node& node = program_.nodes[work.node];
  switch (node.way) {
    case Way::choices:
      for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
        const ChoicePart& part = choices_[i];
        if (part.once != kNoRegister) pin(work, part.once);
        if (part.once != kNoRegister && work.r[part.once] != 0) continue;
        if (test(work, part.test)) return true;
      }
      break;
    case Way::topics: {
      const program::Range topics = program_.layers[node.way_index].topics;
      for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
        pin(work, topics_[i].closed);
        if (work.r[topics_[i].closed] == 0 && test(work, topics_[i].test)) return true;
      }
      break;
    }
    default: {
      const std::vector<FieldPlan>& fields = form_plans_[node.way_index].fields;
      return std::any_of(fields.begin(), fields.end(),
                         [&](const FieldPlan& plan) { return is_asked(work, plan); });
    }
  }
  if (sees_ != nullptr) ask_offer(work);
  return false;
}

// What was asked where an offer stands is told when its inputs are looked at: once for a state, not each time
// that somebody comes there.
void Machine::ask_offer(const Work& work) {
  const Node& node = program_.nodes[work.node];
  if (node.way == Way::choices) {
    for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
      const ChoicePart& part = choices_[i];
      if (part.site == kNone || (part.once != kNoRegister && work.r[part.once] != 0)) continue;
      static_cast<void>(test_at(work, part.test, part.site));
    }
  } else if (node.way == Way::topics) {
    const program::Range topics = program_.layers[node.way_index].topics;
    for (std::uint32_t i = topics.begin; i != topics.end(); ++i) static_cast<void>(topic_is_open(work, i));
  }
}

void Machine::moves(const Work& work, std::vector<Move>& out) {
  out.clear();
  const Node& node = program_.nodes[work.node];
  if (node.way == Way::choices) {
    std::uint64_t selectable = 0;
    const std::uint32_t count = node.choices.size;
    many_.assign(count > 64 ? count : 0, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      const ChoicePart& part = choices_[node.choices.begin + i];
      if (part.once != kNoRegister) pin(work, part.once);
      if (part.once != kNoRegister && work.r[part.once] != 0) continue;
      if (!test(work, part.test)) continue;
      if (i < 64) selectable |= std::uint64_t{1} << i;
      if (!many_.empty()) many_[i] = 1;
      out.push_back({InputKind::choice, node.choices.begin + i, 0, 0});
    }
    if (out.empty()) return;  // only where a hook decides: this offer does not stand
    for (Move& move : out) {
      const Worthy worth = worth_of(work.node, move.target, selectable);
      move.label = worth.label;
      move.extra = worth.kind;
    }
    if ((node.flags & NodeFlag::switches) != 0 && work.topic != kNone) {
      const program::Range topics = program_.layers[program_.topics[work.topic].layer].topics;
      for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
        if (i != work.topic) pin(work, topics_[i].closed);
        if (i == work.topic || work.r[topics_[i].closed] != 0 || !test(work, topics_[i].test)) continue;
        out.push_back({InputKind::switch_topic, i, 0, no_turn_});
      }
    }
  } else if (node.way == Way::topics) {
    const program::Range topics = program_.layers[node.way_index].topics;
    bool all_needed_are_closed = true;
    for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
      pin(work, topics_[i].closed);
      const bool closed = work.r[topics_[i].closed] != 0;
      if (!closed && program_.topics[i].optional == 0) all_needed_are_closed = false;
      if (!closed && test(work, topics_[i].test)) out.push_back({InputKind::topic, i, 0, no_turn_});
    }
    if (out.empty()) return;
    if (all_needed_are_closed) out.push_back({InputKind::then, kNone, 0, no_turn_});
  } else {
    form_moves(work, node.way_index, out);
  }
  pin_windows(work);
  for (std::uint32_t age = 1; age <= ages_; ++age) {
    const std::uint32_t id = work.r[mend_registers_[age]];
    if (id == 0 || work.r[mended_registers_[age]] != 0) continue;
    const MendKind& kind = mend_kinds_[id - 1];
    if (kind.within < age) continue;
    // Of a choice that was taken twice, the last time is mended first.
    bool is_offered = false;
    for (std::uint32_t newer = 1; newer < age; ++newer) {
      const std::uint32_t other = work.r[mend_registers_[newer]];
      if (other == 0 || work.r[mended_registers_[newer]] != 0) continue;
      const MendKind& newer_kind = mend_kinds_[other - 1];
      if (newer_kind.choice == kind.choice && newer_kind.within >= newer) is_offered = true;
    }
    if (is_offered) continue;
    out.push_back({InputKind::repair, program_.choices[kind.choice].repair, age, kind.label});
  }
  if (node.late != kNone) out.push_back({InputKind::late, kNone, 0, plain_turn_});
  for (const NotePart& note : notes_) {
    pin(work, note.knows);
    if (work.r[note.knows] != 0) pin(work, note.noted);
    if (work.r[note.knows] != 0 && work.r[note.noted] == 0)
      out.push_back({InputKind::note, note.fact, 0, no_turn_});
  }
}

void Machine::form_moves(const Work& work, std::uint32_t form, std::vector<Move>& out) {
  const std::vector<FieldPlan>& fields = form_plans_[form].fields;
  std::vector<std::uint32_t> digits(fields.size(), 0);
  std::vector<std::uint8_t> asked(fields.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    asked[i] = is_asked(work, fields[i]) ? 1 : 0;
    any = any || asked[i] != 0;
    if (asked[i] != 0 && fields[i].classes.empty()) return;  // nothing fits there
  }
  if (!any) return;
  for (;;) {
    std::uint32_t extra = 0;
    Label label;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto classes = static_cast<std::uint32_t>(fields[i].classes.size());
      extra = extra * (classes + 1) + (asked[i] != 0 ? digits[i] : classes);
      if (asked[i] == 0) continue;
      if (!fields[i].always_counted && fields[i].counted != kNoRegister) pin(work, fields[i].counted);
      const bool counted =
          fields[i].always_counted || (fields[i].counted != kNoRegister && work.r[fields[i].counted] != 0);
      if (!counted) continue;
      const FieldClass& picked = fields[i].classes[digits[i]];
      const std::size_t from = label.decisions.size();
      label.decisions.insert(label.decisions.end(), picked.decisions.begin(), picked.decisions.end());
      if (fields[i].by_number) add_numbered(work, fields[i], label.decisions, from);
    }
    out.push_back({InputKind::form, form, extra, intern_label(std::move(label))});
    std::size_t at = 0;
    while (at < fields.size()) {
      if (asked[at] != 0 && ++digits[at] < fields[at].classes.size()) break;
      digits[at] = 0;
      ++at;
    }
    if (at == fields.size()) return;
  }
}

// 5.13: wrong + (right - wrong) * k / n, half up, of the n items with an answer that are shown.
void Machine::add_numbered(const Work& work, const FieldPlan& plan, std::vector<Decision>& decisions,
                           std::size_t from) const {
  std::int32_t n = static_cast<std::int32_t>(plan.always_numbered);
  for (const std::uint16_t reg : plan.numbered) {
    pin(work, reg);
    n += work.r[reg];
  }
  for (std::size_t d = from; d < decisions.size(); ++d) {
    for (const FieldPlan::Pair& pair : plan.pairs) {
      const bool answered = std::any_of(decisions[d].worths.begin(), decisions[d].worths.end(),
                                        [](const Worth& worth) { return worth.counted; });
      if (pair.criterion != decisions[d].criterion || !answered) continue;
      for (std::int32_t k = 1; k < n; ++k) {
        Worth worth;
        worth.lo = std::min(pair.wrong, pair.right);
        worth.hi = std::max(pair.wrong, pair.right);
        const std::int32_t top = 2 * (pair.wrong * n + (pair.right - pair.wrong) * k) + n;
        worth.earned = top / (2 * n) - (top % (2 * n) < 0 ? 1 : 0);
        worth.counted = worth.hi > 0 || worth.earned < worth.hi;
        if (!worth.counted) continue;  // all right, or all wrong, is that too
        worth.variant = FieldPlan::kLaidRight + static_cast<std::uint32_t>(k);
        keep_worth(decisions[d].worths, worth);
      }
    }
  }
}

std::vector<std::uint32_t> Machine::classes_of(const Move& move) const {
  const std::vector<FieldPlan>& fields = form_plans_[move.target].fields;
  std::vector<std::uint32_t> out(fields.size(), kNone);
  std::uint32_t extra = move.extra;
  for (std::size_t i = fields.size(); i > 0; --i) {
    const auto classes = static_cast<std::uint32_t>(fields[i - 1].classes.size());
    const std::uint32_t digit = extra % (classes + 1);
    out[i - 1] = digit == classes ? kNone : digit;
    extra /= classes + 1;
  }
  return out;
}

// --- inputs ---

End Machine::begin(Work& work) {
  work.r.fill(0);
  for (std::size_t i = 0; i < registers_.size(); ++i) work.r[i] = registers_[i].start;
  work.topic = kNone;
  work.depth = 0;
  work.resume_count = 0;
  has_choice_ = false;
  age_now_ = ages_ == 0 ? 0 : 1;
  raised_.clear();
  last_label_ = no_turn_;
  return arrive(work, program_.header.start, kEnter);
}

End Machine::take(Work& work, const Move& move) {
  raised_.clear();
  has_choice_ = false;
  age_now_ = ages_ == 0 ? 0 : 1;  // what breaks outside a turn belongs to the turn before
  last_label_ = move.label;
  switch (move.kind) {
    case InputKind::choice: {
      const Choice& choice = program_.choices[move.target];
      const ChoicePart& part = choices_[move.target];
      age_now_ = 0;
      has_choice_ = true;
      run(work, part.before);
      if (part.watched_repairs != kNone) repair_by_choice(work, part.watched_repairs);
      if (choice.critical != kNone && question_.signals && sees_ != nullptr)
        sees_->told(kToldCritical + choice.critical);
      if (part.watched_critical != kNone) open_knockout(work, part.watched_critical, false);
      if (part.may_mend && ages_ > 0) put(work, mend_registers_[0], static_cast<std::int32_t>(move.extra));
      run(work, turn_);
      run(work, part.reply);
      if (!raised_.empty()) add_raises();
      return finish_turn(work, choice.go);
    }
    case InputKind::repair: {
      const std::uint32_t age = move.extra;
      age_now_ = 0;
      run(work, repairs_[move.target].before);
      pin_windows(work);
      put(work, mended_registers_[age], 1);
      for (const WatchedKnockout& w : knockouts_) {
        if (work.r[w.open[age]] != 1 || !w.is_repairable) continue;
        put(work, w.open[age], 0);
        if (sees_ != nullptr) sees_->knockout_closed(w.knockout);
      }
      run(work, turn_);
      run(work, repairs_[move.target].reply);
      return finish_turn(work, work.node, kStay);
    }
    case InputKind::late: {
      age_now_ = 0;
      const std::uint32_t go = program_.nodes[work.node].late;
      run(work, turn_);
      return finish_turn(work, go);
    }
    case InputKind::topic:
    case InputKind::switch_topic: {
      if (move.kind == InputKind::switch_topic) set_resume(work, work.topic, work.node);
      work.topic = move.target;
      std::uint32_t to = program_.topics[move.target].start;
      for (std::uint8_t i = 0; i < work.resume_count; ++i) {
        if (work.resumes[i].first != move.target) continue;
        to = work.resumes[i].second;
        std::copy(work.resumes.begin() + i + 1, work.resumes.begin() + work.resume_count,
                  work.resumes.begin() + i);
        --work.resume_count;
        break;
      }
      return arrive(work, to, kEnter);
    }
    case InputKind::then: return go_on(work, program_.layers[program_.nodes[work.node].way_index].then);
    case InputKind::note:
      for (const NotePart& note : notes_) {
        if (note.fact == move.target) put(work, note.noted, 1);
      }
      return arrive(work, work.node, kStay);
    case InputKind::form: {
      const std::vector<std::uint32_t> classes = classes_of(move);
      const std::vector<FieldPlan>& fields = form_plans_[move.target].fields;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (classes[i] != kNone) run(work, fields[i].classes[classes[i]].ops);
      }
      const program::Range arms = program_.forms[move.target].arms;
      for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
        if (test_at(work, arms_[i].test, arms_[i].site)) return go_on(work, program_.arms[i].go);
      }
      end_node_ = work.node;
      return End::dead_end;
    }
    case InputKind::text: break;
  }
  return End::none;
}

End Machine::go_on(Work& work, std::uint32_t go) {
  std::uint32_t node = kNone;
  std::uint32_t arrival = kEnter;
  if (!resolve(work, go, node, arrival)) {
    end_node_ = work.node;
    return End::no_way;
  }
  return arrive(work, node, arrival);
}

// 5.12: a topic that is left by a switch goes on at the node where it was left.
void Machine::set_resume(Work& work, std::uint32_t topic, std::uint32_t node) {
  std::uint8_t at = 0;
  while (at < work.resume_count && work.resumes[at].first < topic) ++at;
  if (at < work.resume_count && work.resumes[at].first == topic) {
    work.resumes[at].second = node;
    return;
  }
  if (work.resume_count == kMostResumes) {
    overflowed_ = true;
    return;
  }
  std::copy_backward(work.resumes.begin() + at, work.resumes.begin() + work.resume_count,
                     work.resumes.begin() + work.resume_count + 1);
  work.resumes[at] = {topic, node};
  ++work.resume_count;
}

// --- what a choice is worth (5.18) ---

Machine::Worthy Machine::worth_of(std::uint32_t node, std::uint32_t choice, std::uint64_t selectable) {
  if (!question_.points) {
    Worthy plain{plain_turn_, 0};
    if (choices_[choice].may_mend) plain.kind = mend_kind(choice, {});
    return plain;
  }
  const program::Range choices = program_.nodes[node].choices;
  if (choices.size > 6) return make_worth(node, choice, selectable);
  std::vector<Worthy>& known = worths_[node];
  if (known.empty()) known.resize((std::size_t{1} << choices.size) * choices.size);
  Worthy& at = known[selectable * choices.size + (choice - choices.begin)];
  if (at.label == kNone) at = make_worth(node, choice, selectable);
  return at;
}

Machine::Worthy Machine::make_worth(std::uint32_t node_index, std::uint32_t choice_index,
                                    std::uint64_t selectable) {
  const Node& node = program_.nodes[node_index];
  const Choice& choice = program_.choices[choice_index];
  const std::uint32_t count = node.criteria.size;
  const std::int8_t* const matrix = program_.points.data() + node.matrix;
  Label label;
  label.turns = 1;
  std::vector<std::pair<std::uint32_t, std::int32_t>> raises;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::uint32_t criterion = program_.criterion_refs[node.criteria.begin + k];
    const std::int32_t earned = matrix[choice.place * count + k];
    std::int32_t lo = earned;
    std::int32_t hi = earned;
    for (std::uint32_t i = 0; i < node.choices.size; ++i) {
      const bool open = many_.empty() ? (selectable >> i & 1U) != 0 : many_[i] != 0;
      if (!open) continue;
      const std::int32_t value = matrix[i * count + k];
      lo = std::min(lo, value);
      hi = std::max(hi, value);
    }
    if (hi == lo || (hi <= 0 && earned == hi)) continue;
    label.decisions.push_back({criterion, kNone, {{earned, lo, hi, true, 0}}});
    if (earned < -1) raises.emplace_back(criterion, -1 - earned);
  }
  Worthy out;
  out.label = intern_label(std::move(label));
  if (choices_[choice_index].may_mend) out.kind = mend_kind(choice_index, std::move(raises));
  return out;
}

std::uint32_t Machine::mend_kind(std::uint32_t choice,
                                 std::vector<std::pair<std::uint32_t, std::int32_t>> raises) {
  for (std::uint32_t i = 0; i < mend_kinds_.size(); ++i) {
    if (mend_kinds_[i].choice == choice && mend_kinds_[i].raises == raises) return i + 1;
  }
  MendKind kind;
  kind.choice = choice;
  const std::uint32_t repair = program_.choices[choice].repair;
  kind.has_repair = repair != kNone;
  if (kind.has_repair)
    kind.within = static_cast<std::uint8_t>(std::clamp(program_.repairs[repair].within, 0, 255));
  // A repair adds points to what was earned, and nothing to what could be.
  Label label;
  label.turns = 1;
  for (const auto& [criterion, raise] : raises) {
    label.decisions.push_back({criterion, kNone, {{raise, 0, 0, true, 0}}});
  }
  kind.label = intern_label(std::move(label));
  kind.raises = std::move(raises);
  mend_kinds_.push_back(std::move(kind));
  if (mend_kinds_.size() > 254) overflowed_ = true;
  return static_cast<std::uint32_t>(mend_kinds_.size());
}

void Machine::add_raises() {
  Label label = labels_[last_label_];
  for (const auto& [criterion, raise] : raised_) {
    label.decisions.push_back({criterion, kNone, {{raise, 0, 0, true, 0}}});
  }
  last_label_ = intern_label(std::move(label));
}

std::uint32_t Machine::intern_label(Label label) {
  std::vector<std::int32_t> key = {static_cast<std::int32_t>(label.turns)};
  for (const Decision& d : label.decisions) {
    key.insert(key.end(), {static_cast<std::int32_t>(d.criterion), static_cast<std::int32_t>(d.field),
                           static_cast<std::int32_t>(d.worths.size())});
    for (const Worth& w : d.worths) {
      key.insert(key.end(), {w.earned, w.lo, w.hi, w.counted ? 1 : 0, static_cast<std::int32_t>(w.variant)});
    }
  }
  const auto [found, is_new] = label_ids_.emplace(std::move(key), static_cast<std::uint32_t>(labels_.size()));
  if (is_new) labels_.push_back(std::move(label));
  return found->second;
}

// --- places ---

std::uint32_t Machine::add_place(const Place& place) {
  const auto [found, is_new] = place_ids_.emplace(place, static_cast<std::uint32_t>(places_.size()));
  if (!is_new) return found->second;
  places_.push_back(place);
  for (std::uint32_t mode = 0; mode < mode_count_; ++mode) {
    caps_.push_back(caps_of(place, mode));
    std::vector<std::uint8_t> fill = idle_[std::size_t{place.node} * mode_count_ + mode];
    for (std::size_t i = 0; i < fill.size(); ++i) {
      if (caps_.back()[i] != 0) fill[i] = 0;
    }
    fill.resize(padded_, 0);
    caps_.back().resize(padded_, 0);
    fills_.push_back(std::move(fill));
  }
  const std::size_t first = caps_.size() - mode_count_;
  std::vector<Idle> idle;
  for (std::size_t reg = 0; reg < registers_.size(); ++reg) {
    bool is_idle = true;
    for (std::size_t at = first; at < caps_.size(); ++at)
      is_idle = is_idle && caps_[at][reg] == 0 && fills_[at][reg] == fills_[first][reg];
    if (is_idle) idle.push_back({static_cast<std::uint16_t>(reg), fills_[first][reg]});
  }
  always_idle_.push_back(std::move(idle));
  return found->second;
}

// Where nothing can lead back any more, what it would lead back to is forgotten.
std::uint32_t Machine::forget_ways(Work& work) {
  const std::size_t here = std::size_t{work.node} * mode_count_ + mode_of(work);
  if (reaches_back_[here] == 0) work.depth = 0;
  const bool topics = reaches_topics_[here] != 0 || work.depth != 0;
  if (!topics) {
    work.topic = kNone;
    work.resume_count = 0;
  }
  if (work.topic == kNone && work.depth == 0 && work.resume_count == 0) return work.node;
  Place place;
  place.node = work.node;
  place.topic = work.topic;
  place.stack.assign(work.stack.begin(), work.stack.begin() + work.depth);
  place.resumes.assign(work.resumes.begin(), work.resumes.begin() + work.resume_count);
  return add_place(place);
}

std::uint32_t Machine::settle(Work& work) {
  if (ages_ > 0) settle_windows(work);
  std::uint32_t id = work.node;
  const std::uint32_t mode = mode_of(work);
  if (work.topic != kNone || work.depth != 0 || work.resume_count != 0) id = forget_ways(work);
  const std::size_t location = std::size_t{id} * mode_count_ + mode;
  for (const WaitingPart& part : waiting_) {
    if (is_told(work, part.fact)) work.r[part.waits] = 0;
  }
  // Chunks of a fixed size without aliases: the compiler makes a few vector instructions of it.
  const std::uint8_t* __restrict const caps = caps_[location].data();
  const std::uint8_t* __restrict const fill = fills_[location].data();
  std::uint8_t* __restrict const r = work.r.data();
  for (std::size_t chunk = 0; chunk < padded_; chunk += 32) {
    for (std::size_t i = chunk; i < chunk + 32; ++i)
      r[i] = static_cast<std::uint8_t>(std::min(r[i], caps[i]) | fill[i]);
  }
  if (waits_in_order_ && !waiting_.empty()) close_ranks(work);
  return id;
}

std::uint32_t Machine::settle_traced(Work& work) {
  if (ages_ > 0) settle_windows(work);
  std::uint32_t id = work.node;
  if (work.topic != kNone || work.depth != 0 || work.resume_count != 0) {
    for (const Mode& mode : modes_) pin(work, mode.reg);
    id = forget_ways(work);
  }
  for (const Idle& idle : always_idle_[id]) put(work, idle.reg, idle.value);
  for (const WaitingPart& part : waiting_) {
    if (!is_told(work, part.fact)) continue;
    Trace::Region region = trace_->open();
    trace_->may_write(region, part.waits);
    trace_told(work, part.fact, true);
    put(work, part.waits, 0);
    trace_->close(region);
  }
  if (waits_in_order_ && !waiting_.empty()) {
    pin_queue(work);
    close_ranks(work);
  }
  return id;
}

std::uint32_t Machine::mode_traced(const Work& work) const {
  for (const Mode& mode : modes_) pin(work, mode.reg);
  return mode_of(work);
}

std::uint32_t Machine::settle_exactly(Work& work, std::uint32_t& mode) {
  const std::uint32_t place = settle_traced(work);
  mode = mode_traced(work);
  const std::vector<std::uint8_t>& caps = caps_[std::size_t{place} * mode_count_ + mode];
  for (std::size_t reg = 0; reg < registers_.size(); ++reg) {
    if (says_mode_[reg] != 0) continue;
    if (caps[reg] == 0) {
      put(work, reg, idle_value(place, mode, reg));
    } else if (caps[reg] < registers_[reg].most) {
      if (trace_ != nullptr) trace_->add(reg, work.r[reg], 0, caps[reg]);
      work.r[reg] = std::min(work.r[reg], caps[reg]);
    }
  }
  return place;
}

Trace::Region Machine::open_trace(const Work& work, std::uint32_t micro) {
  if (trace_ == nullptr) return {};
  if (writes_.size() < micros_.size()) writes_.resize(micros_.size());
  Writes& writes = writes_[micro];
  if (!writes.is_known) {
    writes.is_known = true;
    std::uint32_t end = micro + 1;
    if (micros_[micro].op == Do::when) end += static_cast<std::uint32_t>(micros_[micro].b + micros_[micro].c);
    writes.is_seen = !may_write({micro, end}, writes);
  }
  Trace::Region region = trace_->open();
  for (const std::uint16_t reg : writes.any) trace_->may_write(region, reg);
  // What is raised already stays so, whichever way it goes.
  for (const std::uint16_t reg : writes.raised) {
    if (trace_->names_raised || work.r[reg] == 0) trace_->may_write(region, reg);
  }
  return region;
}

Trace::Region Machine::open_part(const Work& work, const WaitingPart& part) {
  if (trace_ == nullptr) return {};
  Trace::Region region = trace_->open();
  trace_->may_write(region, part.waits);
  for (const std::uint16_t reg : told_[part.fact]) {
    if (trace_->names_raised || work.r[reg] == 0) trace_->may_write(region, reg);
  }
  return region;
}

void Machine::close_trace(const Trace::Region& region, std::uint32_t micro) {
  if (trace_ != nullptr && !writes_[micro].is_seen) trace_->close(region);
}

/// False when `span` may do more than change registers: rules see it, or somebody asks what a condition said.
bool Machine::may_write(Span span, Writes& out) const {
  bool only_writes = true;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Micro& micro = micros_[at];
    switch (micro.op) {
      case Do::add:
      case Do::set:
      case Do::count:
      case Do::rest: out.any.push_back(static_cast<std::uint16_t>(micro.a)); break;
      case Do::raise:
        out.raised.push_back(static_cast<std::uint16_t>(micro.a));
        if (micro.b != 0) {
          const Overrule& overrule = overrules_[static_cast<std::size_t>(micro.b) - 1];
          out.any.insert(out.any.end(), overrule.drops.begin(), overrule.drops.end());
        }
        break;
      case Do::react:
        for (const ReactionBlock::Sum& sum : reactions_[micro.a].sums) out.any.push_back(sum.reg);
        for (const ReactionBlock::RowRef& row : reactions_[micro.a].rows)
          only_writes = only_writes && (row.site == kNone || !question_.conditions);
        break;
      case Do::when: only_writes = only_writes && micro.site == kNone; break;  // its body follows
      case Do::emit:
      case Do::tell:
      case Do::end_turn: only_writes = false; break;
      case Do::shut: out.any.push_back(shut_register_); break;
      case Do::reveal:
        out.raised.insert(out.raised.end(), told_[micro.a].begin(), told_[micro.a].end());
        if (micro.b == 0) break;
        out.any.push_back(waiting_[static_cast<std::size_t>(micro.c)].waits);
        // What stands in the queue before it decides its place.
        if (!waits_in_order_) break;
        for (const WaitingPart& part : waiting_) out.any.push_back(part.waits);
        break;
    }
  }
  return only_writes;
}

void Machine::put_at(Work& work, std::uint32_t id) const {
  const Place& place = places_[id];
  work.node = place.node;
  work.topic = place.topic;
  work.depth = static_cast<std::uint8_t>(place.stack.size());
  work.resume_count = static_cast<std::uint8_t>(place.resumes.size());
  std::copy(place.stack.begin(), place.stack.end(), work.stack.begin());
  std::copy(place.resumes.begin(), place.resumes.end(), work.resumes.begin());
}

}  // namespace gesprek::analysis
