#pragma once
// The worklist of layer 3. One state is kept for the entry of every node and one for where its offer stands;
// a third for the moment at which `back` leads somewhere. A step is done on a copy, in the order of
// format 5.5 and 5.6, and joined into where it leads; what grew is looked at again.
//
// Private to intervals.cpp (the worklist), interval_conditions.cpp, interval_persons.cpp, interval_nodes.cpp
// and interval_offers.cpp (topics and forms).

#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <utility>
#include <vector>

#include "engine/analysis/condition_tree.h"
#include "engine/analysis/interval_state.h"
#include "engine/analysis/intervals.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

class IntervalAnalyser {
 public:
  explicit IntervalAnalyser(const program::Program& program) : program_(program), layout_(program) {}
  Intervals run();

 private:
  using State = AbstractState;

  // --- points of the worklist ---
  enum class Arrival : std::uint8_t { enter, to_topics, stay };
  struct Target {
    std::uint32_t node = program::kNone;
    Arrival arrival = Arrival::enter;
    friend bool operator<(Target a, Target b) {
      return a.node != b.node ? a.node < b.node : a.arrival < b.arrival;
    }
  };
  /// Points are numbered in the order in which a walk leaves them last, so what comes first is done first.
  void prepare();
  void list_targets(std::uint32_t index, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] std::uint32_t entry_point(std::uint32_t node) const { return 2 * place_of_[node]; }
  [[nodiscard]] std::uint32_t stand_point(std::uint32_t node) const { return 2 * place_of_[node] + 1; }
  State& state_at(std::uint32_t point) { return point % 2 == 0 ? entry_[point / 2] : stand_[point / 2]; }
  void queue(std::uint32_t point);

  // --- joining ---
  static void join(State& into, const State& from);
  void join_into(std::uint32_t point, const State& from);
  [[nodiscard]] std::int32_t widened(std::uint32_t variable, std::int32_t bound, std::uint32_t joins,
                                     bool up) const;

  // --- conditions ---
  const ConditionTree& tree_of(program::Code code);
  [[nodiscard]] std::uint32_t variable_of(const ConditionNode& node) const;
  Interval value_of(const State& state, const ConditionTree& tree, std::uint32_t at);
  /// The value without noting it: for looking at parts of a state.
  Interval look(const State& state, program::Code code);
  Interval ask(const State& state, program::Code code);
  void note_truth(program::Code code, Interval value);
  /// Leaves in `state` what is possible when `code` holds (or fails); false when nothing is.
  bool assume(State& state, program::Code code, bool holds);
  bool narrow(State& state, std::uint32_t variable, std::int64_t lo, std::int64_t hi);
  bool assume_at(State& state, const ConditionTree& tree, std::uint32_t at, bool holds);
  static program::Op opposite(program::Op op);
  static program::Op mirrored(program::Op op);
  bool assume_comparison(State& state, const ConditionTree& tree, const ConditionNode& node, bool holds);
  /// `side op other` holds, where `side` is a variable.
  bool assume_order(State& state, const ConditionNode& side, program::Op op, Interval own, Interval other);

  // --- effects ---
  /// 5.26: hooks may set what they declare, and emit, whenever anything happens.
  void havoc(State& state);
  [[nodiscard]] bool is_pinned(std::uint32_t variable) const;
  void set(State& state, std::uint32_t slot, std::int64_t lo, std::int64_t hi);
  void apply(State& state, program::Range effects);
  static void raise(State& state, std::uint32_t place, bool surely);
  void emit(State& state, std::uint32_t name, std::uint32_t answer, bool surely);
  void emit(State& state, program::Range emits);

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
  bool reads(program::Code code, std::uint32_t slot, SlotPlan& plan);
  struct RowGroup {
    bool first_only = true;
    std::vector<std::uint32_t> rows;
  };
  PersonPlan plan_person(const std::vector<RowGroup>& groups);
  const Plan& plan_of(program::Range reactions);
  /// From where to where the change of `plan`'s slot may lie in `before`. Notes no truth.
  Interval change(const State& before, const SlotPlan& plan);
  /// The values after `plan`, where every condition looks at `before` and the slot starts from `now`. A soft
  /// ceiling ("vertrouwen <= 6") is seen by looking at the values below and above it apart.
  Bounds32 changed(State& before, const SlotPlan& plan, Bounds32 now);
  void apply_plan(State& state, const PersonPlan& plan, State& before);
  void note_rows(const State& state, const PersonPlan& plan);
  void react(State& state, program::Range reactions);

