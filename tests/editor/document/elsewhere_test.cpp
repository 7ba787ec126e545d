#include "editor/document/elsewhere.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "editor/document/commands.h"
#include "editor/document/open_case.h"
#include "tests/editor/document/memory_disk.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

namespace fs = std::filesystem;
constexpr const char* kDate = "2026-11-22T14:02:10Z";
const Path kLine{"nodes", "een", "lines", 0};

ElsewhereCase of(const OpenCase& open_case, const std::string& state) {
  return {open_case.path(), std::string(open_case.document().text()), state, {}};
}

/// A case in a real folder of its own.
struct Place {
  std::string root;
  Place() {
    root = (fs::temp_directory_path() / ("gesprek-elders-" + std::to_string(getpid()))).string();
    fs::remove_all(root);
    fs::create_directories(root + "/cases/klein/beeld");
    fs::create_directories(root + "/elders");
    std::ofstream(root + "/cases/klein/scenario.yaml") << kSmallCase;
    std::ofstream(root + "/cases/klein/klein.play") << "run a\nseed 1\nstop\n";
    std::ofstream(root + "/cases/klein/beeld/a.txt") << "beeld";
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    std::error_code ignored;
    fs::permissions(root + "/cases/klein", fs::perms::owner_all, ignored);
    fs::remove_all(root, ignored);
  }
};

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("a case in a folder that is read-only goes on elsewhere, with its files and its history") {
    Place place;
    const auto disk = real_disk();
    auto opened = OpenCase::open(place.root + "/cases/klein/scenario.yaml", place.root + "/state", *disk);
    REQUIRE(opened.ok());
    OpenCase& edited = **opened;
    REQUIRE(edited.apply(set_line_text(edited.document(), kLine, "Nee."), 0).ok());
    fs::permissions(place.root + "/cases/klein", fs::perms::owner_read | fs::perms::owner_exec);
    if (geteuid() != 0) {  // who may do everything is not kept out by this
      CHECK_FALSE(edited.save(10, kDate).ok());
      CHECK(edited.safety() == Safety::save_failed);
    }
    const std::string text(edited.document().text());
    const auto moved = write_elsewhere(*disk, of(edited, place.root + "/state"), place.root + "/elders");
    REQUIRE_MESSAGE(moved.ok(), moved.error().message);
    CHECK(*moved == place.root + "/elders/klein/scenario.yaml");
    CHECK(fs::exists(place.root + "/elders/klein/klein.play"));
    CHECK(fs::exists(place.root + "/elders/klein/beeld/a.txt"));
    CHECK_FALSE(fs::exists(place.root + "/elders/klein/.scenario.yaml.slot"));
    opened->reset();
    auto again = OpenCase::open(*moved, place.root + "/state", *disk);
    REQUIRE(again.ok());
    CHECK((*again)->document().text() == text);
    CHECK((*again)->opening().recovered_steps == 0);
    CHECK((*again)->safety() == Safety::saved);
    (*again)->undo(20);
    CHECK((*again)->document().text() == kSmallCase);
    CHECK((*again)->save(30, kDate).ok());
  }

  TEST_CASE("a case whose folder vanished is written elsewhere from what is open") {
    MemoryDisk disk;
    disk.files["/cases/klein/scenario.yaml"] = kSmallCase;
    auto opened = OpenCase::open("/cases/klein/scenario.yaml", "/state", disk);
    REQUIRE(opened.ok());
    OpenCase& edited = **opened;
    REQUIRE(edited.apply(set_line_text(edited.document(), kLine, "Nee."), 0).ok());
    disk.files.erase("/cases/klein/scenario.yaml");
    ElsewhereCase from = of(edited, "/state");
    from.open_files = {{"layout.yaml", "gesprek_layout: 1\n"}};
    const auto moved = write_elsewhere(disk, from, "/elders/");
    REQUIRE(moved.ok());
    CHECK(disk.files["/elders/klein/scenario.yaml"] == edited.document().text());
    CHECK(disk.files["/elders/klein/layout.yaml"] == "gesprek_layout: 1\n");
  }

  TEST_CASE(
      "what is no place for a case is refused in words, and a disk that is full leaves nothing behind") {
    MemoryDisk disk;
    disk.files["/cases/klein/scenario.yaml"] = kSmallCase;
    disk.files["/cases/klein/klein.play"] = "run a\n";
    disk.files["/vol/klein/iets"] = "x";
    const ElsewhereCase from{"/cases/klein/scenario.yaml", kSmallCase, "/state", {}};
    CHECK_FALSE(why_not_there(disk, from, "").empty());
    CHECK_FALSE(why_not_there(disk, from, "elders").empty());
    CHECK_FALSE(why_not_there(disk, from, "/cases").empty());
    CHECK_FALSE(why_not_there(disk, from, "/cases/klein/in").empty());
    CHECK_FALSE(why_not_there(disk, from, "/vol").empty());
    CHECK(why_not_there(disk, from, "/elders").empty());
    disk.is_full = true;
    const auto before = disk.files.size();
    CHECK_FALSE(write_elsewhere(disk, from, "/elders").ok());
    CHECK(disk.files.count("/elders/klein/scenario.yaml") == 0);
    CHECK(disk.files.size() <= before + 1);  // what a full disk leaves of the new file beside it
  }
}

}  // namespace gesprek::editor
