#pragma once
// How a debrief is made: one walk over the log that says where everything happened (Trace), and the parts
// that read it, each in its own file. Not for other rooms.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scoring/debrief.h"

namespace gesprek::scoring {

/// The log entries of one input: [begin, end). Its `offered` entries stand before its `input` entry.
struct Slice {
  std::size_t begin = 0, end = 0;
};

/// What happened where, in one walk over the log.
class Trace {
 public:
  Trace(const session::Session& session, const Scores& scores);

  const session::Session& session;
  const program::Program& program;
  const Scores& scores;

  [[nodiscard]] std::string text(program::TextRef ref) const { return std::string(program.text(ref)); }
  [[nodiscard]] std::size_t input_count() const { return session.inputs().size(); }
  [[nodiscard]] Slice slice(std::size_t input) const;
  /// The input whose slice holds `entry`; nothing before the first, and for what is no place in the log.
  [[nodiscard]] std::optional<std::size_t> input_at(std::size_t entry) const;
  [[nodiscard]] Moment moment_of(std::size_t input) const;
  /// As moment_of the input it belongs to; before the first only its node.
  [[nodiscard]] Moment moment_at(std::size_t entry) const;
  [[nodiscard]] bool ends_turn(std::size_t input) const { return inputs_[input].ends_turn; }
  [[nodiscard]] std::uint32_t turn(std::size_t input) const { return inputs_[input].turn; }
  /// Where `input` was given.
  [[nodiscard]] std::uint32_t node(std::size_t input) const { return inputs_[input].node; }
  /// The choice that `input` took, or kNone.
  [[nodiscard]] std::uint32_t choice(std::size_t input) const;
  /// The selectable choices that were on offer at `input`.
  [[nodiscard]] std::vector<std::uint32_t> offered(std::size_t input) const;
  /// The example route's choice where it was on offer at `input` and another was taken; else kNone.
  [[nodiscard]] std::uint32_t model_passed_by(std::size_t input) const;
  [[nodiscard]] Quote quote_of(std::uint32_t choice) const;
  /// What people said in `slice` after the input was taken.
  [[nodiscard]] std::vector<Saying> replies(Slice slice) const;
  /// What `input` changed: every slot that ended up with another value, private ones left out.
  [[nodiscard]] std::vector<StateChange> changes(std::size_t input) const;
  /// The same, as slots. What the next moment sets somebody's value to whatever it was (a pause: the tension
  /// is 5 again) is no doing of the input.
  struct SlotChange {
    std::uint32_t slot = 0;
    std::int32_t from = 0, to = 0;
    /// How much it is for the better; negative: for the worse.
    int gain = 0;
  };
  [[nodiscard]] const std::vector<SlotChange>& slot_changes(std::size_t input) const {
    return inputs_[input].changes;
  }
  [[nodiscard]] StateChange change_of(const SlotChange& change) const;
  /// Whether a slot is the safety of a child: a state or variable called `veiligheid`.
  [[nodiscard]] bool is_safety(std::uint32_t slot) const;
  /// Whether the case can come to emit it, or did.
  [[nodiscard]] bool can_be_emitted(std::uint32_t event) const { return emitted_[event] != 0; }

 private:
  struct AtInput {
    std::uint32_t turn = 0;  // it belongs to
    bool ends_turn = false;
    std::uint32_t node = program::kNone;  // where it was given
    std::int32_t phase = -1;
    std::vector<SlotChange> changes;
  };
  std::vector<AtInput> inputs_;
  std::vector<std::size_t> begins_;  // where the slice of each input begins, and at last where all ends
  std::vector<std::uint32_t> start_nodes_;  // node of every entry before the first input
  std::vector<char> emitted_;
};

/// The one of both that fits the texts of `program`: the English one where a translation made it English.
[[nodiscard]] const char* in_language_of(const program::Program& program, const char* nl, const char* en);
/// An id as words: "gewoon_praten" → "gewoon praten".
[[nodiscard]] std::string words_of_id(std::string_view id);
/// `text` without control characters; line ends stay when `keeps_lines`.
[[nodiscard]] std::string without_controls(std::string_view text, bool keeps_lines = false);
/// An answer that an event carries, in words: the label of the form option it came from where there is one.
[[nodiscard]] std::string answer_words(const program::Program& program, std::uint32_t answer);
[[nodiscard]] std::string event_label(const program::Program& program, std::uint32_t event);

// Each fills its part of `out`; in this order, as later ones read earlier ones.
void add_rules(const Trace& trace, Debrief& out);  // knockouts, rules, musts, limits
void add_steps(const Trace& trace, Debrief& out);  // the map of the meldcode
void add_notebook(const Trace& trace, Debrief& out);
void add_conversation(const Trace& trace, Debrief& out);  // turns, own sentences
void add_moments(const Trace& trace, Debrief& out);       // strength, key moments, child, alternative
void add_curves(const Trace& trace, Debrief& out);        // turning points, curves
void add_example(const Trace& trace, const Trace& example, Debrief& out);  // two ways beside each other
void add_results(const Trace& trace, const DebriefContext& context, Debrief& out);  // criteria … goal

}  // namespace gesprek::scoring
