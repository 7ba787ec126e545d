#include "engine/analysis/walk_plan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gesprek::analysis {

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

  /// Replies are often shared (the node's), so each run of lines is planned once.
  Range plan(Range lines) {
    if (lines.empty()) return {};
    const auto [known, is_new] = known_.try_emplace({lines.begin, lines.size});
    if (!is_new) return known->second;
    const auto begin = static_cast<std::uint32_t>(plan_.line_steps.size());
    for (std::uint32_t i = lines.begin; i != lines.end(); ++i) add(i);
    known->second = {begin, static_cast<std::uint32_t>(plan_.line_steps.size()) - begin};
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
  std::map<std::pair<std::uint32_t, std::uint32_t>, Range> known_;
};

}  // namespace

WalkPlan::WalkPlan(const Program& given) : program(&given), conditions(given) {
  choice_when = add_all(conditions, given.choices);
  line_when = add_all(conditions, given.lines);
  arm_when = add_all(conditions, given.arms);
  topic_when = add_all(conditions, given.topics);
  interrupt_when = add_all(conditions, given.interrupts);
  reveal_when = add_all(conditions, given.reveals);
  row_when = add_all(conditions, given.rows);

  LinePlanner lines(*this);
  for (const program::Node& node : given.nodes) node_lines.push_back(lines.plan(node.lines));
  for (const program::Choice& choice : given.choices) choice_reply.push_back(lines.plan(choice.reply));
  for (const program::Repair& repair : given.repairs) repair_reply.push_back(lines.plan(repair.reply));
  for (const program::TopicLayer& layer : given.layers) layer_again.push_back(lines.plan(layer.again));

  for (const program::Node& node : given.nodes) {
    bool plain = node.way == program::Way::choices && (node.flags & program::NodeFlag::switches) == 0;
    for (std::uint32_t i = node.choices.begin; plain && i != node.choices.end(); ++i) {
      plain = given.choices[i].when.empty() && (given.choices[i].flags & program::ChoiceFlag::once) == 0;
    }
    is_plain.push_back(plain ? 1 : 0);
  }
  for (std::uint32_t i = 0; i < given.choices.size(); ++i) {
    choice_items.push_back({session::InputKind::choice, i});
    const Range reactions = given.choices[i].reactions;
    bool one = true;
    for (std::uint32_t r = reactions.begin; r != reactions.end(); ++r) {
      one = one && given.reactions[given.reaction_refs[r]].cast ==
                       given.reactions[given.reaction_refs[reactions.begin]].cast;
    }
    has_one_person.push_back(one ? 1 : 0);
  }
  for (std::uint32_t i = 0; i < given.cast.size(); ++i) {
    if (!given.cast[i].each_turn.empty() || !given.cast[i].rest.empty()) turn_cast.push_back(i);
  }

  // 5.18: least and greatest value among all choices of the node.
  for (const program::Choice& choice : given.choices) {
    const program::Node& node = given.nodes[choice.node];
    const std::uint32_t count = node.criteria.size;
    const auto begin = static_cast<std::uint32_t>(points.size());
    for (std::uint32_t k = 0; k < count; ++k) {
      const auto value = [&](std::uint32_t place) {
        return std::int32_t{given.points[node.matrix + place * count + k]};
      };
      WalkPoints one{given.criterion_refs[node.criteria.begin + k], choice.node, value(choice.place),
                     value(choice.place), value(choice.place)};
      for (std::uint32_t place = 0; place < node.choices.size; ++place) {
        one.lo = std::min(one.lo, value(place));
        one.hi = std::max(one.hi, value(place));
      }
      if (one.hi > one.lo && (one.hi > 0 || one.earned < one.hi)) points.push_back(one);
    }
    open_points.push_back({begin, static_cast<std::uint32_t>(points.size()) - begin});
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
}

}  // namespace gesprek::analysis
