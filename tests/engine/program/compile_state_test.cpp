// State and what changes it (format 5.3, 5.7, 5.8): slots, effects, personas, reactions.

#include <doctest/doctest.h>

#include "engine/program/compiler.h"
#include "tests/support/compile.h"

using namespace gesprek;
using namespace gesprek::test;
using namespace gesprek::program;

namespace {

/// A case with one choice, whose `effect` is given, over three variables that are all read.
std::string with_effect(std::string_view effect) {
  return case_with(
      "  begin:\n    choices:\n      - id: a\n        say: \"Ja?\"\n"
      "        moves: [open_vraag, waardering]\n"
      "        when: toon == \"rustig\" and not gezegd and teller >= 0\n"
      "        effect: {" +
          std::string(effect) + "}\n    go: einde\n",
      "variables:\n"
      "  toon: {start: druk, values: [rustig, druk]}\n"
      "  gezegd: false\n"
      "  teller: {start: 2, min: -3, max: 3, tick: 1}\n");
}

constexpr std::string_view kEverything = "toon: rustig, gezegd: true, teller: +1";

struct WrittenEffect {
  std::int32_t amount;
  std::uint32_t sets;
};
/// What the effect on `teller` became.
WrittenEffect teller(std::string_view value) {
  const Program program =
      compile_ok(with_effect("toon: rustig, gezegd: true, teller: " + std::string(value)));
  REQUIRE(program.effects.size() == 3);
  return {program.effects[2].amount, program.effects[2].sets};
}

const char* const kOneChoice =
    "  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, waardering]}\n    go: einde\n";

}  // namespace

