// Choices: what taking one does (format 5.6), what it is worth (5.18), and how it can be taken back (5.20).

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

constexpr std::size_t kMostCriteriaExplicit = 3;  // 5.18
constexpr std::size_t kMostCriteria = 4;          // 5.18

ChoiceKind choice_kind(scenario::ChoiceKind kind) {
  switch (kind) {
    case scenario::ChoiceKind::say: return ChoiceKind::say;
    case scenario::ChoiceKind::do_: return ChoiceKind::do_;
    case scenario::ChoiceKind::think: return ChoiceKind::think;
  }
  return ChoiceKind::say;
}

bool is_set(const scenario::Optional<scenario::Flag>& flag) {
  return flag.has_value() && flag->value;
}

/// Compiles the choices of one node, one after the other.
class ChoiceCompiler {
 public:
  ChoiceCompiler(Context& context, const scenario::Node& node, std::uint32_t index)
      : context_(context),
        program_(context.program),
        node_(node),
        index_(index),
        node_id_size_(context.text_id.size()) {}

  void run() {
    const std::size_t criteria = context_.scored_criteria;
    values_.assign(node_.choices.size() * criteria, 0);
    node_go_ = node_.go.has_value() ? context_.find_target(*node_.go, true) : kNone;
    const std::uint32_t begin = context_.first_choice[index_];
    for (std::size_t place = 0; place < node_.choices.size(); ++place) {
      compile(node_.choices[place], begin + static_cast<std::uint32_t>(place), place);
    }
    write_matrix();
  }

 private:
  void compile(const scenario::Choice& from, std::uint32_t at, std::size_t place) {
    const std::size_t id_size = context_.text_id.size();
    context_.text_id.append(from.id.value, 0, kLongestId);
    Choice choice;
    // 5.10: the shown order follows from this and the seed.
    choice.order_key = fnv1a64(context_.text_id);
    context_.text_id += '.';
    choice.node = index_;
    choice.place = static_cast<std::uint16_t>(place);
    choice.kind = choice_kind(from.kind);
    choice.text = context_.text(from.text);
    choice.when = context_.condition_or_none(from.when, index_);
    if (is_set(from.once)) choice.flags |= ChoiceFlag::once;
    if (is_set(from.silent)) choice.flags |= ChoiceFlag::silent;
    if (is_set(from.model)) choice.flags |= ChoiceFlag::model;
    if (from.has_own_id) choice.flags |= ChoiceFlag::own_id;

    const Spoken spoken{from.kind, &from.text, &from.moves, is_set(from.silent)};
    const Addressed addressed = find_addressed(context_, from.to, spoken);
    find_moves(from.moves);
    choice.flags |= tags_of_moves();
    choice.reactions = compile_reactions(context_, addressed, spoken, moves_);
    choice.effects = context_.effects(from.effect);
    choice.reveals = context_.reveals(from.reveals, index_);
    // 5.6: the events of its moves, each once, then its own.
    const std::size_t events = program_.emits.size();
    emit_move_events();
    context_.append_emits(from.events);
    choice.events = range_from(program_.emits, events);
    if (from.critical.has_value()) choice.critical = context_.find_knockout(*from.critical);
    if (from.repairs.has_value()) choice.repairs = context_.find_knockout(*from.repairs);
    choice.reply = reply(from.reply, addressed.speaker);
    choice.go = from.go.has_value() ? context_.find_target(*from.go, true) : node_go_;

    ChoiceInfo info;
    info.id = context_.text(from.id);
    info.locked = context_.text_or_none(from.locked);
    info.why = context_.text_or_none(from.why);
    info.moves = write_moves();
    info.to = write_addressed(addressed);
    score(from, place);
    if (from.repair.has_value()) choice.repair = repair(*from.repair, at);
    context_.text_id.resize(id_size);
    program_.choices.push_back(choice);
    program_.choice_infos.push_back(info);
  }

  // --- moves ---

  /// Into moves_, each once: a move that is named twice counts once.
  void find_moves(const std::vector<scenario::Name>& names) {
    moves_.clear();
    for (const scenario::Name& name : names) {
      const std::uint32_t move = context_.find_move(name);
      if (move != kNone && std::find(moves_.begin(), moves_.end(), move) == moves_.end()) {
        moves_.push_back(move);
      }
    }
  }

