// From a new profile to Voortgang and back, with nothing but keys: the way of somebody who uses no mouse.

#include <doctest/doctest.h>

#include "tests/support/records.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

const std::string kGolden = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";

}  // namespace

TEST_SUITE("app/keyboard") {
  TEST_CASE(
      "with the keyboard alone K03 is played to its end, looked back on, taken up at the turning point, "
      "played "
      "on, and seen in Voortgang") {
    const test::TemporaryFolder folder;
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg",
                     GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    options.profile = folder.path() + "/profiel";
    options.sessions = options.profile + "/sessies";
    options.date = "2026-11-22T12:00:00Z";
    ScreenDriver driver(options);
    driver.use_keyboard_only();

    REQUIRE(driver.click_id("progress"));
    CHECK(driver.find_id("show.ja-hoor-dat-snap-ik") == nullptr);
    driver.key(ui::Key::escape);
    REQUIRE(driver.app().screen() == app::Screen::library);

    REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
    REQUIRE(driver.click_id("start"));
    REQUIRE(driver.play_golden(kGolden, "middelmatig") == "");
    REQUIRE(driver.click_id("to_debrief"));
    REQUIRE(driver.click_id("estimate.C.1"));
    REQUIRE(driver.click_id("estimate.done"));
    CHECK(driver.shows("Naast de voorbeeldroute"));
    // What is folded opens.
    REQUIRE(driver.click("Lees mee van begin tot eind"));

    const std::size_t inputs = driver.app().session()->inputs().size();
    REQUIRE(driver.click_id("from_here.1"));
    REQUIRE(driver.app().screen() == app::Screen::conversation);
    CHECK(driver.app().session()->inputs().size() < inputs);
    REQUIRE(driver.play_golden(kGolden, "middelmatig") == "");
    CHECK(driver.app().session()->inputs().size() == inputs);
    REQUIRE(driver.click_id("to_debrief"));
    REQUIRE(driver.click_id("estimate.skip"));
    REQUIRE(driver.click_id("library"));
    REQUIRE(driver.app().screen() == app::Screen::library);

    REQUIRE(driver.click_id("progress"));
    CHECK(driver.shows("2 keer"));
    REQUIRE(driver.click_id("show.ja-hoor-dat-snap-ik"));
    CHECK(driver.shows("Per onderdeel"));
    CHECK(driver.pointer_events() == 0);
  }
}
