// The steps of the machine: the same as engine/session's step.cpp, reaction.cpp, protocol.cpp and offer.cpp,
// in the same order, over registers. Here: what happens within a step. What is offered: machine_offer.cpp;
// inputs and the way on: machine_way.cpp; what a choice is worth, and places: machine_places.cpp.

#include <algorithm>

#include "engine/analysis/build.h"
#include "engine/analysis/liveness.h"
#include "engine/analysis/machine.h"
#include "engine/program/evaluate.h"

namespace gesprek::analysis {

namespace {

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

}  // namespace gesprek::analysis
