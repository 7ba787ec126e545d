// What helps a writer: spelling, colours, versions, and what a conversation is like at a moment.

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include "editor/spell/speller.h"
#include "editor/view/yaml_colours.h"
#include "tests/support/desk.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::ScreenDriver;

namespace {

constexpr const char* kCase = "eerste-zorg";
constexpr const char* kFirstLine = "row.nodes/binnen/lines/0/karin";

/// The thread needs real time; the screen only pretended time, of which little goes by: a writer presses
/// soon.
bool wait_until(ScreenDriver& driver, const std::string& id, int tries = 3000) {
  for (int i = 0; i < tries; ++i) {
    driver.wait(0.1);
    if (driver.find_id(id) != nullptr) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

std::string coloured(std::string_view line) {
  std::string out;
  for (const ui::ColourRun& run : editor::yaml_colours(line)) {
    out += (out.empty() ? "" : "|") + std::string(line.substr(run.begin, run.end - run.begin));
  }
  return out;
}

}  // namespace

TEST_SUITE("app/editor_help") {
  TEST_CASE("source text is coloured by its keys, texts and comments") {
    CHECK(coloured("  binnen:") == "binnen");
    CHECK(coloured("      - karin: \"Ja: zo # hoor\"   # knikt") == "karin|\"Ja: zo # hoor\"|# knikt");
    CHECK(coloured("effect: {toon: gespannen, karin.vertrouwen: -1}") == "effect|toon|karin.vertrouwen");
    CHECK(coloured("when: 'event(\"x\")'") == "when|'event(\"x\")'");
    CHECK(coloured("say: \"open") == "say|\"open");
    CHECK(coloured("") == "");
  }

  TEST_CASE("a word that is misspelled gets words that may be meant, and can be learned for this case") {
    std::string why;
    if (editor::system_dictionary("nl", why) == nullptr) {
      MESSAGE("no dictionary here: " << why);
      return;
    }
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::end, ui::kCtrl);
    driver.type(" Het schoolplijn");
    REQUIRE(wait_until(driver, "spell.fix.0"));
    CHECK(driver.shows("schoolplein"));
    const std::string meant = driver.find_id("spell.fix.0")->label;
    REQUIRE(driver.click_id("spell.fix.0"));
    driver.settle();
    CHECK(has(document(driver).text(), "Het " + meant + "\""));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    // Only the correction is undone, though it came within the seconds in which typing becomes one step.
    REQUIRE(has(document(driver).text(), " Het schoolplijn\""));
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::end, ui::kCtrl);
    REQUIRE(wait_until(driver, "spell.add"));
    REQUIRE(driver.click_id("spell.add"));
    driver.wait(2);
    const std::string path = driver.app().editor()->open_case().path();
    std::ifstream words(path.substr(0, path.rfind('/')) + "/woorden.txt");
    std::string word;
    std::getline(words, word);
    CHECK(word == "schoolplijn");
    CHECK_FALSE(wait_until(driver, "spell.nothing-of-the-kind", 100));
    CHECK(driver.find_id("spell.add") == nullptr);
  }

