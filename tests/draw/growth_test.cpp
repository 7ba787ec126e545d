#include <doctest/doctest.h>

#include "draw/growth.h"

using namespace gesprek::draw;

namespace {

Growth three() {
  Growth growth;
  growth.title = "C6";
  growth.rows = {"nog oefenen", "op weg", "vakkundig", "voorbeeldig"};
  growth.points = {{0, false}, {std::nullopt, false}, {1, true}, {3, false}};
  growth.first_word = "24 augustus";
  growth.last_word = "20 november";
  return growth;
}

template <class T>
std::vector<T> marks(const Picture& picture) {
  std::vector<T> out;
  for (const Mark& mark : picture.marks) {
    if (const T* one = std::get_if<T>(&mark)) out.push_back(*one);
  }
  return out;
}

}  // namespace

TEST_SUITE("draw/growth") {
  TEST_CASE("an attempt with a band is a dot, one without is not") {
    const Picture picture = draw_growth(three(), 300);
    CHECK(marks<Fill>(picture).size() == 3);
    // One of them open: its inside has the colour of the page.
    int open = 0;
    for (const Fill& fill : marks<Fill>(picture)) open += fill.role == Role::paper ? 1 : 0;
    CHECK(open == 1);
  }
  TEST_CASE("a better band stands higher, and all rows have their name") {
    const Picture picture = draw_growth(three(), 300);
    const std::vector<Label> labels = marks<Label>(picture);
    REQUIRE(labels.size() == 6);
    for (std::size_t i = 1; i < 4; ++i) CHECK(labels[i].at.y < labels[i - 1].at.y);
    CHECK(labels[0].text == "nog oefenen");
    CHECK(labels[4].text == "24 augustus");
    CHECK(labels[5].text == "20 november");
  }
  TEST_CASE("where both dates do not fit they stand behind each other") {
    Growth growth = three();
    growth.points.resize(1);
    growth.points.push_back({2, false});
    const std::vector<Label> labels = marks<Label>(draw_growth(growth, 300));
    REQUIRE(labels.size() == 5);
    CHECK(labels[4].text == "24 augustus \xE2\x86\x92 20 november");
  }
  TEST_CASE("a day on which all of it was is named once") {
    Growth growth = three();
    growth.first_word = growth.last_word = "22 november";
    for (const double width : {300.0, 900.0}) {
      const std::vector<Label> labels = marks<Label>(draw_growth(growth, width));
      REQUIRE(labels.size() == 5);
      CHECK(labels[4].text == "22 november");
    }
  }
  TEST_CASE("everything stays inside, with one attempt and with hundreds, and nothing at all is fine") {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{400}}) {
      Growth growth = three();
      growth.points.assign(count, {2, false});
      const Picture picture = draw_growth(growth, 100);
      CHECK(picture.width == 240);
      for (const Fill& fill : marks<Fill>(picture)) {
        for (const Step& step : fill.path.steps()) {
          CHECK(step.to.x >= 0);
          CHECK(step.to.x <= picture.width);
          CHECK(step.to.y <= picture.height);
        }
      }
      CHECK(marks<Fill>(picture).size() == std::min(count, kMostGrowth));
    }
    Growth none;
    CHECK(draw_growth(none, 300).height > 0);
    none.points = {{5, false}};
    CHECK(draw_growth(none, 300).height > 0);
  }
}
