// The worklist: what is looked at again, how states are joined, and what is told in the end.

#include "engine/analysis/interval_analyser.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

using program::Node;
using program::Program;
using program::Range;
using program::Way;

namespace {

/// After so many joins a bound that still moves goes to the next number that a condition asks for, and after
/// so many to its end.
constexpr std::uint32_t kPatience = 6, kLastPatience = 40;

}  // namespace

Intervals IntervalAnalyser::run() {
  Intervals& out = out_;
  const std::size_t nodes = program_.nodes.size();
  out.may_enter.assign(nodes, 1);
  out.may_stand.assign(nodes, 1);
  out.may_select.assign(program_.choices.size(), 1);
  out.always_selects.assign(program_.choices.size(), 0);
  out.may_lack.assign(nodes, 1);
  out.may_show.assign(program_.lines.size(), 1);
  out.may_take.assign(program_.arms.size(), 1);
  out.may_fire.assign(program_.interrupts.size(), 1);
  out.may_repair.assign(program_.repairs.size(), 1);
  out.may_emit.assign(program_.events.size(), 1);
  out.truth.assign(program_.code.size(), Truth::may_hold | Truth::may_fail);
  if (nodes == 0 || nodes * layout_.size() > Intervals::kMostCells) return std::move(out_);
  out.is_complete = true;
  for (auto* list : {&out.may_enter, &out.may_stand, &out.may_select, &out.may_lack, &out.may_show,
                     &out.may_take, &out.may_fire, &out.may_repair, &out.may_emit, &out.truth}) {
    std::fill(list->begin(), list->end(), std::uint8_t{0});
  }
  out.always_selects.assign(program_.choices.size(), 1);
  prepare();
  entry_.resize(nodes + 1);
  stand_.resize(nodes + 1);
  joins_.assign(2 * (nodes + 1), 0);
  is_queued_.assign(2 * (nodes + 1), 0);
  State start;
  start.is_possible = true;
  start.values = layout_.start();
  start.topics.assign(program_.topics.size() / 64 + 1, 0);
  set_no_topic(start);
  havoc(start);
  if (!program_.hooks.empty()) std::fill(out.may_emit.begin(), out.may_emit.end(), std::uint8_t{1});
  join_into(entry_point(program_.header.start), start);
  while (!queue_.empty()) {
    const std::uint32_t point = queue_.top();
    queue_.pop();
    is_queued_[point] = 0;
    ++out.steps;
    const std::uint32_t node = node_of_[point / 2];
    if (node == nodes) {
      lead_back();
    } else if (point % 2 == 0) {
      enter(node);
    } else {
      go_on(node);
    }
  }
  finish();
  return std::move(out_);
}

// --- points of the worklist ---
void IntervalAnalyser::prepare() {
  const std::size_t nodes = program_.nodes.size();
  std::vector<std::uint32_t> post;
  std::vector<std::uint8_t> seen(nodes, 0);
  std::vector<std::pair<std::uint32_t, std::size_t>> stack;
  const auto walk = [&](std::uint32_t from) {
    if (from >= nodes || seen[from] != 0) return;
    seen[from] = 1;
    stack.emplace_back(from, 0);
    std::vector<std::uint32_t> targets;
    while (!stack.empty()) {
      const std::uint32_t v = stack.back().first;
      targets.clear();
      list_targets(v, targets);
      std::size_t& at = stack.back().second;
      while (at < targets.size() && (targets[at] >= nodes || seen[targets[at]] != 0)) ++at;
      if (at == targets.size()) {
        post.push_back(v);
        stack.pop_back();
        continue;
      }
      seen[targets[at]] = 1;
      const std::uint32_t next = targets[at];
      stack.emplace_back(next, 0);
    }
  };
  walk(program_.header.start);
  std::reverse(post.begin(), post.end());
  for (std::uint32_t i = 0; i < nodes; ++i) {
    if (seen[i] == 0) post.push_back(i);
  }
  post.push_back(static_cast<std::uint32_t>(nodes));  // where `back` leads from
  node_of_ = std::move(post);
  place_of_.assign(nodes + 1, 0);
  for (std::uint32_t i = 0; i < node_of_.size(); ++i) place_of_[node_of_[i]] = i;
}

