// What is kept of a learner, as a person meets it: played, looked back on, found again, taken along, erased.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "engine/record/records.h"
#include "tests/support/records.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

/// A profile, a folder for documents, and the driver over them: it can be closed and opened again.
struct Desk {
  test::TemporaryFolder folder;
  std::string profile = folder.path() + "/gesprekslab";
  std::string documents = folder.path() + "/documenten";

  [[nodiscard]] std::unique_ptr<ScreenDriver> open(const std::string& date = "2026-11-22T12:00:00Z",
                                                   const std::string& profile_folder = {}) const {
    std::filesystem::create_directories(documents);
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg",
                     GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    options.documents = documents;
    options.profile = profile_folder.empty() ? profile : profile_folder;
    options.sessions = options.profile + "/sessies";
    options.date = date;
    auto driver = std::make_unique<ScreenDriver>(options);
    return driver;
  }
  [[nodiscard]] record::Records records() const { return record::Records({profile, test::noon(), 250, {}}); }
};

/// Plays run `name` of the small case to its end, and to its debrief.
void play(ScreenDriver& driver, const std::string& name) {
  REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
  REQUIRE(driver.click_id("start"));
  REQUIRE(driver.play_golden(GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play",
                             name) == "");
  REQUIRE(driver.click("Naar de nabespreking"));
}

void to_library(ScreenDriver& driver) {
  REQUIRE(driver.click_id("library"));
  REQUIRE(driver.app().screen() == app::Screen::library);
}

}  // namespace