  /// The tags of its moves that a Program keeps.
  [[nodiscard]] std::uint8_t tags_of_moves() const {
    std::uint8_t flags = 0;
    for (const std::uint32_t move : moves_) {
      for (const std::string& tag : context_.moves[move].move->tags) {
        if (tag == "names_concern") flags |= ChoiceFlag::names_concern;
        if (tag == "sets_limit") flags |= ChoiceFlag::sets_limit;
      }
    }
    return flags;
  }

  Range write_moves() {
    const std::size_t begin = program_.move_refs.size();
    for (const std::uint32_t move : moves_) program_.move_refs.push_back(context_.moves[move].program);
    return range_from(program_.move_refs, begin);
  }

  void emit_move_events() {
    const std::size_t begin = program_.emits.size();
    for (const std::uint32_t move : moves_) {
      for (const std::uint32_t event : context_.moves[move].events) {
        bool is_new = true;
        for (std::size_t i = begin; i < program_.emits.size(); ++i) {
          is_new = is_new && program_.emits[i].name != event;
        }
        if (is_new) program_.emits.push_back({event, kNone});
      }
    }
  }

  Range write_addressed(const Addressed& addressed) {
    if (addressed.cast.size() == context_.cast.size()) return everybody();
    const std::size_t begin = program_.cast_refs.size();
    program_.cast_refs.insert(program_.cast_refs.end(), addressed.cast.begin(), addressed.cast.end());
    return range_from(program_.cast_refs, begin);
  }

  /// All of the cast, written once; in most cases that is the one person there is.
  Range everybody() {
    if (context_.everybody.empty()) {
      const std::size_t begin = program_.cast_refs.size();
      for (std::uint32_t i = 0; i < context_.cast.size(); ++i) program_.cast_refs.push_back(i);
      context_.everybody = range_from(program_.cast_refs, begin);
    }
    return context_.everybody;
  }

  // --- replies ---

  Range reply(const scenario::Reply& own, std::uint32_t speaker) {
    switch (own.kind) {
      case scenario::ReplyKind::absent: return node_reply(speaker);
      case scenario::ReplyKind::nothing: return {};
      case scenario::ReplyKind::text: check_speaker(own, speaker); break;
      case scenario::ReplyKind::lines: break;
    }
    return compile_lines(context_, own.lines, "reply", index_, speaker);
  }

  /// The node's reply, for choices without their own: once, or once for each speaker when it is a text.
  Range node_reply(std::uint32_t speaker) {
    const scenario::Reply& from = node_.reply;
    if (from.kind == scenario::ReplyKind::absent || from.kind == scenario::ReplyKind::nothing) return {};
    if (from.kind == scenario::ReplyKind::text) {
      check_speaker(from, speaker);
    } else {
      speaker = kNone;
    }
    for (const auto& [known, lines] : node_replies_) {
      if (known == speaker) return lines;
    }
    const std::string before = context_.text_id;
    context_.text_id.resize(node_id_size_);
    const Range lines = compile_lines(context_, from.lines, "reply", index_, speaker);
    context_.text_id = before;
    node_replies_.push_back({speaker, lines});
    return lines;
  }

  /// 5.6: a reply that is a text needs one person to say it.
  void check_speaker(const scenario::Reply& from, std::uint32_t speaker) {
    if (speaker != kNone) return;
    const std::string example =
        context_.cast.size() == 0 ? std::string() : std::string(context_.cast.name(0));
    context_.report(DiagnosticCode::reply_without_speaker, from.where, {example});
  }

  // --- repair (5.20) ---

