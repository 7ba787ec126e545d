#pragma once
// A Program: one scenario with its personas, moves, forms and rules, compiled into flat tables of integers
// and one pool of text. It needs no YAML, no Lua and no look-up by name to be played (design §3.1).
//
// Every table is a vector of plain records without pointers, so a Program is written and read as it is
// (program_file.h). Indexes into tables are 32-bit; kNone means "none". Everything that `validate` (in
// program_file.cpp) checks may be relied on by a session.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/hash.h"

namespace gesprek::program {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// Targets of `go` that are no node: back to the offer of topics (5.12), back from an interrupt (5.11).
inline constexpr std::uint32_t kGoDone = kNone - 1;
inline constexpr std::uint32_t kGoBack = kNone - 2;
inline constexpr std::uint32_t kFirstSpecialGo = kGoBack;  // whatever is below it is a node

/// A piece of the text pool, UTF-8. Size 0: not given.
struct TextRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

/// A run of records in one table.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  [[nodiscard]] std::uint32_t end() const { return begin + size; }
  [[nodiscard]] bool empty() const { return size == 0; }
};

// --- conditions (5.9) ---

/// Stack code over 64-bit integers, saturating; booleans are 0 and 1. No jumps: nothing has side effects, so
/// `and` and `or` evaluate both sides.
enum class Op : std::uint16_t {
  push,        // a
  push_wide,   // constants[a]
  slot,        // value of slot a
  seen,        // node a entered before the current entry
  chosen,      // choice a ever taken
  knows,       // fact a revealed
  noted,       // fact a in the notebook
  event,       // event name a emitted, with any answer
  event_with,  // event answer a emitted
  hook,        // condition a of hooks.lua said so when it was last asked
  not_,
  neg,
  and_,
  or_,
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  add,
  sub,
  mul,
  // the commonest whole conditions in one instruction: slot b compared with the constant a
  slot_eq,
  slot_ne,
  slot_lt,
  slot_le,
  slot_gt,
  slot_ge
};
struct Instruction {
  Op op = Op::push;
  std::uint16_t b = 0;
  std::int32_t a = 0;
};
inline constexpr std::uint32_t kMaxStack = 128;
/// A condition: instructions in Program::code. Empty: always true.
using Code = Range;

// --- state (5.3) ---

enum class SlotKind : std::uint8_t { boolean, integer, enumeration };
/// A bounded integer of the state: a variable, a cast member's state, or a persona's private variable.
/// Booleans are 0..1; enumerations 0..values-1, named by `values` in Program::names.
struct Slot {
  TextRef name;   // "toon", "karin.vertrouwen", "karin.#hersteld" (private: absent from reports)
  TextRef label;  // what a learner reads in the debrief; empty for private ones and an author's bookkeeping
  std::int32_t start = 0, min = 0, max = 10, tick = 0;
  Range values;
  std::uint32_t cast = kNone;
  SlotKind kind = SlotKind::integer;
  std::uint8_t is_private = 0;
  std::uint8_t high_is_good = 1;
  std::uint8_t pad = 0;
};

/// `effect`: applied in order, each clamped at once (5.8).
struct Effect {
  std::uint32_t slot = 0;
  std::int32_t amount = 0;
  std::uint32_t sets = 0;  // 1: sets to amount; 0: adds amount
};

// --- people (5.7) ---

struct Delta {
  std::uint32_t slot = 0;
  std::int32_t amount = 0;
};
struct Row {
  Code when;
  Range deltas;
  std::uint32_t mood = kNone;
  TextRef text;  // `afterwards`
};
/// What one move (first_only: the first row that holds) or one `react` (all rows that hold) does to one
/// person.
struct Reaction {
  std::uint32_t cast = 0;
  Range rows;
  std::uint32_t first_only = 1;
};
struct Rest {
  std::uint32_t slot = 0;
  std::int32_t level = 0;
  std::int32_t every = 1;
};
struct CastMember {
  TextRef id, name, about, portrait, persona;
  std::uint32_t has_persona = 0;
  std::uint32_t is_child = 0;  // the child it is about
  Range each_turn;             // rows: all that hold
  Range rest;
  Range closed;      // rows: any that holds
  Range moods;       // rows: the first that holds
  Range afterwards;  // rows: the first that holds
};
struct Mood {
  TextRef id, label, face, posture;
  Range cues;  // in Program::names
};

