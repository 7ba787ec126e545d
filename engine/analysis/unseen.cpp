#include "engine/analysis/unseen.h"

#include <algorithm>
#include <deque>

namespace gesprek::analysis {

using program::kNone;
using program::Node;
using program::Program;
using program::Range;
using program::Way;

namespace {

/// Every edge of the graph out of `node`. `done` leads to the offer of topics of every layer; `back` leads to
/// where one came from, which was seen before.
template <class F>
void for_edges(const Program& program, std::uint32_t index, F&& f) {
  const Node& node = program.nodes[index];
  const auto edge = [&](StepKind kind, std::uint32_t go, std::uint32_t record, program::Code when) {
    if (go == program::kGoDone) {
      for (const program::TopicLayer& layer : program.layers)
        f(WayStep{kind, index, layer.node, record, when});
    } else if (go < program.nodes.size()) {
      f(WayStep{kind, index, go, record, when});
    }
  };
  const auto arms = [&](StepKind kind, Range range) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      edge(kind, program.arms[i].go, i, program.arms[i].when);
    }
  };
  switch (node.way) {
    case Way::go: edge(StepKind::go, node.way_index, kNone, {}); break;
    case Way::choices:
      for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
        edge(StepKind::choice, program.choices[i].go, i, program.choices[i].when);
      }
      edge(StepKind::otherwise, node.otherwise, kNone, {});
      break;
    case Way::branch: arms(StepKind::branch, program.branches[node.way_index]); break;
    case Way::topics: {
      const program::TopicLayer& layer = program.layers[node.way_index];
      for (std::uint32_t i = layer.topics.begin; i != layer.topics.end(); ++i) {
        edge(StepKind::topic, program.topics[i].start, i, program.topics[i].when);
      }
      edge(StepKind::then, layer.then, kNone, {});
      break;
    }
    case Way::form: arms(StepKind::form, program.forms[node.way_index].arms); break;
    case Way::ending: break;
  }
  edge(StepKind::late, node.late, kNone, {});
}

/// The step by which each node is nearest to something seen.
std::vector<WayStep> nearest_steps(const Program& program, const Tally& tally, std::vector<bool>& found) {
  std::vector<WayStep> steps(program.nodes.size());
  std::deque<std::uint32_t> open;
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (tally.nodes[i] == 0) continue;
    found[i] = true;
    open.push_back(i);
  }
  const auto reach = [&](const WayStep& step) {
    if (found[step.to]) return;
    found[step.to] = true;
    steps[step.to] = step;
    open.push_back(step.to);
  };
  std::size_t first_round = open.size();
  while (!open.empty()) {
    const std::uint32_t node = open.front();
    open.pop_front();
    for_edges(program, node, reach);
    // An interrupt can come from anywhere: one step away, like what follows from a node that was seen.
    if (first_round > 0 && --first_round == 0) {
      for (std::uint32_t i = 0; i < program.interrupts.size(); ++i) {
        const program::Interrupt& interrupt = program.interrupts[i];
        if (interrupt.go < program.nodes.size()) {
          reach({StepKind::interrupt, kNone, interrupt.go, i, interrupt.when});
        }
      }
    }
  }
  return steps;
}

class SideCounter {
 public:
  explicit SideCounter(Unseen& out) : out_(out) {}

  template <class Table, class IsNear>
  void count(ConditionOf of, const Table& table, const std::vector<std::uint8_t>& seen, IsNear&& is_near) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      if (table[i].when.empty()) continue;
      out_.all_sides += 2;
      out_.seen_sides += (seen[i] & 1U) + (seen[i] >> 1U);
      if ((seen[i] != 1 && seen[i] != 2) || !is_near(i)) continue;
      out_.conditions.push_back({of, i, table[i].when, seen[i] == 2});
    }
  }

 private:
  Unseen& out_;
};

}  // namespace

Unseen find_unseen(const Program& program, const Tally& tally) {
  Unseen out;
  std::vector<bool> found(program.nodes.size(), false);
  const std::vector<WayStep> steps = nearest_steps(program, tally, found);
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (tally.nodes[i] != 0) continue;
    UnseenNode unseen;
    unseen.node = i;
    for (std::uint32_t at = i; found[at] && tally.nodes[at] == 0; at = steps[at].from) {
      unseen.way.push_back(steps[at]);
      if (steps[at].from == kNone) break;
    }
    std::reverse(unseen.way.begin(), unseen.way.end());
    out.nodes.push_back(std::move(unseen));
  }
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    const Range choices = program.nodes[i].choices;
    if (tally.nodes[i] == 0) continue;
    for (std::uint32_t c = choices.begin; c != choices.end(); ++c) {
      if (tally.choices[c] == 0) out.choices.push_back({c, tally.coverage.offered[c] != 0});
    }
  }
  for (std::uint32_t i = 0; i < program.endings.size(); ++i) {
    if (tally.endings[i] == 0) out.endings.push_back(i);
  }
  const auto always = [](std::uint32_t /*record*/) { return true; };
  SideCounter sides(out);
  const Coverage& seen = tally.coverage;
  // A choice that was never offered is in the list of choices already.
  sides.count(ConditionOf::choice, program.choices, seen.choice_when,
              [&](std::uint32_t i) { return seen.offered[i] != 0; });
  sides.count(ConditionOf::line, program.lines, seen.line_when, always);
  sides.count(ConditionOf::branch, program.arms, seen.arm_when, always);
  sides.count(ConditionOf::topic, program.topics, seen.topic_when, always);
  sides.count(ConditionOf::interrupt, program.interrupts, seen.interrupt_when, always);
  sides.count(ConditionOf::reveal, program.reveals, seen.reveal_when, always);
  return out;
}

}  // namespace gesprek::analysis
