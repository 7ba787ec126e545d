// A variant laid over its base (format 5.28).

#include "engine/scenario/variant.h"

#include <doctest/doctest.h>

#include <string>

#include "engine/base/file_source.h"
#include "engine/scenario/load.h"
#include "tests/support/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

constexpr const char* kBase = R"(gesprek: 1
scenario: {id: basis, title: De basis, level: 1, minutes: 10, reviewed: {by: Iemand, date: 2026-01-02}}
cast:
  karin: {name: Karin, about: moeder, state: {vertrouwen: 6, spanning: 3}}
variables:
  toon: {start: rustig, values: [rustig, gespannen]}
  tel: 2
facts:
  ontbijt: {text: "Geen ontbijt.", kind: fact}
interrupts:
  - {id: weg, when: "karin.vertrouwen <= 1", go: dicht}
start: begin
nodes:
  begin:
    lines:
      - karin: "U wilde mij spreken?"
        cue: Ze staat.
      - narrator: Het is stil.
      - {id: stem, inner: "Hoe begin ik?"}
    choices:
      - {id: vraag, say: "Hoe gaat het?", moves: [open_vraag], why: Goed.}
      - {id: stil, do: Je wacht.}
      - {id: tip, say: "Een smoothie?"}
    go: eind
  eind:
    ending: {title: Een begin, outcome: good, text: "Vrijdag.", child: "Milan weet het."}
  dicht:
    ending: {title: Dicht, outcome: poor, text: "Ze gaat.", child: "Niets."}
)";

const std::string kHead =
    "gesprek: 1\nscenario: {id: basis-moeilijker, title: Moeilijker, extends: basis, level: 2}\n";

test::Loaded load(const std::string& variant, const std::string& base = kBase,
                  const std::string& file = "s/basis-moeilijker/scenario.yaml") {
  MapFiles files;
  files.files["s/basis/scenario.yaml"] = base;
  files.files[file] = variant;
  test::Loaded loaded;
  loaded.outcome = load_scenario(file, files, Limits{}, loaded.diagnostics);
  return loaded;
}

Scenario load_ok(const std::string& body) {
  const test::Loaded loaded = load(kHead + body);
  REQUIRE(loaded.outcome.scenario);
  const std::string said = test::describe(loaded.diagnostics);
  REQUIRE(said == "(no diagnostics)");
  return *loaded.outcome.scenario;
}

std::string said_about(const std::string& body) {
  return test::describe(load(kHead + body).diagnostics);
}

/// Requires one message: `code`, at `line` of the variant, with `mentions` in it.
void check_one(const std::string& text, DiagnosticCode code, std::uint32_t line, std::string_view mentions) {
  const test::Loaded loaded = load(text);
  INFO(test::describe(loaded.diagnostics));
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].code == code);
  CHECK(loaded.diagnostics.all()[0].where.file == "s/basis-moeilijker/scenario.yaml");
  CHECK(loaded.diagnostics.all()[0].where.begin.line == line);
  CHECK(test::describe(loaded.diagnostics).find(mentions) != std::string::npos);
}

}  // namespace

