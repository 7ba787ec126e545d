#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "engine/analysis/condition_text.h"
#include "engine/cli/labels.h"
#include "engine/cli/simulate_report.h"

namespace gesprek::cli {

using Json = nlohmann::ordered_json;
using analysis::condition_text;
using analysis::Histogram;
using analysis::StepKind;
using program::kNone;
using program::Program;

namespace {

std::string text(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

/// One decimal: what stands here was counted, and more digits would only be luck.
double rounded(double value) {
  return std::round(value * 10) / 10;
}

Json spread_json(const Histogram& of) {
  if (of.total() == 0) return nullptr;
  Json out;
  out["runs"] = of.total();
  out["mean"] = rounded(of.mean());
  out["least"] = of.least();
  out["p10"] = of.quantile(0.1);
  out["p25"] = of.quantile(0.25);
  out["p50"] = of.quantile(0.5);
  out["p75"] = of.quantile(0.75);
  out["p90"] = of.quantile(0.9);
  out["most"] = of.most();
  return out;
}

const char* step_name(StepKind kind) {
  switch (kind) {
    case StepKind::choice: return "choice";
    case StepKind::go: return "go";
    case StepKind::branch: return "branch";
    case StepKind::topic: return "topic";
    case StepKind::then: return "then";
    case StepKind::otherwise: return "otherwise";
    case StepKind::late: return "late";
    case StepKind::form: return "form";
    case StepKind::interrupt: return "interrupt";
  }
  return "go";
}

const char* kind_name(analysis::ConditionOf of) {
  switch (of) {
    case analysis::ConditionOf::choice: return "choice";
    case analysis::ConditionOf::line: return "line";
    case analysis::ConditionOf::branch: return "branch";
    case analysis::ConditionOf::topic: return "topic";
    case analysis::ConditionOf::interrupt: return "interrupt";
    case analysis::ConditionOf::reveal: return "reveal";
  }
  return "choice";
}

Json criteria_json(const Program& program, const analysis::Tally& tally) {
  Json out = Json::object();
  for (std::size_t i = 0; i < program.criteria.size(); ++i) {
    const analysis::CriterionTally& criterion = tally.criteria[i];
    // One that the case does not score stands here only when a cap touched it.
    if (program.criteria[i].scored == 0 && criterion.capped_percent.total() == 0) continue;
    Json item;
    item["percent"] = spread_json(criterion.capped_percent);
    item["before_caps"] = spread_json(criterion.percent);
    item["capped_runs"] = criterion.capped_runs;
    item["opportunities"] = spread_json(criterion.opportunities);
    Json bands = Json::object();
    for (std::size_t b = 0; b < program.bands.size(); ++b) {
      const std::int32_t end = b + 1 < program.bands.size() ? program.bands[b + 1].from : 101;
      std::uint64_t count = 0;
      const auto& counts = criterion.capped_percent.counts;
      for (auto p = static_cast<std::size_t>(program.bands[b].from); p < static_cast<std::size_t>(end); ++p) {
        if (p < counts.size()) count += counts[p];
      }
      bands[text(program, program.bands[b].id)] = count;
    }
    item["bands"] = std::move(bands);
    Json histogram = Json::array();  // 0–9, 10–19 … 90–100
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
      std::uint64_t count = 0;
      for (std::size_t p = 10 * tenth; p < 10 * tenth + (tenth == 9 ? 11 : 10); ++p) {
        if (p < criterion.capped_percent.counts.size()) count += criterion.capped_percent.counts[p];
      }
      histogram.push_back(count);
    }
    item["histogram"] = std::move(histogram);
    out[text(program, program.criteria[i].id)] = std::move(item);
  }
  return out;
}

Json unseen_json(const Program& program, const analysis::Unseen& unseen) {
  Json out;
  out["endings"] = Json::array();
  for (const std::uint32_t ending : unseen.endings) out["endings"].push_back(ending_id(program, ending));
  out["nodes"] = Json::array();
  for (const analysis::UnseenNode& node : unseen.nodes) {
    Json item;
    item["id"] = text(program, program.nodes[node.node].id);
    item["way"] = Json::array();
    for (const analysis::WayStep& step : node.way) {
      Json one;
      one["from"] = step.from == kNone ? Json(nullptr) : Json(text(program, program.nodes[step.from].id));
      one["by"] = step_name(step.kind);
      if (step.kind == StepKind::choice) one["choice"] = choice_path(program, step.record);
      if (step.kind == StepKind::topic) one["topic"] = text(program, program.topics[step.record].id);
      if (step.kind == StepKind::interrupt) {
        one["interrupt"] = text(program, program.interrupts[step.record].id);
      }
      one["when"] = step.when.empty() ? Json(nullptr) : Json(condition_text(program, step.when));
      one["to"] = text(program, program.nodes[step.to].id);
      item["way"].push_back(std::move(one));
    }
    out["nodes"].push_back(std::move(item));
  }
  out["choices"] = Json::array();
  for (const analysis::UnseenChoice& choice : unseen.choices) {
    Json item;
    item["id"] = choice_path(program, choice.choice);
    item["offered"] = choice.was_offered;
    const program::Code when = program.choices[choice.choice].when;
    item["when"] = when.empty() ? Json(nullptr) : Json(condition_text(program, when));
    out["choices"].push_back(std::move(item));
  }
  out["conditions"] = Json::array();
  for (const analysis::OneSided& side : unseen.conditions) {
    Json item;
    item["of"] = kind_name(side.of);
    item["place"] = condition_place(program, side);
    item["when"] = condition_text(program, side.when);
    item["never"] = side.never_true ? "true" : "false";  // the side that no run saw
    out["conditions"].push_back(std::move(item));
  }
  return out;
}

}  // namespace

Json simulation_json(const Program& program, const analysis::Simulation& simulation,
                     const analysis::Unseen& unseen) {
  const analysis::SimulationOptions& options = simulation.options;
  const analysis::Tally& tally = simulation.tally;
  Json out;
  out["scenario"] = text(program, program.header.scenario_id);
  out["program"] = program.hash.hex();
  out["policy"] = std::string(policy_id(options.policy));
  if (options.policy == analysis::Policy::greedy) {
    out["criterion"] = text(program, program.criteria[options.criterion].id);
  }
  if (options.policy == analysis::Policy::noisy) {
    out["skill"] = static_cast<double>(options.skill) / analysis::kFullSkill;
  }
  out["seed"] = options.seed;
  out["runs"] = options.runs;
  out["runs_differ"] = simulation.runs_differ;
  out["played"] = tally.runs;
  out["finished"] = tally.ended;
  Json not_finished;
  not_finished["too_long"] = tally.stopped;
  for (std::size_t i = 0; i < tally.faulted.size(); ++i) {
    not_finished[fault_id(static_cast<session::FaultKind>(i))] = tally.faulted[i];
  }
  const std::uint64_t first = std::min(tally.first_stopped, tally.first_faulted);
  not_finished["first_run"] = first == analysis::Tally::kNever ? Json(nullptr) : Json(first + 1);
  out["not_finished"] = std::move(not_finished);
  out["turns"] = spread_json(tally.turns);
  out["inputs"] = spread_json(tally.inputs);
  Json endings = Json::object();
  for (std::uint32_t i = 0; i < program.endings.size(); ++i) {
    Json item;
    item["title"] = text(program, program.endings[i].title);
    item["outcome"] = outcome_id(program.endings[i].outcome);
    item["runs"] = tally.endings[i];
    endings[ending_id(program, i)] = std::move(item);
  }
  out["endings"] = std::move(endings);
  out["criteria"] = criteria_json(program, tally);
  Json knockouts = Json::object();
  for (std::size_t i = 0; i < program.knockouts.size(); ++i) {
    if (tally.knockouts_open[i] + tally.knockouts_closed[i] == 0) continue;
    Json item;
    item["open"] = tally.knockouts_open[i];
    item["repaired"] = tally.knockouts_closed[i];
    knockouts[text(program, program.knockouts[i].id)] = std::move(item);
  }
  out["knockouts"] = std::move(knockouts);
  Json rules = Json::object();
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    // Clauses of one rule share its id.
    Json& count = rules[text(program, program.rules[i].id)];
    count = (count.is_null() ? std::uint64_t{0} : count.get<std::uint64_t>()) + tally.rules[i];
  }
  out["rules_broken"] = std::move(rules);
  Json musts = Json::object();
  for (std::size_t i = 0; i < program.musts.size(); ++i) {
    musts[text(program, program.events[program.musts[i].event].id)] = tally.musts[i];
  }
  out["musts_missed"] = std::move(musts);

