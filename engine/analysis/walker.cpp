// The steps of session::Session, over flat arrays. The order of things is that of engine/session/step.cpp,
// reaction.cpp, protocol.cpp and offer.cpp; the rules of the format are quoted there, and tests compare the
// two. Here: taking something, and the way on. What changes: walker_state.cpp. What can be done:
// walker_offer.cpp. What nearly every input goes through: walker_steps.h.

#include "engine/analysis/walker.h"

#include <algorithm>

#include "engine/analysis/walker_steps.h"
#include "engine/base/assert.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

using program::Choice;
using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Node;
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
  for (const program::Rest& rest : program_->rests) rest_every_.push_back(std::max(rest.every, 1));
  sums_.assign(program_->slots.size(), 0);
  visits_.assign(program_->nodes.size(), 0);
  coverage_.start(*program_);
  group_is_covered_.assign(program_->lines.size(), 0);
  run_is_done_.assign(plan.line_runs.size(), 0);
  run_is_done_[0] = 1;
  met_.assign(plan.tables.places(), 0);
}

void Walker::start(std::uint64_t /*seed*/) {
  for (const std::uint32_t node : nodes_entered_) visits_[node] = 0;
  nodes_entered_.clear();
  choices_taken_.clear();
  cells_ = plan_->cells.at_start;
  rest_in_ = rest_every_;
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
  in_turn_ = is_held_ = has_fired_ = false;
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
  const WalkChoice& plan = plan_->choices[index];
  // Everyone reacts to what was before (5.8): so this comes first.
  if (plan.reactions != DecisionTables::kNoTable) {
    change(decide(plan.reactions));
  } else if (plan.reacts) {
    plan_reactions(program_->choices[index].reactions);
    apply_planned();
  }
  std::int32_t& was_chosen = cells_[plan_->cells.chosen + index];
  if (was_chosen == 0) choices_taken_.push_back(index);
  was_chosen = 1;
  current_choice_ = index;
  in_turn_ = true;
  count_points(node_, plan.place);
  if (plan.does) {
    const Choice& choice = program_->choices[index];
    if (!choice.effects.empty()) apply(choice.effects);
    if (!choice.reveals.empty()) reveal_or_wait(choice.reveals, false, index);
    if (plan.emits) emit(choice.events);
  }
  for (const std::uint32_t cell : plan.events) cells_[cell] = 1;
  for (std::uint32_t i = plan.feeds.begin; i != plan.feeds.end(); ++i) {
    feed(plan_->choice_feeds[i].rule, plan_->choice_feeds[i].symbol);
  }
  if (plan.does) {
    const Choice& choice = program_->choices[index];
    if (choice.repairs != kNone) repair_by_choice(choice.repairs);
    if (choice.critical != kNone) open_knockout(choice.critical, false);
    if (choice.repair != kNone) {
      const std::int32_t within = program_->repairs[choice.repair].within;
      mends_.push_back({index, inputs_, current_decision_, turn_ + 1 + within, false});
    }
  }
  end_turn();
  show_lines(plan.reply);
  Target target;
  const bool goes_on = resolve(plan.go, target);
  current_choice_ = kNone;
  current_decision_ = kNone;
  if (goes_on) finish_turn(target);
}

void Walker::take_repair(std::uint32_t index) {
  const program::Repair& repair = program_->repairs[index];
  const std::uint32_t table = plan_->repair_table[index];
  if (table != DecisionTables::kNoTable) {
    change(decide(table));
  } else {
    plan_reactions(repair.reactions);
    apply_planned();
  }
  std::size_t at = mends_.size();
  while (at > 0 && (mends_[at - 1].choice != repair.choice || !is_open(mends_[at - 1]))) --at;
  GESPREK_ASSERT(at > 0, "what is offered is open");
  const Mend found = mends_[at - 1];
  in_turn_ = true;
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

/// Of an offer that is in no table.
void Walker::count_own_points(std::uint32_t node, std::uint32_t place, Decision& decision) {
  std::size_t offered = 0;  // they stand first
  while (offered < items_.size() && items_[offered].kind == InputKind::choice) ++offered;
  decision.points.begin = static_cast<std::uint32_t>(points_.size());
  for_points_of_choice(*program_, node, place, items_.first(offered),
                       [this](const WalkPoints& points) { points_.push_back(points); });
  decision.points.size = static_cast<std::uint32_t>(points_.size()) - decision.points.begin;
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
                 points_.push_back({earned, lo, hi, 1, criterion, node_});
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
  const std::uint32_t go = first_arm(form.arms, plan_->nodes[node_].table);
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
      case Arrival::stay: stand_on(target.node); break;
    }
    const WalkNode& node = plan_->nodes[target.node];
    std::uint32_t go = kNone;
    if (node.way == Way::choices) {  // as mostly
      if (make_offer()) return;
      go = program_->nodes[target.node].otherwise;
    } else if (node.way == Way::ending) {
      return finish(target.node);
    } else if (!pass(node, go)) {
      return;
    }
    if (go == kNone) return set_fault(FaultKind::no_choice);
    if (!resolve(go, target)) return;
  }
}

