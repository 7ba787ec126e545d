// The conversation turn by turn: what was said, the turning points, and a curve for every variable.

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/scoring/debrief_parts.h"

namespace gesprek::scoring {

using program::kNone;
using session::Entry;
using session::EntryKind;
using session::InputKind;

namespace {

constexpr std::size_t kMostTurningPoints = 6;
constexpr int kLeastTurn = 2;  // a change of one step is no turning point

/// Choice `model` of Debrief: the example route's choice as a quote.
std::optional<Quote> model_quote(const Trace& trace, std::size_t input) {
  const std::uint32_t model = trace.model_passed_by(input);
  if (model == kNone) return std::nullopt;
  return trace.quote_of(model);
}

}  // namespace

void add_conversation(const Trace& trace, Debrief& out) {
  const program::Program& program = trace.program;
  std::optional<OwnSentence> own;
  for (std::size_t input = 0; input < trace.input_count(); ++input) {
    const session::Input& given = trace.session.inputs()[input];
    if (given.kind == InputKind::text) {
      own = OwnSentence{without_controls(given.text, true), trace.moment_of(input), {}, {}, {}};
      continue;
    }
    // 5.16: the text belongs to the next input that does something.
    if (own && given.kind != InputKind::note) {
      own->moment = trace.moment_of(input);
      own->chosen = own->moment.quote;
      const std::uint32_t taken = trace.choice(input);
      std::uint32_t model = trace.model_passed_by(input);
      if (model == kNone && taken != kNone &&
          (program.choices[taken].flags & program::ChoiceFlag::model) != 0) {
        model = taken;
      }
      if (model != kNone) {
        own->model = trace.quote_of(model);
        own->model_why = trace.text(program.choice_infos[model].why);
      }
      out.own_sentences.push_back(*std::exchange(own, std::nullopt));
    }
    const std::vector<Saying> replies = trace.replies(trace.slice(input));
    if (!trace.ends_turn(input)) {
      // A form or a topic belongs to the turn before it; what people said then too.
      if (!out.conversation.empty()) {
        std::vector<Saying>& before = out.conversation.back().reply;
        before.insert(before.end(), replies.begin(), replies.end());
      }
      continue;
    }
    TurnLine line;
    line.moment = trace.moment_of(input);
    line.is_repair = given.kind == InputKind::repair;
    line.is_late = given.kind == InputKind::late;
    line.reply = replies;
    line.model = model_quote(trace, input);
    if (line.is_repair) line.why = trace.text(program.repairs[given.target].why);
    if (trace.choice(input) != kNone) line.why = trace.text(program.choice_infos[given.target].why);
    out.conversation.push_back(std::move(line));
  }
  if (own) out.own_sentences.push_back(std::move(*own));  // and then the learner stopped
}

// --- turning points ---

namespace {

bool is_drawn(const program::Slot& slot) {
  return slot.is_private == 0 && slot.label.size > 0 && slot.kind == program::SlotKind::integer;
}

/// The inputs that turned something: those of the key moments, and where a drawn variable moved most.
std::vector<std::size_t> find_turning_inputs(const Trace& trace, const Debrief& out) {
  std::vector<std::size_t> inputs;
  const auto add = [&](std::size_t input) {
    const bool is_known = std::find(inputs.begin(), inputs.end(), input) != inputs.end();
    if (!is_known && inputs.size() < kMostTurningPoints) inputs.push_back(input);
  };
  for (const KeyMoment& moment : out.key_moments) {
    if (moment.moment.input) add(*moment.moment.input);
  }
  struct Candidate {
    std::size_t input;
    int size, sum;
  };
  std::vector<Candidate> candidates;
  for (std::size_t input = 0; input < trace.input_count(); ++input) {
    Candidate candidate{input, 0, 0};
    for (const Trace::SlotChange& change : trace.slot_changes(input)) {
      if (!is_drawn(trace.program.slots[change.slot])) continue;
      const int size = change.gain < 0 ? -change.gain : change.gain;
      candidate.size = std::max(candidate.size, size);
      candidate.sum += size;
    }
    if (candidate.size >= kLeastTurn) candidates.push_back(candidate);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::make_tuple(a.size, a.sum) > std::make_tuple(b.size, b.sum);
  });
  for (const Candidate& candidate : candidates) add(candidate.input);
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

void add_turning_points(const Trace& trace, const std::vector<std::size_t>& inputs, Debrief& out) {
  for (const std::size_t input : inputs) {
    TurningPoint point;
    point.number = static_cast<int>(out.turning_points.size()) + 1;
    point.moment = trace.moment_of(input);
    for (const Trace::SlotChange& change : trace.slot_changes(input)) {
      if (is_drawn(trace.program.slots[change.slot])) point.changes.push_back(trace.change_of(change));
    }
    const std::vector<Saying> replies = trace.replies(trace.slice(input));
    if (!replies.empty()) point.reply = replies.front();
    for (KeyMoment& moment : out.key_moments) {
      if (moment.moment.input == input) moment.turning_point = point.number;
    }
    out.turning_points.push_back(std::move(point));
  }
}

std::vector<std::string> value_words(const program::Program& program, const program::Slot& slot) {
  if (slot.kind == program::SlotKind::boolean) return {"nee", "ja"};
  std::vector<std::string> out;
  for (std::uint32_t i = slot.values.begin; i < slot.values.end(); ++i) {
    out.push_back(words_of_id(program.shown_name(i)));
  }
  return out;
}

/// The values of every slot: [0] at the start, [t] after turn t. What changes between two turns belongs to
/// the one before; so the last value is how it ended.
std::vector<std::vector<std::int32_t>> values_by_turn(const Trace& trace) {
  const std::vector<program::Slot>& slots = trace.program.slots;
  std::vector<std::int32_t> now;
  for (const program::Slot& slot : slots) now.push_back(slot.start);
  std::vector<std::vector<std::int32_t>> out;
  const auto apply = [&](Slice slice) {
    for (std::size_t i = slice.begin; i < slice.end; ++i) {
      const Entry& entry = trace.session.log()[i];
      if (entry.kind == EntryKind::set) now[entry.a] = entry.c;
    }
  };
  apply({0, trace.session.log_size_after(0)});
  for (std::size_t input = 0; input < trace.input_count(); ++input) {
    if (trace.ends_turn(input)) out.push_back(now);  // how it stood before this turn
    apply(trace.slice(input));
  }
  out.push_back(now);
  return out;
}

}  // namespace

void add_curves(const Trace& trace, Debrief& out) {
  const program::Program& program = trace.program;
  const std::vector<std::size_t> turning = find_turning_inputs(trace, out);
  add_turning_points(trace, turning, out);
  const std::vector<std::vector<std::int32_t>> values = values_by_turn(trace);
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    const program::Slot& slot = program.slots[i];
    if (slot.is_private != 0) continue;  // 5.7: private names are absent from reports
    Curve curve;
    curve.id = trace.text(slot.name);
    curve.has_label = slot.label.size > 0;
    curve.label = curve.has_label ? trace.text(slot.label) : words_of_id(program.text(slot.name));
    if (slot.cast != kNone) curve.who = trace.text(program.cast[slot.cast].name);
    curve.kind = slot.kind;
    curve.is_about_child =
        trace.is_safety(i) || (slot.cast != kNone && program.cast[slot.cast].is_child != 0);
    curve.min = slot.min;
    curve.max = slot.max;
    curve.high_is_good = slot.high_is_good != 0;
    if (slot.kind != program::SlotKind::integer) curve.words = value_words(program, slot);
    curve.values.reserve(values.size());
    for (const std::vector<std::int32_t>& row : values) curve.values.push_back(row[i]);
    for (std::size_t k = 0; k < turning.size(); ++k) {
      for (const Trace::SlotChange& change : trace.slot_changes(turning[k])) {
        if (change.slot == i) curve.turning_points.push_back(out.turning_points[k].number);
      }
    }
    out.curves.push_back(std::move(curve));
  }
}

}  // namespace gesprek::scoring
