// Each rule of the shipped meldcode.lua, broken, kept and excused by sequences of events that are really
// played: a choice for each step, the rule's own automaton, the scores of the session.

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/scoring/score.h"
#include "tests/scripts/shipped.h"

using namespace gesprek;
using gesprek::test::compile_over_shipped;
using gesprek::test::shipped;

namespace {

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) {
    if (!part.empty()) out.push_back(part);
  }
  return out;
}

/// "A" → "A", "A=x" → "{A: x}", as `events` has it.
std::string yaml_of(const std::string& event) {
  const std::size_t equals = event.find('=');
  if (equals == std::string::npos) return event;
  return "{" + event.substr(0, equals) + ": " + event.substr(equals + 1) + "}";
}

/// A case with one choice a step, that watches `rules`. A step is events joined by +; `!KO3` in it marks the
/// choice `critical`.
std::string case_text(const std::string& rules, const std::string& profile,
                      const std::vector<std::string>& steps) {
  std::string text =
      "gesprek: 1\nscenario: {id: proef, title: Proef, language: nl, summary: Proef.,\n"
      "  learner: {role: iemand, profile: " +
      profile + "}, setting: Hier.}\nrules: [" + rules + "]\nstart: begin\nnodes:\n  begin:\n    choices:\n";
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::string events;
    std::string critical;
    for (const std::string& part : split(steps[i], '+')) {
      if (part.front() == '!') {
        critical = ", critical: " + part.substr(1);
      } else {
        events += (events.empty() ? "" : ", ") + yaml_of(part);
      }
    }
    text += "      - {id: s" + std::to_string(i) + ", do: Iets., go: begin, events: [" + events + "]" +
            critical + "}\n";
  }
  if (steps.empty()) text += "      - {id: niets, do: Iets., go: begin}\n";
  return text +
         "      - {id: klaar, do: Klaar., go: einde}\n"
         "  einde:\n    ending: {title: Klaar, outcome: mixed, text: Klaar., child: Klaar.}\n";
}

/// What playing `steps` and ending gives.
struct Outcome {
  std::vector<std::string> broken;     // rules, in order, once each
  std::vector<std::string> knockouts;  // in order, as often as counted
  std::vector<std::string> caps;       // "A7 54", criteria only, as often as listed
  std::size_t at = 0;                  // the step (from 1) that broke the first rule; 0: at the end
};

Outcome play(const std::string& rules, const std::string& steps, const std::string& profile = "BASIS") {
  const std::vector<std::string> list = split(steps, ' ');
  const auto [program, diagnostics] = compile_over_shipped(case_text(rules, profile, list));
  INFO(test::describe(diagnostics));
  REQUIRE(program.has_value());
  session::Session session(*program, 1);
  Outcome out;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    const std::string input = i < list.size() ? "s" + std::to_string(i) : "klaar";
    test::give(session, input);
    const bool broke = std::any_of(session.log().begin(), session.log().end(), [](const session::Entry& e) {
      return e.kind == session::EntryKind::rule_broken;
    });
    if (broke && out.at == 0 && i < list.size()) out.at = i + 1;
  }
  REQUIRE(session.status() == session::Status::ended);
  const scoring::Scores scores = scoring::score(session);
  for (const std::uint32_t rule : scores.rules_broken) {
    const std::string id(program->text(program->rules[rule].id));
    if (std::find(out.broken.begin(), out.broken.end(), id) == out.broken.end()) out.broken.push_back(id);
  }
  for (const scoring::KnockoutScore& knockout : scores.knockouts) {
    out.knockouts.emplace_back(program->text(program->knockouts[knockout.knockout].id));
  }
  for (const scoring::Cap& cap : scores.caps) {
    if (cap.criterion == program::kNone) continue;
    out.caps.push_back(std::string(program->text(program->criteria[cap.criterion].id)) + " " +
                       std::to_string(cap.limit));
  }
  return out;
}

enum class As { broken, kept, excused };
/// One sequence and how it leaves the rule. `at`: the step that breaks it, 0 for an ending. `cap`: what it
/// caps. An ending follows each sequence. "Excused": the same steps would break it without the excuse.
struct Row {
  const char* rule;
  As as;
  const char* steps;
  std::size_t at = 0;
  const char* cap = "";
  const char* profile = "BASIS";
};

