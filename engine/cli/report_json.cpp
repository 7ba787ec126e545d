#include "engine/cli/report_json.h"

#include <nlohmann/json.hpp>

#include "engine/cli/labels.h"

namespace gesprek::cli {

using namespace scoring;  // NOLINT: the whole file is about its model
using Json = nlohmann::ordered_json;

namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class T, class F>
Json list_of(const std::vector<T>& items, F&& one) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(one(item));
  return out;
}

const char* kind_id(program::ChoiceKind kind) {
  switch (kind) {
    case program::ChoiceKind::say: return "say";
    case program::ChoiceKind::do_: return "do";
    case program::ChoiceKind::think: return "think";
  }
  return "";
}

Json help_json(const HelpLine& line) {
  return {{"id", line.id},
          {"label", line.label},
          {"for", text_or_null(line.whom)},
          {"from_age", line.from_age > 0 ? Json(line.from_age) : Json(nullptr)},
          {"to_age", line.to_age > 0 ? Json(line.to_age) : Json(nullptr)},
          {"contact", line.contact},
          {"about", text_or_null(line.about)},
          {"checked", text_or_null(line.checked)},
          {"local", line.is_local},
          {"example", line.is_example}};
}

Json quote_json(const Quote& quote) {
  return {{"kind", kind_id(quote.kind)}, {"text", quote.text}};
}

Json quote_or_null(const std::optional<Quote>& quote) {
  return quote ? quote_json(*quote) : Json(nullptr);
}

Json moment_json(const Moment& moment) {
  return {{"input", or_null(moment.input)},        {"turn", moment.turn},
          {"phase", text_or_null(moment.phase)},   {"node", text_or_null(moment.node)},
          {"choice", text_or_null(moment.choice)}, {"quote", quote_or_null(moment.quote)},
          {"form", text_or_null(moment.form)}};
}

Json saying_json(const Saying& saying) {
  return {{"who", saying.who}, {"text", saying.text}};
}

Json saying_or_null(const std::optional<Saying>& saying) {
  return saying ? saying_json(*saying) : Json(nullptr);
}

Json change_json(const StateChange& change) {
  return {{"id", change.id},     {"label", change.label}, {"who", text_or_null(change.who)},
          {"from", change.from}, {"to", change.to},       {"better", change.is_better}};
}

Json fact_kind(const std::optional<program::FactKind>& kind) {
  return kind ? Json(kind_word(*kind)) : Json(nullptr);
}

const char* key_kind_id(KeyKind kind) {
  switch (kind) {
    case KeyKind::knockout: return "knockout";
    case KeyKind::person_worse: return "person_worse";
    case KeyKind::child_worse: return "child_worse";
    case KeyKind::person_better: return "person_better";
    case KeyKind::child_better: return "child_better";
  }
  return "";
}

const char* basis_id(ChildBasis basis) {
  switch (basis) {
    case ChildBasis::safety: return "safety";
    case ChildBasis::events: return "events";
    case ChildBasis::partner: return "partner";
    case ChildBasis::nothing: return "nothing";
  }
  return "";
}

const char* status_id(StepStatus status) {
  switch (status) {
    case StepStatus::done: return "done";
    case StepStatus::too_early: return "too_early";
    case StepStatus::skipped: return "skipped";
    case StepStatus::open: return "open";
    case StepStatus::not_in_case: return "not_in_case";
  }
  return "";
}

const char* severity_id(program::RuleSeverity severity) {
  switch (severity) {
    case program::RuleSeverity::minor: return "minor";
    case program::RuleSeverity::major: return "major";
    case program::RuleSeverity::knockout: return "knockout";
  }
  return "";
}

const char* reason_id(CapReason reason) {
  switch (reason) {
    case CapReason::must: return "must";
    case CapReason::rule: return "rule";
    case CapReason::knockout: return "knockout";
    case CapReason::family_must: return "family_must";
    case CapReason::hook: return "hook";
  }
  return "";
}

const char* slot_kind_id(program::SlotKind kind) {
  switch (kind) {
    case program::SlotKind::boolean: return "boolean";
    case program::SlotKind::integer: return "integer";
    case program::SlotKind::enumeration: return "enumeration";
  }
  return "";
}

