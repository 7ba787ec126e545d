#pragma once
// What a debrief says about one session, as a model: facts, quotes and references, no layout. Terminal, HTML,
// PDF, window and browser draw the same model, in the order of its members (domain reference §9): a strength,
// where it turned, another sentence, the meldcode, what stands behind it, questions, one goal.
//
// Rules that hold for every page drawn from it: never a total, never a rank between people; behaviour, never
// the person; own judgement beside the result; what is uncertain is called uncertain.
//
// Texts are Dutch UTF-8 without markup, as the author wrote them: a page adds quotation marks around
// what was said. None holds a control character, but for line ends in the learner's own sentences. Everything
// is a value: a model outlives the session and the Program it was made from.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/program/program.h"
#include "engine/scoring/score.h"
#include "engine/session/session.h"

namespace gesprek::scoring {

// --- what quotes and places look like ---

/// What the learner said, did or thought. Only `say` stands between quotation marks.
struct Quote {
  program::ChoiceKind kind = program::ChoiceKind::say;
  std::string text;
};

/// What somebody else said.
struct Saying {
  std::string who;           // a name, "Karin"
  std::string text;          // without quotation marks
  std::string thought = {};  // what they did not say, as the author wrote it; may be empty
};

/// Where in the conversation something happened.
struct Moment {
  /// Place in Session::inputs(). "Vanaf hier opnieuw" is the session rewound to its first `*input` inputs:
  /// then this one is to be given again. None: before the first input, or at no place at all.
  std::optional<std::size_t> input;
  /// The turn it belongs to, from 1; 0: before the first turn. What is no turn itself (a form, a note)
  /// belongs to the one before it.
  std::uint32_t turn = 0;
  std::string phase;           // in words, "gewoon praten"; may be empty
  std::string node, choice;    // ids; `choice` is empty where there was none
  std::optional<Quote> quote;  // of a choice or a repair
  std::string form;            // title of the form it happened in, else empty
};

/// A change of something that is counted, over one input. A boolean is 0 or 1.
struct StateChange {
  std::string id;     // "karin.vertrouwen"
  std::string label;  // "Vertrouwen"
  std::string who;    // name of the person it belongs to; empty for a variable of the case
  std::int32_t from = 0, to = 0;
  bool is_better = false;  // towards what is good
};

// --- the parts ---

/// The best-earned decision that counted, in the learner's own words; nothing where none earned anything.
struct Strength {
  Moment moment;          // has a quote
  std::string criterion;  // id
  std::string label;      // of the criterion
  std::string why;        // the author's explanation, or empty
};

enum class KeyKind : std::uint8_t {
  knockout,       // one that is still open at the end
  person_worse,   // the largest change for the worse in a person
  child_worse,    // the same for the child
  person_better,  // the largest change for the better
  child_better
};
/// Where it turned, and the choice that caused it. In order of KeyKind: the worse goes before the better.
struct KeyMoment {
  KeyKind kind = KeyKind::person_worse;
  Moment moment;
  std::string who;  // whose change this is; "het kind" where the child has no name. Of a knock-out: empty
  std::vector<StateChange> changes;  // those of that person or about that child, the largest first
  std::string event;                 // what happened for the child ("Een afspraak die …"), or empty
  std::string knockout;              // label of the knock-out, or empty
  std::optional<Saying> reply;       // the first thing somebody said after it
  int turning_point = 0;             // its number among Debrief::turning_points; 0: none
  /// It was the example route's own choice: what is hard to hear can be well said. Of changes for the worse
  /// such a one stands here only where there is no other.
  bool is_model = false;
};

/// What the case models of the child, from the most direct to nothing.
enum class ChildBasis : std::uint8_t {
  safety,   // a state called `veiligheid`
  events,   // events that are marked as good or bad for the child (events.yaml, `child`)
  partner,  // the child is in the conversation itself (cast, `child: true`), and only its state is followed
  nothing
};
struct ChildView {
  ChildBasis basis = ChildBasis::nothing;
  std::string note;  // a sentence that says so, honestly: "Van het kind is in deze casus niets bijgehouden …"
  std::string ending;  // the ending's words about the child; empty without an ending
};

/// A better choice that was selectable at that very decision, as one option to try.
struct Alternative {
  Moment moment;  // has the quote of what was said
  Quote instead;
  std::string instead_choice;  // id
  std::string why;             // the author's explanation of the other one, or empty
  std::string criterion;       // label of what it would have shown; empty when it is about a knock-out
  bool is_model = false;       // part of the example route
};

enum class StepStatus : std::uint8_t {
  done,
  too_early,    // done, before what has to come first
  skipped,      // postponed or left out, with a reason that was recorded
  open,         // part of this case, not done
  not_in_case,  // nothing in the case belongs to it
};
/// What took a step, or put it off.
struct StepEvent {
  std::string id, label;  // "GESPREK_OUDERS", "De zorg is met de ouder besproken"
  std::string answer;     // in words; may be empty
  Moment moment;
};
/// One step of the meldcode, as the profile of the case divides them (domain §4.2).
struct MeldcodeStep {
  int step = 0;       // 0…5
  std::string label;  // "overwegen"
  StepStatus status = StepStatus::not_in_case;
  bool was_reached = false;              // the conversation came to moments of this step
  std::vector<StepEvent> done_by;        // in order, each event and answer once
  std::string reason;                    // why it was skipped, in words
  std::vector<std::size_t> order_rules;  // places in Debrief::rules: why it was too early
};

/// A protocol rule that was broken (5.17), with its evidence. A rule that broke as a knock-out stands here
/// too.
struct RuleBreak {
  std::string id, label;  // "R10"
  program::RuleSeverity severity = program::RuleSeverity::major;
  std::string criterion;  // id of what it limits; empty: nothing
  std::string checked;    // the day somebody verified it; empty: unknown
  std::string event;      // label of what broke it; empty when it was something left out
  std::string knockout;   // id, when it broke as one
  Moment moment;          // where it broke; of what was left out: no input
  std::size_t entry = 0;  // in Session::log()
};

struct KnockoutCard {
  std::string id, label;
  std::string criterion;  // id; empty: none
  std::string checked;
  bool is_repaired = false;  // the card "hersteld"
  bool is_hard = false;      // repairing does not lift what it limits
  bool was_mended = false;   // something was done about it, also about a hard one
  Moment moment;             // the choice that caused it
  Moment mended;             // only when was_mended
  std::size_t entry = 0;     // in Session::log()
  std::string about;         // why it must not happen, and what can be done; may be empty
};

/// An event that a case asks for (`must`).
struct MustCard {
  std::string event, label;  // id and words
  std::string criterion;     // id of what it caps
  bool is_done = false;
  bool is_judged = false;  // only at an ending (5.17); before that it may still come
  Moment moment;           // where it was done
};

/// Something that limits a result (5.19), in words.
struct Limit {
  CapReason reason = CapReason::must;
  std::string criterion, family;  // id of what is limited: one of the two
  int percent = 100;
  std::string label;  // "Gemist: …" without the word: the must, rule, knock-out or what a hook said
  std::string id;     // of the must's event, rule or knock-out; empty for a hook
  Moment moment;
};

/// A fact that came up, and what the learner made of it.
struct NotebookEntry {
  std::string fact, text, source;  // id, words, where it comes from (may be empty)
  program::FactKind kind = program::FactKind::fact;
  std::optional<program::FactKind> noted_as;   // in the notebook
  std::optional<program::FactKind> sorted_as;  // in a form that asks for the kind
  Moment moment;                               // where it came up
  /// Noted or sorted as what it is. What was sorted counts before what was noted: it is the later judgement.
  [[nodiscard]] bool is_right() const {
    return sorted_as ? *sorted_as == kind : noted_as && *noted_as == kind;
  }
};
struct NotebookCheck {
  std::vector<NotebookEntry> entries;  // in the order they came up
  std::size_t noted = 0;               // with a kind, in the notebook or a form
  std::size_t right = 0;               // of those, as what they are
  std::size_t not_found = 0;           // facts of the case that never came up
};

/// One turn of the conversation, for a timeline and for reading along.
struct TurnLine {
  Moment moment;               // has a quote, but for `late`
  bool is_repair = false;      // something was taken back
  bool is_late = false;        // time ran out
  std::vector<Saying> reply;   // what was said from then until the next input
  std::optional<Quote> model;  // the example route's choice where it was on offer and another was taken
  std::string why;             // the author's explanation of what was taken, or empty
};

/// A turn in which something changed most. Curves and key moments refer to it by its number.
struct TurningPoint {
  int number = 0;  // from 1, in the order of the conversation
  Moment moment;
  std::vector<StateChange> changes;  // the largest first
  std::optional<Saying> reply;
};

/// A state variable over the conversation. Private ones are never among them (5.7).
struct Curve {
  std::string id;     // "karin.vertrouwen", "toon"
  std::string label;  // "Vertrouwen"
  std::string who;    // name of the person; empty for a variable of the case
  program::SlotKind kind = program::SlotKind::integer;
  /// Whether somebody wrote a label: what has none is an author's own bookkeeping, which pages leave out.
  bool has_label = false;
  bool is_about_child = false;
  std::int32_t min = 0, max = 10;
  bool high_is_good = true;
  std::vector<std::int32_t> values;  // [0] at the start, [t] after turn t; the last is how it ended
  std::vector<std::string> words;    // of a boolean or an enumeration: the words of value min, min + 1, …
  std::vector<int> turning_points;   // numbers, ascending
  [[nodiscard]] bool is_flat() const {
    for (const std::int32_t value : values) {
      if (value != values.front()) return false;
    }
    return true;
  }
};

/// What one decision earned on a criterion that the case scores, of what could be had there (5.18).
struct RoutePoints {
  std::string criterion, label;  // id and words
  int earned = 0, lo = 0, hi = 0;
};
/// One step of a way through the case: a choice, a form, something taken back, or time that ran out. Topics,
/// notes and sentences of one's own are no steps.
struct RouteStep {
  Moment moment;  // `input` is a place in the inputs of that way itself
  bool is_repair = false, is_late = false;
  std::vector<RoutePoints> points;  // in the order of the case
  std::string why;                  // the author's explanation of the choice, or empty
};
enum class RouteMatch : std::uint8_t {
  same,         // both did the same there
  other,        // both came there, and did something else
  own_only,     // only the learner came there
  example_only  // only the example route did
};
struct RouteRow {
  RouteMatch match = RouteMatch::same;
  std::optional<RouteStep> own, example;  // absent where `match` says so
};
/// The learner's way and the example route beside each other, in the order of both. Of a session that was
/// stopped only as far as the learner came.
struct ExampleRoute {
  std::string ending;  // title of where the example route ends; empty where it does not
  std::vector<RouteRow> rows;
};

/// A sentence that the learner wrote before the choices appeared (5.16). Kept, never judged.
struct OwnSentence {
  std::string text;  // may hold line ends
  Moment moment;     // the choice that was taken after it
  std::optional<Quote> chosen;
  std::optional<Quote> model;  // the example route's choice there
  std::string model_why;
};

/// One decision that a criterion was read from.
struct CriterionLine {
  Moment moment;      // has a quote, or a form
  std::string asked;  // of a form: what the field asks
  std::string why;    // the author's explanation, or empty
  int earned = 0, lo = 0, hi = 0;
  bool is_opportunity = false;  // it counted (5.18)
  bool is_repaired = false;
};

struct BandName {
  std::string id, label;
  int from = 0;       // percent
  std::string about;  // may be empty
};

/// A criterion that the case scores, or that something limits. Without a band there is nothing to say about
/// it: too few opportunities. Percents are for bars and for reading along; a page says the band's word.
struct CriterionResult {
  std::string id, label, about;
  std::size_t family = 0;  // in Debrief::families
  int weight = 1;
  bool is_scored = true;             // false: only limited
  int earned = 0, min = 0, max = 0;  // over the opportunities
  int opportunities = 0;
  std::optional<int> share;                 // percent before what limits it; none below two opportunities
  std::optional<int> percent;               // after it
  std::optional<std::size_t> band;          // in Debrief::bands
  std::optional<std::size_t> own_estimate;  // the band the learner expected, beforehand
  std::string phrase;                       // what the catalogue says at this band; may be empty
  std::string good, poor;                   // how it sounds when it works, and when it chafes
  std::string checked;                      // the day somebody verified it; empty: unknown
  std::vector<CriterionLine> lines;         // in order
  std::vector<std::size_t> limits;          // in Debrief::limits
  std::vector<std::optional<std::size_t>> earlier;  // its band in each of Debrief::earlier
};

struct FamilyResult {
  std::string id, label;
  std::optional<int> percent;
  std::optional<std::size_t> band;
  std::optional<std::size_t> own_estimate;
  std::vector<std::size_t> limits;  // in Debrief::limits: of the family as a whole
  std::vector<std::optional<std::size_t>> earlier;
  std::string about;  // may be empty
};

struct Reflection {
  std::string id, ask;  // "aarzelen", "Waar aarzelde je?"
  std::string answer;   // empty: not answered
};

/// One criterion to practise next.
struct Goal {
  std::string criterion, label;  // id and words
  std::string advice;            // may be empty
  std::string example;           // how it can sound; may be empty
};

/// Who can help: where a learner who is touched can turn, or who can help the people of the case.
struct HelpLine {
  std::string id, label, contact, about;
  std::string checked;           // the day the number was verified; empty: unknown
  std::string whom;              // for whom it is; may be empty
  int from_age = 0, to_age = 0;  // in years, inclusive; to_age 0: no upper bound
  std::string ages;              // the same in words; may be empty
  bool is_local = false;         // on the social map of one's own town
  bool is_example = false;       // shows the shape; to be replaced by one's own
};

/// An earlier attempt at the same case, as far as it is compared.
struct EarlierAttempt {
  std::string label;  // what to call it: a date
  bool is_finished = false;
  std::string ending;  // title; empty without one
};

/// About the case itself.
struct CaseInfo {
  std::string id, title, summary, setting, role, language;              // "nl", "en"
  std::string profile, profile_label, profile_remark, profile_checked;  // of the meldcode; may be empty
  std::string program;                                                  // hash
  std::uint64_t seed = 0;
};

struct EndingInfo {
  std::string id, title, text;                         // id of its node
  program::Outcome outcome = program::Outcome::mixed;  // of the story, whatever the results (5.23)
};

struct Debrief {
  CaseInfo about;
  std::string date;  // of the session, as the front end says it; may be empty
  bool is_finished = false;
  bool has_decisions = false;  // false: nothing was chosen, and most parts are empty
  std::string fault;           // why the case could not go on, in words; empty unless it did
  std::optional<EndingInfo> ending;
  std::size_t inputs = 0;
  std::uint32_t turns = 0;

