#include "engine/cli/debrief_text.h"

#include <algorithm>
#include <array>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::array<const char*, 6> kSteps = {"overwegen", "signalen in kaart", "overleggen", "het gesprek",
                                               "wegen",     "beslissen"};

std::string words_of(const Page& page, const Quote& quote) {
  return quote.kind == program::ChoiceKind::say ? page.quoted(quote.text) : quote.text;
}

void head(Page& page, std::string_view title) {
  page.gap();
  page.keep_together(5);
  page.text(Tone::title, title);
}

void show_strength(Page& page, const Debrief& debrief) {
  if (!debrief.has_decisions) return;
  head(page, "Wat je sterk deed");
  if (!debrief.strength) {
    page.text(Tone::plain,
              "Er sprong dit keer geen zin uit. Je ging wel het gesprek aan, en dat is waar het begint.",
              kIndent);
    return;
  }
  page.text(Tone::good, words_of(page, debrief.strength->quote), kIndent);
  std::string about = debrief.strength->criterion;
  if (!debrief.strength->why.empty()) about += ". " + debrief.strength->why;
  page.text(Tone::faint, about, kIndent);
}

void show_key_moment(Page& page, const Debrief& debrief) {
  if (!debrief.key_moment && debrief.child.empty()) return;
  head(page, "Waar het kantelde");
  if (debrief.key_moment) {
    const KeyMoment& moment = *debrief.key_moment;
    const bool is_the_strength = debrief.strength && debrief.strength->quote.text == moment.quote.text;
    page.text(Tone::plain, is_the_strength ? "Bij diezelfde zin." : words_of(page, moment.quote), kIndent);
    std::string changes = "Daarna, bij " + moment.person + ": ";
    bool is_first = true;
    for (const Change& change : moment.changes) {
      if (!is_first) changes += ", ";
      is_first = false;
      changes +=
          lower(change.label) + " van " + std::to_string(change.from) + " naar " + std::to_string(change.to);
    }
    page.text(Tone::faint, changes + ".", kIndent);
  }
  if (!debrief.child.empty()) page.text(Tone::plain, "Voor het kind: " + debrief.child, kIndent);
}

void show_alternative(Page& page, const Debrief& debrief) {
  if (!debrief.alternative) return;
  const Alternative& other = *debrief.alternative;
  head(page, "Een andere zin om te proberen");
  page.labelled(Tone::faint, "Nu:  ", Tone::faint, words_of(page, other.said), kIndent);
  page.labelled(Tone::number, "Ook: ", Tone::plain, words_of(page, other.instead), kIndent);
  if (!other.why.empty()) page.text(Tone::faint, other.why, kIndent + 5);
}

void show_steps(Page& page, const Debrief& debrief) {
  if (debrief.steps_seen.empty()) return;
  head(page, "De meldcode in dit gesprek");
  std::string map;
  std::string words;
  for (int step = 0; step < static_cast<int>(kSteps.size()); ++step) {
    const bool seen =
        std::find(debrief.steps_seen.begin(), debrief.steps_seen.end(), step) != debrief.steps_seen.end();
    if (step > 0) map += page.mark(" ─ ", " - ");
    map += std::to_string(step) + " ";
    map += seen ? page.mark("●", "x") : page.mark("○", ".");
    if (!seen) continue;
    if (!words.empty()) words += ", ";
    words += std::to_string(step) + " " + kSteps[static_cast<std::size_t>(step)];
  }
  page.text(Tone::plain, map, kIndent);
  page.text(Tone::faint, "Aan bod kwam: " + words + ".", kIndent);
}

void show_afterwards(Page& page, const Debrief& debrief) {
  for (const Saying& saying : debrief.afterwards) {
    head(page, saying.who + ", achteraf");
    page.text(Tone::plain, page.quoted(saying.text), kIndent);
  }
}

