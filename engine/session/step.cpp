// Steps of a session: entering a node, taking a choice, and the way on (format 5.5, 5.6, 5.11, 5.12, 5.15).

#include <algorithm>
#include <array>

#include "engine/base/assert.h"
#include "engine/session/session.h"
#include "engine/session/state_view.h"

namespace gesprek::session {

using program::Choice;
using program::ChoiceFlag;
using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Node;
using program::Range;
using program::Way;

// --- taking something from the offer ---

// 5.6: taking a choice, in the order that stands there.
void Session::take_choice(std::uint32_t index) {
  const Choice& choice = program_->choices[index];
  fetch_target(choice.go);
  // 5.7: what persons make of it is decided by the state before anything of this input changed.
  if (!choice.reactions.empty()) plan_reactions(choice.reactions);
  forget_moods();

  state_.add_sparse(Touched::chosen, index, 1);
  current_choice_ = index;
  current_chosen_ = static_cast<std::uint32_t>(log_.size());
  in_turn_ = true;
  write(EntryKind::chosen, index);
  write_points(choice);

  if (!choice.reactions.empty()) apply_reactions();
  apply(choice.effects);
  if (!choice.reveals.empty()) reveal_or_wait(choice.reveals, false, index);
  if (!choice.events.empty()) emit(choice.events);
  // Knock-outs that stood open before are repaired first: a choice cannot repair what it causes itself.
  if (choice.repairs != kNone) repair_by_choice(choice.repairs, index);
  if (choice.critical != kNone) open_knockout(choice.critical, -1);
  if (choice.repair != kNone) {
    mends_.push_back(
        {index, static_cast<std::uint32_t>(inputs_.size()), current_chosen_, state_.dense(kTurn) + 1});
  }

  run_hooks(program::HookKind::on_choice, choice.node, index);
  end_turn();
  if (!choice.reply.empty()) show_lines(choice.reply, true);
  const auto target = resolve(choice.go);
  current_choice_ = kNone;
  current_chosen_ = kNone;
  if (target) finish_turn(*target);
}

// 5.20: it costs a turn, the persona reacts, then the same offer stands again.
void Session::take_repair(std::uint32_t index) {
  const program::Repair& repair = program_->repairs[index];
  plan_reactions(repair.reactions);
  forget_moods();

  // The newest of this repair that is open: the one that was offered.
  std::size_t at = mends_.size();
  while (at > 0 && (mends_[at - 1].choice != repair.choice || !is_open(mends_[at - 1]))) --at;
  GESPREK_ASSERT(at > 0, "what is offered is open");
  const Mend mend = mends_[at - 1];
  in_turn_ = true;

  apply_reactions();
  if (!repair.events.empty()) emit(repair.events);
  state_.set_sparse(Touched::other, State::mark_index(Mark::mended, mend.input), 1);
  write(EntryKind::repaired, index, static_cast<std::int32_t>(mend.chosen_entry));
  close_knockouts_of(mend.input, index);

  end_turn();
  show_lines(repair.reply, true);
  finish_turn({node(), Arrival::stay});
}

// 5.15: no points, no persona; then as 5.6 from "end of turn". There is no choice, so there is no reply.
void Session::take_late() {
  if (!begin_input(InputKind::late, kNone, true)) return;
  const std::uint32_t go = program_->nodes[node()].late;
  forget_moods();
  in_turn_ = true;
  end_turn();
  if (const auto target = resolve(go)) finish_turn(*target);
}

// 5.11: interrupts are tested at the end of each turn unless `go` leads directly to an ending.
void Session::finish_turn(Target target) {
  const bool ends = target.arrival == Arrival::enter && program_->nodes[target.node].way == Way::ending;
  if (!ends && !program_->interrupts.empty()) {
    const std::uint32_t interrupt = next_interrupt();
    if (interrupt != kNone) {
      displace(target);
      write(EntryKind::interrupt, interrupt);
      const auto elsewhere = resolve(program_->interrupts[interrupt].go);
      if (!elsewhere) return;
      target = *elsewhere;
    }
  }
  arrive(target);
}

// 5.12: a topic that was left by a switch goes on at the node where it was left, which is entered again.
void Session::take_topic(std::uint32_t topic, bool by_switch) {
  if (by_switch) {
    const std::uint32_t left = this->topic();
    state_.set_sparse(Touched::topic, left, static_cast<std::int32_t>(2 * (1 + node())));
  }
  set_index(kTopic, topic);
  write(EntryKind::topic_opened, topic);
  const auto resume = static_cast<std::uint32_t>(state_.sparse(Touched::topic, topic)) / 2U;
  // Picked again, it starts where it was left once; after that its own way decides.
  if (resume != 0) state_.set_sparse(Touched::topic, topic, 0);
  arrive({resume != 0 ? resume - 1 : program_->topics[topic].start, Arrival::enter});
}

void Session::take_then() {
  const std::uint32_t layer = program_->nodes[node()].way_index;
  if (const auto target = resolve(program_->layers[layer].then)) arrive(*target);
}

// 5.18: fixed from what was selectable. `think` only has values that were given explicitly; the compiler
// has seen to that.
void Session::write_points(const Choice& choice) {
  const Node& node = program_->nodes[choice.node];
  const std::uint32_t count = node.criteria.size;
  const std::int8_t* const matrix = program_->points.data() + node.matrix;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::int32_t earned = matrix[choice.place * count + k];
    std::int32_t lo = earned;
    std::int32_t hi = earned;
    for (const OfferItem& item : offer_.items) {
      if (item.kind != InputKind::choice || item.locked) continue;
      const std::int32_t value = matrix[program_->choices[item.target].place * count + k];
      lo = std::min(lo, value);
      hi = std::max(hi, value);
    }
    // hi = lo adds nothing; where hi ≤ 0 it counts only when points were lost.
    if (hi == lo || (hi <= 0 && earned == hi)) continue;
    write(EntryKind::points, program_->criterion_refs[node.criteria.begin + k], lo, hi,
          static_cast<std::uint16_t>(earned + 128));
  }
}

