#include <doctest/doctest.h>

#include <filesystem>

#include "engine/record/records.h"
#include "tests/support/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {

RecordsOptions options(const std::string& folder, std::string vfs = {}) {
  return {folder, test::noon(), 20, std::move(vfs)};
}

constexpr const char* kAlias = "Kokmeeuw van de derde";

/// A profile in which somebody left something in every place there is; gives the learner.
RandomId full_profile(const std::string& folder, bool is_default) {
  Records records(options(folder));
  RandomId learner = records.current()->id;
  if (is_default) {
    REQUIRE(records.set_alias(learner, kAlias));
    REQUIRE(records.add_learner("Een ander"));
  } else {
    learner = records.add_learner(kAlias)->id;
  }
  REQUIRE(records.set_current(learner));
  for (int i = 0; i < 40; ++i) REQUIRE(records.store(test::sample_attempt(learner, i)).kept == Kept::stored);
  Attempt long_one = test::sample_attempt(learner);
  long_one.answers[0].text = std::string(30000, 'a') + kAlias + std::string(30000, 'b');
  REQUIRE(records.store(long_one).kept == Kept::stored);
  const Profile& profile = records.profile();
  const std::string sessions = profile.sessions_of(learner, is_default);
  REQUIRE(make_own_folder(sessions));
  test::write_bytes(sessions + "/k03-2026-11-22-0815.gesprek-sessie", learner.raw());
  REQUIRE(make_own_folder(profile.pending()));
  test::write_bytes(profile.pending() + "/onleesbaar.poging", "xx" + learner.raw());
  REQUIRE(write_own_file(profile.pending() + "/a.poging", write_attempt(test::sample_attempt(learner))));
  REQUIRE(make_own_folder(profile.exports()));
  test::write_bytes(profile.exports() + "/mijn-gegevens.json", learner.hex() + kAlias);
  REQUIRE(make_own_folder(profile.backups()));
  std::filesystem::copy_file(profile.database(), profile.backups() + "/gegevens-versie-1-x.sqlite");
  REQUIRE(make_own_folder(profile.aside()));
  std::filesystem::copy_file(profile.database(), profile.aside() + "/gegevens-beschadigd-x.sqlite");
  return learner;
}

void check_gone(const std::string& folder, const RandomId& learner) {
  CHECK(test::files_with(folder, learner.raw()) == std::vector<std::string>());
  CHECK(test::files_with(folder, learner.hex()) == std::vector<std::string>());
  CHECK(test::files_with(folder, kAlias) == std::vector<std::string>());
  CHECK(test::files_with(folder, "een gesprek met nummer") == std::vector<std::string>());
  CHECK(test::files_with(folder, "Bij het formulier") == std::vector<std::string>());
}

}  // namespace

TEST_SUITE("engine/record/erase") {
  TEST_CASE("of a learner who is erased no byte of id or alias is left in the profile") {
    for (const bool is_default : {false, true}) {
      CAPTURE(is_default);
      const test::TemporaryFolder folder;
      const RandomId learner = full_profile(folder.path(), is_default);
      CHECK(test::files_with(folder.path(), learner.raw()).size() >= 4);  // the search finds what is there
      CHECK(test::files_with(folder.path(), kAlias).size() >= 3);
      Records records(options(folder.path()));
      CHECK(test::files_with(folder.path(), learner.raw()).size() >= 3);
      const auto erased = records.erase(learner);
      REQUIRE(erased);
      CHECK(erased->left.empty());
      CHECK(erased->attempts >= 41);
      check_gone(folder.path(), learner);  // while it is open
      const auto all = records.learners();
      REQUIRE(all);
      CHECK(records.current()->is_default);
      for (const Learner& one : *all) CHECK(one.id != learner);
      records.close();
      check_gone(folder.path(), learner);  // and after
      CHECK_FALSE(records.erase(learner));
    }
  }
  TEST_CASE("somebody else keeps everything") {
    const test::TemporaryFolder folder;
    const RandomId learner = full_profile(folder.path(), false);
    Records records(options(folder.path()));
    const RandomId other = records.learners()->front().id;
    REQUIRE(other != learner);
    const Attempt attempt = test::sample_attempt(other);
    REQUIRE(records.store(attempt).kept == Kept::stored);
    test::write_bytes(records.profile().sessions() + "/van-ander.gesprek-sessie", "y");
    REQUIRE(records.erase(learner));
    CHECK(test::same(*records.attempt(attempt.id), attempt));
    CHECK(records.plans(other)->size() == 1);
    CHECK(test::read_bytes(records.profile().sessions() + "/van-ander.gesprek-sessie") == "y");
  }
  TEST_CASE("erasing that was cut off at any write is finished at the next start") {
    test::FailingDisk& disk = test::failing_disk();
    for (int n = 0;; ++n) {
      const test::TemporaryFolder folder;
      const RandomId learner = full_profile(folder.path(), n % 2 == 0);
      bool failed = false;
      {
        disk = {};
        Records records(options(folder.path(), test::kFailingDisk));
        REQUIRE(records.is_open());
        disk = {test::FailingDisk::Fault::io, n, true, true, 0, 0};
        const auto erased = records.erase(learner);
        failed = disk.failures > 0;
        CAPTURE(n);
        if (!failed) {
          REQUIRE(erased);
          CHECK(erased->left.empty());
        }
        // Told at once, unless only what comes after it failed.
        if (!erased) CHECK_FALSE(erased.error().message.empty());
        const bool was_begun = erased.ok();
        records.close();
        disk = {};
        Records again(options(folder.path()));
        REQUIRE(again.is_open());
        const auto all = again.learners();
        REQUIRE(all);
        bool is_there = false;
        for (const Learner& one : *all) is_there = is_there || one.id == learner;
        // All or nothing: what is still there was not marked, and erasing it was refused.
        if (is_there) {
          CHECK_FALSE(was_begun);
          REQUIRE(again.erase(learner));
        }
        again.close();
        CHECK(test::files_with(folder.path(), learner.raw()) == std::vector<std::string>());
        check_gone(folder.path(), learner);
      }
      if (!failed) {
        CHECK(n > 10);
        break;
      }
    }
  }
  TEST_CASE("while another window reads, erasing says what is left, and the next start clears it") {
    const test::TemporaryFolder folder;
    const RandomId learner = full_profile(folder.path(), false);
    {
      Records records(options(folder.path()));
      auto reader = Database::open(records.profile().database());
      REQUIRE(reader->run("BEGIN"));
      auto select = reader->prepare("SELECT count(*) FROM attempts");
      REQUIRE(*select->step());
      const auto erased = records.erase(learner);
      REQUIRE(erased);
      CHECK(erased->left.size() == 1);
    }
    { Records records(options(folder.path())); }
    check_gone(folder.path(), learner);
  }
}
