#include "engine/analysis/graph.h"

#include <algorithm>
#include <limits>

namespace gesprek::analysis {

namespace {
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / 4;
}

// Tarjan's components without recursion: they come out so that everything a component leads to is before it.
Optimiser::Optimiser(const Graph& graph) : graph_(graph) {
  const auto count = static_cast<std::uint32_t>(graph.size());
  constexpr std::uint32_t kNew = 0xffffffffU;
  std::vector<std::uint32_t> number(count, kNew);
  std::vector<std::uint32_t> low(count, 0);
  std::vector<std::uint8_t> on_stack(count, 0);
  std::vector<std::uint32_t> stack;
  struct Frame {
    std::uint32_t vertex, edge;
  };
  std::vector<Frame> frames;
  std::uint32_t next = 0;
  order_.reserve(count);
  const auto open = [&](std::uint32_t v) {
    number[v] = low[v] = next++;
    stack.push_back(v);
    on_stack[v] = 1;
    frames.push_back({v, graph.first[v]});
  };
  if (count > 0) open(0);
  while (!frames.empty()) {
    Frame& frame = frames.back();
    const std::uint32_t v = frame.vertex;
    if (frame.edge < graph.first[v + 1]) {
      const std::uint32_t to = graph.to[frame.edge++];
      if (to == Graph::kEnd) continue;
      if (number[to] == kNew) {
        open(to);
      } else if (on_stack[to] != 0) {
        low[v] = std::min(low[v], number[to]);
      }
      continue;
    }
    frames.pop_back();
    if (!frames.empty()) low[frames.back().vertex] = std::min(low[frames.back().vertex], low[v]);
    if (low[v] != number[v]) continue;
    Component component;
    component.begin = static_cast<std::uint32_t>(order_.size());
    std::uint32_t member = 0;
    do {
      member = stack.back();
      stack.pop_back();
      on_stack[member] = 0;
      order_.push_back(member);
    } while (member != v);
    component.end = static_cast<std::uint32_t>(order_.size());
    component.is_cyclic = component.end - component.begin > 1;
    for (std::uint32_t e = graph.first[v]; e != graph.first[v + 1] && !component.is_cyclic; ++e)
      component.is_cyclic = graph.to[e] == v;
    has_cycles_ = has_cycles_ || component.is_cyclic;
    components_.push_back(component);
  }
}

// Pulls the best of every edge into `vertex`. Only what is truly better is taken, so the edges taken make no
// loop unless the loop itself pays.
bool Optimiser::improve(std::uint32_t vertex, const std::vector<std::vector<Gain>>& gains) {
  bool better = false;
  std::int64_t* const own = &value_[std::size_t{vertex} * levels_];
  for (std::uint32_t e = graph_.first[vertex]; e != graph_.first[vertex + 1]; ++e) {
    const std::uint32_t to = graph_.to[e];
    const std::vector<Gain>& ways = gains[graph_.label[e]];
    for (std::uint32_t g = 0; g < ways.size(); ++g) {
      for (std::uint32_t level = 0; level < levels_; ++level) {
        const std::uint32_t left = level > ways[g].opportunities ? level - ways[g].opportunities : 0;
        std::int64_t rest = kNever;
        if (to != Graph::kEnd) {
          rest = value_[std::size_t{to} * levels_ + left];
        } else if (left == 0) {
          rest = 0;
        }
        if (rest == kNever || rest + ways[g].weight <= own[level]) continue;
        own[level] = rest + ways[g].weight;
        edge_[std::size_t{vertex} * levels_ + level] = e;
        gain_[std::size_t{vertex} * levels_ + level] = static_cast<std::uint16_t>(g);
        better = true;
      }
    }
  }
  return better;
}

// A loop among the edges taken inside a component is one that pays every time.
bool Optimiser::find_cycle(const Component& component, Best& out) {
  for (std::uint32_t level = 0; level < levels_; ++level) {
    std::vector<std::uint32_t> mark(component.end - component.begin, 0);  // by place
    for (std::uint32_t i = component.begin; i != component.end; ++i) {
      if (mark[i - component.begin] != 0) continue;
      std::uint32_t at = order_[i];
      const std::uint32_t round = i - component.begin + 1;
      for (;;) {
        const std::uint32_t position = position_[at] - component.begin;
        if (mark[position] == round) {
          const std::uint32_t start = at;
          do {
            const std::size_t key = std::size_t{at} * levels_ + level;
            out.cycle.push_back({at, edge_[key], gain_[key]});
            at = graph_.to[edge_[key]];
          } while (at != start);
          return true;
        }
        if (mark[position] != 0) break;
        mark[position] = round;
        const std::size_t key = std::size_t{at} * levels_ + level;
        if (value_[key] == kNever) break;
        const std::uint32_t e = edge_[key];
        const std::uint32_t to = graph_.to[e];
        if (to == Graph::kEnd) break;
        if (position_[to] < component.begin || position_[to] >= component.end) break;
        // Ways of a lower level were looked at before.
        if (level > 0 && (*gains_)[graph_.label[e]][gain_[key]].opportunities > 0) break;
        at = to;
      }
    }
  }
  return false;
}

Best Optimiser::maximise(const std::vector<std::vector<Gain>>& gains, std::uint32_t opportunities) {
  Best out;
  if (graph_.size() == 0) return out;
  gains_ = &gains;
  levels_ = opportunities + 1;
  const std::size_t cells = graph_.size() * levels_;
  value_.assign(cells, kNever);
  edge_.assign(cells, 0);
  gain_.assign(cells, 0);
  if (has_cycles_ && position_.empty()) {
    position_.resize(graph_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  }
  for (const Component& component : components_) {
    if (!component.is_cyclic) {
      improve(order_[component.begin], gains);
      continue;
    }
    for (std::uint32_t rounds = 1;; ++rounds) {
      bool better = false;
      for (std::uint32_t i = component.begin; i != component.end; ++i)
        better = improve(order_[i], gains) || better;
      if (!better) break;
      if ((rounds < 8 || rounds % 8 == 0) && find_cycle(component, out)) {
        out.unbounded = true;
        return out;
      }
    }
  }
  const std::uint32_t top = levels_ - 1;
  out.exists = value_[top] != kNever;
  if (!out.exists) return out;
  out.weight = value_[top];
  std::uint32_t at = 0;
  std::uint32_t level = top;
  while (at != Graph::kEnd) {
    const std::size_t key = std::size_t{at} * levels_ + level;
    out.path.push_back({at, edge_[key], gain_[key]});
    const std::uint32_t used = gains[graph_.label[edge_[key]]][gain_[key]].opportunities;
    level = level > used ? level - used : 0;
    at = graph_.to[edge_[key]];
  }
  return out;
}

}  // namespace gesprek::analysis
