#include <doctest/doctest.h>

#include <set>

#include "draw/portrait.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

TEST_SUITE("app") {
  TEST_CASE("the program opens on a library with every shipped case") {
    ScreenDriver driver;
    CHECK(driver.app().screen() == app::Screen::library);
    CHECK(driver.find("Ja hoor, dat snap ik") != nullptr);
    CHECK(driver.find("Mag ik nog even blijven?") != nullptr);
  }
  TEST_CASE("everybody somebody talks with has a face of their own, drawn for them") {
    ScreenDriver driver;
    std::set<std::string> known;
    for (const draw::Person& person : draw::people()) known.insert(person.id);
    std::set<std::string> faces;
    int doubles = 0;  // a case that was only just written may borrow a face
    std::set<std::string> all;
    for (const std::unique_ptr<player::Case>& one : driver.app().library().cases()) {
      CAPTURE(one->id);
      // A harder variant is a talk with the same person.
      const bool is_variant = one->file != nullptr && one->file->loaded.scenario &&
                              one->file->loaded.scenario->extends.has_value();
      if (!is_variant && one->portrait != "telefoon-a" && !faces.insert(one->portrait).second) ++doubles;
      const program::Program& program = one->program();
      for (const program::CastMember& member : program.cast) {
        const std::string portrait(program.text(member.portrait));
        CAPTURE(portrait);
        if (!portrait.empty() && known.count(portrait) == 0) ++doubles;  // somebody who fits the name
        if (!portrait.empty()) all.insert(portrait);
      }
      // And a room: none of ours is set nowhere.
      CHECK(player::scene_of(one->place, one->setting) != draw::Scene::plain);
    }
    CHECK(doubles <= 2);
    CHECK(all.size() >= 16);
  }
  TEST_CASE("a case is begun with the mouse, by what stands on the buttons, and answered by a sentence") {
    ScreenDriver driver;
    REQUIRE(driver.click("Ja hoor, dat snap ik"));
    CHECK(driver.app().screen() == app::Screen::the_case);
    CHECK(driver.shows("Waar je op oefent"));
    REQUIRE(driver.click("Begin het gesprek"));
    CHECK(driver.shows("O. Was dat vandaag?"));
    REQUIRE(driver.click("Dag Kim. Ik ben van het consultatiebureau."));
    CHECK(driver.shows("Ja hoor. Het is wel een rommeltje."));
    CHECK(driver.app().session()->inputs().size() == 1);
  }
  TEST_CASE("with the keyboard alone a case is begun, answered, paused and stopped, and looked back on") {
    ScreenDriver driver;
    REQUIRE(driver.tab_to("case.ja-hoor-dat-snap-ik"));
    driver.key(ui::Key::enter);
    driver.key(ui::Key::enter);  // "Begin het gesprek" is what has focus
    CHECK(driver.app().screen() == app::Screen::conversation);
    driver.type("2");
    driver.key(ui::Key::down);
    driver.key(ui::Key::enter);  // the second sentence
    CHECK(driver.app().session()->inputs().size() == 2);
    driver.type("n");
    CHECK(driver.shows("Notitieboek"));
    driver.key(ui::Key::escape);
    driver.key(ui::Key::escape);
    CHECK(driver.shows("Neem de tijd."));
    REQUIRE(driver.tab_to("pause.stop"));
    driver.key(ui::Key::enter);
    CHECK(driver.shows("Je stopt hier, en dat is goed"));
    driver.key(ui::Key::enter);
    CHECK(driver.app().screen() == app::Screen::debrief);
    CHECK(driver.shows("Eerst jij"));
    REQUIRE(driver.tab_to("estimate.skip"));
    driver.key(ui::Key::enter);
    CHECK(driver.shows("Wat je sterk deed"));
  }
  TEST_CASE("a whole conversation is played by what stands on the screen, forms and notebook included") {
    ScreenDriver driver;
    REQUIRE(driver.click("Ja hoor"));
    REQUIRE(driver.click("Begin"));
    CHECK(driver.play_golden(GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play",
                             "goed") == "");
    CHECK(driver.app().session()->status() == session::Status::ended);
    REQUIRE(driver.click("Naar de nabespreking"));
    REQUIRE(driver.click("Overslaan"));
    CHECK(driver.shows("Wat je sterk deed"));
    // Back to where it turned, and on from there.
    const std::size_t whole = driver.app().session()->inputs().size();
    REQUIRE(driver.click("Vanaf hier opnieuw"));
    CHECK(driver.app().screen() == app::Screen::conversation);
    CHECK(driver.app().session()->inputs().size() < whole);
    CHECK(driver.app().session()->status() == session::Status::waiting);
  }
  TEST_CASE("a step back takes the last answer back") {
    ScreenDriver driver;
    REQUIRE(driver.click("Ja hoor"));
    REQUIRE(driver.click("Begin"));
    driver.type("1");
    CHECK(driver.app().session()->inputs().size() == 1);
    driver.key(ui::Key::z, ui::kCtrl);
    CHECK(driver.app().session()->inputs().empty());
    CHECK(driver.shows("O. Was dat vandaag?"));
  }
}
