#include "engine/analysis/set_search.h"

#include <algorithm>
#include <limits>

namespace gesprek::analysis {

using session::InputKind;

namespace {

// Values that are counted hang together most, so they stand below what happened or did not: there are few
// different histories above them.
bool is_counted(const Register& reg) {
  return reg.kind == RegisterKind::turn || (reg.kind == RegisterKind::slot && reg.most > 2);
}

std::vector<std::uint16_t> order_of(const Machine& machine) {
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i < machine.register_count(); ++i) out.push_back(static_cast<std::uint16_t>(i));
  std::stable_partition(out.begin(), out.end(),
                        [&](std::uint16_t reg) { return !is_counted(machine.registers()[reg]); });
  return out;
}

std::vector<std::uint8_t> greatest_of(const Machine& machine, const std::vector<std::uint16_t>& order) {
  std::vector<std::uint8_t> out;
  for (const std::uint16_t reg : order) out.push_back(machine.registers()[reg].most);
  return out;
}

std::vector<std::uint8_t> greatest_of(const Machine& machine) {
  std::vector<std::uint8_t> out;
  for (const Register& reg : machine.registers()) out.push_back(reg.most);
  return out;
}

}  // namespace

SetSearch::SetSearch(Machine& machine, const SetLimits& limits)
    : Happenings(machine),
      machine_(machine),
      limits_(limits),
      used_(machine.register_count()),
      register_at_(order_of(machine)),
      level_of_(used_),
      trace_(greatest_of(machine)),
      diagram_(greatest_of(machine, register_at_), limits.work) {
  for (std::size_t level = 0; level < used_; ++level)
    level_of_[register_at_[level]] = static_cast<std::uint16_t>(level);
  trace_.names_raised = true;
}

void SetSearch::note(Where& where) {
  if (where.found()) {
    // Of one layer what is so before an input is met sooner than what an input led to.
    const bool is_sooner = here_.move == Where::kBefore && where.move != Where::kBefore &&
                           where.move != Where::kStart && examples_[where.state].records == records_before_;
    if (!is_sooner) return;
  }
  if (here_.example == Where::kNowhere) {
    here_.example = static_cast<std::uint32_t>(examples_.size());
    examples_.push_back(
        {records_before_, from_place_, {from_.r.begin(), from_.r.begin() + static_cast<long>(used_)}});
  }
  where = {here_.example, here_.move, false};
}

// --- states and sets ---

SetSearch::Set SetSearch::set_of(std::uint32_t place, const Work& work) {
  Set out = SetDiagram::kAll;
  for (std::size_t level = used_; level-- > 0;) {
    const std::uint16_t reg = register_at_[level];
    if (machine_.is_idle(place, machine_.mode(work), reg)) continue;
    out = diagram_.single(static_cast<std::uint16_t>(level), work.r[reg], out);
  }
  return out;
}

// What nothing reads is left out of the sets; a state has its one value.
void SetSearch::load(std::uint32_t place, Set set, Work& work) const {
  std::array<std::uint8_t, kMostRegisters> values{};
  diagram_.pick(set, values.data());
  for (std::size_t level = 0; level < used_; ++level) work.r[register_at_[level]] = values[level];
  machine_.put_at(work, place);
  const std::uint32_t mode = machine_.mode(work);
  for (std::size_t reg = 0; reg < used_; ++reg) {
    if (machine_.is_idle(place, mode, reg)) work.r[reg] = machine_.idle_value(place, mode, reg);
  }
}

// --- steps ---

void SetSearch::run() {
  machine_.oracle() = Oracle();
  machine_.listen(this);
  machine_.trace(nullptr);
  here_ = {Where::kStart, Where::kNowhere};
  std::fill_n(from_.r.begin(), used_, std::uint8_t{0});
  const End end = machine_.begin(work_);
  if (end != End::none) {
    ended(machine_, work_, end, [this](Where& where) { note(where); });
    machine_.listen(nullptr);
    is_complete_ = true;
    return;
  }
  const std::uint32_t start = machine_.settle(work_);
  reached_.assign(start + std::size_t{1}, SetDiagram::kNone);
  reached_[start] = set_of(start, work_);
  start_ = start;
  start_registers_.assign(work_.r.begin(), work_.r.begin() + static_cast<long>(used_));
  next_ = reached_;
  led_to_.resize(reached_.size());
  if (limits_.by_layers || limits_.most_inputs != 0) {
    go_by_layers();
  } else {
    go_by_place();
  }
  machine_.listen(nullptr);
}

