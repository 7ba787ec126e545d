#pragma once
// Single ways through a case, played by a real session: the example route, and ways that always take the best
// or the worst. Small and exact; for crowds of learners see simulate.h.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"
#include "engine/scoring/score.h"
#include "engine/session/session.h"

namespace gesprek::analysis {

enum class RoutePolicy : std::uint8_t {
  model,        // `model: true`, else the best sum of points; ties in document order
  best,         // the best sum
  worst,        // the worst sum
  mixed_best,   // mostly the best, now and then anything
  mixed_worst,  // mostly the worst, now and then anything
};

struct Route {
  std::vector<session::Input> inputs;
  bool ended = false;
  std::uint32_t ending = program::kNone;  // in Program::endings
  std::uint32_t node = 0;                 // where it ended or stopped
  std::uint32_t turns = 0;
  scoring::Scores scores;
};

/// Plays `policy` to an ending, at most 400 inputs; repairs, notes and lateness are left alone. `session`
/// must be one of the Program and is started again, so that its memory is used for many routes. `seed`
/// decides what mixed policies do.
[[nodiscard]] Route play_route(session::Session& session, RoutePolicy policy, std::uint64_t seed = 0);

/// Whether some choice of the case is marked `model: true`.
[[nodiscard]] bool has_model_route(const program::Program& program);

/// The sum of a choice's points over the criteria that the case scores (5.18).
[[nodiscard]] int sum_of_points(const program::Program& program, std::uint32_t choice);

}  // namespace gesprek::analysis
