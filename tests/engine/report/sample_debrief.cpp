#include "tests/engine/report/sample_debrief.h"

#include <tuple>

namespace gesprek::test {

using namespace scoring;
using program::ChoiceKind;
using program::FactKind;

namespace {

Moment moment(std::uint32_t turn, const char* phase, const char* said, ChoiceKind kind = ChoiceKind::say) {
  Moment made;
  made.input = turn;
  made.turn = turn;
  made.phase = phase;
  made.node = "moment_" + std::to_string(turn);
  made.choice = "keuze";
  made.quote = Quote{kind, said};
  return made;
}

StateChange change(const char* label, int from, int to, bool is_better) {
  StateChange made;
  made.id = std::string("karin.") + label;
  made.label = label;
  made.who = "Karin";
  made.from = from;
  made.to = to;
  made.is_better = is_better;
  return made;
}

Curve curve(const char* label, std::vector<std::int32_t> values, std::vector<int> points) {
  Curve made;
  made.id = std::string("karin.") + label;
  made.label = label;
  made.who = "Karin";
  made.has_label = true;
  made.values = std::move(values);
  made.turning_points = std::move(points);
  return made;
}

}  // namespace

Debrief sample_debrief() {
  Debrief debrief;
  debrief.about.id = "proef";
  debrief.about.title = "Een proefgesprek";
  debrief.about.summary = "Je bespreekt een zorg met een moeder die weinig tijd heeft.";
  debrief.about.role = "jeugdverpleegkundige";
  debrief.about.profile_label = "verpleegkundigen";
  debrief.about.profile_checked = "2026-11-22";
  debrief.about.program = "0123456789abcdef0123456789abcdef";
  debrief.date = "2026-11-22";
  debrief.is_finished = true;
  debrief.has_decisions = true;
  debrief.ending =
      EndingInfo{"einde", "Een afspraak voor donderdag", "Ze belt zelf terug.", program::Outcome::good};
  debrief.inputs = 14;
  debrief.turns = 12;

  debrief.strength =
      Strength{moment(3, "zorg delen", "Ik zag dat Sem vandaag in slaap viel bij het voorlezen."), "C2",
               "Feiten benoemen", "Je noemt wat je zag, en laat de duiding nog even weg"};

  KeyMoment worse;
  worse.kind = KeyKind::person_worse;
  worse.moment = moment(5, "zorg delen", "Waarom brengt u hem dan zo laat naar bed?");
  worse.who = "Karin";
  worse.changes = {change("Vertrouwen", 6, 3, false), change("Spanning", 4, 7, false)};
  worse.reply = Saying{"Karin", "Dat weet u toch niet?"};
  worse.turning_point = 1;
  KeyMoment better = worse;
  better.kind = KeyKind::person_better;
  better.moment = moment(8, "samen kijken", "U staat er alleen voor. Hoe houdt u dat vol?");
  better.changes = {change("Vertrouwen", 3, 7, true)};
  better.reply = Saying{"Karin", "Niet, soms."};
  better.turning_point = 2;
  debrief.key_moments = {worse, better};
  debrief.child.basis = ChildBasis::events;
  debrief.child.note = "Sem zelf praat in deze casus niet mee.";
  debrief.child.ending = "Sem gaat donderdag met zijn tante mee naar huis.";

  Alternative other;
  other.moment = worse.moment;
  other.instead = {ChoiceKind::say, "Hoe gaan de avonden bij u thuis?"};
  other.instead_choice = "open";
  other.why = "Een open vraag laat haar vertellen zonder dat ze zich hoeft te verdedigen.";
  other.criterion = "Open vragen";
  debrief.alternative = other;

  const char* const steps[] = {"overwegen", "signalen in kaart", "overleggen", "gesprek",
                               "wegen",     "beslissen"};
  for (int i = 0; i < 6; ++i) {
    MeldcodeStep step;
    step.step = i;
    step.label = steps[i];
    step.status = i == 2   ? StepStatus::skipped
                  : i == 4 ? StepStatus::too_early
                  : i == 5 ? StepStatus::open
                  : i == 0 ? StepStatus::not_in_case
                           : StepStatus::done;
    step.was_reached = i != 5;
    if (step.status == StepStatus::done || step.status == StepStatus::too_early) {
      step.done_by.push_back(
          {"GESPREK", "De zorg is met de ouder besproken", "", moment(4, "zorg delen", "x")});
    }
    if (step.status == StepStatus::skipped) step.reason = "De collega was ziek; je belt haar morgen";
    if (step.status == StepStatus::too_early) step.order_rules = {0};
    debrief.steps.push_back(step);
  }
  RuleBreak rule;
  rule.id = "R3";
  rule.label = "Eerst overleggen, dan wegen";
  rule.criterion = "A3";
  rule.checked = "2026-11-22";
  rule.event = "Er is gewogen";
  rule.moment = moment(9, "wegen", "Dan is dit dus verwaarlozing.");
  debrief.rules = {rule};
  KnockoutCard mended;
  mended.id = "KO1";
  mended.label = "Geheimhouding beloofd";
  mended.criterion = "C8";
  mended.is_repaired = mended.was_mended = true;
  mended.moment = moment(6, "zorg delen", "Dit blijft tussen ons.");
  mended.mended = moment(7, "zorg delen", "Ik zei net iets wat ik niet kan waarmaken.");
  KnockoutCard open = mended;
  open.id = "KO4";
  open.label = "Gedreigd met een melding";
  open.is_repaired = open.was_mended = false;
  open.moment = moment(10, "wegen", "Anders moet ik dit melden.");
  debrief.knockouts = {open, mended};
  debrief.musts = {{"KIND_GEZIEN", "Het kind zelf is gezien", "A4", false, true, {}}};
  Limit limit;
  limit.reason = CapReason::knockout;
  limit.criterion = "C8";
  limit.percent = 54;
  limit.label = "Gedreigd met een melding";
  limit.id = "KO4";
  limit.moment = open.moment;
  debrief.limits = {limit};

  NotebookEntry fact;
  fact.fact = "slaap";
  fact.text = "Sem viel in slaap bij het voorlezen";
  fact.source = "juf Anne";
  fact.kind = FactKind::fact;
  fact.noted_as = FactKind::fact;
  NotebookEntry reading = fact;
  reading.text = "Karin kan het niet aan";
  reading.source = "";
  reading.kind = FactKind::reading;
  reading.sorted_as = FactKind::fact;
  NotebookEntry missed = fact;
  missed.text = "Sem zingt in de auto";
  missed.kind = FactKind::strength;
  missed.noted_as.reset();
  debrief.notebook = {{fact, reading, missed}, 2, 1, 3};

  for (std::uint32_t turn = 1; turn <= 12; ++turn) {
    TurnLine line;
    line.moment = moment(turn, "zorg delen", "Wat je zei in deze beurt.");
    line.reply = {{"Karin", "Wat ze toen zei."}, {"", "De klok tikt."}};
    if (turn == 5) line.model = other.instead;
    line.is_repair = turn == 7;
    debrief.conversation.push_back(line);
  }
  debrief.turning_points = {
      {1, worse.moment, worse.changes, worse.reply},
      {2, better.moment, better.changes, better.reply},
      {3, moment(11, "afspreken", "Wie belt er donderdag?"), {change("Begrip", 5, 8, true)}, {}}};
  debrief.curves = {curve("Vertrouwen", {5, 5, 5, 6, 6, 3, 3, 4, 7, 7, 7, 8, 8}, {1, 2}),
                    curve("Spanning", {4, 4, 4, 4, 4, 7, 7, 6, 4, 4, 3, 3, 2}, {1}),
                    curve("Begrip", {3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 8, 8}, {3}),
                    curve("Schaamte", {3, 3, 3, 3, 5, 5, 5, 5, 4, 4, 4, 4, 4}, {})};
  debrief.own_sentences = {{"Ik wil graag met u praten over Sem.\nMag dat nu?",
                            moment(2, "begin", "Ik val met de deur in huis."),
                            Quote{ChoiceKind::say, "Ik val met de deur in huis."},
                            Quote{ChoiceKind::say, "Heeft u even voor Sem?"}, "Ze kiest zelf het moment"}};
  for (const auto& [id, label, from] :
       {std::tuple{"nog_oefenen", "nog oefenen", 0}, std::tuple{"op_weg", "op weg", 55},
        std::tuple{"vakkundig", "vakkundig", 75}, std::tuple{"voorbeeldig", "voorbeeldig", 90}}) {
    BandName band;
    band.id = id;
    band.label = label;
    band.from = from;
    debrief.bands.push_back(band);
  }
  CriterionResult open_questions;
  open_questions.id = "C1";
  open_questions.label = "Open vragen";
  open_questions.about = "Je vraagt zo dat de ander kan vertellen.";
  open_questions.family = 0;
  open_questions.earned = 4;
  open_questions.min = -3;
  open_questions.max = 6;
  open_questions.opportunities = 3;
  open_questions.share = 78;
  open_questions.percent = 78;
  open_questions.band = 2;
  open_questions.own_estimate = 1;
  open_questions.phrase = "Je liet haar uitpraten.";
  open_questions.lines = {
      {moment(2, "begin", "Hoe is het met u?"), "", "Je begint bij haar", 2, -1, 2, true, false},
      {moment(5, "zorg delen", "Waarom brengt u hem dan zo laat naar bed?"), "", "", -1, -1, 2, true, false},
      {moment(8, "samen kijken", "U staat er alleen voor. Hoe houdt u dat vol?"), "", "", 1, -1, 2, true,
       false}};
  CriterionResult limited = open_questions;
  limited.id = "C8";
  limited.label = "Veilig laten voelen";
  limited.share = 90;
  limited.percent = 54;
  limited.band = 0;
  limited.limits = {0};
  CriterionResult few = open_questions;
  few.id = "C9";
  few.label = "Samenvatten";
  few.share.reset();
  few.percent.reset();
  few.band.reset();
  few.opportunities = 1;
  few.lines.clear();
  CriterionResult steps_taken = open_questions;
  steps_taken.id = "A4";
  steps_taken.label = "Gesprek voeren of gemotiveerd uitstellen";
  steps_taken.family = 1;
  steps_taken.share = steps_taken.percent = 100;
  steps_taken.band = 3;
  debrief.criteria = {open_questions, limited, few, steps_taken};
  FamilyResult skills;
  skills.id = "C";
  skills.label = "Gespreksvaardigheden";
  skills.percent = 60;
  skills.band = 1;
  FamilyResult code = skills;
  code.id = "A";
  code.label = "Meldcode: stappen en besluiten";
  debrief.families = {skills, code};
  debrief.earlier = {{"2026-10-01", true, "Ze liep weg"}};
  for (CriterionResult& result : debrief.criteria) result.earlier = {std::size_t{0}};
  debrief.afterwards = {{"Karin", "Ik had niet verwacht dat ze bleef luisteren."}};
  debrief.notes = {"Je vroeg twee keer hetzelfde."};
  debrief.reflection = {{"aarzelen", "Waar aarzelde je?", "Bij de vraag over het slapen."},
                        {"nodig", "Wat had je nodig?", ""}};
  debrief.goal = Goal{"C8", "Veilig laten voelen", "Zeg wat je gaat doen, zonder ermee te dreigen.",
                      "Ik wil eerst samen met u kijken."};
  debrief.uncertainty = "In het echt kan dit anders lopen.";
  debrief.help_intro = "Raakte dit gesprek je zelf? Praat erover met iemand die je vertrouwt.";
  debrief.help = {{"veilig_thuis", "Veilig Thuis denkt mee", "0800-2000", "gratis, dag en nacht",
                   "2026-11-22", "", 0, 0, "", false, false},
                  {"huis", "De vertrouwenspersoon", "toestel 12", "", "", "", 0, 0, "", false, false}};
  debrief.case_help = {{"kinderlijn", "De kinderlijn", "0800-0432", "gratis", "", "kinderen", 8, 18,
                        "8 tot en met 18 jaar", false, false},
                       {"wijkteam", "Het wijkteam", "vul in", "", "", "gezinnen", 0, 0, "", true, true}};
  debrief.overlays = {"GGD Proefstad"};
  return debrief;
}

}  // namespace gesprek::test
