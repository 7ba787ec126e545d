// Lines, nodes, choices, and the way on.

#include "engine/analysis/interval_analyser.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

using program::Choice;
using program::ChoiceFlag;
using program::Code;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Node;
using program::NodeFlag;
using program::Range;
using program::Way;

// --- lines (5.5) ---
void IntervalAnalyser::show_line(State& state, std::uint32_t index) {
  const Line& line = program_.lines[index];
  out_.may_show[index] = 1;
  apply(state, line.effects);
  emit(state, line.events);
  if (line.reveals.empty()) return;
  const bool waits = line.kind == LineKind::cast && line.cast != kNone;
  reveal(state, line.reveals, waits ? is_closed(state, line.cast) : Interval{0, 0});
}

void IntervalAnalyser::show_lines(State& state, Range lines) {
  for (std::uint32_t i = lines.begin; i != lines.end(); ++i) {
    const Line& line = program_.lines[i];
    const Interval shown = ask(state, line.when);
    if (!shown.may_hold()) continue;
    State passed;
    if (shown.may_fail()) {
      passed = state;
      assume(passed, line.when, false);
      if (!assume(state, line.when, true)) {
        state = std::move(passed);
        continue;
      }
    }
    if (line.kind != LineKind::first) {
      show_line(state, i);
    } else {
      out_.may_show[i] = 1;
      show_first(state, line.first);
    }
    join(state, passed);
  }
}

void IntervalAnalyser::show_first(State& state, Range alternatives) {
  State out;
  for (std::uint32_t k = alternatives.begin; k != alternatives.end() && state.is_possible; ++k) {
    const Line& line = program_.lines[k];
    if (line.kind == LineKind::first) continue;
    const Interval shown = ask(state, line.when);
    if (!shown.may_hold()) continue;
    State said = state;
    if (assume(said, line.when, true)) {
      show_line(said, k);
      join(out, said);
    }
    if (!shown.may_fail()) {
      state.is_possible = false;
    } else {
      assume(state, line.when, false);
    }
  }
  join(out, state);  // none of them fits
  state = std::move(out);
}

// --- nodes ---
void IntervalAnalyser::set_no_topic(State& state) {
  std::fill(state.topics.begin(), state.topics.end(), 0U);
  set_topic(state, static_cast<std::uint32_t>(program_.topics.size()));
}

void IntervalAnalyser::set_topic(State& state, std::uint32_t topic) {
  state.topics[topic / 64] |= std::uint64_t{1} << (topic % 64);
}

bool IntervalAnalyser::has_topic(const State& state, std::uint32_t topic) {
  return (state.topics[topic / 64] >> (topic % 64) & 1) != 0;
}

void IntervalAnalyser::enter(std::uint32_t index) {
  State state = entry_[place_of_[index]];
  const Node& node = program_.nodes[index];
  here_ = index;
  out_.may_enter[index] = 1;
  // 5.12: reaching `then`, an ending or an offer of topics leaves the layer.
  if (node.way == Way::ending || node.way == Way::topics) {
    set_no_topic(state);
  } else {
    for (std::uint32_t t = 0; t < program_.topics.size(); ++t) {
      if (!has_topic(state, t) || program_.layers[program_.topics[t].layer].then != index) continue;
      state.topics[t / 64] &= ~(std::uint64_t{1} << (t % 64));
      set_topic(state, static_cast<std::uint32_t>(program_.topics.size()));
    }
  }
  const std::uint32_t visits = layout_.visits[index];
  if (visits != kNone) {
    Bounds32& count = state.values[visits];
    count = {std::min(count.lo + 1, 2), std::min(count.hi + 1, 2)};
  }
  apply(state, node.effects);
  emit(state, node.events);
  reveal(state, node.reveals, {0, 0});
  havoc(state);
  show_lines(state, node.lines);
  join_into(stand_point(index), state);
}

void IntervalAnalyser::go_on(std::uint32_t index) {
  const State& stand = stand_[place_of_[index]];
  const Node& node = program_.nodes[index];
  here_ = index;
  switch (node.way) {
    case Way::go: lead(stand, node.way_index); break;
    case Way::branch: lead_by_arms(stand, program_.branches[node.way_index]); break;
    case Way::choices: offer_choices(index); break;
    case Way::topics: offer_topics(index); break;
    case Way::form: offer_form(index); break;
    case Way::ending: break;
  }
}

void IntervalAnalyser::lead_by_arms(State state, Range arms) {
  for (std::uint32_t i = arms.begin; i != arms.end() && state.is_possible; ++i) {
    const Code when = program_.arms[i].when;
    const Interval holds = ask(state, when);
    if (!holds.may_hold()) continue;
    State taken = state;
    if (assume(taken, when, true)) {
      out_.may_take[i] = 1;
      lead(taken, program_.arms[i].go);
    }
    if (!holds.may_fail()) return;
    assume(state, when, false);
  }
}

void IntervalAnalyser::note_anything(State& state) {
  for (std::uint32_t f = 0; f < program_.facts.size(); ++f) {
    if (layout_.noted[f] != kNone && state.values[layout_.knows[f]].hi != 0) {
      raise(state, layout_.noted[f], false);
    }
  }
}

