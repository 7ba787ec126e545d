// The protocol's part of a debrief: knock-outs, rules, musts and what they limit, with their evidence.

#include <algorithm>
#include <utility>

#include "engine/scoring/debrief_parts.h"
#include "engine/session/form_values.h"

namespace gesprek::scoring {

using program::kNone;
using session::Entry;
using session::EntryKind;

namespace {

std::string criterion_id(const program::Program& program, std::uint32_t criterion) {
  return criterion == kNone ? std::string() : std::string(program.text(program.criteria[criterion].id));
}

void add_knockouts(const Trace& trace, Debrief& out) {
  const session::Log& log = trace.session.log();
  for (const KnockoutScore& score : trace.scores.knockouts) {
    const program::Knockout& knockout = trace.program.knockouts[score.knockout];
    KnockoutCard card;
    card.id = trace.text(knockout.id);
    card.label = trace.text(knockout.label);
    card.about = trace.text(knockout.about);
    card.criterion = criterion_id(trace.program, knockout.criterion);
    card.checked = trace.text(knockout.checked);
    card.is_repaired = score.is_closed;
    card.is_hard = knockout.repairable == 0;
    card.moment = trace.moment_at(score.entry);
    card.entry = score.entry;
    for (std::size_t i = score.entry; i < log.size(); ++i) {
      if (log[i].kind != EntryKind::knockout_closed || log[i].a != score.entry) continue;
      card.was_mended = true;
      card.mended = trace.moment_at(i);
      break;
    }
    out.knockouts.push_back(std::move(card));
  }
  std::stable_partition(out.knockouts.begin(), out.knockouts.end(),
                        [](const KnockoutCard& card) { return !card.is_repaired; });
}

/// The knock-out that `rule` broke as in the input of `entry`, or kNone.
std::uint32_t knockout_of(const Trace& trace, std::uint32_t rule, std::size_t entry) {
  const session::Log& log = trace.session.log();
  const auto input = trace.input_at(entry);
  for (const KnockoutScore& score : trace.scores.knockouts) {
    if (log[score.entry].d == static_cast<std::int32_t>(rule) && trace.input_at(score.entry) == input) {
      return score.knockout;
    }
  }
  return kNone;
}

void add_rule_breaks(const Trace& trace, Debrief& out) {
  const session::Log& log = trace.session.log();
  for (std::size_t i = 0; i < log.size(); ++i) {
    if (log[i].kind != EntryKind::rule_broken) continue;
    const program::Rule& rule = trace.program.rules[log[i].a];
    RuleBreak broken;
    broken.id = trace.text(rule.id);
    broken.label = trace.text(rule.label);
    broken.severity = rule.severity;
    broken.criterion = criterion_id(trace.program, rule.criterion);
    broken.checked = trace.text(rule.checked);
    broken.entry = i;
    if (log[i].c >= 0) {
      broken.event = event_label(trace.program, static_cast<std::uint32_t>(log[i].c));
      broken.moment = trace.moment_at(i);
    }
    const std::uint32_t knockout = knockout_of(trace, log[i].a, i);
    if (knockout != kNone) broken.knockout = trace.text(trace.program.knockouts[knockout].id);
    out.rules.push_back(std::move(broken));
  }
}

void add_musts(const Trace& trace, Debrief& out) {
  const session::Log& log = trace.session.log();
  for (const program::Must& must : trace.program.musts) {
    MustCard card;
    card.event = trace.text(trace.program.events[must.event].id);
    card.label = event_label(trace.program, must.event);
    card.criterion = criterion_id(trace.program, must.criterion);
    // 5.17: musts are judged at an ending, never when the learner stops.
    card.is_judged = out.is_finished;
    for (std::size_t i = 0; i < log.size() && !card.is_done; ++i) {
      if (log[i].kind != EntryKind::event || log[i].a != must.event) continue;
      card.is_done = true;
      card.moment = trace.moment_at(i);
    }
    out.musts.push_back(std::move(card));
  }
}

void add_limits(const Trace& trace, Debrief& out) {
  const program::Program& program = trace.program;
  for (const Cap& cap : trace.scores.caps) {
    Limit limit;
    limit.reason = cap.reason;
    limit.criterion = criterion_id(program, cap.criterion);
    if (cap.family != kNone) limit.family = trace.text(program.families[cap.family].id);
    limit.percent = cap.limit;
    switch (cap.reason) {
      case CapReason::must:
      case CapReason::family_must:
        // What is missing has no place in the conversation.
        limit.id = trace.text(program.events[program.musts[cap.cause].event].id);
        limit.label = event_label(program, program.musts[cap.cause].event);
        break;
      case CapReason::rule:
        limit.id = trace.text(program.rules[cap.cause].id);
        limit.label = trace.text(program.rules[cap.cause].label);
        if (trace.session.log()[cap.entry].c >= 0) limit.moment = trace.moment_at(cap.entry);
        break;
      case CapReason::knockout:
        limit.id = trace.text(program.knockouts[cap.cause].id);
        limit.label = trace.text(program.knockouts[cap.cause].label);
        limit.moment = trace.moment_at(cap.entry);
        break;
      case CapReason::hook:
        limit.label = without_controls(hook_text(trace.session, trace.session.log()[cap.entry]));
        break;
    }
    out.limits.push_back(std::move(limit));
  }
}

}  // namespace

void add_rules(const Trace& trace, Debrief& out) {
  add_knockouts(trace, out);
  add_rule_breaks(trace, out);
  add_musts(trace, out);
  add_limits(trace, out);
}

// --- the map of the meldcode (domain §4) ---

namespace {

constexpr const char* kStepLabels[] = {"overwegen", "signalen in kaart", "overleggen", "het gesprek",
                                       "wegen",     "beslissen"};
constexpr const char* kStepLabelsEn[] = {
    "considering", "charting the signals", "consulting", "the conversation", "weighing", "deciding"};
constexpr int kSteps = 6;

StepEvent step_event(const Trace& trace, std::size_t entry) {
  const Entry& at = trace.session.log()[entry];
  StepEvent out;
  out.id = trace.text(trace.program.events[at.a].id);
  out.label = event_label(trace.program, at.a);
  if (at.c >= 0) out.answer = answer_words(trace.program, static_cast<std::uint32_t>(at.c));
  out.moment = trace.moment_at(entry);
  return out;
}

void add_once(std::vector<StepEvent>& events, StepEvent event) {
  for (const StepEvent& known : events) {
    if (known.id == event.id && known.answer == event.answer) return;
  }
  events.push_back(std::move(event));
}

/// Why a step was put off: what the event was given along, else what the event itself says.
std::string reason_of(const StepEvent& event) {
  return event.answer.empty() ? event.label : event.label + " (" + event.answer + ")";
}

/// Whether the order rule that broke at `entry` says that something of `step` came too early.
bool is_too_early(const program::Program& program, const Entry& entry, int step) {
  return entry.kind == EntryKind::rule_broken && entry.c >= 0 && program.rules[entry.a].is_order != 0 &&
         program.events[static_cast<std::size_t>(entry.c)].step == step;
}

}  // namespace

void add_steps(const Trace& trace, Debrief& out) {
  const program::Program& program = trace.program;
  const session::Log& log = trace.session.log();
  for (int number = 0; number < kSteps; ++number) {
    MeldcodeStep step;
    step.step = number;
    step.label = in_language_of(trace.program, kStepLabels[number], kStepLabelsEn[number]);
    bool is_in_case = false;
    bool has_doing = false;  // the case has events that say it was done
    for (const program::Node& node : program.nodes) is_in_case = is_in_case || node.step == number;
    for (std::uint32_t event = 0; event < program.events.size(); ++event) {
      if (program.events[event].step != number || !trace.can_be_emitted(event)) continue;
      const program::EventMeaning means = program.events[event].means;
      is_in_case = is_in_case || means != program::EventMeaning::circumstance;
      has_doing = has_doing || means == program::EventMeaning::done;
    }
    std::optional<std::size_t> reached_at;
    std::size_t rule_break = 0;  // of those in out.rules, which are in the order of the log
    for (std::size_t i = 0; i < log.size(); ++i) {
      const Entry& entry = log[i];
      if (entry.kind == EntryKind::node_entered && program.nodes[entry.a].step == number && !reached_at) {
        reached_at = i;
      }
      if (is_too_early(program, entry, number)) step.order_rules.push_back(rule_break);
      if (entry.kind == EntryKind::rule_broken) ++rule_break;
      if (entry.kind != EntryKind::event || program.events[entry.a].step != number) continue;
      const program::EventMeaning means = program.events[entry.a].means;
      if (means == program::EventMeaning::done) add_once(step.done_by, step_event(trace, i));
      if (means == program::EventMeaning::postponed && step.reason.empty()) {
        step.reason = reason_of(step_event(trace, i));
      }
    }
    step.was_reached = reached_at.has_value();
    // Where no event of the case says that it was done, coming to its moments is all there is.
    if (step.done_by.empty() && !has_doing && reached_at) {
      step.done_by.push_back({{},
                              in_language_of(trace.program, "aan bod gekomen", "came up"),
                              {},
                              trace.moment_at(*reached_at)});
    }
    if (!step.done_by.empty()) {
      step.status = step.order_rules.empty() ? StepStatus::done : StepStatus::too_early;
    } else if (!step.reason.empty()) {
      step.status = StepStatus::skipped;
    } else if (is_in_case) {
      step.status = StepStatus::open;
    }
    out.steps.push_back(std::move(step));
  }
}

// --- the notebook (5.14) ---

namespace {

NotebookEntry* find_fact(std::vector<NotebookEntry>& entries, std::string_view fact) {
  for (NotebookEntry& entry : entries) {
    if (entry.fact == fact) return &entry;
  }
  return nullptr;
}

/// What a form that asks for the kind made of the facts: each "item>kolom", the column being a kind's word.
void read_sorted(const program::Program& program, const session::FieldAnswer& answer,
                 std::vector<NotebookEntry>& entries) {
  const program::Field& field = program.fields[answer.field];
  const bool sorts = field.type == program::FieldType::sort || field.type == program::FieldType::board;
  if (!sorts || field.answer_kind == 0) return;
  for (const std::string& value : answer.values) {
    const auto placement = session::read_placement(program, field, value);
    if (!placement) continue;
    const std::uint32_t fact = session::item_fact(program, field, placement->first);
    const auto kind =
        session::read_kind(program.text(program.names[field.columns.begin + placement->second]));
    if (fact == kNone || !kind) continue;
    if (NotebookEntry* const entry = find_fact(entries, program.text(program.facts[fact].id))) {
      entry->sorted_as = *kind;
    }
  }
}

}  // namespace

void add_notebook(const Trace& trace, Debrief& out) {
  const program::Program& program = trace.program;
  NotebookCheck& book = out.notebook;
  for (std::size_t i = 0; i < trace.session.log().size(); ++i) {
    const Entry& entry = trace.session.log()[i];
    if (entry.kind != EntryKind::revealed) continue;
    const program::Fact& fact = program.facts[entry.a];
    NotebookEntry note;
    note.fact = trace.text(fact.id);
    note.text = trace.text(fact.text);
    note.source = trace.text(fact.source);
    note.kind = fact.kind;
    note.moment = trace.moment_at(i);
    const std::uint32_t noted = trace.session.noted_as(entry.a);
    if (noted > 0) note.noted_as = static_cast<program::FactKind>(noted - 1);
    book.entries.push_back(std::move(note));
  }
  for (const session::Input& input : trace.session.inputs()) {
    for (const session::FieldAnswer& answer : input.answers) read_sorted(program, answer, book.entries);
  }
  for (const NotebookEntry& entry : book.entries) {
    if (entry.noted_as || entry.sorted_as) ++book.noted;
    if (entry.is_right()) ++book.right;
  }
  book.not_found = program.facts.size() - book.entries.size();
}

}  // namespace gesprek::scoring
