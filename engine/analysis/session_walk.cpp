#include "engine/analysis/session_walk.h"

#include <algorithm>

#include "engine/base/assert.h"
#include "engine/scoring/score.h"

namespace gesprek::analysis {

using program::kNone;
using session::Entry;
using session::EntryKind;
using session::InputKind;
using session::OfferItem;

SessionWalk::SessionWalk(const WalkPlan& plan, program::Hooks* hooks)
    : plan_(&plan), session_(*plan.program, 1, hooks) {
  taken_.assign(plan.program->choices.size(), 0);
  coverage_.start(*plan.program);
}

void SessionWalk::start(std::uint64_t seed) {
  session_.restart(seed);
  for (const std::uint32_t choice : choices_taken_) taken_[choice] = 0;
  choices_taken_.clear();
  input_nodes_.clear();
  look();
}

/// The offer in document order, without what is locked.
void SessionWalk::look() {
  items_.clear();
  for (const OfferItem& item : session_.offer().items) {
    if (item.locked) continue;
    items_.push_back({item.kind, item.target});
    if (item.kind == InputKind::choice) coverage_.offered[item.target] = 1;
    if (item.kind == InputKind::repair) coverage_.repair_offered[item.target] = 1;
  }
  // Choices stand first in an offer, and of one node: by index is by place.
  const auto end = std::find_if(items_.begin(), items_.end(),
                                [](const WalkItem& item) { return item.kind != InputKind::choice; });
  std::sort(items_.begin(), end, [](const WalkItem& a, const WalkItem& b) { return a.target < b.target; });
}

void SessionWalk::take(const WalkItem& given) {
  const WalkItem item = given;
  input_nodes_.push_back(node());
  const std::vector<OfferItem>& offered = session_.offer().items;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    if (offered[i].kind != item.kind || offered[i].target != item.target) continue;
    if (item.kind == InputKind::choice && taken_[item.target] == 0) {
      taken_[item.target] = 1;
      choices_taken_.push_back(item.target);
    }
    session_.take_item(i);
    break;
  }
  look();
}

void SessionWalk::take_form(const FilledForm& filled) {
  input_nodes_.push_back(node());
  const Result<void> taken = session_.take(to_input(session_.program(), plan_->forms[filled.form], filled));
  GESPREK_ASSERT(taken.ok(), "a filled form fits");
  static_cast<void>(taken);
  look();
}

const std::vector<std::uint32_t>& SessionWalk::nodes_entered() const {
  nodes_entered_.clear();
  for (const Entry& entry : session_.log()) {
    if (entry.kind == EntryKind::node_entered) nodes_entered_.push_back(entry.a);
  }
  std::sort(nodes_entered_.begin(), nodes_entered_.end());
  nodes_entered_.erase(std::unique(nodes_entered_.begin(), nodes_entered_.end()), nodes_entered_.end());
  return nodes_entered_;
}

void SessionWalk::read_result(WalkResult& out) const {
  out.end = session_.status() == session::Status::ended     ? WalkEnd::ended
            : session_.status() == session::Status::faulted ? WalkEnd::faulted
                                                            : WalkEnd::stopped;
  out.ending = session_.ending();
  out.fault = session_.fault().value_or(session::FaultKind::no_choice);
  out.turns = session_.turn();
  out.inputs = static_cast<std::uint32_t>(session_.inputs().size());
  const scoring::Scores scores = scoring::score(session_);
  out.scores.assign(session_.program().criteria.size(), WalkScore{});
  for (const scoring::CriterionScore& score : scores.criteria) {
    out.scores[score.criterion] = {score.earned,
                                   score.min,
                                   score.max,
                                   score.opportunities,
                                   score.percent.value_or(-1),
                                   score.capped_percent.value_or(-1)};
  }
  out.knockouts.clear();
  for (const scoring::KnockoutScore& knockout : scores.knockouts) {
    out.knockouts.push_back({knockout.knockout, knockout.is_closed});
  }
  out.rules_broken = scores.rules_broken;
  out.musts_missed = scores.musts_missed;
}

void SessionWalk::read_points(WalkResult& out) const {
  out.points.clear();
  const auto node_of = [&](std::size_t entry) {
    std::size_t input = 0;  // the first after which the entry was written
    while (input + 1 < input_nodes_.size() && session_.log_size_after(input + 1) <= entry) ++input;
    return input < input_nodes_.size() ? input_nodes_[input] : kNone;
  };
  for (const scoring::CriterionScore& score : scoring::score(session_).criteria) {
    for (const scoring::Evidence& evidence : score.evidence) {
      if (!evidence.is_opportunity) continue;
      out.points.push_back(
          {evidence.earned, evidence.lo, evidence.hi, 1, score.criterion, node_of(evidence.entry)});
    }
  }
}

}  // namespace gesprek::analysis
