#include "tests/support/compile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "engine/program/compiler.h"
#include "engine/program/program_file.h"
#include "engine/scenario/load.h"
#include "tests/support/load.h"

namespace gesprek::test {

namespace {

bool has(const DiagnosticList& diagnostics, DiagnosticCode code, TextRange place, std::string_view mentions) {
  const std::vector<Diagnostic> all = diagnostics.sorted();
  return std::count_if(all.begin(), all.end(), [&](const Diagnostic& diagnostic) {
           return diagnostic.code == code && diagnostic.where.bytes == place &&
                  to_text(diagnostic, Language::nl).find(mentions) != std::string::npos;
         }) == 1;
}

}  // namespace

std::string case_with(std::string_view nodes, std::string_view more) {
  std::string text =
      "gesprek: 1\n"
      "scenario:\n"
      "  id: proef\n"
      "  title: Een proef\n"
      "  language: nl\n"
      "  summary: Om iets na te gaan.\n"
      "  learner: {role: leerkracht, profile: ONDERWIJS}\n"
      "  setting: Ergens.\n"
      "  phases: [eerst, later]\n"
      "cast:\n"
      "  karin: {name: Karin, about: moeder, persona: open_ouder}\n";
  text += more;
  if (more.find("criteria:") == std::string_view::npos) text += "criteria: [C1, C2]\n";
  text += "start: begin\nnodes:\n";
  text += nodes;
  if (nodes.find("  einde:") == std::string_view::npos) {
    text += "  einde:\n    ending: {title: Klaar, outcome: good, text: \"Klaar.\", child: \"Klaar.\"}\n";
  }
  return text;
}

Marked read_marks(std::string_view text) {
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  Marked marked;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, kOpen.size()) == kOpen) {
      begin = static_cast<std::uint32_t>(marked.text.size());
      at += kOpen.size();
    } else if (text.substr(at, kClose.size()) == kClose) {
      marked.places.push_back({begin, static_cast<std::uint32_t>(marked.text.size())});
      at += kClose.size();
    } else {
      marked.text += text[at++];
    }
  }
  return marked;
}

Compiled compile_text(std::string_view text) {
  Compiled compiled;
  const scenario::LoadOutcome loaded = scenario::load_scenario_text(
      "proef/scenario.yaml", read_marks(text).text, scenario::Limits{}, compiled.diagnostics);
  script::Scripts scripts = small_scripts();
  compiled.program = program::compile(loaded, scripts, compiled.diagnostics);
  INFO(describe(compiled.diagnostics));
  CHECK(compiled.program.has_value() == !compiled.diagnostics.has_errors());
  if (compiled.program.has_value()) {
    CHECK(program::find_fault(*compiled.program) == "");
    CHECK(compiled.program->hash == program::fingerprint(*compiled.program));
  }
  return compiled;
}

program::Program compile_ok(std::string_view text) {
  Compiled compiled = compile_text(text);
  INFO(describe(compiled.diagnostics));
  REQUIRE(compiled.diagnostics.all().empty());
  REQUIRE(compiled.program.has_value());
  return std::move(*compiled.program);
}

void compile_fails(std::string_view text, DiagnosticCode code, std::string_view mentions) {
  const Compiled compiled = compile_text(text);
  const Marked marked = read_marks(text);
  INFO("expected " << code_text(code) << " with '" << std::string(mentions) << "', got\n"
                   << describe(compiled.diagnostics));
  REQUIRE(info(code).severity == Severity::error);
  REQUIRE(marked.places.size() == 1);
  CHECK(has(compiled.diagnostics, code, marked.places.front(), mentions));
  CHECK_FALSE(compiled.program.has_value());
}

program::Program compile_warns(std::string_view text, DiagnosticCode code, std::string_view mentions) {
  Compiled compiled = compile_text(text);
  const Marked marked = read_marks(text);
  INFO("expected " << code_text(code) << " with '" << std::string(mentions) << "', got\n"
                   << describe(compiled.diagnostics));
  REQUIRE(info(code).severity != Severity::error);
  REQUIRE(marked.places.size() == 1);
  CHECK(has(compiled.diagnostics, code, marked.places.front(), mentions));
  REQUIRE(compiled.program.has_value());
  return std::move(*compiled.program);
}

std::uint32_t node_named(const program::Program& program, std::string_view id) {
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (program.text(program.nodes[i].id) == id) return i;
  }
  FAIL("no node " << std::string(id));
  return 0;
}

std::uint32_t choice_named(const program::Program& program, std::string_view node_and_choice) {
  const std::size_t dot = node_and_choice.find('.');
  const program::Node& node = program.nodes[node_named(program, node_and_choice.substr(0, dot))];
  for (std::uint32_t i = node.choices.begin; i < node.choices.end(); ++i) {
    if (program.text(program.choice_infos[i].id) == node_and_choice.substr(dot + 1)) return i;
  }
  FAIL("no choice " << std::string(node_and_choice));
  return 0;
}

std::uint32_t slot_named(const program::Program& program, std::string_view name) {
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    if (program.text(program.slots[i].name) == name) return i;
  }
  FAIL("no slot " << std::string(name));
  return 0;
}

}  // namespace gesprek::test
