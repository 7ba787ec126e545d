// criteria.yaml as it is shipped: the catalogue of the domain reference (§7), whole, in two languages, and in
// step with events.yaml and meldcode.lua.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/scripts/shipped.h"

using namespace gesprek;
using gesprek::test::shipped;

namespace {

using Ids = std::vector<std::string>;

const scenario::Catalogues& catalogues() {
  return shipped().catalogues;
}

/// A text nobody wrote, or the same text in both languages, is a slip.
void check_both(const scenario::Label& text, const char* key) {
  CAPTURE(key);
  CHECK_FALSE(text.nl.empty());
  CHECK_FALSE(text.en.empty());
  CHECK(text.nl != text.en);
}

bool is_date_or_empty(const std::string& text) {
  if (text.empty()) return true;
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 4 || i == 7;
    if (is_dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("scripts/criteria") {
  TEST_CASE("the forty-one criteria, in order, with the weights of the reference") {
    const std::vector<std::pair<std::string, std::vector<int>>> weights = {
        {"A", {3, 2, 3, 3, 3, 3, 3, 2, 2, 2}},
        {"B", {3, 3, 3, 3, 2, 2, 2, 2}},
        {"C", {3, 3, 3, 2, 2, 3, 3, 3, 3, 2, 3, 3, 2, 2, 2}},
        {"D", {3, 3, 2, 2, 3, 3, 3, 1}}};
    std::size_t at = 0;
    for (const auto& [family, list] : weights) {
      for (std::size_t i = 0; i < list.size(); ++i, ++at) {
        REQUIRE(at < catalogues().criteria.size());
        const scenario::Criterion& criterion = catalogues().criteria[at];
        CHECK(criterion.id == family + std::to_string(i + 1));
        CHECK(criterion.family == family);
        CHECK(criterion.weight == list[i]);
      }
    }
    CHECK(at == catalogues().criteria.size());
    CHECK(at == 41);  // 10 + 8 + 15 + 8
  }

  TEST_CASE("nothing is left unsaid in either language") {
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      CAPTURE(criterion.id);
      check_both(criterion.label, "label");
      check_both(criterion.about, "about");
      check_both(criterion.good, "good");
      check_both(criterion.poor, "poor");
      check_both(criterion.debrief, "debrief");
      check_both(criterion.debrief_low, "debrief_low");
      check_both(criterion.debrief_high, "debrief_high");
      CHECK(criterion.must_when.nl.empty() == criterion.must_when.en.empty());
      CHECK((criterion.must_when.nl.empty() || !criterion.musts.empty()));
      CHECK(is_date_or_empty(criterion.checked));
    }
    for (const scenario::Family& family : catalogues().families) {
      CAPTURE(family.id);
      check_both(family.about, "about");
    }
    for (const scenario::Band& band : catalogues().bands) {
      CAPTURE(band.id);
      check_both(band.label, "label");
      check_both(band.about, "about");
    }
    for (const scenario::Knockout& knockout : catalogues().knockouts) {
      CAPTURE(knockout.id);
      check_both(knockout.label, "label");
      check_both(knockout.about, "about");
      CHECK(is_date_or_empty(knockout.checked));
    }
  }

  TEST_CASE("no sentence is used twice") {
    std::map<std::string, std::string> seen;
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      for (const scenario::Label* text : {&criterion.good, &criterion.poor, &criterion.debrief,
                                          &criterion.debrief_low, &criterion.debrief_high}) {
        const auto [earlier, is_new] = seen.emplace(text->nl, criterion.id);
        CHECK_MESSAGE(is_new, earlier->second << " and " << criterion.id << ": " << text->nl);
      }
    }
  }

  TEST_CASE("the must-do moments are those of the reference, and every event of one exists") {
    const std::set<std::string> expected = {"A1", "A2", "A3", "A4", "A5", "A6",  "A7", "A9", "B1", "B2",
                                            "B3", "B8", "C3", "C7", "C9", "C15", "D1", "D5", "D6", "D7"};
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      CAPTURE(criterion.id);
      CHECK(criterion.musts.empty() == (expected.count(criterion.id) == 0));
      for (const std::string& event : criterion.musts) {
        CAPTURE(event);
        CHECK(catalogues().events.count(event) == 1);
      }
    }
    // 5.19: what is limited to 74 when D5's must is missing needs a must to miss.
    REQUIRE(catalogues().criterion("D5") != nullptr);
    CHECK(catalogues().criterion("D5")->family_cap == 74);
  }

  TEST_CASE("a knock-out stands under the criterion it limits, and nowhere else") {
    REQUIRE(catalogues().knockouts.size() == 11);
    std::map<std::string, Ids> under;
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      for (const std::string& knockout : criterion.knockouts) under[knockout].push_back(criterion.id);
    }
    const std::set<std::string> repairable = {"KO1", "KO6", "KO8", "KO10", "KO11"};
    for (const scenario::Knockout& knockout : catalogues().knockouts) {
      CAPTURE(knockout.id);
      CHECK(under[knockout.id] == Ids{knockout.criterion});
      CHECK((knockout.kind == scenario::KnockoutKind::repairable) == (repairable.count(knockout.id) == 1));
    }
  }

  TEST_CASE("a rule that breaks as a knock-out limits what the knock-out limits") {
    for (const auto& [id, rule] : shipped().rules) {
      for (const script::RuleClause& clause : rule.clauses) {
        if (clause.knockout.empty()) continue;
        CAPTURE(id);
        const scenario::Knockout* knockout = catalogues().knockout(clause.knockout);
        REQUIRE(knockout != nullptr);
        // 5.28: R10 is two: a promised secret (KO1, with the rule's criterion) and a promised outcome (KO11).
        if (clause.knockout == "KO11") continue;
        CHECK(knockout->criterion == rule.criterion);
      }
    }
  }

  TEST_CASE("what differs per profession or is being revised says what it leans on") {
    const std::set<std::string> open = {"A3", "A4", "A5", "A6", "A8", "B2", "B3"};
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      CAPTURE(criterion.id);
      CHECK(criterion.source.empty() == (open.count(criterion.id) == 0));
    }
    for (const scenario::Knockout& knockout : catalogues().knockouts) {
      CAPTURE(knockout.id);
      CHECK(knockout.source.empty() == (knockout.id != "KO5" && knockout.id != "KO7"));
    }
  }
}
