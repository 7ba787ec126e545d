#pragma once
// A case of tests/data/cli as a Program, and short ways to play it.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "engine/cli/case_file.h"
#include "engine/session/session.h"
#include "tests/engine/cli/run_program.h"

namespace gesprek::test {

/// The Program of tests/data/cli/NAME; loaded once.
inline const program::Program& case_program(const std::string& name) {
  static std::map<std::string, std::unique_ptr<cli::CaseFile>> loaded;
  std::unique_ptr<cli::CaseFile>& file = loaded[name];
  if (!file) {
    static const DiskFiles files;
    cli::CaseLoader loader(files, {});
    file = std::make_unique<cli::CaseFile>(loader.load(data(name)));
    for (const Diagnostic& diagnostic : file->diagnostics.sorted()) {
      INFO(to_text(diagnostic, Language::nl));
      CHECK(diagnostic.severity() != Severity::error);
    }
    for (const Diagnostic& diagnostic : loader.script_diagnostics()) {
      INFO(to_text(diagnostic, Language::nl));
      CHECK(diagnostic.severity() != Severity::error);
    }
    REQUIRE(file->program.has_value());
  }
  return *file->program;
}

/// Takes an input written as in format 5.21; it must fit.
inline void take(session::Session& session, const std::string& text) {
  INFO("input: " << text);
  const Result<session::Input> input = session::parse_input(session, text);
  REQUIRE_MESSAGE(input.ok(), (input.ok() ? std::string() : input.error().message));
  const Result<void> taken = session.take(*input);
  REQUIRE_MESSAGE(taken.ok(), (taken.ok() ? std::string() : taken.error().message));
}

inline session::Session play(const std::string& name, const std::vector<std::string>& inputs,
                             std::uint64_t seed = 1) {
  session::Session session(case_program(name), seed);
  for (const std::string& input : inputs) take(session, input);
  return session;
}

inline const char* kForm =
    "form:sorteer=geen_ontbijt>feit|slordig>ruis;zin=letterlijk;zeker=ja;wie=af|ib;bereid=7;"
    "plan=Oma/belt/vrijdag;vrij=\"Zij wil wel; het is veel.\"";

}  // namespace gesprek::test
