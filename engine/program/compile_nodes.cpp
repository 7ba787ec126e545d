// Nodes, in document order, and their ways on.

#include <algorithm>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

constexpr std::size_t kMostChoices = 65'535;  // Choice::place
constexpr std::size_t kMostPeople = 50;

std::uint32_t compile_branch(Context& context, const scenario::Node& node, std::uint32_t index, Range& arms) {
  Program& program = context.program;
  const std::size_t begin = program.arms.size();
  for (const scenario::BranchArm& arm : node.branch) {
    const Code when = context.condition_or_none(arm.when, index);
    program.arms.push_back({when, context.find_target(arm.go, true)});
  }
  arms = range_from(program.arms, begin);
  program.branches.push_back(arms);
  return size_of(program.branches) - 1;
}

std::uint32_t compile_topics(Context& context, const scenario::Node& node, std::uint32_t index) {
  Program& program = context.program;
  TopicLayer layer;
  layer.node = index;
  const std::uint32_t place = size_of(program.layers);
  const std::size_t begin = program.topics.size();
  for (const scenario::Topic& from : node.topics) {
    Topic topic;
    topic.id = context.text(from.id);
    topic.title = context.text(from.title);
    topic.when = context.condition_or_none(from.when, index);
    topic.start = context.find_target(from.start, false);
    topic.layer = place;
    topic.optional = from.optional.has_value() && from.optional->value ? 1 : 0;
    program.topics.push_back(topic);
  }
  layer.topics = range_from(program.topics, begin);
  layer.then = node.then.has_value() ? context.find_target(*node.then, false) : kNone;
  layer.again = compile_lines(context, node.again, "again", index);
  program.layers.push_back(layer);
  return place;
}

std::uint32_t compile_ending(Context& context, const scenario::Ending& from) {
  Ending ending;
  ending.title = context.text(from.title);
  ending.text = context.text(from.text);
  ending.child = context.text(from.child);
  ending.outcome = from.outcome.value == "good"   ? Outcome::good
                   : from.outcome.value == "poor" ? Outcome::poor
                                                  : Outcome::mixed;
  context.program.endings.push_back(ending);
  return size_of(context.program.endings) - 1;
}

void compile_way(Context& context, const scenario::Node& from, std::uint32_t index) {
  Program& program = context.program;
  Way way = Way::go;
  std::uint32_t way_index = kNone;
  if (from.ending.has_value()) {
    way = Way::ending;
    way_index = compile_ending(context, *from.ending);
  } else if (from.form.has_value()) {
    way = Way::form;
    way_index = compile_form(context, from);
    Range arms;
    if (from.has_branch) {
      program.nodes[index].flags |= NodeFlag::form_branches;
      compile_branch(context, from, index, arms);
    } else {
      arms.begin = size_of(program.arms);
      if (from.go.has_value()) program.arms.push_back({Code{}, context.find_target(*from.go, true)});
      arms = range_from(program.arms, arms.begin);
    }
    program.forms[way_index].arms = arms;
  } else if (from.has_topics) {
    way = Way::topics;
    way_index = compile_topics(context, from, index);
  } else if (from.has_choices) {
    way = Way::choices;
    compile_choices(context, from, index);
  } else if (from.has_branch) {
    way = Way::branch;
    Range arms;
    way_index = compile_branch(context, from, index, arms);
  } else if (from.go.has_value()) {
    way_index = context.find_target(*from.go, true);
  }
  program.nodes[index].way = way;
  program.nodes[index].way_index = way_index;
}

