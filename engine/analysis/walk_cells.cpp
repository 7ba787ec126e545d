#include "engine/analysis/walk_cells.h"

#include <algorithm>

namespace gesprek::analysis {

WalkCells::WalkCells(const program::Program& program) {
  for (const program::Slot& slot : program.slots) {
    at_start.push_back(std::clamp(slot.start, slot.min, slot.max));
  }
  const auto room_for = [this](std::size_t count) {
    const auto first = static_cast<std::uint32_t>(at_start.size());
    at_start.resize(at_start.size() + count, 0);
    return first;
  };
  events = room_for(program.events.size());
  answers = room_for(program.answers.size());
  facts = room_for(program.facts.size());
  seen = room_for(program.nodes.size());
  chosen = room_for(program.choices.size());
  zero = room_for(kZeros);
  unread = room_for(1);
  size = static_cast<std::uint32_t>(at_start.size());
}

}  // namespace gesprek::analysis
