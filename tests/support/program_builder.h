#pragma once
// Builds small Programs by hand, by names, so that tests of a session need no YAML, no compiler and no Lua.
//
//   ProgramBuilder b;
//   b.slot("karin.vertrouwen", 4);
//   b.node("binnen").line(narrator("Kwart over drie.")).choice(choice("rustig").go("einde"));
//   b.node("einde").ends("Een begin");
//   const Program program = b.build();
//
// What a name means is looked up in build(); an unknown one stops the test with its name.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::test {

using program::ChoiceKind;
using program::FactKind;
using program::FieldType;
using program::LineKind;
using program::Op;
using program::Outcome;
using program::Program;
using program::RuleSeverity;

// --- conditions ---

struct Expr {
  struct Item {
    Op op = Op::push;
    std::int32_t value = 0;
    std::string name, answer;
  };
  std::vector<Item> items;
  [[nodiscard]] bool empty() const { return items.empty(); }
};
Expr slot_value(const std::string& name);
Expr constant(std::int32_t value);
Expr seen(const std::string& node);
Expr chosen(const std::string& node_and_choice);
Expr knows(const std::string& fact);
Expr noted(const std::string& fact);
Expr event(const std::string& name);
Expr event(const std::string& name, const std::string& answer);
/// "slot b against a constant" in one instruction.
Expr slot_ge(const std::string& name, std::int32_t value);
Expr slot_le(const std::string& name, std::int32_t value);
Expr slot_eq(const std::string& name, std::int32_t value);
Expr binary(Op op, Expr a, const Expr& b);
Expr operator!(Expr a);
Expr operator&&(Expr a, const Expr& b);
Expr operator||(Expr a, const Expr& b);
Expr operator>=(Expr a, std::int32_t b);
Expr operator<=(Expr a, std::int32_t b);
Expr operator==(Expr a, std::int32_t b);

// --- what is said, and what it does ---

struct EffectSpec {
  std::string slot;
  std::int32_t amount = 0;
  bool sets = false;
};
struct EventSpec {
  std::string name, answer;
};
struct RevealSpec {
  std::string fact;
  Expr when;
};

struct LineSpec {
  LineKind kind = LineKind::narrator;
  std::string cast, text, mood_id, cue_text;
  Expr condition;
  std::vector<EffectSpec> effects;
  std::vector<EventSpec> events;
  std::vector<RevealSpec> revealed;
  std::vector<LineSpec> alternatives;

  LineSpec& mood(const std::string& id) { return mood_id = id, *this; }
  LineSpec& cue(const std::string& text_) { return cue_text = text_, *this; }
  LineSpec& when(Expr e) { return condition = std::move(e), *this; }
  LineSpec& add(const std::string& slot, std::int32_t n) {
    return effects.push_back({slot, n, false}), *this;
  }
  LineSpec& set(const std::string& slot, std::int32_t n) { return effects.push_back({slot, n, true}), *this; }
  LineSpec& emits(const std::string& e, const std::string& answer = "") {
    return events.push_back({e, answer}), *this;
  }
  LineSpec& reveals(const std::string& f, Expr e = {}) {
    return revealed.push_back({f, std::move(e)}), *this;
  }
};
LineSpec narrator(const std::string& text);
LineSpec inner(const std::string& text);
LineSpec says(const std::string& cast, const std::string& text);
LineSpec first_of(std::vector<LineSpec> alternatives);

struct RowSpec {
  Expr when;
  std::vector<std::pair<std::string, std::int32_t>> deltas;
  std::string mood;
};
struct ReactionSpec {
  std::string cast;
  std::vector<RowSpec> rows;
  bool first_only = true;
};

struct RepairSpec {
  std::vector<ReactionSpec> reactions;
  std::vector<EventSpec> events;
  std::vector<LineSpec> reply;
  std::int32_t within = 2;
};

struct ChoiceSpec {
  std::string id;
  ChoiceKind kind = ChoiceKind::say;
  Expr condition;
  std::string locked_text, target, critical_id, repairs_id;
  bool is_once = false;
  std::vector<EffectSpec> effects;
  std::vector<EventSpec> events;
  std::vector<RevealSpec> revealed;
  std::vector<LineSpec> replies;
  std::vector<ReactionSpec> reactions;
  std::vector<std::string> addressed;
  std::map<std::string, std::int32_t> points;
  std::optional<RepairSpec> repair_spec;

