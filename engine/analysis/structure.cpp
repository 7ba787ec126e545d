#include "engine/analysis/structure.h"

#include <algorithm>
#include <deque>

namespace gesprek::analysis {

using program::kNone;
using program::Program;
using program::Way;

namespace {

bool waits(const program::Node& node) {
  return node.way == Way::choices || node.way == Way::topics || node.way == Way::form;
}

/// Whether a step over this edge costs a turn (5.4).
bool costs_a_turn(const Edge& edge) {
  return edge.kind == EdgeKind::choice || edge.kind == EdgeKind::late;
}

std::vector<std::uint8_t> reach(const FlowGraph& graph, std::uint32_t start) {
  std::vector<std::uint8_t> seen(graph.size(), 0);
  std::vector<std::uint32_t> open = {start};
  seen[start] = 1;
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    for (const Edge* edge = graph.begin(at); edge != graph.end(at); ++edge) {
      if (seen[edge->to] != 0) continue;
      seen[edge->to] = 1;
      open.push_back(edge->to);
    }
  }
  return seen;
}

struct Reverse {
  std::vector<std::uint32_t> first, from;
  explicit Reverse(const FlowGraph& graph) : first(graph.size() + 1, 0), from(graph.edges().size()) {
    for (const Edge& edge : graph.edges()) ++first[edge.to + 1];
    for (std::uint32_t i = 0; i < graph.size(); ++i) first[i + 1] += first[i];
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    for (const Edge& edge : graph.edges()) from[at[edge.to]++] = edge.from;
  }
};

std::vector<std::uint8_t> reach_back(const Program& program, const FlowGraph& graph, const Reverse& reverse) {
  std::vector<std::uint8_t> seen(graph.size(), 0);
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (program.nodes[i].way != Way::ending) continue;
    seen[i] = 1;
    open.push_back(i);
  }
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    for (std::uint32_t k = reverse.first[at]; k != reverse.first[at + 1]; ++k) {
      if (seen[reverse.from[k]] != 0) continue;
      seen[reverse.from[k]] = 1;
      open.push_back(reverse.from[k]);
    }
  }
  return seen;
}

std::vector<Loop> find_loops(const Program& program, const FlowGraph& graph,
                             const std::vector<std::uint8_t>& reachable, bool blind_only) {
  const auto counts = [&](std::uint32_t v) {
    if (reachable[v] == 0) return false;
    return !blind_only || !graph.is_node(v) || !waits(program.nodes[v]);
  };
  const Components parts = find_components(graph.size(), [&](std::uint32_t v, auto&& f) {
    if (!counts(v)) return;
    for (const Edge* edge = graph.begin(v); edge != graph.end(v); ++edge) {
      if (counts(edge->to)) f(edge->to);
    }
  });
  std::vector<std::uint32_t> sizes(parts.count, 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) ++sizes[parts.of[v]];
  std::vector<std::uint8_t> turns_back(parts.count, 0);  // a loop of one vertex
  for (const Edge& edge : graph.edges()) {
    if (edge.from == edge.to && counts(edge.from)) turns_back[parts.of[edge.from]] = 1;
  }
  std::vector<std::uint32_t> place(parts.count, kNone);
  std::vector<Loop> loops;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const std::uint32_t part = parts.of[i];
    if (!counts(i) || (sizes[part] < 2 && turns_back[part] == 0)) continue;
    if (place[part] == kNone) {
      place[part] = static_cast<std::uint32_t>(loops.size());
      loops.push_back({{}, false, false});
    }
    Loop& loop = loops[place[part]];
    loop.nodes.push_back(i);
    loop.waits = loop.waits || waits(program.nodes[i]);
    loop.has_exit = loop.has_exit || program.nodes[i].way == Way::ending;
  }
  for (const Edge& edge : graph.edges()) {
    const std::uint32_t part = parts.of[edge.from];
    if (place[part] != kNone && part != parts.of[edge.to]) loops[place[part]].has_exit = true;
  }
  return loops;
}

