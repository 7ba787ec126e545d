// The worklist of layer 3. One state is kept for the entry of every node and one for where its offer stands;
// a third for the moment at which `back` leads somewhere. A step is done on a copy, in the order of
// format 5.5 and 5.6, and joined into where it leads; what grew is looked at again.

#include "engine/analysis/intervals.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <utility>

#include "engine/analysis/interval_state.h"

namespace gesprek::analysis {

using program::Choice;
using program::ChoiceFlag;
using program::Code;
using program::Field;
using program::FieldType;
using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Line;
using program::LineKind;
using program::Node;
using program::NodeFlag;
using program::Op;
using program::Program;
using program::Range;
using program::Reaction;
using program::Row;
using program::Way;

namespace {

using State = AbstractState;

constexpr std::int32_t kMostChange = 3;  // 5.7
/// After so many joins a bound that still moves goes to the next number that a condition asks for, and after
/// so many to its end.
constexpr std::uint32_t kPatience = 6, kLastPatience = 40;
/// A value that is compared in more than one way at once is looked at one by one up to so many values.
constexpr std::int32_t kFewValues = 16;

}  // namespace

class IntervalAnalyser {
 public:
  explicit IntervalAnalyser(const Program& program) : program_(program), layout_(program) {}

  Intervals run() {
    Intervals& out = out_;
    const std::size_t nodes = program_.nodes.size();
    out.may_enter.assign(nodes, 1);
    out.may_stand.assign(nodes, 1);
    out.may_select.assign(program_.choices.size(), 1);
    out.always_selects.assign(program_.choices.size(), 0);
    out.may_lack.assign(nodes, 1);
    out.may_show.assign(program_.lines.size(), 1);
    out.may_take.assign(program_.arms.size(), 1);
    out.may_fire.assign(program_.interrupts.size(), 1);
    out.may_repair.assign(program_.repairs.size(), 1);
    out.may_emit.assign(program_.events.size(), 1);
    out.truth.assign(program_.code.size(), Truth::may_hold | Truth::may_fail);
    if (nodes == 0 || nodes * layout_.size() > Intervals::kMostCells) return std::move(out_);
    out.is_complete = true;
    for (auto* list : {&out.may_enter, &out.may_stand, &out.may_select, &out.may_lack, &out.may_show,
                       &out.may_take, &out.may_fire, &out.may_repair, &out.may_emit, &out.truth}) {
      std::fill(list->begin(), list->end(), std::uint8_t{0});
    }
    out.always_selects.assign(program_.choices.size(), 1);
    prepare();
    entry_.resize(nodes + 1);
    stand_.resize(nodes + 1);
    joins_.assign(2 * (nodes + 1), 0);
    is_queued_.assign(2 * (nodes + 1), 0);
    State start;
    start.is_possible = true;
    start.values = layout_.start();
    start.topics.assign(program_.topics.size() / 64 + 1, 0);
    set_no_topic(start);
    havoc(start);
    if (!program_.hooks.empty()) std::fill(out.may_emit.begin(), out.may_emit.end(), std::uint8_t{1});
    join_into(entry_point(program_.header.start), start);
    while (!queue_.empty()) {
      const std::uint32_t point = queue_.top();
      queue_.pop();
      is_queued_[point] = 0;
      ++out.steps;
      const std::uint32_t node = node_of_[point / 2];
      if (node == nodes) {
        lead_back();
      } else if (point % 2 == 0) {
        enter(node);
      } else {
        go_on(node);
      }
    }
    finish();
    return std::move(out_);
  }

 private:
  // --- points of the worklist ---

  enum class Arrival : std::uint8_t { enter, to_topics, stay };
  struct Target {
    std::uint32_t node = kNone;
    Arrival arrival = Arrival::enter;
    friend bool operator<(Target a, Target b) {
      return a.node != b.node ? a.node < b.node : a.arrival < b.arrival;
    }
  };

  /// Points are numbered in the order in which a walk leaves them last, so what comes first is done first.
  void prepare() {
    const std::size_t nodes = program_.nodes.size();
    std::vector<std::uint32_t> post;
    std::vector<std::uint8_t> seen(nodes, 0);
    std::vector<std::pair<std::uint32_t, std::size_t>> stack;
    const auto walk = [&](std::uint32_t from) {
      if (from >= nodes || seen[from] != 0) return;
      seen[from] = 1;
      stack.emplace_back(from, 0);
      std::vector<std::uint32_t> targets;
      while (!stack.empty()) {
        const std::uint32_t v = stack.back().first;
        targets.clear();
        list_targets(v, targets);
        std::size_t& at = stack.back().second;
        while (at < targets.size() && (targets[at] >= nodes || seen[targets[at]] != 0)) ++at;
        if (at == targets.size()) {
          post.push_back(v);
          stack.pop_back();
          continue;
        }
        seen[targets[at]] = 1;
        const std::uint32_t next = targets[at];
        stack.emplace_back(next, 0);
      }
    };
    walk(program_.header.start);
    std::reverse(post.begin(), post.end());
    for (std::uint32_t i = 0; i < nodes; ++i) {
      if (seen[i] == 0) post.push_back(i);
    }
    post.push_back(static_cast<std::uint32_t>(nodes));  // where `back` leads from
    node_of_ = std::move(post);
    place_of_.assign(nodes + 1, 0);
    for (std::uint32_t i = 0; i < node_of_.size(); ++i) place_of_[node_of_[i]] = i;
  }

