// Shares and caps of a walk (format 5.18, 5.19).

#include <algorithm>

#include "engine/analysis/walker.h"

namespace gesprek::analysis {

using program::kNone;
using program::Program;

namespace {
constexpr std::int32_t kMustCap = 54;  // 5.19
constexpr std::int32_t kRuleCap = 74;
constexpr std::int32_t kKnockoutCap = 54;
constexpr std::int32_t kFewestOpportunities = 2;  // 5.18
}  // namespace

void add_up(const Program& program, WalkResult& out) {
  for (WalkScore& score : out.scores) {
    if (score.opportunities < kFewestOpportunities) continue;
    const std::int32_t part = score.earned - score.min;
    const std::int32_t whole = score.max - score.min;
    score.percent = (200 * part + whole) / (2 * whole);  // half up
    score.capped_percent = score.percent;
  }
  // The lowest wins; on a share that is null the cap counts alone.
  const auto cap = [&](std::uint32_t criterion, std::int32_t limit) {
    if (criterion == kNone) return;
    std::int32_t& percent = out.scores[criterion].capped_percent;
    percent = percent < 0 ? limit : std::min(percent, limit);
  };
  for (const std::uint32_t must : out.musts_missed) cap(program.musts[must].criterion, kMustCap);
  for (const std::uint32_t rule : out.rules_broken) {
    if (program.rules[rule].severity == program::RuleSeverity::major) {
      cap(program.rules[rule].criterion, kRuleCap);
    }
  }
  for (const WalkKnockout& knockout : out.knockouts) {
    if (!knockout.is_closed) cap(program.knockouts[knockout.knockout].criterion, kKnockoutCap);
  }
  // Criteria that the case does not score are there only when a cap touched them.
  for (std::size_t i = 0; i < out.scores.size(); ++i) {
    if (program.criteria[i].scored == 0 && out.scores[i].capped_percent < 0) out.scores[i] = {};
  }
}

}  // namespace gesprek::analysis
