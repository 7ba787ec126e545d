// The steps of session::Session, over flat arrays. The order of things is that of engine/session/step.cpp,
// reaction.cpp, protocol.cpp and offer.cpp; the rules of the format are quoted there, and tests compare the
// two. Here: taking something, and the way on. What changes: walker_state.cpp. What can be done:
// walker_offer.cpp.

#include "engine/analysis/walker.h"

#include <algorithm>

#include "engine/analysis/walker_view.h"
#include "engine/base/assert.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

using program::Choice;
using program::ChoiceFlag;
using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Node;
using program::NodeFlag;
using program::Program;
using program::Range;
using program::Way;
using session::FaultKind;
using session::InputKind;

namespace {

constexpr std::int32_t kFired = -1;
constexpr std::uint8_t kSeenBoth = 3;

}  // namespace

void Coverage::start(const Program& program) {
  choice_when.assign(program.choices.size(), 0);
  line_when.assign(program.lines.size(), 0);
  arm_when.assign(program.arms.size(), 0);
  topic_when.assign(program.topics.size(), 0);
  interrupt_when.assign(program.interrupts.size(), 0);
  reveal_when.assign(program.reveals.size(), 0);
  offered.assign(program.choices.size(), 0);
  repair_offered.assign(program.repairs.size(), 0);
}

void Coverage::merge(const Coverage& other) {
  const auto add = [](std::vector<std::uint8_t>& to, const std::vector<std::uint8_t>& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = static_cast<std::uint8_t>(to[i] | from[i]);
  };
  add(choice_when, other.choice_when);
  add(line_when, other.line_when);
  add(arm_when, other.arm_when);
  add(topic_when, other.topic_when);
  add(interrupt_when, other.interrupt_when);
  add(reveal_when, other.reveal_when);
  add(offered, other.offered);
  add(repair_offered, other.repair_offered);
}

Walker::Walker(const WalkPlan& plan) : plan_(&plan), program_(plan.program) {
  GESPREK_ASSERT(program_->hooks.empty(), "a case with hooks is played by a Session");
  for (const program::Slot& slot : program_->slots) start_slots_.push_back(slot.start);
  for (const program::Rest& rest : program_->rests) rest_every_.push_back(std::max(rest.every, 1));
  sums_.assign(program_->slots.size(), 0);
  visits_.assign(program_->nodes.size(), 0);
  chosen_.assign(program_->choices.size(), 0);
  coverage_.start(*program_);
  group_is_covered_.assign(program_->lines.size(), 0);
  plain_offered_.assign(program_->nodes.size(), 0);
}

void Walker::start(std::uint64_t /*seed*/) {
  for (const std::uint32_t node : nodes_entered_) visits_[node] = 0;
  for (const std::uint32_t choice : choices_taken_) chosen_[choice] = 0;
  nodes_entered_.clear();
  choices_taken_.clear();
  slots_ = start_slots_;
  rest_in_ = rest_every_;
  events_.assign(program_->events.size(), 0);
  answers_.assign(program_->answers.size(), 0);
  facts_.assign(program_->facts.size(), 0);
  topic_closed_.assign(program_->topics.size(), 0);
  topic_resume_.assign(program_->topics.size(), 0);
  rules_.assign(program_->rules.size(), 0);
  interrupts_.assign(program_->interrupts.size(), 0);
  displaced_.clear();
  mends_.clear();
  first_mend_ = 0;
  mended_inputs_.clear();
  knockouts_.clear();
  waiting_.clear();
  rules_broken_.clear();
  musts_missed_.clear();
  points_.clear();
  decisions_.clear();
  status_ = Status::waiting;
  node_ = topic_ = ending_ = kNone;
  inputs_ = 0;
  turn_ = 0;
  in_turn_ = false;
  current_choice_ = kNone;
  current_decision_ = kNone;
  arrive({program_->header.start, Arrival::enter});
}

void Walker::set_fault(FaultKind kind) {
  status_ = Status::faulted;
  fault_ = kind;
  items_ = {};
  form_ = kNone;
}

// --- taking something ---

