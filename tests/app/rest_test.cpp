// When frames are drawn and when not; settings; what goes wrong.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

test::ScreenOptions one_case() {
  test::ScreenOptions options;
  options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
  return options;
}

void begin(ScreenDriver& driver) {
  REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
  REQUIRE(driver.click_id("start"));
}

struct Folder {
  std::string path;
  Folder()
      : path((std::filesystem::temp_directory_path() / ("gesprekslab-app-" + std::to_string(::getpid())))
                 .string()) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_SUITE("app/rest") {
  TEST_CASE("nothing is drawn where nothing moves, and the portrait rests after ten seconds without input") {
    ScreenDriver driver(one_case());
    CHECK(driver.wait(60) == 0);  // the library
    begin(driver);
    // Twelve poses a second, for ten seconds: 120, and one more where they meet.
    const int drawn = driver.wait(20);
    CHECK(drawn > 60);
    CHECK(drawn <= 121);
    CHECK(driver.wait(60) == 0);
  }
  TEST_CASE("with reduced motion a conversation draws no frame by itself") {
    ScreenDriver driver(one_case());
    player::Choices choices = driver.app().choices();
    choices.ui.reduced_motion = true;
    driver.app().set_choices(choices);
    begin(driver);
    driver.settle();
    CHECK(driver.wait(30) == 0);
  }
  TEST_CASE("the same frames have the same bytes in every run") {
    const auto picture = [] {
      ScreenDriver driver(one_case());
      begin(driver);
      driver.type("2");
      driver.wait(2);
      return driver.picture().rgba;
    };
    CHECK(picture() == picture());
  }
  TEST_CASE("single keys can be switched off; numbers then choose nothing") {
    ScreenDriver driver(one_case());
    player::Choices choices = driver.app().choices();
    choices.ui.single_keys = false;
    driver.app().set_choices(choices);
    begin(driver);
    driver.type("2");
    CHECK(driver.app().session()->inputs().empty());
    driver.type("n");
    CHECK(!driver.shows("Wat is dit volgens jou?"));
    REQUIRE(driver.tab_to("choice.2"));
    driver.key(ui::Key::enter);
    CHECK(driver.app().session()->inputs().size() == 1);
  }
  TEST_CASE("settings are kept, and nonsense in their file is no reason to stop") {
    const Folder folder;
    test::ScreenOptions options = one_case();
    options.settings = folder.path + "/diep/venster.txt";
    {
      ScreenDriver driver(options);
      REQUIRE(driver.click_id("settings"));
      REQUIRE(driver.click("Donker"));
      REQUIRE(driver.click("English"));
      CHECK(driver.shows("Settings"));
    }
    {
      ScreenDriver driver(options);
      CHECK(driver.app().choices().ui.theme == draw::Theme::dark);
      CHECK(driver.shows("Which conversation will you practise today?"));
    }
    std::ofstream(options.settings) << "thema = 99\ntekst = -1\ntaal = ../../x\n\xFF\xFE\n";
    ScreenDriver driver(options);
    CHECK(driver.app().choices().ui.theme == draw::Theme::light);
    CHECK(driver.app().choices().ui.text_percent == 100);
    CHECK(driver.shows("Welk gesprek oefen je vandaag?"));
  }
  TEST_CASE(
      "a conversation that was broken off is gone on with at its last sentence, and a finished one is not") {
    const Folder folder;
    test::ScreenOptions options = one_case();
    options.sessions = folder.path + "/sessies";
    const std::string file = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";
    std::vector<session::Input> before;
    {
      ScreenDriver driver(options);  // gone without a word, as when it is killed
      CHECK(driver.find_id("go_on") == nullptr);
      begin(driver);
      REQUIRE(driver.play_golden(file, "goed", 9) == "");
      driver.key(ui::Key::z, ui::kCtrl);
      before = driver.app().session()->inputs();
    }
    REQUIRE(before.size() == 8);
    {
      ScreenDriver driver(options);
      CHECK(driver.shows("Je was bezig met Ja hoor, dat snap ik"));
      REQUIRE(driver.click("Ga verder"));
      CHECK(driver.app().session()->inputs() == before);
      REQUIRE(driver.play_golden(file, "goed") == "");
      CHECK(driver.app().session()->status() == session::Status::ended);
    }
    ScreenDriver driver(options);
    CHECK(driver.find_id("go_on") == nullptr);
  }
  TEST_CASE("where nothing can be kept that is said, and the conversation goes on") {
    const Folder folder;
    std::ofstream(folder.path + "/sessies") << "een bestand, geen map";
    test::ScreenOptions options = one_case();
    options.sessions = folder.path + "/sessies/hier";
    ScreenDriver driver(options);
    begin(driver);
    CHECK(driver.shows("wordt niet bewaard"));
    driver.type("2");
    CHECK(driver.app().session()->inputs().size() == 1);
  }
  TEST_CASE("a debrief is saved as PDF and as a page, under a name of its own each time") {
    const Folder folder;
    test::ScreenOptions options = one_case();
    options.documents = folder.path;
    ScreenDriver driver(options);
    driver.app().set_date("2026-11-22T14:30:00Z");
    begin(driver);
    driver.type("2");
    driver.key(ui::Key::escape);
    REQUIRE(driver.click("Stoppen"));
    REQUIRE(driver.click("Terugkijken"));
    REQUIRE(driver.click("Overslaan"));
    REQUIRE(driver.click("Bewaar als PDF"));
    REQUIRE(driver.click("Bewaar als PDF"));
    REQUIRE(driver.click("Bewaar als webpagina"));
    CHECK(std::filesystem::exists(folder.path + "/nabespreking-ja-hoor-dat-snap-ik-2026-11-22.pdf"));
    CHECK(std::filesystem::exists(folder.path + "/nabespreking-ja-hoor-dat-snap-ik-2026-11-22-2.pdf"));
    CHECK(std::filesystem::exists(folder.path + "/nabespreking-ja-hoor-dat-snap-ik-2026-11-22.html"));
    CHECK(driver.shows("Bewaard als"));
    // Where nothing can be written, that is said.
    std::ofstream(folder.path + "/bestand") << "geen map";
    options.documents = folder.path + "/bestand";
    ScreenDriver other(options);
    begin(other);
    other.type("2");
    other.key(ui::Key::escape);
    REQUIRE(other.click("Stoppen"));
    REQUIRE(other.click("Terugkijken"));
    REQUIRE(other.click("Overslaan"));
    REQUIRE(other.click("Bewaar als PDF"));
    CHECK(other.shows("Niet bewaard"));
  }
  TEST_CASE(
      "a case that cannot be read stands in the library with its reason, and a folder without cases says "
      "so") {
    const Folder folder;
    std::filesystem::create_directories(folder.path + "/stuk");
    std::ofstream(folder.path + "/stuk/scenario.yaml") << "gesprek: 1\nscenario: [";
    test::ScreenOptions options;
    options.cases = {folder.path};
    ScreenDriver driver(options);
    CHECK(driver.shows("kan niet gespeeld worden"));
    REQUIRE(driver.click("stuk"));  // where it can be mended
    CHECK(driver.app().screen() == app::Screen::editor);
    CHECK(driver.shows("De YAML is niet te lezen"));
    options.cases = {folder.path + "/leeg"};
    ScreenDriver empty(options);
    CHECK(empty.shows("Er staan nog geen casussen"));
  }
  TEST_CASE("a card is dragged to a column, and text is written, changed and taken back in a field") {
    ScreenDriver driver(one_case());
    begin(driver);
    const std::string file = GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play";
    REQUIRE(driver.play_golden(file, "goed", 15) == "");
    REQUIRE(driver.find_id("sentence") != nullptr);
    REQUIRE(driver.click_id("sentence"));
    driver.type("Een énkele zin");
    driver.key(ui::Key::home);
    driver.key(ui::Key::right, ui::kShift);
    driver.type("G");
    CHECK(driver.find_id("sentence")->value == "Gen énkele zin");
    driver.key(ui::Key::z, ui::kCtrl);
    CHECK(driver.find_id("sentence")->value == "Een énkele zin");
    // A digit is a digit where somebody types.
    driver.type("2");
    CHECK(driver.find_id("sentence")->value == "Een énkele zin2");
    driver.key(ui::Key::backspace);
    for (int i = 0; i < 4; ++i) driver.key(ui::Key::left);
    for (int i = 0; i < 6; ++i) driver.key(ui::Key::backspace);
    CHECK(driver.find_id("sentence")->value == "Een  zin");  // é went as one
  }
  TEST_CASE("a frame with the portrait moving is drawn in a few milliseconds of vertices, not of luck") {
    // What a frame costs is what it draws: this many boxes go to the renderer, far below what takes 6 ms.
    ScreenDriver driver(one_case());
    begin(driver);
    CHECK(driver.app().ui().vertices() > 200);
    CHECK(driver.app().ui().vertices() < 8000);
  }
}
