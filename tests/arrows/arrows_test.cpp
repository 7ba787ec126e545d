// The includes and the build of this repository follow tests/arrows/arrows.txt; and the check can fail.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/file_source.h"
#include "tests/arrows/arrow_check.h"
#include "tests/arrows/build_check.h"

using namespace gesprek;
using namespace gesprek::arrows;

namespace {

const std::string kRoot = std::string(GESPREK_SOURCE_DIR) + "/";

Table real_table() {
  const auto text = DiskFiles().read(kRoot + "tests/arrows/arrows.txt", 1 << 20);
  REQUIRE(text.ok());
  return read_table(text.value());
}

void expect_none(const std::vector<std::string>& violations) {
  for (const std::string& violation : violations) FAIL_CHECK(violation);
  CHECK(violations.empty());
}

// A made-up project: low ← middle ← high, and `low` is its core.
constexpr const char* kTable = R"(
room engine/low    :
room engine/middle : engine/low
room engine/high   : engine/low engine/middle
room window        : engine/*
library paint/ ink.h : engine/middle
core engine/low
core_without_header iostream
core_without_word system_clock
)";

MapFiles good_tree() {
  MapFiles tree;
  tree.files = {
      {"engine/low/low.h", "#pragma once\n#include <vector>\n"},
      {"engine/low/CMakeLists.txt", "gesprek_room(low SOURCES low.h)\n"},
      {"engine/middle/middle.cpp", "#include <paint/brush.h>\n#include \"engine/low/low.h\"\n"},
      {"engine/middle/CMakeLists.txt", "gesprek_room(middle\n  SOURCES middle.cpp\n  USES low)\n"},
      {"engine/high/deep/high.cpp", "#include \"engine/high/high.h\"\n#include \"engine/low/low.h\"\n"},
      {"engine/high/CMakeLists.txt",
       "gesprek_room(high SOURCES deep/high.cpp USES middle)  # low through middle\n"},
      {"window/main.cpp", "#include \"engine/high/high.h\"\n"},
      {"window/CMakeLists.txt",
       "add_executable(w main.cpp)\ntarget_link_libraries(w PRIVATE gesprek_high)\n"},
  };
  return tree;
}

std::vector<std::string> check_all(const MapFiles& tree) {
  const Table table = read_table(kTable);
  expect_none(table.problems);
  std::vector<std::string> found = check_sources(tree, "", table);
  for (const std::string& violation : check_build(tree, "", table)) found.push_back(violation);
  return found;
}

/// What is found when `text` stands in `file` of the made-up project.
std::vector<std::string> found_with(const std::string& file, const std::string& text) {
  MapFiles tree = good_tree();
  tree.files[file] = text;
  return check_all(tree);
}

}  // namespace

TEST_SUITE("arrows") {
  TEST_CASE("the table itself can be read and has no cycle") {
    const Table table = real_table();
    expect_none(table.problems);
    CHECK(table.rooms.count("engine/base") == 1);
    CHECK(table.core.size() == 4);
  }
  TEST_CASE("every include of this repository follows an arrow") {
    expect_none(check_sources(DiskFiles(), kRoot, real_table()));
  }
  TEST_CASE("every CMakeLists.txt links what its folder includes, and nothing else than its row allows") {
    expect_none(check_build(DiskFiles(), kRoot, real_table()));
  }

  TEST_CASE("a tree that follows its table gives nothing") {
    expect_none(check_all(good_tree()));
  }
  TEST_CASE("an include against the arrows is found with its file and line") {
    CHECK(found_with("engine/low/bad.h", "#pragma once\n\n# include  \"engine/high/high.h\"\n") ==
          std::vector<std::string>{
              "engine/low/bad.h:3: engine/low may not include engine/high (it may use nothing)"});
  }
  TEST_CASE("a library outside its room is found, whether its header has a folder or not") {
    CHECK(found_with("engine/high/bad.h", "#include <paint/brush.h>\n") ==
          std::vector<std::string>{
              "engine/high/bad.h:1: engine/high may not include <paint/brush.h> (only engine/middle)"});
    CHECK(found_with("engine/high/bad.h", "#include <ink.h>\n") ==
          std::vector<std::string>{
              "engine/high/bad.h:1: engine/high may not include <ink.h> (only engine/middle)"});
  }
  TEST_CASE("a library that nobody declared is found") {
    CHECK(found_with("window/bad.h", "#include <boost/any.hpp>\n") ==
          std::vector<std::string>{"window/bad.h:1: <boost/any.hpp> belongs to no library of the table"});
  }
  TEST_CASE("the core has no forbidden header and no forbidden word, except in comments and texts") {
    CHECK(found_with("engine/low/bad.h", "#include <iostream>\n") ==
          std::vector<std::string>{"engine/low/bad.h:1: <iostream> has no place in the core"});
    CHECK(found_with("engine/low/bad.h", "\nauto t = std::chrono::system_clock::now();\n") ==
          std::vector<std::string>{"engine/low/bad.h:2: 'system_clock' has no place in the core"});
    expect_none(
        found_with("engine/low/good.h",
                   "// system_clock\n/* #include <iostream>\n#include <iostream> */ int my_system_clock;\n"
                   "const char* a = \"system_clock\";\nint b = 1'000; // it's\n"
                   "const char* c = R\"x(\n#include <iostream>\n)x\";\n"));
    expect_none(found_with("engine/middle/good.h", "#include <iostream>\n"));
  }
  TEST_CASE("an include that does not start at the project root is found") {
    CHECK(found_with("engine/high/bad.h", "#include \"high.h\"\n") ==
          std::vector<std::string>{
              "engine/high/bad.h:1: \"high.h\" lies in no room; includes start at the project root"});
  }
  TEST_CASE("a folder without a row is found") {
    CHECK(found_with("engine/new/new.h", "") ==
          std::vector<std::string>{"engine/new: has no row in the table"});
  }
  TEST_CASE("a build that links against the arrows is found") {
    const std::vector<std::string> expected = {
        "engine/low/CMakeLists.txt: gesprek_low links engine/middle (engine/low may use nothing)"};
    CHECK(found_with("engine/low/CMakeLists.txt", "gesprek_room(low SOURCES low.h USES middle)\n") ==
          expected);
    CHECK(found_with(
              "engine/low/CMakeLists.txt",
              "add_library(gesprek_low low.h)\ntarget_link_libraries(gesprek_low PUBLIC gesprek_middle)\n") ==
          expected);
  }
  TEST_CASE("a build that links what no room makes is found") {
    CHECK(found_with("engine/low/CMakeLists.txt", "gesprek_room(low SOURCES low.h USES lower)\n") ==
          std::vector<std::string>{
              "engine/low/CMakeLists.txt: gesprek_low links gesprek_lower, which no room makes"});
  }
  TEST_CASE("a build that forgets to link what is included is found") {
    // `high` reaches `low` only through `middle`, so it loses its link too.
    CHECK(
        found_with("engine/middle/CMakeLists.txt", "gesprek_room(middle SOURCES middle.cpp)  # USES low\n") ==
        std::vector<std::string>{
            "engine/high/deep/high.cpp:2: includes engine/low, which gesprek_high does not link",
            "engine/middle/middle.cpp:2: includes engine/low, which gesprek_middle does not link"});
  }
  TEST_CASE("each target of a room is held to its own links, also through the room's headers") {
    MapFiles tree = good_tree();
    tree.files["engine/high/CMakeLists.txt"] =
        "gesprek_room(maker SOURCES deep/high.cpp USES middle)\ngesprek_room(high SOURCES player.cpp USES "
        "low)\n";
    tree.files["engine/high/player.cpp"] = "#include \"engine/high/high.h\"\n";
    expect_none(check_all(tree));
    tree.files["engine/high/high.h"] = "#include \"engine/middle/middle.h\"\n";
    CHECK(check_all(tree) ==
          std::vector<std::string>{
              "engine/high/high.h:1: includes engine/middle, which gesprek_high does not link"});
  }
  TEST_CASE("a source that no target compiles is found") {
    CHECK(
        found_with("engine/high/lost.cpp", "") ==
        std::vector<std::string>{"engine/high/lost.cpp: stands in no target of engine/high/CMakeLists.txt"});
  }
  TEST_CASE("a table with a cycle, a name without a row or a line of another kind says so") {
    CHECK(read_table("room a : b\nroom b : a\n").problems ==
          std::vector<std::string>{"the arrows from a lead back to it"});
    CHECK(read_table("room a : b\n").problems == std::vector<std::string>{"'b' has no row"});
    CHECK(read_table("rom a :\n").problems == std::vector<std::string>{"line 1: cannot be read: rom a :"});
    CHECK(read_table("room a :\nroom a :\n").problems ==
          std::vector<std::string>{"line 2: a second row for a"});
  }
}
