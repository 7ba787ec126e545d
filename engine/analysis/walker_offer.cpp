// What a walk offers, as engine/session/offer.cpp does, and what came of it.

#include <algorithm>

#include "engine/analysis/walker.h"
#include "engine/analysis/walker_steps.h"

namespace gesprek::analysis {

using program::ChoiceFlag;
using program::kNone;
using program::Node;
using program::NodeFlag;
using program::Range;
using program::Way;
using session::InputKind;

namespace {
constexpr std::int32_t kMendedPoints = -1;  // 5.20
}  // namespace

// --- what can be done ---

/// What is offered where no table says so.
bool Walker::make_own_offer() {
  const WalkNode& plan = plan_->nodes[node_];
  own_items_.clear();
  bool stands = false;
  switch (plan.way) {
    case Way::choices: stands = offer_choices(program_->nodes[node_]); break;
    case Way::topics: stands = offer_topics(program_->nodes[node_]); break;
    case Way::form: {
      const auto revealed = [this](std::uint32_t fact) { return is_revealed(fact); };
      for (const FieldSheet& field : plan_->forms[plan.way_index].fields) {
        stands = stands || is_asked(field, revealed);
      }
      if (stands) form_ = plan.way_index;
      break;
    }
    default: break;
  }
  if (!stands) return false;
  offer_repairs();
  return true;
}

void Walker::add_to_offer(bool may_switch) {
  own_items_.assign(items_.begin(), items_.end());
  if (may_switch) offer_switches();
  offer_repairs();
}

void Walker::offer_repairs() {
  for (std::size_t i = mends_.size(); i > first_mend_; --i) {
    if (!is_open(mends_[i - 1])) continue;
    const WalkItem item{InputKind::repair, program_->choices[mends_[i - 1].choice].repair};
    if (std::find(own_items_.begin(), own_items_.end(), item) != own_items_.end()) continue;
    coverage_.repair_offered[item.target] = 1;
    own_items_.push_back(item);
  }
  items_ = own_items_;
}

bool Walker::offer_choices(const Node& node) {
  for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
    if ((program_->choices[i].flags & ChoiceFlag::once) != 0 && was_taken(i)) continue;
    if (!look(plan_->choice_when[i], coverage_.choice_when[i])) continue;
    coverage_.offered[i] = 1;
    own_items_.push_back({InputKind::choice, i});
  }
  if (own_items_.empty()) return false;
  if ((node.flags & NodeFlag::switches) != 0 && topic_ != kNone) offer_switches();
  return true;
}

void Walker::offer_switches() {
  const Range topics = program_->layers[program_->topics[topic_].layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (i != topic_ && topic_is_open(i)) own_items_.push_back({InputKind::switch_topic, i});
  }
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

/// Calls f(points, is_mended) for every decision that counted.
template <class F>
void Walker::for_decisions(F&& f) const {
  for (const Decision& decision : decisions_) {
    const std::vector<WalkPoints>& all = decision.is_planned ? plan_->points : points_;
    f(std::span<const WalkPoints>(all).subspan(decision.points.begin, decision.points.size),
      decision.is_mended);
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
  for_decisions([&out](std::span<const WalkPoints> all, bool is_mended) {
    for (const WalkPoints& points : all) {
      WalkScore& score = out.scores[points.criterion];
      score.earned += points.earned;
      score.min += points.lo;
      score.max += points.hi;
      score.opportunities += points.opportunities;
    }
    if (!is_mended) return;
    for (const WalkPoints& points : all) {
      if (points.earned < kMendedPoints) out.scores[points.criterion].earned += kMendedPoints - points.earned;
    }
  });
  add_up(*program_, out);
}

void Walker::read_points(WalkResult& out) const {
  out.points.clear();
  for_decisions([&out](std::span<const WalkPoints> all, bool is_mended) {
    for (const WalkPoints& points : all) {
      out.points.push_back(points);
      if (is_mended) out.points.back().earned = std::max(points.earned, kMendedPoints);
    }
  });
}

/// What was looked at for this place of the plan's tables.
void Walker::note(std::uint32_t place) const {
  for (const Look& look : plan_->tables.looks(place)) {
    const auto add = [&look](std::vector<std::uint8_t>& seen) {
      seen[look.index] = static_cast<std::uint8_t>(seen[look.index] | look.sides);
    };
    switch (look.what) {
      case Look::What::choice: add(coverage_.choice_when); break;
      case Look::What::line: add(coverage_.line_when); break;
      case Look::What::arm: add(coverage_.arm_when); break;
      case Look::What::interrupt: add(coverage_.interrupt_when); break;
      case Look::What::offered: add(coverage_.offered); break;
    }
  }
}

const Coverage& Walker::coverage() const {
  for (std::uint32_t place = 0; place < met_.size(); ++place) {
    if (met_[place] != 0) note(place);
  }
  return coverage_;
}

}  // namespace gesprek::analysis
