// The whole debrief in a terminal: what `gesprek report` prints.

#include <algorithm>
#include <cstdlib>

#include "engine/cli/curve_text.h"
#include "engine/cli/debrief_text.h"
#include "engine/cli/text_layout.h"
#include "engine/session/form_values.h"

namespace gesprek::cli {

using namespace scoring;  // NOLINT: the whole file is about its model

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kCurveRows = 6;
constexpr std::size_t kMostEvidence = 4;

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

const char* kind_word_of(program::FactKind kind) {
  return session::kind_word(kind).data();
}

/// "opgeschreven op …" where the day is known, else that nobody has looked it up.
std::string checked_words(const std::string& checked) {
  return checked.empty() ? std::string() : " (gecontroleerd op " + checked + ")";
}

void show_about(Page& page, const Debrief& debrief) {
  page.text(Tone::title, debrief.about.title);
  std::vector<std::string> facts;
  if (!debrief.date.empty()) facts.push_back(debrief.date);
  if (!debrief.about.role.empty()) facts.push_back("als " + debrief.about.role);
  facts.push_back(std::to_string(debrief.turns) + (debrief.turns == 1 ? " beurt" : " beurten"));
  page.text(Tone::faint, joined(facts, " · "));
  if (debrief.case_changed) {
    page.text(Tone::mind,
              "De casus is na dit gesprek veranderd. Woorden en punten staan hier zoals ze nu zijn.");
  }
  if (debrief.ending) {
    page.gap();
    page.text(Tone::heading, "Hoe het afliep: " + debrief.ending->title);
    page.text(Tone::plain, debrief.ending->text);
  } else if (!debrief.fault.empty()) {
    page.gap();
    page.text(Tone::mind, "De casus kon niet verder: " + debrief.fault + ". Dat ligt niet aan jou.");
  } else {
    page.gap();
    page.text(Tone::faint, debrief.has_decisions
                               ? "Dit gesprek is niet uitgespeeld. Alles hieronder gaat over wat er tot hier "
                                 "gebeurde; wat alleen een einde kan beoordelen, is niet beoordeeld."
                               : "In dit gesprek is nog niets gekozen.");
  }
}

// --- the own estimate, before any result ---

std::string band_word(const Debrief& debrief, std::size_t band) {
  return band < debrief.bands.size() ? debrief.bands[band].label : std::string();
}

void show_own_estimate(Page& page, const Debrief& debrief) {
  struct Row {
    std::string label, own, result;
  };
  std::vector<Row> rows;
  const auto add = [&](const std::string& label, const std::optional<std::size_t>& own,
                       const std::optional<std::size_t>& band) {
    if (!own) return;
    rows.push_back({label, band_word(debrief, *own), band ? band_word(debrief, *band) : "te weinig kansen"});
  };
  for (const FamilyResult& f : debrief.families) add(f.id + " " + f.label, f.own_estimate, f.band);
  for (const CriterionResult& c : debrief.criteria) add(c.id + " " + c.label, c.own_estimate, c.band);
  if (rows.empty()) return;
  show_head(page, "Wat je zelf dacht, en wat hier te zien was");
  for (const Row& row : rows) {
    page.text(Tone::plain, row.label, kIndent);
    page.text(Tone::faint, "jij: " + row.own + " · hier: " + row.result, kIndent + 2);
  }
}

// --- the meldcode ---

const char* status_words(StepStatus status) {
  switch (status) {
    case StepStatus::done: return "gedaan";
    case StepStatus::too_early: return "gedaan, maar te vroeg";
    case StepStatus::skipped: return "uitgesteld, met een reden";
    case StepStatus::open: return "nog niet gedaan";
    case StepStatus::not_in_case: return "hoort niet bij deze casus";
  }
  return "";
}

Tone status_tone(StepStatus status) {
  switch (status) {
    case StepStatus::done: return Tone::good;
    case StepStatus::too_early: return Tone::mind;
    case StepStatus::skipped:
    case StepStatus::open: return Tone::plain;
    case StepStatus::not_in_case: return Tone::faint;
  }
  return Tone::plain;
}

std::string event_words(const StepEvent& event) {
  std::string out = event.label;
  if (!event.answer.empty()) out += " (" + event.answer + ")";
  return out;
}

void show_steps(Page& page, const Debrief& debrief) {
  show_head(page, "De meldcode in dit gesprek");
  page.text(Tone::plain, step_line(page, debrief.steps), kIndent);
  if (!debrief.about.profile_label.empty()) {
    page.text(Tone::faint,
              "Stappen zoals bij: " + debrief.about.profile_label +
                  checked_words(debrief.about.profile_checked) + ".",
              kIndent);
  }
  for (const MeldcodeStep& step : debrief.steps) {
    if (step.status == StepStatus::not_in_case) continue;
    page.labelled(Tone::plain, std::to_string(step.step) + " " + step.label + ": ", status_tone(step.status),
                  status_words(step.status), kIndent);
    for (const StepEvent& event : step.done_by) {
      const std::string place = place_words(event.moment);
      page.text(Tone::faint, event_words(event) + (place.empty() ? "" : " · " + place), kIndent + 4);
    }
    if (!step.reason.empty()) page.text(Tone::plain, step.reason, kIndent + 4);
    for (const std::size_t rule : step.order_rules) {
      page.text(Tone::mind, debrief.rules[rule].label, kIndent + 4);
    }
    if (step.status == StepStatus::open && step.was_reached) {
      page.text(Tone::faint, "Je kwam er wel aan toe.", kIndent + 4);
    }
  }
}

// --- what limits, and its evidence ---

void show_evidence(Page& page, const Moment& moment) {
  if (!moment.input) return;
  const std::string place = place_words(moment);
  page.text(Tone::faint, words_of(page, moment) + (place.empty() ? "" : " (" + place + ")"), kIndent + 2);
}

/// "a", "a en b", "a, b en c".
std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " en " : ", ";
    out += parts[i];
  }
  return out;
}

