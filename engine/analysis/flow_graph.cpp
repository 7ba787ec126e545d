#include "engine/analysis/flow_graph.h"

#include <algorithm>

namespace gesprek::analysis {

using program::kGoBack;
using program::kGoDone;
using program::kNone;
using program::Node;
using program::Program;
using program::Range;
using program::Way;

namespace {

/// In which topic layers a node may lie: walked from where the topics start. `done` closes the current topic,
/// whichever that is (5.12).
class LayerWalk {
 public:
  explicit LayerWalk(const Program& program) : program_(program), layers_(program.nodes.size()) {
    for (std::uint32_t layer = 0; layer < program.layers.size(); ++layer) walk(layer);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t node) const { return layers_[node]; }

 private:
  void walk(std::uint32_t layer) {
    const program::TopicLayer& topics = program_.layers[layer];
    for (std::uint32_t t = topics.topics.begin; t != topics.topics.end(); ++t) {
      push(program_.topics[t].start, layer);
    }
    while (!open_.empty()) {
      const std::uint32_t at = open_.back();
      open_.pop_back();
      const Node& node = program_.nodes[at];
      const auto push_arms = [&](Range arms) {
        for (std::uint32_t i = arms.begin; i != arms.end(); ++i) push(program_.arms[i].go, layer);
      };
      switch (node.way) {
        case Way::go: push(node.way_index, layer); break;
        case Way::branch: push_arms(program_.branches[node.way_index]); break;
        case Way::form: push_arms(program_.forms[node.way_index].arms); break;
        case Way::choices:
          for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
            push(program_.choices[c].go, layer);
          }
          push(node.otherwise, layer);
          break;
        case Way::topics:
        case Way::ending: break;
      }
      push(node.late, layer);
      // A turn may end anywhere something can be taken; an interrupt stays in the topic (5.11).
      for (const program::Interrupt& interrupt : program_.interrupts) push(interrupt.go, layer);
    }
  }

  void push(std::uint32_t node, std::uint32_t layer) {
    if (node >= program_.nodes.size()) return;
    std::vector<std::uint32_t>& of = layers_[node];
    if (!of.empty() && of.back() == layer) return;  // layers are walked one after the other
    of.push_back(layer);
    // Reaching a node that offers topics leaves the layer: it need not be walked on from (5.12).
    if (program_.nodes[node].way != Way::topics) open_.push_back(node);
  }

