// `gesprek analyse --format dot`: the case as a graph for Graphviz.

#include <string>

#include "engine/analysis/flow_graph.h"
#include "engine/cli/analyse_report.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

using analysis::Answer;
using analysis::Edge;
using analysis::EdgeKind;
using analysis::FlowGraph;
using program::kNone;
using program::Program;
using program::Way;

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

class Drawing {
 public:
  explicit Drawing(const AnalysedCase& analysed)
      : program_(*analysed.file.program), analysis_(analysed.analysis), graph_(program_) {}

  std::string run() {
    out_ = "digraph " + quoted(program_.text(program_.header.scenario_id)) + " {\n";
    out_ += "  label=" + quoted(program_.text(program_.header.title)) + ";\n  rankdir=TB;\n";
    out_ += "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n";
    out_ += "  edge [fontname=\"sans-serif\", fontsize=10];\n";
    for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) add_node(n);
    for (const Edge& edge : graph_.edges()) add_edge(edge);
    for (std::uint32_t i = 0; i < program_.interrupts.size(); ++i) add_interrupt(i);
    return out_ + "}\n";
  }

 private:
  [[nodiscard]] std::string name(std::uint32_t node) const {
    return quoted(program_.text(program_.nodes[node].id));
  }

  void add_node(std::uint32_t index) {
    const program::Node& node = program_.nodes[index];
    std::string looks;
    std::string label(program_.text(node.id));
    if (node.way == Way::ending) {
      const program::Ending& ending = program_.endings[node.way_index];
      label += "\n" + std::string(program_.text(ending.title));
      looks = ending.outcome == program::Outcome::good    ? ", shape=ellipse, fillcolor=\"#d9ead3\""
              : ending.outcome == program::Outcome::mixed ? ", shape=ellipse, fillcolor=\"#fff2cc\""
                                                          : ", shape=ellipse, fillcolor=\"#f4cccc\"";
    } else if (node.way == Way::form) {
      looks = ", shape=note";
    } else if (node.way == Way::topics) {
      looks = ", shape=folder";
    } else if (node.way == Way::branch) {
      looks = ", shape=diamond";
    }
    if (index == program_.header.start) looks += ", penwidth=2";
    if (analysis_.entered(index) == Answer::no) looks += ", style=\"rounded,dashed\"";
    std::string text;
    for (const char c : label) text += c == '\n' ? std::string("\\n") : c == '"' ? "\\\"" : std::string(1, c);
    out_ += "  " + name(index) + " [label=\"" + text + "\"" + looks + "];\n";
  }

  void add_edge(const Edge& edge) {
    if (!graph_.is_node(edge.from)) return;
    const program::Node& node = program_.nodes[edge.from];
    std::string to;
    std::string looks;
    std::string label;
    if (edge.kind == EdgeKind::choice) {
      label = program_.text(program_.choice_infos[edge.cause].id);
      if ((program_.choices[edge.cause].flags & program::ChoiceFlag::model) != 0) looks += ", penwidth=2";
      if (!program_.choices[edge.cause].when.empty()) label += " ?";
      if (analysis_.selectable(edge.cause) == Answer::no) looks += ", style=dashed";
    } else if (edge.kind == EdgeKind::late) {
      label = "te laat";
    } else if (edge.kind == EdgeKind::otherwise) {
      label = "anders";
    } else if (edge.kind == EdgeKind::then) {
      label = "verder";
    } else if (edge.kind == EdgeKind::interrupt) {
      return;  // from nearly everywhere: drawn once, from the interrupt itself
    } else if (edge.kind == EdgeKind::topic) {
      if (node.way != Way::topics) return;
      const program::Range topics = program_.layers[node.way_index].topics;
      for (std::uint32_t t = topics.begin; t != topics.end(); ++t) {
        out_ += "  " + name(edge.from) + " -> " + name(program_.topics[t].start) +
                " [label=" + quoted(program_.text(program_.topics[t].id)) + ", style=bold];\n";
      }
      return;
    }
    if (graph_.is_node(edge.to)) {
      to = name(edge.to);
    } else if (edge.to == graph_.back_vertex()) {
      to = quoted("terug");
      if (!has_back_) out_ += "  \"terug\" [shape=plaintext, style=\"\"];\n";
      has_back_ = true;
    } else {
      // `done`: back to where the topics are offered.
      const std::uint32_t layer = (edge.to - graph_.node_count()) / 2;
      to = name(program_.layers[layer].node);
      looks += ", constraint=false, arrowhead=empty";
    }
    out_ += "  " + name(edge.from) + " -> " + to;
    if (!label.empty() || !looks.empty()) out_ += " [label=" + quoted(label) + looks + "]";
    out_ += ";\n";
  }

  void add_interrupt(std::uint32_t index) {
    const program::Interrupt& interrupt = program_.interrupts[index];
    if (interrupt.go >= program_.nodes.size()) return;
    const std::string from = quoted("onderbreking " + std::string(program_.text(interrupt.id)));
    out_ += "  " + from + " [shape=octagon];\n  " + from + " -> " + name(interrupt.go) + ";\n";
  }

  const Program& program_;
  const analysis::CaseAnalysis& analysis_;
  FlowGraph graph_;
  std::string out_;
  bool has_back_ = false;
};

}  // namespace

std::string analyse_dot(const AnalysedCase& analysed) {
  return Drawing(analysed).run();
}

}  // namespace gesprek::cli
