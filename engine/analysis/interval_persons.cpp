// What changes: values, persons, the end of a turn, what becomes known.

#include "engine/analysis/interval_analyser.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace gesprek::analysis {

using program::Code;
using program::kNone;
using program::Op;
using program::Range;
using program::Reaction;

namespace {

constexpr std::int32_t kMostChange = 3;  // 5.7
/// A value that is compared in more than one way at once is looked at one by one up to so many values.
constexpr std::int32_t kFewValues = 16;

}  // namespace

// --- effects ---
void IntervalAnalyser::havoc(State& state) {
  if (program_.hooks.empty()) return;
  for (const std::uint32_t slot : program_.hook_writes) state.values[slot] = layout_.range(slot);
  for (const std::uint32_t place : layout_.event) {
    if (place != kNone) state.values[place].hi = 1;
  }
}

bool IntervalAnalyser::is_pinned(std::uint32_t variable) const {
  return !program_.hooks.empty() && std::find(program_.hook_writes.begin(), program_.hook_writes.end(),
                                              variable) != program_.hook_writes.end();
}

void IntervalAnalyser::set(State& state, std::uint32_t slot, std::int64_t lo, std::int64_t hi) {
  if (is_pinned(slot)) return;
  const Bounds32 range = layout_.range(slot);
  state.values[slot] = {static_cast<std::int32_t>(std::clamp<std::int64_t>(lo, range.lo, range.hi)),
                        static_cast<std::int32_t>(std::clamp<std::int64_t>(hi, range.lo, range.hi))};
}

void IntervalAnalyser::apply(State& state, Range effects) {
  for (std::uint32_t i = effects.begin; i != effects.end(); ++i) {
    const program::Effect& effect = program_.effects[i];
    const Bounds32 now = state.values[effect.slot];
    const std::int64_t amount = effect.amount;
    if (effect.sets != 0) {
      set(state, effect.slot, amount, amount);
    } else {
      set(state, effect.slot, now.lo + amount, now.hi + amount);
    }
  }
}

void IntervalAnalyser::raise(State& state, std::uint32_t place, bool surely) {
  if (place == kNone) return;
  state.values[place].hi = std::max(state.values[place].hi, 1);
  if (surely) state.values[place].lo = std::max(state.values[place].lo, 1);
}

void IntervalAnalyser::emit(State& state, std::uint32_t name, std::uint32_t answer, bool surely) {
  out_.may_emit[name] = 1;
  raise(state, layout_.event[name], surely);
  if (answer != kNone) raise(state, layout_.answer[answer], surely);
}

void IntervalAnalyser::emit(State& state, Range emits) {
  for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
    emit(state, program_.emits[i].name, program_.emits[i].answer, true);
  }
}

// --- persons (5.7) ---
bool IntervalAnalyser::reads(Code code, std::uint32_t slot, SlotPlan& plan) {
  bool found = false;
  for (std::uint32_t i = code.begin; i != code.end(); ++i) {
    const program::Instruction& at = program_.code[i];
    switch (at.op) {
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge:
        if (at.b != slot) break;
        found = true;
        plan.cuts.push_back(at.a);
        if (at.a < std::numeric_limits<std::int32_t>::max()) plan.cuts.push_back(at.a + 1);
        break;
      case Op::slot:
        if (static_cast<std::uint32_t>(at.a) != slot) break;
        found = true;
        plan.one_by_one = true;
        break;
      default: break;
    }
  }
  return found;
}

IntervalAnalyser::PersonPlan IntervalAnalyser::plan_person(const std::vector<RowGroup>& groups) {
  PersonPlan plan;
  for (const RowGroup& group : groups) {
    for (const std::uint32_t row : group.rows) {
      const Range deltas = program_.rows[row].deltas;
      for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
        const std::uint32_t slot = program_.deltas[d].slot;
        const bool known =
            std::any_of(plan.begin(), plan.end(), [&](const SlotPlan& other) { return other.slot == slot; });
        if (!known) {
          plan.emplace_back();
          plan.back().slot = slot;
        }
      }
    }
  }
  for (SlotPlan& of : plan) {
    for (const RowGroup& group : groups) {
      Part part;
      part.first_only = group.first_only;
      bool touches = false;
      for (const std::uint32_t row : group.rows) {
        RowStep step{row, 0, false};
        const Range deltas = program_.rows[row].deltas;
        for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
          if (program_.deltas[d].slot != of.slot) continue;
          step.amount += program_.deltas[d].amount;
          touches = true;
        }
        part.rows.push_back(step);
      }
      if (!touches) continue;
      for (RowStep& step : part.rows) step.asks_own = reads(program_.rows[step.row].when, of.slot, of);
      of.parts.push_back(std::move(part));
    }
    std::sort(of.cuts.begin(), of.cuts.end());
    of.cuts.erase(std::unique(of.cuts.begin(), of.cuts.end()), of.cuts.end());
  }
  return plan;
}