  Json coverage;
  const auto seen = [](const std::vector<std::uint64_t>& counts) {
    return static_cast<std::uint64_t>(
        std::count_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count != 0; }));
  };
  coverage["nodes"] = {{"seen", seen(tally.nodes)}, {"all", program.nodes.size()}};
  std::uint64_t offered = 0;
  for (const std::uint8_t was : tally.coverage.offered) offered += was;
  coverage["choices"] = {
      {"taken", seen(tally.choices)}, {"offered", offered}, {"all", program.choices.size()}};
  if (simulation.knows_conditions) {
    coverage["condition_sides"] = {{"seen", unseen.seen_sides}, {"all", unseen.all_sides}};
  } else {
    coverage["condition_sides"] = nullptr;
  }
  Json node_runs = Json::object();
  for (std::size_t i = 0; i < program.nodes.size(); ++i) {
    node_runs[text(program, program.nodes[i].id)] = tally.nodes[i];
  }
  coverage["node_runs"] = std::move(node_runs);
  Json choice_runs = Json::object();
  for (std::uint32_t i = 0; i < program.choices.size(); ++i) {
    choice_runs[choice_path(program, i)] = tally.choices[i];
  }
  coverage["choice_runs"] = std::move(choice_runs);
  out["coverage"] = std::move(coverage);
  out["unseen"] = unseen_json(program, unseen);

  Json moments = Json::array();
  for (const analysis::Discrimination& one : simulation.discrimination) {
    Json item;
    item["node"] = text(program, program.nodes[one.node].id);
    item["criterion"] = text(program, program.criteria[one.criterion].id);
    item["decisions"] = one.decisions;
    item["better"] = rounded(one.better);
    item["by_skill"] = rounded(one.by_skill);
    item["by_result"] = one.has_result ? Json(rounded(one.by_result)) : Json(nullptr);
    moments.push_back(std::move(item));
  }
  out["discrimination"] = {{"learners", simulation.group}, {"moments", std::move(moments)}};
  return out;
}

