// Any text as a condition: it is refused with places inside the text, or gives code that passes the checks of
// a Program and can be run.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/program/condition.h"
#include "engine/program/evaluate.h"
#include "engine/program/program_file.h"

using namespace gesprek;
using namespace gesprek::program;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

class AnyName final : public ConditionNames {
 public:
  std::optional<NamedSlot> slot(std::string_view name) const override {
    if (name.empty() || name[0] == 'x') return std::nullopt;
    const auto slot = static_cast<std::uint32_t>(name[0]) % 3;
    return NamedSlot{slot, static_cast<SlotKind>(slot)};
  }
  std::string suggest_slot(std::string_view) const override { return {}; }
  std::optional<std::int32_t> enum_value(std::uint32_t, std::string_view value) const override {
    if (value.size() > 1) return std::nullopt;
    return static_cast<std::int32_t>(value.size());
  }
  std::string suggest_enum_value(std::uint32_t, std::string_view) const override { return {}; }
  std::optional<Target> target(std::string_view function, std::string_view name,
                               std::optional<std::string_view> answer) override {
    if (name.empty()) return std::nullopt;
    if (function == "seen") return Target{Op::seen, 0};
    if (function == "chosen") return Target{Op::chosen, 0};
    if (function == "knows") return Target{Op::knows, 0};
    if (function == "noted") return Target{Op::noted, 0};
    return answer ? Target{Op::event_with, 0} : Target{Op::event, 0};
  }
  std::string suggest_target(std::string_view, std::string_view) const override { return {}; }
};

struct AnyState {
  std::int64_t slot(std::uint32_t i) const { return static_cast<std::int64_t>(i) - 1; }
  bool seen(std::uint32_t) const { return true; }
  bool chosen(std::uint32_t) const { return false; }
  bool knows(std::uint32_t) const { return true; }
  bool noted(std::uint32_t) const { return false; }
  bool event(std::uint32_t) const { return true; }
  bool event_with(std::uint32_t) const { return false; }
  bool hook(std::uint32_t) const { return false; }
};

/// A Program with one of everything a condition can name.
Program host() {
  Program p;
  p.slots.resize(3);
  p.nodes.resize(1);
  p.nodes[0].way = Way::choices;
  p.nodes[0].choices = {0, 1};
  p.choices.resize(1);
  p.choices[0].go = 0;
  p.choice_infos.resize(1);
  p.facts.resize(1);
  p.events.resize(1);
  p.answers.resize(1);
  return p;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  Program p = host();
  AnyName names;
  int problems = 0;
  const std::optional<Code> code =
      compile_condition(text, names, p.code, p.constants, [&](const ConditionProblem& problem) {
        ++problems;
        require(problem.begin <= problem.end && problem.end <= text.size());
      });
  require(code.has_value() == (problems == 0));
  if (!code) {
    require(p.code.empty() && p.constants.empty());
    return 0;
  }
  p.choices[0].when = *code;
  require(find_fault(p).empty());
  const bool truth = holds(p, *code, AnyState{});
  require(truth == holds(p, *code, AnyState{}));
  return 0;
}
