// Full disks, kills, locks and damaged bytes: play goes on, and nothing is lost in silence.

#include <doctest/doctest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "engine/base/hash.h"
#include "engine/record/records.h"
#include "tests/support/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {

RecordsOptions options(const std::string& folder, std::string vfs = {}) {
  return {folder, test::noon(), 20, std::move(vfs)};
}

}  // namespace

TEST_SUITE("engine/record/damage") {
  TEST_CASE("at whatever write the disk fails, an attempt is there whole or waits beside the database") {
    test::FailingDisk& disk = test::failing_disk();
    using Fault = test::FailingDisk::Fault;
    for (const Fault fault : {Fault::full, Fault::io}) {
      for (const bool stays : {true, false}) {
        for (int n = 0;; ++n) {
          const test::TemporaryFolder folder;
          disk = {};
          Attempt first;
          Attempt second;
          StoreOutcome outcome;
          bool failed = false;
          {
            Records records(options(folder.path(), test::kFailingDisk));
            REQUIRE(records.is_open());
            const RandomId learner = records.current()->id;
            first = test::sample_attempt(learner, 1);
            second = test::sample_attempt(learner, 2);
            second.case_id = "mag-ik-nog-even-blijven";
            REQUIRE(records.store(first).kept == Kept::stored);
            disk = {fault, n, stays, n % 2 == 0, 0, 0};
            outcome = records.store(second);
            failed = disk.failures > 0;
          }
          disk = {};
          CAPTURE(n);
          CAPTURE(static_cast<int>(fault));
          if (outcome.kept != Kept::stored) {
            CHECK(outcome.kept == Kept::waiting);
            CHECK_FALSE(outcome.message.empty());
          }
          {
            // Before the waiting one is taken in: whole or not at all.
            auto plain = Database::open(folder.path() + "/gegevens.sqlite");
            REQUIRE(plain);
            CHECK(plain->check()->empty());
          }
          Records records(options(folder.path()));
          REQUIRE(records.is_open());
          CHECK(records.take_messages().empty());
          CHECK(test::same(*records.attempt(first.id), first));
          CHECK(test::same(*records.attempt(second.id), second));
          CHECK(records.cases(first.learner)->size() == 2);
          CHECK(records.plans(first.learner)->size() == 2);  // with its plan, in one transaction
          CHECK(files_in(folder.path() + "/wachtend").empty());
          CHECK(records.check()->empty());
          if (!failed) {
            CHECK(n > 3);
            break;
          }
        }
      }
    }
  }
  TEST_CASE("at whatever write the disk fails while a profile is opened, the next start finds it whole") {
    test::FailingDisk& disk = test::failing_disk();
    for (int n = 0;; ++n) {
      const test::TemporaryFolder folder;
      disk = {test::FailingDisk::Fault::full, n, true, n % 2 == 0, 0, 0};
      bool failed = false;
      {
        Records records(options(folder.path(), test::kFailingDisk));
        failed = disk.failures > 0;
        CAPTURE(n);
        CHECK((records.is_open() || !records.problem().empty()));
        CHECK_FALSE(records.store(test::sample_attempt({})).kept == Kept::memory);
      }
      disk = {};
      Records records(options(folder.path()));
      REQUIRE(records.is_open());
      CHECK(records.take_messages().empty());
      CHECK(records.cases(records.current()->id)->size() == 1);
      if (!failed) break;
    }
  }
  TEST_CASE("a disk that is only to be read is told, and what waits is stored when it can be written again") {
    test::FailingDisk& disk = test::failing_disk();
    disk = {};
    const test::TemporaryFolder folder;
    Records records(options(folder.path(), test::kFailingDisk));
    const Attempt attempt = test::sample_attempt(records.current()->id);
    disk = {test::FailingDisk::Fault::read_only, 0, true, false, 0, 0};
    const StoreOutcome outcome = records.store(attempt);
    CHECK(outcome.kept == Kept::waiting);
    CHECK(outcome.message.find("alleen te lezen") != std::string::npos);
    CHECK(records.waiting() == 1);
    CHECK(records.flush() == 1);
    disk = {};
    CHECK(records.flush() == 0);
    CHECK(test::same(*records.attempt(attempt.id), attempt));
    CHECK(files_in(records.profile().pending()).empty());
  }
  TEST_CASE("where nothing can be written an attempt stays in memory until it can") {
    const test::TemporaryFolder folder;
    const std::string profile = folder.path() + "/profiel";
    test::write_bytes(profile, "een bestand waar de map moet komen");
    Records records(options(profile));
    CHECK_FALSE(records.is_open());
    Attempt attempt = test::sample_attempt({});
    const StoreOutcome outcome = records.store(attempt);
    CHECK(outcome.kept == Kept::memory);
    CHECK(outcome.message.find("Let op") == 0);
    std::filesystem::remove(profile);
    CHECK(records.flush() == 0);
    attempt.learner = records.current()->id;
    CHECK(test::same(*records.attempt(attempt.id), attempt));
  }
  TEST_CASE("while another program writes, an attempt waits, and own words with it") {
    const test::TemporaryFolder folder;
    Records records(options(folder.path()));
    const RandomId learner = records.current()->id;
    Attempt attempt = test::sample_attempt(learner);
    {
      const test::WriteLock lock(records.profile().database());
      const StoreOutcome outcome = records.store(attempt);
      CHECK(outcome.kept == Kept::waiting);
      CHECK(outcome.message.find("ander venster of programma") != std::string::npos);
      CHECK(records.cases(learner)->empty());  // reading goes on
      attempt.answers = {{"nodig", "Wat had je nodig?", "Iets later geschreven."}};
      CHECK(records.store(attempt).kept == Kept::waiting);
      CHECK(records.waiting() == 1);
      CHECK(files_in(records.profile().pending()).size() == 1);
      CHECK_FALSE(records.add_learner("kan nu niet"));
      CHECK_FALSE(records.erase(learner));
    }
    CHECK(records.flush() == 0);
    CHECK(test::same(*records.attempt(attempt.id), attempt));
  }
  TEST_CASE("a database that another program keeps for itself is told, and opened when it is free") {
    const test::TemporaryFolder folder;
    { Records records(options(folder.path())); }
    auto other = Database::open(folder.path() + "/gegevens.sqlite");
    REQUIRE(other->run("PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; COMMIT"));
    REQUIRE(other->run("BEGIN EXCLUSIVE"));
    Records records(options(folder.path()));
    CHECK_FALSE(records.is_open());
    CHECK(records.problem().find("ander venster of programma") != std::string::npos);
    CHECK(records.store(test::sample_attempt({})).kept == Kept::waiting);
    { const Database gone = std::move(other.value()); }
    CHECK(records.flush() == 0);
    CHECK(records.is_open());
    CHECK(records.cases(records.current()->id)->size() == 1);
  }
  TEST_CASE("a waiting attempt that is damaged is put aside and told") {
    const test::TemporaryFolder folder;
    REQUIRE(make_own_folder(folder.path() + "/wachtend"));
    std::string bytes = write_attempt(test::sample_attempt(random_id()));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    test::write_bytes(folder.path() + "/wachtend/a.poging", bytes);
    test::write_bytes(folder.path() + "/wachtend/b.poging.nieuw", "half");
    Records records(options(folder.path()));
    CHECK(records.take_messages().size() == 1);
    CHECK(files_in(folder.path() + "/wachtend").empty());
    CHECK(files_in(folder.path() + "/apart").size() == 1);
  }
  TEST_CASE("flipped bytes anywhere: never a crash, and what is not as it was is told") {
    const test::TemporaryFolder folder;
    std::vector<Attempt> kept;
    RandomId learner;
    {
      Records records(options(folder.path()));
      learner = records.current()->id;
      for (int i = 0; i < 25; ++i) {
        kept.push_back(test::sample_attempt(learner, i, test::noon() + i * kSecondsOfDay));
        REQUIRE(records.store(kept.back()).kept == Kept::stored);
      }
      REQUIRE(records.set_alias(learner, "Zeezicht"));
    }
    const std::string whole = test::read_bytes(folder.path() + "/gegevens.sqlite");
    REQUIRE(whole.size() > 20000);
    const auto plans = Records(options(folder.path())).plans(learner);
    int put_aside = 0;
    int told = 0;
    int same = 0;
    Rng rng(20261122);
    for (int round = 0; round < 400; ++round) {
      const test::TemporaryFolder damaged;
      std::string bytes = whole;
      // The first rounds go through the header byte by byte.
      const std::size_t at = round < 100 ? static_cast<std::size_t>(round) : rng.below(bytes.size());
      bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + rng.below(255)));
      if (round % 3 == 2) {
        for (int i = 0; i < 20; ++i) bytes[rng.below(bytes.size())] = static_cast<char>(rng.below(256));
      }
      test::write_bytes(damaged.path() + "/gegevens.sqlite", bytes);
      CAPTURE(round);
      CAPTURE(at);
      Records records(options(damaged.path()));
      if (!records.is_open()) {
        CHECK_FALSE(records.problem().empty());
        ++told;
        CHECK(records.store(test::sample_attempt({})).kept == Kept::waiting);
        continue;
      }
      const std::vector<std::string> messages = records.take_messages();
      if (!messages.empty()) {
        ++put_aside;
        CHECK_FALSE(files_in(damaged.path() + "/apart").empty());
        const auto aside = files_in(damaged.path() + "/apart");
        CHECK(test::read_bytes(aside.front()).size() > 0);
        CHECK(records.store(test::sample_attempt(records.current()->id)).kept == Kept::stored);
        continue;
      }
      const auto wrong = records.check();
      if (!wrong || !wrong->empty()) {
        ++told;
        continue;
      }
      ++same;
      // Nobody was told anything, so everything is as it was.
      const auto data = records.all_of(learner);
      REQUIRE(data);
      CHECK(data->learner.alias == "Zeezicht");
      REQUIRE(data->attempts.size() == kept.size());
      for (std::size_t i = 0; i < kept.size(); ++i) CHECK(test::same(data->attempts[i], kept[i]));
      REQUIRE(data->plans.size() == plans->size());
      CHECK(data->plans.front().plan == plans->front().plan);
    }
    MESSAGE("put aside " << put_aside << ", told " << told << ", as it was " << same << " of 400");
    CHECK(put_aside > 20);
    CHECK(told > 20);
    CHECK(same > 0);
  }
  TEST_CASE("a file cut short, empty or of another kind is put aside, and a new one begun") {
    for (const std::string& bytes : {std::string("geen database maar een brief"), std::string(5000, '\0'),
                                     std::string("SQLite format 3\0", 16)}) {
      const test::TemporaryFolder folder;
      test::write_bytes(folder.path() + "/gegevens.sqlite", bytes);
      Records records(options(folder.path()));
      REQUIRE(records.is_open());
      const auto messages = records.take_messages();
      REQUIRE(messages.size() == 1);
      CHECK(messages[0].find("niet weggegooid") != std::string::npos);
      const auto aside = files_in(folder.path() + "/apart");
      REQUIRE(aside.size() == 1);
      CHECK(aside[0].find("gegevens-beschadigd-20261122T120000Z") != std::string::npos);
      CHECK(test::read_bytes(aside[0]) == bytes);
    }
  }
  TEST_CASE("killed at any moment, what was confirmed is there and the file is whole") {
    const test::TemporaryFolder folder;
    RandomId learner;
    {
      Records records(options(folder.path()));
      learner = records.current()->id;
    }
    int confirmed = 0;
    Rng rng(7);
    const char* const asked = std::getenv("GESPREK_RECORD_KILLS");  // NOLINT(concurrency-mt-unsafe)
    const int kills = asked == nullptr ? 25 : std::atoi(asked);
    for (int round = 0; round < kills; ++round) {
      int ends[2];
      REQUIRE(::pipe(ends) == 0);
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        ::close(ends[0]);
        Records records(options(folder.path()));
        for (int i = 0;; ++i) {
          if (records.store(test::sample_attempt(learner, i)).kept != Kept::stored) ::_exit(3);
          if (::write(ends[1], "+", 1) != 1) ::_exit(4);
        }
      }
      ::close(ends[1]);
      std::this_thread::sleep_for(std::chrono::microseconds(500 + rng.below(30000)));
      ::kill(child, SIGKILL);
      int status = 0;
      ::waitpid(child, &status, 0);
      CHECK(WIFSIGNALED(status));
      char buffer[256];
      for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        confirmed += static_cast<int>(got);
      ::close(ends[0]);
      CAPTURE(round);
      Records records(options(folder.path()));
      REQUIRE(records.is_open());
      CHECK(records.take_messages().empty());
      CHECK(records.check()->empty());
      const int there = static_cast<int>(records.attempts(learner, "ja-hoor-dat-snap-ik")->size());
      CHECK(there >= confirmed);
      CHECK(there <=
            confirmed + round + 1);  // of each kill at most one that was stored and not yet confirmed
    }
    MESSAGE(kills << " kills, " << confirmed << " attempts confirmed");
    CHECK(confirmed > 0);
  }
}
