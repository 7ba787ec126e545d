// Inputs, and the way on from one node to the next.

#include "engine/analysis/machine.h"

#include <algorithm>

#include "engine/session/session.h"

namespace gesprek::analysis {

using program::Choice;
using program::kGoBack;
using program::kGoDone;
using program::Node;
using program::Way;
using session::InputKind;

namespace {

// As Session::Arrival.
constexpr std::uint32_t kEnter = 0;
constexpr std::uint32_t kToTopics = 1;
constexpr std::uint32_t kStay = 2;

}  // namespace

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

}  // namespace gesprek::analysis