/// What happened twice limits the same result twice, which is said once.
void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// "Daardoor: C9 en de families A en C hoogstens op weg.": which results a cause limits, band by band.
std::string limited_words(const Debrief& debrief, const std::string& id) {
  std::vector<std::string> sentences;
  for (std::size_t band = 0; band < debrief.bands.size(); ++band) {
    std::vector<std::string> criteria;
    std::vector<std::string> families;
    for (const Limit& limit : debrief.limits) {
      const bool is_next = band + 1 < debrief.bands.size() && debrief.bands[band + 1].from <= limit.percent;
      if (limit.id != id || is_next || debrief.bands[band].from > limit.percent) continue;
      if (limit.criterion.empty()) {
        add_once(families, limit.family);
      } else {
        add_once(criteria, limit.criterion);
      }
    }
    if (!families.empty()) {
      criteria.push_back((families.size() == 1 ? "familie " : "de families ") + listed(families));
    }
    if (!criteria.empty()) sentences.push_back(listed(criteria) + " hoogstens " + band_word(debrief, band));
  }
  return sentences.empty() ? std::string() : "Daardoor: " + joined(sentences, "; ") + ".";
}

void show_rules(Page& page, const Debrief& debrief) {
  std::vector<const RuleBreak*> rules;
  for (const RuleBreak& broken : debrief.rules) {
    if (broken.severity != program::RuleSeverity::knockout) rules.push_back(&broken);
  }
  std::vector<const Limit*> hooks;
  for (const Limit& limit : debrief.limits) {
    if (limit.reason == CapReason::hook) hooks.push_back(&limit);
  }
  if (debrief.knockouts.empty() && rules.empty() && debrief.musts.empty() && hooks.empty() &&
      debrief.notes.empty()) {
    return;
  }
  show_head(page, "Om op te letten");
  const auto after = [&](const std::string& words) {
    if (!words.empty()) page.text(Tone::faint, words, kIndent + 2);
  };
  for (const KnockoutCard& card : debrief.knockouts) {
    page.labelled(card.is_repaired ? Tone::good : Tone::stop,
                  card.is_repaired ? "Hersteld: " : "Dit mag niet: ", Tone::plain,
                  card.label + checked_words(card.checked), kIndent);
    show_evidence(page, card.moment);
    if (!card.is_repaired && !card.about.empty()) page.text(Tone::plain, card.about, kIndent + 2);
    if (card.was_mended) {
      page.text(Tone::good, "Je kwam erop terug: " + words_of(page, card.mended), kIndent + 2);
      if (card.is_hard) page.text(Tone::faint, "Dat helpt, en het neemt de grens niet weg.", kIndent + 2);
    }
    if (!card.is_repaired) after(limited_words(debrief, card.id));
  }
  for (const RuleBreak* broken : rules) {
    page.labelled(Tone::mind, "Regel " + broken->id + ": ", Tone::plain,
                  broken->label + checked_words(broken->checked), kIndent);
    page.text(Tone::faint,
              broken->event.empty() ? std::string("Dit bleef uit.") : "Het ging om: " + broken->event + ".",
              kIndent + 2);
    show_evidence(page, broken->moment);
    if (broken->severity == program::RuleSeverity::major) after(limited_words(debrief, broken->id));
  }
  for (const MustCard& must : debrief.musts) {
    if (must.is_done) {
      const std::string place = place_words(must.moment);
      page.labelled(Tone::good, "Gedaan: ", Tone::plain, must.label + (place.empty() ? "" : " · " + place),
                    kIndent);
    } else if (must.is_judged) {
      page.labelled(Tone::mind, "Gemist: ", Tone::plain, must.label, kIndent);
      after(limited_words(debrief, must.event));
    }
  }
  for (const Limit* limit : hooks) {
    page.labelled(Tone::mind, "Begrensd: ", Tone::plain, printable(limit->label), kIndent);
  }
  for (const std::string& note : debrief.notes) {
    page.labelled(Tone::mind, "Opgemerkt: ", Tone::plain, printable(note), kIndent);
  }
}

