#include "engine/session/session.h"

#include <algorithm>

#include "engine/base/assert.h"
#include "engine/base/text.h"
#include "engine/session/describe.h"
#include "engine/session/state_view.h"

namespace gesprek::session {

using program::kNone;
using program::Program;

namespace {

// What 1,000 choices of an ordinary case write down: some 24 entries and 16 changes a choice. Memory that is
// not used is never touched.
constexpr std::size_t kUsualChoices = 1024;
constexpr std::size_t kUsualEntries = kUsualChoices * 24;
constexpr std::size_t kUsualChanges = kUsualChoices * 16;
constexpr std::size_t kUsualTouched = kUsualChoices * 3;
constexpr std::size_t kUsualItems = 64;

}  // namespace

Session::Session(const Program& program, std::uint64_t seed, program::Hooks* hooks)
    : Session(program, seed, hooks, NotStarted()) {
  begin();
}

Session::Session(const Program& program, std::uint64_t seed, program::Hooks* hooks, NotStarted /*unused*/)
    : program_(&program),
      seed_(seed),
      slot_count_(program.slots.size()),
      first_mood_(kSlots + slot_count_),
      first_interrupt_(first_mood_ + program.cast.size()),
      first_rule_(first_interrupt_ + program.interrupts.size()),
      first_hook_(first_rule_ + program.rules.size()),
      hooks_(hooks) {
  state_.reserve(kUsualChanges, kUsualTouched);
  log_.reserve(kUsualEntries);
  inputs_.reserve(kUsualChoices);
  sizes_.reserve(kUsualChoices + 1);
  offer_.items.reserve(kUsualItems);
  touched_.reserve(slot_count_);
  planned_.reserve(std::max(slot_count_, kUsualItems));
  planned_moods_.reserve(kUsualItems);
  if (!program.repairs.empty()) mends_.reserve(kUsualChoices);
  if (!program.knockouts.empty()) knockouts_.reserve(kUsualItems);
  if (!program.facts.empty()) waiting_.reserve(kUsualItems);
  sums_.assign(slot_count_, 0);
  bounds_.reserve(slot_count_);
  for (std::uint32_t i = 0; i < slot_count_; ++i) {
    bounds_.push_back({program.slots[i].min, program.slots[i].max});
    if (program.slots[i].tick != 0) ticking_.push_back(i);
  }
  for (const program::Hook& hook : program.hooks) {
    has_conditions_ = has_conditions_ || hook.kind == program::HookKind::condition;
  }
  asked_.resize(has_conditions_ ? program.hooks.size() : 0);
}

void Session::restart(std::uint64_t seed) {
  seed_ = seed;
  log_.clear();
  inputs_.clear();
  sizes_.clear();
  mends_.clear();
  knockouts_.clear();
  waiting_.clear();
  hook_records_.clear();
  for (Asked& asked : asked_) asked.input = 0;
  begin();
}

std::vector<std::int32_t> Session::start_values() const {
  std::vector<std::int32_t> values(hook_register(program_->hooks.size()), 0);
  constexpr auto none = static_cast<std::int32_t>(kNone);
  values[kNode] = none;
  values[kPhase] = none;
  values[kStep] = -1;
  values[kTopic] = none;
  values[kEnding] = none;
  for (std::size_t i = 0; i < slot_count_; ++i) values[kSlots + i] = program_->slots[i].start;
  return values;
}

void Session::begin() {
  state_.start(start_values());
  arrive({program_->header.start, Arrival::enter});
  end_input();
}

std::optional<FaultKind> Session::fault() const {
  if (status() != Status::faulted) return std::nullopt;
  return static_cast<FaultKind>(state_.dense(kFault));
}

bool Session::holds(program::Code condition) const {
  return program::holds(*program_, condition, StateView(*this));
}

std::size_t Session::log_size_after(std::size_t input_count) const {
  GESPREK_ASSERT(input_count < sizes_.size(), "only as many inputs as were taken");
  return sizes_[input_count].log;
}

std::vector<std::int32_t> Session::slots_after(std::size_t input_count) const {
  GESPREK_ASSERT(input_count < sizes_.size(), "only as many inputs as were taken");
  const std::vector<std::int32_t> all = state_.dense_at(sizes_[input_count].trail);
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(kSlots);
  return {first, first + static_cast<std::ptrdiff_t>(slot_count_)};
}

bool Session::begin_input(InputKind kind, std::uint32_t target, bool with_offer) {
  if (with_offer) {
    Entry* at = log_.room(offer_.items.size());
    for (const OfferItem& item : offer_.items) {
      *at++ = {EntryKind::offered,
               item.locked ? EntryFlag::locked : std::uint8_t{0},
               static_cast<std::uint16_t>(item.kind),
               item.target,
               -1,
               -1};
    }
    log_.end_at(at);
  }
  write(EntryKind::input, static_cast<std::uint32_t>(inputs_.size()), -1, -1,
        static_cast<std::uint16_t>(kind));
  Input& input = inputs_.emplace_back();
  input.kind = kind;
  input.target = target;
  // 5.11: more than 2,000 inputs end the session. The one too many is written down, so that a journal
  // replays to the same fault, and does nothing.
  if (inputs_.size() <= kMostInputs) return true;
  set_fault(FaultKind::too_many_inputs);
  return false;
}

void Session::end_input() {
  sizes_.push_back({static_cast<std::uint32_t>(log_.size()), static_cast<std::uint32_t>(state_.mark()),
                    static_cast<std::uint32_t>(mends_.size()), static_cast<std::uint32_t>(knockouts_.size()),
                    static_cast<std::uint32_t>(waiting_.size()),
                    static_cast<std::uint32_t>(hook_records_.size())});
}

void Session::set_fault(FaultKind kind) {
  state_.set_dense(kStatus, static_cast<std::int32_t>(Status::faulted));
  state_.set_dense(kFault, static_cast<std::int32_t>(kind));
  write(EntryKind::fault, static_cast<std::uint32_t>(kind));
  clear_offer();
}

std::optional<std::size_t> Session::find_item(InputKind kind, std::uint32_t target) const {
  for (std::size_t i = 0; i < offer_.items.size(); ++i) {
    const OfferItem& item = offer_.items[i];
    if (item.kind == kind && (item.target == target || kind == InputKind::then)) return i;
  }
  return std::nullopt;
}

Result<void> Session::check(const Input& input) const {
  if (!is_waiting()) return refuse("Het gesprek is afgelopen; er is geen invoer meer mogelijk.");
  switch (input.kind) {
    case InputKind::late:
      if (!offer_.can_be_late) return refuse("'late' kan hier niet: dit moment heeft geen tijd. ", *this);
      return {};
    case InputKind::note:
      if (input.target >= program_->facts.size() || !is_revealed(input.target)) {
        return refuse("Dat is nog niet ter sprake gekomen, dus het kan niet worden genoteerd. ", *this);
      }
      if (input.value > static_cast<std::uint32_t>(program::FactKind::noise)) {
        return refuse("Een notitie is feit, bron, duiding, sterk of ruis.");
      }
      return {};
    case InputKind::text:
      if (!offer_.write_first) return refuse("Een eigen zin kan hier niet (meer). ", *this);
      return check_free_text(input.text);
    case InputKind::form:
      if (offer_.form == kNone) return refuse("Er is hier geen formulier. ", *this);
      return check_form(input);
    case InputKind::choice:
    case InputKind::topic:
    case InputKind::switch_topic:
    case InputKind::then:
    case InputKind::repair: break;
  }
  const auto item = find_item(input.kind, input.target);
  if (!item) {
    const bool exists = input.kind == InputKind::choice && input.target < program_->choices.size();
    return refuse(
        (exists ? "'" + format_input(*program_, input) + "'" : std::string("Dat")) + " kan hier niet. ",
        *this);
  }
  if (offer_.items[*item].locked) {
    const std::string_view reason = program_->text(program_->choice_infos[input.target].locked);
    return refuse("Deze keuze staat op slot: " + std::string(reason) + " ", *this);
  }
  return {};
}

Result<void> Session::take(const Input& input) {
  auto checked = check(input);
  if (!checked) return checked;
  switch (input.kind) {
    case InputKind::choice:
    case InputKind::topic:
    case InputKind::switch_topic:
    case InputKind::then:
    case InputKind::repair: take_at({input.kind, input.target, false}); return {};
    case InputKind::late: take_late(); break;
    case InputKind::form: take_form(input); break;
    case InputKind::note:
      // 5.14: may be changed, never scores; the offer stands again because a condition may ask `noted`.
      if (begin_input(InputKind::note, input.target, false)) {
        inputs_.back().value = input.value;
        write(EntryKind::noted, input.target, -1, -1, static_cast<std::uint16_t>(input.value));
        state_.set_sparse(Touched::fact, input.target,
                          1 + 256 * (1 + static_cast<std::int32_t>(input.value)));
        arrive({node(), Arrival::stay});
      } else {
        inputs_.back().value = input.value;
      }
      break;
    case InputKind::text: {
      // 5.16: kept for the debrief; outside events and score.
      const bool goes_on = begin_input(InputKind::text, kNone, false);
      inputs_.back().text = input.text;
      if (goes_on) {
        state_.set_dense(kHasSentence, 1);
        offer_.write_first = false;
      }
      break;
    }
  }
  end_input();
  return {};
}

void Session::take_item(std::size_t item) {
  GESPREK_ASSERT(item < offer_.items.size() && !offer_.items[item].locked, "only what is on offer");
  take_at(offer_.items[item]);
}

void Session::take_at(const OfferItem& item) {
  const OfferItem taken = item;  // the offer is made anew while it is carried out
  if (begin_input(taken.kind, taken.target, true)) {
    switch (taken.kind) {
      case InputKind::topic: take_topic(taken.target, false); break;
      case InputKind::switch_topic: take_topic(taken.target, true); break;
      case InputKind::then: take_then(); break;
      case InputKind::repair: take_repair(taken.target); break;
      default: take_choice(taken.target); break;
    }
  }
  end_input();
}

void Session::rewind(std::size_t input_count) {
  GESPREK_ASSERT(input_count < sizes_.size(), "only as many inputs as were taken");
  const Sizes& sizes = sizes_[input_count];
  state_.undo_to(sizes.trail);
  log_.truncate(sizes.log);
  mends_.resize(sizes.mends);
  knockouts_.resize(sizes.knockouts);
  waiting_.resize(sizes.waiting);
  hook_records_.resize(sizes.hooks);
  for (Asked& asked : asked_) asked.input = 0;
  inputs_.resize(input_count);
  sizes_.truncate(input_count + 1);
  clear_offer();
  // The offer is a function of the state: conditions are looked at again, nothing is entered again.
  if (is_waiting()) {
    looks_back_ = true;
    const bool stands = make_offer();
    looks_back_ = false;
    GESPREK_ASSERT(stands, "it stood before, and the state is the same");
    static_cast<void>(stands);
  }
}

Session Session::branch(std::size_t input_count) const {
  Session other = *this;
  other.rewind(input_count);
  return other;
}

namespace {

bool same_offer(const Offer& a, const Offer& b) {
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const OfferItem& x = a.items[i];
    const OfferItem& y = b.items[i];
    if (x.kind != y.kind || x.target != y.target || x.locked != y.locked) return false;
  }
  return a.form == b.form && a.can_be_late == b.can_be_late && a.can_note == b.can_note &&
         a.write_first == b.write_first;
}

}  // namespace

bool Session::same_as(const Session& other) const {
  if (program_->hash != other.program_->hash || seed_ != other.seed_) return false;
  if (!state_.same_values(other.state_) || !same_offer(offer_, other.offer_)) return false;
  if (log_ != other.log_ || inputs_ != other.inputs_ || hook_records_ != other.hook_records_ ||
      sizes_.size() != other.sizes_.size())
    return false;
  for (std::size_t k = 0; k < sizes_.size(); ++k) {
    if (log_size_after(k) != other.log_size_after(k) || slots_after(k) != other.slots_after(k)) return false;
  }
  return true;
}

}  // namespace gesprek::session
