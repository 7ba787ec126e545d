// A renaming that is killed at every action of the disk, and at random moments: the case and the files beside
// it always have the same names afterwards. GESPREK_KILLS=N: how often it is killed at random moments.

#include "editor/find/rename_intent.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "editor/document/open_case.h"
#include "engine/base/hash.h"
#include "tests/editor/document/memory_disk.h"
#include "tests/editor/document/small_case.h"

namespace gesprek::editor {

namespace {

constexpr const char* kDate = "2026-11-22T14:02:10Z";
constexpr const char* kPlay = "run goed\nseed 7\nchoose a\nending een good\n";
constexpr const char* kPo = "msgctxt \"een.line1\"\nmsgid \"Ja.\"\nmsgstr \"Yes.\"\n";
const Renaming kRenaming{NameKind::node, {}, "een", "begin"};

std::string with_name(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// As the editor does it (EditorScreen::rename and undo_renaming); stops where the disk stops it.
void rename_all(OpenCase& opened, const std::string& folder, const Renaming& renaming, bool by_undo) {
  Disk& disk = opened.disk();
  const BesidePlan plan = plan_renaming(opened.document().tree(), renaming, read_beside(disk, folder));
  const RenamingIntent intent{renaming, plan.changes};
  if (!plan.why_not.empty() || !begin_renaming(disk, folder, intent).ok()) return;
  if (by_undo) {
    static_cast<void>(opened.undo(0));
  } else if (!opened.apply(rename_command(opened.document(), renaming), 0).ok()) {
    take_back(disk, folder, intent);
    return;
  }
  static_cast<void>(opened.save(0, kDate));
  forget_intent(disk, folder);
}

/// What opening the case finds: whether all files have the same name, and that name. Empty: they have not.
std::string name_in_all(Disk& disk, const std::string& folder, const std::string& state) {
  auto opened = OpenCase::open(folder + "/scenario.yaml", state, disk);
  REQUIRE(opened.ok());
  REQUIRE_FALSE((*opened)->opening().is_read_only);
  const auto settled = settle_renaming(disk, folder, (*opened)->document());
  REQUIRE(settled.ok());
  if (*settled) CHECK((*settled)->left.empty());
  const bool is_new = child(child((*opened)->document().tree().root(), "nodes"), "begin").exists();
  const std::string name = is_new ? "begin" : "een";
  const auto play = disk.read(folder + "/klein.play");
  const auto po = disk.read(folder + "/en.po");
  REQUIRE(play.ok());
  REQUIRE(po.ok());
  for (const std::string& file : disk.list(folder)) {
    // Nothing of ours is left behind but what the next time is written over.
    const bool is_left = file.find(".nieuw") != std::string::npos || file == ".hernoemen";
    CHECK_MESSAGE(!is_left, file);
  }
  const bool agrees = *play == with_name(kPlay, "een", name) && *po == with_name(kPo, "een", name);
  return agrees ? name : std::string();
}

}  // namespace

TEST_SUITE("editor/find") {
  TEST_CASE("the note of a renaming is read as it was written, or not at all") {
    const RenamingIntent intent{
        {NameKind::choice, "een", "a", "vraag"},
        {{"klein.play", "choose a\n", "choose vraag\n", 1}, {"en.po", "", "\n12\n", 2}}};
    const std::string bytes = to_bytes(intent);
    const auto read = read_intent(bytes);
    REQUIRE(read.ok());
    CHECK(to_bytes(*read) == bytes);
    CHECK(read->renaming.node == "een");
    CHECK(read->changes[1].after == "\n12\n");
    for (std::size_t size = 0; size < bytes.size(); ++size)
      CHECK_FALSE(read_intent(bytes.substr(0, size)).ok());
    CHECK_FALSE(read_intent(bytes + "0\n").ok());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      CHECK_FALSE(read_intent(damaged).ok());
    }
    // A folder may come from anybody: nothing outside it, and nothing but what a renaming writes.
    for (const char* name : {"../klein.play", "/etc/a.po", ".klein.play", "scenario.yaml", ""}) {
      CHECK_FALSE(read_intent(to_bytes({kRenaming, {{name, "een", "begin", 1}}})).ok());
    }
  }

