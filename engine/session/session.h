#pragma once
// One conversation over a Program. A session is a function of (Program, seed, inputs): the same three give
// the same log, texts and scores, byte for byte, in every build (design §3.3). It reads no clock and no file.
//
// Parts: session.cpp (starting, taking, going back), step.cpp (entering nodes, choices, the way on),
// reaction.cpp (persons, the end of a turn, reveals), protocol.cpp (events, rules, knock-outs, endings),
// offer.cpp (what can be done now), form.cpp (forms), hooks.cpp (run-time hooks), save.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/hooks.h"
#include "engine/program/program.h"
#include "engine/session/input.h"
#include "engine/session/log.h"
#include "engine/session/state.h"

namespace gesprek::session {

inline constexpr std::size_t kMostInputs = 2000;             // 5.11
inline constexpr std::size_t kMostNodesWithoutInput = 1000;  // 5.11
inline constexpr std::size_t kMostDisplaced = 8;             // 5.11: targets that `back` can return to
inline constexpr std::size_t kMostTextBytes = 64 * 1024;     // of one text a learner types

/// One thing on offer, in the order shown.
struct OfferItem {
  InputKind kind = InputKind::choice;
  std::uint32_t target = program::kNone;  // choice, topic or repair (Program index)
  bool locked = false;                    // shown greyed, with a reason; cannot be taken
};

/// What the learner can do now. `late`, `note` and `text` are inputs too when the flags say so.
struct Offer {
  std::vector<OfferItem> items;  // choices, or topics, then `then`, switches, and repairs (newest first)
  std::uint32_t form = program::kNone;
  bool can_be_late = false;
  bool can_note = false;     // at least one fact was revealed; notes are allowed at any offer (5.14)
  bool write_first = false;  // the learner is asked to write a sentence of their own first
};

enum class Status : std::uint8_t { waiting, ended, faulted };

class Session {
 public:
  /// Starts at the scenario's start node and runs to the first offer. `program` must outlive the session.
  /// Reserves what the first 1,000 choices of an ordinary case need, so that taking them allocates nothing.
  /// `hooks` runs what hooks.lua of the case asks for, and must outlive the session too; without it a case
  /// that has hooks is played as if they had failed (5.26).
  Session(const program::Program& program, std::uint64_t seed, program::Hooks* hooks = nullptr);
  Session(program::Program&& program, std::uint64_t seed,
          program::Hooks* hooks = nullptr) = delete;  // would not outlive it
  /// As it was started before, when hooks gave `recorded`: they are not asked again. Fails with mismatch when
  /// that does not fit the case.
  [[nodiscard]] static Result<Session> start_again(const program::Program& program, std::uint64_t seed,
                                                   program::Hooks* hooks,
                                                   const std::vector<program::HookRecord>& recorded);

  /// As a new session over the same Program, in the memory this one has.
  void restart(std::uint64_t seed);

  // What is so now.
  [[nodiscard]] const program::Program& program() const { return *program_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] Status status() const { return static_cast<Status>(state_.dense(kStatus)); }
  [[nodiscard]] const Offer& offer() const { return offer_; }  // empty unless waiting
  /// The node of the offer, or the last one entered.
  [[nodiscard]] std::uint32_t node() const { return index_in(kNode); }
  /// Turns ended so far (5.4).
  [[nodiscard]] std::uint32_t turn() const { return index_in(kTurn); }
  /// Place in Program::phases, or kNone.
  [[nodiscard]] std::uint32_t phase() const { return index_in(kPhase); }
  /// Meldcode step, -1 before any.
  [[nodiscard]] std::int32_t step() const { return state_.dense(kStep); }
  /// kNone unless ended.
  [[nodiscard]] std::uint32_t ending() const { return index_in(kEnding); }
  /// The current topic, or kNone.
  [[nodiscard]] std::uint32_t topic() const { return index_in(kTopic); }
  /// Why the session faulted; nothing unless it did.
  [[nodiscard]] std::optional<FaultKind> fault() const;
  [[nodiscard]] std::int32_t slot(std::uint32_t slot) const { return state_.dense(kSlots + slot); }
  [[nodiscard]] bool is_revealed(std::uint32_t fact) const {
    return (state_.sparse(Touched::fact, fact) & 1) != 0;
  }
  /// 0: not in the notebook; else 1 + FactKind it was noted as.
  [[nodiscard]] std::uint32_t noted_as(std::uint32_t fact) const {
    return static_cast<std::uint32_t>(state_.sparse(Touched::fact, fact)) / 256U;
  }
  /// The mood `cast` would show in a line without one (5.7); kNone for somebody without moods.
  [[nodiscard]] std::uint32_t mood(std::uint32_t cast) const;
  /// Whether `cast` tells nothing now (5.7).
  [[nodiscard]] bool is_closed(std::uint32_t cast) const;
  /// Whether `condition` holds now; the empty one does. For analysis, debrief and tests.
  [[nodiscard]] bool holds(program::Code condition) const;
  /// The items of `field` that are shown now: places among its items (5.13: facts not revealed are left out).
  [[nodiscard]] std::vector<std::uint32_t> shown_items(const program::Field& field) const;
  /// Whether `field` is asked now: one without items is skipped (5.13).
  [[nodiscard]] bool is_asked(const program::Field& field) const;

