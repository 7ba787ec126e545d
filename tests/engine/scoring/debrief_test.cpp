// Every part of the debrief's model on a small case, so that what it says can be followed by hand.

#include "engine/scoring/debrief.h"
#include "engine/scoring/help_words.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>

#include "engine/base/file_source.h"
#include "engine/program/compiler.h"
#include "engine/scenario/load.h"
#include "tests/support/load.h"
#include "tests/support/small_scripts.h"

using namespace gesprek;           // NOLINT: tests
using namespace gesprek::scoring;  // NOLINT: tests

namespace {

constexpr const char* kCriteria = R"yaml(families:
  C: {label: Gesprek, about: Praten.}
bands:
  - {id: oefenen, label: nog oefenen, from: 0}
  - {id: op_weg, label: op weg, from: 55}
  - {id: vakkundig, label: vakkundig, from: 75}
criteria:
  C1: {label: Aansluiten, family: C, weight: 3, debrief: Kijk., debrief_low: Te weinig., debrief_high: Sterk.,
       good: Fijn dat u er bent., poor: Ga zitten., checked: 2026-11-22}
  C2: {label: Zorg delen, family: C, weight: 2, debrief: Kijk naar de zorg.}
  C9: {label: Eerlijk, family: C, weight: 1}
knockouts:
  KO1: {label: Geheim beloofd, about: Dat mag niet., criterion: C9, kind: herstelbaar}
  KO4: {label: Kind blootgesteld, criterion: C9, kind: hard}
)yaml";

constexpr const char* kEvents = R"yaml(
OVERLEG: {label: Overlegd, step: 2}
GESPREK_OUDERS: {label: Met de ouder besproken, step: 3}
GESPREK_UITGESTELD: {label: Gesprek uitgesteld, step: 3, args: any, means: postponed}
VEILIG: {label: Een veilige afspraak, child: better}
DOORVERTELD: {label: Doorverteld, child: worse}
zorg_op_tafel: {label: De zorg is uitgesproken}
)yaml";

constexpr const char* kDebrief = R"yaml(
uncertainty: Het kan anders.
reflection: {nodig: {label: "Wat had je nodig?"}}
help_intro: Praat erover.
help: {vt: {label: Advies, contact: 0800-2000, about: gratis, checked: 2026-11-22}}
)yaml";

constexpr const char* kHelp = R"yaml(
lijn: {label: Lijn, kind: line, for: kinderen, from_age: 8, to_age: 18, contact: 0800-0432, about: gratis}
team: {label: Team, kind: local, contact: vul in, example: true}
)yaml";

constexpr const char* kCase = R"yaml(gesprek: 1
scenario:
  id: proef
  title: Een proef
  language: nl
  summary: Om iets na te gaan.
  learner: {role: leerkracht, profile: ONDERWIJS}
  setting: Ergens.
  phases: [contact, de_zorg]
cast:
  karin: {name: Karin, about: moeder, persona: ouder}
  milan: {name: Milan, about: haar zoon, child: true}
variables:
  bezoek: {label: Bezoeken, start: 0, min: 0, max: 3}
  stand: {start: open, values: [open, half_dicht]}
facts:
  leeg: {text: De trommel is leeg., kind: fact, source: gezien}
  slordig: {text: Een collega vindt haar slordig., kind: noise, source: gang}
  nooit: {text: Dit komt nooit ter sprake., kind: fact}
criteria: [C1, C2]
must: {zorg_op_tafel: C2}
rules: [R03]
start: begin
nodes:
  begin:
    phase: contact
    step: 1
    order: fixed
    lines:
      - karin: "Ja?"
    reveals: [leeg, slordig]
    choices:
      - id: warm
        say: "Fijn dat u er bent."
        effect: {karin.vertrouwen: +2, bezoek: +1}
        score: {C1: +2}
        reply: "Dank u."
        model: true
        why: Eerst contact.
      - id: kort
        say: "Ga zitten."
        effect: {karin.vertrouwen: -1, stand: half_dicht}
        score: {C1: -1}
        reply: "Goed."
        why: Zij schrikt.
      - id: geheim
        say: "Dit blijft onder ons."
        effect: {karin.vertrouwen: +1}
        score: {C1: +1}
        critical: KO1
        reply: "O."
        repair: {say: "Dat kan ik niet beloven.", reply: "Oké."}
        why: Dat houd je niet.
    go: zorg
  zorg:
    phase: de_zorg
    step: 3
    order: fixed
    write_first: true
    choices:
      - id: vraag
        say: "Ik zag een lege trommel. Hoe ziet u dat?"
        events: [GESPREK_OUDERS, zorg_op_tafel]
        effect: {karin.spanning: +1}
        score: {C1: +1, C2: +2}
        reply: "Tja."
        model: true
        why: Feit en vraag.
      - id: verwijt
        say: "Zo kan het niet langer."
        events: [GESPREK_OUDERS]
        effect: {karin.vertrouwen: -3, karin.spanning: +2}
        score: {C2: -2}
        reply: "Nou!"
        why: Een verwijt.
      - id: uitstel
        do: Je begint er vandaag niet over.
        events: [{GESPREK_UITGESTELD: te_onveilig}]
        score: {C2: 0}
    go: afspraak
  afspraak:
    order: fixed
    choices:
      - id: oma
        say: "Kan Milan vannacht bij oma?"
        events: [VEILIG]
        effect: {karin.spanning: -2}
        score: {C2: +1}
        model: true
      - id: klaar
        say: "Tot ziens."
        score: {C2: 0}
      - id: verteld
        say: "Milan zei dat u schreeuwt."
        events: [DOORVERTELD]
        critical: KO4
        effect: {karin.spanning: +1}
        score: {C2: -1}
    go: noteren
  noteren:
    form:
      title: Leg vast
      fields:
        - {id: soort, type: sort, ask: "Wat is het?", items: [leeg, slordig],
           into: [feit, bron, duiding, sterk, ruis], answer: kind}
    go: einde
  einde:
    ending: {title: Klaar, outcome: good, text: "Jullie nemen afscheid.", child: "Milan slaapt bij oma."}
)yaml";

