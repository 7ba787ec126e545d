#include "tests/engine/analysis/brute_force.h"

#include <algorithm>

#include "engine/scoring/score.h"
#include "engine/session/form_values.h"

namespace gesprek::test {

using program::Field;
using program::FieldType;
using program::kNone;
using program::Program;
using session::EntryKind;
using session::FieldAnswer;
using session::Input;
using session::InputKind;
using session::Session;

namespace {

/// Every answer that fits `field` now; the first is "none" where it may be left out.
std::vector<FieldAnswer> answers_to(const Session& session, std::uint32_t index) {
  const Program& p = session.program();
  const Field& field = p.fields[index];
  std::vector<FieldAnswer> out;
  const auto add = [&](std::vector<std::string> values) { out.push_back({index, std::move(values)}); };
  if (field.required == 0 || field.type == FieldType::text) add({});
  const auto ids = session::option_ids(p, field);
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no:
      for (const std::string_view id : ids) add({std::string(id)});
      break;
    case FieldType::multi:
      for (std::uint32_t set = 1; set < (1U << ids.size()); ++set) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < ids.size(); ++i) {
          if ((set >> i & 1U) != 0) values.emplace_back(ids[i]);
        }
        add(std::move(values));
      }
      break;
    case FieldType::scale:
      for (std::int32_t v = field.from; v <= field.to; ++v) add({std::to_string(v)});
      break;
    case FieldType::sort:
    case FieldType::board: {
      const std::vector<std::uint32_t> shown = session.shown_items(field);
      std::vector<std::uint32_t> column(shown.size(), 0);
      for (;;) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < shown.size(); ++i) {
          values.push_back(std::string(p.text(session::item_id(p, field, shown[i]))) + ">" +
                           std::string(p.text(p.names[field.columns.begin + column[i]])));
        }
        add(std::move(values));
        std::size_t at = 0;
        while (at < shown.size() && ++column[at] == field.columns.size) column[at++] = 0;
        if (at == shown.size()) break;
      }
      break;
    }
    case FieldType::plan: add({"ik/bellen/morgen"}); break;
    case FieldType::text: add({"tekst"}); break;
  }
  return out;
}

class Lister {
 public:
  Lister(const Program& program, std::uint32_t most_inputs, std::uint64_t most_sessions)
      : p_(program), most_inputs_(most_inputs), most_sessions_(most_sessions), session_(program, 1) {}

  Listed run() {
    visit(0);
    return std::move(out_);
  }

