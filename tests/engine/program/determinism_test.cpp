// The same case and scripts give the same bytes, however often they are compiled (design §3.3).

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scenario/load.h"
#include "tests/support/compile.h"
#include "tests/support/load.h"

using namespace gesprek;

namespace {

/// The bytes of a shipped case, everything read anew.
std::string compile_shipped(const std::string& name) {
  const DiskFiles files;
  const std::string root = GESPREK_SOURCE_DIR;
  DiagnosticList diagnostics;
  script::Scripts scripts =
      script::load_scripts({root + "/scripts"}, files, script::ScriptLimits{}, diagnostics);
  const scenario::LoadOutcome loaded =
      scenario::load_scenario(root + "/scenarios/" + name, files, scenario::Limits{}, diagnostics);
  const auto program = program::compile(loaded, scripts, diagnostics);
  INFO(test::describe(diagnostics));
  REQUIRE(program.has_value());
  return program::write_program(*program);
}

}  // namespace

TEST_SUITE("engine/program/determinism") {
  TEST_CASE("twenty compilations give the same bytes, and a file of them the same Program") {
    const std::string first = compile_shipped("eerste-zorg");
    for (int i = 1; i < 20; ++i) REQUIRE(compile_shipped("eerste-zorg") == first);
    const Result<program::Program> read = program::read_program(first);
    REQUIRE(read.ok());
    CHECK(program::write_program(*read) == first);
    CHECK(program::fingerprint(*read) == read->hash);
  }

  TEST_CASE("another text, or another script, gives another hash") {
    const std::string text = test::case_with(
        "  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, verwijt]}\n    go: "
        "einde\n");
    const auto compile = [](const std::string& of, script::Scripts scripts) {
      DiagnosticList diagnostics;
      const scenario::LoadOutcome loaded =
          scenario::load_scenario_text("proef/scenario.yaml", of, scenario::Limits{}, diagnostics);
      const auto program = program::compile(loaded, scripts, diagnostics);
      REQUIRE(program.has_value());
      return program->hash;
    };
    const Hash128 hash = compile(text, test::small_scripts());
    CHECK(compile(text, test::small_scripts()) == hash);
    std::string other = text;
    other.replace(other.find("Ja?"), 3, "Nu?");
    CHECK(compile(other, test::small_scripts()) != hash);
    script::Scripts scripts = test::small_scripts();
    scripts.personas["open_ouder"].moves["verwijt"][0].deltas[0].second = -2;
    CHECK(compile(text, std::move(scripts)) != hash);
    // A comment changes nothing.
    CHECK(compile(text + "# een opmerking\n", test::small_scripts()) == hash);
  }
}
