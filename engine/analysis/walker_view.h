#pragma once
// How the parts of a Walker look at conditions. Only for walker*.cpp.

#include <cstdint>

#include "engine/analysis/walker.h"

namespace gesprek::analysis {

/// What conditions see of a walk.
struct WalkerView {
  const Walker& walker;
  [[nodiscard]] std::int64_t slot(std::uint32_t i) const { return walker.slots_[i]; }
  [[nodiscard]] bool seen(std::uint32_t i) const { return walker.visits_[i] > (i == walker.node_ ? 1U : 0U); }
  [[nodiscard]] bool chosen(std::uint32_t i) const { return walker.chosen_[i] != 0; }
  [[nodiscard]] bool knows(std::uint32_t i) const { return walker.facts_[i] != 0; }
  [[nodiscard]] static bool noted(std::uint32_t /*fact*/) {
    return false;
  }  // simulated learners note nothing
  [[nodiscard]] bool event(std::uint32_t i) const { return walker.events_[i] != 0; }
  [[nodiscard]] bool event_with(std::uint32_t i) const { return walker.answers_[i] != 0; }
  [[nodiscard]] static bool hook(std::uint32_t /*hook*/) { return false; }
};

inline bool Walker::holds(std::uint32_t when) const {
  return plan_->conditions.holds(when, WalkerView{*this});
}

/// As holds(), and notes which side was seen.
inline bool Walker::look(std::uint32_t when, std::uint8_t& seen) const {
  if (when == FastConditions::kAlways) return true;
  const bool is_true = holds(when);
  seen = static_cast<std::uint8_t>(seen | (is_true ? 1 : 2));
  return is_true;
}

}  // namespace gesprek::analysis