// Rules of domain §4.5. Rules that nothing excuses have two kept rows instead.
const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      {"R01", As::broken, "ONVEILIG_SIGNAAL", 0, "A7 54"},
      {"R01", As::broken, "VEILIG_NU=ja ONVEILIG_SIGNAAL", 0, "A7 54"},  // asked before it came up
      {"R01", As::broken, "ONVEILIG_SIGNAAL VEILIG_NU=nee", 0, "A7 54"},
      {"R01", As::kept, "ONVEILIG_SIGNAAL VEILIG_NU=ja"},
      {"R01", As::kept, "ACUUT_GEVAAR SPOED_112"},
      {"R01", As::kept, "ONVEILIG_SIGNAAL VEILIG_NU=nee VEILIGHEIDSAFSPRAAK"},

      {"R02", As::broken, "OVERLEG_AF SIGNAAL=feit", 1, "A1 74"},
      {"R02", As::broken, "SIGNAAL=duiding GESPREK_OUDERS", 2, "A1 74"},
      {"R02", As::kept, "SIGNAAL=feit OVERLEG_COLLEGA GESPREK_OUDERS"},
      {"R02", As::excused, "SPOED_112 ADVIES_VT"},

      {"R03", As::broken, "GESPREK_OUDERS OVERLEG_AF", 1, ""},
      {"R03", As::kept, "OVERLEG_COLLEGA GESPREK_OUDERS"},
      {"R03", As::excused, "ST0_BESPREEK GESPREK_OUDERS ADVIES_VT"},
      {"R03", As::broken, "ST0_BESPREEK GESPREK_OUDERS", 0, ""},  // excused from the order, not from the duty

      {"R04", As::broken, "BESLUIT_MELDEN=ja ADVIES_VT", 1, "A3 74", "KNMG"},
      {"R04", As::kept, "ADVIES_VT BESLUIT_MELDEN=ja BESLUIT_HULP=ja", 0, "", "KNMG"},
      {"R04", As::excused, "ACUUT_GEVAAR BESLUIT_MELDEN=ja", 0, "", "KNMG"},
      {"R04", As::kept, "BESLUIT_MELDEN=ja", 0, "", "VVN"},  // only where the profile makes advice a duty

      {"R05", As::broken, "GESPREK_OUDERS WEEG_Q1=ja", 2, "A4 74"},
      {"R05", As::broken, "GESPREK_KIND WEEG_Q1=ja", 2, "A4 74"},
      {"R05", As::broken, "VT_EERST GESPREK_OUDERS", 2, "A4 74"},
      {"R05", As::kept, "GESPREK_OUDERS GESPREK_KIND WEEG_Q1=ja"},
      {"R05", As::kept, "VT_EERST ADVIES_VT GESPREK_OUDERS GESPREK_KIND WEEG_Q1=ja"},
      {"R05", As::kept,
       "GESPREK_OUDERS VT_EERST"},  // it came up in the talk: what was said before is no fault
      {"R05", As::excused, "GESPREK_UITGESTELD=onveilig WEEG_Q1=ja"},

      {"R06", As::broken, "BESLUIT_MELDEN=nee", 1, "A5 74"},
      {"R06", As::broken, "WEEG_Q1=ja BESLUIT_MELDEN=nee", 0, "A5 74"},
      {"R06", As::broken, "WEEG_Q1=ja WEEG_Q2=nee WEEG_Q3=ja", 0, "A5 74"},
      {"R06", As::broken, "WEEG_Q1=nee+WEEG_ARGUMENT=gevoel", 1, "A5 74"},
      {"R06", As::kept, "WEEG_Q1=nee+WEEG_ARGUMENT=feit"},
      {"R06", As::kept, "WEEG_Q1=ja WEEG_Q2=nee WEEG_Q3=ja WEEG_Q4=ja WEEG_Q5=later BESLUIT_MELDEN=nee"},
      {"R06", As::kept, "WEEG_Q1=ja WEEG_Q2=nee WEEG_Q3=nee BESLUIT_MELDEN=ja"},
      {"R06", As::excused, "WEEG_Q1=ja WEEG_Q2=ja BESLUIT_MELDEN=ja"},  // 3 to 5 with Veilig Thuis
      {"R06", As::excused, "SPOED_112 WEEG_Q1=ja"},

      {"R07", As::broken, "WEEG_Q1=ja BESLUIT_MELDEN=ja", 0, "A6 74"},
      {"R07", As::broken, "BESLUIT_HULP=ja", 0, "A6 74"},
      {"R07", As::kept, "WEEG_Q1=ja BESLUIT_MELDEN=nee BESLUIT_HULP=ja"},
      {"R07", As::kept, "WEEG_Q1=nee"},

      {"R08", As::broken, "WEEG_Q2=ja BESLUIT_MELDEN=nee", 2, "A6 54"},
      {"R08", As::broken, "WEEG_Q2=ja ALLEEN_ZELF_HULP", 2, "A6 54"},
      {"R08", As::kept, "WEEG_Q2=ja BESLUIT_MELDEN=ja BESLUIT_HULP=ja"},
      {"R08", As::kept, "WEEG_Q2=nee BESLUIT_MELDEN=nee"},

      {"R09", As::broken, "MELDING=open INFORMEREN", 1, "A8 74"},
      {"R09", As::broken, "MELDEN_GEVRAAGD INFORMEREN MELDING", 1, "A8 74"},
      {"R09", As::kept, "INFORMEREN=op_tijd MELDING=open"},
      {"R09", As::excused, "INFORMEREN_UITGESTELD=onveilig MELDING=open"},

      {"R10", As::broken, "BELOFTE_GEHEIM", 1, "C9 54"},
      {"R10", As::broken, "BELOFTE_UITKOMST", 1, "A8 54"},
      {"R10", As::broken, "BELOFTE_NIET_MELDEN", 1, "A8 54"},
      {"R10", As::kept, "GESPREK_KIND GESPREK_OUDERS"},
      {"R10", As::kept, "INFORMEREN=op_tijd MELDING=open"},

      {"R11", As::broken, "STURENDE_VRAAG", 1, "C8 54"},
      {"R11", As::broken, "ONTHULLING DETAILVRAAG", 2, "C8 74"},
      {"R11", As::kept, "ONTHULLING VEILIG_NU=ja"},
      {"R11", As::excused, "ONTHULLING ONDERZOEK_AFGESTEMD DETAILVRAAG"},
      {"R11", As::broken, "ONDERZOEK_AFGESTEMD STURENDE_VRAAG", 2, "C8 54"},  // leading is never excused

      {"R12", As::broken, "KIND_DOORVERTELD VEILIGHEIDSAFSPRAAK", 1, "A4 54"},
      {"R12", As::kept, "VEILIGHEIDSAFSPRAAK KIND_DOORVERTELD"},
      {"R12", As::kept, "GESPREK_KIND GESPREK_OUDERS"},

      {"R13", As::broken, "ADVIES_VT+NAMEN_BIJ_ADVIES", 1, ""},
      {"R13", As::kept, "ADVIES_VT"},
      {"R13", As::excused, "ADVIES_VT ADVIES_WORDT_MELDING NAMEN_BIJ_ADVIES"},

      {"R14", As::broken, "MELDING=anoniem", 1, "B3 74"},
      {"R14", As::kept, "MELDING=open"},
      {"R14", As::excused, "MELDING_ONVEILIG MELDING=anoniem"},

      {"R15", As::broken, "DELEN_DERDEN TOESTEMMING_DELEN", 1, "A8 74"},
      {"R15", As::kept, "TOESTEMMING_DELEN DELEN_DERDEN"},
      {"R15", As::excused, "DELEN_MET_GROND DELEN_DERDEN"},

      {"R16", As::broken, "ADVIES_VT", 0, "A9 74"},
      {"R16", As::broken, "ADVIES_VT DOSSIER GESPREK_OUDERS", 0,
       "A9 74"},  // the second step was not recorded
      {"R16", As::kept, "ADVIES_VT DOSSIER GESPREK_OUDERS DOSSIER"},
      {"R16", As::kept, "ST0_VRAAG"},

      {"R17", As::broken, "GESPREK_OUDERS", 0, "B8 74"},
      {"R17", As::kept, "GESPREK_OUDERS EVALUATIEDATUM"},
      {"R17", As::excused, "GESPREK_OUDERS WEEG_Q1=nee"},

      {"R18", As::broken, "SIGNAAL=feit", 0, ""},
      {"R18", As::kept, "SIGNAAL=feit ANDERE_KINDEREN"},
      {"R18", As::kept, "KINDCHECK SIGNAAL=feit"},
      {"R18", As::excused, "SIGNAAL=feit GEEN_ANDERE_KINDEREN"},

      {"R19", As::broken, "HERSTART NIEUW_SIGNAAL", 0, "B8 74"},  // that was an earlier time
      {"R19", As::kept, "NIEUW_SIGNAAL HERSTART"},
      {"R19", As::kept, "MELDING=open"},

      {"R20", As::broken, "INFORMEREN=voor_weekend VEILIGHEIDSAFSPRAAK", 1, ""},
      {"R20", As::kept, "VEILIGHEIDSAFSPRAAK INFORMEREN=voor_weekend"},
      {"R20", As::kept, "INFORMEREN=op_tijd"},
      {"R20", As::excused, "ACUUT_GEVAAR INFORMEREN=voor_weekend"},
  };
  return table;
}

}  // namespace