void SetSearch::go_by_layers() {
  bool is_over = false;
  while (!is_over && !diagram_.is_spent() && !machine_.overflowed()) {
    now_ = next_;
    next_.assign(reached_.size(), SetDiagram::kNone);
    records_before_ = static_cast<std::uint32_t>(records_.size());
    for (std::uint32_t place = 0; place < now_.size(); ++place) {
      if (now_[place] != SetDiagram::kNone) visit(place, now_[place]);
    }
    is_over = std::all_of(next_.begin(), next_.end(), [](Set set) { return set == SetDiagram::kNone; }) ||
              (limits_.most_inputs != 0 && layer_ == limits_.most_inputs);
    ++layer_;
  }
  is_complete_ = is_over && !diagram_.is_spent() && !machine_.overflowed();
}

// Cases are mostly written from their beginning to their end.
void SetSearch::go_by_place() {
  while (!diagram_.is_spent() && !machine_.overflowed()) {
    std::uint32_t first = Where::kNowhere;
    Work at;
    std::uint32_t node = 0;
    for (std::uint32_t place = 0; place < next_.size(); ++place) {
      if (next_[place] == SetDiagram::kNone) continue;
      machine_.put_at(at, place);
      if (first != Where::kNowhere && at.node >= node) continue;
      first = place;
      node = at.node;
    }
    if (first == Where::kNowhere) break;
    const Set set = next_[first];
    next_[first] = SetDiagram::kNone;
    records_before_ = static_cast<std::uint32_t>(records_.size());
    visit(first, set);
  }
  is_complete_ = !diagram_.is_spent() && !machine_.overflowed();
}

// `low_`, `high_` and `changes_` as actions of the diagram; place and mode: where the step ends, kNowhere: it
// changes nothing that is kept.
void SetSearch::box_to_actions(std::uint32_t place, std::uint32_t mode) {
  actions_.clear();
  for (std::size_t level = 0; level < used_; ++level) {
    const std::uint16_t reg = register_at_[level];
    SetDiagram::Action action;
    action.level = static_cast<std::uint16_t>(level);
    const bool was_idle = machine_.is_idle(from_place_, from_mode_, reg);
    if (!was_idle) {
      action.low = low_[reg];
      action.high = high_[reg];
    }
    if (place != Where::kNowhere) {
      const Trace::Change& change = changes_[reg];
      if (machine_.is_idle(place, mode, reg)) {
        action.change = SetDiagram::Action::Change::free;
      } else if (was_idle || change.kind == Trace::Change::Kind::put) {
        action.change = SetDiagram::Action::Change::put;
        action.value = work_.r[reg];
      } else if (change.kind == Trace::Change::Kind::map) {
        bool is_same = true;
        for (std::size_t v = action.low; v < change.table.size() && v <= action.high; ++v)
          is_same = is_same && change.table[v] == v;
        if (!is_same) action.change = SetDiagram::Action::Change::map;
        action.table = change.table.data();
      }
    }
    if (action.asks() || action.change != SetDiagram::Action::Change::keep) actions_.push_back(action);
  }
}

void SetSearch::visit(std::uint32_t place, Set set) {
  std::vector<Move> moves;
  while (set != SetDiagram::kNone && !diagram_.is_spent()) {
    load(place, set, from_);
    from_place_ = place;
    from_mode_ = machine_.mode(from_);
    here_ = {Where::kBefore, Where::kNowhere};
    machine_.trace(&trace_);
    trace_.clear();
    machine_.moves(from_, moves);
    machine_.ask_offer(from_);
    static_cast<void>(machine_.mode_traced(from_));
    machine_.trace(nullptr);
    for (const Move& move : moves) {
      if (move.kind == InputKind::choice) note(choices[move.target]);
    }
    low_.assign(used_, 0);
    high_.assign(used_, 255);
    asked_.assign(used_, 1);
    trace_.walk_back_all({low_.data(), high_.data()}, asked_);
    box_to_actions(Where::kNowhere, 0);
    const Set offer = diagram_.image(set, actions_);
    set = diagram_.outside(set, actions_);
    if (limits_.most_inputs != 0 && layer_ == limits_.most_inputs) continue;
    for (std::uint32_t m = 0; m < moves.size(); ++m) step(place, offer, moves[m], m);
  }
}

