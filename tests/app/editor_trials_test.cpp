// Trying a case while it is written: conversations that are kept, what is found in it with a conversation
// that shows it, and what changes elsewhere when something gets a new name or goes.

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <string>

#include "editor/document/disk.h"
#include "editor/find/rename_intent.h"
#include "editor/map/map_commands.h"
#include "editor/view/case_trials.h"
#include "editor/view/goldens.h"
#include "tests/support/desk.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::Desk;
using test::document;
using test::has;
using test::ScreenDriver;

namespace {

constexpr const char* kCase = "eerste-zorg";

std::string beside(ScreenDriver& driver, const std::string& name) {
  const std::string path = driver.app().editor()->open_case().path();
  const auto bytes = DiskFiles().read(path.substr(0, path.rfind('/') + 1) + name, std::size_t{1} << 24U);
  return bytes.ok() ? *bytes : std::string();
}

void put_beside(ScreenDriver& driver, const std::string& name, const std::string& text) {
  const std::string path = driver.app().editor()->open_case().path();
  std::ofstream(path.substr(0, path.rfind('/') + 1) + name, std::ios::binary) << text;
}

/// A name is typed over the one in field `id`.
void type_name(ScreenDriver& driver, const std::string& id, const std::string& name) {
  // To tab there would select every row of the script on the way.
  driver.app().ui().set_focus(id);
  driver.app().ui().ask_frame();
  driver.settle();
  REQUIRE(driver.app().ui().focused() == id);
  driver.key(ui::Key::a, ui::kCtrl);
  driver.type(name);
  driver.settle();
}

void select(ScreenDriver& driver, const std::string& node) {
  driver.app().editor()->select_node(node);
  driver.app().ui().ask_frame();
  driver.settle();
}

}  // namespace