// --- the way on ---

void Session::arrive(Target target) {
  std::size_t entered = 0;
  for (;;) {
    switch (target.arrival) {
      case Arrival::enter:
        // 5.11: more than 1,000 nodes without an input.
        if (++entered > kMostNodesWithoutInput) return set_fault(FaultKind::too_many_nodes);
        enter(target.node);
        break;
      case Arrival::to_topics: return_to_topics(target.node); break;
      case Arrival::stay: set_index(kNode, target.node); break;
    }
    const Node& node = program_->nodes[target.node];
    std::uint32_t go = kNone;
    switch (node.way) {
      case Way::go: go = node.way_index; break;
      case Way::branch: go = first_arm(program_->branches[node.way_index]); break;
      case Way::choices:
        if (make_offer()) return;
        go = node.otherwise;  // 5.10
        break;
      case Way::topics:
        if (make_offer()) return;
        go = program_->layers[node.way_index].then;  // 5.12: nothing left, so it is taken at once
        break;
      case Way::form:
        if (make_offer()) return;
        go = first_arm(program_->forms[node.way_index].arms);
        break;
      case Way::ending: return finish(target.node);
    }
    if (go == kNone) return set_fault(FaultKind::no_choice);
    const auto next = resolve(go);
    if (!next) return;
    target = *next;
  }
}

// 5.5: entering a node, in the order that stands there.
void Session::enter(std::uint32_t index) {
  const Node& node = program_->nodes[index];
  set_index(kNode, index);
  state_.set_dense(kHasSentence, 0);
  const std::uint32_t current = topic();
  if (current != kNone) {
    // 5.12: reaching `then` or an ending leaves the layer.
    const std::uint32_t then = program_->layers[program_->topics[current].layer].then;
    // At an offer of topics there is no current one either.
    if (index == then || node.way == Way::ending || node.way == Way::topics) set_index(kTopic, kNone);
  }
  if (node.phase >= 0) set_index(kPhase, static_cast<std::uint32_t>(node.phase));
  if (node.step >= 0) state_.set_dense(kStep, node.step);
  state_.add_sparse(Touched::visits, index, 1);
  write(EntryKind::node_entered, index);
  apply(node.effects);
  if (!node.events.empty()) emit(node.events);
  if (!node.reveals.empty()) reveal(node.reveals);
  ++entries_;
  run_hooks(program::HookKind::on_enter, index);
  show_lines(node.lines, false);
}

// 5.12: back to the offer of topics; the node is not entered again. Its `again:` lines belong to an offer:
// where nothing is left to talk about, `then` is taken at once and they are not said.
void Session::return_to_topics(std::uint32_t index) {
  set_index(kNode, index);
  set_index(kTopic, kNone);
  if (program_->nodes[index].way != Way::topics) return;  // no compiled Program; its node's way decides
  const std::uint32_t layer = program_->nodes[index].way_index;
  ask_about_topics(layer);
  if (has_open_topics(layer)) show_lines(program_->layers[layer].again, false);
}