constexpr const char* kForm = "form:soort=leeg>feit|slordig>feit";

script::Scripts scripts() {
  script::Scripts out = test::small_scripts();
  MapFiles files;
  files.files = {{"scripts/criteria.yaml", kCriteria},
                 {"scripts/events.yaml", kEvents},
                 {"scripts/debrief.yaml", kDebrief},
                 {"scripts/hulp.yaml", kHelp},
                 {"scripts/state.yaml",
                  "vertrouwen: {label: Vertrouwen, good: high}\nspanning: {label: Spanning, good: low}\n"},
                 {"scripts/moods.yaml", "rustig: {label: rustig}\n"}};
  DiagnosticList diagnostics;
  out.catalogues = scenario::load_catalogues({"scripts"}, files, scenario::Limits{}, diagnostics);
  REQUIRE_MESSAGE(diagnostics.all().empty(), test::describe(diagnostics));

  script::Persona ouder;
  ouder.id = "ouder";
  ouder.file = "scripts/personas/ouder.lua";
  ouder.source = std::make_shared<SourceText>(ouder.file, "return {}\n");
  ouder.start = {{"spanning", 5}, {"vertrouwen", 4}};
  ouder.private_variables = {{"hersteld", 0, 0, 3}};
  script::PersonaRow mood;
  mood.mood = "rustig";
  ouder.moods = {mood};
  script::PersonaRow pleased;
  pleased.when.value = "vertrouwen >= 6";
  pleased.text = "Ik zou weer bellen.";
  script::PersonaRow cool;
  cool.text = "Ik bel niet meer.";
  ouder.afterwards = {pleased, cool};
  out.personas.clear();
  out.personas["ouder"] = ouder;

  // R03: consult before the talk; minor, so it caps nothing.
  script::RuleClause order;
  order.kind = script::RuleKind::before;
  order.first = {{"OVERLEG", ""}};
  order.then = {{"GESPREK_OUDERS", ""}};
  script::Rule rule;
  rule.id = "R03";
  rule.label.nl = "Overleg eerst";
  rule.severity = script::RuleSeverity::minor;
  rule.criterion = "C2";
  rule.checked = "2026-11-20";
  rule.clauses = {order};
  out.rules.clear();
  out.rules["R03"] = rule;
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

/// The Program of a case text; kept, as sessions refer to it.
const program::Program& program_of(const std::string& text) {
  static std::map<std::string, std::unique_ptr<program::Program>> made;
  std::unique_ptr<program::Program>& program = made[text];
  if (!program) {
    DiagnosticList diagnostics;
    const scenario::LoadOutcome loaded =
        scenario::load_scenario_text("scenario.yaml", text, scenario::Limits{}, diagnostics);
    script::Scripts with = scripts();
    std::optional<program::Program> compiled = program::compile(loaded, with, diagnostics);
    REQUIRE_MESSAGE(compiled.has_value(), test::describe(diagnostics));
    program = std::make_unique<program::Program>(std::move(*compiled));
  }
  return *program;
}

session::Session play(const std::vector<std::string>& inputs, const std::string& text = kCase) {
  session::Session session(program_of(text), 1);
  for (const std::string& input : inputs) {
    INFO("input: " << input);
    const Result<session::Input> read = session::parse_input(session, input);
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().message));
    const Result<void> taken = session.take(*read);
    REQUIRE_MESSAGE(taken.ok(), (taken.ok() ? std::string() : taken.error().message));
  }
  return session;
}

Debrief debrief_of(const std::vector<std::string>& inputs, const std::string& text = kCase,
                   const DebriefContext& context = {}) {
  const session::Session session = play(inputs, text);
  return make_debrief(session, score(session), context);
}

const KeyMoment* key_moment(const Debrief& debrief, KeyKind kind) {
  for (const KeyMoment& moment : debrief.key_moments) {
    if (moment.kind == kind) return &moment;
  }
  return nullptr;
}

const CriterionResult& criterion(const Debrief& debrief, const std::string& id) {
  for (const CriterionResult& result : debrief.criteria) {
    if (result.id == id) return result;
  }
  FAIL("no such criterion: " << id);
  return debrief.criteria.front();
}

const Curve& curve(const Debrief& debrief, const std::string& id) {
  for (const Curve& curve : debrief.curves) {
    if (curve.id == id) return curve;
  }
  FAIL("no such curve: " << id);
  return debrief.curves.front();
}

}  // namespace

TEST_SUITE_BEGIN("engine/scoring/debrief");

