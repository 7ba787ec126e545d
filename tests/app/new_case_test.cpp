// A new case: begun from the first screen, by clicks and keys, and opened to be written in.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "editor/start/new_case.h"
#include "editor/start/quick_case.h"
#include "engine/analysis/case_analysis.h"
#include "engine/base/file_source.h"
#include "engine/cli/case_file.h"
#include "engine/cli/remark_places.h"
#include "tests/support/screen_driver.h"

using namespace gesprek;
using test::ScreenDriver;

namespace {

namespace fs = std::filesystem;

class Place {
 public:
  explicit Place(const std::string& name)
      : folder_((fs::temp_directory_path() / ("gesprek-new-" + name)).string()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/cases");
    fs::copy(std::string(GESPREK_SOURCE_DIR) + "/scripts", folder_ + "/scripts", fs::copy_options::recursive);
  }
  ~Place() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  [[nodiscard]] test::ScreenOptions options() const {
    test::ScreenOptions out;
    out.cases = {folder_ + "/cases"};
    out.own_cases = folder_ + "/eigen";
    out.editing = folder_ + "/state";
    return out;
  }
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace

TEST_SUITE("app/new_case") {
  TEST_CASE("a folder is called after the title, by the rules for ids") {
    CHECK(editor::folder_name_of("Praten met Noor!") == "praten-met-noor");
    CHECK(editor::folder_name_of("Één zorg, ‘één’ gesprek") == "een-zorg-een-gesprek");
    CHECK(editor::folder_name_of("'s Ochtends te laat") == "s-ochtends-te-laat");
    CHECK(editor::folder_name_of("112") == "casus-112");
    CHECK(editor::folder_name_of("???") == "casus");
  }

  TEST_CASE("on a computer without cases the first screen says what to do, and leads to a case that plays") {
    const Place place("first");
    ScreenDriver driver(place.options());
    CHECK(driver.shows("Begin er een met Nieuwe casus"));
    REQUIRE(driver.click_id("new_case"));
    driver.settle();
    CHECK(driver.shows("Hoe heet de casus?"));
    REQUIRE(driver.click_id("new.make"));
    CHECK(driver.shows("Geef de casus eerst een naam."));
    REQUIRE(driver.click_id("new.title"));
    driver.type("Praten met Noor");
    REQUIRE(driver.click_id("new.kind.kind"));
    REQUIRE(driver.click_id("new.make"));
    driver.settle();
    REQUIRE(driver.app().editor() != nullptr);
    const editor::OpenCase& made = driver.app().editor()->open_case();
    CHECK(made.path() == place.folder() + "/eigen/praten-met-noor/scenario.yaml");
    REQUIRE(made.document().scenario() != nullptr);
    CHECK(made.document().scenario()->title.value == "Praten met Noor");
    CHECK(fs::exists(place.folder() + "/eigen/praten-met-noor/praten-met-noor.play"));
    CHECK(driver.shows("Geen problemen"));
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    CHECK(driver.app().screen() == app::Screen::conversation);
  }

  TEST_CASE("a second case of the same name gets a folder of its own") {
    const Place place("twice");
    const std::string templates = GESPREK_SOURCE_DIR "/templates";
    const DiskFiles files;
    const auto first = editor::new_case_from_template(templates, "lvb", "Nog eens", place.folder(), files);
    const auto second = editor::new_case_from_template(templates, "lvb", "Nog eens", place.folder(), files);
    REQUIRE(first.ok());
    REQUIRE(second.ok());
    CHECK(*first == place.folder() + "/nog-eens/scenario.yaml");
    CHECK(*second == place.folder() + "/nog-eens-2/scenario.yaml");
    const auto text = files.read(*second, std::size_t{1} << 20U);
    REQUIRE(text.ok());
    CHECK(text->find("  id: nog-eens-2\n") != std::string::npos);
  }

  TEST_CASE("where nothing can be written it is said in words, and nothing is left behind") {
    const Place place("full");
    const DiskFiles files;
    const auto made = editor::new_case_from_template(GESPREK_SOURCE_DIR "/templates", "lvb", "Nergens",
                                                     "/proc/hier-niet", files);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().message.find("kan niet worden gemaakt") != std::string::npos);
  }

  TEST_CASE("all of it can be done with the keyboard alone") {
    const Place place("keys");
    ScreenDriver driver(place.options());
    REQUIRE(driver.tab_to("new_case"));
    driver.key(ui::Key::enter);
    // Too soon: it is said what is missing, and typing puts it where it belongs.
    REQUIRE(driver.tab_to("new.make"));
    driver.key(ui::Key::enter);
    driver.settle();
    CHECK(driver.shows("Geef de casus eerst een naam."));
    driver.type("Met toetsen");
    REQUIRE(driver.tab_to("new.kind.puber"));
    driver.key(ui::Key::space);
    REQUIRE(driver.tab_to("new.make"));
    driver.key(ui::Key::enter);
    driver.settle();
    REQUIRE(driver.app().editor() != nullptr);
    CHECK(driver.app().editor()->open_case().path() == place.folder() + "/eigen/met-toetsen/scenario.yaml");
  }

