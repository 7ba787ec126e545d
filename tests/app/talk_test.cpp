// What a conversation does by itself: a limit in time, resting, what is read aloud, what is not said.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "app/process.h"
#include "app/speech.h"
#include "app/system_motion.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

struct Folder {
  std::string path;
  Folder()
      : path((std::filesystem::temp_directory_path() / ("gesprekslab-talk-" + std::to_string(::getpid())))
                 .string()) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path + "/" + name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
};

std::string timed_case(bool explains_during) {
  return std::string("gesprek: 1\nscenario:\n  id: haast\n  title: Even wachten\n  language: nl\n") +
         "  summary: Karin wacht op een antwoord.\n  learner: {role: leerkracht, profile: ONDERWIJS}\n" +
         "  setting: De klas is leeg.\n  minutes: 1\n  level: 1\n  content_note: Geen.\n" +
         (explains_during ? "  feedback: during\n" : "") +
         "cast:\n  karin: {name: Karin, about: moeder, portrait: vrouw-30-a}\nstart: een\nnodes:\n  een:\n"
         "    order: fixed\n    time: 20s\n    late: gemist\n    lines:\n      - karin: \"Nou?\"\n"
         "        thought: \"Zeg iets.\"\n    choices:\n"
         "      - id: a\n        say: \"Ik denk na.\"\n        reply: [{karin: \"Goed.\", thought: "
         "\"Eindelijk.\"}]\n"
         "      - id: b\n        say: \"Ja.\"\n    go: klaar\n"
         "  gemist:\n    lines:\n      - karin: \"Laat maar.\"\n    go: klaar\n"
         "  klaar:\n    ending: {title: Klaar, outcome: mixed, text: \"Het is klaar.\", child: \"Niets.\"}\n";
}

void begin(ScreenDriver& driver, const std::string& id) {
  REQUIRE(driver.click_id("case." + id));
  REQUIRE(driver.click_id("start"));
}

void focus(ScreenDriver& driver, bool has_it) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::focus;
  event.is_down = has_it;
  driver.app().ui().feed({event});
  driver.settle();
}

/// How wide what is left of the time is drawn, in pixels of the accent in the rows of the line.
int accent_pixels(ScreenDriver& driver, const ui::Record& words) {
  const draw::Raster picture = driver.picture();
  const draw::Colour accent = draw::colour(draw::Role::accent, draw::Theme::light);
  const int y = static_cast<int>(words.place.bottom()) + 6;
  int count = 0;
  for (int x = 0; x < picture.width; ++x) {
    const std::uint8_t* const at =
        &picture.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                       static_cast<std::size_t>(x)) *
                      4];
    count += at[0] == accent.red && at[1] == accent.green && at[2] == accent.blue ? 1 : 0;
  }
  return count;
}

