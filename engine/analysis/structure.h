#pragma once
// Layer 1: what the bare graph of a case shows, whatever its conditions say. Everything here is proved: the
// graph holds every step a session can take, and more (flow_graph.h).

#include <cstdint>
#include <vector>

#include "engine/analysis/flow_graph.h"
#include "engine/program/program.h"

namespace gesprek::analysis {

/// Nodes that lead to each other.
struct Loop {
  std::vector<std::uint32_t> nodes;  // ascending
  bool has_exit = true;              // a way leads out of it, or it holds an ending
  bool waits = true;                 // somewhere in it the learner is asked something
};

struct Structure {
  std::vector<std::uint8_t> reachable;     // per node: 1 when a way leads there from the start
  std::vector<std::uint8_t> can_end;       // per node: 1 when a way leads from it to an ending
  std::vector<std::uint32_t> unreachable;  // nodes, ascending
  std::vector<std::uint32_t> traps;        // reachable nodes from which no ending can be reached
  std::vector<Loop> loops;                 // of reachable nodes, by their first node
  /// Loops of reachable nodes of which none asks for an input, so a session may run round in them (5.11).
  std::vector<Loop> blind_loops;
  /// Nodes on every way from the start to an ending, in the order in which they are passed; empty when no
  /// ending can be reached.
  std::vector<std::uint32_t> mandatory;
  /// Fewest inputs that end a turn on a way to any ending, conditions ignored: no session is shorter.
  /// program::kNone when no ending can be reached.
  std::uint32_t fewest_turns = program::kNone;
};

[[nodiscard]] Structure analyse_structure(const program::Program& program, const FlowGraph& graph);
[[nodiscard]] Structure analyse_structure(const program::Program& program);

}  // namespace gesprek::analysis
