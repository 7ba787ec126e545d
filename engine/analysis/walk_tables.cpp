// The tables of a WalkPlan: every decision of a walk that depends on few values, worked out for all of them
// with the conditions themselves, in the order in which a walk would look.

#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "engine/analysis/walk_plan.h"

namespace gesprek::analysis {

using program::Code;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Program;
using program::Range;

namespace {

constexpr std::size_t kMostInterrupts = 32;  // whose conditions are one table: bits of an outcome
constexpr std::uint32_t kMostCell = 0xffff;
constexpr std::int32_t kFarthestBound = 30'000;  // of a slot that a table changes: 16 bits
constexpr std::size_t kMostChoices = 64;         // of a node whose offer is a table: a set of them is 64 bits

class TableMaker {
 public:
  explicit TableMaker(WalkPlan& plan) : plan_(plan), program_(*plan.program) {}

  void make() {
    make_reactions();
    for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
      WalkNode& node = plan_.nodes[i];
      switch (node.way) {
        case program::Way::choices: node.table = offer_table(i); break;
        case program::Way::branch: node.table = arm_table(program_.branches[node.way_index]); break;
        case program::Way::form: node.table = arm_table(program_.forms[node.way_index].arms); break;
        default: break;
      }
    }
    plan_.interrupt_table = interrupt_table();
    for (LineRun& run : plan_.line_runs) run.table = line_table(run.steps);
  }

 private:
  [[nodiscard]] bool holds(std::uint32_t when, const std::int32_t* cells) const {
    return plan_.conditions.holds(when, cells);
  }
  /// As Walker::look().
  bool look(Look::What what, std::uint32_t index, std::uint32_t when, const std::int32_t* cells,
            std::vector<Look>& looks) const {
    if (when == FastConditions::kAlways) return true;
    const bool is_true = holds(when, cells);
    looks.push_back({what, static_cast<std::uint8_t>(is_true ? 1 : 2), index});
    return is_true;
  }

  // --- people ---

  void make_reactions() {
    for (std::uint32_t i = 0; i < program_.choices.size(); ++i) {
      WalkChoice& choice = plan_.choices[i];
      if (!choice.reacts) continue;
      choice.reactions = reaction_table(program_.choices[i].reactions);
      choice.reacts = choice.reactions == DecisionTables::kNoTable;
    }
    for (const program::Repair& repair : program_.repairs) {
      plan_.repair_table.push_back(reaction_table(repair.reactions));
    }
    for (const program::CastMember& member : program_.cast) plan_.turn_table.push_back(turn_table(member));
  }