TEST_CASE("the strength is the best-earned choice in a criterion that ended well, quoted") {
  // C1: warm 2 of -1…2, vraag 1 of 0…1: (3+1)/(3+1) = 100 %. C2: vraag 2 of -2…2, oma 1 of -1…1: 100 %.
  // warm and vraag both earned 2; more was at stake at vraag (4 against 3).
  const Debrief debrief = debrief_of({"warm", "vraag", "oma", kForm});
  REQUIRE(debrief.strength);
  CHECK(debrief.strength->moment.choice == "vraag");
  CHECK(debrief.strength->moment.quote->text == "Ik zag een lege trommel. Hoe ziet u dat?");
  CHECK(debrief.strength->criterion == "C2");
  CHECK(debrief.strength->label == "Zorg delen");
  CHECK(debrief.strength->why == "Feit en vraag.");
}

TEST_CASE("a choice in a criterion that ended well goes before a better one in a criterion that did not") {
  // C2: vraag 2 of -2…2, verteld -1 of -1…1: (1+3)/(3+3) = 67 %, op weg. C1: 100 %: warm is the strength.
  const Debrief debrief = debrief_of({"warm", "vraag", "verteld", kForm});
  REQUIRE(debrief.strength);
  CHECK(debrief.strength->moment.choice == "warm");
}

TEST_CASE("what broke something is no strength, and where nothing was earned there is none") {
  // geheim earned 1 in C1, and is a knock-out.
  CHECK_FALSE(debrief_of({"geheim"}).strength);
  CHECK_FALSE(debrief_of({"kort"}).strength);
  const std::string without_points = replaced(kCase, "score: {C1: +2}", "score: {C1: 0}");
  CHECK_FALSE(debrief_of({"warm", "verwijt"}, without_points).strength);
}

TEST_CASE("changes for the worse and open knock-outs go before changes for the better") {
  const Debrief debrief = debrief_of({"geheim", "verwijt", "oma", kForm});
  REQUIRE(debrief.key_moments.size() == 4);
  CHECK(debrief.key_moments[0].kind == KeyKind::knockout);
  CHECK(debrief.key_moments[0].knockout == "Geheim beloofd");
  CHECK(debrief.key_moments[0].moment.choice == "geheim");
  // verwijt: vertrouwen 5 -> 2, spanning 5 -> 7: net -5.
  const KeyMoment& worse = debrief.key_moments[1];
  CHECK(worse.kind == KeyKind::person_worse);
  CHECK(worse.who == "Karin");
  CHECK(worse.moment.choice == "verwijt");
  REQUIRE(worse.changes.size() == 2);
  CHECK(worse.changes[0].label == "Vertrouwen");
  CHECK(worse.changes[0].from == 5);
  CHECK(worse.changes[0].to == 2);
  CHECK_FALSE(worse.changes[0].is_better);
  CHECK(worse.changes[1].id == "karin.spanning");
  CHECK(worse.reply->who == "Karin");
  CHECK(worse.reply->text == "Nou!");
  // oma: spanning 7 -> 5, which is better as low is good.
  CHECK(debrief.key_moments[2].kind == KeyKind::person_better);
  CHECK(debrief.key_moments[2].moment.choice == "oma");
  CHECK(debrief.key_moments[2].changes[0].is_better);
  CHECK(debrief.key_moments[3].kind == KeyKind::child_better);
}

TEST_CASE(
    "what pleased by going wrong is no change for the better, and a good sentence may be hard to hear") {
  // geheim pleased her (+1) and is a knock-out; nothing else was for the better.
  CHECK(key_moment(debrief_of({"geheim"}), KeyKind::person_better) == nullptr);
  // Only vraag made something worse (spanning +1), and it is the example route's own choice.
  const Debrief good = debrief_of({"warm", "vraag", "oma", kForm});
  const KeyMoment* worse = key_moment(good, KeyKind::person_worse);
  REQUIRE(worse != nullptr);
  CHECK(worse->moment.choice == "vraag");
  CHECK(worse->is_model);
  // kort took as much (vertrouwen -1) and is not: it goes before it.
  const Debrief other = debrief_of({"kort", "vraag", "oma", kForm});
  CHECK(key_moment(other, KeyKind::person_worse)->moment.choice == "kort");
  CHECK_FALSE(key_moment(other, KeyKind::person_worse)->is_model);
}

TEST_CASE("for the child: the event that mattered, the worse one first, with the choice that caused it") {
  const Debrief good = debrief_of({"warm", "vraag", "oma", kForm});
  CHECK(good.child.basis == ChildBasis::events);
  const KeyMoment* better = key_moment(good, KeyKind::child_better);
  REQUIRE(better != nullptr);
  CHECK(better->event == "Een veilige afspraak");
  CHECK(better->who == "Milan");
  CHECK(better->moment.choice == "oma");
  CHECK(key_moment(good, KeyKind::child_worse) == nullptr);
  const Debrief bad = debrief_of({"warm", "vraag", "verteld", kForm});
  const KeyMoment* worse = key_moment(bad, KeyKind::child_worse);
  REQUIRE(worse != nullptr);
  CHECK(worse->event == "Doorverteld");
  CHECK(worse->moment.choice == "verteld");
  CHECK(bad.child.ending == "Milan slaapt bij oma.");
}

