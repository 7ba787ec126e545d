#pragma once
// Run-time hooks (format 5.26) as a session sees them: something that can be asked, and what it wants done. A
// session carries that out and remembers it, so that going back, restoring and looking ahead never ask again.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::program {

/// What a hook can read of a session.
class HookView {
 public:
  virtual ~HookView() = default;
  [[nodiscard]] virtual std::int32_t slot(std::uint32_t slot) const = 0;
  /// As `seen()` in a condition (5.5).
  [[nodiscard]] virtual bool seen(std::uint32_t node) const = 0;
  [[nodiscard]] virtual std::uint32_t turn() const = 0;
};

enum class HookEffectKind : std::uint8_t {
  set,      // slot `target` becomes `value`, which is within its bounds
  event,    // event `target` is emitted
  note,     // `text` is noted for the debrief
  clamped,  // `text` tells the author that a value was outside its bounds
  rubric,   // a line about criterion `target`: `text` says why; `value` caps it (percent), -1: only a note
  holds     // the condition said `value` (0, 1)
};
struct HookEffect {
  HookEffectKind kind = HookEffectKind::note;
  std::uint32_t target = kNone;
  std::int32_t value = 0;
  std::string text;
  friend bool operator==(const HookEffect& a, const HookEffect& b) {
    return a.kind == b.kind && a.target == b.target && a.value == b.value && a.text == b.text;
  }
  friend bool operator!=(const HookEffect& a, const HookEffect& b) { return !(a == b); }
};

/// One call of one hook, and what came of it. A failed one has no effects and is not asked again in this
/// session.
struct HookRecord {
  std::uint32_t hook = 0;  // in Program::hooks
  bool failed = false;
  std::string problem;  // of a failed one: a Dutch clause ("het rekent te lang (regel 3)")
  std::vector<HookEffect> effects;
  friend bool operator==(const HookRecord& a, const HookRecord& b) {
    return a.hook == b.hook && a.failed == b.failed && a.problem == b.problem && a.effects == b.effects;
  }
  friend bool operator!=(const HookRecord& a, const HookRecord& b) { return !(a == b); }
};

/// Runs hooks. Holds no state of a session: one can serve many.
class Hooks {
 public:
  virtual ~Hooks() = default;
  /// `node` and `choice` where the hook is told them (on_enter, on_choice); else kNone. The same arguments
  /// over the same view give the same record, in every build (but for one that was stopped by the clock).
  /// Never throws.
  [[nodiscard]] virtual HookRecord run(const Program& program, std::uint32_t hook, std::uint32_t node,
                                       std::uint32_t choice, const HookView& view, std::uint64_t seed) = 0;
};

/// Whether `record` is one that hooks of `program` could have given; what is read from a file is only
/// believed after it.
[[nodiscard]] bool fits(const Program& program, const HookRecord& record);

/// The hooks in the text that `program` carries, run in the Lua sandbox; null when it has none. (In the
/// compiler's library: a Program itself is played without Lua.)
[[nodiscard]] std::unique_ptr<Hooks> make_lua_hooks(const Program& program);

}  // namespace gesprek::program
