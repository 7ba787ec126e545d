#include "engine/analysis/decision_table.h"

#include <algorithm>
#include <map>
#include <set>

namespace gesprek::analysis {

using program::Instruction;
using program::Op;

namespace {

constexpr std::size_t kMostOfAll = 1U << 18U;  // places of all tables together
constexpr std::size_t kMost16 = 0xffff;

}  // namespace

/// What conditions read: of every cell the values at which something may change.
struct DecisionTables::Reads {
  std::map<std::uint32_t, std::set<std::int64_t>>
      cuts;                       // a cut: it and what is above it may differ from below
  std::set<std::uint32_t> whole;  // every value may differ

  void add(const Instruction& instruction, const WalkCells& layout) {
    const std::int64_t a = instruction.a;
    const auto index = static_cast<std::uint32_t>(instruction.a);
    switch (instruction.op) {
      case Op::slot: whole.insert(index); break;
      case Op::slot_eq:
      case Op::slot_ne: cuts[instruction.b].insert({a, a + 1}); break;
      case Op::slot_lt:
      case Op::slot_ge: cuts[instruction.b].insert(a); break;
      case Op::slot_le:
      case Op::slot_gt: cuts[instruction.b].insert(a + 1); break;
      case Op::seen: add_flag(layout.seen + index); break;
      case Op::chosen: add_flag(layout.chosen + index); break;
      case Op::knows: add_flag(layout.facts + index); break;
      case Op::event: add_flag(layout.events + index); break;
      case Op::event_with: add_flag(layout.answers + index); break;
      default: break;
    }
  }
  void add_flag(std::uint32_t cell) { cuts[cell].insert(1); }
};

std::uint32_t DecisionTables::add(std::span<const program::Code> conditions,
                                  std::span<const std::uint32_t> cells, const Decide& decide) {
  Reads reads;
  for (const program::Code code : conditions) {
    for (std::uint32_t i = code.begin; i != code.end(); ++i) reads.add(program_->code[i], *layout_);
  }
  for (const std::uint32_t cell : cells) reads.add_flag(cell);
  for (const std::uint32_t slot : reads.whole) reads.cuts[slot];

  struct Value {
    std::uint32_t cell;
    std::int64_t min, max;
    std::vector<std::int64_t> firsts;  // the least value of every class
  };
  std::vector<Value> values;
  std::size_t places = 1;
  for (const auto& [cell, cuts] : reads.cuts) {
    const bool is_slot = cell < program_->slots.size();
    Value value{cell, is_slot ? program_->slots[cell].min : 0, is_slot ? program_->slots[cell].max : 1, {}};
    if (value.min < -kFarthest || value.max > kFarthest || cell > kMost16) return kNoTable;
    const bool is_whole = reads.whole.count(cell) != 0;
    for (std::int64_t v = value.min; v <= value.max; ++v) {
      if (v == value.min || is_whole || cuts.count(v) != 0) value.firsts.push_back(v);
    }
    places *= value.firsts.size();
    if (places > most_ || places > kMost16) return kNoTable;
    if (value.firsts.size() > 1) values.push_back(std::move(value));
  }
  if (places > most_ || outcomes_.size() + places > kMostOfAll) return kNoTable;

  Table table;
  if (layout_->zero > kMost16) return kNoTable;
  table.atoms.fill({static_cast<std::uint16_t>(layout_->zero), 0});  // steps_[0] is 0
  table.more.begin = static_cast<std::uint32_t>(more_.size());
  table.first = this->places();
  std::size_t stride = 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    std::vector<std::uint16_t> steps;
    std::size_t of_class = 0;
    for (std::int64_t v = value.min; v <= value.max; ++v) {
      if (of_class + 1 < value.firsts.size() && v == value.firsts[of_class + 1]) ++of_class;
      steps.push_back(static_cast<std::uint16_t>(of_class * stride));
    }
    stride *= value.firsts.size();
    const auto [known, is_new] = step_runs_.try_emplace(steps, steps_.size());
    if (is_new) steps_.insert(steps_.end(), steps.begin(), steps.end());
    // What stands before all steps keeps this at least 0, also where a slot starts above 0.
    const std::int64_t from = static_cast<std::int64_t>(known->second) - value.min;
    if (from > static_cast<std::int64_t>(kMost16)) return kNoTable;
    const Atom atom{static_cast<std::uint16_t>(value.cell), static_cast<std::uint16_t>(from)};
    if (i < table.atoms.size()) {
      table.atoms[i] = atom;
    } else {
      more_.push_back(atom);
      ++table.more.size;
    }
  }

  // What is not read does not matter; what is, gets the least value of its class.
  std::vector<std::int32_t> row = layout_->at_start;
  std::vector<Look> looks;
  for (std::size_t p = 0; p < places; ++p) {
    std::size_t rest = p;
    for (const Value& value : values) {
      row[value.cell] = static_cast<std::int32_t>(value.firsts[rest % value.firsts.size()]);
      rest /= value.firsts.size();
    }
    looks.clear();
    outcomes_.push_back(decide(row.data(), looks));
    look_ranges_.push_back(
        {static_cast<std::uint32_t>(looks_.size()), static_cast<std::uint32_t>(looks.size())});
    looks_.insert(looks_.end(), looks.begin(), looks.end());
  }
  tables_.push_back(table);
  return static_cast<std::uint32_t>(tables_.size() - 1);
}

}  // namespace gesprek::analysis
