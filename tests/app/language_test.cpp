// The interface in English, and cases in it that have a translation.

#include <doctest/doctest.h>

#include "player/library.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

test::ScreenOptions two_cases() {
  test::ScreenOptions options;
  options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg",
                   GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
  return options;
}

void speak_english(ScreenDriver& driver) {
  player::Choices choices = driver.app().choices();
  choices.language = "en";
  driver.app().set_choices(choices);
  driver.settle();
}

}  // namespace

TEST_SUITE("app/language") {
  TEST_CASE(
      "with an English interface a case that was translated is shown, played and debriefed in English") {
    ScreenDriver driver(two_cases());
    const std::string hash = driver.app().library().cases().front()->program().hash.hex();
    speak_english(driver);
    // No translation: that is said on its card.
    CHECK(driver.shows("in Dutch"));
    REQUIRE(driver.click_id("case.eerste-zorg"));
    CHECK_FALSE(driver.shows("in Dutch"));
    CHECK_FALSE(driver.shows("Een eerste zorg delen"));
    REQUIRE(driver.click_id("start"));
    const session::Session& session = *driver.app().session();
    CHECK(session.program().text(session.program().header.language) == "en");
    driver.type("1");
    driver.key(ui::Key::escape);
    REQUIRE(driver.click_id("pause.stop"));
    REQUIRE(driver.click_id("pause.to_debrief"));
    if (driver.find_id("estimate.skip") != nullptr) REQUIRE(driver.click_id("estimate.skip"));
    for (const std::string& heading :
         std::vector<std::string>{"What you did well", "Looking back", "The whole conversation"}) {
      CAPTURE(heading);
      CHECK(driver.shows(heading));
    }
    for (const std::string& dutch : std::vector<std::string>{"Wat je sterk deed", "Waar het keerde",
                                                             "Terugkijken", "Beurt", "vertrouwen"}) {
      CAPTURE(dutch);
      CHECK_FALSE(driver.shows(dutch));
    }
  }
  TEST_CASE("a conversation goes on in the other language, with the same session, and back") {
    ScreenDriver driver(two_cases());
    REQUIRE(driver.click_id("case.eerste-zorg"));
    REQUIRE(driver.click_id("start"));
    driver.type("1");
    const session::Session& session = *driver.app().session();
    const std::string dutch = driver.text();
    const std::string hash = session.program().hash.hex();
    const player::Feeling feeling = player::feeling_of(session, 0);
    speak_english(driver);
    CHECK(driver.text() != dutch);
    CHECK(session.program().hash.hex() == hash);
    CHECK(session.inputs().size() == 1);
    // The face is the same in every language.
    CHECK(player::feeling_of(session, 0).warmth == feeling.warmth);
    CHECK(player::feeling_of(session, 0).tension == feeling.tension);
    player::Choices choices = driver.app().choices();
    choices.language = "nl";
    driver.app().set_choices(choices);
    driver.settle();
    CHECK(driver.text() == dutch);
  }
  TEST_CASE("a room looks the same in both languages") {
    ScreenDriver driver(two_cases());
    std::vector<draw::Scene> scenes;
    for (const auto& one : driver.app().library().cases()) scenes.push_back(one->scene);
    speak_english(driver);
    for (const auto& one : driver.app().library().cases()) {
      CHECK(std::find(scenes.begin(), scenes.end(), one->scene) != scenes.end());
      CHECK(one->scene != draw::Scene::plain);
    }
  }
}
