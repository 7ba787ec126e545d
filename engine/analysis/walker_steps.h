#pragma once
// The parts of a Walker that nearly every input goes through, so that they are compiled into one piece: most
// of a walk's time goes to calls and jumps between small steps. Only for walker*.cpp.

#include <algorithm>
#include <cstdint>

#include "engine/analysis/walker.h"

namespace gesprek::analysis {

// --- what changes ---

inline void Walker::set_slot(std::uint32_t slot, std::int64_t value) {
  const program::Slot& info = program_->slots[slot];
  cells_[slot] = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, info.min, info.max));
}

// What a table of reactions came to.
inline void Walker::change(std::uint32_t change_set) {
  const ChangeSet& set = plan_->change_sets[change_set];
  std::int32_t* const cells = cells_.data();
  const auto change_one = [cells](const Change& one) {
    cells[one.slot] = std::clamp<std::int32_t>(cells[one.slot] + one.amount, one.min, one.max);
  };
  for (const Change& one : set.first) change_one(one);
  for (std::uint32_t i = set.more.begin; i != set.more.end(); ++i) change_one(plan_->changes[i]);
}

inline void Walker::emit(program::Range emits) {
  for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
    emit(program_->emits[i].name, program_->emits[i].answer);
  }
}

inline void Walker::emit(std::uint32_t name, std::uint32_t answer) {
  cells_[plan_->cells.events + name] = 1;
  if (answer != program::kNone) cells_[plan_->cells.answers + answer] = 1;
  const program::Range feeds = plan_->event_feeds[name];
  for (std::uint32_t i = feeds.begin; i != feeds.end(); ++i) {
    const Feed& one = plan_->feeds[i];
    if (one.answer == program::kNone || one.answer == answer) feed(one.rule, one.symbol);
  }
}

inline void Walker::feed(std::uint32_t index, std::uint32_t symbol) {
  const program::Rule& rule = program_->rules[index];
  const std::uint8_t before = rules_[index];
  const std::uint8_t now = program_->rule_table[rule.table + before * rule.symbols + symbol];
  if (now == before) return;
  rules_[index] = now;
  const program::RuleState* const states = program_->rule_states.data() + rule.info;
  if (states[now].broken != 0 && states[before].broken == 0) break_rule(index, states[now].knockout);
}

inline void Walker::end_turn() {
  const std::int32_t ended = turn_ + 1;
  for (const std::uint32_t i : plan_->ticking) {
    set_slot(i, std::int64_t{cells_[i]} + program_->slots[i].tick);
  }
  for (const std::uint32_t index : plan_->turn_cast) {
    const program::CastMember& member = program_->cast[index];
    const std::uint32_t table = plan_->turn_table[index];
    if (table != DecisionTables::kNoTable) {
      change(decide(table));
    } else {
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
      const std::int32_t now = cells_[rest.slot];
      if (now != rest.level) set_slot(rest.slot, now + (now < rest.level ? 1 : -1));
    }
  }
  for (const std::uint32_t rule : plan_->turn_rules) feed(rule, 0);
  if (!waiting_.empty()) release_waiting();
  turn_ = ended;
  in_turn_ = false;
  while (first_mend_ < mends_.size() && !is_open(mends_[first_mend_])) ++first_mend_;
}

// --- the way on ---

// What was entered was seen before from the moment that one leaves it.
inline void Walker::stand_on(std::uint32_t node) {
  std::int32_t* const seen = cells_.data() + plan_->cells.seen;
  if (node_ != program::kNone) seen[node_] = visits_[node_] > 0 ? 1 : 0;
  seen[node] = visits_[node] > 1 ? 1 : 0;
  node_ = node;
}

inline void Walker::show_lines(std::uint32_t run) {
  if (run_is_done_[run] == 0) show_run(run);
}

inline void Walker::enter(std::uint32_t index) {
  const WalkNode& plan = plan_->nodes[index];
  if (visits_[index]++ == 0) nodes_entered_.push_back(index);
  stand_on(index);
  if (topic_ != program::kNone) {
    const std::uint32_t then = program_->layers[program_->topics[topic_].layer].then;
    if (index == then || plan.way == program::Way::ending || plan.way == program::Way::topics)
      topic_ = program::kNone;
  }
  if (plan.does) {
    const program::Node& node = program_->nodes[index];
    apply(node.effects);
    emit(node.events);
    reveal(node.reveals);
  }
  show_lines(plan.lines);
}

inline bool Walker::resolve(std::uint32_t go, Target& out) {
  if (go == program::kGoDone) {
    if (topic_ == program::kNone) {
      set_fault(session::FaultKind::no_way_back);
      return false;
    }
    topic_closed_[topic_] = 1;
    topic_resume_[topic_] = 0;
    out = {program_->layers[program_->topics[topic_].layer].node, Arrival::to_topics};
    topic_ = program::kNone;
    return true;
  }
  if (go == program::kGoBack) {
    if (displaced_.empty()) {
      set_fault(session::FaultKind::no_way_back);
      return false;
    }
    out = displaced_.back();
    displaced_.pop_back();
    return true;
  }
  out = {go, Arrival::enter};
  return true;
}

inline std::uint32_t Walker::first_arm(program::Range arms, std::uint32_t table) {
  if (table != DecisionTables::kNoTable) return look_up(table);
  for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
    if (look(plan_->arm_when[i], coverage_.arm_when[i])) return program_->arms[i].go;
  }
  return program::kNone;
}

inline std::uint32_t Walker::next_interrupt() {
  const std::uint32_t table = plan_->interrupt_table;
  // Of one that fired the condition is not looked at any more.
  if (table == DecisionTables::kNoTable || has_fired_) return count_interrupts(nullptr);
  const std::uint32_t held = look_up(table);
  if (held == 0 && !is_held_) return program::kNone;  // as mostly
  return count_interrupts(&held);
}

// --- what can be done ---

inline void Walker::count_points(std::uint32_t node, std::uint32_t place) {
  Decision decision;
  if (offer_points_ != program::kNone) {
    decision = {plan_->offer_points[offer_points_ + place], true, false};
  } else {
    count_own_points(node, place, decision);
  }
  current_decision_ = static_cast<std::uint32_t>(decisions_.size());
  decisions_.push_back(decision);
}

inline bool Walker::make_offer() {
  form_ = program::kNone;
  items_ = {};
  offer_points_ = program::kNone;
  const WalkNode& plan = plan_->nodes[node_];
  if (plan.way != program::Way::choices || plan.table == DecisionTables::kNoTable) return make_own_offer();
  const Offer& offer = plan_->offers[look_up(plan.table)];
  if (offer.items.empty()) return false;
  offer_points_ = offer.points;
  items_ = {plan_->offer_items.data() + offer.items.begin, offer.items.size};
  const bool may_switch = plan.switches && topic_ != program::kNone;
  if (first_mend_ < mends_.size() || may_switch) add_to_offer(may_switch);
  return true;
}

}  // namespace gesprek::analysis
