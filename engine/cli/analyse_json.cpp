// `gesprek analyse --format json` (format §4, 5.27).

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/analysis/caps.h"
#include "engine/cli/analyse_report.h"
#include "engine/cli/diagnostic_text.h"

namespace gesprek::cli {

using analysis::Answer;
using analysis::CaseAnalysis;
using analysis::ExploreReport;
using analysis::Finding;
using nlohmann::ordered_json;
using program::Program;

namespace {

std::string id_of(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

/// true, false, or null where it is not known.
ordered_json answer_json(Answer answer) {
  if (answer == Answer::unknown) return nullptr;
  return answer == Answer::yes;
}

ordered_json witness_json(const Program& program, const analysis::Witness& witness, bool is_given) {
  if (!is_given) return nullptr;
  ordered_json out = ordered_json::array();
  for (const session::Input& input : witness) out.push_back(session::format_input(program, input));
  return out;
}

template <class T>
ordered_json number_or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  return *value;
}

ordered_json finding_json(const Program& program, const Finding& finding, const char* name) {
  ordered_json out;
  out[name] = answer_json(finding.answer);
  out["witness"] = witness_json(program, finding.witness, finding.answer == Answer::yes);
  return out;
}

ordered_json dead_ends_json(const Program& program, const CaseAnalysis& analysis) {
  ordered_json out = ordered_json::array();
  if (analysis.exact) {
    for (const analysis::DeadEnd& dead : analysis.exact->dead_ends) {
      if (dead.reached.answer == Answer::yes) out.push_back(id_of(program, program.nodes[dead.node].id));
    }
  }
  return out;
}

ordered_json dead_choices_json(const Program& program, const CaseAnalysis& analysis) {
  ordered_json out = ordered_json::array();
  for (std::uint32_t c = 0; c < program.choices.size(); ++c) {
    const std::uint32_t node = program.choices[c].node;
    if (analysis.entered(node) == Answer::no || analysis.selectable(c) != Answer::no) continue;
    out.push_back(id_of(program, program.nodes[node].id) + "." + id_of(program, program.choice_infos[c].id));
  }
  return out;
}

ordered_json endings_json(const Program& program, const CaseAnalysis& analysis) {
  ordered_json out = ordered_json::object();
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    if (program.nodes[n].way != program::Way::ending) continue;
    Finding reached;
    reached.answer = analysis.entered(n);
    if (analysis.exact && reached.answer == Answer::yes) {
      for (const analysis::EndingReport& ending : analysis.exact->endings) {
        if (ending.node == n) reached = ending.reached;
      }
    }
    out[id_of(program, program.nodes[n].id)] = finding_json(program, reached, "reachable");
  }
  return out;
}

const char* cause_name(analysis::CapCause cause) {
  switch (cause) {
    case analysis::CapCause::must: return "must";
    case analysis::CapCause::rule: return "rule";
    case analysis::CapCause::knockout: return "knockout";
    case analysis::CapCause::family_must: return "family_must";
    case analysis::CapCause::rubric: return "rubric";
  }
  return "";
}

/// One limit of 5.19: how low, what causes it, and whether some session runs into it.
ordered_json cap_json(const Program& program, const analysis::CapReach& cap) {
  ordered_json out;
  out["limit"] = number_or_null(cap.limit);
  out["reason"] = cause_name(cap.cause);
  out["cause"] = analysis::cause_id(program, cap);
  out.update(finding_json(program, cap.reached, "reachable"));
  return out;
}

ordered_json caps_of(const Program& program, const std::vector<analysis::CapReach>& caps,
                     std::uint32_t criterion) {
  ordered_json out = ordered_json::array();
  for (const analysis::CapReach& cap : caps) {
    if (cap.criterion == criterion) out.push_back(cap_json(program, cap));
  }
  return out;
}

/// Those of families, and of criteria that the case does not score.
ordered_json other_caps_json(const Program& program, const std::vector<analysis::CapReach>& caps) {
  ordered_json out = ordered_json::array();
  for (const analysis::CapReach& cap : caps) {
    if (cap.criterion != program::kNone && program.criteria[cap.criterion].scored != 0) continue;
    ordered_json item;
    if (cap.criterion != program::kNone) {
      item["criterion"] = id_of(program, program.criteria[cap.criterion].id);
    } else {
      item["family"] = id_of(program, program.families[cap.family].id);
    }
    item.update(cap_json(program, cap));
    out.push_back(std::move(item));
  }
  return out;
}

/// 5.27: over complete sessions; null, per bound, where a loop makes it unbounded or nothing is known.
/// `attained` and `exact` are about all four: whether some session has each of them, and whether they are
/// proved.
ordered_json criteria_json(const Program& program, const CaseAnalysis& analysis,
                           const std::vector<analysis::CapReach>& caps) {
  ordered_json out = ordered_json::object();
  for (const analysis::RelaxedBound& bound : analysis.bounds) {
    ordered_json item;
    const analysis::CriterionReport* report = nullptr;
    if (analysis.exact) {
      for (const analysis::CriterionReport& one : analysis.exact->criteria) {
        if (one.criterion == bound.criterion) report = &one;
      }
    }
    if (report != nullptr && report->earned_min.exact && report->earned_max.exact) {
      item["earned_min"] = number_or_null(report->earned_min.value);
      item["earned_max"] = number_or_null(report->earned_max.value);
    } else {
      item["earned_min"] = number_or_null(bound.min);
      item["earned_max"] = number_or_null(bound.max);
    }
    const bool has_percents = report != nullptr && report->percent_min.exact && report->percent_max.exact;
    item["percent_min"] = has_percents ? number_or_null(report->percent_min.percent()) : ordered_json(0);
    item["percent_max"] = has_percents ? number_or_null(report->percent_max.percent()) : ordered_json(100);
    item["attained"] = has_percents && report->percent_min.attained && report->percent_max.attained;
    item["exact"] = has_percents && report->earned_min.exact && report->earned_max.exact;
    item["caps"] = caps_of(program, caps, bound.criterion);
    out[id_of(program, program.criteria[bound.criterion].id)] = std::move(item);
  }
  return out;
}

ordered_json knockouts_json(const Program& program, const CaseAnalysis& analysis) {
  ordered_json out = ordered_json::object();
  if (!analysis.exact) return out;
  for (const analysis::KnockoutReport& report : analysis.exact->knockouts) {
    ordered_json item = finding_json(program, report.opened, "reachable");
    item["unrepaired"] = answer_json(report.unrepaired.answer);
    item["repaired"] = answer_json(report.repaired.answer);
    item["unrepaired_at_good"] = answer_json(report.unrepaired_at_good.answer);
    out[id_of(program, program.knockouts[report.knockout].id)] = std::move(item);
  }
  return out;
}

/// Rules that follow each other may share an id (program.h): one entry, broken when any of them is.
ordered_json rules_json(const Program& program, const CaseAnalysis& analysis) {
  ordered_json out = ordered_json::object();
  if (!analysis.exact) return out;
  for (const analysis::RuleReport& report : analysis.exact->rules) {
    const std::string id = id_of(program, program.rules[report.rule].id);
    if (out.contains(id) && (out[id]["breakable"] == true || report.broken.answer == Answer::no)) continue;
    if (out.contains(id) && report.broken.answer == Answer::unknown && out[id]["breakable"].is_null())
      continue;
    out[id] = finding_json(program, report.broken, "breakable");
  }
  return out;
}

}  // namespace