TEST_CASE("for the child: a state called veiligheid goes before events, and is none of the person's") {
  std::string text =
      replaced(kCase, "variables:\n", "variables:\n  veiligheid: {label: Veiligheid, start: 4}\n");
  text = replaced(text, "effect: {karin.vertrouwen: -3,", "effect: {veiligheid: -2, karin.vertrouwen: -3,");
  text = replaced(text, "effect: {karin.spanning: -2}", "effect: {veiligheid: +3, karin.spanning: -2}");
  const Debrief debrief = debrief_of({"warm", "verwijt", "oma", kForm}, text);
  CHECK(debrief.child.basis == ChildBasis::safety);
  const KeyMoment* worse = key_moment(debrief, KeyKind::child_worse);
  REQUIRE(worse != nullptr);
  CHECK(worse->moment.choice == "verwijt");
  REQUIRE(worse->changes.size() == 1);
  CHECK(worse->changes[0].from == 4);
  CHECK(worse->changes[0].to == 2);
  REQUIRE(key_moment(debrief, KeyKind::child_better) != nullptr);
  CHECK(key_moment(debrief, KeyKind::child_better)->changes[0].to == 5);
  for (const StateChange& change : key_moment(debrief, KeyKind::person_worse)->changes) {
    CHECK(change.id != "veiligheid");
  }
  CHECK(curve(debrief, "veiligheid").is_about_child);
}

TEST_CASE("when nothing of the child is followed, the debrief says so") {
  std::string text = replaced(kCase, "        events: [VEILIG]\n", "");
  text = replaced(text, "        events: [DOORVERTELD]\n", "");
  const Debrief debrief = debrief_of({"warm", "vraag", "oma", kForm}, text);
  CHECK(debrief.child.basis == ChildBasis::nothing);
  CHECK(debrief.child.note.find("houdt deze casus niet bij") != std::string::npos);
  CHECK(key_moment(debrief, KeyKind::child_better) == nullptr);
  // And when the child is the one spoken with, that its own state is all there is.
  const Debrief partner = debrief_of(
      {"warm"}, replaced(text, "about: moeder, persona: ouder", "about: x, child: true, persona: ouder"));
  CHECK(partner.child.basis == ChildBasis::partner);
}

TEST_CASE("another sentence: the example route's choice where a knock-out or most was left") {
  // Most was left at verwijt: 2 - -2 = 4. But the open knock-out goes first.
  const Debrief debrief = debrief_of({"geheim", "verwijt", "oma", kForm});
  REQUIRE(debrief.alternative);
  CHECK(debrief.alternative->moment.choice == "geheim");
  CHECK(debrief.alternative->instead.text == "Fijn dat u er bent.");
  CHECK(debrief.alternative->is_model);
  const Debrief mild = debrief_of({"kort", "verwijt", "oma", kForm});
  REQUIRE(mild.alternative);
  CHECK(mild.alternative->moment.choice == "verwijt");
  CHECK(mild.alternative->instead_choice == "vraag");
  CHECK(mild.alternative->why == "Feit en vraag.");
  CHECK(mild.alternative->criterion == "Zorg delen");
  CHECK_FALSE(debrief_of({"warm", "vraag", "oma", kForm}).alternative);
}

TEST_CASE("the map of the meldcode: done, too early, put off with a reason, not in this case") {
  const Debrief debrief = debrief_of({"warm", "vraag", "oma", kForm});
  REQUIRE(debrief.steps.size() == 6);
  CHECK(debrief.steps[0].status == StepStatus::not_in_case);
  // Step 1 has moments and no event that says it was done: to come there is all there is.
  CHECK(debrief.steps[1].status == StepStatus::done);
  // OVERLEG belongs to step 2, and nothing in the case can emit it.
  CHECK(debrief.steps[2].status == StepStatus::not_in_case);
  CHECK(debrief.steps[3].status == StepStatus::too_early);
  REQUIRE(debrief.steps[3].done_by.size() == 1);
  CHECK(debrief.steps[3].done_by[0].id == "GESPREK_OUDERS");
  CHECK(debrief.steps[3].done_by[0].moment.choice == "vraag");
  REQUIRE(debrief.steps[3].order_rules.size() == 1);
  CHECK(debrief.rules[debrief.steps[3].order_rules[0]].id == "R03");

  const Debrief postponed = debrief_of({"warm", "uitstel"});
  CHECK(postponed.steps[3].status == StepStatus::skipped);
  CHECK(postponed.steps[3].reason == "Gesprek uitgesteld (te onveilig)");

  const Debrief before = debrief_of({"warm"});
  CHECK(before.steps[3].status == StepStatus::open);
  CHECK(before.steps[3].was_reached);
}

TEST_CASE("a broken rule comes with the event and the choice that broke it, and its date") {
  const Debrief debrief = debrief_of({"warm", "vraag"});
  REQUIRE(debrief.rules.size() == 1);
  const RuleBreak& broken = debrief.rules[0];
  CHECK(broken.id == "R03");
  CHECK(broken.label == "Overleg eerst");
  CHECK(broken.severity == program::RuleSeverity::minor);
  CHECK(broken.event == "Met de ouder besproken");
  CHECK(broken.moment.choice == "vraag");
  CHECK(broken.checked == "2026-11-20");
  CHECK(debrief.limits.empty());  // 5.19: minor is shown and caps nothing
  CHECK(play({"warm", "vraag"}).log()[broken.entry].kind == session::EntryKind::rule_broken);
}

