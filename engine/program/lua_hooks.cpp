// Hooks in Lua: what `s` means in terms of a Program, and what a call becomes (format 5.26).

#include <map>
#include <utility>

#include "engine/program/hooks.h"
#include "engine/program/names.h"
#include "engine/script/hooks.h"

namespace gesprek::program {

namespace {

using script::HookHost;
using script::TwoWords;
using script::Value;
using script::ValueKind;

constexpr std::size_t kMostEffects = 1000;  // of one call

HookHost::Answer refuse(TwoWords words) {
  return {Value(), std::move(words)};
}

/// One call: reads the session through `view`, sees what it has set itself, and collects what is to be done.
class Scene final : public HookHost {
 public:
  struct Names {
    NameTable slots, events, nodes, criteria;
    std::vector<std::uint8_t> is_readable, is_writable;  // per slot
  };

  Scene(const Program& program, const Names& names, HookKind kind, const HookView& view)
      : program_(program), names_(names), kind_(kind), view_(view) {}

  Answer get(std::string_view name) override {
    const std::uint32_t slot = names_.slots.find(name);
    if (slot == kNone || (names_.is_readable[slot] == 0 && names_.is_writable[slot] == 0)) {
      return undeclared(name, slot, "reads");
    }
    const auto set = set_.find(slot);
    return {written(slot, set != set_.end() ? set->second : view_.slot(slot)), std::nullopt};
  }

  Answer set(std::string_view name, const Value& value) override {
    if (auto no = may_act("s.set")) return *no;
    const std::uint32_t slot = names_.slots.find(name);
    if (slot == kNone || names_.is_writable[slot] == 0) return undeclared(name, slot, "writes");
    const Slot& info = program_.slots[slot];
    const std::optional<std::int64_t> wanted = number_of(info, value);
    if (!wanted) {
      const TwoWords got = script::describe(value);
      return refuse({"s.set: " + got.nl + " past niet bij " + std::string(name),
                     "s.set: " + got.en + " does not fit " + std::string(name)});
    }
    const std::int64_t now = std::min<std::int64_t>(std::max<std::int64_t>(*wanted, info.min), info.max);
    set_[slot] = static_cast<std::int32_t>(now);
    add({HookEffectKind::set, slot, static_cast<std::int32_t>(now), {}});
    if (now != *wanted) {
      // 5.26: clamped and noted.
      add({HookEffectKind::clamped, kNone, 0,
           std::string(name) + " zou " + std::to_string(*wanted) + " worden; " +
               (now < *wanted ? "hoger dan " : "lager dan ") + std::to_string(now) + " gaat niet."});
    }
    return done();
  }

  Answer event(std::string_view name) override {
    if (auto no = may_act("s.event")) return *no;
    const std::uint32_t event = names_.events.find(name);
    if (event == kNone) {
      const std::string text(name);
      return refuse(
          {"s.event: er is geen gebeurtenis '" + text + "'", "s.event: there is no event '" + text + "'"});
    }
    add({HookEffectKind::event, event, 0, {}});
    return done();
  }

  Answer note(std::string_view text) override {
    if (kind_ == HookKind::condition) return *may_act("s.note");
    add({HookEffectKind::note, kNone, 0, std::string(text)});
    return done();
  }

  Answer seen(std::string_view node) override {
    const std::uint32_t index = names_.nodes.find(node);
    if (index == kNone) {
      const std::string text(node);
      return refuse({"s.seen: er is geen moment '" + text + "'", "s.seen: there is no node '" + text + "'"});
    }
    Value value;
    value.kind = ValueKind::boolean;
    value.boolean = view_.seen(index);
    return {value, std::nullopt};
  }

  std::int64_t turn() override { return view_.turn(); }

  [[nodiscard]] bool did_too_much() const { return too_much_; }
  std::vector<HookEffect> take() { return std::move(effects_); }

 private:
  void add(HookEffect effect) {
    if (effects_.size() >= kMostEffects) {
      too_much_ = true;
    } else {
      effects_.push_back(std::move(effect));
    }
  }
  Answer done() {
    if (!too_much_) return {};
    return refuse({"het doet te veel in één keer", "it does too much at once"});
  }

  /// Conditions and the rubric look; they change nothing.
  std::optional<Answer> may_act(const char* function) const {
    if (kind_ != HookKind::condition && kind_ != HookKind::rubric) return std::nullopt;
    const std::string name = function;
    return refuse({name + " kan hier niet: een voorwaarde of rubric kijkt alleen",
                   name + " cannot be used here: a condition or rubric only looks"});
  }

