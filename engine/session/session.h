#pragma once
// One conversation over a Program. A session is a function of (Program, seed, inputs): the same three give
// the same log, texts and scores, byte for byte, in every build (design §3.3). It reads no clock and no file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/program.h"
#include "engine/session/input.h"
#include "engine/session/log.h"
#include "engine/session/state.h"

namespace gesprek::session {

inline constexpr std::size_t kMostInputs = 2000;             // 5.11
inline constexpr std::size_t kMostNodesWithoutInput = 1000;  // 5.11

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
  bool can_note = false;     // notes are allowed at any offer (5.14)
  bool write_first = false;  // the learner is asked to write a sentence of their own first
};

enum class Status : std::uint8_t { waiting, ended, faulted };

class Session {
 public:
  /// Starts at the scenario's start node and runs to the first offer. `program` must outlive the session.
  /// Reserves what the first 1,000 choices need, so that taking them allocates nothing.
  Session(const program::Program& program, std::uint64_t seed);

  // What is so now.
  [[nodiscard]] const program::Program& program() const { return *program_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] const Offer& offer() const { return offer_; }  // empty unless waiting
  [[nodiscard]] std::uint32_t node() const;    // the node of the offer, or the last one entered
  [[nodiscard]] std::uint32_t turn() const;    // turns ended so far (5.4)
  [[nodiscard]] std::uint32_t phase() const;   // place in Program::phases, or kNone
  [[nodiscard]] std::int32_t step() const;     // meldcode step, -1 before any
  [[nodiscard]] std::uint32_t ending() const;  // kNone unless ended
  [[nodiscard]] std::uint32_t topic() const;   // the current topic, or kNone
  [[nodiscard]] std::int32_t slot(std::uint32_t slot) const;
  [[nodiscard]] bool is_revealed(std::uint32_t fact) const;
  /// 0: not in the notebook; else 1 + FactKind it was noted as.
  [[nodiscard]] std::uint32_t noted_as(std::uint32_t fact) const;
  /// The mood `cast` would show in a line without one (5.7).
  [[nodiscard]] std::uint32_t mood(std::uint32_t cast) const;

  // What happened. References stay valid until the next take() or rewind().
  [[nodiscard]] const std::vector<Entry>& log() const { return log_; }
  [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }
  /// Where the log stood after `input_count` inputs (0: after the start).
  [[nodiscard]] std::size_t log_size_after(std::size_t input_count) const;
  /// The values of all slots after `input_count` inputs, without replaying.
  [[nodiscard]] std::vector<std::int32_t> slots_after(std::size_t input_count) const;

  /// Takes one input and runs to the next offer or the end. On failure (invalid_input, with a Dutch sentence
  /// that says what is offered) nothing has changed.
  [[nodiscard]] Result<void> take(const Input& input);
  /// Takes choice number `item` of offer().items without building an Input: the path the bench and simulated
  /// learners use. The item must not be locked.
  void take_item(std::size_t item);

  /// Back to how it was after the first `input_count` inputs (at most inputs().size()). Costs what is undone.
  void rewind(std::size_t input_count);
  /// A copy of this session as it was after `input_count` inputs; both go on independently.
  [[nodiscard]] Session branch(std::size_t input_count) const;

  /// Everything, as bytes with version, program hash and CRC32C; grows with the inputs, not with the Program.
  [[nodiscard]] std::string save() const;
  /// Fails with wrong_version, mismatch (another Program) or invalid_format; never trusts the bytes.
  [[nodiscard]] static Result<Session> restore(const program::Program& program, std::string_view bytes);

 private:
  // (implementation)
  const program::Program* program_;
  std::uint64_t seed_;
  Status status_ = Status::waiting;
  Offer offer_;
  State state_;
  std::vector<Entry> log_;
  std::vector<Input> inputs_;
};

}  // namespace gesprek::session