TEST_CASE("knock-outs: open ones first, what was mended with its repair, and that a hard one stays") {
  const Debrief mended = debrief_of({"geheim", "repair:begin.geheim", "vraag", "verteld", kForm});
  REQUIRE(mended.knockouts.size() == 2);
  CHECK(mended.knockouts[0].id == "KO4");
  CHECK(mended.knockouts[0].is_hard);
  CHECK_FALSE(mended.knockouts[0].is_repaired);
  CHECK(mended.knockouts[1].id == "KO1");
  CHECK(mended.knockouts[1].is_repaired);
  CHECK(mended.knockouts[1].was_mended);
  CHECK(mended.knockouts[1].mended.quote->text == "Dat kan ik niet beloven.");
  CHECK(mended.knockouts[1].about == "Dat mag niet.");
  // Only the open one is a key moment and a limit: of C9, and of the family.
  CHECK(key_moment(mended, KeyKind::knockout)->knockout == "Kind blootgesteld");
  REQUIRE(mended.limits.size() == 2);
  CHECK(mended.limits[0].criterion == "C9");
  CHECK(mended.limits[0].percent == 54);
  CHECK(mended.limits[0].moment.choice == "verteld");
  CHECK(mended.limits[1].family == "C");
}

TEST_CASE("a must is judged at an ending only; done, it says where") {
  const Debrief stopped = debrief_of({"warm"});
  REQUIRE(stopped.musts.size() == 1);
  CHECK_FALSE(stopped.musts[0].is_done);
  CHECK_FALSE(stopped.musts[0].is_judged);
  const Debrief missed = debrief_of({"warm", "verwijt", "oma", kForm});
  CHECK(missed.musts[0].is_judged);
  CHECK_FALSE(missed.musts[0].is_done);
  REQUIRE(missed.limits.size() == 1);
  CHECK(missed.limits[0].reason == CapReason::must);
  CHECK(missed.limits[0].label == "De zorg is uitgesproken");
  CHECK_FALSE(missed.limits[0].moment.input);
  const Debrief done = debrief_of({"warm", "vraag", "oma", kForm});
  CHECK(done.musts[0].is_done);
  CHECK(done.musts[0].moment.choice == "vraag");
}

TEST_CASE("the notebook: what was noted or sorted against what it is, and what never came up") {
  const Debrief debrief = debrief_of({"note:leeg=ruis", "note:slordig=ruis", "warm", "vraag", "oma", kForm});
  REQUIRE(debrief.notebook.entries.size() == 2);
  const NotebookEntry& leeg = debrief.notebook.entries[0];
  CHECK(leeg.text == "De trommel is leeg.");
  CHECK(leeg.source == "gezien");
  CHECK(leeg.kind == program::FactKind::fact);
  CHECK(leeg.noted_as == program::FactKind::noise);
  CHECK(leeg.sorted_as == program::FactKind::fact);
  CHECK(leeg.is_right());  // sorting is the later judgement
  const NotebookEntry& slordig = debrief.notebook.entries[1];
  CHECK(slordig.noted_as == program::FactKind::noise);
  CHECK(slordig.sorted_as == program::FactKind::fact);
  CHECK_FALSE(slordig.is_right());
  CHECK(debrief.notebook.noted == 2);
  CHECK(debrief.notebook.right == 1);
  CHECK(debrief.notebook.not_found == 1);
  const Debrief unnoted = debrief_of({"warm"});
  CHECK(unnoted.notebook.noted == 0);
  CHECK_FALSE(unnoted.notebook.entries[0].noted_as);
}

TEST_CASE("a curve has the value at the start and after every turn, and never what is private") {
  const Debrief debrief = debrief_of({"warm", "verwijt", "oma", kForm});
  // vertrouwen 4, +2, -3, 0. spanning 5, 0, +2, -2.
  CHECK(curve(debrief, "karin.vertrouwen").values == std::vector<std::int32_t>{4, 6, 3, 3});
  CHECK(curve(debrief, "karin.spanning").values == std::vector<std::int32_t>{5, 5, 7, 5});
  CHECK(curve(debrief, "karin.vertrouwen").label == "Vertrouwen");
  CHECK(curve(debrief, "karin.vertrouwen").who == "Karin");
  CHECK(curve(debrief, "karin.vertrouwen").high_is_good);
  CHECK_FALSE(curve(debrief, "karin.spanning").high_is_good);
  CHECK(curve(debrief, "karin.vertrouwen").max == 10);
  CHECK(curve(debrief, "bezoek").values == std::vector<std::int32_t>{0, 1, 1, 1});
  CHECK(curve(debrief, "bezoek").label == "Bezoeken");
  CHECK(curve(debrief, "bezoek").has_label);
  CHECK_FALSE(curve(debrief, "stand").has_label);
  CHECK(curve(debrief, "stand").is_flat());
  CHECK(curve(debrief, "stand").words == std::vector<std::string>{"open", "half dicht"});
  for (const Curve& any : debrief.curves) CHECK(any.id.find('#') == std::string::npos);
}

TEST_CASE("turning points are numbered in the order of the talk, and curves know which are theirs") {
  const Debrief debrief = debrief_of({"warm", "verwijt", "oma", kForm});
  // warm (vertrouwen +2), verwijt (-3, +2), oma (spanning -2, and the child's event).
  REQUIRE(debrief.turning_points.size() == 3);
  CHECK(debrief.turning_points[0].number == 1);
  CHECK(debrief.turning_points[0].moment.choice == "warm");
  CHECK(debrief.turning_points[1].moment.choice == "verwijt");
  CHECK(debrief.turning_points[1].changes.size() == 2);
  CHECK(debrief.turning_points[1].reply->text == "Nou!");
  CHECK(curve(debrief, "karin.vertrouwen").turning_points == std::vector<int>{1, 2});
  CHECK(curve(debrief, "karin.spanning").turning_points == std::vector<int>{2, 3});
  CHECK(key_moment(debrief, KeyKind::person_worse)->turning_point == 2);
}

