// What can be done now (format 5.10, 5.12, 5.20): a function of the state, without side effects.

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "engine/base/hash.h"
#include "engine/session/prefetch.h"
#include "engine/session/session.h"
#include "engine/session/state_view.h"

namespace gesprek::session {

using program::Choice;
using program::ChoiceFlag;
using program::kNone;
using program::Node;
using program::NodeFlag;
using program::Way;

namespace {
constexpr std::size_t kFewItems = 8;
}  // namespace

// While the learner thinks, memory can fetch what their next choice will touch first. Changes nothing but
// the time a step takes in a large case.
void Session::fetch_ahead(const Choice& choice) const {
  if (choice.go < program_->nodes.size()) prefetch(&program_->nodes[choice.go]);
  if (!choice.effects.empty()) prefetch_run(&program_->effects[choice.effects.begin], choice.effects.size);
}

// The same once it is known where a choice leads: while it is carried out.
void Session::fetch_target(std::uint32_t go) const {
  if (go >= program_->nodes.size()) return;
  const Node& node = program_->nodes[go];
  if (!node.lines.empty()) prefetch(&program_->lines[node.lines.begin]);
  if (!node.choices.empty()) prefetch_run(&program_->choices[node.choices.begin], node.choices.size);
}

void Session::clear_offer() {
  offer_.items.clear();
  offer_.form = kNone;
  offer_.can_be_late = false;
  offer_.can_note = false;
  offer_.write_first = false;
}

bool Session::make_offer() {
  clear_offer();
  const Node& node = program_->nodes[this->node()];
  bool stands = false;
  switch (node.way) {
    case Way::choices: stands = offer_choices(node); break;
    case Way::topics: stands = offer_topics(node); break;
    case Way::form: {
      const program::Range fields = program_->forms[node.way_index].fields;
      // 5.13: a form of which every field is skipped asks nothing, so it is passed.
      for (std::uint32_t i = fields.begin; i != fields.end() && !stands; ++i) {
        stands = is_asked(program_->fields[i]);
      }
      if (stands) offer_.form = node.way_index;
      break;
    }
    default: break;
  }
  if (!stands) {
    clear_offer();
    return false;
  }
  // 5.20: newest first, wherever the learner is.
  const auto first = static_cast<std::size_t>(state_.dense(kFirstMend));
  for (std::size_t i = mends_.size(); i > first; --i) {
    const Mend& mend = mends_[i - 1];
    if (!is_open(mend)) continue;
    const std::uint32_t repair = program_->choices[mend.choice].repair;
    // A choice taken twice is one input: it mends the last time.
    if (find_item(InputKind::repair, repair)) continue;
    offer_.items.push_back({InputKind::repair, repair, false});
  }
  offer_.can_be_late = node.late != kNone;
  offer_.can_note = state_.dense(kRevealed) > 0;
  offer_.write_first = (node.flags & NodeFlag::write_first) != 0 && state_.dense(kHasSentence) == 0;
  return true;
}

bool Session::offer_choices(const Node& node) {
  const StateView view(*this);
  bool selectable = false;
  for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
    const Choice& choice = program_->choices[i];
    if ((choice.flags & ChoiceFlag::once) != 0 && state_.sparse(Touched::chosen, i) > 0) continue;
    const bool open = program::holds(*program_, choice.when, view);
    if (!open && program_->choice_infos[i].locked.size == 0) continue;
    offer_.items.push_back({InputKind::choice, i, !open});
    selectable = selectable || open;
    if (open) fetch_ahead(choice);
  }
  if (!selectable) return false;
  if ((node.flags & NodeFlag::fixed_order) == 0) sort_offer();

  const std::uint32_t current = topic();
  if ((node.flags & NodeFlag::switches) == 0 || current == kNone) return true;
  // 5.12: another open topic of the same layer may be picked instead.
  const program::Range topics = program_->layers[program_->topics[current].layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (i != current && topic_is_open(i)) offer_.items.push_back({InputKind::switch_topic, i, false});
  }
  return true;
}

// 5.10: ascending splitmix64(seed xor order_key), so the same at every visit and whatever is hidden; equal
// keys stand in document order.
void Session::sort_offer() {
  std::vector<OfferItem>& items = offer_.items;
  sort_keys_.clear();
  for (const OfferItem& item : items) {
    sort_keys_.push_back(splitmix64(seed_ ^ program_->choices[item.target].order_key));
  }
  if (items.size() <= kFewItems) {
    // The usual two to four: each item's place is the number of those before it. No branch depends on the
    // keys, which are as good as random, so nothing is guessed wrong.
    std::array<OfferItem, kFewItems> sorted;
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::size_t place = 0;
      for (std::size_t k = 0; k < i; ++k) place += sort_keys_[k] <= sort_keys_[i] ? 1U : 0U;
      for (std::size_t k = i + 1; k < items.size(); ++k) place += sort_keys_[k] < sort_keys_[i] ? 1U : 0U;
      sorted[place] = items[i];
    }
    std::copy_n(sorted.begin(), items.size(), items.begin());
    return;
  }
  std::vector<std::pair<std::uint64_t, OfferItem>> keyed;
  keyed.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) keyed.emplace_back(sort_keys_[i], items[i]);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = keyed[i].second;
}

bool Session::topic_is_open(std::uint32_t topic) const {
  return (state_.sparse(Touched::topic, topic) & 1) == 0 && holds(program_->topics[topic].when);
}

bool Session::has_open_topics(std::uint32_t layer) const {
  const program::Range topics = program_->layers[layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (topic_is_open(i)) return true;
  }
  return false;
}

// 5.12: the open topics in document order; `then` as soon as every topic that is not optional is closed.
bool Session::offer_topics(const Node& node) {
  const program::Range topics = program_->layers[node.way_index].topics;
  bool all_needed_are_closed = true;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    const bool closed = (state_.sparse(Touched::topic, i) & 1) != 0;
    if (!closed && program_->topics[i].optional == 0) all_needed_are_closed = false;
    if (!closed && holds(program_->topics[i].when)) offer_.items.push_back({InputKind::topic, i, false});
  }
  if (offer_.items.empty()) return false;
  if (all_needed_are_closed) offer_.items.push_back({InputKind::then, kNone, false});
  return true;
}

}  // namespace gesprek::session