  std::optional<Strength> strength;    // 1
  std::vector<KeyMoment> key_moments;  // 2
  ChildView child;
  std::optional<Alternative> alternative;  // 3
  std::vector<MeldcodeStep> steps;         // 4: always six, 0…5
  std::vector<RuleBreak> rules;            // in the order they broke
  std::vector<KnockoutCard> knockouts;     // open ones first
  std::vector<MustCard> musts;
  std::vector<Limit> limits;
  NotebookCheck notebook;
  std::vector<TurnLine> conversation;  // one per turn
  std::vector<TurningPoint> turning_points;
  std::vector<Curve> curves;
  std::vector<OwnSentence> own_sentences;
  std::optional<ExampleRoute> example;    // only where the context has one
  std::vector<BandName> bands;            // ascending
  std::vector<CriterionResult> criteria;  // in the order of the case
  std::vector<FamilyResult> families;
  std::vector<EarlierAttempt> earlier;  // oldest first; of the same case only
  std::size_t other_attempts = 0;       // given, and of another case: left out
  std::vector<Saying> afterwards;       // what people say about the talk; never scored
  std::vector<std::string> notes;       // of the case's own hooks
  std::vector<Reflection> reflection;   // 5
  std::optional<Goal> goal;             // 6
  std::string uncertainty;              // "In het echt kan dit anders lopen."
  std::string help_intro;
  std::vector<HelpLine> help;         // for the learner
  std::vector<HelpLine> case_help;    // for the people of this case
  std::vector<std::string> overlays;  // organisations whose scripts were in force
  bool case_changed = false;  // since the session: words and points are those of the case as it is now
};

// --- making one ---

/// The result of one attempt, as far as a later debrief compares it.
struct Attempt {
  std::string label, scenario;
  bool is_finished = false;
  std::string ending;
  struct Band {
    std::string id;    // of a criterion, or of a family
    std::string band;  // id; empty: too few opportunities
  };
  std::vector<Band> criteria, families;
};
[[nodiscard]] Attempt attempt_of(const session::Session& session, const Scores& scores, std::string label);

/// What is known beside the session itself.
struct DebriefContext {
  struct Estimate {
    std::string id;    // of a criterion or a family
    std::string band;  // id
  };
  struct Answer {
    std::string id;  // of a question in Debrief::reflection
    std::string text;
  };
  std::vector<Estimate> estimates;  // given before the results were shown; unknown ids are left out
  std::vector<Answer> answers;
  std::vector<Attempt> earlier;  // oldest first
  std::vector<std::string> overlays;
  std::string date;
  bool case_changed = false;
  /// A session over the same Program in which the example route was played; null: the debrief has none.
  const session::Session* example = nullptr;
};

/// The debrief of a session as it stands: finished, stopped or faulted (5.23). `scores` are its own.
[[nodiscard]] Debrief make_debrief(const session::Session& session, const Scores& scores,
                                   const DebriefContext& context = {});

// --- helpers that other views of a session share ---

/// The node, choice and input that an entry of the log belongs to.
struct LogPlace {
  std::uint32_t node = program::kNone;
  std::uint32_t choice = program::kNone;  // kNone: not a choice (a form, a repair, the start)
  std::optional<std::size_t> input;       // none: before the first
};
[[nodiscard]] LogPlace place_in_log(const session::Session& session, std::size_t entry);

/// "binnen.direct", or the node's id where there was no choice: the `place` of format §4.
[[nodiscard]] std::string place_text(const session::Session& session, std::size_t entry);

/// What a hook said: the text of a note or of a line of its rubric, or why it was switched off.
[[nodiscard]] std::string hook_text(const session::Session& session, const session::Entry& entry);

/// Why a session could not go on, in Dutch words.
[[nodiscard]] const char* fault_words(session::FaultKind fault);

}  // namespace gesprek::scoring
