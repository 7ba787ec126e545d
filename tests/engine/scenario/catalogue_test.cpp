// The YAML catalogues: overlays, and what can be wrong with them.

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"
#include "tests/support/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

constexpr const char* kCriteria = R"yaml(families:
  C: {label: Gespreksvaardigheden, label_en: Conversation skills, weight: 2}
  D: {label: Signs of Safety, caps: {D5: 74}}
bands:
  - {id: op_weg, label: op weg, from: 55}
  - {id: nog_oefenen, label: nog oefenen, from: 0}
criteria:
  C2: {label: Open vragen, label_en: Open questions, family: C, weight: 3, about: Open., about_en: Open!,
       good: Vertel eens., poor: "Slaapt ze slecht?", debrief: Je vroeg open., checked: 2024-05-01}
  D5: {label: Stem van het kind, family: D, weight: 3}
knockouts:
  KO2: {label: Sturend vragen, label_en: Leading, criterion: C2, kind: hard}
  KO1: {label: Geheim beloofd, criterion: D5, kind: herstelbaar}
)yaml";

struct Read {
  Catalogues catalogues;
  DiagnosticList diagnostics;
};

Read read(const std::vector<std::pair<std::string, std::string>>& files,
          const std::vector<std::string>& folders = {"scripts"}) {
  MapFiles source;
  for (const auto& [path, bytes] : files) source.files[path] = bytes;
  Read result;
  result.catalogues = load_catalogues(folders, source, Limits{}, result.diagnostics);
  return result;
}

