// Words: the same keys in every language, no word cut, nothing that does not come from the strings or the
// case.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <set>

#include "tests/support/records.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

player::Strings strings(const std::string& language) {
  const Result<std::string> text =
      DiskFiles().read(GESPREK_SOURCE_DIR "/assets/strings/" + language + ".txt", std::size_t{1} << 20U);
  REQUIRE(text.ok());
  return player::Strings::read(*text);
}

test::ScreenOptions one_case(int width = 1280, int height = 720) {
  test::ScreenOptions options;
  options.width = width;
  options.height = height;
  options.cases = {GESPREK_SOURCE_DIR "/scenarios/ja-hoor-dat-snap-ik"};
  return options;
}

/// Texts whose words did not fit, and widgets that reach outside the screen to the side.
std::string cut(const ScreenDriver& driver, app::App& app) {
  std::string out;
  const ui::Rect screen = app.ui().screen();
  for (const ui::Record& record : app.ui().records()) {
    if (record.has_broken_word) out += "broken: " + record.label + "\n";
    if (record.place.x < -1 || record.place.right() > screen.width + 1)
      out += "outside: " + record.label + "\n";
  }
  static_cast<void>(driver);
  return out;
}

/// Looks at every screen on the way through a case.
template <class See>
void walk(ScreenDriver& driver, See see) {
  see("library");
  REQUIRE(driver.click_id("case.ja-hoor-dat-snap-ik"));
  see("case");
  REQUIRE(driver.click_id("start"));
  see("conversation");
  driver.type("2");
  see("conversation, second");
  driver.type("n");
  see("notebook");
  driver.key(ui::Key::escape);
  driver.key(ui::Key::escape);
  see("pause");
  REQUIRE(driver.click_id("pause.settings"));
  see("settings");
  driver.key(ui::Key::escape);
  REQUIRE(driver.click_id("pause.stop"));
  see("stopped");
  REQUIRE(driver.click_id("pause.to_debrief"));
  see("estimate");
  REQUIRE(driver.click_id("estimate.done"));
  see("debrief");
}

/// A case that asks everything a form can ask, with the long words of the trade.
std::string forms_case() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("gesprekslab-forms-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "vragen");
  std::ofstream(folder / "vragen" / "scenario.yaml", std::ios::binary)
      << "gesprek: 1\nscenario:\n  id: vragen\n  title: Vragen\n  language: nl\n  summary: Alles wat je kunt "
         "vragen.\n  learner: {role: leerkracht, profile: ONDERWIJS}\n  setting: Een kamer.\n"
         "cast:\n  karin: {name: Karin, about: moeder, portrait: vrouw-30-a}\n"
         "facts:\n  moe: {text: \"Aandachtsfunctionaris: coördinatie, één keer per jaar.\", kind: fact}\n"
         "start: een\nnodes:\n  een:\n    reveals: [moe]\n    form:\n      title: Gespreksvaardigheden "
         "kindermishandeling\n      fields:\n"
         "        - {id: kies, type: choice, ask: \"Wat is een handelingsverlegenheidsvraag?\", options: "
         "[{id: een, "
         "label: \"Verantwoordelijkheidsgevoel en beïnvloeding\"}, {id: twee, label: \"Ongerustheid\"}]}\n"
         "        - {id: waar, type: yes_no, ask: \"Is er sprake van overbelasting?\"}\n"
         "        - {id: meer, type: multi, ask: \"Welke beschermende factoren?\", options: [{id: a, label: "
         "\"Opvoedingsondersteuning\"}, {id: b, label: \"Gezinsomstandigheden\"}]}\n"
         "        - {id: leg, type: sort, ask: \"Waar hoort het?\", items: [moe], into: [feit, bron, "
         "duiding, ruis]}\n"
         "        - {id: cijfer, type: scale, ask: \"Hoe veilig is het, van nul tot tien?\", from: 0, to: "
         "10}\n"
         "        - {id: plan, type: plan, ask: \"Wie doet wat?\", rows: 2}\n"
         "        - {id: zin, type: text, ask: \"Schrijf één zin op.\"}\n"
         "    go: klaar\n  klaar:\n    ending: {title: Klaar, outcome: mixed, text: \"Klaar.\", child: "
         "\"Niets.\"}\n";
  return folder.string();
}

/// Without the path and the mark, which are one word each, and may be broken.
std::string without_long_words(const std::string& found) {
  std::string out;
  for (std::size_t from = 0; from < found.size();) {
    const std::size_t end = found.find('\n', from);
    const std::string line = found.substr(from, end + 1 - from);
    if (line.rfind("broken: Waar: /", 0) != 0 && line.rfind("broken: Kenmerk: ", 0) != 0) out += line;
    from = end + 1;
  }
  return out;
}

/// The same for the screens of what is kept.
template <class See>
void walk_records(ScreenDriver& driver, See see) {
  see("library with records");
  REQUIRE(driver.click_id("progress"));
  see("progress");
  REQUIRE(driver.click_id("show.ja-hoor-dat-snap-ik"));
  see("progress of a case");
  driver.key(ui::Key::escape);
  REQUIRE(driver.click_id("own_data"));
  see("own data");
  REQUIRE(driver.tab_to("own.erase"));
  driver.key(ui::Key::enter);
  see("erase");
}

}  // namespace