// --- what is said ---

enum class LineKind : std::uint8_t { cast, narrator, inner, media, first };
struct Line {
  TextRef text, text_id;  // text_id: the author's `id`, else "node.line3", "node.choice.reply1"…
  Code when;
  TextRef cue, thought, alt;
  Range effects, events, reveals;
  Range first;  // kind first: the alternatives, lines
  std::uint32_t cast = kNone;
  std::uint32_t mood = kNone;
  LineKind kind = LineKind::narrator;
  std::uint8_t pad[3] = {0, 0, 0};
};
struct Reveal {
  std::uint32_t fact = 0;
  Code when;
};
/// An event to emit: a name, and the answer it carries (an index in `answers`) or kNone.
struct Emit {
  std::uint32_t name = 0;
  std::uint32_t answer = kNone;
};
/// What an event says about the step it belongs to.
enum class EventMeaning : std::uint32_t { done, postponed, mistake, circumstance };
struct EventName {
  TextRef id, label;
  std::int32_t step = -1;  // meldcode step, -1: none
  EventMeaning means = EventMeaning::done;
  std::int32_t child = 0;  // 1: good for the child, -1: bad
};
struct EventAnswer {
  std::uint32_t name = 0;
  TextRef answer;
};

// --- choices ---

enum class ChoiceKind : std::uint8_t { say, do_, think };
enum class ReplyKind : std::uint8_t { nothing, lines };
struct ChoiceFlag {
  static constexpr std::uint8_t once = 1, silent = 2, model = 4, own_id = 8;
  // One of its moves carries the tag of that name in moves.yaml: simulated learners look at these.
  static constexpr std::uint8_t names_concern = 16, sets_limit = 32;
};
/// What a step touches; the rest is in ChoiceInfo at the same index.
struct Choice {
  std::uint64_t order_key = 0;  // fnv1a64("node.choice") (5.10)
  Code when;
  TextRef text;
  Range reactions;  // in reaction_refs, in cast order; empty for think and silent
  Range effects;
  Range events;  // those of its moves, each once, then its own
  Range reveals;
  Range reply;                     // lines; already the node's where it has none of its own
  std::uint32_t go = kNone;        // already the node's where it has none of its own
  std::uint32_t critical = kNone;  // knockout
  std::uint32_t repairs = kNone;   // knockout that taking this closes
  std::uint32_t repair = kNone;    // in Program::repairs
  std::uint32_t node = 0;
  ChoiceKind kind = ChoiceKind::say;
  std::uint8_t flags = 0;
  std::uint16_t place = 0;  // 0-based, in document order in its node
};
struct ChoiceInfo {
  TextRef id;      // "rustig"
  TextRef locked;  // why it is greyed, when it is
  TextRef why;
  Range moves;  // in move_refs
  Range to;     // cast, in cast_refs
};
/// `repair:` of a choice (5.20). Text, reactions and events as of a choice.
struct Repair {
  std::uint32_t choice = 0;
  TextRef text, why;
  Range reactions, events, reply, moves, to;
  std::int32_t within = 2;
  ChoiceKind kind = ChoiceKind::say;
  std::uint8_t flags = 0;  // of ChoiceFlag: names_concern, sets_limit
  std::uint8_t pad[2] = {0, 0};
};

// --- nodes ---

