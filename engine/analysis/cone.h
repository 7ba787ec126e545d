#pragma once
// The cone of influence: which parts of a session's state a question can depend on, whatever the path.

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "engine/analysis/question.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// What a state keeps. Slots that hooks write are never kept: any condition on them may be either (5.26).
struct Cone {
  std::vector<std::uint8_t> slots, seen, chosen, events, answers, facts, noted;
  std::set<std::vector<std::uint32_t>> fact_sets;  // of two facts or more: is one of them revealed?
  std::vector<std::uint8_t> watched_events;        // a watched rule reads them
  std::vector<std::uint8_t> unknown_slots;
  bool unknown_events = false;
  std::vector<std::uint32_t> rules, knockouts, musts;  // all that must be watched to answer the question
};

[[nodiscard]] Cone cone_of(const program::Program& program, const Question& question);

/// The facts that decide whether `field` is asked (any of them), and whether an item with an answer is shown.
/// Empty with `always`: whatever is revealed.
struct FieldFacts {
  bool always_asked = true, always_counted = true;
  std::vector<std::uint32_t> asked, counted;
  /// Its values between all right and all wrong count too, so it matters how many items are shown: where the
  /// best is at most 0, it only counts when points were lost (5.18), and the next best is in between.
  bool by_number = false;
  std::vector<std::uint32_t> numbered;  // the facts of items with an answer, one each
  std::uint32_t always_numbered = 0;    // items with an answer that are always shown
};
[[nodiscard]] FieldFacts facts_of_field(const program::Program& program, const program::Field& field);

}  // namespace gesprek::analysis
