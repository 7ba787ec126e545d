// The header, variables, facts, and what can be scored: criteria, knock-outs, musts.

#include <algorithm>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

std::int32_t number_or(const scenario::Optional<scenario::Number>& number, std::int64_t otherwise) {
  const std::int64_t value = number.has_value() ? number->value : otherwise;
  // The loader keeps bounds and starts within a span of 256 around small numbers; this only keeps us defined.
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -1'000'000'000, 1'000'000'000));
}

HelpLine help_line_of(Context& context, const scenario::HelpLine& from) {
  HelpLine line;
  line.id = context.texts.add(from.id);
  line.label = context.texts.add(from.label.nl);
  line.contact = context.texts.add(from.contact);
  line.about = context.texts.add(from.about.nl);
  line.checked = context.texts.add(from.checked);
  line.whom = context.texts.add(from.whom.nl);
  line.from_age = from.from_age;
  line.to_age = from.to_age;
  line.is_local = from.is_local ? 1 : 0;
  line.is_example = from.is_example ? 1 : 0;
  return line;
}

}  // namespace

void compile_header(Context& context) {
  const scenario::Scenario& from = context.scenario;
  Header& header = context.program.header;
  header.scenario_id = context.text(from.id);
  header.title = context.text(from.title);
  header.language = context.text(from.language);
  header.summary = context.text(from.summary);
  header.setting = context.text(from.setting);
  header.role = context.text(from.role);
  header.profile = context.text(from.profile);
  header.content_note = context.text_or_none(from.content_note);
  header.place = context.text_or_none(from.place);
  header.minutes = number_or(from.minutes, 0);
  header.level = number_or(from.level, 0);
  header.step_back = !from.step_back.has_value() || from.step_back->value ? 1 : 0;
  header.feedback_during = from.feedback_during ? 1 : 0;
  const auto profile = context.scripts.profiles.find(from.profile.value);
  if (profile != context.scripts.profiles.end()) {
    header.profile_label = context.texts.add(profile->second.label.nl);
    header.profile_remark = context.texts.add(profile->second.remark);
    header.profile_checked = context.texts.add(profile->second.checked);
  }
  const scenario::DebriefTexts& debrief = context.scripts.catalogues.debrief;
  header.uncertainty = context.texts.add(debrief.uncertainty.nl);
  header.help_intro = context.texts.add(debrief.help_intro.nl);
  for (const scenario::ReflectionQuestion& question : debrief.reflection) {
    context.program.questions.push_back({context.texts.add(question.id), context.texts.add(question.ask.nl)});
  }
  for (const scenario::HelpLine& line : debrief.help) {
    context.program.help_lines.push_back(help_line_of(context, line));
  }
  for (const scenario::Name& name : from.help) {
    const scenario::Catalogues& catalogues = context.scripts.catalogues;
    if (const scenario::HelpLine* line = catalogues.help_line(name.value)) {
      context.program.case_help.push_back(help_line_of(context, *line));
      continue;
    }
    NameTable names;
    for (const scenario::HelpLine& line : catalogues.help) names.add(line.id);
    context.unknown(DiagnosticCode::unknown_help, context.source, name.where, name.value, names, true);
  }

  const std::size_t begin = context.program.names.size();
  for (const scenario::Name& phase : from.phases) {
    if (context.phases.add(phase.value).second) context.program.names.push_back(context.text(phase));
  }
  context.program.phases = range_from(context.program.names, begin);
}

void compile_variables(Context& context) {
  for (const scenario::Variable& from : context.scenario.variables) {
    if (!context.slots.add(from.id.value).second) continue;  // a double key, which the loader has reported
    Slot slot;
    slot.name = context.text(from.id);
    slot.label = context.text_or_none(from.label);
    switch (from.type) {
      case scenario::VariableType::boolean:
        slot.kind = SlotKind::boolean;
        slot.max = 1;
        slot.start = from.start_boolean ? 1 : 0;
        break;
      case scenario::VariableType::integer:
        // 5.3: a bare integer means {start: n, min: 0, max: 10}.
        slot.kind = SlotKind::integer;
        slot.min = number_or(from.min, 0);
        slot.max = number_or(from.max, 10);
        slot.start = number_or(from.start_number, 0);
        slot.tick = number_or(from.tick, 0);
        break;
      case scenario::VariableType::enumeration: {
        slot.kind = SlotKind::enumeration;
        const std::size_t begin = context.program.names.size();
        for (const scenario::Name& value : from.values) {
          if (value.value == from.start.value) {
            slot.start = static_cast<std::int32_t>(context.program.names.size() - begin);
          }
          context.program.names.push_back(context.text(value));
        }
        slot.values = range_from(context.program.names, begin);
        slot.max = static_cast<std::int32_t>(slot.values.size) - 1;
        break;
      }
    }
    // Ticks are steps within the bounds; a larger one only clamps.
    slot.tick = std::clamp(slot.tick, -256, 256);
    context.program.slots.push_back(slot);
    context.slot_is_read.push_back(0);
    context.slot_is_set.push_back(slot.tick != 0 ? 1 : 0);
  }
}