enum class Way : std::uint8_t { go, choices, branch, topics, form, ending };
struct NodeFlag {
  static constexpr std::uint8_t fixed_order = 1, switches = 2, write_first = 4, form_branches = 8;
};
struct Node {
  TextRef id;
  Range lines;
  Range effects, events, reveals;
  Range choices;                    // contiguous, document order
  std::uint32_t way_index = kNone;  // go: target. branch: in `branches` (Range). topics, form, ending: index
  std::uint32_t otherwise = kNone;
  std::uint32_t late = kNone;
  std::int32_t time_seconds = 0;
  Range criteria;            // in criterion_refs: those in which its choices' values differ or are not 0
  std::uint32_t matrix = 0;  // points[matrix + place * criteria.size + k]: value of choice for criterion k
  std::int16_t phase = -1;
  std::int8_t step = -1;
  Way way = Way::go;
  std::uint8_t flags = 0;
  std::uint8_t pad[3] = {0, 0, 0};
};
struct BranchArm {
  Code when;
  std::uint32_t go = 0;
};
struct TopicLayer {
  Range topics;
  Range again;  // lines
  std::uint32_t then = 0;
  std::uint32_t node = 0;
};
struct Topic {
  TextRef id, title;
  Code when;
  std::uint32_t start = 0;
  std::uint32_t layer = 0;
  std::uint32_t optional = 0;
};
enum class Outcome : std::uint32_t { good, mixed, poor };
struct Ending {
  TextRef title, text, child;
  Outcome outcome = Outcome::mixed;
};

// --- forms (5.13) ---

enum class FieldType : std::uint32_t { choice, yes_no, multi, sort, board, scale, plan, text };
struct Form {
  TextRef title;
  Range fields;
  /// Where it leads: the node's branch (arms), or one arm without a condition.
  Range arms;
};
struct Field {
  TextRef id, ask, why;
  FieldType type = FieldType::text;
  std::uint32_t required = 1;
  Range options;  // choice, yes_no, multi
  Range items;    // sort, board
  std::uint32_t items_revealed = 0;
  Range columns;  // in names
  std::int32_t from = 0, to = 10, rows = 3;
  Range answers;                  // in field_answers
  std::uint32_t answer_kind = 0;  // the right column follows from the fact's kind
  Range scores;                   // in field_scores
  std::uint32_t emits = kNone;    // event name
};
struct Option {
  TextRef id, label, why;
  Range points;  // in option_points
  Range events, effects;
  std::uint32_t has_points = 0;  // own score given: replaces the pair
};
struct Item {
  TextRef id, text;
  std::uint32_t fact = kNone;  // only shown when this fact is revealed
};
/// The right answer: `item` kNone for a whole field; else the place in Field::items.
struct FieldAnswer {
  std::uint32_t item = kNone;
  TextRef value;
};
struct FieldScore {
  std::uint32_t criterion = 0;
  std::int32_t wrong = 0, right = 0;
};
struct OptionPoints {
  std::uint32_t criterion = 0;
  std::int32_t points = 0;
};

// --- facts, criteria, knock-outs, rules ---