  // What happened. References stay valid until the next take() or rewind().
  [[nodiscard]] const Log& log() const { return log_; }
  [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }
  /// Where the log stood after `input_count` inputs (0: after the start).
  [[nodiscard]] std::size_t log_size_after(std::size_t input_count) const;
  /// Every call of a hook, in order, and where that list stood after `input_count` inputs (5.26).
  [[nodiscard]] const std::vector<program::HookRecord>& hook_records() const { return hook_records_; }
  [[nodiscard]] std::size_t hook_records_after(std::size_t input_count) const;
  /// The calls of input number `input_count` (from 1), or of the start (0).
  [[nodiscard]] std::vector<program::HookRecord> hook_records_of(std::size_t input_count) const;
  /// The values of all slots after `input_count` inputs, without replaying.
  [[nodiscard]] std::vector<std::int32_t> slots_after(std::size_t input_count) const;

  /// Takes one input and runs to the next offer or the end. On failure (invalid_input, with a Dutch sentence
  /// that says what is offered) nothing has changed.
  [[nodiscard]] Result<void> take(const Input& input);
  /// Takes an input that was taken before, when hooks gave `recorded`: they are not asked again. Fails as
  /// take() does, and with mismatch when the record does not fit; then nothing has changed.
  [[nodiscard]] Result<void> take_again(const Input& input, const std::vector<program::HookRecord>& recorded);
  /// Takes number `item` of offer().items without building an Input: the path the bench and simulated
  /// learners use. The item must not be locked.
  void take_item(std::size_t item);

  /// Back to how it was after the first `input_count` inputs (at most inputs().size()). Costs what is undone.
  void rewind(std::size_t input_count);
  /// A copy of this session as it was after `input_count` inputs; both go on independently.
  [[nodiscard]] Session branch(std::size_t input_count) const;

  /// Everything, as bytes with version, program hash and CRC32C; grows with the inputs, not with the Program.
  /// A session is its inputs (design §3.3), so that is what is saved: about 3 bytes a choice.
  [[nodiscard]] std::string save() const;
  /// Fails with wrong_version, mismatch (another Program) or invalid_format; never trusts the bytes: every
  /// input is offered to a new session, which refuses what does not fit.
  [[nodiscard]] static Result<Session> restore(const program::Program& program, std::string_view bytes,
                                               program::Hooks* hooks = nullptr);

  /// Whether both stand at the same place with the same past: values, offer, log and inputs.
  [[nodiscard]] bool same_as(const Session& other) const;

 private:
  friend struct StateView;

  // The dense part of the state: these registers, then the slots, then one register for each cast member
  // (1 + the mood that a reaction left), each interrupt (turns it held; kFired), each rule (its state) and
  // each hook (what a condition said last; kOff).
  enum Register : std::size_t {
    kStatus,
    kNode,
    kTurn,
    kPhase,
    kStep,
    kTopic,
    kEnding,
    kFault,
    kHasSentence,   // 1: the learner wrote at this entry of the node (5.16)
    kRevealed,      // facts revealed so far
    kFirstMend,     // the first of mends_ whose window may still be open
    kFirstWaiting,  // the first of waiting_ that may still wait
    kDisplaced,     // how many targets lie on the stack
    kStack,         // kMostDisplaced pairs (node, Arrival), newest last
    kSlots = kStack + 2 * kMostDisplaced
  };
  static constexpr std::int32_t kFired = -1;
  static constexpr std::int32_t kOff = -1;
  static constexpr std::int32_t kDefaultWindow = 2;  // turns (5.20)

