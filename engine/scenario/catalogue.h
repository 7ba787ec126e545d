#pragma once
// The catalogues that are YAML: criteria, moves, events, state variables, moods and what every debrief says
// (format 5.2).
// Later folders overlay earlier ones per id: an entry of a later folder replaces the whole earlier entry.
//
// clang-format off
// The shapes, one file a block. Besides `label`, what is marked ! must be there; every `label` and `about` may
// have a `label_en` or `about_en` beside it; `checked: DATE` marks what was verified on a day.
//
//   criteria.yaml
//     families:  A: {label: …, about: …, weight: 1, caps: {D5: 74}}   # must missing → family limited (5.19)
//     bands:     - {id: op_weg, label: op weg, from: 55}      # one of them from 0
//     criteria:  A1: {label: …, family: A !, weight: 3 !, about: …, good: …, poor: …, must: [VEILIG_NU],
//                     must_when: …, knockouts: [KO3], debrief: …, debrief_low: …, debrief_high: …, source: …}
//     knockouts: KO1: {label: …, about: …, criterion: C9 !, kind: hard | herstelbaar !, source: …}
//   moves.yaml
//     open_vraag: {label: …, group: …, about: …, good: …, poor: …, score: {C2: +1},
//                  events: [zorg_op_tafel], tags: [vraag], source: …}
//   events.yaml
//     WEEG_Q1: {label: …, step: 4, args: [ja, nee],           # args: any = takes whatever answer
//               means: done | postponed | mistake | circumstance, child: better | worse}
//   state.yaml
//     vertrouwen: {label: …, min: 0, max: 10, good: high | low,
//                  bands: [{from: 0, id: laag, label: …, cues: ["Ze kijkt weg."]}, {from: 4, id: midden}]}
//   taal.yaml
//     jargon:     {intake: het eerste gesprek}       # a word of the trade, and what to say instead
//     figurative: {vinger aan de pols: …}            # an expression, the same
//     marks:      {long: [te_veel_tegelijk], questions: […], jargon: […], figurative: […]}   # moves that say so
//     first_names: [Jan], last_names: [de Vries]     # that together make a name many people have
//   moods.yaml
//     gespannen: {label: …, face: …, posture: …, cues: ["Ze houdt haar jas aan."]}
//   debrief.yaml
//     uncertainty: …                                          # said under every debrief
//     reflection:  aarzelen: {label: "Waar aarzelde je?"}
//     help_intro:  …
//     help:        [veilig_thuis, gevaar]                     # ids of hulp.yaml; or entries of its own
//   hulp.yaml
//     veilig_thuis: {label: …, kind: line | local, for: …, from_age: 8, to_age: 18, contact: … !, about: …,
//                    checked: DATE, example: true}            # example: to be replaced by one's own
// clang-format on

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
#include "engine/scenario/scenario.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// Where an entry stands: for "declared here" in diagnostics and for jumping in the editor.
struct Origin {
  std::shared_ptr<const SourceText> source;
  TextRange where;
};

/// nl is required, en may be empty (format 5.28: label_en, about_en).
struct Label {
  std::string nl, en;
};

struct Family {
  std::string id;  // A, B, C, D
  Label label, about;
  int weight = 1;
  std::vector<std::pair<std::string, int>> caps;  // criterion → the family's limit when its must is missing
  Origin origin;
};

/// From `from` (inclusive) up to the next band; percent 0..100.
struct Band {
  std::string id;
  Label label, about;
  int from = 0;
};

struct Criterion {
  std::string id;  // A1…D8
  Label label, about;
  std::string family;
  int weight = 1;                   // 1..3
  Label good, poor;                 // how it sounds when it works, and when it chafes
  Label debrief;                    // the sentence of the debrief…
  Label debrief_low, debrief_high;  // …in the bands below 75 percent, and in those from there
  /// Events that a case can ask for when it scores this (domain §7, MD), and when that is so: in words.
  std::vector<std::string> musts;
  Label must_when;
  std::vector<std::string> knockouts;  // those that limit it
  std::optional<int> family_cap;       // D5: 74; from its family's `caps`
  std::string source;                  // what it leans on
  std::string checked;                 // date of the check, for entries marked ⚠; else empty
  Origin origin;
};

enum class KnockoutKind : std::uint8_t { hard, repairable };

struct Knockout {
  std::string id;  // KO1…KO11
  Label label, about;
  std::string criterion;
  KnockoutKind kind = KnockoutKind::hard;
  std::string source, checked;  // as in Criterion
  Origin origin;
};

