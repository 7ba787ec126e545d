#pragma once
// When a case is to be played again.
//
// Source: design §1 ("comes back after a week, a month, four months") and domain §1 ("regular refresh of
// conversation training is advised every 3 years", national guides S0 and S3). The sources give these times
// and nothing more; what advances a plan and what begins it anew is decided here:
//
// 1. The first finished attempt begins the plan: due a week, a month and four months after it.
// 2. A finished attempt on or after the day that is due takes that step. A day early counts too: a week later
//    at the same hour can be a day short in UTC. One attempt takes one step, however late it comes.
// 3. Who comes late keeps the distance: the next day is the planned one, but never sooner after the attempt
//    than the plan has between those two steps (three weeks before the month, three months before four).
// 4. An attempt before the day that is due changes nothing: practising more is fine, the distance remains.
// 5. A repeat that ends with an open knock-out (domain §6: it caps a run at "nog oefenen") begins the plan
//    anew, with that day as the first.
// 6. After the third step a refresh is due three years after the last finished attempt, and so on.
// 7. A conversation that was stopped or could not go on plays no role, nor does one that went on from a
//    turning point of another: there was no whole attempt.

#include <cstdint>

#include "engine/record/dates.h"

namespace gesprek::record {

enum class PlanStep : std::uint8_t { week, month, four_months, refresh };

struct Plan {
  Day from = 0;  // the first attempt of this round
  Day last = 0;  // the last finished one
  PlanStep step = PlanStep::week;
  Day due = 0;  // of `step`
  friend bool operator==(const Plan& a, const Plan& b) {
    return a.from == b.from && a.last == b.last && a.step == b.step && a.due == b.due;
  }
  friend bool operator!=(const Plan& a, const Plan& b) { return !(a == b); }
};

[[nodiscard]] Plan begin_plan(Day first);
/// After a finished attempt on `day`, which is not before `plan.last`; an earlier day changes nothing.
[[nodiscard]] Plan after_attempt(const Plan& plan, Day day, bool has_open_knockout);

}  // namespace gesprek::record