/// The one diagnostic that reading `bytes` as scripts/`name` gives.
std::string only_message(const std::string& name, const std::string& bytes) {
  const Read result = read({{"scripts/" + name, bytes}});
  INFO(test::describe(result.diagnostics));
  REQUIRE(result.diagnostics.all().size() == 1);
  return to_text(result.diagnostics.all()[0], Language::nl);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

bool starts_with(const std::string& text, const std::string& start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

TEST_SUITE("engine/scenario/catalogue") {
  TEST_CASE("criteria, families, bands and knock-outs") {
    const Read result = read({{"scripts/criteria.yaml", kCriteria}});
    INFO(test::describe(result.diagnostics));
    REQUIRE(result.diagnostics.all().empty());
    const Catalogues& c = result.catalogues;
    REQUIRE(c.families.size() == 2);
    CHECK(c.families[0].id == "C");
    CHECK(c.families[0].label.nl == "Gespreksvaardigheden");
    CHECK(c.families[0].label.en == "Conversation skills");
    CHECK(c.families[0].weight == 2);
    CHECK(c.families[1].weight == 1);
    const Criterion* c2 = c.criterion("C2");
    REQUIRE(c2 != nullptr);
    CHECK(c2->family == "C");
    CHECK(c2->weight == 3);
    CHECK(c2->about.nl == "Open.");
    CHECK(c2->about.en == "Open!");
    CHECK(c2->good.nl == "Vertel eens.");
    CHECK(c2->poor.nl == "Slaapt ze slecht?");
    CHECK(c2->debrief.nl == "Je vroeg open.");
    CHECK(c2->checked == "2024-05-01");
    CHECK_FALSE(c2->family_cap);
    CHECK(c.criterion("D5")->family_cap == 74);  // 5.19, from its family's `caps`
    CHECK(c.criterion("C9") == nullptr);
    CHECK(c.knockout("KO2")->kind == KnockoutKind::hard);
    CHECK(c.knockout("KO1")->kind == KnockoutKind::repairable);
    CHECK(c.knockout("KO1")->criterion == "D5");
    CHECK(c.knockout("KO9") == nullptr);
    // Bands are in ascending order, whatever the file's.
    CHECK(c.band(0).id == "nog_oefenen");
    CHECK(c.band(54).id == "nog_oefenen");
    CHECK(c.band(55).id == "op_weg");
    CHECK(c.band(100).id == "op_weg");
    CHECK(c2->origin.source->file() == "scripts/criteria.yaml");
    CHECK(c2->origin.source->position(c2->origin.where.begin).line == 8);
  }

  TEST_CASE("who can help: lines with ages, the social map, and what the debrief picks of them") {
    const char* const lines =
        "kind: {label: Kinderlijn, label_en: Line, kind: line, for: kinderen, for_en: children,\n"
        "       from_age: 8, to_age: 18, contact: 0800-0432, about: gratis, checked: 2026-11-22}\n"
        "wijkteam: {label: Wijkteam, kind: local, contact: vul in, checked: null, example: true}\n";
    SUBCASE("as they stand") {
      const Read result = read({{"scripts/hulp.yaml", lines}, {"scripts/debrief.yaml", "help: [kind]\n"}});
      INFO(test::describe(result.diagnostics));
      REQUIRE(result.diagnostics.all().empty());
      const Catalogues& c = result.catalogues;
      REQUIRE(c.help.size() == 2);
      CHECK(c.help[0].whom.nl == "kinderen");
      CHECK(c.help[0].whom.en == "children");
      CHECK(c.help[0].from_age == 8);
      CHECK(c.help[0].to_age == 18);
      CHECK_FALSE(c.help[0].is_local);
      CHECK_FALSE(c.help[0].is_example);
      CHECK(c.help[1].is_local);
      CHECK(c.help[1].is_example);
      CHECK(c.help[1].to_age == 0);
      CHECK(c.help[1].checked.empty());
      REQUIRE(c.debrief.help.size() == 1);
      CHECK(c.debrief.help[0].contact == "0800-0432");
      CHECK(c.help_line("wijkteam") == &c.help[1]);
      CHECK(c.help_line("iets") == nullptr);
    }
    SUBCASE("a later folder fills in an example, and adds its own to the debrief") {
      const Read result =
          read({{"scripts/hulp.yaml", lines},
                {"scripts/debrief.yaml", "help: [kind]\n"},
                {"eigen/hulp.yaml", "wijkteam: {label: Team Oost, kind: local, contact: 010-0000000}\n"},
                {"eigen/debrief.yaml", "help: {arts: {label: Arts, contact: de gang}}\n"}},
               {"scripts", "eigen"});
      INFO(test::describe(result.diagnostics));
      REQUIRE(result.diagnostics.all().empty());
      CHECK(result.catalogues.help_line("wijkteam")->label.nl == "Team Oost");
      CHECK_FALSE(result.catalogues.help_line("wijkteam")->is_example);
      REQUIRE(result.catalogues.debrief.help.size() == 2);
      CHECK(result.catalogues.debrief.help[0].id == "kind");
      CHECK(result.catalogues.debrief.help[1].id == "arts");
    }
    SUBCASE("a name that is not there") {
      const Read result = read({{"scripts/hulp.yaml", lines}, {"scripts/debrief.yaml", "help: [kid]\n"}});
      REQUIRE(result.diagnostics.all().size() == 1);
      CHECK(result.diagnostics.all()[0].code == DiagnosticCode::unknown_help);
      CHECK(result.catalogues.debrief.help.empty());
    }
    SUBCASE("ages the wrong way round, and a kind that is none") {
      const Read result = read({{"scripts/hulp.yaml",
                                 "a: {label: A, contact: x, from_age: 18, to_age: 8}\n"
                                 "b: {label: B, contact: x, kind: ergens}\n"}});
      CHECK(result.diagnostics.error_count() == 2);
    }
  }

  TEST_CASE("what the debrief says: phrases per band, musts, what an event means, questions and help lines") {
    const Read result = read(
        {{"scripts/criteria.yaml",
          "families: {C: {label: Gesprek, about: Praten., about_en: Talking.}}\n"
          "bands: [{id: laag, label: laag, from: 0, about: Begin., about_en: Start.}]\n"
          "criteria:\n"
          "  C2: {label: Open vragen, family: C, weight: 3, good: G, good_en: GE, poor: P, poor_en: PE,\n"
          "       must: [VEILIG_NU], must_when: Altijd., must_when_en: Always., knockouts: [KO1],\n"
          "       debrief: D, debrief_en: DE, debrief_low: L, debrief_low_en: LE, debrief_high: H,\n"
          "       debrief_high_en: HE, source: een boek}\n"
          "knockouts: {KO1: {label: K, about: A, about_en: AE, criterion: C2, kind: hard, source: S}}\n"},
         {"scripts/events.yaml",
          "VEILIG_NU: {label: Veilig, child: better}\n"
          "GESPREK_UITGESTELD: {label: Uitgesteld, step: 3, means: postponed}\n"
          "KIND_DOORVERTELD: {label: Doorverteld, means: mistake, child: worse}\n"
          "ONVEILIG: {label: Onveilig, means: circumstance}\n"},
         {"scripts/debrief.yaml",
          "uncertainty: Onzeker.\nuncertainty_en: Unsure.\nhelp_intro: Praat.\nhelp_intro_en: Talk.\n"
          "reflection: {nodig: {label: \"Wat?\", label_en: \"What?\"}}\n"
          "help: {vt: {label: VT, label_en: VTE, contact: 0800-2000, about: gratis, checked: "
          "2026-11-22}}\n"}});
    INFO(test::describe(result.diagnostics));
    REQUIRE(result.diagnostics.all().empty());
    const Catalogues& c = result.catalogues;
    CHECK(c.families[0].about.nl == "Praten.");
    CHECK(c.bands[0].about.en == "Start.");
    const Criterion& c2 = c.criteria[0];
    CHECK(c2.good.en == "GE");
    CHECK(c2.poor.en == "PE");
    CHECK(c2.musts == std::vector<std::string>{"VEILIG_NU"});
    CHECK(c2.must_when.nl == "Altijd.");
    CHECK(c2.must_when.en == "Always.");
    CHECK(c2.knockouts == std::vector<std::string>{"KO1"});
    CHECK(c2.debrief.en == "DE");
    CHECK(c2.debrief_low.nl == "L");
    CHECK(c2.debrief_low.en == "LE");
    CHECK(c2.debrief_high.nl == "H");
    CHECK(c2.debrief_high.en == "HE");
    CHECK(c2.source == "een boek");
    CHECK(c.knockouts[0].about.nl == "A");
    CHECK(c.knockouts[0].source == "S");
    CHECK(c.events.at("VEILIG_NU").means == EventMeaning::done);
    CHECK(c.events.at("VEILIG_NU").child == ForChild::better);
    CHECK(c.events.at("GESPREK_UITGESTELD").means == EventMeaning::postponed);
    CHECK(c.events.at("GESPREK_UITGESTELD").child == ForChild::nothing);
    CHECK(c.events.at("KIND_DOORVERTELD").means == EventMeaning::mistake);
    CHECK(c.events.at("KIND_DOORVERTELD").child == ForChild::worse);
    CHECK(c.events.at("ONVEILIG").means == EventMeaning::circumstance);
    CHECK(c.debrief.uncertainty.nl == "Onzeker.");
    CHECK(c.debrief.help_intro.en == "Talk.");
    REQUIRE(c.debrief.reflection.size() == 1);
    CHECK(c.debrief.reflection[0].ask.nl == "Wat?");
    REQUIRE(c.debrief.help.size() == 1);
    CHECK(c.debrief.help[0].contact == "0800-2000");
    CHECK(c.debrief.help[0].about.nl == "gratis");
    CHECK(c.debrief.help[0].checked == "2026-11-22");
  }

  TEST_CASE("a criterion that names an unknown must or knock-out is told so") {
    const auto with = [](const std::string& keys) {
      return "families: {C: {label: G}}\nbands: [{id: laag, label: L, from: 0}]\n"
             "criteria: {C2: {label: O, family: C, weight: 3, " +
             keys +
             "}}\n"
             "knockouts: {KO1: {label: K, criterion: C2, kind: hard}}\n";
    };
    CHECK(only_message("criteria.yaml", with("knockouts: [KO2]")).find("KO2") != std::string::npos);
    const Read result = read({{"scripts/criteria.yaml", with("must: [VEILIGNU]")},
                              {"scripts/events.yaml", "VEILIG_NU: {label: Veilig}\n"}});
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(result.diagnostics.all()[0].code == DiagnosticCode::unknown_event);
    CHECK(to_text(result.diagnostics.all()[0], Language::nl).find("VEILIG_NU") != std::string::npos);
  }

  TEST_CASE("a move that scores a criterion nobody knows is an error where it stands") {
    const Read result =
        read({{"scripts/criteria.yaml", R"yaml(families:
  C: {label: Gespreksvaardigheden}
bands:
  - {id: nog_oefenen, label: nog oefenen, from: 0}
criteria:
  C2: {label: Open vragen, family: C, weight: 3}
)yaml"},
              {"scripts/moves.yaml", "vraag:\n  label: Vraag\n  score: {C2: +1, C22: +1}\n"}});
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(test::describe(result.diagnostics).find("moves.yaml:3:19: fout E0281: criterium 'C22'") !=
          std::string::npos);
  }

  TEST_CASE("moves, events, state and moods") {
    const Read result =
        read({{"scripts/criteria.yaml", R"yaml(families:
  C: {label: Gespreksvaardigheden}
bands:
  - {id: nog_oefenen, label: nog oefenen, from: 0}
criteria:
  C1: {label: Luisteren, family: C, weight: 2}
  C2: {label: Open vragen, family: C, weight: 3}
)yaml"},
              {"scripts/moves.yaml", R"yaml(open_vraag:
  label: Open vraag
  label_en: Open question
  group: vragen
  about: Een vraag zonder antwoord erin.
  score: {C2: +1, C1: -1}
  events: [vraag_gesteld]
  tags: [vraag]
  source: eigen
)yaml"},
              {"scripts/events.yaml", R"yaml(WEEG_Q1: {label: Vraag 1, step: 4, args: [ja, nee]}
SIGNAAL: {label: Signaal, step: 1, args: any, checked: null}
vraag_gesteld: {label: Er is gevraagd}
)yaml"},
              {"scripts/state.yaml", R"yaml(escalatie:
  label: Escalatie
  max: 5
  good: low
  bands:
    - {from: 3, id: luid, cues: ["Staat op."]}
    - {from: 0, id: kalm, label: kalm}
vertrouwen: {label: Vertrouwen}
)yaml"},
              {"scripts/moods.yaml",
               "boos: {label: boos, face: strak, posture: armen over elkaar, cues: [Zucht.]}\n"}});
    INFO(test::describe(result.diagnostics));
    REQUIRE(result.diagnostics.all().empty());
    const Move& move = result.catalogues.moves.at("open_vraag");
    CHECK(move.group == "vragen");
    CHECK(move.score == std::vector<std::pair<std::string, int>>{{"C2", 1}, {"C1", -1}});
    CHECK(move.events == std::vector<std::string>{"vraag_gesteld"});
    CHECK(move.tags == std::vector<std::string>{"vraag"});
    CHECK(move.source == "eigen");
    const EventInfo& weeg = result.catalogues.events.at("WEEG_Q1");
    CHECK(weeg.step == 4);
    CHECK(weeg.takes_answer);
    CHECK(weeg.args == std::vector<std::string>{"ja", "nee"});
    CHECK(result.catalogues.events.at("SIGNAAL").takes_answer);
    CHECK(result.catalogues.events.at("SIGNAAL").args.empty());
    CHECK_FALSE(result.catalogues.events.at("vraag_gesteld").takes_answer);
    CHECK_FALSE(result.catalogues.events.at("vraag_gesteld").step);
    const StateVariable& escalatie = result.catalogues.state.at("escalatie");
    CHECK(escalatie.min == 0);
    CHECK(escalatie.max == 5);
    CHECK_FALSE(escalatie.high_is_good);
    REQUIRE(escalatie.bands.size() == 2);
    CHECK(escalatie.bands[0].id == "kalm");  // ascending
    CHECK(escalatie.bands[0].label.nl == "kalm");
    CHECK(escalatie.bands[1].cues == std::vector<std::string>{"Staat op."});
    CHECK(result.catalogues.state.at("vertrouwen").max == 10);
    CHECK(result.catalogues.state.at("vertrouwen").high_is_good);
    CHECK(result.catalogues.moods.at("boos").posture == "armen over elkaar");
  }

  TEST_CASE("a later folder replaces entries by id and leaves the others") {
    // 5.2: "overlay folders replace per id".
    const Read result = read({{"basis/criteria.yaml", kCriteria},
                              {"basis/moves.yaml", "een: {label: Een, group: g}\ntwee: {label: Twee}\n"},
                              {"eigen/criteria.yaml",
                               "criteria:\n  C2: {label: Anders, family: D, weight: 1}\n"
                               "bands: [{id: op_weg, label: onderweg, from: 60}]\n"},
                              {"eigen/moves.yaml", "een: {label: Nieuw}\ndrie: {label: Drie}\n"}},
                             {"basis", "eigen"});
    INFO(test::describe(result.diagnostics));
    REQUIRE(result.diagnostics.all().empty());
    const Catalogues& c = result.catalogues;
    CHECK(c.criteria.size() == 2);
    CHECK(c.criteria[0].id == "C2");  // in its old place
    CHECK(c.criteria[0].label.nl == "Anders");
    CHECK(c.criteria[0].family == "D");
    CHECK(c.criteria[0].good.nl == "");  // the whole entry is replaced
    CHECK(c.bands.size() == 2);
    CHECK(c.band(59).id == "nog_oefenen");
    CHECK(c.band(60).label.nl == "onderweg");
    CHECK(c.moves.size() == 3);
    CHECK(c.moves.at("een").label.nl == "Nieuw");
    CHECK(c.moves.at("een").group == "");
    CHECK(c.moves.at("een").origin.source->file() == "eigen/moves.yaml");
    CHECK(c.moves.at("twee").origin.source->file() == "basis/moves.yaml");
  }

  TEST_CASE("files that are not there, or are empty, are no problem") {
    CHECK(read({}).diagnostics.all().empty());
    CHECK(read({{"scripts/moves.yaml", ""}, {"scripts/moods.yaml", "# nog niets\n"}})
              .diagnostics.all()
              .empty());
  }

  TEST_CASE("a broken file is reported, and nobody is blamed for what it left out") {
    const Read result = read({{"scripts/criteria.yaml", "families: {C: [\n"},
                              {"eigen/criteria.yaml", "criteria: {C2: {label: X, family: C, weight: 1}}\n"}},
                             {"scripts", "eigen"});
    INFO(test::describe(result.diagnostics));
    CHECK(result.diagnostics.error_count() == 1);
    CHECK(result.diagnostics.all()[0].where.file == "scripts/criteria.yaml");
  }

  TEST_CASE("mistakes in catalogues, each one message") {
    /// In criteria.yaml with `from` replaced, the one message is `code`, at `marked`.
    const auto criteria = [](const std::string& from, const std::string& to, const std::string& marked,
                             const std::string& code) {
      const std::string text = replaced(kCriteria, from, to);
      const SourcePos place =
          SourceText("", text).position(static_cast<std::uint32_t>(text.find(to) + to.find(marked)));
      const std::string start = "scripts/criteria.yaml:" + std::to_string(place.line) + ":" +
                                std::to_string(place.column) + ": fout " + code + ":";
      const std::string message = only_message("criteria.yaml", text);
      CAPTURE(message);
      CHECK(message.substr(0, start.size()) == start);
    };
    criteria("family: C,", "family: CC,", "CC", "E0280");
    criteria("criterion: D5", "criterion: D55", "D55", "E0281");
    criteria("caps: {D5", "caps: {D6", "D6", "E0281");
    criteria("oefenen, from: 0", "oefenen, from: 55", "55", "E0283");
    criteria("family: C, weight: 3", "family: C, weight: 4", "4", "E0210");
    criteria("kind: hard", "kind: zacht", "zacht", "E0209");
    CHECK(starts_with(
        only_message("criteria.yaml", replaced(kCriteria, "oefenen, from: 0", "oefenen, from: 1")),
        "scripts/criteria.yaml:1:1: fout E0282"));
    CHECK(starts_with(only_message("moves.yaml", "Open_vraag: {label: X}\n"),
                      "scripts/moves.yaml:1:1: fout E0221"));
    CHECK(starts_with(only_message("moves.yaml", "een: {group: g}\n"), "scripts/moves.yaml:1:1: fout E0211"));
    CHECK(starts_with(only_message("moves.yaml", "een: {label: X, score: {C1: 3}}\n"),
                      "scripts/moves.yaml:1:29: fout E0241"));
    CHECK(starts_with(only_message("moves.yaml", "een: {label: X, lable_en: Y}\n"),
                      "scripts/moves.yaml:1:17: waarschuwing W0213"));
    CHECK(starts_with(only_message("moves.yaml", "- een\n"), "scripts/moves.yaml:1:3: fout E0204"));
    CHECK(starts_with(only_message("moves.yaml", "een:\n"), "scripts/moves.yaml:1:5: fout E0204"));
    CHECK(starts_with(only_message("events.yaml", "WEEG_q1: {label: X}\n"),
                      "scripts/events.yaml:1:1: fout E0221"));
    CHECK(starts_with(only_message("events.yaml", "WEEG: {label: X, step: 6}\n"),
                      "scripts/events.yaml:1:24: fout E0210"));
    CHECK(starts_with(only_message("events.yaml", "WEEG: {label: X, args: ja}\n"),
                      "scripts/events.yaml:1:24: fout E0205"));
    CHECK(starts_with(only_message("state.yaml", "a: {label: X, min: 5, max: 1}\n"),
                      "scripts/state.yaml:1:20: fout E0261"));
    CHECK(starts_with(only_message("state.yaml", "a: {label: X, max: 300}\n"),
                      "scripts/state.yaml:1:20: fout E0262"));
    CHECK(starts_with(only_message("state.yaml", "a: {label: X, good: hoog}\n"),
                      "scripts/state.yaml:1:21: fout E0209"));
    CHECK(starts_with(only_message("state.yaml", "a: {label: X, bands: [{from: 11, id: b}]}\n"),
                      "scripts/state.yaml:1:30: fout E0210"));
  }
}
