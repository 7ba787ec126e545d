#include "engine/analysis/interval_state.h"

#include <algorithm>

namespace gesprek::analysis {

using program::kNone;
using program::Op;
using program::Program;

std::uint32_t VariableLayout::add(std::int32_t most) {
  start_.push_back({0, 0});
  range_.push_back({0, most});
  return static_cast<std::uint32_t>(start_.size()) - 1;
}

VariableLayout::VariableLayout(const Program& program)
    : visits(program.nodes.size(), kNone),
      chosen(program.choices.size(), kNone),
      knows(program.facts.size(), kNone),
      noted(program.facts.size(), kNone),
      waits(program.facts.size(), kNone),
      event(program.events.size(), kNone),
      answer(program.answers.size(), kNone),
      closed(program.topics.size(), kNone),
      mend(program.repairs.size(), kNone),
      fired(program.interrupts.size(), kNone),
      thresholds_(program.slots.size()) {
  for (const program::Slot& slot : program.slots) {
    start_.push_back({slot.start, slot.start});
    range_.push_back({slot.min, slot.max});
  }
  for (const program::Interrupt& interrupt : program.interrupts) {
    most_turns = std::max({most_turns, interrupt.after, interrupt.for_turns});
  }
  turn = add(most_turns);

  const auto follow = [&](std::uint32_t& place, std::int32_t most) {
    if (place == kNone) place = add(most);
  };
  const auto note_threshold = [&](std::uint32_t slot, std::int32_t value) {
    const program::Slot& info = program.slots[slot];
    if (value < info.min || value > info.max) return;
    for (const std::int32_t near : {value - 1, value, value + 1}) {
      if (near >= info.min && near <= info.max) thresholds_[slot].push_back(near);
    }
  };
  for (std::size_t i = 0; i < program.code.size(); ++i) {
    const program::Instruction& at = program.code[i];
    const auto index = static_cast<std::uint32_t>(at.a);
    switch (at.op) {
      case Op::seen: follow(visits[index], 2); break;
      case Op::chosen: follow(chosen[index], 1); break;
      case Op::noted: follow(noted[index], 1); [[fallthrough]];
      case Op::knows: follow(knows[index], 1); break;
      case Op::event: follow(event[index], 1); break;
      case Op::event_with: follow(answer[index], 1); break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge: note_threshold(at.b, at.a); break;
      case Op::slot:
        // Compared with a constant that follows, or in a sum: the numbers nearby are as good a guess as any.
        for (std::size_t k = i + 1; k < program.code.size() && k < i + 3; ++k) {
          if (program.code[k].op == Op::push) note_threshold(index, program.code[k].a);
        }
        break;
      default: break;
    }
  }
  for (std::uint32_t i = 0; i < program.choices.size(); ++i) {
    if ((program.choices[i].flags & program::ChoiceFlag::once) != 0) follow(chosen[i], 1);
  }
  bool somebody_closes = false;
  for (const program::CastMember& member : program.cast) {
    somebody_closes = somebody_closes || !member.closed.empty();
  }
  for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
    if (knows[i] != kNone && somebody_closes) waits[i] = add(1);
  }
  for (std::uint32_t& place : closed) place = add(1);
  // One more than the window: what is left is counted down at the end of the turn in which it begins, too.
  for (std::uint32_t i = 0; i < program.repairs.size(); ++i) {
    mend[i] = add(std::clamp(program.repairs[i].within, 0, 2000) + 1);
  }
  for (std::uint32_t i = 0; i < program.interrupts.size(); ++i) {
    if (program.interrupts[i].repeat == 0) fired[i] = add(1);
  }
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    std::vector<std::int32_t>& list = thresholds_[i];
    list.push_back(program.slots[i].min);
    list.push_back(program.slots[i].max);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

}  // namespace gesprek::analysis