const IntervalAnalyser::Plan& IntervalAnalyser::plan_of(Range reactions) {
  const std::pair<std::uint32_t, std::uint32_t> key{reactions.begin, reactions.size};
  const auto found = plans_.find(key);
  if (found != plans_.end()) return found->second;
  Plan plan;
  std::vector<RowGroup> groups;
  std::uint32_t person = kNone;
  for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
    const Reaction& reaction = program_.reactions[program_.reaction_refs[i]];
    if (reaction.cast != person && !groups.empty()) {
      plan.push_back(plan_person(groups));
      groups.clear();
    }
    person = reaction.cast;
    RowGroup group;
    group.first_only = reaction.first_only != 0;
    for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) group.rows.push_back(r);
    groups.push_back(std::move(group));
  }
  if (!groups.empty()) plan.push_back(plan_person(groups));
  return plans_.emplace(key, std::move(plan)).first->second;
}

Interval IntervalAnalyser::change(const State& before, const SlotPlan& plan) {
  Interval sum{0, 0};
  for (const Part& part : plan.parts) {
    Interval own{0, 0};
    bool has_own = false;
    const auto may_be = [&](std::int64_t amount) {
      own = has_own ? Interval{std::min(own.lo, amount), std::max(own.hi, amount)} : Interval{amount, amount};
      has_own = true;
    };
    if (part.first_only) {
      bool decided = false;
      for (const RowStep& step : part.rows) {
        const Interval holds = look(before, program_.rows[step.row].when);
        if (!holds.may_hold()) continue;
        may_be(step.amount);
        decided = !holds.may_fail();
        if (decided) break;
      }
      if (!decided) may_be(0);
    } else {
      own = {0, 0};
      for (const RowStep& step : part.rows) {
        const Interval holds = look(before, program_.rows[step.row].when);
        const std::int64_t amount = step.amount;
        if (!holds.may_hold()) continue;
        own.lo += holds.may_fail() ? std::min<std::int64_t>(amount, 0) : amount;
        own.hi += holds.may_fail() ? std::max<std::int64_t>(amount, 0) : amount;
      }
    }
    sum = {sum.lo + own.lo, sum.hi + own.hi};
  }
  return {std::clamp<std::int64_t>(sum.lo, -kMostChange, kMostChange),
          std::clamp<std::int64_t>(sum.hi, -kMostChange, kMostChange)};
}

Bounds32 IntervalAnalyser::changed(State& before, const SlotPlan& plan, Bounds32 now) {
  const Bounds32 own = before.values[plan.slot];
  if (!(own == now) || (plan.cuts.empty() && !plan.one_by_one) || is_pinned(plan.slot)) {
    const Interval by = change(before, plan);
    return {static_cast<std::int32_t>(now.lo + by.lo), static_cast<std::int32_t>(now.hi + by.hi)};
  }
  Bounds32 out{0, 0};
  bool has_out = false;
  const bool single = plan.one_by_one && own.hi - own.lo <= kFewValues;
  for (std::int32_t lo = own.lo; lo <= own.hi;) {
    std::int32_t hi = own.hi;
    if (single) {
      hi = lo;
    } else if (!plan.one_by_one) {
      const auto cut = std::upper_bound(plan.cuts.begin(), plan.cuts.end(), lo);
      if (cut != plan.cuts.end()) hi = std::min(hi, *cut - 1);
    }
    before.values[plan.slot] = {lo, hi};
    const Interval by = change(before, plan);
    const Bounds32 piece{static_cast<std::int32_t>(lo + by.lo), static_cast<std::int32_t>(hi + by.hi)};
    out = has_out ? Bounds32{std::min(out.lo, piece.lo), std::max(out.hi, piece.hi)} : piece;
    has_out = true;
    if (hi == own.hi) break;
    lo = hi + 1;
  }
  before.values[plan.slot] = own;
  return out;
}

void IntervalAnalyser::apply_plan(State& state, const PersonPlan& plan, State& before) {
  for (const SlotPlan& of : plan) {
    const Bounds32 next = changed(before, of, state.values[of.slot]);
    set(state, of.slot, next.lo, next.hi);
  }
}