TEST_CASE("a moment says its turn, its phase in words, and where to begin again") {
  const session::Session session = play({"warm", "verwijt", "oma", kForm});
  const Debrief debrief = make_debrief(session, score(session));
  const Moment& moment = key_moment(debrief, KeyKind::person_worse)->moment;
  CHECK(moment.turn == 2);
  CHECK(moment.phase == "de zorg");
  CHECK(moment.node == "zorg");
  REQUIRE(moment.input == 1U);
  session::Session again = session;
  again.rewind(*moment.input);
  CHECK(again.program().text(again.program().nodes[again.node()].id) == "zorg");
  CHECK(again.turn() == 1);
}

TEST_CASE("every turn is there, with what was said back, and the example where another was taken") {
  const Debrief debrief = debrief_of({"kort", "vraag", "oma", kForm});
  REQUIRE(debrief.conversation.size() == 3);
  CHECK(debrief.conversation[0].moment.turn == 1);
  CHECK(debrief.conversation[0].reply[0].text == "Goed.");
  CHECK(debrief.conversation[0].model->text == "Fijn dat u er bent.");
  CHECK(debrief.conversation[0].why == "Zij schrikt.");
  CHECK_FALSE(debrief.conversation[1].model);
  const Debrief mended = debrief_of({"geheim", "repair:begin.geheim"});
  REQUIRE(mended.conversation.size() == 2);
  CHECK(mended.conversation[1].is_repair);
  CHECK(mended.conversation[1].moment.quote->text == "Dat kan ik niet beloven.");
}

TEST_CASE("an own sentence stands beside what was chosen and the example, and is not judged") {
  const Debrief debrief = debrief_of({"warm", "text:\"Ik maak me zorgen.\\nEcht.\"", "verwijt"});
  REQUIRE(debrief.own_sentences.size() == 1);
  const OwnSentence& own = debrief.own_sentences[0];
  CHECK(own.text == "Ik maak me zorgen.\nEcht.");
  CHECK(own.chosen->text == "Zo kan het niet langer.");
  CHECK(own.model->text == "Ik zag een lege trommel. Hoe ziet u dat?");
  CHECK(own.model_why == "Feit en vraag.");
  const Debrief same = debrief_of({"warm", "text:\"Ik zag iets.\"", "vraag"});
  CHECK(same.own_sentences[0].model->text == same.own_sentences[0].chosen->text);
  // Who stops right after writing keeps the sentence.
  const Debrief stopped = debrief_of({"warm", "text:\"Ik wil iets zeggen.\""});
  REQUIRE(stopped.own_sentences.size() == 1);
  CHECK_FALSE(stopped.own_sentences[0].chosen);
}

TEST_CASE("a result has its share, its band, the phrase of that band and every decision behind it") {
  const Debrief debrief = debrief_of({"kort", "vraag", "klaar", kForm});
  // C1: kort -1 of -1…2, vraag 1 of 0…1: (0+1)/(3+1) = 25 %.
  const CriterionResult& c1 = criterion(debrief, "C1");
  CHECK(c1.share == 25);
  CHECK(debrief.bands[*c1.band].id == "oefenen");
  CHECK(c1.phrase == "Te weinig.");
  CHECK(c1.good == "Fijn dat u er bent.");
  CHECK(c1.poor == "Ga zitten.");
  CHECK(c1.checked == "2026-11-22");
  REQUIRE(c1.lines.size() == 2);
  CHECK(c1.lines[0].earned == -1);
  CHECK(c1.lines[0].lo == -1);
  CHECK(c1.lines[0].hi == 2);
  CHECK(c1.lines[0].moment.choice == "kort");
  CHECK(c1.lines[0].why == "Zij schrikt.");
  // C2: vraag 2 of -2…2, klaar 0 of -1…1: (2+3)/(3+3) = 83.3 % -> 83. It has one phrase only.
  const CriterionResult& c2 = criterion(debrief, "C2");
  CHECK(c2.share == 83);
  CHECK(c2.phrase == "Kijk naar de zorg.");
  CHECK(debrief.families[c2.family].about == "Praten.");
  CHECK(criterion(debrief_of({"warm", "vraag", "oma", kForm}), "C1").phrase == "Sterk.");
  // Below two opportunities there is no band, and nothing is said.
  const Debrief short_debrief = debrief_of({"kort"});
  const CriterionResult& early = criterion(short_debrief, "C1");
  CHECK_FALSE(early.band);
  CHECK(early.phrase.empty());
}

TEST_CASE(
    "the own estimate stands beside the result, for a criterion and for a family; the last one counts") {
  DebriefContext context;
  context.estimates = {
      {"C1", "oefenen"}, {"C1", "vakkundig"}, {"C", "op_weg"}, {"C2", "geweldig"}, {"Z9", "op_weg"}};
  const Debrief debrief = debrief_of({"kort", "vraag", "klaar", kForm}, kCase, context);
  CHECK(debrief.bands[*criterion(debrief, "C1").own_estimate].id == "vakkundig");
  CHECK_FALSE(criterion(debrief, "C2").own_estimate);  // no such band
  CHECK(debrief.bands[*debrief.families[0].own_estimate].id == "op_weg");
}

