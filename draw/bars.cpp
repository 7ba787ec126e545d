#include "draw/bars.h"

#include <algorithm>

namespace gesprek::draw {

namespace {

constexpr double kBarHeight = 14;
constexpr double kMarkSize = 6;
constexpr double kStep = 11;  // radius

void step_mark(Picture& picture, Point at, StepState state) {
  switch (state) {
    case StepState::open: picture.marks.push_back(Fill{circle_path(at, 4), Role::rule}); return;
    case StepState::done:
      picture.marks.push_back(Fill{circle_path(at, kStep), Role::family_a});
      picture.marks.push_back(Stroke{Path()
                                         .move_to({at.x - 5, at.y + 0.5})
                                         .line_to({at.x - 1.5, at.y + 4})
                                         .line_to({at.x + 5, at.y - 4}),
                                     Role::panel,
                                     2.4,
                                     {}});
      return;
    case StepState::skipped:
      picture.marks.push_back(Fill{circle_path(at, kStep - 1), Role::panel});
      picture.marks.push_back(Stroke{circle_path(at, kStep - 1), Role::mind, 2, {}});
      picture.marks.push_back(
          Stroke{line_path({at.x - 5, at.y + 5}, {at.x + 5, at.y - 5}), Role::mind, 2, {}});
      return;
    case StepState::too_early:
      picture.marks.push_back(
          Fill{box_path({at.x - kStep, at.y - kStep}, 2 * kStep, 2 * kStep, 4), Role::stop});
      picture.marks.push_back(
          Stroke{line_path({at.x, at.y - 5.5}, {at.x, at.y + 1.5}), Role::panel, 2.6, {}});
      picture.marks.push_back(Fill{circle_path({at.x, at.y + 6}, 1.6), Role::panel});
      return;
  }
}

}  // namespace

Picture draw_bar(const Bar& bar, double width) {
  Picture picture;
  picture.title = bar.title;
  picture.description = bar.description;
  picture.width = std::max(width, 120.0);
  const double left = kMarkSize;
  const double length = picture.width - 2 * kMarkSize;
  const double top = kMarkSize + 4;
  picture.height = top + kBarHeight + 8;
  const auto x = [&](double share) { return left + length * std::clamp(share, 0.0, 1.0); };

  picture.marks.push_back(Fill{box_path({left, top}, length, kBarHeight, 3), Role::wash});
  const bool is_limited = bar.share && bar.limit && *bar.limit < *bar.share;
  const std::optional<double> shown = is_limited ? bar.limit : bar.share;
  if (shown && *shown > 0) {
    picture.marks.push_back(Fill{box_path({left, top}, x(*shown) - left, kBarHeight, 3), bar.role});
  }
  // What was earned and does not count: an outline, from the limit to the share.
  if (is_limited) {
    picture.marks.push_back(
        Stroke{box_path({x(*bar.limit), top + 1}, x(*bar.share) - x(*bar.limit), kBarHeight - 2, 2),
               bar.role,
               1.5,
               {3, 3}});
  }
  picture.marks.push_back(Stroke{box_path({left, top}, length, kBarHeight, 3), bar.role, 1, {}});

  // Where one chance ends and the next begins: a tick below.
  double total = 0;
  for (const Chance& chance : bar.chances) total += std::max(chance.most - chance.least, 0.0);
  if (total > 0) {
    double sum = 0;
    const double below = top + kBarHeight + 2;
    for (std::size_t i = 0; i <= bar.chances.size(); ++i) {
      const double place = x(sum / total);
      picture.marks.push_back(Stroke{line_path({place, below}, {place, below + 5}), Role::soft, 1.2, {}});
      if (i < bar.chances.size()) sum += std::max(bar.chances[i].most - bar.chances[i].least, 0.0);
    }
  }
  for (const double notch : bar.notches) {
    const bool is_covered = shown && notch < *shown;
    picture.marks.push_back(Stroke{line_path({x(notch), top + 2}, {x(notch), top + kBarHeight - 2}),
                                   is_covered ? Role::panel : bar.role,
                                   1.2,
                                   {1, 3.5}});
  }
  if (bar.share) {
    const double at = x(*bar.share);
    picture.marks.push_back(Fill{Path()
                                     .move_to({at - kMarkSize, top - kMarkSize - 3})
                                     .line_to({at + kMarkSize, top - kMarkSize - 3})
                                     .line_to({at, top - 1})
                                     .close(),
                                 Role::ink});
  }
  return picture;
}

Picture draw_steps(const StepStrip& strip, double width) {
  Picture picture;
  picture.title = strip.title;
  picture.description = strip.description;
  picture.width = std::max(width, 200.0);
  picture.height = 2 * kStep + 26;
  if (strip.steps.empty()) return picture;
  const double y = kStep + 2;
  const double left = kStep + 4;
  const double apart =
      strip.steps.size() > 1 ? (picture.width - 2 * left) / static_cast<double>(strip.steps.size() - 1) : 0;
  const double right = left + apart * static_cast<double>(strip.steps.size() - 1);
  if (right > left) picture.marks.push_back(Stroke{line_path({left, y}, {right, y}), Role::rule, 2, {}});
  for (std::size_t i = 0; i < strip.steps.size(); ++i) {
    const Point at{left + apart * static_cast<double>(i), y};
    step_mark(picture, at, strip.steps[i].state);
    const bool is_open = strip.steps[i].state == StepState::open;
    picture.marks.push_back(Label{{at.x, y + kStep + 19},
                                  strip.steps[i].name,
                                  13,
                                  Anchor::middle,
                                  is_open ? Weight::regular : Weight::semibold,
                                  is_open ? Role::soft : Role::ink});
  }
  return picture;
}

Picture draw_step_mark(StepState state, std::string title) {
  Picture picture;
  picture.title = std::move(title);
  picture.width = picture.height = 2 * kStep + 2;
  step_mark(picture, {kStep + 1, kStep + 1}, state);
  return picture;
}

}  // namespace gesprek::draw
