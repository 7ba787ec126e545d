// What only shows when all ways on are known (format 5.11, 5.12, 5.25).

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/compile.h"

using namespace gesprek;
using namespace gesprek::test;
using namespace gesprek::program;

namespace {

const char* const kChoice = "    choices:\n      - {id: a, say: \"Ja?\", moves: [open_vraag, waardering]}\n";

std::string nodes(std::string_view text, std::string_view more = {}) {
  std::string out(text);
  for (std::size_t at = out.find("CHOICE\n"); at != std::string::npos; at = out.find("CHOICE\n")) {
    out.replace(at, 7, kChoice);
  }
  return case_with(out, more);
}

}  // namespace

TEST_SUITE("engine/program/compile_flow") {
  TEST_CASE("a node that nothing leads to is a warning") {
    compile_warns(nodes("  begin:\nCHOICE\n    go: einde\n  «vergeten»:\n    go: einde\n"),
                  DiagnosticCode::unreachable_node, "vergeten");
  }

  TEST_CASE("every kind of way on reaches its node") {
    compile_ok(
        nodes("  begin:\nCHOICE\n    otherwise: anders\n    time: 20s\n    late: traag\n    go: tak\n"
              "  anders:\n    go: einde\n"
              "  traag:\n    go: einde\n"
              "  tak:\n    branch:\n      - {when: seen(\"traag\"), go: links}\n      - {go: formulier}\n"
              "  links:\n    go: einde\n"
              "  formulier:\n    form:\n      title: Vul in\n      fields:\n"
              "        - {id: t, type: text, ask: \"Wat?\"}\n    go: laag\n"
              "  laag:\n    topics:\n      - {id: t1, title: Eén, start: t1_a}\n    then: einde\n"
              "  t1_a:\n    go: done\n"
              "  boos:\n    go: back\n",
              "interrupts:\n  - {id: weg, when: karin.vertrouwen <= 1, go: boos}\n"));
  }

  TEST_CASE("an interrupt that no turn can precede reaches nothing") {
    compile_warns(
        case_with("  begin:\n    go: einde\n  «boos»:\n    go: einde\n",
                  "criteria: []\ninterrupts:\n  - {id: weg, when: karin.vertrouwen <= 1, go: boos}\n"),
        DiagnosticCode::unreachable_node, "boos");
  }

  TEST_CASE("a case without an ending is an error") {
    compile_fails(
        "gesprek: 1\nscenario: {id: proef, title: P}\nstart: «a»\nnodes:\n"
        "  a:\n    choices:\n      - {id: x, say: \"Ja?\", go: a}\n",
        DiagnosticCode::no_ending);
  }

  TEST_CASE("nodes that follow each other in a ring without an input are an error, once") {
    const std::string ring =
        "  begin:\nCHOICE\n    go: een\n  een:\n    go: «twee»\n  twee:\n    go: drie\n"
        "  drie:\n    go: een\n";
    compile_fails(nodes(ring), DiagnosticCode::loop_without_input, "een → twee → drie → een");
    CHECK(compile_text(nodes(ring)).diagnostics.error_count() == 1);
    compile_fails(nodes("  begin:\nCHOICE\n    go: een\n  een:\n    go: «een»\n"),
                  DiagnosticCode::loop_without_input, "een → een");
  }

  TEST_CASE("a ring is proved only when every arm of its branches stays inside") {
    compile_fails(nodes("  begin:\nCHOICE\n    go: een\n"
                        "  een:\n    branch:\n      - {when: seen(\"twee\"), go: twee}\n      - {go: «een»}\n"
                        "  twee:\n    go: een\n"),
                  DiagnosticCode::loop_without_input, "een → een");
    // One arm leads out: it may end.
    compile_ok(
        nodes("  begin:\nCHOICE\n    go: een\n"
              "  een:\n    branch:\n      - {when: seen(\"twee\"), go: einde}\n      - {go: twee}\n"
              "  twee:\n    go: een\n"));
  }

  TEST_CASE("a ring with an input in it is no mistake") {
    compile_ok(
        nodes("  begin:\nCHOICE\n      - {id: b, say: \"Nog eens\", go: een}\n    go: einde\n"
              "  een:\n    go: begin\n"));
  }

  TEST_CASE("done where no topic is open is an error") {
    compile_fails(nodes("  begin:\nCHOICE\n    go: «done»\n"), DiagnosticCode::done_outside_topic, "begin");
    compile_fails(case_with("  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n    then: slot\n"
                            "  t1:\n    go: slot\n  slot:\n    go: «done»\n",
                            "criteria: []\n"),
                  DiagnosticCode::done_outside_topic, "slot");
  }

  TEST_CASE("done within a topic is fine, however far inside") {
    compile_ok(nodes(
        "  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n      - {id: u, title: U, start: u1}\n"
        "    then: einde\n"
        "  t1:\nCHOICE\n    go: t2\n  t2:\n    go: done\n"
        "  u1:\n    branch:\n      - {when: seen(\"t1\"), go: t2}\n      - {go: done}\n"));
  }

  TEST_CASE("a topic that goes to `then` has left the layer") {
    compile_fails(case_with("  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n    then: slot\n"
                            "  t1:\n    go: slot\n  slot:\n    go: verder\n  verder:\n    go: «done»\n",
                            "criteria: []\n"),
                  DiagnosticCode::done_outside_topic, "verder");
  }

  TEST_CASE("topics within a topic are an error") {
    compile_fails(case_with("  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n    then: einde\n"
                            "  «t1»:\n    topics:\n      - {id: u, title: U, start: u1}\n    then: einde\n"
                            "  u1:\n    go: done\n",
                            "criteria: []\n"),
                  DiagnosticCode::topics_in_topic, "t1");
    // Two layers after each other are not.
    compile_ok(
        case_with("  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n    then: tweede\n"
                  "  t1:\n    go: done\n"
                  "  tweede:\n    topics:\n      - {id: u, title: U, start: u1}\n    then: einde\n"
                  "  u1:\n    go: done\n",
                  "criteria: []\n"));
  }

  TEST_CASE("back without an interrupt is an error; with one as well as without, a warning") {
    compile_fails(nodes("  begin:\nCHOICE\n    go: «back»\n"), DiagnosticCode::back_outside_interrupt,
                  "begin");
    compile_warns(nodes("  begin:\nCHOICE\n      - {id: b, say: \"Stil\", go: boos}\n    go: einde\n"
                        "  boos:\n    go: «back»\n",
                        "interrupts:\n  - {id: weg, when: karin.vertrouwen <= 1, go: boos}\n"),
                  DiagnosticCode::back_may_lead_nowhere, "boos");
  }

  TEST_CASE("an interrupt inside a topic stays in it, so its nodes may close the topic") {
    // Turns end only inside the topic, so the interrupt's `done` always has one.
    compile_ok(
        nodes("  begin:\n    topics:\n      - {id: t, title: T, start: t1}\n    then: einde\n"
              "  t1:\nCHOICE\n    go: done\n  boos:\n    go: done\n",
              "interrupts:\n  - {id: weg, when: karin.vertrouwen <= 1, go: boos}\n"));
  }

  TEST_CASE("switch on a node outside topics is a warning") {
    compile_warns(nodes("  begin:\n    switch: «true»\nCHOICE\n    go: einde\n"),
                  DiagnosticCode::switch_outside_topic, "begin");
  }

  TEST_CASE("a thousand layers that share three thousand nodes are walked within the budget") {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
      const std::string n = std::to_string(i);
      text += "  l" + n + ":\n    topics:\n      - {id: t" + n + ", title: T, start: s0}\n    then: " +
              (i < 999 ? "l" + std::to_string(i + 1) : std::string("einde")) + "\n";
    }
    for (int i = 0; i < 3000; ++i) {
      text += "  s" + std::to_string(i) + ":\n    go: " + (i < 2999 ? "s" + std::to_string(i + 1) : "done") +
              "\n";
    }
    std::string whole = case_with(text, "criteria: []\n");
    whole.replace(whole.find("start: begin"), 12, "start: l0");
    compile_ok(whole);
  }
}
