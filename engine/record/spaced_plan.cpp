#include "engine/record/spaced_plan.h"

#include <algorithm>

namespace gesprek::record {

namespace {
constexpr Day kWeek = 7;
constexpr int kRefreshMonths = 36;
}  // namespace

Plan begin_plan(Day first) {
  return {first, first, PlanStep::week, first + kWeek};
}

Plan after_attempt(const Plan& plan, Day day, bool has_open_knockout) {
  Plan out = plan;
  if (day < plan.last) return out;
  out.last = day;
  if (day + 1 < plan.due) {
    // 4; of a refresh (6) the last attempt is what counts.
    if (plan.step == PlanStep::refresh) out.due = add_months(day, kRefreshMonths);
    return out;
  }
  if (has_open_knockout) return begin_plan(day);  // 5
  switch (plan.step) {
    case PlanStep::week:
      out.step = PlanStep::month;
      out.due = std::max(add_months(plan.from, 1), day + 3 * kWeek);  // 3
      break;
    case PlanStep::month:
      out.step = PlanStep::four_months;
      out.due = std::max(add_months(plan.from, 4), add_months(day, 3));  // 3
      break;
    case PlanStep::four_months:
    case PlanStep::refresh:
      out.step = PlanStep::refresh;
      out.due = add_months(day, kRefreshMonths);  // 6
      break;
  }
  return out;
}

}  // namespace gesprek::record
