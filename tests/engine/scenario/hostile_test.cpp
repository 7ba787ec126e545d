// Texts that mean harm, or look like it (hardening §9): each ends in a diagnostic with a place, or is read
// where it is valid. How long they may take is measured by `gesprek bench`, not here.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/engine/scenario/yaml_reading.h"
#include "tests/support/yaml_tree_check.h"

using namespace gesprek;
using namespace gesprek::scenario;
using namespace std::string_literals;
using test::ReadYaml;

namespace {

std::string repeat(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// Whatever it is: the tree fits the text, and every diagnostic has a place in it.
void check_sound(const ReadYaml& read) {
  CHECK(test::tree_problem(read.tree, read.source.bytes()) == "");
  CHECK(test::diagnostics_problem(read.diagnostics, read.source) == "");
  if (!read.diagnostics.has_errors()) CHECK(test::place_problem(read.tree, read.source.bytes()) == "");
}

/// The text is refused, and its first diagnostic is `code` at line:column `place`.
void check_refused(const char* name, const std::string& text, const std::string& code_and_place) {
  INFO(name);
  const ReadYaml read(text);
  CHECK(read.found().substr(0, code_and_place.size()) == code_and_place);
  CHECK(read.diagnostics.has_errors());
  check_sound(read);
}

void check_read(const char* name, const std::string& text, std::size_t nodes) {
  INFO(name);
  const ReadYaml read(text);
  CHECK(read.messages() == "");
  CHECK(read.tree.size() == nodes);
  check_sound(read);
}

std::string utf16(const std::string& ascii, bool big_end) {
  std::string out;
  for (const char c : ascii) {
    if (big_end) out += '\0';
    out += c;
    if (!big_end) out += '\0';
  }
  return out;
}

}  // namespace

TEST_SUITE("engine/scenario/hostile") {
  TEST_CASE("an alias to itself is refused and not followed") {
    check_refused("14 bytes", "a: &a [1, *a]\n", "E0120 1:4-1:6, E0121 1:11-1:13");
  }

  TEST_CASE("a billion laughs are refused line by line") {
    std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 10; ++i) {
      const std::string before = "*a" + std::to_string(i - 1);
      text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeat(before + ",", 8) + before +
              "]\n";
    }
    const ReadYaml read(text);
    // Ten anchors and nine times nine aliases; ten maps' worth of nodes: 1 + 10 keys + 10 lists + 90 items.
    CHECK(read.diagnostics.all().size() == 91);
    CHECK(read.tree.size() == 111);
    check_sound(read);
  }

