// What can be done now (format 5.10, 5.12, 5.20): a function of the state, without side effects.

#include <algorithm>
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
void Session::fetch_ahead(const Choice& choice, std::uint32_t index) const {
  state_.fetch_sparse(Touched::chosen, index);
  if (choice.go < program::kFirstSpecialGo) prefetch(&program_->nodes[choice.go]);
  if (!choice.effects.empty()) prefetch_run(&program_->effects[choice.effects.begin], choice.effects.size);
}

// The same once it is known where a choice leads: while it is carried out.
void Session::fetch_target(std::uint32_t go) const {
  if (go >= program::kFirstSpecialGo) return;
  state_.fetch_sparse(Touched::visits, go);
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
  const bool shuffled = (node.flags & NodeFlag::fixed_order) == 0;
  const bool few = shuffled && node.choices.size <= kFewItems;
  // The usual two to four: each item's place is the number of those before it. No branch depends on the
  // keys, which are as good as random, so nothing is guessed wrong.
  struct Keyed {  // left without values on purpose
    std::uint64_t key;
    std::size_t place;
    std::uint32_t target;
    bool locked;
  };
  Keyed keyed[kFewItems];  // NOLINT(modernize-avoid-c-arrays)
  std::size_t count = 0;
  bool selectable = false;
  for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
    const Choice& choice = program_->choices[i];
    if ((choice.flags & ChoiceFlag::once) != 0 && state_.sparse(Touched::chosen, i) > 0) continue;
    ask_conditions(choice.when);
    const bool open = program::holds(*program_, choice.when, view);
    if (!open && program_->choice_infos[i].locked.size == 0) continue;
    selectable = selectable || open;
    if (open) fetch_ahead(choice, i);
    if (!few) {
      offer_.items.push_back({InputKind::choice, i, !open});
      continue;
    }
    const std::uint64_t key = splitmix64(seed_ ^ choice.order_key);
    std::size_t place = count;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t comes_first = key < keyed[k].key ? 1U : 0U;
      place -= comes_first;
      keyed[k].place += comes_first;
    }
    keyed[count++] = {key, place, i, !open};
  }
  if (!selectable) return false;
  if (few) {
    offer_.items.resize(count);
    OfferItem* const items = offer_.items.data();
    for (std::size_t i = 0; i < count; ++i) {
      items[keyed[i].place] = {InputKind::choice, keyed[i].target, keyed[i].locked};
    }
  } else if (shuffled) {
    sort_offer();
  }

  const std::uint32_t current = topic();
  if ((node.flags & NodeFlag::switches) == 0 || current == kNone) return true;
  // 5.12: another open topic of the same layer may be picked instead.
  const std::uint32_t layer = program_->topics[current].layer;
  ask_about_topics(layer);
  const program::Range topics = program_->layers[layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) {
    if (i != current && topic_is_open(i)) offer_.items.push_back({InputKind::switch_topic, i, false});
  }
  return true;
}

// 5.10: ascending splitmix64(seed xor order_key), so the same at every visit and whatever is hidden; equal
// keys stand in document order.
void Session::sort_offer() {
  std::vector<OfferItem>& items = offer_.items;
  std::vector<std::pair<std::uint64_t, OfferItem>> keyed;
  keyed.reserve(items.size());
  for (const OfferItem& item : items) {
    keyed.emplace_back(splitmix64(seed_ ^ program_->choices[item.target].order_key), item);
  }
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
  ask_about_topics(node.way_index);
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