TEST_SUITE("engine/scenario/variant") {
  TEST_CASE("a variant that says nothing more is its base under another name, and nobody has read it") {
    const Scenario s = load_ok("");
    CHECK(s.id.value == "basis-moeilijker");
    CHECK(s.title.value == "Moeilijker");
    CHECK(s.level->value == 2);
    CHECK(s.minutes->value == 10);
    CHECK_FALSE(s.reviewed_by);
    CHECK(s.extends->value == "basis");
    CHECK(s.nodes.size() == 3);
    CHECK(s.start.value == "begin");
  }

  TEST_CASE("start values are replaced one by one") {
    const Scenario s = load_ok(
        "cast:\n  karin: {state: {vertrouwen: 4}}\nvariables:\n  toon: {start: gespannen}\n  tel: 3\n");
    REQUIRE(s.cast.size() == 1);
    CHECK(s.cast[0].about.value == "moeder");
    REQUIRE(s.cast[0].state.size() == 2);
    CHECK(s.cast[0].state[0].second.value == 4);
    CHECK(s.cast[0].state[1].second.value == 3);
    CHECK(s.variables[0].start.value == "gespannen");
    CHECK(s.variables[0].values.size() == 2);
    CHECK(s.variables[1].start_number->value == 3);
  }

  TEST_CASE("a node gets a time; its other keys and the order of the nodes stay") {
    const Scenario s = load_ok("nodes:\n  begin: {time: 20s, late: dicht}\n");
    REQUIRE(s.nodes.size() == 3);
    CHECK(s.nodes[0].id.value == "begin");
    CHECK(s.nodes[0].time_seconds->value == 20);
    CHECK(s.nodes[0].late->value == "dicht");
    CHECK(s.nodes[0].choices.size() == 3);
    CHECK(s.nodes[0].lines.size() == 3);
  }

  TEST_CASE("choices are merged by id on their place, and a new one comes last") {
    const Scenario s = load_ok(
        "nodes:\n  begin:\n    choices:\n      - {id: tip, say: \"Een appel?\"}\n"
        "      - {id: nieuw, say: \"Mag ik iets vragen?\"}\n      - {id: stil, say: \"Hm.\"}\n");
    const Node& node = s.nodes[0];
    REQUIRE(node.choices.size() == 4);
    CHECK(node.choices[0].id.value == "vraag");
    CHECK(node.choices[0].why->value == "Goed.");
    CHECK(node.choices[1].id.value == "stil");
    CHECK(node.choices[1].kind == ChoiceKind::say);  // the `do` of the base is gone: a choice has one act
    CHECK(node.choices[1].text.value == "Hm.");
    CHECK(node.choices[2].text.value == "Een appel?");
    CHECK(node.choices[3].id.value == "nieuw");
  }

  TEST_CASE("lines are found by their place or their id, changed, given to another, or taken out") {
    const Scenario s = load_ok(
        "nodes:\n  begin:\n    lines:\n      1: {karin: \"Wat is er?\"}\n      2: {karin: \"Nou?\"}\n"
        "      stem: ~\n");
    const Node& node = s.nodes[0];
    REQUIRE(node.lines.size() == 2);
    CHECK(node.lines[0].text.value == "Wat is er?");
    CHECK(node.lines[0].cue->value == "Ze staat.");
    CHECK(node.lines[1].kind == LineKind::cast);
    CHECK(node.lines[1].text.value == "Nou?");
  }

  TEST_CASE("a list without ids replaces, and ~ takes a key out") {
    const Scenario s = load_ok(
        "facts:\n  ontbijt: ~\nnodes:\n  begin:\n    lines:\n      - narrator: De telefoon gaat.\n"
        "    choices:\n      vraag: {moves: [samenvatten, doorvragen], why: ~}\n      tip: ~\n");
    CHECK(s.facts.empty());
    REQUIRE(s.nodes[0].lines.size() == 1);
    REQUIRE(s.nodes[0].choices.size() == 2);
    CHECK(s.nodes[0].choices[0].moves.size() == 2);
    CHECK_FALSE(s.nodes[0].choices[0].why);
  }

  TEST_CASE("interrupts are replaced by id or added, with nodes of their own") {
    const Scenario s = load_ok(
        "interrupts:\n  - {id: weg, when: \"karin.vertrouwen <= 2\"}\n"
        "  - {id: telefoon, when: \"karin.spanning >= 4\", go: belt}\n"
        "nodes:\n  belt:\n    lines:\n      - narrator: De telefoon gaat.\n    go: back\n");
    REQUIRE(s.interrupts.size() == 2);
    CHECK(s.interrupts[0].when.value == "karin.vertrouwen <= 2");
    CHECK(s.interrupts[0].go.value == "dicht");
    CHECK(s.interrupts[1].id.value == "telefoon");
    REQUIRE(s.nodes.size() == 4);
    CHECK(s.nodes[3].id.value == "belt");
  }

  TEST_CASE("every part keeps its place: in the variant what it says, in the base what it takes over") {
    const test::Loaded loaded = load(kHead + "nodes:\n  begin: {time: 20s, late: dicht}\n");
    REQUIRE(loaded.outcome.scenario);
    const Scenario& s = *loaded.outcome.scenario;
    const SourceRange late = loaded.outcome.source->resolve(s.nodes[0].late->where);
    CHECK(late.file == "s/basis-moeilijker/scenario.yaml");
    CHECK(late.begin == SourcePos{4, 28});
    const SourceRange cue = loaded.outcome.source->resolve(s.nodes[0].lines[0].cue->where);
    CHECK(cue.file == "s/basis/scenario.yaml");
    CHECK(cue.begin == SourcePos{17, 14});
    const std::string base(kBase);
    CHECK(base.substr(cue.bytes.begin, cue.bytes.end - cue.bytes.begin) == "Ze staat.");
    // Who writes in the file sees the file alone.
    CHECK(loaded.outcome.source->bytes().size() ==
          (kHead + "nodes:\n  begin: {time: 20s, late: dicht}\n").size());
    CHECK(loaded.outcome.tree.root().size() == 3);
  }

  TEST_CASE("a mistake in a part of the base is said at the base") {
    const std::string base =
        std::string(kBase).replace(std::string(kBase).find("Ze staat."), 9, "[Ze, staat]");
    const std::string said = test::describe(load(kHead, base).diagnostics);
    CHECK(said.substr(0, said.find(": fout")) == "s/basis/scenario.yaml:17:15");
  }

  TEST_CASE("a name that the base does not have is an error with what may be meant") {
    check_one(kHead + "nodes:\n  begni: {time: 20s, late: dicht}\n", DiagnosticCode::variant_names_nothing, 4,
              "bedoel je 'begin'?");
    check_one(kHead + "nodes:\n  begin:\n    choices:\n      - {id: vraga, why: Zo.}\n",
              DiagnosticCode::variant_names_nothing, 6, "geen keuze 'vraga'");
    check_one(kHead + "nodes:\n  begin:\n    lines: {4: {cue: Zo.}}\n", DiagnosticCode::variant_names_nothing,
              5, "geen regel '4'");
    check_one(kHead + "nodes:\n  begin:\n    choices: {tipp: ~}\n", DiagnosticCode::variant_names_nothing, 5,
              "bedoel je 'tip'?");
    check_one(kHead + "interrupts:\n  - {id: weeg, after: 2}\n", DiagnosticCode::variant_names_nothing, 4,
              "bedoel je 'weg'?");
    check_one(kHead + "cast:\n  karni: {state: {vertrouwen: 3}}\n", DiagnosticCode::variant_names_nothing, 4,
              "geen persoon 'karni'");
  }

  TEST_CASE("a variant has its own id and title") {
    const std::string said = test::describe(load("gesprek: 1\nscenario: {extends: basis}\n").diagnostics);
    CHECK(said.find("'id'") != std::string::npos);
    CHECK(said.find("'title'") != std::string::npos);
  }

  TEST_CASE("a base that is not there, has no name, is a variant or cannot be read is refused in words") {
    const auto extending = [](const std::string& name) {
      return "gesprek: 1\nscenario: {id: basis-moeilijker, title: M, extends: \"" + name + "\"}\n";
    };
    check_one(extending("bazis"), DiagnosticCode::variant_base_missing, 2, "bedoel je 'basis'?");
    for (const char* name : {"../basis", "..", ".", "/etc", "basis/../basis", "b\\\\c", "Basis", "a b"}) {
      INFO(name);
      check_one(extending(name), DiagnosticCode::variant_base_name, 2, "geen naam van een map");
    }
    // Itself: the shortest circle.
    check_one(extending("basis-moeilijker"), DiagnosticCode::variant_of_variant, 2, "zelf een variant");

    MapFiles files;
    files.files["s/a/scenario.yaml"] =
        "gesprek: 1\nscenario: {id: a, title: A, extends: b}\nnodes: {x: {go: x}}\n";
    files.files["s/b/scenario.yaml"] =
        "gesprek: 1\nscenario: {id: b, title: B, extends: a}\nnodes: {x: {go: x}}\n";
    DiagnosticList circle;
    static_cast<void>(load_scenario("s/a", files, Limits{}, circle));
    REQUIRE(circle.all().size() == 1);
    CHECK(circle.all()[0].code == DiagnosticCode::variant_of_variant);

    for (const char* base :
         {"", "gesprek: [", "titel: niets", "gesprek: 2\nnodes: {a: {go: a}}\n", "- a\n"}) {
      INFO(base);
      bool said = false;
      const DiagnosticList all = load(kHead, base).diagnostics;
      for (const Diagnostic& one : all.all()) said = said || one.code == DiagnosticCode::variant_base_broken;
      CHECK(said);
    }
  }

  TEST_CASE("a text without a folder cannot see its base") {
    DiagnosticList diagnostics;
    const LoadOutcome outcome = load_scenario_text("scenario.yaml", kHead, Limits{}, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == DiagnosticCode::variant_base_missing);
    CHECK(outcome.source->base() == nullptr);
  }

  TEST_CASE("the folder beside is found from wherever the case is named") {
    for (const char* file : {"basis-moeilijker/scenario.yaml", "/x/basis-moeilijker/scenario.yaml"}) {
      INFO(file);
      MapFiles files;
      const std::string shelf = std::string(file).substr(0, std::string(file).find("basis"));
      files.files[shelf + "basis/scenario.yaml"] = kBase;
      files.files[file] = kHead;
      DiagnosticList diagnostics;
      const LoadOutcome outcome = load_scenario(file, files, Limits{}, diagnostics);
      CHECK(diagnostics.all().empty());
      CHECK(outcome.scenario->nodes.size() == 3);
    }
  }

  TEST_CASE("the hooks of the base are the variant's, unless it has its own") {
    MapFiles files;
    files.files["s/basis/scenario.yaml"] = kBase;
    files.files["s/basis/hooks.lua"] = "return {}";
    files.files["s/basis-moeilijker/scenario.yaml"] = kHead;
    DiagnosticList diagnostics;
    CHECK(load_scenario("s/basis-moeilijker", files, Limits{}, diagnostics).hooks->file() ==
          "s/basis/hooks.lua");
    files.files["s/basis-moeilijker/hooks.lua"] = "return {}";
    CHECK(load_scenario("s/basis-moeilijker", files, Limits{}, diagnostics).hooks->file() ==
          "s/basis-moeilijker/hooks.lua");
  }

  TEST_CASE("a variant cut off anywhere gives messages with valid places, and no crash") {
    const std::string whole =
        kHead +
        "cast:\n  karin: {state: {vertrouwen: 4}}\nnodes:\n  begin:\n    lines: {1: ~}\n"
        "    choices:\n      - {id: tip, say: \"Zo?\"}\n      - {id: n, do: Zo.}\n";
    for (std::size_t size = 0; size < whole.size(); ++size) {
      INFO(size);
      const test::Loaded loaded = load(whole.substr(0, size));
      for (const Diagnostic& one : loaded.diagnostics.all()) {
        CHECK(one.where.begin.line >= 1);
        CHECK(one.where.begin.line <= 40);
      }
    }
    CHECK(said_about("") == "(no diagnostics)");
  }
}