  /// How to arrive at a node.
  enum class Arrival : std::uint32_t {
    enter,      // 5.5
    to_topics,  // the offer of a topic layer after `done`; the node is not entered again (5.12)
    stay        // the same offer stands again (5.20)
  };
  struct Target {
    std::uint32_t node = program::kNone;
    Arrival arrival = Arrival::enter;
  };
  /// A choice that can be taken back.
  struct Mend {
    std::uint32_t choice, input, chosen_entry;
    std::int32_t turn;  // in which it was taken
  };
  struct OpenKnockout {
    std::uint32_t knockout, entry, input, choice, chosen_entry;
    std::int32_t turn;
  };
  /// A reveal that waits until somebody is not closed any more (5.7).
  struct Waiting {
    std::uint32_t fact, source;
    bool is_line;  // else a choice
  };
  /// Lengths of everything that grows, after an input.
  struct Sizes {
    std::uint32_t log = 0, trail = 0, mends = 0, knockouts = 0, waiting = 0, hooks = 0;
  };
  struct LimitedDelta {
    std::uint32_t slot;
    std::int32_t amount;
  };

  // session.cpp
  [[nodiscard]] std::uint32_t index_in(std::size_t which) const {
    return static_cast<std::uint32_t>(state_.dense(which));
  }
  void set_index(std::size_t which, std::uint32_t value) {
    state_.set_dense(which, static_cast<std::int32_t>(value));
  }
  [[nodiscard]] std::size_t mood_register(std::size_t cast) const { return first_mood_ + cast; }
  [[nodiscard]] std::size_t interrupt_register(std::size_t i) const { return first_interrupt_ + i; }
  [[nodiscard]] std::size_t rule_register(std::size_t rule) const { return first_rule_ + rule; }
  [[nodiscard]] std::size_t hook_register(std::size_t hook) const { return first_hook_ + hook; }
  [[nodiscard]] std::vector<std::int32_t> start_values() const;
  void begin();
  void write(EntryKind kind, std::uint32_t a, std::int32_t c = -1, std::int32_t d = -1, std::uint16_t b = 0,
             std::uint8_t flags = 0) {
    log_.push_back({kind, flags, b, a, c, d});
  }
  /// Notes the input and what was on offer. False when it is one too many: then the session has faulted.
  [[nodiscard]] bool begin_input(InputKind kind, std::uint32_t target, bool with_offer);
  void end_input();
  void set_fault(FaultKind kind);
  [[nodiscard]] bool is_waiting() const { return status() == Status::waiting; }

  // step.cpp
  void take_at(const OfferItem& item);
  void take_choice(std::uint32_t choice);
  void take_topic(std::uint32_t topic, bool by_switch);
  void take_then();
  void take_repair(std::uint32_t repair);
  void take_late();
  void write_points(const program::Choice& choice);
  void finish_turn(Target target);
  void arrive(Target target);
  void enter(std::uint32_t node);
  void return_to_topics(std::uint32_t node);
  /// Where `go` leads, with `done` and `back` carried out; nothing when it cannot: then the session faulted.
  [[nodiscard]] std::optional<Target> resolve(std::uint32_t go);
  [[nodiscard]] std::uint32_t first_arm(program::Range arms);
  void show_lines(program::Range lines, bool is_reply);
  void show_line(std::uint32_t line, bool is_reply);
  void displace(Target target);
  [[nodiscard]] std::uint32_t next_interrupt();

  // reaction.cpp
  void set_slot(std::uint32_t slot, std::int64_t value);
  void apply(program::Range effects);
  void plan_reactions(program::Range reactions);
  void apply_reactions();
  void add_row(std::uint32_t row);
  void close_person();
  void apply_planned();
  void end_turn();
  void forget_moods();
  [[nodiscard]] bool source_is_closed(bool is_line, std::uint32_t source) const;
  void reveal(program::Range reveals);
  void reveal_or_wait(program::Range reveals, bool is_line, std::uint32_t source);
  void reveal_fact(std::uint32_t fact);
  void release_waiting();

  // protocol.cpp
  void emit(program::Range emits);
  void emit(std::uint32_t name, std::uint32_t answer);
  void feed(std::uint32_t rule, std::uint32_t symbol, std::int32_t event);
  void open_knockout(std::uint32_t knockout, std::int32_t rule);
  void close_knockouts_of(std::uint32_t input, std::uint32_t repair);
  void repair_by_choice(std::uint32_t knockout, std::uint32_t choice);
  [[nodiscard]] bool is_open(const Mend& mend) const;
  void finish(std::uint32_t node);

