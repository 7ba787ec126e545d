#include "engine/scoring/score.h"

#include <doctest/doctest.h>

#include <string>

using namespace gesprek;
using program::Program;
using scoring::CapReason;
using scoring::Scores;
using session::Entry;
using session::EntryKind;

namespace {

// Criteria, in this order. A9 weighs 2, the others 3. C7 is not scored by the case; D5 caps its family.
enum : std::uint32_t { kA7, kA9, kC1, kC2, kD5, kC7 };
enum : std::uint32_t { kKo3Hard, kKo10Repairable };
enum : std::uint32_t { kMajorRule, kMinorRule, kKnockoutRule };

Program rubric() {
  Program p;
  p.families.resize(3);  // A, C, D
  const std::int32_t weights[] = {3, 2, 3, 3, 3, 3};
  const std::uint32_t families[] = {0, 0, 1, 1, 2, 1};
  p.criteria.resize(6);
  for (std::size_t i = 0; i < 6; ++i) {
    p.criteria[i].weight = weights[i];
    p.criteria[i].family = families[i];
    p.criteria[i].scored = i != kC7 ? 1 : 0;
  }
  p.criteria[kD5].family_cap = 74;
  for (const std::int32_t from : {0, 55, 75, 90}) p.bands.push_back({{}, {}, {}, from});
  p.knockouts.resize(2);
  p.knockouts[kKo3Hard].criterion = kA7;
  p.knockouts[kKo10Repairable].criterion = kC7;
  p.knockouts[kKo10Repairable].repairable = 1;
  p.rules.resize(3);
  p.rules[kMajorRule].criterion = kA9;
  p.rules[kMinorRule].severity = program::RuleSeverity::minor;
  p.rules[kMinorRule].criterion = kA9;
  p.rules[kKnockoutRule].severity = program::RuleSeverity::knockout;
  p.rules[kKnockoutRule].criterion = kA9;
  p.musts = {{0, kC1}, {1, kD5}};
  return p;
}

/// A log by hand.
struct Log {
  std::vector<Entry> entries;

  std::size_t add(EntryKind kind, std::uint32_t a, std::int32_t c = -1, std::int32_t d = -1) {
    Entry entry;
    entry.kind = kind;
    entry.a = a;
    entry.c = c;
    entry.d = d;
    entries.push_back(entry);
    return entries.size() - 1;
  }
  Log& points(std::uint32_t criterion, int earned, int lo, int hi) {
    entries[add(EntryKind::points, criterion, lo, hi)].b = static_cast<std::uint16_t>(earned + 128);
    return *this;
  }
  std::size_t chosen(std::uint32_t choice) { return add(EntryKind::chosen, choice); }
};

const scoring::CriterionScore& of(const Scores& scores, std::uint32_t criterion) {
  for (const scoring::CriterionScore& score : scores.criteria) {
    if (score.criterion == criterion) return score;
  }
  FAIL("no such criterion in the result");
  return scores.criteria.front();
}

std::optional<int> family(const Scores& scores, std::uint32_t index) {
  for (const scoring::FamilyScore& score : scores.families) {
    if (score.family == index) return score.percent;
  }
  return std::nullopt;
}

}  // namespace