  void list_targets(std::uint32_t index, std::vector<std::uint32_t>& out) const {
    const Node& node = program_.nodes[index];
    const auto arms = [&](Range range) {
      for (std::uint32_t i = range.begin; i != range.end(); ++i) out.push_back(program_.arms[i].go);
    };
    switch (node.way) {
      case Way::go: out.push_back(node.way_index); break;
      case Way::branch: arms(program_.branches[node.way_index]); break;
      case Way::form: arms(program_.forms[node.way_index].arms); break;
      case Way::choices:
        for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
          out.push_back(program_.choices[c].go);
        }
        out.push_back(node.otherwise);
        break;
      case Way::topics: {
        const program::TopicLayer& layer = program_.layers[node.way_index];
        out.push_back(layer.then);
        for (std::uint32_t t = layer.topics.begin; t != layer.topics.end(); ++t) {
          out.push_back(program_.topics[t].start);
        }
        break;
      }
      case Way::ending: break;
    }
    out.push_back(node.late);
  }

  [[nodiscard]] std::uint32_t entry_point(std::uint32_t node) const { return 2 * place_of_[node]; }
  [[nodiscard]] std::uint32_t stand_point(std::uint32_t node) const { return 2 * place_of_[node] + 1; }
  State& state_at(std::uint32_t point) { return point % 2 == 0 ? entry_[point / 2] : stand_[point / 2]; }

  void queue(std::uint32_t point) {
    if (is_queued_[point] != 0) return;
    is_queued_[point] = 1;
    queue_.push(point);
  }

  // --- joining ---

  static void join(State& into, const State& from) {
    if (!from.is_possible) return;
    if (!into.is_possible) {
      into = from;
      return;
    }
    for (std::size_t i = 0; i < into.values.size(); ++i) {
      into.values[i].lo = std::min(into.values[i].lo, from.values[i].lo);
      into.values[i].hi = std::max(into.values[i].hi, from.values[i].hi);
    }
    for (std::size_t i = 0; i < into.topics.size(); ++i) into.topics[i] |= from.topics[i];
  }

  void join_into(std::uint32_t point, const State& from) {
    if (!from.is_possible) return;
    State& into = state_at(point);
    if (!into.is_possible) {
      into = from;
      queue(point);
      return;
    }
    bool grew = false;
    const std::uint32_t joins = joins_[point];
    for (std::uint32_t i = 0; i < into.values.size(); ++i) {
      Bounds32& have = into.values[i];
      const Bounds32 add = from.values[i];
      if (add.lo >= have.lo && add.hi <= have.hi) continue;
      grew = true;
      if (add.lo < have.lo) have.lo = widened(i, add.lo, joins, false);
      if (add.hi > have.hi) have.hi = widened(i, add.hi, joins, true);
    }
    for (std::size_t i = 0; i < into.topics.size(); ++i) {
      grew = grew || (from.topics[i] & ~into.topics[i]) != 0;
      into.topics[i] |= from.topics[i];
    }
    if (!grew) return;
    ++joins_[point];
    queue(point);
  }

  [[nodiscard]] std::int32_t widened(std::uint32_t variable, std::int32_t bound, std::uint32_t joins,
                                     bool up) const {
    if (joins < kPatience) return bound;
    const Bounds32 range = layout_.range(variable);
    if (joins >= kLastPatience || variable >= program_.slots.size()) return up ? range.hi : range.lo;
    const std::vector<std::int32_t>& stops = layout_.thresholds(variable);
    if (up) {
      const auto at = std::lower_bound(stops.begin(), stops.end(), bound);
      return at == stops.end() ? range.hi : *at;
    }
    const auto at = std::upper_bound(stops.begin(), stops.end(), bound);
    return at == stops.begin() ? range.lo : *(at - 1);
  }

  // --- conditions ---

  const ConditionTree& tree_of(Code code) {
    const auto found = trees_.find(code.begin);
    if (found != trees_.end()) return found->second;
    return trees_.emplace(code.begin, make_tree(program_, code)).first->second;
  }

