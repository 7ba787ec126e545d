#include "engine/analysis/cone.h"

#include <algorithm>

#include "engine/analysis/explore.h"
#include "engine/session/form_values.h"

namespace gesprek::analysis {

using program::Code;
using program::Instruction;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Op;
using program::Program;
using program::Range;

FieldFacts facts_of_field(const Program& program, const program::Field& field) {
  FieldFacts out;
  if (field.type != program::FieldType::sort && field.type != program::FieldType::board) return out;
  const bool all = field.items_revealed != 0 && field.items.empty();
  const auto count = all ? static_cast<std::uint32_t>(program.facts.size()) : field.items.size;
  out.always_asked = false;
  out.always_counted = false;
  for (std::uint32_t place = 0; place < count; ++place) {
    const std::uint32_t fact = session::item_fact(program, field, place);
    const bool has_answer = session::right_column(program, field, place).has_value();
    if (fact == kNone) {
      out.always_asked = true;
      out.always_counted = out.always_counted || has_answer;
      out.always_numbered += has_answer ? 1 : 0;
      continue;
    }
    out.asked.push_back(fact);
    if (has_answer) out.counted.push_back(fact);
  }
  out.numbered = out.counted;
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    const program::FieldScore& pair = program.field_scores[i];
    const std::int32_t best = std::max(pair.wrong, pair.right);
    const std::int32_t worst = std::min(pair.wrong, pair.right);
    out.by_number = out.by_number || (best <= 0 && best - worst >= 2);
  }
  const auto tidy = [](std::vector<std::uint32_t>& facts) {
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  };
  tidy(out.asked);
  tidy(out.counted);
  if (out.always_asked) out.asked.clear();
  if (out.always_counted) out.counted.clear();
  return out;
}

namespace {

class ConeFinder {
 public:
  ConeFinder(const Program& program, const Question& question) : p_(program), question_(question) {
    cone_.slots.assign(p_.slots.size(), 0);
    cone_.seen.assign(p_.nodes.size(), 0);
    cone_.chosen.assign(p_.choices.size(), 0);
    cone_.events.assign(p_.events.size(), 0);
    cone_.answers.assign(p_.answers.size(), 0);
    cone_.facts.assign(p_.facts.size(), 0);
    cone_.noted.assign(p_.facts.size(), 0);
    cone_.watched_events.assign(p_.events.size(), 0);
    cone_.unknown_slots.assign(p_.slots.size(), 0);
  }

  Cone run() {
    if (!p_.hooks.empty()) {
      for (const std::uint32_t slot : p_.hook_writes) cone_.unknown_slots[slot] = 1;
      for (const program::Hook& hook : p_.hooks) {
        if (hook.kind != program::HookKind::condition && hook.kind != program::HookKind::rubric)
          cone_.unknown_events = true;
      }
    }
    watch();
    roots();
    do {
      grew_ = false;
      grow();
    } while (grew_);
    return std::move(cone_);
  }

 private:
  void keep(std::vector<std::uint8_t>& set, std::uint32_t index) {
    if (set[index] != 0) return;
    set[index] = 1;
    grew_ = true;
  }

  void read(Code code) {
    for (std::uint32_t i = code.begin; i != code.end(); ++i) {
      const Instruction& at = p_.code[i];
      const auto index = static_cast<std::uint32_t>(at.a);
      switch (at.op) {
        case Op::slot: read_slot(index); break;
        case Op::slot_eq:
        case Op::slot_ne:
        case Op::slot_lt:
        case Op::slot_le:
        case Op::slot_gt:
        case Op::slot_ge: read_slot(at.b); break;
        case Op::seen: keep(cone_.seen, index); break;
        case Op::chosen: keep(cone_.chosen, index); break;
        case Op::knows: keep(cone_.facts, index); break;
        case Op::noted:
          keep(cone_.noted, index);
          keep(cone_.facts, index);  // only what was revealed can be noted
          break;
        case Op::event:
          if (!cone_.unknown_events) keep(cone_.events, index);
          break;
        case Op::event_with:
          if (!cone_.unknown_events) keep(cone_.answers, index);
          break;
        default: break;
      }
    }
  }
  void read_slot(std::uint32_t slot) {
    if (cone_.unknown_slots[slot] == 0) keep(cone_.slots, slot);
  }

