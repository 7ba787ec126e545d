#pragma once
// What all parts of the compiler share: the Program that grows, what names mean, and the small steps that
// every part takes (texts, effects, events, conditions). Internal to the compiler.
//
// The parts, in the order in which compiler.cpp calls them:
//   compile_hooks.cpp    hooks.lua
//   compile_state.cpp    header, variables, facts, criteria, knock-outs, musts
//   compile_people.cpp   cast, personas, reactions
//   compile_rules.cpp    protocol rules
//   compile_nodes.cpp    nodes and their ways on; uses compile_lines, compile_choices, compile_forms
//   compile_flow.cpp     what only shows when all ways on are known

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/program/names.h"
#include "engine/program/program.h"
#include "engine/program/text_pool.h"
#include "engine/scenario/load.h"
#include "engine/scenario/scenario.h"
#include "engine/script/scripts.h"

namespace gesprek::program {

/// Criterion (place in Program::criteria, below Context::scored_criteria) and points.
struct CriterionPoints {
  std::uint32_t criterion = 0;
  int points = 0;
};

/// A move of the catalogue, and what of it has been compiled.
struct MoveUse {
  const scenario::Move* move = nullptr;
  std::uint32_t program = kNone;  // in Program::moves, from its first use on
  std::vector<std::uint32_t> events;
  std::vector<CriterionPoints> points;  // only criteria that the case scores
};

/// Whether an event can happen, and where the scenario first asks for it.
struct EventUse {
  bool is_emitted = false;
  bool is_tested = false;
  TextRange tested;
  const SourceText* tested_in = nullptr;
};

constexpr std::size_t kLongestId = 64;  // 5.1

struct Context {
  Context(const scenario::Scenario& scenario, const SourceText& source, script::Scripts& scripts,
          DiagnosticList& diagnostics);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const scenario::Scenario& scenario;
  const SourceText& source;
  script::Scripts& scripts;
  DiagnosticList& diagnostics;
  Program program;
  TextPool texts;
  SuggestionBudget budget;

  // Names of the scenario. Numbers are places in the Program's table of the same name.
  NameTable nodes, cast, facts, phases, slots;
  std::vector<std::uint32_t> first_choice;           // per node, and one more for the end
  std::map<std::uint32_t, NameTable> named_choices;  // of the nodes whose choices a condition names
  std::array<std::uint32_t, 5> first_of_kind = {kNone, kNone, kNone, kNone, kNone};  // facts, by FactKind
  std::vector<std::uint8_t> slot_is_read, slot_is_set;
  NameTable hook_conditions;  // of hooks.lua, in order; the first is hook number `first_condition`
  std::uint32_t first_condition = 0;
  std::vector<std::uint8_t> condition_is_asked;

  // Names of the catalogues. Numbers are places in the catalogue; the second table gives the place in the
  // Program, kNone until it is used there.
  NameTable catalogue_criteria, catalogue_moods, catalogue_moves, catalogue_events;
  std::vector<std::uint32_t> criterion_index, mood_index;
  std::vector<MoveUse> moves;
  NameTable knockouts;                // all of them are in the Program, in the catalogue's order
  std::uint32_t scored_criteria = 0;  // the first ones of Program::criteria
  std::vector<std::uint8_t> criterion_gets_points;

  // Events of the Program: those of the catalogue that are used, and the scenario's own.
  NameTable events;
  std::vector<EventUse> event_uses;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> answers;

  /// The rules of the Program, and where the case names them.
  std::vector<std::pair<const script::Rule*, TextRange>> watched_rules;

  // Personas: per cast member; null for one without.
  std::vector<const script::Persona*> personas;
  std::uint32_t persona_count = 0;
  Range everybody;                         // in cast_refs, once somebody addresses all
  std::uint32_t only_persona = kNone;      // the cast member, when there is exactly one with a persona
  std::vector<std::uint32_t> reaction_of;  // cast * moves + move → reaction; kNotBuilt, or kNone: no rows
  static constexpr std::uint32_t kNotBuilt = kNone - 1;

  bool said_no_scripts = false;
  /// Whether every way on leads somewhere, so that the flow can be looked at.
  bool graph_is_whole = true;

  /// The text id being made: "node.", "node.choice.".
  std::string text_id;

  void report(DiagnosticCode code, TextRange where, std::vector<std::string> args = {}) {
    diagnostics.add(code, source, where, std::move(args));
  }

  /// Reports that `name` is none of `known`, with what was probably meant. `from_scripts`: a name that
  /// scripts would have given its meaning.
  void unknown(DiagnosticCode code, const SourceText& where, TextRange range, std::string_view name,
               const NameTable& known, bool from_scripts);