TEST_SUITE("engine/scoring") {
  TEST_CASE("a share is what was earned of what could be earned on the own way, half up") {
    Log log;
    log.points(kC1, 1, -1, 2).points(kC1, -1, -2, 1).points(kC1, 0, 0, 2);
    // earned 1-1+0 = 0, lo -1-2+0 = -3, hi 2+1+2 = 5: (0+3)/(5+3) = 3/8 = 37.5 % -> 38
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kC1).earned == 0);
    CHECK(of(scores, kC1).min == -3);
    CHECK(of(scores, kC1).max == 5);
    CHECK(of(scores, kC1).opportunities == 3);
    CHECK(of(scores, kC1).percent == 38);
    CHECK(of(scores, kC1).band == 0U);
  }

  TEST_CASE("below two opportunities there is no number and no band") {
    Log log;
    log.points(kC1, 2, -2, 2).points(kC1, 0, 0, 0);  // the second is no opportunity: lo == hi
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kC1).opportunities == 1);
    CHECK_FALSE(of(scores, kC1).percent.has_value());
    CHECK_FALSE(of(scores, kC1).band.has_value());
    CHECK_FALSE(family(scores, 1).has_value());
  }

  TEST_CASE("where nothing could be won it counts only when points were lost") {
    Log log;
    log.points(kC1, 0, -2, 0);   // hi 0, nothing lost: does not count
    log.points(kC1, -2, -2, 0);  // lost two: counts
    log.points(kC1, 2, 0, 2);
    // counted: earned -2+2 = 0, lo -2+0 = -2, hi 0+2 = 2: 2/4 = 50 %
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kC1).opportunities == 2);
    CHECK(of(scores, kC1).percent == 50);
  }

  TEST_CASE("bands start at 55, 75 and 90") {
    const auto band_at = [](int earned) {
      Log log;  // of 100: fifty decisions from 0 to 2 would do; two from 0 to 50 are the same share
      log.points(kC1, earned / 2, 0, 50).points(kC1, earned - earned / 2, 0, 50);
      const Scores scores = scoring::score(rubric(), log.entries);
      CHECK(of(scores, kC1).percent == earned);
      return *of(scores, kC1).band;
    };
    CHECK(band_at(54) == 0);
    CHECK(band_at(55) == 1);
    CHECK(band_at(74) == 1);
    CHECK(band_at(75) == 2);
    CHECK(band_at(89) == 2);
    CHECK(band_at(90) == 3);
    CHECK(band_at(100) == 3);
  }

  TEST_CASE("a family is the weighted mean of the capped percents that are not null, half up") {
    Log log;
    log.points(kA7, 2, 0, 2).points(kA7, 1, 0, 2);  // 3/4 = 75 %, weight 3
    log.points(kA9, 1, 0, 2).points(kA9, 0, 0, 2);  // 1/4 = 25 %, weight 2
    // (3*75 + 2*25) / 5 = 275/5 = 55
    CHECK(family(scoring::score(rubric(), log.entries), 0) == 55);
    log.add(EntryKind::rule_broken, kMajorRule);  // A9 stays 25: the cap 74 is higher
    CHECK(family(scoring::score(rubric(), log.entries), 0) == 55);
  }

  TEST_CASE("a missing must caps at 54, a broken major rule at 74, the lowest wins, each is listed") {
    Log log;
    log.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
    log.points(kA9, 2, 0, 2).points(kA9, 2, 0, 2);
    log.add(EntryKind::rule_broken, kMajorRule);
    log.add(EntryKind::rule_broken, kMinorRule);
    log.add(EntryKind::must_missed, 0);
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kC1).percent == 100);
    CHECK(of(scores, kC1).capped_percent == 54);
    CHECK(of(scores, kC1).band == 0U);
    CHECK(of(scores, kA9).capped_percent == 74);
    CHECK(of(scores, kA9).band == 1U);
    REQUIRE(scores.caps.size() == 2);  // the minor rule is shown, and caps nothing
    CHECK(scores.caps[0].reason == CapReason::must);
    CHECK(scores.caps[1].reason == CapReason::rule);
    CHECK(scores.rules_broken.size() == 2);
  }

  TEST_CASE("D5's missing must caps the whole family at 74") {
    Log log;
    log.points(kD5, 2, 0, 2).points(kD5, 2, 0, 2);
    log.add(EntryKind::must_missed, 1);
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kD5).capped_percent == 54);
    CHECK(family(scores, 2) == 54);  // min(54, 74)
    REQUIRE(scores.caps.size() == 2);
    CHECK(scores.caps[1].reason == CapReason::family_must);
    CHECK(scores.caps[1].limit == 74);
  }

  TEST_CASE("an open knock-out caps its criterion and every family at 54") {
    Log log;
    log.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
    log.add(EntryKind::knockout, kKo10Repairable);
    const Scores scores = scoring::score(rubric(), log.entries);
    // C7 is not scored: the cap gives the band alone, and counts as 54 in its family
    CHECK_FALSE(of(scores, kC7).percent.has_value());
    CHECK(of(scores, kC7).band == 0U);
    // family C: (3*100 + 3*54)/6 = 77, limited to 54 by the knock-out
    CHECK(family(scores, 1) == 54);
    CHECK(of(scores, kC1).capped_percent == 100);
  }

  TEST_CASE("a repaired knock-out caps nothing, unless it is a hard one") {
    Log log;
    log.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
    const auto knockout = static_cast<std::uint32_t>(log.add(EntryKind::knockout, kKo10Repairable));
    log.add(EntryKind::knockout_closed, knockout);
    CHECK(family(scoring::score(rubric(), log.entries), 1) == 100);
    const auto hard = static_cast<std::uint32_t>(log.add(EntryKind::knockout, kKo3Hard));
    log.add(EntryKind::knockout_closed, hard);
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(family(scores, 1) == 54);
    CHECK(of(scores, kA7).capped_percent == 54);
  }

  TEST_CASE("a repair lifts what was below -1 to -1, and leaves lo and hi") {
    Log log;
    const std::size_t wrong = log.chosen(0);
    log.points(kC1, -2, -2, 2).points(kC2, -1, -1, 1);
    log.chosen(1);
    log.points(kC1, -2, -2, 2).points(kC2, 1, -1, 1);
    // before: C1 earned -4, lo -4, hi 4: 0 %
    CHECK(of(scoring::score(rubric(), log.entries), kC1).percent == 0);
    log.add(EntryKind::repaired, 0, static_cast<std::int32_t>(wrong));
    const Scores scores = scoring::score(rubric(), log.entries);
    // after: earned -1-2 = -3: (-3+4)/8 = 12.5 % -> 13; only the mended choice changed
    CHECK(of(scores, kC1).percent == 13);
    CHECK(of(scores, kC1).evidence[0].is_repaired);
    CHECK_FALSE(of(scores, kC1).evidence[1].is_repaired);
    CHECK(of(scores, kC2).percent == 50);
  }

  TEST_CASE("a rule of severity KO caps nothing itself; its knock-out does, once") {
    Log log;
    log.points(kA9, 2, 0, 2).points(kA9, 2, 0, 2);
    log.add(EntryKind::rule_broken, kKnockoutRule);
    log.add(EntryKind::knockout, kKo3Hard, -1, kKnockoutRule);
    const Scores scores = scoring::score(rubric(), log.entries);
    CHECK(of(scores, kA9).capped_percent == 100);
    CHECK(of(scores, kA7).capped_percent == 54);
    int criterion_caps = 0;
    for (const scoring::Cap& cap : scores.caps) criterion_caps += cap.criterion != program::kNone ? 1 : 0;
    CHECK(criterion_caps == 1);
  }
}
