#pragma once
// What a Walker looks up while it walks, computed once for a Program and shared by all threads: conditions
// that stop early, lines without what only a reader sees, which rules hear which event, and the forms as
// numbers.

#include <cstdint>
#include <vector>

#include "engine/analysis/fast_condition.h"
#include "engine/analysis/form_sheet.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// A line that a walk must look at: because it does something, or because it has a condition of which both
/// sides should be seen.
struct LineStep {
  std::uint32_t line = 0;
  bool acts = false;  // it or one of its alternatives has effects, events or reveals
};

/// What one rule does with one event: reads `symbol`, when the event carries `answer` (kNone: any).
struct Feed {
  std::uint32_t rule = 0, answer = program::kNone, symbol = 0;
};

struct WalkPlan {
  explicit WalkPlan(const program::Program& program);

  const program::Program* program;
  FastConditions conditions;
  // Per record of the Program: the place of its condition in `conditions`.
  std::vector<std::uint32_t> choice_when, line_when, arm_when, topic_when, interrupt_when, reveal_when,
      row_when;
  std::vector<LineStep> line_steps;
  std::vector<program::Range> node_lines, choice_reply, repair_reply, layer_again;  // in line_steps
  // Nodes whose choices are all selectable at every visit, and then what is offered.
  std::vector<std::uint8_t> is_plain;        // per node
  std::vector<WalkItem> choice_items;        // per choice, in the order of the Program
  std::vector<std::uint8_t> has_one_person;  // per choice: its reactions are of one person
  std::vector<std::uint32_t> turn_cast;      // cast that does something at the end of a turn
  std::vector<WalkPoints> points;
  std::vector<program::Range>
      open_points;  // per choice, in `points`: what counts when all of its node is selectable
  std::vector<Feed> feeds;
  std::vector<program::Range> event_feeds;  // per event name, in feeds
  std::vector<std::uint32_t> turn_rules;    // rules that read the end of a turn
  std::vector<std::uint32_t> ticking;       // slots with a tick
  std::vector<FormSheet> forms;
};

}  // namespace gesprek::analysis
