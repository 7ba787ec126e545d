#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "engine/record/queries.h"
#include "engine/record/records.h"
#include "tests/support/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {
RecordsOptions options(const test::TemporaryFolder& folder, Seconds now = test::noon()) {
  return {folder.path() + "/profiel", now, 20, {}};
}
Seconds later(Day days) {
  return test::noon() + days * kSecondsOfDay;
}
}  // namespace

TEST_SUITE("engine/record/records") {
  TEST_CASE("a new profile has one learner without a name, in a folder for its owner alone") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    REQUIRE(records.is_open());
    CHECK(records.take_messages().empty());
    const auto learner = records.current();
    REQUIRE(learner);
    CHECK(learner->is_default);
    CHECK(learner->alias.empty());
    CHECK(records.learners()->size() == 1);
    namespace fs = std::filesystem;
    CHECK(fs::status(folder.path() + "/profiel").permissions() == fs::perms::owner_all);
    const StoreOutcome stored = records.store(test::sample_attempt(learner->id));
    CHECK(stored.kept == Kept::stored);
    for (const std::string& file : test::all_files(folder.path())) {
      CAPTURE(file);
      CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    }
  }
  TEST_CASE("an attempt is the same after the program was closed and opened again") {
    const test::TemporaryFolder folder;
    Attempt attempt;
    {
      Records records(options(folder));
      attempt = test::sample_attempt(records.current()->id);
      CHECK(records.store(attempt).kept == Kept::stored);
    }
    Records records(options(folder));
    const auto read = records.attempt(attempt.id);
    REQUIRE(read);
    CHECK(test::same(*read, attempt));
    CHECK(records.check()->empty());
  }
  TEST_CASE("storing again changes what the learner wrote, and nothing else") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    Attempt attempt = test::sample_attempt(records.current()->id);
    REQUIRE(records.store(attempt).kept == Kept::stored);
    Attempt changed = attempt;
    changed.case_title = "Iets anders";
    changed.answers = {{"aarzelen", "Waar aarzelde je?", "Nu weet ik het."},
                       {"nodig", "Wat had je nodig?", "Tijd."}};
    changed.estimates.clear();
    REQUIRE(records.store(changed).kept == Kept::stored);
    attempt.answers = changed.answers;
    attempt.estimates.clear();
    CHECK(test::same(*records.attempt(attempt.id), attempt));
    CHECK(records.attempts(attempt.learner, attempt.case_id)->size() == 1);
  }
  TEST_CASE("learners do not see each other's attempts") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    const RandomId first = records.current()->id;
    const auto second = records.add_learner("  Zeezicht ");
    REQUIRE(second);
    CHECK(second->alias == "Zeezicht");
    REQUIRE(records.set_current(second->id));
    CHECK(records.current()->id == second->id);
    REQUIRE(records.store(test::sample_attempt(first)).kept == Kept::stored);
    CHECK(records.cases(first)->size() == 1);
    CHECK(records.cases(second->id)->empty());
    CHECK(records.plans(second->id)->empty());
    REQUIRE(records.set_alias(first, "Duin"));
    CHECK(records.learners()->front().alias == "Duin");
    CHECK_FALSE(records.set_alias(random_id(), "x"));
    CHECK_FALSE(records.set_current(random_id()));
  }
  TEST_CASE("a case shows its last finished attempt, and of none the last that was stopped") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    const RandomId learner = records.current()->id;
    Attempt stopped = test::sample_attempt(learner, 1, later(0));
    stopped.how = How::stopped;
    REQUIRE(records.store(stopped).kept == Kept::stored);
    auto cases = records.cases(learner);
    REQUIRE(cases);
    REQUIRE(cases->size() == 1);
    CHECK(cases->front().last->id == stopped.id);
    CHECK(records.plans(learner)->empty());  // nothing was finished yet
    const Attempt whole = test::sample_attempt(learner, 2, later(1));
    REQUIRE(records.store(whole).kept == Kept::stored);
    Attempt again = test::sample_attempt(learner, 3, later(2));
    again.how = How::stopped;
    REQUIRE(records.store(again).kept == Kept::stored);
    cases = records.cases(learner);
    CHECK(cases->front().last->id == whole.id);
    CHECK(cases->front().attempts == 3);
    const auto plans = records.plans(learner);
    REQUIRE(plans->size() == 1);
    CHECK(date_text(plans->front().plan.due) == "2026-11-30");  // a week after the 23rd
  }
  TEST_CASE("an attempt that went on from a turning point does not begin a plan, nor take a step of it") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    const RandomId learner = records.current()->id;
    Attempt branch = test::sample_attempt(learner);
    branch.kept_inputs = 4;
    REQUIRE(records.store(branch).kept == Kept::stored);
    CHECK(records.plans(learner)->empty());
    CHECK(test::same(*records.attempt(branch.id), branch));
  }
  TEST_CASE("what is older than the learner wants is erased when the program starts") {
    const test::TemporaryFolder folder;
    Attempt old;
    {
      Records records(options(folder));
      old = test::sample_attempt(records.current()->id, 1, test::noon());
      REQUIRE(records.store(old).kept == Kept::stored);
      test::write_bytes(folder.path() + "/profiel/niet-van-ons.txt", "x");
    }
    // 12 months by default: on the day itself it stays, thirteen months later it is gone.
    Records twelve(options(folder, *read_time("2027-11-22T10:00:00Z")));
    CHECK(twelve.attempt(old.id));
    twelve.close();
    Records thirteen(options(folder, *read_time("2027-12-22T12:00:00Z")));
    CHECK_FALSE(thirteen.attempt(old.id));
    const auto messages = thirteen.take_messages();
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].find("bewaartermijn") != std::string::npos);
    thirteen.close();
    CHECK(test::files_with(folder.path(), old.id.raw()).empty());
    CHECK(test::files_with(folder.path(), old.session).empty());
    CHECK(test::read_bytes(folder.path() + "/profiel/niet-van-ons.txt") == "x");
  }
  TEST_CASE("a shorter time of keeping counts from the next start, and only sensible ones are taken") {
    const test::TemporaryFolder folder;
    const RecordsOptions march = options(folder, *read_time("2027-03-01T00:00:00Z"));
    Records records(march);
    const RandomId learner = records.current()->id;
    REQUIRE(records.store(test::sample_attempt(learner, 1, test::noon())).kept == Kept::stored);
    CHECK(*records.months() == 12);
    const auto older = records.set_months(3);
    REQUIRE(older);
    CHECK(*older == 1);
    CHECK(*records.months() == 3);
    CHECK_FALSE(records.set_months(0));
    CHECK_FALSE(records.set_months(61));
    CHECK(records.cases(learner)->size() == 1);
    records.close();
    Records again(march);
    CHECK(again.cases(learner)->empty());
    // What is to be repeated is known for longer than what was done.
    CHECK(again.plans(learner)->size() == 1);
  }
  TEST_CASE("the plan is let go a year after it was due") {
    const test::TemporaryFolder folder;
    {
      Records records(options(folder));
      REQUIRE(records.store(test::sample_attempt(records.current()->id)).kept == Kept::stored);
    }
    Records records(options(folder, *read_time("2027-11-30T00:00:00Z")));
    CHECK(records.plans(records.current()->id)->empty());
  }
  TEST_CASE("hostile texts are kept as texts") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    const std::string hostile[] = {"'); DROP TABLE attempts; --",
                                   std::string("nul\0nul", 7),
                                   "\xFF\xFE not utf-8 \xC3",
                                   std::string(200000, 'x'),
                                   "<script>alert(1)</script>",
                                   "\xE2\x80\xAE"
                                   "omgekeerd",
                                   "\"; PRAGMA secure_delete=OFF;",
                                   "",
                                   "\n\r\t\x1B[31m",
                                   "%s%n{}{0}",
                                   "NULL"};
    const auto learner = records.add_learner(hostile[0]);
    REQUIRE(learner);
    CHECK(records.learners()->back().alias == hostile[0]);
    for (const std::string& text : hostile) {
      CAPTURE(text.substr(0, 40));
      Attempt attempt = test::sample_attempt(learner->id);
      attempt.case_id = attempt.case_title = attempt.ending_id = attempt.ending_title = text;
      attempt.goal_id = attempt.goal_label = attempt.goal_advice = attempt.session = text;
      for (Score& score : attempt.scores) {
        score.id = score.label = score.band_id = score.band_label = score.limits = text;
        score.points = std::numeric_limits<std::int32_t>::min();
        score.band = std::numeric_limits<std::int32_t>::max();
      }
      attempt.estimates = {{text, text, text, text}};
      attempt.answers = {{text, text, text}};
      attempt.seed = std::numeric_limits<std::uint64_t>::max();
      attempt.started = std::numeric_limits<std::int64_t>::min();
      REQUIRE(records.set_alias(learner->id, text));
      REQUIRE(records.store(attempt).kept == Kept::stored);
      Attempt fit = attempt;
      make_fit(fit);
      const auto read = records.attempt(attempt.id);
      REQUIRE(read);
      CHECK(test::same(*read, fit));
      CHECK(records.attempts(learner->id, fit.case_id)->size() >= 1);
      CHECK(records.learners()->back().alias == fit_alias(text));
    }
    CHECK(records.cases(learner->id)->size() == std::size(hostile));
    CHECK(records.check()->empty());
  }
  TEST_CASE("every question goes by an index, also with a thousand attempts") {
    const test::TemporaryFolder folder;
    Records records(options(folder));
    const RandomId learner = records.current()->id;
    for (int i = 0; i < 3; ++i) REQUIRE(records.store(test::sample_attempt(learner, i)).kept == Kept::stored);
    const std::string path = records.profile().database();
    records.close();
    for (const char* sql : queries::kAll) {
      const std::vector<std::string> plan = test::query_plan(path, sql);
      CAPTURE(sql);
      REQUIRE_FALSE(plan.empty());
      for (const std::string& step : plan) {
        CAPTURE(step);
        // The table of learners is as long as there are people at one computer.
        const bool is_small = step.find("SCAN learners") == 0;
        const bool is_sort_of_few =
            step.find("TEMP B-TREE") != std::string::npos && (std::string(sql) == queries::kLearners);
        CHECK((step.find("SCAN") == std::string::npos || is_small));
        CHECK((step.find("TEMP B-TREE") == std::string::npos || is_sort_of_few));
      }
    }
  }
  TEST_CASE("without a folder nothing is kept, and every call says so") {
    Records records({"", test::noon(), 20, {}});
    CHECK_FALSE(records.is_open());
    CHECK_FALSE(records.problem().empty());
    const StoreOutcome outcome = records.store(test::sample_attempt({}));
    CHECK(outcome.kept == Kept::memory);
    CHECK_FALSE(outcome.message.empty());
    CHECK_FALSE(records.learners());
    CHECK_FALSE(records.erase(random_id()));
  }
}