TEST_SUITE("app/words") {
  TEST_CASE("on the screens of what is kept no word is cut, from 80 to 300 % and in longer words") {
    const test::TemporaryFolder folder;
    test::fill_profile(folder.path());
    test::ScreenOptions options = one_case();
    options.profile = folder.path();
    options.date = "2026-11-22T12:00:00Z";
    for (const int percent : {80, 150, 200, 300}) {
      ScreenDriver driver(options);
      driver.set(draw::Theme::light, percent);
      walk_records(driver, [&](const char* screen) {
        CAPTURE(percent);
        CAPTURE(screen);
        CHECK(without_long_words(cut(driver, driver.app())) == "");
      });
    }
    ScreenDriver driver(options);
    driver.app().set_words(strings("nl").pseudo());
    driver.app().ui().ask_frame();
    driver.settle();
    walk_records(driver, [&](const char* screen) {
      CAPTURE(screen);
      for (const ui::Record& record : driver.app().ui().records()) {
        if (record.role != ui::WidgetRole::button || record.id.rfind("case.", 0) == 0 ||
            record.id.rfind("theme.", 0) == 0) {
          continue;
        }
        CAPTURE(record.id);
        CHECK(record.label.find("\xE2\x80\xB9") != std::string::npos);
      }
      CHECK(cut(driver, driver.app()).find("outside") == std::string::npos);
    });
  }
  TEST_CASE("every language has the same keys, and each has its words") {
    const player::Strings dutch = strings("nl");
    const player::Strings english = strings("en");
    CHECK(dutch.problems().empty());
    CHECK(english.problems().empty());
    for (const auto& entry : dutch.all()) {
      const std::string& key = entry.first;  // no structured binding: clang 14 lets no lambda have it
      const std::string& words = entry.second;
      CAPTURE(key);
      CHECK(english.all().count(key) == 1);
      CHECK(!words.empty());
      // {0} in one is {0} in the other.
      for (const char* part : {"{0}", "{1}"}) {
        CHECK((words.find(part) == std::string::npos) == (english(key).find(part) == std::string::npos));
      }
    }
    CHECK(dutch.all().size() == english.all().size());
  }
  TEST_CASE("a key without words is seen as such, and a line without a key is a problem") {
    const player::Strings few = player::Strings::read("a = b\nzonder\n# c = d\ne = {0} van {1}\n");
    CHECK(few("a") == "b");
    CHECK(few("weg") == "[weg]");
    CHECK(few("e", {"2", "3"}) == "2 van 3");
    CHECK(few.problems().size() == 1);
  }
  TEST_CASE("from 80 to 300 % no word is cut and nothing lies outside the screen") {
    for (const int percent : {80, 150, 200, 300}) {
      ScreenDriver driver(one_case());
      driver.set(draw::Theme::light, percent);
      walk(driver, [&](const char* screen) {
        CAPTURE(percent);
        CAPTURE(screen);
        CHECK(cut(driver, driver.app()) == "");
      });
    }
  }
  TEST_CASE("no word of a form is cut, whatever it asks, from 80 to 300 % and up to 4K") {
    const std::string folder = forms_case();
    struct Size {
      int width, height;
    };
    for (const Size size : {Size{1280, 720}, Size{3840, 2160}}) {
      test::ScreenOptions options = one_case(size.width, size.height);
      options.cases = {folder};
      for (const int percent : {80, 150, 200, 300}) {
        ScreenDriver driver(options);
        REQUIRE(driver.click_id("case.vragen"));
        REQUIRE(driver.click_id("start"));
        driver.set(draw::Theme::light, percent);
        CAPTURE(size.width);
        CAPTURE(percent);
        CHECK(cut(driver, driver.app()) == "");
        // A card and a plan, also when something stands in them.
        for (const char* id : {"field.kies.een", "field.waar.ja", "plan.0.helper.0"}) {
          if (driver.find_id(id) != nullptr) CHECK(driver.click_id(id));
        }
        CHECK(driver.shows("Verantwoordelijkheidsgevoel"));
        CHECK(cut(driver, driver.app()) == "");
      }
    }
    std::filesystem::remove_all(folder);
  }
  TEST_CASE("in the beamer theme and on a screen twice as fine no word is cut either") {
    ScreenDriver beamer(one_case());
    beamer.set(draw::Theme::beamer);
    walk(beamer, [&](const char* screen) {
      CAPTURE(screen);
      CHECK(cut(beamer, beamer.app()) == "");
    });
    test::ScreenOptions options = one_case(2560, 1440);
    options.density = 2;
    ScreenDriver fine(options);
    REQUIRE(fine.click_id("case.ja-hoor-dat-snap-ik"));
    REQUIRE(fine.click_id("start"));
    CHECK(cut(fine, fine.app()) == "");
  }
  TEST_CASE(
      "in a language with longer words everything still fits, and what is ours comes from the strings") {
    ScreenDriver driver(one_case());
    driver.app().set_words(strings("nl").pseudo());
    driver.app().ui().ask_frame();
    driver.settle();
    walk(driver, [&](const char* screen) {
      CAPTURE(screen);
      for (const ui::Record& record : driver.app().ui().records()) {
        // Every button is ours, but for the cases on their cards and the folds and bands of a debrief.
        if (record.role != ui::WidgetRole::button) continue;
        const bool is_content = record.id.rfind("case.", 0) == 0 || record.id.rfind("fold.", 0) == 0 ||
                                record.id.rfind("estimate.", 0) == 0 || record.id.rfind("theme.", 0) == 0 ||
                                record.id.rfind("text.", 0) == 0;
        if (is_content) continue;
        CAPTURE(record.id);
        CHECK(record.label.find("\xE2\x80\xB9") != std::string::npos);
      }
      CHECK(cut(driver, driver.app()).find("outside") == std::string::npos);
    });
  }
}
