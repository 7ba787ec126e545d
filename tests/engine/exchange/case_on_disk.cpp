#include "tests/engine/exchange/case_on_disk.h"

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "tests/support/load.h"

namespace gesprek::test {

namespace {

const std::string kRoot = GESPREK_SOURCE_DIR;

script::Scripts& shipped_scripts() {
  static DiagnosticList diagnostics;
  static const DiskFiles files;
  static script::Scripts scripts =
      script::load_scripts({kRoot + "/scripts"}, files, script::ScriptLimits{}, diagnostics);
  return scripts;
}

}  // namespace

CaseOnDisk case_on_disk(const std::string& folder, const std::string& changed) {
  const DiskFiles files;
  DiagnosticList diagnostics;
  CaseOnDisk out;
  out.loaded = changed.empty()
                   ? scenario::load_scenario(kRoot + "/" + folder, files, scenario::Limits{}, diagnostics)
                   : scenario::load_scenario_text("scenario.yaml", changed, scenario::Limits{}, diagnostics);
  out.scripts = &shipped_scripts();
  out.program = program::compile(out.loaded, shipped_scripts(), diagnostics);
  INFO(describe(diagnostics));
  REQUIRE(out.program.has_value());
  return out;
}

std::string file_text(const std::string& path) {
  const Result<std::string> bytes = DiskFiles().read(kRoot + "/" + path, 32U * 1024U * 1024U);
  INFO(path);
  REQUIRE(bytes.ok());
  return *bytes;
}

}  // namespace gesprek::test
