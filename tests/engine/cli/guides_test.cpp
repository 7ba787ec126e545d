// The guides for trainers, followed word for word: each fenced block is a file, a change to one, or a command
// with what it prints.

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/engine/cli/run_program.h"

using namespace gesprek::test;  // NOLINT: tests

namespace {

struct Block {
  std::string info;  // "yaml scripts/overlay.yaml", "console"
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::vector<Block> blocks_of(const std::string& guide) {
  std::vector<Block> out;
  bool is_open = false;
  for (const std::string& line : lines_of(guide)) {
    if (line.compare(0, 3, "```") == 0) {
      is_open = !is_open;
      if (is_open) out.push_back({line.substr(3), {}});
    } else if (is_open) {
      out.back().lines.push_back(line);
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

/// Whether `printed` is `expected`, where a line `…` stands for any number of lines.
bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& printed,
             std::size_t e = 0, std::size_t p = 0) {
  for (; e < expected.size(); ++e, ++p) {
    if (expected[e] == "…") {
      for (; p <= printed.size(); ++p) {
        if (matches(expected, printed, e + 1, p)) return true;
      }
      return false;
    }
    if (p == printed.size() || printed[p] != expected[e]) return false;
  }
  return p == printed.size();
}

/// `yaml a/b.yaml`: writes the block. With before="…" or replace="…": puts it before, or in the place of, the
/// one line that starts so.
void apply_to_file(const Block& block, const std::string& folder) {
  const std::size_t space = block.info.find(' ');
  REQUIRE(space != std::string::npos);
  const std::size_t end = block.info.find(' ', space + 1);
  const std::string path = folder + "/" + block.info.substr(space + 1, end - space - 1);
  if (end == std::string::npos) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    write_file(path, joined(block.lines));
    return;
  }
  const std::size_t equals = block.info.find("=\"", end);
  REQUIRE(equals != std::string::npos);
  const bool replaces = block.info.substr(end + 1, equals - end - 1) == "replace";
  const std::string start = block.info.substr(equals + 2, block.info.size() - equals - 3);
  std::vector<std::string> out;
  int found = 0;
  for (const std::string& line : lines_of(read_file(path))) {
    if (line.compare(0, start.size(), start) == 0) {
      ++found;
      out.insert(out.end(), block.lines.begin(), block.lines.end());
      if (replaces) continue;
    }
    out.push_back(line);
  }
  CAPTURE(start);
  REQUIRE(found == 1);
  write_file(path, joined(out));
}

void run_console(const Block& block, const std::string& folder) {
  REQUIRE_FALSE(block.lines.empty());
  REQUIRE(block.lines[0].compare(0, 10, "$ gesprek ") == 0);
  Run run;
  run.folder = folder;
  run.environment = {"COLUMNS=80"};
  std::istringstream words(block.lines[0].substr(10));
  for (std::string word; words >> word;) run.words.push_back(word);
  const Ran ran = run_gesprek(run);
  CAPTURE(block.lines[0]);
  CAPTURE(ran.out);
  CAPTURE(ran.err);
  CHECK(ran.code == 0);
  const std::vector<std::string> expected(block.lines.begin() + 1, block.lines.end());
  CHECK(matches(expected, lines_of(ran.out)));
}

/// Follows the guide in `folder`; how many commands it had.
int follow(const std::string& guide, const std::string& folder) {
  int commands = 0;
  for (const Block& block : blocks_of(read_file(GESPREK_SOURCE_DIR "/docs/" + guide))) {
    CAPTURE(block.info);
    if (block.info == "console") {
      ++commands;
      run_console(block, folder);
    } else {
      apply_to_file(block, folder);
    }
  }
  return commands;
}

}  // namespace

TEST_SUITE("docs/guides") {
  TEST_CASE("the guides for a persona and for a move work word for word") {
    const TemporaryFolder folder;
    CHECK(follow("een-persoon-maken.md", folder.path()) == 3);
    CHECK(follow("een-gespreksmove-toevoegen.md", folder.path()) == 4);
  }

  TEST_CASE("an ellipsis stands for any lines, and nothing else does") {
    CHECK(matches({"a", "…", "c"}, {"a", "b", "b", "c"}));
    CHECK(matches({"a", "…"}, {"a"}));
    CHECK_FALSE(matches({"a", "…", "c"}, {"a", "b"}));
    CHECK_FALSE(matches({"a"}, {"a", "b"}));
  }
}
