// What a name in the scenario means (format 5.2), and what to say when it means nothing.

#include <algorithm>
#include <utility>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {
/// Domain events are upper case (5.1); a scenario's own are lower case and need no declaration (5.2).
bool is_own_event(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z';
}
}  // namespace

Context::Context(const scenario::Scenario& scenario_, const SourceText& source_, script::Scripts& scripts_,
                 DiagnosticList& diagnostics_)
    : scenario(scenario_),
      source(source_),
      scripts(scripts_),
      diagnostics(diagnostics_),
      texts(program.texts) {
  const scenario::Catalogues& catalogues = scripts.catalogues;
  for (const scenario::Criterion& criterion : catalogues.criteria) catalogue_criteria.add(criterion.id);
  criterion_index.assign(catalogue_criteria.size(), kNone);
  for (const auto& [id, mood] : catalogues.moods) catalogue_moods.add(id);
  mood_index.assign(catalogue_moods.size(), kNone);
  for (const auto& [id, move] : catalogues.moves) {
    catalogue_moves.add(id);
    moves.push_back({&move, kNone, {}, {}});
  }
  for (const auto& [id, event] : catalogues.events) catalogue_events.add(id);
}

void Context::unknown(DiagnosticCode code, const SourceText& where, TextRange range, std::string_view name,
                      const NameTable& known, bool from_scripts) {
  // Without scripts every name of theirs is unknown; that is one mistake.
  if (from_scripts && scripts.folders.empty()) {
    if (!std::exchange(said_no_scripts, true)) report(DiagnosticCode::no_scripts, TextRange{});
    return;
  }
  diagnostics.add(code, where, range, {std::string(name), known.nearest_to(name, budget)});
}

std::uint32_t Context::find_cast(const scenario::Name& name) {
  const std::uint32_t found = cast.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_cast, source, name.where, name.value, cast, false);
  }
  return found;
}

std::uint32_t Context::find_fact(const scenario::Name& name) {
  const std::uint32_t found = facts.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_fact, source, name.where, name.value, facts, false);
  }
  return found;
}

std::uint32_t Context::find_phase(const scenario::Name& name) {
  const std::uint32_t found = phases.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_phase, source, name.where, name.value, phases, false);
  }
  return found;
}

std::uint32_t Context::find_knockout(const scenario::Name& name) {
  const std::uint32_t found = knockouts.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_knockout, source, name.where, name.value, knockouts, true);
  }
  return found;
}

std::uint32_t Context::find_move(const scenario::Name& name) {
  const std::uint32_t found = catalogue_moves.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_move, source, name.where, name.value, catalogue_moves, true);
    return kNone;
  }
  MoveUse& use = moves[found];
  if (use.program != kNone) return found;
  use.program = size_of(program.moves);
  program.moves.push_back({texts.add(use.move->id), texts.add(use.move->label.nl)});
  for (const std::string& event : use.move->events) {
    const scenario::Origin& origin = use.move->origin;
    const std::uint32_t index =
        origin.source == nullptr ? event_named(event) : find_event(event, *origin.source, origin.where);
    if (index == kNone) continue;
    event_uses[index].is_emitted = true;
    use.events.push_back(index);
  }
  for (const auto& [criterion, points] : use.move->score) {
    const std::uint32_t place = catalogue_criteria.find(criterion);
    const std::uint32_t index = place == kNone ? kNone : criterion_index[place];
    if (index < scored_criteria && points != 0) use.points.push_back({index, points});
  }
  return found;
}

std::uint32_t Context::find_criterion(const scenario::Name& name) {
  const std::uint32_t found = catalogue_criteria.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_criterion, source, name.where, name.value, catalogue_criteria, true);
    return kNone;
  }
  return use_criterion(found);
}

std::uint32_t Context::use_criterion(std::uint32_t catalogue_place) {
  std::uint32_t& index = criterion_index[catalogue_place];
  if (index != kNone) return index;
  index = size_of(program.criteria);
  const scenario::Criterion& from = scripts.catalogues.criteria[catalogue_place];
  Criterion criterion;
  criterion.id = texts.add(from.id);
  criterion.label = texts.add(from.label.nl);
  criterion.label_en = texts.add(from.label.en);
  criterion.about = texts.add(from.about.nl);
  criterion.about_en = texts.add(from.about.en);
  criterion.good = texts.add(from.good.nl);
  criterion.good_en = texts.add(from.good.en);
  criterion.poor = texts.add(from.poor.nl);
  criterion.poor_en = texts.add(from.poor.en);
  criterion.debrief = texts.add(from.debrief.nl);
  criterion.debrief_en = texts.add(from.debrief.en);
  criterion.debrief_low = texts.add(from.debrief_low.nl);
  criterion.debrief_low_en = texts.add(from.debrief_low.en);
  criterion.debrief_high = texts.add(from.debrief_high.nl);
  criterion.debrief_high_en = texts.add(from.debrief_high.en);
  criterion.checked = texts.add(from.checked);
  criterion.weight = from.weight;
  criterion.family_cap = from.family_cap.value_or(0);
  const std::vector<scenario::Family>& families = scripts.catalogues.families;
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (families[i].id == from.family) criterion.family = static_cast<std::uint32_t>(i);
  }
  program.criteria.push_back(criterion);
  return index;
}

