// Finding your way in the editor: palette, find and replace, back and forward, bookmarks, trial talks.

#include <doctest/doctest.h>

#include <string>

#include "tests/support/desk.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::ScreenDriver;

namespace {

constexpr const char* kCase = "eerste-zorg";

std::string selected(ScreenDriver& driver) {
  const editor::Path& path = driver.app().editor()->selected();
  return path.size() >= 2 ? path[1].key : std::string();
}

}  // namespace

TEST_SUITE("app/way") {
  TEST_CASE("the palette leads to a moment, a text and a command by keys alone") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    driver.key(ui::Key::p, ui::kCtrl);
    driver.settle();
    REQUIRE(driver.app().ui().focused() == "find.field");
    driver.type("weg");
    driver.settle();
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(selected(driver) == "weging");
    CHECK(driver.find_id("find.field") == nullptr);
    driver.key(ui::Key::p, ui::kCtrl);
    driver.settle();
    driver.type("smoothie");
    driver.settle();
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(selected(driver) == "zorg");
    // Back and forward, as in a browser.
    driver.key(ui::Key::left, ui::kAlt);
    driver.settle();
    CHECK(selected(driver) == "weging");
    driver.key(ui::Key::left, ui::kAlt);
    driver.settle();
    CHECK(selected(driver) == "binnen");
    driver.key(ui::Key::right, ui::kAlt);
    driver.settle();
    CHECK(selected(driver) == "weging");
    driver.key(ui::Key::p, ui::kCtrl);
    driver.settle();
    driver.type("overz");
    driver.settle();
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.find_id("map") != nullptr);
    driver.key(ui::Key::p, ui::kCtrl);
    driver.settle();
    driver.key(ui::Key::escape);
    driver.settle();
    CHECK(driver.find_id("find.field") == nullptr);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("find and replace shows what changes first, leaves out what is not ticked, and is one step") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    driver.key(ui::Key::f, ui::kCtrl);
    driver.settle();
    driver.type("Milan");
    driver.settle();
    REQUIRE(driver.find_id("find.hit.0") != nullptr);
    REQUIRE(driver.click_id("find.by"));
    driver.type("Sem");
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    const std::string before = driver.find_id("find.replace")->label;
    REQUIRE(driver.click_id("find.hit.1"));
    driver.settle();
    CHECK(driver.find_id("find.replace")->label != before);
    REQUIRE(driver.click_id("find.replace"));
    driver.settle();
    CHECK(has(document(driver).text(), "Sem"));
    CHECK(has(document(driver).text(), "Milan"));  // the one that was left out
    CHECK(document(driver).history().steps().size() == 1);
    driver.key(ui::Key::escape);
    driver.settle();
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("trial talks show on the map how many came where, and which moments nobody saw") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    REQUIRE(driver.click_id("editor.map"));
    driver.settle();
    REQUIRE(driver.click_id("map.heat"));
    driver.settle();
    CHECK(driver.shows("3000 proefgesprekken"));
    CHECK(driver.shows("In 0 van de 9 momenten"));
    CHECK(driver.shows("Niet-oordelend luisteren en verbinden"));  // criteria by their names
    // Whoever saw the whole map sees it below the words.
    const float scale = driver.app().editor()->map().view().scale();
    REQUIRE(driver.click_id("map.fit"));
    driver.settle();
    CHECK(driver.app().editor()->map().view().scale() == scale);
    // A moment that nothing leads to is seen by nobody.
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(edited.apply(editor::add_node(edited.document(), "zorg", "eiland", "weging"), 0).ok());
    driver.app().ui().ask_frame();
    driver.settle();
    CHECK(driver.shows("In 1 van de 10 momenten"));
    REQUIRE(driver.click_id("map.heat"));
    driver.settle();
    CHECK_FALSE(driver.shows("proefgesprekken:"));
  }

  TEST_CASE("a bookmark is kept beside the case, and undone") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    driver.app().editor()->select_node("zorg");
    driver.key(ui::Key::b, ui::kCtrl);
    driver.wait(6);
    CHECK(has(desk.layout(), "bookmarks: [zorg]"));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.wait(6);
    CHECK_FALSE(has(desk.layout(), "zorg"));
    CHECK(desk.file() == desk.first());
  }
}
