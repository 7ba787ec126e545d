#pragma once
// Every session of at most so many inputs, listed by the real Session: what exploration must agree with.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/session.h"

namespace gesprek::test {

/// A share as a fraction of sums, compared without rounding.
struct Share {
  std::int64_t earned = 0, possible = 1;
  [[nodiscard]] bool less_than(const Share& other) const {
    return earned * other.possible < other.earned * possible;
  }
};

struct Listed {
  bool too_many = false;  // more sessions than were allowed: nothing else is complete
  std::uint64_t sessions = 0;
  std::set<std::uint32_t> nodes, choices, endings, dead_ends;  // endings: nodes
  std::set<std::uint32_t> hold, fail;  // choices whose condition was seen so, at an offer
  bool loop = false, no_way = false;
  std::optional<std::uint32_t> shortest, longest;
  struct Criterion {
    std::optional<std::int64_t> earned_min, earned_max;
    std::optional<Share> share_min, share_max;
  };
  std::map<std::uint32_t, Criterion> criteria;
  std::set<std::uint32_t> broken, broken_at_ending;
  std::set<std::uint32_t> opened, repaired, unrepaired, unrepaired_good;
  std::set<std::uint32_t> missed, missed_good;
};

/// All inputs that `session` would take now, one of those that cannot matter: a note that is read nowhere and
/// an own sentence are left out, and a fact is noted once.
[[nodiscard]] std::vector<session::Input> all_inputs(const session::Session& session);

[[nodiscard]] Listed list_sessions(const program::Program& program, std::uint32_t most_inputs,
                                   std::uint64_t most_sessions);

}  // namespace gesprek::test
