// Where in a session everything happened, found in one walk over its log.

#include <algorithm>
#include <cstdlib>

#include "engine/scoring/debrief_parts.h"

namespace gesprek::scoring {

using program::kNone;
using session::Entry;
using session::EntryKind;
using session::InputKind;

namespace {

bool sets(const program::Program& program, program::Range effects, const Entry& entry) {
  for (std::uint32_t e = effects.begin; e != effects.end(); ++e) {
    const program::Effect& effect = program.effects[e];
    if (effect.slot == entry.a && effect.sets != 0 && effect.amount == entry.c) return true;
  }
  return false;
}

/// A value of a person that `node`, or one of its lines, sets to a fixed one.
bool rests_at(const program::Program& program, std::uint32_t node, const Entry& entry) {
  const program::Slot& slot = program.slots[entry.a];
  if (slot.cast == kNone || slot.kind != program::SlotKind::integer) return false;
  const program::Node& at = program.nodes[node];
  if (sets(program, at.effects, entry)) return true;
  for (std::uint32_t l = at.lines.begin; l != at.lines.end(); ++l) {
    const program::Line& line = program.lines[l];
    if (sets(program, line.effects, entry)) return true;
    if (line.kind != program::LineKind::first) continue;
    for (std::uint32_t k = line.first.begin; k != line.first.end(); ++k) {
      if (sets(program, program.lines[k].effects, entry)) return true;
    }
  }
  return false;
}

void mark_emits(const program::Program& program, program::Range emits, std::vector<char>& out) {
  for (std::uint32_t i = emits.begin; i < emits.end(); ++i) out[program.emits[i].name] = 1;
}

/// The events that something in the case emits. What only a rule speaks of is not among them.
std::vector<char> find_emitted(const program::Program& program, const session::Log& log) {
  std::vector<char> out(program.events.size(), 0);
  mark_emits(program, {0, static_cast<std::uint32_t>(program.emits.size())}, out);
  for (const program::Field& field : program.fields) {
    if (field.emits != kNone) out[field.emits] = 1;
  }
  for (const Entry& entry : log) {
    if (entry.kind == EntryKind::event) out[entry.a] = 1;  // also those of hooks
  }
  return out;
}

}  // namespace

Trace::Trace(const session::Session& of, const Scores& its_scores)
    : session(of), program(of.program()), scores(its_scores) {
  const session::Log& log = session.log();
  const std::size_t count = session.inputs().size();
  for (std::size_t i = 0; i <= count; ++i) begins_.push_back(session.log_size_after(i));
  emitted_ = find_emitted(program, log);
  inputs_.resize(count);
  std::uint32_t node = kNone;
  std::int32_t phase = -1;
  std::uint32_t turn = 0;
  const auto follow = [&](const Entry& entry) {
    if (entry.kind != EntryKind::node_entered) return;
    node = entry.a;
    // 5.1: `phase` stays in force until a node names another.
    if (program.nodes[node].phase >= 0) phase = program.nodes[node].phase;
  };
  for (std::size_t i = 0; i < begins_[0]; ++i) {
    follow(log[i]);
    start_nodes_.push_back(node);
  }
  for (std::size_t input = 0; input < count; ++input) {
    AtInput& at = inputs_[input];
    at.node = node;
    at.phase = phase;
    bool has_moved = false;
    for (std::size_t i = begins_[input]; i < begins_[input + 1]; ++i) {
      const Entry& entry = log[i];
      follow(entry);
      if (entry.kind == EntryKind::turn_ended) {
        turn = entry.a;
        at.ends_turn = true;
      }
      has_moved = has_moved || entry.kind == EntryKind::node_entered;
      if (entry.kind != EntryKind::set || program.slots[entry.a].is_private != 0) continue;
      if (has_moved && rests_at(program, node, entry)) continue;
      const auto same = [&](const SlotChange& change) { return change.slot == entry.a; };
      const auto known = std::find_if(at.changes.begin(), at.changes.end(), same);
      if (known == at.changes.end()) {
        at.changes.push_back({entry.a, entry.d, entry.c, 0});
      } else {
        known->to = entry.c;
      }
    }
    at.turn = turn;
    at.changes.erase(std::remove_if(at.changes.begin(), at.changes.end(),
                                    [](const SlotChange& change) { return change.from == change.to; }),
                     at.changes.end());
    for (SlotChange& change : at.changes) {
      const int amount = change.to - change.from;
      change.gain = program.slots[change.slot].high_is_good != 0 ? amount : -amount;
    }
    std::stable_sort(at.changes.begin(), at.changes.end(), [](const SlotChange& a, const SlotChange& b) {
      return std::abs(a.gain) > std::abs(b.gain);
    });
  }
}

Slice Trace::slice(std::size_t input) const {
  return {begins_[input], begins_[input + 1]};
}

std::optional<std::size_t> Trace::input_at(std::size_t entry) const {
  if (entry < begins_.front() || entry >= begins_.back()) return std::nullopt;
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), entry);
  return static_cast<std::size_t>(after - begins_.begin()) - 1;
}

std::uint32_t Trace::choice(std::size_t input) const {
  const session::Input& given = session.inputs()[input];
  return given.kind == InputKind::choice ? given.target : kNone;
}

