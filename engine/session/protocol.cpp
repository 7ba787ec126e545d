// Events, rules, musts, knock-outs, repairs and endings (format 5.17, 5.19, 5.20, 5.23).

#include "engine/session/session.h"

namespace gesprek::session {

using program::kNone;
using program::Range;
using program::Rule;
using program::RulePattern;
using program::RuleState;

void Session::emit(Range emits) {
  for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
    emit(program_->emits[i].name, program_->emits[i].answer);
  }
}

// 5.17: each rule sees the events in the order emitted; a pattern matches a name with any answer, or with
// one.
void Session::emit(std::uint32_t name, std::uint32_t answer) {
  state_.add_sparse(Touched::event, name, 1);
  if (answer != kNone) state_.add_sparse(Touched::answer, answer, 1);
  write(EntryKind::event, name, static_cast<std::int32_t>(answer));
  for (std::uint32_t i = 0; i < program_->rules.size(); ++i) {
    const Range patterns = program_->rules[i].patterns;
    for (std::uint32_t p = patterns.begin; p != patterns.end(); ++p) {
      const RulePattern& pattern = program_->rule_patterns[p];
      if (pattern.event != name || (pattern.answer != kNone && pattern.answer != answer)) continue;
      feed(i, pattern.symbol, static_cast<std::int32_t>(name));
    }
  }
}

void Session::feed(std::uint32_t index, std::uint32_t symbol, std::int32_t event) {
  const Rule& rule = program_->rules[index];
  const std::size_t where = rule_register(index);
  const auto before = static_cast<std::uint32_t>(state_.dense(where));
  const std::uint32_t now = program_->rule_table[rule.table + before * rule.symbols + symbol];
  if (now == before) return;
  state_.set_dense(where, static_cast<std::int32_t>(now));
  const RuleState& info = program_->rule_states[rule.info + now];
  if (info.broken == 0 || program_->rule_states[rule.info + before].broken != 0) return;
  write(EntryKind::rule_broken, index, event);
  // 5.19: a rule of severity KO caps nothing itself, its knock-out does.
  if (info.knockout != kNone) open_knockout(info.knockout, static_cast<std::int32_t>(index));
}

// Once per input and knock-out: a choice marked `critical: KO1` whose events also break a rule as KO1 is one
// knock-out, not two (5.19: "its knock-out does, once"). A rule adds nothing to a knock-out that is open
// already: who leaves with `critical: KO3` breaks R01 at the ending too, and that is the same fault.
void Session::open_knockout(std::uint32_t knockout, std::int32_t rule) {
  const auto input = static_cast<std::uint32_t>(inputs_.size());
  for (std::size_t i = 0; rule >= 0 && i < knockouts_.size(); ++i) {
    if (knockouts_[i].knockout != knockout) continue;
    if (state_.sparse(Touched::other, State::mark_index(Mark::closed, i)) == 0) return;
  }
  for (std::size_t i = knockouts_.size(); i > 0 && knockouts_[i - 1].input == input; --i) {
    if (knockouts_[i - 1].knockout == knockout) return;
  }
  const std::int32_t turn = state_.dense(kTurn) + (in_turn_ ? 1 : 0);
  knockouts_.push_back(
      {knockout, static_cast<std::uint32_t>(log_.size()), input, current_choice_, current_chosen_, turn});
  write(EntryKind::knockout, knockout, static_cast<std::int32_t>(current_choice_), rule);
}

// 5.20: within `within` turns after its own, once for each time the choice was taken.
bool Session::is_open(const Mend& mend) const {
  const program::Repair& repair = program_->repairs[program_->choices[mend.choice].repair];
  if (state_.dense(kTurn) + 1 - mend.turn > repair.within) return false;
  return state_.sparse(Touched::other, State::mark_index(Mark::mended, mend.input)) == 0;
}

// 5.20: closes the open knock-outs that the mended choice caused, where the catalogue calls them repairable.
void Session::close_knockouts_of(std::uint32_t input, std::uint32_t repair) {
  for (std::size_t i = 0; i < knockouts_.size(); ++i) {
    const OpenKnockout& open = knockouts_[i];
    if (open.input != input || open.choice == kNone) continue;
    if (program_->knockouts[open.knockout].repairable == 0) continue;
    const std::uint32_t mark = State::mark_index(Mark::closed, i);
    if (state_.sparse(Touched::other, mark) != 0) continue;
    state_.set_sparse(Touched::other, mark, 1);
    write(EntryKind::knockout_closed, open.entry, static_cast<std::int32_t>(repair), -1, 0,
          EntryFlag::repair);
  }
}

// 5.20: a handwritten choice with `repairs: KO1` closes all open KO1 in the same way: the choices that caused
// them are mended too, and need no repair of their own any more. The window is that of the cause's `repair`,
// else 2 turns.
void Session::repair_by_choice(std::uint32_t knockout, std::uint32_t choice) {
  const std::int32_t turn = state_.dense(kTurn) + 1;
  const auto input = static_cast<std::uint32_t>(inputs_.size());
  for (std::size_t i = 0; i < knockouts_.size(); ++i) {
    const OpenKnockout& open = knockouts_[i];
    if (open.knockout != knockout || open.input == input) continue;
    std::int32_t within = kDefaultWindow;
    if (open.choice != kNone && program_->choices[open.choice].repair != kNone) {
      within = program_->repairs[program_->choices[open.choice].repair].within;
    }
    if (turn - open.turn > within) continue;
    const std::uint32_t mark = State::mark_index(Mark::closed, i);
    if (state_.sparse(Touched::other, mark) != 0) continue;
    if (open.choice != kNone) {
      const std::uint32_t mended = State::mark_index(Mark::mended, open.input);
      if (state_.sparse(Touched::other, mended) == 0) {
        state_.set_sparse(Touched::other, mended, 1);
        write(EntryKind::repaired, kNone, static_cast<std::int32_t>(open.chosen_entry));
      }
    }
    if (program_->knockouts[knockout].repairable == 0) continue;  // on a hard one the cap stays
    state_.set_sparse(Touched::other, mark, 1);
    write(EntryKind::knockout_closed, open.entry, static_cast<std::int32_t>(choice));
  }
}

// 5.17: duties and musts are judged at an ending, never when the learner stops.
void Session::finish(std::uint32_t node) {
  current_choice_ = kNone;
  current_chosen_ = kNone;
  // 5.26: what on_end does is in the final state, so duties and musts are judged after it.
  run_hooks(program::HookKind::on_end);
  for (std::uint32_t i = 0; i < program_->rules.size(); ++i) {
    const Rule& rule = program_->rules[i];
    const RuleState& info =
        program_->rule_states[rule.info + static_cast<std::uint32_t>(state_.dense(rule_register(i)))];
    if (info.broken_at_end == 0 || info.broken != 0) continue;
    write(EntryKind::rule_broken, i);
    if (info.knockout != kNone) open_knockout(info.knockout, static_cast<std::int32_t>(i));
  }
  for (std::uint32_t i = 0; i < program_->musts.size(); ++i) {
    if (state_.sparse(Touched::event, program_->musts[i].event) == 0) write(EntryKind::must_missed, i);
  }
  run_hooks(program::HookKind::rubric);
  const std::uint32_t ending = program_->nodes[node].way_index;
  set_index(kEnding, ending);
  state_.set_dense(kStatus, static_cast<std::int32_t>(Status::ended));
  write(EntryKind::ending, ending, static_cast<std::int32_t>(node));
  clear_offer();
}

}  // namespace gesprek::session
