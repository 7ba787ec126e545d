// Cast, personas and reactions (format 5.3, 5.7). A persona's rows are compiled once per cast member; what a
// move does to somebody is one Reaction, shared by every choice with that move.

#include <algorithm>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

struct Bounds {
  int min = 0, max = 10;  // 5.3: the default
};

Bounds bounds_of(const Context& context, std::string_view state) {
  const auto found = context.scripts.catalogues.state.find(state);
  if (found == context.scripts.catalogues.state.end()) return {};
  return {found->second.min, found->second.max};
}

/// Adds the slot "karin.vertrouwen", or "karin.#hersteld" for a private one.
void add_slot(Context& context, std::uint32_t cast_member, const char* dot, std::string_view name,
              std::int64_t start, Bounds bounds) {
  const std::string full = std::string(context.cast.name(cast_member)) + dot + std::string(name);
  if (!context.slots.add(full).second) return;
  Slot slot;
  slot.name = context.texts.add(full);
  slot.min = bounds.min;
  slot.max = bounds.max;
  slot.start = static_cast<std::int32_t>(std::clamp<std::int64_t>(start, bounds.min, bounds.max));
  slot.cast = cast_member;
  slot.is_private = dot[1] == '#' ? 1 : 0;
  const auto found = context.scripts.catalogues.state.find(name);
  if (slot.is_private == 0 && found != context.scripts.catalogues.state.end()) {
    slot.label = context.texts.add(found->second.label.nl);
    slot.high_is_good = found->second.high_is_good ? 1 : 0;
  }
  context.program.slots.push_back(slot);
  context.slot_is_read.push_back(0);
  context.slot_is_set.push_back(0);
}

bool is_within(std::int64_t value, Bounds bounds) {
  return value >= bounds.min && value <= bounds.max;
}

/// 5.3: the persona's `start`, replaced name by name by `state:`.
void compile_state(Context& context, const scenario::CastMember& from, std::uint32_t cast_member,
                   const script::Persona* persona) {
  const auto& known = context.scripts.catalogues.state;
  for (const auto& [name, start] : from.state) {
    if (known.find(name.value) == known.end()) {
      NameTable names;
      for (const auto& [id, variable] : known) names.add(id);
      context.unknown(DiagnosticCode::unknown_state, context.source, name.where, name.value, names, true);
      continue;
    }
    const Bounds bounds = bounds_of(context, name.value);
    if (!is_within(start.value, bounds)) {
      context.report(
          DiagnosticCode::state_start_outside_bounds, start.where,
          {name.value, std::to_string(start.value), std::to_string(bounds.min), std::to_string(bounds.max)});
    }
    add_slot(context, cast_member, ".", name.value, start.value, bounds);
  }
  if (persona == nullptr) return;
  for (const auto& [name, start] : persona->start) {
    const Bounds bounds = bounds_of(context, name);
    if (known.find(name) == known.end()) {
      NameTable names;
      for (const auto& [id, variable] : known) names.add(id);
      context.unknown(DiagnosticCode::unknown_state, *persona->source, TextRange{}, name, names, true);
    } else if (!is_within(start, bounds)) {
      context.diagnostics.add(
          DiagnosticCode::state_start_outside_bounds, *persona->source, TextRange{},
          {name, std::to_string(start), std::to_string(bounds.min), std::to_string(bounds.max)});
    }
    add_slot(context, cast_member, ".", name, start, bounds);
  }
  for (const script::PersonaPrivate& variable : persona->private_variables) {
    add_slot(context, cast_member, ".#", variable.name, variable.start, {variable.min, variable.max});
  }
}

/// The slot that a persona calls `name`; kNone, and a message, when this cast member has none.
std::uint32_t own_slot(Context& context, std::uint32_t cast_member, std::string_view name, TextRange where) {
  const std::string start(context.cast.name(cast_member));
  std::uint32_t found = context.slots.find(start + "." + std::string(name));
  if (found == kNone) found = context.slots.find(start + ".#" + std::string(name));
  if (found != kNone) return found;
  NameTable own;
  if (context.budget.comparisons >= context.program.slots.size()) {
    context.budget.comparisons -= context.program.slots.size();
    for (const Slot& slot : context.program.slots) {
      if (slot.cast != cast_member) continue;
      std::string_view bare = context.program.text(slot.name).substr(start.size() + 1);
      if (!bare.empty() && bare.front() == '#') bare.remove_prefix(1);
      own.add(bare);
    }
  }
  const script::Persona& persona = *context.personas[cast_member];
  context.diagnostics.add(DiagnosticCode::persona_unknown_state, *persona.source, where,
                          {persona.id, std::string(name), start, own.nearest_to(name, context.budget)});
  return kNone;
}