void compile_facts(Context& context) {
  context.facts.reserve(context.scenario.facts.size());
  for (const scenario::Fact& from : context.scenario.facts) {
    if (!context.facts.add(from.id.value).second) continue;  // a double key
    Fact fact;
    fact.id = context.text(from.id);
    fact.text = context.text(from.text);
    fact.source = context.text_or_none(from.source);
    switch (from.kind) {
      case scenario::FactKind::fact: fact.kind = FactKind::fact; break;
      case scenario::FactKind::source: fact.kind = FactKind::source; break;
      case scenario::FactKind::reading: fact.kind = FactKind::reading; break;
      case scenario::FactKind::strength: fact.kind = FactKind::strength; break;
      case scenario::FactKind::noise: fact.kind = FactKind::noise; break;
    }
    std::uint32_t& first = context.first_of_kind[static_cast<std::size_t>(fact.kind)];
    if (first == kNone) first = size_of(context.program.facts);
    context.program.facts.push_back(fact);
  }
}

void compile_criteria(Context& context) {
  const scenario::Catalogues& catalogues = context.scripts.catalogues;
  Program& program = context.program;
  for (const scenario::Family& from : catalogues.families) {
    program.families.push_back({context.texts.add(from.id), context.texts.add(from.label.nl),
                                context.texts.add(from.label.en), from.weight,
                                context.texts.add(from.about.nl)});
  }
  for (const scenario::Band& from : catalogues.bands) {
    program.bands.push_back({context.texts.add(from.id), context.texts.add(from.label.nl),
                             context.texts.add(from.label.en), from.from, context.texts.add(from.about.nl)});
  }
  // Those that the case scores come first, in its own order; what only can be capped follows.
  for (const scenario::Name& name : context.scenario.criteria) {
    const std::uint32_t index = context.find_criterion(name);
    if (index != kNone) program.criteria[index].scored = 1;
  }
  context.scored_criteria = size_of(program.criteria);
  context.criterion_gets_points.assign(context.scored_criteria, 0);
}

void compile_musts(Context& context) {
  Program& program = context.program;
  for (const auto& [event, criterion] : context.scenario.must) {
    const std::uint32_t index = context.find_event(event.value, context.source, event.where);
    const std::uint32_t capped = context.find_criterion(criterion);
    if (index == kNone) continue;
    EventUse& use = context.event_uses[index];
    if (!use.is_tested) use = {use.is_emitted, true, event.where, &context.source};
    if (capped != kNone) program.musts.push_back({index, capped});
  }
}

void compile_knockouts(Context& context) {
  for (const scenario::Knockout& from : context.scripts.catalogues.knockouts) {
    if (!context.knockouts.add(from.id).second) continue;
    const std::uint32_t place = context.catalogue_criteria.find(from.criterion);
    Knockout knockout;
    knockout.id = context.texts.add(from.id);
    knockout.label = context.texts.add(from.label.nl);
    knockout.label_en = context.texts.add(from.label.en);
    knockout.about = context.texts.add(from.about.nl);
    knockout.checked = context.texts.add(from.checked);
    knockout.criterion = place == kNone ? kNone : context.use_criterion(place);
    knockout.repairable = from.kind == scenario::KnockoutKind::repairable ? 1 : 0;
    context.program.knockouts.push_back(knockout);
  }
}

/// 5.25: variables that are set and never read. Cast state is read by personas and drawn afterwards.
void check_state_use(Context& context) {
  for (const scenario::Variable& variable : context.scenario.variables) {
    const std::uint32_t index = context.slots.find(variable.id.value);
    if (context.slot_is_read[index] == 0) {
      context.report(DiagnosticCode::variable_never_read, variable.id.where, {variable.id.value});
    } else if (context.slot_is_set[index] == 0) {
      context.report(DiagnosticCode::variable_never_set, variable.id.where, {variable.id.value});
    }
  }
}

/// 5.2: a scenario's own event that is required or tested and never emitted is an error. An event of the
/// catalogue may come in a part that is still to be written, so there it is a warning.
void check_events(Context& context) {
  NameTable emitted;
  for (std::size_t i = 0; i < context.event_uses.size(); ++i) {
    if (context.event_uses[i].is_emitted) emitted.add(context.events.name(static_cast<std::uint32_t>(i)));
  }
  for (std::size_t i = 0; i < context.event_uses.size(); ++i) {
    const EventUse& use = context.event_uses[i];
    if (!use.is_tested || use.is_emitted) continue;
    const std::string_view name = context.events.name(static_cast<std::uint32_t>(i));
    if (context.catalogue_events.find(name) != kNone) {
      context.diagnostics.add(DiagnosticCode::catalogue_event_never_emitted, *use.tested_in, use.tested,
                              {std::string(name)});
      continue;
    }
    const std::string near = emitted.nearest_to(name, context.budget);
    const std::string id(name);
    const std::string hint = near.empty()
                                 ? bilingual("zet 'events: [" + id + "]' bij de keuze waar het gebeurt",
                                             "put 'events: [" + id + "]' at the choice where it happens")
                                 : bilingual("bedoel je '" + near + "'?", "did you mean '" + near + "'?");
    context.diagnostics.add(DiagnosticCode::event_never_emitted, *use.tested_in, use.tested, {id, hint});
  }
}

}  // namespace gesprek::program
