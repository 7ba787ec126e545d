// Scores worked out by hand, one rule at a time and then together (format 5.18–5.20, 5.13). Every expected
// number stands beside its arithmetic.
//
// A decision is written as earned/lo/hi. A share is 100·(Σearned − Σlo)/(Σhi − Σlo), half up.

#include <doctest/doctest.h>

#include "engine/scoring/score.h"
#include "tests/support/player.h"
#include "tests/support/program_builder.h"

using namespace gesprek;  // NOLINT: tests
using scoring::CapReason;
using scoring::Scores;
using session::Entry;
using session::EntryKind;

namespace {

// Family A: A1 (weight 3), A2 (weight 2). Family C: C1 (3), C2 (1). Family D: D5 (3; its must caps the
// family). C9 (family C, weight 2) is not scored by the case.
enum : std::uint32_t { kA1, kA2, kC1, kC2, kD5, kC9 };
enum : std::uint32_t { kFamilyA, kFamilyC, kFamilyD };
enum : std::uint32_t { kHard, kRepairable };
enum : std::uint32_t { kMajor, kMinor, kMajorOnC9 };
enum : std::uint32_t { kMustOfA1, kMustOfD5, kMustOfC9 };

program::Program rubric() {
  program::Program p;
  p.families.resize(3);
  const std::int32_t weights[] = {3, 2, 3, 1, 3, 2};
  const std::uint32_t families[] = {kFamilyA, kFamilyA, kFamilyC, kFamilyC, kFamilyD, kFamilyC};
  p.criteria.resize(6);
  for (std::size_t i = 0; i < 6; ++i) {
    p.criteria[i].weight = weights[i];
    p.criteria[i].family = families[i];
    p.criteria[i].scored = i != kC9 ? 1 : 0;
  }
  p.criteria[kD5].family_cap = 74;
  for (const std::int32_t from : {0, 55, 75, 90}) p.bands.push_back({{}, {}, {}, from});
  p.knockouts.resize(2);
  p.knockouts[kHard].criterion = kA1;
  p.knockouts[kRepairable].criterion = kC9;
  p.knockouts[kRepairable].repairable = 1;
  p.rules.resize(3);
  p.rules[kMajor].criterion = kA2;
  p.rules[kMinor].criterion = kA2;
  p.rules[kMinor].severity = program::RuleSeverity::minor;
  p.rules[kMajorOnC9].criterion = kC9;
  p.musts = {{0, kA1}, {1, kD5}, {2, kC9}};
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
  Log& must_missed(std::uint32_t must) { return add(EntryKind::must_missed, must), *this; }
  Log& broken(std::uint32_t rule) { return add(EntryKind::rule_broken, rule), *this; }
  [[nodiscard]] Scores score() const { return scoring::score(rubric(), entries); }
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

bool has(const Scores& scores, std::uint32_t criterion) {
  for (const scoring::CriterionScore& score : scores.criteria) {
    if (score.criterion == criterion) return true;
  }
  return false;
}

}  // namespace

TEST_SUITE_BEGIN("engine/scoring/by hand");

// --- shares ---

TEST_CASE("1. everything earned is 100, nothing is 0") {
  Log best;
  best.points(kC1, 2, -2, 2).points(kC1, 1, 0, 1);  // (3 - -2)/(3 - -2) = 5/5
  CHECK(of(best.score(), kC1).percent == 100);
  Log worst;
  worst.points(kC1, -2, -2, 2).points(kC1, 0, 0, 1);  // (-2 - -2)/(3 - -2) = 0/5
  CHECK(of(worst.score(), kC1).percent == 0);
}

TEST_CASE("2. a share weighs decisions by what was at stake, not each the same") {
  Log log;
  log.points(kC1, -2, -2, 2).points(kC1, 1, 0, 1);
  // earned -1, lo -2, hi 3: (-1+2)/(3+2) = 1/5 = 20. (The mean of 0 % and 100 % would be 50.)
  CHECK(of(log.score(), kC1).percent == 20);
}

TEST_CASE("3. only the own way counts: what other ways could have given is nowhere") {
  Log log;
  log.points(kC1, 1, 0, 1).points(kC1, 1, 0, 1);  // (2-0)/(2-0)
  const Scores scores = log.score();
  CHECK(of(scores, kC1).percent == 100);
  CHECK(of(scores, kC1).max == 2);
}

TEST_CASE("4. 1/8 is 12.5 and becomes 13: half up") {
  Log log;
  log.points(kC1, -1, -2, 2).points(kC1, -2, -2, 2);  // (-3+4)/(4+4) = 1/8 = 12.5
  CHECK(of(log.score(), kC1).percent == 13);
}

TEST_CASE("5. 1/3 is 33.33 and becomes 33; 2/3 is 66.67 and becomes 67") {
  Log third;
  third.points(kC1, 1, 0, 2).points(kC1, 0, 0, 1);  // 1/3
  CHECK(of(third.score(), kC1).percent == 33);
  Log two_thirds;
  two_thirds.points(kC1, 2, 0, 2).points(kC1, 0, 0, 1);  // 2/3
  CHECK(of(two_thirds.score(), kC1).percent == 67);
}

TEST_CASE("6. 199/200 is 99.5 and becomes 100; 109/200 is 54.5 and becomes 55, which is the next band") {
  // A form of 50 options of -2…2 each stands for a long case: 50 decisions of 4 points are 200.
  const auto with_share = [](int earned_of_200) {
    Log log;
    int left = earned_of_200;
    for (int i = 0; i < 50; ++i) {
      const int part = left < 4 ? left : 4;
      left -= part;
      log.points(kC1, part - 2, -2, 2);
    }
    return of(log.score(), kC1);
  };
  CHECK(with_share(199).percent == 100);
  CHECK(with_share(198).percent == 99);
  CHECK(with_share(109).percent == 55);
  CHECK(with_share(109).band == 1U);
  CHECK(with_share(108).percent == 54);
  CHECK(with_share(108).band == 0U);
}

TEST_CASE(
    "7. 149/200 is 74.5 and becomes 75; 179/200 is 89.5 and becomes 90: bands follow the whole percent") {
  Log vakkundig;  // 149 of 200 as 37 full decisions of 4 and one of 1
  for (int i = 0; i < 37; ++i) vakkundig.points(kC1, 2, -2, 2);
  vakkundig.points(kC1, -1, -2, 2);
  for (int i = 0; i < 12; ++i) vakkundig.points(kC1, -2, -2, 2);
  CHECK(of(vakkundig.score(), kC1).percent == 75);
  CHECK(of(vakkundig.score(), kC1).band == 2U);
  Log voorbeeldig;  // 179: 44 full and one of 3
  for (int i = 0; i < 44; ++i) voorbeeldig.points(kC1, 2, -2, 2);
  voorbeeldig.points(kC1, 1, -2, 2);
  for (int i = 0; i < 5; ++i) voorbeeldig.points(kC1, -2, -2, 2);
  CHECK(of(voorbeeldig.score(), kC1).percent == 90);
  CHECK(of(voorbeeldig.score(), kC1).band == 3U);
}

// --- opportunities ---

TEST_CASE("8. lo = hi is no opportunity, whatever was earned there") {
  Log log;
  log.points(kC1, 1, 1, 1).points(kC1, 2, 0, 2).points(kC1, 0, 0, 2);
  // the first adds nothing: (2-0)/(4-0) = 50, two opportunities
  const Scores scores = log.score();
  CHECK(of(scores, kC1).opportunities == 2);
  CHECK(of(scores, kC1).percent == 50);
  CHECK(of(scores, kC1).evidence.size() == 3);  // and yet it is shown
}

TEST_CASE("9. where hi is 0 it counts when something was lost, and not when nothing was") {
  Log lost;
  lost.points(kC1, -1, -1, 0).points(kC1, 2, 0, 2);  // (-1+2 - -1)/(2 - -1) = 2/3 = 66.67
  CHECK(of(lost.score(), kC1).opportunities == 2);
  CHECK(of(lost.score(), kC1).percent == 67);
  Log kept;
  kept.points(kC1, 0, -1, 0).points(kC1, 2, 0, 2);  // one opportunity: no number
  CHECK(of(kept.score(), kC1).opportunities == 1);
  CHECK_FALSE(of(kept.score(), kC1).percent);
}

TEST_CASE("10. where even the best loses it counts below that best, not at it") {
  Log log;
  log.points(kC1, -2, -2, -1).points(kC1, -1, -2, -1).points(kC1, 1, 0, 1);
  // the first: -2 < hi, counts. The second: took the best there was, does not. (-2+1 - -2)/(-1+1 - -2) = 1/2
  CHECK(of(log.score(), kC1).opportunities == 2);
  CHECK(of(log.score(), kC1).percent == 50);
}

TEST_CASE("11. one opportunity gives no number, no band and no say in the family") {
  Log log;
  log.points(kA1, 2, -2, 2).points(kA2, 1, 0, 1).points(kA2, 0, 0, 1);
  // A1: one opportunity. A2: 1/2 = 50. The family is A2 alone.
  const Scores scores = log.score();
  CHECK_FALSE(of(scores, kA1).percent);
  CHECK_FALSE(of(scores, kA1).band);
  CHECK(family(scores, kFamilyA) == 50);
}

TEST_CASE("12. every visit counts: the same decision twice is two opportunities") {
  Log log;
  log.points(kC1, 0, 0, 2).points(kC1, 2, 0, 2);  // (0+2)/(2+2)
  CHECK(of(log.score(), kC1).opportunities == 2);
  CHECK(of(log.score(), kC1).percent == 50);
}

// --- families ---

TEST_CASE("13. a family is the weighted mean: (3·100 + 2·25)/5 = 70") {
  Log log;
  log.points(kA1, 2, 0, 2).points(kA1, 2, 0, 2);  // 100
  log.points(kA2, 1, 0, 2).points(kA2, 0, 0, 2);  // 1/4 = 25
  CHECK(family(log.score(), kFamilyA) == 70);
}

TEST_CASE("14. a family's mean is half up: (3·50 + 1·100)/4 = 62.5 becomes 63") {
  Log log;
  log.points(kC1, 1, 0, 2).points(kC1, 1, 0, 2);  // 50
  log.points(kC2, 1, 0, 1).points(kC2, 1, 0, 1);  // 100
  CHECK(family(log.score(), kFamilyC) == 63);
}

TEST_CASE("15. a family's mean takes whole, capped percents: (3·33 + 2·54)/5 = 41.4 becomes 41") {
  Log log;
  log.points(kA1, 1, 0, 2).points(kA1, 0, 0, 1);  // 1/3 -> 33
  log.points(kA2, 2, 0, 2).points(kA2, 2, 0, 2);  // 100, below capped at 74 by a major rule
  log.broken(kMajor);
  // (3·33 + 2·74)/5 = (99 + 148)/5 = 49.4 -> 49
  CHECK(of(log.score(), kA2).capped_percent == 74);
  CHECK(family(log.score(), kFamilyA) == 49);
}

// --- caps ---

TEST_CASE("16. a missing must caps at 54: 100 becomes 54, 40 stays 40") {
  Log high;
  high.points(kA1, 2, 0, 2).points(kA1, 2, 0, 2).must_missed(kMustOfA1);
  CHECK(of(high.score(), kA1).percent == 100);
  CHECK(of(high.score(), kA1).capped_percent == 54);
  CHECK(of(high.score(), kA1).band == 0U);
  Log low;
  low.points(kA1, 2, 0, 4).points(kA1, 0, 0, 1).must_missed(kMustOfA1);  // 2/5 = 40
  CHECK(of(low.score(), kA1).capped_percent == 40);
  CHECK(low.score().caps.size() == 1);  // it is listed all the same
}

TEST_CASE("17. a broken major rule caps at 74, a minor one at nothing") {
  Log log;
  log.points(kA2, 2, 0, 2).points(kA2, 2, 0, 2).broken(kMajor).broken(kMinor);
  const Scores scores = log.score();
  CHECK(of(scores, kA2).capped_percent == 74);
  CHECK(of(scores, kA2).band == 1U);
  REQUIRE(scores.caps.size() == 1);
  CHECK(scores.caps[0].reason == CapReason::rule);
  CHECK(scores.rules_broken.size() == 2);  // both are shown
}

TEST_CASE("18. of several caps the lowest wins, and each is listed") {
  Log log;
  log.points(kA1, 2, 0, 2).points(kA1, 2, 0, 2).must_missed(kMustOfA1);
  log.add(EntryKind::knockout, kHard);
  const Scores scores = log.score();
  CHECK(of(scores, kA1).capped_percent == 54);
  // must on A1, knock-out on A1, knock-out on family A: min(54, 54), and the family 54.
  REQUIRE(scores.caps.size() == 3);
  CHECK(scores.caps[0].reason == CapReason::must);
  CHECK(scores.caps[1].reason == CapReason::knockout);
  CHECK(scores.caps[2].family == kFamilyA);
}

TEST_CASE("19. a hook's cap is as any other: 60 below 74, and 54 goes before it") {
  Log log;
  log.points(kA2, 2, 0, 2).points(kA2, 2, 0, 2).broken(kMajor);
  log.entries[log.add(EntryKind::hook_rubric, kA2)].b = 61;  // 1 + 60
  CHECK(of(log.score(), kA2).capped_percent == 60);          // min(74, 60)
  log.entries[log.add(EntryKind::hook_rubric, kA2)].b = 0;   // a note caps nothing
  CHECK(log.score().caps.size() == 2);
}

TEST_CASE("20. D5's missing must caps itself at 54 and its family at 74") {
  Log log;
  log.points(kD5, 2, 0, 2).points(kD5, 2, 0, 2).must_missed(kMustOfD5);
  const Scores scores = log.score();
  CHECK(of(scores, kD5).capped_percent == 54);
  // the family is its mean, 54, which the 74 leaves alone
  CHECK(family(scores, kFamilyD) == 54);
  REQUIRE(scores.caps.size() == 2);
  CHECK(scores.caps[1].reason == CapReason::family_must);
  CHECK(scores.caps[1].limit == 74);
}

TEST_CASE(
    "21. an open knock-out caps its criterion and every family at 54, also one it has nothing to do with") {
  Log log;
  log.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);  // 100
  log.points(kA1, 2, 0, 2).points(kA1, 2, 0, 2);  // 100 -> 54
  log.add(EntryKind::knockout, kHard);
  const Scores scores = log.score();
  CHECK(of(scores, kA1).capped_percent == 54);
  CHECK(of(scores, kC1).capped_percent == 100);  // a criterion elsewhere keeps what it earned
  CHECK(family(scores, kFamilyA) == 54);
  CHECK(family(scores, kFamilyC) == 54);
  CHECK_FALSE(family(scores, kFamilyD));  // nothing there to cap
}

