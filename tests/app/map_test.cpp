// The map of a case, by pointer and keys.

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "tests/support/desk.h"
#include "ui/target.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::ScreenDriver;

namespace {

constexpr const char* kCase = "eerste-zorg";

void open_map(ScreenDriver& driver, const char* name = kCase) {
  test::open_editor(driver, name);
  REQUIRE(driver.click_id("editor.map"));
  driver.settle();
}

editor::MapView& map(ScreenDriver& driver) {
  return driver.app().editor()->map().view();
}

std::string selected(ScreenDriver& driver) {
  const editor::Path& path = driver.app().editor()->selected();
  return path.size() >= 2 ? path[1].key : std::string();
}

const editor::MapBox& card(ScreenDriver& driver, const char* id) {
  const int item = map(driver).scene().item_of(map(driver).graph().find(id));
  REQUIRE(item >= 0);
  return map(driver).scene().items()[static_cast<std::size_t>(item)].box;
}

ui::Point middle(ScreenDriver& driver, const char* id) {
  const editor::MapBox& box = card(driver, id);
  return map(driver).on_screen({box.x + box.width / 2, box.y + box.height / 2});
}

ui::Point exit(ScreenDriver& driver, const char* id, int port) {
  return map(driver).on_screen(map(driver).scene().exit_of(map(driver).graph().find(id), port));
}

void look_at(ScreenDriver& driver, const char* id, float scale) {
  const editor::MapBox& box = card(driver, id);
  map(driver).set_view(scale, {box.x + box.width, box.y + box.height / 2});
  driver.app().ui().ask_frame();
  driver.settle();
}

void undo_everything(ScreenDriver& driver) {
  for (int i = 0; i < 60; ++i) driver.key(ui::Key::z, ui::kCtrl);
}

}  // namespace

