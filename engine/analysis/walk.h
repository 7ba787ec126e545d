#pragma once
// What a walk through a case consists of: what is offered, how a form is filled in, and what came of it. Two
// machines walk: Walker (fast, without texts, log and undo) and SessionWalk (a real Session, which also runs
// hooks). Given the same picks they end in the same WalkResult; tests hold them to that.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/input.h"
#include "engine/session/log.h"

namespace gesprek::analysis {

/// One thing that can be taken. A walk offers only what is selectable, in document order: the choices of the
/// node by place, or the topics and `then`; then switches; then repairs, newest first.
struct WalkItem {
  session::InputKind kind = session::InputKind::choice;
  std::uint32_t target = program::kNone;  // as session::OfferItem::target
  friend bool operator==(const WalkItem& a, const WalkItem& b) {
    return a.kind == b.kind && a.target == b.target;
  }
};

/// The answer to one field of a form.
struct FilledField {
  bool is_asked = false;     // false: nothing to answer, or left open
  std::uint32_t option = 0;  // choice, yes_no: place among its options
  std::uint64_t picked = 0;  // multi: a bit for each option (the first 64)
  std::int32_t number = 0;   // scale
};

/// A whole form: `fields` in document order; `columns` has one place for every item of every sort and board
/// (FieldSheet::first_column), kNoColumn for an item that is not shown.
struct FilledForm {
  static constexpr std::uint8_t kNoColumn = 255;
  std::uint32_t form = program::kNone;
  std::vector<FilledField> fields;
  std::vector<std::uint8_t> columns;
};

/// One decision that counted for one criterion (format 5.18), after repairs.
struct WalkPoints {
  // These stand as the sums of a WalkScore do, so that they are added at once.
  std::int32_t earned = 0, lo = 0, hi = 0, opportunities = 1;
  std::uint32_t criterion = 0;
  std::uint32_t node = 0;  // where it was taken
};

/// As scoring::CriterionScore; -1 for a percent that is null.
struct WalkScore {
  std::int32_t earned = 0, min = 0, max = 0, opportunities = 0;
  std::int32_t percent = -1, capped_percent = -1;
  friend bool operator==(const WalkScore& a, const WalkScore& b) {
    return a.earned == b.earned && a.min == b.min && a.max == b.max && a.opportunities == b.opportunities &&
           a.percent == b.percent && a.capped_percent == b.capped_percent;
  }
};

struct WalkKnockout {
  std::uint32_t knockout = 0;
  bool is_closed = false;  // mended, where the catalogue allows that
  friend bool operator==(const WalkKnockout& a, const WalkKnockout& b) {
    return a.knockout == b.knockout && a.is_closed == b.is_closed;
  }
};

enum class WalkEnd : std::uint8_t {
  ended,    // at an ending
  faulted,  // the case cannot go on here (session::FaultKind)
  stopped   // by whoever walks: too many inputs
};

struct WalkResult {
  WalkEnd end = WalkEnd::stopped;
  std::uint32_t ending = program::kNone;
  session::FaultKind fault = session::FaultKind::no_choice;  // of a faulted one
  std::uint32_t turns = 0, inputs = 0;
  std::vector<WalkScore> scores;  // one for every criterion of the Program
  std::vector<WalkKnockout> knockouts;
  std::vector<std::uint32_t> rules_broken, musts_missed;
  std::vector<WalkPoints> points;
};

}  // namespace gesprek::analysis