  TEST_CASE("a quick case is told in eight questions, made unrecognisable, and passes every check") {
    const Place place("quick");
    {
      // Somebody stops halfway: what was told is there the next time.
      ScreenDriver driver(place.options());
      REQUIRE(driver.click_id("new_case"));
      REQUIRE(driver.click_id("new.title"));
      driver.type("Die keer aan het hek");
      REQUIRE(driver.click_id("new.kind.eigen"));
      REQUIRE(driver.click_id("new.make"));
      CHECK(driver.shows("Vraag 1 van 8"));
      REQUIRE(driver.click_id("quick.person"));
      driver.type("Mila");
      driver.wait(2);
      // A kill from here on takes nothing: it is on the disk while the page is still open.
      const auto kept = DiskFiles().read(place.folder() + "/state/eigen-casus.txt", std::size_t{1} << 20U);
      REQUIRE(kept.ok());
      CHECK(editor::read_answers(*kept).person == "Mila");
    }
    ScreenDriver driver(place.options());
    REQUIRE(driver.click_id("new_case"));
    REQUIRE(driver.click_id("new.title"));
    driver.type("Die keer aan het hek");
    REQUIRE(driver.click_id("new.kind.eigen"));
    REQUIRE(driver.click_id("new.make"));
    CHECK(driver.find_id("quick.person")->value == "Mila");
    const auto fill = [&](const char* id, const char* words) {
      REQUIRE(driver.click_id(std::string("quick.") + id));
      driver.type(words);
    };
    const auto next = [&] { REQUIRE(driver.click_id("quick.next")); };
    fill("about", "moeder van Jens");
    fill("child", "Jens");
    REQUIRE(driver.click_id("quick.persona.boze_ouder"));
    next();
    fill("role", "leerkracht");
    fill("setting", "Na schooltijd, in het lokaal van Petra: het is \"even\" rustig.");
    next();
    fill("seen", "Jens had drie keer geen jas aan.");
    next();
    fill("opening", "Wat is er nu weer? # altijd wat");
    next();
    fill("said", "'s Ochtends is hij altijd te laat, en dat kan zo niet.");
    REQUIRE(driver.click_id("quick.did.verwijt"));
    next();
    fill("reaction", "Ik doe wat ik kan!");
    fill("side", "Ik werk nachten: dan red ik het niet.");
    next();
    fill("better", "Jens had drie keer geen jas aan, en ik maak me zorgen. Hoe ziet u dat?");
    next();
    fill("agreement", "Ik bel u donderdag. U legt de jas bij de deur.");
    fill("for_child", "Jens kwam nog weken zonder jas.");
    next();
    CHECK(driver.shows("Petra, donderdag"));
    CHECK_FALSE(driver.find_id("quick.make")->is_enabled);
    for (const char* check : {"1", "2", "3", "4", "5"})
      REQUIRE(driver.click_id(std::string("quick.check.") + check));
    REQUIRE(driver.click_id("quick.make"));
    driver.settle();
    REQUIRE(driver.app().editor() != nullptr);
    CHECK(driver.shows("Geen problemen"));
    const std::string path = driver.app().editor()->open_case().path();
    const DiskFiles files;
    cli::CaseLoader loader(files, {});
    const cli::CaseFile file = loader.load(path);
    std::string told;
    for (const Diagnostic& one : file.diagnostics.sorted()) told += to_text(one, Language::nl) + "\n";
    REQUIRE(file.program.has_value());
    CHECK(file.program->nodes.size() >= 6);
    analysis::AnalysisOptions options;
    options.explore.budget = 20'000;
    options.explore.with_points = false;
    options.routes = 0;
    options.wording = file.wording;
    const analysis::CaseAnalysis found = analysis::analyse_case(*file.program, options);
    for (const cli::PlacedRemark& remark : cli::place_remarks(found.remarks, *file.program, file.loaded)) {
      if (remark.diagnostic.severity() == Severity::warning)
        told += to_text(remark.diagnostic, Language::nl) + "\n";
    }
    CHECK(told == "");
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    CHECK(driver.shows("Wat is er nu weer? # altijd wat"));
  }

  TEST_CASE("a quick case without a single answer is sound too, and answers survive being kept") {
    const std::string text = editor::quick_case_yaml({}, "leeg");
    CHECK(text.find("  id: leeg\n") != std::string::npos);
    editor::QuickCase told;
    told.person = "Mila";
    told.setting = "Een \\ streep\nen een = teken.";
    const editor::QuickCase back = editor::read_answers(editor::write_answers(told));
    CHECK(back.person == "Mila");
    CHECK(back.setting == told.setting);
    CHECK(back.persona == told.persona);
    CHECK(editor::quick_case_yaml(back, "x") == editor::quick_case_yaml(told, "x"));
  }

  TEST_CASE("words that might be recognised are found, invented names and beginnings of sentences are not") {
    editor::QuickCase told;
    told.person = "Mila";
    told.child = "Jens";
    told.setting = "Mila kwam met Jens naar De Wilgen in Utrecht, op maandag 14 maart 2022. Ik was er al.";
    CHECK(editor::recognisable_words(told) ==
          std::vector<std::string>{"De", "Wilgen", "Utrecht", "maandag", "maart", "2022"});
  }
}