// --- the notebook ---

void show_notebook(Page& page, const Debrief& debrief) {
  const NotebookCheck& book = debrief.notebook;
  if (book.entries.empty()) return;
  show_head(page, "Wat je zag en hoorde");
  const std::string all = std::to_string(book.entries.size());
  std::string counts = book.noted == 0 ? "Er kwamen " + all + " dingen langs. Je noteerde er geen."
                                       : "Van de " + all + " dingen die langskwamen zette je er " +
                                             std::to_string(book.noted) + " op een plek, " +
                                             std::to_string(book.right) + " daarvan op de goede.";
  if (book.not_found > 0) {
    counts += " " + std::to_string(book.not_found) +
              (book.not_found == 1 ? " ding kwam niet aan bod." : " dingen kwamen niet aan bod.");
  }
  page.text(Tone::plain, counts, kIndent);
  for (const NotebookEntry& entry : book.entries) {
    const bool has_mark = entry.noted_as || entry.sorted_as;
    const std::string mark(has_mark ? entry.is_right() ? page.mark("✓ ", "+ ") : page.mark("≠ ", "x ")
                                    : page.mark("· ", ". "));
    page.labelled(has_mark && entry.is_right() ? Tone::good : Tone::plain, mark, Tone::plain, entry.text,
                  kIndent);
    std::string about = kind_word_of(entry.kind);
    if (!entry.source.empty()) about += " (" + entry.source + ")";
    if (has_mark && !entry.is_right()) {
      const program::FactKind own = entry.sorted_as ? *entry.sorted_as : *entry.noted_as;
      about = std::string("jij: ") + kind_word_of(own) + " · hier: " + about;
    }
    page.text(Tone::faint, about, kIndent + 2);
  }
}

// --- curves ---

/// "Vertrouwen: van 4 naar 7", and where it came back to what it was, by way of where.
std::string curve_title(const Curve& curve) {
  const std::int32_t from = curve.values.front();
  const std::int32_t to = curve.values.back();
  std::string out = curve.label + ": van " + std::to_string(from);
  if (from == to) {
    const auto farthest = std::max_element(
        curve.values.begin(), curve.values.end(),
        [&](std::int32_t a, std::int32_t b) { return std::abs(a - from) < std::abs(b - from); });
    out += " via " + std::to_string(*farthest);
  }
  return out + " naar " + std::to_string(to);
}