  ChoiceSpec& go(const std::string& node) { return target = node, *this; }
  ChoiceSpec& when(Expr e) { return condition = std::move(e), *this; }
  ChoiceSpec& locked(const std::string& why) { return locked_text = why, *this; }
  ChoiceSpec& once() { return is_once = true, *this; }
  ChoiceSpec& think() { return kind = ChoiceKind::think, *this; }
  ChoiceSpec& to(const std::string& cast) { return addressed.push_back(cast), *this; }
  ChoiceSpec& add(const std::string& slot, std::int32_t n) {
    return effects.push_back({slot, n, false}), *this;
  }
  ChoiceSpec& set(const std::string& slot, std::int32_t n) {
    return effects.push_back({slot, n, true}), *this;
  }
  ChoiceSpec& emits(const std::string& e, const std::string& answer = "") {
    return events.push_back({e, answer}), *this;
  }
  ChoiceSpec& reveals(const std::string& f, Expr e = {}) {
    return revealed.push_back({f, std::move(e)}), *this;
  }
  ChoiceSpec& reply(LineSpec line) { return replies.push_back(std::move(line)), *this; }
  /// One move: the first of `rows` that holds.
  ChoiceSpec& move(const std::string& cast, std::vector<RowSpec> rows) {
    return reactions.push_back({cast, std::move(rows), true}), *this;
  }
  /// What `react` returned: all rows that hold.
  ChoiceSpec& react(const std::string& cast, std::vector<RowSpec> rows) {
    return reactions.push_back({cast, std::move(rows), false}), *this;
  }
  ChoiceSpec& score(const std::string& criterion, std::int32_t n) { return points[criterion] = n, *this; }
  ChoiceSpec& critical(const std::string& knockout) { return critical_id = knockout, *this; }
  ChoiceSpec& repairs(const std::string& knockout) { return repairs_id = knockout, *this; }
  ChoiceSpec& repair(RepairSpec spec) { return repair_spec = std::move(spec), *this; }
};
ChoiceSpec choice(const std::string& id);

// --- nodes ---

struct ArmSpec {
  Expr when;
  std::string go;
};
struct TopicSpec {
  std::string id, start;
  bool optional = false;
  Expr when;
};
struct OptionSpec {
  std::string id;
  std::map<std::string, std::int32_t> points;
  bool has_points = false;
  std::vector<EventSpec> events;
  std::vector<EffectSpec> effects;
};
struct ItemSpec {
  std::string id, fact;
};
struct FieldSpec {
  std::string id;
  FieldType type = FieldType::text;
  bool required = true, items_revealed = false, answer_kind = false;
  std::vector<OptionSpec> options;
  std::vector<ItemSpec> items;
  std::vector<std::string> columns;
  std::int32_t from = 0, to = 10, rows = 3;
  std::vector<std::pair<std::string, std::string>> answers;  // item id ("" for the field) → value
  std::map<std::string, std::pair<std::int32_t, std::int32_t>> scores;
  std::string emits;
};

struct NodeSpec {
  std::string id;
  std::vector<LineSpec> lines;
  std::vector<EffectSpec> effects;
  std::vector<EventSpec> events;
  std::vector<RevealSpec> revealed;
  std::vector<ChoiceSpec> choices;
  program::Way way = program::Way::go;
  std::string target, otherwise_node, late_node;
  std::vector<ArmSpec> arms;
  std::vector<TopicSpec> topic_specs;
  std::vector<LineSpec> again_lines;
  std::vector<FieldSpec> fields;
  std::string ending_title;
  Outcome outcome = Outcome::mixed;
  int phase_index = -1, meldcode_step = -1;
  bool fixed = false, can_switch = false, writes_first = false;

