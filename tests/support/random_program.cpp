#include "tests/support/random_program.h"

#include <utility>

#include "tests/support/program_builder.h"

namespace gesprek::test {

using session::Input;
using session::InputKind;

namespace {

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : rng_(seed) {}

  Program make() {
    const int slots = between(2, 4);
    for (int i = 0; i < slots; ++i) {
      const int min = one_in(4) ? -between(1, 3) : 0;
      const int max = between(3, 10);
      b_.slot("s" + number(i), between(min, max), min, max, one_in(4) ? between(-1, 1) : 0);
      slots_.push_back("s" + number(i));
    }
    for (int i = 0; i < 3; ++i) {
      b_.mood("m" + number(i), std::vector<std::string>(static_cast<std::size_t>(between(0, 3)), "cue"));
    }
    for (int i = 0; i < 3; ++i) b_.fact("f" + number(i));
    for (int i = 0; i < 3; ++i) b_.criterion("K" + number(i), !one_in(5));
    b_.knockout("KO0", true, "K0");
    b_.knockout("KO1", false, "K1");
    cast_ = between(0, 2);
    plain_ = between(3, 8);
    layer_ = one_in(2);
    topics_ = layer_ ? between(1, 3) : 0;
    form_ = one_in(2);
    interrupts_ = between(0, 2);
    for (int i = 0; i < plain_; ++i) names_.push_back("n" + number(i));
    for (int i = 0; i < 2; ++i) names_.push_back("e" + number(i));
    if (layer_) names_.emplace_back("laag");
    if (form_) names_.emplace_back("form");

    for (int c = 0; c < cast_; ++c) person("p" + number(c));
    for (int i = 0; i < plain_; ++i) plain("n" + number(i), false);
    for (int i = 0; i < 2; ++i) {
      NodeSpec& node = b_.node("e" + number(i));
      dress(node);
      node.ends("Eind " + number(i));
    }
    if (layer_) layer();
    if (form_) form();
    for (int i = 0; i < interrupts_; ++i) {
      plain("i" + number(i), true);
      InterruptSpec spec{"onder" + number(i), condition(),     between(1, 2),
                         between(1, 4),       "i" + number(i), one_in(2)};
      b_.interrupt(spec);
    }
    const int rules = between(0, 2);
    for (int i = 0; i < rules; ++i) rule(i);
    if (one_in(2)) b_.must("E0", "K0");
    return b_.build();
  }

 private:
  Rng rng_;
  ProgramBuilder b_;
  std::vector<std::string> slots_, names_, choices_;
  int cast_ = 0, plain_ = 0, topics_ = 0, interrupts_ = 0;
  bool layer_ = false, form_ = false;

