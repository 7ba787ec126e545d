#pragma once
// From a session's log to points, shares, caps and bands (format 5.18–5.20). There is never a total.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/session.h"

namespace gesprek::scoring {

enum class CapReason : std::uint8_t { must, rule, knockout, family_must, hook };

/// A limit, with what caused it (5.19). `entry` is its place in the session's log (the choice, event or
/// ending), or the log's size when it has none.
struct Cap {
  std::uint32_t criterion = program::kNone;  // kNone: a whole family
  std::uint32_t family = program::kNone;     // set when it limits a family
  int limit = 100;                           // percent
  CapReason reason = CapReason::must;
  std::uint32_t cause =
      0;  // index of the must, rule or knockout in the Program; of a hook the same as `entry`
  std::size_t entry = 0;
};

/// One decision that counted: its `points` entry in the log, and what it is worth after a repair.
struct Evidence {
  std::size_t entry = 0;
  int earned = 0, lo = 0, hi = 0;
  bool is_opportunity = false;  // hi > lo, and counted (5.18)
  bool is_repaired = false;
};

/// `earned`, `min`, `max` are sums over the counted decisions on the learner's own way. `percent` is the
/// share before caps, half up, empty below two opportunities. `band` (in Program::bands) is taken after caps;
/// with an empty percent it is empty unless a cap gives it.
struct CriterionScore {
  std::uint32_t criterion = 0;  // in Program::criteria
  int earned = 0, min = 0, max = 0;
  int opportunities = 0;
  std::optional<int> percent;
  std::optional<int> capped_percent;  // after caps; of a null percent: the cap
  std::optional<std::uint32_t> band;
  std::vector<Evidence> evidence;
};

struct FamilyScore {
  std::uint32_t family = 0;
  std::optional<int> percent;  // weighted mean of capped percents, half up, after family caps
  std::optional<std::uint32_t> band;
};

struct KnockoutScore {
  std::uint32_t knockout = 0;
  std::size_t entry = 0;   // its `knockout` entry
  bool is_closed = false;  // repaired, and the catalogue allows that
};

/// Result for the scored criteria, in the Program's order, and those that only a cap touches.
struct Scores {
  std::vector<CriterionScore> criteria;
  std::vector<FamilyScore> families;  // those with at least one criterion above
  std::vector<Cap> caps;              // in order: musts, rules, knock-outs, families
  std::vector<KnockoutScore> knockouts;
  std::vector<std::uint32_t> rules_broken;
  std::vector<std::uint32_t> musts_missed;
};

/// The scores of a session over `program` that wrote `log`.
[[nodiscard]] Scores score(const program::Program& program, std::span<const session::Entry> log);
[[nodiscard]] Scores score(const session::Session& session);

}  // namespace gesprek::scoring