TEST_CASE("22. a cap on a criterion without a number gives the band, and counts as the cap in its family") {
  Log log;
  log.points(kA1, 2, 0, 2).must_missed(kMustOfA1);  // one opportunity: null, capped: 54
  log.points(kA2, 2, 0, 2).points(kA2, 2, 0, 2);    // 100
  const Scores scores = log.score();
  CHECK_FALSE(of(scores, kA1).percent);
  CHECK(of(scores, kA1).capped_percent == 54);
  CHECK(of(scores, kA1).band == 0U);
  CHECK(family(scores, kFamilyA) == 72);  // (3·54 + 2·100)/5 = 362/5 = 72.4
}

TEST_CASE("23. a criterion that the case does not score appears when something caps it, and only then") {
  Log log;
  log.points(kC1, 2, 0, 2).points(kC1, 1, 0, 2);  // 3/4 = 75
  CHECK_FALSE(has(log.score(), kC9));
  log.broken(kMajorOnC9);
  const Scores scores = log.score();
  REQUIRE(has(scores, kC9));
  CHECK(of(scores, kC9).capped_percent == 74);
  CHECK(family(scores, kFamilyC) == 75);  // (3·75 + 2·74)/5 = 373/5 = 74.6
}

// --- repairs (5.20) ---

TEST_CASE("24. a repair lifts -2 to -1: (-1+2 - -2)/(2+2 - -2) = 3/6 = 50, where unmended it is 2/6 = 33") {
  Log open;
  open.add(EntryKind::chosen, 0);
  open.points(kC1, -2, -2, 2).points(kC2, 1, 0, 1);
  open.points(kC1, 2, 0, 2);
  CHECK(of(open.score(), kC1).percent == 33);  // (-2+2 - -2)/(2+2 - -2) = 2/6 = 33.3
  Log mended = open;
  mended.add(EntryKind::repaired, 0, 0);  // mends the `chosen` at place 0
  const Scores scores = mended.score();
  CHECK(of(scores, kC1).percent == 50);
  CHECK(of(scores, kC1).min == -2);  // lo and hi stay
  CHECK(of(scores, kC1).max == 4);
  CHECK(of(scores, kC1).evidence[0].is_repaired);
  CHECK_FALSE(of(scores, kC2).evidence[0].is_repaired);  // 1 was not below -1
}

