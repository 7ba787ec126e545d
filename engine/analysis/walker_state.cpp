// What a walk changes: values, persons, what becomes known, events, rules and knock-outs. As
// engine/session/reaction.cpp and protocol.cpp, in that order.

#include <algorithm>

#include "engine/analysis/walker.h"
#include "engine/analysis/walker_view.h"

namespace gesprek::analysis {

using program::kNone;
using program::Range;

namespace {

constexpr std::int32_t kMostChange = 3;     // 5.7
constexpr std::int32_t kDefaultWindow = 2;  // 5.20

}  // namespace

// --- the state ---

void Walker::set_slot(std::uint32_t slot, std::int64_t value) {
  const program::Slot& info = program_->slots[slot];
  slots_[slot] = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, info.min, info.max));
}

void Walker::apply(Range effects) {
  for (std::uint32_t i = effects.begin; i != effects.end(); ++i) {
    const program::Effect& effect = program_->effects[i];
    set_slot(effect.slot, std::int64_t{effect.sets != 0 ? 0 : slots_[effect.slot]} + effect.amount);
  }
}

void Walker::add_row(std::uint32_t index) {
  const program::Row& row = program_->rows[index];
  for (std::uint32_t i = row.deltas.begin; i != row.deltas.end(); ++i) {
    const program::Delta& delta = program_->deltas[i];
    // A sum that came back to 0 is listed twice; the second time it adds nothing.
    if (sums_[delta.slot] == 0) touched_.push_back(delta.slot);
    sums_[delta.slot] = std::clamp(sums_[delta.slot] + delta.amount, -1'000'000, 1'000'000);
  }
}

void Walker::close_person() {
  for (const std::uint32_t slot : touched_) {
    planned_.push_back({slot, std::clamp(sums_[slot], -kMostChange, kMostChange)});
    sums_[slot] = 0;
  }
  touched_.clear();
}

void Walker::plan_reactions(Range reactions) {
  planned_.clear();
  std::uint32_t person = kNone;
  for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
    const program::Reaction& reaction = program_->reactions[program_->reaction_refs[i]];
    if (reaction.cast != person) close_person();
    person = reaction.cast;
    for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
      if (!holds(plan_->row_when[r])) continue;
      add_row(r);
      if (reaction.first_only != 0) break;
    }
  }
  close_person();
}

/// As plan_reactions and apply_planned, when all of it is about one person.
void Walker::react(Range reactions) {
  for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
    const program::Reaction& reaction = program_->reactions[program_->reaction_refs[i]];
    for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
      if (!holds(plan_->row_when[r])) continue;
      add_row(r);
      if (reaction.first_only != 0) break;
    }
  }
  for (const std::uint32_t slot : touched_) {
    set_slot(slot, std::int64_t{slots_[slot]} + std::clamp(sums_[slot], -kMostChange, kMostChange));
    sums_[slot] = 0;
  }
  touched_.clear();
}

void Walker::apply_planned() {
  for (const Delta& delta : planned_) set_slot(delta.slot, std::int64_t{slots_[delta.slot]} + delta.amount);
  planned_.clear();
}

void Walker::end_turn() {
  const std::int32_t ended = turn_ + 1;
  for (const std::uint32_t i : plan_->ticking) {
    set_slot(i, std::int64_t{slots_[i]} + program_->slots[i].tick);
  }
  for (const std::uint32_t index : plan_->turn_cast) {
    const program::CastMember& member = program_->cast[index];
    if (!member.each_turn.empty()) {
      planned_.clear();
      for (std::uint32_t r = member.each_turn.begin; r != member.each_turn.end(); ++r) {
        if (holds(plan_->row_when[r])) add_row(r);
      }
      close_person();
      apply_planned();
    }
    for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) {
      const program::Rest& rest = program_->rests[r];
      // Every so many turns, counted down: a division takes longer than all the rest of this.
      if (--rest_in_[r] > 0) continue;
      rest_in_[r] = std::max(rest.every, 1);
      const std::int32_t now = slots_[rest.slot];
      if (now != rest.level) set_slot(rest.slot, now + (now < rest.level ? 1 : -1));
    }
  }
  for (const std::uint32_t rule : plan_->turn_rules) feed(rule, 0);
  if (!waiting_.empty()) release_waiting();
  turn_ = ended;
  in_turn_ = false;
  while (first_mend_ < mends_.size() && !is_open(mends_[first_mend_])) ++first_mend_;
}

// --- what becomes known ---

bool Walker::is_closed(std::uint32_t cast) const {
  const Range closed = program_->cast[cast].closed;
  for (std::uint32_t i = closed.begin; i != closed.end(); ++i) {
    if (holds(plan_->row_when[i])) return true;
  }
  return false;
}

bool Walker::source_is_closed(bool is_line, std::uint32_t source) const {
  if (is_line) return is_closed(program_->lines[source].cast);
  if (program_->choices[source].kind == program::ChoiceKind::think) return false;
  const Range to = program_->choice_infos[source].to;
  for (std::uint32_t i = to.begin; i != to.end(); ++i) {
    if (is_closed(program_->cast_refs[i])) return true;
  }
  return false;
}