  [[nodiscard]] std::uint32_t variable_of(const ConditionNode& node) const {
    switch (node.op) {
      case Op::slot: return node.index;
      case Op::chosen: return layout_.chosen[node.index];
      case Op::knows: return layout_.knows[node.index];
      case Op::noted: return layout_.noted[node.index];
      case Op::event: return layout_.event[node.index];
      case Op::event_with: return layout_.answer[node.index];
      default: return kNone;
    }
  }

  Interval value_of(const State& state, const ConditionTree& tree, std::uint32_t at) {
    const ConditionNode& node = tree.nodes[at];
    switch (node.op) {
      case Op::push: return {node.value, node.value};
      case Op::hook: return {0, 1};
      case Op::seen: {
        // 5.5: entered before the current entry.
        const Bounds32 visits = state.values[layout_.visits[node.index]];
        const std::int32_t own = node.index == here_ ? 1 : 0;
        return {visits.lo > own ? 1 : 0, visits.hi > own ? 1 : 0};
      }
      case Op::slot:
      case Op::chosen:
      case Op::knows:
      case Op::noted:
      case Op::event:
      case Op::event_with: {
        const Bounds32 value = state.values[variable_of(node)];
        return {value.lo, value.hi};
      }
      default: break;
    }
    const Interval left = value_of(state, tree, node.left);
    return combine(node.op, left, node.right == node.left ? left : value_of(state, tree, node.right));
  }

  /// The value without noting it: for looking at parts of a state.
  Interval look(const State& state, Code code) {
    if (code.empty()) return {1, 1};
    const ConditionTree& tree = tree_of(code);
    return value_of(state, tree, tree.root());
  }

  Interval ask(const State& state, Code code) {
    const Interval value = look(state, code);
    if (!code.empty()) note_truth(code, value);
    return value;
  }

  void note_truth(Code code, Interval value) {
    std::uint8_t& truth = out_.truth[code.begin];
    if (value.may_hold()) truth |= Truth::may_hold;
    if (value.may_fail()) truth |= Truth::may_fail;
  }

  /// Leaves in `state` what is possible when `code` holds (or fails); false when nothing is.
  bool assume(State& state, Code code, bool holds) {
    if (!state.is_possible) return false;
    if (code.empty()) {
      state.is_possible = holds;
      return holds;
    }
    const ConditionTree& tree = tree_of(code);
    state.is_possible = assume_at(state, tree, tree.root(), holds);
    return state.is_possible;
  }

  bool narrow(State& state, std::uint32_t variable, std::int64_t lo, std::int64_t hi) {
    if (variable == kNone) return true;
    Bounds32& value = state.values[variable];
    if (is_pinned(variable)) return lo <= value.hi && hi >= value.lo;
    value.lo = static_cast<std::int32_t>(std::max<std::int64_t>(value.lo, lo));
    value.hi = static_cast<std::int32_t>(std::min<std::int64_t>(value.hi, hi));
    return value.lo <= value.hi;
  }

  bool assume_at(State& state, const ConditionTree& tree, std::uint32_t at, bool holds) {
    const ConditionNode& node = tree.nodes[at];
    const Interval value = value_of(state, tree, at);
    if (holds ? !value.may_hold() : !value.may_fail()) return false;
    switch (node.op) {
      case Op::not_: return assume_at(state, tree, node.left, !holds);
      case Op::and_:
      case Op::or_: {
        if ((node.op == Op::and_) == holds) {
          return assume_at(state, tree, node.left, holds) && assume_at(state, tree, node.right, holds);
        }
        // One of the two is enough: whatever either leaves.
        State other = state;
        const bool left = assume_at(state, tree, node.left, holds);
        const bool right = assume_at(other, tree, node.right, holds);
        if (!left) {
          state = std::move(other);
          return right;
        }
        if (right) join(state, other);
        return true;
      }
      case Op::seen: {
        const std::int32_t own = node.index == here_ ? 1 : 0;
        const std::uint32_t place = layout_.visits[node.index];
        return holds ? narrow(state, place, own + 1, 2) : narrow(state, place, 0, own);
      }
      case Op::slot:
      case Op::chosen:
      case Op::knows:
      case Op::noted:
      case Op::event:
      case Op::event_with: {
        const std::uint32_t place = variable_of(node);
        return holds ? narrow(state, place, 1, 1) : narrow(state, place, 0, 0);
      }
      case Op::eq:
      case Op::ne:
      case Op::lt:
      case Op::le:
      case Op::gt:
      case Op::ge: return assume_comparison(state, tree, node, holds);
      default: return true;
    }
  }

