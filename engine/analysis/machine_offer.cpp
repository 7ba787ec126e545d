// What can be done at an offer, and which of it makes no difference.

#include "engine/analysis/machine.h"

#include <algorithm>

#include "engine/analysis/build.h"

namespace gesprek::analysis {

using program::Node;
using program::NodeFlag;
using program::Way;
using session::InputKind;

// --- offers (5.10, 5.12, 5.13) ---

bool Machine::topic_is_open(const Work& work, std::uint32_t topic) {
  pin(work, topics_[topic].closed);
  return work.r[topics_[topic].closed] == 0 && test_at(work, topics_[topic].test, topics_[topic].site);
}

bool Machine::is_asked(const Work& work, const FieldPlan& plan) const {
  if (!plan.always_asked && plan.asked != kNoRegister) pin(work, plan.asked);
  return plan.always_asked || (plan.asked != kNoRegister && work.r[plan.asked] != 0);
}

bool Machine::offer_stands(Work& work) {
  const Node& node = program_.nodes[work.node];
  switch (node.way) {
    case Way::choices:
      for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
        const ChoicePart& part = choices_[i];
        if (part.once != kNoRegister) pin(work, part.once);
        if (part.once != kNoRegister && work.r[part.once] != 0) continue;
        if (test(work, part.test)) return true;
      }
      break;
    case Way::topics: {
      const program::Range topics = program_.layers[node.way_index].topics;
      for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
        pin(work, topics_[i].closed);
        if (work.r[topics_[i].closed] == 0 && test(work, topics_[i].test)) return true;
      }
      break;
    }
    default: {
      const std::vector<FieldPlan>& fields = form_plans_[node.way_index].fields;
      return std::any_of(fields.begin(), fields.end(),
                         [&](const FieldPlan& plan) { return is_asked(work, plan); });
    }
  }
  if (sees_ != nullptr) ask_offer(work);
  return false;
}

// What was asked where an offer stands is told when its inputs are looked at: once for a state, not each time
// that somebody comes there.
void Machine::ask_offer(const Work& work) {
  const Node& node = program_.nodes[work.node];
  if (node.way == Way::choices) {
    for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
      const ChoicePart& part = choices_[i];
      if (part.site == kNone || (part.once != kNoRegister && work.r[part.once] != 0)) continue;
      static_cast<void>(test_at(work, part.test, part.site));
    }
  } else if (node.way == Way::topics) {
    const program::Range topics = program_.layers[node.way_index].topics;
    for (std::uint32_t i = topics.begin; i != topics.end(); ++i) static_cast<void>(topic_is_open(work, i));
  }
}

void Machine::moves(const Work& work, std::vector<Move>& out) {
  out.clear();
  const Node& node = program_.nodes[work.node];
  if (node.way == Way::choices) {
    std::uint64_t selectable = 0;
    const std::uint32_t count = node.choices.size;
    many_.assign(count > 64 ? count : 0, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      const ChoicePart& part = choices_[node.choices.begin + i];
      if (part.once != kNoRegister) pin(work, part.once);
      if (part.once != kNoRegister && work.r[part.once] != 0) continue;
      if (!test(work, part.test)) continue;
      if (i < 64) selectable |= std::uint64_t{1} << i;
      if (!many_.empty()) many_[i] = 1;
      out.push_back({InputKind::choice, node.choices.begin + i, 0, 0});
    }
    if (out.empty()) return;  // only where a hook decides: this offer does not stand
    for (Move& move : out) {
      const Worthy worth = worth_of(work.node, move.target, selectable);
      move.label = worth.label;
      move.extra = worth.kind;
    }
    if ((node.flags & NodeFlag::switches) != 0 && work.topic != kNone) {
      const program::Range topics = program_.layers[program_.topics[work.topic].layer].topics;
      for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
        if (i != work.topic) pin(work, topics_[i].closed);
        if (i == work.topic || work.r[topics_[i].closed] != 0 || !test(work, topics_[i].test)) continue;
        out.push_back({InputKind::switch_topic, i, 0, no_turn_});
      }
    }
  } else if (node.way == Way::topics) {
    const program::Range topics = program_.layers[node.way_index].topics;
    bool all_needed_are_closed = true;
    for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
      pin(work, topics_[i].closed);
      const bool closed = work.r[topics_[i].closed] != 0;
      if (!closed && program_.topics[i].optional == 0) all_needed_are_closed = false;
      if (!closed && test(work, topics_[i].test)) out.push_back({InputKind::topic, i, 0, no_turn_});
    }
    if (out.empty()) return;
    if (all_needed_are_closed) out.push_back({InputKind::then, kNone, 0, no_turn_});
  } else {
    form_moves(work, node.way_index, out);
  }
  pin_windows(work);
  for (std::uint32_t age = 1; age <= ages_; ++age) {
    const std::uint32_t id = work.r[mend_registers_[age]];
    if (id == 0 || work.r[mended_registers_[age]] != 0) continue;
    const MendKind& kind = mend_kinds_[id - 1];
    if (kind.within < age) continue;
    // Of a choice that was taken twice, the last time is mended first.
    bool is_offered = false;
    for (std::uint32_t newer = 1; newer < age; ++newer) {
      const std::uint32_t other = work.r[mend_registers_[newer]];
      if (other == 0 || work.r[mended_registers_[newer]] != 0) continue;
      const MendKind& newer_kind = mend_kinds_[other - 1];
      if (newer_kind.choice == kind.choice && newer_kind.within >= newer) is_offered = true;
    }
    if (is_offered) continue;
    out.push_back({InputKind::repair, program_.choices[kind.choice].repair, age, kind.label});
  }
  if (node.late != kNone) out.push_back({InputKind::late, kNone, 0, plain_turn_});
  for (const NotePart& note : notes_) {
    pin(work, note.knows);
    if (work.r[note.knows] != 0) pin(work, note.noted);
    if (work.r[note.knows] != 0 && work.r[note.noted] == 0)
      out.push_back({InputKind::note, note.fact, 0, no_turn_});
  }
}

