// What a step does to the state: effects, persons, the end of a turn, what becomes known
// (format 5.3, 5.6–5.8, 5.14).

#include <algorithm>

#include "engine/session/session.h"
#include "engine/session/state_view.h"

namespace gesprek::session {

using program::CastMember;
using program::kNone;
using program::Range;
using program::Reaction;
using program::Row;

namespace {

constexpr std::int32_t kMostChange = 3;  // 5.7: a reaction's sum per variable is limited to −3…+3

std::int32_t clamp(std::int64_t value, std::int32_t min, std::int32_t max) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, min, max));
}

}  // namespace

void Session::set_slot(std::uint32_t slot, std::int64_t value) {
  const std::int32_t before = state_.dense(kSlots + slot);
  const std::int32_t now = clamp(value, bounds_[slot].min, bounds_[slot].max);
  if (now == before) return;
  state_.set_dense(kSlots + slot, now);
  write(EntryKind::set, slot, now, before);
}

// 5.8: in document order, each clamped at once.
void Session::apply(Range effects) {
  if (effects.empty()) return;
  const program::Effect* effect = program_->effects.data() + effects.begin;
  const program::Effect* const end = effect + effects.size;
  const Bounds* const bounds = bounds_.data();
  Entry* entry = log_.room(effects.size);
  {
    State::DenseChanges changes(state_, effects.size);
    for (; effect != end; ++effect) {
      const std::uint32_t slot = effect->slot;
      const std::int32_t before = changes.get(kSlots + slot);
      const std::int64_t base = effect->sets != 0 ? 0 : before;
      const std::int32_t now = clamp(base + effect->amount, bounds[slot].min, bounds[slot].max);
      // Written in any case and kept when it changed something, so that no branch has to be guessed.
      *entry = {EntryKind::set, 0, 0, slot, now, before};
      entry += changes.set(kSlots + slot, now);
    }
  }
  log_.end_at(entry);
}

// --- persons (5.7) ---

void Session::add_row(std::uint32_t index) {
  const Row& row = program_->rows[index];
  for (std::uint32_t i = row.deltas.begin; i != row.deltas.end(); ++i) {
    const program::Delta& delta = program_->deltas[i];
    if (std::find(touched_.begin(), touched_.end(), delta.slot) == touched_.end()) {
      touched_.push_back(delta.slot);
    }
    // The sum is limited in the end; no number of rows can carry it past these bounds before that.
    sums_[delta.slot] = clamp(std::int64_t{sums_[delta.slot]} + delta.amount, -1'000'000, 1'000'000);
  }
}

void Session::close_person() {
  for (const std::uint32_t slot : touched_) {
    planned_.push_back({slot, std::clamp(sums_[slot], -kMostChange, kMostChange)});
    sums_[slot] = 0;
  }
  touched_.clear();
}

// For each addressed person: the deltas of all moves (the first row that holds) plus those of `react` (all
// rows that hold), summed per variable. Nothing is applied yet: every condition looks at the state as it is.
void Session::plan_reactions(Range reactions) {
  planned_.clear();
  planned_moods_.clear();
  if (reactions.empty()) return;
  const StateView view(*this);
  std::uint32_t person = kNone;
  for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
    const Reaction& reaction = program_->reactions[program_->reaction_refs[i]];
    if (reaction.cast != person) close_person();
    person = reaction.cast;
    for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
      const Row& row = program_->rows[r];
      if (!program::holds(*program_, row.when, view)) continue;
      add_row(r);
      if (row.mood != kNone) planned_moods_.emplace_back(person, row.mood);  // the last one wins
      if (reaction.first_only != 0) break;
    }
  }
  close_person();
}

void Session::apply_planned() {
  for (const LimitedDelta& delta : planned_) {
    set_slot(delta.slot, std::int64_t{slot(delta.slot)} + delta.amount);
  }
  planned_.clear();
}

void Session::apply_reactions() {
  apply_planned();
  for (const auto& [cast, mood] : planned_moods_) {
    set_index(mood_register(cast), mood + 1);
  }
}

// A mood that no line took by the next turn is over: what was dark then need not be dark now.
void Session::forget_moods() {
  for (std::size_t i = 0; i < program_->cast.size(); ++i) state_.set_dense(mood_register(i), 0);
}

std::uint32_t Session::mood(std::uint32_t cast) const {
  const std::uint32_t waiting = index_in(mood_register(cast));
  if (waiting != 0) return waiting - 1;
  const Range moods = program_->cast[cast].moods;
  if (moods.empty()) return kNone;
  const StateView view(*this);
  for (std::uint32_t i = moods.begin; i != moods.end(); ++i) {
    if (program::holds(*program_, program_->rows[i].when, view)) return program_->rows[i].mood;
  }
  return kNone;
}

// --- the end of a turn (5.6) ---