Json key_moment_json(const KeyMoment& moment) {
  return {{"kind", key_kind_id(moment.kind)},
          {"moment", moment_json(moment.moment)},
          {"who", text_or_null(moment.who)},
          {"changes", list_of(moment.changes, change_json)},
          {"event", text_or_null(moment.event)},
          {"knockout", text_or_null(moment.knockout)},
          {"reply", saying_or_null(moment.reply)},
          {"turning_point", moment.turning_point == 0 ? Json(nullptr) : Json(moment.turning_point)},
          {"model", moment.is_model}};
}

Json step_json(const MeldcodeStep& step) {
  const auto event = [](const StepEvent& done) -> Json {
    return {{"event", text_or_null(done.id)},
            {"label", done.label},
            {"answer", text_or_null(done.answer)},
            {"moment", moment_json(done.moment)}};
  };
  return {{"step", step.step},
          {"label", step.label},
          {"status", status_id(step.status)},
          {"reached", step.was_reached},
          {"done_by", list_of(step.done_by, event)},
          {"reason", text_or_null(step.reason)},
          {"order_rules", step.order_rules}};
}

Json rule_json(const RuleBreak& broken) {
  return {{"id", broken.id},
          {"label", broken.label},
          {"severity", severity_id(broken.severity)},
          {"criterion", text_or_null(broken.criterion)},
          {"checked", text_or_null(broken.checked)},
          {"event", text_or_null(broken.event)},
          {"knockout", text_or_null(broken.knockout)},
          {"moment", moment_json(broken.moment)}};
}

Json knockout_json(const KnockoutCard& card) {
  return {{"id", card.id},
          {"label", card.label},
          {"about", text_or_null(card.about)},
          {"criterion", text_or_null(card.criterion)},
          {"checked", text_or_null(card.checked)},
          {"repaired", card.is_repaired},
          {"hard", card.is_hard},
          {"moment", moment_json(card.moment)},
          {"mended", card.was_mended ? moment_json(card.mended) : Json(nullptr)}};
}

Json must_json(const MustCard& must) {
  return {{"event", must.event},         {"label", must.label},
          {"criterion", must.criterion}, {"done", must.is_done},
          {"judged", must.is_judged},    {"moment", must.is_done ? moment_json(must.moment) : Json(nullptr)}};
}

Json limit_json(const Limit& limit) {
  return {{"reason", reason_id(limit.reason)},    {"criterion", text_or_null(limit.criterion)},
          {"family", text_or_null(limit.family)}, {"percent", limit.percent},
          {"id", text_or_null(limit.id)},         {"label", limit.label},
          {"moment", moment_json(limit.moment)}};
}

Json notebook_json(const NotebookCheck& book) {
  const auto entry = [](const NotebookEntry& e) -> Json {
    return {{"fact", e.fact},
            {"text", e.text},
            {"source", text_or_null(e.source)},
            {"kind", kind_word(e.kind)},
            {"noted_as", fact_kind(e.noted_as)},
            {"sorted_as", fact_kind(e.sorted_as)},
            {"right", e.is_right()},
            {"moment", moment_json(e.moment)}};
  };
  return {{"found", book.entries.size()},
          {"noted", book.noted},
          {"right", book.right},
          {"not_found", book.not_found},
          {"entries", list_of(book.entries, entry)}};
}

Json turn_json(const TurnLine& line) {
  return {{"moment", moment_json(line.moment)},
          {"repair", line.is_repair},
          {"late", line.is_late},
          {"reply", list_of(line.reply, saying_json)},
          {"model", quote_or_null(line.model)},
          {"why", text_or_null(line.why)}};
}

Json turning_point_json(const TurningPoint& point) {
  return {{"number", point.number},
          {"moment", moment_json(point.moment)},
          {"changes", list_of(point.changes, change_json)},
          {"reply", saying_or_null(point.reply)}};
}

Json curve_json(const Curve& curve) {
  return {{"id", curve.id},
          {"label", curve.label},
          {"has_label", curve.has_label},
          {"who", text_or_null(curve.who)},
          {"about_child", curve.is_about_child},
          {"kind", slot_kind_id(curve.kind)},
          {"min", curve.min},
          {"max", curve.max},
          {"high_is_good", curve.high_is_good},
          {"values", curve.values},
          {"words", curve.words},
          {"turning_points", curve.turning_points}};
}