  const Program& program_;
  std::vector<std::vector<std::uint32_t>> layers_;
  std::vector<std::uint32_t> open_;
};

bool can_end_a_turn(const Program& program, const Node& node) {
  // A choice, time that is up, or a repair, which is offered wherever something is (5.20).
  const bool stands = node.way == Way::choices || node.way == Way::topics || node.way == Way::form;
  return node.way == Way::choices || (stands && (node.late != kNone || !program.repairs.empty()));
}

class Builder {
 public:
  Builder(const Program& program, std::uint32_t interrupts, std::uint32_t back, std::vector<Edge>& out)
      : program_(program), layers_(program), interrupts_(interrupts), back_(back), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) add_node(i);
    for (std::uint32_t layer = 0; layer < program_.layers.size(); ++layer) {
      add({done_vertex(layer), program_.layers[layer].node, kNone, EdgeKind::done});
      const Range topics = program_.layers[layer].topics;
      for (std::uint32_t t = topics.begin; t != topics.end(); ++t) {
        add({switch_vertex(layer), program_.topics[t].start, t, EdgeKind::topic});
      }
    }
    for (std::uint32_t i = 0; i < program_.interrupts.size(); ++i) {
      add_go(interrupts_, program_.interrupts[i].go, i, EdgeKind::interrupt);
    }
    std::sort(displaced_.begin(), displaced_.end());
    displaced_.erase(std::unique(displaced_.begin(), displaced_.end()), displaced_.end());
    for (const std::uint32_t to : displaced_) add({back_, to, kNone, EdgeKind::back});
  }

 private:
  [[nodiscard]] std::uint32_t done_vertex(std::uint32_t layer) const {
    return static_cast<std::uint32_t>(program_.nodes.size()) + 2 * layer;
  }
  [[nodiscard]] std::uint32_t switch_vertex(std::uint32_t layer) const { return done_vertex(layer) + 1; }

  void add(Edge edge) { out_.push_back(edge); }

  /// `go` with `done` and `back` as the vertices they lead to.
  void add_go(std::uint32_t from, std::uint32_t go, std::uint32_t cause, EdgeKind kind) {
    if (go == kNone) return;
    if (go == kGoBack) return add({from, back_, cause, kind});
    if (go != kGoDone) return add({from, go, cause, kind});
    if (from >= program_.nodes.size()) {  // an interrupt whose `go` is done: out of any topic
      for (std::uint32_t layer = 0; layer < program_.layers.size(); ++layer) {
        add({from, done_vertex(layer), cause, kind});
      }
      return;
    }
    for (const std::uint32_t layer : layers_.of(from)) add({from, done_vertex(layer), cause, kind});
  }

  /// The same where an interrupt may come between: then `back` leads there (5.11).
  void add_turn(std::uint32_t from, std::uint32_t go, std::uint32_t cause, EdgeKind kind) {
    const std::size_t before = out_.size();
    add_go(from, go, cause, kind);
    if (program_.interrupts.empty()) return;
    for (std::size_t i = before; i < out_.size(); ++i) displaced_.push_back(out_[i].to);
  }

  void add_node(std::uint32_t index) {
    const Node& node = program_.nodes[index];
    const auto add_arms = [&](Range arms, EdgeKind kind) {
      for (std::uint32_t i = arms.begin; i != arms.end(); ++i) {
        add_go(index, program_.arms[i].go, kNone, kind);
      }
    };
    switch (node.way) {
      case Way::go: add_go(index, node.way_index, kNone, EdgeKind::go); break;
      case Way::branch: add_arms(program_.branches[node.way_index], EdgeKind::go); break;
      case Way::form: add_arms(program_.forms[node.way_index].arms, EdgeKind::form); break;
      case Way::choices:
        for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
          add_turn(index, program_.choices[c].go, c, EdgeKind::choice);
        }
        add_go(index, node.otherwise, kNone, EdgeKind::otherwise);
        if ((node.flags & program::NodeFlag::switches) != 0) {
          // 5.12: a topic that was left by a switch goes on at the node where it was left.
          for (const std::uint32_t layer : layers_.of(index)) {
            add({index, switch_vertex(layer), kNone, EdgeKind::topic});
            add({switch_vertex(layer), index, kNone, EdgeKind::topic});
          }
        }
        break;
      case Way::topics:
        add({index, switch_vertex(node.way_index), kNone, EdgeKind::topic});
        add_go(index, program_.layers[node.way_index].then, kNone, EdgeKind::then);
        break;
      case Way::ending: break;
    }
    if (node.late != kNone && node.way != Way::ending) add_turn(index, node.late, kNone, EdgeKind::late);
    if (!program_.interrupts.empty() && can_end_a_turn(program_, node)) {
      add({index, interrupts_, kNone, EdgeKind::interrupt});
      if (!program_.repairs.empty()) displaced_.push_back(index);  // the same offer stands again (5.20)
    }
  }

  const Program& program_;
  LayerWalk layers_;
  std::uint32_t interrupts_, back_;
  std::vector<Edge>& out_;
  std::vector<std::uint32_t> displaced_;
};

}  // namespace

FlowGraph::FlowGraph(const Program& program) : nodes_(static_cast<std::uint32_t>(program.nodes.size())) {
  const std::uint32_t size = nodes_ + 2 * static_cast<std::uint32_t>(program.layers.size()) + 2;
  Builder(program, size - 2, size - 1, edges_).run();
  std::stable_sort(edges_.begin(), edges_.end(),
                   [](const Edge& a, const Edge& b) { return a.from < b.from; });
  first_.assign(size + 1, 0);
  for (const Edge& edge : edges_) ++first_[edge.from + 1];
  for (std::uint32_t i = 0; i < size; ++i) first_[i + 1] += first_[i];
}

}  // namespace gesprek::analysis
