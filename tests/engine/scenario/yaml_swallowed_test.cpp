// Format 5.24: what yaml-cpp swallows without a word in texts that learners see.

#include <doctest/doctest.h>

#include <string>

#include "tests/engine/scenario/yaml_reading.h"

using namespace gesprek;
using test::ReadYaml;

namespace {

struct Mistake {
  const char* text;
  const char* found;
};

}  // namespace

TEST_SUITE("engine/scenario/yaml_swallowed") {
  TEST_CASE("apostrophes, quotes over lines, hashes and commas in learner texts say to use quotes") {
    const Mistake mistakes[] = {
        {"- say: 's Ochtends wil hij niks\n  why: x\n", "E0150 1:8-1:32"},
        {"- say: 's Ochtends wil hij 's avonds niks\n  why: x\n", "E0150 1:8-1:42"},
        {"- say: 'k Heb het niet gezegd\n  why: 'het is zo'\n", "E0150 1:8-1:30"},
        {"- {karin: 's Avonds niet, mood: x}\n", "E0150 1:11-1:35"},
        {"- say: \"hij zei: \\\"ja\\\"\"\n  why: ok\n- say: \"over\n    regels\"\n", "E0151 3:8-3:13"},
        {"- {say: Ja # nee, moves: [x]}\n", "E0152 1:12-1:30"},
        {"- say: Hoi # nee\n", "E0152 1:12-1:17"},
        {"- say: #metoo\n- say: # later\n", "E0152 1:8-1:14"},
        {"lines:\n  - karin: Hoi # commentaar\n    mood: blij # mag\n  - jan: {text: Ja, hoor}\n",
         "E0152 2:16-2:28, E0153 4:17-4:25"},
        {"- {say: Ja, hoor, moves: [x]}\n", "E0153 1:9-1:17"},
        {"reply: {text: Nou, ja. Dat is: moeilijk, mood: x}\n", "E0153 1:15-1:30"},
    };
    for (const Mistake& mistake : mistakes) {
      INFO(mistake.text);
      const ReadYaml read(mistake.text);
      CHECK(read.found() == mistake.found);
    }
  }

  TEST_CASE("every word that is written with an apostrophe is known") {
    for (const char* const word : {"'s", "'t", "'n", "'k", "'m"}) {
      INFO(word);
      // The next apostrophe closes the "quote", and YAML is content with the text in between.
      const ReadYaml read("- say: " + std::string(word) +
                          " Avonds is het anders\n  why: 't was goed'\n  id: x\n");
      CHECK(read.found() == "E0150 1:8-1:31");
      CHECK(read.messages().find(word) != std::string::npos);
    }
    // A quote that closes on its line and is no such word is just a quote.
    CHECK(ReadYaml("- say: 'sAvonds'\n- say: 'x y'\n- say: '''s Avonds'\n").messages() == "");
    // This one closes as well, and still reads as an apostrophe to whoever wrote it.
    CHECK(ReadYaml("- say: 's Avonds'\n").found() == "E0150 1:8-1:18");
  }

  TEST_CASE("every learner text is looked at") {
    for (const char* const key : {"say", "do", "think", "reply", "cue", "thought", "why", "text", "child"}) {
      INFO(key);
      const std::string name(key);
      CHECK(ReadYaml(name + ": een # twee\n").found().substr(0, 5) == "E0152");
      CHECK(ReadYaml("x:\n  - y: {" + name + ": \"a\n    b\"}\n").found().substr(0, 5) == "E0151");
    }
  }

  TEST_CASE("other texts may have a comment behind them and run over lines") {
    CHECK(
        ReadYaml("level: 1 # basis\ntitle: Een zorg # werktitel\nsummary: \"over\n  regels\"\n").messages() ==
        "");
  }

  TEST_CASE("whoever speaks in a line says a learner text; what a line sets does not") {
    CHECK(ReadYaml("lines:\n  - karin: Ja # nee\n").found() == "E0152 2:15-2:20");
    CHECK(ReadYaml("lines:\n  - narrator: Ja # nee\n").found() == "E0152 2:18-2:23");
    CHECK(ReadYaml("again:\n  - inner: Ja # nee\n").found() == "E0152 2:15-2:20");
    CHECK(ReadYaml("lines:\n  - first:\n      - karin: Ja # nee\n").found() == "E0152 3:19-3:24");
    CHECK(ReadYaml("reply:\n  - karin: Ja # nee\n").found() == "E0152 2:15-2:20");
    CHECK(ReadYaml("reply: {karin: \"Ja\n    nee\"}\n").found() == "E0151 1:16-1:19");
    CHECK(
        ReadYaml(
            "lines:\n  - karin: \"Ja\" # mag\n    mood: blij # mag\n    when: a > 1 # mag\n    id: x # mag\n")
            .messages() == "");
  }

  TEST_CASE("a comment behind an absent text is a comment, a hashtag is a text that was lost") {
    CHECK(ReadYaml("why:   # later schrijven\nsay: \"x\"\n").messages() == "");
    CHECK(ReadYaml("say: #metoo\n").found() == "E0152 1:6-1:12");
  }

  TEST_CASE("a comma in braces that cuts a text off is found under any key") {
    CHECK(ReadYaml("x: {naam: Ja, hoor}\n").found() == "E0153 1:11-1:19");
    CHECK(ReadYaml("x: {naam: Ja, hoor, dat, mood: blij}\n").found() == "E0153 1:11-1:24");
    CHECK(ReadYaml("x: {naam: Ja, dat is: zo}\n").found() == "E0153 1:11-1:21");
    CHECK(ReadYaml("x: {naam: \"Ja, hoor\", mood: blij}\ny: {a: 1, b: }\nz: {a: 1, b: ~}\n").messages() ==
          "");
  }

  TEST_CASE("texts are looked at only when asked") {
    const ReadYaml read("say: een # twee\n", {}, false);
    CHECK(read.messages() == "");
  }

  TEST_CASE("plain texts over lines, blocks and closed quotes are fine") {
    CHECK(ReadYaml("say: over\n  twee regels\nwhy: |\n  met # hekje\n  'en\ntext: \"een # twee\"\n")
              .messages() == "");
  }
}
