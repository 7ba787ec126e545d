#include "tests/support/small_scripts.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"

namespace gesprek::test {

namespace {

constexpr const char* kCriteria = R"(
families:
  A: {label: Meldcode, weight: 1}
  C: {label: Gesprek, weight: 2}
  D: {label: Veiligheid, caps: {D5: 74}}
bands:
  - {id: oefenen, label: nog oefenen, from: 0}
  - {id: op_weg, label: op weg, from: 55}
criteria:
  A6: {label: Twee besluiten, family: A, weight: 3}
  A9: {label: Vastleggen, family: A, weight: 2}
  C1: {label: Aansluiten, family: C, weight: 3}
  C2: {label: Open vragen, family: C, weight: 3}
  C3: {label: Zorg benoemen, family: C, weight: 3}
  C9: {label: Eerlijk over geheimhouding, family: C, weight: 3}
  D5: {label: Stem van het kind, family: D, weight: 3}
knockouts:
  KO1: {label: Geheimhouding beloofd, criterion: C9, kind: herstelbaar}
  KO4: {label: Kind blootgesteld, criterion: D5, kind: hard}
)";

constexpr const char* kMoves = R"(
open_vraag: {label: Open vraag, score: {C2: +1}}
doorvragen: {label: Doorvragen, score: {C2: +2}}
waardering: {label: Waardering, score: {C1: +1}}
feit: {label: Een feit noemen, score: {C3: +1}}
zorg_benoemen: {label: De zorg noemen, score: {C3: +1}, events: [zorg_op_tafel]}
zorg_herhalen: {label: De zorg herhalen, score: {C3: -1}, events: [zorg_op_tafel]}
verwijt: {label: Verwijt, score: {C1: -2, C3: -1}}
)";

constexpr const char* kEvents = R"(
WEEG_Q1: {label: Vraag 1, step: 4, args: [ja, nee]}
BELOFTE_GEHEIM: {label: Geheimhouding beloofd}
ADVIES_VT: {label: Advies gevraagd, step: 2}
BESLUIT: {label: Besluit, step: 5, args: any}
zorg_op_tafel: {label: De zorg is genoemd}
)";

constexpr const char* kState = R"(
vertrouwen: {label: Vertrouwen, good: high}
spanning: {label: Spanning, good: low}
begrip: {label: Begrip, good: high}
escalatie: {label: Escalatie, max: 5, good: low}
)";

constexpr const char* kMoods = R"(
rustig: {label: rustig, cues: ["Ze knikt.", "Ze kijkt je aan."]}
gesloten: {label: gesloten}
boos: {label: boos}
)";

script::PersonaRow row(std::string when, std::vector<std::pair<std::string, int>> deltas,
                       std::string mood = {}) {
  script::PersonaRow out;
  out.when.value = std::move(when);
  out.deltas = std::move(deltas);
  out.mood = std::move(mood);
  return out;
}

script::Persona open_ouder() {
  script::Persona persona;
  persona.id = "open_ouder";
  persona.file = "scripts/personas/open_ouder.lua";
  persona.source = std::make_shared<SourceText>(persona.file, "return {}\n");
  persona.start = {{"begrip", 5}, {"spanning", 6}, {"vertrouwen", 4}};
  persona.private_variables = {{"hersteld", 0, 0, 3}};
  persona.moves["open_vraag"] = {row("", {{"vertrouwen", 1}})};
  persona.moves["verwijt"] = {row("vertrouwen <= 2", {{"vertrouwen", -1}}, "gesloten"),
                              row("", {{"spanning", 1}, {"vertrouwen", -2}}, "boos")};
  persona.each_turn = {row("spanning >= 8", {{"begrip", -1}})};
  persona.rest = {{"spanning", 5, 4}};
  persona.closed = {row("spanning >= 9 and hersteld == 0", {})};
  persona.moods = {row("spanning >= 8", {}, "gesloten"), row("", {}, "rustig")};
  persona.has_react = true;
  return persona;
}

