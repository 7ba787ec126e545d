#pragma once
// Breadth first over the states of a machine: what happens first anywhere, and the graph of what was seen.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/analysis/explore.h"
#include "engine/analysis/graph.h"
#include "engine/analysis/machine.h"
#include "engine/analysis/state_set.h"

namespace gesprek::analysis {

/// Where something happened first: in `state` (before `move` is taken), or by taking that move there.
struct Where {
  static constexpr std::uint32_t kNowhere = 0xffffffffU;
  static constexpr std::uint32_t kBefore = 0xffffffffU;  // no move: in the state itself
  static constexpr std::uint32_t kStart = 0xfffffffeU;   // by starting the session
  std::uint32_t state = kNowhere;
  std::uint32_t move = kBefore;
  [[nodiscard]] bool found() const { return state != kNowhere; }
};

struct SearchLimits {
  std::uint64_t budget = 5'000'000;
  std::uint32_t most_inputs = 0;
  bool with_graph = false;
};

class Search final : private Witnessing {
 public:
  Search(Machine& machine, const SearchLimits& limits);
  /// Explores to the end, or until the budget is used.
  void run();

  [[nodiscard]] bool is_complete() const { return complete_; }
  [[nodiscard]] std::uint64_t states() const { return set_.size(); }
  /// The registers and place of state `number`.
  void unpack(std::size_t number, Work& work) const {
    machine_.put_at(work, codec_.unpack(set_.at(number), work));
  }
  [[nodiscard]] const Graph& graph() const { return graph_; }
  /// The graph with the number of inputs taken as part of each vertex, when inputs are limited.
  [[nodiscard]] Graph unrolled(std::uint32_t most_inputs) const;

  std::vector<Where> nodes, choices, endings, dead_ends;  // [node], [choice], [node], [node]
  std::vector<std::array<Where, 2>> sites;                // [site][fails, holds]
  Where loop, no_way;
  std::vector<Where> broken, broken_at_ending;                       // [rule]
  std::vector<Where> opened, repaired, unrepaired, unrepaired_good;  // [knockout]
  std::vector<Where> missed, missed_good;                            // [must]

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
  void note(Where& where) const {
    if (where.state == Where::kNowhere) where = now_;
  }
  void ended(const Work& work, End end);
  void arrived(Work& work, End end);
  void look_up();
  void all_moves(const Work& work, std::vector<Move>& out);

  Machine& machine_;
  SearchLimits limits_;
  Codec codec_;
  StateSet set_;
  Graph graph_;
  bool complete_ = false;
  Where now_;
  std::vector<std::uint32_t> parent_;
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
