#pragma once
// What a session writes down: one flat, append-only list of small records. Scores, transcripts, goldens and
// the debrief are all computed from it.
//
// The entries of one input, in order: `offered`…, `input`, what it was (`chosen` and its `points`; `answered`
// and `points` per field; `topic_opened`; `noted`), then what it did. Format 5.5 and 5.6 give that order.

#include <cstdint>

#include "engine/session/tape.h"

namespace gesprek::session {

enum class EntryKind : std::uint8_t {
  node_entered,  // a = node
  line,          // a = line; b = 1 + place of its cue in the mood's cues (0: none of those); c = mood or -1
  input,         // a = place in Session::inputs(); b = InputKind; what was taken
  chosen,        // a = choice; written after `input` when it was a choice
  offered,       // a = choice, topic or repair (kNone: `then`); b = InputKind; flags: kLocked. One per shown
                 // item, in the order shown, just before `input`; none before `note` and `text`, which leave
                 // the offer as it is; a form itself is not listed
  points,        // a = criterion; b = earned + 128; c = lo; d = hi. flags: kField when from a form field
  event,         // a = event name; c = answer or -1
  revealed,      // a = fact
  noted,         // a = fact; b = kind noted as
  set,           // a = slot; c = value now; d = value before (they differ)
  knockout,      // a = knockout; c = choice that caused it or -1; d = rule or -1
  knockout_closed,  // a = place of its `knockout` entry in the log; c = choice that closed it, or with
                    // kRepair the repair
  repaired,         // a = repair (kNone: by a handwritten choice); c = place of the mended choice's `chosen`
                    // entry in the log
  rule_broken,      // a = rule; c = event name that broke it, -1 at the end of a turn or at an ending
  must_missed,      // a = must
  interrupt,        // a = interrupt
  turn_ended,       // a = turn that ended, from 1
  topic_opened,     // a = topic
  topic_closed,     // a = topic
  ending,           // a = ending; c = its node. The last entry of an ended session
  fault,            // a = FaultKind. The last entry of a faulted session
  answered,         // a = field; b = place in Input::answers. Its `points` follow
  hook_note,        // a = hook; c = place in Session::hook_records(); d = place of the note in its effects
  hook_rubric,  // a = criterion; b = 1 + the percent that it caps at (0: only a note); c, d as of hook_note
  hook_off      // a = hook that failed and is not asked again; c = place in Session::hook_records()
};

struct EntryFlag {
  static constexpr std::uint8_t locked = 1;       // offered: shown greyed
  static constexpr std::uint8_t field = 2;        // points: of a form field
  static constexpr std::uint8_t reply = 4;        // line: part of a reply
  static constexpr std::uint8_t repair = 8;       // knockout_closed: c is a repair
  static constexpr std::uint8_t for_author = 16;  // hook_note: about the case, not about the conversation
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

  friend bool operator==(const Entry& x, const Entry& y) {
    return x.kind == y.kind && x.flags == y.flags && x.b == y.b && x.a == y.a && x.c == y.c && x.d == y.d;
  }
  friend bool operator!=(const Entry& x, const Entry& y) { return !(x == y); }
};
static_assert(sizeof(Entry) == 16);

using Log = Tape<Entry>;

}  // namespace gesprek::session
