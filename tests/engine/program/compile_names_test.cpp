// Names that mean nothing (format 5.2), each with its place and a suggestion.

#include <doctest/doctest.h>

#include "engine/program/compiler.h"
#include "tests/support/compile.h"

using namespace gesprek;
using namespace gesprek::test;

namespace {

/// A node `begin` with one choice; `choice` is more of it, `node` more of the node.
std::string one_choice(std::string_view choice, std::string_view node = {}, std::string_view more = {}) {
  std::string text = "  begin:\n";
  text += node;
  text +=
      "    choices:\n      - id: a\n        say: \"Hoe gaat het?\"\n        moves: [open_vraag, "
      "waardering]\n";
  text += choice;
  text += "    go: einde\n";
  return case_with(text, more);
}

}  // namespace

TEST_SUITE("engine/program/compile_names") {
  TEST_CASE("a small case compiles without a word") {
    const program::Program program = compile_ok(one_choice(""));
    CHECK(program.nodes.size() == 2);
    CHECK(program.choices.size() == 1);
  }

  TEST_CASE("an unknown name is an error at its place, with what was probably meant") {
    compile_fails(one_choice("        go: «eind»\n"), DiagnosticCode::unknown_node, "'einde'");
    compile_fails(one_choice("", "    lines:\n      - «karim»: \"Ja.\"\n"), DiagnosticCode::unknown_cast,
                  "'karin'");
    compile_fails(one_choice("        to: «kari»\n"), DiagnosticCode::unknown_cast, "'karin'");
    compile_fails(one_choice("        score: {«C7»: +1}\n"), DiagnosticCode::unknown_criterion, "'C1'");
    compile_fails(one_choice("", "", "criteria: [«C11», C1, C2]\n"), DiagnosticCode::unknown_criterion,
                  "C11");
    compile_fails(one_choice("        critical: «KO2»\n"), DiagnosticCode::unknown_knockout, "'KO1'");
    compile_fails(one_choice("        repairs: «KO7»\n"), DiagnosticCode::unknown_knockout, "KO7");
    compile_fails(one_choice("        events: [«WEEG_Q9»]\n"), DiagnosticCode::unknown_event, "'WEEG_Q1'");
    compile_fails(one_choice("        reveals: [«ontbijt»]\n"), DiagnosticCode::unknown_fact, "ontbijt");
    compile_fails(one_choice("", "    phase: «eerste»\n"), DiagnosticCode::unknown_phase, "'eerst'");
    compile_fails(one_choice("", "    lines:\n      - karin: \"Ja.\"\n        mood: «rustigg»\n"),
                  DiagnosticCode::unknown_mood, "'rustig'");
    compile_fails(one_choice("        effect: {«karin.vertouwen»: +1}\n"), DiagnosticCode::unknown_variable,
                  "'karin.vertrouwen'");
    compile_fails(one_choice("", "", "rules: [«R1»]\n"), DiagnosticCode::unknown_rule, "'R10'");
    compile_fails(one_choice("", "", "must: {«WEEG_Q3»: C1}\n"), DiagnosticCode::unknown_event, "'WEEG_Q1'");
  }

  TEST_CASE("who can help is somebody of hulp.yaml") {
    std::string text = one_choice("");
    const std::size_t at = text.find("  setting: Ergens.\n");
    REQUIRE(at != std::string::npos);
    text.insert(at, "  help: [«wijkteem»]\n");
    compile_fails(text, DiagnosticCode::unknown_help, "'wijkteem' staat niet in hulp.yaml");
  }

  TEST_CASE("an unknown move is an error") {
    compile_fails(case_with("  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [«open_vrag»]}\n"
                            "    go: einde\n"),
                  DiagnosticCode::unknown_move, "'open_vraag'");
  }

  TEST_CASE("an unknown persona is one error, not one for every reply as well") {
    const std::string text =
        "gesprek: 1\nscenario: {id: proef, title: P}\n"
        "cast:\n  karin: {name: Karin, persona: open_oudr}\n"
        "start: begin\nnodes:\n"
        "  begin:\n    choices:\n      - {id: a, say: \"Ja?\", reply: \"Nee.\", go: einde}\n"
        "  einde:\n    ending: {title: Klaar, outcome: good, text: \"Klaar.\", child: \"Klaar.\"}\n";
    const Compiled compiled = compile_text(text);
    REQUIRE(compiled.diagnostics.error_count() == 1);
    CHECK(compiled.diagnostics.all().front().code == DiagnosticCode::unknown_persona);
    CHECK(compiled.diagnostics.all().front().hint(Language::nl) == "bedoel je 'open_ouder'?");
  }

  TEST_CASE("a state name that is not in state.yaml is an error, in the case and in a persona") {
    const std::string nodes = "  begin:\n    go: einde\n";
    compile_fails(case_with(nodes, "  rik: {name: Rik, state: {«vertrowen»: 3}}\n"),
                  DiagnosticCode::unknown_state, "'vertrouwen'");
  }

  TEST_CASE("a name in a condition is looked up too, at its exact column") {
    compile_fails(one_choice("        when: seen(«\"eind\"»)\n"), DiagnosticCode::condition_unknown_target,
                  "'einde'");
    compile_fails(one_choice("        when: \"«vertrouwen» >= 4\"\n"), DiagnosticCode::condition_unknown_name,
                  "'karin.vertrouwen'");
    compile_fails(one_choice("        when: chosen(«\"b\"»)\n"), DiagnosticCode::condition_unknown_target,
                  "b");
    compile_fails(one_choice("        when: event(\"WEEG_Q1\", \"«misschien»\")\n"),
                  DiagnosticCode::unknown_answer, "ja, nee");
  }

  TEST_CASE("a private variable of a persona is unknown to the case") {
    compile_fails(one_choice("        when: «hersteld» == 0\n"), DiagnosticCode::condition_unknown_name,
                  "hersteld");
  }

  TEST_CASE("choices are named by node and choice, in their own node by choice alone") {
    const program::Program program = compile_ok(case_with(
        "  begin:\n    choices:\n"
        "      - {id: a, say: \"Eén?\", moves: [open_vraag], when: not chosen(\"a\")}\n"
        "      - {id: b, say: \"Twee?\", moves: [waardering]}\n"
        "    go: tweede\n"
        "  tweede:\n    branch:\n      - {when: chosen(\"begin.b\"), go: einde}\n      - {go: begin}\n"));
    const program::Code code = program.choices[0].when;
    REQUIRE(code.size == 2);
    CHECK(program.code[code.begin].op == program::Op::chosen);
    CHECK(program.code[code.begin].a == 0);
    const program::Code arm = program.arms[0].when;
    CHECK(program.code[arm.begin].a == 1);
  }

  TEST_CASE("naming a choice without an id of its own is a warning") {
    compile_warns(case_with("  begin:\n    choices:\n"
                            "      - {say: \"Eén?\", moves: [open_vraag], when: not chosen(\"«c1»\")}\n"
                            "      - {say: \"Twee?\", moves: [waardering]}\n"
                            "    go: einde\n"),
                  DiagnosticCode::unnamed_choice_named, "c1");
  }

  TEST_CASE("done and back stand only behind go") {
    compile_fails(one_choice("", "    otherwise: «back»\n"), DiagnosticCode::word_for_node, "'back'");
  }

  TEST_CASE("cast and variables share one space of names") {
    const std::string nodes =
        "  begin:\n    choices:\n      - {id: a, say: \"Ja?\", when: karin == 1, effect: {karin: +1}}\n"
        "    go: einde\n";
    std::string text = case_with(nodes, "variables: {karin: 1}\n");
    text.replace(text.find("  karin: {name"), 7, "  «karin»");
    compile_fails(text, DiagnosticCode::cast_and_variable_share_name, "'karin'");
  }

  TEST_CASE("an event takes only the answers that the catalogue gives it") {
    compile_fails(one_choice("        events: [{WEEG_Q1: «misschien»}]\n"), DiagnosticCode::unknown_answer,
                  "ja, nee");
    compile_fails(one_choice("        events: [{ADVIES_VT: «ja»}]\n"), DiagnosticCode::event_takes_no_answer,
                  "ADVIES_VT");
    const program::Program program =
        compile_ok(one_choice("        events: [{BESLUIT: melden}, {WEEG_Q1: ja}, {eigen: wat}]\n"));
    CHECK(program.answers.size() == 3);
  }

  TEST_CASE("an own event that is asked for and never emitted is an error") {
    compile_fails(one_choice("        when: event(\"«brief_mee»\")\n        events: [brief_meee]\n"),
                  DiagnosticCode::event_never_emitted, "bedoel je 'brief_meee'");
    compile_fails(one_choice("", "", "must: {«iets_gezegd»: C1}\n"), DiagnosticCode::event_never_emitted,
                  "events: [iets_gezegd]");
    compile_ok(one_choice("        when: not event(\"brief_mee\")\n        events: [brief_mee]\n"));
  }

  TEST_CASE("an event of the catalogue that cannot happen is a warning") {
    compile_warns(one_choice("", "", "must: {«ADVIES_VT»: C1}\n"),
                  DiagnosticCode::catalogue_event_never_emitted, "ADVIES_VT");
    // A move emits it.
    compile_ok(
        case_with("  begin:\n    choices:\n"
                  "      - {id: a, say: \"Ja?\", moves: [zorg_benoemen, waardering, open_vraag]}\n"
                  "    go: einde\n",
                  "must: {zorg_op_tafel: C3}\n"));
  }

  TEST_CASE("a profile that no rule knows is a warning") {
    std::string text = one_choice("");
    text.replace(text.find("ONDERWIJS"), 9, "«ONDERWJS»");
    compile_warns(text, DiagnosticCode::unknown_profile, "'ONDERWIJS'");
  }

  TEST_CASE("without scripts there is one error, not one for every name") {
    DiagnosticList diagnostics;
    const scenario::LoadOutcome loaded =
        scenario::load_scenario_text("proef/scenario.yaml", one_choice("", "", "must: {zorg_op_tafel: C3}\n"),
                                     scenario::Limits{}, diagnostics);
    script::Scripts scripts;
    CHECK_FALSE(program::compile(loaded, scripts, diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == DiagnosticCode::no_scripts);
    CHECK(diagnostics.all().front().where.begin.line == 1);
  }
}
