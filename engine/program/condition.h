#pragma once
// Conditions (format 5.9): a subset of Lua expressions, parsed, type-checked and compiled into stack code.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/program/program.h"

namespace gesprek::program {

/// What a bare or dotted name means here.
struct NamedSlot {
  std::uint32_t slot = 0;
  SlotKind kind = SlotKind::integer;
};

/// Looks names up while a condition is compiled. Every look-up gives nothing for an unknown name;
/// `suggest_*` give the nearest known name or an empty text.
class ConditionNames {
 public:
  virtual ~ConditionNames() = default;
  [[nodiscard]] virtual std::optional<NamedSlot> slot(std::string_view name) const = 0;
  [[nodiscard]] virtual std::string suggest_slot(std::string_view name) const = 0;
  /// The place of `value` in the enumeration of `slot`.
  [[nodiscard]] virtual std::optional<std::int32_t> enum_value(std::uint32_t slot,
                                                               std::string_view value) const = 0;
  [[nodiscard]] virtual std::string suggest_enum_value(std::uint32_t slot, std::string_view value) const = 0;
  /// function is seen, chosen, knows, noted or event; the index that its instruction carries. `answer` is
  /// only given for event(name, answer).
  struct Target {
    Op op = Op::seen;
    std::uint32_t index = 0;
  };
  [[nodiscard]] virtual std::optional<Target> target(std::string_view function, std::string_view name,
                                                     std::optional<std::string_view> answer) = 0;
  [[nodiscard]] virtual std::string suggest_target(std::string_view function,
                                                   std::string_view name) const = 0;
  /// A condition of hooks.lua (5.26): its place in Program::hooks. kNone for a name that cannot be asked
  /// here, which is reported by whoever says so; nothing for an unknown name.
  [[nodiscard]] virtual std::optional<std::uint32_t> hook(std::string_view /*name*/) { return std::nullopt; }
  [[nodiscard]] virtual std::vector<std::string_view> hook_names() const { return {}; }
};

/// A mistake inside a condition: bytes [begin, end) of the condition's own text.
struct ConditionProblem {
  DiagnosticCode code{};
  std::size_t begin = 0, end = 0;
  std::vector<std::string> args;
};

/// Appends the code of `text` to `code` (and wide constants to `constants`) and gives its range, or reports
/// every problem found through `report` and gives nothing. At most 4 KB and 64 parentheses deep.
[[nodiscard]] std::optional<Code> compile_condition(
    std::string_view text, ConditionNames& names, std::vector<Instruction>& code,
    std::vector<std::int64_t>& constants, const std::function<void(const ConditionProblem&)>& report);

}  // namespace gesprek::program