  // A handwritten repair mends the choice that caused a knock-out, so its points and its `repair` depend on
  // which knock-outs are open; and those on the rules that break as one.
  void watch() {
    const auto add = [](std::vector<std::uint32_t>& list, std::uint32_t value) {
      if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    cone_.musts = question_.musts;
    cone_.rules = question_.rules;
    cone_.knockouts = question_.knockouts;
    for (const program::Choice& choice : p_.choices) {
      if (choice.repairs != kNone) add(cone_.knockouts, choice.repairs);
    }
    for (std::uint32_t r = 0; r < p_.rules.size(); ++r) {
      const program::Rule& rule = p_.rules[r];
      for (std::uint32_t s = 0; s < rule.states; ++s) {
        const std::uint32_t knockout = p_.rule_states[rule.info + s].knockout;
        if (std::find(cone_.knockouts.begin(), cone_.knockouts.end(), knockout) != cone_.knockouts.end())
          add(cone_.rules, r);
      }
    }
    std::sort(cone_.rules.begin(), cone_.rules.end());
    for (const std::uint32_t r : cone_.rules) {
      const Range patterns = p_.rules[r].patterns;
      for (std::uint32_t i = patterns.begin; i != patterns.end(); ++i)
        cone_.watched_events[p_.rule_patterns[i].event] = 1;
    }
    if (!question_.signals) return;
    for (const program::RulePattern& pattern : p_.rule_patterns) cone_.watched_events[pattern.event] = 1;
    for (const program::Must& must : p_.musts) cone_.watched_events[must.event] = 1;
  }

  void keep_any(const std::vector<std::uint32_t>& facts) {
    if (facts.empty()) return;
    if (facts.size() == 1) return keep(cone_.facts, facts[0]);
    if (cone_.fact_sets.insert(facts).second) grew_ = true;
  }

  void roots() {
    for (const program::Choice& choice : p_.choices) {
      read(choice.when);
      if ((choice.flags & program::ChoiceFlag::once) != 0)
        keep(cone_.chosen, static_cast<std::uint32_t>(&choice - p_.choices.data()));
    }
    for (const program::BranchArm& arm : p_.arms) read(arm.when);
    for (const program::Topic& topic : p_.topics) read(topic.when);
    for (const program::Interrupt& interrupt : p_.interrupts) read(interrupt.when);
    for (const program::Form& form : p_.forms) {
      bool stands = false;  // some field is always asked
      for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
        stands = stands || facts_of_field(p_, p_.fields[f]).always_asked;
      }
      for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
        const program::Field& field = p_.fields[f];
        const FieldFacts facts = facts_of_field(p_, field);
        if (!stands || field.emits != kNone || question_.points) keep_any(facts.asked);
        if (question_.points) keep_any(facts.counted);
        if (!question_.points || !facts.by_number) continue;
        for (const std::uint32_t fact : facts.numbered) keep(cone_.facts, fact);
      }
    }
    for (const std::uint32_t must : cone_.musts) {
      if (!cone_.unknown_events) keep(cone_.events, p_.musts[must].event);
    }
    if (!question_.conditions) return;
    const auto ask = [this](SiteKind kind, std::size_t index, Code when) {
      if (question_.asks(static_cast<std::uint8_t>(kind), static_cast<std::uint32_t>(index))) read(when);
    };
    for (std::size_t i = 0; i < p_.lines.size(); ++i) ask_line(i);
    for (std::size_t i = 0; i < p_.reveals.size(); ++i) ask(SiteKind::reveal, i, p_.reveals[i].when);
    const auto ask_rows = [&](Range rows, bool first_only) {
      // Of a move a row is only asked when those before it do not hold.
      first_only = first_only && !question_.loosely;
      std::uint32_t last = kNone;
      for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
        if (question_.asks(static_cast<std::uint8_t>(SiteKind::row), r)) last = r;
      }
      if (last == kNone) return;
      for (std::uint32_t r = rows.begin; r <= last; ++r) {
        if (first_only) read(p_.rows[r].when);
        if (!first_only) ask(SiteKind::row, r, p_.rows[r].when);
      }
    };
    for (const program::Reaction& reaction : p_.reactions) ask_rows(reaction.rows, reaction.first_only != 0);
    for (const program::CastMember& member : p_.cast) ask_rows(member.each_turn, false);
  }

  // Of `first` a line is only asked when those before it do not hold, and none when it is not asked itself.
  void ask_line(std::size_t index) {
    const Line& line = p_.lines[index];
    if (question_.asks(static_cast<std::uint8_t>(SiteKind::line), static_cast<std::uint32_t>(index)))
      read(line.when);
    if (line.kind != LineKind::first) return;
    std::uint32_t last = kNone;
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      if (question_.asks(static_cast<std::uint8_t>(SiteKind::line), k)) last = k;
    }
    if (last == kNone) return;
    read(line.when);
    for (std::uint32_t k = line.first.begin; k <= last; ++k) read(p_.lines[k].when);
  }

  [[nodiscard]] bool is_kept(std::uint32_t fact) const {
    if (cone_.facts[fact] != 0) return true;
    return std::any_of(cone_.fact_sets.begin(), cone_.fact_sets.end(),
                       [&](const auto& set) { return std::binary_search(set.begin(), set.end(), fact); });
  }
  [[nodiscard]] bool any_fact(Range reveals) const {
    for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
      if (is_kept(p_.reveals[i].fact)) return true;
    }
    return false;
  }
  [[nodiscard]] bool matters(const Line& line) const {
    for (std::uint32_t i = line.effects.begin; i != line.effects.end(); ++i) {
      if (cone_.slots[p_.effects[i].slot] != 0) return true;
    }
    for (std::uint32_t i = line.events.begin; i != line.events.end(); ++i) {
      const program::Emit& emit = p_.emits[i];
      if (cone_.events[emit.name] != 0 || cone_.watched_events[emit.name] != 0) return true;
      if (emit.answer != kNone && cone_.answers[emit.answer] != 0) return true;
    }
    return any_fact(line.reveals);
  }
  [[nodiscard]] bool matters(const program::Row& row) const {
    for (std::uint32_t i = row.deltas.begin; i != row.deltas.end(); ++i) {
      if (cone_.slots[p_.deltas[i].slot] != 0) return true;
    }
    return false;
  }

  void read_closed(std::uint32_t cast) {
    const Range closed = p_.cast[cast].closed;
    for (std::uint32_t r = closed.begin; r != closed.end(); ++r) read(p_.rows[r].when);
  }
  void read_reveals(Range reveals) {
    for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
      if (is_kept(p_.reveals[i].fact)) read(p_.reveals[i].when);
    }
  }

  void grow() {
    for (const Line& line : p_.lines) {
      if (line.kind == LineKind::first) {
        std::uint32_t last = kNone;
        for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
          if (matters(p_.lines[k])) last = k;
        }
        if (last == kNone) continue;
        read(line.when);
        for (std::uint32_t k = line.first.begin; k <= last; ++k) read(p_.lines[k].when);
        continue;
      }
      if (!matters(line)) continue;
      read(line.when);
      read_reveals(line.reveals);
      if (line.kind == LineKind::cast && any_fact(line.reveals)) read_closed(line.cast);
    }
    for (const program::Node& node : p_.nodes) read_reveals(node.reveals);
    for (std::uint32_t c = 0; c < p_.choices.size(); ++c) {
      const program::Choice& choice = p_.choices[c];
      read_reveals(choice.reveals);
      if (!any_fact(choice.reveals) || choice.kind == program::ChoiceKind::think) continue;
      const Range to = p_.choice_infos[c].to;
      for (std::uint32_t i = to.begin; i != to.end(); ++i) read_closed(p_.cast_refs[i]);
    }
    for (const program::Reaction& reaction : p_.reactions) {
      std::uint32_t last = kNone;
      for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
        if (!matters(p_.rows[r])) continue;
        last = r;
        read(p_.rows[r].when);
      }
      if (last == kNone || reaction.first_only == 0) continue;
      for (std::uint32_t r = reaction.rows.begin; r != last; ++r) read(p_.rows[r].when);
    }
    for (const program::CastMember& member : p_.cast) {
      for (std::uint32_t r = member.each_turn.begin; r != member.each_turn.end(); ++r) {
        if (matters(p_.rows[r])) read(p_.rows[r].when);
      }
    }
  }

  const Program& p_;
  const Question& question_;
  Cone cone_;
  bool grew_ = false;
};

}  // namespace

Cone cone_of(const Program& program, const Question& question) {
  return ConeFinder(program, question).run();
}

}  // namespace gesprek::analysis
