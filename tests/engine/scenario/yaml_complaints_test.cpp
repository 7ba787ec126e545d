// What authors get wrong, and what they are told: yaml-cpp's complaints as our sentences, with the place of
// the cause.

#include <doctest/doctest.h>

#include <string>

#include "tests/engine/scenario/yaml_reading.h"

using namespace gesprek;
using test::ReadYaml;

namespace {

struct Mistake {
  const char* text;
  const char* found;  // every code, with line:column of its begin and end
};

}  // namespace

TEST_SUITE("engine/scenario/yaml_complaints") {
  TEST_CASE("what yaml-cpp cannot read is told in one sentence, at the place of the cause") {
    const Mistake mistakes[] = {
        {"a:\n\tb: c\n", "E0108 2:1-2:2"},
        {"a:\n  b: c\n\td: e\n", "E0108 3:1-3:2"},
        {"- {say: Hoe gaat het?, moves: [x]}\n", "E0130 1:9-1:22"},
        {"- {say: Hoe gaat het? Goed?, moves: [x]}\n", "E0130 1:9-1:28"},
        {"- {say: Ja: nee, moves: [x]}\n", "E0130 1:9-1:16"},
        {"- {say: \"Ja\" hoor, moves: [x]}\n", "E0130 1:9-1:18"},
        {"- moves: [a, b\n  why: x\n- id: y\n", "E0131 1:10-1:11"},
        {"a: [b, c\n", "E0131 1:4-1:5"},
        {"a: {b: c\nd: e\n", "E0131 1:4-1:5"},
        {"a: [x, \"y, z]\nb: \"c\"\n", "E0131 1:4-1:5"},
        {"- say: ] dicht\n", "E0132 1:8-1:9"},
        {"- say: \"niet dicht\n  why: x\n", "E0133 1:8-1:19"},
        {"- say: \"niet dicht\n  why: \"x\"\n", "E0133 1:8-1:19"},
        {"a: \"\n  b\"\nb: 'c\n", "E0133 3:4-3:6"},
        {"- \"a\n- b\n", "E0133 1:3-1:5"},
        {"a: b\n\"c\n", "E0133 2:1-2:3"},
        {"- id: x\n  say: \"Hij zei \"ja\" tegen me\"\n  why: y\n", "E0134 2:8-2:31"},
        {"a: \"b\": c\n", "E0134 1:4-1:10"},
        {"a: \"b\" # c\nd: \"e\"f\n", "E0134 2:4-2:8"},
        {"\"a\" b: c\n", "E0134 1:1-1:9"},
        {"a: \"b\"c: d\n", "E0134 1:4-1:11"},
        {"a: 'b'c'\n", "E0134 1:4-1:9"},
        {"a: 'het is z'n zaak'\n", "E0134 1:4-1:21"},
        {"- id: x\n  say: Hoe gaat het: goed?\n  why: y\n", "E0135 2:8-2:27"},
        {"a: b: c\n", "E0135 1:4-1:8"},
        {"lines:\n  - karin: Hoi, wat: nu\n", "E0135 2:12-2:24"},
        {"a: (b) [c]: d\n", "E0135 1:4-1:14"},
        {"lines:\n - karin: \"Hoi\"\n   cue: Ze lacht: hard\n", "E0135 3:9-3:23"},
        {"- say: @jan komt\n", "E0136 1:8-1:17"},
        {"- say: - nee\n", "E0136 1:8-1:13"},
        {"- say: ? wat\n", "E0136 1:8-1:13"},
        {"- say: [lacht] Hallo\n", "E0136 1:8-1:21"},
        {"- say: {lacht} Hallo\n", "E0136 1:8-1:21"},
        {"- say: , en dan\n", "E0136 1:8-1:16"},
        {"a: `x`\n", "E0136 1:4-1:7"},
        {"a: %x\n", "E0136 1:4-1:6"},
        {"- say: \"C:\\temp\\quit\"\n", "E0137 1:16-1:18"},
        {"a: \"\\u12\"\n", "E0137 1:5-1:10"},
        {"a: \"\\ud800\"\n", "E0137 1:5-1:11"},
        {"- say: > tekst\n", "E0138 1:10-1:15"},
        {"- say: | tekst\n", "E0138 1:10-1:15"},
        {"a: |0\n  x\n", "E0138 1:4-1:6"},
        {"a:\n  b: 1\n c: 2\n", "E0139 3:2-3:3"},
        {"- a: b\n -c: d\n", "E0139 2:2-2:4"},
        {"- a: b\n  - c\n", "E0139 2:3-2:5"},
        {"a: b\n- c\n", "E0139 2:1-2:3"},
        {"a: b\n  c: d\n", "E0139 2:3-2:4"},
        {"a: b\n c\n d: e\n", "E0139 3:2-3:3"},
        {"a: 1\n b: 2\n", "E0139 2:2-2:3"},
        {"a:\n- b\n c: d\n", "E0139 3:2-3:3"},
        {"nodes:\n  a:\n    lines:\n      - karin: Ja\n    choices:\n      - id: x\n       say: y\n",
         "E0139 7:8-7:11"},
        {"- id: x\n  say \"Hoi\"\n  why: y\n", "E0140 2:3-2:12"},
        {"tekst zonder sleutel\na: b\n", "E0140 1:1-1:21"},
        {"a: b\ntekst zonder sleutel\n", "E0140 2:1-2:21"},
        {"a: b\ntekst zonder sleutel\nc: d\n", "E0140 2:1-2:21"},
        {"a: |\n  x\n y\nb: c\n", "E0140 3:2-3:3"},
        {"- id: x\n  say:\"Hoi\"\n  why: y\n", "E0141 2:3-2:7"},
        {"a:b\nc: d\n", "E0141 1:1-1:3"},
        {"a: [b}\n", "E0145 1:6-1:7"},
    };
    for (const Mistake& mistake : mistakes) {
      INFO(mistake.text);
      const ReadYaml read(mistake.text);
      CHECK(read.found() == mistake.found);
    }
  }

  TEST_CASE("what YAML can do and we do not use is refused, and reading goes on") {
    const Mistake mistakes[] = {
        {"- say: & dan\n", "E0120 1:8-1:9"},
        {"a: &x b\nc: *x\n", "E0120 1:4-1:6, E0121 2:4-2:6"},
        {"- say: *lacht* Hallo\n", "E0121 1:8-1:15"},
        {"a: *x\n", "E0121 1:4-1:6"},
        {"<<: *x\n", "E0121 1:5-1:7"},
        {"- say: !belangrijk\n", "E0122 1:8-1:19"},
        {"a: !!str b\n", "E0122 1:4-1:9"},
        {"%YAML 1.2\n---\na: b\n", "E0123 1:1-1:10"},
        {"a: b\n---\nc: d\n", "E0124 2:1-2:4"},
        {"{a: b}: c\n", "E0126 1:1-1:7"},
        {"[a, b]: c\n", "E0126 1:1-1:7"},
        {"a: {{b}}\n", "E0126 1:5-1:8"},
        {"? a\n: b\n", "E0127 1:1-1:2"},
        {": a\n", "E0128 1:1-1:2"},
        {"a: [b,,c]\n", "E0129 1:7-1:8"},
        {"a: b\n...\nc: d\n", "E0142 3:1-3:5"},
        {"- a\nb: c\n", "E0142 2:1-2:5"},
        {"a: \"\\N \\_\"\n", "E0144 1:4-1:11"},
        {"a: \"\\x07\"\n", "E0144 1:4-1:10"},
    };
    for (const Mistake& mistake : mistakes) {
      INFO(mistake.text);
      const ReadYaml read(mistake.text);
      CHECK(read.found() == mistake.found);
    }
  }

  TEST_CASE("a key of more than 1024 characters is a text with a colon") {
    CHECK(ReadYaml(std::string(2000, 'x') + ": a\n").found() == "E0135 1:1-1:2004");
  }

  TEST_CASE("these look odd and are fine") {
    const char* const texts[] = {
        "- {say: hij zei \"ja\", moves: [x]}\n",
        "a: b]\nc: d\n",
        "a: \tb\n",
        "zonder\n",
        "a: 'Hij zei \"ja\"'\n",
        "a: \"'s Ochtends\"\n",
        "a: het is z'n zaak\n",
        "a: -1\nb: -nee\nc: ?nee\nd: :nee\n",
        "a: http://x.nl/#y\n",
        "moves: [\n  a,\n  b,\n]\n",
        "a: {b: c,\n    d: e}\n",
    };
    for (const char* const text : texts) {
      INFO(text);
      CHECK(ReadYaml(text).messages() == "");
    }
  }

  TEST_CASE("the messages are sentences in both languages") {
    const ReadYaml read("- say: Hoe gaat het: goed?\n");
    CHECK(read.messages(Language::nl) ==
          "test.yaml:1:8: fout E0135: een dubbelepunt met een spatie maakt van deze tekst een sleutel (zet "
          "de tekst "
          "tussen aanhalingstekens)\n");
    CHECK(read.messages(Language::en) ==
          "test.yaml:1:8: error E0135: a colon with a space turns this text into a key (put the text in "
          "quotes)\n");
  }

  TEST_CASE("what was read before the mistake stays readable") {
    const ReadYaml read("a: een\nb:\n  - twee\n  - drie: vier: vijf\nc: zes\n");
    CHECK(read.found() == "E0135 4:11-4:21");
    CHECK(read.value("a").text() == "een");
    REQUIRE(read.value("b").is_sequence());
    CHECK(read.value("b").first_child().text() == "twee");
  }
}
