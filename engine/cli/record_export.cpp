#include "engine/cli/record_export.h"

#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/report/words.h"
#include "engine/session/journal.h"

namespace gesprek::cli {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// What was done, a line each; nothing where the bytes are not to be read.
std::vector<std::string> inputs_of(const record::Attempt& attempt) {
  std::vector<std::string> out;
  const Result<session::JournalContents> contents = session::read_journal(attempt.session);
  if (!contents) return out;
  for (const session::JournalInput& input : contents->inputs) out.push_back(input.text);
  return out;
}

Json json_of(const record::Attempt& attempt) {
  Json out;
  out["id"] = attempt.id.hex();
  out["case"] = {{"id", attempt.case_id}, {"title", attempt.case_title}, {"program", attempt.program.hex()}};
  out["seed"] = attempt.seed;
  out["started"] = record::time_text(attempt.started);
  out["ended"] = record::time_text(attempt.ended);
  constexpr const char* kHow[] = {"ended", "stopped", "faulted"};
  out["how"] = kHow[static_cast<std::size_t>(attempt.how)];
  out["ending"] = {{"id", attempt.ending_id}, {"title", attempt.ending_title}};
  out["went_on_after_inputs"] = or_null(attempt.kept_inputs);
  out["has_open_knockout"] = attempt.has_open_knockout;
  out["inputs"] = inputs_of(attempt);
  out["scores"] = Json::array();
  for (const record::Score& score : attempt.scores) {
    Json one;
    one["kind"] = score.is_family ? "family" : "criterion";
    one["id"] = score.id;
    one["label"] = score.label;
    if (!score.is_family) {
      one["points"] = score.points;
      one["least"] = score.least;
      one["most"] = score.most;
      one["opportunities"] = score.opportunities;
      one["share"] = or_null(score.share);
    }
    one["percent"] = or_null(score.limited);
    one["band"] = {{"id", score.band_id}, {"label", score.band_label}};
    one["limited_by"] = score.limits;
    out["scores"].push_back(std::move(one));
  }
  out["goal"] = {{"id", attempt.goal_id}, {"label", attempt.goal_label}, {"advice", attempt.goal_advice}};
  out["own_estimate"] = Json::array();
  for (const record::Estimate& estimate : attempt.estimates) {
    out["own_estimate"].push_back({{"id", estimate.id},
                                   {"label", estimate.label},
                                   {"band", {{"id", estimate.band_id}, {"label", estimate.band_label}}}});
  }
  out["reflection"] = Json::array();
  for (const record::Answer& answer : attempt.answers) {
    out["reflection"].push_back({{"id", answer.id}, {"question", answer.ask}, {"answer", answer.text}});
  }
  return out;
}

report::Text text_of(std::string words) {
  return report::plain(std::move(words));
}

std::string day_words(record::Day day) {
  return report::date_in_words(record::date_text(day));
}

void add(std::vector<report::Block>& out, report::Block block) {
  out.push_back(std::move(block));
}

void add_attempt(std::vector<report::Block>& out, const record::Attempt& attempt) {
  add(out, {report::Heading{3, day_words(record::day_of(attempt.ended)), {}}});
  report::Facts facts;
  std::string how = how_word(attempt.how);
  if (!attempt.ending_title.empty()) how += ": " + attempt.ending_title;
  facts.rows.emplace_back("Hoe het eindigde", text_of(how));
  if (attempt.kept_inputs)
    facts.rows.emplace_back("Begin", text_of("vanaf een keerpunt in een eerder gesprek"));
  if (!attempt.goal_label.empty())
    facts.rows.emplace_back("Doel voor een volgende keer", text_of(attempt.goal_label));
  add(out, {std::move(facts)});

  report::Table table;
  table.caption = "Wat er te zien was";
  table.columns = {"Criterium", "Resultaat", "Vooraf gedacht"};
  table.widths = {5, 3, 3};
  std::map<std::string, std::string> expected;
  for (const record::Estimate& estimate : attempt.estimates) expected[estimate.id] = estimate.band_label;
  for (const record::Score& score : attempt.scores) {
    const std::string word = score.band_label.empty() ? "te weinig te zien" : score.band_label;
    table.rows.push_back(
        {text_of(score.id + "  " + score.label), text_of(word), text_of(expected[score.id])});
  }
  if (!table.rows.empty()) add(out, {std::move(table)});

  for (const record::Answer& answer : attempt.answers) {
    if (answer.text.empty()) continue;
    add(out, {report::Paragraph{{{answer.ask, report::Look::strong}}, report::Size::reading}});
    add(out, {report::Paragraph{text_of(answer.text), report::Size::reading}});
  }
  const std::vector<std::string> inputs = inputs_of(attempt);
  if (inputs.empty()) return;
  report::List list;
  for (const std::string& input : inputs) list.items.push_back(text_of(input));
  report::Folded folded;
  folded.summary = "Wat je deed, zoals het programma het bewaart (" +
                   report::counted(inputs.size(), "stap", "stappen") + ")";
  folded.blocks.push_back({std::move(list)});
  add(out, {std::move(folded)});
}

}  // namespace

