// As somebody who never wrote a case: from a template to a case of their own, in the window, without touching
// YAML; then it is checked, analysed and played.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "engine/analysis/case_analysis.h"
#include "engine/base/file_source.h"
#include "engine/cli/case_file.h"
#include "engine/cli/remark_places.h"
#include "tests/support/screen_driver.h"
#include "tests/support/writing.h"

using namespace gesprek;
using test::ScreenDriver;
using test::Writer;

namespace {

namespace fs = std::filesystem;

/// What `gesprek check` says: the loader's and the compiler's problems, and the warnings of the analysis.
std::string check(const std::string& path) {
  const DiskFiles files;
  cli::CaseLoader loader(files, {});
  const cli::CaseFile file = loader.load(path);
  std::string out;
  for (const Diagnostic& one : file.diagnostics.sorted()) out += to_text(one, Language::nl) + "\n";
  if (!file.program) return out + "no program\n";
  analysis::AnalysisOptions options;
  options.explore.budget = 20'000;
  options.explore.with_points = false;
  options.routes = 0;
  options.wording = file.wording;
  const analysis::CaseAnalysis found = analysis::analyse_case(*file.program, options);
  for (const cli::PlacedRemark& remark : cli::place_remarks(found.remarks, *file.program, file.loaded)) {
    if (!remark.allowed && remark.diagnostic.severity() == Severity::warning)
      out += to_text(remark.diagnostic, Language::nl) + "\n";
  }
  return out;
}

constexpr const char* kTemplateForm =
    R"in(form:sorteer=hek>feit|slaap>feit|rent>sterk|buurvrouw>sterk|slordig>ruis;zin=letterlijk;lezen=ja)in";

/// Takes the example route through the conversation on the screen: of choices the example's, else the first.
std::string play_on(ScreenDriver& driver) {
  for (int turn = 0; turn < 60; ++turn) {
    const session::Session& session = *driver.app().session();
    if (session.status() == session::Status::ended) return {};
    const session::Offer& offer = session.offer();
    const program::Program& program = session.program();
    if (offer.form != program::kNone) {
      std::string answers;
      bool has_facts = false;
      const program::Form& form = program.forms[offer.form];
      for (std::uint32_t i = form.fields.begin; i < form.fields.begin + form.fields.size; ++i) {
        const program::Field& field = program.fields[i];
        std::string value;
        if (field.type == program::FieldType::scale) value = std::to_string(field.from + 1);
        if (field.type == program::FieldType::text) value = "\"Ik schrijf wat op.\"";
        if (field.type == program::FieldType::choice)
          value = std::string(program.text(program.options[field.options.begin].id));
        if (field.type == program::FieldType::yes_no) value = "ja";
        if (field.type == program::FieldType::sort || field.type == program::FieldType::board) {
          has_facts = true;
          break;
        }
        if (value.empty()) return "a kind of field that this test does not know";
        answers += (answers.empty() ? "" : ";") + std::string(program.text(field.id)) + "=" + value;
      }
      // The form of the template has facts to sort: as its golden does.
      const bool is_template = answers.empty() || has_facts;
      const std::string input = is_template ? kTemplateForm : "form:" + answers;
      if (const std::string problem = driver.act(input); !problem.empty()) return problem;
      continue;
    }
    std::size_t best = 0;
    for (std::size_t i = 0; i < offer.items.size(); ++i) {
      const session::OfferItem& one = offer.items[i];
      if (one.kind == session::InputKind::choice &&
          (program.choices[one.target].flags & program::ChoiceFlag::model) != 0) {
        best = i;
      }
    }
    if (offer.items.empty()) return "nothing on offer";
    const session::OfferItem& item = offer.items[best];
    std::string words = "then";
    if (item.kind == session::InputKind::choice)
      words = std::string(program.text(program.choice_infos[item.target].id));
    if (item.kind == session::InputKind::topic)
      words = "topic:" + std::string(program.text(program.topics[item.target].id));
    if (const std::string problem = driver.act(words); !problem.empty()) return words + ": " + problem;
  }
  return "no end";
}

}  // namespace

TEST_SUITE("app/write_case") {
  TEST_CASE(
      "a new user writes a case with two people, a condition, topics, a form and endings, without YAML") {
    const std::string folder = (fs::temp_directory_path() / "gesprek-write-case").string();
    fs::remove_all(folder);
    fs::create_directories(folder + "/cases");
    fs::copy(std::string(GESPREK_SOURCE_DIR) + "/scripts", folder + "/scripts", fs::copy_options::recursive);
    test::ScreenOptions options;
    options.cases = {folder + "/cases"};
    options.own_cases = folder + "/eigen";
    options.editing = folder + "/state";
    ScreenDriver driver(options);
    Writer writer(driver);
    const std::string problem = writer.write_example_case();
    CAPTURE(driver.text());
    REQUIRE(problem == "");

    // Saved by itself, and what the checks say is nothing.
    driver.wait(8);
    CHECK(driver.shows("Alles is bewaard"));
    CHECK(driver.shows("Geen problemen"));
    const std::string path = driver.app().editor()->open_case().path();
    CHECK(check(path) == "");
    const scenario::Scenario& made = *driver.app().editor()->open_case().document().scenario();
    CHECK(made.nodes.size() >= 12);
    CHECK(made.cast.size() == 2);
    CHECK(made.title.value == "Wie haalt Teun op?");

    // Played, from the first line to an ending.
    driver.app().editor()->select_node("welkom");
    driver.app().ui().ask_frame();
    driver.settle();
    REQUIRE(driver.click_id("editor.play"));
    driver.settle();
    REQUIRE(driver.app().screen() == app::Screen::conversation);
    CHECK(play_on(driver) == "");
    CHECK(driver.app().session()->ending() != program::kNone);
    CHECK(driver.app().session()->status() == session::Status::ended);

    // And all of it can be undone to the first byte.
    const std::string written = std::string(driver.app().editor()->open_case().document().text());
    editor::Document& document = driver.app().editor()->open_case().document();
    const std::size_t steps = document.history().position();
    CHECK(steps > 30);
    while (document.undo()) {
    }
    CHECK(document.text().find("Ria") != std::string_view::npos);  // the neighbour is in the template
    CHECK(document.text().find("wie_helpt") == std::string_view::npos);
    while (document.redo()) {
    }
    CHECK(document.text() == written);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
}
