#pragma once
// Every session of at most so many inputs, listed by the real Session: what exploration must agree with.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/program/program.h"
#include "engine/scoring/score.h"
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
  struct Limit {
    std::uint32_t criterion = 0, family = 0;
    int percent = 0;
    std::string cause;  // id of the must's event, the rule or the knock-out; of a family's knock-out none
    bool operator<(const Limit& o) const {
      return std::tie(criterion, family, percent, cause) <
             std::tie(o.criterion, o.family, o.percent, o.cause);
    }
  };
  std::set<Limit> limits;  // caps of 5.19, of complete sessions
};

/// All inputs that `session` would take now, one of those that cannot matter: a note that is read nowhere and
/// an own sentence are left out, and a fact is noted once.
[[nodiscard]] std::vector<session::Input> all_inputs(const session::Session& session);

/// One cap that scoring lists.
[[nodiscard]] Listed::Limit limit_of(const program::Program& program, const scoring::Cap& cap);

[[nodiscard]] Listed list_sessions(const program::Program& program, std::uint32_t most_inputs,
                                   std::uint64_t most_sessions);

}  // namespace gesprek::test
