#include "engine/cli/remark_places.h"

#include <utility>

namespace gesprek::cli {

using analysis::PlaceKind;
using analysis::Remark;
using analysis::RemarkPlace;
using program::kNone;
using program::Program;
using program::Range;
using scenario::Scenario;

namespace {

/// Which node and choice of the scenario a place lies in. Nodes and choices stand in a Program in document
/// order, so their numbers are the scenario's.
struct Owner {
  std::uint32_t node = kNone;
  std::uint32_t choice = kNone;  // its place in the node
};

class Places {
 public:
  Places(const Program& program, const Scenario& scenario)
      : program_(program), scenario_(scenario), lines_(program.lines.size()) {
    for (std::uint32_t n = 0; n < scenario.nodes.size() && n < program.nodes.size(); ++n) {
      const scenario::Node& node = scenario.nodes[n];
      add_lines(program.nodes[n].lines, node.lines, {n, kNone});
      if (program.nodes[n].way == program::Way::topics) {
        add_lines(program.layers[program.nodes[n].way_index].again, node.again, {n, kNone});
      }
      for (std::uint32_t c = 0; c < node.choices.size(); ++c) {
        const scenario::Choice& choice = node.choices[c];
        const Range reply = program.choices[program.nodes[n].choices.begin + c].reply;
        // A choice without a reply of its own shows the node's.
        const bool own = choice.reply.kind != scenario::ReplyKind::absent;
        add_lines(reply, own ? choice.reply.lines : node.reply.lines, {n, own ? c : kNone});
      }
    }
  }

  [[nodiscard]] Owner owner(RemarkPlace place) const {
    switch (place.kind) {
      case PlaceKind::node: return {place.index, kNone};
      case PlaceKind::choice:
      case PlaceKind::why: return of_choice(place.index);
      case PlaceKind::repair: return of_choice(program_.repairs[place.index].choice);
      case PlaceKind::line: return lines_[place.index].owner;
      case PlaceKind::arm: return {node_of_arm(place.index), kNone};
      case PlaceKind::topic: return {program_.layers[program_.topics[place.index].layer].node, kNone};
      default: return {};
    }
  }

  [[nodiscard]] TextRange range(const Remark& remark) const {
    const RemarkPlace place = remark.place;
    const Owner in = owner(place);
    switch (place.kind) {
      case PlaceKind::scenario: return scenario_.id.where;
      case PlaceKind::node: return scenario_.nodes[in.node].id.where;
      case PlaceKind::choice: return of_choice_in(choice(in), remark.code);
      case PlaceKind::why: return choice(in).why.has_value() ? choice(in).why->where : choice(in).id.where;
      case PlaceKind::repair:
        return choice(in).repair.has_value() ? choice(in).repair->text.where : choice(in).id.where;
      case PlaceKind::line: return lines_[place.index].where;
      case PlaceKind::arm: {
        const scenario::Node& node = scenario_.nodes[in.node];
        const std::uint32_t at = place.index - arms_of(in.node).begin;
        if (at >= node.branch.size()) return node.id.where;
        return node.branch[at].when.has_value() ? node.branch[at].when->where : node.branch[at].where;
      }
      case PlaceKind::interrupt: return scenario_.interrupts[place.index].when.where;
      case PlaceKind::topic: {
        const std::uint32_t first = program_.layers[program_.topics[place.index].layer].topics.begin;
        const scenario::Topic& topic = scenario_.nodes[in.node].topics[place.index - first];
        return topic.when.has_value() ? topic.when->where : topic.id.where;
      }
      case PlaceKind::criterion: {
        const std::string_view id = program_.text(program_.criteria[place.index].id);
        for (const scenario::Name& name : scenario_.criteria) {
          if (name.value == id) return name.where;
        }
        return scenario_.id.where;
      }
      case PlaceKind::must: return scenario_.must[place.index].first.where;
      case PlaceKind::cast: return scenario_.cast[place.index].name.where;
    }
    return {};
  }

  /// `allow` of the choice, the node or the case, the nearest first.
  [[nodiscard]] std::optional<std::string> allowed(const Remark& remark) const {
    const std::string code = code_text(remark.code);
    const Owner in = owner(remark.place);
    if (in.choice != kNone) {
      if (auto reason = find(choice(in).allow, code)) return reason;
    }
    if (in.node != kNone) {
      if (auto reason = find(scenario_.nodes[in.node].allow, code)) return reason;
    }
    return find(scenario_.allow, code);
  }

