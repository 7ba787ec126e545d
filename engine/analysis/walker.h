#pragma once
// A machine that plays a Program as session::Session does, and keeps only what a simulated learner and a
// score need: no texts, no log, no undo, no shown order. Some ten times as fast. What it ends in equals what
// a Session ends in that is given the same picks (tests: shipped cases, templates and random Programs).
//
// Programs with hooks (format 5.26) are not for this machine: use SessionWalk.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/walk.h"
#include "engine/analysis/walk_plan.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// Which sides of the conditions of a case were ever seen: bit 1 true, bit 2 false. Only of the case's own
/// conditions; those of a persona's rows belong to the person, who is shared by cases.
struct Coverage {
  std::vector<std::uint8_t> choice_when, line_when, arm_when, topic_when, interrupt_when, reveal_when;
  std::vector<std::uint8_t> offered;         // per choice: ever selectable
  std::vector<std::uint8_t> repair_offered;  // per repair
  void start(const program::Program& program);
  void merge(const Coverage& other);
};

class Walker {
 public:
  /// `plan` must outlive the walker; its Program has no hooks.
  explicit Walker(const WalkPlan& plan);

  /// From the start of the case to the first offer.
  void start(std::uint64_t seed);
  [[nodiscard]] bool is_waiting() const { return status_ == Status::waiting; }
  [[nodiscard]] const program::Program& program() const { return *program_; }
  /// What can be taken now; empty at a form without repairs.
  [[nodiscard]] std::span<const WalkItem> items() const { return items_; }
  /// The form that is asked now, or kNone.
  [[nodiscard]] std::uint32_t form() const { return form_; }
  [[nodiscard]] std::uint32_t node() const { return node_; }
  [[nodiscard]] bool is_revealed(std::uint32_t fact) const { return cells_[plan_->cells.facts + fact] != 0; }
  [[nodiscard]] bool was_taken(std::uint32_t choice) const {
    return cells_[plan_->cells.chosen + choice] != 0;
  }
  [[nodiscard]] std::int32_t slot(std::uint32_t slot) const { return cells_[slot]; }

  /// `item` is one of items().
  void take(const WalkItem& item);
  /// `filled` answers all that must be answered.
  void take_form(const FilledForm& filled);

  /// What came of it so far: complete when nothing is waited for, else as of a learner who stops here.
  /// Without its points, which are only asked for by some.
  void read_result(WalkResult& out) const;
  void read_points(WalkResult& out) const;

  /// Nodes entered and choices taken since start(), each once.
  [[nodiscard]] const std::vector<std::uint32_t>& nodes_entered() const { return nodes_entered_; }
  [[nodiscard]] const std::vector<std::uint32_t>& choices_taken() const { return choices_taken_; }
  /// Over all walks since this machine was made.
  [[nodiscard]] const Coverage& coverage() const;
  static constexpr bool kKnowsConditions = true;

 private:
  enum class Status : std::uint8_t { waiting, ended, faulted };
  enum class Arrival : std::uint8_t { enter, to_topics, stay };
  struct Target {
    std::uint32_t node = program::kNone;
    Arrival arrival = Arrival::enter;
  };
  /// The points of one input: in the plan, or in points_ where what was offered is in no table.
  struct Decision {
    program::Range points;
    bool is_planned = false, is_mended = false;
  };
  struct Mend {
    std::uint32_t choice, input, decision;
    std::int32_t last_turn;  // the last turn in which it is offered
    bool is_mended;
  };
  struct OpenKnockout {
    std::uint32_t knockout, input, choice, decision;
    std::int32_t turn;
    bool is_closed;
  };
  struct Waiting {
    std::uint32_t fact, source;
    bool is_line, is_out;
  };
  struct Delta {
    std::uint32_t slot;
    std::int32_t amount;
  };

  [[nodiscard]] bool holds(std::uint32_t when) const { return plan_->conditions.holds(when, cells_.data()); }
  /// As holds(), and notes which side was seen.
  bool look(std::uint32_t when, std::uint8_t& seen) const {
    if (when == FastConditions::kAlways) return true;
    const bool is_true = holds(when);
    seen = static_cast<std::uint8_t>(seen | (is_true ? 1 : 2));
    return is_true;
  }
  /// What `table` decides now.
  [[nodiscard]] std::uint32_t decide(std::uint32_t table) const {
    return plan_->tables.outcome(plan_->tables.place(table, cells_.data()));
  }
  /// As decide(), and notes that this was looked at.
  [[nodiscard]] std::uint32_t look_up(std::uint32_t table) {
    const std::uint32_t place = plan_->tables.place(table, cells_.data());
    met_[place] = 1;
    return plan_->tables.outcome(place);
  }
  void change(std::uint32_t change_set);
  void stand_on(std::uint32_t node);
  void set_slot(std::uint32_t slot, std::int64_t value);
  void apply(program::Range effects);
  void plan_reactions(program::Range reactions);
  void add_row(std::uint32_t row);
  void close_person();
  void apply_planned();
  void end_turn();
  [[nodiscard]] bool is_closed(std::uint32_t cast) const;
  [[nodiscard]] bool source_is_closed(bool is_line, std::uint32_t source) const;
  void reveal_fact(std::uint32_t fact);
  void reveal(program::Range reveals);
  void reveal_or_wait(program::Range reveals, bool is_line, std::uint32_t source);
  void release_waiting();
  void emit(program::Range emits);
  void emit(std::uint32_t name, std::uint32_t answer);
  void feed(std::uint32_t rule, std::uint32_t symbol);
  void break_rule(std::uint32_t rule, std::uint32_t knockout);
  void open_knockout(std::uint32_t knockout, bool by_rule);
  [[nodiscard]] bool is_open(const Mend& mend) const { return turn_ < mend.last_turn && !mend.is_mended; }
  [[nodiscard]] bool is_mended(std::uint32_t input) const;
  void mend(std::uint32_t input, std::uint32_t decision);
  template <class F>
  void for_decisions(F&& f) const;
  void close_knockouts_of(std::uint32_t input);
  void repair_by_choice(std::uint32_t knockout);
  void finish(std::uint32_t node);
  void set_fault(session::FaultKind kind);

