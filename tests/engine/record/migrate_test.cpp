#include <doctest/doctest.h>

#include <filesystem>

#include "engine/record/records.h"
#include "engine/record/schema.h"
#include "tests/support/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {
RecordsOptions options(const std::string& folder, Seconds now = test::noon()) {
  return {folder, now, 20, {}};
}
const Seconds kFirst = *read_time("2026-10-01T09:00:00Z");
const Seconds kSecond = *read_time("2026-10-09T09:00:00Z");
}  // namespace

TEST_SUITE("engine/record/schema") {
  TEST_CASE("a database of version 1 is brought up to date, after a copy, and its plan is made") {
    const test::TemporaryFolder folder;
    const RandomId learner = random_id();
    test::make_version_1(folder.path() + "/gegevens.sqlite", learner, kFirst, kSecond);
    {
      Records records(options(folder.path()));
      REQUIRE(records.is_open());
      CHECK(records.take_messages().empty());
      CHECK(records.current()->id == learner);
      CHECK(records.current()->alias == "Zeezicht");
      CHECK(records.attempts(learner, "ja-hoor-dat-snap-ik")->size() == 2);
      const auto plans = records.plans(learner);
      REQUIRE(plans->size() == 1);
      // The first on 1 October, the second on the 9th: on time for the week, and a month comes next.
      CHECK(plans->front().plan.step == PlanStep::month);
      CHECK(date_text(plans->front().plan.due) == "2026-11-01");
      CHECK(records.check()->empty());
    }
    const auto copies = files_in(folder.path() + "/reservekopieen");
    REQUIRE(copies.size() == 1);
    auto copy = Database::open(copies[0], {OpenAs::existing, 0, {}});
    REQUIRE(copy);
    CHECK(*copy->version() == 1);
    CHECK(copy->check()->empty());
    // The same tables as a database that is made now.
    auto now = Database::open(folder.path() + "/gegevens.sqlite");
    CHECK(*schema_text(*now) == *expected_schema());
  }
  TEST_CASE("the copy is thrown away after a month") {
    const test::TemporaryFolder folder;
    test::make_version_1(folder.path() + "/gegevens.sqlite", random_id(), kFirst, kSecond);
    { Records records(options(folder.path())); }
    REQUIRE(files_in(folder.path() + "/reservekopieen").size() == 1);
    // Its age is that of the file, by the clock of this machine.
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    { Records records(options(folder.path(), now + 29 * kSecondsOfDay)); }
    CHECK(files_in(folder.path() + "/reservekopieen").size() == 1);
    { Records records(options(folder.path(), now + 32 * kSecondsOfDay)); }
    CHECK(files_in(folder.path() + "/reservekopieen").empty());
  }
  TEST_CASE("a database of a newer program is left as it is, and what is practised is kept beside it") {
    const test::TemporaryFolder folder;
    { Records records(options(folder.path())); }
    const std::string path = folder.path() + "/gegevens.sqlite";
    {
      auto database = Database::open(path);
      REQUIRE(database->set_version(kSchemaVersion + 1));
      REQUIRE(database->empty_log());
    }
    const std::string before = test::read_bytes(path);
    Attempt attempt = test::sample_attempt({});
    {
      Records records(options(folder.path()));
      CHECK_FALSE(records.is_open());
      CHECK(records.problem().find("nieuwere Gesprekslab") != std::string::npos);
      const StoreOutcome outcome = records.store(attempt);
      CHECK(outcome.kept == Kept::waiting);
      CHECK(outcome.message.find("nieuwere Gesprekslab") != std::string::npos);
    }
    CHECK(test::read_bytes(path) == before);
    // The newer program would know it; here it is only made known again.
    {
      auto database = Database::open(path);
      REQUIRE(database->set_version(kSchemaVersion));
    }
    Records records(options(folder.path()));
    attempt.learner = records.current()->id;  // kept while nobody knew whose it was
    CHECK(test::same(*records.attempt(attempt.id), attempt));
    CHECK(files_in(folder.path() + "/wachtend").empty());
  }
  TEST_CASE("when the copy or a step fails nothing has changed, at whatever write it fails") {
    test::FailingDisk& disk = test::failing_disk();
    for (int n = 0;; ++n) {
      const test::TemporaryFolder folder;
      const RandomId learner = random_id();
      test::make_version_1(folder.path() + "/gegevens.sqlite", learner, kFirst, kSecond);
      disk = {test::FailingDisk::Fault::full, n, true, n % 2 == 1, 0, 0};
      RecordsOptions failing = options(folder.path());
      failing.vfs = test::kFailingDisk;
      bool was_open = false;
      {
        Records records(failing);
        was_open = records.is_open();
        if (!was_open) CHECK_FALSE(records.problem().empty());
      }
      const bool failed = disk.failures > 0;
      disk = {};
      CAPTURE(n);
      Records records(options(folder.path()));
      REQUIRE(records.is_open());
      CHECK(records.take_messages().empty());  // in particular: nothing was put aside
      CHECK(records.attempts(learner, "ja-hoor-dat-snap-ik")->size() == 2);
      CHECK(records.plans(learner)->size() == 1);
      CHECK(records.check()->empty());
      if (!failed) {
        CHECK(was_open);
        CHECK(n > 5);
        break;
      }
    }
  }
}
