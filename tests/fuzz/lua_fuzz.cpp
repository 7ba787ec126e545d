// Any text as a script: as a persona that is asked to react, as protocol rules and as a form that is built.
// It is stopped or refused with places inside the text, or gives data within its bounds; the same text gives
// the same data twice.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/script/lua_places.h"
#include "engine/script/scripts.h"

using namespace gesprek;
using namespace gesprek::script;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_row(const PersonaRow& row) {
  for (const auto& [name, delta] : row.deltas) {
    require(!name.empty());
    require(delta >= -3 && delta <= 3);
  }
}

struct Outcome {
  std::size_t personas = 0, rules = 0, diagnostics = 0, rows = 0, fields = 0;
  friend bool operator==(const Outcome& a, const Outcome& b) {
    return a.personas == b.personas && a.rules == b.rules && a.diagnostics == b.diagnostics &&
           a.rows == b.rows && a.fields == b.fields;
  }
};

Outcome load(const std::string& text) {
  MapFiles files;
  files.files["s/personas/x.lua"] = text;
  files.files["s/forms/x.lua"] = text;
  files.files["s/meldcode.lua"] = text;
  ScriptLimits limits;
  limits.memory_bytes = 4U * 1024U * 1024U;
  limits.instructions = 20'000;
  limits.react_instructions = 5'000;
  limits.wall_seconds = 1;
  DiagnosticList diagnostics;
  Scripts scripts = load_scripts({"s"}, files, limits, diagnostics);
  Outcome outcome;
  const Persona& persona = scripts.personas.at("x");
  for (const auto& [move, rows] : persona.moves) {
    for (const PersonaRow& row : rows) check_row(row);
  }
  for (const PersonaRow& row : persona.each_turn) check_row(row);
  for (const PersonaPrivate& variable : persona.private_variables) {
    require(variable.min <= variable.max && variable.max - variable.min < 256);
  }
  const SourceText scenario("scenario.yaml", "x");
  ReactInput choice;
  choice.kind = "say";
  choice.moves = {"verwijt"};
  choice.to = {"karin"};
  for (const char* const say :
       {"Hoe gaat het met u?", "De curve buigt af, dus qua intake moet er een tandje bij."}) {
    choice.say = say;
    const std::vector<PersonaRow> rows = scripts.runtime->react(persona, choice, scenario, {}, diagnostics);
    for (const PersonaRow& row : rows) check_row(row);
    outcome.rows += rows.size();
  }
  scenario::Form use;
  use.use = scenario::Name{"x", {}};
  if (const auto form = scripts.runtime->build_form(use, scenario, diagnostics))
    outcome.fields = form->fields.size();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    require(!diagnostic.where.file.empty());
    require(diagnostic.where.bytes.begin <= diagnostic.where.bytes.end);
    require(diagnostic.where.bytes.end <= text.size() || diagnostic.where.file == "scenario.yaml");
    require(!diagnostic.message(Language::nl).empty());
    require(!diagnostic.message(Language::en).empty());
  }
  outcome.personas = persona.moves.size() + persona.moods.size() + persona.start.size();
  outcome.rules = scripts.rules.size();
  outcome.diagnostics = diagnostics.all().size();
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Outcome first = load(text);
  require(load(text) == first);
  const LuaPlaces places(text);
  require(places.nearest("moves.verwijt[1].when").end <= text.size());
  return 0;
}
