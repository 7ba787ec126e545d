#include "engine/program/hooks.h"

#include "engine/base/text.h"

namespace gesprek::program {

namespace {

constexpr std::size_t kMostEffects = 2000;
constexpr std::size_t kMostTextBytes = std::size_t{64} * 1024;

bool fits(const Program& program, HookKind hook, const HookEffect& effect) {
  if (effect.text.size() > kMostTextBytes || find_invalid_utf8(effect.text)) return false;
  const bool is_event_hook =
      hook == HookKind::on_enter || hook == HookKind::on_choice || hook == HookKind::on_end;
  switch (effect.kind) {
    case HookEffectKind::set: {
      if (!is_event_hook || effect.target >= program.slots.size()) return false;
      const Slot& slot = program.slots[effect.target];
      return effect.value >= slot.min && effect.value <= slot.max;
    }
    case HookEffectKind::event: return is_event_hook && effect.target < program.events.size();
    case HookEffectKind::clamped: return is_event_hook;
    case HookEffectKind::note: return hook != HookKind::condition;
    case HookEffectKind::rubric:
      return hook == HookKind::rubric && effect.target < program.criteria.size() && effect.value >= -1 &&
             effect.value <= 100;
    case HookEffectKind::holds:
      return hook == HookKind::condition && (effect.value == 0 || effect.value == 1);
  }
  return false;
}

}  // namespace

bool fits(const Program& program, const HookRecord& record) {
  if (record.hook >= program.hooks.size() || record.effects.size() > kMostEffects) return false;
  if (record.problem.size() > kMostTextBytes || find_invalid_utf8(record.problem)) return false;
  if (record.failed && !record.effects.empty()) return false;
  const HookKind kind = program.hooks[record.hook].kind;
  for (const HookEffect& effect : record.effects) {
    if (!fits(program, kind, effect)) return false;
  }
  return kind != HookKind::condition || record.failed || record.effects.size() == 1;
}

}  // namespace gesprek::program