script::Persona boze_ouder() {
  script::Persona persona;
  persona.id = "boze_ouder";
  persona.file = "scripts/personas/boze_ouder.lua";
  persona.source = std::make_shared<SourceText>(persona.file, "return {}\n");
  persona.start = {{"escalatie", 3}};
  persona.moves["open_vraag"] = {row("", {{"escalatie", -1}})};
  persona.moods = {row("", {}, "boos")};
  return persona;
}

script::RuleClause forbids(std::string event, std::string knockout) {
  script::RuleClause clause;
  clause.kind = script::RuleKind::forbids;
  clause.event = {{std::move(event), ""}};
  clause.knockout = std::move(knockout);
  return clause;
}

script::RuleClause required(std::string event, std::string answer) {
  script::RuleClause clause;
  clause.kind = script::RuleKind::requires_;
  clause.event = {{std::move(event), std::move(answer)}};
  return clause;
}

class SmallRuntime final : public script::ScriptRuntime {
 public:
  std::vector<script::PersonaRow> react(const script::Persona&, const script::ReactInput& choice,
                                        const SourceText&, TextRange, DiagnosticList&) override {
    const auto words = 1 + std::count(choice.say.begin(), choice.say.end(), ' ');
    if (words <= 10) return {};
    return {row("begrip >= 1", {{"begrip", -1}})};
  }

  std::optional<scenario::Form> build_form(const scenario::Form& use, const SourceText&,
                                           DiagnosticList&) override {
    scenario::Form form = use;
    form.use.reset();
    form.title.value = "Weging";
    scenario::FormField field;
    field.id.value = "q1";
    field.type = scenario::FieldType::yes_no;
    field.ask.value = "Vermoed je iets?";
    field.ask.where = use.where;
    scenario::Name emits;
    emits.value = "WEEG_Q1";
    emits.where = use.where;
    field.emits = emits;
    scenario::Text answer;
    answer.value = "ja";
    answer.where = use.where;
    field.answer.push_back({scenario::Name{}, answer});
    scenario::FieldScore score;
    score.criterion.value = "A6";
    score.criterion.where = use.where;
    score.wrong.value = -1;
    score.right.value = 1;
    field.score.push_back(score);
    form.fields.push_back(field);
    return form;
  }
};

}  // namespace

script::Scripts small_scripts() {
  MapFiles files;
  files.files = {{"scripts/criteria.yaml", kCriteria},
                 {"scripts/moves.yaml", kMoves},
                 {"scripts/events.yaml", kEvents},
                 {"scripts/state.yaml", kState},
                 {"scripts/moods.yaml", kMoods}};
  DiagnosticList diagnostics;
  script::Scripts scripts;
  scripts.folders = {"scripts"};
  scripts.catalogues = scenario::load_catalogues(scripts.folders, files, scenario::Limits{}, diagnostics);
  if (!diagnostics.all().empty()) std::abort();  // the texts above are ours
  scripts.personas["open_ouder"] = open_ouder();
  scripts.personas["boze_ouder"] = boze_ouder();

  script::Rule secrecy;
  secrecy.id = "R10";
  secrecy.label.nl = "Beloof geen geheimhouding";
  secrecy.severity = script::RuleSeverity::knockout;
  secrecy.clauses = {forbids("BELOFTE_GEHEIM", "KO1")};
  scripts.rules["R10"] = secrecy;

  script::Rule advice;
  advice.id = "R04";
  advice.label.nl = "Vraag advies voor je besluit";
  advice.profiles = {"KNMG"};
  advice.clauses = {required("ADVIES_VT", "")};
  scripts.rules["R04"] = advice;

  script::Rule weighing;
  weighing.id = "R07";
  weighing.label.nl = "Weeg en besluit";
  weighing.criterion = "A6";
  weighing.clauses = {required("WEEG_Q1", "ja"), required("WEEG_Q1", "")};
  scripts.rules["R07"] = weighing;

  scripts.form_names = {"weging"};
  scripts.runtime = std::make_unique<SmallRuntime>();
  return scripts;
}

}  // namespace gesprek::test
