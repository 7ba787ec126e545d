// The results per criterion with their evidence, beside the learner's own estimate and earlier attempts; what
// to think about, and one goal.

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/scoring/debrief_parts.h"

namespace gesprek::scoring {

using program::kNone;
using session::Entry;
using session::EntryKind;

namespace {

constexpr int kGoodBandFrom = 75;  // percent: vakkundig

std::optional<std::size_t> band_named(const program::Program& program, std::string_view id) {
  for (std::size_t i = 0; i < program.bands.size(); ++i) {
    if (program.text(program.bands[i].id) == id) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> estimate_of(const program::Program& program, const DebriefContext& context,
                                       std::string_view id) {
  std::optional<std::size_t> out;
  for (const DebriefContext::Estimate& estimate : context.estimates) {
    if (estimate.id == id) out = band_named(program, estimate.band);  // the last one given
  }
  return out;
}

/// The band that `id` had in each earlier attempt at this case.
std::vector<std::optional<std::size_t>> earlier_bands(const program::Program& program,
                                                      const DebriefContext& context,
                                                      std::vector<Attempt::Band> Attempt::*kind,
                                                      std::string_view id) {
  std::vector<std::optional<std::size_t>> out;
  for (const Attempt& attempt : context.earlier) {
    if (attempt.scenario != program.text(program.header.scenario_id)) continue;
    std::optional<std::size_t> band;
    for (const Attempt::Band& known : attempt.*kind) {
      if (known.id == id) band = band_named(program, known.band);
    }
    out.push_back(band);
  }
  return out;
}

/// What the catalogue says at this band; 5.19 takes bands from the capped percent.
program::TextRef phrase_of(const program::Program& program, const program::Criterion& criterion,
                           std::uint32_t band) {
  const bool is_high = program.bands[band].from >= kGoodBandFrom;
  const program::TextRef phrase = is_high ? criterion.debrief_high : criterion.debrief_low;
  return phrase.size > 0 ? phrase : criterion.debrief;
}

/// The field whose points stand at `entry`: its `answered` entry stands before them.
const program::Field* field_at(const Trace& trace, std::size_t entry) {
  const session::Log& log = trace.session.log();
  if ((log[entry].flags & session::EntryFlag::field) == 0) return nullptr;
  while (entry > 0 && log[entry].kind != EntryKind::answered) --entry;
  return log[entry].kind == EntryKind::answered ? &trace.program.fields[log[entry].a] : nullptr;
}

CriterionLine line_of(const Trace& trace, const Evidence& evidence) {
  CriterionLine line;
  line.moment = trace.moment_at(evidence.entry);
  line.earned = evidence.earned;
  line.lo = evidence.lo;
  line.hi = evidence.hi;
  line.is_opportunity = evidence.is_opportunity;
  line.is_repaired = evidence.is_repaired;
  if (const program::Field* const field = field_at(trace, evidence.entry)) {
    line.asked = trace.text(field->ask);
    line.why = trace.text(field->why);
  } else if (const auto input = trace.input_at(evidence.entry)) {
    const std::uint32_t choice = trace.choice(*input);
    if (choice != kNone) line.why = trace.text(trace.program.choice_infos[choice].why);
  }
  return line;
}

void add_criteria(const Trace& trace, const DebriefContext& context, Debrief& out) {
  const program::Program& program = trace.program;
  for (const CriterionScore& score : trace.scores.criteria) {
    const program::Criterion& criterion = program.criteria[score.criterion];
    CriterionResult result;
    result.id = trace.text(criterion.id);
    result.label = trace.text(criterion.label);
    result.about = trace.text(criterion.about);
    for (std::size_t f = 0; f < out.families.size(); ++f) {
      if (out.families[f].id == program.text(program.families[criterion.family].id)) result.family = f;
    }
    result.weight = criterion.weight;
    result.is_scored = criterion.scored != 0;
    result.earned = score.earned;
    result.min = score.min;
    result.max = score.max;
    result.opportunities = score.opportunities;
    result.share = score.percent;
    result.percent = score.capped_percent;
    if (score.band) {
      result.band = *score.band;
      result.phrase = trace.text(phrase_of(program, criterion, *score.band));
    }
    result.own_estimate = estimate_of(program, context, result.id);
    result.good = trace.text(criterion.good);
    result.poor = trace.text(criterion.poor);
    result.checked = trace.text(criterion.checked);
    for (const Evidence& evidence : score.evidence) result.lines.push_back(line_of(trace, evidence));
    for (std::size_t i = 0; i < out.limits.size(); ++i) {
      if (out.limits[i].criterion == result.id) result.limits.push_back(i);
    }
    result.earlier = earlier_bands(program, context, &Attempt::criteria, result.id);
    out.criteria.push_back(std::move(result));
  }
}

void add_families(const Trace& trace, const DebriefContext& context, Debrief& out) {
  const program::Program& program = trace.program;
  for (const FamilyScore& score : trace.scores.families) {
    FamilyResult result;
    result.id = trace.text(program.families[score.family].id);
    result.label = trace.text(program.families[score.family].label);
    result.about = trace.text(program.families[score.family].about);
    result.percent = score.percent;
    if (score.band) result.band = *score.band;
    result.own_estimate = estimate_of(program, context, result.id);
    for (std::size_t i = 0; i < out.limits.size(); ++i) {
      if (out.limits[i].family == result.id) result.limits.push_back(i);
    }
    result.earlier = earlier_bands(program, context, &Attempt::families, result.id);
    out.families.push_back(std::move(result));
  }
}

void add_earlier(const Trace& trace, const DebriefContext& context, Debrief& out) {
  for (const Attempt& attempt : context.earlier) {
    if (attempt.scenario != out.about.id) {
      ++out.other_attempts;
      continue;
    }
    out.earlier.push_back({attempt.label, attempt.is_finished, attempt.ending});
  }
  static_cast<void>(trace);
}

/// The criterion to practise: the weakest by the capped share, the heavier first; without any share the one
/// of the decision where most was left.
std::uint32_t goal_criterion(const Trace& trace) {
  std::uint32_t goal = kNone;
  std::tuple<int, int> best{0, 0};
  for (const CriterionScore& score : trace.scores.criteria) {
    if (!score.capped_percent) continue;
    const std::tuple<int, int> rank{*score.capped_percent, -trace.program.criteria[score.criterion].weight};
    if (goal == kNone || rank < best) {
      goal = score.criterion;
      best = rank;
    }
  }
  if (goal != kNone) return goal;
  int most = 0;
  for (const CriterionScore& score : trace.scores.criteria) {
    for (const Evidence& evidence : score.evidence) {
      if (!evidence.is_opportunity || evidence.hi - evidence.earned <= most) continue;
      most = evidence.hi - evidence.earned;
      goal = score.criterion;
    }
  }
  return goal;
}

void add_goal(const Trace& trace, Debrief& out) {
  const std::uint32_t goal = goal_criterion(trace);
  if (goal == kNone) return;
  const program::Criterion& criterion = trace.program.criteria[goal];
  const std::string id = trace.text(criterion.id);
  // What is said about a high band is praise; advice is what is said below it, or where to look.
  bool is_low = false;
  for (const CriterionResult& result : out.criteria) {
    is_low = is_low || (result.id == id && result.band && out.bands[*result.band].from < kGoodBandFrom);
  }
  const bool uses_low = is_low && criterion.debrief_low.size > 0;
  out.goal =
      Goal{id, trace.text(criterion.label), trace.text(uses_low ? criterion.debrief_low : criterion.debrief),
           trace.text(criterion.good)};
}

void add_reflection(const Trace& trace, const DebriefContext& context, Debrief& out) {
  std::vector<Reflection> questions;
  for (const program::Question& question : trace.program.questions) {
    questions.push_back({trace.text(question.id), trace.text(question.ask), {}});
  }
  // Domain §9 asks them after every conversation, also with scripts that say nothing about it.
  if (questions.empty()) {
    questions.push_back(
        {"aarzelen", in_language_of(trace.program, "Waar aarzelde je?", "Where did you hesitate?"), {}});
    questions.push_back(
        {"nodig", in_language_of(trace.program, "Wat had je nodig?", "What did you need?"), {}});
  }
  for (Reflection& reflection : questions) {
    for (const DebriefContext::Answer& answer : context.answers) {
      if (answer.id == reflection.id) reflection.answer = without_controls(answer.text, true);
    }
    out.reflection.push_back(std::move(reflection));
  }
}

}  // namespace

void add_results(const Trace& trace, const DebriefContext& context, Debrief& out) {
  for (const program::Band& band : trace.program.bands) {
    out.bands.push_back({trace.text(band.id), trace.text(band.label), band.from, trace.text(band.about)});
  }
  add_families(trace, context, out);
  add_criteria(trace, context, out);
  add_earlier(trace, context, out);
  add_reflection(trace, context, out);
  add_goal(trace, out);
}

}  // namespace gesprek::scoring