Json own_sentence_json(const OwnSentence& own) {
  return {{"text", own.text},
          {"moment", moment_json(own.moment)},
          {"chosen", quote_or_null(own.chosen)},
          {"model", quote_or_null(own.model)},
          {"model_why", text_or_null(own.model_why)}};
}

Json route_step_json(const std::optional<RouteStep>& step) {
  if (!step) return nullptr;
  const auto points = [](const RoutePoints& p) -> Json {
    return {
        {"criterion", p.criterion}, {"label", p.label}, {"earned", p.earned}, {"min", p.lo}, {"max", p.hi}};
  };
  return {{"moment", moment_json(step->moment)},
          {"repair", step->is_repair},
          {"late", step->is_late},
          {"points", list_of(step->points, points)},
          {"why", text_or_null(step->why)}};
}

const char* match_id(RouteMatch match) {
  switch (match) {
    case RouteMatch::same: return "same";
    case RouteMatch::other: return "other";
    case RouteMatch::own_only: return "own_only";
    case RouteMatch::example_only: return "example_only";
  }
  return "";
}

Json example_json(const ExampleRoute& route) {
  const auto row = [](const RouteRow& r) -> Json {
    return {{"match", match_id(r.match)},
            {"own", route_step_json(r.own)},
            {"example", route_step_json(r.example)}};
  };
  return {{"ending", text_or_null(route.ending)}, {"rows", list_of(route.rows, row)}};
}

/// Writes the model; bands by their id.
class DebriefJson {
 public:
  explicit DebriefJson(const Debrief& debrief) : debrief_(debrief) {}

  [[nodiscard]] Json band(const std::optional<std::size_t>& of) const {
    return of ? Json(debrief_.bands[*of].id) : Json(nullptr);
  }
  [[nodiscard]] Json bands(const std::vector<std::optional<std::size_t>>& of) const {
    return list_of(of, [&](const std::optional<std::size_t>& one) { return band(one); });
  }
  [[nodiscard]] Json criterion(const CriterionResult& result) const {
    const auto line = [](const CriterionLine& l) -> Json {
      return {{"moment", moment_json(l.moment)},
              {"asked", text_or_null(l.asked)},
              {"why", text_or_null(l.why)},
              {"earned", l.earned},
              {"min", l.lo},
              {"max", l.hi},
              {"opportunity", l.is_opportunity},
              {"repaired", l.is_repaired}};
    };
    return {{"id", result.id},
            {"label", result.label},
            {"about", text_or_null(result.about)},
            {"family", debrief_.families.empty() ? Json(nullptr) : Json(debrief_.families[result.family].id)},
            {"weight", result.weight},
            {"scored", result.is_scored},
            {"earned", result.earned},
            {"min", result.min},
            {"max", result.max},
            {"opportunities", result.opportunities},
            {"share", or_null(result.share)},
            {"percent", or_null(result.percent)},
            {"band", band(result.band)},
            {"own_estimate", band(result.own_estimate)},
            {"earlier", bands(result.earlier)},
            {"phrase", text_or_null(result.phrase)},
            {"good", text_or_null(result.good)},
            {"poor", text_or_null(result.poor)},
            {"checked", text_or_null(result.checked)},
            {"limits", result.limits},
            {"lines", list_of(result.lines, line)}};
  }
  [[nodiscard]] Json family(const FamilyResult& result) const {
    return {{"id", result.id},
            {"label", result.label},
            {"about", text_or_null(result.about)},
            {"percent", or_null(result.percent)},
            {"band", band(result.band)},
            {"own_estimate", band(result.own_estimate)},
            {"earlier", bands(result.earlier)},
            {"limits", result.limits}};
  }

 private:
  const Debrief& debrief_;
};

Json case_json(const CaseInfo& about) {
  return {{"id", about.id},
          {"title", about.title},
          {"summary", text_or_null(about.summary)},
          {"setting", text_or_null(about.setting)},
          {"role", text_or_null(about.role)},
          {"profile", text_or_null(about.profile)},
          {"profile_label", text_or_null(about.profile_label)},
          {"profile_remark", text_or_null(about.profile_remark)},
          {"profile_checked", text_or_null(about.profile_checked)},
          {"program", about.program},
          {"seed", about.seed}};
}

