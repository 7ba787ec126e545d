#include <doctest/doctest.h>

#include "engine/base/text.h"
#include "engine/record/attempt.h"
#include "engine/record/spaced_plan.h"
#include "tests/support/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {
Day day(const char* text) {
  return day_of(*read_time(std::string(text) + "T12:00:00Z"));
}
}  // namespace

TEST_SUITE("engine/record/dates") {
  TEST_CASE("a moment reads as it is written, and what is no moment is refused") {
    // 2026-11-22: 56 years of which 14 are leap years make 20454 days to 2026-01-01; 22 November is day 326.
    CHECK(day("2026-11-22") == 20454 + 325);
    CHECK(time_text(*read_time("2026-11-22T14:30:07Z")) == "2026-11-22T14:30:07Z");
    CHECK(time_text(0) == "1970-01-01T00:00:00Z");
    CHECK(time_text(-1) == "1969-12-31T23:59:59Z");
    for (const char* wrong : {"", "2026-11-22", "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z",
                              "2026-11-22 14:30:07Z", "2026-11-22T14:30:07+", "x026-11-22T14:30:07Z"}) {
      CAPTURE(wrong);
      CHECK_FALSE(read_time(wrong));
    }
  }
  TEST_CASE("a month later is the same day, or the last one of a shorter month") {
    CHECK(date_text(add_months(day("2026-11-22"), 1)) == "2026-12-22");
    CHECK(date_text(add_months(day("2027-01-31"), 1)) == "2027-02-28");
    CHECK(date_text(add_months(day("2028-01-31"), 1)) == "2028-02-29");
    CHECK(date_text(add_months(day("2026-11-30"), 4)) == "2027-03-30");
    CHECK(date_text(add_months(day("2026-03-31"), -1)) == "2026-02-28");
    CHECK(date_text(add_months(day("2026-11-22"), 36)) == "2029-11-22");
  }
}

TEST_SUITE("engine/record/spaced_plan") {
  TEST_CASE("a case comes back after a week, a month, four months, and every three years") {
    Plan plan = begin_plan(day("2026-11-22"));
    CHECK(date_text(plan.due) == "2026-11-29");
    plan = after_attempt(plan, day("2026-11-29"), false);
    CHECK(date_text(plan.due) == "2026-12-22");
    plan = after_attempt(plan, day("2026-12-22"), false);
    CHECK(date_text(plan.due) == "2027-03-22");
    plan = after_attempt(plan, day("2027-03-22"), false);
    CHECK(plan.step == PlanStep::refresh);
    CHECK(date_text(plan.due) == "2030-03-22");
    plan = after_attempt(plan, day("2030-04-01"), false);
    CHECK(date_text(plan.due) == "2033-04-01");
  }
  TEST_CASE("who comes late keeps the distance, and one attempt takes one step") {
    // Five weeks after the first: a month after the first has passed, so three weeks later.
    Plan plan = after_attempt(begin_plan(day("2026-11-22")), day("2026-12-27"), false);
    CHECK(plan.step == PlanStep::month);
    CHECK(date_text(plan.due) == "2027-01-17");
    plan = after_attempt(plan, day("2027-01-20"), false);
    CHECK(plan.step == PlanStep::four_months);
    CHECK(date_text(plan.due) == "2027-04-20");  // three months later; four after the first was 22 March
  }
  TEST_CASE("practising in between changes nothing, a day early counts") {
    const Plan first = begin_plan(day("2026-11-22"));
    const Plan between = after_attempt(first, day("2026-11-27"), true);
    CHECK(between.step == PlanStep::week);
    CHECK(between.due == first.due);
    CHECK(after_attempt(first, day("2026-11-28"), false).step == PlanStep::month);
    // An attempt that is brought in later, of before the last one.
    CHECK(after_attempt(between, day("2026-11-23"), false) == between);
  }
  TEST_CASE("a repeat with an open knock-out begins the plan anew") {
    const Plan plan = after_attempt(begin_plan(day("2026-11-22")), day("2026-11-30"), true);
    CHECK(plan == begin_plan(day("2026-11-30")));
  }
  TEST_CASE("playing within three years of the last time puts the refresh off") {
    const Plan plan{day("2026-01-01"), day("2026-06-01"), PlanStep::refresh, day("2029-06-01")};
    CHECK(date_text(after_attempt(plan, day("2027-06-01"), false).due) == "2030-06-01");
  }
}

TEST_SUITE("engine/record/attempt") {
  TEST_CASE("an attempt reads as it was written, and damage anywhere is noticed") {
    const Attempt attempt = test::sample_attempt(random_id());
    const std::string bytes = write_attempt(attempt);
    const Result<Attempt> again = read_attempt(bytes);
    REQUIRE(again);
    CHECK(test::same(*again, attempt));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
      CAPTURE(i);
      CHECK_FALSE(read_attempt(damaged));
      CHECK_FALSE(read_attempt(std::string_view(bytes).substr(0, i)));
    }
    CHECK_FALSE(read_attempt(bytes + "x"));
  }
  TEST_CASE("texts are made valid and cut between letters") {
    CHECK(fit_text("a\xFF"
                   "b\xC3") ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    CHECK(fit_text("\xC3\xA9\xC3\xA9", 3) == "\xC3\xA9");
    CHECK(fit_alias("  Zee\nzicht \t") == "Zee zicht");
    CHECK(fit_alias(" \n ") == "");
    CHECK(fit_alias(std::string(500, 'x')).size() == kMostAlias);
    CHECK_FALSE(find_invalid_utf8(fit_alias(std::string(79, 'x') + "\xC3\xA9\xC3\xA9")));
  }
  TEST_CASE("ids are random, and read back from both their forms") {
    const RandomId id = random_id();
    CHECK(id != random_id());
    CHECK(id_from_hex(id.hex()) == id);
    CHECK(id_from_raw(id.raw()) == id);
    CHECK_FALSE(id_from_hex("zz"));
    CHECK_FALSE(id_from_hex(std::string(32, 'G')));
  }
}
