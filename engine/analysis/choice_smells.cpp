// Smells of choices as they stand beside each other.

#include <algorithm>
#include <string>

#include "engine/analysis/smells.h"
#include "engine/base/tekst.h"

namespace gesprek::analysis {

using program::Choice;
using program::ChoiceKind;
using program::kNone;
using program::Node;
using program::Program;
using program::Range;

namespace {

/// Fewer moments than this say nothing about a habit.
constexpr std::size_t kFewestNodes = 4;
/// More than this share of them does: chance gives a third to a half.
constexpr std::size_t kHabitPercent = 65;
constexpr std::size_t kMostNamed = 5;

/// "binnen, zorg en nog 3"
std::string name_nodes(const Program& program, const std::vector<std::uint32_t>& nodes) {
  std::string out;
  const std::size_t shown = std::min(nodes.size(), kMostNamed);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += ", ";
    out += program.text(program.nodes[nodes[i]].id);
  }
  if (nodes.size() > shown) {
    const std::string rest = std::to_string(nodes.size() - shown);
    out += bilingual(" en nog " + rest, " and " + rest + " more");
  }
  return out;
}

/// A node where one choice earns more than all others.
struct Decision {
  std::uint32_t node = 0;
  std::uint32_t best = 0;  // choice
  bool is_longest = false, is_only_question = false, is_fixed = false;
};

std::vector<Decision> read_decisions(const Program& program) {
  std::vector<Decision> out;
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    const Node& node = program.nodes[n];
    if (node.way != program::Way::choices || node.choices.size < 2) continue;
    std::uint32_t best = node.choices.begin;
    std::size_t equals = 0;
    for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
      const int points = sum_of_points(program, c);
      const int most = sum_of_points(program, best);
      if (points > most) {
        best = c;
        equals = 1;
      } else if (points == most) {
        ++equals;
      }
    }
    if (equals != 1) continue;
    Decision decision{n, best, true, tekst::is_question(program.text(program.choices[best].text)), false};
    decision.is_fixed = (node.flags & program::NodeFlag::fixed_order) != 0;
    const std::size_t length = program.text(program.choices[best].text).size();
    for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
      if (c == best) continue;
      const std::string_view text = program.text(program.choices[c].text);
      // A tenth longer is about what the eye sees.
      if (text.size() * 11 >= length * 10) decision.is_longest = false;
      if (tekst::is_question(text)) decision.is_only_question = false;
    }
    out.push_back(decision);
  }
  return out;
}

void remark_on_habit(const Program& program, DiagnosticCode code, const std::vector<std::uint32_t>& nodes,
                     std::size_t all, std::vector<Remark>& out) {
  if (all < kFewestNodes || nodes.size() * 100 <= all * kHabitPercent) return;
  out.push_back({code,
                 {PlaceKind::scenario, 0},
                 {std::to_string(nodes.size()), std::to_string(all), name_nodes(program, nodes)},
                 {}});
}

void remark_on_habits(const Program& program, std::vector<Remark>& out) {
  const std::vector<Decision> decisions = read_decisions(program);
  std::vector<std::uint32_t> longest;
  std::vector<std::uint32_t> questions;
  std::size_t fixed = 0;
  std::vector<std::size_t> places;
  for (const Decision& decision : decisions) {
    if (decision.is_longest) longest.push_back(decision.node);
    if (decision.is_only_question) questions.push_back(decision.node);
    if (!decision.is_fixed) continue;
    ++fixed;
    const std::size_t place = program.choices[decision.best].place;
    places.resize(std::max(places.size(), place + 1), 0);
    ++places[place];
  }
  remark_on_habit(program, DiagnosticCode::best_is_longest, longest, decisions.size(), out);
  remark_on_habit(program, DiagnosticCode::best_is_only_question, questions, decisions.size(), out);
  for (std::size_t place = 0; place < places.size(); ++place) {
    if (fixed < kFewestNodes || places[place] * 100 <= fixed * kHabitPercent) continue;
    out.push_back({DiagnosticCode::best_in_one_place,
                   {PlaceKind::scenario, 0},
                   {std::to_string(places[place]), std::to_string(fixed), std::to_string(place + 1)},
                   {}});
  }
}

// --- two choices that do the same ---

/// Writes down, number by number, all that a choice does to a session but its points and its words.
class Doings {
 public:
  explicit Doings(const Program& program) : program_(program) {}

  std::vector<std::int64_t> of(std::uint32_t index) {
    out_.clear();
    const Choice& choice = program_.choices[index];
    for (const std::uint32_t value :
         {choice.go, choice.critical, choice.repairs, static_cast<std::uint32_t>(choice.kind),
          static_cast<std::uint32_t>(choice.flags & program::ChoiceFlag::once)}) {
      add(value);
    }
    code(choice.when);
    effects(choice.effects);
    emits(choice.events);
    reveals(choice.reveals);
    lines(choice.reply);
    reactions(choice.reactions);
    add(choice.repair == kNone ? 0 : 1);
    return out_;
  }

