// Reading only what changed gives what reading the whole gives. GESPREK_EDITS=N: how many edits each text
// gets.

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/file_source.h"
#include "engine/scenario/yaml_reread.h"
#include "tests/editor/document/odd_layout.h"

namespace gesprek::scenario {

namespace {

/// A small generator: the same edits on every computer.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>((state_ >> 16U) % bound);
  }

 private:
  std::uint64_t state_;
};

struct Read {
  SourceText source;
  YamlTree tree;
  DiagnosticList told;
};

Read read(std::string text) {
  Read out;
  out.source = SourceText("t.yaml", std::move(text));
  out.tree = read_yaml(out.source, Limits(), out.told, true);
  return out;
}

std::string said(const DiagnosticList& list) {
  std::string all;
  for (const Diagnostic& diagnostic : list.all()) {
    all += to_text(diagnostic, Language::nl) + " [" + std::to_string(diagnostic.where.bytes.begin) + "-" +
           std::to_string(diagnostic.where.bytes.end) + "]\n";
  }
  return all;
}

/// Pieces that mean something to a YAML parser, or to ours.
std::string piece(Dice& dice, std::string_view text) {
  static constexpr std::array<const char*, 64> kPieces = {"a",
                                                          "een woord",
                                                          " ",
                                                          "  ",
                                                          "\n",
                                                          "\n\n",
                                                          "\n  ",
                                                          "\n    ",
                                                          "\n      - ",
                                                          ": ",
                                                          ":",
                                                          "- ",
                                                          "-",
                                                          "\"",
                                                          "'",
                                                          "''",
                                                          "\"\"",
                                                          "#",
                                                          " # zo",
                                                          "[",
                                                          "]",
                                                          "{",
                                                          "}",
                                                          ", ",
                                                          "|",
                                                          ">",
                                                          "|-\n",
                                                          ">+\n",
                                                          "&a ",
                                                          "*a",
                                                          "!t ",
                                                          "? ",
                                                          "%",
                                                          "@",
                                                          "`",
                                                          "\\",
                                                          "\\n",
                                                          "\t",
                                                          "\r\n",
                                                          "\r",
                                                          "\x01",
                                                          "\xEF\xBB\xBF",
                                                          "é",
                                                          "\xC3",
                                                          "~",
                                                          "null",
                                                          "---",
                                                          "...",
                                                          "\n---\n",
                                                          "\n...\n",
                                                          "\nnieuw: 1",
                                                          "\n  nieuw:\n    go: een\n",
                                                          "\n  nieuw: {go: een}\n",
                                                          "\nnodes:\n  los:\n    go: een\n",
                                                          "  een:\n    go: een\n",
                                                          "    go: een\n",
                                                          "      - karin: \"Ja.\"\n",
                                                          "      - narrator: 't Is zo\n",
                                                          "why: dit #dat\n",
                                                          "    when: a\n",
                                                          "gesprek-einde-van-het-blok: 0\n",
                                                          "  gesprek-einde-van-het-blok: 0\n",
                                                          "\n\n\n",
                                                          "x:\n"};
  if (dice.below(3) > 0 || text.empty()) return kPieces[dice.below(kPieces.size())];
  // A piece of the text itself: lines, or anything.
  std::size_t begin = dice.below(text.size());
  std::size_t end = std::min(text.size(), begin + dice.below(120));
  if (dice.below(2) == 0) {
    const std::size_t line = text.rfind('\n', begin);
    begin = line == std::string_view::npos ? 0 : line + 1;
    const std::size_t last = text.find('\n', end);
    end = last == std::string_view::npos ? text.size() : last + 1;
  }
  return std::string(text.substr(begin, end - begin));
}

struct Tally {
  std::size_t quick = 0, whole = 0, broken = 0;
};