enum class FactKind : std::uint32_t { fact, source, reading, strength, noise };
struct Fact {
  TextRef id, text, source;
  FactKind kind = FactKind::fact;
};
struct Family {
  TextRef id, label, label_en;
  std::int32_t weight = 1;
  TextRef about = {};
};
struct Band {
  TextRef id, label, label_en;
  std::int32_t from = 0;  // percent, ascending from 0
  TextRef about = {};
};
/// Those the case scores, and those that a must, a rule or a knock-out may cap.
struct Criterion {
  TextRef id, label, label_en, about, about_en, good, good_en, poor, poor_en;
  TextRef debrief, debrief_en;            // what the debrief says about it…
  TextRef debrief_low, debrief_low_en;    // …in the bands below 75 percent, where it is given
  TextRef debrief_high, debrief_high_en;  // …in those from there, where it is given
  TextRef checked;                        // the day somebody verified it, or empty
  std::uint32_t family = 0;
  std::int32_t weight = 1;
  std::int32_t family_cap = 0;  // 0: none; D5: 74 when its must is missing (5.19)
  std::uint32_t scored = 0;     // listed in the case's `criteria`
};
struct Knockout {
  TextRef id, label;
  std::uint32_t criterion = kNone;
  std::uint32_t repairable = 0;
  TextRef label_en = {}, about = {}, checked = {};
};
struct Must {
  std::uint32_t event = 0;
  std::uint32_t criterion = 0;
};
enum class RuleSeverity : std::uint32_t { minor, major, knockout };
/// A rule as an automaton (5.17). State 0 is the start. Reading symbol s in state q leads to
/// rule_table[table + q * symbols + s]. Symbol 0 is the end of a turn; an event that no entry of `patterns`
/// matches is not read. An event may match several patterns: each symbol is read, in order. Rules that follow
/// each other may share an id: one rule of meldcode.lua whose clauses break as different knock-outs, or weigh
/// differently.
struct Rule {
  TextRef id, label, label_en, checked;
  RuleSeverity severity = RuleSeverity::major;
  std::uint32_t criterion = kNone;
  std::uint32_t states = 0, symbols = 0;
  std::uint32_t table = 0;  // in rule_table
  std::uint32_t info = 0;   // in rule_states: one per state
  Range patterns;           // in rule_patterns
  std::uint32_t reads_turns = 0;
  std::uint32_t is_order = 0;  // breaks at an event by coming too early, and in no other way at an event
};
struct RuleState {
  std::uint8_t broken = 0;         // entered: the rule is broken now, once
  std::uint8_t broken_at_end = 0;  // an ending in this state breaks the rule
  std::uint16_t pad = 0;
  std::uint32_t knockout = kNone;  // that it breaks as
};
struct RulePattern {
  std::uint32_t event = 0;       // event name
  std::uint32_t answer = kNone;  // kNone: any
  std::uint32_t symbol = 0;
};
struct Interrupt {
  TextRef id;
  Code when;
  std::int32_t for_turns = 1, after = 4;
  std::uint32_t go = 0;
  std::uint32_t repeat = 0;
};
struct Move {
  TextRef id, label;
};
/// A question to think about after the conversation.
struct Question {
  TextRef id, ask;
};
/// Who can help: a help line, or somebody on the social map.
struct HelpLine {
  TextRef id, label, contact, about, checked;
  TextRef whom;                           // for whom it is; may be empty
  std::int32_t from_age = 0, to_age = 0;  // in years, inclusive; to_age 0: no upper bound
  std::uint32_t is_local = 0;             // on the social map of one's own town; else the same everywhere
  std::uint32_t is_example = 0;           // shows the shape; to be replaced by one's own
};

// --- hooks (5.26) ---

enum class HookKind : std::uint32_t { on_enter, on_choice, on_end, rubric, condition };
/// One function of hooks.lua. At most one of each kind but `condition`.
struct Hook {
  TextRef name;
  HookKind kind = HookKind::condition;
};

struct Header {
  TextRef scenario_id, title, language, summary, setting, role, profile, content_note, place;
  std::int32_t minutes = 0, level = 0;
  std::uint32_t start = 0;  // node
  std::uint32_t step_back = 1;
  std::uint32_t feedback_during = 0;
  TextRef hooks;                                           // the text of hooks.lua; empty without one
  TextRef profile_label, profile_remark, profile_checked;  // of meldcode.lua; empty without a profile
  TextRef uncertainty, help_intro;                         // stand in every debrief
};

