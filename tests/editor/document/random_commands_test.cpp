// The document under anything at all. GESPREK_COMMANDS=N: how many commands a case gets (10,000 in the long
// run).

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "editor/map/map_commands.h"
#include "engine/base/file_source.h"
#include "tests/editor/document/odd_layout.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

std::string read_case(const std::string& folder) {
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

std::size_t command_count(std::size_t usual) {
  const char* wish = std::getenv("GESPREK_COMMANDS");
  return wish == nullptr || *wish == '\0' ? usual : static_cast<std::size_t>(std::atol(wish));
}

struct Tally {
  std::size_t done = 0, refused = 0, undone = 0, typed = 0, taken_back = 0, odd = 0;
  [[nodiscard]] std::string text() const {
    return std::to_string(done) + " done, " + std::to_string(refused) + " refused, " +
           std::to_string(undone) + " undone, " + std::to_string(typed) + " typed as YAML, " +
           std::to_string(taken_back) + " of them taken back, " + std::to_string(odd) +
           " refused for an odd text";
  }
};

/// Anything, typed in the source text. What YAML cannot read, or reads with a warning, is taken back at once.
void type_raw(Document& document, Rng& rng, std::int64_t now, Tally& tally) {
  static constexpr std::array<const char*, 24> kPieces = {
      "a", " woord", "é", "\n",  "\n\n",  "  ",   "\"", "'",    ": ",       "- ", "#",  " # een opmerking\n",
      "[", "}",      "|", "&a ", "---\n", "null", "\t", "\xC3", "nieuw: 1", ",",  "\\", "{x: y}"};
  const std::string before(document.text());
  const std::size_t at = rng.below(before.size() + 1);
  const std::size_t end = rng.below(3) == 0 ? std::min(before.size(), at + rng.below(30)) : at;
  const std::string put = rng.below(5) == 0 ? "" : kPieces[rng.below(kPieces.size())];
  REQUIRE(document.replace_text(at, end, put, "yaml", "", now).ok());
  ++tally.typed;
  if (document.text() == before) return;
  if (document.reading().is_whole() && document.reading().yaml_diagnostics.all().empty()) return;
  if (!document.reading().is_whole()) CHECK_FALSE(document.why_not().empty());
  REQUIRE(document.undo().has_value());
  REQUIRE(document.text() == before);
  ++tally.taken_back;
}

/// One step forward again; what was typed and taken back is left alone.
bool redo_one(Document& document) {
  if (!document.redo()) return false;
  if (document.reading().is_whole() && document.reading().yaml_diagnostics.all().empty()) return true;
  static_cast<void>(document.undo());
  return false;
}

/// `count` random commands with some undoing and raw typing between them; then everything back, and
/// everything again. `always`: each step is compared with a fresh reading, not only every tenth.
Tally run(const std::string& name, const std::string& first, std::uint64_t seed, std::size_t count,
          bool always = true) {
  Document document(name, first);
  REQUIRE(document.reading().is_whole());
  Rng rng(seed);
  Tally tally;
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const std::uint64_t what = rng.below(13);
    if (what == 0) {
      for (std::uint64_t steps = rng.below(4); steps > 0 && document.undo(); --steps) ++tally.undone;
    } else if (what == 1) {
      for (std::uint64_t steps = rng.below(3); steps > 0; --steps) static_cast<void>(redo_one(document));
    } else if (what == 2) {
      type_raw(document, rng, static_cast<std::int64_t>(i) * 700, tally);
    } else {
      const auto command = random_command(document, rng);
      if (!command.ok()) {
        ++tally.refused;
        REQUIRE(command.error().code == ErrorCode::invalid_input);
        continue;
      }
      const std::string before(document.text());
      const auto done = document.apply(*command, static_cast<std::int64_t>(i) * 700);
      if (!done.ok() && tally.typed > tally.taken_back && done.error().code == ErrorCode::internal) {
        // Somebody who types YAML can lay it out so that a command cannot change it: it is refused, and the
        // text stays what it is.
        ++tally.odd;
        REQUIRE(document.text() == before);
        continue;
      }
      if (!done.ok()) {
        for (const Op& op : command->ops) {
          MESSAGE(command->name << " op " << static_cast<int>(op.kind) << " " << to_text(op.path) << " key "
                                << op.key << " index " << op.index << " text [" << op.value.text << "]");
        }
        REQUIRE(done.error().message == "");
      }
      ++tally.done;
    }
    if (always || i % 10 == 0) {
      REQUIRE(find_disorder(document) == "");
    } else {
      REQUIRE(document.reading().is_whole());
    }
  }
  const std::string last(document.text());
  while (redo_one(document)) {
  }
  const std::string furthest(document.text());
  while (document.undo()) {
  }
  CHECK(document.text() == first);
  CHECK(document.is_saved());
  while (redo_one(document)) {
  }
  CHECK(document.text() == furthest);
  CHECK(find_disorder(document) == "");
  return tally;
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("random commands on a small case: undo all gives the first text, redo all the last") {
    const Tally tally = run("eerste-zorg", read_case("eerste-zorg"), 7, command_count(400));
    MESSAGE(tally.text());
    CHECK(tally.done > tally.refused / 2);
    CHECK(tally.odd <= tally.done / 50);
  }

  TEST_CASE("random commands on a small case with CRLF line ends keep them") {
    Document document("eerste-zorg", with_crlf(read_case("eerste-zorg")));
    MESSAGE(run("eerste-zorg", std::string(document.text()), 8, command_count(200)).text());
  }

  TEST_CASE("random commands on a case that is laid out in every odd way") {
    REQUIRE(find_disorder(Document("odd", kOddLayout)) == "");
    MESSAGE(run("odd", kOddLayout, 10, command_count(400)).text());
    MESSAGE(run("odd", with_crlf(kOddLayout), 11, command_count(200)).text());
  }

  TEST_CASE("random places on the map: undo all gives the first text, redo all the last") {
    Document layout("layout.yaml", empty_layout());
    Rng rng(12);
    const std::size_t count = command_count(300);
    for (std::size_t i = 0; i < count; ++i) {
      CAPTURE(i);
      const auto name = [&] { return "moment_" + std::to_string(rng.below(20)); };
      const std::uint64_t what = rng.below(8);
      const auto command = what < 4
                               ? pin_moments(layout, {{name(), {static_cast<float>(rng.below(4000)), 40}},
                                                      {name(), {-12, static_cast<float>(rng.below(90))}}})
                           : what < 6 ? unpin_moments(layout, {name(), name()})
                                      : rename_pin(layout, name(), name());
      if (rng.below(9) == 0) {
        static_cast<void>(rng.below(2) == 0 ? layout.undo() : layout.redo());
      } else if (command.ok()) {
        REQUIRE(layout.apply(*command, static_cast<std::int64_t>(i) * 5000).ok());
      }
      REQUIRE(find_disorder(layout) == "");
    }
    while (layout.redo()) {
    }
    const std::string last(layout.text());
    while (layout.undo()) {
    }
    CHECK(layout.text() == empty_layout());
    while (layout.redo()) {
    }
    CHECK(layout.text() == last);
  }

  TEST_CASE("random commands on K02") {
    const Tally tally =
        run("K02", read_case("mag-ik-nog-even-blijven"), 9, command_count(60), command_count(60) <= 60);
    MESSAGE(tally.text());
  }
}

}  // namespace gesprek::editor
