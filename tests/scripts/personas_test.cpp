// The people that come with the program: every one can be spoken with, and a few do what their file says of
// them.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/scoring/debrief.h"
#include "engine/scoring/score.h"
#include "tests/scripts/shipped.h"

using namespace gesprek;
using gesprek::test::compile_over_shipped;
using gesprek::test::give;

namespace {

using Texts = std::vector<std::string>;

/// A case with one person and one choice per move, to be taken in any order: `form:` is never needed.
std::string case_with(const std::string& persona, const Texts& moves, const std::string& say) {
  std::string out =
      "gesprek: 1\n"
      "scenario: {id: proef, title: Proef, language: nl, summary: Proef., learner: {role: iemand, profile: "
      "VVN}, setting: Hier.}\n"
      "cast:\n  iemand: {name: Sam, about: iemand, persona: " +
      persona +
      "}\n"
      "criteria: [C1]\n"
      "start: hier\nnodes:\n  hier:\n    choices:\n";
  for (const std::string& move : moves) {
    out += "      - {id: " + move + ", say: \"" + say + "\", moves: [" + move +
           "], reply: \"…\", why: Proef., go: hier}\n";
  }
  out +=
      "      - {id: klaar, say: \"Tot ziens.\", reply: \"Dag.\", why: Proef., go: einde}\n"
      "  einde:\n    ending: {title: Klaar, outcome: mixed, text: Klaar., child: Klaar.}\n";
  return out;
}

/// What somebody's values are after these moves, in this order; and what they say about it afterwards.
struct After {
  std::map<std::string, int> values;  // "vertrouwen"
  std::string afterwards;
};

After talk(const std::string& persona, const Texts& moves, const std::string& say = "Dag.") {
  CAPTURE(persona);
  Texts different = moves;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  const auto [program, diagnostics] = compile_over_shipped(case_with(persona, different, say));
  INFO(test::describe(diagnostics));
  REQUIRE(program.has_value());
  session::Session session(*program, 1);
  for (const std::string& move : moves) give(session, move);
  After out;
  for (std::uint32_t slot = 0; slot < program->slots.size(); ++slot) {
    std::string name(program->text(program->slots[slot].name));
    out.values[name.substr(name.rfind('.') + 1)] = session.slot(slot);
  }
  give(session, "klaar");
  const scoring::Scores scores = scoring::score(session);
  const scoring::Debrief debrief = scoring::make_debrief(session, scores, {});
  if (!debrief.afterwards.empty()) out.afterwards = debrief.afterwards.front().text;
  return out;
}

}  // namespace

