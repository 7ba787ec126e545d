#include "engine/cli/debrief.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace gesprek::cli {

namespace {

using program::kNone;
using program::Program;
using scoring::Evidence;
using session::Entry;
using session::EntryKind;

Quote quote_of(const Program& program, std::uint32_t choice) {
  return {program.choices[choice].kind, std::string(program.text(program.choices[choice].text))};
}

std::string criterion_label(const Program& program, std::uint32_t criterion) {
  return std::string(program.text(program.criteria[criterion].label));
}

/// The log entries of input `i`: [begin, end). Its `offered` entries stand before its `input` entry.
struct Slice {
  std::size_t begin = 0, end = 0;
};
Slice slice_of(const session::Session& session, std::size_t input) {
  return {session.log_size_after(input), session.log_size_after(input + 1)};
}

/// One piece of evidence with what the learner chose there.
struct Judged {
  const Evidence* evidence = nullptr;
  std::uint32_t criterion = kNone;
  LogPlace place;
};

std::vector<Judged> judged_choices(const session::Session& session, const scoring::Scores& scores) {
  std::vector<Judged> out;
  for (const scoring::CriterionScore& score : scores.criteria) {
    for (const Evidence& evidence : score.evidence) {
      Judged judged{&evidence, score.criterion, place_in_log(session, evidence.entry)};
      if (judged.place.choice != kNone) out.push_back(judged);
    }
  }
  return out;
}

// The decision that earned most: its own words are the strength, nothing general about the person.
std::optional<Decision> find_strength(const Program& program, const std::vector<Judged>& judged) {
  const Judged* best = nullptr;
  const auto rank = [](const Judged& j) {
    return std::make_tuple(j.evidence->earned, j.evidence->hi - j.evidence->lo);
  };
  for (const Judged& j : judged) {
    const bool counts = j.evidence->is_opportunity && j.evidence->earned > 0 && !j.evidence->is_repaired;
    if (counts && (best == nullptr || rank(j) > rank(*best))) best = &j;
  }
  if (best == nullptr) return std::nullopt;
  const std::uint32_t choice = best->place.choice;
  return Decision{quote_of(program, choice), criterion_label(program, best->criterion),
                  std::string(program.text(program.choice_infos[choice].why))};
}

std::vector<std::uint32_t> offered_choices(const session::Session& session, std::size_t input) {
  std::vector<std::uint32_t> out;
  const Slice slice = slice_of(session, input);
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const Entry& entry = session.log()[i];
    const bool is_choice =
        entry.kind == EntryKind::offered && entry.b == static_cast<std::uint16_t>(session::InputKind::choice);
    if (is_choice && (entry.flags & session::EntryFlag::locked) == 0) out.push_back(entry.a);
  }
  return out;
}

/// Points of `choice` over all criteria of its node; nothing when it is something one should not say.
std::optional<int> soundness(const Program& program, std::uint32_t choice) {
  const program::Choice& c = program.choices[choice];
  if (c.critical != kNone) return std::nullopt;
  const program::Node& node = program.nodes[c.node];
  int sum = 0;
  for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
    const int value = program.points[node.matrix + c.place * node.criteria.size + k];
    if (value < 0) return std::nullopt;
    sum += value;
  }
  return sum;
}

bool is_model(const Program& program, std::uint32_t choice) {
  return (program.choices[choice].flags & program::ChoiceFlag::model) != 0;
}

/// What could have been taken instead of `taken`: the model choice where it was on offer, else the soundest
/// one that is better. Never something that scores less than nothing anywhere.
std::uint32_t better_choice(const Program& program, const std::vector<std::uint32_t>& offered,
                            std::uint32_t taken) {
  std::uint32_t best = kNone;
  int most = soundness(program, taken).value_or(-1);
  for (const std::uint32_t choice : offered) {
    if (choice == taken) continue;
    if (is_model(program, choice)) return choice;
    const std::optional<int> sound = soundness(program, choice);
    if (sound && *sound > most) {
      most = *sound;
      best = choice;
    }
  }
  return best;
}

// Another sentence for the decision where most was left, or else for the next one: who took the model choice
// has nothing better to hear there.
std::optional<Alternative> find_alternative(const session::Session& session, std::vector<Judged> judged) {
  const Program& program = session.program();
  const auto left = [](const Judged& j) { return j.evidence->hi - j.evidence->earned; };
  std::stable_sort(judged.begin(), judged.end(),
                   [&](const Judged& a, const Judged& b) { return left(a) > left(b); });
  for (const Judged& j : judged) {
    if (!j.evidence->is_opportunity || left(j) <= 0 || !j.place.input) continue;
    if (is_model(program, j.place.choice)) continue;
    const std::uint32_t other =
        better_choice(program, offered_choices(session, *j.place.input), j.place.choice);
    if (other == kNone) continue;
    return Alternative{quote_of(program, j.place.choice), quote_of(program, other),
                       std::string(program.text(program.choice_infos[other].why))};
  }
  return std::nullopt;
}

