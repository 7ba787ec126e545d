// The figures of the page on how it looks: every text colour on every ground it stands on.

#include <doctest/doctest.h>

#include "draw/palette.h"

using namespace gesprek::draw;

namespace {

double on(Role front, Role ground, Theme theme) {
  return contrast(colour(front, theme), colour(ground, theme));
}

}  // namespace

TEST_SUITE("draw/palette") {
  TEST_CASE("black on white has the contrast WCAG gives it, and the order does not matter") {
    const Colour black{0, 0, 0};
    const Colour white{255, 255, 255};
    // (1 + 0.05) / (0 + 0.05) = 21.
    CHECK(contrast(black, white) == doctest::Approx(21));
    CHECK(contrast(white, black) == doctest::Approx(21));
    CHECK(contrast(white, white) == doctest::Approx(1));
    // Mid-grey: 128/255 = 0.50196, linear ((0.50196 + 0.055)/1.055)^2.4 = 0.21586; 1.05 / 0.26586 = 3.949.
    CHECK(contrast({128, 128, 128}, white) == doctest::Approx(3.949).epsilon(0.001));
  }
  TEST_CASE("what is read has at least 4.5 on paper, panel and wash, in every theme") {
    for (const Theme theme : kThemes) {
      for (const Role text : {Role::ink, Role::soft, Role::accent, Role::family_a, Role::family_b,
                              Role::family_c, Role::family_d, Role::good, Role::mind, Role::stop}) {
        CAPTURE(role_name(text));
        CHECK(on(text, Role::paper, theme) >= 4.5);
        CHECK(on(text, Role::panel, theme) >= 4.5);
      }
      for (const Role text : {Role::ink, Role::soft, Role::accent}) {
        CAPTURE(role_name(text));
        CHECK(on(text, Role::wash, theme) >= 4.5);
      }
    }
  }
  TEST_CASE("lines that carry meaning have at least 3 on panel") {
    for (const Theme theme : kThemes) {
      CHECK(on(Role::rule, Role::panel, theme) >= 3.0);
      CHECK(on(Role::focus, Role::paper, theme) >= 3.0);
    }
  }
  TEST_CASE("the figures that the design names are these") {
    // On paper and on panel, light; rounded to one decimal there.
    CHECK(on(Role::ink, Role::paper, Theme::light) == doctest::Approx(13.4).epsilon(0.01));
    CHECK(on(Role::ink, Role::panel, Theme::light) == doctest::Approx(14.7).epsilon(0.01));
    CHECK(on(Role::soft, Role::paper, Theme::light) == doctest::Approx(5.7).epsilon(0.01));
    CHECK(on(Role::rule, Role::paper, Theme::light) == doctest::Approx(2.8).epsilon(0.02));
    CHECK(on(Role::accent, Role::panel, Theme::light) == doctest::Approx(7.6).epsilon(0.01));
    CHECK(on(Role::stop, Role::paper, Theme::light) == doctest::Approx(6.7).epsilon(0.01));
    CHECK(on(Role::ink, Role::paper, Theme::dark) == doctest::Approx(15.3).epsilon(0.01));
    CHECK(on(Role::soft, Role::panel, Theme::dark) == doctest::Approx(7.4).epsilon(0.01));
    CHECK(on(Role::family_d, Role::paper, Theme::dark) == doctest::Approx(9.1).epsilon(0.01));
  }
  TEST_CASE("a colour is written as style sheets write it, and every role has a name of its own") {
    CHECK(hex(colour(Role::accent)) == "#0E5C69");
    CHECK(hex(colour(Role::panel, Theme::dark)) == "#1D242A");
    for (const Role a : kRoles) {
      for (const Role b : kRoles) CHECK((a == b) == (role_name(a) == role_name(b)));
    }
  }
}
