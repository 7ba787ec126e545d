#include "draw/curves.h"

#include <doctest/doctest.h>

#include "draw/svg.h"
#include "tests/support/xml_check.h"

using namespace gesprek::draw;

namespace {

CurveSheet sheet(std::vector<Curve> curves) {
  CurveSheet made;
  made.title = "Verloop";
  made.curves = std::move(curves);
  made.start_word = "start";
  made.turn_word = "beurt";
  return made;
}

template <class T>
std::vector<T> all(const Picture& picture) {
  std::vector<T> found;
  for (const Mark& mark : picture.marks) {
    if (const T* one = std::get_if<T>(&mark)) found.push_back(*one);
  }
  return found;
}

/// The strokes that are curves: wider than the lines around them.
std::vector<Stroke> lines(const Picture& picture) {
  std::vector<Stroke> found;
  for (const Stroke& stroke : all<Stroke>(picture)) {
    if (stroke.width > 2) found.push_back(stroke);
  }
  return found;
}

const Label* label(const std::vector<Label>& labels, std::string_view text) {
  for (const Label& one : labels) {
    if (one.text == text) return &one;
  }
  return nullptr;
}

/// Everything drawn lies within the picture; texts by their estimated width.
void expect_inside(const Picture& picture) {
  const auto inside = [&](Point point) {
    CHECK(point.x >= -0.01);
    CHECK(point.x <= picture.width + 0.01);
    CHECK(point.y >= -0.01);
    CHECK(point.y <= picture.height + 0.01);
  };
  const auto path_inside = [&](const Path& path) {
    for (const Step& step : path.steps()) {
      if (step.kind != Step::Kind::close) inside(step.to);
      if (step.kind == Step::Kind::curve) {
        inside(step.first);
        inside(step.second);
      }
    }
  };
  for (const Stroke& stroke : all<Stroke>(picture)) path_inside(stroke.path);
  for (const Fill& fill : all<Fill>(picture)) path_inside(fill.path);
  for (const Label& text : all<Label>(picture)) {
    CAPTURE(text.text);
    const double width = text_width(text.text, text.size, text.weight);
    const double left = text.anchor == Anchor::start    ? text.at.x
                        : text.anchor == Anchor::middle ? text.at.x - width / 2
                                                        : text.at.x - width;
    inside({left, text.at.y});
    inside({left + width, text.at.y});
  }
}

}  // namespace

