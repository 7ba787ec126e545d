#include "draw/bars.h"

#include <doctest/doctest.h>

#include "draw/svg.h"
#include "tests/support/xml_check.h"

using namespace gesprek::draw;

namespace {

/// Left and right of everything in `path`.
std::pair<double, double> reach(const Path& path) {
  double left = 1e9;
  double right = -1e9;
  for (const Step& step : path.steps()) {
    if (step.kind == Step::Kind::close) continue;
    left = std::min(left, step.to.x);
    right = std::max(right, step.to.x);
  }
  return {left, right};
}

/// The filled shapes in `role`.
std::vector<Path> filled(const Picture& picture, Role role) {
  std::vector<Path> found;
  for (const Mark& mark : picture.marks) {
    if (const auto* fill = std::get_if<Fill>(&mark); fill != nullptr && fill->role == role)
      found.push_back(fill->path);
  }
  return found;
}

std::vector<double> ticks(const Picture& picture) {
  std::vector<double> found;
  for (const Mark& mark : picture.marks) {
    if (const auto* stroke = std::get_if<Stroke>(&mark); stroke != nullptr && stroke->role == Role::soft) {
      found.push_back(stroke->path.steps().front().to.x);
    }
  }
  return found;
}

}  // namespace

TEST_SUITE("draw/bars") {
  TEST_CASE("the bar is filled to the learner's share, and the mark points there") {
    Bar bar;
    bar.share = 0.75;
    const Picture picture = draw_bar(bar, 212);
    // 6 units on each side are for the mark: 200 remain; 6 + 0.75 × 200 = 156.
    const auto fills = filled(picture, Role::accent);
    REQUIRE(fills.size() == 1);
    CHECK(reach(fills[0]).second == doctest::Approx(156));
    const auto mark = filled(picture, Role::ink);
    REQUIRE(mark.size() == 1);
    CHECK((reach(mark[0]).first + reach(mark[0]).second) / 2 == doctest::Approx(156));
  }
  TEST_CASE("every chance is as long as it weighs, with a tick at each end") {
    Bar bar;
    bar.chances = {{-2, 2, 1}, {0, 1, 1}, {-1, 2, 0}};  // 4 + 1 + 3 = 8
    const auto places = ticks(draw_bar(bar, 212));
    // 6 + 200 × 0, 4/8, 5/8, 8/8.
    REQUIRE(places.size() == 4);
    CHECK(places[0] == doctest::Approx(6));
    CHECK(places[1] == doctest::Approx(106));
    CHECK(places[2] == doctest::Approx(131));
    CHECK(places[3] == doctest::Approx(206));
  }
  TEST_CASE("where something limits the result the bar is filled to the limit, the rest is an outline") {
    Bar bar;
    bar.share = 0.9;
    bar.limit = 0.54;
    const auto fills = filled(draw_bar(bar, 212), Role::accent);
    REQUIRE(fills.size() == 1);
    CHECK(reach(fills[0]).second == doctest::Approx(114));  // 6 + 0.54 × 200
    bar.limit = 0.95;
    CHECK(reach(filled(draw_bar(bar, 212), Role::accent)[0]).second ==
          doctest::Approx(186));  // 6 + 0.9 × 200
  }
  TEST_CASE("without a share there is no mark and nothing is filled") {
    const Picture picture = draw_bar(Bar{}, 212);
    CHECK(filled(picture, Role::ink).empty());
    CHECK(filled(picture, Role::accent).empty());
    CHECK(gesprek::test::read_xml(svg(picture, "b")).problem == "");
  }
  TEST_CASE("chances without weight and shares out of range break nothing") {
    Bar bar;
    bar.chances = {{1, 1, 1}, {2, 1, 0}};
    bar.share = 7;
    bar.notches = {-1, 0.5, 3};
    const Picture picture = draw_bar(bar, 10);
    CHECK(picture.width == 120);
    CHECK(ticks(picture).empty());
    CHECK(reach(filled(picture, Role::accent)[0]).second <= 120);
  }
  TEST_CASE("the steps differ in shape, not only in colour, and stand apart") {
    StepStrip strip;
    strip.steps = {{"0", StepState::done},
                   {"1", StepState::skipped},
                   {"2", StepState::too_early},
                   {"3", StepState::open}};
    const Picture picture = draw_steps(strip, 300);
    std::vector<double> names;
    for (const Mark& mark : picture.marks) {
      if (const auto* label = std::get_if<Label>(&mark)) names.push_back(label->at.x);
    }
    REQUIRE(names.size() == 4);
    // 15 on each side: 270 in three pieces of 90.
    CHECK(names[0] == doctest::Approx(15));
    CHECK(names[3] == doctest::Approx(285));
    std::vector<std::size_t> counts;
    for (const StepState state :
         {StepState::done, StepState::skipped, StepState::too_early, StepState::open}) {
      std::size_t pieces = 0;
      for (const Mark& mark : draw_step_mark(state, "").marks) {
        const auto* fill = std::get_if<Fill>(&mark);
        pieces = pieces * 100 + (fill != nullptr ? fill->path.steps().size() : 50);
      }
      for (const std::size_t other : counts) CHECK(other != pieces);
      counts.push_back(pieces);
    }
    CHECK(draw_steps(StepStrip{}, 300).marks.empty());
  }
}