End SetSearch::follow(std::uint32_t place, const Work& from, const Move& move, std::uint32_t& to) {
  ++steps_;
  std::copy_n(from.r.begin(), used_, work_.r.begin());
  machine_.put_at(work_, place);
  trace_.clear();
  machine_.trace(&trace_);
  const End end = machine_.take(work_, move);
  std::uint32_t mode = 0;
  to = Where::kNowhere;
  if (end == End::none) to = machine_.settle_exactly(work_, mode);
  machine_.trace(nullptr);
  low_.assign(used_, 0);
  high_.assign(used_, 255);
  asked_.assign(used_, 0);
  if (end == End::none) {
    for (std::size_t reg = 0; reg < used_; ++reg) asked_[reg] = machine_.is_idle(to, mode, reg) ? 0 : 1;
    trace_.changes(changes_);
  }
  trace_.walk_back_all({low_.data(), high_.data()}, asked_);
  box_to_actions(to, mode);
  return end;
}

void SetSearch::step(std::uint32_t place, Set offer, const Move& move, std::uint32_t number) {
  while (offer != SetDiagram::kNone && !diagram_.is_spent()) {
    load(place, offer, from_);
    here_ = {number, Where::kNowhere};
    std::uint32_t to = 0;
    const End end = follow(place, from_, move, to);
    if (end != End::none) {
      ended(machine_, work_, end, [this](Where& where) { note(where); });
      offer = diagram_.outside(offer, actions_);
      continue;
    }
    if (reached_.size() <= to) {
      reached_.resize(to + std::size_t{1}, SetDiagram::kNone);
      next_.resize(reached_.size(), SetDiagram::kNone);
      led_to_.resize(reached_.size());
    }
    const Set fresh = diagram_.without(diagram_.image(offer, actions_), reached_[to]);
    if (fresh != SetDiagram::kNone) {
      reached_[to] = diagram_.unite(reached_[to], fresh);
      next_[to] = diagram_.unite(next_[to], fresh);
      led_to_[to].push_back(static_cast<std::uint32_t>(records_.size()));
      records_.push_back(
          {place, to, offer, move, {from_.r.begin(), from_.r.begin() + static_cast<long>(used_)}});
    }
    offer = diagram_.outside(offer, actions_);
  }
}

std::uint64_t SetSearch::states() {
  diagram_.allow_more();  // counting is no part of what exploring may cost
  std::uint64_t out = 0;
  std::vector<std::uint8_t> counts(used_);
  for (std::uint32_t place = 0; place < reached_.size(); ++place) {
    if (reached_[place] == SetDiagram::kNone) continue;
    for (std::uint32_t mode = 0; mode < machine_.modes(); ++mode) {
      actions_.clear();
      for (std::size_t level = 0; level < used_; ++level) {
        const std::uint16_t reg = register_at_[level];
        counts[level] = machine_.is_idle(place, mode, reg) ? 0 : 1;
        const auto value = machine_.value_in_mode(mode, reg);
        if (!value) continue;
        SetDiagram::Action action;
        action.level = static_cast<std::uint16_t>(level);
        action.low = *value;
        action.high = *value >= machine_.registers()[reg].most ? std::uint8_t{255} : *value;
        actions_.push_back(action);
      }
      const std::uint64_t more = diagram_.count(diagram_.image(reached_[place], actions_), counts);
      if (more > std::numeric_limits<std::uint64_t>::max() - out)
        return std::numeric_limits<std::uint64_t>::max();
      out += more;
    }
  }
  return out;
}

