#include "tests/support/program_builder.h"

#include <cstdio>
#include <cstdlib>
#include <set>

#include "engine/base/hash.h"

namespace gesprek::test {

using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Range;
using program::TextRef;
using program::Way;

// --- conditions ---

namespace {
Expr one(Op op, const std::string& name, std::int32_t value = 0, const std::string& answer = "") {
  Expr e;
  e.items.push_back({op, value, name, answer});
  return e;
}
}  // namespace

Expr slot_value(const std::string& name) {
  return one(Op::slot, name);
}
Expr constant(std::int32_t value) {
  return one(Op::push, "", value);
}
Expr seen(const std::string& node) {
  return one(Op::seen, node);
}
Expr chosen(const std::string& node_and_choice) {
  return one(Op::chosen, node_and_choice);
}
Expr knows(const std::string& fact) {
  return one(Op::knows, fact);
}
Expr noted(const std::string& fact) {
  return one(Op::noted, fact);
}
Expr event(const std::string& name) {
  return one(Op::event, name);
}
Expr event(const std::string& name, const std::string& answer) {
  return one(Op::event_with, name, 0, answer);
}
Expr slot_ge(const std::string& name, std::int32_t value) {
  return one(Op::slot_ge, name, value);
}
Expr slot_le(const std::string& name, std::int32_t value) {
  return one(Op::slot_le, name, value);
}
Expr slot_eq(const std::string& name, std::int32_t value) {
  return one(Op::slot_eq, name, value);
}
Expr binary(Op op, Expr a, const Expr& b) {
  a.items.insert(a.items.end(), b.items.begin(), b.items.end());
  a.items.push_back({op, 0, "", ""});
  return a;
}
Expr operator!(Expr a) {
  a.items.push_back({Op::not_, 0, "", ""});
  return a;
}
Expr operator&&(Expr a, const Expr& b) {
  return binary(Op::and_, std::move(a), b);
}
Expr operator||(Expr a, const Expr& b) {
  return binary(Op::or_, std::move(a), b);
}
Expr operator>=(Expr a, std::int32_t b) {
  return binary(Op::ge, std::move(a), constant(b));
}
Expr operator<=(Expr a, std::int32_t b) {
  return binary(Op::le, std::move(a), constant(b));
}
Expr operator==(Expr a, std::int32_t b) {
  return binary(Op::eq, std::move(a), constant(b));
}

// --- specs ---

LineSpec narrator(const std::string& text) {
  LineSpec spec;
  spec.text = text;
  return spec;
}
LineSpec inner(const std::string& text) {
  LineSpec spec = narrator(text);
  spec.kind = LineKind::inner;
  return spec;
}
LineSpec says(const std::string& cast, const std::string& text) {
  LineSpec spec = narrator(text);
  spec.kind = LineKind::cast;
  spec.cast = cast;
  return spec;
}
LineSpec first_of(std::vector<LineSpec> alternatives) {
  LineSpec spec;
  spec.kind = LineKind::first;
  spec.alternatives = std::move(alternatives);
  return spec;
}
ChoiceSpec choice(const std::string& id) {
  ChoiceSpec spec;
  spec.id = id;
  return spec;
}

CastSpec& ProgramBuilder::cast(const std::string& id) {
  cast_.emplace_back();
  cast_.back().id = id;
  return cast_.back();
}

NodeSpec& ProgramBuilder::node(const std::string& id) {
  nodes_.emplace_back();
  nodes_.back().id = id;
  return nodes_.back();
}

// --- layout ---

namespace {
[[noreturn]] void unknown(const char* what, const std::string& name) {
  std::fprintf(stderr, "program_builder: there is no %s '%s'\n", what, name.c_str());
  std::abort();
}
std::uint32_t count_of(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}
}  // namespace

class ProgramLayout {
 public:
  explicit ProgramLayout(const ProgramBuilder& spec) : b(spec) {}

