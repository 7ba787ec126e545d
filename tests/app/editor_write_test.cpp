// Writing in the source text with help at the caret, trying a moment with values set by hand, and going on
// elsewhere when a case cannot be saved.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "editor/view/preview.h"
#include "editor/view/yaml_completion.h"
#include "tests/support/desk.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::ScreenDriver;

namespace {

namespace fs = std::filesystem;
constexpr const char* kCase = "eerste-zorg";

/// Where `text` is with a bar at the caret: "nodes/een/choices/0 key= call=".
std::string place(std::string text) {
  const std::size_t caret = text.find('|');
  REQUIRE(caret != std::string::npos);
  text.erase(caret, 1);
  const auto found = editor::yaml_place(text, caret);
  if (!found) return "none";
  return editor::to_text(found->path) + " key=" + found->key + (found->is_in_list ? " list" : "") +
         (found->call.empty() ? "" : " call=" + found->call) + " [" +
         text.substr(found->begin, found->end - found->begin) + "]";
}

void to_yaml(ScreenDriver& driver) {
  REQUIRE(driver.click_id("editor.yaml"));
  driver.settle();
  REQUIRE(driver.app().ui().focused() == "yaml");
}

/// The caret behind `words` in the source text, from the start of the text by keys.
void go_behind(ScreenDriver& driver, const std::string& words) {
  const std::string text(document(driver).text());
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at + words.size()), '\n');
  driver.key(ui::Key::home, ui::kCtrl);
  for (long i = 0; i < lines; ++i) driver.key(ui::Key::down);
  driver.key(ui::Key::home);
  const std::size_t begin = text.rfind('\n', at + words.size() - 1) + 1;
  for (std::size_t i = begin; i < at + words.size(); ++i) driver.key(ui::Key::right);
}

}  // namespace

