// Choices, replies and points (format 5.6, 5.10, 5.18, 5.20).

#include <doctest/doctest.h>

#include "engine/base/hash.h"
#include "tests/support/compile.h"

using namespace gesprek;
using namespace gesprek::test;
using namespace gesprek::program;

namespace {

/// The value of a choice for a criterion; 0 where its node's matrix has no column for it.
int points(const Program& program, std::string_view choice, std::string_view criterion) {
  const Choice& taken = program.choices[choice_named(program, choice)];
  const Node& node = program.nodes[taken.node];
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const Criterion& column = program.criteria[program.criterion_refs[node.criteria.begin + k]];
    if (program.text(column.id) == criterion) {
      return program.points[node.matrix + std::size_t{taken.place} * node.criteria.size + k];
    }
  }
  return 0;
}

std::string choices(std::string_view list, std::string_view more = {}) {
  return case_with("  begin:\n    choices:\n" + std::string(list) + "    go: einde\n", more);
}

std::string line_text(const Program& program, Range lines, std::uint32_t place) {
  REQUIRE(place < lines.size);
  return std::string(program.text(program.lines[lines.begin + place].text));
}

std::string text_id(const Program& program, Range lines, std::uint32_t place) {
  REQUIRE(place < lines.size);
  return std::string(program.text(program.lines[lines.begin + place].text_id));
}

}  // namespace