TEST_SUITE("scripts/meldcode") {
  TEST_CASE("each rule breaks, is kept and is excused where the meldcode says so") {
    for (const Row& row : rows()) {
      CAPTURE(row.rule);
      CAPTURE(row.steps);
      CAPTURE(row.profile);
      const Outcome outcome = play(row.rule, row.steps, row.profile);
      if (row.as != As::broken) {
        CHECK(outcome.broken.empty());
        CHECK(outcome.knockouts.empty());
        CHECK(outcome.caps.empty());
        continue;
      }
      CHECK(outcome.broken == std::vector<std::string>{row.rule});
      CHECK(outcome.at == row.at);
      const std::vector<std::string> caps =
          *row.cap == '\0' ? std::vector<std::string>() : std::vector<std::string>{row.cap};
      CHECK(outcome.caps == caps);
    }
  }

  TEST_CASE("the table has rows of each rule, and each excuse excuses something") {
    std::set<std::string> broken, kept, excused;
    for (const Row& row : rows()) {
      (row.as == As::broken ? broken : row.as == As::kept ? kept : excused).insert(row.rule);
    }
    std::set<std::string> all;
    for (const auto& [id, rule] : shipped().rules) {
      CAPTURE(id);
      all.insert(id);
      const bool has_excuse = std::any_of(rule.clauses.begin(), rule.clauses.end(),
                                          [](const auto& clause) { return !clause.unless.empty(); });
      CHECK((excused.count(id) == 1) == has_excuse);
      CHECK_FALSE(rule.label.nl.empty());
      CHECK_FALSE(rule.label.en.empty());
      CHECK_FALSE(rule.criterion.empty());
    }
    CHECK(all.size() == 20);
    CHECK(broken == all);
    CHECK(kept == all);
    // Without its excusing step an excused sequence breaks the rule.
    for (const Row& row : rows()) {
      if (row.as != As::excused) continue;
      const std::string steps = row.steps;
      const std::vector<std::string> list = split(steps, ' ');
      bool breaks = false;
      for (std::size_t drop = 0; drop < list.size(); ++drop) {
        std::string rest;
        for (std::size_t i = 0; i < list.size(); ++i) rest += i == drop ? "" : list[i] + " ";
        breaks = breaks || !play(row.rule, rest, row.profile).broken.empty();
      }
      CAPTURE(steps);
      // Question 2 = ja is what excuses from questions 3 to 5, and dropping it leaves question 2 open.
      CHECK(breaks);
    }
  }

  TEST_CASE("severities are those of the meldcode table") {
    const auto severity = [](const char* rule) { return shipped().rules.at(rule).severity; };
    for (const char* const rule : {"R01", "R08", "R10", "R11", "R12"}) {
      CAPTURE(rule);
      CHECK(severity(rule) == script::RuleSeverity::knockout);
    }
    for (const char* const rule : {"R03", "R13", "R18", "R20"}) {
      CAPTURE(rule);
      CHECK(severity(rule) == script::RuleSeverity::minor);
    }
    for (const char* const rule :
         {"R02", "R04", "R05", "R06", "R07", "R09", "R14", "R15", "R16", "R17", "R19"}) {
      CAPTURE(rule);
      CHECK(severity(rule) == script::RuleSeverity::major);
    }
  }

  TEST_CASE("a rule and a knock-out that mean the same count once") {
    struct Overlap {
      const char *rule, *steps, *knockout, *cap;
    };
    const std::vector<Overlap> overlaps = {
        // in one choice
        {"R01", "ONVEILIG_SIGNAAL+!KO3", "KO3", "A7 54"},
        {"R08", "WEEG_Q2=ja ALLEEN_ZELF_HULP+!KO5", "KO5", "A6 54"},
        {"R10", "BELOFTE_GEHEIM+!KO1", "KO1", "C9 54"},
        {"R10", "BELOFTE_UITKOMST+!KO11", "KO11", "A8 54"},
        {"R11", "STURENDE_VRAAG+!KO2", "KO2", "C8 54"},
        {"R12", "KIND_DOORVERTELD+!KO4", "KO4", "A4 54"},
        // the choice first, the rule at a later step or at the ending
        {"R01", "ONVEILIG_SIGNAAL !KO3", "KO3", "A7 54"},
        {"R08", "WEEG_Q2=ja !KO5 BESLUIT_MELDEN=nee", "KO5", "A6 54"},
        {"R10", "!KO1 BELOFTE_GEHEIM", "KO1", "C9 54"},
        {"R12", "!KO4 KIND_DOORVERTELD", "KO4", "A4 54"},
    };
    for (const Overlap& overlap : overlaps) {
      CAPTURE(overlap.rule);
      CAPTURE(overlap.steps);
      const Outcome outcome = play(overlap.rule, overlap.steps);
      CHECK(outcome.broken == std::vector<std::string>{overlap.rule});
      CHECK(outcome.knockouts == std::vector<std::string>{overlap.knockout});
      CHECK(outcome.caps == std::vector<std::string>{overlap.cap});
    }
  }

  TEST_CASE("R10 sees the second promise too, and is broken once") {
    const Outcome outcome = play("R10", "BELOFTE_UITKOMST BELOFTE_GEHEIM");
    CHECK(outcome.broken == std::vector<std::string>{"R10"});
    CHECK(outcome.knockouts == std::vector<std::string>{"KO11", "KO1"});
  }

  TEST_CASE("a question about details and a leading one are two faults of different weight") {
    const Outcome outcome = play("R11", "DETAILVRAAG STURENDE_VRAAG");
    CHECK(outcome.broken == std::vector<std::string>{"R11"});
    CHECK(outcome.knockouts == std::vector<std::string>{"KO2"});
    CHECK(outcome.caps == std::vector<std::string>{"C8 74", "C8 54"});
  }

  TEST_CASE("all twenty rules are watched together") {
    std::string all;
    for (const auto& [id, rule] : shipped().rules) all += (all.empty() ? "" : ", ") + id;
    // A good route from signal to decision, by a doctor.
    const Outcome good = play(all,
                              "SIGNAAL=feit+DOSSIER ANDERE_KINDEREN ADVIES_VT DOSSIER GESPREK_KIND "
                              "GESPREK_OUDERS DOSSIER WEEG_Q1=ja+WEEG_ARGUMENT=feit "
                              "WEEG_Q2=ja VEILIG_NU=ja BESLUIT_MELDEN=ja BESLUIT_HULP=ja "
                              "INFORMEREN=op_tijd MELDING=open DOSSIER EVALUATIEDATUM",
                              "KNMG");
    CHECK(good.broken == std::vector<std::string>());
    // And one that goes wrong at every turn.
    const Outcome poor = play(all, "GESPREK_OUDERS BELOFTE_GEHEIM ONVEILIG_SIGNAAL BESLUIT_MELDEN=nee");
    CHECK(poor.broken ==
          std::vector<std::string>{"R02", "R03", "R10", "R06", "R01", "R07", "R16", "R17", "R18"});
  }

  TEST_CASE("the step profiles say where each question belongs, and what is still unchecked") {
    const auto& profiles = shipped().profiles;
    REQUIRE(profiles.size() == 4);
    const std::vector<std::string> both = {"WEEG_Q1", "WEEG_Q2"};
    for (const char* const id : {"BASIS", "VVN", "ONDERWIJS"}) {
      CAPTURE(id);
      CHECK(profiles.at(id).step4 == both);
      CHECK(profiles.at(id).step5.size() == 5);
      CHECK_FALSE(profiles.at(id).vt_advice_required);
    }
    CHECK(profiles.at("KNMG").step4.empty());
    CHECK(profiles.at("KNMG").step5.size() == 7);
    CHECK(profiles.at("KNMG").vt_advice_required);
    CHECK(profiles.at("KNMG").checked.size() == 10);
    // What nobody has looked up says so.
    CHECK(profiles.at("ONDERWIJS").checked.empty());
    CHECK(profiles.at("ONDERWIJS").remark.find("⚠") != std::string::npos);
    CHECK(shipped().rules.at("R04").profiles == std::vector<std::string>{"KNMG"});
  }

  TEST_CASE("a question counts for the step of the learner's profile") {
    const auto step_of = [](const std::string& profile, const std::string& name) {
      const auto program =
          compile_over_shipped(case_text("R06", profile, {"WEEG_Q1=ja", "WEEG_Q3=ja"})).first;
      REQUIRE(program.has_value());
      for (const program::EventName& event : program->events) {
        if (program->text(event.id) == name) return event.step;
      }
      return -2;
    };
    CHECK(step_of("VVN", "WEEG_Q1") == 4);
    CHECK(step_of("KNMG", "WEEG_Q1") == 5);
    CHECK(step_of("BASIS", "WEEG_Q3") == 5);
  }
}
