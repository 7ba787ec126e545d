// Finding and reading a scenario's file.

#include "engine/scenario/load.h"

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "tests/support/load.h"
#include "tests/support/scenario_text.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

test::Loaded load(std::string_view path, const MapFiles& files, const Limits& limits = {}) {
  test::Loaded loaded;
  loaded.outcome = load_scenario(path, files, limits, loaded.diagnostics);
  return loaded;
}

std::string messages(const test::Loaded& loaded) {
  return test::describe(loaded.diagnostics);
}

MapFiles with_files(const std::vector<std::string>& paths) {
  MapFiles files;
  for (const std::string& path : paths) files.files[path] = test::with_node("    go: eind\n");
  return files;
}

}  // namespace

TEST_SUITE("engine/scenario/load") {
  TEST_CASE("a scenario is named by its folder or its file") {
    const MapFiles files = with_files({"scenarios/voorbeeld/scenario.yaml"});
    for (const char* path :
         {"scenarios/voorbeeld", "scenarios/voorbeeld/", "scenarios/voorbeeld/scenario.yaml"}) {
      const test::Loaded loaded = load(path, files);
      INFO(path << "\n" << messages(loaded));
      CHECK(loaded.diagnostics.all().empty());
      REQUIRE(loaded.outcome.scenario);
      CHECK(loaded.outcome.source->file() == "scenarios/voorbeeld/scenario.yaml");
    }
  }

  TEST_CASE("an id that differs from its folder's name is a warning, where a folder is named") {
    const MapFiles files = with_files({"anders/scenario.yaml", "scenario.yaml", "./scenario.yaml"});
    CHECK(messages(load("anders", files)) ==
          "anders/scenario.yaml:2:16: waarschuwing W0220: het gesprek heet 'voorbeeld', maar de map heet "
          "'anders' "
          "(geef ze dezelfde naam)\n");
    CHECK(load("scenario.yaml", files).diagnostics.all().empty());
    CHECK(load("./scenario.yaml", files).diagnostics.all().empty());
  }

  TEST_CASE("a file that cannot be had is a message at line 1") {
    const test::Loaded missing = load("weg/scenario.yaml", MapFiles());
    CHECK(messages(missing) ==
          "weg/scenario.yaml:1:1: fout E0218: het bestand 'weg/scenario.yaml' is er niet (kijk of de naam en "
          "de "
          "map kloppen)\n");
    CHECK_FALSE(missing.outcome.scenario);
    REQUIRE(missing.outcome.source != nullptr);
    CHECK(missing.outcome.source->bytes().empty());

    Limits small;
    small.bytes = 100;
    const test::Loaded large = load("scenario.yaml", with_files({"scenario.yaml"}), small);
    REQUIRE(large.diagnostics.all().size() == 1);
    CHECK(large.diagnostics.all()[0].code == DiagnosticCode::file_too_large);
    CHECK_FALSE(large.outcome.scenario);
  }

  TEST_CASE("earlier diagnostics in the list do not change what is said about this file") {
    DiagnosticList diagnostics;
    diagnostics.add(DiagnosticCode::file_not_found, SourceText("x", ""), {}, {"x"});
    const LoadOutcome outcome = load_scenario_text("leeg.yaml", "", Limits{}, diagnostics);
    CHECK_FALSE(outcome.scenario);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[1].code == DiagnosticCode::not_a_scenario);
  }

  TEST_CASE("CRLF and a BOM change nothing but the places") {
    std::string text = "\xEF\xBB\xBF" + test::with_choice("        goto: eind\n");
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, "\r");
    const test::Loaded loaded = test::load_text(text);
    REQUIRE(loaded.diagnostics.all().size() == 1);
    CHECK(loaded.diagnostics.all()[0].where.begin == SourcePos{test::kChoiceLine, 9});
    REQUIRE(loaded.outcome.scenario);
    CHECK(loaded.outcome.scenario->nodes[0].choices[0].text.value == "Hoe gaat het?");
  }

  TEST_CASE("wherever the example is cut off, every place lies within what is left") {
    const std::string whole = test::read_source_file("scenarios/eerste-zorg/scenario.yaml");
    for (std::size_t size = 0; size < whole.size(); size += 13) {
      DiagnosticList diagnostics;
      const LoadOutcome outcome = load_scenario_text("s", whole.substr(0, size), Limits{}, diagnostics);
      INFO("cut at " << size << "\n" << test::describe(diagnostics));
      REQUIRE(test::all_places_are_valid(diagnostics, *outcome.source));
    }
  }
}