std::optional<Session::Target> Session::resolve(std::uint32_t go) {
  if (go == kGoDone) {
    const std::uint32_t current = topic();
    if (current == kNone) {
      set_fault(FaultKind::no_way_back);
      return std::nullopt;
    }
    state_.set_sparse(Touched::topic, current, 1);
    write(EntryKind::topic_closed, current);
    set_index(kTopic, kNone);
    const std::uint32_t layer = program_->topics[current].layer;
    return Target{program_->layers[layer].node, Arrival::to_topics};
  }
  if (go == kGoBack) {
    const auto depth = static_cast<std::size_t>(state_.dense(kDisplaced));
    if (depth == 0) {
      set_fault(FaultKind::no_way_back);
      return std::nullopt;
    }
    const std::size_t at = kStack + 2 * (depth - 1);
    const Target target{index_in(at), static_cast<Arrival>(state_.dense(at + 1))};
    state_.set_dense(kDisplaced, static_cast<std::int32_t>(depth - 1));
    return target;
  }
  GESPREK_ASSERT(go < program_->nodes.size(), "a Program's targets are nodes");
  return Target{go, Arrival::enter};
}

std::uint32_t Session::first_arm(Range arms) {
  const StateView view(*this);
  for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
    ask_conditions(program_->arms[i].when);
    if (program::holds(*program_, program_->arms[i].when, view)) return program_->arms[i].go;
  }
  return kNone;  // the last arm has no condition, so only a Program that was never checked gets here
}

// 5.11: remembers where `back` leads. An interrupt may also be left by an ordinary `go`, so a stack that is
// full forgets its oldest target.
void Session::displace(Target target) {
  auto depth = static_cast<std::size_t>(state_.dense(kDisplaced));
  if (depth == kMostDisplaced) {
    for (std::size_t i = 0; i + 2 < 2 * kMostDisplaced; ++i) {
      state_.set_dense(kStack + i, state_.dense(kStack + i + 2));
    }
    --depth;
  }
  set_index(kStack + 2 * depth, target.node);
  state_.set_dense(kStack + 2 * depth + 1, static_cast<std::int32_t>(target.arrival));
  state_.set_dense(kDisplaced, static_cast<std::int32_t>(depth + 1));
}

// 5.11: counts for all, then fires the first that has held long enough.
std::uint32_t Session::next_interrupt() {
  std::uint32_t first = kNone;
  const StateView view(*this);
  const std::int32_t now = state_.dense(kTurn);
  for (std::size_t i = 0; i < program_->interrupts.size(); ++i) {
    const program::Interrupt& interrupt = program_->interrupts[i];
    const std::size_t where = interrupt_register(i);
    if (state_.dense(where) == kFired) continue;
    ask_conditions(interrupt.when);
    const bool holds_now = program::holds(*program_, interrupt.when, view);
    const std::int32_t held = holds_now ? state_.dense(where) + 1 : 0;
    state_.set_dense(where, held);
    if (first == kNone && holds_now && held >= interrupt.for_turns && now >= interrupt.after) {
      first = static_cast<std::uint32_t>(i);
    }
  }
  if (first != kNone) {
    state_.set_dense(interrupt_register(first), program_->interrupts[first].repeat != 0 ? 0 : kFired);
  }
  return first;
}

// --- lines ---

void Session::show_lines(Range lines, bool is_reply) {
  for (std::uint32_t i = lines.begin; i != lines.end(); ++i) {
    const Line& line = program_->lines[i];
    ask_conditions(line.when);
    if (!line.when.empty() && !holds(line.when)) continue;
    if (line.kind != LineKind::first) {
      show_line(i, is_reply);
      continue;
    }
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      ask_conditions(program_->lines[k].when);
      if (program_->lines[k].kind == LineKind::first || !holds(program_->lines[k].when)) continue;
      show_line(k, is_reply);
      break;
    }
  }
}

void Session::show_line(std::uint32_t index, bool is_reply) {
  const Line& line = program_->lines[index];
  std::uint32_t shown_mood = line.mood;
  std::uint16_t cue = 0;
  if (line.kind == LineKind::cast) {
    if (shown_mood == kNone) {
      shown_mood = mood(line.cast);
      // 5.7: a mood from a reaction fills the whole reply, and the next line without mood once.
      if (!is_reply) state_.set_dense(mood_register(line.cast), 0);
    }
    // 5.2: a line without `cue` takes one of its mood by visit count, never at random.
    if (shown_mood != kNone && line.cue.size == 0) {
      const std::uint32_t cues = program_->moods[shown_mood].cues.size;
      if (cues != 0) {
        const auto uses = static_cast<std::uint32_t>(state_.sparse(Touched::mood_uses, shown_mood));
        cue = static_cast<std::uint16_t>(1 + uses % cues);
        state_.add_sparse(Touched::mood_uses, shown_mood, 1);
      }
    }
  }
  write(EntryKind::line, index, static_cast<std::int32_t>(shown_mood), -1, cue,
        is_reply ? EntryFlag::reply : std::uint8_t{0});
  apply(line.effects);
  if (!line.events.empty()) emit(line.events);
  if (!line.reveals.empty()) {
    if (line.kind == LineKind::cast) {
      reveal_or_wait(line.reveals, true, index);
    } else {
      reveal(line.reveals);
    }
  }
}

}  // namespace gesprek::session
