// Effects, events, reveals and conditions: what lines, choices, nodes and form options have in common.

#include <limits>
#include <optional>

#include "engine/program/compile_context.h"
#include "engine/program/condition.h"

namespace gesprek::program {

namespace {

/// A number as effects write it: sign, then digits. Nothing when it is none, or far too large.
struct WrittenNumber {
  std::int32_t value = 0;
  bool has_sign = false;
  bool sets = false;  // `=n`, or no sign
};
std::optional<WrittenNumber> read_number(std::string_view text) {
  WrittenNumber number;
  bool has_equals = false;
  if (!text.empty() && text.front() == '=') {
    has_equals = true;
    text.remove_prefix(1);
  }
  bool is_negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    number.has_sign = true;
    is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 9) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number.value = number.value * 10 + (c - '0');
  }
  if (is_negative) number.value = -number.value;
  number.sets = has_equals || !number.has_sign;
  number.has_sign = number.has_sign || has_equals;
  return number;
}

/// What a slot may be set to, in words.
std::string possible_values(const Program& program, const Slot& slot) {
  if (slot.kind == SlotKind::boolean) return "true, false";
  if (slot.kind == SlotKind::integer) return "+1, -1, =" + std::to_string(slot.start);
  std::string all;
  for (std::uint32_t i = slot.values.begin; i < slot.values.end(); ++i) {
    all += (all.empty() ? "" : ", ") + std::string(program.text(program.names[i]));
  }
  return all;
}

/// The place of `value` in the enumeration of `slot`.
std::optional<std::int32_t> find_value(const Program& program, const Slot& slot, std::string_view value) {
  for (std::uint32_t i = 0; i < slot.values.size; ++i) {
    if (program.text(program.names[slot.values.begin + i]) == value) return static_cast<std::int32_t>(i);
  }
  return std::nullopt;
}

std::string nearest_value(Context& context, const Slot& slot, std::string_view value) {
  NameTable candidates;
  for (std::uint32_t i = slot.values.begin; i < slot.values.end(); ++i) {
    candidates.add(context.program.text(context.program.names[i]));
  }
  return candidates.nearest_to(value, context.budget);
}

/// One entry of `effect` (5.8); nothing, and a message, when it does not fit its variable.
std::optional<Effect> compile_effect(Context& context, const scenario::Effect& from) {
  const std::string& name = from.target.value;
  const std::uint32_t index = context.slots.find(name);
  if (index == kNone) {
    context.report(DiagnosticCode::unknown_variable, from.target.where,
                   {name, context.slots.nearest_to(name, context.budget)});
    return std::nullopt;
  }
  context.slot_is_set[index] = 1;
  const Slot& slot = context.program.slots[index];
  const std::string& value = from.value.value;
  const auto wrong_type = [&] {
    context.report(DiagnosticCode::effect_wrong_type, from.value.where,
                   {name, value, possible_values(context.program, slot)});
    return std::nullopt;
  };
  switch (slot.kind) {
    case SlotKind::boolean:
      if (value != "true" && value != "false") return wrong_type();
      return Effect{index, value == "true" ? 1 : 0, 1};
    case SlotKind::enumeration: {
      const std::optional<std::int32_t> place = find_value(context.program, slot, value);
      if (place.has_value()) return Effect{index, *place, 1};
      context.report(
          DiagnosticCode::effect_unknown_value, from.value.where,
          {name, value, possible_values(context.program, slot), nearest_value(context, slot, value)});
      return std::nullopt;
    }
    case SlotKind::integer: break;
  }
  const std::optional<WrittenNumber> number = read_number(value);
  if (!number.has_value()) return wrong_type();
  if (number->sets && (number->value < slot.min || number->value > slot.max)) {
    context.report(DiagnosticCode::effect_outside_bounds, from.value.where,
                   {name, std::to_string(number->value), std::to_string(slot.min), std::to_string(slot.max)});
    return std::nullopt;
  }
  // 5.8: an unsigned number on cast state is probably a step that lost its sign.
  if (!number->has_sign && slot.cast != kNone) {
    context.report(DiagnosticCode::effect_without_sign, from.value.where, {name, value});
  }
  return Effect{index, number->value, number->sets ? 1U : 0U};
}

/// What names mean inside a condition: of the scenario, or of one person's rows (then bare names are that
/// person's own state and private variables).
class Names final : public ConditionNames {
 public:
  Names(Context& context, const SourceText& source, const scenario::Condition& condition, std::uint32_t node,
        std::uint32_t cast_member)
      : context_(context), source_(source), condition_(condition), node_(node), cast_(cast_member) {}

