#pragma once
// Breadth first over sets of states: what is new at one place after so many inputs goes on together. One
// state of a set is taken, its steps are taken while noting what they look at (trace.h), and all states of
// the set that would take them in the very same way go with it. Sets are decision diagrams (set_diagram.h),
// so a great many states that differ in what a few conditions ask are a small thing.
//
// Every state is accounted for, each once: what is not met cannot happen, what is met has a shortest way.

#include <cstdint>
#include <vector>

#include "engine/analysis/happenings.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/set_diagram.h"
#include "engine/analysis/trace.h"

namespace gesprek::analysis {

struct SetLimits {
  std::uint64_t work = 10'000'000;  // nodes of diagrams visited
  std::uint32_t most_inputs = 0;    // 0: no limit
  /// What is new after so many inputs goes on before what needs more: ways are the shortest then. Else places
  /// go on in their order with all that has come to them, which is far less work.
  bool by_layers = true;
};

class SetSearch final : public Happenings, private Witnessing {
 public:
  /// Not for machines with unknowns, nor where what waits is a queue: check can_tell().
  SetSearch(Machine& machine, const SetLimits& limits);
  [[nodiscard]] static bool can_tell(const Machine& machine) {
    return machine.fits() && !machine.has_unknowns() && !machine.waits_in_order();
  }
  /// Explores to the end, or until the work is used.
  void run();

  [[nodiscard]] bool is_complete() const { return is_complete_; }
  /// How many states were reached; the greatest number there is when they are more.
  [[nodiscard]] std::uint64_t states();
  [[nodiscard]] std::uint64_t work() const { return diagram_.work(); }
  /// Steps that were really taken, each for a set.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

  /// The moves that lead to `where`.
  [[nodiscard]] std::vector<Move> moves_to(const Where& where);

 private:
  using Set = SetDiagram::Set;
  /// A state as an example of its set, which the first `records` steps led to.
  struct Example {
    std::uint32_t records = 0, place = 0;
    std::vector<std::uint8_t> registers;
  };
  /// A step that led to something new: from `source`, all of which takes it as `example` does.
  struct Record {
    std::uint32_t from = 0, to = 0;
    Set source = SetDiagram::kNone;
    Move move;
    std::vector<std::uint8_t> example;
  };
  /// What happened while one example took a step.
  struct Here {
    std::uint32_t move = Where::kBefore;
    std::uint32_t example = Where::kNowhere;  // not kept yet
  };

  void entered(std::uint32_t node) override { note(nodes[node]); }
  void asked(std::uint32_t site, bool holds) override { note(sites[site][holds ? 1 : 0]); }
  void rule_broken(std::uint32_t rule) override { note(broken[rule]); }
  void knockout_opened(std::uint32_t knockout) override { note(opened[knockout]); }
  void knockout_closed(std::uint32_t knockout) override { note(repaired[knockout]); }
  void interrupted(std::uint32_t /*interrupt*/) override {}
  void told(std::uint32_t /*signal*/) override {}
  void note(Where& where);

  [[nodiscard]] Set set_of(std::uint32_t place, const Work& work);
  void load(std::uint32_t place, Set set, Work& work) const;
  void go_by_layers();
  void go_by_place();
  void visit(std::uint32_t place, Set set);
  void step(std::uint32_t place, Set offer, const Move& move, std::uint32_t number);
  /// Takes `move` and leaves in actions_ which states do as `from` does, and what becomes of them.
  End follow(std::uint32_t place, const Work& from, const Move& move, std::uint32_t& to);
  void box_to_actions(std::uint32_t place, std::uint32_t mode);
  [[nodiscard]] bool come_from(const Record& record, std::vector<std::uint8_t>& registers);

  Machine& machine_;
  SetLimits limits_;
  std::size_t used_ = 0;
  std::vector<std::uint16_t> register_at_, level_of_;
  Trace trace_;
  SetDiagram diagram_;
  std::vector<Set> reached_, now_, next_;  // by place
  std::uint32_t layer_ = 0;
  std::vector<Record> records_;
  std::uint32_t records_before_ = 0;                // those that what goes on now comes from
  std::vector<std::vector<std::uint32_t>> led_to_;  // per place: records, ascending
  std::uint32_t start_ = 0;
  std::vector<std::uint8_t> start_registers_;
  std::vector<Example> examples_;
  Here here_;
  Work from_, work_;
  std::uint32_t from_place_ = 0, from_mode_ = 0;
  std::vector<std::uint8_t> low_, high_, asked_;
  std::vector<Trace::Change> changes_;
  SetDiagram::Actions actions_;
  std::uint64_t steps_ = 0;
  bool is_complete_ = false;
};

}  // namespace gesprek::analysis
