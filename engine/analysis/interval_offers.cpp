// Topics and forms.

#include "engine/analysis/interval_analyser.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

using program::Field;
using program::FieldType;
using program::kNone;
using program::NodeFlag;
using program::Range;
using program::Way;

// --- topics (5.12) ---
Interval IntervalAnalyser::topic_is_open(const State& state, std::uint32_t topic) {
  const Bounds32 closed = state.values[layout_.closed[topic]];
  if (closed.lo != 0) return {0, 0};
  const Interval holds = ask(state, program_.topics[topic].when);
  return {holds.may_fail() || closed.hi != 0 ? 0 : 1, holds.may_hold() ? 1 : 0};
}

void IntervalAnalyser::take_topic(const State& state, std::uint32_t topic) {
  State taken = state;
  if (!narrow(taken, layout_.closed[topic], 0, 0)) return;
  if (!assume(taken, program_.topics[topic].when, true)) return;
  std::fill(taken.topics.begin(), taken.topics.end(), 0U);
  set_topic(taken, topic);
  lead(taken, program_.topics[topic].start);
  // Left by a switch, it goes on where that was.
  for (const std::uint32_t node : resumes_[topic]) join_into(entry_point(node), taken);
}

void IntervalAnalyser::offer_topics(std::uint32_t index) {
  State state = stand_[place_of_[index]];
  const program::TopicLayer& layer = program_.layers[program_.nodes[index].way_index];
  note_anything(state);
  State lacking = state;
  State then = state;
  bool stands = false;
  for (std::uint32_t t = layer.topics.begin; t != layer.topics.end(); ++t) {
    const Interval open = topic_is_open(state, t);
    if (!open.may_fail()) lacking.is_possible = false;
    if (program_.topics[t].optional == 0 && then.is_possible) {
      then.is_possible = narrow(then, layout_.closed[t], 1, 1);
    }
    if (!open.may_hold()) continue;
    stands = true;
    take_topic(state, t);
  }
  if (stands) {
    offer_the_rest(index, state);
    if (then.is_possible) lead(then, layer.then);
  }
  if (lacking.is_possible) lead(lacking, layer.then);
}

void IntervalAnalyser::offer_switches(std::uint32_t index, const State& state) {
  for (std::uint32_t current = 0; current < program_.topics.size(); ++current) {
    if (!has_topic(state, current)) continue;
    const Range topics = program_.layers[program_.topics[current].layer].topics;
    for (std::uint32_t t = topics.begin; t != topics.end(); ++t) {
      if (t == current || !topic_is_open(state, t).may_hold()) continue;
      std::vector<std::uint32_t>& resumes = resumes_[current];
      if (std::find(resumes.begin(), resumes.end(), index) == resumes.end()) {
        resumes.push_back(index);
        // Whoever can pick that topic may now come here.
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
          const bool offers =
              program_.nodes[n].way == Way::topics || (program_.nodes[n].flags & NodeFlag::switches) != 0;
          if (offers && stand_[place_of_[n]].is_possible) queue(stand_point(n));
        }
      }
      State left = state;
      if (!narrow(left, layout_.closed[current], 0, 0)) left.values[layout_.closed[current]] = {0, 0};
      take_topic(left, t);
    }
  }
}

// --- forms (5.13) ---
Interval IntervalAnalyser::is_asked(const Field& field) const {
  if (field.type != FieldType::sort && field.type != FieldType::board) return {1, 1};
  if (field.items_revealed != 0 && field.items.empty()) return {0, program_.facts.empty() ? 0 : 1};
  Interval out{0, 0};
  for (std::uint32_t i = field.items.begin; i != field.items.end(); ++i) {
    out.hi = 1;
    if (program_.items[i].fact == kNone) out.lo = 1;
  }
  return out;
}

void IntervalAnalyser::offer_form(std::uint32_t index) {
  State state = stand_[place_of_[index]];
  note_anything(state);
  const program::Form& form = program_.forms[program_.nodes[index].way_index];
  bool may_stand = false;
  bool must_stand = false;
  for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
    const Interval asked = is_asked(program_.fields[f]);
    may_stand = may_stand || asked.may_hold();
    must_stand = must_stand || !asked.may_fail();
  }
  if (!must_stand) lead_by_arms(state, form.arms);
  if (!may_stand) return;
  offer_the_rest(index, state);
  for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
    answer(state, program_.fields[f]);
  }
  havoc(state);
  lead_by_arms(state, form.arms);
}

void IntervalAnalyser::answer(State& state, const Field& field) {
  const Interval asked = is_asked(field);
  if (!asked.may_hold()) return;
  const bool surely = !asked.may_fail() && field.required != 0 && field.type != FieldType::text;
  if (field.type == FieldType::multi) {
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      State picked = state;
      pick(picked, program_.options[o]);
      join(state, picked);
    }
  } else if (!field.options.empty()) {
    State out;
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      State picked = state;
      pick(picked, program_.options[o]);
      join(out, picked);
    }
    if (!surely) join(out, state);
    state = std::move(out);
  }
  if (field.emits == kNone) return;
  emit(state, field.emits, kNone, surely);
  for (std::uint32_t a = 0; a < program_.answers.size(); ++a) {
    if (program_.answers[a].name == field.emits) raise(state, layout_.answer[a], false);
  }
}

void IntervalAnalyser::pick(State& state, const program::Option& option) {
  apply(state, option.effects);
  emit(state, option.events);
}

}  // namespace gesprek::analysis