Moment Trace::moment_of(std::size_t input) const {
  const AtInput& at = inputs_[input];
  const session::Input& given = session.inputs()[input];
  Moment moment;
  moment.input = input;
  moment.turn = at.turn;
  if (at.phase >= 0) {
    moment.phase =
        words_of_id(program.shown_name(program.phases.begin + static_cast<std::uint32_t>(at.phase)));
  }
  if (at.node != kNone) moment.node = text(program.nodes[at.node].id);
  if (given.kind == InputKind::choice) {
    moment.node = text(program.nodes[program.choices[given.target].node].id);
    moment.choice = text(program.choice_infos[given.target].id);
    moment.quote = quote_of(given.target);
  } else if (given.kind == InputKind::repair) {
    const program::Repair& repair = program.repairs[given.target];
    moment.quote = Quote{repair.kind, text(repair.text)};
  } else if (given.kind == InputKind::form && at.node != kNone &&
             program.nodes[at.node].way == program::Way::form) {
    moment.form = text(program.forms[program.nodes[at.node].way_index].title);
  }
  return moment;
}

Moment Trace::moment_at(std::size_t entry) const {
  if (const auto input = input_at(entry)) return moment_of(*input);
  Moment moment;
  if (entry < start_nodes_.size() && start_nodes_[entry] != kNone) {
    moment.node = text(program.nodes[start_nodes_[entry]].id);
  }
  return moment;
}

std::vector<std::uint32_t> Trace::offered(std::size_t input) const {
  std::vector<std::uint32_t> out;
  for (std::size_t i = slice(input).begin; i < slice(input).end; ++i) {
    const Entry& entry = session.log()[i];
    const bool is_choice =
        entry.kind == EntryKind::offered && entry.b == static_cast<std::uint16_t>(InputKind::choice);
    if (is_choice && (entry.flags & session::EntryFlag::locked) == 0) out.push_back(entry.a);
  }
  return out;
}

std::uint32_t Trace::model_passed_by(std::size_t input) const {
  const auto is_model = [&](std::uint32_t choice) {
    return (program.choices[choice].flags & program::ChoiceFlag::model) != 0;
  };
  const std::uint32_t taken = choice(input);
  if (taken == kNone || is_model(taken)) return kNone;
  for (const std::uint32_t other : offered(input)) {
    if (is_model(other)) return other;
  }
  return kNone;
}

Quote Trace::quote_of(std::uint32_t choice) const {
  return {program.choices[choice].kind, text(program.choices[choice].text)};
}

std::vector<Saying> Trace::replies(Slice of) const {
  std::vector<Saying> out;
  bool was_taken = false;
  for (std::size_t i = of.begin; i < of.end; ++i) {
    const Entry& entry = session.log()[i];
    was_taken = was_taken || entry.kind == EntryKind::input;
    if (!was_taken || entry.kind != EntryKind::line) continue;
    const program::Line& line = program.lines[entry.a];
    if (line.kind != program::LineKind::cast) continue;
    out.push_back({text(program.cast[line.cast].name), text(line.text),
                   line.thought.size > 0 ? text(line.thought) : std::string()});
  }
  return out;
}

StateChange Trace::change_of(const SlotChange& change) const {
  const program::Slot& slot = program.slots[change.slot];
  StateChange out;
  out.id = text(slot.name);
  out.label = slot.label.size > 0 ? text(slot.label) : words_of_id(program.text(slot.name));
  if (slot.cast != kNone) out.who = text(program.cast[slot.cast].name);
  out.from = change.from;
  out.to = change.to;
  out.is_better = change.gain > 0;
  return out;
}

std::vector<StateChange> Trace::changes(std::size_t input) const {
  std::vector<StateChange> out;
  for (const SlotChange& change : inputs_[input].changes) out.push_back(change_of(change));
  return out;
}

bool Trace::is_safety(std::uint32_t slot) const {
  constexpr std::string_view kSafety = "veiligheid";
  const std::string_view name = program.text(program.slots[slot].name);
  const std::size_t dot = name.rfind('.');
  return program.slots[slot].is_private == 0 &&
         (dot == std::string_view::npos ? name : name.substr(dot + 1)) == kSafety;
}

// --- words ---

const char* in_language_of(const program::Program& program, const char* nl, const char* en) {
  const std::string_view language = program.text(program.header.language);
  return language == "en" || language.substr(0, 3) == "en-" ? en : nl;
}

std::string words_of_id(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string without_controls(std::string_view text, bool keeps_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080–009F, which some terminals obey too, is C2 80–9F in UTF-8.
    const bool is_c1 = byte == 0xc2 && i + 1 < text.size() &&
                       static_cast<unsigned char>(text[i + 1]) >= 0x80 &&
                       static_cast<unsigned char>(text[i + 1]) <= 0x9f;
    if (is_c1) {
      out += ' ';
      ++i;
    } else if (byte == '\n' && keeps_lines) {
      out += '\n';
    } else {
      out += byte < 0x20 || byte == 0x7f ? ' ' : text[i];
    }
  }
  return out;
}

std::string answer_words(const program::Program& program, std::uint32_t answer) {
  const program::EventAnswer& known = program.answers[answer];
  const std::string_view id = program.text(known.answer);
  for (const program::Field& field : program.fields) {
    if (field.emits != known.name) continue;
    for (std::uint32_t i = field.options.begin; i < field.options.end(); ++i) {
      const program::Option& option = program.options[i];
      if (program.text(option.id) == id && option.label.size > 0) {
        return std::string(program.text(option.label));
      }
    }
  }
  return words_of_id(id);
}

std::string event_label(const program::Program& program, std::uint32_t event) {
  const program::EventName& name = program.events[event];
  return name.label.size > 0 ? std::string(program.text(name.label)) : words_of_id(program.text(name.id));
}

}  // namespace gesprek::scoring
