// What a walk changes: values, persons, what becomes known, events, rules and knock-outs. As
// engine/session/reaction.cpp and protocol.cpp, in that order.

#include <algorithm>

#include "engine/analysis/walker.h"
#include "engine/analysis/walker_steps.h"

namespace gesprek::analysis {

using program::kNone;
using program::Range;

namespace {

constexpr std::int32_t kDefaultWindow = 2;  // 5.20

}  // namespace

// --- the state ---

void Walker::apply(Range effects) {
  for (std::uint32_t i = effects.begin; i != effects.end(); ++i) {
    const program::Effect& effect = program_->effects[i];
    set_slot(effect.slot, std::int64_t{effect.sets != 0 ? 0 : cells_[effect.slot]} + effect.amount);
  }
}

void Walker::add_row(std::uint32_t index) {
  const program::Row& row = program_->rows[index];
  for (std::uint32_t i = row.deltas.begin; i != row.deltas.end(); ++i) {
    const program::Delta& delta = program_->deltas[i];
    // A sum that came back to 0 is listed twice; the second time it adds nothing.
    if (sums_[delta.slot] == 0) touched_.push_back(delta.slot);
    sums_[delta.slot] = std::clamp(sums_[delta.slot] + delta.amount, -kFarthestSum, kFarthestSum);
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

void Walker::apply_planned() {
  for (const Delta& delta : planned_) set_slot(delta.slot, std::int64_t{cells_[delta.slot]} + delta.amount);
  planned_.clear();
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
  cells_[plan_->cells.facts + fact] = 1;
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
    if (is_revealed(fact) || !look(plan_->reveal_when[i], coverage_.reveal_when[i])) continue;
    waiting_.push_back({fact, source, is_line, false});
  }
}

void Walker::release_waiting() {
  for (Waiting& waiting : waiting_) {
    if (waiting.is_out) continue;
    if (!is_revealed(waiting.fact) && source_is_closed(waiting.is_line, waiting.source)) continue;
    reveal_fact(waiting.fact);
    waiting.is_out = true;
  }
}

// --- events, rules, knock-outs, endings ---

void Walker::break_rule(std::uint32_t rule, std::uint32_t knockout) {
  rules_broken_.push_back(rule);
  if (knockout != kNone) open_knockout(knockout, true);
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
    if (cells_[plan_->cells.events + program_->musts[i].event] == 0) musts_missed_.push_back(i);
  }
  ending_ = program_->nodes[node].way_index;
  status_ = Status::ended;
  items_ = {};
  form_ = kNone;
}

}  // namespace gesprek::analysis
