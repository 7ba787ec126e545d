#pragma once
// A bar from the least that could be earned to the most, with what the learner earned; and a row of steps.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "draw/picture.h"

namespace gesprek::draw {

/// One moment in which something could be earned: from `least` to `most`, `earned` between them.
struct Chance {
  double least = 0, most = 1, earned = 0;
};

struct Bar {
  std::string title, description;
  std::vector<Chance> chances;  // in the order they came; each is a piece of the bar, as long as it weighs
  std::optional<double> share;  // 0–1, where the learner's mark stands; none: too little was seen
  std::optional<double>
      limit;  // 0–1, where something else keeps the result; none, or not below share: nothing
  std::vector<double> notches;  // 0–1, where one band ends and the next begins
  Role role = Role::accent;
};

/// `width` in picture units, at least 120.
[[nodiscard]] Picture draw_bar(const Bar& bar, double width);

enum class StepState : std::uint8_t {
  open,      // not come to: a small dot
  done,      // a filled dot with a tick
  skipped,   // an empty dot with a stroke through it
  too_early  // a square with an exclamation mark
};
struct StripStep {
  std::string name;  // short: "0", "1"
  StepState state = StepState::open;
};
struct StepStrip {
  std::string title, description;
  std::vector<StripStep> steps;
};

/// The steps from left to right, joined by a line; the shape says the state, not only the colour.
[[nodiscard]] Picture draw_steps(const StepStrip& strip, double width);

/// The mark of one step alone, as it stands in the strip, for a legend or a list; 22 × 22.
[[nodiscard]] Picture draw_step_mark(StepState state, std::string title);

}  // namespace gesprek::draw