  Program run() {
    tables();
    b_nodes();
    people();
    protocol();
    p.header.scenario_id = text("proef");
    p.header.start = b.start_.empty() ? 0 : node_index(b.start_);
    // Two Programs that differ in anything differ in hash, as a compiled Program's do.
    std::string all = p.texts;
    for_each_table(p, [&all](const auto& table) {
      all += "|" + std::to_string(table.size());
      using Record = typename std::decay_t<decltype(table)>::value_type;
      if constexpr (std::is_same_v<Record, program::Effect> || std::is_same_v<Record, program::Delta> ||
                    std::is_same_v<Record, program::BranchArm>) {
        all.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(Record));
      }
    });
    p.hash = hash128(all);
    return std::move(p);
  }

 private:
  const ProgramBuilder& b;
  Program p;

  TextRef text(const std::string& s) {
    if (s.empty()) return {};
    const TextRef ref{count_of(p.texts.size()), count_of(s.size())};
    p.texts += s;
    return ref;
  }
  template <class List, class Name>
  static std::uint32_t find(const char* what, const List& list, const std::string& name, Name&& name_of) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (name_of(list[i]) == name) return count_of(i);
    }
    unknown(what, name);
  }
  std::uint32_t slot_index(const std::string& n) {
    return find("slot", b.slots_, n, [](const auto& s) { return s.name; });
  }
  std::uint32_t node_index(const std::string& n) {
    if (n == "done") return kGoDone;
    if (n == "back") return kGoBack;
    if (n.empty()) return kNone;
    return find("node", b.nodes_, n, [](const auto& s) { return s.id; });
  }
  std::uint32_t cast_index(const std::string& n) {
    return find("cast", b.cast_, n, [](const auto& s) { return s.id; });
  }
  std::uint32_t mood_index(const std::string& n) {
    if (n.empty()) return kNone;
    return find("mood", b.moods_, n, [](const auto& s) { return s.first; });
  }
  std::uint32_t fact_index(const std::string& n) {
    return find("fact", b.facts_, n, [](const auto& s) { return s.first; });
  }
  std::uint32_t criterion_index(const std::string& n) {
    return find("criterion", b.criteria_, n, [](const auto& s) { return s.first; });
  }
  std::uint32_t knockout_index(const std::string& n) {
    if (n.empty()) return kNone;
    return find("knockout", b.knockouts_, n, [](const auto& s) { return s.id; });
  }
  std::uint32_t event_index(const std::string& n) {
    for (std::size_t i = 0; i < p.events.size(); ++i) {
      if (p.text(p.events[i].id) == n) return count_of(i);
    }
    p.events.push_back({text(n), {}, -1});
    return count_of(p.events.size() - 1);
  }
  std::uint32_t answer_index(const std::string& event_name, const std::string& answer) {
    if (answer.empty()) return kNone;
    const std::uint32_t name = event_index(event_name);
    for (std::size_t i = 0; i < p.answers.size(); ++i) {
      if (p.answers[i].name == name && p.text(p.answers[i].answer) == answer) return count_of(i);
    }
    p.answers.push_back({name, text(answer)});
    return count_of(p.answers.size() - 1);
  }
  std::uint32_t choice_index(const std::string& n) {
    std::uint32_t index = 0;
    for (const NodeSpec& node : b.nodes_) {
      for (const ChoiceSpec& c : node.choices) {
        if (node.id + "." + c.id == n) return index;
        ++index;
      }
    }
    unknown("choice", n);
  }
  program::Code code(const Expr& e) {
    const Range range{count_of(p.code.size()), count_of(e.items.size())};
    for (const Expr::Item& item : e.items) {
      program::Instruction i;
      i.op = item.op;
      i.a = item.value;
      switch (item.op) {
        case Op::slot: i.a = static_cast<std::int32_t>(slot_index(item.name)); break;
        case Op::slot_eq:
        case Op::slot_ne:
        case Op::slot_lt:
        case Op::slot_le:
        case Op::slot_gt:
        case Op::slot_ge: i.b = static_cast<std::uint16_t>(slot_index(item.name)); break;
        case Op::seen: i.a = static_cast<std::int32_t>(node_index(item.name)); break;
        case Op::chosen: i.a = static_cast<std::int32_t>(choice_index(item.name)); break;
        case Op::knows:
        case Op::noted: i.a = static_cast<std::int32_t>(fact_index(item.name)); break;
        case Op::event: i.a = static_cast<std::int32_t>(event_index(item.name)); break;
        case Op::event_with: i.a = static_cast<std::int32_t>(answer_index(item.name, item.answer)); break;
        default: break;
      }
      p.code.push_back(i);
    }
    return range;
  }
  Range effects(const std::vector<EffectSpec>& specs) {
    const Range range{count_of(p.effects.size()), count_of(specs.size())};
    for (const EffectSpec& s : specs) p.effects.push_back({slot_index(s.slot), s.amount, s.sets ? 1U : 0U});
    return range;
  }
  Range emits(const std::vector<EventSpec>& specs) {
    const Range range{count_of(p.emits.size()), count_of(specs.size())};
    for (const EventSpec& s : specs) p.emits.push_back({event_index(s.name), answer_index(s.name, s.answer)});
    return range;
  }
  Range reveals(const std::vector<RevealSpec>& specs) {
    const Range range{count_of(p.reveals.size()), count_of(specs.size())};
    for (const RevealSpec& s : specs) p.reveals.push_back({fact_index(s.fact), code(s.when)});
    return range;
  }
  Range rows(const std::vector<RowSpec>& specs) {
    const Range range{count_of(p.rows.size()), count_of(specs.size())};
    for (const RowSpec& s : specs) {
      program::Row row;
      row.when = code(s.when);
      row.deltas = {count_of(p.deltas.size()), count_of(s.deltas.size())};
      for (const auto& [name, n] : s.deltas) p.deltas.push_back({slot_index(name), n});
      row.mood = mood_index(s.mood);
      p.rows.push_back(row);
    }
    return range;
  }
  Range reactions(const std::vector<ReactionSpec>& specs) {
    std::vector<std::uint32_t> refs;
    for (std::uint32_t person = 0; person < b.cast_.size(); ++person) {  // in cast order
      for (const ReactionSpec& s : specs) {
        if (cast_index(s.cast) != person) continue;
        refs.push_back(count_of(p.reactions.size()));
        p.reactions.push_back({person, rows(s.rows), s.first_only ? 1U : 0U});
      }
    }
    const Range range{count_of(p.reaction_refs.size()), count_of(refs.size())};
    p.reaction_refs.insert(p.reaction_refs.end(), refs.begin(), refs.end());
    return range;
  }
  program::Line line(const LineSpec& s, Range alternatives) {
    program::Line l;
    l.kind = s.kind;
    l.text = text(s.text);
    l.when = code(s.condition);
    l.cue = text(s.cue_text);
    l.effects = effects(s.effects);
    l.events = emits(s.events);
    l.reveals = reveals(s.revealed);
    l.first = alternatives;
    l.cast = s.cast.empty() ? kNone : cast_index(s.cast);
    l.mood = mood_index(s.mood_id);
    return l;
  }
  Range lines(const std::vector<LineSpec>& specs) {
    std::vector<program::Line> made;
    for (const LineSpec& s : specs) {
      const Range alternatives = s.kind == LineKind::first ? lines(s.alternatives) : Range{};
      made.push_back(line(s, alternatives));
    }
    const Range range{count_of(p.lines.size()), count_of(made.size())};
    p.lines.insert(p.lines.end(), made.begin(), made.end());
    return range;
  }

  void tables() {
    for (const SlotSpec& s : b.slots_) {
      program::Slot slot;
      slot.name = text(s.name);
      slot.start = s.start;
      slot.min = s.min;
      slot.max = s.max;
      slot.tick = s.tick;
      p.slots.push_back(slot);
    }
    for (const auto& [id, cues] : b.moods_) {
      program::Mood mood;
      mood.id = text(id);
      mood.cues = {count_of(p.names.size()), count_of(cues.size())};
      for (const std::string& cue : cues) p.names.push_back(text(cue));
      p.moods.push_back(mood);
    }
    for (const auto& [id, kind] : b.facts_) p.facts.push_back({text(id), text("tekst " + id), {}, kind});
    p.families.push_back({text("F"), text("Familie"), {}, 1});
    p.bands.push_back({text("oefenen"), text("nog oefenen"), {}, 0});
    for (const auto& [id, scored] : b.criteria_) {
      program::Criterion criterion;
      criterion.id = text(id);
      criterion.label = text("label " + id);
      criterion.scored = scored ? 1 : 0;
      p.criteria.push_back(criterion);
    }
    for (const auto& k : b.knockouts_) {
      p.knockouts.push_back({text(k.id), text("label " + k.id),
                             k.criterion.empty() ? kNone : criterion_index(k.criterion),
                             k.repairable ? 1U : 0U});
    }
    p.phases = {count_of(p.names.size()), count_of(b.phases_.size())};
    for (const std::string& name : b.phases_) p.names.push_back(text(name));
  }

  void b_nodes() {
    for (const NodeSpec& s : b.nodes_) {
      program::Node n;
      const std::uint32_t index = count_of(p.nodes.size());
      n.id = text(s.id);
      n.lines = lines(s.lines);
      n.effects = effects(s.effects);
      n.events = emits(s.events);
      n.reveals = reveals(s.revealed);
      n.way = s.way;
      n.otherwise = node_index(s.otherwise_node);
      n.late = node_index(s.late_node);
      n.phase = static_cast<std::int16_t>(s.phase_index);
      n.step = static_cast<std::int8_t>(s.meldcode_step);
      n.flags = static_cast<std::uint8_t>((s.fixed ? program::NodeFlag::fixed_order : 0) |
                                          (s.can_switch ? program::NodeFlag::switches : 0) |
                                          (s.writes_first ? program::NodeFlag::write_first : 0));
      switch (s.way) {
        case Way::go: n.way_index = node_index(s.target); break;
        case Way::branch:
          n.way_index = count_of(p.branches.size());
          p.branches.push_back(arms(s.arms));
          break;
        case Way::choices: choices(s, n, index); break;
        case Way::topics: topics(s, n, index); break;
        case Way::form: form(s, n); break;
        case Way::ending:
          n.way_index = count_of(p.endings.size());
          p.endings.push_back({text(s.ending_title), text("slot " + s.id), text("kind " + s.id), s.outcome});
          break;
      }
      p.nodes.push_back(n);
    }
  }
  Range arms(const std::vector<ArmSpec>& specs) {
    const Range range{count_of(p.arms.size()), count_of(specs.size())};
    for (const ArmSpec& s : specs) p.arms.push_back({code(s.when), node_index(s.go)});
    return range;
  }
  void choices(const NodeSpec& s, program::Node& n, std::uint32_t node) {
    n.choices = {count_of(p.choices.size()), count_of(s.choices.size())};
    std::set<std::uint32_t> criteria;
    for (const ChoiceSpec& c : s.choices) {
      for (const auto& [name, value] : c.points) criteria.insert(criterion_index(name));
    }
    n.criteria = {count_of(p.criterion_refs.size()), count_of(criteria.size())};
    p.criterion_refs.insert(p.criterion_refs.end(), criteria.begin(), criteria.end());
    n.matrix = count_of(p.points.size());
    for (const ChoiceSpec& c : s.choices) {
      for (const std::uint32_t k : criteria) {
        const auto found = c.points.find(b.criteria_[k].first);
        p.points.push_back(static_cast<std::int8_t>(found == c.points.end() ? 0 : found->second));
      }
    }
    std::vector<program::Choice> made;
    std::vector<program::ChoiceInfo> infos;
    for (const ChoiceSpec& c : s.choices) {
      program::Choice out;
      program::ChoiceInfo info;
      out.order_key = fnv1a64(s.id + "." + c.id);
      out.when = code(c.condition);
      out.text = text("zegt " + c.id);
      out.reactions = reactions(c.reactions);
      out.effects = effects(c.effects);
      out.events = emits(c.events);
      out.reveals = reveals(c.revealed);
      out.reply = lines(c.replies);
      out.go = node_index(c.target);
      out.critical = knockout_index(c.critical_id);
      out.repairs = knockout_index(c.repairs_id);
      out.node = node;
      out.kind = c.kind;
      out.flags = static_cast<std::uint8_t>((c.is_once ? program::ChoiceFlag::once : 0) |
                                            program::ChoiceFlag::own_id);
      out.place = static_cast<std::uint16_t>(made.size());
      info.id = text(c.id);
      info.locked = text(c.locked_text);
      info.to = {count_of(p.cast_refs.size()), count_of(c.addressed.size())};
      for (const std::string& name : c.addressed) p.cast_refs.push_back(cast_index(name));
      if (c.repair_spec) {
        program::Repair repair;
        repair.choice = n.choices.begin + count_of(made.size());
        repair.text = text("herstelt " + c.id);
        repair.reactions = reactions(c.repair_spec->reactions);
        repair.events = emits(c.repair_spec->events);
        repair.reply = lines(c.repair_spec->reply);
        repair.within = c.repair_spec->within;
        out.repair = count_of(p.repairs.size());
        p.repairs.push_back(repair);
      }
      made.push_back(out);
      infos.push_back(info);
    }
    p.choices.insert(p.choices.end(), made.begin(), made.end());
    p.choice_infos.insert(p.choice_infos.end(), infos.begin(), infos.end());
  }
  void topics(const NodeSpec& s, program::Node& n, std::uint32_t node) {
    n.way_index = count_of(p.layers.size());
    program::TopicLayer layer;
    layer.topics = {count_of(p.topics.size()), count_of(s.topic_specs.size())};
    layer.again = lines(s.again_lines);
    layer.then = node_index(s.target);
    layer.node = node;
    for (const TopicSpec& t : s.topic_specs) {
      program::Topic topic;
      topic.id = text(t.id);
      topic.title = text("Over " + t.id);
      topic.when = code(t.when);
      topic.start = node_index(t.start);
      topic.layer = n.way_index;
      topic.optional = t.optional ? 1 : 0;
      p.topics.push_back(topic);
    }
    p.layers.push_back(layer);
  }
  void form(const NodeSpec& s, program::Node& n) {
    n.way_index = count_of(p.forms.size());
    program::Form form;
    form.title = text("Formulier");
    form.arms = arms(s.arms.empty() ? std::vector<ArmSpec>{{{}, s.target}} : s.arms);
    form.fields = {count_of(p.fields.size()), count_of(s.fields.size())};
    for (const FieldSpec& f : s.fields) p.fields.push_back(field(f));
    p.forms.push_back(form);
  }
  program::Field field(const FieldSpec& f) {
    program::Field out;
    out.id = text(f.id);
    out.ask = text("Vraag " + f.id + "?");
    out.type = f.type;
    out.required = f.required ? 1 : 0;
    out.items_revealed = f.items_revealed ? 1 : 0;
    out.answer_kind = f.answer_kind ? 1 : 0;
    out.from = f.from;
    out.to = f.to;
    out.rows = f.rows;
    out.emits = f.emits.empty() ? kNone : event_index(f.emits);
    std::vector<program::Option> options;
    for (const OptionSpec& o : f.options) {
      program::Option option;
      option.id = text(o.id);
      option.label = text("Antwoord " + o.id);
      option.points = {count_of(p.option_points.size()), count_of(o.points.size())};
      for (const auto& [name, n] : o.points) p.option_points.push_back({criterion_index(name), n});
      option.has_points = o.has_points || !o.points.empty() ? 1 : 0;
      option.events = emits(o.events);
      option.effects = effects(o.effects);
      options.push_back(option);
    }
    out.options = {count_of(p.options.size()), count_of(options.size())};
    p.options.insert(p.options.end(), options.begin(), options.end());
    out.items = {count_of(p.items.size()), count_of(f.items.size())};
    for (const ItemSpec& i : f.items) {
      p.items.push_back({text(i.id), text("kaart " + i.id), i.fact.empty() ? kNone : fact_index(i.fact)});
    }
    out.columns = {count_of(p.names.size()), count_of(f.columns.size())};
    for (const std::string& name : f.columns) p.names.push_back(text(name));
    out.answers = {count_of(p.field_answers.size()), count_of(f.answers.size())};
    for (const auto& [item, value] : f.answers) {
      std::uint32_t place = kNone;
      if (!item.empty() && f.items.empty()) {
        place = fact_index(item);
      } else if (!item.empty()) {
        place = find("item", f.items, item, [](const auto& i) { return i.id; });
      }
      p.field_answers.push_back({place, text(value)});
    }
    out.scores = {count_of(p.field_scores.size()), count_of(f.scores.size())};
    for (const auto& [name, pair] : f.scores) {
      p.field_scores.push_back({criterion_index(name), pair.first, pair.second});
    }
    if (!f.emits.empty()) {
      for (const OptionSpec& o : f.options) static_cast<void>(answer_index(f.emits, o.id));
    }
    return out;
  }

  void people() {
    for (const CastSpec& s : b.cast_) {
      program::CastMember member;
      member.id = text(s.id);
      member.name = text("Naam " + s.id);
      member.has_persona = 1;
      member.each_turn = rows(s.each_turn);
      member.closed = rows(s.closed);
      member.moods = rows(s.moods);
      member.rest = {count_of(p.rests.size()), count_of(s.rest.size())};
      for (const auto& r : s.rest) p.rests.push_back({slot_index(r.slot), r.level, r.every});
      p.cast.push_back(member);
    }
  }

  void protocol() {
    for (const auto& [name, criterion] : b.musts_)
      p.musts.push_back({event_index(name), criterion_index(criterion)});
    for (const RuleSpec& s : b.rules_) {
      program::Rule rule;
      rule.id = text(s.id);
      rule.label = text("label " + s.id);
      rule.severity = s.severity;
      rule.criterion = s.criterion.empty() ? kNone : criterion_index(s.criterion);
      rule.states = count_of(s.table.size());
      rule.symbols = s.symbols;
      rule.table = count_of(p.rule_table.size());
      for (const auto& row : s.table) p.rule_table.insert(p.rule_table.end(), row.begin(), row.end());
      rule.info = count_of(p.rule_states.size());
      for (const auto& state : s.states) {
        program::RuleState info;
        info.broken = state.broken ? 1 : 0;
        info.broken_at_end = state.broken_at_end ? 1 : 0;
        info.knockout = knockout_index(state.knockout);
        p.rule_states.push_back(info);
      }
      rule.patterns = {count_of(p.rule_patterns.size()), count_of(s.patterns.size())};
      for (const auto& pattern : s.patterns) {
        p.rule_patterns.push_back(
            {event_index(pattern.event), answer_index(pattern.event, pattern.answer), pattern.symbol});
      }
      rule.reads_turns = s.reads_turns ? 1 : 0;
      p.rules.push_back(rule);
    }
    for (const InterruptSpec& s : b.interrupts_) {
      p.interrupts.push_back(
          {text(s.id), code(s.when), s.for_turns, s.after, node_index(s.go), s.repeat ? 1U : 0U});
    }
  }
};

Program ProgramBuilder::build() const {
  return ProgramLayout(*this).run();
}

}  // namespace gesprek::test
