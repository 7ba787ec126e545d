#include "tests/support/load.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/file_source.h"

namespace gesprek::test {

std::string describe(const DiagnosticList& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out += to_text(diagnostic, Language::nl) + "\n";
  return out.empty() ? "(no diagnostics)" : out;
}

bool all_places_are_valid(const DiagnosticList& diagnostics, const SourceText& source) {
  const auto is_valid = [&](const Diagnostic& diagnostic) {
    const SourceRange& where = diagnostic.where;
    const bool in_order = where.begin.line < where.end.line ||
                          (where.begin.line == where.end.line && where.begin.column <= where.end.column);
    return !where.file.empty() && where.begin.line >= 1 && where.begin.column >= 1 && in_order &&
           where.bytes.begin <= where.bytes.end && where.bytes.end <= source.bytes().size() &&
           where.end.line <= source.line_count();
  };
  return std::all_of(diagnostics.all().begin(), diagnostics.all().end(), is_valid);
}

Loaded load_text(std::string_view text) {
  Loaded loaded;
  loaded.outcome = scenario::load_scenario_text("scenario.yaml", std::string(text), scenario::Limits{},
                                                loaded.diagnostics);
  REQUIRE(loaded.outcome.source != nullptr);
  INFO(describe(loaded.diagnostics));
  CHECK(all_places_are_valid(loaded.diagnostics, *loaded.outcome.source));
  return loaded;
}

scenario::Scenario load_ok(std::string_view text) {
  Loaded loaded = load_text(text);
  INFO(describe(loaded.diagnostics));
  REQUIRE(loaded.diagnostics.all().empty());
  REQUIRE(loaded.outcome.scenario.has_value());
  return std::move(*loaded.outcome.scenario);
}

void load_reports(std::string_view text, DiagnosticCode code, std::uint32_t line, std::string_view mentions) {
  const Loaded loaded = load_text(text);
  INFO("expected " << code_text(code) << " on line " << line << " with '" << std::string(mentions)
                   << "', got\n"
                   << describe(loaded.diagnostics));
  const auto is_it = [&](const Diagnostic& diagnostic) {
    return diagnostic.code == code && diagnostic.where.begin.line == line &&
           to_text(diagnostic, Language::nl).find(mentions) != std::string::npos;
  };
  const std::vector<Diagnostic>& all = loaded.diagnostics.all();
  CHECK(std::count_if(all.begin(), all.end(), is_it) == 1);
}

void load_reports_only(std::string_view text, DiagnosticCode code, std::uint32_t line,
                       std::string_view mentions) {
  load_reports(text, code, line, mentions);
  const Loaded loaded = load_text(text);
  INFO("expected nothing but " << code_text(code) << ", got\n" << describe(loaded.diagnostics));
  CHECK(loaded.diagnostics.all().size() == 1);
}

std::string read_source_file(std::string_view path) {
  Result<std::string> bytes =
      DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/" + std::string(path), std::size_t{64} << 20U);
  INFO(std::string(path));
  REQUIRE(bytes.ok());
  return std::move(*bytes);
}

}  // namespace gesprek::test
