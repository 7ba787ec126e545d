#include "engine/analysis/walk_plan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gesprek::analysis {

using program::kNone;
using program::Line;
using program::LineKind;
using program::Program;
using program::Range;

namespace {

bool does_something(const Line& line) {
  return !line.effects.empty() || !line.events.empty() || !line.reveals.empty();
}

template <class Table>
std::vector<std::uint32_t> add_all(FastConditions& conditions, const Table& table) {
  std::vector<std::uint32_t> places;
  places.reserve(table.size());
  for (const auto& record : table) places.push_back(conditions.add(record.when));
  return places;
}

class LinePlanner {
 public:
  explicit LinePlanner(WalkPlan& plan) : plan_(plan) {}

  /// The run, or the empty one when there is nothing in it for a walk. Replies are often shared (the node's),
  /// so each run of lines is planned once.
  std::uint32_t plan(Range lines) {
    if (lines.empty()) return 0;
    const auto [known, is_new] = known_.try_emplace({lines.begin, lines.size}, 0);
    if (!is_new) return known->second;
    const auto begin = static_cast<std::uint32_t>(plan_.line_steps.size());
    for (std::uint32_t i = lines.begin; i != lines.end(); ++i) add(i);
    const auto size = static_cast<std::uint32_t>(plan_.line_steps.size()) - begin;
    if (size == 0) return 0;
    known->second = static_cast<std::uint32_t>(plan_.line_runs.size());
    plan_.line_runs.push_back({{begin, size}, DecisionTables::kNoTable});
    return known->second;
  }

 private:
  void add(std::uint32_t index) {
    const Program& program = *plan_.program;
    const Line& line = program.lines[index];
    bool acts = does_something(line);
    bool looks = !line.when.empty();
    if (line.kind == LineKind::first) {
      acts = false;
      for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
        acts = acts || does_something(program.lines[k]);
        looks = looks || !program.lines[k].when.empty();
      }
    }
    if (acts || looks) plan_.line_steps.push_back({index, acts});
  }

  WalkPlan& plan_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known_;
};

/// What each choice emits, taken apart: in the order of emit() of a Walker, and the same, because what rules
/// read does not depend on which events occurred.
void plan_events(WalkPlan& plan) {
  const Program& program = *plan.program;
  for (std::uint32_t i = 0; i < program.choices.size(); ++i) {
    WalkChoice& choice = plan.choices[i];
    std::vector<std::uint32_t> cells;
    const auto begin = static_cast<std::uint32_t>(plan.choice_feeds.size());
    const Range events = program.choices[i].events;
    for (std::uint32_t e = events.begin; e != events.end(); ++e) {
      const program::Emit& emit = program.emits[e];
      cells.push_back(plan.cells.events + emit.name);
      if (emit.answer != kNone) cells.push_back(plan.cells.answers + emit.answer);
      const Range feeds = plan.event_feeds[emit.name];
      for (std::uint32_t f = feeds.begin; f != feeds.end(); ++f) {
        const Feed& feed = plan.feeds[f];
        if (feed.answer == kNone || feed.answer == emit.answer)
          plan.choice_feeds.push_back({feed.rule, feed.symbol});
      }
    }
    choice.events.fill(plan.cells.unread);
    if (cells.size() <= choice.events.size()) {
      std::copy(cells.begin(), cells.end(), choice.events.begin());
      choice.feeds = {begin, static_cast<std::uint32_t>(plan.choice_feeds.size()) - begin};
    } else {
      plan.choice_feeds.resize(begin);
      choice.does = choice.emits = true;
    }
  }
}

}  // namespace

WalkPlan::WalkPlan(const Program& given, std::uint32_t most_places)
    : program(&given), cells(given), conditions(given, cells), tables(given, cells, most_places) {
  choice_when = add_all(conditions, given.choices);
  line_when = add_all(conditions, given.lines);
  arm_when = add_all(conditions, given.arms);
  topic_when = add_all(conditions, given.topics);
  interrupt_when = add_all(conditions, given.interrupts);
  reveal_when = add_all(conditions, given.reveals);
  row_when = add_all(conditions, given.rows);

  line_runs.emplace_back();
  LinePlanner lines(*this);
  for (const program::Node& node : given.nodes) {
    WalkNode one;
    one.way = node.way;
    one.does = !node.effects.empty() || !node.events.empty() || !node.reveals.empty();
    one.switches = (node.flags & program::NodeFlag::switches) != 0;
    one.lines = lines.plan(node.lines);
    one.way_index = node.way_index;
    nodes.push_back(one);
  }
  for (const program::Choice& choice : given.choices) {
    WalkChoice one;
    one.reacts = !choice.reactions.empty();
    one.does = !choice.effects.empty() || !choice.reveals.empty() || choice.repairs != kNone ||
               choice.critical != kNone || choice.repair != kNone;
    one.place = choice.place;
    one.reply = lines.plan(choice.reply);
    one.go = choice.go;
    choices.push_back(one);
  }
  for (const program::Repair& repair : given.repairs) repair_reply.push_back(lines.plan(repair.reply));
  for (const program::TopicLayer& layer : given.layers) layer_again.push_back(lines.plan(layer.again));
  for (std::uint32_t i = 0; i < given.cast.size(); ++i) {
    if (!given.cast[i].each_turn.empty() || !given.cast[i].rest.empty()) turn_cast.push_back(i);
  }

  // 5.17: each rule in turn, and each of its patterns that matches.
  for (std::uint32_t event = 0; event < given.events.size(); ++event) {
    const auto begin = static_cast<std::uint32_t>(feeds.size());
    for (std::uint32_t r = 0; r < given.rules.size(); ++r) {
      const Range patterns = given.rules[r].patterns;
      for (std::uint32_t p = patterns.begin; p != patterns.end(); ++p) {
        const program::RulePattern& pattern = given.rule_patterns[p];
        if (pattern.event == event) feeds.push_back({r, pattern.answer, pattern.symbol});
      }
    }
    event_feeds.push_back({begin, static_cast<std::uint32_t>(feeds.size()) - begin});
  }
  for (std::uint32_t r = 0; r < given.rules.size(); ++r) {
    if (given.rules[r].reads_turns != 0) turn_rules.push_back(r);
  }
  for (std::uint32_t i = 0; i < given.slots.size(); ++i) {
    if (given.slots[i].tick != 0) ticking.push_back(i);
  }
  for (std::uint32_t f = 0; f < given.forms.size(); ++f) forms.push_back(read_form_sheet(given, f));

  plan_events(*this);
  make_walk_tables(*this);
}

}  // namespace gesprek::analysis
