#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "draw/portrait.h"

using namespace gesprek::draw;

namespace {

/// Share of pixels that differ clearly, in thousandths.
int difference(const Raster& a, const Raster& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  int other = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    const int way = std::abs(a.rgba[i] - b.rgba[i]) + std::abs(a.rgba[i + 1] - b.rgba[i + 1]) +
                    std::abs(a.rgba[i + 2] - b.rgba[i + 2]);
    other += way > 40 ? 1 : 0;
  }
  return other * 1000 / static_cast<int>(a.rgba.size() / 4);
}

Raster at_rest(const Person& person) {
  return draw_portrait(person, {}, Scene::plain, 120, 132);
}

}  // namespace

TEST_SUITE("draw/portrait") {
  TEST_CASE(
      "there are at least sixteen people, each with a name of its own and words, and no two look alike") {
    const std::vector<Person>& all = people();
    CHECK(all.size() >= 16);
    std::set<std::string> names;
    for (const Person& person : all) {
      CHECK(names.insert(person.id).second);
      CHECK(!person.words.empty());
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Raster one = at_rest(all[i]);
      for (std::size_t k = i + 1; k < all.size(); ++k) {
        CAPTURE(all[i].id);
        CAPTURE(all[k].id);
        CHECK(difference(one, at_rest(all[k])) > 60);
      }
    }
  }
  TEST_CASE(
      "everything that an expression says can be seen, and what is nearly the same looks nearly the same") {
    const Person kim = person_named("vrouw-25-a");
    const auto draw = [&](const Expression& expression) {
      return draw_portrait(kim, expression, Scene::plain, 400, 440);
    };
    const Raster rest = draw({});
    const auto with = [](double Expression::*part, double value) {
      Expression out;
      out.*part = value;
      return out;
    };
    for (double Expression::*part :
         {&Expression::brow_height, &Expression::brow_slant, &Expression::lids, &Expression::squint,
          &Expression::gaze_x, &Expression::gaze_y, &Expression::smile, &Expression::press, &Expression::open,
          &Expression::tilt, &Expression::turn, &Expression::nod, &Expression::shoulders, &Expression::away,
          &Expression::blush, &Expression::breath}) {
      CHECK(draw(with(part, 1)).rgba != rest.rgba);
      // A hundredth of the way is hardly to be seen: it follows continuously, nothing jumps.
      CHECK(difference(draw(with(part, 0.01)), rest) <= 4);
    }
  }
  TEST_CASE("the same person with the same expression has the same bytes, in any size, also a strange one") {
    const Person mees = person_named("jongen-9-a");
    for (const auto& [width, height] : {std::pair{1, 1}, {7, 300}, {300, 7}, {112, 112}, {640, 720}}) {
      const Raster one = draw_portrait(mees, {}, Scene::school, width, height, Theme::dark);
      CHECK(one.width == width);
      CHECK(one.height == height);
      CHECK(one.rgba == draw_portrait(mees, {}, Scene::school, width, height, Theme::dark).rgba);
    }
  }
  TEST_CASE("a name that nobody has is somebody who fits it, always the same") {
    CHECK(person_named("man-60-x").age == 60);
    CHECK(at_rest(person_named("man-60-x")).rgba == at_rest(person_named("man-60-x")).rgba);
    CHECK(person_named("meisje-8-q").hair != Hair::none);
    CHECK(person_named("telefoon-z").is_telephone);
    CHECK(!person_named("iets-heel-anders").is_telephone);
    CHECK(!at_rest(person_named("")).rgba.empty());
  }
  TEST_CASE("a picture written as PNG reads as the same picture, and what is no PNG as none") {
    const Raster one = at_rest(people().front());
    const Raster back = read_png(png(one));
    CHECK(back.width == one.width);
    CHECK(back.rgba == one.rgba);
    CHECK(read_png("geen plaatje").rgba.empty());
    CHECK(read_png(png(one).substr(0, 40)).rgba.empty());
  }
}
