// `gesprek new`: every template is a case that is sound, plays to an ending and has a golden that passes.

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "engine/cli/case_template.h"
#include "engine/cli/golden.h"
#include "tests/engine/cli/run_program.h"

using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

const std::string kScripts = std::string(GESPREK_SOURCE_DIR) + "/scripts";

Ran run_words(std::vector<std::string> words, const std::string& folder = {}) {
  Run run;
  run.words = std::move(words);
  run.folder = folder;
  return run_gesprek(run);
}

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) out.insert(entry.path().filename().string());
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("engine/cli/new") {
  TEST_CASE("the templates of the program are the folders of templates/") {
    std::set<std::string> listed;
    for (const gesprek::cli::CaseTemplate& entry : gesprek::cli::case_templates()) {
      listed.insert(std::string(entry.name));
      CHECK_FALSE(entry.about.empty());
    }
    std::set<std::string> there = names_in(std::string(GESPREK_SOURCE_DIR) + "/templates");
    CHECK(there.erase("README.md") == 1);
    CHECK(there == listed);
    CHECK(listed.size() >= 6);
    const Ran help = run_words({"new", "--help"});
    for (const std::string& name : listed) CHECK(has(help.out, name + "  "));
  }

  TEST_CASE("a case from each template is checked without a remark, and its golden passes") {
    for (const gesprek::cli::CaseTemplate& entry : gesprek::cli::case_templates()) {
      const std::string name(entry.name);
      INFO(name);
      const TemporaryFolder folder;
      const Ran made = run_words({"new", "mijn-gesprek", "--template", name, "--out", folder.path()});
      INFO(made.err);
      REQUIRE(made.code == 0);
      const std::string made_at = folder / "mijn-gesprek";
      CHECK(names_in(made_at) == std::set<std::string>{"mijn-gesprek.play", "scenario.yaml"});
      const std::string text = read_file(made_at + "/scenario.yaml");
      CHECK(has(text, "\n  id: mijn-gesprek\n  title: \"Mijn gesprek\"\n"));
      CHECK(has(text, "by: null"));  // nobody has reviewed somebody's new case

      const Ran checked = run_words({"check", made_at, "--format", "json", "--scripts", kScripts});
      INFO(checked.out);
      CHECK(checked.code == 0);
      const ordered_json found = ordered_json::parse(checked.out);
      for (const ordered_json& remark : found.at("diagnostics")) {  // the scripts may have hints of their own
        const std::string file = remark.at("file");
        INFO(remark.dump());
        CHECK(file.compare(0, made_at.size(), made_at) != 0);
        CHECK(remark.at("severity") == "hint");
      }
      CHECK(found.at("scenarios").at(0).at("title") == "Mijn gesprek");

      const Ran tested = run_words({"test", made_at, "--scripts", kScripts});
      INFO(tested.out);
      CHECK(tested.code == 0);

      // The example route again, for what a golden does not say: it ends well, and every criterion of the
      // case has at least two opportunities on it (format 5.25).
      const gesprek::cli::GoldenFile golden =
          gesprek::cli::parse_golden(read_file(made_at + "/mijn-gesprek.play"));
      REQUIRE(golden.runs.size() == 1);
      std::string inputs;
      for (const gesprek::cli::GoldenLine& line : golden.runs.front().lines) {
        if (line.text.compare(0, 7, "choose ") == 0) inputs += line.text.substr(7) + "\n";
      }
      write_file(folder / "invoer", inputs);
      const Ran played = run_words(
          {"play", made_at, "--inputs", folder / "invoer", "--format", "json", "--scripts", kScripts});
      REQUIRE(played.code == 0);
      const ordered_json result = ordered_json::parse(played.out);
      CHECK(result.at("finished") == true);
      CHECK(result.at("outcome") == "good");
      CHECK(result.at("caps").empty());
      CHECK(result.at("scores").size() >= 4);
      for (const auto& [criterion, score] : result.at("scores").items()) {
        INFO(criterion);
        CHECK(score.at("opportunities").get<int>() >= 2);
        CHECK(score.at("percent").get<int>() == 100);  // the example is the best that the case knows
      }
    }
  }

  TEST_CASE("templates can be played where they stand") {
    const Ran ran = run_words({"test", std::string(GESPREK_SOURCE_DIR) + "/templates"});
    INFO(ran.out);
    CHECK(ran.code == 0);
  }

  TEST_CASE("the title is what was given, whatever it holds") {
    const TemporaryFolder folder;
    const std::string title = "Praten met \"Noor\" \\ één: nee? #1";
    CHECK(run_words({"new", "noor", "--out", folder.path(), "--title", title}).code == 0);
    const Ran checked = run_words({"check", folder / "noor", "--format", "json", "--scripts", kScripts});
    CHECK(ordered_json::parse(checked.out).at("scenarios").at(0).at("title") == title);
    for (const std::string bad : {"", "  ", "twee\nregels", "\xFF"}) {
      CHECK(run_words({"new", "ander", "--out", folder.path(), "--title", bad}).code == 2);
    }
    CHECK_FALSE(fs::exists(folder / "ander"));
  }

  TEST_CASE("what is there already stays as it is") {
    const TemporaryFolder folder;
    CHECK(run_words({"new", "zaak", "--out", folder.path()}).code == 0);
    write_file(folder / "zaak/scenario.yaml", "van mij");
    fs::create_directory(folder / "leeg");
    write_file(folder / "bestand", "x");
    for (const char* name : {"zaak", "leeg", "bestand"}) {
      const Ran again = run_words({"new", name, "--out", folder.path(), "--template", "lvb"});
      CHECK(again.code == 1);
      CHECK(has(again.err, "bestaat al"));
    }
    CHECK(read_file(folder / "zaak/scenario.yaml") == "van mij");
    CHECK(names_in(folder / "leeg").empty());
    CHECK(read_file(folder / "bestand") == "x");
  }

  TEST_CASE("a wrong id is refused with the rule, and nothing is made") {
    const TemporaryFolder folder;
    const auto refuses = [&](const std::string& id, std::string_view part) {
      const Ran ran = run_words({"new", "--out", folder.path(), "--", id});
      INFO(id << ": " << ran.err);
      CHECK(ran.code == 2);
      CHECK(has(ran.err, part));
    };
    refuses("Mijn Gesprek", "kleine letters, cijfers, _ en -, met een letter voorop");
    refuses("Mijn Gesprek", "bijvoorbeeld 'mijn_gesprek'");
    refuses("9x", "letter voorop");
    refuses("-x", "letter voorop");
    refuses("../x", "letter voorop");
    refuses("a/b", "letter voorop");
    refuses("één", "letter voorop");
    refuses("", "heeft een naam nodig");
    refuses("done", "heeft al een betekenis");
    refuses("when", "heeft al een betekenis");
    refuses("on", "lezen andere programma's soms als ja of nee");
    refuses(std::string(65, 'a'), "hoogstens 64");
    CHECK(names_in(folder.path()).empty());
    CHECK(run_words({"new", std::string(64, 'a'), "--out", folder.path()}).code == 0);
  }

  TEST_CASE("what else is wrong is said in words") {
    const TemporaryFolder folder;
    const Ran unknown = run_words({"new", "x", "--out", folder.path(), "--template", "boze-oudr"});
    CHECK(unknown.code == 2);
    CHECK(has(unknown.err, "het sjabloon 'boze-oudr' bestaat niet (bedoel je 'boze-ouder'?)"));
    const Ran far = run_words({"new", "x", "--out", folder.path(), "--template", "qqqqqqqq"});
    CHECK(has(far.err, "kies uit oudergesprek, "));
    const Ran nowhere = run_words({"new", "x", "--out", folder / "weg"});
    CHECK(nowhere.code == 2);
    CHECK(has(nowhere.err, "bestaat niet; maak haar eerst"));
    // A disk that is full halfway leaves nothing half made.
    Run full;
    full.words = {"new", "x", "--out", folder.path()};
    full.most_file_bytes = 4096;
    const Ran halfway = run_gesprek(full);
    CHECK(halfway.code == 1);
    CHECK(has(halfway.err, "kan niet worden geschreven"));
    CHECK(names_in(folder.path()).empty());
  }

  TEST_CASE("without --out it goes into scenarios/, when that is there") {
    const TemporaryFolder folder;
    CHECK(run_words({"new", "een"}, folder.path()).code == 0);
    fs::create_directory(folder / "scenarios");
    const Ran ran = run_words({"new", "twee"}, folder.path());
    CHECK(has(ran.out, "gesprek play scenarios/twee"));
    CHECK(names_in(folder.path()) == std::set<std::string>{"een", "scenarios"});
    CHECK(names_in(folder / "scenarios") == std::set<std::string>{"twee"});
  }

  TEST_CASE("the schema line leads to the schema") {
    const TemporaryFolder folder;
    REQUIRE(run_words({"new", "zaak", "--out", folder.path()}).code == 0);
    const std::string text = read_file(folder / "zaak/scenario.yaml");
    const std::string begin = "# yaml-language-server: $schema=";
    REQUIRE(text.compare(0, begin.size(), begin) == 0);
    const std::string path = text.substr(begin.size(), text.find('\n') - begin.size());
    CHECK(fs::is_regular_file(fs::path(folder / "zaak") / path));
  }
}