  static Op opposite(Op op) {
    switch (op) {
      case Op::eq: return Op::ne;
      case Op::ne: return Op::eq;
      case Op::lt: return Op::ge;
      case Op::le: return Op::gt;
      case Op::gt: return Op::le;
      default: return Op::lt;
    }
  }
  static Op mirrored(Op op) {
    switch (op) {
      case Op::lt: return Op::gt;
      case Op::le: return Op::ge;
      case Op::gt: return Op::lt;
      case Op::ge: return Op::le;
      default: return op;
    }
  }

  bool assume_comparison(State& state, const ConditionTree& tree, const ConditionNode& node, bool holds) {
    const Op op = holds ? node.op : opposite(node.op);
    const Interval left = value_of(state, tree, node.left);
    const Interval right = value_of(state, tree, node.right);
    return assume_order(state, tree.nodes[node.left], op, left, right) &&
           assume_order(state, tree.nodes[node.right], mirrored(op), right, left);
  }

  /// `side op other` holds, where `side` is a variable.
  bool assume_order(State& state, const ConditionNode& side, Op op, Interval own, Interval other) {
    const std::uint32_t place = variable_of(side);
    if (place == kNone) return true;
    switch (op) {
      case Op::eq: return narrow(state, place, other.lo, other.hi);
      case Op::lt: return narrow(state, place, own.lo, other.hi - 1);
      case Op::le: return narrow(state, place, own.lo, other.hi);
      case Op::gt: return narrow(state, place, other.lo + 1, own.hi);
      case Op::ge: return narrow(state, place, other.lo, own.hi);
      default:  // ne: only an end that is ruled out can be taken off
        if (other.lo != other.hi) return true;
        if (own.lo == other.lo) return narrow(state, place, own.lo + 1, own.hi);
        if (own.hi == other.lo) return narrow(state, place, own.lo, own.hi - 1);
        return true;
    }
  }

  // --- effects ---

  /// 5.26: hooks may set what they declare, and emit, whenever anything happens.
  void havoc(State& state) {
    if (program_.hooks.empty()) return;
    for (const std::uint32_t slot : program_.hook_writes) state.values[slot] = layout_.range(slot);
    for (const std::uint32_t place : layout_.event) {
      if (place != kNone) state.values[place].hi = 1;
    }
  }
  [[nodiscard]] bool is_pinned(std::uint32_t variable) const {
    return !program_.hooks.empty() && std::find(program_.hook_writes.begin(), program_.hook_writes.end(),
                                                variable) != program_.hook_writes.end();
  }

  void set(State& state, std::uint32_t slot, std::int64_t lo, std::int64_t hi) {
    if (is_pinned(slot)) return;
    const Bounds32 range = layout_.range(slot);
    state.values[slot] = {static_cast<std::int32_t>(std::clamp<std::int64_t>(lo, range.lo, range.hi)),
                          static_cast<std::int32_t>(std::clamp<std::int64_t>(hi, range.lo, range.hi))};
  }

  void apply(State& state, Range effects) {
    for (std::uint32_t i = effects.begin; i != effects.end(); ++i) {
      const program::Effect& effect = program_.effects[i];
      const Bounds32 now = state.values[effect.slot];
      const std::int64_t amount = effect.amount;
      if (effect.sets != 0) {
        set(state, effect.slot, amount, amount);
      } else {
        set(state, effect.slot, now.lo + amount, now.hi + amount);
      }
    }
  }

  static void raise(State& state, std::uint32_t place, bool surely) {
    if (place == kNone) return;
    state.values[place].hi = std::max(state.values[place].hi, 1);
    if (surely) state.values[place].lo = std::max(state.values[place].lo, 1);
  }

  void emit(State& state, std::uint32_t name, std::uint32_t answer, bool surely) {
    out_.may_emit[name] = 1;
    raise(state, layout_.event[name], surely);
    if (answer != kNone) raise(state, layout_.answer[answer], surely);
  }
  void emit(State& state, Range emits) {
    for (std::uint32_t i = emits.begin; i != emits.end(); ++i) {
      emit(state, program_.emits[i].name, program_.emits[i].answer, true);
    }
  }

  // --- persons (5.7) ---

  /// What the rows of one person do to one slot, laid out once.
  struct RowStep {
    std::uint32_t row = 0;
    std::int32_t amount = 0;
    bool asks_own = false;  // its condition reads the slot itself
  };
  struct Part {
    bool first_only = true;
    std::vector<RowStep> rows;
  };
  struct SlotPlan {
    std::uint32_t slot = 0;
    std::vector<Part> parts;
    std::vector<std::int32_t> cuts;  // where a condition may change its mind, ascending
    bool one_by_one = false;         // a condition reads the slot in some other way
  };
  using PersonPlan = std::vector<SlotPlan>;
  using Plan = std::vector<PersonPlan>;  // in the order of the persons

