#include "engine/report/debrief_document.h"

#include <algorithm>

#include "engine/report/debrief_parts.h"
#include "engine/report/debrief_pictures.h"
#include "engine/report/words.h"
#include "engine/scoring/help_words.h"

namespace gesprek::report {

using scoring::Debrief;
using scoring::KeyKind;
using scoring::KeyMoment;
using scoring::Moment;

void add_heading(Blocks& out, int level, std::string text) {
  out.push_back({Heading{level, std::move(text)}});
}
void add_text(Blocks& out, std::string text, Size size) {
  out.push_back({Paragraph{plain(std::move(text)), size}});
}

Quote quote_of(const Moment& moment, bool is_large) {
  Quote quote;
  quote.is_large = is_large;
  if (moment.quote) {
    quote.text = words_of(*moment.quote);
  } else if (!moment.form.empty()) {
    quote.text = moment.form;
  }
  if (const std::string place = place_of(moment); !place.empty()) quote.source = plain(large_first(place));
  return quote;
}

namespace {

bool has_words(const Moment& moment) {
  return moment.quote.has_value() || !moment.form.empty();
}

void add_head(Document& page, const Debrief& debrief) {
  page.kind = say("Nabespreking", "Debrief");
  page.title = debrief.about.title;
  page.subject = say("Nabespreking van een oefengesprek", "Debrief of a practice conversation");
  Blocks& out = page.blocks;
  if (!debrief.about.summary.empty()) add_text(out, debrief.about.summary, Size::lead);

  Facts facts;
  if (!debrief.date.empty())
    facts.rows.emplace_back(say("Datum", "Date"), plain(date_in_words(debrief.date)));
  if (!debrief.about.role.empty())
    facts.rows.emplace_back(say("Jouw rol", "Your role"), plain(debrief.about.role));
  const std::string turns = counted(debrief.turns, say("beurt", "turn"), say("beurten", "turns"));
  facts.rows.emplace_back(say("Gesprek", "Conversation"),
                          plain(debrief.is_finished ? turns + say(", tot het einde", ", to the end")
                                                    : say("gestopt na ", "stopped after ") + turns));
  if (debrief.ending) facts.rows.emplace_back(say("Afloop", "Ending"), plain(debrief.ending->title));
  if (!debrief.overlays.empty())
    facts.rows.emplace_back(say("Aangevuld door", "Supplemented by"), plain(joined(debrief.overlays)));
  out.push_back({std::move(facts)});
  if (debrief.ending && !debrief.ending->text.empty()) add_text(out, debrief.ending->text, Size::reading);

  std::string about = say(
      "Dit gaat over één oefengesprek: over wat er gezegd werd en wat dat deed, niet over wie je bent. Er is "
      "geen eindcijfer.",
      "This is about one practice conversation: about what was said and what that did, not about who you "
      "are. "
      "There is no final mark.");
  if (!debrief.uncertainty.empty()) about += " " + debrief.uncertainty;
  add_text(out, about, Size::note);
  if (debrief.case_changed) {
    out.push_back(
        {Group{Tone::mind,
               0,
               {{Paragraph{plain(say(
                   "De casus is na dit gesprek veranderd. Woorden en punten staan hier zoals ze nu zijn.",
                   "The case was changed after this conversation. Words and points stand here as they are "
                   "now."))}}}}});
  }
  if (!debrief.fault.empty()) {
    out.push_back(
        {Group{Tone::mind,
               0,
               {{Paragraph{plain(say("Het gesprek kon niet verder door een fout in de casus: ",
                                     "The conversation could not go on because of a mistake in the case: ") +
                                 debrief.fault)}}}}});
  } else if (!debrief.is_finished) {
    out.push_back(
        {Group{Tone::plain,
               0,
               {{Paragraph{plain(
                   say("Je stopte voor het einde. Wat hier staat gaat over het deel dat er was; wat daarna "
                       "nog had kunnen komen, telt niet mee.",
                       "You stopped before the end. What stands here is about the part that there was; what "
                       "could still have come does not count."))}}}}});
  }
}

void add_strength(Blocks& out, const Debrief& debrief) {
  add_heading(out, 2, say("Wat je sterk deed", "What you did well"));
  if (!debrief.strength) {
    add_text(out,
             debrief.has_decisions
                 ? say("Er sprong dit keer geen zin uit. Hieronder staat waar het keerde, en wat je een "
                       "volgende keer kunt proberen.",
                       "No sentence stood out this time. Below stands where it turned, and what you can try "
                       "a next time.")
                 : say("Er is nog niets gekozen. Begin gerust opnieuw: er staat niets vast.",
                       "Nothing was chosen yet. Feel free to begin again: nothing is fixed."));
    return;
  }
  const scoring::Strength& strength = *debrief.strength;
  Group group{Tone::good, 0, {}};
  group.blocks.push_back({quote_of(strength.moment, true)});
  Text why = {{strength.label + ".", Look::strong}};
  if (!strength.why.empty()) why.push_back({" " + sentence(strength.why)});
  group.blocks.push_back({Paragraph{std::move(why)}});
  out.push_back({std::move(group)});
}

std::string key_title(const KeyMoment& moment) {
  const std::string who = moment.who.empty() ? say("de ander", "the other") : moment.who;
  switch (moment.kind) {
    case KeyKind::knockout:
      return moment.knockout.empty()
                 ? std::string(say("Dit moet anders", "This must be different"))
                 : say("Dit moet anders: ", "This must be different: ") + small_first(moment.knockout);
    case KeyKind::person_worse:
    case KeyKind::child_worse:
      return say("Hier werd het moeilijker voor ", "Here it became harder for ") + who;
    case KeyKind::person_better: return say("Hier kwam er ruimte bij ", "Here room came with ") + who;
    case KeyKind::child_better: return say("Hier werd het beter voor ", "Here it became better for ") + who;
  }
  return "";
}

Tone key_tone(KeyKind kind) {
  switch (kind) {
    case KeyKind::knockout: return Tone::stop;
    case KeyKind::person_worse:
    case KeyKind::child_worse: return Tone::mind;
    case KeyKind::person_better:
    case KeyKind::child_better: return Tone::good;
  }
  return Tone::plain;
}

Block key_block(const KeyMoment& moment) {
  Group group{key_tone(moment.kind), moment.turning_point, {}};
  add_heading(group.blocks, 3, key_title(moment));
  if (has_words(moment.moment)) group.blocks.push_back({quote_of(moment.moment, false)});
  std::string after;
  if (!moment.event.empty()) after = sentence(moment.event);
  if (!moment.changes.empty()) {
    const std::string& name = moment.who.empty() ? moment.changes.front().who : moment.who;
    const std::string who = name.empty() ? "" : say(" bij ", " with ") + name;
    after += (after.empty() ? "" : " ") + std::string(say("Daarna", "After that")) + who + ": " +
             changes_in_words(moment.changes) + ".";
  }
  if (moment.reply)
    after += (after.empty() ? "" : " ") + moment.reply->who + ": " + in_quotes(moment.reply->text);
  if (!after.empty()) add_text(group.blocks, after);
  const bool is_worse = moment.kind == KeyKind::person_worse || moment.kind == KeyKind::child_worse;
  if (is_worse && moment.is_model) {
    add_text(group.blocks,
             say("Deze zin staat ook in de voorbeeldroute: moeilijk om te horen, en toch goed gezegd.",
                 "This sentence is in the example route too: hard to hear, and well said."));
  }
  return {std::move(group)};
}

// The numbered dots that no key moment has told about yet.
void add_other_points(Blocks& out, const Debrief& debrief) {
  List list;
  list.has_signs = false;
  for (const scoring::TurningPoint& point : debrief.turning_points) {
    const bool is_told =
        std::any_of(debrief.key_moments.begin(), debrief.key_moments.end(),
                    [&](const KeyMoment& moment) { return moment.turning_point == point.number; });
    if (is_told) continue;
    Text item = {{std::to_string(point.number), Look::number}, {" "}};
    if (point.moment.quote) item.push_back({words_of(*point.moment.quote) + " "});
    std::string rest = large_first(place_of(point.moment));
    const std::string changes = changes_in_words(point.changes, 2);
    if (!changes.empty()) rest += (rest.empty() ? "" : ": ") + changes;
    item.push_back({rest + ".", Look::soft});
    list.items.push_back(std::move(item));
  }
  if (list.items.empty()) return;
  add_text(out, debrief.key_moments.empty() ? say("Hier gebeurde iets:", "Something happened here:")
                                            : say("Ook hier gebeurde iets:", "Something happened here too:"));
  out.push_back({std::move(list)});
}

void add_turning(Blocks& out, const Debrief& debrief, const std::vector<CurveGroup>& curves) {
  const bool has_child = !debrief.child.ending.empty() || !debrief.child.note.empty();
  if (debrief.key_moments.empty() && curves.empty() && !has_child) return;
  add_heading(out, 2, say("Waar het keerde", "Where it turned"));
  if (debrief.key_moments.empty())
    add_text(out, say("Er was geen moment waarop veel tegelijk veranderde.",
                      "There was no moment at which much changed at once."));
  if (!curves.empty()) {
    out.push_back({curve_figure(debrief, curves.front(), true)});
    out.push_back({Folded{
        say("De waarden per beurt", "The values turn by turn"), {{curve_table(curves.front())}}, {}}});
  }
  // In the order of the talk, as the numbers in the picture are.
  std::vector<KeyMoment> moments = debrief.key_moments;
  std::stable_sort(moments.begin(), moments.end(),
                   [](const KeyMoment& a, const KeyMoment& b) { return a.moment.turn < b.moment.turn; });
  for (const KeyMoment& moment : moments) out.push_back(key_block(moment));
  if (!curves.empty()) add_other_points(out, debrief);
  if (has_child) {
    Group group{Tone::accent, 0, {}};
    add_heading(group.blocks, 3, say("Wat dit voor het kind betekende", "What this meant for the child"));
    if (!debrief.child.ending.empty()) add_text(group.blocks, debrief.child.ending);
    if (!debrief.child.note.empty()) add_text(group.blocks, debrief.child.note, Size::note);
    out.push_back({std::move(group)});
  }
}

void add_alternative(Blocks& out, const Debrief& debrief) {
  if (!debrief.alternative) return;
  const scoring::Alternative& other = *debrief.alternative;
  const bool is_said = other.instead.kind == program::ChoiceKind::say;
  add_heading(out, 2,
              is_said ? say("Een andere zin om te proberen", "Another sentence to try")
                      : say("Een andere keus om te proberen", "Another choice to try"));
  if (other.moment.quote) {
    Quote said = quote_of(other.moment, false);
    std::string place = place_of(other.moment);
    said.source = plain(std::string(did_what(*other.moment.quote)) +
                        (place.empty() ? "" : say(", in ", ", in ") + place));
    out.push_back({std::move(said)});
  }
  Group group{Tone::accent, 0, {}};
  Quote instead;
  instead.text = words_of(other.instead);
  instead.source = plain(say("Dit kon daar ook. Het is één mogelijkheid, niet de enige goede.",
                             "This was possible there too. It is one possibility, not the only good one."));
  group.blocks.push_back({std::move(instead)});
  std::string why = sentence(other.why);
  if (!why.empty()) add_text(group.blocks, why);
  out.push_back({std::move(group)});
}

void add_reflection(Blocks& out, const Debrief& debrief) {
  if (debrief.reflection.empty()) return;
  add_heading(out, 2, say("Terugkijken", "Looking back"));
  const bool has_open =
      std::any_of(debrief.reflection.begin(), debrief.reflection.end(),
                  [](const scoring::Reflection& question) { return question.answer.empty(); });
  if (has_open)
    add_text(out, say("Schrijf het op, of praat er met iemand over. Een goed of fout antwoord is er niet.",
                      "Write it down, or talk about it with somebody. There is no right or wrong answer."));
  for (const scoring::Reflection& question : debrief.reflection) {
    add_heading(out, 3, question.ask);
    if (question.answer.empty()) {
      out.push_back({Writing{2}});
    } else {
      add_text(out, question.answer);
    }
  }
}

void add_goal(Blocks& out, const Debrief& debrief) {
  if (!debrief.goal) return;
  add_heading(out, 2, say("Eén ding voor de volgende keer", "One thing for the next time"));
  Group group{Tone::accent, 0, {}};
  add_heading(group.blocks, 3, debrief.goal->label);
  if (!debrief.goal->advice.empty()) add_text(group.blocks, debrief.goal->advice);
  if (!debrief.goal->example.empty()) {
    Quote quote;
    quote.is_large = false;
    quote.text = in_quotes(debrief.goal->example);
    quote.source = plain(say("Zo kan het klinken", "How it can sound"));
    group.blocks.push_back({std::move(quote)});
  }
  out.push_back({std::move(group)});
}

Span checked_words(const scoring::HelpLine& line) {
  return {line.checked.empty() ? std::string(say(" · nog niet nagegaan: kijk zelf of het klopt",
                                                 " · not verified yet: check it yourself"))
                               : say(" · nagegaan op ", " · verified on ") + date_in_words(line.checked),
          Look::soft};
}

/// Who can help the people of the case.
void add_case_help(Blocks& out, const Debrief& debrief) {
  if (debrief.case_help.empty()) return;
  add_heading(out, 2, say("Wie verder kan helpen", "Who else can help"));
  List list;
  for (const scoring::HelpLine& line : debrief.case_help) {
    if (line.is_example) continue;
    Text item = {{line.label, Look::strong}};
    const std::string whom = scoring::whom_in_words(line);
    if (!whom.empty()) item.push_back({say(", voor ", ", for ") + whom});
    item.push_back({": " + scoring::reach_in_words(line)});
    item.push_back(checked_words(line));
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) out.push_back({std::move(list)});
  const std::string rest = scoring::to_find_out(debrief.case_help);
  if (!rest.empty()) add_text(out, say(scoring::kFindOut, scoring::kFindOutEn) + (" " + rest) + ".");
}

void add_help(Blocks& out, const Debrief& debrief) {
  if (debrief.help.empty() && debrief.help_intro.empty()) return;
  add_heading(out, 2, say("Als dit je zelf raakt", "If this touches you yourself"));
  if (!debrief.help_intro.empty()) add_text(out, debrief.help_intro);
  List list;
  for (const scoring::HelpLine& line : debrief.help) {
    Text item = {{line.label + ": "}, {line.contact, Look::strong}};
    if (!line.about.empty()) item.push_back({" (" + line.about + ")"});
    item.push_back(checked_words(line));
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) out.push_back({std::move(list)});
}

Text colophon(const Debrief& debrief) {
  std::string text = say(
      "Gemaakt met Gesprekslab, op de computer waarop geoefend is; er is niets verstuurd. De casus is "
      "verzonnen.",
      "Made with Gesprekslab, on the computer that was practised on; nothing was sent. The case is made up.");
  if (!debrief.about.id.empty()) {
    text += say(" Casus ", " Case ") + debrief.about.id;
    if (!debrief.about.program.empty())
      text += say(", versie ", ", version ") + debrief.about.program.substr(0, 8);
    text += ".";
  }
  return {{text, Look::soft}};
}

}  // namespace

Document debrief_document(const Debrief& debrief) {
  Document page;
  page.language = language_of(debrief);
  const WordsIn words(page.language);
  const std::vector<CurveGroup> curves = curve_groups(debrief);
  add_head(page, debrief);
  Blocks& out = page.blocks;
  add_strength(out, debrief);
  add_turning(out, debrief, curves);
  add_alternative(out, debrief);
  add_meldcode(out, debrief);
  add_reflection(out, debrief);
  add_goal(out, debrief);
  // What stands behind it.
  add_afterwards(out, debrief);
  add_results(out, debrief);
  add_more_curves(out, debrief, curves);
  add_notebook(out, debrief);
  add_own_sentences(out, debrief);
  add_example(out, debrief);
  add_earlier(out, debrief);
  add_conversation(out, debrief);
  add_case_help(out, debrief);
  add_help(out, debrief);
  page.colophon = colophon(debrief);
  return page;
}

}  // namespace gesprek::report
