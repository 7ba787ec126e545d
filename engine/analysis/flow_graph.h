#pragma once
// The bare graph of a Program: what may follow what when no condition is looked at. Every step that a session
// can take is an edge here; not every edge can be taken. So what this graph rules out is ruled out.

#include <cstdint>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::analysis {

enum class EdgeKind : std::uint8_t {
  go,         // the node's `go`, or an arm of its branch
  choice,     // cause: the choice
  otherwise,  // no choice can be taken (5.10)
  late,       // the time is up (5.15)
  topic,      // cause: the topic that is picked or switched to
  then,       // the topics are done with
  form,       // an arm behind the form
  done,       // to the offer of topics
  interrupt,  // to the vertex of interrupts; from there with cause: the interrupt
  back        // from the vertex of `back` to where an interrupt took over
};

struct Edge {
  std::uint32_t from = 0, to = 0;
  std::uint32_t cause = program::kNone;
  EdgeKind kind = EdgeKind::go;
};

/// Vertices 0…nodes-1 are the Program's nodes. Behind them: two for every topic layer (where `done` leads to
/// first, and where topics are picked up by a switch), one that every interrupt leaves from, and one that
/// every `go: back` leads to.
class FlowGraph {
 public:
  explicit FlowGraph(const program::Program& program);

  [[nodiscard]] std::uint32_t node_count() const { return nodes_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first_.size()) - 1; }
  [[nodiscard]] std::uint32_t done_vertex(std::uint32_t layer) const { return nodes_ + 2 * layer; }
  [[nodiscard]] std::uint32_t switch_vertex(std::uint32_t layer) const { return nodes_ + 2 * layer + 1; }
  [[nodiscard]] std::uint32_t interrupt_vertex() const { return size() - 2; }
  [[nodiscard]] std::uint32_t back_vertex() const { return size() - 1; }
  [[nodiscard]] bool is_node(std::uint32_t vertex) const { return vertex < nodes_; }

  /// All edges, those of one vertex next to each other.
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }
  [[nodiscard]] const Edge* begin(std::uint32_t vertex) const { return edges_.data() + first_[vertex]; }
  [[nodiscard]] const Edge* end(std::uint32_t vertex) const { return edges_.data() + first_[vertex + 1]; }

 private:
  std::uint32_t nodes_ = 0;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_;  // size() + 1
};

/// The strongly connected parts of a graph of `size` vertices, each vertex with the number of its part. Parts
/// are numbered so that every edge between two of them leads from the higher to the lower number.
struct Components {
  std::vector<std::uint32_t> of;  // per vertex
  std::uint32_t count = 0;
};

/// `each_target(v, f)` calls f with every vertex that v leads to. Needs no recursion.
template <class EachTarget>
Components find_components(std::uint32_t size, EachTarget&& each_target) {
  // Tarjan's algorithm with a stack of its own: a case may be one chain of 100,000 nodes.
  constexpr std::uint32_t kUnseen = program::kNone;
  Components out;
  out.of.assign(size, kUnseen);
  std::vector<std::uint32_t> number(size, kUnseen);
  std::vector<std::uint32_t> low(size, 0);
  std::vector<std::uint32_t> open;
  struct Frame {
    std::uint32_t vertex;
    std::size_t at, end;  // in targets
  };
  std::vector<Frame> frames;
  std::vector<std::uint32_t> targets;
  std::uint32_t next = 0;
  const auto enter = [&](std::uint32_t v) {
    number[v] = low[v] = next++;
    open.push_back(v);
    const std::size_t begin = targets.size();
    each_target(v, [&](std::uint32_t to) { targets.push_back(to); });
    frames.push_back({v, begin, targets.size()});
  };
  for (std::uint32_t root = 0; root < size; ++root) {
    if (number[root] != kUnseen) continue;
    enter(root);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const std::uint32_t v = frame.vertex;
      if (frame.at != frame.end) {
        const std::uint32_t to = targets[frame.at++];
        if (number[to] == kUnseen) {
          enter(to);
        } else if (out.of[to] == kUnseen) {
          low[v] = low[v] < number[to] ? low[v] : number[to];
        }
        continue;
      }
      // A frame's targets end where those of the next begin; all behind it are done.
      if (low[v] == number[v]) {
        std::uint32_t w = 0;
        do {
          w = open.back();
          open.pop_back();
          out.of[w] = out.count;
        } while (w != v);
        ++out.count;
      }
      frames.pop_back();
      targets.resize(frames.empty() ? 0 : frames.back().end);
      if (!frames.empty()) {
        const std::uint32_t parent = frames.back().vertex;
        low[parent] = low[parent] < low[v] ? low[parent] : low[v];
      }
    }
  }
  return out;
}

}  // namespace gesprek::analysis