  // hooks.cpp
  struct NotStarted {};
  Session(const program::Program& program, std::uint64_t seed, program::Hooks* hooks, NotStarted);
  void run_hook(std::uint32_t hook, std::uint32_t node, std::uint32_t choice);
  void run_hooks(program::HookKind kind, std::uint32_t node = program::kNone,
                 std::uint32_t choice = program::kNone) {
    if (!program_->hooks.empty()) run_hooks_of(kind, node, choice);
  }
  void run_hooks_of(program::HookKind kind, std::uint32_t node, std::uint32_t choice);
  [[nodiscard]] program::HookRecord ask_hook(std::uint32_t hook, std::uint32_t node, std::uint32_t choice);
  /// Before `code` is tested: asks the conditions of hooks.lua in it that may have changed.
  void ask_conditions(program::Code code) {
    if (has_conditions_ && !code.empty()) ask_conditions_in(code);
  }
  void ask_conditions_in(program::Code code);
  void ask_condition(std::uint32_t hook);
  void ask_about_topics(std::uint32_t layer);

  // offer.cpp
  /// Makes the offer of the current node. False when there is nothing to do there: then the way goes on.
  [[nodiscard]] bool make_offer();
  void clear_offer();
  [[nodiscard]] bool offer_choices(const program::Node& node);
  [[nodiscard]] bool offer_topics(const program::Node& node);
  void sort_offer();
  void fetch_ahead(const program::Choice& choice, std::uint32_t index) const;
  void fetch_target(std::uint32_t go) const;
  [[nodiscard]] bool topic_is_open(std::uint32_t topic) const;
  [[nodiscard]] bool has_open_topics(std::uint32_t layer) const;

  // form.cpp
  [[nodiscard]] Result<void> check_form(const Input& input) const;
  void take_form(const Input& input);

  // input checks, session.cpp
  [[nodiscard]] std::optional<std::size_t> find_item(InputKind kind, std::uint32_t target) const;
  [[nodiscard]] Result<void> check(const Input& input) const;

  const program::Program* program_;
  std::uint64_t seed_;
  std::size_t slot_count_;
  // Where the registers of each kind begin; asked at every condition.
  std::size_t first_mood_, first_interrupt_, first_rule_, first_hook_;
  std::vector<std::uint32_t> ticking_;  // slots with a tick
  struct Bounds {
    std::int32_t min, max;
  };
  std::vector<Bounds> bounds_;  // of the slots, close together
  State state_;
  Offer offer_;
  Log log_;
  std::vector<Input> inputs_;
  Tape<Sizes> sizes_;  // [k]: after k inputs
  program::Hooks* hooks_ = nullptr;
  std::vector<program::HookRecord> hook_records_;
  std::vector<Mend> mends_;
  std::vector<OpenKnockout> knockouts_;
  std::vector<Waiting> waiting_;

  // Only of use within one input.
  std::uint32_t current_choice_ = program::kNone;  // whose events these are
  std::uint32_t current_chosen_ = program::kNone;  // its `chosen` entry
  bool in_turn_ = false;                           // the turn that was begun has not ended yet
  std::vector<std::int32_t> sums_;                 // per slot; 0 between uses
  std::vector<std::uint32_t> touched_;             // slots with a sum
  std::vector<LimitedDelta> planned_;
  bool has_conditions_ = false;  // of hooks.lua
  bool looks_back_ = false;      // an old offer is made again: what hooks said then still stands
  std::uint64_t entries_ = 0;    // nodes entered, also those that were gone back over: only ever compared
  struct Asked {
    std::size_t input = 0;      // 1 + inputs taken when it was asked; 0: never
    std::uint64_t entries = 0;  // entries_ then
    std::vector<std::int32_t> reads;
  };
  std::vector<Asked> asked_;  // per hook
  struct Replay {
    const std::vector<program::HookRecord>* records = nullptr;
    std::size_t next = 0;
    bool fits = true;
  };
  Replay replay_;                                                       // while an input is taken again
  std::vector<std::pair<std::uint32_t, std::uint32_t>> planned_moods_;  // cast, mood
};

}  // namespace gesprek::session
