#include "engine/program/compiler.h"

#include <algorithm>
#include <utility>

#include "engine/base/assert.h"
#include "engine/program/compile_context.h"
#include "engine/program/program_file.h"

namespace gesprek::program {

namespace {

/// Whether a file could not be read as YAML at all: then half of it is missing, and everything that names
/// the other half would seem wrong.
bool is_cut_short(const DiagnosticList& diagnostics) {
  constexpr auto kFirstOfShape = static_cast<DiagnosticCode>(200);
  const std::vector<Diagnostic>& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code < kFirstOfShape && diagnostic.severity() == Severity::error;
  });
}

/// 5.18: a criterion that the case scores and nothing gives points for can never be judged.
void check_criteria(Context& context) {
  for (const scenario::Name& name : context.scenario.criteria) {
    const std::uint32_t place = context.catalogue_criteria.find(name.value);
    if (place == kNone) continue;
    const std::uint32_t index = context.criterion_index[place];
    if (index < context.scored_criteria && context.criterion_gets_points[index] == 0) {
      context.report(DiagnosticCode::criterion_without_points, name.where, {name.value});
    }
  }
}

void compile_all(Context& context, const SourceText* hooks, bool shape_is_sound) {
  number_nodes(context);
  const DeclaredHooks declared = compile_hooks(context, hooks);
  compile_header(context);
  compile_variables(context);
  compile_facts(context);
  compile_criteria(context);
  compile_musts(context);
  compile_knockouts(context);
  compile_cast(context);
  compile_rules(context);
  compile_personas(context);
  compile_hook_slots(context, hooks, declared);
  compile_nodes(context);
  compile_interrupts(context);
  // What is missing from a broken text would count as never read, never reached.
  if (!shape_is_sound || !context.graph_is_whole) return;
  check_flow(context);
  check_criteria(context);
  check_state_use(context);
  check_events(context);
  check_rules(context);
  check_hooks(context, hooks);
}

/// The Program as far as it could be made; nothing when there was no sense in trying.
std::optional<Program> compile_checked(const scenario::LoadOutcome& loaded, script::Scripts& scripts,
                                       DiagnosticList& diagnostics) {
  if (!loaded.scenario.has_value() || is_cut_short(diagnostics)) return std::nullopt;
  // A variant whose base could not be had (5.28): that has been said, and what is missing in it is no news.
  if (loaded.scenario->extends.has_value() && loaded.source->base() == nullptr) return std::nullopt;
  const bool shape_is_sound = !diagnostics.has_errors();
  DiagnosticList found;
  Context context(*loaded.scenario, *loaded.source, scripts, found);
  compile_all(context, loaded.hooks.get(), shape_is_sound);
  for (const Diagnostic& diagnostic : found.all()) {
    // Without scripts nobody has a state and no move an event: only what is missing is said, not what
    // follows.
    if (context.said_no_scripts && diagnostic.code != DiagnosticCode::no_scripts) continue;
    diagnostics.add(diagnostic);
  }
  return std::move(context.program);
}

}  // namespace

std::optional<Program> compile(const scenario::LoadOutcome& loaded, script::Scripts& scripts,
                               DiagnosticList& diagnostics) {
  std::optional<Program> program = compile_checked(loaded, scripts, diagnostics);
  if (!program || diagnostics.has_errors()) return std::nullopt;
  GESPREK_ASSERT(find_fault(*program).empty(), "what the compiler makes, a session may rely on");
  program->hash = fingerprint(*program);
  return program;
}

void check(const scenario::LoadOutcome& loaded, script::Scripts& scripts, DiagnosticList& diagnostics) {
  static_cast<void>(compile_checked(loaded, scripts, diagnostics));
}

}  // namespace gesprek::program