void Walker::reveal_fact(std::uint32_t fact) {
  facts_[fact] = 1;
}

void Walker::reveal(Range reveals) {
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
    if (look(plan_->reveal_when[i], coverage_.reveal_when[i])) reveal_fact(program_->reveals[i].fact);
  }
}

void Walker::reveal_or_wait(Range reveals, bool is_line, std::uint32_t source) {
  if (!source_is_closed(is_line, source)) return reveal(reveals);
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
    const std::uint32_t fact = program_->reveals[i].fact;
    if (facts_[fact] != 0 || !look(plan_->reveal_when[i], coverage_.reveal_when[i])) continue;
    waiting_.push_back({fact, source, is_line, false});
  }
}

void Walker::release_waiting() {
  for (Waiting& waiting : waiting_) {
    if (waiting.is_out) continue;
    if (facts_[waiting.fact] == 0 && source_is_closed(waiting.is_line, waiting.source)) continue;
    reveal_fact(waiting.fact);
    waiting.is_out = true;
  }
}

// --- events, rules, knock-outs, endings ---

void Walker::emit(Range emits) {
  for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
    emit(program_->emits[i].name, program_->emits[i].answer);
  }
}

void Walker::emit(std::uint32_t name, std::uint32_t answer) {
  events_[name] = 1;
  if (answer != kNone) answers_[answer] = 1;
  const Range feeds = plan_->event_feeds[name];
  for (std::uint32_t i = feeds.begin; i != feeds.end(); ++i) {
    const Feed& one = plan_->feeds[i];
    if (one.answer == kNone || one.answer == answer) feed(one.rule, one.symbol);
  }
}

void Walker::feed(std::uint32_t index, std::uint32_t symbol) {
  const program::Rule& rule = program_->rules[index];
  const std::uint8_t before = rules_[index];
  const std::uint8_t now = program_->rule_table[rule.table + before * rule.symbols + symbol];
  if (now == before) return;
  rules_[index] = now;
  const program::RuleState& info = program_->rule_states[rule.info + now];
  if (info.broken == 0 || program_->rule_states[rule.info + before].broken != 0) return;
  rules_broken_.push_back(index);
  if (info.knockout != kNone) open_knockout(info.knockout, true);
}

void Walker::open_knockout(std::uint32_t knockout, bool by_rule) {
  for (const OpenKnockout& open : knockouts_) {
    if (open.knockout != knockout) continue;
    if (open.input == inputs_ || (by_rule && !open.is_closed)) return;
  }
  knockouts_.push_back(
      {knockout, inputs_, current_choice_, current_decision_, turn_ + (in_turn_ ? 1 : 0), false});
}

bool Walker::is_mended(std::uint32_t input) const {
  return std::find(mended_inputs_.begin(), mended_inputs_.end(), input) != mended_inputs_.end();
}

/// 5.20: what was chosen with `input` is mended: its points below -1 become -1.
void Walker::mend(std::uint32_t input, std::uint32_t decision) {
  mended_inputs_.push_back(input);
  for (Mend& one : mends_) {
    if (one.input == input) one.is_mended = true;
  }
  if (decision != kNone) decisions_[decision].is_mended = true;
}

void Walker::close_knockouts_of(std::uint32_t input) {
  for (OpenKnockout& open : knockouts_) {
    if (open.input != input || open.choice == kNone) continue;
    if (program_->knockouts[open.knockout].repairable != 0) open.is_closed = true;
  }
}

void Walker::repair_by_choice(std::uint32_t knockout) {
  const std::int32_t turn = turn_ + 1;
  for (OpenKnockout& open : knockouts_) {
    if (open.knockout != knockout || open.input == inputs_ || open.is_closed) continue;
    std::int32_t within = kDefaultWindow;
    if (open.choice != kNone && program_->choices[open.choice].repair != kNone) {
      within = program_->repairs[program_->choices[open.choice].repair].within;
    }
    if (turn - open.turn > within) continue;
    if (open.choice != kNone && !is_mended(open.input)) {
      mend(open.input, open.decision);
    }
    if (program_->knockouts[knockout].repairable != 0) open.is_closed = true;
  }
}

void Walker::finish(std::uint32_t node) {
  current_choice_ = kNone;
  current_decision_ = kNone;
  for (std::uint32_t i = 0; i < program_->rules.size(); ++i) {
    const program::RuleState& info = program_->rule_states[program_->rules[i].info + rules_[i]];
    if (info.broken_at_end == 0 || info.broken != 0) continue;
    rules_broken_.push_back(i);
    if (info.knockout != kNone) open_knockout(info.knockout, true);
  }
  for (std::uint32_t i = 0; i < program_->musts.size(); ++i) {
    if (events_[program_->musts[i].event] == 0) musts_missed_.push_back(i);
  }
  ending_ = program_->nodes[node].way_index;
  status_ = Status::ended;
  items_ = {};
  form_ = kNone;
}

}  // namespace gesprek::analysis