const char* how_word(record::How how) {
  switch (how) {
    case record::How::ended: return "afgerond";
    case record::How::stopped: return "gestopt";
    case record::How::faulted: return "kon niet verder";
  }
  return "";
}

const char* step_words(record::PlanStep step) {
  switch (step) {
    case record::PlanStep::week: return "na een week";
    case record::PlanStep::month: return "na een maand";
    case record::PlanStep::four_months: return "na vier maanden";
    case record::PlanStep::refresh: return "opfrissen na drie jaar";
  }
  return "";
}

std::string records_json(const record::LearnerData& data, const std::string& made) {
  Json out;
  out["format"] = "gesprekslab-records";
  out["version"] = 1;
  out["made"] = made;
  out["learner"] = {{"id", data.learner.id.hex()},
                    {"alias", data.learner.alias},
                    {"created", record::time_text(data.learner.created)}};
  out["months_kept"] = data.months;
  out["attempts"] = Json::array();
  for (const record::Attempt& attempt : data.attempts) out["attempts"].push_back(json_of(attempt));
  out["to_repeat"] = Json::array();
  constexpr const char* kSteps[] = {"week", "month", "four_months", "refresh"};
  for (const record::PlanRow& plan : data.plans) {
    out["to_repeat"].push_back({{"case", {{"id", plan.case_id}, {"title", plan.case_title}}},
                                {"step", kSteps[static_cast<std::size_t>(plan.plan.step)]},
                                {"due", record::date_text(plan.plan.due)},
                                {"last", record::date_text(plan.plan.last)},
                                {"round_from", record::date_text(plan.plan.from)}});
  }
  out["session_files"] = data.session_files;
  out["damaged"] = data.damaged;
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

report::Document records_document(const record::LearnerData& data, const std::string& made) {
  report::Document out;
  out.kind = "Mijn gegevens";
  out.title = data.learner.alias.empty() ? "Alles wat Gesprekslab van je bewaart" : data.learner.alias;
  out.subject = "Wat Gesprekslab op deze computer over \xC3\xA9\xC3\xA9n leerling bewaart";
  std::vector<report::Block>& blocks = out.blocks;
  report::Facts facts;
  facts.rows.emplace_back("Gemaakt op", text_of(report::date_in_words(made.substr(0, 10))));
  facts.rows.emplace_back("Naam die je koos",
                          text_of(data.learner.alias.empty() ? "geen" : data.learner.alias));
  facts.rows.emplace_back("Kenmerk", text_of(data.learner.id.hex()));
  facts.rows.emplace_back("Begonnen op", text_of(day_words(record::day_of(data.learner.created))));
  facts.rows.emplace_back(
      "Wordt bewaard", text_of(report::counted(static_cast<std::size_t>(data.months), "maand", "maanden")));
  facts.rows.emplace_back("Gesprekken als bestand", text_of(std::to_string(data.session_files.size())));
  add(blocks, {std::move(facts)});
  add(blocks,
      {report::Paragraph{
          text_of(
              "Het kenmerk is een toevallig getal en zegt niet wie je bent. Dit alles staat alleen op deze "
              "computer. Wie deze pagina krijgt, ziet wat je oefende en wat je erover schreef."),
          report::Size::note}});
  for (const std::string& words : data.damaged) {
    add(blocks, {report::Paragraph{text_of(words), report::Size::reading}});
  }

  add(blocks, {report::Heading{2, "Te herhalen", {}}});
  if (data.plans.empty()) add(blocks, {report::Paragraph{text_of("Nog niets."), report::Size::reading}});
  report::List list;
  for (const record::PlanRow& plan : data.plans) {
    list.items.push_back(
        {{plan.case_title, report::Look::strong},
         {": " + day_words(plan.plan.due) + ", " + step_words(plan.plan.step), report::Look::plain}});
  }
  if (!list.items.empty()) add(blocks, {std::move(list)});

  std::string last_case;
  for (const record::Attempt& attempt : data.attempts) {
    if (attempt.case_id != last_case || &attempt == data.attempts.data()) {
      add(blocks, {report::Heading{2, attempt.case_title, {}}});
      last_case = attempt.case_id;
    }
    add_attempt(blocks, attempt);
  }
  out.colophon = text_of("Gesprekslab \xC2\xB7 " + made);
  return out;
}

}  // namespace gesprek::cli
