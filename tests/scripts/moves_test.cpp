// moves.yaml as it is shipped: every move said in full, once, and what the rest of scripts/ counts on is
// there.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/scripts/shipped.h"

using namespace gesprek;
using gesprek::test::shipped;

namespace {

const scenario::Catalogues& catalogues() {
  return shipped().catalogues;
}

bool has_tag(const scenario::Move& move, const char* tag) {
  return std::count(move.tags.begin(), move.tags.end(), tag) > 0;
}

}  // namespace

TEST_SUITE("scripts/moves") {
  TEST_CASE("nothing is left unsaid about a move") {
    CHECK(catalogues().moves.size() >= 200);
    for (const auto& [id, move] : catalogues().moves) {
      CAPTURE(id);
      CHECK_FALSE(move.label.nl.empty());
      CHECK_FALSE(move.label.en.empty());
      CHECK_FALSE(move.about.nl.empty());
      CHECK_FALSE(move.about.en.empty());
      CHECK(move.about.nl != move.about.en);
      CHECK_FALSE(move.group.empty());
      CHECK_FALSE(move.good.empty());
      CHECK_FALSE(move.poor.empty());
      CHECK_FALSE(move.tags.empty());
      CHECK_FALSE(move.source.empty());
    }
  }

  TEST_CASE("no two moves have the same name or the same explanation") {
    std::map<std::string, std::string> labels, explanations;
    for (const auto& [id, move] : catalogues().moves) {
      CAPTURE(id);
      CHECK_MESSAGE(labels.emplace(move.label.nl, id).second, labels[move.label.nl] << ": " << move.label.nl);
      CHECK_MESSAGE(explanations.emplace(move.about.nl, id).second, explanations[move.about.nl]);
    }
  }

  TEST_CASE("a move that only takes points is called a pitfall, and one that only gives is not") {
    for (const auto& [id, move] : catalogues().moves) {
      if (move.score.empty()) continue;
      CAPTURE(id);
      const bool takes =
          std::all_of(move.score.begin(), move.score.end(), [](const auto& s) { return s.second < 0; });
      const bool gives =
          std::all_of(move.score.begin(), move.score.end(), [](const auto& s) { return s.second > 0; });
      CHECK((takes || gives));
      CHECK(has_tag(move, "valkuil") == takes);
      CHECK(move.score.size() <= 3);
    }
  }

  TEST_CASE("every must of a criterion that is an act, not an answer on a form, has a move that does it") {
    std::set<std::string> done;
    for (const auto& [id, move] : catalogues().moves) done.insert(move.events.begin(), move.events.end());
    // Signs of Safety: four events of its own, each earned by an act.
    for (const char* event : {"drie_kolommen", "stem_van_kind", "netwerk_betrokken", "veiligheidsplan"}) {
      CAPTURE(event);
      CHECK(done.count(event) == 1);
      CHECK(catalogues().events.count(event) == 1);
    }
    for (const char* event :
         {"ADVIES_VT", "OVERLEG_AF", "OVERLEG_COLLEGA", "ST0_VRAAG", "ST0_BESPREEK", "ST0_AANBOD",
          "ST0_NABELLEN", "VEILIG_NU", "VEILIGHEIDSAFSPRAAK", "SPOED_112", "INFORMEREN",
          "INFORMEREN_UITGESTELD", "EVALUATIEDATUM", "HERSTART", "ANDERE_KINDEREN", "DOSSIER"}) {
      CAPTURE(event);
      CHECK(done.count(event) == 1);
    }
  }

  TEST_CASE("every criterion can be earned and lost in a talk") {
    for (const scenario::Criterion& criterion : catalogues().criteria) {
      CAPTURE(criterion.id);
      int gives = 0, takes = 0;
      for (const auto& [id, move] : catalogues().moves) {
        for (const auto& [scored, points] : move.score) {
          if (scored != criterion.id) continue;
          ++(points > 0 ? gives : takes);
        }
      }
      CHECK(gives > 0);
      CHECK(takes > 0);
    }
  }
}
