// The meldcode in a debrief: its six steps, and where it chafed.

#include <algorithm>

#include "engine/report/debrief_parts.h"
#include "engine/report/words.h"

namespace gesprek::report {

using scoring::Debrief;
using scoring::MeldcodeStep;
using scoring::StepStatus;

namespace {

const char* status_word(const MeldcodeStep& step) {
  switch (step.status) {
    case StepStatus::done: return say("gedaan", "done");
    case StepStatus::too_early: return say("te vroeg", "too early");
    case StepStatus::skipped: return say("overgeslagen, met reden", "skipped, with a reason");
    case StepStatus::open:
      return step.was_reached ? say("niet gedaan", "not done") : say("niet aan toe gekomen", "not come to");
    case StepStatus::not_in_case: return say("niet in deze casus", "not in this case");
  }
  return "";
}

std::string evidence(const Debrief& debrief, const MeldcodeStep& step) {
  std::vector<std::string> pieces;
  if (!step.reason.empty()) pieces.push_back(sentence(step.reason));
  for (const scoring::StepEvent& event : step.done_by) {
    std::string piece = large_first(event.label);
    const bool is_question = !piece.empty() && piece.back() == '?';
    if (!event.answer.empty()) piece += (is_question ? " " : ": ") + event.answer;
    if (event.moment.turn > 0) piece += say(" (beurt ", " (turn ") + std::to_string(event.moment.turn) + ")";
    pieces.push_back(sentence(piece));
  }
  for (const std::size_t rule : step.order_rules) {
    if (rule < debrief.rules.size())
      pieces.push_back(sentence(say("te vroeg: ", "too early: ") + small_first(debrief.rules[rule].label)));
  }
  std::string text;
  for (const std::string& piece : pieces) text += (text.empty() ? "" : " ") + piece;
  return text;
}

std::string checked_words(const std::string& day) {
  return day.empty() ? "" : say(" Nagekeken op ", " Checked on ") + date_in_words(day) + ".";
}

Block knockout_block(const scoring::KnockoutCard& card) {
  Group group{card.is_repaired ? Tone::good : Tone::stop, 0, {}};
  add_heading(
      group.blocks, 3,
      (card.is_repaired ? say("Hersteld: ", "Mended: ") : say("Dit mag niet: ", "This must not be done: ")) +
          small_first(card.label));
  if (card.moment.quote || !card.moment.form.empty()) group.blocks.push_back({quote_of(card.moment, false)});
  if (card.was_mended && card.mended.quote) {
    const std::string place = place_of(card.mended);
    add_text(group.blocks,
             say("Daarna ", "Afterwards ") + std::string(place.empty() ? "" : "(" + place + ") ") +
                 say("kwam je erop terug: ", "you came back to it: ") + words_of(*card.mended.quote));
  }
  if (!card.about.empty()) add_text(group.blocks, card.about, Size::note);
  if (card.is_hard && card.was_mended) {
    add_text(group.blocks,
             say("Goed dat je erop terugkwam. Wat het voor de uitkomst betekent, blijft wel staan.",
                 "Good that you came back to it. What it means for the outcome stays as it is."),
             Size::note);
  }
  return {std::move(group)};
}

Block rule_block(const scoring::RuleBreak& rule) {
  const bool is_minor = rule.severity == program::RuleSeverity::minor;
  Group group{is_minor ? Tone::plain : Tone::mind, 0, {}};
  add_heading(group.blocks, 3, large_first(rule.label));
  if (rule.moment.quote || !rule.moment.form.empty()) group.blocks.push_back({quote_of(rule.moment, false)});
  std::string about = say("Regel ", "Rule ") + rule.id + say(" van de meldcode", " of the reporting code") +
                      (is_minor ? say(", een lichte.", ", a minor one.") : ".");
  if (!rule.event.empty())
    about += " " + sentence(say("hierdoor: ", "because of: ") + small_first(rule.event));
  add_text(group.blocks, about + checked_words(rule.checked), Size::note);
  return {std::move(group)};
}

}  // namespace

void add_meldcode(Blocks& out, const Debrief& debrief) {
  const bool has_steps =
      std::any_of(debrief.steps.begin(), debrief.steps.end(),
                  [](const MeldcodeStep& step) { return step.status != StepStatus::not_in_case; });
  std::vector<std::string> missed;
  for (const scoring::MustCard& must : debrief.musts) {
    if (must.is_judged && !must.is_done) missed.push_back(small_first(must.label));
  }
  const bool has_marks =
      !debrief.knockouts.empty() || !debrief.rules.empty() || !missed.empty() || !debrief.notes.empty();
  if (!has_steps && !has_marks) return;
  add_heading(out, 2, say("De meldcode in dit gesprek", "The reporting code in this conversation"));
  if (has_steps) {
    out.push_back({step_figure(debrief)});
    Table table;
    table.columns = {say("Stap", "Step"), say("In dit gesprek", "In this conversation"),
                     say("Waaruit dat bleek", "What that shows from")};
    table.widths = {5, 4, 10};
    for (const MeldcodeStep& step : debrief.steps) {
      table.rows.push_back({plain(std::to_string(step.step) + "\u00A0\u00A0" + step.label),
                            plain(status_word(step)),
                            {{evidence(debrief, step), Look::soft}}});
    }
    out.push_back({std::move(table)});
    if (!debrief.about.profile_label.empty()) {
      std::string profile = say("De stappen zijn die voor ", "The steps are those for ") +
                            small_first(debrief.about.profile_label) + ".";
      if (!debrief.about.profile_remark.empty()) profile += " " + sentence(debrief.about.profile_remark);
      add_text(out, profile + checked_words(debrief.about.profile_checked), Size::note);
    }
  }
  for (const scoring::KnockoutCard& card : debrief.knockouts) out.push_back(knockout_block(card));
  for (const scoring::RuleBreak& rule : debrief.rules) {
    // What broke as a knock-out has its card already.
    if (rule.knockout.empty()) out.push_back(rule_block(rule));
  }
  if (!missed.empty()) {
    Group group{Tone::mind, 0, {}};
    add_heading(group.blocks, 3,
                say("Dit hoorde erbij en kwam niet", "This belonged to it and did not come"));
    List list;
    for (const std::string& label : missed) list.items.push_back(plain(sentence(label)));
    group.blocks.push_back({std::move(list)});
    out.push_back({std::move(group)});
  }
  for (const std::string& note : debrief.notes)
    add_text(out, say("Opgemerkt bij deze casus: ", "Noted at this case: ") + note, Size::note);
}

}  // namespace gesprek::report
