// Every case that is shipped compiles, with the scripts that are shipped.

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"
#include "tests/support/load.h"

using namespace gesprek;

TEST_SUITE("engine/program/shipped_cases") {
  TEST_CASE("every shipped case compiles without an error") {
    const DiskFiles files;
    const std::string root = GESPREK_SOURCE_DIR;
    std::size_t cases = 0;
    for (const std::string& name : files.list(root + "/scenarios")) {
      const std::string folder = root + "/scenarios/" + name;
      if (!files.is_file(folder + "/scenario.yaml")) continue;
      ++cases;
      DiagnosticList diagnostics;
      script::Scripts scripts =
          script::load_scripts({root + "/scripts"}, files, script::ScriptLimits{}, diagnostics);
      const scenario::LoadOutcome loaded =
          scenario::load_scenario(folder, files, scenario::Limits{}, diagnostics);
      const auto program = program::compile(loaded, scripts, diagnostics);
      INFO(test::describe(diagnostics));
      CHECK_FALSE(diagnostics.has_errors());
      REQUIRE(program.has_value());
      CHECK(program::find_fault(*program) == "");
    }
    CHECK(cases >= 1);
  }
}