  TEST_CASE("a version is kept under a name, told moment by moment, and restored as a step") {
    Desk desk(kCase);
    test::ScreenOptions options = desk.options();
    options.date = "2026-11-22T14:02:10Z";
    ScreenDriver driver(options);
    test::open_editor(driver, kCase);
    REQUIRE(driver.click_id("editor.versions"));
    driver.settle();
    CHECK(driver.shows("Er zijn nog geen versies"));
    REQUIRE(driver.click_id("version.name"));
    driver.type("voor de les");
    REQUIRE(driver.click_id("version.keep"));
    driver.settle();
    CHECK(driver.shows("2026-11-22 14:02  ·  voor de les"));
    REQUIRE(driver.click_id("editor.script"));
    driver.settle();
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::end, ui::kCtrl);
    driver.type(" Echt niet.");
    const std::string written(document(driver).text());
    REQUIRE(driver.click_id("editor.versions"));
    driver.settle();
    REQUIRE(driver.click_id("version.0"));
    driver.settle();
    CHECK(driver.shows("Sindsdien veranderd: 1 onderdelen."));
    CHECK(driver.shows("Echt niet."));
    REQUIRE(driver.click_id("version.restore"));
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    driver.key(ui::Key::z, ui::kCtrl);
    CHECK(document(driver).text() == written);
  }

  TEST_CASE("at a moment the state is told, and of a choice that is hidden what is not so") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    driver.app().editor()->select_node("binnen");
    driver.app().ui().ask_frame();
    driver.settle();
    REQUIRE(driver.click_id("preview.fold"));
    driver.settle();
    CHECK(driver.shows("Na 0 beurten"));
    CHECK(driver.shows("Vertrouwen (Karin)"));
    CHECK(driver.find_id("hand.karin.vertrouwen.more") != nullptr);  // to be set to something else
    // The second choice gets a condition that does not hold.
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(edited
                .apply(editor::set_field(edited.document(), {"nodes", "binnen", "choices", 1}, "when",
                                         "karin.vertrouwen >= 6 and karin.spanning >= 2"),
                       0)
                .ok());
    driver.app().ui().ask_frame();
    driver.settle();
    driver.wait(2);
    CHECK(driver.shows("Nu niet te kiezen: dat kan alleen als Vertrouwen (Karin) ten minste 6 is"));
    CHECK_FALSE(driver.shows("dat kan alleen als Vertrouwen (Karin) ten minste 6 is en"));
    driver.app().editor()->select_node("zorg");
    driver.app().ui().ask_frame();
    driver.settle();
    CHECK(driver.shows("Na één beurt"));
  }

  TEST_CASE("a condition is told as a sentence where it stands in the script, or as it is written") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    driver.app().editor()->select_node("zorg");
    driver.app().ui().ask_frame();
    driver.settle();
    editor::OpenCase& edited = driver.app().editor()->open_case();
    const auto says = [&](const char* when, const char* words) {
      const editor::Path choice{"nodes", "binnen", "choices", 0};
      REQUIRE(edited.apply(editor::set_field(edited.document(), choice, "when", when), 0).ok());
      driver.app().ui().ask_frame();
      driver.settle();
      // Whole: the line ends there.
      return (driver.text() + "\n").find(words + std::string("\n")) != std::string::npos;
    };
    CHECK(says("karin.vertrouwen >= 6 and karin.spanning < 3",
               "Alleen als Vertrouwen (Karin) ten minste 6 is en Spanning (Karin) minder dan 3 is"));
    CHECK(says("toon == \"gespannen\" or toon ~= \"rustig\"",
               "Alleen als toon gespannen is of toon niet rustig is"));
    CHECK(
        says("not seen(\"zorg\") and chosen(\"zorg.c2\") and not knows(\"ontbijt\")",
             "Alleen als moment zorg niet geweest is en zorg.c2 gekozen is en feit ontbijt niet bekend is"));
    CHECK(says(
        "event(\"DOSSIER\") or noted(\"ontbijt\")",
        "Alleen als dit gebeurd is: “Vastgelegd in het dossier” of feit ontbijt in het notitieboek staat"));
    CHECK(says("karin.vertrouwen + 1 > 6", "Alleen als karin.vertrouwen + 1 > 6"));
  }

  TEST_CASE("seven steps show the room, and can be skipped and taken again") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    // It stands at the end of a long panel: the keyboard brings it into sight.
    REQUIRE(driver.tab_to("tour.start"));
    driver.key(ui::Key::enter);
    driver.settle();
    ui::Point spot;
    for (int step = 1; step <= 7; ++step) {
      CHECK(driver.shows("Rondleiding " + std::to_string(step) + " van 7"));
      if (step == 4) CHECK(driver.find_id("person.new") != nullptr);
      if (step == 7) CHECK(driver.find_id("version.keep") != nullptr);
      // Pressed at one spot it goes on, and at the end it closes.
      const ui::Record* next = driver.find_id(step < 7 ? "tour.next" : "tour.close");
      REQUIRE(next != nullptr);
      if (step == 1) spot = {next->place.x + 5, next->place.y + 5};
      driver.press(spot);
      driver.settle();
    }
    CHECK_FALSE(driver.shows("Rondleiding 7"));
    REQUIRE(driver.tab_to("tour.start"));
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.shows("Rondleiding 1 van 7"));
    CHECK(document(driver).text() == desk.first());
  }
}