TEST_CASE("25. a repair mends the choice it belongs to and no other, and twice is once") {
  Log log;
  log.add(EntryKind::chosen, 0);
  log.points(kC1, -2, -2, 2);
  const std::size_t second = log.add(EntryKind::chosen, 1);
  log.points(kC1, -2, -2, 2);
  log.add(EntryKind::repaired, 0, static_cast<std::int32_t>(second));
  log.add(EntryKind::repaired, 0, static_cast<std::int32_t>(second));
  // (-2-1 - -4)/(4 - -4) = 1/8 = 12.5 -> 13
  CHECK(of(log.score(), kC1).percent == 13);
}

TEST_CASE("26. a mended knock-out caps nothing where the catalogue calls it herstelbaar; a hard one stays") {
  Log soft;
  soft.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
  const std::size_t at = soft.add(EntryKind::knockout, kRepairable);
  soft.add(EntryKind::knockout_closed, static_cast<std::uint32_t>(at));
  CHECK(soft.score().caps.empty());
  CHECK(soft.score().knockouts[0].is_closed);
  CHECK(family(soft.score(), kFamilyC) == 100);
  Log hard;
  hard.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
  const std::size_t there = hard.add(EntryKind::knockout, kHard);
  hard.add(EntryKind::knockout_closed, static_cast<std::uint32_t>(there));
  CHECK_FALSE(hard.score().knockouts[0].is_closed);
  CHECK(family(hard.score(), kFamilyC) == 54);
}