TEST_CASE("questions of the scripts, with the answers that were given") {
  DebriefContext context;
  context.answers = {{"nodig", "Meer\x1b[2J tijd."}, {"iets", "x"}};
  const Debrief debrief = debrief_of({"warm"}, kCase, context);
  REQUIRE(debrief.reflection.size() == 1);
  CHECK(debrief.reflection[0].ask == "Wat had je nodig?");
  CHECK(debrief.reflection[0].answer == "Meer [2J tijd.");  // nothing that steers a terminal
  CHECK(debrief.uncertainty == "Het kan anders.");
  CHECK(debrief.help_intro == "Praat erover.");
  REQUIRE(debrief.help.size() == 1);
  CHECK(debrief.help[0].contact == "0800-2000");
  CHECK(debrief.help[0].checked == "2026-11-22");
}

TEST_CASE("who can help in this case stands apart from who can help the learner") {
  std::string text = kCase;
  const std::string setting = "  setting: Ergens.\n";
  REQUIRE(text.find(setting) != std::string::npos);
  text.insert(text.find(setting), "  help: [lijn, team]\n");
  const Debrief debrief = debrief_of({"warm"}, text);
  REQUIRE(debrief.help.size() == 1);
  REQUIRE(debrief.case_help.size() == 2);
  CHECK(whom_in_words(debrief.case_help[0]) == "kinderen, 8 tot en met 18 jaar");
  CHECK(reach_in_words(debrief.case_help[0]) == "0800-0432, gratis");
  CHECK(debrief.case_help[0].checked.empty());
  CHECK(debrief.case_help[1].is_local);
  // What stands in an example is for a trainer, not for a learner.
  CHECK(to_find_out(debrief.case_help) == "Team");
}

TEST_CASE("ages in words") {
  CHECK(ages_in_words(0, 0).empty());
  CHECK(ages_in_words(18, 0) == "vanaf 18 jaar");
  CHECK(ages_in_words(0, 18) == "tot en met 18 jaar");
  CHECK(ages_in_words(8, 18, true) == "8 to 18 years");
}

TEST_CASE("the goal is the weakest criterion, with advice and an example") {
  // C1 25 %, C2 83 %.
  const Debrief debrief = debrief_of({"kort", "vraag", "klaar", kForm});
  REQUIRE(debrief.goal);
  CHECK(debrief.goal->criterion == "C1");
  CHECK(debrief.goal->advice == "Te weinig.");
  CHECK(debrief.goal->example == "Fijn dat u er bent.");
  // At a high band there is still a goal; praise is no advice, so it says where to look.
  const Debrief high = debrief_of({"warm", "vraag", "oma", kForm});
  REQUIRE(high.goal);
  CHECK(high.goal->criterion == "C1");  // both 100 %: the heavier
  CHECK(high.goal->advice == "Kijk.");
}

TEST_CASE("what people say afterwards is said at an ending, by the first row that holds") {
  CHECK(debrief_of({"warm", "vraag"}).afterwards.empty());
  const Debrief good = debrief_of({"warm", "vraag", "oma", kForm});
  REQUIRE(good.afterwards.size() == 1);
  CHECK(good.afterwards[0].who == "Karin");
  CHECK(good.afterwards[0].text == "Ik zou weer bellen.");
  CHECK(debrief_of({"warm", "verwijt", "oma", kForm}).afterwards[0].text == "Ik bel niet meer.");
}

TEST_CASE("earlier attempts: the bands then and now, of the same case only") {
  const session::Session first = play({"kort", "vraag", "klaar", kForm});
  const session::Session second = play({"warm"});
  DebriefContext context;
  context.earlier = {attempt_of(first, score(first), "maandag"),
                     attempt_of(second, score(second), "dinsdag")};
  context.earlier.push_back(context.earlier[0]);
  context.earlier.back().scenario = "anders";
  const Debrief debrief = debrief_of({"warm", "vraag", "oma", kForm}, kCase, context);
  REQUIRE(debrief.earlier.size() == 2);
  CHECK(debrief.earlier[0].label == "maandag");
  CHECK(debrief.earlier[0].is_finished);
  CHECK(debrief.earlier[0].ending == "Klaar");
  CHECK_FALSE(debrief.earlier[1].is_finished);
  CHECK(debrief.other_attempts == 1);
  const CriterionResult& c1 = criterion(debrief, "C1");
  REQUIRE(c1.earlier.size() == 2);
  CHECK(debrief.bands[*c1.earlier[0]].id == "oefenen");
  CHECK_FALSE(c1.earlier[1]);  // one opportunity only
  CHECK(debrief.bands[*c1.band].id == "vakkundig");
  REQUIRE(debrief.families[0].earlier.size() == 2);
}

TEST_CASE("an unfinished session has a debrief too, and one without any choice says so") {
  const Debrief stopped = debrief_of({"warm", "verwijt"});
  CHECK_FALSE(stopped.is_finished);
  CHECK_FALSE(stopped.ending);
  CHECK(stopped.child.ending.empty());
  CHECK(stopped.turns == 2);
  CHECK(stopped.strength);
  CHECK(stopped.about.title == "Een proef");
  const Debrief empty = debrief_of({});
  CHECK_FALSE(empty.has_decisions);
  CHECK_FALSE(empty.strength);
  CHECK(empty.key_moments.empty());
  CHECK(empty.steps.size() == 6);
  CHECK(empty.curves[0].values.size() == 1);
  const Debrief finished = debrief_of({"warm", "vraag", "oma", kForm});
  REQUIRE(finished.ending);
  CHECK(finished.ending->title == "Klaar");
  CHECK(finished.ending->id == "einde");
  CHECK(finished.ending->outcome == program::Outcome::good);
}

