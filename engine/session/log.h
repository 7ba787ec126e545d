#pragma once
// What a session writes down: one flat, append-only list of small records. Scores, transcripts, goldens and
// the debrief are all computed from it.

#include <cstdint>

namespace gesprek::session {

enum class EntryKind : std::uint8_t {
  node_entered,  // a = node
  line,          // a = line; b = 1 + place of its cue in the mood's cues (0: none of those); c = mood or -1
  input,         // a = place in Session::inputs(); what was taken
  chosen,        // a = choice; written after `input` when it was a choice
  offered,       // a = choice; flags: kLocked. One per shown choice, in the order shown, just before `input`
  points,        // a = criterion; b = earned + 128; c = lo; d = hi. flags: kField when from a form field
  event,         // a = event name; c = answer or -1
  revealed,      // a = fact
  noted,         // a = fact; b = kind noted as
  set,           // a = slot; c = value now; d = value before
  knockout,      // a = knockout; c = choice that caused it or -1; d = rule or -1
  knockout_closed,  // a = place of its `knockout` entry in the log; c = choice or repair that closed it
  repaired,         // a = repair; c = place of the mended choice's `chosen` entry in the log
  rule_broken,      // a = rule; c = event name that broke it, -1 at an ending
  must_missed,      // a = must
  interrupt,        // a = interrupt
  turn_ended,       // a = turn that ended
  topic_opened,     // a = topic
  topic_closed,     // a = topic
  ending,           // a = ending; b = node index is in c
  fault             // a = FaultKind
};

struct EntryFlag {
  static constexpr std::uint8_t locked = 1;  // offered: shown greyed
  static constexpr std::uint8_t field = 2;   // points: of a form field
  static constexpr std::uint8_t reply = 4;   // line: part of a reply
};

enum class FaultKind : std::uint32_t {
  no_choice,        // an offer without a selectable choice and without `otherwise` (5.10)
  too_many_nodes,   // more than 1,000 nodes without an input (5.11)
  too_many_inputs,  // more than 2,000 inputs (5.11)
  no_way_back       // `back` or `done` with nowhere to go back to
};

/// 16 bytes; what the fields mean stands at EntryKind.
struct Entry {
  EntryKind kind = EntryKind::node_entered;
  std::uint8_t flags = 0;
  std::uint16_t b = 0;
  std::uint32_t a = 0;
  std::int32_t c = -1;
  std::int32_t d = -1;
};

}  // namespace gesprek::session
