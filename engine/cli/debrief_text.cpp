#include "engine/cli/debrief_text.h"

#include <algorithm>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

using namespace scoring;  // NOLINT: the whole file is about its model

namespace {

constexpr std::size_t kIndent = 2;

void show_steps(Page& page, const Debrief& debrief) {
  const bool is_about_it = std::any_of(debrief.steps.begin(), debrief.steps.end(), [](const MeldcodeStep& s) {
    return s.status != StepStatus::not_in_case && s.status != StepStatus::open;
  });
  if (!is_about_it) return;
  show_head(page, "De meldcode in dit gesprek");
  page.text(Tone::plain, step_line(page, debrief.steps), kIndent);
  const auto names = [&](StepStatus status) {
    std::string out;
    for (const MeldcodeStep& step : debrief.steps) {
      if (step.status != status) continue;
      out += (out.empty() ? "" : ", ") + std::to_string(step.step) + " " + step.label;
    }
    return out;
  };
  const auto tell = [&](StepStatus status, const char* words) {
    const std::string steps = names(status);
    if (!steps.empty()) page.text(Tone::faint, words + steps + ".", kIndent);
  };
  tell(StepStatus::done, "Gedaan: ");
  tell(StepStatus::too_early, "Gedaan, maar te vroeg: ");
  tell(StepStatus::skipped, "Uitgesteld, met een reden: ");
  tell(StepStatus::open, "Nog niet gedaan: ");
}

void show_marks(Page& page, const Debrief& debrief) {
  std::vector<const RuleBreak*> rules;
  for (const RuleBreak& broken : debrief.rules) {
    // 5.19: what breaks as a knock-out is told as that knock-out, and not once more as a rule.
    if (broken.severity != program::RuleSeverity::knockout) rules.push_back(&broken);
  }
  std::vector<const MustCard*> missed;
  for (const MustCard& must : debrief.musts) {
    if (must.is_judged && !must.is_done) missed.push_back(&must);
  }
  std::vector<const Limit*> hooks;
  for (const Limit& limit : debrief.limits) {
    if (limit.reason == CapReason::hook) hooks.push_back(&limit);
  }
  if (debrief.knockouts.empty() && rules.empty() && missed.empty() && hooks.empty() &&
      debrief.notes.empty()) {
    return;
  }
  show_head(page, "Om op te letten");
  const auto card = [&](Tone tone, const char* label, const std::string& text, const Moment* moment) {
    page.labelled(tone, label, Tone::plain, printable(text), kIndent);
    if (moment != nullptr && moment->quote) page.text(Tone::faint, words_of(page, *moment), kIndent + 2);
  };
  for (const KnockoutCard& knockout : debrief.knockouts) {
    card(knockout.is_repaired ? Tone::good : Tone::stop,
         knockout.is_repaired ? "Hersteld: " : "Dit mag niet: ", knockout.label, &knockout.moment);
  }
  for (const RuleBreak* broken : rules) card(Tone::mind, "Regel: ", broken->label, &broken->moment);
  for (const MustCard* must : missed) card(Tone::mind, "Gemist: ", must->label, nullptr);
  for (const Limit* limit : hooks) card(Tone::mind, "Begrensd: ", limit->label, nullptr);
  for (const std::string& note : debrief.notes) card(Tone::mind, "Opgemerkt: ", note, nullptr);
}

void show_criteria(Page& page, const Debrief& debrief) {
  std::vector<const CriterionResult*> judged;
  std::string unjudged;
  std::size_t widest = 0;
  for (const CriterionResult& result : debrief.criteria) {
    if (result.band) {
      judged.push_back(&result);
      widest = std::max(widest, display_width(result.id + " " + result.label));
    } else if (result.is_scored) {
      unjudged += (unjudged.empty() ? "" : "; ") + result.label;
    }
  }
  if (judged.empty() && unjudged.empty()) return;
  show_head(page, "Waarop je oefende");
  // Label, bar and words on one line where that fits; else the bar goes below its label.
  const bool fits = kIndent + widest + 2 + 10 + 2 + 26 <= text_columns(page.terminal());
  for (const CriterionResult* result : judged) {
    std::string words = debrief.bands[*result->band].label + ", " + std::to_string(result->opportunities) +
                        (result->opportunities == 1 ? " kans" : " kansen");
    const bool is_limited = result->percent && (!result->share || *result->percent < *result->share);
    if (is_limited) words += ", begrensd";
    const std::string label = result->id + " " + result->label;
    if (result->share) words = bar(page, *result->percent) + "  " + words;
    if (fits) {
      page.labelled(Tone::plain, pad(label, widest + 2), Tone::number, words, kIndent);
    } else {
      page.text(Tone::plain, label, kIndent);
      page.text(Tone::number, words, kIndent + 2);
    }
  }
  if (!unjudged.empty()) {
    page.text(Tone::faint, "Te weinig kansen om iets te zeggen: " + unjudged + ".", kIndent);
  }
}

}  // namespace

void show_debrief(Page& page, const Debrief& debrief) {
  page.gap();
  page.rule(Tone::heading, debrief.is_finished ? "nabespreking" : "nabespreking tot hier");
  show_strength(page, debrief);
  show_key_moments(page, debrief, false);
  show_alternative(page, debrief);
  show_steps(page, debrief);
  show_afterwards(page, debrief);
  show_marks(page, debrief);
  show_criteria(page, debrief);
  show_reflection(page, debrief);
  show_goal(page, debrief);
  show_footer(page, debrief);
}

}  // namespace gesprek::cli
