// Smells of effects and of what nothing reads.

#include <algorithm>
#include <string>

#include "engine/analysis/smells.h"

namespace gesprek::analysis {

using program::Choice;
using program::Code;
using program::kNone;
using program::Op;
using program::Program;
using program::Range;

namespace {

bool reads(const Program& program, Code code, std::uint32_t slot) {
  for (std::uint32_t i = code.begin; i != code.end(); ++i) {
    const program::Instruction& at = program.code[i];
    switch (at.op) {
      case Op::slot:
        if (static_cast<std::uint32_t>(at.a) == slot) return true;
        break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge:
        if (at.b == slot) return true;
        break;
      case Op::hook: return true;
      default: break;
    }
  }
  return false;
}

bool rows_read(const Program& program, Range rows, std::uint32_t slot) {
  for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
    if (reads(program, program.rows[r].when, slot)) return true;
  }
  return false;
}

bool lines_touch(const Program& program, Range lines, std::uint32_t slot) {
  for (std::uint32_t i = lines.begin; i != lines.end(); ++i) {
    const program::Line& line = program.lines[i];
    if (reads(program, line.when, slot) || lines_touch(program, line.first, slot)) return true;
    // A line without its own mood takes one by a condition.
    for (std::uint32_t e = line.effects.begin; e != line.effects.end(); ++e) {
      if (program.effects[e].slot == slot) return true;
    }
    for (std::uint32_t v = line.reveals.begin; v != line.reveals.end(); ++v) {
      if (reads(program, program.reveals[v].when, slot)) return true;
    }
  }
  return false;
}

/// Whether anything between the effect of `choice` and the entry of the next node asks for `slot` (5.6).
bool is_asked_on_the_way(const Program& program, const Choice& choice, std::uint32_t slot) {
  if (!program.hooks.empty() || lines_touch(program, choice.reply, slot)) return true;
  for (std::uint32_t i = choice.reveals.begin; i != choice.reveals.end(); ++i) {
    if (reads(program, program.reveals[i].when, slot)) return true;
  }
  for (const program::CastMember& member : program.cast) {
    if (rows_read(program, member.each_turn, slot) || rows_read(program, member.closed, slot) ||
        rows_read(program, member.moods, slot))
      return true;
  }
  return std::any_of(
      program.interrupts.begin(), program.interrupts.end(),
      [&](const program::Interrupt& interrupt) { return reads(program, interrupt.when, slot); });
}

std::string name_of(const Program& program, std::uint32_t slot) {
  return std::string(program.text(program.slots[slot].name));
}

bool reaction_touches(const Program& program, Range reactions, std::uint32_t slot) {
  for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
    const Range rows = program.reactions[program.reaction_refs[i]].rows;
    for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
      const Range deltas = program.rows[r].deltas;
      for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
        if (program.deltas[d].slot == slot) return true;
      }
    }
  }
  return false;
}

bool sets(const Program& program, Range effects, std::uint32_t slot) {
  return std::any_of(program.effects.begin() + effects.begin, program.effects.begin() + effects.end(),
                     [&](const program::Effect& effect) { return effect.slot == slot && effect.sets != 0; });
}

void remark_on_overwriting(const Program& program, std::uint32_t index, std::vector<Remark>& out) {
  const Choice& choice = program.choices[index];
  for (std::uint32_t e = choice.effects.begin; e != choice.effects.end(); ++e) {
    const program::Effect& effect = program.effects[e];
    // 5.7: the effect comes after what the person made of it.
    if (effect.sets != 0 && reaction_touches(program, choice.reactions, effect.slot)) {
      out.push_back({DiagnosticCode::effect_overwritten,
                     {PlaceKind::choice, index},
                     {name_of(program, effect.slot),
                      bilingual("het 'effect' van de keuze zelf", "the choice's own 'effect'")},
                     {}});
    }
    if (choice.go >= program.nodes.size()) continue;
    const program::Node& next = program.nodes[choice.go];
    if (!sets(program, next.effects, effect.slot)) continue;
    if (is_asked_on_the_way(program, choice, effect.slot)) continue;
    const std::string node(program.text(next.id));
    out.push_back({DiagnosticCode::effect_overwritten,
                   {PlaceKind::choice, index},
                   {name_of(program, effect.slot), bilingual("het 'effect' van moment '" + node + "'",
                                                             "the 'effect' of node '" + node + "'")},
                   {}});
  }
}

/// Cast state that the case itself changes and that no condition of case or persona asks for. Variables have
/// W0456.
void remark_on_unread_state(const Program& program, std::vector<Remark>& out) {
  std::vector<std::uint8_t> is_read(program.slots.size(), program.hooks.empty() ? 0 : 1);
  for (const program::Instruction& at : program.code) {
    switch (at.op) {
      case Op::slot: is_read[static_cast<std::uint32_t>(at.a)] = 1; break;
      case Op::slot_eq:
      case Op::slot_ne:
      case Op::slot_lt:
      case Op::slot_le:
      case Op::slot_gt:
      case Op::slot_ge: is_read[at.b] = 1; break;
      default: break;
    }
  }
  const auto look = [&](Range effects, RemarkPlace place) {
    for (std::uint32_t e = effects.begin; e != effects.end(); ++e) {
      const std::uint32_t slot = program.effects[e].slot;
      if (is_read[slot] != 0 || program.slots[slot].cast == kNone) continue;
      is_read[slot] = 1;  // said once
      out.push_back({DiagnosticCode::state_never_read, place, {name_of(program, slot)}, {}});
    }
  };
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    const program::Node& node = program.nodes[n];
    look(node.effects, {PlaceKind::node, n});
    for (std::uint32_t l = node.lines.begin; l != node.lines.end(); ++l) {
      look(program.lines[l].effects, {PlaceKind::line, l});
    }
    for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
      look(program.choices[c].effects, {PlaceKind::choice, c});
    }
  }
}

}  // namespace

void remark_on_effects(const Program& program, std::vector<Remark>& out) {
  for (std::uint32_t c = 0; c < program.choices.size(); ++c) remark_on_overwriting(program, c, out);
  remark_on_unread_state(program, out);
}

}  // namespace gesprek::analysis