TEST_CASE("27. the same knock-out twice, mended once, is still open once") {
  Log log;
  log.points(kC1, 2, 0, 2).points(kC1, 2, 0, 2);
  const std::size_t first = log.add(EntryKind::knockout, kRepairable);
  log.add(EntryKind::knockout, kRepairable);
  log.add(EntryKind::knockout_closed, static_cast<std::uint32_t>(first));
  const Scores scores = log.score();
  REQUIRE(scores.caps.size() == 2);  // C9, and the family
  CHECK(scores.caps[0].criterion == kC9);
  // C9 is null and counts as its cap: (3·100 + 2·54)/5 = 408/5 = 81.6; the knock-out limits it to 54.
  CHECK(family(scores, kFamilyC) == 54);
}

// --- all together ---

TEST_CASE("28. share, must, rule, repair and family at once") {
  Log log;
  log.add(EntryKind::chosen, 0);
  log.points(kA1, -2, -2, 2);  // mended below: -1
  log.add(EntryKind::repaired, 0, 0);
  log.points(kA1, 2, -1, 2).points(kA1, 1, 0, 1);  // A1: (-1+2+1 - -3)/(2+2+1 - -3) = 5/8 = 62.5 -> 63
  log.points(kA2, 2, 0, 2).points(kA2, 1, 0, 1);   // A2: 3/3 = 100 -> 74 by the rule
  log.broken(kMajor).must_missed(kMustOfA1);       // A1: 63 -> 54
  const Scores scores = log.score();
  CHECK(of(scores, kA1).percent == 63);
  CHECK(of(scores, kA1).capped_percent == 54);
  CHECK(of(scores, kA2).percent == 100);
  CHECK(of(scores, kA2).capped_percent == 74);
  CHECK(family(scores, kFamilyA) == 62);  // (3·54 + 2·74)/5 = 310/5 = 62
}