ordered_json analyse_json(const AnalysedCase& analysed) {
  const Program& program = *analysed.file.program;
  const CaseAnalysis& analysis = analysed.analysis;
  ordered_json out;
  out["nodes"] = program.nodes.size();
  out["choices"] = program.choices.size();
  out["words"] = analysis::count_words(program);
  out["unreachable"] = ordered_json::array();
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    if (analysis.entered(n) == Answer::no) out["unreachable"].push_back(id_of(program, program.nodes[n].id));
  }
  out["dead_ends"] = dead_ends_json(program, analysis);
  out["caught"] = ordered_json::array();
  if (analysis.exact) {
    for (const analysis::CaughtAt& caught : analysis.exact->caught)
      out["caught"].push_back(id_of(program, program.nodes[caught.node].id));
  }
  out["dead_choices"] = dead_choices_json(program, analysis);
  out["endings"] = endings_json(program, analysis);
  const std::vector<analysis::CapReach> caps =
      analysis::reachable_caps(program, analysis.exact ? &*analysis.exact : nullptr);
  out["criteria"] = criteria_json(program, analysis, caps);
  out["other_caps"] = other_caps_json(program, caps);
  out["knockouts"] = knockouts_json(program, analysis);
  out["rules"] = rules_json(program, analysis);
  const bool has_turns = analysis.exact && analysis.exact->turns_exact;
  out["shortest"] = has_turns ? number_or_null(analysis.exact->shortest) : ordered_json(nullptr);
  out["longest"] = has_turns ? number_or_null(analysis.exact->longest) : ordered_json(nullptr);
  out["states"] = analysis.exact ? analysis.exact->states : 0;
  out["exact"] = analysis.exact && analysis.exact->exact;
  out["smells"] = ordered_json::array();
  for (const PlacedRemark& remark : analysed.remarks) {
    ordered_json item = to_json(remark.diagnostic, analysed.language);
    item["witness"] = witness_json(program, remark.witness, !remark.witness.empty());
    item["allowed"] = remark.allowed ? ordered_json(*remark.allowed) : ordered_json(nullptr);
    out["smells"].push_back(std::move(item));
  }
  return out;
}

}  // namespace gesprek::cli
