// Killed at any moment while it edits and saves: what was acknowledged is there, and the file can be read.
// GESPREK_KILLS=N: how often (1,000 in the long run).

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "editor/document/open_case.h"
#include "engine/base/file_source.h"
#include "tests/editor/document/random_commands.h"

namespace gesprek::editor {

namespace {

/// What the child says it has done, in memory that outlives it.
struct Told {
  static constexpr std::size_t kMost = 20000;
  volatile std::size_t count;
  Hash128 texts[kMost];
};

/// Edits without end; says after each edit what the text is.
[[noreturn]] void edit_for_ever(const std::string& path, const std::string& state, std::uint64_t seed,
                                Told& told) {
  const auto disk = real_disk();
  auto opened = OpenCase::open(path, state, *disk);
  if (!opened.ok()) _exit(3);
  OpenCase& edited = **opened;
  edited.accept_recovery();
  Rng rng(seed);
  for (std::int64_t now = 0; told.count < Told::kMost; now += 700) {
    if (rng.below(10) == 0) {
      edited.undo(now);
    } else {
      static_cast<void>(edited.apply(random_command(edited.document(), rng), now));
    }
    told.texts[told.count] = hash128(edited.document().text());
    told.count = told.count + 1;
    edited.tick(now, "2026-11-22T14:02:10Z");
    if (rng.below(5) == 0) static_cast<void>(edited.save(now, "2026-11-22T14:02:10Z"));
  }
  _exit(0);
}

}  // namespace

TEST_SUITE("editor/document") {
  TEST_CASE("killed at random moments: no edit that was made is lost, and the file can always be read") {
    const char* wish = std::getenv("GESPREK_KILLS");
    const int kills = wish == nullptr ? 25 : std::atoi(wish);
    namespace fs = std::filesystem;
    const std::string folder =
        (fs::temp_directory_path() / ("gesprek-kill-" + std::to_string(::getpid()))).string();
    fs::create_directories(folder);
    const std::string path = folder + "/scenario.yaml";
    const auto disk = real_disk();
    const auto first =
        DiskFiles().read(std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg/scenario.yaml", 1U << 24U);
    REQUIRE(first.ok());
    REQUIRE(disk->write(path, *first).ok());
    void* shared = ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(shared != MAP_FAILED);
    Told& told = *static_cast<Told*>(shared);
    Rng rng(41);
    std::size_t edits = 0, lost = 0, saves = 0;
    for (int kill = 0; kill < kills; ++kill) {
      CAPTURE(kill);
      told.count = 0;
      const pid_t child = ::fork();
      if (child == 0) edit_for_ever(path, folder + "/state", rng.next(), told);
      static_cast<void>(rng.next());
      std::this_thread::sleep_for(std::chrono::microseconds(3000 + rng.below(150000)));
      ::kill(child, SIGKILL);
      int status = 0;
      ::waitpid(child, &status, 0);
      REQUIRE(WIFSIGNALED(status));
      const std::size_t count = told.count;
      edits += count;

      const auto saved = disk->read(path);
      REQUIRE(saved.ok());
      if (*saved != *first) ++saves;
      REQUIRE(read_text(path, *saved)->is_whole());
      auto again = OpenCase::open(path, folder + "/state", *disk);
      REQUIRE(again.ok());
      REQUIRE_FALSE((*again)->opening().is_read_only);
      REQUIRE((*again)->conflicts().empty());
      if (count > 0) {
        // The last edit that was told, or the one after it, which was made and not yet told.
        const Hash128 now = hash128((*again)->document().text());
        const bool is_last = now == told.texts[count - 1];
        if (!is_last) {
          for (std::size_t i = 0; i + 1 < count; ++i) {
            if (now == told.texts[i] && i + 2 < count) ++lost;
          }
        }
      }
      REQUIRE((*again)->document().reading().is_whole());
    }
    MESSAGE(kills << " kills, " << edits << " edits, " << saves << " kills after a save, " << lost
                  << " edits lost");
    CHECK(lost == 0);
    CHECK(edits > static_cast<std::size_t>(kills));
    ::munmap(shared, sizeof(Told));
    fs::remove_all(folder);
  }
}

}  // namespace gesprek::editor