void Walker::take(const WalkItem& given) {
  const WalkItem item = given;  // the offer is made anew while it is carried out
  if (++inputs_ > session::kMostInputs) return set_fault(FaultKind::too_many_inputs);
  switch (item.kind) {
    case InputKind::topic: return take_topic(item.target, false);
    case InputKind::switch_topic: return take_topic(item.target, true);
    case InputKind::then: {
      Target target;
      if (resolve(program_->layers[program_->nodes[node_].way_index].then, target)) arrive(target);
      return;
    }
    case InputKind::repair: return take_repair(item.target);
    default: return take_choice(item.target);
  }
}

void Walker::take_choice(std::uint32_t index) {
  const Choice& choice = program_->choices[index];
  const bool is_one = plan_->has_one_person[index] != 0;
  if (!is_one) plan_reactions(choice.reactions);
  if (chosen_[index]++ == 0) choices_taken_.push_back(index);
  current_choice_ = index;
  in_turn_ = true;
  count_points(choice);
  if (!is_one) {
    apply_planned();
  } else if (!choice.reactions.empty()) {
    react(choice.reactions);  // nothing has changed yet: planning and applying are one
  }
  if (!choice.effects.empty()) apply(choice.effects);
  if (!choice.reveals.empty()) reveal_or_wait(choice.reveals, false, index);
  if (!choice.events.empty()) emit(choice.events);
  if (choice.repairs != kNone) repair_by_choice(choice.repairs);
  if (choice.critical != kNone) open_knockout(choice.critical, false);
  if (choice.repair != kNone) {
    const std::int32_t within = program_->repairs[choice.repair].within;
    mends_.push_back({index, inputs_, current_decision_, turn_ + 1 + within, false});
  }
  end_turn();
  if (!plan_->choice_reply[index].empty()) show_lines(plan_->choice_reply[index]);
  Target target;
  const bool goes_on = resolve(choice.go, target);
  current_choice_ = kNone;
  current_decision_ = kNone;
  if (goes_on) finish_turn(target);
}

void Walker::take_repair(std::uint32_t index) {
  const program::Repair& repair = program_->repairs[index];
  plan_reactions(repair.reactions);
  std::size_t at = mends_.size();
  while (at > 0 && (mends_[at - 1].choice != repair.choice || !is_open(mends_[at - 1]))) --at;
  GESPREK_ASSERT(at > 0, "what is offered is open");
  const Mend found = mends_[at - 1];
  in_turn_ = true;
  apply_planned();
  emit(repair.events);
  mend(found.input, found.decision);
  close_knockouts_of(found.input);
  end_turn();
  show_lines(plan_->repair_reply[index]);
  finish_turn({node_, Arrival::stay});
}

void Walker::finish_turn(Target target) {
  const bool ends = target.arrival == Arrival::enter && program_->nodes[target.node].way == Way::ending;
  if (!ends && !program_->interrupts.empty()) {
    const std::uint32_t interrupt = next_interrupt();
    if (interrupt != kNone) {
      displace(target);
      if (!resolve(program_->interrupts[interrupt].go, target)) return;
    }
  }
  arrive(target);
}

void Walker::take_topic(std::uint32_t topic, bool by_switch) {
  if (by_switch) {
    topic_closed_[topic_] = 0;  // as the session: what it goes on with replaces the rest
    topic_resume_[topic_] = 1 + node_;
  }
  topic_ = topic;
  const std::uint32_t resume = topic_resume_[topic];
  if (resume != 0) {
    topic_resume_[topic] = 0;
    topic_closed_[topic] = 0;
  }
  arrive({resume != 0 ? resume - 1 : program_->topics[topic].start, Arrival::enter});
}

void Walker::count_points(const Choice& choice) {
  const Node& node = program_->nodes[choice.node];
  const std::uint32_t first = node.choices.begin;
  std::size_t offered = 0;
  while (offered < items_.size() && items_[offered].kind == InputKind::choice) ++offered;  // they stand first
  Decision decision;
  if (offered == node.choices.size) {
    // Everything is selectable, as mostly: what then counts was worked out before.
    decision = {plan_->open_points[first + choice.place], true, false};
  } else {
    decision.points.begin = static_cast<std::uint32_t>(points_.size());
    const std::uint32_t count = node.criteria.size;
    const std::int8_t* const matrix = program_->points.data() + node.matrix;
    for (std::uint32_t k = 0; k < count; ++k) {
      const std::int32_t earned = matrix[choice.place * count + k];
      std::int32_t lo = earned;
      std::int32_t hi = earned;
      for (std::size_t i = 0; i < offered; ++i) {
        const std::int32_t value = matrix[(items_[i].target - first) * count + k];
        lo = std::min(lo, value);
        hi = std::max(hi, value);
      }
      if (hi == lo || (hi <= 0 && earned == hi)) continue;
      points_.push_back({program_->criterion_refs[node.criteria.begin + k], choice.node, earned, lo, hi});
    }
    decision.points.size = static_cast<std::uint32_t>(points_.size()) - decision.points.begin;
  }
  current_decision_ = static_cast<std::uint32_t>(decisions_.size());
  decisions_.push_back(decision);
}