Range compile_rows(Context& context, std::uint32_t cast_member, const std::vector<script::PersonaRow>& from) {
  Program& program = context.program;
  const SourceText& source = *context.personas[cast_member]->source;
  std::vector<Row> rows;
  rows.reserve(from.size());
  for (const script::PersonaRow& line : from) {
    Row row;
    if (!line.when.empty()) row.when = context.persona_condition(line.when, cast_member);
    const std::size_t begin = program.deltas.size();
    for (const auto& [name, amount] : line.deltas) {
      const std::uint32_t slot = own_slot(context, cast_member, name, line.where);
      if (slot == kNone) continue;
      context.slot_is_set[slot] = 1;
      program.deltas.push_back({slot, amount});
    }
    row.deltas = range_from(program.deltas, begin);
    if (!line.mood.empty()) {
      scenario::Name mood;
      mood.value = line.mood;
      mood.where = line.where;
      row.mood = context.find_mood(mood, source);
    }
    row.text = context.texts.add(line.text);
    rows.push_back(row);
  }
  const std::size_t begin = program.rows.size();
  program.rows.insert(program.rows.end(), rows.begin(), rows.end());
  return range_from(program.rows, begin);
}

Range compile_rests(Context& context, std::uint32_t cast_member,
                    const std::vector<script::PersonaRest>& from) {
  Program& program = context.program;
  const std::size_t begin = program.rests.size();
  for (const script::PersonaRest& rest : from) {
    const std::uint32_t slot = own_slot(context, cast_member, rest.variable, TextRange{});
    if (slot == kNone) continue;
    program.rests.push_back({slot, rest.level, std::max(1, rest.every)});
  }
  return range_from(program.rests, begin);
}

void report_unknown_persona(Context& context, const scenario::Name& name) {
  NameTable names;
  for (const auto& [id, persona] : context.scripts.personas) names.add(id);
  context.unknown(DiagnosticCode::unknown_persona, context.source, name.where, name.value, names, true);
}

}  // namespace

void compile_cast(Context& context) {
  for (const scenario::CastMember& from : context.scenario.cast) {
    const auto [index, is_new] = context.cast.add(from.id.value);
    if (!is_new) continue;  // a double key
    // 5.1: cast and variable names share one space.
    if (context.slots.find(from.id.value) != kNone) {
      context.report(DiagnosticCode::cast_and_variable_share_name, from.id.where, {from.id.value});
    }
    const script::Persona* persona = nullptr;
    if (from.persona.has_value()) {
      const auto found = context.scripts.personas.find(from.persona->value);
      if (found == context.scripts.personas.end()) {
        report_unknown_persona(context, *from.persona);
      } else {
        persona = &found->second;
      }
      // An unknown persona counts as one, so that it does not make replies unclear as well.
      context.only_persona = context.persona_count == 0 ? index : kNone;
      ++context.persona_count;
    }
    context.personas.push_back(persona);
    CastMember member;
    member.id = context.text(from.id);
    member.name = context.text(from.name);
    member.about = context.text(from.about);
    member.portrait = context.text_or_none(from.portrait);
    member.persona = context.text_or_none(from.persona);
    member.has_persona = persona != nullptr ? 1 : 0;
    member.is_child = from.child.has_value() && from.child->value ? 1 : 0;
    context.program.cast.push_back(member);
    compile_state(context, from, index, persona);
  }
  context.reaction_of.assign(context.cast.size() * context.moves.size(), Context::kNotBuilt);
}

