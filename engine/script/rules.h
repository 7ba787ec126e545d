#pragma once
// meldcode.lua: the protocol rules R01–R20 as data (format §3, 5.17). The file returns a list of rules:
//
//   return {
//     regel{
//       id = "R10", label = "Beloof niets wat je niet kunt houden", severity = "KO", criterion = "C9",
//       forbids{ event = "GEHEIM_BELOOFD", knockout = "KO1" },
//       forbids{ event = "UITKOMST_BELOOFD", knockout = "KO11" },
//     },
//     regel{
//       id = "R03", label = "Overleg voor je praat", severity = "minor", criterion = "A3",
//       before{ first = { "OVERLEG_AF", "ADVIES_VT" }, later = "GESPREK_OUDERS", unless = "SPOED_112" },
//     },
//   }
//
// A rule:    id, label (label_en), severity minor | major | KO, criterion (with major; what a break caps),
//            profiles (those of learner.profile it holds for; absent: all), checked (a date), clauses.
// A clause:  before{ first, later, after }  one of `first` must have come before any `later`
//            requires{ event, after }       at an ending one of `event`; with `after` only when one of those
//                                           came, before or after it
//            forbids{ event, after }        none of `event`
//            within{ event, after, turns }  one of `event` within `turns` turns after an `after` (0: by the
//                                           end)
//            `after` in before and forbids: they hold from then on. Each may have `unless` (what excuses it)
//            and its own `severity`; a clause of severity KO names its `knockout`.
// An event:  "NAME", or "NAME=answer". A list of events means any of them.
//
// Beside rules the list holds the step profiles of the professions:
//
//     profiel{
//       id = "KNMG", label = "Artsen", step4 = {}, step5 = { "WEEG_Q1", "BESLUIT_MELDEN" },
//       vt_advice = "required", checked = "2026-11-22", source = "…", remark = "…",
//     }

#include <vector>

#include "engine/script/script_file.h"
#include "engine/script/scripts.h"

namespace gesprek::script {

/// The builders in the environment of meldcode.lua.
[[nodiscard]] const std::vector<std::string>& rule_builders();

/// What one meldcode.lua says, in order.
struct RuleFile {
  std::vector<Rule> rules;
  std::vector<StepProfile> profiles;
};

/// Everything wrong is reported; a rule or profile with an error is left out. Events, criteria and knock-outs
/// are looked up in `catalogues` (those that have entries at all); the profiles of a rule in those of this
/// file and `known` (when there are any).
[[nodiscard]] RuleFile read_rules(const ScriptFile& file, const scenario::Catalogues& catalogues,
                                  const std::vector<std::string>& known, DiagnosticList& diagnostics);

}  // namespace gesprek::script