 private:
  void add(std::int64_t value) { out_.push_back(value); }
  void text(program::TextRef ref) {
    // Equal texts stand in the pool once (text_pool.h).
    add(ref.size == 0 ? -1 : ref.offset);
    add(ref.size);
  }
  void code(program::Code range) {
    add(range.size);
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      const program::Instruction& at = program_.code[i];
      add(static_cast<std::int64_t>(at.op));
      add(at.b);
      add(at.op == program::Op::push_wide ? program_.constants[static_cast<std::uint32_t>(at.a)] : at.a);
    }
  }
  void effects(Range range) {
    add(range.size);
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      const program::Effect& effect = program_.effects[i];
      add(effect.slot);
      add(effect.amount);
      add(effect.sets);
    }
  }
  void emits(Range range) {
    add(range.size);
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      add(program_.emits[i].name);
      add(program_.emits[i].answer);
    }
  }
  void reveals(Range range) {
    add(range.size);
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      add(program_.reveals[i].fact);
      code(program_.reveals[i].when);
    }
  }
  void lines(Range range) {
    add(range.size);
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      const program::Line& line = program_.lines[i];
      text(line.text);
      text(line.cue);
      add(line.cast);
      add(line.mood);
      add(static_cast<std::int64_t>(line.kind));
      code(line.when);
      effects(line.effects);
      emits(line.events);
      reveals(line.reveals);
      lines(line.first);
    }
  }
  void reactions(Range range) {
    for (std::uint32_t i = range.begin; i != range.end(); ++i) {
      const program::Reaction& reaction = program_.reactions[program_.reaction_refs[i]];
      const std::size_t before = out_.size();
      bool does_something = false;
      add(reaction.cast);
      add(reaction.first_only);
      for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) {
        const program::Row& row = program_.rows[r];
        does_something = does_something || !row.deltas.empty() || row.mood != kNone;
        code(row.when);
        add(row.mood);
        for (std::uint32_t d = row.deltas.begin; d != row.deltas.end(); ++d) {
          add(program_.deltas[d].slot);
          add(program_.deltas[d].amount);
        }
      }
      if (!does_something) out_.resize(before);
    }
  }

  const Program& program_;
  std::vector<std::int64_t> out_;
};

bool earns_no_more(const Program& program, const Node& node, const Choice& weak, const Choice& strong) {
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const std::size_t row = node.matrix + k;
    if (program.points[row + std::size_t{weak.place} * node.criteria.size] >
        program.points[row + std::size_t{strong.place} * node.criteria.size])
      return false;
  }
  return true;
}

void remark_on_twins(const Program& program, std::uint32_t index, Doings& doings, std::vector<Remark>& out) {
  const Node& node = program.nodes[index];
  if (node.choices.size < 2 || node.choices.size > 100) return;
  std::vector<std::vector<std::int64_t>> done;
  for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) done.push_back(doings.of(c));
  for (std::uint32_t a = 0; a < done.size(); ++a) {
    const Choice& weak = program.choices[node.choices.begin + a];
    // Nobody hears a thought, so it changes nothing by itself.
    if (weak.kind == ChoiceKind::think || (weak.flags & program::ChoiceFlag::silent) != 0) continue;
    for (std::uint32_t b = 0; b < done.size(); ++b) {
      const Choice& strong = program.choices[node.choices.begin + b];
      if (a == b || done[a] != done[b] || !earns_no_more(program, node, weak, strong)) continue;
      // Of two that are equal in everything, the later one is named.
      if (b > a && earns_no_more(program, node, strong, weak)) continue;
      out.push_back({DiagnosticCode::choice_without_own_effect,
                     {PlaceKind::choice, node.choices.begin + a},
                     {std::string(program.text(program.choice_infos[node.choices.begin + a].id)),
                      std::string(program.text(program.choice_infos[node.choices.begin + b].id))},
                     {}});
      break;
    }
  }
}

}  // namespace

void remark_on_choices(const Program& program, std::vector<Remark>& out) {
  remark_on_habits(program, out);
  Doings doings(program);
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) remark_on_twins(program, n, doings, out);
  for (std::uint32_t c = 0; c < program.choices.size(); ++c) {
    if (program.choice_infos[c].why.size != 0) continue;
    out.push_back({DiagnosticCode::choice_without_why,
                   {PlaceKind::choice, c},
                   {std::string(program.text(program.choice_infos[c].id))},
                   {}});
  }
}

}  // namespace gesprek::analysis