void compile_personas(Context& context) {
  for (std::uint32_t i = 0; i < context.personas.size(); ++i) {
    const script::Persona* persona = context.personas[i];
    if (persona == nullptr) continue;
    CastMember member = context.program.cast[i];
    member.each_turn = compile_rows(context, i, persona->each_turn);
    member.rest = compile_rests(context, i, persona->rest);
    member.closed = compile_rows(context, i, persona->closed);
    member.moods = compile_rows(context, i, persona->moods);
    member.afterwards = compile_rows(context, i, persona->afterwards);
    context.program.cast[i] = member;
  }
}

std::uint32_t move_reaction(Context& context, std::uint32_t cast_member, std::uint32_t move) {
  std::uint32_t& known = context.reaction_of[cast_member * context.moves.size() + move];
  if (known != Context::kNotBuilt) return known;
  known = kNone;
  const script::Persona& persona = *context.personas[cast_member];
  const auto found = persona.moves.find(context.moves[move].move->id);
  if (found == persona.moves.end() || found->second.empty()) return kNone;
  Reaction reaction;
  reaction.cast = cast_member;
  reaction.rows = compile_rows(context, cast_member, found->second);
  reaction.first_only = 1;
  known = size_of(context.program.reactions);
  context.program.reactions.push_back(reaction);
  return known;
}

Addressed find_addressed(Context& context, const scenario::Addressees& to, const Spoken& spoken) {
  Addressed addressed;
  const bool has_reaction = spoken.kind != scenario::ChoiceKind::think && !spoken.is_silent;
  if (!to.names.empty()) {
    for (const scenario::Name& name : to.names) {
      const std::uint32_t member = context.find_cast(name);
      if (member != kNone) addressed.cast.push_back(member);
    }
    std::sort(addressed.cast.begin(), addressed.cast.end());
    addressed.cast.erase(std::unique(addressed.cast.begin(), addressed.cast.end()), addressed.cast.end());
    if (addressed.cast.size() == 1) addressed.speaker = addressed.cast.front();
    return addressed;
  }
  if (to.all) {
    for (std::uint32_t i = 0; i < context.cast.size(); ++i) addressed.cast.push_back(i);
    if (addressed.cast.size() == 1) addressed.speaker = addressed.cast.front();
    return addressed;
  }
  // 5.7: the only cast member with a persona; with several it is a warning and means `all`.
  if (context.persona_count == 1) {
    addressed.cast.push_back(context.only_persona);
    addressed.speaker = context.only_persona;
    return addressed;
  }
  if (context.persona_count > 1) {
    if (has_reaction) {
      context.report(DiagnosticCode::addressee_not_said, spoken.text->where,
                     {std::string(context.cast.name(0)), std::string(context.cast.name(1))});
    }
    for (std::uint32_t i = 0; i < context.cast.size(); ++i) addressed.cast.push_back(i);
  }
  return addressed;
}

Range compile_reactions(Context& context, const Addressed& addressed, const Spoken& spoken,
                        const std::vector<std::uint32_t>& moves) {
  Program& program = context.program;
  const std::size_t begin = program.reaction_refs.size();
  // 5.7: `think` and `silent` give no reaction.
  if (spoken.kind == scenario::ChoiceKind::think || spoken.is_silent) return {};
  for (const std::uint32_t member : addressed.cast) {
    const script::Persona* persona = context.personas[member];
    if (persona == nullptr) continue;
    for (const std::uint32_t move : moves) {
      const std::uint32_t reaction = move_reaction(context, member, move);
      if (reaction != kNone) program.reaction_refs.push_back(reaction);
    }
    if (!persona->has_react) continue;
    script::ReactInput input;
    input.say = spoken.text->value;
    input.kind = spoken.kind == scenario::ChoiceKind::say ? "say" : "do";
    for (const std::uint32_t move : moves) input.moves.push_back(context.moves[move].move->id);
    for (const std::uint32_t other : addressed.cast) input.to.emplace_back(context.cast.name(other));
    const std::vector<script::PersonaRow> rows = context.scripts.runtime->react(
        *persona, input, context.source, spoken.text->where, context.diagnostics);
    if (rows.empty()) continue;
    Reaction reaction;
    reaction.cast = member;
    reaction.rows = compile_rows(context, member, rows);
    reaction.first_only = 0;
    program.reaction_refs.push_back(size_of(program.reactions));
    program.reactions.push_back(reaction);
  }
  return range_from(program.reaction_refs, begin);
}

}  // namespace gesprek::program