void IntervalAnalyser::offer_choices(std::uint32_t index) {
  const Node& node = program_.nodes[index];
  State state = stand_[place_of_[index]];
  note_anything(state);
  State lacking = state;
  bool stands = false;
  for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
    const Choice& choice = program_.choices[c];
    const bool once = (choice.flags & ChoiceFlag::once) != 0;
    const std::uint32_t used = layout_.chosen[c];
    const bool surely_used = once && state.values[used].lo != 0;
    const bool maybe_used = once && state.values[used].hi != 0;
    const Interval open = surely_used ? Interval{0, 0} : ask(state, choice.when);
    const bool may_be = open.may_hold();
    const bool must_be = may_be && !open.may_fail() && !maybe_used;
    if (!must_be) out_.always_selects[c] = 0;
    if (must_be) lacking.is_possible = false;
    if (lacking.is_possible && !maybe_used) assume(lacking, choice.when, false);
    if (!may_be) continue;
    State taken = state;
    if (once && !narrow(taken, used, 0, 0)) continue;
    if (!assume(taken, choice.when, true)) continue;
    out_.may_select[c] = 1;
    stands = true;
    take_choice(std::move(taken), c);
  }
  if (lacking.is_possible) {
    if (node.otherwise != kNone) {
      lead(lacking, node.otherwise);
    } else {
      out_.may_lack[index] = 1;
    }
  }
  if (!stands) return;
  offer_the_rest(index, state);
  if ((node.flags & NodeFlag::switches) != 0) offer_switches(index, state);
}

void IntervalAnalyser::offer_the_rest(std::uint32_t index, const State& state) {
  out_.may_stand[index] = 1;
  const Node& node = program_.nodes[index];
  if (node.late != kNone) {
    State late = state;
    end_turn(late);
    finish_turn(std::move(late), node.late);
  }
  for (std::uint32_t r = 0; r < program_.repairs.size(); ++r) {
    if (state.values[layout_.mend[r]].hi == 0) continue;
    out_.may_repair[r] = 1;
    take_repair(state, r, index);
  }
}

void IntervalAnalyser::take_choice(State state, std::uint32_t index) {
  const Choice& choice = program_.choices[index];
  react(state, choice.reactions);
  raise(state, layout_.chosen[index], true);
  apply(state, choice.effects);
  if (!choice.reveals.empty()) reveal(state, choice.reveals, choice_is_closed(state, index));
  emit(state, choice.events);
  if (choice.repairs != kNone) {
    // 5.20: the choices that caused what it repairs need no repair of their own any more.
    for (const std::uint32_t place : layout_.mend) {
      if (place != kNone) state.values[place].lo = 0;
    }
  }
  if (choice.repair != kNone) {
    const std::uint32_t place = layout_.mend[choice.repair];
    const std::int32_t window = layout_.range(place).hi;
    state.values[place] = {window, window};
  }
  havoc(state);
  end_turn(state);
  show_lines(state, choice.reply);
  finish_turn(std::move(state), choice.go);
}

void IntervalAnalyser::take_repair(State state, std::uint32_t index, std::uint32_t node) {
  const program::Repair& repair = program_.repairs[index];
  narrow(state, layout_.mend[index], 1, layout_.range(layout_.mend[index]).hi);
  react(state, repair.reactions);
  emit(state, repair.events);
  state.values[layout_.mend[index]].lo = 0;  // an older one of the same choice may still be open
  end_turn(state);
  show_lines(state, repair.reply);
  finish_at(state, {node, Arrival::stay});
}

// --- the way on ---
void IntervalAnalyser::finish_turn(State state, std::uint32_t go) {
  resolve(std::move(state), go, [&](const State& at, Target target) { finish_at(at, target); });
}

void IntervalAnalyser::finish_at(const State& state, Target target) {
  const bool ends = target.arrival == Arrival::enter && program_.nodes[target.node].way == Way::ending;
  if (!ends) interrupt(state, target);
  arrive(state, target);
}

void IntervalAnalyser::interrupt(const State& state, Target target) {
  for (std::uint32_t i = 0; i < program_.interrupts.size(); ++i) {
    const program::Interrupt& interrupt = program_.interrupts[i];
    if (layout_.fired[i] != kNone && state.values[layout_.fired[i]].lo != 0) continue;
    const Interval holds = ask(state, interrupt.when);
    const std::int32_t least = std::max(interrupt.after, interrupt.for_turns);
    if (!holds.may_hold() || state.values[layout_.turn].hi < least) continue;
    State fired = state;
    if (!assume(fired, interrupt.when, true) || !narrow(fired, layout_.turn, least, layout_.most_turns)) {
      continue;
    }
    out_.may_fire[i] = 1;
    if (layout_.fired[i] != kNone) fired.values[layout_.fired[i]] = {1, 1};
    if (displaced_.emplace(target, true).second) queue(entry_point(back_node()));
    lead(fired, interrupt.go);
  }
}

void IntervalAnalyser::lead(const State& state, std::uint32_t go) {
  resolve(state, go, [&](const State& at, Target target) { arrive(at, target); });
}

void IntervalAnalyser::arrive(const State& state, Target target) {
  switch (target.arrival) {
    case Arrival::enter: join_into(entry_point(target.node), state); break;
    case Arrival::stay: join_into(stand_point(target.node), state); break;
    case Arrival::to_topics: return_to_topics(state, target.node); break;
  }
}

void IntervalAnalyser::return_to_topics(State state, std::uint32_t index) {
  const std::uint32_t before = std::exchange(here_, index);
  set_no_topic(state);
  if (program_.nodes[index].way == Way::topics) {
    // 5.12: `again` is said where something is left to talk about.
    State said = state;
    show_lines(said, program_.layers[program_.nodes[index].way_index].again);
    join(state, said);
  }
  join_into(stand_point(index), state);
  here_ = before;
}

void IntervalAnalyser::lead_back() {
  const State state = entry_[place_of_[back_node()]];
  if (!state.is_possible) return;
  for (const auto& [target, known] : displaced_) arrive(state, target);
}

}  // namespace gesprek::analysis
