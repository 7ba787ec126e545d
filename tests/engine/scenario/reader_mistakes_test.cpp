// What the reader says about mistakes, besides the examples of docs/diagnostics: places, hints, and that one
// mistake gives one message.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/load.h"
#include "tests/support/scenario_text.h"

using namespace gesprek;
using namespace gesprek::scenario;
using Code = DiagnosticCode;
using test::kBlockLine;
using test::kChoiceLine;
using test::kPieceLine;
using test::load_reports;
using test::load_reports_only;
using test::with_block;
using test::with_choice;
using test::with_fields;
using test::with_lines;
using test::with_node;

TEST_SUITE("engine/scenario/reader_mistakes") {
  TEST_CASE("a message stands in both languages, with its place and hint") {
    const test::Loaded loaded = test::load_text(with_choice("        goto: eind\n"));
    REQUIRE(loaded.diagnostics.all().size() == 1);
    const Diagnostic& diagnostic = loaded.diagnostics.all()[0];
    CHECK(to_text(diagnostic, Language::nl) ==
          "scenario.yaml:11:9: waarschuwing W0213: bij 'choices' kennen we 'goto' niet; het doet hier niets "
          "(bedoel je 'go'?)");
    CHECK(to_text(diagnostic, Language::en) ==
          "scenario.yaml:11:9: warning W0213: 'choices' has no key 'goto'; it does nothing here "
          "(did you mean 'go'?)");
    CHECK(diagnostic.where.end.column == 13);
  }

  TEST_CASE("every mistake is collected, not only the first") {
    const test::Loaded loaded = test::load_text(R"yaml(gesprek: 1
scenario: {title: Een voorbeeld, level: 9}
cast: [karin]
variables: {x: misschien}
start: begin
nodes:
  begin:
    choices:
      - id: Fout
        go: eind
  eind:
    ending: {title: Klaar, outcome: goed}
)yaml");
    INFO(test::describe(loaded.diagnostics));
    std::vector<Code> codes;
    for (const Diagnostic& diagnostic : loaded.diagnostics.sorted()) codes.push_back(diagnostic.code);
    CHECK(codes == std::vector<Code>{Code::missing_key /* scenario.id */, Code::number_out_of_range,
                                     Code::expected_map, Code::bad_variable, Code::choice_without_words,
                                     Code::bad_id, Code::missing_key /* ending.child */, Code::not_one_of});
  }

  TEST_CASE("a key may be meant in another case, language or spelling") {
    const auto hint = [](std::string_view key) {
      const test::Loaded loaded = test::load_text(with_choice("        " + std::string(key) + ": iets\n"));
      REQUIRE(loaded.diagnostics.all().size() == 1);
      return loaded.diagnostics.all()[0].hint(Language::nl);
    };
    CHECK(hint("Why") == "bedoel je 'why'?");
    CHECK(hint("waarom") == "bedoel je 'why'?");
    CHECK(hint("efect") == "bedoel je 'effect'?");
    CHECK(hint("antwoord") == "bedoel je 'reply'?");
    CHECK(hint("reavels") == "bedoel je 'reveals'?");
    CHECK(hint("qqqqqq") == "");
    CHECK(hint("outcome") == "kijk of de regel ver genoeg is ingesprongen");  // a key of `ending`
  }

  TEST_CASE("numbers: what is no whole number, with what may have been meant") {
    const auto minutes = [](std::string_view value, std::string_view hint) {
      load_reports_only("gesprek: 1\nscenario: {id: v, title: V, minutes: " + std::string(value) +
                            "}\nstart: e\nnodes: {e: {ending: {title: E, outcome: good, child: E}}}\n",
                        Code::expected_number, 2, hint);
    };
    minutes("tien", "niet 'tien'");
    minutes("10 min", "schrijf 10");
    minutes("10.5", "schrijf 10");
    minutes("\"10,0\"", "schrijf 10");
    minutes("1e3", "niet '1e3'");
    minutes("0x10", "niet '0x10'");
    minutes("''", "niet ''");
    minutes("++3", "niet '++3'");
    minutes("1234567890123456", "niet '1234567890123456'");  // 16 digits
    minutes("[10]", "bij 'minutes'");
    // A minus sign from a word processor, U+2212.
    load_reports_only(with_choice("        score: {B1: \xE2\x88\x92"
                                  "2}\n"),
                      Code::expected_number, kChoiceLine, "schrijf -2");
  }

  TEST_CASE("true and false are only those words") {
    for (const char* word : {"ja", "yes", "on", "True", "TRUE", "aan", "waar", "1"}) {
      load_reports_only(with_choice("        once: " + std::string(word) + "\n"), Code::expected_boolean,
                        kChoiceLine, "schrijf true");
    }
    for (const char* word : {"nee", "no", "off", "False", "uit", "0"}) {
      load_reports_only(with_choice("        once: " + std::string(word) + "\n"), Code::expected_boolean,
                        kChoiceLine, "schrijf false");
    }
    load_reports_only(with_choice("        once: soms\n"), Code::expected_boolean, kChoiceLine,
                      "niet 'soms'");
  }

  TEST_CASE("a word where a list belongs is shown as that list") {
    load_reports_only(with_choice("        moves: open_vraag\n"), Code::expected_list, kChoiceLine,
                      "schrijf [open_vraag]");
    load_reports_only(with_choice("        events: ZORG\n"), Code::expected_list, kChoiceLine, "[ZORG]");
    load_reports_only(with_choice("        score: [B1]\n"), Code::expected_map, kChoiceLine, "'score'");
    load_reports_only(with_choice("        effect: [x]\n"), Code::expected_map, kChoiceLine, "'effect'");
    load_reports_only(with_choice("        why: [a, b]\n"), Code::expected_text, kChoiceLine, "'why'");
    load_reports_only(with_choice("        why: {Let op: dit telt}\n"), Code::expected_text, kChoiceLine,
                      "'why'");
  }

  TEST_CASE("a list of nodes, and a map of choices, are each other's mistake") {
    load_reports("gesprek: 1\nscenario: {id: v, title: V}\nstart: e\nnodes:\n  - id: e\n", Code::expected_map,
                 5, "'nodes'");
    load_reports(with_node("    choices:\n      vraag:\n        say: Hoe?\n    go: eind\n"),
                 Code::expected_list, kPieceLine + 1, "'choices'");
  }

  TEST_CASE("an item that is no map is reported where it stands") {
    load_reports_only(with_node("    choices:\n      - Hoe gaat het?\n    go: eind\n"), Code::expected_map,
                      kPieceLine + 1, "'choices'");
    load_reports_only(with_node("    choices:\n      -\n      - say: Hoe?\n    go: eind\n"),
                      Code::expected_map, kPieceLine + 1, "'choices'");
    load_reports_only(with_node("    branch:\n      - eind\n"), Code::expected_map, kPieceLine + 1,
                      "'branch'");
    load_reports_only(with_fields("        - bereid\n"), Code::expected_map, kPieceLine + 3, "'fields'");
  }

  TEST_CASE("a missing key is reported at the name of what lacks it") {
    const test::Loaded loaded = test::load_text(
        "gesprek: 1\nscenario: {id: v, title: V}\ncast:\n  karin:\n    about: moeder\nstart: e\nnodes:\n"
        "  e:\n    ending:\n      outcome: good\n      title: E\n      text: E\n");
    REQUIRE(loaded.diagnostics.all().size() == 2);
    const Diagnostic& name = loaded.diagnostics.all()[0];
    CHECK(name.where.begin == SourcePos{4, 3});  // `karin`
    CHECK(name.message(Language::nl) == "bij 'cast' ontbreekt 'name'");
    const Diagnostic& child = loaded.diagnostics.all()[1];
    CHECK(child.where.begin == SourcePos{10, 7});  // the first key of the ending
    CHECK(child.hint(Language::nl) == "voeg 'child: …' toe");
  }

  TEST_CASE("a required key without a value is told apart from a missing one") {
    load_reports_only(with_choice("        repair:\n          say:\n"), Code::choice_without_words,
                      kChoiceLine + 1, "vraag.repair");
    load_reports_only(with_block("interrupts:\n  - id: weg\n    when: ~\n    go: eind\n"), Code::empty_value,
                      kBlockLine + 2, "'when'");
    load_reports_only(with_choice("        effect: {toon: }\n"), Code::empty_value, kChoiceLine, "'toon'");
    load_reports_only(with_choice("        moves: [open_vraag, '']\n"), Code::empty_value, kChoiceLine,
                      "'moves'");
    load_reports_only(with_lines("      - karin:\n"), Code::empty_value, kPieceLine + 1, "'karin'");
    load_reports_only(with_lines("      - karin: \"\"\n"), Code::empty_value, kPieceLine + 1, "'karin'");
  }

  TEST_CASE("names: their shape, with a proposal") {
    const auto name = [](std::string_view id, std::string_view hint) {
      load_reports_only(with_node("    go: eind\n  " + std::string(id) + ":\n    go: eind\n"), Code::bad_id,
                        kPieceLine + 1, hint);
    };
    name("Naar huis", "bijvoorbeeld 'naar_huis'");
    name("naar-huis", "bijvoorbeeld 'naar_huis'");
    name("3e_gesprek", "bijvoorbeeld 'm3e_gesprek'");
    name("_begin", "bijvoorbeeld 'm_begin'");
    name("caf\xC3\xA9", "bijvoorbeeld 'caf'");
    name(std::string(65, 'a'), "bijvoorbeeld '" + std::string(64, 'a') + "'");
  }

  TEST_CASE("a name may be 64 bytes, and hold a hyphen where the format allows it") {
    test::load_ok(
        with_node("    go: " + std::string(64, 'a') + "\n  " + std::string(64, 'a') + ":\n    go: eind\n"));
    test::load_ok(with_block("cast:\n  karin: {name: Karin, portrait: vrouw-30-a}\n"));
    load_reports_only(with_block("cast:\n  ka-rin: {name: Karin}\n"), Code::bad_id, kBlockLine + 1,
                      "'ka_rin'");
  }

  TEST_CASE("words with a meaning are no names") {
    // Format 5.1: done, back, the line keys, and the words of conditions.
    for (const char* word :
         {"done", "back", "narrator", "inner", "media", "first",   "again",  "id",     "when",
          "mood", "cue",  "thought",  "text",  "alt",   "reveals", "events", "effect", "and",
          "or",   "not",  "true",     "false", "seen",  "chosen",  "knows",  "noted",  "event"}) {
      load_reports_only(with_node("    go: eind\n  " + std::string(word) + ":\n    go: eind\n"),
                        Code::reserved_id, kPieceLine + 1, std::string("'") + word + "'");
    }
    // `then` and `late` are inputs (5.21), so no choices; `all` is everybody (5.7), so no cast.
    load_reports_only(with_choice("        go: eind\n      - id: then\n        say: Goed.\n"),
                      Code::reserved_id, kChoiceLine + 1);
    load_reports_only(with_block("cast:\n  all: {name: Al}\n"), Code::reserved_id, kBlockLine + 1);
    test::load_ok(with_node("    go: late\n  late:\n    go: eind\n"));
  }

  TEST_CASE("names that YAML 1.1 reads as booleans are a warning") {
    for (const char* word : {"on", "off", "yes", "no", "y", "n"}) {
      load_reports_only(with_node("    go: " + std::string(word) + "\n  " + word + ":\n    go: eind\n"),
                        Code::yaml_boolean_id, kPieceLine + 1);
    }
  }

  TEST_CASE("double names, with the line of the first") {
    load_reports_only(with_choice("        go: eind\n      - id: vraag\n        say: Nog eens?\n"),
                      Code::duplicate_id, kChoiceLine + 1, "regel 9");
    // 5.10: the second choice is called c2, whatever the first says.
    load_reports_only(with_node("    choices:\n      - {id: c2, say: A.}\n      - {say: B.}\n    go: eind\n"),
                      Code::duplicate_id, kPieceLine + 2, "'c2' bestaat al, op regel 9");
    load_reports_only(with_lines("      - {karin: A., id: x}\n      - {karin: B., id: x}\n"),
                      Code::duplicate_id, kPieceLine + 2);
    load_reports_only(
        with_fields("        - {id: a, type: text, ask: A}\n        - {id: a, type: text, ask: B}\n"),
        Code::duplicate_id, kPieceLine + 4);
    load_reports_only(
        with_block("interrupts:\n  - {id: w, when: x, go: eind}\n  - {id: w, when: x, go: eind}\n"),
        Code::duplicate_id, kBlockLine + 2);
    // The same name for different kinds is fine.
    test::load_ok(with_block("facts:\n  eind: {text: Feit.}\nvariables:\n  eind: 3\n"));
  }

  TEST_CASE("the way on: every pair that does not go together") {
    const char* choices = "    choices:\n      - {say: A., go: eind}\n";
    const char* branch = "    branch:\n      - {go: eind}\n";
    const char* topics = "    topics:\n      - {id: t, title: T, start: eind}\n    then: eind\n";
    const char* form = "    form: {title: F, fields: [{id: a, type: text, ask: A}]}\n";
    const char* ending = "    ending: {title: E, outcome: good, text: E, child: E}\n";
    const char* go = "    go: eind\n";
    const auto doubled = [](const std::string& one, const std::string& other) {
      CAPTURE(one + other);
      const unsigned line = kPieceLine + static_cast<unsigned>(std::count(one.begin(), one.end(), '\n'));
      load_reports_only(with_node(one + other), Code::way_on_double, line, "'begin'");
    };
    doubled(choices, branch);
    doubled(choices, topics);
    doubled(choices, ending);
    doubled(topics, go);
    doubled(topics, branch);
    doubled(topics, ending);
    doubled(ending, go);
    doubled(ending, branch);
    doubled(branch, go);
    doubled(choices, form);
    doubled(topics, form);
    doubled(std::string(form), ending);
    doubled(std::string(form) + go, branch);
    test::load_ok(with_node(std::string(choices) + go));
    test::load_ok(with_node(std::string(form) + go));
    test::load_ok(with_node(std::string(form) + branch));
    load_reports_only(with_node("    phase: contact\n"), Code::way_on_missing, kPieceLine - 1, "'begin'");
    load_reports_only(with_node("    go: leeg\n  leeg:\n"), Code::way_on_missing, kPieceLine + 1, "'leeg'");
    load_reports_only(with_node("    go: ~\n"), Code::way_on_missing, kPieceLine - 1, "'begin'");
    load_reports_only(with_node("    topics:\n      - {id: t, title: T, start: eind}\n"), Code::missing_key,
                      kPieceLine - 1, "'then'");
    load_reports_only(with_node("    choices: []\n    go: eind\n"), Code::empty_list, kPieceLine,
                      "'choices'");
  }

  TEST_CASE("who speaks") {
    // `karin` is in the cast, so the other key is the mistake, whichever comes first.
    load_reports_only(with_lines("      - moood: boos\n        karin: Dag.\n"), Code::unknown_key,
                      kPieceLine + 1, "bedoel je 'mood'?");
    load_reports_only(with_lines("      - karin: Dag.\n        moood: boos\n"), Code::unknown_key,
                      kPieceLine + 2, "bedoel je 'mood'?");
    load_reports_only(with_lines("      - narrator: Stil.\n        karin: Dag.\n"),
                      Code::line_with_two_speakers, kPieceLine + 2);
    load_reports_only(with_lines("      - narrator: Stil.\n        inner: Hm.\n"),
                      Code::line_with_two_speakers, kPieceLine + 2, "'narrator' en 'inner'");
    load_reports_only(with_lines("      - mood: boos\n"), Code::line_without_speaker, kPieceLine + 1);
    load_reports_only(with_lines("      - again: Dag.\n"), Code::line_without_speaker, kPieceLine + 1);
    load_reports_only(with_lines("      - Dag.\n"), Code::line_is_text, kPieceLine + 1,
                      "zet er 'karin:' voor");
    load_reports_only(with_choice("        reply: {text: Ja., karin: Nee.}\n"), Code::line_with_two_speakers,
                      kChoiceLine);
    load_reports_only(with_choice("        reply: {text: Ja., mod: boos}\n"), Code::unknown_key, kChoiceLine,
                      "bedoel je 'mood'?");
    load_reports_only(with_choice("        reply: [Ja.]\n"), Code::line_is_text, kChoiceLine);
    load_reports_only(with_lines("      - narrator: Stil.\n        mood: boos\n"), Code::key_of_speaker,
                      kPieceLine + 2, "'mood'");
    load_reports_only(with_lines("      - karin: Dag.\n        alt: Een plaatje.\n"), Code::key_needs_other,
                      kPieceLine + 2, "zonder 'media'");
    load_reports_only(with_lines("      - first: []\n"), Code::empty_list, kPieceLine + 1, "'first'");
  }

  TEST_CASE("choices that say several things, in any order") {
    load_reports_only(with_choice("        think: Hm.\n"), Code::choice_with_two_acts, kChoiceLine,
                      "'say' en 'think'");
    load_reports_only(with_choice("        locked: Nog niet.\n"), Code::locked_without_when, kChoiceLine);
    load_reports_only(with_node("    choices:\n      - id: a\n        do: ''\n    go: eind\n"),
                      Code::empty_value, kPieceLine + 2, "'do'");
  }

  TEST_CASE("points lie from -2 to +2") {
    load_reports_only(with_choice("        score: {B1: +3}\n"), Code::points_out_of_range, kChoiceLine,
                      "3 punten");
    load_reports_only(with_choice("        score: {B1: -3}\n"), Code::points_out_of_range, kChoiceLine,
                      "-3 punten");
    load_reports_only(
        with_fields("        - {id: a, type: yes_no, ask: A, answer: ja, score: {A9: [0, 3]}}\n"),
        Code::points_out_of_range, kPieceLine + 3, "3 punten voor 'A9'");
    load_reports_only(
        with_fields("        - {id: a, type: yes_no, ask: A, answer: ja, score: {A9: [0, 1, 2]}}\n"),
        Code::bad_score_pair, kPieceLine + 3);
  }

  TEST_CASE("times are seconds") {
    const auto time = [](std::string_view value, std::string_view hint) {
      load_reports_only(with_node("    choices: [{say: A.}]\n    go: eind\n    late: eind\n    time: " +
                                  std::string(value) + "\n"),
                        Code::bad_time, kPieceLine + 3, hint);
    };
    time("20", "schrijf bijvoorbeeld '20s'");
    time("20 s", "'20s'");
    time("0s", "'20s'");
    time("2m", "'2s'");
    time("snel", "'20s'");
    time("99999s", "'9999s'");
    load_reports_only(with_node("    choices: [{say: A.}]\n    go: eind\n    time: 20s\n"),
                      Code::time_without_late, kPieceLine + 2);
  }

  TEST_CASE("keys that do nothing where they stand") {
    const auto lonely = [](std::string_view key, std::string_view other) {
      load_reports_only(with_node("    go: eind\n    " + std::string(key) + "\n"), Code::key_needs_other,
                        kPieceLine + 1, "zonder '" + std::string(other) + "'");
    };
    lonely("reply: Hm.", "choices");
    lonely("otherwise: eind", "choices");
    lonely("order: fixed", "choices");
    lonely("switch: true", "choices");
    lonely("write_first: true", "choices");
    lonely("then: eind", "topics");
    lonely("again: [{karin: Dag.}]", "topics");
    lonely("late: eind", "time");
    load_reports_only(with_fields("        - {id: a, type: text, ask: A, from: 0}\n"), Code::key_needs_other,
                      kPieceLine + 3, "'type: scale'");
    load_reports_only(with_fields("        - {id: a, type: scale, ask: A, from: 0, to: 9, options: []}\n"),
                      Code::key_needs_other, kPieceLine + 3, "'type: choice'");
    load_reports_only(with_fields("        - {id: a, type: yes_no, ask: A, score: {A9: [0, 1]}}\n"),
                      Code::key_needs_other, kPieceLine + 3, "zonder 'answer'");
  }

  TEST_CASE("fields: what each type needs") {
    const auto field = [](std::string_view keys, Code code, std::string_view mentions) {
      load_reports_only(with_fields("        - {id: a, ask: A, " + std::string(keys) + "}\n"), code,
                        kPieceLine + 3, mentions);
    };
    field("type: keuze", Code::not_one_of, "choice, yes_no, multi, sort, board, scale, plan, text");
    field("type: chioce", Code::not_one_of, "bedoel je 'choice'?");
    field("type: choice", Code::missing_key, "'options'");
    field("type: multi, options: []", Code::empty_list, "'options'");
    field("type: sort, into: [feit]", Code::missing_key, "'items'");
    field("type: board, items: [f]", Code::missing_key, "'into'");
    field("type: sort, items: alle, into: [feit]", Code::expected_list, "[alle]");
    field("type: sort, items: [f], into: [feit], answer: feit", Code::expected_map, "'answer'");
    field("type: scale, from: 0", Code::missing_key, "'to'");
    field("type: scale, from: 10, to: 0", Code::reversed_bounds, "(10)");
    field("type: plan, rows: 0", Code::number_out_of_range, "van 1 tot en met 50");
    load_reports(with_fields("        - {id: a, ask: A}\n"), Code::missing_key, kPieceLine + 3, "'type'");
    load_reports(with_fields("        []\n"), Code::empty_list, kPieceLine + 3, "'fields'");
    load_reports_only(with_node("    form: {use: wegen, fields: []}\n    go: eind\n"),
                      Code::form_used_and_written, kPieceLine);
    load_reports_only(with_node("    form: {title: F, with: {a: b}, fields: [{id: a, type: text, ask: A}]}\n"
                                "    go: eind\n"),
                      Code::key_needs_other, kPieceLine, "zonder 'use'");
  }

  TEST_CASE("variables that cannot be") {
    const auto variable = [](std::string_view value, Code code, std::string_view mentions) {
      load_reports_only(with_block("variables:\n  x: " + std::string(value) + "\n"), code, kBlockLine + 1,
                        mentions);
    };
    variable("ja", Code::bad_variable, "'x: false'");
    variable("[a, b]", Code::bad_variable, "'x'");
    variable("", Code::empty_value, "'x'");
    variable("11", Code::start_out_of_bounds, "van 0 tot en met 10");
    variable("-1", Code::start_out_of_bounds, "start -1");
    variable("{start: 5, min: 6}", Code::start_out_of_bounds, "van 6 tot en met 10");
    variable("{start: 5, min: 9, max: 3}", Code::reversed_bounds, "(9)");
    variable("{start: 5, max: -3}", Code::reversed_bounds, "(0)");
    variable("{start: 0, min: 0, max: 256}", Code::span_too_wide, "256");  // 257 values
    variable("{start: a, values: []}", Code::empty_list, "'values'");
    variable("{start: a, values: [a, a]}", Code::listed_twice, "'a'");
    variable("{start: a}", Code::enumeration_without_values, "[a, …]");
    variable("{start: c, values: [aa, bb]}", Code::start_not_in_values, "'c'");
    variable("{start: rustg, values: [rustig, druk]}", Code::start_not_in_values, "bedoel je 'rustig'?");
    variable("{start: rustig, values: [rustig, Druk]}", Code::bad_id, "'druk'");
    variable("{min: 0, max: 3}", Code::missing_key, "'start'");
    variable("{start: laag, min: 0}", Code::expected_number, "'laag'");
    variable("{start: a, values: [a, b], max: 3}", Code::key_needs_other, "'max'");
  }

  TEST_CASE("the file as a whole") {
    load_reports_only("", Code::not_a_scenario, 1);
    load_reports_only("# alleen een opmerking\n", Code::not_a_scenario, 1);
    load_reports_only("Zomaar een zin.\n", Code::not_a_scenario, 1);
    load_reports_only("- een\n- twee\n", Code::not_a_scenario, 1);
    load_reports_only("titel: Iets anders\n", Code::not_a_scenario, 1);
    load_reports_only("gesprek: 2\nnieuw: true\nnodes: []\n", Code::unknown_format_version, 1, "versie 2");
    CHECK_FALSE(test::load_text("gesprek: 2\n").outcome.scenario);
    load_reports("gesprek: 1\n", Code::missing_key, 1, "'scenario'");
    load_reports("gesprek: 1\n", Code::missing_key, 1, "'nodes'");
    load_reports("gesprek: 1\nscenario: {id: v, title: V}\nstart: e\nnodes: {}\n", Code::empty_value, 4,
                 "'nodes'");
    load_reports("gesprek: een\nscenario: {id: v, title: V}\nstart: e\nnodes: {e: {go: e}}\n",
                 Code::expected_number, 1, "'gesprek'");
  }

  TEST_CASE("a text that breaks off is not blamed for what it does not have yet") {
    const std::string whole = test::read_source_file("scenarios/eerste-zorg/scenario.yaml");
    const std::string broken = whole.substr(0, whole.find("      - id: direct")) + "      - id: [direct\n";
    const test::Loaded loaded = test::load_text(broken);
    INFO(test::describe(loaded.diagnostics));
    CHECK(loaded.diagnostics.error_count() == 1);  // the bracket; nothing about start, go or endings
    REQUIRE(loaded.outcome.scenario);
    CHECK(loaded.outcome.scenario->cast.size() == 1);
  }

  TEST_CASE("what a message quotes is short and harmless") {
    const test::Loaded loaded = test::load_text(
        with_choice("        go: \"eind\"\n        once: \"" + std::string(500, 'x') + "\xC3\xA9\"\n"));
    REQUIRE(loaded.diagnostics.all().size() == 1);
    CHECK(loaded.diagnostics.all()[0].args[1] == std::string(80, 'x') + "…");
  }

  TEST_CASE("a hint-severity remark: the last line of first should always fit") {
    const test::Loaded loaded = test::load_text(
        with_lines("      - first:\n          - karin: Dag.\n            when: seen(\"eind\")\n"));
    REQUIRE(loaded.diagnostics.all().size() == 1);
    CHECK(code_text(loaded.diagnostics.all()[0].code) == "H0255");
    CHECK_FALSE(loaded.diagnostics.has_errors());
  }

  TEST_CASE("quotes from a word processor") {
    load_reports_only(with_choice("        reply: “Goed wel.”\n"), Code::curly_quotes, kChoiceLine);
    load_reports_only(with_lines("      - karin: „Dag.”\n"), Code::curly_quotes, kPieceLine + 1);
    test::load_ok(
        with_lines("      - karin: \"“Dag,” zei ze.\"\n      - narrator: Hij zei “dag” en ging.\n"));
  }
}
