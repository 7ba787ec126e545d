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

std::vector<GoldenInputs> golden_inputs(const std::string& play_file) {
  std::vector<GoldenInputs> out(1);
  std::string text = file_text(play_file);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const auto after = [&](const std::string& word) { return line.substr(word.size()); };
    if (line == "---") out.emplace_back();
    if (line.rfind("run ", 0) == 0) out.back().name = after("run ");
    if (line.rfind("seed ", 0) == 0) out.back().seed = std::stoull(after("seed "));
    if (line.rfind("choose ", 0) == 0) out.back().inputs.push_back(after("choose "));
  }
  return out;
}

}  // namespace gesprek::test
