#pragma once
// What was explored as a graph with labels, and the greatest sums along its ways to an ending. Loops are
// followed as often as they pay, so a sum may be unbounded.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gesprek::analysis {

/// `to` is a vertex or kEnd: a complete session. Vertex 0 is the start; every vertex can be reached from it.
struct Graph {
  static constexpr std::uint32_t kEnd = 0xffffffffU;
  std::vector<std::uint32_t> first;  // per vertex: its first edge; one more at the end
  std::vector<std::uint32_t> to, label;
  std::vector<std::uint16_t> move;    // place among the moves of its state
  std::vector<std::uint32_t> states;  // per vertex: its state; empty: the same number
  [[nodiscard]] std::size_t size() const { return first.empty() ? 0 : first.size() - 1; }
  [[nodiscard]] std::uint32_t state_of(std::uint32_t vertex) const {
    return states.empty() ? vertex : states[vertex];
  }
};

/// One of the values that an edge can add.
struct Gain {
  std::int64_t weight = 0;
  std::int64_t above = 0, possible = 0;  // Σearned-Σlo, Σhi-Σlo
  std::int64_t earned = 0;
  std::uint32_t opportunities = 0;
  std::vector<std::uint32_t> picks;  // of a form: per field of its decisions, the variant
};

struct PathStep {
  std::uint32_t vertex = 0, edge = 0;
  std::uint32_t gain = 0;  // place in the gains of its label
};

/// The greatest sum of weights from the start to an end.
struct Best {
  bool exists = false;     // some way to an end fits
  bool unbounded = false;  // a loop adds every time
  std::int64_t weight = 0;
  std::vector<PathStep> path;   // when it exists
  std::vector<PathStep> cycle;  // when it is unbounded: the loop
};

class Optimiser {
 public:
  explicit Optimiser(const Graph& graph);

  /// Over ways with at least `opportunities` (at most 2) opportunities. gains[label]: at least one each.
  [[nodiscard]] Best maximise(const std::vector<std::vector<Gain>>& gains, std::uint32_t opportunities);
  [[nodiscard]] bool has_cycles() const { return has_cycles_; }

 private:
  struct Component {
    std::uint32_t begin = 0, end = 0;  // in order_
    bool is_cyclic = false;
  };
  bool improve(std::uint32_t vertex, const std::vector<std::vector<Gain>>& gains);
  bool find_cycle(const Component& component, Best& out);

  const Graph& graph_;
  std::vector<std::uint32_t> order_;  // vertices; those that others lead to come first
  std::vector<Component> components_;
  bool has_cycles_ = false;
  std::uint32_t levels_ = 1;
  std::vector<std::int64_t> value_;      // [vertex * levels + level]
  std::vector<std::uint32_t> edge_;      // the best edge
  std::vector<std::uint32_t> position_;  // per vertex: its place in order_
  const std::vector<std::vector<Gain>>* gains_ = nullptr;
  std::vector<std::uint16_t> gain_;
};

}  // namespace gesprek::analysis
