// Every code of the catalogue has a page, every page is right about its code, and the engine emits every
// code.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "engine/analysis/case_analysis.h"
#include "engine/base/diagnostic.h"
#include "engine/base/file_source.h"
#include "engine/cli/remark_places.h"
#include "tests/support/example.h"
#include "tests/support/load.h"

using namespace gesprek;

namespace {

std::vector<test::DiagnosticPage> all_pages() {
  std::vector<test::DiagnosticPage> pages;
  const std::string folder = "docs/diagnostics";
  for (const std::string& name : DiskFiles().list(std::string(GESPREK_SOURCE_DIR) + "/" + folder)) {
    if (name == "README.md" || name.size() < 3 || name.substr(name.size() - 3) != ".md") continue;
    pages.push_back(test::parse_page(folder + "/" + name, test::read_source_file(folder + "/" + name)));
  }
  return pages;
}

const DiagnosticInfo* find_code(const std::string& text) {
  const std::vector<DiagnosticInfo>& catalogue = diagnostic_catalogue();
  const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const DiagnosticInfo& entry) { return code_text(entry.code) == text; });
  return found == catalogue.end() ? nullptr : &*found;
}

bool mentions(const DiagnosticList& diagnostics, DiagnosticCode code) {
  const std::vector<Diagnostic>& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
}

/// What the analysis says, with the author's explanations taken into account.
void analyse(const scenario::LoadOutcome& loaded, const program::Program& program,
             const script::Scripts& scripts, DiagnosticList& diagnostics) {
  if (diagnostics.has_errors()) return;
  analysis::AnalysisOptions options;
  options.explore.budget = 100'000;
  options.wording = cli::wording_rules(*loaded.scenario, scripts);
  const analysis::CaseAnalysis found = analysis::analyse_case(program, options);
  for (cli::PlacedRemark& remark : cli::place_remarks(found.remarks, program, loaded)) {
    if (!remark.allowed) diagnostics.add(std::move(remark.diagnostic));
  }
}

/// What no example can bring about. Their pages explain, and show what it is about.
bool cannot_be_shown(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::out_of_memory:
    case DiagnosticCode::too_many_choices: return true;
    // A net below our sentences for yaml-cpp's complaints: no text is known that falls into it.
    case DiagnosticCode::yaml_syntax: return true;
    default: return false;
  }
}

/// All of engine/ but the catalogue itself, in one text.
std::string engine_source() {
  std::string out;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(GESPREK_SOURCE_DIR) + "/engine")) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".h")) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    out += text.str();
  }
  return out;
}

/// Whether `name` stands in `text` as a whole word behind "DiagnosticCode::".
bool is_emitted(const std::string& text, const std::string& name) {
  const std::string word = "DiagnosticCode::" + name;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char after = at + word.size() < text.size() ? text[at + word.size()] : ' ';
    const bool goes_on = after == '_' || (after >= 'a' && after <= 'z') || (after >= '0' && after <= '9');
    if (!goes_on) return true;
  }
  return false;
}

}  // namespace

TEST_SUITE("engine/diagnostic_pages") {
  TEST_CASE("every code has a page, and every page a code of that name") {
    std::set<std::string> with_page;
    for (const test::DiagnosticPage& page : all_pages()) {
      INFO(page.file);
      CHECK(page.problem == "");
      const DiagnosticInfo* entry = find_code(page.code);
      REQUIRE(entry != nullptr);
      CHECK(page.name == entry->name);
      CHECK(page.file == "docs/diagnostics/" + page.code + ".md");
      with_page.insert(page.code);
    }
    for (const DiagnosticInfo& entry : diagnostic_catalogue()) {
      INFO(code_text(entry.code) << " · " << std::string(entry.name) << " has no page");
      CHECK(with_page.count(code_text(entry.code)) == 1);
    }
  }

  TEST_CASE("the wrong example of every page gives its code, at a valid place") {
    for (const test::DiagnosticPage& page : all_pages()) {
      const DiagnosticInfo* entry = find_code(page.code);
      if (entry == nullptr || cannot_be_shown(entry->code)) continue;
      const test::ExampleRun run = test::run_example(page.wrong, analyse);
      INFO(page.file << " gave\n" << test::describe(run.diagnostics));
      CHECK(mentions(run.diagnostics, entry->code));
      CHECK(run.places_are_valid);
    }
  }

  TEST_CASE("the right example of every page does not give its code, and no error at all") {
    for (const test::DiagnosticPage& page : all_pages()) {
      const DiagnosticInfo* entry = find_code(page.code);
      if (entry == nullptr) continue;
      const test::ExampleRun run = test::run_example(page.right, analyse);
      INFO(page.file << " gave\n" << test::describe(run.diagnostics));
      CHECK_FALSE(mentions(run.diagnostics, entry->code));
      CHECK_FALSE(run.diagnostics.has_errors());
    }
  }

  TEST_CASE("every code is emitted somewhere in the engine") {
    const std::string source = engine_source();
    for (const DiagnosticInfo& entry : diagnostic_catalogue()) {
      INFO(code_text(entry.code) << " · " << std::string(entry.name) << " is never emitted");
      CHECK(is_emitted(source, entry.name));
    }
  }

  TEST_CASE("messages and hints are filled in, in both languages") {
    for (const DiagnosticInfo& entry : diagnostic_catalogue()) {
      INFO(code_text(entry.code));
      CHECK(std::string(entry.message_nl) != "");
      CHECK(std::string(entry.message_en) != "");
      CHECK((std::string(entry.hint_nl) == "") == (std::string(entry.hint_en) == ""));
      // The same arguments in both languages, or one of them would say less.
      for (const std::string argument : {"{0}", "{1}", "{2}", "{3}"}) {
        const auto names = [&](const char* text) {
          return std::string(text).find(argument) != std::string::npos;
        };
        CHECK(names(entry.message_nl) == names(entry.message_en));
        CHECK(names(entry.hint_nl) == names(entry.hint_en));
      }
    }
  }
}