TEST_SUITE("scripts/personas") {
  TEST_CASE("everybody can be spoken with, by every move that they react to, and says something afterwards") {
    CHECK(test::shipped().personas.size() >= 16);
    for (const auto& [id, persona] : test::shipped().personas) {
      CAPTURE(id);
      Texts moves;
      for (const auto& [move, rows] : persona.moves) {
        CAPTURE(move);
        CHECK(test::shipped().catalogues.moves.count(move) == 1);
        moves.push_back(move);
      }
      REQUIRE_FALSE(moves.empty());
      CHECK_FALSE(talk(id, moves).afterwards.empty());
    }
  }

  TEST_CASE("every value that a person starts with or changes has a name that is drawn afterwards") {
    for (const auto& [id, persona] : test::shipped().personas) {
      CAPTURE(id);
      for (const auto& [name, value] : persona.start) {
        CAPTURE(name);
        CHECK(test::shipped().catalogues.state.count(name) == 1);
      }
    }
  }

  TEST_CASE("at the weighing each pulls a way of their own, and a vote feeds every pull but one") {
    // 7 and 6 at the start; +1 for a vote, and the one who doubts says less instead: 6 - 1.
    CHECK(talk("ongeduldige_collega", {"stemmen"}).values["trek"] == 8);
    CHECK(talk("teamleider_in_tijdnood", {"stemmen"}).values["trek"] == 8);
    CHECK(talk("voorzichtige_collega", {"stemmen"}).values["openheid"] == 5);
    CHECK(talk("voorzichtige_collega", {"stemmen"}).afterwards ==
          "Mijn twijfel telde als stem, niet als vraag. Hij zit er nog.");
    // Facts first answers two of the three; waiting for proof feeds the one who wants to wait.
    CHECK(talk("ongeduldige_collega", {"feiten_eerst"}).values["trek"] == 6);
    CHECK(talk("voorzichtige_collega", {"bewijs_eisen"}).values["trek"] == 7);
    CHECK(talk("ongeduldige_collega", {"bewijs_eisen"}).values["vertrouwen"] == 5);
    // Both decisions settle all of them.
    for (const char* colleague : {"voorzichtige_collega", "ongeduldige_collega", "teamleider_in_tijdnood"}) {
      CAPTURE(colleague);
      After after = talk(colleague, {"feiten_eerst", "acuut_en_structureel", "twee_besluiten"});
      CHECK(after.values["trek"] <= 4);
    }
  }

  TEST_CASE("a neighbour who does not know holds no task") {
    const std::string vague = "Ik weet niet goed wat ik daar kwam doen. Ik had best willen helpen.";
    CHECK(talk("buurvrouw_die_niets_wist", {"taak_per_persoon"}).afterwards == vague);
    CHECK(talk("buurvrouw_die_niets_wist", {"netwerk_inlichten"}).afterwards ==
          "Nu weet ik het, en ik weet niet of iemand mij belt.");
    CHECK(talk("buurvrouw_die_niets_wist", {"netwerk_inlichten", "taak_per_persoon"}).afterwards ==
          "Ik heb de sleutel en ik weet waarvoor. Dat is een ander soort buurvrouw.");
  }

  TEST_CASE("around the table: a promise is a relief and no plan, and being put on show costs most") {
    After promise = talk("ouder_na_terugval", {"belofte_als_plan"});
    CHECK(promise.values["spanning"] == 6);  // 7 - 1
    CHECK(promise.values["regie"] == 3);     // nothing became hers
    CHECK(talk("ouder_na_terugval", {"ouder_te_kijk_zetten"}).values["vertrouwen"] == 2);  // 4 - 2
    After plan =
        talk("ouder_na_terugval", {"netwerk_inlichten", "kracht_of_veiligheid", "veiligheidsplan_maken"});
    CHECK(plan.values["regie"] == 6);  // 3 + 1 + 1 + 1
    CHECK(plan.afterwards == "Het is mijn plan. Dat hoor ik niet vaak, over mezelf.");
    CHECK(talk("oma_die_draagt", {"cijfer_betwisten"}).values["openheid"] == 3);  // 5 - 2
    CHECK(talk("oma_die_draagt", {"taak_per_persoon"}).values["spanning"] == 4);  // 5 - 1
    CHECK(talk("oom_die_wil_doen", {"taak_per_persoon"}).afterwards ==
          "Zaterdag ben ik er. Dat is duidelijk. Dat kan ik.");
  }

  TEST_CASE("a mother who stays away: a threat ends it, something that proves true opens the door") {
    After threat = talk("moeder_die_wegblijft", {"dreigen"});
    CHECK(threat.values["vertrouwen"] == 0);  // 2 - 2
    CHECK(threat.afterwards.substr(0, 10) == "Zie je wel");
    After door =
        talk("moeder_die_wegblijft", {"nabellen", "drempel_respecteren", "praktisch_helpen", "erkenning"});
    CHECK(door.values["vertrouwen"] == 5);  // 2 + 1 + 1 + 1: from here she tells of her friend
    CHECK(door.values["weerstand"] == 3);   // 6 - 1 - 1 - 1
  }

  TEST_CASE(
      "a child that wants to go on: digging closes, being there opens, and long sentences are a grown-up's") {
    CHECK(talk("kind_dat_verder_wil", {"graven"}).values["openheid"] == 3);  // 4 - 1
    After there = talk("kind_dat_verder_wil", {"er_zijn_zonder_verhaal", "gewone_leven"});
    CHECK(there.values["vertrouwen"] == 7);  // 5 + 1 + 1: from here it can tell of tomorrow
    const std::string long_sentence =
        "Ik wil even met je praten over hoe het nu gaat en over vroeger en ook over wat je daar zelf van "
        "vindt.";
    CHECK(talk("kind_dat_verder_wil", {"erkenning"}, long_sentence).values["openheid"] == 3);  // 4 - 1
    CHECK(talk("kind_dat_verder_wil", {"stiekem"}).values["vertrouwen"] == 3);                 // 5 - 2
  }

  TEST_CASE(
      "an adviser thinks along with who brings facts and a question, and not with who waits for proof") {
    CHECK(talk("adviseur_veilig_thuis", {"advies_kader", "duiding_apart", "eigen_vraag_stellen"})
              .values["openheid"] == 9);                                              // 7 + 1 + 1
    CHECK(talk("adviseur_veilig_thuis", {"bewijs_eisen"}).values["weerstand"] == 2);  // 1 + 1
  }
}
