#include "engine/scenario/yaml_tree.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/engine/scenario/yaml_reading.h"
#include "tests/support/yaml_tree_check.h"

using namespace gesprek;
using namespace gesprek::scenario;
using test::ReadYaml;

namespace {

std::string file_bytes(const std::string& path) {
  std::ifstream file(std::string(GESPREK_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// `count` keys k0, k1 … with the value v.
std::string many_keys(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "k" + std::to_string(i) + ": v\n";
  return text;
}

}  // namespace

TEST_SUITE("engine/scenario/yaml_tree") {
  TEST_CASE("every node of a small text has its exact range") {
    const ReadYaml read(
        "a: een  # commentaar\nb: [x, {y: 'z'}, ]\nc:\n  - \"q\"\n  -\n  - |\n    tekst\n\nd:\n");
    CHECK(read.messages() == "");
    CHECK(read.verbatim(read.value("a")) == "een");
    CHECK(read.verbatim(read.value("b")) == "[x, {y: 'z'}, ]");
    const YamlRef map = read.value("b").first_child().next();
    CHECK(read.verbatim(map) == "{y: 'z'}");
    CHECK(read.verbatim(map.first_child()) == "y");
    CHECK(read.verbatim(map.first_child().next()) == "'z'");
    const YamlRef list = read.value("c");
    CHECK(read.verbatim(list) == "- \"q\"\n  -\n  - |\n    tekst");
    CHECK(list.size() == 3);
    CHECK(list.first_child().next().is_null());
    CHECK(list.first_child().next().range() ==
          TextRange{54, 54});  // 21 + 19 + 3 + 8 bytes of lines, then "  -"
    CHECK(list.first_child().next().next().text() == "tekst\n");
    CHECK(read.value("d").is_null());
    CHECK(read.verbatim(read.root()) == read.source.bytes().substr(0, read.source.bytes().size() - 1));
  }

  TEST_CASE("a node knows how it was written") {
    const ReadYaml read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\nf: [x]\ng: {x: y}\nh:\n- x\n");
    CHECK(read.value("a").node().style == ScalarStyle::plain);
    CHECK(read.value("b").node().style == ScalarStyle::single_quoted);
    CHECK(read.value("c").node().style == ScalarStyle::double_quoted);
    CHECK(read.value("d").node().style == ScalarStyle::literal);
    CHECK(read.value("e").node().style == ScalarStyle::folded);
    CHECK(read.value("f").is_sequence());
    CHECK(read.value("f").node().flow);
    CHECK(read.value("g").is_map());
    CHECK(read.value("g").node().flow);
    CHECK_FALSE(read.value("h").node().flow);
    CHECK_FALSE(read.root().node().flow);
    CHECK(read.root().size() == 8);
  }

  TEST_CASE("an absent value stands behind its colon or dash, whatever follows") {
    const ReadYaml read("a:\n# commentaar\n\nb:   # nog een\nc: [x: , {y: }, {z}]\nnull:\n~:\nd:\n");
    CHECK(read.messages() == "");
    CHECK(read.value("a").range() == TextRange{2, 2});
    CHECK(read.value("b").range() == TextRange{19, 19});  // 3 + 13 + 1 bytes of lines, then "b:"
    YamlRef item = read.value("c").first_child();
    CHECK(read.verbatim(item) == "x:");
    CHECK(item.first_child().next().is_null());
    item = item.next();
    CHECK(read.verbatim(item) == "{y: }");
    CHECK(item.first_child().next().range().begin == item.first_child().range().end + 1);
    item = item.next();
    CHECK(read.verbatim(item) == "{z}");
    CHECK(item.first_child().next().range().begin == item.first_child().range().end);
    CHECK(read.value("null").is_null());
    CHECK(read.value("~").is_null());
    CHECK(read.value("d").is_null());
  }

  TEST_CASE("only an absent value, ~ and plain null mean nothing; the rest is text (format 5.24)") {
    const ReadYaml read(
        "a: ~\nb: null\nc: Null\nd: NULL\ne: 'null'\nf: \"\"\ng: no\nh: 1e3\ni: 2020-01-01\nj: nullig\n");
    CHECK(read.messages() == "");
    for (const char* const key : {"a", "b"}) CHECK(read.value(key).is_null());
    for (const char* const key : {"c", "d", "e", "f", "g", "h", "i", "j"})
      CHECK_FALSE(read.value(key).is_null());
    CHECK(read.value("c").text() == "Null");
    CHECK(read.value("g").text() == "no");
    CHECK(read.value("h").text() == "1e3");
    CHECK_FALSE(read.root().is_null());
  }

  TEST_CASE("a null word at the column of its key is a value or the next key, as yaml-cpp has it") {
    const ReadYaml before_key("a:\nNULL\n? b\n: c\n");
    CHECK(before_key.found() == "E0127 3:1-3:2");
    CHECK(before_key.root().size() == 2);
    CHECK(before_key.value("b").text() == "c");
    CHECK(before_key.verbatim(before_key.value("b")) == "c");
    const ReadYaml last("a:\nnull\n");
    CHECK(last.found() == "E0140 2:1-2:5");
    CHECK(last.value("null").is_null());
    CHECK(ReadYaml("a:\nnull: b\n").found() == "");
  }

  TEST_CASE("an empty item of a list at the column of its key is where it is") {
    const ReadYaml read(file_bytes("tests/data/yaml/libfyaml_refuses/empty_item_at_margin.yaml"));
    CHECK(read.messages() == "");
    const YamlRef list = read.value("j");
    REQUIRE(list.size() == 4);
    CHECK(read.verbatim(list) == "-\n- ~\n-   # niets\n-");
    std::uint32_t dash = list.range().begin;
    for (YamlRef item = list.first_child(); item.exists(); item = item.next()) {
      CHECK(item.is_null());
      if (item.range().begin == item.range().end) {
        dash = static_cast<std::uint32_t>(read.source.bytes().find('-', dash));
        CHECK(item.range().begin == dash + 1);
      }
      dash = item.range().end;
    }
  }

  TEST_CASE("a file may be empty, a comment, or a document between its marks") {
    CHECK_FALSE(ReadYaml("").root().exists());
    CHECK_FALSE(ReadYaml("# niets\n").root().exists());
    CHECK(ReadYaml("---\n").root().is_null());
    for (const char* const text :
         {"---\na: b\n...\n", "# x\n--- # y\na: b\n... # z\n", "a: b\n...\n", "--- \na: b"}) {
      INFO(text);
      const ReadYaml read(text);
      CHECK(read.messages() == "");
      CHECK(read.value("a").text() == "b");
    }
    for (const char* const text :
         {"---\na: b\n---\n", "a: b\n...\n---\n", "a: b\n--- c\n", "---\n---\na: b\n"}) {
      INFO(text);
      CHECK(ReadYaml(text).found().substr(0, 5) == "E0124");
    }
    CHECK(ReadYaml("a: b\n%YAML 1.2\n").found() == "E0123 2:1-2:10");
  }

  TEST_CASE("a key that is there twice is told with both places, in small and in large maps") {
    CHECK(ReadYaml("a: 1\nb: 2\na: 3\n").messages() ==
          "test.yaml:3:1: fout E0125: de sleutel 'a' staat hier twee keer; de eerste staat op 1:1 (haal er "
          "een weg, of "
          "geef een van de twee een andere naam)\n");
    CHECK(ReadYaml("x: {a: 1, 'a': 2, \"a\": 3}\n").found() == "E0125 1:11-1:14, E0125 1:19-1:22");
    CHECK(ReadYaml("x: {null: 1, ~: 2, null: 3}\n").found() == "E0125 1:20-1:24");
    CHECK(ReadYaml("a: {x: 1}\nb: {x: 1}\nx: [{x: 1}, {x: 2}]\n").messages() == "");
    CHECK(ReadYaml(many_keys(200)).messages() == "");
    // 200 lines, so the repeats are on 201 and 202; k3 is one of the keys that are compared at once.
    CHECK(ReadYaml(many_keys(200) + "k150: w\nk3: w\n").found() == "E0125 201:1-201:5, E0125 202:1-202:3");
    CHECK(ReadYaml(many_keys(5) + "k1: w\n" + many_keys(0) + "x: 1\n").found() == "E0125 6:1-6:3");
    // The same key three times: both repeats name the first one.
    const ReadYaml thrice("a: 1\na: 2\n" + many_keys(30) + "a: 3\n");
    CHECK(thrice.found() == "E0125 2:1-2:2, E0125 33:1-33:2");
    CHECK(thrice.messages().find("1:1 ") != std::string::npos);
  }

  TEST_CASE("a repeat is found in a map that was cut off by another mistake") {
    CHECK(ReadYaml("a: 1\na: 2\nb: c: d\n").found() == "E0125 2:1-2:2, E0135 3:4-3:8");
    CHECK(ReadYaml(many_keys(40) + "k9: 2\nb: c: d\n").found() == "E0125 41:1-41:3, E0135 42:4-42:8");
  }

  TEST_CASE("anchors, aliases and tags are all told, and what they stand before is read") {
    const ReadYaml read("a: &x een\nb: !!str twee\nc: &y !z\n  - drie\nd: !t\n");
    CHECK(read.found() == "E0120 1:4-1:6, E0122 2:4-2:9, E0120 3:4-3:6, E0122 3:7-3:9, E0122 5:4-5:6");
    CHECK(read.value("a").text() == "een");
    CHECK(read.verbatim(read.value("a")) == "een");
    CHECK(read.verbatim(read.value("b")) == "twee");
    CHECK(read.verbatim(read.value("c")) == "- drie");
    CHECK(read.value("d").text() == "");
    CHECK(ReadYaml("a: &x een\nb: [*x, *x]\n").found() == "E0120 1:4-1:6, E0121 2:5-2:7, E0121 2:9-2:11");
    CHECK(ReadYaml("&k a: b\n").found() == "E0120 1:1-1:3");
  }

  TEST_CASE("limits are what they say: the last allowed reads, the first too many is told") {
    Limits limits;
    limits.depth = 3;
    CHECK(ReadYaml("a:\n  b:\n    c: d\n", limits).messages() == "");
    CHECK(ReadYaml("a: [{b: c}]\n", limits).messages() == "");
    CHECK(ReadYaml("a: [{b: []}]\n", limits).found() == "E0110 1:9-1:10");
    CHECK(ReadYaml("- - - - x\n", limits).found() == "E0110 1:7-1:8");

    limits = {};
    limits.nodes = 5;  // the map, two keys, two values
    CHECK(ReadYaml("a: 1\nb: 2\n", limits).messages() == "");
    CHECK(ReadYaml("a: 1\nb: 2\nc: 3\n", limits).found() == "E0111 3:1-3:1");

    limits = {};
    limits.keys_per_map = 3;
    CHECK(ReadYaml(many_keys(3) + "", limits).messages() == "");
    CHECK(ReadYaml(many_keys(4), limits).found() == "E0112 4:1-4:3");
    CHECK(ReadYaml("a: {x: 1, y: 2}\nb: {x: 1, y: 2}\n", limits).messages() == "");
    limits.keys_per_map = 30;
    CHECK(ReadYaml(many_keys(31), limits).found() == "E0112 31:1-31:4");

    limits = {};
    limits.text_bytes = 4;  // é is two bytes
    CHECK(ReadYaml("a: één\n", limits).found() == "E0113 1:4-1:9");
    CHECK(ReadYaml("a: ééx\n", limits).found() == "E0113 1:4-1:9");
    CHECK(ReadYaml("a: éé\nb: abcd\n", limits).messages() == "");
    CHECK(ReadYaml("abcde: f\n", limits).found() == "E0113 1:1-1:6");
    CHECK(ReadYaml("a: één\nb: c\n", limits).value("b").text() == "c");
  }

  TEST_CASE("a piece that is too long without an event is told at its start") {
    Limits limits;
    limits.bytes_per_event = 3000;
    std::string list = "x: y\na: [b";
    for (int i = 0; i < 3000; ++i) list += ", b";
    // `a:` is no key yet when the bracket is read, and the bracket itself is an event; the items of a list in
    // brackets that is itself a possible key come only when it is closed.
    CHECK(ReadYaml(list + "]\n", limits).messages() == "");
    CHECK(ReadYaml("x: y\n" + list.substr(8) + "]: z\n", limits).found() == "E0114 2:1-2:2");
    CHECK(ReadYaml("x: y\na: \"" + std::string(9000, 'b') + "\"\n", limits).found().substr(0, 9) ==
          "E0133 2:4");
    CHECK(ReadYaml("x: y\na: " + std::string(9000, 'b') + "\n", limits).found().substr(0, 9) == "E0113 2:4");
    std::string comments = "x: y\n";
    while (comments.size() < 12000) comments += "# commentaar\n";
    CHECK(ReadYaml(comments + "a: b\n", limits).found().substr(0, 9) == "E0115 1:5");
    CHECK(ReadYaml(comments, limits).messages() == "");  // nothing was lost
  }

  TEST_CASE("inputs that were once read wrongly stay right") {
    const std::filesystem::path folder = std::string(GESPREK_SOURCE_DIR) + "/tests/regress/yaml";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      INFO(name);
      const ReadYaml read(file_bytes("tests/regress/yaml/" + name));
      CHECK(test::tree_problem(read.tree, read.source.bytes()) == "");
      CHECK(test::diagnostics_problem(read.diagnostics, read.source) == "");
      if (!read.diagnostics.has_errors()) CHECK(test::place_problem(read.tree, read.source.bytes()) == "");
      // The name ends with the code that the text must give, or says that it is fine.
      const std::string code = name.substr(name.rfind('-') + 1, 5);
      INFO(read.messages());
      CHECK((code == "fine." ? read.found().empty() : read.found().find(code) != std::string::npos));
      ++count;
    }
    CHECK(count >= 1);
  }
}
