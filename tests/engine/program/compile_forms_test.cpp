// Forms (format 5.13) and protocol rules (5.17) in the Program.

#include <doctest/doctest.h>

#include "tests/support/compile.h"

using namespace gesprek;
using namespace gesprek::test;
using namespace gesprek::program;

namespace {

const char* const kFacts =
    "facts:\n"
    "  ontbijt: {text: \"Drie keer zonder ontbijt.\", kind: fact}\n"
    "  roddel: {text: \"Een collega zegt wat.\", kind: noise}\n"
    "criteria: [A9]\n";

std::string form(std::string_view fields) {
  return case_with(
      "  begin:\n    form:\n      title: Leg vast\n      fields:\n" + std::string(fields) + "    go: einde\n",
      kFacts);
}

std::string sort(std::string_view more) {
  return form("        - {id: s, type: sort, ask: \"Waar?\", items: [ontbijt, roddel], into: [feit, ruis], " +
              std::string(more) + "}\n");
}

}  // namespace

TEST_SUITE("engine/program/compile_forms") {
  TEST_CASE("a sort field has its facts, columns, answers and points") {
    const Program program = compile_ok(sort("answer: {ontbijt: feit, roddel: ruis}, score: {A9: [-1, +2]}"));
    REQUIRE(program.fields.size() == 1);
    const Field& field = program.fields[0];
    CHECK(field.type == FieldType::sort);
    CHECK(field.required == 1);
    REQUIRE(field.items.size == 2);
    CHECK(program.items[field.items.begin].fact == 0);
    CHECK(program.text(program.items[field.items.begin].text) == "Drie keer zonder ontbijt.");
    REQUIRE(field.answers.size == 2);
    CHECK(program.field_answers[field.answers.begin + 1].item == 1);
    CHECK(program.text(program.field_answers[field.answers.begin + 1].value) == "ruis");
    REQUIRE(field.scores.size == 1);
    CHECK(program.field_scores[field.scores.begin].wrong == -1);
    CHECK(program.field_scores[field.scores.begin].right == 2);
    const Node& node = program.nodes[node_named(program, "begin")];
    CHECK(node.way == Way::form);
    const Form& compiled = program.forms[node.way_index];
    REQUIRE(compiled.arms.size == 1);
    CHECK(program.arms[compiled.arms.begin].go == node_named(program, "einde"));
  }

  TEST_CASE("an answer that the field does not offer is an error") {
    compile_fails(sort("answer: {«onbijt»: feit}, score: {A9: [-1, +2]}"), DiagnosticCode::unknown_item,
                  "'ontbijt'");
    compile_fails(sort("answer: {ontbijt: «feiten»}, score: {A9: [-1, +2]}"), DiagnosticCode::unknown_column,
                  "'feit'");
    compile_fails(
        form("        - {id: q, type: yes_no, ask: \"?\", answer: «jawel», score: {A9: [0, +1]}}\n"),
        DiagnosticCode::unknown_option, "ja, nee");
    compile_fails(form("        - {id: q, type: scale, ask: \"?\", from: 0, to: 10, answer: «11», "
                       "score: {A9: [0, +1]}}\n"),
                  DiagnosticCode::answer_not_on_scale, "10");
    compile_fails(
        form("        - {id: q, type: choice, ask: \"?\", options: [{id: a, label: A}, {id: b, label: B}], "
             "answer: «c», score: {A9: [0, +1]}}\n"),
        DiagnosticCode::unknown_option, "a, b");
  }

  TEST_CASE("answer: kind needs a column for every fact that may lie there") {
    compile_fails(
        form("        - «{id: s, type: sort, ask: \"Waar?\", items: [ontbijt, roddel], into: [feit, bron], "
             "answer: kind, score: {A9: [-1, +2]}}»\n"),
        DiagnosticCode::kind_without_column, "'ruis'");
    compile_fails(form("        - «{id: s, type: sort, ask: \"Waar?\", items: revealed, into: [feit, bron], "
                       "answer: kind, score: {A9: [-1, +2]}}»\n"),
                  DiagnosticCode::kind_without_column, "'roddel'");
    const Program program = compile_ok(sort("answer: kind, score: {A9: [-1, +2]}"));
    CHECK(program.fields[0].answer_kind == 1);
  }

  TEST_CASE("options carry their own points, events and effects") {
    const Program program = compile_ok(
        form("        - id: zin\n          type: choice\n          ask: \"Welke?\"\n          options:\n"
             "            - {id: a, label: A, score: {A9: +2}, events: [{WEEG_Q1: ja}], "
             "effect: {karin.vertrouwen: +1}}\n"
             "            - {id: b, label: B, score: {A9: -2}}\n"
             "            - {id: c, label: C}\n"));
    REQUIRE(program.options.size() == 3);
    CHECK(program.options[0].has_points == 1);
    CHECK(program.option_points[program.options[0].points.begin].points == 2);
    CHECK(program.options[0].events.size == 1);
    CHECK(program.options[0].effects.size == 1);
    CHECK(program.options[2].has_points == 0);
  }

  TEST_CASE("yes_no has the options ja and nee; text is never required") {
    const Program program =
        compile_ok(form("        - {id: q, type: yes_no, ask: \"?\", answer: ja, score: {A9: [0, +1]}}\n"
                        "        - {id: t, type: text, ask: \"?\"}\n"));
    CHECK(program.text(program.options[0].id) == "ja");
    CHECK(program.text(program.options[1].label) == "Nee");
    CHECK(program.fields[1].required == 0);
  }

  TEST_CASE("a field emits its event with an answer that the event takes") {
    const Program program = compile_ok(form(
        "        - {id: q, type: yes_no, ask: \"?\", answer: ja, score: {A9: [0, +1]}, emits: WEEG_Q1}\n"));
    REQUIRE(program.answers.size() == 2);
    CHECK(program.text(program.answers[1].answer) == "nee");
    CHECK(program.fields[0].emits == program.answers[0].name);
    compile_fails(
        form("        - {id: q, type: choice, ask: \"?\", options: [{id: a, label: A, score: {A9: +1}}, "
             "{id: ja, label: B}], emits: «WEEG_Q1»}\n"),
        DiagnosticCode::unknown_answer, "ja, nee");
  }

  TEST_CASE("a form from scripts is built, and may score what the case does not") {
    const Program program =
        compile_ok(case_with("  begin:\n    form: {use: weging}\n    go: einde\n", "criteria: []\n"));
    CHECK(program.text(program.forms[0].title) == "Weging");
    CHECK(program.fields[0].scores.empty());
    compile_fails(case_with("  begin:\n    form: {use: «wegin»}\n    go: einde\n"),
                  DiagnosticCode::unknown_form, "'weging'");
  }

  TEST_CASE("a form with a branch has its arms") {
    const Program program =
        compile_ok(case_with("  begin:\n    form: {use: weging}\n    branch:\n"
                             "      - {when: 'event(\"WEEG_Q1\", \"ja\")', go: begin}\n      - {go: einde}\n",
                             "criteria: []\n"));
    CHECK(program.forms[0].arms.size == 2);
    CHECK((program.nodes[0].flags & NodeFlag::form_branches) != 0);
  }

  TEST_CASE("a scale may have at most 256 values") {
    compile_fails(form("        - {id: q, type: scale, ask: \"?\", from: «0», to: 300}\n"),
                  DiagnosticCode::span_too_wide, "300");
  }
}