void show_marks(Page& page, const Debrief& debrief) {
  if (debrief.marks.empty() && debrief.notes.empty()) return;
  head(page, "Om op te letten");
  for (const Mark& mark : debrief.marks) {
    Tone tone = Tone::mind;
    std::string label;
    switch (mark.kind) {
      case MarkKind::knockout:
        tone = Tone::stop;
        label = "Dit mag niet: ";
        break;
      case MarkKind::mended_knockout:
        tone = Tone::good;
        label = "Hersteld: ";
        break;
      case MarkKind::rule: label = "Regel: "; break;
      case MarkKind::must: label = "Gemist: "; break;
      case MarkKind::hook: label = "Begrensd: "; break;
    }
    page.labelled(tone, label, Tone::plain, printable(mark.label), kIndent);
    if (mark.quote) page.text(Tone::faint, words_of(page, *mark.quote), kIndent + 2);
  }
  for (const std::string& note : debrief.notes)
    page.labelled(Tone::mind, "Opgemerkt: ", Tone::plain, printable(note), kIndent);
}

std::string bar(const Page& page, int percent) {
  const int full = std::clamp((percent + 5) / 10, 0, 10);
  std::string out;
  for (int i = 0; i < 10; ++i) out += i < full ? page.mark("█", "#") : page.mark("░", ".");
  return out;
}

void show_criteria(Page& page, const Debrief& debrief) {
  if (debrief.criteria.empty() && debrief.unjudged.empty()) return;
  head(page, "Waarop je oefende");
  const std::size_t columns = text_columns(page.terminal());
  std::size_t widest = 0;
  for (const CriterionResult& result : debrief.criteria) {
    widest = std::max(widest, display_width(result.id + " " + result.label));
  }
  // Label, bar and words on one line where that fits; else the bar goes below its label.
  const bool fits = kIndent + widest + 2 + 10 + 2 + 26 <= columns;
  for (const CriterionResult& result : debrief.criteria) {
    std::string words = result.band + ", " + std::to_string(result.opportunities) +
                        (result.opportunities == 1 ? " kans" : " kansen");
    if (result.is_limited) words += ", begrensd";
    const std::string label = result.id + " " + result.label;
    if (result.percent) words = bar(page, *result.percent) + "  " + words;
    if (fits) {
      page.labelled(Tone::plain, pad(label, widest + 2), Tone::number, words, kIndent);
    } else {
      page.text(Tone::plain, label, kIndent);
      page.text(Tone::number, words, kIndent + 2);
    }
  }
  if (!debrief.unjudged.empty()) {
    std::string names;
    for (const std::string& name : debrief.unjudged) names += (names.empty() ? "" : "; ") + name;
    page.text(Tone::faint, "Te weinig kansen om iets te zeggen: " + names + ".", kIndent);
  }
}

void show_goal(Page& page, const Debrief& debrief) {
  head(page, "Om over na te denken");
  page.text(Tone::plain, "Waar aarzelde je? Wat had je nodig?", kIndent);
  if (debrief.goal.empty()) return;
  head(page, "Eén ding voor de volgende keer");
  page.text(Tone::good, debrief.goal, kIndent);
  if (!debrief.goal_advice.empty()) page.text(Tone::plain, debrief.goal_advice, kIndent);
  if (!debrief.goal_example.empty()) {
    page.text(Tone::faint, "Zo kan het klinken: " + page.quoted(debrief.goal_example), kIndent);
  }
}

}  // namespace

void show_debrief(Page& page, const Debrief& debrief) {
  page.gap();
  page.rule(Tone::heading, debrief.is_finished ? "nabespreking" : "nabespreking tot hier");
  show_strength(page, debrief);
  show_key_moment(page, debrief);
  show_alternative(page, debrief);
  show_steps(page, debrief);
  show_afterwards(page, debrief);
  show_marks(page, debrief);
  show_criteria(page, debrief);
  show_goal(page, debrief);
  page.gap();
  page.text(Tone::faint, "In het echt kan dit anders lopen.");
  if (!debrief.overlays.empty()) {
    std::string names;
    for (const std::string& name : debrief.overlays) names += (names.empty() ? "" : ", ") + name;
    page.text(Tone::faint, "Met eigen regels en woorden van: " + printable(names) + ".");
  }
}

void show_help_lines(Page& page) {
  page.gap();
  page.text(Tone::faint,
            "Raakte dit gesprek je zelf? Praat erover met iemand die je vertrouwt. Veilig Thuis denkt mee: "
            "0800-2000, gratis, dag en nacht. Bij direct gevaar: 112.");
}

}  // namespace gesprek::cli
