#include "draw/picture.h"

#include <doctest/doctest.h>

#include "draw/svg.h"
#include "draw/utf8.h"
#include "tests/support/xml_check.h"

using namespace gesprek::draw;
using gesprek::test::read_xml;

namespace {

Picture sample() {
  Picture picture;
  picture.title = "Een <title> & \"meer\"";
  picture.description = "Wat er te zien is.";
  picture.width = 100;
  picture.height = 50.125;
  picture.marks = {
      Stroke{line_path({0, 0}, {10.5, -3.25}), Role::accent, 2, {9, 0.1}},
      Fill{circle_path({5, 5}, 2), Role::mind},
      Label{{1, 2}, "</text><script>alert('x')</script>", 13, Anchor::end, Weight::semibold, Role::ink}};
  return picture;
}

}  // namespace

TEST_SUITE("draw/picture") {
  TEST_CASE("text takes the room its letters need, and semibold a little more") {
    // Inter: H 74, o 59, i 23 hundredths: 156 at size 100.
    CHECK(text_width("Hoi", 100) == doctest::Approx(156));
    CHECK(text_width("Hoi", 100, Weight::semibold) == doctest::Approx(160.68).epsilon(0.001));
    CHECK(text_width("", 13) == 0);
    // One letter of two bytes is one letter.
    CHECK(text_width("é", 100) == doctest::Approx(62));
  }
  TEST_CASE("a text is cut between letters when it does not fit, and only then") {
    CHECK(fitted("vertrouwen", 500, 13) == "vertrouwen");
    const std::string cut = fitted("één heel lang woord dat niet past", 80, 13);
    CHECK(cut.size() < 30);
    CHECK(cut.substr(cut.size() - 3) == "…");
    CHECK(text_width(cut, 13) <= 80);
    CHECK(printable(cut) == cut);
    for (int width = 0; width < 60; ++width)
      CHECK(printable(fitted("ééééé", width, 13)).find("\xEF\xBF\xBD") == std::string::npos);
  }
  TEST_CASE("a box with round corners never gets corners larger than itself") {
    const Path path = box_path({10, 10}, 4, 20, 50);
    for (const Step& step : path.steps()) {
      if (step.kind == Step::Kind::close) continue;
      CHECK(step.to.x >= 10);
      CHECK(step.to.x <= 14);
      CHECK(step.to.y >= 10);
      CHECK(step.to.y <= 30);
    }
  }
}

TEST_SUITE("draw/utf8") {
  TEST_CASE("what is fine stays as it is") {
    const std::string text = "„Mooi”, zei ze – “ja hoor” … € ĳ 🙂\ntweede regel";
    CHECK(printable(text) == text);
  }
  TEST_CASE("control characters become a sign, a tab a space") {
    CHECK(printable(std::string("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(printable("a\tb\x1b[31m") == "a b\xEF\xBF\xBD[31m");
    CHECK(printable("\xC2\x85") == "\xEF\xBF\xBD");      // U+0085
    CHECK(printable("\xEF\xBF\xBE") == "\xEF\xBF\xBD");  // U+FFFE
  }
  TEST_CASE("no text can turn the direction of what stands around it") {
    CHECK(printable("a\xE2\x80\xAE"
                    "b\xE2\x81\xA6"
                    "c\xE2\x80\x8F"
                    "d\xEF\xBB\xBF") == "abcd");
  }
  TEST_CASE("what is no UTF-8 is shown as such, byte by byte, and what follows is kept") {
    CHECK(printable("\xFF"
                    "a") ==
          "\xEF\xBF\xBD"
          "a");
    CHECK(printable("\xC3") == "\xEF\xBF\xBD");                  // cut off
    CHECK(printable("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong
    CHECK(printable("\xED\xA0\x80").size() == 9);                // a surrogate: three bytes, three signs
    CHECK(printable("\xF5\x80\x80\x80").size() == 12);           // beyond U+10FFFF
  }
}

TEST_SUITE("draw/svg") {
  TEST_CASE("a picture is one well-formed element, with a title and a description") {
    const auto read = read_xml(svg(sample(), "beeld-1"));
    REQUIRE(read.problem == "");
    CHECK(read.root.name == "svg");
    CHECK(read.root.attribute("role") == "img");
    CHECK(read.root.attribute("viewBox") == "0 0 100 50.13");
    CHECK(read.root.attribute("aria-labelledby") == "beeld-1-t");
    REQUIRE(read.root.find("title") != nullptr);
    CHECK(read.root.find("title")->attribute("id") == "beeld-1-t");
    CHECK(read.root.find("title")->text == "Een <title> & \"meer\"");
    CHECK(read.root.find("desc")->text == "Wat er te zien is.");
  }
  TEST_CASE("texts are text, whatever stands in them") {
    const auto read = read_xml(svg(sample(), "b"));
    REQUIRE(read.problem == "");
    CHECK(read.root.find("script") == nullptr);
    REQUIRE(read.root.find("text") != nullptr);
    CHECK(read.root.find("text")->text == "</text><script>alert('x')</script>");
    CHECK(read.root.find("text")->attribute("text-anchor") == "end");
  }
  TEST_CASE("numbers have at most two decimals and a point; colours stand as attribute and as class") {
    const auto read = read_xml(svg(sample(), "b"));
    const auto paths = read.root.find_all("path");
    REQUIRE(paths.size() == 2);
    CHECK(paths[0]->attribute("d") == "M0 0L10.5 -3.25");
    CHECK(paths[0]->attribute("stroke-dasharray") == "9 0.1");
    CHECK(paths[0]->attribute("stroke") == "#0E5C69");
    CHECK(paths[0]->attribute("class") == "s-accent");
    CHECK(paths[1]->attribute("class") == "f-mind");
  }
  TEST_CASE("a picture without marks is a picture") {
    CHECK(read_xml(svg(Picture{}, "leeg")).problem == "");
  }
}