void IntervalAnalyser::note_rows(const State& state, const PersonPlan& plan) {
  for (const SlotPlan& of : plan) {
    for (const Part& part : of.parts) {
      for (const RowStep& step : part.rows) {
        const Code when = program_.rows[step.row].when;
        if (!when.empty()) note_truth(when, look(state, when));
      }
    }
  }
}

void IntervalAnalyser::react(State& state, Range reactions) {
  if (reactions.empty()) return;
  State before = state;
  for (const PersonPlan& person : plan_of(reactions)) {
    note_rows(before, person);
    apply_plan(state, person, before);
  }
}

// --- the end of a turn (5.6) ---
void IntervalAnalyser::end_turn(State& state) {
  for (std::uint32_t i = 0; i < program_.slots.size(); ++i) {
    const std::int32_t tick = program_.slots[i].tick;
    if (tick == 0) continue;
    set(state, i, std::int64_t{state.values[i].lo} + tick, std::int64_t{state.values[i].hi} + tick);
  }
  for (std::uint32_t c = 0; c < program_.cast.size(); ++c) {
    const program::CastMember& member = program_.cast[c];
    if (!member.each_turn.empty()) {
      State before = state;
      const PersonPlan& plan = each_turn_plan(c);
      note_rows(before, plan);
      apply_plan(state, plan, before);
    }
    for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) rest(state, program_.rests[r]);
  }
  for (std::uint32_t f = 0; f < program_.facts.size(); ++f) {
    if (layout_.waits[f] != kNone && state.values[layout_.waits[f]].hi != 0) {
      raise(state, layout_.knows[f], false);
    }
  }
  Bounds32& turn = state.values[layout_.turn];
  turn = {std::min(turn.lo + 1, layout_.most_turns), std::min(turn.hi + 1, layout_.most_turns)};
  for (const std::uint32_t place : layout_.mend) {
    if (place == kNone) continue;
    Bounds32& left = state.values[place];
    left = {std::max(left.lo - 1, 0), std::max(left.hi - 1, 0)};
  }
}

const IntervalAnalyser::PersonPlan& IntervalAnalyser::each_turn_plan(std::uint32_t cast) {
  const auto found = turn_plans_.find(cast);
  if (found != turn_plans_.end()) return found->second;
  RowGroup group;
  group.first_only = false;
  const Range rows = program_.cast[cast].each_turn;
  for (std::uint32_t r = rows.begin; r != rows.end(); ++r) group.rows.push_back(r);
  return turn_plans_.emplace(cast, plan_person({group})).first->second;
}

void IntervalAnalyser::rest(State& state, const program::Rest& rest) {
  const auto step = [&](std::int32_t value) {
    return value + (value < rest.level ? 1 : value > rest.level ? -1 : 0);
  };
  const Bounds32 now = state.values[rest.slot];
  Bounds32 next{step(now.lo), step(now.hi)};
  if (rest.every > 1) next = {std::min(next.lo, now.lo), std::max(next.hi, now.hi)};
  set(state, rest.slot, next.lo, next.hi);
}

// --- what becomes known (5.14) ---
Interval IntervalAnalyser::is_closed(const State& state, std::uint32_t cast) {
  bool may_be = false;
  bool must_be = false;
  const Range rows = program_.cast[cast].closed;
  for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
    const Interval holds = ask(state, program_.rows[r].when);
    may_be = may_be || holds.may_hold();
    must_be = must_be || !holds.may_fail();
  }
  return {must_be ? 1 : 0, may_be ? 1 : 0};
}

Interval IntervalAnalyser::choice_is_closed(const State& state, std::uint32_t choice) {
  Interval out{0, 0};
  if (program_.choices[choice].kind == program::ChoiceKind::think) return out;
  const Range to = program_.choice_infos[choice].to;
  for (std::uint32_t i = to.begin; i != to.end(); ++i) {
    const Interval one = is_closed(state, program_.cast_refs[i]);
    out = {std::max(out.lo, one.lo), std::max(out.hi, one.hi)};
  }
  return out;
}

void IntervalAnalyser::reveal(State& state, Range reveals, Interval closed) {
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
    const program::Reveal& reveal = program_.reveals[i];
    const Interval told = ask(state, reveal.when);
    if (!told.may_hold()) continue;
    if (closed.may_fail()) {
      raise(state, layout_.knows[reveal.fact], !told.may_fail() && !closed.may_hold());
    }
    if (closed.may_hold()) raise(state, layout_.waits[reveal.fact], false);
  }
}

}  // namespace gesprek::analysis