void show_curve(Page& page, const Debrief& debrief, const Curve& curve) {
  std::vector<CurveMark> marks;
  for (const int number : curve.turning_points) {
    const TurningPoint& point = debrief.turning_points[static_cast<std::size_t>(number) - 1];
    marks.push_back({point.moment.turn, number});
  }
  constexpr std::size_t kAxis = 6;
  const bool unicode = page.terminal().unicode && !page.terminal().ascii_text;
  const std::size_t columns = text_columns(page.terminal());
  const CurveDrawing drawing =
      draw_curve(curve.values, curve.min, curve.max, columns > kAxis + 16 ? columns - kAxis - 6 : 16,
                 kCurveRows, marks, unicode);
  page.gap();
  page.keep_together(kCurveRows + 3);
  page.labelled(Tone::plain, curve_title(curve) + " ", Tone::faint,
                curve.high_is_good ? "(hoger is beter)" : "(lager is beter)", kIndent);
  const std::string margin(2 + kIndent, ' ');
  for (std::size_t row = 0; row < drawing.rows.size(); ++row) {
    std::string axis;
    if (row == 0) axis = std::to_string(curve.max);
    if (row + 1 == drawing.rows.size()) axis = std::to_string(curve.min);
    axis = std::string(axis.size() < 3 ? 3 - axis.size() : 0, ' ') + axis;
    axis += page.mark(axis.find_first_not_of(' ') == std::string::npos ? " │" : " ┤", " |");
    std::string line = drawing.rows[row];
    line.erase(line.find_last_not_of(' ') + 1);
    if (row == drawing.end_row) line += " " + std::to_string(curve.values.back());
    page.line(margin + paint(page.terminal(), Tone::faint, axis) +
              (line.empty() ? line : paint(page.terminal(), Tone::number, line)));
  }
  if (!drawing.marks.empty()) {
    page.line(margin + "     " + paint(page.terminal(), Tone::plain, drawing.marks));
  }
}

void show_curves(Page& page, const Debrief& debrief) {
  std::vector<std::string> people;
  for (const Curve& curve : debrief.curves) {
    if (!curve.has_label) continue;
    if (std::find(people.begin(), people.end(), curve.who) == people.end()) people.push_back(curve.who);
  }
  if (people.empty() || debrief.turns == 0) return;
  show_head(page, "Hoe het bewoog");
  for (const std::string& who : people) {
    std::vector<std::string> flat;
    bool has_name = false;
    for (const Curve& curve : debrief.curves) {
      if (!curve.has_label || curve.who != who || curve.kind != program::SlotKind::integer) continue;
      if (curve.is_flat()) {
        flat.push_back(lower(curve.label) + " (" + std::to_string(curve.values.front()) + ")");
        continue;
      }
      if (!who.empty() && !has_name) {
        page.gap();
        page.text(Tone::speaker, who, kIndent);
      }
      has_name = true;
      show_curve(page, debrief, curve);
    }
    if (flat.empty()) continue;
    page.gap();
    page.text(Tone::faint,
              (who.empty() ? std::string("Bleef gelijk: ") : "Bleef bij " + who + " gelijk: ") +
                  joined(flat, ", ") + ".",
              kIndent);
  }
  for (const Curve& curve : debrief.curves) {
    if (!curve.has_label || curve.kind == program::SlotKind::integer || curve.is_flat()) continue;
    const auto word = [&](std::int32_t value) {
      return curve.words[static_cast<std::size_t>(value - curve.min)];
    };
    page.text(Tone::plain,
              curve.label + ": van " + word(curve.values.front()) + " naar " + word(curve.values.back()),
              kIndent);
  }
  if (debrief.turning_points.empty()) return;
  page.gap();
  page.keep_together(4);
  page.text(Tone::plain, "De cijfers onder de lijnen:", kIndent);
  for (const TurningPoint& point : debrief.turning_points) {
    page.labelled(Tone::number, std::to_string(point.number) + "  ", Tone::plain,
                  words_of(page, point.moment), kIndent);
    std::string what = change_words(point.changes, 4, false);
    for (const KeyMoment& moment : debrief.key_moments) {
      if (moment.turning_point != point.number || moment.event.empty()) continue;
      what += (what.empty() ? "" : "; ") + moment.event;
    }
    const std::string place = place_words(point.moment);
    if (!what.empty()) page.text(Tone::faint, place + ": " + what, kIndent + 3);
  }
}

// --- results ---

std::string points_words(const CriterionLine& line) {
  std::string out = line.earned > 0 ? "+" + std::to_string(line.earned) : std::to_string(line.earned);
  return out.size() < 2 ? " " + out : out;
}