TEST_SUITE("app/map") {
  TEST_CASE("the map shows every moment, and a press chooses one") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    CHECK(map(driver).graph().moments.size() == 9);
    REQUIRE(driver.find_id("map.moment.weging") != nullptr);
    driver.press(middle(driver, "weging"));
    CHECK(selected(driver) == "weging");
    CHECK(driver.app().ui().focused() == "map");
    // The arrows walk along the lines, back the way they came; Enter reads it in the script.
    driver.key(ui::Key::right);
    CHECK(selected(driver) == "goed");
    driver.key(ui::Key::left);
    CHECK(selected(driver) == "weging");
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.find_id("row.nodes/weging/") == nullptr);
    CHECK(driver.find_id("map") == nullptr);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("the wheel goes nearer around the pointer, a drag moves the whole, Home shows all") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    const float before = map(driver).scale();
    const ui::Point pointer{400, 300};
    driver.move(pointer);
    const editor::MapPoint under = map(driver).on_map(pointer);
    driver.wheel(3);
    CHECK(map(driver).scale() > before * 1.5F);
    CHECK(std::abs(map(driver).on_map(pointer).x - under.x) < 0.5F);
    CHECK(std::abs(map(driver).on_map(pointer).y - under.y) < 0.5F);
    driver.drag({400, 300}, {440, 330}, ui::Button::right);
    CHECK(std::abs(map(driver).on_map({440, 330}).x - under.x) < 1);
    driver.press({30, 400});  // to give it the keys
    driver.key(ui::Key::home);
    driver.settle();
    CHECK(std::abs(map(driver).scale() - before) < 0.01F);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("a moment that is moved stays there, in layout.yaml, and undo takes it back") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    const editor::MapBox before = card(driver, "weging");
    const ui::Point from = middle(driver, "weging");
    driver.drag(from, {from.x + 60, from.y + 90});
    const editor::MapBox after = card(driver, "weging");
    CHECK(after.x > before.x + 20);
    CHECK(after.y > before.y + 30);
    driver.wait(6);
    CHECK(has(desk.layout(), "positions:\n  weging: ["));
    CHECK(desk.file() == desk.first());
    REQUIRE(driver.click_id("editor.undo"));
    driver.settle();
    CHECK(card(driver, "weging").x == before.x);
    CHECK(card(driver, "weging").y == before.y);
    CHECK_FALSE(has(driver.app().editor()->map().layout()->text(), "weging"));
    driver.key(ui::Key::y, ui::kCtrl);
    driver.settle();
    CHECK(card(driver, "weging").x == after.x);
  }

  TEST_CASE("steps on the map and in the text are undone in the order in which they were done") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    const auto move = [&](float by) {
      const ui::Point from = middle(driver, "weging");
      driver.drag(from, {from.x + by, from.y + by});
    };
    const auto change = [&](const char* title) {
      editor::OpenCase& edited = driver.app().editor()->open_case();
      REQUIRE(edited.apply(editor::set_title(edited.document(), title), 0).ok());
    };
    const float first = card(driver, "weging").x;
    move(40);
    const float second = card(driver, "weging").x;
    change("Een");
    move(30);
    const float third = card(driver, "weging").x;
    CHECK(third > second);
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(card(driver, "weging").x == second);
    CHECK(has(document(driver).text(), "Een"));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    CHECK(card(driver, "weging").x == second);
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(card(driver, "weging").x == first);
    for (int i = 0; i < 3; ++i) driver.key(ui::Key::y, ui::kCtrl);
    driver.settle();
    CHECK(card(driver, "weging").x == third);
    CHECK(has(document(driver).text(), "Een"));
  }

  TEST_CASE("a line is drawn from a choice to a moment, and to nowhere for a new one") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    look_at(driver, "binnen", 0.7F);
    const ui::Point from = exit(driver, "binnen", 2);
    const ui::Point to = middle(driver, "zorg");
    driver.drag(from, to);
    // It went there with its moment; now it has a way of its own.
    const int binnen = map(driver).graph().find("binnen");
    CHECK(map(driver).graph().moment(binnen).ports[2].is_own);
    CHECK(map(driver).graph().moment(binnen).ports[2].target == "zorg");
    const std::size_t count = map(driver).graph().moments.size();
    const ui::Point start = exit(driver, "binnen", 1);
    driver.drag(start, {start.x + 30, 600});
    CHECK(map(driver).graph().moments.size() == count + 1);
    const std::string made = selected(driver);
    CHECK(map(driver).graph().moment(map(driver).graph().find("binnen")).ports[1].target == made);
    const ui::Point stands = middle(driver, made.c_str());
    CHECK(stands.y > 550);  // where it was let go
    undo_everything(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("several are chosen by a band and with Ctrl, moved together, copied and pasted") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    driver.press(middle(driver, "binnen"));
    driver.press(middle(driver, "zorg"), ui::kCtrl);
    CHECK(map(driver).chosen().size() == 2);
    driver.key(ui::Key::c, ui::kCtrl);
    CHECK(editor::has_moments(ui::clipboard()));
    driver.key(ui::Key::v, ui::kCtrl);
    driver.settle();
    CHECK(map(driver).graph().find("binnen_2") >= 0);
    CHECK(map(driver).graph().find("zorg_2") >= 0);
    driver.key(ui::Key::a, ui::kCtrl);
    driver.settle();
    CHECK(map(driver).chosen().size() == map(driver).graph().moments.size());
    undo_everything(driver);
    CHECK(document(driver).text() == desk.first());
    driver.key(ui::Key::home);
    driver.settle();
    driver.drag({20, 130}, {870, 660});
    CHECK(map(driver).chosen().size() == 9);
    driver.key(ui::Key::escape);
    CHECK(map(driver).chosen().empty());
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("groups fold into one card each, and unfold") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    REQUIRE(driver.click_id("map.fold"));
    driver.settle();
    CHECK(driver.find_id("map.scene.contact") != nullptr);
    CHECK(driver.find_id("map.moment.binnen") == nullptr);
    REQUIRE(driver.click_id("map.unfold"));
    driver.settle();
    CHECK(driver.find_id("map.moment.binnen") != nullptr);
  }

  TEST_CASE("Delete shows what it would leave behind; arranging anew is undone too") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    const float before = card(driver, "ochtend_1").x;
    const float height = card(driver, "ochtend_1").y;
    driver.press(middle(driver, "zorg"));
    driver.key(ui::Key::del);
    driver.settle();
    REQUIRE(driver.find_id("delete.no") != nullptr);
    REQUIRE(driver.click_id("delete.instead"));
    driver.settle();
    CHECK(map(driver).graph().find("zorg") < 0);
    CHECK(card(driver, "ochtend_1").x == before);  // nothing jumps
    REQUIRE(driver.click_id("map.arrange"));
    driver.settle();
    CHECK(card(driver, "ochtend_1").x != before);
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(card(driver, "ochtend_1").x == before);
    CHECK(card(driver, "ochtend_1").y == height);
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("in every theme and at every text size the map can be drawn, near and far") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_map(driver);
    for (const draw::Theme theme : draw::kThemes) {
      for (const int percent : {80, 150}) {
        driver.set(theme, percent);
        for (const float scale : {0.05F, 0.4F, 1.6F}) {
          look_at(driver, "zorg", scale);
          CHECK(driver.find_id("map") != nullptr);
        }
      }
    }
  }
}
