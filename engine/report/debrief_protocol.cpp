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
    case StepStatus::done: return "gedaan";
    case StepStatus::too_early: return "te vroeg";
    case StepStatus::skipped: return "overgeslagen, met reden";
    case StepStatus::open: return step.was_reached ? "niet gedaan" : "niet aan toe gekomen";
    case StepStatus::not_in_case: return "niet in deze casus";
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
    if (event.moment.turn > 0) piece += " (beurt " + std::to_string(event.moment.turn) + ")";
    pieces.push_back(sentence(piece));
  }
  for (const std::size_t rule : step.order_rules) {
    if (rule < debrief.rules.size())
      pieces.push_back(sentence("te vroeg: " + small_first(debrief.rules[rule].label)));
  }
  std::string text;
  for (const std::string& piece : pieces) text += (text.empty() ? "" : " ") + piece;
  return text;
}

std::string checked_words(const std::string& day) {
  return day.empty() ? "" : " Nagekeken op " + date_in_words(day) + ".";
}

Block knockout_block(const scoring::KnockoutCard& card) {
  Group group{card.is_repaired ? Tone::good : Tone::stop, 0, {}};
  add_heading(group.blocks, 3,
              (card.is_repaired ? "Hersteld: " : "Dit mag niet: ") + small_first(card.label));
  if (card.moment.quote || !card.moment.form.empty()) group.blocks.push_back({quote_of(card.moment, false)});
  if (card.was_mended && card.mended.quote) {
    const std::string place = place_of(card.mended);
    add_text(group.blocks, "Daarna " + std::string(place.empty() ? "" : "(" + place + ") ") +
                               "kwam je erop terug: " + words_of(*card.mended.quote));
  }
  if (!card.about.empty()) add_text(group.blocks, card.about, Size::note);
  if (card.is_hard && card.was_mended) {
    add_text(group.blocks, "Goed dat je erop terugkwam. Wat het voor de uitkomst betekent, blijft wel staan.",
             Size::note);
  }
  return {std::move(group)};
}

Block rule_block(const scoring::RuleBreak& rule) {
  const bool is_minor = rule.severity == program::RuleSeverity::minor;
  Group group{is_minor ? Tone::plain : Tone::mind, 0, {}};
  add_heading(group.blocks, 3, large_first(rule.label));
  if (rule.moment.quote || !rule.moment.form.empty()) group.blocks.push_back({quote_of(rule.moment, false)});
  std::string about = "Regel " + rule.id + " van de meldcode" + (is_minor ? ", een lichte." : ".");
  if (!rule.event.empty()) about += " " + sentence("hierdoor: " + small_first(rule.event));
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
  add_heading(out, 2, "De meldcode in dit gesprek");
  if (has_steps) {
    out.push_back({step_figure(debrief)});
    Table table;
    table.columns = {"Stap", "In dit gesprek", "Waaruit dat bleek"};
    table.widths = {5, 4, 10};
    for (const MeldcodeStep& step : debrief.steps) {
      table.rows.push_back({plain(std::to_string(step.step) + "\u00A0\u00A0" + step.label),
                            plain(status_word(step)),
                            {{evidence(debrief, step), Look::soft}}});
    }
    out.push_back({std::move(table)});
    if (!debrief.about.profile_label.empty()) {
      std::string profile = "De stappen zijn die voor " + small_first(debrief.about.profile_label) + ".";
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
    add_heading(group.blocks, 3, "Dit hoorde erbij en kwam niet");
    List list;
    for (const std::string& label : missed) list.items.push_back(plain(sentence(label)));
    group.blocks.push_back({std::move(list)});
    out.push_back({std::move(group)});
  }
  for (const std::string& note : debrief.notes)
    add_text(out, "Opgemerkt bij deze casus: " + note, Size::note);
}

}  // namespace gesprek::report