TEST_CASE("scripts that say nothing about it still give the two numbers, the questions and the uncertainty") {
  program::Program bare = program_of(kCase);
  bare.header.uncertainty = {};
  bare.header.help_intro = {};
  bare.help_lines.clear();
  bare.questions.clear();
  const session::Session session(bare, 1);
  const Debrief debrief = make_debrief(session, score(session));
  CHECK(debrief.uncertainty == "In het echt kan dit anders lopen.");
  REQUIRE(debrief.help.size() == 2);
  CHECK(debrief.help[0].contact == "0800-2000");
  CHECK(debrief.help[1].contact == "112");
  CHECK(debrief.reflection.size() == 2);
}

/// "same begin", "other zorg", "own begin"…: each row of the example route, with where it was.
std::vector<std::string> rows_of(const ExampleRoute& route) {
  std::vector<std::string> out;
  for (const RouteRow& row : route.rows) {
    const std::string own = row.own ? row.own->moment.node : "";
    const std::string example = row.example ? row.example->moment.node : "";
    switch (row.match) {
      case RouteMatch::same: out.push_back("same " + own); break;
      case RouteMatch::other: out.push_back("other " + own); break;
      case RouteMatch::own_only: out.push_back("own " + own); break;
      case RouteMatch::example_only: out.push_back("example " + example); break;
    }
  }
  return out;
}

TEST_CASE("the learner's way stands beside the example route, with what each decision earned") {
  const session::Session example = play({"warm", "vraag", "oma", kForm});
  DebriefContext context;
  context.example = &example;
  const Debrief debrief = debrief_of({"kort", "vraag", "verteld", kForm}, kCase, context);
  REQUIRE(debrief.example);
  CHECK(debrief.example->ending == "Klaar");
  CHECK(rows_of(*debrief.example) ==
        std::vector<std::string>{"other begin", "same zorg", "other afspraak", "same noteren"});
  const RouteRow& first = debrief.example->rows.front();
  CHECK(first.own->moment.choice == "kort");
  CHECK(first.own->moment.turn == 1);
  CHECK(first.example->moment.choice == "warm");
  CHECK(first.example->why == "Eerst contact.");
  // At `begin` C1 is -1…2: kort earns -1, warm 2.
  REQUIRE(first.own->points.size() == 1);
  CHECK(first.own->points.front().criterion == "C1");
  CHECK(first.own->points.front().earned == -1);
  CHECK(first.own->points.front().lo == -1);
  CHECK(first.own->points.front().hi == 2);
  CHECK(first.example->points.front().earned == 2);
  CHECK(debrief.example->rows.back().own->moment.form == "Leg vast");
}

TEST_CASE("where the ways part each has its own rows, until both come to the same moment again") {
  std::string text =
      replaced(kCase, "        score: {C1: -1}\n", "        score: {C1: -1}\n        go: omweg\n");
  text = replaced(
      text, "  zorg:\n    phase: de_zorg",
      "  omweg:\n    choices:\n      - {id: rechtzetten, say: \"Sorry. Fijn dat u er bent.\", score: "
      "{C1: +1}}\n      - {id: door, say: \"Goed.\", score: {C1: 0}}\n    go: zorg\n"
      "  zorg:\n    phase: de_zorg");
  const session::Session example = play({"warm", "vraag", "oma", kForm}, text);
  DebriefContext context;
  context.example = &example;
  const Debrief debrief = debrief_of({"kort", "rechtzetten", "vraag", "oma", kForm}, text, context);
  REQUIRE(debrief.example);
  CHECK(rows_of(*debrief.example) ==
        std::vector<std::string>{"other begin", "own omweg", "same zorg", "same afspraak", "same noteren"});
  // The turns are each way's own.
  CHECK(debrief.example->rows[2].own->moment.turn == 3);
  CHECK(debrief.example->rows[2].example->moment.turn == 2);

  // The other way round: only the example route came to `omweg`.
  const session::Session winding = play({"kort", "rechtzetten", "vraag", "oma", kForm}, text);
  context.example = &winding;
  const Debrief straight = debrief_of({"warm", "verwijt", "oma", kForm}, text, context);
  REQUIRE(straight.example);
  CHECK(rows_of(*straight.example) == std::vector<std::string>{"other begin", "example omweg", "other zorg",
                                                               "same afspraak", "same noteren"});
}

TEST_CASE("who stopped is shown the example route as far as they came, and without one there is nothing") {
  const session::Session example = play({"warm", "vraag", "oma", kForm});
  DebriefContext context;
  context.example = &example;
  const Debrief debrief = debrief_of({"warm"}, kCase, context);
  REQUIRE(debrief.example);
  CHECK(rows_of(*debrief.example) == std::vector<std::string>{"same begin"});
  CHECK_FALSE(debrief_of({"warm"}).example);
  CHECK_FALSE(debrief_of({}, kCase, context).example);
}

TEST_SUITE_END();