// --- ways ---

/// A state of the record's source from which its step leads to `registers`, if there is one; in their place.
bool SetSearch::come_from(const Record& record, std::vector<std::uint8_t>& registers) {
  std::copy_n(record.example.begin(), used_, from_.r.begin());
  machine_.put_at(from_, record.from);
  from_place_ = record.from;
  from_mode_ = machine_.mode(from_);
  std::uint32_t to = 0;
  static_cast<void>(follow(record.from, from_, record.move, to));
  // Where the step maps a register, the values before it that lead to the one after it; of a turn that runs
  // in a circle those may be two apart.
  SetDiagram::Actions before;
  std::size_t next = 0;
  std::vector<std::pair<std::size_t, std::vector<std::uint8_t>>> choices_of;  // place in `before`, values
  for (std::size_t level = 0; level < used_; ++level) {
    const std::uint16_t reg = register_at_[level];
    SetDiagram::Action action;
    action.level = static_cast<std::uint16_t>(level);
    const bool is_listed = next < actions_.size() && actions_[next].level == level;
    if (is_listed) action = actions_[next++];
    const std::uint8_t value = registers[reg];
    switch (action.change) {
      case SetDiagram::Action::Change::free: break;
      case SetDiagram::Action::Change::put:
        if (action.value != value) return false;
        break;
      case SetDiagram::Action::Change::keep:
        if (machine_.is_idle(record.from, from_mode_, reg)) break;  // and there too
        if (value < action.low || value > action.high) return false;
        action.low = value;
        action.high = value >= machine_.registers()[reg].most ? std::uint8_t{255} : value;
        break;
      case SetDiagram::Action::Change::map: {
        std::vector<std::uint8_t> values;
        const std::vector<std::uint8_t>& table = changes_[reg].table;
        for (std::size_t v = action.low; v < table.size() && v <= action.high; ++v) {
          if (table[v] == value) values.push_back(static_cast<std::uint8_t>(v));
        }
        if (values.empty()) return false;
        choices_of.emplace_back(before.size(), std::move(values));
        break;
      }
    }
    action.change = SetDiagram::Action::Change::keep;
    before.push_back(action);
  }
  Set found = record.source;
  for (const auto& [at, values] : choices_of) {
    Set any = SetDiagram::kNone;
    SetDiagram::Actions one(1, before[at]);
    for (const std::uint8_t value : values) {
      one[0].low = value;
      one[0].high = value + std::size_t{1} == changes_[register_at_[one[0].level]].table.size()
                        ? std::uint8_t{255}
                        : value;
      any = diagram_.unite(any, diagram_.image(found, one));
    }
    found = any;
  }
  before.erase(std::remove_if(before.begin(), before.end(),
                              [](const SetDiagram::Action& action) { return !action.asks(); }),
               before.end());
  found = diagram_.image(found, before);
  if (found == SetDiagram::kNone) return false;
  load(record.from, found, from_);
  std::copy_n(from_.r.begin(), used_, registers.begin());
  return true;
}

std::vector<Move> SetSearch::moves_to(const Where& where) {
  std::vector<Move> out;
  if (where.move == Where::kStart) return out;
  diagram_.allow_more();
  const Example& example = examples_[where.state];
  std::vector<std::uint8_t> registers = example.registers;
  std::uint32_t place = example.place;
  if (where.move != Where::kBefore) {
    std::vector<Move> moves;
    std::copy_n(registers.begin(), used_, from_.r.begin());
    machine_.put_at(from_, place);
    machine_.moves(from_, moves);
    out.push_back(moves[where.move]);
  }
  // Of the steps that led to the state the first: what it came from was there before.
  for (std::uint32_t before = example.records; place != start_ || registers != start_registers_;) {
    const std::vector<std::uint32_t>& led = led_to_[place];
    auto at = led.begin();
    while (at != led.end() && *at < before && !come_from(records_[*at], registers)) ++at;
    if (at == led.end() || *at >= before) return {};  // a mistake of ours: no session takes it
    before = *at;
    out.push_back(records_[before].move);
    place = records_[before].from;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace gesprek::analysis