void Machine::form_moves(const Work& work, std::uint32_t form, std::vector<Move>& out) {
  const std::vector<FieldPlan>& fields = form_plans_[form].fields;
  std::vector<std::uint32_t> digits(fields.size(), 0);
  std::vector<std::uint8_t> asked(fields.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    asked[i] = is_asked(work, fields[i]) ? 1 : 0;
    any = any || asked[i] != 0;
    if (asked[i] != 0 && fields[i].classes.empty()) return;  // nothing fits there
  }
  if (!any) return;
  for (;;) {
    std::uint32_t extra = 0;
    Label label;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto classes = static_cast<std::uint32_t>(fields[i].classes.size());
      extra = extra * (classes + 1) + (asked[i] != 0 ? digits[i] : classes);
      if (asked[i] == 0) continue;
      if (!fields[i].always_counted && fields[i].counted != kNoRegister) pin(work, fields[i].counted);
      const bool counted =
          fields[i].always_counted || (fields[i].counted != kNoRegister && work.r[fields[i].counted] != 0);
      if (!counted) continue;
      const FieldClass& picked = fields[i].classes[digits[i]];
      const std::size_t from = label.decisions.size();
      label.decisions.insert(label.decisions.end(), picked.decisions.begin(), picked.decisions.end());
      if (fields[i].by_number) add_numbered(work, fields[i], label.decisions, from);
    }
    out.push_back({InputKind::form, form, extra, intern_label(std::move(label))});
    std::size_t at = 0;
    while (at < fields.size()) {
      if (asked[at] != 0 && ++digits[at] < fields[at].classes.size()) break;
      digits[at] = 0;
      ++at;
    }
    if (at == fields.size()) return;
  }
}

// 5.13: wrong + (right - wrong) * k / n, half up, of the n items with an answer that are shown.
void Machine::add_numbered(const Work& work, const FieldPlan& plan, std::vector<Decision>& decisions,
                           std::size_t from) const {
  std::int32_t n = static_cast<std::int32_t>(plan.always_numbered);
  for (const std::uint16_t reg : plan.numbered) {
    pin(work, reg);
    n += work.r[reg];
  }
  for (std::size_t d = from; d < decisions.size(); ++d) {
    for (const FieldPlan::Pair& pair : plan.pairs) {
      const bool answered = std::any_of(decisions[d].worths.begin(), decisions[d].worths.end(),
                                        [](const Worth& worth) { return worth.counted; });
      if (pair.criterion != decisions[d].criterion || !answered) continue;
      for (std::int32_t k = 1; k < n; ++k) {
        Worth worth;
        worth.lo = std::min(pair.wrong, pair.right);
        worth.hi = std::max(pair.wrong, pair.right);
        const std::int32_t top = 2 * (pair.wrong * n + (pair.right - pair.wrong) * k) + n;
        worth.earned = top / (2 * n) - (top % (2 * n) < 0 ? 1 : 0);
        worth.counted = worth.hi > 0 || worth.earned < worth.hi;
        if (!worth.counted) continue;  // all right, or all wrong, is that too
        worth.variant = FieldPlan::kLaidRight + static_cast<std::uint32_t>(k);
        keep_worth(decisions[d].worths, worth);
      }
    }
  }
}

std::vector<std::uint32_t> Machine::classes_of(const Move& move) const {
  const std::vector<FieldPlan>& fields = form_plans_[move.target].fields;
  std::vector<std::uint32_t> out(fields.size(), kNone);
  std::uint32_t extra = move.extra;
  for (std::size_t i = fields.size(); i > 0; --i) {
    const auto classes = static_cast<std::uint32_t>(fields[i - 1].classes.size());
    const std::uint32_t digit = extra % (classes + 1);
    out[i - 1] = digit == classes ? kNone : digit;
    extra /= classes + 1;
  }
  return out;
}

}  // namespace gesprek::analysis