Json one_run_json(const Program& program, const analysis::ShownRun& shown, std::uint64_t run) {
  const analysis::WalkResult& result = shown.result;
  Json out;
  out["scenario"] = text(program, program.header.scenario_id);
  out["run"] = run;
  out["session_seed"] = shown.session_seed;
  out["inputs"] = Json::array();
  for (const session::Input& input : shown.inputs) {
    out["inputs"].push_back(session::format_input(program, input));
  }
  out["finished"] = result.end == analysis::WalkEnd::ended;
  out["ending"] =
      result.end == analysis::WalkEnd::ended ? Json(ending_id(program, result.ending)) : Json(nullptr);
  out["fault"] = result.end == analysis::WalkEnd::faulted ? Json(fault_id(result.fault)) : Json(nullptr);
  out["turns"] = result.turns;
  Json scores = Json::object();
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    const analysis::WalkScore& score = result.scores[i];
    if (program.criteria[i].scored == 0 && score.capped_percent < 0) continue;
    Json item;
    item["earned"] = score.earned;
    item["min"] = score.min;
    item["max"] = score.max;
    item["percent"] = score.percent < 0 ? Json(nullptr) : Json(score.percent);
    item["capped_percent"] = score.capped_percent < 0 ? Json(nullptr) : Json(score.capped_percent);
    item["opportunities"] = score.opportunities;
    scores[text(program, program.criteria[i].id)] = std::move(item);
  }
  out["scores"] = std::move(scores);
  return out;
}

}  // namespace gesprek::cli