TEST_SUITE("draw/curves") {
  TEST_CASE("each curve has a label at its end, with its last value, and a dash pattern of its own") {
    const Picture picture = draw_curves(
        sheet(
            {{"Vertrouwen", {4, 5, 7}, 0, 10}, {"Spanning", {6, 5, 2}, 0, 10}, {"Begrip", {3, 3, 3}, 0, 10}}),
        640);
    const auto labels = all<Label>(picture);
    CHECK(label(labels, "Vertrouwen 7") != nullptr);
    CHECK(label(labels, "Spanning 2") != nullptr);
    CHECK(label(labels, "Begrip 3") != nullptr);
    const auto drawn = lines(picture);
    REQUIRE(drawn.size() == 3);
    CHECK(drawn[0].dash != drawn[1].dash);
    CHECK(drawn[1].dash != drawn[2].dash);
    CHECK(drawn[0].dash != drawn[2].dash);
    CHECK(drawn[0].role != drawn[1].role);
    expect_inside(picture);
  }
  TEST_CASE("labels of curves that end together stand apart") {
    const Picture picture =
        draw_curves(sheet({{"A", {1, 10}, 0, 10}, {"B", {2, 10}, 0, 10}, {"C", {3, 10}, 0, 10}}), 640);
    const auto labels = all<Label>(picture);
    const double a = label(labels, "A 10")->at.y;
    const double b = label(labels, "B 10")->at.y;
    const double c = label(labels, "C 10")->at.y;
    CHECK(b - a >= 15.9);
    CHECK(c - b >= 15.9);
    expect_inside(picture);
  }
  TEST_CASE("curves of the same values lie beside each other, not on top of each other") {
    const Picture picture = draw_curves(sheet({{"A", {5, 5}, 0, 10}, {"B", {5, 5}, 0, 10}}), 640);
    const auto drawn = lines(picture);
    REQUIRE(drawn.size() == 2);
    CHECK(drawn[0].path.steps().front().to.y != drawn[1].path.steps().front().to.y);
  }
  TEST_CASE("a curve goes through its values, and never beyond them on its way") {
    const Picture picture = draw_curves(sheet({{"A", {0, 10, 10, 0, 5}, 0, 10}}), 640);
    const auto drawn = lines(picture);
    REQUIRE(drawn.size() == 1);
    const auto& steps = drawn[0].path.steps();
    double top = 1e9;
    double bottom = -1e9;
    for (const Step& step : steps) {
      top = std::min(top, step.to.y);
      bottom = std::max(bottom, step.to.y);
    }
    for (const Step& step : steps) {
      if (step.kind != Step::Kind::curve) continue;
      for (const Point& control : {step.first, step.second}) {
        CHECK(control.y >= top - 0.01);
        CHECK(control.y <= bottom + 0.01);
      }
    }
    // The plot is 150 high: from 0 to 10 is all of it.
    CHECK(bottom - top == doctest::Approx(150));
  }
  TEST_CASE("turning points are numbered dots in order, apart also where their turns are not") {
    CurveSheet made = sheet({{"A", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 10}});
    made.marks = {{9, 3}, {1, 1}, {1, 2}};
    const Picture picture = draw_curves(made, 640);
    const auto labels = all<Label>(picture);
    std::vector<double> places;
    for (const char* number : {"1", "2", "3"}) {
      for (const Label& one : labels) {
        if (one.text == number && one.weight == Weight::semibold) places.push_back(one.at.x);
      }
    }
    REQUIRE(places.size() == 3);
    CHECK(places[1] - places[0] >= 20);
    CHECK(places[2] > places[1]);
    expect_inside(picture);
  }
  TEST_CASE("0, 1 and 2,000 turns, and no curve at all, are pictures too") {
    expect_inside(draw_curves(sheet({}), 640));
    expect_inside(draw_curves(sheet({{"Leeg", {}, 0, 10}}), 640));
    expect_inside(draw_curves(sheet({{"Start", {4}, 0, 10}}), 640));
    expect_inside(draw_curves(sheet({{"Eén", {4, 5}, 0, 10}}), 640));
    Curve flat{"Vlak", std::vector<double>(2001, 5), 0, 10};
    Curve wild{"Wild", {}, 0, 10};
    for (int i = 0; i <= 2000; ++i) wild.values.push_back(i * 7 % 11);
    const Picture picture = draw_curves(sheet({flat, wild}), 640);
    expect_inside(picture);
    // What is flat is one line, however long it lasted.
    CHECK(lines(picture)[0].path.steps().size() == 2);
    // Labels at the axis do not run into each other.
    std::vector<double> ticks;
    for (const Label& one : all<Label>(picture)) {
      if (one.anchor == Anchor::middle && one.weight == Weight::regular) ticks.push_back(one.at.x);
    }
    REQUIRE(ticks.size() > 3);
    for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i] - ticks[i - 1] >= 30);
  }
  TEST_CASE("odd values and long names stay within the picture") {
    Curve odd{std::string(300, 'W'), {-50, 400, 3}, 0, 10};
    Curve point{"Punt", {3, 3}, 3, 3};
    CurveSheet made = sheet({odd, point, odd, odd});
    made.marks = {{400, 1}};
    made.stretches = {{0, "begin"}, {1, "een fase met een heel lange naam die nergens past"}, {2, "einde"}};
    expect_inside(draw_curves(made, 280));
    const Picture picture = draw_curves(made, 640);
    expect_inside(picture);
    CHECK(lines(picture).size() == kMostCurves);
    CHECK(gesprek::test::read_xml(svg(picture, "x")).problem == "");
  }
}