  [[nodiscard]] std::optional<NamedSlot> slot(std::string_view name) const override {
    std::uint32_t found = kNone;
    if (cast_ != kNone) {
      found = context_.slots.find(own_name(name, "."));
      if (found == kNone) found = context_.slots.find(own_name(name, ".#"));
    }
    if (found == kNone) found = context_.slots.find(name);
    if (found == kNone) return std::nullopt;
    context_.slot_is_read[found] = 1;
    return NamedSlot{found, context_.program.slots[found].kind};
  }

  [[nodiscard]] std::string suggest_slot(std::string_view name) const override {
    if (cast_ != kNone) {
      const std::string own = context_.slots.nearest_to(own_name(name, "."), context_.budget);
      const std::string prefix = own_name("", ".");
      if (own.compare(0, prefix.size(), prefix) == 0) {
        return own.substr(prefix.size() + (own.size() > prefix.size() && own[prefix.size()] == '#' ? 1 : 0));
      }
    }
    // A state variable without its person: "vertrouwen" for "karin.vertrouwen".
    if (cast_ == kNone && name.find('.') == std::string_view::npos) {
      for (std::size_t i = 0; i < context_.cast.size(); ++i) {
        const std::string full =
            std::string(context_.cast.name(static_cast<std::uint32_t>(i))) + "." + std::string(name);
        if (context_.slots.find(full) != kNone) return full;
      }
    }
    const std::string found = context_.slots.nearest_to(name, context_.budget);
    return found.find('#') == std::string::npos ? found : std::string();
  }

  [[nodiscard]] std::optional<std::int32_t> enum_value(std::uint32_t slot,
                                                       std::string_view value) const override {
    return find_value(context_.program, context_.program.slots[slot], value);
  }
  [[nodiscard]] std::string suggest_enum_value(std::uint32_t slot, std::string_view value) const override {
    return nearest_value(context_, context_.program.slots[slot], value);
  }

  [[nodiscard]] std::optional<Target> target(std::string_view function, std::string_view name,
                                             std::optional<std::string_view> answer) override {
    if (function == "seen") return found(Op::seen, context_.nodes.find(name));
    if (function == "knows") return found(Op::knows, context_.facts.find(name));
    if (function == "noted") return found(Op::noted, context_.facts.find(name));
    if (function == "chosen") return found(Op::chosen, find_choice(name));
    if (function != "event") return std::nullopt;
    const std::uint32_t event = context_.event_named(name);
    if (event == kNone) return std::nullopt;
    EventUse& use = context_.event_uses[event];
    if (!use.is_tested) {
      use.is_tested = true;
      use.tested = place_of(name);
      use.tested_in = &source_;
    }
    if (!answer.has_value()) return Target{Op::event, event};
    const std::uint32_t index = context_.find_answer(event, *answer, source_, place_of(*answer));
    // A wrong answer has been reported; the condition itself goes on.
    return index == kNone ? Target{Op::event, event} : Target{Op::event_with, index};
  }

  [[nodiscard]] std::optional<std::uint32_t> hook(std::string_view name) override {
    const std::uint32_t found = context_.hook_conditions.find(name);
    if (found == kNone) return std::nullopt;
    if (cast_ != kNone) return kNone;
    context_.condition_is_asked[found] = 1;
    return context_.first_condition + found;
  }
  [[nodiscard]] std::vector<std::string_view> hook_names() const override {
    std::vector<std::string_view> names;
    for (std::uint32_t i = 0; cast_ == kNone && i < context_.hook_conditions.size(); ++i) {
      names.push_back(context_.hook_conditions.name(i));
    }
    return names;
  }

  [[nodiscard]] std::string suggest_target(std::string_view function, std::string_view name) const override {
    if (function == "seen") return context_.nodes.nearest_to(name, context_.budget);
    if (function == "knows" || function == "noted") return context_.facts.nearest_to(name, context_.budget);
    if (function == "event") return context_.catalogue_events.nearest_to(name, context_.budget);
    if (function == "chosen") return suggest_choice(name);
    return {};
  }

 private:
  static std::optional<Target> found(Op op, std::uint32_t index) {
    if (index == kNone) return std::nullopt;
    return Target{op, index};
  }

  [[nodiscard]] std::string own_name(std::string_view name, std::string_view dot) const {
    std::string full(context_.cast.name(cast_));
    full += dot;
    full += name;
    return full;
  }

  /// Splits "node.choice"; a bare name is a choice of the own node (5.9).
  [[nodiscard]] std::pair<std::uint32_t, std::string_view> split_choice(std::string_view name) const {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return {node_, name};
    return {context_.nodes.find(name.substr(0, dot)), name.substr(dot + 1)};
  }

