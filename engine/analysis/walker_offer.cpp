// What a walk offers, as engine/session/offer.cpp does, and what came of it.

#include <algorithm>

#include "engine/analysis/walker.h"
#include "engine/analysis/walker_view.h"

namespace gesprek::analysis {

using program::ChoiceFlag;
using program::kNone;
using program::Node;
using program::NodeFlag;
using program::Range;
using program::Way;
using session::InputKind;

// --- what can be done ---

bool Walker::make_offer() {
  form_ = kNone;
  const Node& node = program_->nodes[node_];
  const bool may_repair = first_mend_ < mends_.size();
  if (plan_->is_plain[node_] != 0 && !may_repair) {
    plain_offered_[node_] = 1;
    items_ = {plan_->choice_items.data() + node.choices.begin, node.choices.size};
    return true;
  }
  own_items_.clear();
  bool stands = false;
  switch (node.way) {
    case Way::choices: stands = offer_choices(node); break;
    case Way::topics: stands = offer_topics(node); break;
    case Way::form: {
      const auto revealed = [this](std::uint32_t fact) { return facts_[fact] != 0; };
      for (const FieldSheet& field : plan_->forms[node.way_index].fields) {
        stands = stands || is_asked(field, revealed);
      }
      if (stands) form_ = node.way_index;
      break;
    }
    default: break;
  }
  items_ = {};
  if (!stands) return false;
  for (std::size_t i = mends_.size(); i > first_mend_; --i) {
    if (!is_open(mends_[i - 1])) continue;
    const WalkItem item{InputKind::repair, program_->choices[mends_[i - 1].choice].repair};
    if (std::find(own_items_.begin(), own_items_.end(), item) != own_items_.end()) continue;
    coverage_.repair_offered[item.target] = 1;
    own_items_.push_back(item);
  }
  items_ = own_items_;
  return true;
}

bool Walker::offer_choices(const Node& node) {
  for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
    if ((program_->choices[i].flags & ChoiceFlag::once) != 0 && chosen_[i] != 0) continue;
    if (!look(plan_->choice_when[i], coverage_.choice_when[i])) continue;
    coverage_.offered[i] = 1;
    own_items_.push_back({InputKind::choice, i});
  }
  if (own_items_.empty()) return false;
  if ((node.flags & NodeFlag::switches) == 0 || topic_ == kNone) return true;
  const Range topics = program_->layers[program_->topics[topic_].layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (i != topic_ && topic_is_open(i)) own_items_.push_back({InputKind::switch_topic, i});
  }
  return true;
}

bool Walker::topic_is_open(std::uint32_t topic) {
  return topic_closed_[topic] == 0 && look(plan_->topic_when[topic], coverage_.topic_when[topic]);
}

bool Walker::offer_topics(const Node& node) {
  const Range topics = program_->layers[node.way_index].topics;
  bool all_needed_are_closed = true;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (topic_closed_[i] == 0 && program_->topics[i].optional == 0) all_needed_are_closed = false;
    if (topic_is_open(i)) own_items_.push_back({InputKind::topic, i});
  }
  if (own_items_.empty()) return false;
  if (all_needed_are_closed) own_items_.push_back({InputKind::then, kNone});
  return true;
}

// --- what came of it ---

/// Calls f(points, earned) for every decision that counted, with what it earned after repairs.
template <class F>
void Walker::for_points_of_all(F&& f) const {
  constexpr std::int32_t kRepairedPoints = -1;  // 5.20
  for (const Decision& decision : decisions_) {
    const WalkPoints* const first =
        (decision.is_planned ? plan_->points.data() : points_.data()) + decision.points.begin;
    for (const WalkPoints* points = first; points != first + decision.points.size; ++points) {
      f(*points, decision.is_mended ? std::max(points->earned, kRepairedPoints) : points->earned);
    }
  }
}

void Walker::read_result(WalkResult& out) const {
  out.end = status_ == Status::ended     ? WalkEnd::ended
            : status_ == Status::faulted ? WalkEnd::faulted
                                         : WalkEnd::stopped;
  out.ending = ending_;
  out.fault = fault_;
  out.turns = static_cast<std::uint32_t>(turn_);
  out.inputs = inputs_;
  out.knockouts.clear();
  for (const OpenKnockout& open : knockouts_) out.knockouts.push_back({open.knockout, open.is_closed});
  out.rules_broken = rules_broken_;
  out.musts_missed = musts_missed_;
  out.scores.assign(program_->criteria.size(), WalkScore{});
  for_points_of_all([&out](const WalkPoints& points, std::int32_t earned) {
    WalkScore& score = out.scores[points.criterion];
    ++score.opportunities;
    score.earned += earned;
    score.min += points.lo;
    score.max += points.hi;
  });
  add_up(*program_, out);
}

void Walker::read_points(WalkResult& out) const {
  out.points.clear();
  for_points_of_all([&out](const WalkPoints& points, std::int32_t earned) {
    out.points.push_back(points);
    out.points.back().earned = earned;
  });
}

const Coverage& Walker::coverage() const {
  for (std::uint32_t i = 0; i < program_->nodes.size(); ++i) {
    if (plain_offered_[i] == 0) continue;
    const Range choices = program_->nodes[i].choices;
    for (std::uint32_t c = choices.begin; c != choices.end(); ++c) coverage_.offered[c] = 1;
  }
  return coverage_;
}

}  // namespace gesprek::analysis