TEST_SUITE("engine/program/compile_state") {
  TEST_CASE("variables become slots with their bounds, start and tick") {
    const Program program = compile_ok(with_effect(kEverything));
    const Slot& tone = program.slots[slot_named(program, "toon")];
    CHECK(tone.kind == SlotKind::enumeration);
    CHECK(tone.start == 1);
    CHECK(tone.max == 1);
    CHECK(program.text(program.names[tone.values.begin]) == "rustig");
    const Slot& said = program.slots[slot_named(program, "gezegd")];
    CHECK(said.kind == SlotKind::boolean);
    CHECK(said.max == 1);
    const Slot& count = program.slots[slot_named(program, "teller")];
    CHECK(count.start == 2);
    CHECK(count.min == -3);
    CHECK(count.max == 3);
    CHECK(count.tick == 1);
  }

  TEST_CASE("a bare integer means {start: n, min: 0, max: 10}") {
    const Program program = compile_ok(
        case_with("  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, waardering], "
                  "when: x < 9, effect: {x: +1}}\n    go: einde\n",
                  "variables: {x: 4}\n"));
    const Slot& slot = program.slots[slot_named(program, "x")];
    CHECK(slot.start == 4);
    CHECK(slot.min == 0);
    CHECK(slot.max == 10);
  }

  TEST_CASE("effects add with a sign, and set without one or with =") {
    CHECK(teller("+2").amount == 2);
    CHECK(teller("+2").sets == 0);
    CHECK(teller("-2").amount == -2);
    CHECK(teller("-2").sets == 0);
    CHECK(teller("2").amount == 2);
    CHECK(teller("2").sets == 1);
    CHECK(teller("=-2").amount == -2);
    CHECK(teller("=-2").sets == 1);
    CHECK(teller("=3").amount == 3);
    // Adding may pass the bounds: it is clamped when it happens (5.8).
    CHECK(teller("+100").amount == 100);
  }

  TEST_CASE("booleans and enumeration values set") {
    const Program program = compile_ok(with_effect(kEverything));
    CHECK(program.effects[0].amount == 0);
    CHECK(program.effects[0].sets == 1);
    CHECK(program.effects[1].amount == 1);
    CHECK(program.effects[1].sets == 1);
  }

  TEST_CASE("a value of another type, or outside the bounds, is an error at the value") {
    compile_fails(with_effect("teller: «veel»"), DiagnosticCode::effect_wrong_type, "teller");
    compile_fails(with_effect("teller: «++1»"), DiagnosticCode::effect_wrong_type);
    compile_fails(with_effect("teller: «1.5»"), DiagnosticCode::effect_wrong_type);
    compile_fails(with_effect("teller: «9999999999»"), DiagnosticCode::effect_wrong_type);
    compile_fails(with_effect("gezegd: «+1»"), DiagnosticCode::effect_wrong_type, "true, false");
    compile_fails(with_effect("gezegd: «ja»"), DiagnosticCode::effect_wrong_type);
    compile_fails(with_effect("toon: «drukk»"), DiagnosticCode::effect_unknown_value, "'druk'");
    compile_fails(with_effect("teller: «4»"), DiagnosticCode::effect_outside_bounds, "-3");
    compile_fails(with_effect("teller: «=-4»"), DiagnosticCode::effect_outside_bounds);
  }

  TEST_CASE("a number without a sign on cast state is a warning") {
    compile_warns(with_effect(std::string(kEverything) + ", karin.vertrouwen: «1»"),
                  DiagnosticCode::effect_without_sign, "+1");
    compile_ok(with_effect(std::string(kEverything) + ", karin.vertrouwen: =1"));
  }

  TEST_CASE("cast state is the persona's start, replaced name by name, with bounds from state.yaml") {
    std::string text = case_with(kOneChoice);
    text.replace(text.find("persona: open_ouder"), 19,
                 "persona: open_ouder, state: {vertrouwen: 7, escalatie: 1}");
    const Program program = compile_ok(text);
    CHECK(program.slots[slot_named(program, "karin.vertrouwen")].start == 7);
    CHECK(program.slots[slot_named(program, "karin.spanning")].start == 6);
    CHECK(program.slots[slot_named(program, "karin.spanning")].high_is_good == 0);
    const Slot& anger = program.slots[slot_named(program, "karin.escalatie")];
    CHECK(anger.max == 5);
    CHECK(program.text(anger.label) == "Escalatie");
    CHECK(anger.cast == 0);
    const Slot& hidden = program.slots[slot_named(program, "karin.#hersteld")];
    CHECK(hidden.is_private == 1);
    CHECK(hidden.max == 3);
    CHECK(hidden.label.size == 0);
  }

  TEST_CASE("a start outside the bounds is an error") {
    std::string text = case_with(kOneChoice);
    text.replace(text.find("persona: open_ouder"), 19, "persona: open_ouder, state: {escalatie: «6»}");
    compile_fails(text, DiagnosticCode::state_start_outside_bounds, "5");
  }

  TEST_CASE("a variable that is set and never read is a warning; one that never changes a hint") {
    const std::string choice =
        "  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, waardering]";
    compile_warns(case_with(choice + ", effect: {x: +1}}\n    go: einde\n", "variables: {«x»: 1}\n"),
                  DiagnosticCode::variable_never_read, "'x'");
    compile_warns(case_with(choice + ", when: x == 1}\n    go: einde\n", "variables: {«x»: 1}\n"),
                  DiagnosticCode::variable_never_set, "'x'");
    // A tick changes it.
    compile_ok(
        case_with(choice + ", when: x <= 9}\n    go: einde\n", "variables: {x: {start: 0, tick: 1}}\n"));
  }

  TEST_CASE("a persona's rows become rows over its own slots, in their order") {
    const Program program = compile_ok(case_with(kOneChoice));
    const CastMember& karin = program.cast[0];
    CHECK(karin.has_persona == 1);
    REQUIRE(karin.each_turn.size == 1);
    const Row& row = program.rows[karin.each_turn.begin];
    REQUIRE(row.deltas.size == 1);
    CHECK(program.deltas[row.deltas.begin].slot == slot_named(program, "karin.begrip"));
    CHECK(program.deltas[row.deltas.begin].amount == -1);
    REQUIRE(row.when.size == 1);
    CHECK(program.code[row.when.begin].op == Op::slot_ge);
    CHECK(program.code[row.when.begin].b == slot_named(program, "karin.spanning"));
    CHECK(program.code[row.when.begin].a == 8);
    REQUIRE(karin.rest.size == 1);
    CHECK(program.rests[karin.rest.begin].level == 5);
    CHECK(program.rests[karin.rest.begin].every == 4);
    // `closed` reads a private variable by its bare name.
    const Row& closed = program.rows[karin.closed.begin];
    bool reads_private = false;
    for (std::uint32_t i = closed.when.begin; i < closed.when.end(); ++i) {
      reads_private = reads_private || (program.code[i].op == Op::slot_eq &&
                                        program.code[i].b == slot_named(program, "karin.#hersteld"));
    }
    CHECK(reads_private);
    REQUIRE(karin.moods.size == 2);
    CHECK(program.text(program.moods[program.rows[karin.moods.begin + 1].mood].id) == "rustig");
  }

  TEST_CASE("what a move does to somebody is compiled once and shared") {
    const Program program =
        compile_ok(case_with("  begin:\n    choices:\n"
                             "      - {id: a, say: \"Eén?\", moves: [open_vraag, waardering]}\n"
                             "      - {id: b, say: \"Twee?\", moves: [open_vraag, verwijt]}\n"
                             "    go: einde\n"));
    const Choice& a = program.choices[choice_named(program, "begin.a")];
    const Choice& b = program.choices[choice_named(program, "begin.b")];
    REQUIRE(a.reactions.size == 1);  // waardering does nothing to this persona
    REQUIRE(b.reactions.size == 2);
    CHECK(program.reaction_refs[a.reactions.begin] == program.reaction_refs[b.reactions.begin]);
    const Reaction& blame = program.reactions[program.reaction_refs[b.reactions.begin + 1]];
    CHECK(blame.first_only == 1);
    CHECK(blame.rows.size == 2);
    CHECK(blame.cast == 0);
    CHECK(program.reactions.size() == 2);
  }

  TEST_CASE("react is asked once for each choice, and its rows all count") {
    const Program program = compile_ok(
        case_with("  begin:\n    choices:\n"
                  "      - {id: a, say: \"Eén twee drie vier vijf zes zeven acht negen tien elf?\", "
                  "moves: [open_vraag, waardering]}\n"
                  "      - {id: b, say: \"Kort?\", moves: [open_vraag]}\n"
                  "    go: einde\n"));
    const Choice& a = program.choices[choice_named(program, "begin.a")];
    REQUIRE(a.reactions.size == 2);
    const Reaction& long_sentence = program.reactions[program.reaction_refs[a.reactions.begin + 1]];
    CHECK(long_sentence.first_only == 0);
    CHECK(program.deltas[program.rows[long_sentence.rows.begin].deltas.begin].slot ==
          slot_named(program, "karin.begrip"));
    CHECK(program.choices[choice_named(program, "begin.b")].reactions.size == 1);
  }

  TEST_CASE("think and silent give no reaction; do does") {
    const Program program =
        compile_ok(case_with("  begin:\n    choices:\n"
                             "      - {id: a, think: \"Wat nu?\", moves: [open_vraag]}\n"
                             "      - {id: b, say: \"Hm.\", moves: [open_vraag, waardering], silent: true}\n"
                             "      - {id: c, do: Je knikt., moves: [open_vraag]}\n"
                             "    go: einde\n"));
    CHECK(program.choices[choice_named(program, "begin.a")].reactions.empty());
    CHECK(program.choices[choice_named(program, "begin.b")].reactions.empty());
    CHECK(program.choices[choice_named(program, "begin.c")].reactions.size == 1);
  }

  TEST_CASE("only who is addressed reacts, in cast order") {
    const std::string rik = "  rik: {name: Rik, persona: boze_ouder}\n";
    const auto reactions = [&](std::string_view to) {
      const Program program =
          compile_ok(case_with("  begin:\n    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, "
                               "waardering], to: " +
                                   std::string(to) + "}\n    go: einde\n",
                               rik));
      std::string who;
      const Range range = program.choices[0].reactions;
      for (std::uint32_t i = range.begin; i < range.end(); ++i) {
        who += std::string(program.text(program.cast[program.reactions[program.reaction_refs[i]].cast].id)) +
               " ";
      }
      return who;
    };
    CHECK(reactions("karin") == "karin ");
    CHECK(reactions("rik") == "rik ");
    CHECK(reactions("[rik, karin]") == "karin rik ");
    CHECK(reactions("all") == "karin rik ");
  }

  TEST_CASE("with several personas, not saying who is addressed is a warning and means all") {
    const Program program = compile_warns(
        case_with("  begin:\n    choices:\n      - {id: a, say: «\"Ja?\"», moves: [open_vraag, waardering]}\n"
                  "    go: einde\n",
                  "  rik: {name: Rik, persona: boze_ouder}\n"),
        DiagnosticCode::addressee_not_said, "to: karin");
    CHECK(program.choices[0].reactions.size == 2);
    CHECK(program.choice_infos[0].to.size == 2);
  }

  TEST_CASE("a mistake in a persona's own condition stands in the persona's file") {
    DiagnosticList diagnostics;
    const scenario::LoadOutcome loaded = scenario::load_scenario_text(
        "proef/scenario.yaml", case_with(kOneChoice), scenario::Limits{}, diagnostics);
    script::Scripts scripts = small_scripts();
    script::Persona& persona = scripts.personas["open_ouder"];
    persona.source = std::make_shared<SourceText>(persona.file, "return { x = {when=\"spaning >= 8\"} }");
    script::PersonaRow& row = persona.each_turn[0];
    row.when.value = "spaning >= 8";
    row.when.where = {20, 34};
    row.when.verbatim = true;
    row.when.quote_width = 1;
    CHECK_FALSE(compile(loaded, scripts, diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& found = diagnostics.all().front();
    CHECK(to_text(found, Language::nl) ==
          "scripts/personas/open_ouder.lua:1:22: fout E0413: er is geen variabele 'spaning' (bedoel je "
          "'spanning'?)");
  }

  TEST_CASE("a persona that changes what this person does not have is an error in its file") {
    DiagnosticList diagnostics;
    const scenario::LoadOutcome loaded = scenario::load_scenario_text(
        "proef/scenario.yaml", case_with(kOneChoice), scenario::Limits{}, diagnostics);
    script::Scripts scripts = small_scripts();
    scripts.personas["open_ouder"].each_turn[0].deltas = {{"escalatie", 1}};
    CHECK_FALSE(compile(loaded, scripts, diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == DiagnosticCode::persona_unknown_state);
    CHECK(diagnostics.all().front().where.file == "scripts/personas/open_ouder.lua");
  }
}