void Walker::take_form(const FilledForm& filled) {
  if (++inputs_ > session::kMostInputs) return set_fault(FaultKind::too_many_inputs);
  const program::Form& form = program_->forms[filled.form];
  const FormSheet& plan = plan_->forms[filled.form];
  Decision decision;
  decision.points.begin = static_cast<std::uint32_t>(points_.size());
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    if (!filled.fields[f].is_asked) continue;
    for_points(plan.fields[f], filled.fields[f], filled.columns.data(),
               [&](std::uint32_t criterion, std::int32_t earned, std::int32_t lo, std::int32_t hi) {
                 points_.push_back({criterion, node_, earned, lo, hi});
               });
  }
  decision.points.size = static_cast<std::uint32_t>(points_.size()) - decision.points.begin;
  decisions_.push_back(decision);
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    const FilledField& answer = filled.fields[f];
    if (!answer.is_asked) continue;
    const FieldSheet& field_plan = plan.fields[f];
    const Range options = program_->fields[field_plan.field].options;
    const bool is_multi = field_plan.type == program::FieldType::multi;
    const bool is_one =
        field_plan.type == program::FieldType::choice || field_plan.type == program::FieldType::yes_no;
    const auto is_picked = [&](std::uint32_t option) {
      return is_multi ? option < 64 && (answer.picked >> option & 1U) != 0 : answer.option == option;
    };
    for (std::uint32_t o = 0; (is_multi || is_one) && o < options.size; ++o) {
      if (!is_picked(o)) continue;
      apply(program_->options[options.begin + o].effects);
      emit(program_->options[options.begin + o].events);
    }
    if (field_plan.emits == kNone) continue;
    if (field_plan.type == program::FieldType::scale) {
      emit(field_plan.emits,
           field_plan.option_events[static_cast<std::size_t>(answer.number - field_plan.from)]);
    } else if (is_multi || is_one) {
      for (std::uint32_t o = 0; o < field_plan.options; ++o) {
        if (is_picked(o)) emit(field_plan.emits, field_plan.option_events[o]);
      }
    } else {
      emit(field_plan.emits, kNone);
    }
  }
  const std::uint32_t go = first_arm(form.arms);
  if (go == kNone) return set_fault(FaultKind::no_choice);
  Target target;
  if (resolve(go, target)) arrive(target);
}

// --- the way on ---

void Walker::arrive(Target target) {
  std::size_t entered = 0;
  for (;;) {
    switch (target.arrival) {
      case Arrival::enter:
        if (++entered > session::kMostNodesWithoutInput) return set_fault(FaultKind::too_many_nodes);
        enter(target.node);
        break;
      case Arrival::to_topics: return_to_topics(target.node); break;
      case Arrival::stay: node_ = target.node; break;
    }
    const Node& node = program_->nodes[target.node];
    std::uint32_t go = kNone;
    switch (node.way) {
      case Way::go: go = node.way_index; break;
      case Way::branch: go = first_arm(program_->branches[node.way_index]); break;
      case Way::choices:
        if (make_offer()) return;
        go = node.otherwise;
        break;
      case Way::topics:
        if (make_offer()) return;
        go = program_->layers[node.way_index].then;
        break;
      case Way::form:
        if (make_offer()) return;
        go = first_arm(program_->forms[node.way_index].arms);
        break;
      case Way::ending: return finish(target.node);
    }
    if (go == kNone) return set_fault(FaultKind::no_choice);
    if (!resolve(go, target)) return;
  }
}