  NodeSpec& line(LineSpec spec) { return lines.push_back(std::move(spec)), *this; }
  NodeSpec& add(const std::string& slot, std::int32_t n) {
    return effects.push_back({slot, n, false}), *this;
  }
  NodeSpec& set(const std::string& slot, std::int32_t n) { return effects.push_back({slot, n, true}), *this; }
  NodeSpec& emits(const std::string& e, const std::string& answer = "") {
    return events.push_back({e, answer}), *this;
  }
  NodeSpec& reveals(const std::string& f, Expr e = {}) {
    return revealed.push_back({f, std::move(e)}), *this;
  }
  NodeSpec& choice(ChoiceSpec spec) {
    way = program::Way::choices;
    return choices.push_back(std::move(spec)), *this;
  }
  NodeSpec& go(const std::string& node) { return way = program::Way::go, target = node, *this; }
  NodeSpec& branch(std::vector<ArmSpec> specs) {
    return way = program::Way::branch, arms = std::move(specs), *this;
  }
  NodeSpec& topics(std::vector<TopicSpec> specs, const std::string& then) {
    return way = program::Way::topics, topic_specs = std::move(specs), target = then, *this;
  }
  NodeSpec& again(LineSpec spec) { return again_lines.push_back(std::move(spec)), *this; }
  /// `arms` of a form: give them by branch() before, or one target here.
  NodeSpec& form(std::vector<FieldSpec> specs, const std::string& then) {
    return way = program::Way::form, fields = std::move(specs), target = then, *this;
  }
  NodeSpec& ends(const std::string& title, Outcome o = Outcome::mixed) {
    return way = program::Way::ending, ending_title = title, outcome = o, *this;
  }
  NodeSpec& otherwise(const std::string& node) { return otherwise_node = node, *this; }
  NodeSpec& late(const std::string& node) { return late_node = node, *this; }
  NodeSpec& phase(int p) { return phase_index = p, *this; }
  NodeSpec& step(int s) { return meldcode_step = s, *this; }
  NodeSpec& fixed_order() { return fixed = true, *this; }
  NodeSpec& switches() { return can_switch = true, *this; }
  NodeSpec& write_first() { return writes_first = true, *this; }
};

struct CastSpec {
  std::string id;
  std::vector<RowSpec> each_turn, closed, moods;
  struct RestSpec {
    std::string slot;
    std::int32_t level = 0, every = 1;
  };
  std::vector<RestSpec> rest;
};
struct SlotSpec {
  std::string name;
  std::int32_t start = 0, min = 0, max = 10, tick = 0;
};
struct RuleSpec {
  std::string id, criterion;
  RuleSeverity severity = RuleSeverity::major;
  struct Pattern {
    std::string event, answer;
    std::uint32_t symbol = 1;
  };
  std::vector<Pattern> patterns;
  std::uint32_t symbols = 2;
  std::vector<std::vector<std::uint8_t>> table;  // [state][symbol]
  struct StateSpec {
    bool broken = false, broken_at_end = false;
    std::string knockout;
  };
  std::vector<StateSpec> states;
  bool reads_turns = false;
};
struct InterruptSpec {
  std::string id;
  Expr when;
  std::int32_t for_turns = 1, after = 4;
  std::string go;
  bool repeat = false;
};

class ProgramBuilder {
 public:
  void slot(const std::string& name, std::int32_t start, std::int32_t min = 0, std::int32_t max = 10,
            std::int32_t tick = 0) {
    slots_.push_back({name, start, min, max, tick});
  }
  CastSpec& cast(const std::string& id);
  void mood(const std::string& id, std::vector<std::string> cues = {}) {
    moods_.emplace_back(id, std::move(cues));
  }
  void fact(const std::string& id, FactKind kind = FactKind::fact) { facts_.emplace_back(id, kind); }
  void criterion(const std::string& id, bool scored = true) { criteria_.emplace_back(id, scored); }
  void knockout(const std::string& id, bool repairable, const std::string& criterion = "") {
    knockouts_.push_back({id, criterion, repairable});
  }
  void must(const std::string& event, const std::string& criterion) { musts_.emplace_back(event, criterion); }
  void rule(RuleSpec spec) { rules_.push_back(std::move(spec)); }
  void interrupt(InterruptSpec spec) { interrupts_.push_back(std::move(spec)); }
  void phases(std::vector<std::string> names) { phases_ = std::move(names); }
  /// The first node is where a session starts, unless start() says otherwise.
  NodeSpec& node(const std::string& id);
  void start(const std::string& node) { start_ = node; }

  [[nodiscard]] Program build() const;

 private:
  friend class ProgramLayout;
  struct KnockoutSpec {
    std::string id, criterion;
    bool repairable;
  };
  std::vector<SlotSpec> slots_;
  std::deque<CastSpec> cast_;
  std::vector<std::pair<std::string, std::vector<std::string>>> moods_;
  std::vector<std::pair<std::string, FactKind>> facts_;
  std::vector<std::pair<std::string, bool>> criteria_;
  std::vector<KnockoutSpec> knockouts_;
  std::vector<std::pair<std::string, std::string>> musts_;
  std::vector<RuleSpec> rules_;
  std::vector<InterruptSpec> interrupts_;
  std::vector<std::string> phases_;
  std::deque<NodeSpec> nodes_;
  std::string start_;
};

}  // namespace gesprek::test