TEST_SUITE("engine/program/compile_rules") {
  TEST_CASE("a rule becomes an automaton over its events, with its knock-out") {
    const Program program = compile_ok(
        case_with("  begin:\n    choices:\n      - {id: a, say: \"A\", moves: [open_vraag, waardering], "
                  "events: [BELOFTE_GEHEIM]}\n    go: einde\n",
                  "rules: [R10]\n"));
    REQUIRE(program.rules.size() == 1);
    const Rule& rule = program.rules[0];
    CHECK(program.text(rule.id) == "R10");
    CHECK(rule.severity == RuleSeverity::knockout);
    CHECK(rule.symbols == 2);
    REQUIRE(rule.patterns.size == 1);
    const RulePattern& pattern = program.rule_patterns[rule.patterns.begin];
    CHECK(program.text(program.events[pattern.event].id) == "BELOFTE_GEHEIM");
    const std::uint32_t after = program.rule_table[rule.table + pattern.symbol];
    const RuleState& broken = program.rule_states[rule.info + after];
    CHECK(broken.broken == 1);
    CHECK(program.text(program.knockouts[broken.knockout].id) == "KO1");
  }

  TEST_CASE("an event with an answer is a symbol of its own beside the event alone") {
    const Program program = compile_ok(
        case_with("  begin:\n    form: {use: weging}\n    go: einde\n", "criteria: []\nrules: [R07]\n"));
    const Rule& rule = program.rules[0];
    REQUIRE(rule.patterns.size == 2);
    const RulePattern& with_answer = program.rule_patterns[rule.patterns.begin];
    CHECK(program.text(program.answers[with_answer.answer].answer) == "ja");
    CHECK(program.rule_patterns[rule.patterns.begin + 1].answer == kNone);
    CHECK(program.text(program.criteria[rule.criterion].id) == "A6");
    CHECK(rule.severity == RuleSeverity::major);
  }

  TEST_CASE("a rule that asks for what cannot happen in the case is a warning") {
    const std::string choice =
        "  begin:\n    choices:\n      - {id: a, say: \"A\", moves: [open_vraag, waardering], events: [";
    compile_warns(case_with(choice + "BESLUIT]}\n    go: einde\n", "rules: [«R07»]\n"),
                  DiagnosticCode::rule_cannot_be_kept, "WEEG_Q1");
    compile_ok(case_with(choice + "{WEEG_Q1: ja}]}\n    go: einde\n", "rules: [R07]\n"));
  }

  TEST_CASE("a rule for other professions is left out, with a warning") {
    const Program program = compile_warns(
        case_with("  begin:\n    choices:\n      - {id: a, say: \"A\", moves: [open_vraag, waardering]}\n"
                  "    go: einde\n",
                  "rules: [«R04», R10]\n"),
        DiagnosticCode::rule_not_for_profile, "KNMG");
    CHECK(program.rules.size() == 1);
  }
}
