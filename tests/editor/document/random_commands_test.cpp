// The document under anything at all. GESPREK_COMMANDS=N: how many commands a case gets (10,000 in the long
// run).

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

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
  return wish == nullptr ? usual : static_cast<std::size_t>(std::atol(wish));
}

struct Tally {
  std::size_t done = 0, refused = 0, undone = 0;
};

/// `count` random commands with some undoing between them; then everything back, and everything again.
Tally run(const std::string& name, const std::string& first, std::uint64_t seed, std::size_t count) {
  Document document(name, first);
  REQUIRE(document.reading().is_whole());
  Rng rng(seed);
  Tally tally;
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const std::uint64_t what = rng.below(12);
    if (what == 0) {
      for (std::uint64_t steps = rng.below(4); steps > 0 && document.undo(); --steps) ++tally.undone;
    } else if (what == 1) {
      for (std::uint64_t steps = rng.below(3); steps > 0; --steps) static_cast<void>(document.redo());
    } else {
      const auto command = random_command(document, rng);
      if (!command.ok()) {
        ++tally.refused;
        REQUIRE(command.error().code == ErrorCode::invalid_input);
        continue;
      }
      const std::string before(document.text());
      const auto done = document.apply(*command, static_cast<std::int64_t>(i) * 700);
      if (!done.ok()) {
        for (const Op& op : command->ops) {
          MESSAGE(command->name << " op " << static_cast<int>(op.kind) << " " << to_text(op.path) << " key "
                                << op.key << " index " << op.index << " text [" << op.value.text << "]");
        }
        REQUIRE(done.error().message == "");
      }
      ++tally.done;
    }
    // The whole comparison with a fresh reading costs as much as a command; the rest is looked at each time.
    if (i % 10 == 0) {
      REQUIRE(find_disorder(document) == "");
    } else {
      REQUIRE(document.reading().is_whole());
    }
  }
  const std::string last(document.text());
  while (document.redo()) {
  }
  const std::string furthest(document.text());
  while (document.undo()) {
  }
  CHECK(document.text() == first);
  CHECK(document.is_saved());
  while (document.redo()) {
  }
  CHECK(document.text() == furthest);
  CHECK(find_disorder(document) == "");
  return tally;
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("random commands on a small case: undo all gives the first text, redo all the last") {
    const Tally tally = run("eerste-zorg", read_case("eerste-zorg"), 7, command_count(400));
    MESSAGE(tally.done << " done, " << tally.refused << " refused, " << tally.undone << " undone");
    CHECK(tally.done > tally.refused / 2);
  }

  TEST_CASE("random commands on a small case with CRLF line ends keep them") {
    Document document("eerste-zorg", with_crlf(read_case("eerste-zorg")));
    run("eerste-zorg", std::string(document.text()), 8, command_count(200));
  }

  TEST_CASE("random commands on a case that is laid out in every odd way") {
    REQUIRE(find_disorder(Document("odd", kOddLayout)) == "");
    run("odd", kOddLayout, 10, command_count(400));
    run("odd", with_crlf(kOddLayout), 11, command_count(200));
  }

  TEST_CASE("random commands on K02") {
    const Tally tally = run("K02", read_case("mag-ik-nog-even-blijven"), 9, command_count(60));
    MESSAGE(tally.done << " done, " << tally.refused << " refused, " << tally.undone << " undone");
  }
}

}  // namespace gesprek::editor
