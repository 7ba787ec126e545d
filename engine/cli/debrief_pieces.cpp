// The pieces that the short and the whole debrief share.

#include <algorithm>

#include "engine/cli/debrief_text.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/help_words.h"

namespace gesprek::cli {

using namespace scoring;  // NOLINT: the whole file is about its model

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMostChanges = 3;

/// Its first letter in lower case: labels stand in the middle of a sentence. Not of an abbreviation.
std::string in_sentence(std::string_view label) {
  if (label.size() > 1 && label[1] >= 'A' && label[1] <= 'Z') return std::string(label);
  return lower(label.substr(0, 1)) + std::string(label.substr(std::min<std::size_t>(1, label.size())));
}

}  // namespace

void show_head(Page& page, std::string_view title) {
  page.gap();
  page.keep_together(5);
  page.text(Tone::title, title);
}

std::string words_of(const Page& page, const Quote& quote) {
  return quote.kind == program::ChoiceKind::say ? page.quoted(quote.text) : quote.text;
}

std::string words_of(const Page& page, const Moment& moment) {
  if (moment.quote) return words_of(page, *moment.quote);
  return moment.form.empty() ? std::string("(geen zin van jou)") : moment.form;
}

std::string place_words(const Moment& moment) {
  if (!moment.input) return {};
  std::string out = moment.turn > 0 ? "beurt " + std::to_string(moment.turn) : std::string("het begin");
  if (!moment.phase.empty()) out += ", " + moment.phase;
  return out;
}

std::string change_words(const std::vector<StateChange>& changes, std::size_t most, bool names_people) {
  std::string out;
  for (std::size_t i = 0; i < changes.size() && i < most; ++i) {
    const StateChange& change = changes[i];
    if (!out.empty()) out += ", ";
    if (names_people && !change.who.empty()) out += change.who + ": ";
    out += in_sentence(change.label) + " van " + std::to_string(change.from) + " naar " +
           std::to_string(change.to);
  }
  return out;
}

std::string bar(const Page& page, int percent) {
  const int full = std::clamp((percent + 5) / 10, 0, 10);
  std::string out;
  for (int i = 0; i < 10; ++i) out += i < full ? page.mark("█", "#") : page.mark("░", ".");
  return out;
}

std::string step_line(const Page& page, const std::vector<MeldcodeStep>& steps) {
  std::string out;
  for (const MeldcodeStep& step : steps) {
    if (!out.empty()) out += page.mark(" ─ ", " - ");
    out += std::to_string(step.step) + " ";
    switch (step.status) {
      case StepStatus::done: out += page.mark("●", "x"); break;
      case StepStatus::too_early: out += page.mark("◐", "!"); break;
      case StepStatus::skipped: out += page.mark("◇", "/"); break;
      case StepStatus::open: out += page.mark("○", "o"); break;
      case StepStatus::not_in_case: out += page.mark("·", "."); break;
    }
  }
  return out;
}

void show_strength(Page& page, const Debrief& debrief) {
  if (!debrief.has_decisions) return;
  show_head(page, "Wat je sterk deed");
  if (!debrief.strength) {
    page.text(Tone::plain,
              "Er sprong dit keer geen zin uit. Hieronder staat waar het keerde, en wat je een volgende keer "
              "kunt proberen.",
              kIndent);
    return;
  }
  page.text(Tone::good, words_of(page, debrief.strength->moment), kIndent);
  std::string about = debrief.strength->label + ".";
  if (!debrief.strength->why.empty()) about += " " + debrief.strength->why;
  page.text(Tone::faint, about, kIndent);
}

namespace {

struct Heading {
  Tone tone;
  std::string text;
};

Heading heading_of(const KeyMoment& moment) {
  switch (moment.kind) {
    case KeyKind::knockout: return {Tone::stop, "Dit mag niet: " + moment.knockout};
    case KeyKind::person_worse: return {Tone::mind, "Moeilijker voor " + moment.who};
    case KeyKind::child_worse: return {Tone::mind, "Voor " + moment.who + " niet goed"};
    case KeyKind::person_better: return {Tone::good, "Beter voor " + moment.who};
    case KeyKind::child_better: return {Tone::good, "Goed voor " + moment.who};
  }
  return {Tone::plain, {}};
}

bool is_strength(const Debrief& debrief, const KeyMoment& moment) {
  return debrief.strength && moment.moment.input && debrief.strength->moment.input == moment.moment.input;
}

void show_key_moment(Page& page, const Debrief& debrief, const KeyMoment& moment, bool shows_more) {
  const Heading heading = heading_of(moment);
  std::string place = shows_more ? place_words(moment.moment) : std::string();
  if (!place.empty()) place = " (" + place + ")";
  page.keep_together(4);
  page.text(heading.tone, heading.text, kIndent);
  const bool is_same = is_strength(debrief, moment);
  page.text(Tone::plain, (is_same ? "Bij wat je sterk deed." : words_of(page, moment.moment)) + place,
            kIndent + 2);
  if (!moment.event.empty()) page.text(Tone::faint, moment.event + ".", kIndent + 2);
  if (!moment.changes.empty()) {
    const bool names_people = moment.kind == KeyKind::knockout;
    const std::string after = moment.who.empty() || moment.kind == KeyKind::knockout
                                  ? "Daarna: "
                                  : "Daarna, bij " + moment.who + ": ";
    page.text(Tone::faint, after + change_words(moment.changes, kMostChanges, names_people) + ".",
              kIndent + 2);
  }
  const bool is_worse = moment.kind == KeyKind::person_worse || moment.kind == KeyKind::child_worse;
  if (is_worse && moment.is_model) {
    page.text(Tone::faint, "Het is wel de zin uit het voorbeeld: ook wat goed gezegd is, kan moeilijk zijn.",
              kIndent + 2);
  }
  if (shows_more && moment.reply) {
    page.text(Tone::speech, moment.reply->who + ": " + page.quoted(moment.reply->text), kIndent + 2);
  }
}

}  // namespace

