#pragma once
// personas/*.lua: the table of format 5.7 as data, and `react`, which stays a function while compiling.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/script/script_file.h"
#include "engine/script/scripts.h"
#include "engine/script/table_reader.h"

namespace gesprek::script {

/// Reads the table of persona `id`. Everything wrong is reported; what could be read is in the answer.
/// Moves, moods and state names are looked up in `catalogues` (those that have entries at all).
[[nodiscard]] Persona read_persona(const std::string& id, const ScriptFile& file,
                                   const scenario::Catalogues& catalogues, DiagnosticList& diagnostics);

/// The rows that `react` returned: nothing, one row or a list of rows. Empty when anything is wrong with
/// them, which is reported at `site`. `when_place` becomes the place of their conditions.
[[nodiscard]] std::vector<PersonaRow> read_react_rows(const Site& site, const Value& value,
                                                      TextRange when_place, const Persona& persona,
                                                      const scenario::Catalogues& catalogues);

/// A persona's script with its `react`.
class PersonaScript {
 public:
  static constexpr int kMostFailures = 3;

  explicit PersonaScript(ScriptFile file) : file_(std::move(file)) {}
  [[nodiscard]] const ScriptFile& file() const { return file_; }

  std::vector<PersonaRow> react(const Persona& persona, const ReactInput& choice,
                                const scenario::Catalogues& catalogues, const ScriptLimits& limits,
                                const SourceText& source, TextRange where, DiagnosticList& diagnostics);

 private:
  ScriptRun ask(const Value& argument, std::uint64_t seed, const ScriptLimits& limits,
                DiagnosticList& diagnostics);
  void look_whether_pure(const Persona& persona, const Value& argument, std::uint64_t seed,
                         const Value& answer, const ScriptLimits& limits, DiagnosticList& diagnostics);

  ScriptFile file_;
  int failures_ = 0;
  bool given_up_ = false;
  std::int64_t asked_ = 0;
  std::int64_t spent_ = 0;
  /// The first choice and its answer: asked again now and then, to see whether it stays the same.
  struct Asked {
    Value argument, answer;
    std::uint64_t seed = 0;
  };
  std::optional<Asked> first_;
  bool known_impure_ = false;
  bool warned_ = false;
};

}  // namespace gesprek::script