/// Which decisions to show: those where most was left first, then what earned most; in order of the talk.
std::vector<const CriterionLine*> chosen_lines(const CriterionResult& result) {
  std::vector<const CriterionLine*> lines;
  for (const CriterionLine& line : result.lines) {
    if (line.is_opportunity) lines.push_back(&line);
  }
  if (lines.size() <= kMostEvidence) return lines;
  std::vector<const CriterionLine*> ranked = lines;
  std::stable_sort(ranked.begin(), ranked.end(), [](const CriterionLine* a, const CriterionLine* b) {
    return a->hi - a->earned > b->hi - b->earned;
  });
  // Half from where most was left, half from where it worked: what to change and what to keep.
  std::vector<const CriterionLine*> kept(ranked.begin(), ranked.begin() + kMostEvidence / 2);
  kept.insert(kept.end(), ranked.end() - static_cast<std::ptrdiff_t>(kMostEvidence - kept.size()),
              ranked.end());
  std::vector<const CriterionLine*> out;
  for (const CriterionLine* line : lines) {
    if (std::find(kept.begin(), kept.end(), line) != kept.end()) out.push_back(line);
  }
  return out;
}

void show_criterion(Page& page, const Debrief& debrief, const CriterionResult& result) {
  page.gap();
  page.keep_together(4);
  page.text(Tone::plain, result.id + " " + result.label, kIndent);
  std::string words = band_word(debrief, *result.band) + ", " + std::to_string(result.opportunities) +
                      (result.opportunities == 1 ? " kans" : " kansen");
  const bool is_limited = result.percent && (!result.share || *result.percent < *result.share);
  if (is_limited) words += ", begrensd";
  if (result.own_estimate) words += " · jij dacht: " + band_word(debrief, *result.own_estimate);
  if (result.share) words = bar(page, *result.percent) + "  " + words;
  page.text(Tone::number, words, kIndent + 2);
  std::vector<std::string> earlier;
  for (const auto& band : result.earlier) {
    earlier.push_back(band ? band_word(debrief, *band) : "te weinig kansen");
  }
  if (!earlier.empty()) {
    page.text(Tone::faint, "Eerder: " + joined(earlier, ", daarna ") + ".", kIndent + 2);
  }
  if (!result.phrase.empty()) page.text(Tone::plain, result.phrase, kIndent + 2);
  const std::vector<const CriterionLine*> lines = chosen_lines(result);
  for (const CriterionLine* line : lines) {
    const std::string what = line->asked.empty() ? words_of(page, line->moment) : line->asked;
    page.labelled(line->earned > 0   ? Tone::good
                  : line->earned < 0 ? Tone::mind
                                     : Tone::faint,
                  points_words(*line) + "  ", Tone::faint, what + (line->is_repaired ? " (hersteld)" : ""),
                  kIndent + 2);
  }
  const auto more = static_cast<std::size_t>(result.opportunities) - lines.size();
  if (more > 0) {
    page.text(Tone::faint, "en nog " + std::to_string(more) + (more == 1 ? " beslissing" : " beslissingen"),
              kIndent + 6);
  }
  if (!result.checked.empty()) {
    page.text(Tone::faint, "De regel hierachter is gecontroleerd op " + result.checked + ".", kIndent + 2);
  }
}

void show_results(Page& page, const Debrief& debrief) {
  std::string unjudged;
  bool has_judged = false;
  for (const CriterionResult& result : debrief.criteria) {
    has_judged = has_judged || result.band;
    if (!result.band && result.is_scored) unjudged += (unjudged.empty() ? "" : "; ") + result.label;
  }
  if (!has_judged && unjudged.empty()) return;
  show_head(page, "Waarop je oefende");
  page.text(
      Tone::faint,
      "Een balk is het deel van wat er op jouw weg te halen viel. Elk onderdeel staat op zichzelf; er wordt "
      "niets bij elkaar opgeteld.",
      kIndent);
  for (std::size_t f = 0; f < debrief.families.size(); ++f) {
    const FamilyResult& family = debrief.families[f];
    std::string words = family.id + ". " + family.label;
    if (family.band) words += " · " + band_word(debrief, *family.band);
    const auto is_shown = [&](const CriterionResult& c) { return c.family == f && c.band; };
    if (std::none_of(debrief.criteria.begin(), debrief.criteria.end(), is_shown)) continue;
    page.gap();
    page.keep_together(6);
    page.text(Tone::heading, words, kIndent);
    for (const CriterionResult& result : debrief.criteria) {
      if (is_shown(result)) show_criterion(page, debrief, result);
    }
  }
  if (unjudged.empty()) return;
  page.gap();
  page.text(Tone::faint, "Te weinig kansen om iets te zeggen: " + unjudged + ".", kIndent);
}