  void take_choice(std::uint32_t choice);
  void take_topic(std::uint32_t topic, bool by_switch);
  void take_repair(std::uint32_t repair);
  void finish_turn(Target target);
  void count_points(std::uint32_t node, std::uint32_t place);
  void count_own_points(std::uint32_t node, std::uint32_t place, Decision& decision);
  void arrive(Target target);
  [[nodiscard]] bool pass(const WalkNode& node, std::uint32_t& go);
  void enter(std::uint32_t node);
  void return_to_topics(std::uint32_t node);
  [[nodiscard]] bool resolve(std::uint32_t go, Target& out);
  [[nodiscard]] std::uint32_t first_arm(program::Range arms, std::uint32_t table);
  void show_lines(std::uint32_t run);
  void show_run(std::uint32_t run);
  [[nodiscard]] bool is_covered(program::Range steps) const;
  void note(std::uint32_t place) const;
  void act_on(std::uint32_t line);
  void displace(Target target);
  [[nodiscard]] std::uint32_t next_interrupt();
  [[nodiscard]] std::uint32_t count_interrupts(const std::uint32_t* held);
  [[nodiscard]] bool make_offer();
  [[nodiscard]] bool make_own_offer();
  void add_to_offer(bool may_switch);
  void offer_repairs();
  [[nodiscard]] bool offer_choices(const program::Node& node);
  void offer_switches();
  [[nodiscard]] bool offer_topics(const program::Node& node);
  [[nodiscard]] bool topic_is_open(std::uint32_t topic);

  const WalkPlan* plan_;
  const program::Program* program_;
  Status status_ = Status::ended;
  session::FaultKind fault_ = session::FaultKind::no_choice;
  std::uint32_t node_ = 0, topic_ = 0, ending_ = 0, form_ = 0, inputs_ = 0;
  std::int32_t turn_ = 0;
  bool in_turn_ = false;
  bool is_held_ = false, has_fired_ = false;  // of the interrupts, any
  std::uint32_t current_choice_ = program::kNone;
  std::uint32_t current_decision_ = program::kNone;
  std::span<const WalkItem> items_;
  std::vector<WalkItem> own_items_;              // where the plan's cannot be used
  std::uint32_t offer_points_ = program::kNone;  // of the offer, in the plan; kNone: it is in no table
  std::vector<std::int32_t> cells_;              // WalkCells
  std::vector<std::uint32_t> visits_;            // per node
  std::vector<std::uint32_t> nodes_entered_, choices_taken_;
  std::vector<std::uint8_t> topic_closed_, rules_;
  std::vector<std::uint32_t> topic_resume_;         // 1 + node, 0: none
  std::vector<std::int32_t> rest_every_, rest_in_;  // turns between, and until the next time
  std::vector<std::int32_t> interrupts_;            // turns held; kFired
  std::vector<Target> displaced_;
  std::vector<Mend> mends_;
  std::size_t first_mend_ = 0;
  std::vector<std::uint32_t> mended_inputs_;
  std::vector<OpenKnockout> knockouts_;
  std::vector<Waiting> waiting_;
  std::vector<std::uint32_t> rules_broken_, musts_missed_;
  std::vector<WalkPoints> points_;
  std::vector<Decision> decisions_;
  std::vector<std::int32_t> sums_;
  std::vector<std::uint32_t> touched_;
  std::vector<Delta> planned_;
  mutable Coverage coverage_;
  std::vector<std::uint8_t> run_is_done_;       // per run of lines: nothing in it needs looking at any more
  std::vector<std::uint8_t> met_;               // per place of the plan's tables: looked up by any walk
  std::vector<std::uint8_t> group_is_covered_;  // per line: of a group that only needs looking at
};

/// Shares and caps (format 5.18, 5.19) of what a walk counted: as scoring::score does over a log. `out` holds
/// knockouts, rules_broken, musts_missed, and scores with their sums; the percents are filled in.
void add_up(const program::Program& program, WalkResult& out);

}  // namespace gesprek::analysis