 private:
  struct LinePlace {
    TextRange where;
    Owner owner;
  };

  void add_lines(Range range, const std::vector<scenario::Line>& from, Owner owner) {
    for (std::uint32_t i = 0; i < range.size && i < from.size(); ++i) {
      const std::uint32_t index = range.begin + i;
      lines_[index] = {from[i].text.where.end > from[i].text.where.begin ? from[i].text.where : from[i].where,
                       owner};
      add_lines(program_.lines[index].first, from[i].first, owner);
    }
  }

  static std::optional<std::string> find(const std::vector<scenario::Allowance>& allow,
                                         const std::string& code) {
    for (const scenario::Allowance& entry : allow) {
      if (entry.code.value == code) return entry.reason.value;
    }
    return std::nullopt;
  }

  [[nodiscard]] Owner of_choice(std::uint32_t index) const {
    return {program_.choices[index].node, program_.choices[index].place};
  }
  [[nodiscard]] const scenario::Choice& choice(Owner in) const {
    return scenario_.nodes[in.node].choices[in.choice];
  }

  static TextRange of_choice_in(const scenario::Choice& choice, DiagnosticCode code) {
    switch (code) {
      case DiagnosticCode::choice_never_offered:
      case DiagnosticCode::condition_always_holds:
        return choice.when.has_value() ? choice.when->where : choice.id.where;
      case DiagnosticCode::long_sentence:
      case DiagnosticCode::several_questions:
      case DiagnosticCode::jargon_word:
      case DiagnosticCode::figurative_language:
      case DiagnosticCode::looks_like_personal_data:
      case DiagnosticCode::looks_like_real_name: return choice.text.where;
      default: return choice.id.where;
    }
  }

  [[nodiscard]] Range arms_of(std::uint32_t node) const {
    const program::Node& at = program_.nodes[node];
    if (at.way == program::Way::branch) return program_.branches[at.way_index];
    if (at.way == program::Way::form) return program_.forms[at.way_index].arms;
    return {};
  }
  [[nodiscard]] std::uint32_t node_of_arm(std::uint32_t arm) const {
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
      const Range arms = arms_of(n);
      if (arm >= arms.begin && arm < arms.end()) return n;
    }
    return 0;
  }

  const Program& program_;
  const Scenario& scenario_;
  std::vector<LinePlace> lines_;
};

void copy_phrases(const std::vector<scenario::PlainWord>& from, std::vector<analysis::PhraseAdvice>& to) {
  for (const scenario::PlainWord& word : from) to.push_back({word.phrase, word.instead});
}

}  // namespace

analysis::WordingRules wording_rules(const Scenario& scenario, const script::Scripts& scripts) {
  const scenario::Wording& wording = scripts.catalogues.wording;
  analysis::WordingRules out;
  copy_phrases(wording.jargon, out.jargon);
  copy_phrases(wording.figurative, out.figurative);
  out.long_moves = wording.long_moves;
  out.question_moves = wording.question_moves;
  out.jargon_moves = wording.jargon_moves;
  out.figurative_moves = wording.figurative_moves;
  out.first_names = wording.first_names;
  out.last_names = wording.last_names;
  for (const scenario::CastMember& member : scenario.cast) {
    bool plain = false;
    if (member.persona.has_value()) {
      const auto persona = scripts.personas.find(member.persona->value);
      plain = persona != scripts.personas.end() && persona->second.plain_language;
    }
    if (member.plain_language.has_value()) plain = member.plain_language->value;
    out.plain_cast.push_back(plain ? 1 : 0);
  }
  return out;
}

std::vector<PlacedRemark> place_remarks(const std::vector<Remark>& remarks, const Program& program,
                                        const scenario::LoadOutcome& loaded) {
  std::vector<PlacedRemark> out;
  const Places places(program, *loaded.scenario);
  for (const Remark& remark : remarks) {
    out.push_back({{remark.code, loaded.source->resolve(places.range(remark)), remark.args},
                   remark.witness,
                   places.allowed(remark)});
  }
  return out;
}

}  // namespace gesprek::cli