/// Where it goes on from a node without choices of its own; false: something is asked here.
bool Walker::pass(const WalkNode& node, std::uint32_t& go) {
  switch (node.way) {
    case Way::go: go = node.way_index; return true;
    case Way::branch: go = first_arm(program_->branches[node.way_index], node.table); return true;
    case Way::topics:
      if (make_offer()) return false;
      go = program_->layers[node.way_index].then;
      return true;
    default:
      if (make_offer()) return false;
      go = first_arm(program_->forms[node.way_index].arms, node.table);
      return true;
  }
}

void Walker::return_to_topics(std::uint32_t index) {
  stand_on(index);
  topic_ = kNone;
  if (program_->nodes[index].way != Way::topics) return;
  const std::uint32_t layer = program_->nodes[index].way_index;
  const Range topics = program_->layers[layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (topic_is_open(i)) return show_lines(plan_->layer_again[layer]);
  }
}

void Walker::displace(Target target) {
  if (displaced_.size() == session::kMostDisplaced) displaced_.erase(displaced_.begin());
  displaced_.push_back(target);
}

/// `held`: a bit for each whose condition holds; null: not looked at yet.
std::uint32_t Walker::count_interrupts(const std::uint32_t* held) {
  is_held_ = false;
  std::uint32_t first = kNone;
  for (std::uint32_t i = 0; i < interrupts_.size(); ++i) {
    const program::Interrupt& interrupt = program_->interrupts[i];
    if (interrupts_[i] == kFired) continue;
    const bool holds_now = held != nullptr ? (*held >> i & 1U) != 0
                                           : look(plan_->interrupt_when[i], coverage_.interrupt_when[i]);
    interrupts_[i] = holds_now ? interrupts_[i] + 1 : 0;
    is_held_ = is_held_ || holds_now;
    if (first == kNone && holds_now && interrupts_[i] >= interrupt.for_turns && turn_ >= interrupt.after) {
      first = i;
    }
  }
  if (first != kNone) {
    const bool again = program_->interrupts[first].repeat != 0;
    interrupts_[first] = again ? 0 : kFired;
    has_fired_ = has_fired_ || !again;
  }
  return first;
}

// --- lines ---

// Only lines that do something, and those of which the condition has not been seen both ways yet.
void Walker::show_run(std::uint32_t run) {
  const std::uint32_t table = plan_->line_runs[run].table;
  if (table != DecisionTables::kNoTable) {
    const std::uint32_t place = plan_->tables.place(table, cells_.data());
    if (met_[place] != 0) return;
    met_[place] = 1;
    note(place);
    run_is_done_[run] = is_covered(plan_->line_runs[run].steps) ? 1 : 0;
    return;
  }
  const Range steps = plan_->line_runs[run].steps;
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
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      if (program_->lines[k].kind == LineKind::first) continue;
      const bool is_shown = look(plan_->line_when[k], coverage_.line_when[k]);
      if (!is_shown) continue;
      if (step.acts) act_on(k);
      break;
    }
    if (!step.acts && is_covered({i, 1})) group_is_covered_[step.line] = 1;
  }
}

/// Whether both sides of every condition of these steps were seen.
bool Walker::is_covered(Range steps) const {
  const auto is_seen = [this](std::uint32_t line) {
    return program_->lines[line].when.empty() || coverage_.line_when[line] == kSeenBoth;
  };
  for (std::uint32_t i = steps.begin; i != steps.end(); ++i) {
    const std::uint32_t index = plan_->line_steps[i].line;
    if (!is_seen(index)) return false;
    const Range first = program_->lines[index].first;
    for (std::uint32_t k = first.begin; k != first.end(); ++k) {
      if (!is_seen(k)) return false;
    }
  }
  return true;
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