void show_key_moments(Page& page, const Debrief& debrief, bool shows_all) {
  if (debrief.key_moments.empty() && debrief.child.ending.empty()) return;
  show_head(page, "Waar het kantelde");
  bool told_person = false;
  bool told_child = false;
  for (const KeyMoment& moment : debrief.key_moments) {
    // Short: every open knock-out, and one moment for the person and one for the child, the worse first.
    const bool about_child = moment.kind == KeyKind::child_worse || moment.kind == KeyKind::child_better;
    bool& told = about_child ? told_child : told_person;
    if (!shows_all && moment.kind != KeyKind::knockout && told) continue;
    if (moment.kind != KeyKind::knockout) told = true;
    show_key_moment(page, debrief, moment, shows_all);
  }
  if (!debrief.child.ending.empty()) {
    page.text(Tone::plain, "Voor het kind: " + debrief.child.ending, kIndent);
  }
  if (shows_all && !debrief.child.note.empty()) page.text(Tone::faint, debrief.child.note, kIndent);
}

void show_alternative(Page& page, const Debrief& debrief) {
  if (!debrief.alternative) return;
  const Alternative& other = *debrief.alternative;
  show_head(page, "Een andere zin om te proberen");
  page.labelled(Tone::faint, "Nu:  ", Tone::faint, words_of(page, other.moment), kIndent);
  page.labelled(Tone::number, "Ook: ", Tone::plain, words_of(page, other.instead), kIndent);
  if (!other.why.empty()) page.text(Tone::faint, other.why, kIndent + 5);
}

void show_afterwards(Page& page, const Debrief& debrief) {
  for (const Saying& saying : debrief.afterwards) {
    show_head(page, saying.who + ", achteraf");
    page.text(Tone::plain, page.quoted(saying.text), kIndent);
  }
}

void show_reflection(Page& page, const Debrief& debrief) {
  if (debrief.reflection.empty()) return;
  show_head(page, "Om over na te denken");
  std::string open;
  for (const Reflection& reflection : debrief.reflection) {
    if (reflection.answer.empty()) open += (open.empty() ? "" : " ") + reflection.ask;
  }
  if (!open.empty()) page.text(Tone::plain, open, kIndent);
  for (const Reflection& reflection : debrief.reflection) {
    if (reflection.answer.empty()) continue;
    page.text(Tone::plain, reflection.ask, kIndent);
    page.text(Tone::learner, reflection.answer, kIndent + 2);
  }
}

void show_goal(Page& page, const Debrief& debrief) {
  if (!debrief.goal) return;
  show_head(page, "Eén ding voor de volgende keer");
  page.text(Tone::good, debrief.goal->label, kIndent);
  if (!debrief.goal->advice.empty()) page.text(Tone::plain, debrief.goal->advice, kIndent);
  if (!debrief.goal->example.empty()) {
    page.text(Tone::faint, "Zo kan het klinken: " + page.quoted(debrief.goal->example), kIndent);
  }
}

void show_footer(Page& page, const Debrief& debrief) {
  page.gap();
  page.text(Tone::faint, debrief.uncertainty);
  if (debrief.overlays.empty()) return;
  std::string names;
  for (const std::string& name : debrief.overlays) names += (names.empty() ? "" : ", ") + name;
  page.text(Tone::faint, "Met eigen regels en woorden van: " + printable(names) + ".");
}

void show_case_help(Page& page, const Debrief& debrief) {
  if (debrief.case_help.empty()) return;
  show_head(page, "Wie verder kan helpen");
  for (const HelpLine& line : debrief.case_help) {
    if (line.is_example) continue;
    std::string text = line.label;
    const std::string whom = scoring::whom_in_words(line);
    if (!whom.empty()) text += ", voor " + whom;
    text += ": " + scoring::reach_in_words(line);
    if (line.checked.empty()) text += " (ga na of dit nog klopt)";
    page.text(Tone::plain, printable(text) + ".", kIndent);
  }
  const std::string rest = scoring::to_find_out(debrief.case_help);
  if (!rest.empty())
    page.text(Tone::plain, std::string(scoring::kFindOut) + " " + printable(rest) + ".", kIndent);
}

void show_help_lines(Page& page, const Debrief& debrief) {
  std::string text = debrief.help_intro;
  for (const HelpLine& line : debrief.help) {
    text += " " + line.label + ": " + line.contact;
    if (!line.about.empty()) text += ", " + line.about;
    if (line.checked.empty()) text += " (ga na of dit nummer nog klopt)";
    text += ".";
  }
  page.gap();
  page.text(Tone::faint, printable(text));
}

}  // namespace gesprek::cli