  TEST_CASE("depth is refused long before the stack") {
    check_refused("[", repeat("[", 1'000'000), "E0110 1:");
    check_refused("{", repeat("{", 1'000'000), "E0110 1:");
    check_refused("{a:", repeat("{a: ", 500'000), "E0110 1:");
    check_refused("[{a:", repeat("[{a: ", 500'000), "E0110 1:");
    check_refused("closed", repeat("[", 2000) + repeat("]", 2000), "E0110 1:");
    check_refused("dashes", repeat("- ", 1'000'000) + "x\n", "E0110 1:65-1:66");  // the 33rd dash
    check_refused("question marks", repeat("? ", 1'000'000), "E0127 1:1-1:2");
    std::string maps;
    for (std::size_t i = 0; i < 2000; ++i) maps += std::string(i, ' ') + "a:\n";
    check_refused("block maps", maps, "E0110 33:33-33:34");
  }

  TEST_CASE("keys by the hundred thousand, or the same one") {
    std::string keys;
    std::string flow;
    for (int i = 0; i < 100'000; ++i) {
      keys += "k" + std::to_string(i) + ": v\n";
      flow += "k" + std::to_string(i) + ": v, ";
    }
    check_refused("100 000 keys", keys, "E0112 20001:1-20001:7");
    check_refused("in braces", "a: {" + flow + "}\n", "E0112 1:");
    const ReadYaml same(repeat("a: 1\n", 20'000));
    CHECK(same.found().substr(0, 13) == "E0125 2:1-2:2");
    CHECK(same.diagnostics.all().size() == DiagnosticList::kMost);
    check_sound(same);
  }

  TEST_CASE("eight megabytes in one go") {
    check_refused("eight", "[" + repeat("a,", 4'000'000) + "]", "E0114 1:1-1:2");
    constexpr std::size_t kSize = 2'000'000;  // as good as eight, and faster
    check_refused("a list", "[" + repeat("a,", kSize / 2) + "]", "E0114 1:1-1:2");
    check_refused("a list over lines", "[\n" + repeat("a,\n", kSize / 3) + "]", "E0114 1:1-1:2");
    check_refused("a list of texts", "[" + repeat("\"a\",", kSize / 4) + "]", "E0114 1:1-1:2");
    check_refused("pairs", "[" + repeat("a: b,", kSize / 5) + "]", "E0114 1:1-1:2");
    check_refused("lists in a list", "[" + repeat("[],", kSize / 3) + "]", "E0114 1:1-1:2");
    check_refused("dashes in a list", "[" + repeat("-,", kSize / 2) + "]", "E0114 1:1-1:2");
    check_refused("a map", "{" + repeat("a: b,", kSize / 5) + "}", "E0125 1:7-1:8");
    check_refused("commas", "[" + repeat(",", kSize), "E0129 1:2-1:3");
    check_refused("colons", "{" + repeat(":", kSize), "E0114 1:1-1:2");
    check_refused("open", "a: [" + repeat("b, ", kSize / 3), "E0");
    check_refused("a text", "a: " + repeat("x", kSize), "E0113 1:4-1:");
    check_refused("words", "a: " + repeat("x ", kSize / 2), "E0113 1:4-1:");
    check_refused("a text over lines", "a:\n" + repeat(" x\n", kSize / 3), "E0113 2:2-");
    check_refused("quoted", "a: \"" + repeat("x", kSize) + "\"", "E0133 1:4-1:");
    check_refused("escapes", "a: \"" + repeat("\\x41", kSize / 4) + "\"", "E0133 1:4-1:");
    check_refused("quotes", "a: '" + repeat("''", kSize / 2), "E0133 1:4-1:");
    check_refused("a block", "a: |\n" + repeat(" xxxxxxxx\n", kSize / 10), "E0113 1:4-1:5");
    check_refused("a folded block", "a: >\n" + repeat(" x\n   x\n", kSize / 8), "E0113 1:4-1:5");
    check_refused("a key", repeat("x", kSize) + ": a", "E0113 1:1-1:");
    check_refused("comments", repeat("# x\n", kSize / 4) + "a: b\n", "E0115 1:1-1:1");
    check_refused("blank lines in a text", "a: x\n" + repeat("\n", kSize) + " y\n", "E0115 1:5-1:5");
    check_refused("anchors", repeat("&a ", kSize / 3), "E0114 1:1-1:2");
    check_refused("an anchor", repeat("&", kSize), "E0114 1:1-1:2, E0120 1:1-1:");
    check_refused("tags", repeat("!a ", kSize / 3), "E0114 1:1-1:2");
    check_refused("a tag", "!<" + repeat("a", kSize), "E0114 1:1-1:2");
    check_refused("directives", repeat("%a\n", kSize / 3), "E0123 1:1-1:3");
    check_refused("directives behind", "a: b\n" + repeat("%a\n", kSize / 3), "E0123 2:1-2:3");
    check_refused("documents", repeat("---\n", kSize / 4), "E0124 2:1-2:4");
    check_refused("tabs", "a:\n" + repeat("\tb: c\n", kSize / 6), "E0108 2:1-2:2");
    check_refused("brackets that close nothing", repeat("]", kSize), "E0132 1:1-1:2");
    check_refused("question marks", repeat("? a\n", kSize / 4), "E0127 1:1-1:2");
    check_refused("anchored items", repeat("- &a b\n", kSize / 7), "E0120 1:3-1:5");
    check_refused("aliases", "- &a b\n" + repeat("- *a\n", kSize / 5), "E0120 1:3-1:5");
    check_read("a comment", repeat("#", kSize), 0);
    check_read("blank lines", repeat("\n", kSize), 0);
    check_read("a comment behind a value", "a: b" + repeat(" #", kSize / 2), 3);
    check_read("blank lines behind a text", "a: |\n" + repeat("\n", kSize), 3);
  }

  TEST_CASE("bytes that are no text") {
    check_refused("NUL", "a: b\0c\n"s, "E0104 1:5-1:6");
    check_refused("many NULs", std::string(100'000, '\0'), "E0104 1:1-1:2");
    check_refused("bad UTF-8", "a: \xFF\xFE\n", "E0103 1:4-1:5");
    check_refused("only bad UTF-8", std::string(100'000, '\xFF'), "E0103 1:1-1:2");
    check_refused("control characters", std::string(100'000, '\x01'), "E0105 1:1-1:2");
    const std::string ascii = "a: een tekst\nb: twee\n";
    check_refused("UTF-16LE", utf16(ascii, false), "E0102 1:1-1:1");
    check_refused("UTF-16BE", utf16(ascii, true), "E0102 1:1-1:1");
    check_refused("UTF-16LE with a BOM", "\xFF\xFE" + utf16(ascii, false), "E0102 1:1-1:1");
    check_refused("UTF-16BE with a BOM", "\xFE\xFF" + utf16(ascii, true), "E0102 1:1-1:1");
    check_read("BOM", "\xEF\xBB\xBF" + ascii, 5);
    check_read("CRLF", "a: een tekst\r\nb: twee\r\n", 5);
    check_read("only a BOM", "\xEF\xBB\xBF", 0);
  }

  TEST_CASE("a text cut off at every byte is read or refused, and its places fit") {
    std::ifstream file(std::string(GESPREK_SOURCE_DIR) + "/tests/data/yaml/rich.yaml", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    REQUIRE(text.size() > 2500);
    CHECK(ReadYaml(text).messages() == "");
    std::size_t refused = 0;
    for (std::size_t size = 0; size < text.size(); ++size) {
      const ReadYaml read(text.substr(0, size));
      CAPTURE(size);
      const std::string problem = test::tree_problem(read.tree, read.source.bytes()) +
                                  test::diagnostics_problem(read.diagnostics, read.source);
      if (!problem.empty()) FAIL_CHECK(problem);
      if (read.diagnostics.has_errors()) {
        ++refused;
      } else if (const std::string wrong = test::place_problem(read.tree, read.source.bytes());
                 !wrong.empty()) {
        FAIL_CHECK(wrong);
      }
    }
    // Within quotes, brackets, keys and characters of more bytes a cut is a mistake; elsewhere it is a short
    // text.
    CHECK(refused > text.size() / 4);
    CHECK(refused < text.size());
  }
}