TEST_CASE("29. nothing happened: no number anywhere, and nothing to divide by") {
  const Scores scores = Log().score();
  CHECK(scores.criteria.size() == 5);  // those the case scores
  for (const scoring::CriterionScore& score : scores.criteria) CHECK_FALSE(score.percent);
  for (const scoring::FamilyScore& score : scores.families) CHECK_FALSE(score.percent);
  CHECK(scores.caps.empty());
}

// --- forms (5.13): scored fields are decisions too ---

namespace {

test::FieldSpec field(const std::string& id, test::FieldType type) {
  test::FieldSpec spec;
  spec.id = id;
  spec.type = type;
  return spec;
}

Scores score_of_form(std::vector<test::FieldSpec> fields, const std::string& input) {
  test::ProgramBuilder b;
  b.criterion("A9");
  b.criterion("C1");
  b.fact("f1", test::FactKind::fact);
  b.fact("f2", test::FactKind::source);
  b.node("form").reveals("f1").reveals("f2").form(std::move(fields), "einde");
  b.node("einde").ends("Klaar");
  const program::Program program = b.build();
  test::Player player(program);
  player.give(input);
  return scoring::score(player.session());
}

}  // namespace

TEST_CASE("30. a form: sorting half right is 0.5 and becomes 1; with an option it is 6/7 = 85.7") {
  test::FieldSpec sort = field("soort", test::FieldType::sort);
  sort.items = {{"f1", "f1"}, {"f2", "f2"}};
  sort.columns = {"feit", "bron"};
  sort.answers = {{"f1", "feit"}, {"f2", "bron"}};
  sort.scores["A9"] = {-1, 2};
  test::FieldSpec sentence = field("zin", test::FieldType::choice);
  sentence.options = {{"letterlijk", {{"A9", 2}}, true, {}, {}}, {"oordeel", {{"A9", -2}}, true, {}, {}}};
  // sorting: -1 + (2 - -1)·1/2 = 0.5 -> 1, of -1…2. The sentence: 2 of -2…2.
  // (1+2 - (-1-2))/(2+2 - (-1-2)) = 6/7 = 85.71 -> 86
  const Scores scores = score_of_form({sort, sentence}, "form:soort=f1>feit|f2>feit;zin=letterlijk");
  CHECK(scores.criteria[0].opportunities == 2);
  CHECK(scores.criteria[0].earned == 3);
  CHECK(scores.criteria[0].min == -3);
  CHECK(scores.criteria[0].max == 4);
  CHECK(scores.criteria[0].percent == 86);
}

TEST_CASE("31. a form: right or wrong as a whole, and the sum of what was ticked") {
  test::FieldSpec question = field("q1", test::FieldType::yes_no);
  question.answers = {{"", "ja"}};
  question.scores["C1"] = {-1, 1};
  test::FieldSpec ticks = field("wie", test::FieldType::multi);
  ticks.options = {
      {"a", {{"C1", 2}}, true, {}, {}}, {"b", {{"C1", -1}}, true, {}, {}}, {"c", {{"C1", 1}}, true, {}, {}}};
  // q1: nee is wrong: -1 of -1…1. wie: a and b are 2 - 1 = 1; at best a and c: 3, at worst b: -1.
  // (-1+1 - (-1-1))/(1+3 - (-1-1)) = 2/6 = 33.3
  const Scores scores = score_of_form({question, ticks}, "form:q1=nee;wie=a|b");
  CHECK(scores.criteria[1].opportunities == 2);
  CHECK(scores.criteria[1].earned == 0);
  CHECK(scores.criteria[1].min == -2);
  CHECK(scores.criteria[1].max == 4);
  CHECK(scores.criteria[1].percent == 33);
}

TEST_SUITE_END();
