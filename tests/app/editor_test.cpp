// The room where a case is written, on a surface, by clicks and keys.

#include <doctest/doctest.h>

#include <string>

#include "editor/document/block_commands.h"
#include "tests/support/desk.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::open_editor;
using test::ScreenDriver;
using test::undo_all;

namespace {

constexpr const char* kCase = "eerste-zorg";
constexpr const char* kFirstLine = "row.nodes/binnen/lines/0/karin";

/// Whether what is safe is drawn after the title rather than before it.
bool behind_title(const ScreenDriver& driver, const std::string& safe) {
  const std::string all = driver.text();
  const std::size_t at = all.find(safe);
  REQUIRE(at != std::string::npos);
  return at > 0 && all[at - 1] != '\n';
}

}  // namespace

TEST_SUITE("app/editor") {
  TEST_CASE("a line is typed in where it stands, saved by itself, and undone to the first byte") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    CHECK(driver.shows("Alles is bewaard"));
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::end, ui::kCtrl);
    driver.type(" Zei ze: \"kort\", en keek weg.");
    CHECK(has(document(driver).text(),
              "- karin: \"U wilde mij spreken? Ik heb niet zo lang. Zei ze: \\\"kort\\\", en keek weg.\""));
    CHECK(driver.shows("Wordt zo bewaard"));
    CHECK(desk.file() == desk.first());
    driver.wait(6);
    CHECK(driver.shows("Alles is bewaard"));
    CHECK(desk.file() == document(driver).text());
    undo_all(driver);
    CHECK(document(driver).text() == desk.first());
    driver.wait(6);
    CHECK(desk.file() == desk.first());
  }

  TEST_CASE("Enter makes a line of the same speaker below, Backspace in an empty one takes it away") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::enter);
    driver.settle();
    driver.type("Nog iets.");
    CHECK(driver.app().ui().focused() == "row.nodes/binnen/lines/1/karin");
    CHECK(has(document(driver).text(), "      - karin: \"Nog iets.\"\n      - narrator: Milan"));
    for (int i = 0; i < 9; ++i) driver.key(ui::Key::backspace);
    driver.key(ui::Key::backspace);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE(
      "words are jumped over and deleted, selected by a double click, and lines have a home and an end") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id(kFirstLine));
    driver.key(ui::Key::end, ui::kCtrl);
    driver.key(ui::Key::left, ui::kCtrl);  // before "lang"
    driver.type("heel ");
    CHECK(has(document(driver).text(), "Ik heb niet zo heel lang."));
    driver.key(ui::Key::backspace, ui::kCtrl);
    CHECK(has(document(driver).text(), "Ik heb niet zo lang."));
    driver.key(ui::Key::home);
    driver.key(ui::Key::right, {true, true, false});
    driver.type("Je ");
    CHECK(has(document(driver).text(), "\"Je wilde mij spreken?"));
    const ui::Rect place = driver.find_id(kFirstLine)->place;
    REQUIRE(driver.click_id(kFirstLine));
    REQUIRE(driver.click_id(kFirstLine));
    driver.type("X");
    CHECK(has(document(driver).text(), "X"));
    CHECK(place.height > 0);
    undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("what is selected is changed beside the script: speaker, cue, moves, name, way on") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id(kFirstLine));
    driver.settle();
    REQUIRE(driver.click_id("speaker.inner"));
    CHECK(has(document(driver).text(), "- inner: \"U wilde mij spreken?"));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    REQUIRE(driver.click_id("row.nodes/binnen/choices/0/say"));
    driver.settle();
    REQUIRE(driver.click_id("pick.nodes/binnen/choices/0/moves"));
    driver.settle();
    driver.type("samenvat");
    driver.settle();
    CAPTURE(driver.text());
    REQUIRE(driver.click_id("take.nodes/binnen/choices/0/moves.samenvatten"));
    CHECK(has(document(driver).text(), "moves: [waardering, open_vraag, samenvatten]"));
    // What begins with the letters comes before what they stand in somewhere.
    REQUIRE(driver.click_id("pick.nodes/binnen/choices/0/moves"));
    driver.settle();
    driver.type("zorg");
    driver.settle();
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(has(document(driver).text(), "samenvatten, zorg_"));
    undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("a moment that leads nowhere asks where to before it goes on in another way") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id(kFirstLine));
    driver.settle();
    REQUIRE(driver.click_id("inspect.moment"));
    driver.settle();
    REQUIRE(driver.click_id("moment.new"));
    driver.settle();
    for (const std::string way : {"branch", "topics", "form"}) {
      CAPTURE(way);
      const std::string before(document(driver).text());
      REQUIRE(driver.click_id("way." + way));
      driver.settle();
      CHECK(document(driver).text() == before);
      CHECK(driver.app().ui().focused() == "search.way.to." + way);
      driver.type("Wat nu");
      driver.settle();
      CAPTURE(driver.text());
      REQUIRE(driver.click_id("take.way.to." + way + ".new"));
      driver.settle();
      CHECK(has(document(driver).text(), "  wat_nu:\n"));
      CHECK(has(document(driver).text(), (way == "topics" ? "then" : "go") + std::string(": wat_nu")));
      CHECK(driver.app().ui().focused() == "way." + way);
      driver.key(ui::Key::z, ui::kCtrl);
      driver.settle();
      CHECK(document(driver).text() == before);
    }
    // Just going on has its list below already: that one unfolds.
    REQUIRE(driver.click_id("way.go"));
    driver.settle();
    CHECK(driver.app().ui().focused() == "search.go.nodes/nieuw_moment");
    driver.key(ui::Key::escape);
    driver.settle();
    CHECK(has(document(driver).text(), "nieuw_moment:"));
  }

  TEST_CASE("of a moment it is said that the conversation begins there, or breaks off to it") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    CHECK(driver.shows("Hier begint het gesprek"));
    CHECK_FALSE(driver.shows("Niets verwijst nog hierheen"));
    driver.app().editor()->select_node("dicht");
    driver.app().ui().ask_frame();
    driver.settle();
    CHECK(driver.shows("Een onderbreking leidt hierheen"));
    CHECK_FALSE(driver.shows("Niets verwijst nog hierheen"));
  }

  TEST_CASE("what was refused is said until its reader goes elsewhere") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id("editor.people"));
    driver.settle();
    REQUIRE(driver.click_id("person.new.add"));
    driver.settle();
    REQUIRE(driver.find_id("message.close") != nullptr);
    driver.settle();
    CHECK(driver.find_id("message.close") != nullptr);
    REQUIRE(driver.click_id("editor.facts"));
    driver.settle();
    CHECK(driver.find_id("message.close") == nullptr);
    // The same words again, at the same place, are said again.
    REQUIRE(driver.click_id("editor.people"));
    driver.settle();
    CHECK(driver.find_id("message.close") == nullptr);
    REQUIRE(driver.click_id("person.new.add"));
    driver.settle();
    CHECK(driver.find_id("message.close") != nullptr);
  }

  TEST_CASE("problems are told below, lead to their place, and go with undo") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    editor::OpenCase& edited = driver.app().editor()->open_case();
    const auto broken =
        edited.apply(editor::set_field(edited.document(), {"nodes", "zorg"}, "go", "nergens"), 0);
    REQUIRE(broken.ok());
    driver.app().ui().ask_frame();
    driver.settle();
    driver.wait(1);
    CHECK(driver.shows("nergens"));
    REQUIRE(driver.click_id("problem.0"));
    driver.settle();
    CHECK(editor::to_text(driver.app().editor()->selected()).substr(0, 10) == "nodes/zorg");
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    CHECK(driver.shows("Met fouten kan de casus niet gespeeld worden."));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.wait(1);
    CHECK_FALSE(driver.shows("nergens"));
  }

  TEST_CASE("a problem is mended with what stands on the panels, and the keys are told too") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(
        edited.apply(editor::set_field(edited.document(), {"nodes", "binnen", "lines", 0}, "karin", ""), 0)
            .ok());
    REQUIRE(edited.apply(editor::remove_block(edited.document(), {"nodes", "binnen", "choices"}), 0).ok());
    REQUIRE(edited.apply(editor::set_field(edited.document(), {"nodes", "binnen"}, "go", ""), 0).ok());
    driver.app().ui().ask_frame();
    driver.settle();
    driver.wait(1);
    CHECK(driver.shows("kies bij dit moment wat er komt, onder 'Hoe het verdergaat'"));
    CHECK(driver.shows("; in YAML: voeg choices, go"));
    CHECK(driver.shows("(schrijf er iets, of haal het weg)"));
  }

  TEST_CASE("while somebody types, the title and what is safe keep their places") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    // Titles around the width where one of the two words would fit beside it and the other would not.
    for (std::size_t letters = 4; letters <= 30; ++letters) {
      editor::OpenCase& edited = driver.app().editor()->open_case();
      REQUIRE(edited
                  .apply(editor::set_field(edited.document(), {"scenario"}, "title",
                                           std::string("Boterhammen vergeten in de klas.").substr(0, letters)),
                         0)
                  .ok());
      driver.app().ui().ask_frame();
      driver.settle();
      driver.wait(6);
      const bool was_behind = behind_title(driver, "Alles is bewaard");
      REQUIRE(driver.click_id(kFirstLine));
      driver.type("x");
      CHECK(behind_title(driver, "Wordt zo bewaard") == was_behind);
      driver.wait(6);
    }
  }

  TEST_CASE("the conversation is played from the moment that is selected, and Escape leads back to writing") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    driver.app().editor()->select_node("zorg");
    driver.settle();
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::conversation);
    REQUIRE(driver.app().session() != nullptr);
    CHECK(driver.shows("Hij wil 's ochtends niks. Ik krijg het er niet in."));
    driver.key(ui::Key::escape);
    driver.settle();
    REQUIRE(driver.click_id("pause.stop"));
    REQUIRE(driver.click_id("pause.to_library"));
    driver.settle();
    CHECK(driver.app().screen() == app::Screen::editor);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("the source text and the script are one text") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    REQUIRE(driver.click_id("editor.yaml"));
    driver.settle();
    REQUIRE(driver.app().ui().focused() == "yaml");
    driver.key(ui::Key::home, ui::kCtrl);
    driver.type("[");
    driver.settle();
    CHECK(driver.shows("de YAML is stuk"));
    driver.wait(10);
    CHECK(desk.file() == desk.first());
    driver.key(ui::Key::backspace);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    driver.wait(6);
    CHECK(driver.shows("Alles is bewaard"));
  }

  TEST_CASE("a program that ends in the middle of a word gives it back") {
    Desk desk(kCase);
    {
      ScreenDriver driver(desk.options());
      open_editor(driver, kCase);
      REQUIRE(driver.click_id("editor.yaml"));
      driver.settle();
      driver.key(ui::Key::home, ui::kCtrl);
      driver.type("[ begin van een");  // it cannot be read, so it is not saved by leaving
    }
    CHECK(desk.file() == desk.first());
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    CHECK(has(document(driver).text(), "[ begin van een"));
    CHECK(driver.shows("teruggehaald"));
    REQUIRE(driver.click_id("recovery.undo"));
    driver.settle();
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("a case that cannot be played is opened to be mended") {
    Desk desk(kCase);
    {
      ScreenDriver driver(desk.options());
      open_editor(driver, kCase);
      REQUIRE(driver.click_id("editor.yaml"));
      driver.settle();
      driver.key(ui::Key::home, ui::kCtrl);
      driver.type("# ");
    }
    CHECK(desk.file() == "# " + desk.first());
    ScreenDriver driver(desk.options());
    driver.settle();
    REQUIRE(driver.click_id(std::string("case.") + kCase));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::editor);
    driver.key(ui::Key::z, ui::kCtrl);
    REQUIRE(driver.click_id("editor.back"));
    driver.settle();
    CHECK(desk.file() == desk.first());
    REQUIRE(driver.click_id(std::string("case.") + kCase));
    driver.settle();
    CHECK(driver.app().screen() == app::Screen::the_case);
  }

  TEST_CASE("a case with a wrong link stands in the library under its own title") {
    Desk desk(kCase);
    {
      ScreenDriver driver(desk.options());
      open_editor(driver, kCase);
      editor::OpenCase& edited = driver.app().editor()->open_case();
      const editor::Path choice{"nodes", "binnen", "choices", 0};
      REQUIRE(edited.apply(editor::set_field(edited.document(), choice, "go", "nergens"), 0).ok());
      driver.app().ui().ask_frame();
      driver.settle();
      REQUIRE(driver.click_id("editor.back"));
      driver.settle();
    }
    REQUIRE(has(desk.file(), "go: nergens"));
    ScreenDriver driver(desk.options());
    driver.settle();
    const ui::Record* card = driver.find_id(std::string("case.") + kCase);
    REQUIRE(card != nullptr);
    CHECK(has(driver.text(), "Een eerste zorg delen"));
    CHECK(has(driver.text(), "nergens"));  // and why it cannot be played
  }

  TEST_CASE("at large text, in every theme, all of it can be drawn") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    open_editor(driver, kCase);
    for (const draw::Theme theme : draw::kThemes) {
      for (const int percent : {80, 200, 300}) {
        driver.set(theme, percent);
        driver.settle();
        CHECK(driver.find_id("editor.back") != nullptr);
      }
    }
  }
}
