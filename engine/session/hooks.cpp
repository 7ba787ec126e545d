// Run-time hooks (format 5.26): asked once, remembered, and never asked again for what was taken before.

#include <string>
#include <utility>

#include "engine/base/assert.h"
#include "engine/base/hash.h"
#include "engine/session/session.h"
#include "engine/session/state_view.h"

namespace gesprek::session {

using program::HookEffect;
using program::HookEffectKind;
using program::HookKind;
using program::HookRecord;
using program::kNone;

namespace {

class View final : public program::HookView {
 public:
  View(const StateView& state, std::uint32_t turn) : state_(state), turn_(turn) {}
  [[nodiscard]] std::int32_t slot(std::uint32_t slot) const override {
    return static_cast<std::int32_t>(state_.slot(slot));
  }
  [[nodiscard]] bool seen(std::uint32_t node) const override { return state_.seen(node); }
  [[nodiscard]] std::uint32_t turn() const override { return turn_; }

 private:
  const StateView& state_;
  std::uint32_t turn_;
};

}  // namespace

HookRecord Session::ask_hook(std::uint32_t hook, std::uint32_t node, std::uint32_t choice) {
  const auto failed = [&](std::string why) { return HookRecord{hook, true, std::move(why), {}}; };
  if (replay_.records != nullptr) {
    const std::vector<HookRecord>& records = *replay_.records;
    const bool is_next = replay_.next < records.size() && records[replay_.next].hook == hook;
    if (is_next && program::fits(*program_, records[replay_.next])) return records[replay_.next++];
    replay_.fits = false;
    return failed("het past niet bij wat bewaard is");
  }
  if (hooks_ == nullptr) return failed("dit programma kan hooks.lua niet uitvoeren");
  const StateView state(*this);
  // A number that no other call of this session has, so that two calls do not draw the same.
  const std::uint64_t seed = splitmix64(seed_ ^ (hook_records_.size() + 1));
  HookRecord record = hooks_->run(*program_, hook, node, choice, View(state, turn()), seed);
  record.hook = hook;
  return program::fits(*program_, record) ? record : failed("het gaf iets terug wat hier niet past");
}

void Session::run_hook(std::uint32_t hook, std::uint32_t node, std::uint32_t choice) {
  const std::size_t where = hook_register(hook);
  if (state_.dense(where) == kOff) return;
  const std::size_t at = hook_records_.size();
  hook_records_.push_back(ask_hook(hook, node, choice));
  const auto record = static_cast<std::int32_t>(at);
  if (hook_records_[at].failed) {
    state_.set_dense(where, kOff);
    write(EntryKind::hook_off, hook, record);
    return;
  }
  for (std::size_t i = 0; i < hook_records_[at].effects.size(); ++i) {
    const HookEffect& effect = hook_records_[at].effects[i];
    const auto place = static_cast<std::int32_t>(i);
    switch (effect.kind) {
      case HookEffectKind::set: set_slot(effect.target, effect.value); break;
      case HookEffectKind::event: emit(effect.target, kNone); break;
      case HookEffectKind::note: write(EntryKind::hook_note, hook, record, place); break;
      case HookEffectKind::clamped:
        write(EntryKind::hook_note, hook, record, place, 0, EntryFlag::for_author);
        break;
      case HookEffectKind::rubric:
        write(EntryKind::hook_rubric, effect.target, record, place,
              static_cast<std::uint16_t>(1 + effect.value));
        break;
      case HookEffectKind::holds: state_.set_dense(where, effect.value); break;
    }
  }
}

void Session::run_hooks_of(HookKind kind, std::uint32_t node, std::uint32_t choice) {
  for (std::uint32_t i = 0; i < program_->hooks.size(); ++i) {
    if (program_->hooks[i].kind == kind) run_hook(i, node, choice);
  }
}

// --- conditions ---

void Session::ask_conditions_in(program::Code code) {
  // An old offer that is made again stands on what the hooks said when it was made (the registers went back
  // with it).
  if (looks_back_) return;
  for (std::uint32_t i = code.begin; i != code.end(); ++i) {
    if (program_->code[i].op == program::Op::hook)
      ask_condition(static_cast<std::uint32_t>(program_->code[i].a));
  }
}

// Once for each input; and again within it only when something it may read has changed since, or another node
// was entered (which `s.seen` tells).
void Session::ask_condition(std::uint32_t hook) {
  Asked& asked = asked_[hook];
  const std::size_t input = inputs_.size() + 1;
  bool is_known =
      asked.input == input && asked.entries == entries_ && asked.reads.size() == program_->hook_reads.size();
  for (std::size_t i = 0; is_known && i < asked.reads.size(); ++i)
    is_known = asked.reads[i] == slot(program_->hook_reads[i]);
  if (is_known) return;
  asked.input = input;
  asked.entries = entries_;
  asked.reads.clear();
  for (const std::uint32_t read : program_->hook_reads) asked.reads.push_back(slot(read));
  run_hook(hook, kNone, kNone);
}

void Session::ask_about_topics(std::uint32_t layer) {
  if (!has_conditions_) return;
  const program::Range topics = program_->layers[layer].topics;
  for (std::uint32_t i = topics.begin; i != topics.end(); ++i) ask_conditions(program_->topics[i].when);
}

// --- what was recorded ---

std::size_t Session::hook_records_after(std::size_t input_count) const {
  GESPREK_ASSERT(input_count < sizes_.size(), "only as many inputs as were taken");
  return sizes_[input_count].hooks;
}

std::vector<HookRecord> Session::hook_records_of(std::size_t input_count) const {
  const std::size_t begin = input_count == 0 ? 0 : hook_records_after(input_count - 1);
  const auto first = hook_records_.begin();
  return {first + static_cast<std::ptrdiff_t>(begin),
          first + static_cast<std::ptrdiff_t>(hook_records_after(input_count))};
}

Result<Session> Session::start_again(const program::Program& program, std::uint64_t seed,
                                     program::Hooks* hooks, const std::vector<HookRecord>& recorded) {
  Session session(program, seed, hooks, NotStarted());
  session.replay_ = {&recorded, 0, true};
  session.begin();
  const bool fits = session.replay_.fits && session.replay_.next == recorded.size();
  session.replay_ = {};
  if (!fits)
    return Error{
        ErrorCode::mismatch, "Wat de eigen regels van de casus bij het begin deden, past niet meer.", {}};
  return session;
}

Result<void> Session::take_again(const Input& input, const std::vector<HookRecord>& recorded) {
  const std::size_t before = inputs_.size();
  replay_ = {&recorded, 0, true};
  Result<void> taken = take(input);
  const bool fits = replay_.fits && replay_.next == recorded.size();
  replay_ = {};
  if (!taken || fits) return taken;
  rewind(before);
  return Error{ErrorCode::mismatch, "Wat de eigen regels van de casus hier deden, past niet meer.", {}};
}

}  // namespace gesprek::session