  Answer undeclared(std::string_view name, std::uint32_t slot, const char* list) const {
    const std::string text(name);
    if (slot == kNone) {
      SuggestionBudget budget;
      std::string meant = names_.slots.nearest_to(name, budget);
      if (meant.find('#') != std::string::npos) meant.clear();
      return refuse(
          {"er is geen variabele '" + text + "'" + (meant.empty() ? "" : " (bedoel je '" + meant + "'?)"),
           "there is no variable '" + text + "'" +
               (meant.empty() ? "" : " (did you mean '" + meant + "'?)")});
    }
    return refuse({"'" + text + "' staat niet in " + list, "'" + text + "' is not in " + list});
  }

  [[nodiscard]] Value written(std::uint32_t slot, std::int32_t value) const {
    const Slot& info = program_.slots[slot];
    if (info.kind == SlotKind::integer) return Value::of(std::int64_t{value});
    if (info.kind == SlotKind::enumeration) {
      return Value::of(program_.text(program_.names[info.values.begin + static_cast<std::uint32_t>(value)]));
    }
    Value out;
    out.kind = ValueKind::boolean;
    out.boolean = value != 0;
    return out;
  }

  [[nodiscard]] std::optional<std::int64_t> number_of(const Slot& info, const Value& value) const {
    if (info.kind == SlotKind::integer)
      return value.is_integer() ? std::optional(value.integer) : std::nullopt;
    if (info.kind == SlotKind::boolean) {
      return value.kind == ValueKind::boolean ? std::optional<std::int64_t>(value.boolean ? 1 : 0)
                                              : std::nullopt;
    }
    if (!value.is_text()) return std::nullopt;
    for (std::uint32_t i = 0; i < info.values.size; ++i) {
      if (program_.text(program_.names[info.values.begin + i]) == value.text) return i;
    }
    return std::nullopt;
  }

  const Program& program_;
  const Names& names_;
  HookKind kind_;
  const HookView& view_;
  std::map<std::uint32_t, std::int32_t> set_;
  std::vector<HookEffect> effects_;
  bool too_much_ = false;
};

class LuaHooks final : public Hooks {
 public:
  explicit LuaHooks(const Program& program) {
    for (const Slot& slot : program.slots) names_.slots.add(program.text(slot.name));
    for (const EventName& event : program.events) names_.events.add(program.text(event.id));
    for (const Node& node : program.nodes) names_.nodes.add(program.text(node.id));
    for (const Criterion& criterion : program.criteria) names_.criteria.add(program.text(criterion.id));
    names_.is_readable.assign(program.slots.size(), 0);
    names_.is_writable.assign(program.slots.size(), 0);
    for (const std::uint32_t slot : program.hook_reads) names_.is_readable[slot] = 1;
    for (const std::uint32_t slot : program.hook_writes) names_.is_writable[slot] = 1;
  }

  HookRecord run(const Program& program, std::uint32_t hook, std::uint32_t node, std::uint32_t choice,
                 const HookView& view, std::uint64_t seed) override {
    const HookKind kind = program.hooks[hook].kind;
    std::vector<std::string> arguments;
    if (node != kNone) arguments.emplace_back(program.text(program.nodes[node].id));
    if (choice != kNone) arguments.emplace_back(program.text(program.choice_infos[choice].id));
    Scene scene(program, names_, kind, view);
    script::HookCall call =
        script::call_hook(program.text(program.header.hooks), program.text(program.hooks[hook].name),
                          arguments, scene, script::ScriptLimits(), seed);
    HookRecord record;
    record.hook = hook;
    if (call.failure || scene.did_too_much()) return failed(std::move(record), call);
    record.effects = scene.take();
    if (kind == HookKind::condition)
      record.effects.push_back({HookEffectKind::holds, kNone, call.holds ? 1 : 0, {}});
    for (script::RubricLine& line : call.rubric) {
      const std::uint32_t criterion = names_.criteria.find(line.criterion);
      if (criterion == kNone) {
        record.effects.clear();
        record.failed = true;
        record.problem = "rubric: deze casus kent geen criterium '" + line.criterion + "'";
        return record;
      }
      record.effects.push_back(
          {HookEffectKind::rubric, criterion, line.cap.value_or(-1), std::move(line.why)});
    }
    return record;
  }

 private:
  static HookRecord failed(HookRecord record, const script::HookCall& call) {
    record.failed = true;
    if (call.failure) {
      record.problem = call.failure->what.nl;
      if (call.failure->line > 0)
        record.problem.insert(0, "regel " + std::to_string(call.failure->line) + ": ");
    } else {
      record.problem = "het doet te veel in één keer";
    }
    return record;
  }

  Scene::Names names_;
};

}  // namespace

std::unique_ptr<Hooks> make_lua_hooks(const Program& program) {
  if (program.hooks.empty()) return nullptr;
  return std::make_unique<LuaHooks>(program);
}

}  // namespace gesprek::program