const NameTable& Context::choices_of(std::uint32_t node) {
  const auto [at, is_new] = named_choices.try_emplace(node);
  if (is_new) {
    for (const scenario::Choice& choice : scenario.nodes[node].choices) at->second.add(choice.id.value);
  }
  return at->second;
}

std::uint32_t Context::find_mood(const scenario::Name& name, const SourceText& where) {
  const std::uint32_t found = catalogue_moods.find(name.value);
  if (found == kNone) {
    unknown(DiagnosticCode::unknown_mood, where, name.where, name.value, catalogue_moods, true);
    return kNone;
  }
  std::uint32_t& index = mood_index[found];
  if (index != kNone) return index;
  index = size_of(program.moods);
  const scenario::Mood& from = scripts.catalogues.moods.find(name.value)->second;
  Mood mood;
  mood.id = texts.add(from.id);
  mood.label = texts.add(from.label.nl);
  mood.face = texts.add(from.face);
  mood.posture = texts.add(from.posture);
  const std::size_t begin = program.names.size();
  for (const std::string& cue : from.cues) program.names.push_back(texts.add(cue));
  mood.cues = range_from(program.names, begin);
  program.moods.push_back(mood);
  return index;
}

std::uint32_t Context::find_target(const scenario::Name& name, bool words) {
  if (name.value == "done" || name.value == "back") {
    if (words) return name.value == "done" ? kGoDone : kGoBack;
    graph_is_whole = false;
    report(DiagnosticCode::word_for_node, name.where, {name.value});
    return kNone;
  }
  const std::uint32_t found = nodes.find(name.value);
  if (found == kNone) {
    graph_is_whole = false;
    unknown(DiagnosticCode::unknown_node, source, name.where, name.value, nodes, false);
  }
  return found;
}

std::uint32_t Context::use_event(std::string_view name) {
  const std::uint32_t known = events.find(name);
  if (known != kNone) return known;
  const std::uint32_t index = events.add(name).first;
  EventName event;
  event.id = texts.add(name);
  const auto found = scripts.catalogues.events.find(name);
  if (found != scripts.catalogues.events.end()) {
    event.label = texts.add(found->second.label.nl);
    event.step = found->second.step.value_or(-1);
    event.child = static_cast<std::int32_t>(found->second.child);
    switch (found->second.means) {
      case scenario::EventMeaning::done: event.means = EventMeaning::done; break;
      case scenario::EventMeaning::postponed: event.means = EventMeaning::postponed; break;
      case scenario::EventMeaning::mistake: event.means = EventMeaning::mistake; break;
      case scenario::EventMeaning::circumstance: event.means = EventMeaning::circumstance; break;
    }
  }
  // Which question belongs to which step differs per profession (domain reference §4.2).
  const auto profile = scripts.profiles.find(scenario.profile.value);
  if (profile != scripts.profiles.end()) {
    const auto has = [&](const std::vector<std::string>& events_of_step) {
      return std::find(events_of_step.begin(), events_of_step.end(), name) != events_of_step.end();
    };
    if (has(profile->second.step4)) event.step = 4;
    if (has(profile->second.step5)) event.step = 5;
  }
  program.events.push_back(event);
  event_uses.emplace_back();
  return index;
}

std::uint32_t Context::event_named(std::string_view name) {
  if (!is_own_event(name) && catalogue_events.find(name) == kNone) return kNone;
  return use_event(name);
}

std::uint32_t Context::find_event(std::string_view name, const SourceText& where, TextRange range) {
  const std::uint32_t found = event_named(name);
  if (found == kNone) unknown(DiagnosticCode::unknown_event, where, range, name, catalogue_events, true);
  return found;
}

std::uint32_t Context::answer_index(std::uint32_t event, std::string_view answer) {
  const auto [at, is_new] = answers.try_emplace({event, std::string(answer)}, size_of(program.answers));
  if (is_new) program.answers.push_back({event, texts.add(answer)});
  return at->second;
}

std::uint32_t Context::find_answer(std::uint32_t event, std::string_view answer, const SourceText& where,
                                   TextRange range) {
  const std::string_view name = events.name(event);
  const auto found = scripts.catalogues.events.find(name);
  // A scenario's own events take whatever answer.
  if (found != scripts.catalogues.events.end()) {
    const scenario::EventInfo& info = found->second;
    if (!info.takes_answer) {
      diagnostics.add(DiagnosticCode::event_takes_no_answer, where, range,
                      {std::string(name), std::string(answer)});
      return kNone;
    }
    bool is_allowed = info.args.empty();
    for (const std::string& arg : info.args) is_allowed = is_allowed || arg == answer;
    if (!is_allowed) {
      std::string all;
      for (const std::string& arg : info.args) all += (all.empty() ? "" : ", ") + arg;
      NameTable known;
      for (const std::string& arg : info.args) known.add(arg);
      diagnostics.add(DiagnosticCode::unknown_answer, where, range,
                      {std::string(name), std::string(answer), all, known.nearest_to(answer, budget)});
      return kNone;
    }
  }
  return answer_index(event, answer);
}

}  // namespace gesprek::program