const ui::Record* time_words(ScreenDriver& driver) {
  for (const ui::Record& record : driver.app().ui().records()) {
    if (record.label.rfind("Je hebt even om te antwoorden", 0) == 0) return &record;
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("app/talk") {
  TEST_CASE("time that a case gives is a line that grows shorter; when it is over, that is an answer too") {
    const Folder folder;
    folder.write("haast/scenario.yaml", timed_case(false));
    test::ScreenOptions options;
    options.cases = {folder.path};
    ScreenDriver driver(options);
    begin(driver, "haast");
    REQUIRE(time_words(driver) != nullptr);
    const int whole = accent_pixels(driver, *time_words(driver));
    CHECK(whole > 300);
    driver.wait(10);
    const int half = accent_pixels(driver, *time_words(driver));
    CHECK(half > whole * 2 / 5);
    CHECK(half < whole * 3 / 5);
    CHECK(driver.app().session()->inputs().empty());
    driver.wait(11);
    REQUIRE(driver.app().session()->inputs().size() == 1);
    CHECK(driver.app().session()->inputs()[0].kind == session::InputKind::late);
    CHECK(driver.shows("Laat maar."));
  }
  TEST_CASE("time stands still in a pause and where the window is not worked in, and can be switched off") {
    const Folder folder;
    folder.write("haast/scenario.yaml", timed_case(false));
    test::ScreenOptions options;
    options.cases = {folder.path};
    ScreenDriver driver(options);
    begin(driver, "haast");
    driver.key(ui::Key::escape);
    driver.wait(60);
    CHECK(driver.app().session()->inputs().empty());
    driver.key(ui::Key::escape);
    focus(driver, false);
    CHECK(driver.wait(60) <= 2);  // and nothing is drawn
    CHECK(driver.app().session()->inputs().empty());
    focus(driver, true);
    player::Choices choices = driver.app().choices();
    choices.time_limits = false;
    driver.app().set_choices(choices);
    driver.settle();
    CHECK(time_words(driver) == nullptr);
    driver.wait(60);
    CHECK(driver.app().session()->inputs().empty());
    driver.type("1");
    CHECK(driver.shows("Het is klaar."));
  }
  TEST_CASE("what somebody does not say is shown where the case explains during the talk, or after it") {
    const Folder folder;
    folder.write("haast/scenario.yaml", timed_case(true));
    test::ScreenOptions options;
    options.cases = {folder.path};
    {
      ScreenDriver driver(options);
      begin(driver, "haast");
      CHECK(driver.shows("Karin zegt niet: Zeg iets."));
    }
    folder.write("haast/scenario.yaml", timed_case(false));
    ScreenDriver driver(options);
    begin(driver, "haast");
    CHECK(!driver.shows("Zeg iets."));
    driver.type("1");
    CHECK(driver.shows("Karin zegt niet: Eindelijk."));  // it is over
    REQUIRE(driver.click("Naar de nabespreking"));
    if (driver.find("Overslaan") != nullptr) REQUIRE(driver.click("Overslaan"));
    REQUIRE(driver.click("Lees mee van begin tot eind"));
    CHECK(driver.shows("Eindelijk."));
  }
  TEST_CASE("a plan can be filled with who can help in the case, row after row") {
    const Folder folder;
    folder.write("scripts/hulp.yaml",
                 "kindertelefoon: {label: De Kindertelefoon, contact: 0800-0432}\n"
                 "wijkteam: {label: Het wijkteam, kind: local, contact: vul in, example: true}\n");
    folder.write(
        "plan/scenario.yaml",
        "gesprek: 1\nscenario:\n  id: plan\n  title: Een plan\n  language: nl\n"
        "  summary: Er komt een plan.\n  learner: {role: leerkracht, profile: ONDERWIJS}\n"
        "  setting: De klas is leeg.\n  minutes: 1\n  level: 1\n  content_note: Geen.\n"
        "  help: [kindertelefoon, wijkteam]\n"
        "cast:\n  karin: {name: Karin, about: moeder, portrait: vrouw-30-a}\nstart: een\nnodes:\n  een:\n"
        "    form: {title: Plan, fields: [{id: p, type: plan, ask: \"Wie doet wat?\", rows: 2}]}\n"
        "    go: klaar\n  klaar:\n    ending: {title: Klaar, outcome: mixed, text: \"Het is klaar.\", "
        "child: \"Niets.\"}\n");
    test::ScreenOptions options;
    options.cases = {folder.path};
    for (const int percent : {100, 300}) {
      ScreenDriver driver(options);
      begin(driver, "plan");
      driver.set(draw::Theme::light, percent);
      REQUIRE(driver.find_id("plan.0.helper.0") != nullptr);
      CHECK(driver.find_id("plan.0.1.who") == nullptr);
      REQUIRE(driver.tab_to("plan.0.helper.1"));
      driver.key(ui::Key::enter);  // also without a mouse
      REQUIRE(driver.tab_to("plan.0.helper.0"));
      driver.key(ui::Key::enter);
      driver.key(ui::Key::enter);  // no row is left: nothing happens
      driver.settle();
      CHECK(driver.find_id("plan.0.1.who") != nullptr);
      CHECK(driver.text().find("Het wijkteam") < driver.text().rfind("De Kindertelefoon"));
    }
  }
  TEST_CASE("the portrait rests where the window is not the one that is worked in") {
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    ScreenDriver driver(options);
    begin(driver, "ja-hoor-dat-snap-ik");
    CHECK(driver.wait(2) > 10);
    focus(driver, false);
    driver.wait(1);  // it finishes what it was doing
    CHECK(driver.wait(30) == 0);
    focus(driver, true);
    CHECK(driver.wait(2) > 10);
  }
  TEST_CASE("a landing after stopping names where to turn, and goes on by the keyboard at 300 % too") {
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
    ScreenDriver driver(options);
    driver.set(draw::Theme::light, 300);
    begin(driver, "ja-hoor-dat-snap-ik");
    driver.key(ui::Key::escape);
    REQUIRE(driver.tab_to("pause.stop"));
    driver.key(ui::Key::enter);
    CHECK(driver.shows("Praat erover met iemand die je vertrouwt"));
    REQUIRE(driver.tab_to("pause.to_library"));
    for (int i = 0; i < 4; ++i) driver.settle();
    const ui::Record* const button = driver.find_id("pause.to_library");
    REQUIRE(button != nullptr);
    CHECK(button->place.bottom() <= driver.app().ui().screen().height);
    driver.key(ui::Key::enter);
    CHECK(driver.app().screen() == app::Screen::library);
  }
  TEST_CASE("what is said is read aloud by a program of its own, when that is asked and it is there") {
    const Folder folder;
    // In its place one that keeps what it was given.
    folder.write("bin/espeak-ng", "#!/bin/sh\necho \"$@\" >> '" + folder.path + "/asked'\ncat >> '" +
                                      folder.path + "/heard'\n");
    std::filesystem::permissions(folder.path + "/bin/espeak-ng", std::filesystem::perms::owner_all);
    const auto read = [&](const char* name) {
      const Result<std::string> text = DiskFiles().read(folder.path + name, 100000);
      return text ? *text : std::string();
    };
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};

    {
      ScreenDriver driver(options);
      REQUIRE(driver.click_id("settings"));
      CHECK(driver.shows("Dat staat niet op deze computer"));
      REQUIRE(driver.click_id("reads_aloud"));
      driver.key(ui::Key::escape);
      begin(driver, "ja-hoor-dat-snap-ik");
      CHECK(driver.find_id("speak") == nullptr);
    }
    options.speech = folder.path + "/bin/espeak-ng";
    {
      ScreenDriver driver(options);
      begin(driver, "ja-hoor-dat-snap-ik");
      CHECK(driver.find_id("speak") == nullptr);  // off until somebody asks for it
      driver.key(ui::Key::escape);
      REQUIRE(driver.click_id("pause.settings"));
      REQUIRE(driver.click_id("reads_aloud"));
      driver.key(ui::Key::escape);
      driver.key(ui::Key::escape);
      REQUIRE(driver.click("Dag Kim. Ik ben van het consultatiebureau."));
      const std::string sentence = "Ja hoor. Het is wel een rommeltje.";
      for (int i = 0; i < 300 && read("/heard").find(sentence) == std::string::npos; ++i) {
        driver.wait(0.3);
        ::usleep(10000);
      }
      CHECK(read("/heard").find(sentence) != std::string::npos);
      CHECK(read("/asked").find("-v nl") != std::string::npos);
      // The words went in through the pipe, never as an argument.
      CHECK(read("/asked").find("rommeltje") == std::string::npos);
      CHECK(driver.find_id("speak") != nullptr);
    }
  }
  TEST_CASE("a program that reads for a long time is stopped at once") {
    const std::string sleep = app::find_program("sleep");
    REQUIRE(!sleep.empty());
    std::unique_ptr<app::Process> process = app::Process::start(sleep, {"600"}, "woorden", false);
    REQUIRE(process != nullptr);
    CHECK(process->goes_on());
    process->stop();
    CHECK(!process->goes_on());
    CHECK(app::Process::start("/bestaat/niet", {}, "", false) == nullptr);
    // What another program says comes back whole, and one that reads nothing is no trouble.
    process =
        app::Process::start(app::find_program("echo"), {"é", "twee woorden"}, std::string(300000, 'x'), true);
    REQUIRE(process != nullptr);
    for (int i = 0; i < 500 && process->goes_on(); ++i) ::usleep(10000);
    CHECK(process->said() == "é twee woorden\n");
  }
  TEST_CASE("a desktop that asks for little movement gets it, until somebody says otherwise here") {
    const Folder folder;
    const DiskFiles files;
    CHECK(!app::reduced_motion_in_files(files, folder.path).has_value());
    folder.write("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n");
    CHECK(app::reduced_motion_in_files(files, folder.path) == true);
    folder.write("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n");
    CHECK(app::reduced_motion_in_files(files, folder.path) == false);
    folder.write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = 0\n");
    CHECK(app::reduced_motion_in_files(files, folder.path) == true);
    test::ScreenOptions options;
    options.cases = {GESPREK_SOURCE_DIR "/scenarios/eerste-zorg"};
    options.settings = folder.path + "/venster.txt";
    {
      ScreenDriver driver(options);
      driver.app().set_system_motion(true);
      CHECK(driver.app().choices().ui.reduced_motion);
      REQUIRE(driver.click_id("settings"));
      REQUIRE(driver.click_id("motion"));
      CHECK(!driver.app().choices().ui.reduced_motion);
    }
    ScreenDriver driver(options);
    driver.app().set_system_motion(true);
    CHECK(!driver.app().choices().ui.reduced_motion);
  }
}
