#include "engine/cli/play_json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/cli/labels.h"
#include "engine/scoring/debrief.h"

namespace gesprek::cli {

using Json = nlohmann::ordered_json;
using program::Program;
using session::Entry;
using session::EntryKind;

namespace {

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

template <class T>
Json number_or_null(const std::optional<T>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json band_or_null(const Program& program, const std::optional<std::uint32_t>& band) {
  return band ? Json(std::string(program.text(program.bands[*band].id))) : Json(nullptr);
}

// 5.7: private names are absent from reports.
Json state_json(const session::Session& session) {
  const Program& program = session.program();
  Json out = Json::object();
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    const program::Slot& slot = program.slots[i];
    if (slot.is_private != 0) continue;
    Json& value = out[std::string(program.text(slot.name))];
    switch (slot.kind) {
      case program::SlotKind::boolean: value = session.slot(i) != 0; break;
      case program::SlotKind::enumeration: value = slot_value(program, i, session.slot(i)); break;
      case program::SlotKind::integer: value = session.slot(i); break;
    }
  }
  return out;
}

Json scores_json(const Program& program, const scoring::Scores& scores) {
  Json out = Json::object();
  for (const scoring::CriterionScore& score : scores.criteria) {
    Json& item = out[std::string(program.text(program.criteria[score.criterion].id))];
    item["earned"] = score.earned;
    item["min"] = score.min;
    item["max"] = score.max;
    item["percent"] = number_or_null(score.percent);
    item["capped_percent"] = number_or_null(score.capped_percent);
    item["opportunities"] = score.opportunities;
    item["band"] = band_or_null(program, score.band);
  }
  return out;
}

Json families_json(const Program& program, const scoring::Scores& scores) {
  Json out = Json::object();
  for (const scoring::FamilyScore& score : scores.families) {
    Json& item = out[std::string(program.text(program.families[score.family].id))];
    item["percent"] = number_or_null(score.percent);
    item["band"] = band_or_null(program, score.band);
  }
  return out;
}

std::string reason_id(scoring::CapReason reason) {
  switch (reason) {
    case scoring::CapReason::must: return "must";
    case scoring::CapReason::rule: return "rule";
    case scoring::CapReason::knockout: return "knockout";
    case scoring::CapReason::family_must: return "family_must";
    case scoring::CapReason::hook: return "hook";
  }
  return {};
}

std::string cause_id(const session::Session& session, const scoring::Cap& cap) {
  const Program& program = session.program();
  switch (cap.reason) {
    case scoring::CapReason::rule: return std::string(program.text(program.rules[cap.cause].id));
    case scoring::CapReason::knockout: return std::string(program.text(program.knockouts[cap.cause].id));
    case scoring::CapReason::must:
    case scoring::CapReason::family_must:
      return std::string(program.text(program.events[program.musts[cap.cause].event].id));
    case scoring::CapReason::hook: return scoring::hook_text(session, session.log()[cap.entry]);
  }
  return {};
}

Json caps_json(const session::Session& session, const scoring::Scores& scores) {
  const Program& program = session.program();
  Json out = Json::array();
  for (const scoring::Cap& cap : scores.caps) {
    Json item;
    item["criterion"] = cap.criterion == program::kNone
                            ? Json(nullptr)
                            : Json(std::string(program.text(program.criteria[cap.criterion].id)));
    item["family"] = cap.family == program::kNone
                         ? Json(nullptr)
                         : Json(std::string(program.text(program.families[cap.family].id)));
    item["limit"] = cap.limit;
    item["reason"] = reason_id(cap.reason);
    item["cause"] = cause_id(session, cap);
    item["place"] = cap.entry < session.log().size() ? text_or_null(scoring::place_text(session, cap.entry))
                                                     : Json(nullptr);
    out.push_back(std::move(item));
  }
  return out;
}

Json line_json(const Program& program, const Entry& entry, std::uint32_t node) {
  const program::Line& line = program.lines[entry.a];
  Json out;
  out["node"] =
      text_or_null(node == program::kNone ? std::string_view() : program.text(program.nodes[node].id));
  switch (line.kind) {
    case program::LineKind::cast: out["who"] = std::string(program.text(program.cast[line.cast].id)); break;
    case program::LineKind::narrator: out["who"] = "narrator"; break;
    case program::LineKind::inner: out["who"] = "inner"; break;
    case program::LineKind::media: out["who"] = "media"; break;
    case program::LineKind::first: break;
  }
  out["text_id"] = std::string(program.text(line.text_id));
  out["text"] = std::string(program.text(line.text));
  if (entry.c >= 0) {
    const program::Mood& mood = program.moods[static_cast<std::size_t>(entry.c)];
    out["mood"] = std::string(program.text(mood.id));
    if (line.cue.size == 0 && entry.b > 0) {
      out["cue"] = std::string(program.shown_name(mood.cues.begin + entry.b - 1U));
    }
  }
  if (line.cue.size > 0) out["cue"] = std::string(program.text(line.cue));
  return out;
}

/// What the learner said or did, and the text id it has in the scenario.
void add_words(const Program& program, const session::Input& input, Json& out) {
  out["text_id"] = nullptr;
  out["text"] = nullptr;
  switch (input.kind) {
    case session::InputKind::choice:
      out["text_id"] = choice_path(program, input.target);
      out["text"] = std::string(program.text(program.choices[input.target].text));
      break;
    case session::InputKind::repair:
      out["text_id"] = choice_path(program, program.repairs[input.target].choice) + ".repair";
      out["text"] = std::string(program.text(program.repairs[input.target].text));
      break;
    case session::InputKind::text: out["text"] = input.text; break;
    default: break;
  }
}

/// Ids of the `offered` entries that were seen, without their brackets; 5.23: in the order shown.
struct Offered {
  Json selectable = Json::array();
  Json locked = Json::array();
};

Offered offered_before(const session::Session& replayed) {
  Offered out;
  const Program& program = replayed.program();
  for (const session::OfferItem& item : replayed.offer().items) {
    (item.locked ? out.locked : out.selectable).push_back(item_id(program, item));
  }
  if (replayed.offer().form != program::kNone)
    out.selectable.push_back(form_id(program, replayed.offer().form));
  if (replayed.offer().can_be_late) out.selectable.push_back("late");
  return out;
}

Json transcript_json(const session::Session& session) {
  const Program& program = session.program();
  Json out = Json::array();
  // Played again beside the log, to know what was on offer before each input: a session is its inputs.
  Result<session::Session> again =
      session::Session::start_again(program, session.seed(), nullptr, session.hook_records_of(0));
  if (!again) return out;
  session::Session& replayed = *again;
  std::uint32_t node = program::kNone;
  for (const Entry& entry : session.log()) {
    if (entry.kind == EntryKind::node_entered) node = entry.a;
    if (entry.kind == EntryKind::line) out.push_back(line_json(program, entry, node));
    if (entry.kind != EntryKind::input) continue;
    const session::Input& input = session.inputs()[entry.a];
    Json item;
    item["node"] = std::string(program.text(program.nodes[replayed.node()].id));
    item["who"] = "learner";
    add_words(program, input, item);
    Offered offered = offered_before(replayed);
    item["offered"] = std::move(offered.selectable);
    item["locked"] = std::move(offered.locked);
    item["chosen"] = session::format_input(program, input);
    out.push_back(std::move(item));
    static_cast<void>(replayed.take_again(input, session.hook_records_of(entry.a + std::size_t{1})));
  }
  return out;
}

/// What hooks.lua noted, and which of its functions were switched off.
void add_hooks(const session::Session& session, Json& out) {
  const Program& program = session.program();
  if (program.hooks.empty()) return;
  out["notes"] = Json::array();
  out["hooks_off"] = Json::array();
  for (const Entry& entry : session.log()) {
    if (entry.kind == EntryKind::hook_note) out["notes"].push_back(scoring::hook_text(session, entry));
    if (entry.kind == EntryKind::hook_rubric && entry.b == 0) {
      out["notes"].push_back(std::string(program.text(program.criteria[entry.a].id)) + ": " +
                             scoring::hook_text(session, entry));
    }
    if (entry.kind != EntryKind::hook_off) continue;
    Json item;
    item["hook"] = std::string(program.text(program.hooks[entry.a].name));
    item["why"] = scoring::hook_text(session, entry);
    out["hooks_off"].push_back(std::move(item));
  }
}

}  // namespace

Json session_json(const session::Session& session, const scoring::Scores& scores,
                  const std::vector<std::string>& overlays) {
  const Program& program = session.program();
  const bool is_finished = session.status() == session::Status::ended;
  Json out;
  out["scenario"] = std::string(program.text(program.header.scenario_id));
  out["program"] = program.hash.hex();
  out["seed"] = session.seed();
  out["inputs"] = Json::array();
  for (const session::Input& input : session.inputs()) {
    out["inputs"].push_back(session::format_input(program, input));
  }
  // 5.23: a session that faults or stops has ending null and finished false.
  out["finished"] = is_finished;
  out["ending"] =
      is_finished ? Json(std::string(program.text(program.nodes[session.node()].id))) : Json(nullptr);
  out["outcome"] = is_finished ? Json(outcome_id(program.endings[session.ending()].outcome)) : Json(nullptr);
  out["fault"] = session.fault() ? Json(fault_id(*session.fault())) : Json(nullptr);
  out["state"] = state_json(session);
  out["scores"] = scores_json(program, scores);
  out["families"] = families_json(program, scores);
  out["caps"] = caps_json(session, scores);
  out["knockouts"] = Json::array();
  for (const scoring::KnockoutScore& knockout : scores.knockouts) {
    Json item;
    item["id"] = std::string(program.text(program.knockouts[knockout.knockout].id));
    item["repaired"] = knockout.is_closed;
    item["place"] = text_or_null(scoring::place_text(session, knockout.entry));
    out["knockouts"].push_back(std::move(item));
  }
  out["rules_broken"] = Json::array();
  for (const std::uint32_t rule : scores.rules_broken) {
    Json id = std::string(program.text(program.rules[rule].id));
    Json& all = out["rules_broken"];
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(std::move(id));
  }
  out["musts_missed"] = Json::array();
  for (const std::uint32_t must : scores.musts_missed) {
    out["musts_missed"].push_back(std::string(program.text(program.events[program.musts[must].event].id)));
  }
  out["overlays"] = overlays;
  add_hooks(session, out);
  out["transcript"] = transcript_json(session);
  return out;
}

}  // namespace gesprek::cli