Json strength_json(const Strength& strength) {
  return {{"moment", moment_json(strength.moment)},
          {"criterion", strength.criterion},
          {"label", strength.label},
          {"why", text_or_null(strength.why)}};
}

Json alternative_json(const Alternative& other) {
  return {{"moment", moment_json(other.moment)},        {"instead", quote_json(other.instead)},
          {"instead_choice", other.instead_choice},     {"why", text_or_null(other.why)},
          {"criterion", text_or_null(other.criterion)}, {"model", other.is_model}};
}

Json ending_json(const EndingInfo& ending) {
  return {{"id", ending.id},
          {"title", ending.title},
          {"text", ending.text},
          {"outcome", outcome_id(ending.outcome)}};
}

Json goal_json(const Goal& goal) {
  return {{"criterion", goal.criterion},
          {"label", goal.label},
          {"advice", text_or_null(goal.advice)},
          {"example", text_or_null(goal.example)}};
}

}  // namespace

Json debrief_json(const Debrief& debrief) {
  const DebriefJson writer(debrief);
  Json out;
  out["case"] = case_json(debrief.about);
  out["date"] = text_or_null(debrief.date);
  out["finished"] = debrief.is_finished;
  out["fault"] = text_or_null(debrief.fault);
  out["ending"] = debrief.ending ? ending_json(*debrief.ending) : Json(nullptr);
  out["inputs"] = debrief.inputs;
  out["turns"] = debrief.turns;
  out["strength"] = debrief.strength ? strength_json(*debrief.strength) : Json(nullptr);
  out["key_moments"] = list_of(debrief.key_moments, key_moment_json);
  out["child"] = {{"basis", basis_id(debrief.child.basis)},
                  {"note", debrief.child.note},
                  {"ending", text_or_null(debrief.child.ending)}};
  out["alternative"] = debrief.alternative ? alternative_json(*debrief.alternative) : Json(nullptr);
  out["steps"] = list_of(debrief.steps, step_json);
  out["rules"] = list_of(debrief.rules, rule_json);
  out["knockouts"] = list_of(debrief.knockouts, knockout_json);
  out["musts"] = list_of(debrief.musts, must_json);
  out["limits"] = list_of(debrief.limits, limit_json);
  out["notebook"] = notebook_json(debrief.notebook);
  out["conversation"] = list_of(debrief.conversation, turn_json);
  out["turning_points"] = list_of(debrief.turning_points, turning_point_json);
  out["curves"] = list_of(debrief.curves, curve_json);
  out["own_sentences"] = list_of(debrief.own_sentences, own_sentence_json);
  out["example"] = debrief.example ? example_json(*debrief.example) : Json(nullptr);
  out["bands"] = list_of(debrief.bands, [](const BandName& band) -> Json {
    return {{"id", band.id}, {"label", band.label}, {"from", band.from}, {"about", text_or_null(band.about)}};
  });
  out["criteria"] = list_of(debrief.criteria, [&](const CriterionResult& c) { return writer.criterion(c); });
  out["families"] = list_of(debrief.families, [&](const FamilyResult& f) { return writer.family(f); });
  out["earlier"] = list_of(debrief.earlier, [](const EarlierAttempt& attempt) -> Json {
    return {{"label", attempt.label},
            {"finished", attempt.is_finished},
            {"ending", text_or_null(attempt.ending)}};
  });
  out["other_attempts"] = debrief.other_attempts;
  out["afterwards"] = list_of(debrief.afterwards, saying_json);
  out["notes"] = debrief.notes;
  out["reflection"] = list_of(debrief.reflection, [](const Reflection& r) -> Json {
    return {{"id", r.id}, {"ask", r.ask}, {"answer", text_or_null(r.answer)}};
  });
  out["goal"] = debrief.goal ? goal_json(*debrief.goal) : Json(nullptr);
  out["uncertainty"] = debrief.uncertainty;
  out["help_intro"] = debrief.help_intro;
  out["help"] = list_of(debrief.help, help_json);
  out["case_help"] = list_of(debrief.case_help, help_json);
  out["overlays"] = debrief.overlays;
  out["case_changed"] = debrief.case_changed;
  return out;
}

}  // namespace gesprek::cli
