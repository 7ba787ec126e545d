#pragma once
// Breadth first over the states of a machine: what happens first anywhere, and the graph of what was seen.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/analysis/class_search.h"
#include "engine/analysis/explore.h"
#include "engine/analysis/graph.h"
#include "engine/analysis/happenings.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/state_set.h"

namespace gesprek::analysis {

struct SearchLimits {
  std::uint64_t budget = 5'000'000;
  std::uint32_t most_inputs = 0;
  bool with_graph = false;
  /// States that cannot be told apart are visited once, where that stays within a part of the budget.
  bool by_class = true;
  /// The states themselves, where there are too many classes.
  bool by_state = true;
  /// A class costs more memory and time than a state.
  std::uint64_t states_per_class = 10;
};

class Search final : public Happenings, private Witnessing {
 public:
  Search(Machine& machine, const SearchLimits& limits);
  /// Explores to the end, or until the budget is used.
  void run();

  [[nodiscard]] bool is_complete() const { return complete_; }
  /// Visited: states, or classes of states.
  [[nodiscard]] std::uint64_t states() const { return over_classes_ ? order_.size() : set_.size(); }
  /// The registers and place of state `number`.
  void unpack(std::size_t number, Work& work) const {
    if (over_classes_) return classes_->unpack(order_[number], work);
    machine_.put_at(work, codec_.unpack(set_.at(number), work));
  }
  [[nodiscard]] const Graph& graph() const { return graph_; }
  /// Over classes, to the end: then there are steps().
  [[nodiscard]] bool is_by_class() const { return over_classes_ && complete_; }
  /// What every input does, as far as rules, musts and knock-outs can tell.
  struct Step {
    std::uint32_t to = kEnds;
    End end = End::none;
    std::uint32_t end_node = 0;
    session::InputKind kind = session::InputKind::choice;
    std::uint32_t repair_age = 0;  // of a repair: of the choice that it takes back
    std::uint32_t tape = 0;        // where its signals begin; up to the next step's
    std::uint16_t move = 0;
  };
  static constexpr std::uint32_t kEnds = 0xffffffffU;
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<std::uint32_t>& first_steps() const { return first_steps_; }  // per state
  [[nodiscard]] const std::vector<std::uint32_t>& tape() const { return tape_; }
  /// Where a session is caught: it can still go on, but only ever round, to no ending, dead end or fault.
  struct Caught {
    std::uint32_t node = 0;
    Where where;  // the first state there
  };
  /// Per node at which that begins (a step from where an ending could still be reached, or the start leads
  /// there), in the order of its nodes. Only with a graph, explored to the end without a limit of inputs.
  [[nodiscard]] std::vector<Caught> caught() const;
  /// The graph with the number of inputs taken as part of each vertex, when inputs are limited.
  [[nodiscard]] Graph unrolled(std::uint32_t most_inputs) const;

  /// The moves that lead to `where`.
  [[nodiscard]] std::vector<Move> moves_to(const Where& where);
  [[nodiscard]] Move move_of(std::uint32_t state, std::uint32_t move);

 private:
  void entered(std::uint32_t node) override { note(nodes[node]); }
  void asked(std::uint32_t site, bool holds) override { note(sites[site][holds ? 1 : 0]); }
  void rule_broken(std::uint32_t rule) override { note(broken[rule]); }
  void knockout_opened(std::uint32_t knockout) override { note(opened[knockout]); }
  void knockout_closed(std::uint32_t knockout) override { note(repaired[knockout]); }
  void interrupted(std::uint32_t /*interrupt*/) override {}
  void told(std::uint32_t signal) override { tape_.push_back(signal); }
  // Breadth first over states; but what is so in a state itself is met an input sooner than what a state of
  // the same level led to.
  void note(Where& where) const {
    const bool is_sooner = now_.move == Where::kBefore && where.move != Where::kBefore &&
                           where.move != Where::kStart && where.state >= level_begin_ && !where.is_example;
    if (!where.found() || is_sooner) where = now_;
  }
  void note_end(const Work& work, End end) {
    ended(machine_, work, end, [this](Where& where) { note(where); });
  }
  void arrived(Work& work, End end);
  void look_up();
  void run_states();
  void run_classes();
  void find_examples();
  void all_moves(const Work& work, std::vector<Move>& out);

  Machine& machine_;
  SearchLimits limits_;
  Codec codec_;
  StateSet set_;
  std::unique_ptr<ClassSearch> classes_;
  bool over_classes_ = false;         // they were explored to the end
  std::vector<std::uint32_t> order_;  // classes as they are met breadth first
  Graph graph_;
  bool complete_ = false;
  Where now_;
  std::size_t level_begin_ = 0;  // the first state after as many inputs as `now_`
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> stops_;  // with a graph: states from which a move ends in no ending
  std::vector<Step> steps_;           // the first is the start of a session
  std::vector<std::uint32_t> first_steps_, tape_;
  std::vector<std::uint16_t> by_;  // the move of the parent that led here first
  struct Waiting {
    std::uint64_t hash = 0;
    Where from;
    std::uint32_t label = 0;
    bool is_end = false;
  };
  std::vector<Waiting> waiting_;     // what the moves of one state led to
  std::vector<std::uint64_t> keys_;  // their states
};

/// The inputs of `moves` as a session takes them; picks[i]: of move i, a form, the variants per field.
/// Nothing when a session does not take them, which only hooks can cause.
[[nodiscard]] std::optional<Witness> realise(const Machine& machine, const std::vector<Move>& moves,
                                             const std::vector<std::vector<std::uint32_t>>& picks = {});

}  // namespace gesprek::analysis