TEST_SUITE("app/editor_write") {
  TEST_CASE("where the caret stands in half-typed YAML is read from the lines around it") {
    const std::string head = "start: een\nnodes:\n  een:\n    phase: a\n";
    CHECK(place("st|") == " key= [st]");
    CHECK(place(head + "    |") == "nodes/een key= []");
    CHECK(place(head + "    go: b|in") == "nodes/een key=go [bin]");
    CHECK(place(head + "    choices:\n      - id: x\n        mo|") == "nodes/een/choices/0 key= [mo]");
    CHECK(place(head + "    choices:\n      - id: x\n      - s|") == "nodes/een/choices/0 key= [s]");
    CHECK(place(head + "    choices:\n      - id: x\n        moves: [open_vraag, wa|]") ==
          "nodes/een/choices/0 key=moves list [wa]");
    CHECK(place(head + "    choices:\n      - id: x\n        effect: {karin.v|") ==
          "nodes/een/choices/0/effect key= [karin.v]");
    CHECK(place(head + "    choices:\n      - {id: x, go: t|}") == "nodes/een/choices/0 key=go [t]");
    CHECK(place(head + "    reveals:\n      - f|") == "nodes/een key=reveals list [f]");
    CHECK(place(head + "    lines:\n      - karin: \"Ja, e|") == "none");  // prose
    CHECK(place(head + "    go: een  # na|") == "none");
    CHECK(place(head + "    branch:\n      - {when: 'seen(\"e|\")', go: een}") ==
          "nodes/een/branch/0 key=when call=seen [e]");
    CHECK(place(head + "    branch:\n      - {when: kar|") == "nodes/een/branch/0 key=when [kar]");
    CHECK(place("cast:\n  karin:\n    state: {ver|") == "cast/karin/state key= [ver]");
  }

  TEST_CASE("keys and names come up while typing and on Ctrl+Space; what is taken is one step to undo") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    to_yaml(driver);
    go_behind(driver, "  zorg:\n    phase: zorg\n");
    CHECK(driver.find_id("yaml.complete.0") == nullptr);
    driver.type("    eff");
    driver.settle();
    REQUIRE(driver.find_id("yaml.complete.0") != nullptr);
    CHECK(driver.find_id("yaml.complete.0")->label == "effect: ");
    const std::string typed(document(driver).text());
    driver.key(ui::Key::tab);
    driver.settle();
    CHECK(driver.app().ui().focused() == "yaml");
    CHECK(has(document(driver).text(), "phase: zorg\n    effect: "));
    CHECK(driver.find_id("yaml.complete.0") == nullptr);
    driver.type("{");
    driver.key(ui::Key::space, ui::kCtrl);
    driver.settle();
    REQUIRE(driver.find_id("yaml.complete.0") != nullptr);
    driver.type("karin.ver");
    driver.settle();
    REQUIRE(driver.find_id("yaml.complete.0") != nullptr);
    CHECK(driver.find_id("yaml.complete.0")->label == "karin.vertrouwen: ");
    driver.key(ui::Key::down);
    driver.key(ui::Key::up);
    driver.key(ui::Key::enter);
    driver.type("-1}\n");
    driver.settle();
    CHECK(has(document(driver).text(), "    effect: {karin.vertrouwen: -1}\n"));
    CHECK(document(driver).reading().is_whole());
    while (document(driver).text() != typed) {
      const std::string before(document(driver).text());
      driver.key(ui::Key::z, ui::kCtrl);
      REQUIRE(document(driver).text() != before);
    }
    test::undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("the list is never in the way: Enter makes a line, Escape shuts it, the pointer may choose") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    to_yaml(driver);
    go_behind(driver, "    go: zorg");
    for (int i = 0; i < 4; ++i) driver.key(ui::Key::backspace);
    driver.type("a");
    driver.settle();
    REQUIRE(driver.find_id("yaml.complete.0") != nullptr);
    CHECK(driver.find_id("yaml.complete.0")->label == "afspraak");
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(has(document(driver).text(), "    go: a\n"));
    driver.key(ui::Key::backspace);
    driver.type("f");
    driver.settle();
    REQUIRE(driver.find_id("yaml.complete.0") != nullptr);
    driver.key(ui::Key::escape);
    driver.settle();
    CHECK(driver.find_id("yaml.complete.0") == nullptr);
    driver.type("s");
    driver.settle();
    REQUIRE(driver.click_id("yaml.complete.0"));
    driver.settle();
    const std::string after(document(driver).text());
    const std::string around = after.substr(after.find("    go: a"), 60);
    CAPTURE(around);
    CHECK(has(after, "    go: afspraak "));
    test::undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("another state is set by hand at a moment, marked as such, and played from there") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(edited
                .apply(editor::set_field(edited.document(), {"nodes", "zorg", "choices", 2}, "when",
                                         "karin.vertrouwen >= 7"),
                       0)
                .ok());
    const std::string text(edited.document().text());
    driver.app().editor()->select_node("zorg");
    driver.app().ui().ask_frame();
    driver.settle();
    REQUIRE(driver.click_id("preview.fold"));
    driver.settle();
    driver.wait(2);
    CHECK(driver.shows("Nu niet te kiezen: dat kan alleen als Vertrouwen (Karin) ten minste 7 is"));
    CHECK_FALSE(driver.shows("zelf gezet"));
    for (int i = 0; i < 6 && driver.shows("Nu niet te kiezen: dat kan alleen als Vertrouwen (Karin) ten minste 7 is"); ++i) {
      REQUIRE(driver.click_id("hand.karin.vertrouwen.more"));
      driver.settle();
    }
    CHECK(driver.shows("Vertrouwen (Karin)  (zelf gezet)"));
    CHECK_FALSE(driver.shows("Nu niet te kiezen: dat kan alleen als Vertrouwen (Karin) ten minste 7 is"));
    CHECK(document(driver).text() == text);  // the case is not changed by it
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::conversation);
    CHECK(driver.shows("de stand bij het begin is zelf gezet"));
    REQUIRE(driver.act("begrip") == "");
    driver.key(ui::Key::escape);
    driver.settle();
    REQUIRE(driver.click_id("pause.stop"));
    REQUIRE(driver.click_id("pause.to_library"));
    driver.settle();
    REQUIRE(driver.click_id("editor.trials"));
    driver.settle();
    CHECK(driver.shows("Het kan geen vaste proef zijn"));
    CHECK(driver.find_id("run.name") == nullptr);
  }

  TEST_CASE("facts are told and words set in the case as it is tried, and clearing brings back the way") {
    Desk desk(kCase);
    editor::Document written("x", desk.first());
    editor::SetByHand by_hand;
    by_hand.node = "zorg";
    by_hand.values = {{"karin.vertrouwen", "9"}, {"toon", "gespannen"}};
    by_hand.facts = {"slordig"};
    const auto scratch = editor::with_values(written, by_hand);
    REQUIRE(scratch != nullptr);
    CHECK(has(scratch->text(), "karin.vertrouwen: =9"));
    CHECK(has(scratch->text(), "toon: gespannen"));
    CHECK(has(scratch->text(), "reveals: [slordig]"));
    by_hand.node = "nergens";
    CHECK(editor::with_values(written, by_hand) == nullptr);
  }

  TEST_CASE(
      "a case in a vanished folder goes on elsewhere: asked for in the room, checked, and undone there") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    editor::OpenCase& edited = driver.app().editor()->open_case();
    const std::string old = edited.path().substr(0, edited.path().rfind('/'));
    REQUIRE(
        edited
            .apply(editor::set_line_text(edited.document(), {"nodes", "zorg", "lines", 0}, "Andere woorden."),
                   0)
            .ok());
    const std::string text(edited.document().text());
    fs::remove_all(old);
    driver.key(ui::Key::s, ui::kCtrl);
    driver.settle();
    REQUIRE(driver.find_id("save.elsewhere") != nullptr);
    REQUIRE(driver.click_id("save.elsewhere"));
    driver.settle();
    REQUIRE(driver.app().ui().focused() == "elsewhere.folder");
    driver.type("ergens");
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.shows("Geef de hele weg naar de map"));
    const std::string fresh = old + "-elders";
    driver.key(ui::Key::a, ui::kCtrl);
    driver.type(fresh);
    REQUIRE(driver.click_id("elsewhere.go"));
    driver.settle();
    REQUIRE(driver.app().editor() != nullptr);
    editor::OpenCase& moved = driver.app().editor()->open_case();
    CHECK(moved.path() == fresh + "/eerste-zorg/scenario.yaml");
    CHECK(moved.document().text() == text);
    CHECK(moved.safety() == editor::Safety::saved);
    CHECK(driver.shows("en je schrijft daar verder"));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    driver.key(ui::Key::s, ui::kCtrl);
    driver.settle();
    const auto bytes = DiskFiles().read(moved.path(), std::size_t{1} << 24U);
    REQUIRE(bytes.ok());
    CHECK(*bytes == desk.first());
  }

  TEST_CASE("a critical error, taking back, an interrupt and rules need no YAML, and are undone") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    const auto press = [&](const std::string& id) {
      driver.app().ui().set_focus(id);
      driver.app().ui().ask_frame();
      driver.settle();
      REQUIRE_MESSAGE(driver.find_id(id) != nullptr, id);
      driver.key(ui::Key::enter);
      driver.settle();
    };
    driver.app().editor()->select_node("binnen");
    driver.app().ui().ask_frame();
    driver.settle();
    REQUIRE(driver.click_id("row.nodes/binnen/choices/2/say"));
    driver.settle();
    press("repair.add");
    CHECK(has(document(driver).text(), "repair:"));
    CHECK(document(driver).reading().is_whole());
    press("repair.gone");
    CHECK(document(driver).text() == desk.first());
    press("pick.critical.nodes/binnen/choices/2");
    press("take.critical.nodes/binnen/choices/2.KO1");
    CHECK(has(document(driver).text(), "critical: KO1"));
    REQUIRE(driver.click_id("editor.goals"));
    driver.settle();
    CHECK(driver.shows("Onderbrekingen"));
    press("turns.interrupts/0/for.more");
    CHECK(has(document(driver).text(), "for: 3"));
    press("interrupt.new");
    CHECK(has(document(driver).text(), "id: onderbreking_2"));
    driver.wait(1);
    CHECK(document(driver).reading().is_whole());
    press("gone./rules.R10");
    CHECK_FALSE(has(document(driver).text(), "R10"));
    test::undo_all(driver);
    CHECK(document(driver).text() == desk.first());
  }
}