TEST_SUITE("app/editor_trials") {
  TEST_CASE("what was played becomes a kept trial, and what goes otherwise later leads to its moment") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    select(driver, "binnen");
    const std::string before = beside(driver, "eerste-zorg.play");
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::conversation);
    REQUIRE(driver.act("praatje") == "");
    driver.key(ui::Key::escape);
    driver.settle();
    REQUIRE(driver.click_id("pause.stop"));
    REQUIRE(driver.click_id("pause.to_library"));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::editor);
    CHECK(driver.shows("Net gespeeld, tot het moment zorg. Beurten: 1."));
    REQUIRE(driver.click_id("run.keep"));
    driver.settle();
    // A name that is taken is refused, in words.
    REQUIRE(driver.click_id("run.name"));
    driver.type("goed");
    REQUIRE(driver.click_id("run.keep"));
    driver.settle();
    CHECK(driver.shows("Er is al een proef die 'goed' heet."));
    CHECK(beside(driver, "eerste-zorg.play") == before);
    type_name(driver, "run.name", "een praatje vooraf");
    driver.key(ui::Key::enter);
    driver.settle();
    const std::string after = beside(driver, "eerste-zorg.play");
    CHECK(after.substr(0, before.size()) == before);
    CHECK(has(after, "---\nrun een praatje vooraf\nseed "));
    CHECK(has(after.substr(before.size()), "\nchoose praatje\n"));
    CHECK(has(after.substr(before.size()), "\nstop\n"));
    driver.wait(2);
    CHECK(driver.shows("gaan zoals ze gingen."));
    CHECK(driver.shows("een praatje vooraf"));

    // Other words in `zorg`: every trial that came there says so, and leads there.
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(
        edited
            .apply(editor::set_line_text(edited.document(), {"nodes", "zorg", "lines", 0}, "Andere woorden."),
                   0)
            .ok());
    driver.app().ui().ask_frame();
    driver.settle();
    driver.wait(3);
    REQUIRE(driver.shows("gaan anders dan toen."));
    REQUIRE(driver.find_id("golden.0") != nullptr);
    REQUIRE(driver.click_id("golden.0"));
    driver.settle();
    CHECK(driver.shows("+ line karin \"Andere woorden.\""));
    CHECK(driver.shows("− line karin \"Hij wil 's ochtends niks. Ik krijg het er niet in.\""));
    REQUIRE(driver.click_id("golden.0.go"));
    driver.settle();
    CHECK(editor::to_text(driver.app().editor()->selected()) == "nodes/zorg");
  }

  TEST_CASE("a run with values set by hand is no trial, nor is one that does not fit") {
    const DiskFiles files;
    cli::CaseLoader loader(files, {});
    const cli::CaseFile file = loader.load(GESPREK_SOURCE_DIR "/scenarios/eerste-zorg");
    REQUIRE(file.program.has_value());
    const program::Program& program = *file.program;
    editor::TrialRun run;
    run.inputs = {"rustig"};
    run.node = "zorg";
    const auto kept = editor::with_golden(program, nullptr, "", "kort", run);
    REQUIRE(kept.ok());
    CHECK(kept->substr(0, 16) == "run kort\nseed 1\n");
    CHECK(has(*kept, "\nstop\n"));
    const auto outcomes = editor::run_goldens(program, nullptr, {{"a.play", *kept}});
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].passes);
    run.is_set_by_hand = true;
    CHECK_FALSE(editor::with_golden(program, nullptr, "", "kort", run).ok());
    run.is_set_by_hand = false;
    run.inputs = {"tip"};
    CHECK_FALSE(editor::with_golden(program, nullptr, "", "kort", run).ok());
    run.inputs = {"rustig"};
    CHECK_FALSE(editor::with_golden(program, nullptr, "", "", run).ok());
    CHECK_FALSE(editor::with_golden(program, nullptr, "", "a\nb", run).ok());
    CHECK_FALSE(editor::with_golden(program, nullptr, "wat is dit\n", "kort", run).ok());
  }

  TEST_CASE("a moment gets a new name in goldens and translations too, and undoing takes all of it back") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    put_beside(driver, "hooks.lua", "return { on_end = function(s) s.note(\"De binnen kant.\") end }\n");
    const std::string play = beside(driver, "eerste-zorg.play");
    const std::string po = beside(driver, "en.po");
    select(driver, "binnen");
    type_name(driver, "rename.binnen", "aan_de_deur");
    // Told before it is done.
    CHECK(driver.shows("Verandert mee: "));
    CHECK(driver.shows("hooks.lua regel 1:"));
    CHECK(document(driver).text() == desk.first());
    REQUIRE(driver.find_id("rename.go") != nullptr);
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.shows("binnen heet nu aan_de_deur."));
    const std::string renamed = beside(driver, "eerste-zorg.play");
    CHECK(has(renamed, "repair:aan_de_deur.direct"));
    CHECK_FALSE(has(renamed, "repair:binnen.direct"));
    CHECK(has(beside(driver, "en.po"), "msgctxt \"aan_de_deur.line1\""));
    CHECK(has(desk.file(), "\n  aan_de_deur:\n"));  // saved at once, with the others
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
    CHECK(beside(driver, "eerste-zorg.play") == play);
    CHECK(beside(driver, "en.po") == po);
    driver.key(ui::Key::y, ui::kCtrl);
    driver.settle();
    CHECK(beside(driver, "eerste-zorg.play") == renamed);
  }

  TEST_CASE(
      "a renaming in which the program was killed is finished or taken back at the next opening, and told") {
    for (const bool is_in_case : {true, false}) {
      CAPTURE(is_in_case);
      Desk desk(kCase);
      ScreenDriver driver(desk.options());
      const std::string folder = desk.options().cases.front() + "/" + kCase;
      const std::unique_ptr<editor::Disk> disk = editor::real_disk();
      editor::Document renamed("scenario.yaml", desk.first());
      const editor::Renaming renaming{editor::NameKind::node, {}, "binnen", "aan_de_deur"};
      const editor::RenamingIntent intent{
          renaming,
          editor::plan_renaming(renamed.tree(), renaming, editor::read_beside(*disk, folder)).changes};
      REQUIRE(intent.changes.size() >= 2);
      REQUIRE(renamed.apply(*editor::rename_command(renamed, renaming), 0).ok());
      // Killed behind the first file; the case had it or not.
      REQUIRE(disk->write(editor::intent_path(folder), editor::to_bytes(intent)).ok());
      REQUIRE(disk->write(folder + "/" + intent.changes[0].name, intent.changes[0].after).ok());
      REQUIRE(
          disk->write(folder + "/layout.yaml", "gesprek_layout: 1\npositions:\n  binnen: [40, 40]\n").ok());
      if (is_in_case) REQUIRE(disk->write(folder + "/scenario.yaml", renamed.text()).ok());
      test::open_editor(driver, kCase);
      CHECK(driver.shows(is_in_case ? "Dat is nu afgemaakt in: " : "Dat is teruggedraaid in: "));
      for (const editor::BesideChange& change : intent.changes)
        CHECK(beside(driver, change.name) == (is_in_case ? change.after : change.before));
      CHECK(document(driver).text() == (is_in_case ? std::string(renamed.text()) : desk.first()));
      CHECK_FALSE(disk->exists(editor::intent_path(folder)));
      const editor::Document* layout = driver.app().editor()->map().layout();
      REQUIRE(layout != nullptr);
      CHECK(editor::pins_of(*layout).count(is_in_case ? "aan_de_deur" : "binnen") == 1);
    }
  }

  TEST_CASE("a choice gets a new name where its moment offers it") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    const std::string play = beside(driver, "eerste-zorg.play");
    editor::EditorScreen& room = *driver.app().editor();
    select(driver, "binnen");
    REQUIRE(driver.click_id("row.nodes/binnen/choices/0/say"));
    driver.settle();
    REQUIRE(editor::to_text(room.selected()) == "nodes/binnen/choices/0");
    type_name(driver, "choice_id.nodes/binnen/choices/0", "kalm");
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(has(document(driver).text(), "- id: kalm\n"));
    const std::string renamed = beside(driver, "eerste-zorg.play");
    CHECK(has(renamed, "offer kalm direct praatje\nchoose kalm\n"));
    CHECK(has(beside(driver, "en.po"), "msgctxt \"binnen.kalm.why\""));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(beside(driver, "eerste-zorg.play") == play);
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("several moments at once: what still leads there is told, in the room, before they go") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    REQUIRE(driver.click_id("editor.map"));
    driver.settle();
    const auto middle = [&](const std::string& id) {
      const ui::Record* card = driver.find_id("map.moment." + id);
      REQUIRE(card != nullptr);
      return ui::Point{card->place.x + card->place.width / 2, card->place.y + card->place.height / 2};
    };
    driver.press(middle("ochtend_1"));
    driver.press(middle("steun_1"), ui::kShift);
    driver.key(ui::Key::del);
    driver.settle();
    CHECK(driver.shows("Wil je 2 momenten weghalen?"));
    CHECK(driver.shows("· afspraak → ochtend_1"));
    CHECK(document(driver).text() == desk.first());
    // Not modal: the rest of the room works meanwhile, and Escape leaves all as it is.
    REQUIRE(driver.click_id("editor.people"));
    driver.settle();
    CHECK(driver.find_id("person.new") != nullptr);
    CHECK(driver.shows("Wil je 2 momenten weghalen?"));
    REQUIRE(driver.click_id("delete.yes"));
    driver.settle();
    CHECK_FALSE(has(document(driver).text(), "steun_1:"));
    CHECK_FALSE(has(document(driver).text(), "ochtend_1:"));
    driver.key(ui::Key::z, ui::kCtrl);
    driver.settle();
    CHECK(document(driver).text() == desk.first());
  }

  TEST_CASE("what the analysis finds stands under the problems, and can be played") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    // A moment that nobody can come to, and one where somebody may have nothing left to say.
    editor::OpenCase& edited = driver.app().editor()->open_case();
    REQUIRE(edited.apply(editor::add_node(edited.document(), "goed", "eiland", "goed"), 0).ok());
    for (const int choice : {0, 1, 2}) {
      REQUIRE(edited
                  .apply(editor::set_field(edited.document(), {"nodes", "zorg", "choices", choice}, "when",
                                           "karin.vertrouwen >= 5"),
                         0)
                  .ok());
    }
    driver.app().ui().ask_frame();
    driver.settle();
    REQUIRE(driver.click_id("problems.try"));
    driver.settle();
    driver.wait(3);
    driver.settle();
    CHECK(driver.shows("bevindingen"));
    CHECK(driver.shows("eiland"));
    std::string played;
    for (int i = 0; i < 30 && played.empty(); ++i) {
      const std::string id = "finding." + std::to_string(i) + ".play";
      if (driver.find_id(id) != nullptr) played = id;
    }
    CAPTURE(driver.text());
    REQUIRE_FALSE(played.empty());
    REQUIRE(driver.tab_to(played));
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.app().screen() != app::Screen::editor);
    REQUIRE(driver.app().session() != nullptr);
    CHECK_FALSE(driver.app().session()->inputs().empty());
  }

  TEST_CASE("learners try a case with hooks too, and it is said that not everything is searched") {
    Desk desk(kCase);
    ScreenDriver driver(desk.options());
    test::open_editor(driver, kCase);
    editor::OpenCase& edited = driver.app().editor()->open_case();
    put_beside(driver, "hooks.lua", "return { mag = function(s) return true end }\n");
    // Behind a hook there is a moment that nothing else leads to.
    REQUIRE(edited.apply(editor::add_node(edited.document(), "binnen", "achter_de_haak", "zorg"), 0).ok());
    const editor::Path choice{"nodes", "binnen", "choices", 2};
    REQUIRE(edited.apply(editor::set_field(edited.document(), choice, "when", "mag()"), 0).ok());
    REQUIRE(edited.apply(editor::connect(edited.document(), choice, "achter_de_haak"), 0).ok());
    const DiskFiles files;
    editor::CaseWorker worker(files, edited.path());
    worker.ask(edited.document().shared_reading(), 1, Language::nl, true);
    CHECK(worker.finish());
    const auto check = worker.take_check();
    REQUIRE(check.has_value());
    for (const editor::Problem& problem : check->problems) CHECK(problem.text == "");
    CHECK(check->errors == 0);
    const auto heat = worker.take_heat();
    REQUIRE(heat != nullptr);
    CHECK(heat->runs == 3000);
    CHECK_FALSE(heat->moment.at("achter_de_haak").never);
    REQUIRE(driver.click_id("problems.try"));
    driver.settle();
    driver.wait(3);
    driver.settle();
    CHECK(driver.shows("(met hooks wordt niet alles doorzocht)"));
  }
}