  // --- names (compile_names.cpp). Each reports what is unknown, with a suggestion, and gives kNone. ---
  std::uint32_t find_cast(const scenario::Name& name);
  std::uint32_t find_fact(const scenario::Name& name);
  std::uint32_t find_move(const scenario::Name& name);  // in `moves`, ready for use
  std::uint32_t find_criterion(const scenario::Name& name);
  std::uint32_t find_knockout(const scenario::Name& name);
  std::uint32_t find_mood(const scenario::Name& name, const SourceText& where);
  std::uint32_t find_phase(const scenario::Name& name);
  /// A node; `done` and `back` (kGoDone, kGoBack) only when `words`.
  std::uint32_t find_target(const scenario::Name& name, bool words);
  /// An event of the Program, whether or not anything emits it.
  std::uint32_t find_event(std::string_view name, const SourceText& where, TextRange range);
  /// The same without a message; `own` events are made when they do not exist yet.
  std::uint32_t event_named(std::string_view name);
  /// What `event` carries in `answer`; kNone when it may not.
  std::uint32_t find_answer(std::uint32_t event, std::string_view answer, const SourceText& where,
                            TextRange range);
  std::uint32_t answer_index(std::uint32_t event, std::string_view answer);
  /// Takes a criterion of the catalogue into the Program.
  std::uint32_t use_criterion(std::uint32_t catalogue_place);
  std::uint32_t use_event(std::string_view name);

  /// The choices of `node` by their places. Two choices of one name are an error of the loader, so a place
  /// may then be wrong.
  const NameTable& choices_of(std::uint32_t node);

  // --- small parts (compile_parts.cpp) ---
  TextRef text(const scenario::Text& value) { return texts.add(value.value); }
  template <class OptionalText>
  TextRef text_or_none(const OptionalText& value) {
    return value.has_value() ? texts.add(value->value) : TextRef{};
  }
  Range effects(const std::vector<scenario::Effect>& effects);
  Range emits(const std::vector<scenario::EventUse>& events);
  void append_emits(const std::vector<scenario::EventUse>& events);
  Range reveals(const std::vector<scenario::Reveal>& reveals, std::uint32_t node);
  /// A condition of the scenario, seen from `node` (kNone: from nowhere).
  Code condition(const scenario::Condition& condition, std::uint32_t node);
  template <class OptionalCondition>
  Code condition_or_none(const OptionalCondition& when, std::uint32_t node) {
    return when.has_value() ? condition(*when, node) : Code{};
  }
  /// A condition of a persona's row, seen by `cast_member`.
  Code persona_condition(const scenario::Condition& condition, std::uint32_t cast_member);
};

/// The range [begin, now) of `table`.
template <class T>
Range range_from(const std::vector<T>& table, std::size_t begin) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(table.size() - begin)};
}
template <class T>
std::uint32_t size_of(const std::vector<T>& table) {
  return static_cast<std::uint32_t>(table.size());
}

// --- compile_state.cpp ---
void compile_header(Context& context);
void compile_variables(Context& context);
void compile_facts(Context& context);
void compile_criteria(Context& context);
void compile_musts(Context& context);
void compile_knockouts(Context& context);
void check_state_use(Context& context);
void check_events(Context& context);

// --- compile_people.cpp ---
void compile_cast(Context& context);
void compile_personas(Context& context);
/// The reaction of `cast_member` to `move` (in Context::moves), shared by every choice; kNone when none.
std::uint32_t move_reaction(Context& context, std::uint32_t cast_member, std::uint32_t move);

/// Who is addressed (5.7): cast members ascending.
struct Addressed {
  std::vector<std::uint32_t> cast;
  std::uint32_t speaker = kNone;  // who says a `reply` that is a text (5.6); kNone: nobody, or several
};
/// What a choice or repair says and to whom.
struct Spoken {
  scenario::ChoiceKind kind = scenario::ChoiceKind::say;
  const scenario::Text* text = nullptr;
  const std::vector<scenario::Name>* moves = nullptr;
  bool is_silent = false;
};
Addressed find_addressed(Context& context, const scenario::Addressees& to, const Spoken& spoken);
/// Reactions of everybody addressed, in reaction_refs. `moves` are places in Context::moves.
Range compile_reactions(Context& context, const Addressed& addressed, const Spoken& spoken,
                        const std::vector<std::uint32_t>& moves);

// --- compile_hooks.cpp ---
/// What hooks.lua (null without one) declares. Before any condition; `compile_hook_slots` when all slots are
/// known.
struct DeclaredHooks {
  std::vector<scenario::Name> reads, writes;
};
DeclaredHooks compile_hooks(Context& context, const SourceText* hooks);
void compile_hook_slots(Context& context, const SourceText* hooks, const DeclaredHooks& declared);
void check_hooks(Context& context, const SourceText* hooks);

// --- compile_rules.cpp ---
void compile_rules(Context& context);
void check_rules(Context& context);

// --- compile_lines.cpp ---
/// Lines with the text ids Context::text_id + `kind` + 1, 2, 3… A line without a speaker is said by
/// `speaker`.
Range compile_lines(Context& context, const std::vector<scenario::Line>& lines, std::string_view kind,
                    std::uint32_t node, std::uint32_t speaker = kNone);

// --- compile_choices.cpp ---
void compile_choices(Context& context, const scenario::Node& node, std::uint32_t index);

// --- compile_forms.cpp ---
/// The form of `node`; its `arms` are not filled in.
std::uint32_t compile_form(Context& context, const scenario::Node& node);

// --- compile_nodes.cpp ---
void number_nodes(Context& context);
void compile_nodes(Context& context);
void compile_interrupts(Context& context);

// --- compile_flow.cpp ---
void check_flow(Context& context);

}  // namespace gesprek::program