struct Move {
  std::string id;
  Label label, about;
  std::string group, good, poor, source;
  std::vector<std::pair<std::string, int>> score;  // criterion → points
  std::vector<std::string> events;
  std::vector<std::string> tags;
  std::string checked;  // as in Criterion
  Origin origin;
};

/// What an event says about the meldcode step it belongs to.
enum class EventMeaning : std::uint8_t {
  done,         // the step, or a part of it, was done
  postponed,    // it was put off, with a reason
  mistake,      // it was done wrong
  circumstance  // only how things are
};

/// What an event says about the child.
enum class ForChild : std::int8_t { worse = -1, nothing = 0, better = 1 };

struct EventInfo {
  std::string id;
  Label label;
  std::optional<int> step;        // meldcode step 0..5
  std::vector<std::string> args;  // the answers it may carry; empty: any
  bool takes_answer = false;      // `args` is given
  EventMeaning means = EventMeaning::done;
  ForChild child = ForChild::nothing;
  std::string checked;
  Origin origin;
};

struct StateBand {
  int from = 0;
  std::string id;
  Label label;  // may be empty
  std::vector<std::string> cues;
};

struct StateVariable {
  std::string id;
  Label label;
  int min = 0, max = 10;
  bool high_is_good = true;
  std::vector<StateBand> bands;  // ascending by `from`
  Origin origin;
};

struct Mood {
  std::string id;
  Label label;
  std::string face, posture;
  std::vector<std::string> cues;
  Origin origin;
};

/// A question to think about after a conversation.
struct ReflectionQuestion {
  std::string id;
  Label ask;
};

/// Who can help: a help line for the whole country, or somebody on the social map of one's own town
/// (hulp.yaml).
struct HelpLine {
  std::string id;
  Label label, about;
  Label whom;               // for whom it is, in words
  std::string contact;      // a telephone number or an address
  std::string checked;      // the day the contact was verified; else empty
  int from_age = 0;         // in years; 0 without
  int to_age = 0;           // inclusive; 0: no upper bound
  bool is_local = false;    // on the social map; else the same everywhere
  bool is_example = false;  // shows the shape; an organisation puts its own in its place
  Origin origin;
};

/// What stands in every debrief, whatever the case.
struct DebriefTexts {
  Label uncertainty, help_intro;
  std::vector<ReflectionQuestion> reflection;  // in file order
  std::vector<HelpLine> help;                  // where a learner who is touched can turn; in file order
};

/// A folder that lies over the first one: the rules and words of one organisation. `name` is that of its
/// overlay.yaml, else the folder's own.
struct Overlay {
  std::string folder;
  std::string name;
  std::string about;
};

/// A word or expression that not everybody understands, and what to say instead (may be empty).
struct PlainWord {
  std::string phrase, instead;
};

/// What a text is held against (taal.yaml). Later folders add to it; a phrase that is there already is
/// replaced.
struct Wording {
  std::vector<PlainWord> jargon, figurative;
  /// Moves that say that a sentence is meant to be so.
  std::vector<std::string> long_moves, question_moves, jargon_moves, figurative_moves;
  std::vector<std::string> first_names, last_names;
};

struct Catalogues {
  std::vector<Family> families;     // in file order
  std::vector<Band> bands;          // ascending by `from`, the first from 0
  std::vector<Criterion> criteria;  // in file order
  std::vector<Knockout> knockouts;  // in file order
  std::map<std::string, Move, std::less<>> moves;
  std::map<std::string, EventInfo, std::less<>> events;
  std::map<std::string, StateVariable, std::less<>> state;
  std::map<std::string, Mood, std::less<>> moods;
  DebriefTexts debrief;
  std::vector<HelpLine> help;  // hulp.yaml, in file order
  Wording wording;
  std::vector<Overlay> overlays;  // all folders but the first, in order

  [[nodiscard]] const Criterion* criterion(std::string_view id) const;
  [[nodiscard]] const Knockout* knockout(std::string_view id) const;
  [[nodiscard]] const HelpLine* help_line(std::string_view id) const;  // of hulp.yaml
  [[nodiscard]] const Band& band(int percent) const;  // percent 0..100; bands must not be empty
};

/// What tells that a folder is to lie over another: `name` (what reports call it) and `about`.
inline constexpr std::string_view kOverlayFile = "overlay.yaml";

/// Reads criteria.yaml, moves.yaml, events.yaml, state.yaml, moods.yaml, hulp.yaml, debrief.yaml, taal.yaml
/// and overlay.yaml of each folder that has them; later folders replace entries per id. A missing file is no
/// problem, a broken one is.
[[nodiscard]] Catalogues load_catalogues(const std::vector<std::string>& folders, const FileSource& files,
                                         const Limits& limits, DiagnosticList& diagnostics);

}  // namespace gesprek::scenario