  std::uint32_t find_choice(std::string_view name) {
    const auto [node, id] = split_choice(name);
    if (node == kNone) return kNone;
    const std::uint32_t place = context_.choices_of(node).find(id);
    if (place == kNone) return kNone;
    // 5.10: a choice that is named has to keep its name when another is put before it.
    if (!context_.scenario.nodes[node].choices[place].has_own_id) {
      context_.diagnostics.add(DiagnosticCode::unnamed_choice_named, source_, place_of(name),
                               {std::string(name)});
    }
    return context_.first_choice[node] + place;
  }

  [[nodiscard]] std::string suggest_choice(std::string_view name) const {
    const auto [node, id] = split_choice(name);
    const std::size_t dot = name.find('.');
    if (node == kNone) {
      if (dot == std::string_view::npos) return {};
      const std::string near = context_.nodes.nearest_to(name.substr(0, dot), context_.budget);
      return near.empty() ? near : near + std::string(name.substr(dot));
    }
    const std::string near = context_.choices_of(node).nearest_to(id, context_.budget);
    return near.empty() || dot == std::string_view::npos ? near : std::string(name.substr(0, dot + 1)) + near;
  }

  /// Where `part` stands: inside the condition when it is written there as it is, else the whole condition.
  [[nodiscard]] TextRange place_of(std::string_view part) const {
    const std::string& whole = condition_.value;
    const char* const begin = whole.data();
    std::size_t at = std::string::npos;
    if (part.data() >= begin && part.data() + part.size() <= begin + whole.size()) {
      at = static_cast<std::size_t>(part.data() - begin);
    } else {
      at = whole.find(part);
    }
    if (!condition_.verbatim || at == std::string::npos) return condition_.where;
    const auto first = static_cast<std::uint32_t>(condition_.where.begin + condition_.quote_width + at);
    return {first, first + static_cast<std::uint32_t>(part.size())};
  }

  Context& context_;
  const SourceText& source_;
  const scenario::Condition& condition_;
  std::uint32_t node_, cast_;
};

Code compile(Context& context, const SourceText& source, const scenario::Condition& condition,
             std::uint32_t node, std::uint32_t cast_member) {
  Names names(context, source, condition, node, cast_member);
  // One pointer, so that the function below fits without an allocation.
  struct Where {
    Context& context;
    const SourceText& source;
    const scenario::Condition& condition;
  } const where{context, source, condition};
  const auto report = [at = &where](const ConditionProblem& problem) {
    TextRange range = at->condition.where;
    if (at->condition.verbatim) {
      const std::uint32_t begin = range.begin + at->condition.quote_width;
      range = {begin + static_cast<std::uint32_t>(problem.begin),
               begin + static_cast<std::uint32_t>(problem.end)};
    }
    at->context.diagnostics.add(problem.code, at->source, range, problem.args);
  };
  return compile_condition(condition.value, names, context.program.code, context.program.constants, report)
      .value_or(Code{});
}

}  // namespace

Range Context::effects(const std::vector<scenario::Effect>& from) {
  const std::size_t begin = program.effects.size();
  for (const scenario::Effect& effect : from) {
    if (const std::optional<Effect> compiled = compile_effect(*this, effect)) {
      program.effects.push_back(*compiled);
    }
  }
  return range_from(program.effects, begin);
}

void Context::append_emits(const std::vector<scenario::EventUse>& from) {
  for (const scenario::EventUse& use : from) {
    const std::uint32_t event = find_event(use.event.value, source, use.event.where);
    if (event == kNone) continue;
    event_uses[event].is_emitted = true;
    std::uint32_t answer = kNone;
    if (use.answer.has_value()) answer = find_answer(event, use.answer->value, source, use.answer->where);
    program.emits.push_back({event, answer});
  }
}

Range Context::emits(const std::vector<scenario::EventUse>& from) {
  const std::size_t begin = program.emits.size();
  append_emits(from);
  return range_from(program.emits, begin);
}

Range Context::reveals(const std::vector<scenario::Reveal>& from, std::uint32_t node) {
  const std::size_t begin = program.reveals.size();
  for (const scenario::Reveal& reveal : from) {
    const std::uint32_t fact = find_fact(reveal.fact);
    if (fact == kNone) continue;
    program.reveals.push_back({fact, condition_or_none(reveal.when, node)});
  }
  return range_from(program.reveals, begin);
}

Code Context::condition(const scenario::Condition& condition, std::uint32_t node) {
  return compile(*this, source, condition, node, kNone);
}

Code Context::persona_condition(const scenario::Condition& condition, std::uint32_t cast_member) {
  return compile(*this, *personas[cast_member]->source, condition, kNone, cast_member);
}

}  // namespace gesprek::program