TEST_SUITE("engine/program/compile_choices") {
  TEST_CASE("a choice's value is the sum of its moves' values, limited to -2…+2") {
    const Program program = compile_ok(
        choices("      - {id: a, say: \"A\", moves: [open_vraag, waardering]}\n"
                "      - {id: b, say: \"B\", moves: [open_vraag, doorvragen]}\n"   // 1 + 2 = 3 → 2
                "      - {id: c, say: \"C\", moves: [verwijt, zorg_herhalen]}\n",  // C3: -1 - 1 = -2
                "criteria: [C3, C1, C2]\n"));
    CHECK(points(program, "begin.a", "C1") == 1);
    CHECK(points(program, "begin.a", "C2") == 1);
    CHECK(points(program, "begin.b", "C2") == 2);
    CHECK(points(program, "begin.c", "C1") == -2);
    CHECK(points(program, "begin.c", "C3") == -2);
    CHECK(points(program, "begin.c", "C2") == 0);
  }

  TEST_CASE("an explicit score replaces what the moves say, for that criterion only") {
    const Program program =
        compile_ok(choices("      - {id: a, say: \"A\", moves: [open_vraag, waardering], score: {C1: -1}}\n"
                           "      - {id: b, say: \"B\", moves: [waardering], score: {C1: 0}}\n"));
    CHECK(points(program, "begin.a", "C1") == -1);
    CHECK(points(program, "begin.a", "C2") == 1);
    CHECK(points(program, "begin.b", "C1") == 0);
  }

  TEST_CASE("think scores only by an explicit score") {
    const Program program =
        compile_ok(choices("      - {id: a, think: \"A\", moves: [open_vraag], score: {C1: +1}}\n"
                           "      - {id: b, say: \"B\", moves: [open_vraag]}\n"));
    CHECK(points(program, "begin.a", "C1") == 1);
    CHECK(points(program, "begin.a", "C2") == 0);
    CHECK(points(program, "begin.b", "C2") == 1);
  }

  TEST_CASE("the matrix of a node has only the criteria in which its choices have a value") {
    const Program program = compile_ok(
        case_with("  begin:\n    choices:\n      - {id: a, say: \"A\", moves: [open_vraag]}\n    go: dan\n"
                  "  dan:\n    choices:\n      - {id: b, say: \"B\", moves: [waardering]}\n"
                  "      - {id: c, say: \"C\"}\n    go: einde\n"));
    const Node& first = program.nodes[0];
    const Node& second = program.nodes[1];
    REQUIRE(first.criteria.size == 1);
    CHECK(program.text(program.criteria[program.criterion_refs[first.criteria.begin]].id) == "C2");
    REQUIRE(second.criteria.size == 1);
    CHECK(program.text(program.criteria[program.criterion_refs[second.criteria.begin]].id) == "C1");
    CHECK(program.points.size() == 3);
  }

  TEST_CASE("criteria come in the order of the case; what can only be capped follows") {
    const Program program =
        compile_ok(choices("      - {id: a, say: \"A\", moves: [open_vraag, zorg_benoemen]}\n",
                           "criteria: [C3, C2]\nmust: {zorg_op_tafel: A9}\n"));
    REQUIRE(program.criteria.size() >= 4);
    CHECK(program.text(program.criteria[0].id) == "C3");
    CHECK(program.text(program.criteria[1].id) == "C2");
    CHECK(program.criteria[1].scored == 1);
    CHECK(program.text(program.criteria[2].id) == "A9");
    CHECK(program.criteria[2].scored == 0);
    CHECK(program.text(program.families[program.criteria[2].family].id) == "A");
    // C9 and D5 belong to the knock-outs, all of which are there.
    CHECK(program.criteria.size() == 5);
    CHECK(program.knockouts.size() == 2);
    CHECK(program.criteria[4].family_cap == 74);
  }

  TEST_CASE("points for a criterion that the case does not score are a warning") {
    compile_warns(
        choices("      - {id: a, say: \"A\", moves: [open_vraag, waardering], score: {«C3»: +1}}\n"),
        DiagnosticCode::criterion_not_scored, "C3");
    // What moves say about other criteria is no mistake.
    compile_ok(choices("      - {id: a, say: \"A\", moves: [open_vraag, waardering, feit]}\n"));
  }

  TEST_CASE("too many criteria for one choice are a warning") {
    const std::string all = "criteria: [A6, A9, C1, C2, C3]\n";
    const std::string others =
        "      - {id: b, say: \"B\", score: {A6: +1, A9: +1}}\n"
        "      - {id: c, say: \"C\", score: {C1: +1, C2: +1, C3: +1}}\n";
    compile_warns(
        choices("      - {id: a, say: \"A\", score: {«A6»: +1, A9: +1, C1: +1, C2: +1}}\n" + others, all),
        DiagnosticCode::too_many_criteria, "3");
    compile_warns(choices("      - {id: a, say: \"A\", moves: [«open_vraag», waardering, feit], "
                          "score: {A6: +1, A9: +1}}\n" +
                              others,
                          all),
                  DiagnosticCode::too_many_criteria, "4");
  }

  TEST_CASE("a criterion that nothing gives points for is a warning") {
    compile_warns(choices("      - {id: a, say: \"A\", moves: [open_vraag]}\n", "criteria: [C2, «C3»]\n"),
                  DiagnosticCode::criterion_without_points, "C3");
  }

  TEST_CASE("a choice emits the events of its moves, each once, then its own") {
    const Program program = compile_ok(
        choices("      - {id: a, say: \"A\", moves: [zorg_benoemen, zorg_herhalen, open_vraag, waardering], "
                "events: [eigen, {WEEG_Q1: ja}, zorg_op_tafel]}\n",
                "criteria: [C1, C2]\n"));
    const Range events = program.choices[0].events;
    REQUIRE(events.size == 4);
    const auto name = [&](std::uint32_t i) {
      return std::string(program.text(program.events[program.emits[events.begin + i].name].id));
    };
    CHECK(name(0) == "zorg_op_tafel");
    CHECK(name(1) == "eigen");
    CHECK(name(2) == "WEEG_Q1");
    CHECK(program.text(program.answers[program.emits[events.begin + 2].answer].answer) == "ja");
    CHECK(program.events[program.emits[events.begin + 2].name].step == 4);
    CHECK(name(3) == "zorg_op_tafel");
  }

  TEST_CASE("a choice has the node's go and reply where it has none of its own") {
    const Program program =
        compile_ok(case_with("  begin:\n"
                             "    choices:\n"
                             "      - {id: a, say: \"A\", moves: [open_vraag, waardering]}\n"
                             "      - {id: b, say: \"B\", reply: \"Nee.\", go: begin}\n"
                             "      - {id: c, say: \"C\", reply: []}\n"
                             "    reply: \"Ja.\"\n"
                             "    go: einde\n"));
    const Choice& a = program.choices[0];
    const Choice& b = program.choices[1];
    const Choice& c = program.choices[2];
    CHECK(a.go == node_named(program, "einde"));
    CHECK(b.go == node_named(program, "begin"));
    CHECK(c.go == node_named(program, "einde"));
    CHECK(line_text(program, a.reply, 0) == "Ja.");
    CHECK(text_id(program, a.reply, 0) == "begin.reply1");
    CHECK(program.lines[a.reply.begin].cast == 0);
    CHECK(line_text(program, b.reply, 0) == "Nee.");
    CHECK(text_id(program, b.reply, 0) == "begin.b.reply1");
    CHECK(c.reply.empty());
  }

  TEST_CASE("a node's reply that is a text is said by whoever each choice addresses") {
    const Program program =
        compile_ok(case_with("  begin:\n"
                             "    choices:\n"
                             "      - {id: a, say: \"A\", to: karin, moves: [open_vraag, waardering]}\n"
                             "      - {id: b, say: \"B\", to: rik}\n"
                             "      - {id: c, say: \"C\", to: rik}\n"
                             "    reply: \"Ja.\"\n    go: einde\n",
                             "  rik: {name: Rik, persona: boze_ouder}\n"));
    CHECK(program.lines[program.choices[0].reply.begin].cast == 0);
    CHECK(program.lines[program.choices[1].reply.begin].cast == 1);
    CHECK(program.choices[1].reply.begin == program.choices[2].reply.begin);
  }

  TEST_CASE("a reply that is a text needs exactly one person to say it") {
    const std::string rik = "  rik: {name: Rik, persona: boze_ouder}\n";
    const auto reply_to = [&](std::string_view to) {
      return case_with(
          "  begin:\n    choices:\n      - {id: a, say: \"A\", moves: [open_vraag, waardering], to: " +
              std::string(to) + ", reply: «\"Ja.\"»}\n    go: einde\n",
          rik);
    };
    compile_fails(reply_to("all"), DiagnosticCode::reply_without_speaker, "karin");
    compile_fails(reply_to("[karin, rik]"), DiagnosticCode::reply_without_speaker);
    const Program program = compile_ok(read_marks(reply_to("rik")).text);
    CHECK(program.lines[program.choices[0].reply.begin].cast == 1);
  }

  TEST_CASE("lines without an id get one from their place; alternatives and replies too") {
    const Program program = compile_ok(
        case_with("  begin:\n"
                  "    lines:\n"
                  "      - karin: \"Eén.\"\n"
                  "      - narrator: Twee.\n"
                  "        id: eigen_naam\n"
                  "      - first:\n"
                  "          - {inner: Drie., when: karin.vertrouwen >= 9}\n"
                  "          - inner: Vier.\n"
                  "      - karin: \"Vijf.\"\n"
                  "    choices:\n"
                  "      - {id: a, say: \"A\", moves: [open_vraag, waardering], "
                  "reply: [{karin: \"Zes.\"}, {karin: \"Zeven.\"}], repair: {say: \"R\", reply: \"Acht.\"}}\n"
                  "    go: einde\n"));
    const Range lines = program.nodes[0].lines;
    REQUIRE(lines.size == 4);
    CHECK(text_id(program, lines, 0) == "begin.line1");
    CHECK(text_id(program, lines, 1) == "eigen_naam");
    CHECK(text_id(program, lines, 3) == "begin.line4");
    const Range first = program.lines[lines.begin + 2].first;
    CHECK(program.lines[lines.begin + 2].kind == LineKind::first);
    CHECK(text_id(program, first, 1) == "begin.line3.first2");
    CHECK(line_text(program, first, 0) == "Drie.");
    CHECK(text_id(program, program.choices[0].reply, 1) == "begin.a.reply2");
    CHECK(text_id(program, program.repairs[0].reply, 0) == "begin.a.repair.reply1");
  }

  TEST_CASE("the key that decides the shown order is fnv1a64 of node.choice") {
    const Program program =
        compile_ok(choices("      - {say: \"A\", moves: [open_vraag]}\n"
                           "      - {id: b, say: \"B\", moves: [waardering], once: true, model: true}\n"));
    CHECK(program.choices[0].order_key == fnv1a64("begin.c1"));
    CHECK(program.choices[1].order_key == fnv1a64("begin.b"));
    CHECK(program.choices[0].flags == 0);
    CHECK(program.choices[1].flags == (ChoiceFlag::once | ChoiceFlag::model | ChoiceFlag::own_id));
    CHECK(program.choices[1].place == 1);
  }

  TEST_CASE("a repair has its own words, moves, reactions and window") {
    const Program program = compile_ok(choices(
        "      - id: a\n        say: \"A\"\n        moves: [verwijt, open_vraag]\n        critical: KO1\n"
        "        repair: {say: \"Dat zei ik niet goed.\", moves: [waardering, zorg_benoemen, open_vraag], "
        "within: 3}\n"
        "      - {id: b, say: \"B\", repairs: KO1}\n"));
    const Choice& choice = program.choices[0];
    REQUIRE(choice.repair == 0);
    const Repair& repair = program.repairs[0];
    CHECK(repair.choice == 0);
    CHECK(repair.within == 3);
    CHECK(repair.moves.size == 3);
    CHECK(repair.events.size == 1);
    CHECK(repair.reactions.size == 1);
    CHECK(program.text(program.knockouts[choice.critical].id) == "KO1");
    CHECK(program.knockouts[choice.critical].repairable == 1);
    CHECK(program.choices[1].repairs == choice.critical);
    CHECK(program.choices[1].repair == kNone);
  }

  TEST_CASE("equal texts stand in the Program once") {
    const Program program = compile_ok(
        choices("      - {id: a, say: \"Een tekst die terugkomt.\", moves: [open_vraag, waardering]}\n"
                "      - {id: b, say: \"Een tekst die terugkomt.\"}\n"));
    CHECK(program.choices[0].text.offset == program.choices[1].text.offset);
    CHECK(program.texts.find("Een tekst die terugkomt.") == program.texts.rfind("Een tekst die terugkomt."));
  }
}
