// The debug menu: off by default, reached by a key and from the settings, and what it says is true.

#include <doctest/doctest.h>

#include "player/debug_view.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

test::ScreenOptions one_case() {
  test::ScreenOptions options;
  options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg"};
  return options;
}

}  // namespace

TEST_SUITE("app/debug") {
  TEST_CASE("F12 opens it over a conversation, with figures, state and log, and Esc closes only it") {
    ScreenDriver driver(one_case());
    CHECK(driver.find_id("debug.close") == nullptr);
    REQUIRE(driver.click_id("case.eerste-zorg"));
    REQUIRE(driver.click_id("start"));
    driver.type("1");
    driver.key(ui::Key::f12);
    CHECK(driver.shows("Beelden getekend"));
    REQUIRE(driver.tab_to("debug.state"));
    driver.key(ui::Key::enter);
    const session::Session& session = *driver.app().session();
    const program::Program& program = session.program();
    CHECK(driver.shows(program.text(program.nodes[session.node()].id)));
    CHECK(driver.shows("karin.vertrouwen"));
    REQUIRE(driver.click_id("debug.events"));
    CHECK(driver.shows("turn_ended"));
    CHECK(driver.shows("chosen"));
    driver.key(ui::Key::escape);
    CHECK(driver.find_id("debug.close") == nullptr);
    CHECK(driver.find_id("pause.go_on") == nullptr);
    CHECK(driver.find_id("choice.1") != nullptr);
  }
  TEST_CASE(
      "it is in the settings too, says so when there is no conversation, and does not draw without end") {
    ScreenDriver driver(one_case());
    REQUIRE(driver.click_id("settings"));
    REQUIRE(driver.click_id("debug"));
    REQUIRE(driver.find_id("debug.close") != nullptr);
    REQUIRE(driver.click_id("debug.state"));
    CHECK(driver.shows("Er is nog geen gesprek begonnen."));
    CHECK(driver.wait(30) == 0);
    REQUIRE(driver.click_id("debug.close"));
    CHECK_FALSE(driver.app().choices().shows_debug);
  }
  TEST_CASE("its page says what the session says: every variable, rule and fact") {
    ScreenDriver driver(one_case());
    REQUIRE(driver.click_id("case.eerste-zorg"));
    REQUIRE(driver.click_id("start"));
    driver.type("2");
    const session::Session& session = *driver.app().session();
    const program::Program& program = session.program();
    const player::DebugPage page = player::debug_page(driver.app().words(), {}, &session);
    REQUIRE(page.state.size() >= 2);
    std::size_t rows = 0;
    for (const player::DebugGroup& group : page.state) rows += group.rows.size();
    CHECK(rows > program.slots.size() + program.rules.size() + program.facts.size());
    for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
      const player::DebugRow& row = page.state[1].rows[i];
      CHECK(row.name == program.text(program.slots[i].name));
      CHECK(row.value == std::to_string(session.slot(i)));
    }
    CHECK(page.events.size() == std::min(session.log().size(), player::kMostDebugEvents));
    CHECK(player::debug_page(driver.app().words(), {}, nullptr).state.empty());
  }
}