  // --- the end of a turn (5.6) ---
  void end_turn(State& state);
  const PersonPlan& each_turn_plan(std::uint32_t cast);
  /// One step towards a level, every so many turns.
  void rest(State& state, const program::Rest& rest);

  // --- what becomes known (5.14) ---
  /// Whether somebody tells nothing now: may be, and must be.
  Interval is_closed(const State& state, std::uint32_t cast);
  Interval choice_is_closed(const State& state, std::uint32_t choice);
  void reveal(State& state, program::Range reveals, Interval closed);

  // --- lines (5.5) ---
  void show_line(State& state, std::uint32_t index);
  void show_lines(State& state, program::Range lines);
  void show_first(State& state, program::Range alternatives);

  // --- nodes ---
  void set_no_topic(State& state);
  static void set_topic(State& state, std::uint32_t topic);
  static bool has_topic(const State& state, std::uint32_t topic);
  void enter(std::uint32_t index);
  /// From where a node stands to all that may follow.
  void go_on(std::uint32_t index);
  void lead_by_arms(State state, program::Range arms);
  /// 5.14: whatever was revealed may be noted at any offer.
  void note_anything(State& state);
  void offer_choices(std::uint32_t index);
  /// What may be taken at any offer: time that is up, and repairs.
  void offer_the_rest(std::uint32_t index, const State& state);
  void take_choice(State state, std::uint32_t index);
  void take_repair(State state, std::uint32_t index, std::uint32_t node);

  // --- the way on ---
  /// `go` of a turn: `done` and `back` are carried out first, then interrupts may come between (5.11).
  void finish_turn(State state, std::uint32_t go);
  void finish_at(const State& state, Target target);
  void interrupt(const State& state, Target target);
  [[nodiscard]] std::uint32_t back_node() const { return static_cast<std::uint32_t>(program_.nodes.size()); }
  template <class F>
  void resolve(State state, std::uint32_t go, F&& f) {
    if (!state.is_possible || go == program::kNone) return;
    if (go == program::kGoBack) {
      join_into(entry_point(back_node()), state);
      return;
    }
    if (go != program::kGoDone) {
      f(state, Target{go, Arrival::enter});
      return;
    }
    // 5.12: whichever topic is the current one is closed. Without one the session faults.
    for (std::uint32_t t = 0; t < program_.topics.size(); ++t) {
      if (!has_topic(state, t)) continue;
      State closed = state;
      if (layout_.closed[t] != program::kNone) closed.values[layout_.closed[t]] = {1, 1};
      set_no_topic(closed);
      f(closed, Target{program_.layers[program_.topics[t].layer].node, Arrival::to_topics});
    }
  }
  /// The way on where no turn ends.
  void lead(const State& state, std::uint32_t go);
  void arrive(const State& state, Target target);
  void return_to_topics(State state, std::uint32_t index);
  /// 5.11: `back` leads to where some interrupt took over.
  void lead_back();

  // --- topics (5.12) ---
  Interval topic_is_open(const State& state, std::uint32_t topic);
  void take_topic(const State& state, std::uint32_t topic);
  void offer_topics(std::uint32_t index);
  void offer_switches(std::uint32_t index, const State& state);

  // --- forms (5.13) ---
  /// Whether the field is asked: may be, and must be.
  Interval is_asked(const program::Field& field) const;
  void offer_form(std::uint32_t index);
  void answer(State& state, const program::Field& field);
  void pick(State& state, const program::Option& option);

  // --- the result ---
  void finish();

  const program::Program& program_;
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
  std::uint32_t here_ = program::kNone;
};

}  // namespace gesprek::analysis