  bool reads(Code code, std::uint32_t slot, SlotPlan& plan) {
    bool found = false;
    for (std::uint32_t i = code.begin; i != code.end(); ++i) {
      const program::Instruction& at = program_.code[i];
      switch (at.op) {
        case Op::slot_eq:
        case Op::slot_ne:
        case Op::slot_lt:
        case Op::slot_le:
        case Op::slot_gt:
        case Op::slot_ge:
          if (at.b != slot) break;
          found = true;
          plan.cuts.push_back(at.a);
          if (at.a < std::numeric_limits<std::int32_t>::max()) plan.cuts.push_back(at.a + 1);
          break;
        case Op::slot:
          if (static_cast<std::uint32_t>(at.a) != slot) break;
          found = true;
          plan.one_by_one = true;
          break;
        default: break;
      }
    }
    return found;
  }

  struct RowGroup {
    bool first_only = true;
    std::vector<std::uint32_t> rows;
  };

  PersonPlan plan_person(const std::vector<RowGroup>& groups) {
    PersonPlan plan;
    for (const RowGroup& group : groups) {
      for (const std::uint32_t row : group.rows) {
        const Range deltas = program_.rows[row].deltas;
        for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
          const std::uint32_t slot = program_.deltas[d].slot;
          const bool known = std::any_of(plan.begin(), plan.end(),
                                         [&](const SlotPlan& other) { return other.slot == slot; });
          if (!known) {
            plan.emplace_back();
            plan.back().slot = slot;
          }
        }
      }
    }
    for (SlotPlan& of : plan) {
      for (const RowGroup& group : groups) {
        Part part;
        part.first_only = group.first_only;
        bool touches = false;
        for (const std::uint32_t row : group.rows) {
          RowStep step{row, 0, false};
          const Range deltas = program_.rows[row].deltas;
          for (std::uint32_t d = deltas.begin; d != deltas.end(); ++d) {
            if (program_.deltas[d].slot != of.slot) continue;
            step.amount += program_.deltas[d].amount;
            touches = true;
          }
          part.rows.push_back(step);
        }
        if (!touches) continue;
        for (RowStep& step : part.rows) step.asks_own = reads(program_.rows[step.row].when, of.slot, of);
        of.parts.push_back(std::move(part));
      }
      std::sort(of.cuts.begin(), of.cuts.end());
      of.cuts.erase(std::unique(of.cuts.begin(), of.cuts.end()), of.cuts.end());
    }
    return plan;
  }

  const Plan& plan_of(Range reactions) {
    const std::pair<std::uint32_t, std::uint32_t> key{reactions.begin, reactions.size};
    const auto found = plans_.find(key);
    if (found != plans_.end()) return found->second;
    Plan plan;
    std::vector<RowGroup> groups;
    std::uint32_t person = kNone;
    for (std::uint32_t i = reactions.begin; i != reactions.end(); ++i) {
      const Reaction& reaction = program_.reactions[program_.reaction_refs[i]];
      if (reaction.cast != person && !groups.empty()) {
        plan.push_back(plan_person(groups));
        groups.clear();
      }
      person = reaction.cast;
      RowGroup group;
      group.first_only = reaction.first_only != 0;
      for (std::uint32_t r = reaction.rows.begin; r != reaction.rows.end(); ++r) group.rows.push_back(r);
      groups.push_back(std::move(group));
    }
    if (!groups.empty()) plan.push_back(plan_person(groups));
    return plans_.emplace(key, std::move(plan)).first->second;
  }

  /// From where to where the change of `plan`'s slot may lie in `before`. Notes no truth.
  Interval change(const State& before, const SlotPlan& plan) {
    Interval sum{0, 0};
    for (const Part& part : plan.parts) {
      Interval own{0, 0};
      bool has_own = false;
      const auto may_be = [&](std::int64_t amount) {
        own =
            has_own ? Interval{std::min(own.lo, amount), std::max(own.hi, amount)} : Interval{amount, amount};
        has_own = true;
      };
      if (part.first_only) {
        bool decided = false;
        for (const RowStep& step : part.rows) {
          const Interval holds = look(before, program_.rows[step.row].when);
          if (!holds.may_hold()) continue;
          may_be(step.amount);
          decided = !holds.may_fail();
          if (decided) break;
        }
        if (!decided) may_be(0);
      } else {
        own = {0, 0};
        for (const RowStep& step : part.rows) {
          const Interval holds = look(before, program_.rows[step.row].when);
          const std::int64_t amount = step.amount;
          if (!holds.may_hold()) continue;
          own.lo += holds.may_fail() ? std::min<std::int64_t>(amount, 0) : amount;
          own.hi += holds.may_fail() ? std::max<std::int64_t>(amount, 0) : amount;
        }
      }
      sum = {sum.lo + own.lo, sum.hi + own.hi};
    }
    return {std::clamp<std::int64_t>(sum.lo, -kMostChange, kMostChange),
            std::clamp<std::int64_t>(sum.hi, -kMostChange, kMostChange)};
  }

  /// The values after `plan`, where every condition looks at `before` and the slot starts from `now`. A soft
  /// ceiling ("vertrouwen <= 6") is seen by looking at the values below and above it apart.
  Bounds32 changed(State& before, const SlotPlan& plan, Bounds32 now) {
    const Bounds32 own = before.values[plan.slot];
    if (!(own == now) || (plan.cuts.empty() && !plan.one_by_one) || is_pinned(plan.slot)) {
      const Interval by = change(before, plan);
      return {static_cast<std::int32_t>(now.lo + by.lo), static_cast<std::int32_t>(now.hi + by.hi)};
    }
    Bounds32 out{0, 0};
    bool has_out = false;
    const bool single = plan.one_by_one && own.hi - own.lo <= kFewValues;
    for (std::int32_t lo = own.lo; lo <= own.hi;) {
      std::int32_t hi = own.hi;
      if (single) {
        hi = lo;
      } else if (!plan.one_by_one) {
        const auto cut = std::upper_bound(plan.cuts.begin(), plan.cuts.end(), lo);
        if (cut != plan.cuts.end()) hi = std::min(hi, *cut - 1);
      }
      before.values[plan.slot] = {lo, hi};
      const Interval by = change(before, plan);
      const Bounds32 piece{static_cast<std::int32_t>(lo + by.lo), static_cast<std::int32_t>(hi + by.hi)};
      out = has_out ? Bounds32{std::min(out.lo, piece.lo), std::max(out.hi, piece.hi)} : piece;
      has_out = true;
      if (hi == own.hi) break;
      lo = hi + 1;
    }
    before.values[plan.slot] = own;
    return out;
  }

  void apply_plan(State& state, const PersonPlan& plan, State& before) {
    for (const SlotPlan& of : plan) {
      const Bounds32 next = changed(before, of, state.values[of.slot]);
      set(state, of.slot, next.lo, next.hi);
    }
  }

  void note_rows(const State& state, const PersonPlan& plan) {
    for (const SlotPlan& of : plan) {
      for (const Part& part : of.parts) {
        for (const RowStep& step : part.rows) {
          const Code when = program_.rows[step.row].when;
          if (!when.empty()) note_truth(when, look(state, when));
        }
      }
    }
  }

  void react(State& state, Range reactions) {
    if (reactions.empty()) return;
    State before = state;
    for (const PersonPlan& person : plan_of(reactions)) {
      note_rows(before, person);
      apply_plan(state, person, before);
    }
  }

  // --- the end of a turn (5.6) ---

  void end_turn(State& state) {
    for (std::uint32_t i = 0; i < program_.slots.size(); ++i) {
      const std::int32_t tick = program_.slots[i].tick;
      if (tick == 0) continue;
      set(state, i, std::int64_t{state.values[i].lo} + tick, std::int64_t{state.values[i].hi} + tick);
    }
    for (std::uint32_t c = 0; c < program_.cast.size(); ++c) {
      const program::CastMember& member = program_.cast[c];
      if (!member.each_turn.empty()) {
        State before = state;
        const PersonPlan& plan = each_turn_plan(c);
        note_rows(before, plan);
        apply_plan(state, plan, before);
      }
      for (std::uint32_t r = member.rest.begin; r != member.rest.end(); ++r) rest(state, program_.rests[r]);
    }
    for (std::uint32_t f = 0; f < program_.facts.size(); ++f) {
      if (layout_.waits[f] != kNone && state.values[layout_.waits[f]].hi != 0) {
        raise(state, layout_.knows[f], false);
      }
    }
    Bounds32& turn = state.values[layout_.turn];
    turn = {std::min(turn.lo + 1, layout_.most_turns), std::min(turn.hi + 1, layout_.most_turns)};
    for (const std::uint32_t place : layout_.mend) {
      if (place == kNone) continue;
      Bounds32& left = state.values[place];
      left = {std::max(left.lo - 1, 0), std::max(left.hi - 1, 0)};
    }
  }

  const PersonPlan& each_turn_plan(std::uint32_t cast) {
    const auto found = turn_plans_.find(cast);
    if (found != turn_plans_.end()) return found->second;
    RowGroup group;
    group.first_only = false;
    const Range rows = program_.cast[cast].each_turn;
    for (std::uint32_t r = rows.begin; r != rows.end(); ++r) group.rows.push_back(r);
    return turn_plans_.emplace(cast, plan_person({group})).first->second;
  }

  /// One step towards a level, every so many turns.
  void rest(State& state, const program::Rest& rest) {
    const auto step = [&](std::int32_t value) {
      return value + (value < rest.level ? 1 : value > rest.level ? -1 : 0);
    };
    const Bounds32 now = state.values[rest.slot];
    Bounds32 next{step(now.lo), step(now.hi)};
    if (rest.every > 1) next = {std::min(next.lo, now.lo), std::max(next.hi, now.hi)};
    set(state, rest.slot, next.lo, next.hi);
  }

  // --- what becomes known (5.14) ---

  /// Whether somebody tells nothing now: may be, and must be.
  Interval is_closed(const State& state, std::uint32_t cast) {
    bool may_be = false;
    bool must_be = false;
    const Range rows = program_.cast[cast].closed;
    for (std::uint32_t r = rows.begin; r != rows.end(); ++r) {
      const Interval holds = ask(state, program_.rows[r].when);
      may_be = may_be || holds.may_hold();
      must_be = must_be || !holds.may_fail();
    }
    return {must_be ? 1 : 0, may_be ? 1 : 0};
  }

  Interval choice_is_closed(const State& state, std::uint32_t choice) {
    Interval out{0, 0};
    if (program_.choices[choice].kind == program::ChoiceKind::think) return out;
    const Range to = program_.choice_infos[choice].to;
    for (std::uint32_t i = to.begin; i != to.end(); ++i) {
      const Interval one = is_closed(state, program_.cast_refs[i]);
      out = {std::max(out.lo, one.lo), std::max(out.hi, one.hi)};
    }
    return out;
  }

  void reveal(State& state, Range reveals, Interval closed) {
    for (std::uint32_t i = reveals.begin; i != reveals.end(); ++i) {
      const program::Reveal& reveal = program_.reveals[i];
      const Interval told = ask(state, reveal.when);
      if (!told.may_hold()) continue;
      if (closed.may_fail()) {
        raise(state, layout_.knows[reveal.fact], !told.may_fail() && !closed.may_hold());
      }
      if (closed.may_hold()) raise(state, layout_.waits[reveal.fact], false);
    }
  }

  // --- lines (5.5) ---

  void show_line(State& state, std::uint32_t index) {
    const Line& line = program_.lines[index];
    out_.may_show[index] = 1;
    apply(state, line.effects);
    emit(state, line.events);
    if (line.reveals.empty()) return;
    const bool waits = line.kind == LineKind::cast && line.cast != kNone;
    reveal(state, line.reveals, waits ? is_closed(state, line.cast) : Interval{0, 0});
  }

  void show_lines(State& state, Range lines) {
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

  void show_first(State& state, Range alternatives) {
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

  void set_no_topic(State& state) {
    std::fill(state.topics.begin(), state.topics.end(), 0U);
    set_topic(state, static_cast<std::uint32_t>(program_.topics.size()));
  }
  static void set_topic(State& state, std::uint32_t topic) {
    state.topics[topic / 64] |= std::uint64_t{1} << (topic % 64);
  }
  static bool has_topic(const State& state, std::uint32_t topic) {
    return (state.topics[topic / 64] >> (topic % 64) & 1) != 0;
  }

  void enter(std::uint32_t index) {
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

  /// From where a node stands to all that may follow.
  void go_on(std::uint32_t index) {
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

  void lead_by_arms(State state, Range arms) {
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

  /// 5.14: whatever was revealed may be noted at any offer.
  void note_anything(State& state) {
    for (std::uint32_t f = 0; f < program_.facts.size(); ++f) {
      if (layout_.noted[f] != kNone && state.values[layout_.knows[f]].hi != 0) {
        raise(state, layout_.noted[f], false);
      }
    }
  }

  void offer_choices(std::uint32_t index) {
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

  /// What may be taken at any offer: time that is up, and repairs.
  void offer_the_rest(std::uint32_t index, const State& state) {
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

  void take_choice(State state, std::uint32_t index) {
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

  void take_repair(State state, std::uint32_t index, std::uint32_t node) {
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

  /// `go` of a turn: `done` and `back` are carried out first, then interrupts may come between (5.11).
  void finish_turn(State state, std::uint32_t go) {
    resolve(std::move(state), go, [&](const State& at, Target target) { finish_at(at, target); });
  }

  void finish_at(const State& state, Target target) {
    const bool ends = target.arrival == Arrival::enter && program_.nodes[target.node].way == Way::ending;
    if (!ends) interrupt(state, target);
    arrive(state, target);
  }

  void interrupt(const State& state, Target target) {
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

  [[nodiscard]] std::uint32_t back_node() const { return static_cast<std::uint32_t>(program_.nodes.size()); }

  template <class F>
  void resolve(State state, std::uint32_t go, F&& f) {
    if (!state.is_possible || go == kNone) return;
    if (go == kGoBack) {
      join_into(entry_point(back_node()), state);
      return;
    }
    if (go != kGoDone) {
      f(state, Target{go, Arrival::enter});
      return;
    }
    // 5.12: whichever topic is the current one is closed. Without one the session faults.
    for (std::uint32_t t = 0; t < program_.topics.size(); ++t) {
      if (!has_topic(state, t)) continue;
      State closed = state;
      if (layout_.closed[t] != kNone) closed.values[layout_.closed[t]] = {1, 1};
      set_no_topic(closed);
      f(closed, Target{program_.layers[program_.topics[t].layer].node, Arrival::to_topics});
    }
  }

  /// The way on where no turn ends.
  void lead(const State& state, std::uint32_t go) {
    resolve(state, go, [&](const State& at, Target target) { arrive(at, target); });
  }

  void arrive(const State& state, Target target) {
    switch (target.arrival) {
      case Arrival::enter: join_into(entry_point(target.node), state); break;
      case Arrival::stay: join_into(stand_point(target.node), state); break;
      case Arrival::to_topics: return_to_topics(state, target.node); break;
    }
  }

  void return_to_topics(State state, std::uint32_t index) {
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

  /// 5.11: `back` leads to where some interrupt took over.
  void lead_back() {
    const State state = entry_[place_of_[back_node()]];
    if (!state.is_possible) return;
    for (const auto& [target, known] : displaced_) arrive(state, target);
  }

  // --- topics (5.12) ---

  Interval topic_is_open(const State& state, std::uint32_t topic) {
    const Bounds32 closed = state.values[layout_.closed[topic]];
    if (closed.lo != 0) return {0, 0};
    const Interval holds = ask(state, program_.topics[topic].when);
    return {holds.may_fail() || closed.hi != 0 ? 0 : 1, holds.may_hold() ? 1 : 0};
  }

  void take_topic(const State& state, std::uint32_t topic) {
    State taken = state;
    if (!narrow(taken, layout_.closed[topic], 0, 0)) return;
    if (!assume(taken, program_.topics[topic].when, true)) return;
    std::fill(taken.topics.begin(), taken.topics.end(), 0U);
    set_topic(taken, topic);
    lead(taken, program_.topics[topic].start);
    // Left by a switch, it goes on where that was.
    for (const std::uint32_t node : resumes_[topic]) join_into(entry_point(node), taken);
  }

  void offer_topics(std::uint32_t index) {
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

  void offer_switches(std::uint32_t index, const State& state) {
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

  /// Whether the field is asked: may be, and must be.
  Interval is_asked(const Field& field) const {
    if (field.type != FieldType::sort && field.type != FieldType::board) return {1, 1};
    if (field.items_revealed != 0 && field.items.empty()) return {0, program_.facts.empty() ? 0 : 1};
    Interval out{0, 0};
    for (std::uint32_t i = field.items.begin; i != field.items.end(); ++i) {
      out.hi = 1;
      if (program_.items[i].fact == kNone) out.lo = 1;
    }
    return out;
  }

  void offer_form(std::uint32_t index) {
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

  void answer(State& state, const Field& field) {
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

  void pick(State& state, const program::Option& option) {
    apply(state, option.effects);
    emit(state, option.events);
  }

  // --- the result ---

  void finish() {
    const std::size_t slots = program_.slots.size();
    out_.slots_ = slots;
    out_.stand_.assign(program_.nodes.size() * slots, Interval{1, 0});
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
      const State& state = stand_[place_of_[n]];
      if (!state.is_possible) {
        const Range choices = program_.nodes[n].choices;
        for (std::uint32_t c = choices.begin; c != choices.end(); ++c) out_.always_selects[c] = 0;
        continue;
      }
      for (std::size_t s = 0; s < slots; ++s) {
        out_.stand_[n * slots + s] = {state.values[s].lo, state.values[s].hi};
      }
    }
  }

  const Program& program_;
  VariableLayout layout_;
  Intervals out_;
  std::vector<State> entry_, stand_;  // by place_of_
  std::vector<std::uint32_t> node_of_, place_of_;
  std::vector<std::uint32_t> joins_;
  std::vector<std::uint8_t> is_queued_;
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<std::uint32_t>> queue_;
  std::map<std::uint32_t, ConditionTree> trees_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Plan> plans_;
  std::map<std::uint32_t, PersonPlan> turn_plans_;
  std::map<Target, bool> displaced_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> resumes_;
  std::uint32_t here_ = kNone;
};

Intervals analyse_intervals(const Program& program) {
  return IntervalAnalyser(program).run();
}

}  // namespace gesprek::analysis