void Walker::enter(std::uint32_t index) {
  const Node& node = program_->nodes[index];
  node_ = index;
  if (topic_ != kNone) {
    const std::uint32_t then = program_->layers[program_->topics[topic_].layer].then;
    if (index == then || node.way == Way::ending || node.way == Way::topics) topic_ = kNone;
  }
  if (visits_[index]++ == 0) nodes_entered_.push_back(index);
  if (!node.effects.empty()) apply(node.effects);
  if (!node.events.empty()) emit(node.events);
  if (!node.reveals.empty()) reveal(node.reveals);
  if (!plan_->node_lines[index].empty()) show_lines(plan_->node_lines[index]);
}

void Walker::return_to_topics(std::uint32_t index) {
  node_ = index;
  topic_ = kNone;
  if (program_->nodes[index].way != Way::topics) return;
  const std::uint32_t layer = program_->nodes[index].way_index;
  const Range topics = program_->layers[layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (topic_is_open(i)) return show_lines(plan_->layer_again[layer]);
  }
}

bool Walker::resolve(std::uint32_t go, Target& out) {
  if (go == kGoDone) {
    if (topic_ == kNone) {
      set_fault(FaultKind::no_way_back);
      return false;
    }
    topic_closed_[topic_] = 1;
    topic_resume_[topic_] = 0;
    out = {program_->layers[program_->topics[topic_].layer].node, Arrival::to_topics};
    topic_ = kNone;
    return true;
  }
  if (go == kGoBack) {
    if (displaced_.empty()) {
      set_fault(FaultKind::no_way_back);
      return false;
    }
    out = displaced_.back();
    displaced_.pop_back();
    return true;
  }
  out = {go, Arrival::enter};
  return true;
}

std::uint32_t Walker::first_arm(Range arms) {
  for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
    if (look(plan_->arm_when[i], coverage_.arm_when[i])) return program_->arms[i].go;
  }
  return kNone;
}

void Walker::displace(Target target) {
  if (displaced_.size() == session::kMostDisplaced) displaced_.erase(displaced_.begin());
  displaced_.push_back(target);
}

std::uint32_t Walker::next_interrupt() {
  std::uint32_t first = kNone;
  for (std::uint32_t i = 0; i < program_->interrupts.size(); ++i) {
    const program::Interrupt& interrupt = program_->interrupts[i];
    if (interrupts_[i] == kFired) continue;
    const bool holds_now = look(plan_->interrupt_when[i], coverage_.interrupt_when[i]);
    interrupts_[i] = holds_now ? interrupts_[i] + 1 : 0;
    if (first == kNone && holds_now && interrupts_[i] >= interrupt.for_turns && turn_ >= interrupt.after) {
      first = i;
    }
  }
  if (first != kNone) interrupts_[first] = program_->interrupts[first].repeat != 0 ? 0 : kFired;
  return first;
}

// --- lines ---

// Only lines that do something, and those of which the condition has not been seen both ways yet.
void Walker::show_lines(Range steps) {
  for (std::uint32_t i = steps.begin; i != steps.end(); ++i) {
    const LineStep step = plan_->line_steps[i];
    const Line& line = program_->lines[step.line];
    if (line.kind != LineKind::first) {
      std::uint8_t& seen = coverage_.line_when[step.line];
      if (!step.acts && seen == kSeenBoth) continue;
      if (look(plan_->line_when[step.line], seen) && step.acts) act_on(step.line);
      continue;
    }
    if (!step.acts && group_is_covered_[step.line] != 0) continue;
    if (!look(plan_->line_when[step.line], coverage_.line_when[step.line])) continue;
    bool is_covered = line.when.empty() || coverage_.line_when[step.line] == kSeenBoth;
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      if (program_->lines[k].kind == LineKind::first) continue;
      const bool is_shown = look(plan_->line_when[k], coverage_.line_when[k]);
      if (!is_shown) continue;
      if (step.acts) act_on(k);
      break;
    }
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      is_covered = is_covered && (program_->lines[k].when.empty() || coverage_.line_when[k] == kSeenBoth);
    }
    if (is_covered) group_is_covered_[step.line] = 1;
  }
}

void Walker::act_on(std::uint32_t index) {
  const Line& line = program_->lines[index];
  apply(line.effects);
  emit(line.events);
  if (line.reveals.empty()) return;
  if (line.kind == LineKind::cast) {
    reveal_or_wait(line.reveals, true, index);
  } else {
    reveal(line.reveals);
  }
}

}  // namespace gesprek::analysis