/// `count` edits behind one another; a text that the parser refuses is mostly taken back.
Tally run(const std::string& first, std::uint64_t seed, std::size_t count) {
  Dice dice(seed);
  Tally tally;
  Read now = read(first);
  REQUIRE(now.tree.is_complete());
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const std::string_view old = now.source.bytes();
    std::size_t at = dice.below(old.size() + 1);
    std::size_t size =
        dice.below(3) > 0 ? 0 : std::min(old.size() - at, dice.below(dice.below(8) > 0 ? 12 : 300));
    std::string put = dice.below(5) == 0 ? std::string() : piece(dice, old);
    if (dice.below(4) == 0) {  // at the start of a line
      const std::size_t line = at == 0 ? std::string_view::npos : old.rfind('\n', at - 1);
      at = line == std::string_view::npos ? 0 : line + 1;
      size = std::min(size, old.size() - at);
    }
    if (dice.below(12) == 0) {  // nothing but the indentation
      size = 0;
      while (at + size < old.size() && old[at + size] == ' ' && size < 2) ++size;
      put = dice.below(2) == 0 ? "" : "   ";
    }
    std::string text(old);
    text.replace(at, size, put);
    Read fresh = read(text);
    DiagnosticList told;
    const std::optional<YamlTree> tree =
        reread_yaml(now.source, now.tree, now.told, fresh.source, Limits(), told, true);
    if (tree) {
      ++tally.quick;
      if (!is_same_tree(*tree, fresh.tree) || said(told) != said(fresh.told)) {
        CAPTURE(at);
        CAPTURE(size);
        CAPTURE(put);
        CAPTURE(text);
        CHECK(said(told) == said(fresh.told));
        REQUIRE(is_same_tree(*tree, fresh.tree));
      }
    } else {
      CHECK(told.all().empty());
      ++(fresh.tree.is_clean() ? tally.whole : tally.broken);
    }
    const bool is_fine = fresh.tree.is_clean() && fresh.tree.root().is_map();
    if (is_fine ? dice.below(10) > 0 && text.size() < first.size() * 2 : dice.below(40) == 0)
      now = std::move(fresh);
    if (!now.tree.is_clean() && dice.below(3) == 0) now = read(first);
  }
  return tally;
}

std::size_t edit_count(std::size_t usual) {
  const char* wish = std::getenv("GESPREK_EDITS");
  return wish == nullptr ? usual : static_cast<std::size_t>(std::atol(wish));
}

std::string shipped(const char* folder) {
  const auto bytes = DiskFiles().read(
      std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + folder + "/scenario.yaml", 1U << 24U);
  REQUIRE(bytes.ok());
  return *bytes;
}

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

/// What stands in `text` becomes `with`; whether that was read in part, and the same.
bool is_quick(const std::string& text, std::string_view what, std::string_view with) {
  const Read before = read(text);
  REQUIRE(said(before.told) == "");
  std::string changed = text;
  const std::size_t at = changed.find(what);
  REQUIRE(at != std::string::npos);
  changed.replace(at, what.size(), with);
  const Read fresh = read(changed);
  DiagnosticList told;
  const auto tree = reread_yaml(before.source, before.tree, before.told, fresh.source, Limits(), told, true);
  if (!tree) return false;
  CHECK(is_same_tree(*tree, fresh.tree));
  CHECK(said(told) == said(fresh.told));
  return true;
}

constexpr const char* kSmall = R"(gesprek: 1
scenario:
  id: klein
  title: Klein
start: een
nodes:
  # the first
  een:
    lines:
      - karin: "Ja."
    go: twee
  twee:
    lines:
      - narrator: |
          Zo.

    choices:
      - say: "Wat?"
        go: drie

  # the last
  drie:
    ending: {title: Klaar, outcome: good, child: "Goed."}
)";

}  // namespace