  /// 5.7: what the rows that hold come to, person by person. Moves are shared by many choices, and so is
  /// this.
  std::uint32_t reaction_table(Range reactions) {
    std::vector<std::uint32_t> refs;
    std::vector<Code> conditions;
    for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
      refs.push_back(program_.reaction_refs[i]);
      add_rows(program_.reactions[refs.back()].rows, conditions);
    }
    if (plan_.cells.unread > kMostCell) return DecisionTables::kNoTable;
    const auto [known, is_new] = reaction_tables_.try_emplace(refs, DecisionTables::kNoTable);
    if (!is_new) return known->second;
    for (const std::uint32_t ref : refs) {
      if (!has_near_bounds(program_.reactions[ref].rows)) return known->second;
    }
    known->second = plan_.tables.add(conditions, {}, [&](const std::int32_t* cells, std::vector<Look>&) {
      std::vector<Change> changes;
      std::uint32_t person = kNone;
      for (const std::uint32_t ref : refs) {
        const program::Reaction& reaction = program_.reactions[ref];
        if (reaction.cast != person) close_person(changes);
        person = reaction.cast;
        for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
          if (!holds(plan_.row_when[r], cells)) continue;
          add_row(r);
          if (reaction.first_only != 0) break;
        }
      }
      close_person(changes);
      return change_set(changes);
    });
    return known->second;
  }

  /// All rows of each turn that hold; they look at what the turn left.
  std::uint32_t turn_table(const program::CastMember& member) {
    if (plan_.cells.unread > kMostCell || !has_near_bounds(member.each_turn)) return DecisionTables::kNoTable;
    std::vector<Code> conditions;
    add_rows(member.each_turn, conditions);
    return plan_.tables.add(conditions, {}, [&](const std::int32_t* cells, std::vector<Look>&) {
      std::vector<Change> changes;
      for (std::uint32_t r = member.each_turn.begin; r != member.each_turn.end(); ++r) {
        if (holds(plan_.row_when[r], cells)) add_row(r);
      }
      close_person(changes);
      return change_set(changes);
    });
  }

  /// Whether changes of what these rows change can be written as a Change.
  [[nodiscard]] bool has_near_bounds(Range rows) const {
    for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
      const Range deltas = program_.rows[r].deltas;
      for (std::uint32_t i = deltas.begin; i != deltas.end(); ++i) {
        const program::Slot& slot = program_.slots[program_.deltas[i].slot];
        if (slot.min < -kFarthestBound || slot.max > kFarthestBound) return false;
      }
    }
    return true;
  }

  void add_rows(Range rows, std::vector<Code>& conditions) const {
    for (std::uint32_t r = rows.begin; r != rows.end(); ++r) conditions.push_back(program_.rows[r].when);
  }

  void add_row(std::uint32_t index) {
    const Range deltas = program_.rows[index].deltas;
    for (std::uint32_t i = deltas.begin; i != deltas.end(); ++i) {
      std::int32_t& sum = sums_[program_.deltas[i].slot];
      sum = std::clamp(sum + program_.deltas[i].amount, -kFarthestSum, kFarthestSum);
    }
  }

  void close_person(std::vector<Change>& changes) {
    for (const auto& [slot, sum] : sums_) {
      if (sum == 0) continue;
      const program::Slot& info = program_.slots[slot];
      const auto narrow = [](std::int32_t value) { return static_cast<std::int16_t>(value); };
      changes.push_back({static_cast<std::uint16_t>(slot), narrow(std::clamp(sum, -kMostChange, kMostChange)),
                         narrow(info.min), narrow(info.max)});
    }
    sums_.clear();
  }

  std::uint32_t change_set(const std::vector<Change>& changes) {
    std::vector<std::pair<std::uint16_t, std::int16_t>> key;
    key.reserve(changes.size());
    for (const Change& change : changes) key.emplace_back(change.slot, change.amount);
    const auto [known, is_new] =
        change_sets_.try_emplace(std::move(key), static_cast<std::uint32_t>(plan_.change_sets.size()));
    if (!is_new) return known->second;
    ChangeSet set;
    // Each in a cell of its own, so that none waits for another.
    for (std::uint32_t i = 0; i < WalkCells::kZeros; ++i)
      set.first[i].slot = static_cast<std::uint16_t>(plan_.cells.zero + i);
    const std::size_t here = std::min(changes.size(), set.first.size());
    std::copy_n(changes.begin(), here, set.first.begin());
    set.more = {static_cast<std::uint32_t>(plan_.changes.size()),
                static_cast<std::uint32_t>(changes.size() - here)};
    plan_.changes.insert(plan_.changes.end(), changes.begin() + static_cast<std::ptrdiff_t>(here),
                         changes.end());
    plan_.change_sets.push_back(set);
    return known->second;
  }

  // --- what is offered, and where it goes ---

  std::uint32_t offer_table(std::uint32_t index) {
    const Range choices = program_.nodes[index].choices;
    if (choices.size > kMostChoices) return DecisionTables::kNoTable;
    const auto is_once = [&](std::uint32_t choice) {
      return (program_.choices[choice].flags & program::ChoiceFlag::once) != 0;
    };
    std::vector<Code> conditions;
    std::vector<std::uint32_t> once;
    for (std::uint32_t i = choices.begin; i != choices.end(); ++i) {
      conditions.push_back(program_.choices[i].when);
      if (is_once(i)) once.push_back(plan_.cells.chosen + i);
    }
    std::map<std::uint64_t, std::uint32_t> offers;  // by the set of places
    return plan_.tables.add(conditions, once, [&](const std::int32_t* cells, std::vector<Look>& looks) {
      std::uint64_t offered = 0;
      for (std::uint32_t i = choices.begin; i != choices.end(); ++i) {
        if (is_once(i) && cells[plan_.cells.chosen + i] != 0) continue;
        if (!look(Look::What::choice, i, plan_.choice_when[i], cells, looks)) continue;
        looks.push_back({Look::What::offered, 1, i});
        offered |= std::uint64_t{1} << (i - choices.begin);
      }
      const auto [known, is_new] =
          offers.try_emplace(offered, static_cast<std::uint32_t>(plan_.offers.size()));
      if (is_new) add_offer(index, offered);
      return known->second;
    });
  }

  void add_offer(std::uint32_t node, std::uint64_t offered) {
    const Range choices = program_.nodes[node].choices;
    const auto begin = static_cast<std::uint32_t>(plan_.offer_items.size());
    for (std::uint32_t place = 0; place < choices.size; ++place) {
      if ((offered >> place & 1U) == 0) continue;
      plan_.offer_items.push_back({session::InputKind::choice, choices.begin + place});
    }
    const auto size = static_cast<std::uint32_t>(plan_.offer_items.size()) - begin;
    plan_.offers.push_back({{begin, size}, static_cast<std::uint32_t>(plan_.offer_points.size())});
    const std::span<const WalkItem> items = std::span<const WalkItem>(plan_.offer_items).subspan(begin, size);
    for (std::uint32_t place = 0; place < choices.size; ++place) {
      const auto first = static_cast<std::uint32_t>(plan_.points.size());
      if ((offered >> place & 1U) != 0) {
        for_points_of_choice(program_, node, place, items,
                             [&](const WalkPoints& points) { plan_.points.push_back(points); });
      }
      plan_.offer_points.push_back({first, static_cast<std::uint32_t>(plan_.points.size()) - first});
    }
  }

  std::uint32_t arm_table(Range arms) {
    std::vector<Code> conditions;
    for (std::uint32_t i = arms.begin; i != arms.end(); ++i) conditions.push_back(program_.arms[i].when);
    return plan_.tables.add(conditions, {}, [&](const std::int32_t* cells, std::vector<Look>& looks) {
      for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
        if (look(Look::What::arm, i, plan_.arm_when[i], cells, looks)) return program_.arms[i].go;
      }
      return kNone;
    });
  }

  std::uint32_t interrupt_table() {
    const auto count = static_cast<std::uint32_t>(program_.interrupts.size());
    if (count == 0 || count > kMostInterrupts) return DecisionTables::kNoTable;
    std::vector<Code> conditions;
    for (const program::Interrupt& interrupt : program_.interrupts) conditions.push_back(interrupt.when);
    return plan_.tables.add(conditions, {}, [&](const std::int32_t* cells, std::vector<Look>& looks) {
      std::uint32_t held = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (look(Look::What::interrupt, i, plan_.interrupt_when[i], cells, looks)) held |= 1U << i;
      }
      return held;
    });
  }

  // --- lines ---

  /// Of lines that do nothing: only which sides of their conditions were seen.
  std::uint32_t line_table(Range steps) {
    std::vector<Code> conditions;
    for (std::uint32_t i = steps.begin; i != steps.end(); ++i) {
      if (plan_.line_steps[i].acts) return DecisionTables::kNoTable;
      const Line& line = program_.lines[plan_.line_steps[i].line];
      conditions.push_back(line.when);
      for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
        conditions.push_back(program_.lines[k].when);
      }
    }
    return plan_.tables.add(conditions, {}, [&](const std::int32_t* cells, std::vector<Look>& looks) {
      for (std::uint32_t i = steps.begin; i != steps.end(); ++i) {
        const std::uint32_t index = plan_.line_steps[i].line;
        const Line& line = program_.lines[index];
        if (!look(Look::What::line, index, plan_.line_when[index], cells, looks)) continue;
        if (line.kind != LineKind::first) continue;
        for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
          if (program_.lines[k].kind == LineKind::first) continue;
          if (look(Look::What::line, k, plan_.line_when[k], cells, looks)) break;
        }
      }
      return 0U;
    });
  }

  WalkPlan& plan_;
  const Program& program_;
  std::map<std::uint32_t, std::int32_t> sums_;  // of one person
  std::map<std::vector<std::uint32_t>, std::uint32_t> reaction_tables_;
  std::map<std::vector<std::pair<std::uint16_t, std::int16_t>>, std::uint32_t> change_sets_;
};

}  // namespace

void make_walk_tables(WalkPlan& plan) {
  TableMaker(plan).make();
}

}  // namespace gesprek::analysis