  std::uint32_t repair(const scenario::Repair& from, std::uint32_t choice) {
    Repair out;
    out.choice = choice;
    out.kind = choice_kind(from.kind);
    out.text = context_.text(from.text);
    out.why = context_.text_or_none(from.why);
    out.within = from.within.has_value()
                     ? static_cast<std::int32_t>(std::clamp<std::int64_t>(from.within->value, 1, 2000))
                     : 2;
    const Spoken spoken{from.kind, &from.text, &from.moves, false};
    const Addressed addressed = find_addressed(context_, from.to, spoken);
    find_moves(from.moves);
    out.flags = tags_of_moves();
    out.reactions = compile_reactions(context_, addressed, spoken, moves_);
    const std::size_t events = program_.emits.size();
    emit_move_events();
    out.events = range_from(program_.emits, events);
    out.moves = write_moves();
    out.to = write_addressed(addressed);
    context_.text_id += "repair.";
    if (from.reply.kind == scenario::ReplyKind::text) check_speaker(from.reply, addressed.speaker);
    out.reply = compile_lines(context_, from.reply.lines, "reply", index_, addressed.speaker);
    program_.repairs.push_back(out);
    return size_of(program_.repairs) - 1;
  }

  // --- points (5.18) ---

  void score(const scenario::Choice& from, std::size_t place) {
    const std::size_t criteria = context_.scored_criteria;
    std::int8_t* const row = values_.data() + place * criteria;
    // The sum of its moves' values, limited to -2…+2. `think` scores only by explicit `score`.
    if (from.kind != scenario::ChoiceKind::think) {
      sums_.assign(criteria, 0);
      for (const std::uint32_t move : moves_) {
        for (const CriterionPoints& points : context_.moves[move].points) {
          sums_[points.criterion] += points.points;
        }
      }
      for (std::size_t k = 0; k < criteria; ++k) {
        row[k] = static_cast<std::int8_t>(std::clamp(sums_[k], -2, 2));
      }
    }
    std::size_t explicit_count = 0;
    for (const scenario::Score& score : from.score) {
      const std::uint32_t criterion = context_.find_criterion(score.criterion);
      if (criterion == kNone) continue;
      ++explicit_count;
      if (criterion >= criteria) {
        context_.report(DiagnosticCode::criterion_not_scored, score.criterion.where, {score.criterion.value});
        continue;
      }
      row[criterion] = static_cast<std::int8_t>(std::clamp<std::int64_t>(score.points.value, -2, 2));
    }
    std::size_t count = 0;
    for (std::size_t k = 0; k < criteria; ++k) {
      if (row[k] == 0) continue;
      ++count;
      context_.criterion_gets_points[k] = 1;
    }
    if (explicit_count > kMostCriteriaExplicit) {
      context_.report(DiagnosticCode::too_many_criteria, from.score.front().criterion.where,
                      {from.id.value, std::to_string(explicit_count), "3"});
    } else if (count > kMostCriteria) {
      const TextRange where = from.moves.empty() ? from.text.where : from.moves.front().where;
      context_.report(DiagnosticCode::too_many_criteria, where, {from.id.value, std::to_string(count), "4"});
    }
  }

  /// The columns in which any choice has a value; the others can never be an opportunity.
  void write_matrix() {
    Node& node = program_.nodes[index_];
    const std::size_t criteria = context_.scored_criteria;
    const std::size_t begin = program_.criterion_refs.size();
    for (std::size_t k = 0; k < criteria; ++k) {
      bool has_value = false;
      for (std::size_t i = k; i < values_.size(); i += criteria) has_value = has_value || values_[i] != 0;
      if (has_value) program_.criterion_refs.push_back(static_cast<std::uint32_t>(k));
    }
    node.criteria = range_from(program_.criterion_refs, begin);
    node.matrix = size_of(program_.points);
    for (std::size_t place = 0; place < node_.choices.size(); ++place) {
      for (std::uint32_t k = node.criteria.begin; k < node.criteria.end(); ++k) {
        program_.points.push_back(values_[place * criteria + program_.criterion_refs[k]]);
      }
    }
  }

  Context& context_;
  Program& program_;
  const scenario::Node& node_;
  std::uint32_t index_;
  std::size_t node_id_size_;  // of Context::text_id, before any choice
  std::uint32_t node_go_ = kNone;
  std::vector<std::uint32_t> moves_;  // of the choice or repair being compiled
  std::vector<int> sums_;
  std::vector<std::int8_t> values_;  // choices * scored criteria
  std::vector<std::pair<std::uint32_t, Range>> node_replies_;
};

}  // namespace

void compile_choices(Context& context, const scenario::Node& node, std::uint32_t index) {
  ChoiceCompiler(context, node, index).run();
}

}  // namespace gesprek::program