void IntervalAnalyser::list_targets(std::uint32_t index, std::vector<std::uint32_t>& out) const {
  const Node& node = program_.nodes[index];
  const auto arms = [&](Range range) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) out.push_back(program_.arms[i].go);
  };
  switch (node.way) {
    case Way::go: out.push_back(node.way_index); break;
    case Way::branch: arms(program_.branches[node.way_index]); break;
    case Way::form: arms(program_.forms[node.way_index].arms); break;
    case Way::choices:
      for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
        out.push_back(program_.choices[c].go);
      }
      out.push_back(node.otherwise);
      break;
    case Way::topics: {
      const program::TopicLayer& layer = program_.layers[node.way_index];
      out.push_back(layer.then);
      for (std::uint32_t t = layer.topics.begin; t != layer.topics.end(); ++t) {
        out.push_back(program_.topics[t].start);
      }
      break;
    }
    case Way::ending: break;
  }
  out.push_back(node.late);
}

void IntervalAnalyser::queue(std::uint32_t point) {
  if (is_queued_[point] != 0) return;
  is_queued_[point] = 1;
  queue_.push(point);
}

// --- joining ---
void IntervalAnalyser::join(State& into, const State& from) {
  if (!from.is_possible) return;
  if (!into.is_possible) {
    into = from;
    return;
  }
  for (std::size_t i = 0; i < into.values.size(); ++i) {
    into.values[i].lo = std::min(into.values[i].lo, from.values[i].lo);
    into.values[i].hi = std::max(into.values[i].hi, from.values[i].hi);
  }
  for (std::size_t i = 0; i < into.topics.size(); ++i) into.topics[i] |= from.topics[i];
}

void IntervalAnalyser::join_into(std::uint32_t point, const State& from) {
  if (!from.is_possible) return;
  State& into = state_at(point);
  if (!into.is_possible) {
    into = from;
    queue(point);
    return;
  }
  bool grew = false;
  const std::uint32_t joins = joins_[point];
  for (std::uint32_t i = 0; i < into.values.size(); ++i) {
    Bounds32& have = into.values[i];
    const Bounds32 add = from.values[i];
    if (add.lo >= have.lo && add.hi <= have.hi) continue;
    grew = true;
    if (add.lo < have.lo) have.lo = widened(i, add.lo, joins, false);
    if (add.hi > have.hi) have.hi = widened(i, add.hi, joins, true);
  }
  for (std::size_t i = 0; i < into.topics.size(); ++i) {
    grew = grew || (from.topics[i] & ~into.topics[i]) != 0;
    into.topics[i] |= from.topics[i];
  }
  if (!grew) return;
  ++joins_[point];
  queue(point);
}

std::int32_t IntervalAnalyser::widened(std::uint32_t variable, std::int32_t bound, std::uint32_t joins,
                                       bool up) const {
  if (joins < kPatience) return bound;
  const Bounds32 range = layout_.range(variable);
  if (joins >= kLastPatience || variable >= program_.slots.size()) return up ? range.hi : range.lo;
  const std::vector<std::int32_t>& stops = layout_.thresholds(variable);
  if (up) {
    const auto at = std::lower_bound(stops.begin(), stops.end(), bound);
    return at == stops.end() ? range.hi : *at;
  }
  const auto at = std::upper_bound(stops.begin(), stops.end(), bound);
  return at == stops.begin() ? range.lo : *(at - 1);
}

// --- the result ---
void IntervalAnalyser::finish() {
  const std::size_t slots = program_.slots.size();
  out_.slots_ = slots;
  out_.stand_.assign(program_.nodes.size() * slots, Interval{1, 0});
  for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
    const State& state = stand_[place_of_[n]];
    if (!state.is_possible) {
      const Range choices = program_.nodes[n].choices;
      for (std::uint32_t c = choices.begin; c != choices.end(); ++c) out_.always_selects[c] = 0;
      continue;
    }
    for (std::size_t s = 0; s < slots; ++s) {
      out_.stand_[n * slots + s] = {state.values[s].lo, state.values[s].hi};
    }
  }
}

Intervals analyse_intervals(const Program& program) {
  return IntervalAnalyser(program).run();
}

}  // namespace gesprek::analysis