/// See the top of this file. `hash` is the fingerprint of everything else (program_file.h); two Programs with
/// the same hash play the same.
struct Program {
  Hash128 hash;
  Header header;
  std::string texts;
  std::vector<TextRef> names;  // phases, columns, cues, enumeration values, themes
  /// What a learner reads in place of `names`, in a translation: inputs and files go on naming columns as the
  /// source does. Empty, or one for each name; size 0 in it: the name itself.
  std::vector<TextRef> shown_names;
  std::vector<Instruction> code;
  std::vector<std::int64_t> constants;
  std::vector<Slot> slots;
  std::vector<CastMember> cast;
  std::vector<Mood> moods;
  std::vector<Row> rows;
  std::vector<Delta> deltas;
  std::vector<Reaction> reactions;
  std::vector<std::uint32_t> reaction_refs;
  std::vector<Rest> rests;
  std::vector<Effect> effects;
  std::vector<Line> lines;
  std::vector<Reveal> reveals;
  std::vector<Emit> emits;
  std::vector<EventName> events;
  std::vector<EventAnswer> answers;
  std::vector<Node> nodes;
  std::vector<Choice> choices;
  std::vector<ChoiceInfo> choice_infos;
  std::vector<Repair> repairs;
  std::vector<std::uint32_t> move_refs, cast_refs, criterion_refs;
  std::vector<std::int8_t> points;
  std::vector<Range> branches;  // ranges of arms
  std::vector<BranchArm> arms;
  std::vector<TopicLayer> layers;
  std::vector<Topic> topics;
  std::vector<Form> forms;
  std::vector<Field> fields;
  std::vector<Option> options;
  std::vector<Item> items;
  std::vector<FieldAnswer> field_answers;
  std::vector<FieldScore> field_scores;
  std::vector<OptionPoints> option_points;
  std::vector<Ending> endings;
  std::vector<Fact> facts;
  std::vector<Family> families;
  std::vector<Band> bands;
  std::vector<Criterion> criteria;
  std::vector<Knockout> knockouts;
  std::vector<Must> musts;
  std::vector<Rule> rules;
  std::vector<std::uint8_t> rule_table;  // at most 256 states a rule
  std::vector<RuleState> rule_states;
  std::vector<RulePattern> rule_patterns;
  std::vector<Interrupt> interrupts;
  std::vector<Move> moves;
  std::vector<Question> questions;
  std::vector<HelpLine> help_lines;  // where a learner who is touched can turn, in every case
  std::vector<HelpLine> case_help;   // who can help in this case (3.1)
  std::vector<Hook> hooks;
  std::vector<std::uint32_t> hook_reads, hook_writes;  // slots that hooks may read, and set
  Range phases;                                        // in names, in order

  [[nodiscard]] std::string_view text(TextRef ref) const {
    return std::string_view(texts).substr(ref.offset, ref.size);
  }
  /// names[index] as a learner reads it.
  [[nodiscard]] std::string_view shown_name(std::uint32_t index) const {
    const bool is_given = index < shown_names.size() && shown_names[index].size > 0;
    return text(is_given ? shown_names[index] : names[index]);
  }
};

/// Calls `f(table)` for every table of `program`, in the order in which they are written to a file.
template <class AnyProgram, class F>
void for_each_table(AnyProgram& program, F&& f) {
  f(program.names);
  f(program.shown_names);
  f(program.code);
  f(program.constants);
  f(program.slots);
  f(program.cast);
  f(program.moods);
  f(program.rows);
  f(program.deltas);
  f(program.reactions);
  f(program.reaction_refs);
  f(program.rests);
  f(program.effects);
  f(program.lines);
  f(program.reveals);
  f(program.emits);
  f(program.events);
  f(program.answers);
  f(program.nodes);
  f(program.choices);
  f(program.choice_infos);
  f(program.repairs);
  f(program.move_refs);
  f(program.cast_refs);
  f(program.criterion_refs);
  f(program.points);
  f(program.branches);
  f(program.arms);
  f(program.layers);
  f(program.topics);
  f(program.forms);
  f(program.fields);
  f(program.options);
  f(program.items);
  f(program.field_answers);
  f(program.field_scores);
  f(program.option_points);
  f(program.endings);
  f(program.facts);
  f(program.families);
  f(program.bands);
  f(program.criteria);
  f(program.knockouts);
  f(program.musts);
  f(program.rules);
  f(program.rule_table);
  f(program.rule_states);
  f(program.rule_patterns);
  f(program.interrupts);
  f(program.moves);
  f(program.questions);
  f(program.help_lines);
  f(program.case_help);
  f(program.hooks);
  f(program.hook_reads);
  f(program.hook_writes);
}

}  // namespace gesprek::program