TEST_SUITE("app/records") {
  TEST_CASE("what was played stands on its card and in Voortgang, also after the program was closed") {
    const Desk desk;
    {
      const auto driver = desk.open();
      CHECK_FALSE(driver->shows("Herhalen op"));
      play(*driver, "goed");
      REQUIRE(driver->click_id("estimate.skip"));
      to_library(*driver);
      CHECK(driver->shows("22 november 2026"));
      CHECK(driver->shows("Herhalen op 29 november 2026"));
    }
    const auto driver = desk.open("2026-12-01T09:00:00Z");
    CHECK(driver->shows("Te herhalen sinds 29 november 2026"));
    REQUIRE(driver->click_id("progress"));
    CHECK(driver->app().screen() == app::Screen::progress);
    CHECK(driver->shows("Deze week herhalen"));
    CHECK(driver->shows("sinds 29 november 2026, een week na de eerste keer"));
    CHECK(driver->shows("1 keer, laatst op 22 november 2026"));
    REQUIRE(driver->click_id("show.ja-hoor-dat-snap-ik"));
    CHECK(driver->shows("Per onderdeel"));
    CHECK(driver->shows("Begrip controleren"));
    CHECK(driver->find("Naar de casus") != nullptr);
    driver->key(ui::Key::escape);
    REQUIRE(driver->click_id("due.ja-hoor-dat-snap-ik"));
    CHECK(driver->app().screen() == app::Screen::the_case);
  }
  TEST_CASE(
      "the own estimate and what is written are kept with the attempt, also when the window is closed") {
    const Desk desk;
    {
      const auto driver = desk.open();
      play(*driver, "goed");
      REQUIRE(driver->click_id("estimate.C.2"));
      REQUIRE(driver->click_id("estimate.done"));
      const auto& records = driver->app().ui().records();
      const auto field = std::find_if(records.begin(), records.end(), [](const ui::Record& one) {
        return one.role == ui::WidgetRole::field;
      });
      REQUIRE(field != records.end());
      REQUIRE(driver->tab_to(field->id));
      driver->type("Bij het formulier.");
      driver->wait(4);  // a moment after the last letter it is on disk already
      {
        record::Records beside = desk.records();
        const auto attempts = beside.attempts(beside.current()->id, "ja-hoor-dat-snap-ik");
        REQUIRE(attempts->size() == 1);
        REQUIRE(attempts->front().answers.size() == 1);
        CHECK(attempts->front().answers[0].text == "Bij het formulier.");
      }
      driver->type(" Te snel.");
    }
    record::Records records = desk.records();
    const auto attempts = records.attempts(records.current()->id, "ja-hoor-dat-snap-ik");
    REQUIRE(attempts->size() == 1);
    CHECK(attempts->front().answers[0].text == "Bij het formulier. Te snel.");
    REQUIRE(attempts->front().estimates.size() == 1);
    CHECK(attempts->front().estimates[0].id == "C");
    CHECK(attempts->front().how == record::How::ended);
    CHECK(attempts->front().scores.size() > 3);
    // What was done can be played again.
    const auto journal = session::read_journal(attempts->front().session);
    REQUIRE(journal);
    CHECK(journal->inputs.size() == attempts->front().inputs);
    CHECK(journal->header.scenario_path.empty());
  }
  TEST_CASE(
      "a second attempt stands beside the first in its debrief, and one from a turning point is marked") {
    const Desk desk;
    const auto driver = desk.open();
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    CHECK_FALSE(driver->shows("Eerdere pogingen"));
    to_library(*driver);
    driver->app().set_date("2026-11-29T12:00:00Z");
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    CHECK(driver->shows("22 november 2026"));  // the earlier one
    // Back to a turning point, stopped there: a third one, that began further on.
    REQUIRE(driver->click("Vanaf hier opnieuw"));
    driver->type("1");
    driver->key(ui::Key::escape);
    REQUIRE(driver->click_id("pause.stop"));
    REQUIRE(driver->click_id("pause.to_debrief"));
    record::Records records = desk.records();
    const auto attempts = records.attempts(records.current()->id, "ja-hoor-dat-snap-ik");
    REQUIRE(attempts->size() == 3);
    CHECK_FALSE(attempts->at(0).kept_inputs);
    CHECK_FALSE(attempts->at(1).kept_inputs);
    CHECK(attempts->at(2).kept_inputs);
    CHECK(attempts->at(2).how == record::How::stopped);
    // The week was kept, so a month is next.
    CHECK(record::date_text(records.plans(records.current()->id)->front().plan.due) == "2026-12-22");
  }
  TEST_CASE("a conversation that came to its end is kept, also when nobody looks back on it") {
    const Desk desk;
    {
      const auto driver = desk.open();
      REQUIRE(driver->click_id("case.ja-hoor-dat-snap-ik"));
      REQUIRE(driver->click_id("start"));
      REQUIRE(driver->play_golden(GESPREK_SOURCE_DIR
                                  "/scenarios/ja-hoor-dat-snap-ik/ja-hoor-dat-snap-ik.play",
                                  "goed") == "");
      record::Records beside = desk.records();
      CHECK(beside.cases(beside.current()->id)->size() == 1);
      beside.close();
      // Looked back on all the same: it is still one.
      REQUIRE(driver->click("Naar de nabespreking"));
    }
    record::Records records = desk.records();
    CHECK(records.attempts(records.current()->id, "ja-hoor-dat-snap-ik")->size() == 1);
  }
  TEST_CASE("two people at one computer have each their own progress and their own unfinished conversation") {
    const Desk desk;
    const auto driver = desk.open();
    REQUIRE(driver->click_id("case.eerste-zorg"));
    REQUIRE(driver->click_id("start"));
    driver->type("1");
    driver->key(ui::Key::escape);
    REQUIRE(driver->click_id("pause.stop"));
    REQUIRE(driver->click("Naar de casussen"));
    CHECK(driver->shows("Je was bezig met"));
    REQUIRE(driver->click_id("progress"));
    REQUIRE(driver->click_id("own_data"));
    CHECK(driver->app().screen() == app::Screen::own_data);
    CHECK(driver->shows("Zonder naam"));
    REQUIRE(driver->click_id("own.add"));
    REQUIRE(driver->tab_to("alias"));
    driver->type("Zeezicht");
    REQUIRE(driver->click_id("own.set_alias"));
    CHECK(driver->shows("De naam is bewaard."));
    driver->key(ui::Key::escape);
    CHECK(driver->shows("Van Zeezicht"));
    driver->key(ui::Key::escape);
    CHECK(driver->app().screen() == app::Screen::library);
    CHECK_FALSE(driver->shows("Je was bezig met"));  // that is of somebody else
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    to_library(*driver);
    CHECK(driver->shows("Herhalen op 29 november 2026"));
    REQUIRE(driver->click_id("progress"));
    REQUIRE(driver->click_id("own_data"));
    REQUIRE(driver->click("Zonder naam"));
    driver->key(ui::Key::escape);
    driver->key(ui::Key::escape);
    CHECK_FALSE(driver->shows("Herhalen op"));
    CHECK(driver->shows("Je was bezig met"));
  }
  TEST_CASE("erasing asks a second time, keeps when told so, and else leaves no byte of the learner") {
    const Desk desk;
    const auto driver = desk.open();
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    to_library(*driver);
    REQUIRE(driver->click_id("progress"));
    REQUIRE(driver->click_id("own_data"));
    REQUIRE(driver->tab_to("alias"));
    driver->type("Kokmeeuw");
    REQUIRE(driver->click_id("own.set_alias"));
    record::RandomId learner;
    {
      record::Records records = desk.records();
      learner = records.current()->id;
    }
    CHECK(driver->shows(learner.hex()));
    REQUIRE(driver->tab_to("own.erase"));
    driver->key(ui::Key::enter);
    CHECK(driver->shows("Alles van jou wissen?"));
    driver->key(ui::Key::enter);  // what has the focus is keeping
    CHECK_FALSE(driver->shows("Alles van jou wissen?"));
    CHECK(desk.records().cases(learner)->size() == 1);
    REQUIRE(driver->click_id("own.erase"));
    static_cast<void>(driver->click_id("own.html"));  // behind the question nothing can be pressed
    CHECK(test::all_files(desk.documents).empty());
    CHECK(driver->shows("Alles van jou wissen?"));
    REQUIRE(driver->tab_to("own.erase_now"));
    driver->key(ui::Key::enter);
    CHECK(driver->shows("Alles van jou is gewist"));
    CHECK(test::files_with(desk.profile, learner.raw()) == std::vector<std::string>());
    CHECK(test::files_with(desk.profile, learner.hex()) == std::vector<std::string>());
    CHECK(test::files_with(desk.profile, "Kokmeeuw") == std::vector<std::string>());
    CHECK(test::files_with(desk.profile, "ja-hoor-dat-snap-ik") == std::vector<std::string>());
    driver->key(ui::Key::escape);
    CHECK(driver->shows("Je hebt nog geen gesprek gevoerd."));
    driver->key(ui::Key::escape);
    CHECK_FALSE(driver->shows("Herhalen op"));
    CHECK(test::files_with(desk.profile, learner.raw()) == std::vector<std::string>());
  }
  TEST_CASE("everything can be taken along as a page and as JSON") {
    const Desk desk;
    const auto driver = desk.open();
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    to_library(*driver);
    REQUIRE(driver->click_id("progress"));
    REQUIRE(driver->click_id("own_data"));
    REQUIRE(driver->click_id("own.html"));
    CHECK(driver->shows("Bewaard als " + desk.documents + "/gesprekslab-mijn-gegevens-2026-11-22.html"));
    REQUIRE(driver->click_id("own.json"));
    const std::string html = test::read_bytes(desk.documents + "/gesprekslab-mijn-gegevens-2026-11-22.html");
    CHECK(html.find("Ja hoor, dat snap ik") != std::string::npos);
    CHECK(html.find("29 november 2026") != std::string::npos);
    CHECK(html.find("src=") == std::string::npos);  // needs nothing else
    const std::string json = test::read_bytes(desk.documents + "/gesprekslab-mijn-gegevens-2026-11-22.json");
    CHECK(json.find("\"gesprekslab-records\"") != std::string::npos);
    CHECK(json.find("\"inputs\": [\n") != std::string::npos);
  }
  TEST_CASE("how long is kept is chosen, and what will be gone is said beforehand") {
    const Desk desk;
    const auto driver = desk.open();
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    to_library(*driver);
    driver->app().set_date("2027-06-01T12:00:00Z");
    REQUIRE(driver->click_id("progress"));
    REQUIRE(driver->click_id("own_data"));
    REQUIRE(driver->click_id("months.3"));
    CHECK(driver->shows("Wat ouder is (1 keer) wordt gewist als je Gesprekslab weer opent."));
    REQUIRE(driver->click_id("months.24"));
    CHECK(driver->shows("Bewaard wordt nu 24 maanden."));
    CHECK(desk.records().months().value() == 24);
  }
  TEST_CASE("a profile that cannot be used is told, and play goes on") {
    const Desk desk;
    const std::string blocked = desk.folder.path() + "/bestand";
    test::write_bytes(blocked, "geen map");
    const auto driver = desk.open("2026-11-22T12:00:00Z", blocked);
    CHECK(driver->shows("De map maken"));
    REQUIRE(driver->click_id("noticed"));
    CHECK_FALSE(driver->shows("De map maken"));
    play(*driver, "goed");
    REQUIRE(driver->click_id("estimate.skip"));
    CHECK(driver->shows("deze poging kan nu niet worden bewaard"));
    CHECK(driver->shows("Wat je sterk deed"));
    to_library(*driver);
    std::filesystem::remove(blocked);
    REQUIRE(driver->click_id("progress"));
    CHECK(driver->shows("1 keer, laatst op 22 november 2026"));
  }
  TEST_CASE("a damaged database is put aside, told once, and a new one begun") {
    const Desk desk;
    { const auto driver = desk.open(); }
    test::write_bytes(desk.profile + "/gegevens.sqlite", "dit is geen database");
    const auto driver = desk.open();
    CHECK(driver->shows("Je voortgang was beschadigd"));
    REQUIRE(driver->click_id("noticed"));
    const auto again = desk.open();
    CHECK_FALSE(again->shows("Je voortgang was beschadigd"));
  }
}
