#pragma once
// A case of the repository as a Program.

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"
#include "tests/support/load.h"

namespace gesprek::test {

/// `folder` from the root of the source tree ("scenarios/eerste-zorg"); compiled once.
inline const program::Program& shipped_program(const std::string& folder) {
  static std::map<std::string, program::Program> known;
  const auto found = known.find(folder);
  if (found != known.end()) return found->second;
  const DiskFiles files;
  const std::string root = GESPREK_SOURCE_DIR;
  DiagnosticList diagnostics;
  script::Scripts scripts =
      script::load_scripts({root + "/scripts"}, files, script::ScriptLimits{}, diagnostics);
  const scenario::LoadOutcome loaded =
      scenario::load_scenario(root + "/" + folder, files, scenario::Limits{}, diagnostics);
  auto program = program::compile(loaded, scripts, diagnostics);
  INFO(describe(diagnostics));
  REQUIRE(program.has_value());
  return known.emplace(folder, std::move(*program)).first->second;
}

}  // namespace gesprek::test
