#pragma once
// What a Walker looks up while it walks, computed once for a Program and shared by all threads: what is
// decided from few values as tables (decision_table.h), conditions that stop early for the rest, lines
// without what only a reader sees, which rules hear which event, and the forms as numbers.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/analysis/decision_table.h"
#include "engine/analysis/fast_condition.h"
#include "engine/analysis/form_sheet.h"
#include "engine/analysis/walk_cells.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// A line that a walk must look at: because it does something, or because it has a condition of which both
/// sides should be seen.
struct LineStep {
  std::uint32_t line = 0;
  bool acts = false;  // it or one of its alternatives has effects, events or reveals
};

/// Lines that are shown one after another: steps, or when none of them acts a table of which only the places
/// matter.
struct LineRun {
  program::Range steps;  // in line_steps
  std::uint32_t table = DecisionTables::kNoTable;
};

/// What one rule does with one event: reads `symbol`, when the event carries `answer` (kNone: any).
struct Feed {
  std::uint32_t rule = 0, answer = program::kNone, symbol = 0;
};

/// What a reaction adds to a slot, which stays from `min` to `max`.
struct Change {
  std::uint16_t slot = 0;
  std::int16_t amount = 0, min = 0, max = 0;
};

/// What one input does to persons: changes in order. As many as mostly are needed stand here; those that are
/// not change nothing.
struct ChangeSet {
  std::array<Change, WalkCells::kZeros> first;
  program::Range more;  // in WalkPlan::changes
};

/// What of a node's choices is on offer, in their order.
struct Offer {
  program::Range items;      // in offer_items
  std::uint32_t points = 0;  // offer_points[points + place]: what counts when the choice at `place` is taken
};

/// What a walk needs of a node, close together.
struct WalkNode {
  program::Way way = program::Way::go;
  bool does = false;  // it has effects, events or reveals
  bool switches = false;
  std::uint32_t lines = 0;                         // in line_runs
  std::uint32_t table = DecisionTables::kNoTable;  // choices: of an Offer; branch and form: of where it goes
  std::uint32_t way_index = program::kNone;
};

/// What a walk needs of a choice, close together.
struct WalkChoice {
  std::uint32_t reactions = DecisionTables::kNoTable;  // the table of its changes
  bool reacts = false;                                 // it has reactions, but no table
  bool emits = false;                                  // more events than stand here
  bool does = false;                                   // effects, reveals, knock-outs, a repair, more events
  std::uint16_t place = 0;
  std::uint32_t reply = 0;  // in line_runs
  std::uint32_t go = program::kNone;
  // Its events (emit() of a Walker), as many as mostly are needed: cells that become 1, and what rules read.
  std::array<std::uint32_t, 2> events;
  program::Range feeds;  // in choice_feeds
};

/// A symbol that one rule reads.
struct RuleSymbol {
  std::uint32_t rule = 0, symbol = 0;
};

struct WalkPlan {
  /// As many places as a table may have, where nobody says otherwise: what is larger is rather worked out.
  static constexpr std::uint32_t kMostPlaces = 512;

  /// With `most_places` 0 everything is worked out; a walk is the same.
  explicit WalkPlan(const program::Program& program, std::uint32_t most_places = kMostPlaces);

  const program::Program* program;
  WalkCells cells;
  FastConditions conditions;
  DecisionTables tables;
  // Per record of the Program: the place of its condition in `conditions`.
  std::vector<std::uint32_t> choice_when, line_when, arm_when, topic_when, interrupt_when, reveal_when,
      row_when;
  std::vector<LineStep> line_steps;
  std::vector<LineRun> line_runs;                        // the first is empty
  std::vector<std::uint32_t> repair_reply, layer_again;  // in line_runs
  std::vector<WalkNode> nodes;
  std::vector<WalkChoice> choices;
  // Outcomes of tables.
  std::vector<ChangeSet> change_sets;  // of reactions
  std::vector<Change> changes;
  std::vector<Offer> offers;
  std::vector<WalkItem> offer_items;
  std::vector<program::Range> offer_points;  // in `points`
  std::vector<WalkPoints> points;
  // Tables by record, or kNoTable.
  std::vector<std::uint32_t> repair_table;                   // of the changes of its reactions
  std::vector<std::uint32_t> turn_table;                     // per cast member: of the changes of each turn
  std::uint32_t interrupt_table = DecisionTables::kNoTable;  // a bit for each interrupt whose condition holds
  std::vector<std::uint32_t> turn_cast;                      // cast that does something at the end of a turn
  std::vector<Feed> feeds;
  std::vector<program::Range> event_feeds;  // per event name, in feeds
  std::vector<RuleSymbol> choice_feeds;
  std::vector<std::uint32_t> turn_rules;  // rules that read the end of a turn
  std::vector<std::uint32_t> ticking;     // slots with a tick
  std::vector<FormSheet> forms;
};

/// The most that a person changes by one input (format 5.7).
inline constexpr std::int32_t kMostChange = 3;
/// Sums of rows stay within this.
inline constexpr std::int32_t kFarthestSum = 1'000'000;

/// What taking the choice at `place` of `node` counts for when `offered` (places, ascending) are on offer
/// (format 5.18): calls add(points).
template <class Add>
void for_points_of_choice(const program::Program& program, std::uint32_t node, std::uint32_t place,
                          std::span<const WalkItem> offered, Add&& add) {
  const program::Node& at = program.nodes[node];
  const std::uint32_t count = at.criteria.size;
  const std::int8_t* const matrix = program.points.data() + at.matrix;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::int32_t earned = matrix[place * count + k];
    std::int32_t lo = earned;
    std::int32_t hi = earned;
    for (const WalkItem& item : offered) {
      const std::int32_t value = matrix[(item.target - at.choices.begin) * count + k];
      lo = value < lo ? value : lo;
      hi = value > hi ? value : hi;
    }
    // hi = lo adds nothing; where hi ≤ 0 it counts only when points were lost.
    if (hi == lo || (hi <= 0 && earned == hi)) continue;
    add(WalkPoints{earned, lo, hi, 1, program.criterion_refs[at.criteria.begin + k], node});
  }
}

/// Fills in the tables of `plan`, of which all else stands. Only for WalkPlan's constructor.
void make_walk_tables(WalkPlan& plan);

}  // namespace gesprek::analysis