/// The vertices that every way from `start` to `last` passes, by dominators (Cooper, Harvey and Kennedy).
std::vector<std::uint32_t> dominators_of_the_end(const Program& program, const FlowGraph& graph,
                                                 const Reverse& reverse,
                                                 const std::vector<std::uint8_t>& reachable) {
  const std::uint32_t start = program.header.start;
  const std::uint32_t end = graph.size();  // one vertex behind all endings
  std::vector<std::uint32_t> order;        // reverse postorder
  std::vector<std::uint32_t> number(end + 1, kNone);
  {
    std::vector<std::uint8_t> seen(end + 1, 0);
    std::vector<std::pair<std::uint32_t, const Edge*>> stack = {{start, graph.begin(start)}};
    seen[start] = 1;
    std::vector<std::uint32_t> post;
    while (!stack.empty()) {
      auto& [v, at] = stack.back();
      if (at == graph.end(v)) {
        post.push_back(v);
        stack.pop_back();
        continue;
      }
      const std::uint32_t to = (at++)->to;
      if (seen[to] != 0) continue;
      seen[to] = 1;
      stack.emplace_back(to, graph.begin(to));
    }
    order.assign(post.rbegin(), post.rend());
    order.push_back(end);
    for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  }
  std::vector<std::uint32_t> parent(order.size(), kNone);  // by number
  parent[0] = 0;
  const auto meet = [&](std::uint32_t a, std::uint32_t b) {
    while (a != b) {
      while (a > b) a = parent[a];
      while (b > a) b = parent[b];
    }
    return a;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 1; i < order.size(); ++i) {
      std::uint32_t found = kNone;
      const auto consider = [&](std::uint32_t from) {
        if (number[from] == kNone || parent[number[from]] == kNone) return;
        found = found == kNone ? number[from] : meet(found, number[from]);
      };
      if (order[i] == end) {
        for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
          if (reachable[n] != 0 && program.nodes[n].way == Way::ending) consider(n);
        }
      } else {
        for (std::uint32_t k = reverse.first[order[i]]; k != reverse.first[order[i] + 1]; ++k) {
          consider(reverse.from[k]);
        }
      }
      if (found != kNone && parent[i] != found) {
        parent[i] = found;
        changed = true;
      }
    }
  }
  std::vector<std::uint32_t> out;
  const std::uint32_t last = static_cast<std::uint32_t>(order.size()) - 1;
  if (parent[last] == kNone) return out;
  for (std::uint32_t i = parent[last];; i = parent[i]) {
    if (graph.is_node(order[i])) out.push_back(order[i]);
    if (i == 0) break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::uint32_t fewest_turns(const Program& program, const FlowGraph& graph) {
  std::vector<std::uint32_t> turns(graph.size(), kNone);
  std::deque<std::uint32_t> open = {program.header.start};
  turns[program.header.start] = 0;
  while (!open.empty()) {
    const std::uint32_t at = open.front();
    open.pop_front();
    for (const Edge* edge = graph.begin(at); edge != graph.end(at); ++edge) {
      // What an interrupt or `back` costs was counted where it took over, or not: not less than nothing.
      const std::uint32_t cost = costs_a_turn(*edge) ? 1 : 0;
      if (turns[edge->to] != kNone && turns[edge->to] <= turns[at] + cost) continue;
      turns[edge->to] = turns[at] + cost;
      if (cost == 0) {
        open.push_front(edge->to);
      } else {
        open.push_back(edge->to);
      }
    }
  }
  std::uint32_t fewest = kNone;
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (program.nodes[i].way == Way::ending) fewest = std::min(fewest, turns[i]);
  }
  return fewest;
}

}  // namespace

Structure analyse_structure(const Program& program, const FlowGraph& graph) {
  Structure out;
  if (program.nodes.empty()) return out;
  const Reverse reverse(graph);
  const std::vector<std::uint8_t> reachable = reach(graph, program.header.start);
  const std::vector<std::uint8_t> can_end = reach_back(program, graph, reverse);
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (reachable[i] == 0) {
      out.unreachable.push_back(i);
    } else if (can_end[i] == 0) {
      out.traps.push_back(i);
    }
  }
  out.loops = find_loops(program, graph, reachable, false);
  out.blind_loops = find_loops(program, graph, reachable, true);
  out.mandatory = dominators_of_the_end(program, graph, reverse, reachable);
  out.fewest_turns = fewest_turns(program, graph);
  out.reachable.assign(reachable.begin(), reachable.begin() + graph.node_count());
  out.can_end.assign(can_end.begin(), can_end.begin() + graph.node_count());
  return out;
}

Structure analyse_structure(const Program& program) {
  return analyse_structure(program, FlowGraph(program));
}

}  // namespace gesprek::analysis
