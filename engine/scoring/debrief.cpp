#include "engine/scoring/debrief.h"

#include <utility>

#include "engine/scoring/debrief_parts.h"
#include "engine/scoring/help_words.h"

namespace gesprek::scoring {

using program::kNone;
using program::Program;
using session::Entry;
using session::EntryKind;
using session::InputKind;

namespace {

// Domain §9: uncertainty is always named, also with scripts that say nothing about it.
constexpr const char* kUncertainty = "In het echt kan dit anders lopen.";
constexpr const char* kUncertaintyEn = "In real life this may go differently.";
// And so are the two numbers; scripts/debrief.yaml has more, and the day they were checked.
constexpr const char* kHelpIntro = "Raakte dit gesprek je zelf? Praat erover met iemand die je vertrouwt.";
constexpr const char* kHelpIntroEn =
    "Did this conversation touch you yourself? Talk about it with somebody you trust.";

void add_case(const Trace& trace, Debrief& out) {
  const program::Header& header = trace.program.header;
  CaseInfo& about = out.about;
  about.id = trace.text(header.scenario_id);
  about.title = trace.text(header.title);
  about.summary = trace.text(header.summary);
  about.setting = trace.text(header.setting);
  about.role = trace.text(header.role);
  about.language = trace.text(header.language);
  about.profile = trace.text(header.profile);
  about.profile_label = trace.text(header.profile_label);
  about.profile_remark = trace.text(header.profile_remark);
  about.profile_checked = trace.text(header.profile_checked);
  about.program = trace.program.hash.hex();
  about.seed = trace.session.seed();
}

void add_end(const Trace& trace, Debrief& out) {
  const session::Session& session = trace.session;
  out.is_finished = session.status() == session::Status::ended;
  if (const auto fault = session.fault()) out.fault = fault_words(*fault);
  out.inputs = session.inputs().size();
  out.turns = session.turn();
  for (const session::Input& input : session.inputs()) {
    out.has_decisions = out.has_decisions || input.kind == InputKind::choice || input.kind == InputKind::form;
  }
  if (!out.is_finished) return;
  const program::Ending& ending = trace.program.endings[session.ending()];
  out.ending = EndingInfo{trace.text(trace.program.nodes[session.node()].id), trace.text(ending.title),
                          trace.text(ending.text), ending.outcome};
  out.child.ending = trace.text(ending.child);
}

// 5.7: the first row that holds; never scored. Only at an ending: before that they have not finished talking.
void add_afterwards(const Trace& trace, Debrief& out) {
  if (!out.is_finished) return;
  for (const program::CastMember& member : trace.program.cast) {
    for (std::uint32_t i = member.afterwards.begin; i < member.afterwards.end(); ++i) {
      const program::Row& row = trace.program.rows[i];
      if (!trace.session.holds(row.when)) continue;
      if (row.text.size > 0) out.afterwards.push_back({trace.text(member.name), trace.text(row.text)});
      break;
    }
  }
}

void add_notes(const Trace& trace, Debrief& out) {
  for (const Entry& entry : trace.session.log()) {
    const bool is_note =
        (entry.kind == EntryKind::hook_note && (entry.flags & session::EntryFlag::for_author) == 0) ||
        (entry.kind == EntryKind::hook_rubric && entry.b == 0);
    if (is_note) out.notes.push_back(without_controls(hook_text(trace.session, entry)));
  }
}

HelpLine help_line(const Trace& trace, const program::HelpLine& from) {
  HelpLine line;
  line.id = trace.text(from.id);
  line.label = trace.text(from.label);
  line.contact = trace.text(from.contact);
  line.about = trace.text(from.about);
  line.checked = trace.text(from.checked);
  line.whom = trace.text(from.whom);
  line.from_age = from.from_age;
  line.to_age = from.to_age;
  const bool is_english = *in_language_of(trace.program, "", "en") != 0;
  line.ages = ages_in_words(from.from_age, from.to_age, is_english);
  line.is_local = from.is_local != 0;
  line.is_example = from.is_example != 0;
  return line;
}

void add_help(const Trace& trace, const DebriefContext& context, Debrief& out) {
  const program::Header& header = trace.program.header;
  out.uncertainty = header.uncertainty.size > 0
                        ? trace.text(header.uncertainty)
                        : std::string(in_language_of(trace.program, kUncertainty, kUncertaintyEn));
  out.help_intro = header.help_intro.size > 0
                       ? trace.text(header.help_intro)
                       : std::string(in_language_of(trace.program, kHelpIntro, kHelpIntroEn));
  for (const program::HelpLine& line : trace.program.help_lines) out.help.push_back(help_line(trace, line));
  for (const program::HelpLine& line : trace.program.case_help)
    out.case_help.push_back(help_line(trace, line));
  if (out.help.empty()) {
    const auto in = [&](const char* nl, const char* en) { return in_language_of(trace.program, nl, en); };
    HelpLine& advice = out.help.emplace_back();
    advice.id = "veilig_thuis";
    advice.label = in("Veilig Thuis denkt mee", "Veilig Thuis thinks it through with you");
    advice.contact = "0800-2000";
    advice.about = in("gratis, dag en nacht", "free, day and night");
    HelpLine& danger = out.help.emplace_back();
    danger.id = "gevaar";
    danger.label = in("Bij direct gevaar", "In immediate danger");
    danger.contact = "112";
  }
  for (const std::string& overlay : context.overlays) out.overlays.push_back(without_controls(overlay));
  out.date = without_controls(context.date);
  out.case_changed = context.case_changed;
}

}  // namespace

Debrief make_debrief(const session::Session& session, const Scores& scores, const DebriefContext& context) {
  const Trace trace(session, scores);
  Debrief out;
  add_case(trace, out);
  add_end(trace, out);
  add_rules(trace, out);
  add_steps(trace, out);
  add_notebook(trace, out);
  add_conversation(trace, out);
  add_moments(trace, out);
  add_curves(trace, out);
  if (context.example != nullptr) {
    const Scores example_scores = score(*context.example);
    add_example(trace, Trace(*context.example, example_scores), out);
  }
  add_afterwards(trace, out);
  add_notes(trace, out);
  add_results(trace, context, out);
  add_help(trace, context, out);
  return out;
}

Attempt attempt_of(const session::Session& session, const Scores& scores, std::string label) {
  const Program& program = session.program();
  const auto text = [&](program::TextRef ref) { return std::string(program.text(ref)); };
  const auto band = [&](const std::optional<std::uint32_t>& of) {
    return of ? text(program.bands[*of].id) : std::string();
  };
  Attempt out;
  out.label = std::move(label);
  out.scenario = text(program.header.scenario_id);
  out.is_finished = session.status() == session::Status::ended;
  if (out.is_finished) out.ending = text(program.endings[session.ending()].title);
  for (const CriterionScore& score : scores.criteria) {
    out.criteria.push_back({text(program.criteria[score.criterion].id), band(score.band)});
  }
  for (const FamilyScore& score : scores.families) {
    out.families.push_back({text(program.families[score.family].id), band(score.band)});
  }
  return out;
}

LogPlace place_in_log(const session::Session& session, std::size_t at) {
  LogPlace place;
  const session::Log& log = session.log();
  for (std::size_t i = 0; i < log.size() && i <= at; ++i) {
    const Entry& entry = log[i];
    if (entry.kind == EntryKind::node_entered) place.node = entry.a;
    if (entry.kind == EntryKind::input) {
      place.input = entry.a;
      place.choice = kNone;
    }
    if (entry.kind == EntryKind::chosen) place.choice = entry.a;
  }
  return place;
}

std::string place_text(const session::Session& session, std::size_t entry) {
  const LogPlace place = place_in_log(session, entry);
  const Program& program = session.program();
  if (place.node == kNone) return {};
  if (place.choice == kNone) return std::string(program.text(program.nodes[place.node].id));
  const program::Choice& choice = program.choices[place.choice];
  std::string out(program.text(program.nodes[choice.node].id));
  return out.append(".").append(program.text(program.choice_infos[place.choice].id));
}

std::string hook_text(const session::Session& session, const Entry& entry) {
  const program::HookRecord& record = session.hook_records()[static_cast<std::size_t>(entry.c)];
  if (entry.kind == EntryKind::hook_off) return record.problem;
  return record.effects[static_cast<std::size_t>(entry.d)].text;
}

const char* fault_words(session::FaultKind fault) {
  switch (fault) {
    case session::FaultKind::no_choice: return "hier is geen enkele keuze meer mogelijk";
    case session::FaultKind::too_many_nodes: return "de casus draait rond zonder dat je iets kunt kiezen";
    case session::FaultKind::too_many_inputs: return "dit gesprek is langer dan 2000 stappen";
    case session::FaultKind::no_way_back: return "de casus wil terug, maar er is niets om naar terug te gaan";
  }
  return "";
}

}  // namespace gesprek::scoring
