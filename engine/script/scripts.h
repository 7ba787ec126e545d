#pragma once
// Everything under scripts/, as data: the YAML catalogues, and what Lua says (personas, rules, forms).
// Lua runs here, while compiling, and stops here.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"
#include "engine/scenario/scenario.h"

namespace gesprek::script {

/// What one script may use (hardening §8). Instructions, not seconds, decide, so that a busy machine changes
/// nothing; the wall clock is a backstop. Copying and table work is charged as instructions too.
struct ScriptLimits {
  std::size_t memory_bytes = 64U * 1024U * 1024U;
  std::int64_t instructions = 1'000'000;              // one script when it is loaded; one form that is built
  std::int64_t react_instructions = 100'000;          // one call of `react`
  std::int64_t react_instructions_all = 200'000'000;  // all calls of one persona's `react`
  std::int64_t hook_instructions = 100'000;           // one call of a hook
  std::size_t text_bytes = 64U * 1024U;               // one text, in and out
  std::size_t script_bytes = 256U * 1024U;            // one script file
  int wall_seconds = 2;                               // one run of any kind
};

/// A row of a persona's table: what changes, when. Conditions are text; the compiler checks them against the
/// persona's own variables (bare names: cast state and private ones). Places are in Persona::source; a row
/// that `react` returned has those of `react` itself.
struct PersonaRow {
  scenario::Condition when;                         // empty: always
  std::vector<std::pair<std::string, int>> deltas;  // ascending by name, each -3…+3
  std::string mood;                                 // empty: none. In `moods`: required
  std::string text;                                 // `afterwards` only
  TextRange where;
};

struct PersonaRest {
  std::string variable;
  int level = 0;
  int every = 1;  // turns, at least 1
};

struct PersonaPrivate {
  std::string name;
  int start = 0, min = 0, max = 10;
};

/// What `react` is told about one choice (format 5.7); `words`, `sentences` and `longest` are counted from
/// `say`.
struct ReactInput {
  std::string say;   // the words
  std::string kind;  // say | do | think
  std::vector<std::string> moves;
  std::vector<std::string> to;
};

struct Persona {
  std::string id;
  std::string file;
  std::shared_ptr<const SourceText> source;        // what the places of its rows point into; never null
  std::vector<std::pair<std::string, int>> start;  // ascending by name
  std::vector<PersonaPrivate> private_variables;
  std::map<std::string, std::vector<PersonaRow>, std::less<>> moves;  // the first row that holds counts
  std::vector<PersonaRow> each_turn;                                  // all that hold
  std::vector<PersonaRest> rest;
  std::vector<PersonaRow> closed;      // only `when` is used; any that holds
  std::vector<PersonaRow> moods;       // the first that holds; the last has no `when`
  std::vector<PersonaRow> afterwards;  // the first that holds
  bool has_react = false;
  /// Wants short sentences, one question at a time and everyday words: somebody with a mild intellectual
  /// disability, or a child.
  bool plain_language = false;
};

enum class RuleSeverity : std::uint8_t { minor, major, knockout };

/// "NAME", or "NAME" with one answer.
struct EventPattern {
  std::string event;
  std::string answer;  // empty: any
};

/// One obligation over the events of a session. A list of patterns means "any of them".
///   before    one of `first` must have happened before any `then` does; breaks at the `then`. With
///             triggers only a `then` after one of those counts.
///   requires  at an ending, when any `trigger` has happened (or always, without triggers), one of `event`
///             must have too, before or after it.
///   forbids   no `event` may happen (with triggers: after one of those); breaks at the event.
///   within    after a `trigger`, one of `event` must follow within `turns` turns (0: before an ending).
/// Any `unless` event seen earlier (for `requires`: seen at all) excuses it.
enum class RuleKind : std::uint8_t { before, requires_, forbids, within };
struct RuleClause {
  RuleKind kind = RuleKind::forbids;
  std::vector<EventPattern> first, then, trigger, event, unless;
  int turns = 0;
  /// The knock-out this clause breaks as, when it has severity knockout (R10: KO1 or KO11).
  std::string knockout;
  /// Of this clause, where it differs from the rule's (R11: a leading question is a knock-out, a question
  /// about details is not).
  std::optional<RuleSeverity> severity;
};

struct Rule {
  std::string id;  // R01…R20
  scenario::Label label;
  RuleSeverity severity = RuleSeverity::major;
  std::string criterion;              // that a broken major rule caps at 74
  std::vector<std::string> profiles;  // empty: every profile
  std::vector<RuleClause> clauses;    // broken when any is; reported once
  std::string checked;                // date, for what is marked ⚠
  std::string file;
  int line = 1;
};

/// How a profession takes the steps of the meldcode: data that differs per profession and is under revision,
/// so it stands in meldcode.lua with the day somebody looked it up.
struct StepProfile {
  std::string id;  // BASIS, VVN, ONDERWIJS, KNMG; what learner.profile names
  scenario::Label label;
  std::vector<std::string> step4, step5;  // events (questions and decisions) of that step in this profile
  bool vt_advice_required = false;        // asking Veilig Thuis for advice in step 2 is a duty
  std::string checked;                    // date; empty: nobody has
  std::string remark, source;
  std::string file;
  int line = 1;
};

/// A sandbox that stays open while compiling, to run `react` and form builders. Owns the Lua states; not
/// copyable; never throws; a script that misbehaves is a diagnostic and gives an empty answer.
class ScriptRuntime {
 public:
  virtual ~ScriptRuntime() = default;
  /// The rows `react` of `persona` returns for `choice`, all of which are to be tested when playing. Called
  /// once per choice and addressed persona. Empty when the persona has none.
  virtual std::vector<PersonaRow> react(const Persona& persona, const ReactInput& choice,
                                        const SourceText& source, TextRange where,
                                        DiagnosticList& diagnostics) = 0;
  /// The form scripts/forms/NAME.lua builds from `with`; nothing (and a diagnostic at `where`) when it
  /// cannot. The places in the form it returns are all `where`.
  virtual std::optional<scenario::Form> build_form(const scenario::Form& use, const SourceText& source,
                                                   DiagnosticList& diagnostics) = 0;
};

struct Scripts {
  std::vector<std::string> folders;  // as searched, in order
  scenario::Catalogues catalogues;
  std::map<std::string, Persona, std::less<>> personas;
  std::map<std::string, Rule, std::less<>> rules;
  std::map<std::string, StepProfile, std::less<>> profiles;
  std::vector<std::string> form_names;     // ascending
  std::unique_ptr<ScriptRuntime> runtime;  // never null
};

/// Format 5.2: `given` (from --scripts, in order) when not empty; else the nearest `scripts` folder in or
/// above the scenario's folder; else `installed`. Empty when there is none. A folder with an overlay.yaml is
/// no set of its own: what is given first then lies over what would have been found without it, and a
/// `scripts` folder found near the case over the next one, or over `installed`.
[[nodiscard]] std::vector<std::string> find_script_folders(std::string_view scenario_path,
                                                           const std::vector<std::string>& given,
                                                           std::string_view installed,
                                                           const FileSource& files);

/// Reads the catalogues and evaluates personas/*.lua, meldcode.lua and forms/*.lua of the folders. Later
/// folders replace entries per id. Everything wrong is in `diagnostics`, with script and line. Never throws.
[[nodiscard]] Scripts load_scripts(const std::vector<std::string>& folders, const FileSource& files,
                                   const ScriptLimits& limits, DiagnosticList& diagnostics);

}  // namespace gesprek::script