void compile_node(Context& context, const scenario::Node& from, std::uint32_t index) {
  // A longer id than 64 bytes is an error (5.1), and must not make every text id below it long.
  context.text_id.assign(from.id.value, 0, kLongestId);
  context.text_id += '.';
  Node node;
  node.id = context.texts.add_unique(from.id.value);
  node.effects = context.effects(from.effect);
  node.events = context.emits(from.events);
  node.reveals = context.reveals(from.reveals, index);
  node.lines = compile_lines(context, from.lines, "line", index);
  node.choices = {context.first_choice[index], static_cast<std::uint32_t>(from.choices.size())};
  if (from.phase.has_value()) {
    const std::uint32_t phase = context.find_phase(*from.phase);
    if (phase != kNone) node.phase = static_cast<std::int16_t>(std::min<std::uint32_t>(phase, 32'767));
  }
  if (from.step.has_value()) {
    node.step = static_cast<std::int8_t>(std::clamp<std::int64_t>(from.step->value, 0, 100));
  }
  if (from.otherwise.has_value()) node.otherwise = context.find_target(*from.otherwise, false);
  if (from.late.has_value()) node.late = context.find_target(*from.late, false);
  if (from.time_seconds.has_value()) {
    node.time_seconds =
        static_cast<std::int32_t>(std::clamp<std::int64_t>(from.time_seconds->value, 0, 1'000'000));
  }
  if (from.fixed_order) node.flags |= NodeFlag::fixed_order;
  if (from.switch_.has_value() && from.switch_->value) node.flags |= NodeFlag::switches;
  if (from.write_first.has_value() && from.write_first->value) node.flags |= NodeFlag::write_first;
  context.program.nodes.push_back(node);
  compile_way(context, from, index);
}

}  // namespace

void number_nodes(Context& context) {
  // Everybody may react to every choice, so many people and many choices multiply.
  if (context.scenario.cast.size() > kMostPeople) {
    context.report(DiagnosticCode::too_many_people, context.scenario.cast[kMostPeople].id.where,
                   {std::to_string(kMostPeople)});
  }
  const std::vector<scenario::Node>& nodes = context.scenario.nodes;
  context.nodes.reserve(nodes.size());
  context.first_choice.reserve(nodes.size() + 1);
  std::uint32_t choices = 0;
  std::size_t lines = 0, effects = 0;
  for (const scenario::Node& node : nodes) {
    lines += node.lines.size();
    for (const scenario::Choice& choice : node.choices) {
      lines += choice.reply.lines.size();
      effects += choice.effect.size();
    }
    context.nodes.add(node.id.value);
    context.first_choice.push_back(choices);
    choices += static_cast<std::uint32_t>(node.choices.size());
    if (node.choices.size() > kMostChoices) {
      context.report(DiagnosticCode::too_many_choices, node.id.where, {node.id.value});
    }
  }
  context.first_choice.push_back(choices);
  Program& program = context.program;
  program.nodes.reserve(nodes.size());
  program.choices.reserve(choices);
  program.choice_infos.reserve(choices);
  program.lines.reserve(lines);
  program.effects.reserve(effects);
  context.texts.reserve(lines + std::size_t{choices} * 3, context.source.bytes().size());
}

void compile_nodes(Context& context) {
  const std::vector<scenario::Node>& nodes = context.scenario.nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    compile_node(context, nodes[i], static_cast<std::uint32_t>(i));
  }
  if (!context.scenario.start.empty()) {
    context.program.header.start = context.find_target(context.scenario.start, false);
  }
}

void compile_interrupts(Context& context) {
  for (const scenario::Interrupt& from : context.scenario.interrupts) {
    Interrupt interrupt;
    interrupt.id = context.text(from.id);
    interrupt.when = context.condition(from.when, kNone);
    // 5.11: for 1 turn, from turn 4 on.
    interrupt.for_turns =
        from.for_turns.has_value()
            ? static_cast<std::int32_t>(std::clamp<std::int64_t>(from.for_turns->value, 1, 1'000'000))
            : 1;
    interrupt.after =
        from.after.has_value()
            ? static_cast<std::int32_t>(std::clamp<std::int64_t>(from.after->value, 0, 1'000'000))
            : 4;
    interrupt.go = context.find_target(from.go, false);
    interrupt.repeat = from.repeat.has_value() && from.repeat->value ? 1 : 0;
    context.program.interrupts.push_back(interrupt);
  }
}

}  // namespace gesprek::program
