// What a scenario says, as it arrives in the authored model. What is wrong with one:
// reader_mistakes_test.cpp.

#include <doctest/doctest.h>

#include "tests/support/load.h"
#include "tests/support/scenario_text.h"

using namespace gesprek;
using namespace gesprek::scenario;
using test::load_ok;

namespace {

std::vector<std::string> values(const std::vector<Name>& names) {
  std::vector<std::string> out;
  for (const Name& name : names) out.push_back(name.value);
  return out;
}

}  // namespace

TEST_SUITE("engine/scenario/scenario_reader") {
  TEST_CASE("the header is read whole") {
    const Scenario s = load_ok(R"yaml(gesprek: 1
scenario:
  id: huil-baby
  title: Een huilbaby
  language: nl
  summary: Een vader komt voor de derde keer.
  learner: {role: jeugdverpleegkundige, profile: VVN}
  setting: Vrijdagmiddag.
  minutes: +15
  level: 2
  themes: [ouders, stap-3]
  content_note: Gaat over huilen.
  feedback: during
  sources: ["Plan 2017, punt 7", eigen werk]
  reviewed: {by: A. Arts, date: 2024-03-01}
  phases: [contact, zorg]
  step_back: false
  place: spreekkamer
start: eind
nodes:
  eind:
    ending: {title: Klaar, outcome: mixed, text: Klaar., child: Klaar.}
)yaml");
    CHECK(s.id.value == "huil-baby");
    CHECK(s.title.value == "Een huilbaby");
    CHECK(s.language.value == "nl");
    CHECK(s.summary.value == "Een vader komt voor de derde keer.");
    CHECK(s.role.value == "jeugdverpleegkundige");
    CHECK(s.profile.value == "VVN");
    CHECK(s.setting.value == "Vrijdagmiddag.");
    CHECK(s.minutes->value == 15);
    CHECK(s.level->value == 2);
    CHECK(values(s.themes) == std::vector<std::string>{"ouders", "stap-3"});
    CHECK(s.content_note->value == "Gaat over huilen.");
    CHECK(s.feedback_during);
    CHECK(values(s.sources) == std::vector<std::string>{"Plan 2017, punt 7", "eigen werk"});
    CHECK(s.reviewed_by->value == "A. Arts");
    CHECK(s.reviewed_date->value == "2024-03-01");
    CHECK(values(s.phases) == std::vector<std::string>{"contact", "zorg"});
    CHECK_FALSE(s.step_back->value);
    CHECK(s.place->value == "spreekkamer");
    CHECK_FALSE(s.extends);
    CHECK(s.start.value == "eind");
  }

  TEST_CASE("every scalar is read by its place, never by its looks") {
    // Format §3, Strictness: `no` is text where text belongs; so are numbers, dates and `true`.
    const Scenario s =
        load_ok(test::with_choice("        why: no\n        locked: true\n        when: 'on'\n"));
    const Choice& choice = s.nodes[0].choices[0];
    CHECK(choice.why->value == "no");
    CHECK(choice.locked->value == "true");
    CHECK(choice.when->value == "on");
    const Scenario t = load_ok(test::with_lines("      - karin: 0123\n      - narrator: 2024-01-01\n"));
    CHECK(t.nodes[0].lines[0].text.value == "0123");
    CHECK(t.nodes[0].lines[1].text.value == "2024-01-01");
  }

  TEST_CASE("an empty value, ~ and null all mean that nothing is given") {
    const Scenario s =
        load_ok(test::with_choice("        why: null\n        when: ~\n        moves:\n        go: eind\n"));
    const Choice& choice = s.nodes[0].choices[0];
    CHECK_FALSE(choice.why);
    CHECK_FALSE(choice.when);
    CHECK(choice.moves.empty());
    // A quoted one is a text like any other.
    CHECK(load_ok(test::with_choice("        why: 'null'\n")).nodes[0].choices[0].why->value == "null");
  }

  TEST_CASE("cast, with the state that replaces the persona's start") {
    const Scenario s =
        load_ok(test::with_block("cast:\n"
                                 "  karin: {name: Karin, about: moeder van Milan, portrait: vrouw-30-a, "
                                 "persona: p, state: {vertrouwen: 4}}\n"
                                 "  rik:\n"
                                 "    name: Rik\n"));
    REQUIRE(s.cast.size() == 2);
    CHECK(s.cast[0].id.value == "karin");
    CHECK(s.cast[0].about.value == "moeder van Milan");
    CHECK(s.cast[0].portrait->value == "vrouw-30-a");
    CHECK(s.cast[0].persona->value == "p");
    CHECK(s.cast[0].state[0].first.value == "vertrouwen");
    CHECK(s.cast[0].state[0].second.value == 4);
    CHECK(s.cast[1].name.value == "Rik");
    CHECK_FALSE(s.cast[1].persona);
  }

  TEST_CASE("the kinds of variables") {
    // 5.3: `x: false`, `{start, values}`, `{start, min, max, tick}`, and a bare integer.
    const Scenario s =
        load_ok(test::with_block("variables:\n"
                                 "  gebeld: false\n"
                                 "  klaar: {start: true}\n"
                                 "  toon: {start: rustig, values: [rustig, gespannen]}\n"
                                 "  uitstel: {start: -1, min: -3, max: 3, tick: +1}\n"
                                 "  punten: 7\n"
                                 "  lang: {start: 200, max: 255}\n"));
    REQUIRE(s.variables.size() == 6);
    CHECK(s.variables[0].type == VariableType::boolean);
    CHECK_FALSE(s.variables[0].start_boolean);
    CHECK(s.variables[1].type == VariableType::boolean);
    CHECK(s.variables[1].start_boolean);
    CHECK(s.variables[2].type == VariableType::enumeration);
    CHECK(s.variables[2].start.value == "rustig");
    CHECK(values(s.variables[2].values) == std::vector<std::string>{"rustig", "gespannen"});
    CHECK(s.variables[3].type == VariableType::integer);
    CHECK(s.variables[3].start_number->value == -1);
    CHECK(s.variables[3].min->value == -3);
    CHECK(s.variables[3].max->value == 3);
    CHECK(s.variables[3].tick->value == 1);
    CHECK(s.variables[4].start_number->value == 7);
    CHECK_FALSE(s.variables[4].min);          // the compiler's default: 0 to 10
    CHECK(s.variables[5].max->value == 255);  // 0 to 255 are 256 values, the most there may be
  }

  TEST_CASE("facts, must, rules, criteria and interrupts") {
    const Scenario s = load_ok(test::with_block(
        "facts:\n"
        "  a: {text: Zonder ontbijt., kind: source, source: collega}\n"
        "  b: {text: Een tante dichtbij., kind: strength}\n"
        "  c: {text: Gezien.}\n"
        "criteria: [B1, C3]\n"
        "must: {zorg_op_tafel: C3, VEILIG_NU: A7}\n"
        "rules: [R10]\n"
        "interrupts:\n"
        "  - {id: weg, when: \"karin.vertrouwen <= 1\", for: 2, after: 3, go: eind, repeat: true}\n"
        "  - {id: boos, when: \"uitstel > 3\", go: eind}\n"));
    REQUIRE(s.facts.size() == 3);
    CHECK(s.facts[0].kind == FactKind::source);
    CHECK(s.facts[0].source->value == "collega");
    CHECK(s.facts[1].kind == FactKind::strength);
    CHECK(s.facts[2].kind == FactKind::fact);
    CHECK(values(s.criteria) == std::vector<std::string>{"B1", "C3"});
    REQUIRE(s.must.size() == 2);
    CHECK(s.must[1].first.value == "VEILIG_NU");
    CHECK(s.must[1].second.value == "A7");
    CHECK(values(s.rules) == std::vector<std::string>{"R10"});
    CHECK(s.interrupts[0].when.value == "karin.vertrouwen <= 1");
    CHECK(s.interrupts[0].for_turns->value == 2);
    CHECK(s.interrupts[0].after->value == 3);
    CHECK(s.interrupts[0].repeat->value);
    CHECK_FALSE(s.interrupts[1].after);
  }

  TEST_CASE("the kinds of lines, and what stands beside their words") {
    const Scenario s = load_ok(test::with_lines(R"yaml(      - karin: "Ik heb niet zo lang."
        id: begin_1
        mood: gespannen
        cue: Ze houdt haar jas aan.
        thought: Ze weten het.
        when: karin.spanning >= 6
        effect: {karin.spanning: +1, toon: =gespannen}
        events: [binnen, {stilte: lang}]
        reveals: [geen_ontbijt, {fact: jas, when: "seen(\"eind\")"}]
      - narrator: Milan speelt op de gang.
      - inner: Ik vind dit lastig.
      - media: gang.png
        alt: Een lege gang.
      - first:
          - karin: Weer u.
            when: seen("begin")
          - narrator: Ze zwijgt.
)yaml"));
    const std::vector<Line>& lines = s.nodes[0].lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].kind == LineKind::cast);
    CHECK(lines[0].speaker.value == "karin");
    CHECK(lines[0].text.value == "Ik heb niet zo lang.");
    CHECK(lines[0].id->value == "begin_1");
    CHECK(lines[0].mood->value == "gespannen");
    CHECK(lines[0].cue->value == "Ze houdt haar jas aan.");
    CHECK(lines[0].thought->value == "Ze weten het.");
    CHECK(lines[0].when->value == "karin.spanning >= 6");
    REQUIRE(lines[0].effect.size() == 2);
    CHECK(lines[0].effect[0].target.value == "karin.spanning");
    CHECK(lines[0].effect[0].value.value == "+1");
    CHECK(lines[0].effect[1].value.value == "=gespannen");
    REQUIRE(lines[0].events.size() == 2);
    CHECK_FALSE(lines[0].events[0].answer);
    CHECK(lines[0].events[1].event.value == "stilte");
    CHECK(lines[0].events[1].answer->value == "lang");
    REQUIRE(lines[0].reveals.size() == 2);
    CHECK(lines[0].reveals[1].fact.value == "jas");
    CHECK(lines[0].reveals[1].when->value == "seen(\"eind\")");
    CHECK(lines[1].kind == LineKind::narrator);
    CHECK(lines[1].speaker.empty());
    CHECK(lines[2].kind == LineKind::inner);
    CHECK(lines[3].kind == LineKind::media);
    CHECK(lines[3].text.value == "gang.png");
    CHECK(lines[3].alt->value == "Een lege gang.");
    CHECK(lines[4].kind == LineKind::first);
    REQUIRE(lines[4].first.size() == 2);
    CHECK(lines[4].first[0].when->value == "seen(\"begin\")");
    CHECK(lines[4].first[1].kind == LineKind::narrator);
  }

  TEST_CASE("a choice with everything it may have") {
    const Scenario s = load_ok(test::with_node(R"yaml(    choices:
      - id: vraag
        say: "Hoe gaat het?"
        to: [karin, rik]
        when: "toon == 'rustig'"
        locked: Eerst kennismaken.
        once: true
        silent: false
        model: true
        moves: [open_vraag, waardering]
        effect: {toon: gespannen}
        score: {B1: +1, C2: -2, C3: 0}
        events: [GESPREK_OUDERS]
        reveals: [geen_ontbijt]
        critical: KO1
        repairs: KO6
        repair: {say: Sorry., moves: [herstel], reply: Oké., why: Netjes., within: 3, to: karin}
        reply: "Goed."
        go: eind
        why: Je maakt contact.
        comments:
          - {by: An, date: 2024-01-01, text: Kan korter., resolved: true}
      - do: Je wacht.
      - think: Ze liegt.
        to: all
    go: eind
)yaml"));
    REQUIRE(s.nodes[0].choices.size() == 3);
    const Choice& choice = s.nodes[0].choices[0];
    CHECK(choice.id.value == "vraag");
    CHECK(choice.has_own_id);
    CHECK(choice.kind == ChoiceKind::say);
    CHECK(choice.text.value == "Hoe gaat het?");
    CHECK(values(choice.to.names) == std::vector<std::string>{"karin", "rik"});
    CHECK_FALSE(choice.to.all);
    CHECK(choice.when->value == "toon == 'rustig'");
    CHECK(choice.locked->value == "Eerst kennismaken.");
    CHECK(choice.once->value);
    CHECK_FALSE(choice.silent->value);
    CHECK(choice.model->value);
    CHECK(values(choice.moves) == std::vector<std::string>{"open_vraag", "waardering"});
    REQUIRE(choice.score.size() == 3);
    CHECK(choice.score[0].criterion.value == "B1");
    CHECK(choice.score[0].points.value == 1);
    CHECK(choice.score[1].points.value == -2);
    CHECK(choice.score[2].points.value == 0);
    CHECK(choice.critical->value == "KO1");
    CHECK(choice.repairs->value == "KO6");
    REQUIRE(choice.repair);
    CHECK(choice.repair->text.value == "Sorry.");
    CHECK(choice.repair->reply.kind == ReplyKind::text);
    CHECK(choice.repair->within->value == 3);
    CHECK(choice.repair->to.names[0].value == "karin");
    CHECK(choice.repair->why->value == "Netjes.");
    CHECK(choice.go->value == "eind");
    REQUIRE(choice.comments.size() == 1);
    CHECK(choice.comments[0].by.value == "An");
    CHECK(choice.comments[0].resolved->value);
    // 5.10: a choice without `id` gets c<place>.
    CHECK(s.nodes[0].choices[1].id.value == "c2");
    CHECK_FALSE(s.nodes[0].choices[1].has_own_id);
    CHECK(s.nodes[0].choices[1].kind == ChoiceKind::do_);
    CHECK(s.nodes[0].choices[2].kind == ChoiceKind::think);
    CHECK(s.nodes[0].choices[2].to.all);
    CHECK(s.nodes[0].go->value == "eind");
  }

  TEST_CASE("a reply is a text, a map with text, one line, a list of lines, or nothing") {
    const auto reply = [](std::string_view keys) {
      return load_ok(test::with_choice(keys)).nodes[0].choices[0].reply;
    };
    CHECK(reply("").kind == ReplyKind::absent);
    CHECK(reply("        reply:\n").kind == ReplyKind::absent);
    CHECK(reply("        reply: []\n").kind == ReplyKind::nothing);

    const Reply text = reply("        reply: Goed.\n");
    CHECK(text.kind == ReplyKind::text);
    REQUIRE(text.lines.size() == 1);
    CHECK(text.lines[0].kind == LineKind::cast);
    CHECK(text.lines[0].speaker.empty());
    CHECK(text.lines[0].text.value == "Goed.");

    const Reply map = reply("        reply: {text: Goed., mood: gesloten, cue: Ze knikt.}\n");
    CHECK(map.kind == ReplyKind::text);
    CHECK(map.lines[0].text.value == "Goed.");
    CHECK(map.lines[0].mood->value == "gesloten");
    CHECK(map.lines[0].cue->value == "Ze knikt.");

    const Reply line = reply("        reply: {karin: Goed., mood: gesloten}\n");
    CHECK(line.kind == ReplyKind::lines);
    CHECK(line.lines[0].speaker.value == "karin");

    const Reply lines = reply("        reply:\n          - karin: Goed.\n          - narrator: Stilte.\n");
    CHECK(lines.kind == ReplyKind::lines);
    CHECK(lines.lines.size() == 2);
  }

  TEST_CASE("a node with choices may have a reply, otherwise, order, time and more") {
    const Scenario s = load_ok(test::with_node(R"yaml(    phase: contact
    step: 3
    scene: gang
    effect: {toon: rustig}
    events: [binnen]
    reveals: [jas]
    choices:
      - say: "Dag."
    go: eind
    reply: Hm.
    otherwise: eind
    order: fixed
    switch: true
    write_first: true
    time: 20s
    late: eind
    comments: [{text: Nakijken.}]
)yaml"));
    const Node& node = s.nodes[0];
    CHECK(node.id.value == "begin");
    CHECK(node.phase->value == "contact");
    CHECK(node.step->value == 3);
    CHECK(node.scene->value == "gang");
    CHECK(node.effect.size() == 1);
    CHECK(node.events.size() == 1);
    CHECK(node.reveals.size() == 1);
    CHECK(node.has_choices);
    CHECK(node.reply.kind == ReplyKind::text);
    CHECK(node.otherwise->value == "eind");
    CHECK(node.fixed_order);
    CHECK(node.switch_->value);
    CHECK(node.write_first->value);
    CHECK(node.time_seconds->value == 20);
    CHECK(node.late->value == "eind");
    CHECK(node.comments[0].text.value == "Nakijken.");
  }

  TEST_CASE("branch and topics") {
    const Scenario s = load_ok(test::with_node(R"yaml(    branch:
      - {when: 'event("zorg")', go: onderwerpen}
      - {go: eind}
  onderwerpen:
    topics:
      - {id: ochtend, title: De ochtend, start: begin}
      - {id: steun, title: Steun, start: begin, optional: true, when: uitstel < 3}
    then: eind
    again:
      - karin: En verder?
)yaml"));
    REQUIRE(s.nodes[0].branch.size() == 2);
    CHECK(s.nodes[0].branch[0].when->value == "event(\"zorg\")");
    CHECK_FALSE(s.nodes[0].branch[1].when);
    const Node& node = s.nodes[1];
    CHECK(node.has_topics);
    REQUIRE(node.topics.size() == 2);
    CHECK(node.topics[0].title.value == "De ochtend");
    CHECK_FALSE(node.topics[0].optional);
    CHECK(node.topics[1].optional->value);
    CHECK(node.topics[1].when->value == "uitstel < 3");
    CHECK(node.then->value == "eind");
    CHECK(node.again.size() == 1);
  }

  TEST_CASE("the eight types of fields") {
    const Scenario s = load_ok(test::with_fields(R"yaml(        - id: zin
          type: choice
          ask: Welke zin?
          options:
            - {id: a, label: Letterlijk, score: {A9: +2}, events: [goed], effect: {x: +1}, why: Feit.}
            - {id: b, label: Oordeel}
          emits: WEEG_Q1
          why: Feiten eerst.
        - {id: zorg, type: yes_no, ask: "Zorg?", answer: ja, score: {A9: [-1, +2]}, required: false}
        - {id: alle, type: multi, ask: "Wat?", options: [{id: x, label: X}, {id: z, label: Z}], answer: [x, z]}
        - {id: s, type: sort, ask: "Waar?", items: [f1, {id: los, text: Los.}], into: [feit, ruis],
           answer: {f1: feit, los: ruis}, score: {A9: [-1, 1]}}
        - {id: bord, type: board, ask: "Waar?", items: revealed, into: [feit, bron], answer: kind}
        - {id: schaal, type: scale, ask: "Hoe?", from: 0, to: 10, answer: 7}
        - {id: plan, type: plan, ask: "Wie?", rows: 3}
        - {id: vrij, type: text, ask: "Wat wil je kwijt?"}
)yaml"));
    REQUIRE(s.nodes[0].form);
    const Form& form = *s.nodes[0].form;
    CHECK(form.title.value == "Vastleggen");
    CHECK_FALSE(form.use);
    REQUIRE(form.fields.size() == 8);
    const FormField& zin = form.fields[0];
    CHECK(zin.type == FieldType::choice);
    CHECK(zin.options[0].score[0].points.value == 2);
    CHECK(zin.options[0].events[0].event.value == "goed");
    CHECK(zin.options[0].effect[0].value.value == "+1");
    CHECK(zin.options[0].why->value == "Feit.");
    CHECK(zin.emits->value == "WEEG_Q1");
    CHECK(zin.why->value == "Feiten eerst.");
    CHECK(form.fields[1].type == FieldType::yes_no);
    CHECK(form.fields[1].answer[0].second.value == "ja");
    CHECK(form.fields[1].score[0].wrong.value == -1);
    CHECK(form.fields[1].score[0].right.value == 2);
    CHECK_FALSE(form.fields[1].required->value);
    REQUIRE(form.fields[2].answer.size() == 2);
    CHECK(form.fields[2].answer[1].second.value == "z");
    CHECK(form.fields[3].items[0].id.value == "f1");
    CHECK(form.fields[3].items[0].text.empty());
    CHECK(form.fields[3].items[1].text.value == "Los.");
    CHECK(values(form.fields[3].into) == std::vector<std::string>{"feit", "ruis"});
    CHECK(form.fields[3].answer[1].first.value == "los");
    CHECK(form.fields[3].answer[1].second.value == "ruis");
    CHECK(form.fields[4].items_revealed);
    CHECK(form.fields[4].answer_kind);
    CHECK(form.fields[4].answer.empty());
    CHECK(form.fields[5].from->value == 0);
    CHECK(form.fields[5].to->value == 10);
    CHECK(form.fields[6].rows->value == 3);
    CHECK(form.fields[7].type == FieldType::text);
  }

  TEST_CASE("a form from the scripts, with its parameters") {
    const Scenario s = load_ok(test::with_node(
        "    form: {use: wegen, with: {vraag: Q1, titel: \"Wegen, samen\"}}\n    go: eind\n"));
    const Form& form = *s.nodes[0].form;
    CHECK(form.use->value == "wegen");
    REQUIRE(form.with.size() == 2);
    CHECK(form.with[1].first.value == "titel");
    CHECK(form.with[1].second.value == "Wegen, samen");
  }

  TEST_CASE("a text knows whether its bytes are those of the file") {
    const auto why = [](std::string_view written) {
      return *load_ok(test::with_choice("        why: " + std::string(written) + "\n"))
                  .nodes[0]
                  .choices[0]
                  .why;
    };
    CHECK(why("gewoon").verbatim);
    CHECK(why("gewoon").quote_width == 0);
    CHECK(why("\"in quotes\"").verbatim);
    CHECK(why("\"in quotes\"").quote_width == 1);
    CHECK(why("'enkel'").quote_width == 1);
    CHECK(why("'enkel'").verbatim);
    CHECK_FALSE(why("'z''n jas'").verbatim);  // '' stands for one '
    CHECK_FALSE(why("\"een \\\"woord\\\"\"").verbatim);
    CHECK_FALSE(why("over twee\n          regels").verbatim);
    CHECK_FALSE(why("|\n          blok").verbatim);
    CHECK(why("|\n          blok").quote_width == 0);
  }

  TEST_CASE("places are those of the file") {
    const std::string text = test::with_choice("        when: \"uitstel > 3\"\n");
    const Scenario s = load_ok(text);
    const Text& when = *s.nodes[0].choices[0].when;
    CHECK(text.substr(when.where.begin, when.where.end - when.where.begin) == "\"uitstel > 3\"");
    const TextRange node = s.nodes[0].where;
    CHECK(text.substr(node.begin, 6) == "begin:");
    CHECK(text.substr(node.end - 8, 8) == "go: eind");
    const TextRange choice = s.nodes[0].choices[0].where;
    CHECK(text.substr(choice.begin, 9) == "id: vraag");
    CHECK(text.substr(s.header_where.begin, 14) == "{id: voorbeeld");
  }

  TEST_CASE(
      "a harder variant holds only what differs: nothing is missed in it, but its base is not beside a text") {
    // 5.28: `scenario.extends: ID` with only what differs.
    const test::Loaded loaded = test::load_text(R"yaml(gesprek: 1
scenario: {id: zwaar, title: Zwaarder, extends: eerste-zorg}
cast:
  karin: {state: {vertrouwen: 2}}
nodes:
  binnen:
    time: 20s
    late: dicht
    choices:
      - {id: rustig, say: "Fijn dat u er bent."}
)yaml");
    INFO(test::describe(loaded.diagnostics));
    REQUIRE(loaded.diagnostics.all().size() == 1);
    CHECK(loaded.diagnostics.all()[0].code == DiagnosticCode::variant_base_missing);
    REQUIRE(loaded.outcome.scenario);
    const Scenario& s = *loaded.outcome.scenario;
    CHECK(s.extends->value == "eerste-zorg");
    CHECK(s.nodes.size() == 1);
    CHECK(s.start.empty());
  }

  TEST_CASE("keys of a later version are kept") {
    test::Loaded loaded = test::load_text(test::with_choice("        emotie: boos\n"));
    REQUIRE(loaded.outcome.scenario);
    CHECK_FALSE(loaded.diagnostics.has_errors());
    const std::vector<UnknownKey>& unknown = loaded.outcome.scenario->unknown_keys;
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].owner == "choices");
    CHECK(unknown[0].key.value == "emotie");
    const std::string_view bytes = loaded.outcome.source->bytes();
    CHECK(bytes.substr(unknown[0].value.begin, unknown[0].value.end - unknown[0].value.begin) == "boos");
  }
}