  static std::string number(int i) { return std::to_string(i); }
  int between(int low, int high) {
    return low + static_cast<int>(rng_.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool one_in(int n) { return rng_.below(static_cast<std::uint64_t>(n)) == 0; }
  const std::string& any(const std::vector<std::string>& list) {
    return list[static_cast<std::size_t>(rng_.below(list.size()))];
  }
  std::string fact() { return "f" + number(between(0, 2)); }
  std::string mood() { return one_in(3) ? "m" + number(between(0, 2)) : ""; }
  EventSpec event_spec() {
    static const char* const kAnswers[] = {"", "", "ja", "nee"};
    return {"E" + number(between(0, 3)), kAnswers[between(0, 3)]};
  }

  Expr condition() {
    switch (between(0, 9)) {
      case 0: return seen(any(names_));
      case 1: return event("E" + number(between(0, 3)));
      case 2: return event("E" + number(between(0, 3)), one_in(2) ? "ja" : "nee");
      case 3: return knows(fact());
      case 4: return noted(fact());
      case 5: return !condition();
      case 6: return condition() && condition();
      case 7: return condition() || condition();
      case 8: return slot_value(any(slots_)) >= between(0, 6);
      default: return one_in(2) ? slot_ge(any(slots_), between(0, 6)) : slot_le(any(slots_), between(0, 6));
    }
  }
  Expr maybe_condition(int n) { return one_in(n) ? condition() : Expr{}; }

  std::vector<RowSpec> rows(int most, bool with_moods) {
    std::vector<RowSpec> out;
    const int count = between(1, most);
    for (int i = 0; i < count; ++i) {
      RowSpec row;
      row.when = maybe_condition(2);
      const int deltas = between(0, 2);
      for (int d = 0; d < deltas; ++d) row.deltas.emplace_back(any(slots_), between(-3, 3));
      if (with_moods) row.mood = mood();
      out.push_back(row);
    }
    return out;
  }
  std::vector<ReactionSpec> reactions() {
    std::vector<ReactionSpec> out;
    for (int c = 0; c < cast_; ++c) {
      const int count = between(0, 3);
      for (int i = 0; i < count; ++i) out.push_back({"p" + number(c), rows(3, true), !one_in(3)});
    }
    return out;
  }
  void person(const std::string& id) {
    CastSpec& spec = b_.cast(id);
    if (one_in(2)) spec.each_turn = rows(2, true);
    if (one_in(2)) spec.closed.push_back({condition(), {}, ""});
    if (!one_in(4)) {
      spec.moods.push_back({condition(), {}, "m" + number(between(0, 2))});
      spec.moods.push_back({{}, {}, "m" + number(between(0, 2))});
    }
    if (one_in(2)) spec.rest.push_back({any(slots_), between(0, 5), between(1, 4)});
  }
  LineSpec line(bool may_be_first = true) {
    if (may_be_first && one_in(6)) return first_of({line(false), line(false)}).when(maybe_condition(3));
    LineSpec spec = cast_ > 0 && one_in(2) ? says("p" + number(between(0, cast_ - 1)), "tekst")
                                           : (one_in(2) ? narrator("tekst") : inner("tekst"));
    spec.when(maybe_condition(3));
    spec.mood(mood());
    if (one_in(6)) spec.cue("kijkt weg");
    if (one_in(4)) spec.add(any(slots_), between(-2, 2));
    if (one_in(6)) spec.events.push_back(event_spec());
    if (one_in(4)) spec.reveals(fact(), maybe_condition(3));
    return spec;
  }
  void dress(NodeSpec& node) {
    const int lines = between(0, 3);
    for (int i = 0; i < lines; ++i) node.line(line());
    if (one_in(4)) node.add(any(slots_), between(-2, 2));
    if (one_in(4)) node.events.push_back(event_spec());
    if (one_in(4)) node.reveals(fact(), maybe_condition(3));
  }
  std::string target(bool in_interrupt) {
    if (in_interrupt && one_in(2)) return "back";
    if (one_in(60)) return "back";
    return any(names_);
  }
  ChoiceSpec choice_spec(const std::string& id, bool in_interrupt, bool in_topic) {
    ChoiceSpec spec = choice(id);
    spec.when(maybe_condition(3));
    if (!spec.condition.empty() && one_in(2)) spec.locked("nog niet");
    if (one_in(5)) spec.once();
    if (one_in(8)) spec.think();
    if (spec.kind != ChoiceKind::think) spec.reactions = reactions();
    for (int c = 0; c < cast_; ++c) {
      if (one_in(2)) spec.to("p" + number(c));
    }
    const int effects = between(0, 2);
    for (int i = 0; i < effects; ++i) {
      if (one_in(4)) {
        spec.set(any(slots_), between(0, 3));
      } else {
        spec.add(any(slots_), between(-3, 3));
      }
    }
    if (one_in(3)) spec.events.push_back(event_spec());
    if (one_in(3)) spec.reveals(fact(), maybe_condition(3));
    const int replies = between(0, 2);
    for (int i = 0; i < replies; ++i) spec.reply(line());
    for (int k = 0; k < 3; ++k) {
      if (one_in(2)) spec.score("K" + number(k), between(-3, 2));
    }
    if (one_in(6)) spec.critical("KO" + number(between(0, 1)));
    if (one_in(6)) spec.repairs("KO" + number(between(0, 1)));
    if (one_in(4)) {
      RepairSpec repair;
      repair.reactions = reactions();
      if (one_in(2)) repair.events.push_back(event_spec());
      if (one_in(2)) repair.reply.push_back(line());
      repair.within = between(1, 3);
      spec.repair(repair);
    }
    spec.go(in_topic && one_in(2) ? "done" : target(in_interrupt));
    return spec;
  }
  void choices(NodeSpec& node, bool in_interrupt, bool in_topic) {
    const int count = between(1, 4);
    for (int i = 0; i < count; ++i) node.choice(choice_spec("c" + number(i), in_interrupt, in_topic));
    if (one_in(2)) node.choice(choice("altijd").go(in_topic ? "done" : target(in_interrupt)));
    if (one_in(2)) node.fixed_order();
    if (one_in(2)) node.otherwise(any(names_));
    if (one_in(4)) node.late(any(names_));
    if (one_in(5)) node.write_first();
    if (one_in(3)) node.switches();
  }
  void plain(const std::string& id, bool in_interrupt) {
    NodeSpec& node = b_.node(id);
    dress(node);
    switch (between(0, 7)) {
      case 0: node.go(target(in_interrupt)); break;
      case 1: node.branch({{condition(), target(in_interrupt)}, {{}, any(names_)}}); break;
      default: choices(node, in_interrupt, false);
    }
  }
  void layer() {
    NodeSpec& node = b_.node("laag");
    dress(node);
    std::vector<TopicSpec> topics;
    for (int i = 0; i < topics_; ++i) {
      topics.push_back({"t" + number(i), "t" + number(i) + "a", one_in(2), maybe_condition(4)});
    }
    node.topics(topics, any(names_));
    if (one_in(2)) node.again(line());
    if (one_in(5)) node.late(any(names_));
    for (int i = 0; i < topics_; ++i) {
      NodeSpec& start = b_.node("t" + number(i) + "a");
      dress(start);
      choices(start, false, true);
      if (one_in(3)) start.choices.back().go("t" + number(i) + "b");
      NodeSpec& last = b_.node("t" + number(i) + "b");
      dress(last);
      last.go("done");
    }
  }
  void form() {
    NodeSpec& node = b_.node("form");
    dress(node);
    FieldSpec sort;
    sort.id = "sorteer";
    sort.type = FieldType::sort;
    sort.required = one_in(2);
    for (int i = 0; i < 3; ++i) {
      sort.items.push_back({"f" + number(i), "f" + number(i)});
      if (one_in(2)) sort.answers.emplace_back("f" + number(i), one_in(2) ? "links" : "rechts");
    }
    sort.columns = {"links", "rechts"};
    sort.scores["K" + number(between(0, 2))] = {between(-2, 1), between(-1, 2)};
    sort.emits = one_in(2) ? "E" + number(between(0, 3)) : "";
    FieldSpec pick;
    pick.id = "kies";
    pick.type = FieldType::yes_no;
    pick.options = {{"ja", {}, false, {event_spec()}, {{any(slots_), between(-2, 2), false}}},
                    {"nee", {}, false, {}, {{any(slots_), between(0, 3), true}}}};
    pick.answers.emplace_back("", "ja");
    pick.scores["K" + number(between(0, 2))] = {between(-2, 1), between(-1, 2)};
    pick.emits = one_in(2) ? "E" + number(between(0, 3)) : "";
    std::vector<FieldSpec> fields = {sort};
    if (one_in(2)) fields.push_back(pick);
    if (one_in(2)) node.branch({{condition(), any(names_)}, {{}, any(names_)}});
    node.form(fields, any(names_));
  }
  void rule(int i) {
    RuleSpec spec;
    spec.id = "R" + number(i);
    spec.criterion = "K0";
    const int states = between(2, 4);
    spec.symbols = 3;
    for (int s = 0; s < states; ++s) {
      const bool last = s == states - 1;
      std::vector<std::uint8_t> row;
      for (int x = 0; x < 3; ++x) row.push_back(static_cast<std::uint8_t>(last ? s : between(0, states - 1)));
      spec.table.push_back(row);
      spec.states.push_back({last, one_in(2), one_in(3) ? "KO" + number(between(0, 1)) : ""});
    }
    spec.patterns.push_back({"E" + number(between(0, 3)), "", 1});
    spec.patterns.push_back({"E" + number(between(0, 3)), one_in(2) ? "ja" : "", 2});
    spec.reads_turns = one_in(2);
    b_.rule(spec);
  }
};

}  // namespace

Program random_program(std::uint64_t seed) {
  return Maker(seed).make();
}

Input random_input(const session::Session& session, Rng& rng) {
  const Program& program = session.program();
  const session::Offer& offer = session.offer();
  Input input;
  if (offer.can_be_late && rng.below(6) == 0) {
    input.kind = InputKind::late;
    return input;
  }
  if (offer.write_first && rng.below(2) == 0) {
    input.kind = InputKind::text;
    input.text = "Ik zou \"zo\" beginnen,\nmet een \\ erbij";
    return input;
  }
  if (offer.can_note && rng.below(8) == 0) {
    std::uint32_t fact = 0;
    do {
      fact = static_cast<std::uint32_t>(rng.below(program.facts.size()));
    } while (!session.is_revealed(fact));
    input.kind = InputKind::note;
    input.target = fact;
    input.value = static_cast<std::uint32_t>(rng.below(5));
    return input;
  }
  if (offer.form != program::kNone && (offer.items.empty() || rng.below(3) != 0)) {
    input.kind = InputKind::form;
    const program::Range fields = program.forms[offer.form].fields;
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      const program::Field& field = program.fields[f];
      if (!session.is_asked(field) || (field.required == 0 && rng.below(3) == 0)) continue;
      session::FieldAnswer answer;
      answer.field = f;
      if (field.type == FieldType::sort) {
        for (const std::uint32_t item : session.shown_items(field)) {
          answer.values.push_back(std::string(program.text(program.items[field.items.begin + item].id)) +
                                  ">" + (rng.below(2) == 0 ? "links" : "rechts"));
        }
      } else {
        answer.values.emplace_back(rng.below(2) == 0 ? "ja" : "nee");
      }
      input.answers.push_back(std::move(answer));
    }
    return input;
  }
  const session::OfferItem* item = nullptr;
  do {
    item = &offer.items[static_cast<std::size_t>(rng.below(offer.items.size()))];
  } while (item->locked);
  input.kind = item->kind;
  input.target = item->target;
  return input;
}

}  // namespace gesprek::test