 private:
  void visit(std::uint32_t depth) {
    if (out_.too_many) return;
    if (++out_.sessions > most_sessions_) {
      out_.too_many = true;
      return;
    }
    for (const session::Entry& entry : session_.log()) {
      if (entry.kind == EntryKind::node_entered) out_.nodes.insert(entry.a);
      if (entry.kind == EntryKind::rule_broken) out_.broken.insert(entry.a);
      if (entry.kind == EntryKind::knockout) out_.opened.insert(entry.a);
      if (entry.kind == EntryKind::knockout_closed) out_.repaired.insert(session_.log()[entry.a].a);
    }
    switch (session_.status()) {
      case session::Status::ended: return ended();
      case session::Status::faulted: return faulted();
      case session::Status::waiting: break;
    }
    const program::Node& node = p_.nodes[session_.node()];
    if (node.way == program::Way::choices) {
      for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
        if ((p_.choices[c].flags & program::ChoiceFlag::once) == 0)
          (session_.holds(p_.choices[c].when) ? out_.hold : out_.fail).insert(c);
      }
    }
    for (const session::OfferItem& item : session_.offer().items) {
      if (item.kind == InputKind::choice && !item.locked) out_.choices.insert(item.target);
    }
    if (depth == most_inputs_) return;
    const std::size_t taken = session_.inputs().size();
    for (const Input& input : all_inputs(session_)) {
      if (!session_.take(input)) {
        out_.too_many = true;  // a mistake of this list; no test passes then
        return;
      }
      visit(depth + 1);
      session_.rewind(taken);
      if (out_.too_many) return;
    }
  }

  void faulted() {
    switch (*session_.fault()) {
      case session::FaultKind::no_choice: out_.dead_ends.insert(session_.node()); break;
      case session::FaultKind::too_many_nodes: out_.loop = true; break;
      case session::FaultKind::no_way_back: out_.no_way = true; break;
      case session::FaultKind::too_many_inputs: break;
    }
  }

  template <class T, class Less>
  static void least(std::optional<T>& at, const T& value, Less less) {
    if (!at || less(value, *at)) at = value;
  }

  void ended() {
    out_.endings.insert(session_.node());
    const auto less = [](auto a, auto b) { return a < b; };
    const auto more = [](auto a, auto b) { return a > b; };
    least(out_.shortest, session_.turn(), less);
    least(out_.longest, session_.turn(), more);
    const scoring::Scores scores = scoring::score(session_);
    for (const scoring::CriterionScore& score : scores.criteria) {
      if (p_.criteria[score.criterion].scored == 0) continue;
      Listed::Criterion& criterion = out_.criteria[score.criterion];
      least(criterion.earned_min, std::int64_t{score.earned}, less);
      least(criterion.earned_max, std::int64_t{score.earned}, more);
      if (!score.percent) continue;
      const Share share{score.earned - score.min, score.max - score.min};
      least(criterion.share_min, share, [](const Share& a, const Share& b) { return a.less_than(b); });
      least(criterion.share_max, share, [](const Share& a, const Share& b) { return b.less_than(a); });
    }
    const bool good = p_.endings[session_.ending()].outcome == program::Outcome::good;
    for (const scoring::Cap& cap : scores.caps) out_.limits.insert(limit_of(p_, cap));
    for (const std::uint32_t rule : scores.rules_broken) out_.broken_at_ending.insert(rule);
    for (const std::uint32_t must : scores.musts_missed) {
      out_.missed.insert(must);
      if (good) out_.missed_good.insert(must);
    }
    for (const scoring::KnockoutScore& knockout : scores.knockouts) {
      if (knockout.is_closed) continue;
      out_.unrepaired.insert(knockout.knockout);
      if (good) out_.unrepaired_good.insert(knockout.knockout);
    }
  }

  const Program& p_;
  std::uint32_t most_inputs_;
  std::uint64_t most_sessions_;
  Session session_;
  Listed out_;
};

}  // namespace

std::vector<Input> all_inputs(const Session& session) {
  const Program& p = session.program();
  std::vector<Input> out;
  const auto add = [&](InputKind kind, std::uint32_t target) {
    Input input;
    input.kind = kind;
    input.target = target;
    out.push_back(std::move(input));
  };
  for (const session::OfferItem& item : session.offer().items) {
    if (!item.locked) add(item.kind, item.target);
  }
  if (session.offer().can_be_late) add(InputKind::late, kNone);
  for (std::uint32_t f = 0; session.offer().can_note && f < p.facts.size(); ++f) {
    const bool is_read = std::any_of(p.code.begin(), p.code.end(), [&](const program::Instruction& at) {
      return at.op == program::Op::noted && static_cast<std::uint32_t>(at.a) == f;
    });
    if (is_read && session.is_revealed(f) && session.noted_as(f) == 0) add(InputKind::note, f);
  }
  if (session.offer().form == kNone) return out;
  std::vector<Input> forms(1);
  forms[0].kind = InputKind::form;
  const program::Range fields = p.forms[session.offer().form].fields;
  for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
    if (!session.is_asked(p.fields[f])) continue;
    std::vector<Input> more;
    for (const Input& form : forms) {
      for (const FieldAnswer& answer : answers_to(session, f)) {
        more.push_back(form);
        if (!answer.values.empty()) more.back().answers.push_back(answer);
      }
    }
    forms = std::move(more);
  }
  out.insert(out.end(), forms.begin(), forms.end());
  return out;
}

Listed::Limit limit_of(const Program& program, const scoring::Cap& cap) {
  Listed::Limit out{cap.criterion, cap.family, cap.limit, {}};
  switch (cap.reason) {
    case scoring::CapReason::must:
    case scoring::CapReason::family_must:
      out.cause = program.text(program.events[program.musts[cap.cause].event].id);
      break;
    case scoring::CapReason::rule: out.cause = program.text(program.rules[cap.cause].id); break;
    case scoring::CapReason::knockout:
      if (cap.criterion != kNone) out.cause = program.text(program.knockouts[cap.cause].id);
      break;
    case scoring::CapReason::hook: break;
  }
  return out;
}

Listed list_sessions(const Program& program, std::uint32_t most_inputs, std::uint64_t most_sessions) {
  return Lister(program, most_inputs, most_sessions).run();
}

}  // namespace gesprek::test