  TEST_CASE("killed at any action of the disk: the case and the files beside it have the same names") {
    for (const bool by_undo : {false, true}) {
      for (const bool power_cut : {false, true}) {
        CAPTURE(by_undo);
        CAPTURE(power_cut);
        int done = 0, taken_back = 0;
        for (long at = 0; at < 200; ++at) {
          CAPTURE(at);
          MemoryDisk disk;
          disk.files = {{"/c/scenario.yaml", kSmallCase}, {"/c/klein.play", kPlay}, {"/c/en.po", kPo}};
          bool was_killed = false;
          {
            auto opened = OpenCase::open("/c/scenario.yaml", "/state", disk);
            REQUIRE(opened.ok());
            if (by_undo) rename_all(**opened, "/c", kRenaming, false);
            disk.dead_from = disk.actions + at;
            rename_all(**opened, "/c", by_undo ? back(kRenaming) : kRenaming, by_undo);
            was_killed = disk.actions > disk.dead_from;
          }
          disk.start_anew(power_cut);
          const std::string name = name_in_all(disk, "/c", "/state");
          REQUIRE(name != "");
          const bool is_done = name == (by_undo ? "een" : "begin");
          ++(is_done ? done : taken_back);
          if (!was_killed) {
            CHECK(is_done);
            break;
          }
        }
        // Both come about: the note, two files written, read and put in place; then the case and its journal.
        CHECK(taken_back >= 8);
        CHECK(done >= 3);
      }
    }
  }

  TEST_CASE("what somebody else changed after the kill is left alone, and told") {
    MemoryDisk disk;
    disk.files = {
        {"/c/scenario.yaml", kSmallCase}, {"/c/klein.play", "begin\n"}, {"/c/en.po", "eigen werk\n"}};
    const RenamingIntent intent{kRenaming,
                                {{"klein.play", "een\n", "begin\n", 1}, {"en.po", "een\n", "begin\n", 1}}};
    disk.files["/c/.hernoemen"] = to_bytes(intent);
    const auto settled = settle_renaming(disk, "/c", Document("klein", kSmallCase));
    REQUIRE(settled.ok());
    REQUIRE(settled->has_value());
    CHECK_FALSE((*settled)->is_done);  // the case has the old name
    CHECK(disk.files["/c/klein.play"] == "een\n");
    CHECK(disk.files["/c/en.po"] == "eigen werk\n");
    REQUIRE((*settled)->left.size() == 1);
    CHECK((*settled)->left[0] == "en.po");
    CHECK(disk.files.count("/c/.hernoemen") == 0);
  }

  TEST_CASE(
      "killed at random moments while it renames: the case and the files beside it have the same names") {
    const char* wish = std::getenv("GESPREK_KILLS");
    const int kills = wish == nullptr ? 25 : std::atoi(wish);
    namespace fs = std::filesystem;
    const std::string base =
        (fs::temp_directory_path() / ("gesprek-rename-" + std::to_string(::getpid()))).string();
    const std::string folder = base + "/c";
    fs::create_directories(folder);
    const auto disk = real_disk();
    REQUIRE(disk->write(folder + "/scenario.yaml", kSmallCase).ok());
    REQUIRE(disk->write(folder + "/klein.play", kPlay).ok());
    REQUIRE(disk->write(folder + "/en.po", kPo).ok());
    Rng rng(17);
    int with_note = 0;
    for (int kill = 0; kill < kills; ++kill) {
      CAPTURE(kill);
      const pid_t child_process = ::fork();
      if (child_process == 0) {
        const auto own = real_disk();
        auto opened = OpenCase::open(folder + "/scenario.yaml", base + "/state", *own);
        if (!opened.ok()) _exit(3);
        (*opened)->accept_recovery();
        for (;;) {
          const bool is_new = child(child((*opened)->document().tree().root(), "nodes"), "begin").exists();
          rename_all(**opened, folder, is_new ? back(kRenaming) : kRenaming, false);
        }
      }
      std::this_thread::sleep_for(std::chrono::microseconds(2000 + rng.below(40000)));
      ::kill(child_process, SIGKILL);
      int status = 0;
      ::waitpid(child_process, &status, 0);
      REQUIRE(WIFSIGNALED(status));
      if (disk->exists(intent_path(folder))) ++with_note;
      REQUIRE(name_in_all(*disk, folder, base + "/state") != "");
    }
    MESSAGE(kills << " kills, " << with_note << " of them in the middle of a renaming");
    fs::remove_all(base);
  }
}

}  // namespace gesprek::editor