/// What one input changed for each person: slot → (before, after).
std::map<std::uint32_t, std::pair<std::int32_t, std::int32_t>> changes_of(const session::Session& session,
                                                                          Slice slice) {
  std::map<std::uint32_t, std::pair<std::int32_t, std::int32_t>> out;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const Entry& entry = session.log()[i];
    if (entry.kind != EntryKind::set) continue;
    const program::Slot& slot = session.program().slots[entry.a];
    if (slot.cast == kNone || slot.is_private != 0) continue;
    const auto [place, is_new] = out.try_emplace(entry.a, entry.d, entry.c);
    if (!is_new) place->second.second = entry.c;
  }
  return out;
}

// The sentence after which somebody's state moved most; among equals the one that moved most in all.
std::optional<KeyMoment> find_key_moment(const session::Session& session) {
  const Program& program = session.program();
  std::optional<KeyMoment> out;
  std::tuple<int, int> best{0, 0};
  for (std::size_t i = 0; i < session.inputs().size(); ++i) {
    const session::Input& input = session.inputs()[i];
    const bool is_choice = input.kind == session::InputKind::choice;
    if (!is_choice && input.kind != session::InputKind::repair) continue;
    std::map<std::uint32_t, std::vector<std::pair<int, Change>>> by_person;
    for (const auto& [slot, values] : changes_of(session, slice_of(session, i))) {
      const int size = std::abs(values.second - values.first);
      if (size == 0) continue;
      by_person[program.slots[slot].cast].push_back(
          {size, Change{std::string(program.text(program.slots[slot].label)), values.first, values.second}});
    }
    for (auto& [person, changes] : by_person) {
      std::stable_sort(changes.begin(), changes.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
      int sum = 0;
      for (const auto& change : changes) sum += change.first;
      const std::tuple<int, int> rank{changes.front().first, sum};
      if (rank <= best) continue;
      best = rank;
      KeyMoment moment;
      if (is_choice) {
        moment.quote = quote_of(program, input.target);
      } else {
        const program::Repair& repair = program.repairs[input.target];
        moment.quote = {repair.kind, std::string(program.text(repair.text))};
      }
      moment.person = std::string(program.text(program.cast[person].name));
      for (const auto& change : changes) {
        if (moment.changes.size() < 3) moment.changes.push_back(change.second);
      }
      out = std::move(moment);
    }
  }
  return out;
}

std::vector<int> find_steps(const session::Session& session) {
  const Program& program = session.program();
  std::vector<int> steps;
  for (const Entry& entry : session.log()) {
    if (entry.kind == EntryKind::node_entered && program.nodes[entry.a].step >= 0) {
      steps.push_back(program.nodes[entry.a].step);
    }
    if (entry.kind == EntryKind::event && program.events[entry.a].step >= 0) {
      steps.push_back(program.events[entry.a].step);
    }
  }
  std::sort(steps.begin(), steps.end());
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

// 5.7: the first row that holds; never scored.
std::vector<Saying> find_sayings(const session::Session& session) {
  const Program& program = session.program();
  std::vector<Saying> out;
  for (const program::CastMember& member : program.cast) {
    for (std::uint32_t i = member.afterwards.begin; i < member.afterwards.end(); ++i) {
      const program::Row& row = program.rows[i];
      if (!session.holds(row.when)) continue;
      if (row.text.size > 0) {
        out.push_back({std::string(program.text(member.name)), std::string(program.text(row.text))});
      }
      break;
    }
  }
  return out;
}

std::optional<Quote> quote_at(const session::Session& session, std::size_t entry) {
  const LogPlace place = place_in_log(session, entry);
  if (place.choice == kNone) return std::nullopt;
  return quote_of(session.program(), place.choice);
}

std::vector<Mark> find_marks(const session::Session& session, const scoring::Scores& scores) {
  const Program& program = session.program();
  std::vector<Mark> out;
  for (const scoring::KnockoutScore& knockout : scores.knockouts) {
    out.push_back({knockout.is_closed ? MarkKind::mended_knockout : MarkKind::knockout,
                   std::string(program.text(program.knockouts[knockout.knockout].label)),
                   quote_at(session, knockout.entry)});
  }
  for (const std::uint32_t rule : scores.rules_broken) {
    // 5.19: what breaks as a knock-out is told as that knock-out, above, and not once more as a rule.
    if (program.rules[rule].severity == program::RuleSeverity::knockout) continue;
    Mark mark{MarkKind::rule, std::string(program.text(program.rules[rule].label)), std::nullopt};
    for (std::size_t i = 0; i < session.log().size(); ++i) {
      const Entry& entry = session.log()[i];
      if (entry.kind == EntryKind::rule_broken && entry.a == rule && entry.c >= 0) {
        mark.quote = quote_at(session, i);
      }
    }
    out.push_back(std::move(mark));
  }
  for (const std::uint32_t must : scores.musts_missed) {
    const program::EventName& event = program.events[program.musts[must].event];
    out.push_back({MarkKind::must,
                   std::string(event.label.size > 0 ? program.text(event.label) : program.text(event.id)),
                   std::nullopt});
  }
  for (const scoring::Cap& cap : scores.caps) {
    if (cap.reason == scoring::CapReason::hook) {
      out.push_back({MarkKind::hook, hook_text(session, session.log()[cap.entry]), std::nullopt});
    }
  }
  return out;
}

std::vector<std::string> find_notes(const session::Session& session) {
  std::vector<std::string> out;
  for (const Entry& entry : session.log()) {
    const bool is_note =
        (entry.kind == EntryKind::hook_note && (entry.flags & session::EntryFlag::for_author) == 0) ||
        (entry.kind == EntryKind::hook_rubric && entry.b == 0);
    if (is_note) out.push_back(hook_text(session, entry));
  }
  return out;
}

void add_criteria(const session::Session& session, const scoring::Scores& scores, Debrief& out) {
  const Program& program = session.program();
  for (const scoring::CriterionScore& score : scores.criteria) {
    const program::Criterion& criterion = program.criteria[score.criterion];
    if (!score.band) {
      if (criterion.scored != 0) out.unjudged.emplace_back(program.text(criterion.label));
      continue;
    }
    CriterionResult result;
    result.id = program.text(criterion.id);
    result.label = program.text(criterion.label);
    result.band = program.text(program.bands[*score.band].label);
    if (score.percent) result.percent = score.capped_percent;
    result.opportunities = score.opportunities;
    result.is_limited = score.capped_percent && (!score.percent || *score.capped_percent < *score.percent);
    out.criteria.push_back(std::move(result));
  }
}

// One goal: the weakest criterion by the capped share, the heavier first; without any band the criterion of
// the decision where most was left.
void add_goal(const session::Session& session, const scoring::Scores& scores,
              const std::vector<Judged>& judged, Debrief& out) {
  const Program& program = session.program();
  std::uint32_t goal = kNone;
  std::tuple<int, int> best{0, 0};
  for (const scoring::CriterionScore& score : scores.criteria) {
    if (!score.capped_percent) continue;
    const std::tuple<int, int> rank{*score.capped_percent, -program.criteria[score.criterion].weight};
    if (goal == kNone || rank < best) {
      goal = score.criterion;
      best = rank;
    }
  }
  if (goal == kNone) {
    int most = 0;
    for (const Judged& j : judged) {
      const int left = j.evidence->hi - j.evidence->earned;
      if (left > most) {
        most = left;
        goal = j.criterion;
      }
    }
  }
  if (goal == kNone) return;
  const program::Criterion& criterion = program.criteria[goal];
  out.goal = program.text(criterion.label);
  out.goal_advice = program.text(criterion.debrief);
  out.goal_example = program.text(criterion.good);
}

}  // namespace

std::string hook_text(const session::Session& session, const Entry& entry) {
  const program::HookRecord& record = session.hook_records()[static_cast<std::size_t>(entry.c)];
  if (entry.kind == EntryKind::hook_off) return record.problem;
  return record.effects[static_cast<std::size_t>(entry.d)].text;
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

Debrief make_debrief(const session::Session& session, const scoring::Scores& scores,
                     std::vector<std::string> overlays) {
  Debrief out;
  out.overlays = std::move(overlays);
  out.is_finished = session.status() == session::Status::ended;
  const std::vector<Judged> judged = judged_choices(session, scores);
  for (const session::Input& input : session.inputs()) {
    out.has_decisions = out.has_decisions || input.kind == session::InputKind::choice ||
                        input.kind == session::InputKind::form;
  }
  out.strength = find_strength(session.program(), judged);
  out.key_moment = find_key_moment(session);
  if (out.is_finished) {
    const program::Ending& ending = session.program().endings[session.ending()];
    out.child = session.program().text(ending.child);
  }
  out.alternative = find_alternative(session, judged);
  out.steps_seen = find_steps(session);
  if (out.is_finished) out.afterwards = find_sayings(session);
  out.marks = find_marks(session, scores);
  out.notes = find_notes(session);
  add_criteria(session, scores, out);
  add_goal(session, scores, judged, out);
  return out;
}

}  // namespace gesprek::cli
