#pragma once
// forms/*.lua: forms that cases use by name (format §3, 5.13). A script returns a form as it would be written
// in a case, or builds one from parameters:
//
//   return {
//     parameters = {
//       titel = { default = "Leg vast" },            -- a text; may be left out in the case
//       naar = { default = 10 },                     -- a whole number, because its default is one
//       feit = { about = "Het feit waar het om gaat" },  -- no default: a case must give it
//     },
//     build = function(p)
//       return { title = p.titel, fields = { { id = "hoe", type = "scale", ask = "…", from = 0, to = p.naar }
//       } }
//     end,
//   }
//
// A field has the keys of format 5.13. `score = {A9 = {-1, 2}}` is the pair of a field, `score = {A9 = 2}`
// the points of an option; an effect that adds is a text: effect = {["karin.vertrouwen"] = "+1"}.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/script/script_file.h"
#include "engine/script/scripts.h"
#include "engine/script/table_reader.h"

namespace gesprek::script {

/// Reads a form. Errors are reported at `site`; then the answer is empty. All places in it are `where`.
[[nodiscard]] std::optional<scenario::Form> read_form_value(const Site& site, const Value& value,
                                                            TextRange where);

/// One file of forms/. Construction tries it out with its defaults (and "…" or 1 where there is none), so
/// that a broken form is noticed before a case uses it.
class FormScript {
 public:
  FormScript(std::string name, ScriptFile file, const ScriptLimits& limits, DiagnosticList& diagnostics);

  /// The form of a case that says `use: NAME`; nothing, and diagnostics at its place, when it cannot be made.
  std::optional<scenario::Form> build(const scenario::Form& use, const SourceText& source,
                                      DiagnosticList& diagnostics);

 private:
  struct Parameter {
    std::optional<Value> default_value;
    bool is_number = false;
  };
  void read_parameters(DiagnosticList& diagnostics);
  /// The form for `arguments`. `where` of `source` is the place of every diagnostic.
  std::optional<scenario::Form> make(const Value& arguments, const SourceText& source, TextRange where,
                                     DiagnosticList& diagnostics);
  std::optional<Value> arguments_of(const scenario::Form& use, const SourceText& source,
                                    DiagnosticList& diagnostics) const;

  std::string name_;
  ScriptFile file_;
  ScriptLimits limits_;
  std::map<std::string, Parameter, std::less<>> parameters_;
  bool has_build_ = false;
};

}  // namespace gesprek::script
