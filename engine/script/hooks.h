#pragma once
// hooks.lua: what a case does at run time beyond its own text (format 5.26). Here it becomes data (which
// functions there are, what they declare) and can be called, one function at a time, on behalf of a host that
// holds the state.
//
//   return {
//     reads = { "karin.vertrouwen" }, writes = { "toon" },
//     on_enter = function(s, node) … end,          -- on each entry of a moment
//     on_choice = function(s, node, choice) … end, -- on each choice taken
//     on_end = function(s) … end,                  -- once, at an ending
//     rubric = function(s) return { { criterion = "C6", cap = 74, why = "…" } } end,  -- once, at an ending
//     mijn_conditie = function(s) return … end,    -- any other name: a condition, used as mijn_conditie()
//   }
//
// Every call runs in a state of its own, made from the text: what a function remembers in a `local` outside
// itself is gone at the next call, so that a session is its inputs and nothing else (design §3.3).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/script/script_file.h"
#include "engine/script/scripts.h"
#include "engine/script/value.h"

namespace gesprek::script {

/// What a hook may ask of a session and do to it, as `s.get`, `s.set` and so on. A refusal ends the hook with
/// these words.
class HookHost {
 public:
  struct Answer {
    Value value;
    std::optional<TwoWords> refusal;
  };
  virtual ~HookHost() = default;
  virtual Answer get(std::string_view name) = 0;
  virtual Answer set(std::string_view name, const Value& value) = 0;
  virtual Answer event(std::string_view name) = 0;
  virtual Answer note(std::string_view text) = 0;
  virtual Answer seen(std::string_view node) = 0;
  virtual std::int64_t turn() = 0;
};

/// The functions that a host calls by itself; every other function of the table is a condition.
inline constexpr std::string_view kOnEnter = "on_enter", kOnChoice = "on_choice", kOnEnd = "on_end",
                                  kRubric = "rubric";

struct HookScript {
  std::vector<std::string> functions;         // the four above, where they are there
  std::vector<std::string> conditions;        // ascending
  std::vector<scenario::Name> reads, writes;  // as declared, with their places in the file
  /// Names that `s.event` is called with as a quoted text: the events that the case can count on.
  std::vector<scenario::Name> events;
};

/// Reads the table of hooks.lua. Everything wrong is reported.
[[nodiscard]] HookScript read_hooks(const ScriptFile& file, DiagnosticList& diagnostics);

/// One line of what `rubric` returns.
struct RubricLine {
  std::string criterion;
  std::optional<int> cap;  // percent, 0…100; absent: the line only notes
  std::string why;
};

/// How a call ended. `failure` is there when it did not succeed; then the rest is empty.
struct HookCall {
  std::optional<ScriptFailure> failure;
  bool holds = false;              // of a condition
  std::vector<RubricLine> rubric;  // of `rubric`
};

/// Calls `function` of the hooks in `text` with `s` and `arguments`. Never throws; `host` is asked while it
/// runs. `seed` is what math.random starts from.
[[nodiscard]] HookCall call_hook(std::string_view text, std::string_view function,
                                 const std::vector<std::string>& arguments, HookHost& host,
                                 const ScriptLimits& limits, std::uint64_t seed);

}  // namespace gesprek::script
