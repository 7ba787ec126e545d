#pragma once
// The authored model: what a scenario.yaml says, with the place of everything, before any name is looked up.
// Values only: copyable, no pointers among parts. References by id are still text here; the compiler
// (engine/program/compiler.h) resolves them. Field names are the format's keys (format §2, §3, §5).

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/source.h"
#include "engine/scenario/optional.h"

namespace gesprek::scenario {

/// A scalar as the author wrote it. `where` is its place in the file, quotes included; empty with an empty
/// range = absent. When `verbatim`, the value's bytes are the file's bytes from where.begin + quote_width on
/// (one line, no escapes), so columns inside it can be computed.
struct Text {
  std::string value;
  TextRange where;
  bool verbatim = false;
  std::uint8_t quote_width = 0;  // 1 for a quoted scalar
  [[nodiscard]] bool empty() const { return value.empty(); }
};

using Name = Text;       // an id, or a reference to one
using Condition = Text;  // format 5.9; parsed by engine/program/condition.h

/// A whole number with its place.
struct Number {
  std::int64_t value = 0;
  TextRange where;
};

struct Flag {
  bool value = false;
  TextRange where;
};

/// `karin.vertrouwen: -1`. The value stays text: what it may be depends on the variable's type (5.8).
struct Effect {
  Name target;
  Text value;
};

/// An entry of `events`: a name, or `{NAME: answer}` (5.6).
struct EventUse {
  Name event;
  Optional<Text> answer;
};

struct Reveal {
  Name fact;
  Optional<Condition> when;
};

/// Explicit points: criterion → points, -2…+2.
struct Score {
  Name criterion;
  Number points;
};

enum class LineKind : std::uint8_t { cast, narrator, inner, media, first };

struct Line {
  LineKind kind = LineKind::narrator;
  Name speaker;  // cast lines: the cast member's id
  Text text;     // media: the file's name
  Optional<Name> id;
  Optional<Condition> when;
  Optional<Name> mood;
  Optional<Text> cue, thought, alt;
  std::vector<Effect> effect;
  std::vector<EventUse> events;
  std::vector<Reveal> reveals;
  std::vector<Line> first;  // kind first: the alternatives
  TextRange where;
};

/// `reply`: absent, `[]`, a text (said by `to`, mood/cue allowed), or lines.
enum class ReplyKind : std::uint8_t { absent, nothing, text, lines };
struct Reply {
  ReplyKind kind = ReplyKind::absent;
  std::vector<Line> lines;  // text: exactly one, with an empty speaker
  TextRange where;
};

enum class ChoiceKind : std::uint8_t { say, do_, think };

/// `to:` one, several, or all. Empty names and !all: not given.
struct Addressees {
  std::vector<Name> names;
  bool all = false;
  TextRange where;
  [[nodiscard]] bool given() const { return all || !names.empty(); }
};

struct Repair {
  ChoiceKind kind = ChoiceKind::say;
  Text text;
  Addressees to;
  std::vector<Name> moves;
  Reply reply;
  Optional<Text> why;
  Optional<Number> within;  // default 2
  TextRange where;
};

/// A thread of remarks among authors (5.28); never shown to learners.
struct Comment {
  Text by, date, text;
  Optional<Flag> resolved;
};

/// Why something that the analysis remarks on is meant to be so: `allow: {H0731: "…"}`. It stands for the
/// block it is in and all below. The remark is still listed, with this reason.
struct Allowance {
  Name code;
  Text reason;
};

struct Choice {
  Name id;  // never empty after loading: `c<place>` where the author gave none
  bool has_own_id = true;
  ChoiceKind kind = ChoiceKind::say;
  Text text;
  Addressees to;
  Optional<Condition> when;
  Optional<Text> locked;
  Optional<Flag> once, silent, model;
  std::vector<Name> moves;
  std::vector<Effect> effect;
  std::vector<Score> score;
  std::vector<EventUse> events;
  std::vector<Reveal> reveals;
  Optional<Name> critical;
  Optional<Name> repairs;
  Optional<Repair> repair;
  Reply reply;
  Optional<Name> go;
  Optional<Text> why;
  std::vector<Comment> comments;
  std::vector<Allowance> allow;
  TextRange where;
};

struct BranchArm {
  Optional<Condition> when;
  Name go;
  TextRange where;
};

struct Topic {
  Name id;
  Text title;
  Name start;
  Optional<Flag> optional;
  Optional<Condition> when;
  TextRange where;
};

enum class FieldType : std::uint8_t { choice, yes_no, multi, sort, board, scale, plan, text };

struct FormOption {
  Name id;
  Text label;
  std::vector<Score> score;
  std::vector<EventUse> events;
  std::vector<Effect> effect;
  Optional<Text> why;
  TextRange where;
};

/// An item of sort or board: a fact's id (text empty), or an id with its own text.
struct FormItem {
  Name id;
  Text text;
};

/// `K: [wrong, right]`.
struct FieldScore {
  Name criterion;
  Number wrong, right;
};

struct FormField {
  Name id;
  FieldType type = FieldType::text;
  Text ask;
  Optional<Flag> required;  // default true; `text` is always exempt
  std::vector<FormOption> options;
  std::vector<FormItem> items;
  bool items_revealed = false;  // items: revealed
  std::vector<Name> into;
  Optional<Number> from, to, rows;
  /// choice, yes_no, scale: one value (key empty). multi: values (keys empty). sort, board: item → column.
  std::vector<std::pair<Name, Text>> answer;
  bool answer_kind = false;  // answer: kind
  std::vector<FieldScore> score;
  Optional<Name> emits;
  Optional<Text> why;
  TextRange where;
};

/// A form written out, or `use: NAME` with parameters: one from scripts/forms/NAME.lua.
struct Form {
  Optional<Name> use;
  std::vector<std::pair<Name, Text>> with;
  Text title;
  std::vector<FormField> fields;
  TextRange where;
};

struct Ending {
  Text title, text, child;
  Name outcome;  // good | mixed | poor
  TextRange where;
};

struct Node {
  Name id;
  Optional<Name> phase;
  Optional<Number> step;
  Optional<Name> scene;
  std::vector<Effect> effect;
  std::vector<EventUse> events;
  std::vector<Reveal> reveals;
  std::vector<Line> lines;
  // The way on: exactly one of choices | go | branch | topics + then | form + (go or branch) | ending.
  bool has_choices = false, has_branch = false, has_topics = false;
  std::vector<Choice> choices;
  Optional<Name> go;
  std::vector<BranchArm> branch;
  std::vector<Topic> topics;
  Optional<Name> then;
  std::vector<Line> again;
  Optional<Form> form;
  Optional<Ending> ending;
  Reply reply;  // the default of this node's choices
  Optional<Name> otherwise;
  bool fixed_order = false;
  Optional<Flag> switch_, write_first;
  Optional<Number> time_seconds;
  Optional<Name> late;
  std::vector<Comment> comments;
  std::vector<Allowance> allow;
  TextRange where;
};

struct CastMember {
  Name id;
  Text name, about;
  Optional<Name> portrait, persona;
  Optional<Flag> child;           // the child it is about: its safety is followed in the debrief
  Optional<Flag> plain_language;  // replaces what the persona says
  std::vector<std::pair<Name, Number>> state;
  TextRange where;
};

enum class VariableType : std::uint8_t { boolean, integer, enumeration };

struct Variable {
  Name id;
  Optional<Text> label;  // what it is called in the debrief; without one it is the author's own bookkeeping
  VariableType type = VariableType::integer;
  Text start;  // as written
  Optional<Number> start_number, min, max, tick;
  bool start_boolean = false;
  std::vector<Name> values;  // enumeration
  TextRange where;
};

enum class FactKind : std::uint8_t { fact, source, reading, strength, noise };

struct Fact {
  Name id;
  Text text;
  FactKind kind = FactKind::fact;
  Optional<Text> source;
  TextRange where;
};

struct Interrupt {
  Name id;
  Condition when;
  Optional<Number> for_turns, after;  // defaults 1 and 4 (5.11)
  Name go;
  Optional<Flag> repeat;
  TextRange where;
};

/// What a reader of a newer format, or a typing mistake, left behind: kept, warned about, never dropped
/// from the text.
struct UnknownKey {
  std::string owner;  // the block it stood in, by its key: "choices", "nodes", "ending"…
  Text key;
  TextRange value;
};

struct Scenario {
  Number format;  // `gesprek: 1`
  // scenario:
  Name id;
  Text title, language, summary, setting;
  Text role;     // learner.role
  Name profile;  // learner.profile
  Optional<Number> minutes, level;
  std::vector<Name> themes;
  Optional<Text> content_note;
  bool feedback_during = false;
  std::vector<Text> sources;
  Optional<Text> reviewed_by, reviewed_date;
  std::vector<Name> phases;
  Optional<Flag> step_back;  // default true
  Optional<Name> place, extends;
  std::vector<Name> help;  // who can help in this case: ids of hulp.yaml
  std::vector<Allowance> allow;
  TextRange header_where;  // the `scenario:` block
  // the rest
  std::vector<CastMember> cast;
  std::vector<Variable> variables;
  std::vector<Fact> facts;
  std::vector<Name> criteria;
  std::vector<std::pair<Name, Name>> must;  // event → criterion
  std::vector<Name> rules;
  std::vector<Interrupt> interrupts;
  Name start;
  std::vector<Node> nodes;
  std::vector<UnknownKey> unknown_keys;
};

}  // namespace gesprek::scenario