void show_earlier(Page& page, const Debrief& debrief) {
  if (debrief.earlier.empty() && debrief.other_attempts == 0) return;
  show_head(page, "Eerdere keren");
  for (const EarlierAttempt& attempt : debrief.earlier) {
    page.labelled(Tone::plain, printable(attempt.label), Tone::faint,
                  attempt.is_finished ? " · " + attempt.ending : std::string(" · niet uitgespeeld"), kIndent);
  }
  if (debrief.other_attempts > 0) {
    page.text(Tone::faint,
              std::to_string(debrief.other_attempts) +
                  (debrief.other_attempts == 1 ? " sessie is" : " sessies zijn") +
                  " van een andere casus en niet vergeleken.",
              kIndent);
  }
}

void show_own_sentences(Page& page, const Debrief& debrief) {
  if (debrief.own_sentences.empty()) return;
  show_head(page, "Je eigen zinnen");
  for (const OwnSentence& own : debrief.own_sentences) {
    page.keep_together(4);
    page.labelled(Tone::faint, "Jij:       ", Tone::learner, own.text, kIndent);
    if (own.chosen) {
      page.labelled(Tone::faint, "Je koos:   ", Tone::plain, words_of(page, *own.chosen), kIndent);
    }
    const bool is_same = own.chosen && own.model && own.chosen->text == own.model->text;
    if (own.model && !is_same) {
      page.labelled(Tone::faint, "Voorbeeld: ", Tone::plain, words_of(page, *own.model), kIndent);
    }
    if (is_same) page.text(Tone::faint, "Dat is ook de voorbeeldzin.", kIndent + 11);
    if (!own.model_why.empty()) page.text(Tone::faint, own.model_why, kIndent + 11);
  }
  page.text(Tone::faint, "Je eigen zinnen worden bewaard en niet beoordeeld.", kIndent);
}

void show_conversation(Page& page, const Debrief& debrief) {
  if (debrief.conversation.empty()) return;
  show_head(page, "Het gesprek, beurt voor beurt");
  std::string phase;
  for (const TurnLine& line : debrief.conversation) {
    if (line.moment.phase != phase) {
      phase = line.moment.phase;
      page.gap();
      page.keep_together(4);
      page.text(Tone::heading, phase, kIndent);
    }
    const std::string number = std::to_string(line.moment.turn);
    const std::string label = std::string(number.size() < 2 ? 2 - number.size() : 0, ' ') + number + "  ";
    std::string words = line.is_late ? std::string("(de tijd was om)") : words_of(page, line.moment);
    if (line.is_repair) words += " (teruggenomen)";
    for (const TurningPoint& point : debrief.turning_points) {
      if (point.moment.input == line.moment.input) {
        words += " " + std::string(page.mark("◄ ", "< ")) + std::to_string(point.number);
      }
    }
    page.labelled(Tone::faint, label, Tone::learner, words, kIndent);
    if (line.model) {
      page.labelled(Tone::faint, "    voorbeeld: ", Tone::faint, words_of(page, *line.model), kIndent);
    }
  }
}

}  // namespace

void show_report(Page& page, const Debrief& debrief) {
  page.rule(Tone::heading, debrief.is_finished ? "nabespreking" : "nabespreking tot hier");
  page.gap();
  show_about(page, debrief);
  if (debrief.has_decisions) {
    show_own_estimate(page, debrief);
    show_strength(page, debrief);
    show_key_moments(page, debrief, true);
    show_alternative(page, debrief);
    show_steps(page, debrief);
    show_rules(page, debrief);
    show_notebook(page, debrief);
    show_curves(page, debrief);
    show_own_sentences(page, debrief);
    show_afterwards(page, debrief);
    show_results(page, debrief);
    show_earlier(page, debrief);
    show_conversation(page, debrief);
    show_example_route(page, debrief);
    show_reflection(page, debrief);
    show_goal(page, debrief);
  }
  show_case_help(page, debrief);
  show_footer(page, debrief);
  show_help_lines(page, debrief);
}

}  // namespace gesprek::cli