void Session::end_turn() {
  const std::int32_t ended = state_.dense(kTurn) + 1;
  for (const std::uint32_t i : ticking_) set_slot(i, std::int64_t{slot(i)} + program_->slots[i].tick);
  for (std::uint32_t i = 0; i < program_->cast.size(); ++i) {
    const CastMember& member = program_->cast[i];
    if (!member.each_turn.empty()) {
      // All rows that hold as this person's turn begins, summed and limited as a reaction is.
      const StateView view(*this);
      planned_.clear();
      std::uint32_t mood = kNone;
      for (std::uint32_t r = member.each_turn.begin; r != member.each_turn.end(); ++r) {
        const Row& row = program_->rows[r];
        if (!program::holds(*program_, row.when, view)) continue;
        add_row(r);
        if (row.mood != kNone) mood = row.mood;
      }
      close_person();
      apply_planned();
      // What this very turn did to somebody shows before what every turn does.
      if (mood != kNone && state_.dense(mood_register(i)) == 0) set_index(mood_register(i), mood + 1);
    }
    for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) {
      const program::Rest& rest = program_->rests[r];
      if (ended % std::max(rest.every, 1) != 0) continue;
      const std::int32_t now = slot(rest.slot);
      if (now != rest.level) set_slot(rest.slot, now + (now < rest.level ? 1 : -1));
    }
  }
  // Windows are kept as the turn they began in (is_open), so they run by themselves.
  for (std::uint32_t i = 0; i < program_->rules.size(); ++i) {
    if (program_->rules[i].reads_turns != 0) feed(i, 0, -1);
  }
  if (!waiting_.empty()) release_waiting();
  state_.set_dense(kTurn, ended);
  write(EntryKind::turn_ended, static_cast<std::uint32_t>(ended));
  in_turn_ = false;

  if (mends_.empty()) return;
  auto first = static_cast<std::size_t>(state_.dense(kFirstMend));
  while (first < mends_.size() && !is_open(mends_[first])) ++first;
  state_.set_dense(kFirstMend, static_cast<std::int32_t>(first));
}

// --- what becomes known (5.14, 5.7 `closed`) ---

bool Session::is_closed(std::uint32_t cast) const {
  const Range closed = program_->cast[cast].closed;
  if (closed.empty()) return false;
  const StateView view(*this);
  for (std::uint32_t i = closed.begin; i != closed.end(); ++i) {
    if (program::holds(*program_, program_->rows[i].when, view)) return true;
  }
  return false;
}

// A choice waits while anybody it addresses is closed; `think` addresses nobody. A line waits for its
// speaker.
bool Session::source_is_closed(bool is_line, std::uint32_t source) const {
  if (is_line) return is_closed(program_->lines[source].cast);
  if (program_->choices[source].kind == program::ChoiceKind::think) return false;
  const Range to = program_->choice_infos[source].to;
  for (std::uint32_t i = to.begin; i != to.end(); ++i) {
    if (is_closed(program_->cast_refs[i])) return true;
  }
  return false;
}

void Session::reveal_fact(std::uint32_t fact) {
  if (is_revealed(fact)) return;  // revealing twice does nothing
  state_.set_sparse(Touched::fact, fact, 1);
  state_.set_dense(kRevealed, state_.dense(kRevealed) + 1);
  write(EntryKind::revealed, fact);
}

void Session::reveal(Range reveals) {
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
    const program::Reveal& reveal = program_->reveals[i];
    ask_conditions(reveal.when);
    if (holds(reveal.when)) reveal_fact(reveal.fact);
  }
}

void Session::reveal_or_wait(Range reveals, bool is_line, std::uint32_t source) {
  if (!source_is_closed(is_line, source)) return reveal(reveals);
  for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
    const program::Reveal& reveal = program_->reveals[i];
    // Its own condition is tested now: this is when it would have been told.
    ask_conditions(reveal.when);
    if (is_revealed(reveal.fact) || !holds(reveal.when)) continue;
    bool waits_already = false;
    for (auto k = static_cast<std::size_t>(state_.dense(kFirstWaiting)); k < waiting_.size(); ++k) {
      const Waiting& other = waiting_[k];
      if (other.fact == reveal.fact && other.source == source && other.is_line == is_line)
        waits_already = true;
    }
    if (!waits_already) waiting_.push_back({reveal.fact, source, is_line});
  }
}

// At the end of a turn, in the order in which they began to wait.
void Session::release_waiting() {
  auto first = static_cast<std::size_t>(state_.dense(kFirstWaiting));
  bool all_before_are_out = true;
  for (std::size_t i = first; i < waiting_.size(); ++i) {
    const std::uint32_t mark = State::mark_index(Mark::revealed, i);
    bool out = state_.sparse(Touched::other, mark) != 0;
    if (!out &&
        (is_revealed(waiting_[i].fact) || !source_is_closed(waiting_[i].is_line, waiting_[i].source))) {
      reveal_fact(waiting_[i].fact);
      state_.set_sparse(Touched::other, mark, 1);
      out = true;
    }
    all_before_are_out = all_before_are_out && out;
    if (all_before_are_out) first = i + 1;
  }
  state_.set_dense(kFirstWaiting, static_cast<std::int32_t>(first));
}

}  // namespace gesprek::session