TEST_SUITE("engine/scenario") {
  TEST_CASE("a change within one block is read without the rest") {
    CHECK(is_quick(kSmall, "\"Ja.\"", "\"Ja, hoor.\""));
    CHECK(is_quick(kSmall, "Wat?", "Wat? Wanneer?"));
    CHECK(is_quick(kSmall, "Klaar", "Gedaan"));
    CHECK(is_quick(kSmall, "title: Klein", "title: Groot"));
    CHECK(is_quick(kSmall, "start: een", "start: twee"));
    CHECK(is_quick(kSmall, "          Zo.\n", "          Zo.\n          En zo.\n"));
    CHECK(is_quick(kSmall, "  twee:", "  twaalf:"));
    CHECK(is_quick(kSmall, "# the last", "# the very last"));
  }
  TEST_CASE("a block that comes, goes or is taken apart is read without the rest") {
    CHECK(is_quick(kSmall, "  twee:\n", "  nieuw:\n    go: drie\n  twee:\n"));
    CHECK(is_quick(kSmall, "  # the last\n", "  nieuw:\n    go: drie\n  # the last\n"));
    CHECK(is_quick(kSmall, "    lines:\n      - karin: \"Ja.\"\n    go: twee\n  twee:\n", ""));
    CHECK(is_quick(kSmall, "start: een\n", "start: een\ncriteria: [C2]\n"));
    CHECK(is_quick(kSmall, "child: \"Goed.\"}\n", "child: \"Goed.\"}\n  vier:\n    go: een\n"));
  }
  TEST_CASE("a warning about one block is kept while another is changed") {
    const std::string text = std::string(kSmall).replace(std::string(kSmall).find("\"Ja.\""), 5, "Ja #nee");
    const Read before = read(text);
    REQUIRE(before.told.all().size() == 1);
    std::string changed = text;
    changed.replace(changed.find("id: klein"), 9, "id: anders");
    const Read fresh = read(changed);
    DiagnosticList told;
    const auto tree =
        reread_yaml(before.source, before.tree, before.told, fresh.source, Limits(), told, true);
    REQUIRE(tree.has_value());
    CHECK(said(told) == said(fresh.told));
    CHECK(told.all()[0].where.bytes.begin == before.told.all()[0].where.bytes.begin + 1);
  }
  TEST_CASE("what reaches over the edge of a block is read whole") {
    CHECK_FALSE(is_quick(kSmall, "\"Ja.\"", "\"Ja."));
    CHECK_FALSE(is_quick(kSmall, "  twee:", " twee:"));
    CHECK_FALSE(is_quick(kSmall, "  twee:", "  een:"));
    CHECK_FALSE(is_quick(kSmall, "Klaar", "&a Klaar"));
    CHECK_FALSE(is_quick(kSmall, "    go: twee\n", "    go: [twee\n"));
    CHECK_FALSE(is_quick(kSmall, "gesprek: 1", "gesprek: 2"));
    CHECK_FALSE(is_quick(kSmall, "    go: twee\n", "---\n"));
  }
  TEST_CASE("any edit of a small case: read in part is read whole, node for node and word for word") {
    const Tally tally = run(shipped("eerste-zorg"), 1, edit_count(500));
    MESSAGE(tally.quick << " in part, " << tally.whole << " whole, " << tally.broken << " not well-formed");
    CHECK(tally.quick > tally.whole);
  }
  TEST_CASE("any edit of a case that is laid out in every odd way") {
    const Tally tally = run(editor::kOddLayout, 2, edit_count(1000));
    MESSAGE(tally.quick << " in part, " << tally.whole << " whole, " << tally.broken << " not well-formed");
    CHECK(tally.quick > tally.whole / 2);
    run(with_crlf(editor::kOddLayout), 3, edit_count(500));
  }
  TEST_CASE("any edit of a very small case") {
    const Tally tally = run(kSmall, 4, edit_count(2500));
    MESSAGE(tally.quick << " in part, " << tally.whole << " whole, " << tally.broken << " not well-formed");
    CHECK(tally.quick > edit_count(2500) / 10);
  }
}

}  // namespace gesprek::scenario
