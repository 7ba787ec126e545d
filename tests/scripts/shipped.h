#pragma once
// The scripts that come with the program, and cases over them.

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"
#include "engine/session/input.h"
#include "engine/session/session.h"
#include "tests/support/load.h"

namespace gesprek::test {

inline script::Scripts& shipped() {
  static DiagnosticList diagnostics;
  static script::Scripts scripts =
      script::load_scripts({GESPREK_SOURCE_DIR "/scripts"}, DiskFiles(), script::ScriptLimits{}, diagnostics);
  INFO(describe(diagnostics));
  REQUIRE_FALSE(diagnostics.has_errors());
  return scripts;
}

/// The Program of `text` as proef/scenario.yaml over the shipped scripts, if there is one, and what was said.
inline std::pair<std::optional<program::Program>, DiagnosticList> compile_over_shipped(
    const std::string& text) {
  MapFiles files;
  files.files["proef/scenario.yaml"] = text;
  DiagnosticList diagnostics;
  const scenario::LoadOutcome loaded =
      scenario::load_scenario("proef", files, scenario::Limits{}, diagnostics);
  std::optional<program::Program> program = program::compile(loaded, shipped(), diagnostics);
  return {std::move(program), std::move(diagnostics)};
}

inline void give(session::Session& session, const std::string& text) {
  CAPTURE(text);
  const auto input = session::parse_input(session, text);
  REQUIRE_MESSAGE(input.ok(), (input.ok() ? std::string() : input.error().message));
  const auto taken = session.take(*input);
  REQUIRE_MESSAGE(taken.ok(), (taken.ok() ? std::string() : taken.error().message));
}

}  // namespace gesprek::test
