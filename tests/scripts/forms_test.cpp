// The shipped forms, built by a case with and without parameters, and filled in.

#include <algorithm>
#include <string>
#include <vector>

#include "engine/scoring/score.h"
#include "tests/scripts/shipped.h"

using namespace gesprek;
using gesprek::test::compile_over_shipped;
using gesprek::test::give;

namespace {

/// A case that is one form; `with` as YAML, or empty.
std::string case_of(const std::string& form, const std::string& with) {
  return "gesprek: 1\n"
         "scenario: {id: proef, title: Proef, language: nl, summary: Proef., learner: {role: iemand, "
         "profile: VVN}, setting: Hier.}\n"
         "facts:\n"
         "  nat: {text: \"Zijn jas was nat.\", kind: fact, source: gezien}\n"
         "  slordig: {text: \"Men vindt ze slordig.\", kind: noise, source: gang}\n"
         "criteria: [A1, A3, A5, A6, A7, A9, B3, B8, D1, D2, D3, D4, D5, D7]\n"
         "start: begin\nnodes:\n  begin:\n    reveals: [nat, slordig]\n    form: {use: " +
         form + (with.empty() ? "" : ", with: {" + with + "}") +
         "}\n    go: einde\n"
         "  einde:\n    ending: {title: Klaar, outcome: mixed, text: Klaar., child: Klaar.}\n";
}

/// A form that was filled in.
struct Filled {
  std::string title;
  std::vector<std::string> fields;  // "vraag_1 yes_no"
  std::vector<std::string> events;  // "WEEG_Q1=ja"
  std::vector<std::string> points;  // "A5 1" for each scored criterion with an opportunity
};

Filled fill(const std::string& form, const std::string& with, const std::string& input) {
  static const std::vector<std::string> types = {"choice", "yes_no", "multi", "sort",
                                                 "board",  "scale",  "plan",  "text"};
  CAPTURE(form);
  CAPTURE(with);
  const auto [program, diagnostics] = compile_over_shipped(case_of(form, with));
  INFO(test::describe(diagnostics));
  REQUIRE(program.has_value());
  Filled out;
  REQUIRE(program->forms.size() == 1);
  const program::Form& made = program->forms[0];
  out.title = program->text(made.title);
  for (std::uint32_t f = made.fields.begin; f < made.fields.end(); ++f) {
    const program::Field& field = program->fields[f];
    out.fields.push_back(std::string(program->text(field.id)) + " " +
                         types[static_cast<std::size_t>(field.type)]);
  }
  session::Session session(*program, 1);
  give(session, input);
  REQUIRE(session.status() == session::Status::ended);
  for (const session::Entry& entry : session.log()) {
    if (entry.kind != session::EntryKind::event) continue;
    std::string event(program->text(program->events[entry.a].id));
    if (entry.c >= 0) {
      event += "=" + std::string(program->text(program->answers[static_cast<std::size_t>(entry.c)].answer));
    }
    out.events.push_back(std::move(event));
  }
  for (const scoring::CriterionScore& score : scoring::score(session).criteria) {
    for (const scoring::Evidence& evidence : score.evidence) {
      if (!evidence.is_opportunity) continue;
      out.points.push_back(std::string(program->text(program->criteria[score.criterion].id)) + " " +
                           std::to_string(evidence.earned));
    }
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE("scripts/forms") {
  TEST_CASE("every shipped form is tested here") {
    CHECK(test::shipped().form_names == Texts{"adviesvraag", "besluiten", "drie_kolommen", "feiten_sorteren",
                                              "gevaarsboodschap", "notitie", "plan", "schaal", "vastleggen",
                                              "veiligheidsdoel", "veiligheidsplan", "vertrouwen_achteraf",
                                              "vertrouwen_vooraf", "weegvragen"});
  }

  TEST_CASE("weegvragen: five questions that are events, and give no points unless the case says what fits") {
    const Filled bare =
        fill("weegvragen", "", "form:vraag_1=ja;vraag_2=nee;vraag_3=ja;vraag_4=nee;vraag_5=later");
    CHECK(bare.title == "Wegen");
    CHECK(bare.fields == Texts{"vraag_1 yes_no", "vraag_2 yes_no", "vraag_3 yes_no", "vraag_4 yes_no",
                               "vraag_5 choice", "twijfel text"});
    CHECK(bare.events == Texts{"WEEG_Q1=ja", "WEEG_Q2=nee", "WEEG_Q3=ja", "WEEG_Q4=nee", "WEEG_Q5=later"});
    CHECK(bare.points.empty());

    const Filled two = fill("weegvragen",
                            "vragen: \"1 2\", over: Milan, vraag_1: ja, vraag_2: nee, feit: \"Vijf keer "
                            "gezien.\", gevoel: \"Het voelt niet goed.\"",
                            "form:vraag_1=ja;vraag_2=ja;argument=feit");
    CHECK(two.fields == Texts{"vraag_1 yes_no", "vraag_2 yes_no", "argument choice", "twijfel text"});
    CHECK(two.events == Texts{"WEEG_Q1=ja", "WEEG_Q2=ja", "WEEG_ARGUMENT=feit"});
    CHECK(two.points == Texts{"A5 1", "A5 -1", "A5 1"});  // right, wrong, argued with a fact
  }

  TEST_CASE("weegvragen: a case that names no question is told so") {
    const auto [program, diagnostics] = compile_over_shipped(case_of("weegvragen", "vragen: \"9\""));
    CHECK_FALSE(program.has_value());
    REQUIRE(diagnostics.all().size() >= 1);
    CHECK(diagnostics.all()[0].code == DiagnosticCode::form_failed);
    CHECK(test::describe(diagnostics).find("vragen noemt geen van de vragen") != std::string::npos);
  }

  TEST_CASE("weegvragen: a step asks what the profile of that profession puts in it") {
    for (const auto& [id, profile] : test::shipped().profiles) {
      CAPTURE(id);
      for (const int step : {4, 5}) {
        CAPTURE(step);
        Texts expected;  // the questions among the events of that step; the decisions have their own form
        for (const std::string& event : step == 4 ? profile.step4 : profile.step5) {
          if (event.compare(0, 6, "WEEG_Q") == 0) expected.push_back(event);
        }
        const std::string with = "profiel: " + id + ", stap: " + std::to_string(step);
        const auto [program, diagnostics] = compile_over_shipped(case_of("weegvragen", with));
        if (expected.empty()) {
          CHECK_FALSE(program.has_value());
          CHECK(test::describe(diagnostics).find("stap 4 overleg met andere beroepskrachten") !=
                std::string::npos);
          continue;
        }
        REQUIRE(program.has_value());
        CHECK(program->text(program->forms[0].title) == "Stap " + std::to_string(step) + ": wegen");
        Texts asked;
        for (const program::Field& field : program->fields) {
          if (field.emits != program::kNone)
            asked.emplace_back(program->text(program->events[field.emits].id));
        }
        CHECK(asked == expected);
      }
    }
  }

  TEST_CASE("weegvragen: a doctor weighs in two parts, both in step 5; step and profile go together") {
    const Filled first =
        fill("weegvragen", "profiel: KNMG, stap: 5, vragen: \"1 2\"", "form:vraag_1=ja;vraag_2=nee");
    CHECK(first.title == "Stap 5: wegen");
    CHECK(first.events == Texts{"WEEG_Q1=ja", "WEEG_Q2=nee"});
    // Questions 1 and 2 are no part of step 5 for a nurse; and a step means nothing without a profession.
    CHECK_FALSE(compile_over_shipped(case_of("weegvragen", "profiel: VVN, stap: 5, vragen: \"1 2\"")).first);
    CHECK_FALSE(compile_over_shipped(case_of("weegvragen", "stap: 4")).first);
    CHECK_FALSE(compile_over_shipped(case_of("weegvragen", "profiel: KNMG")).first);
    CHECK_FALSE(compile_over_shipped(case_of("weegvragen", "profiel: ARTS, stap: 5")).first);
  }

  TEST_CASE("besluiten: in the step of the profile, and a doctor says what Veilig Thuis advised") {
    for (const auto& [id, profile] : test::shipped().profiles) {
      CAPTURE(id);
      const Filled given = fill("besluiten", "profiel: " + id, "form:melden=nee;hulp=ja");
      const auto& last = profile.step5;
      const bool decides_in_5 = std::count(last.begin(), last.end(), "BESLUIT_MELDEN") == 1;
      CHECK(decides_in_5);
      CHECK(given.title == "Stap 5: twee besluiten");
      CHECK((given.fields.front() == "advies text") == profile.vt_advice_required);
    }
    CHECK_FALSE(compile_over_shipped(case_of("besluiten", "profiel: ARTS")).first);
  }

  TEST_CASE("besluiten: two decisions, each its own event and its own points") {
    const Filled bare = fill("besluiten", "", "form:melden=nee;hulp=ja");
    CHECK(bare.fields == Texts{"melden yes_no", "melden_reden text", "hulp yes_no", "hulp_reden text"});
    CHECK(bare.events == Texts{"BESLUIT_MELDEN=nee", "BESLUIT_HULP=ja"});
    CHECK(bare.points.empty());
    const Filled given = fill("besluiten", "over: Milan, melden: ja, hulp: ja", "form:melden=nee;hulp=ja");
    CHECK(given.points == Texts{"A6 -2", "A6 2"});
  }

  TEST_CASE("drie_kolommen: the author's cards are scored, revealed facts are not") {
    const Filled bare = fill("drie_kolommen", "", "form:kolommen=nat>zorgen|slordig>stappen");
    CHECK(bare.fields == Texts{"kolommen board", "woorden text"});
    CHECK(bare.points.empty());
    // Three of four cards right: -1 + (2+1)·3/4 = 1.25, half up 1.
    const Filled cards = fill("drie_kolommen",
                              "zorg_1: \"Zonder ontbijt.\", kracht_1: \"Zingt.\", veilig_1: \"Oma kwam.\", "
                              "stap_1: \"Wie staat op?\"",
                              "form:kolommen=zorg_1>zorgen|kracht_1>krachten|veilig_1>krachten|stap_1>"
                              "stappen");
    CHECK(cards.points == Texts{"D1 1"});
  }

  TEST_CASE("drie_kolommen: safety is a column only where there is a card for it") {
    const auto columns = [](const std::string& with) {
      const auto program = compile_over_shipped(case_of("drie_kolommen", with)).first;
      REQUIRE(program.has_value());
      Texts out;
      const program::Field& field = program->fields[program->forms[0].fields.begin];
      for (std::uint32_t c = field.columns.begin; c < field.columns.end(); ++c)
        out.emplace_back(program->text(program->names[c]));
      return out;
    };
    CHECK(columns("") == Texts{"zorgen", "krachten", "stappen"});
    CHECK(columns("veilig_1: \"Oma kwam.\"") == Texts{"zorgen", "krachten", "veiligheid", "stappen"});
  }

  TEST_CASE("schaal: everybody gives a number, and nobody is judged") {
    CHECK(fill("schaal", "", "form:cijfer_1=4").fields ==
          Texts{"cijfer_1 scale", "geen_nul text", "eentje_hoger text"});
    const Filled many = fill("schaal", "over: Tygo, wie_2: mama, wie_3: oma, hoogste: 5",
                             "form:cijfer_1=5;cijfer_2=4;cijfer_3=2");
    CHECK(many.fields.size() == 5);
    CHECK(many.points.empty());
  }

  TEST_CASE("schaal: a number that was given is not guessed, and what is done with the difference counts") {
    const std::string with = "wie_2: mama, wie_3: oma, cijfer_2: \"7\", cijfer_3: \"4\", verschil: ja";
    const Filled best = fill("schaal", with, "form:cijfer_1=5;verschil=vragen");
    CHECK(best.fields == Texts{"cijfer_1 scale", "verschil choice", "geen_nul text", "eentje_hoger text"});
    CHECK(best.points == Texts{"D4 2"});
    CHECK(fill("schaal", with, "form:cijfer_1=5;verschil=gelijk").points == Texts{"D4 -2"});
    CHECK_FALSE(compile_over_shipped(case_of("schaal", "verschil: soms")).first);
  }

  TEST_CASE("gevaarsboodschap: who, what happened and what may happen count apart") {
    const std::string with = "wie: \"Oma en ik.\", gebeurd: \"Ze sliep.\", gevolg: \"Dat Mila valt.\"";
    const Filled three = fill("gevaarsboodschap", with, "form:wie=met_naam;gebeurd=vaktaal;gevolg=concreet");
    CHECK(three.fields == Texts{"wie choice", "gebeurd choice", "gevolg choice", "hardop text"});
    CHECK(three.points == Texts{"D2 1", "D2 -1", "D2 1"});
    const Filled five =
        fill("gevaarsboodschap", with + ", woorden: \"Ver weg.\", oneens: \"Karim ziet het anders.\"",
             "form:wie=met_naam;gebeurd=gedrag;gevolg=concreet;woorden=gezin;oneens=weg");
    CHECK(five.points == Texts{"D2 1", "D2 1", "D2 1", "D2 1", "D2 -1"});
  }

  TEST_CASE("veiligheidsdoel: what everybody sees, and how long") {
    const std::string with = "zien: \"Er is altijd iemand bij.\", termijn: \"Een half jaar.\"";
    const Filled good = fill("veiligheidsdoel", with, "form:doel=zien;termijn=lang_genoeg");
    CHECK(good.fields == Texts{"doel choice", "termijn choice", "wie_ziet text"});
    CHECK(good.points == Texts{"D3 2", "D3 1"});
    CHECK(fill("veiligheidsdoel", with, "form:doel=dienst;termijn=vaag").points == Texts{"D3 -1", "D3 -1"});
  }

  TEST_CASE("veiligheidsplan: by day and by night, and nothing is judged that the case does not know") {
    const Filled bare = fill("veiligheidsplan", "", "form:overdag=oma/haalt/vijf uur;nacht=Karim/slaapt er/");
    CHECK(bare.fields == Texts{"overdag plan", "nacht plan"});
    CHECK(bare.events == Texts{"veiligheidsplan", "VEILIGHEIDSAFSPRAAK"});
    CHECK(bare.points.empty());
  }

  TEST_CASE("veiligheidsplan: the what-if test, the child's numbers and a day to look back") {
    const Filled full =
        fill("veiligheidsplan",
             "stel_1: \"zaterdag\", goed_1: \"Karim komt.\", stel_2: \"Karim kan niet\", goed_2: "
             "\"Joyce komt.\", stel_3: \"Tygo wordt wakker\", kind: \"Tygo kent drie nummers.\", "
             "terugkijken: \"Dinsdag.\"",
             "form:overdag=oma/haalt/nu;nacht=oma/slaapt/nu;kind=weet_en_oefende;stel_1=houdt_"
             "stand;stel_2=belofte;terugkijken=dag");
    CHECK(full.fields == Texts{"overdag plan", "nacht plan", "kind choice", "stel_1 choice", "stel_2 choice",
                               "stel_3 text", "terugkijken choice"});
    CHECK(full.events == Texts{"veiligheidsplan", "VEILIGHEIDSAFSPRAAK", "EVALUATIEDATUM"});
    CHECK(full.points == Texts{"B8 2", "D7 2", "D7 2", "D7 -2"});
  }

  TEST_CASE(
      "vertrouwen_achteraf: the first number is asked about where there was one, and nothing is judged") {
    const Filled after = fill("vertrouwen_achteraf", "", "form:klaar=7;eerste_cijfer=te_laag");
    CHECK(after.fields == Texts{"klaar scale", "eerste_cijfer choice", "aarzeling text", "een_stap text"});
    CHECK(after.points.empty());
    CHECK(fill("vertrouwen_achteraf", "vooraf: nee", "form:klaar=7").fields ==
          Texts{"klaar scale", "aarzeling text", "een_stap text"});
    CHECK_FALSE(compile_over_shipped(case_of("vertrouwen_achteraf", "vooraf: misschien")).first);
  }

  TEST_CASE("plan: rows with a name and a date are the date to look back") {
    const Filled bare = fill("plan", "", "form:plan=moeder/belt oma/vrijdag");
    CHECK(bare.fields == Texts{"plan plan", "als_niet text"});
    CHECK(bare.events == Texts{"EVALUATIEDATUM"});
    const Filled tested =
        fill("plan", "rijen: 5, stel_dat: \"zaterdag, half elf\"", "form:plan=moeder/belt oma/vrijdag");
    CHECK(tested.fields == Texts{"plan plan", "stel_dat text", "als_niet text"});
  }

  TEST_CASE("vastleggen: sorts what was revealed, and asks for a sentence") {
    const Filled given = fill("vastleggen", "letterlijk: \"Jas nat.\", oordeel: \"Slordige moeder.\"",
                              "form:sorteer=nat>feit|slordig>ruis;zin=letterlijk");
    CHECK(given.fields == Texts{"sorteer sort", "zin choice", "lezen yes_no"});
    CHECK(given.points == Texts{"A9 2", "A9 2"});
    // Its two sentences belong to the case: without them it cannot be made.
    const auto [program, diagnostics] = compile_over_shipped(case_of("vastleggen", ""));
    CHECK_FALSE(program.has_value());
    CHECK(std::count_if(diagnostics.all().begin(), diagnostics.all().end(), [](const Diagnostic& d) {
            return d.code == DiagnosticCode::form_missing_parameter;
          }) == 2);
  }

  TEST_CASE("feiten_sorteren: only the sorting, for the criterion that the case asks for") {
    const Filled plain = fill("feiten_sorteren", "over: Milan", "form:sorteer=nat>feit|slordig>bron");
    CHECK(plain.fields == Texts{"sorteer sort", "nog_niet text"});
    // One of two right: -1 + (2+1)·1/2 = 0.5, half up 1.
    CHECK(plain.points == Texts{"A9 1"});
    CHECK(plain.events.empty());
    CHECK(fill("feiten_sorteren", "criterium: A1", "form:sorteer=nat>feit|slordig>ruis").points ==
          Texts{"A1 2"});
    const auto [program, diagnostics] = compile_over_shipped(case_of("feiten_sorteren", "criterium: C3"));
    CHECK_FALSE(program.has_value());
    CHECK(test::describe(diagnostics).find("criterium is A9 of A1") != std::string::npos);
  }

  TEST_CASE("notitie: what is chosen is in the file, as a fact or as what somebody thinks") {
    const std::string with = "letterlijk: \"Jas nat.\", oordeel: \"Slordige moeder.\"";
    const Filled good = fill("notitie", with, "form:zin=letterlijk");
    CHECK(good.fields == Texts{"zin choice", "oneens text"});
    CHECK(good.events == Texts{"DOSSIER", "SIGNAAL=feit"});
    CHECK(good.points == Texts{"A9 2"});
    const Filled poor = fill("notitie", with, "form:zin=oordeel");
    CHECK(poor.events == Texts{"DOSSIER", "SIGNAAL=duiding"});
    CHECK(poor.points == Texts{"A9 -2"});
    const Filled hearsay = fill("notitie", with + ", zonder_bron: \"Vaker.\"", "form:zin=zonder_bron");
    CHECK(hearsay.events == Texts{"DOSSIER", "SIGNAAL=bron"});
  }

  TEST_CASE("notitie: the good sentence stands where the case wants it") {
    const auto order = [](const std::string& more) {
      const auto program = compile_over_shipped(case_of("notitie", "letterlijk: a, oordeel: b" + more)).first;
      REQUIRE(program.has_value());
      Texts out;
      const program::Field& field = program->fields[program->forms[0].fields.begin];
      for (std::uint32_t o = field.options.begin; o < field.options.end(); ++o)
        out.emplace_back(program->text(program->options[o].id));
      return out;
    };
    CHECK(order("") == Texts{"vaag", "letterlijk", "oordeel"});
    CHECK(order(", plaats: 1") == Texts{"letterlijk", "vaag", "oordeel"});
    CHECK(order(", plaats: 4, zonder_bron: c") == Texts{"vaag", "zonder_bron", "oordeel", "letterlijk"});
    CHECK_FALSE(compile_over_shipped(case_of("notitie", "letterlijk: a, oordeel: b, plaats: 5")).first);
  }

  TEST_CASE("adviesvraag: without a name, facts first, and a question that leaves the decision here") {
    const std::string with =
        "wie: \"een jongen van vier\", herkenbaar: \"de zoon van de slager\", feit: \"Drie keer.\", duiding: "
        "\"Ik vertrouw haar niet.\", vraag: \"Wie kan vandaag kijken?\"";
    const Filled good = fill("adviesvraag", with, "form:opening=anoniem;begin=feit;vraag=eigen");
    CHECK(good.fields == Texts{"opening choice", "begin choice", "vraag choice", "woorden text"});
    CHECK(good.events == Texts{"ADVIES_VT"});
    CHECK(good.points == Texts{"A3 2", "A3 1", "A3 2"});
    // A name makes it more than advice (R13); who gives the decision away has not asked for advice (R04).
    const Filled poor = fill("adviesvraag", with, "form:opening=met_naam;begin=duiding;vraag=weggeven");
    CHECK(poor.events == Texts{"NAMEN_BIJ_ADVIES"});
    CHECK(poor.points == Texts{"A3 -2", "A3 -1", "A3 -1", "B3 -1"});
  }

  TEST_CASE("adviesvraag: what is known of tonight is asked where the case says it") {
    const std::string with =
        "wie: \"een jongen\", feit: a, duiding: b, vraag: c, veilig: \"Vanavond is hij bij oma.\"";
    const Filled safe = fill("adviesvraag", with + ", veilig_antwoord: ja",
                             "form:opening=anoniem;begin=feit;veilig=nagegaan;vraag=eigen");
    CHECK(safe.events == Texts{"VEILIG_NU=ja", "ADVIES_VT"});
    CHECK(safe.points == Texts{"A3 2", "A3 1", "A3 2", "A7 2"});
    CHECK(fill("adviesvraag", with, "form:opening=gevoel;begin=feit;veilig=nagegaan;vraag=ruim").events ==
          Texts{"VEILIG_NU", "ADVIES_VT"});
    CHECK(fill("adviesvraag", with, "form:opening=anoniem;begin=feit;veilig=vaag;vraag=ruim").points ==
          Texts{"A3 2", "A3 1", "A3 0", "A7 -2"});
  }

  TEST_CASE("vertrouwen_vooraf: a scale before the talk, never judged") {
    CHECK(fill("vertrouwen_vooraf", "", "form:klaar=6").points.empty());
    CHECK(fill("vertrouwen_vooraf", "gesprek: dit gesprek met de moeder van Milan", "form:klaar=6").title ==
          "Voor je begint");
  }
}
