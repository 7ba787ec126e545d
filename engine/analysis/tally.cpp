#include "engine/analysis/tally.h"

#include <algorithm>

namespace gesprek::analysis {

namespace {

void add_to(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

}  // namespace

void Histogram::merge(const Histogram& other) {
  if (other.counts.size() > counts.size()) counts.resize(other.counts.size(), 0);
  for (std::size_t i = 0; i < other.counts.size(); ++i) counts[i] += other.counts[i];
}

std::uint64_t Histogram::total() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts) sum += count;
  return sum;
}

double Histogram::mean() const {
  const std::uint64_t all = total();
  if (all == 0) return 0;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) sum += counts[i] * i;
  return static_cast<double>(sum) / static_cast<double>(all);
}

std::uint32_t Histogram::quantile(double share) const {
  const double wanted = share * static_cast<double>(total());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    sum += counts[i];
    if (counts[i] != 0 && static_cast<double>(sum) >= wanted) return static_cast<std::uint32_t>(i);
  }
  return 0;
}

std::uint32_t Histogram::least() const {
  return quantile(0);
}

std::uint32_t Histogram::most() const {
  for (std::size_t i = counts.size(); i > 0; --i) {
    if (counts[i - 1] != 0) return static_cast<std::uint32_t>(i - 1);
  }
  return 0;
}

void CriterionTally::merge(const CriterionTally& other) {
  percent.merge(other.percent);
  capped_percent.merge(other.capped_percent);
  opportunities.merge(other.opportunities);
  capped_runs += other.capped_runs;
}

Tally::Tally(const program::Program& program) {
  endings.assign(program.endings.size(), 0);
  nodes.assign(program.nodes.size(), 0);
  choices.assign(program.choices.size(), 0);
  criteria.resize(program.criteria.size());
  knockouts_open.assign(program.knockouts.size(), 0);
  knockouts_closed.assign(program.knockouts.size(), 0);
  rules.assign(program.rules.size(), 0);
  musts.assign(program.musts.size(), 0);
  coverage.start(program);
}

void Tally::add(std::uint64_t run, const WalkResult& result, const std::vector<std::uint32_t>& nodes_entered,
                const std::vector<std::uint32_t>& choices_taken) {
  ++runs;
  turns.add(result.turns);
  inputs.add(result.inputs);
  for (const std::uint32_t node : nodes_entered) ++nodes[node];
  for (const std::uint32_t choice : choices_taken) ++choices[choice];
  if (result.end == WalkEnd::stopped) {
    ++stopped;
    first_stopped = std::min(first_stopped, run);
    return;
  }
  if (result.end == WalkEnd::faulted) {
    ++faulted[static_cast<std::size_t>(result.fault) % faulted.size()];
    first_faulted = std::min(first_faulted, run);
    return;
  }
  ++ended;
  ++endings[result.ending];
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const WalkScore& score = result.scores[i];
    CriterionTally& tally = criteria[i];
    tally.opportunities.add(static_cast<std::uint32_t>(score.opportunities));
    if (score.percent >= 0) tally.percent.add(static_cast<std::uint32_t>(score.percent));
    if (score.capped_percent >= 0) tally.capped_percent.add(static_cast<std::uint32_t>(score.capped_percent));
    if (score.capped_percent != score.percent) ++tally.capped_runs;
  }
  // A run counts once for each, also when it happened more often in it.
  for (std::size_t i = 0; i < result.knockouts.size(); ++i) {
    const WalkKnockout& knockout = result.knockouts[i];
    const auto before = result.knockouts.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(result.knockouts.begin(), before, knockout) != before) continue;
    ++(knockout.is_closed ? knockouts_closed : knockouts_open)[knockout.knockout];
  }
  for (const std::uint32_t rule : result.rules_broken) ++rules[rule];
  for (const std::uint32_t must : result.musts_missed) ++musts[must];
}

void Tally::merge(const Tally& other) {
  runs += other.runs;
  ended += other.ended;
  stopped += other.stopped;
  for (std::size_t i = 0; i < faulted.size(); ++i) faulted[i] += other.faulted[i];
  first_stopped = std::min(first_stopped, other.first_stopped);
  first_faulted = std::min(first_faulted, other.first_faulted);
  turns.merge(other.turns);
  inputs.merge(other.inputs);
  add_to(endings, other.endings);
  add_to(nodes, other.nodes);
  add_to(choices, other.choices);
  for (std::size_t i = 0; i < criteria.size(); ++i) criteria[i].merge(other.criteria[i]);
  add_to(knockouts_open, other.knockouts_open);
  add_to(knockouts_closed, other.knockouts_closed);
  add_to(rules, other.rules);
  add_to(musts, other.musts);
  coverage.merge(other.coverage);
}

}  // namespace gesprek::analysis
