// What only shows when every way on is known: nodes that are never reached, `done` and `back` where there is
// nothing to go back to, loops without an input (format 5.11, 5.12, 5.25). Plain reachability: conditions are
// not looked at here, so what is called unreachable is so whatever happens; the rest is for the analysis.

#include <algorithm>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

/// Calls `f` with every target of `node` but those of topics: nodes, kGoDone, kGoBack.
template <class F>
void for_each_target(const Program& program, const Node& node, F&& f) {
  const auto each_arm = [&](Range arms) {
    for (std::uint32_t i = arms.begin; i < arms.end(); ++i) f(program.arms[i].go);
  };
  switch (node.way) {
    case Way::go: f(node.way_index); break;
    case Way::choices:
      for (std::uint32_t i = node.choices.begin; i < node.choices.end(); ++i) f(program.choices[i].go);
      if (node.otherwise != kNone) f(node.otherwise);
      if (node.late != kNone) f(node.late);
      break;
    case Way::branch: each_arm(program.branches[node.way_index]); break;
    case Way::form: each_arm(program.forms[node.way_index].arms); break;
    case Way::topics:
    case Way::ending: break;
  }
}

/// Calls `f` with every `go` the author wrote in `node`, with its place.
template <class F>
void for_each_go(const scenario::Node& node, F&& f) {
  if (node.go.has_value()) f(*node.go);
  for (const scenario::BranchArm& arm : node.branch) f(arm.go);
  for (const scenario::Choice& choice : node.choices) {
    if (choice.go.has_value()) f(*choice.go);
  }
}

/// How a node can be reached.
struct Reach {
  static constexpr std::uint8_t outside = 1, in_topic = 2, by_interrupt = 4, without_interrupt = 8;
};

/// Walks the graph once outside topics and once for each layer of topics, each time also with what follows an
/// interrupt. A layer is left by its `then` (5.12).
class Walk {
 public:
  explicit Walk(const Program& program) : program_(program), reach_(program.nodes.size(), 0) {
    for (auto& seen : seen_) seen.assign(program.nodes.size(), kNone);
    pending_.resize(program.layers.size());
  }

  void run() {
    push(program_.header.start, kOutside, 0);
    while (true) {
      drain();
      const std::uint32_t layer = next_layer();
      if (layer == kNone) break;
      for (const Step& step : std::exchange(pending_[layer], {})) push(step.node, layer, step.bit);
    }
  }

  [[nodiscard]] std::uint8_t reach(std::uint32_t node) const { return reach_[node]; }

 private:
  struct Step {
    std::uint32_t node = 0;
    std::uint32_t layer = kOutside;
    std::uint32_t bit = 0;  // 1: after an interrupt
  };
  static constexpr std::uint32_t kOutside = kNone - 1;

  void push(std::uint32_t node, std::uint32_t layer, std::uint32_t bit) {
    // Layers are walked one after the other, so one mark for the layer of the last visit is enough: a node in
    // two layers is walked twice. Past the budget (a hostile case) a node is walked once for all layers.
    auto& seen = seen_[(layer == kOutside ? 0U : 2U) + bit];
    if (seen[node] == layer || (layer != kOutside && visits_ == 0 && seen[node] != kNone)) return;
    seen[node] = layer;
    if (layer != kOutside && visits_ > 0) --visits_;
    reach_[node] =
        static_cast<std::uint8_t>(reach_[node] | (layer == kOutside ? Reach::outside : Reach::in_topic) |
                                  (bit == 1 ? Reach::by_interrupt : Reach::without_interrupt));
    open_.push_back({node, layer, bit});
  }

  void drain() {
    while (!open_.empty()) {
      const Step at = open_.back();
      open_.pop_back();
      const Node& node = program_.nodes[at.node];
      const std::uint32_t then = at.layer == kOutside ? kNone : program_.layers[at.layer].then;
      for_each_target(program_, node, [&](std::uint32_t target) {
        if (target >= program_.nodes.size()) return;  // done, back
        push(target, target == then ? kOutside : at.layer, at.bit);
      });
      if (node.way == Way::topics && at.layer == kOutside) open_layer(node.way_index, at.bit);
      if (node.way == Way::choices) interrupt(at.layer);
    }
  }

  void open_layer(std::uint32_t layer, std::uint32_t bit) {
    const TopicLayer& topics = program_.layers[layer];
    for (std::uint32_t i = topics.topics.begin; i < topics.topics.end(); ++i) {
      pending_[layer].push_back({program_.topics[i].start, layer, bit});
    }
    push(topics.then, kOutside, bit);
    waiting_.push_back(layer);
  }

  /// A turn can end here, so every interrupt may come (5.11). It stays in the current topic.
  void interrupt(std::uint32_t layer) {
    // Between two layers only the outside and one layer are walked: remembering one of each is enough.
    std::uint32_t& done = layer == kOutside ? interrupted_outside_ : interrupted_layer_;
    if (done == layer) return;
    if (layer != kOutside) {
      // The budget of push(), for cases with very many interrupts and layers.
      if (done != kNone && visits_ < program_.interrupts.size()) return;
      visits_ -= std::min(visits_, program_.interrupts.size());
    }
    done = layer;
    for (const Interrupt& interrupt : program_.interrupts) push(interrupt.go, layer, 1);
  }

  std::uint32_t next_layer() {
    while (!waiting_.empty()) {
      const std::uint32_t layer = waiting_.back();
      waiting_.pop_back();
      if (!pending_[layer].empty()) return layer;
    }
    return kNone;
  }

  const Program& program_;
  std::vector<std::uint8_t> reach_;
  std::vector<std::uint32_t>
      seen_[4];  // outside, outside after an interrupt, in a topic, in a topic after one
  std::vector<Step> open_;
  std::vector<std::vector<Step>> pending_;  // per layer: where its topics start
  std::vector<std::uint32_t> waiting_;
  std::uint32_t interrupted_outside_ = kNone, interrupted_layer_ = kNone;
  std::size_t visits_ = 4'000'000;
};

void check_words(Context& context, std::uint32_t index, std::uint8_t reach) {
  bool has_word = false;
  for_each_target(context.program, context.program.nodes[index], [&](std::uint32_t target) {
    has_word = has_word || target == kGoDone || target == kGoBack;
  });
  if (!has_word) return;
  for_each_go(context.scenario.nodes[index], [&](const scenario::Name& go) {
    // 5.12: `done` reachable without a topic is an error.
    if (go.value == "done" && (reach & Reach::outside) != 0) {
      context.report(DiagnosticCode::done_outside_topic, go.where, {context.scenario.nodes[index].id.value});
    }
    if (go.value == "back" && (reach & Reach::without_interrupt) != 0) {
      const bool also_by_interrupt = (reach & Reach::by_interrupt) != 0;
      context.report(
          also_by_interrupt ? DiagnosticCode::back_may_lead_nowhere : DiagnosticCode::back_outside_interrupt,
          go.where, {context.scenario.nodes[index].id.value});
    }
  });
}

void check_reach(Context& context) {
  const Program& program = context.program;
  Walk walk(program);
  walk.run();
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    const scenario::Node& from = context.scenario.nodes[i];
    const std::uint8_t reach = walk.reach(i);
    if (reach == 0) {
      context.report(DiagnosticCode::unreachable_node, from.id.where, {from.id.value});
      continue;
    }
    check_words(context, i, reach);
    // 5.12: topics within a topic are an error.
    if (program.nodes[i].way == Way::topics && (reach & Reach::in_topic) != 0) {
      context.report(DiagnosticCode::topics_in_topic, from.id.where, {from.id.value});
    }
    if ((program.nodes[i].flags & NodeFlag::switches) != 0 && (reach & Reach::in_topic) == 0) {
      context.report(DiagnosticCode::switch_outside_topic, from.switch_->where, {from.id.value});
    }
  }
}

/// Nodes from which no input and no ending can be reached: every way on leads round (5.11). A node that waits
/// for the learner, or may go back to where it came from, ends a loop.
class LoopFinder {
 public:
  explicit LoopFinder(Context& context) : context_(context), program_(context.program) {}

  void run() {
    mark_safe();
    std::vector<std::uint32_t> walked(program_.nodes.size(), kNone);  // by the walk from which node
    for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
      if (is_safe_[i] != 0 || walked[i] != kNone) continue;
      std::vector<std::uint32_t> path;
      std::uint32_t at = i;
      for (; walked[at] == kNone; at = next(at)) {
        walked[at] = i;
        path.push_back(at);
      }
      if (walked[at] != i) continue;  // runs into a loop that has been reported
      report(std::vector<std::uint32_t>(std::find(path.begin(), path.end(), at), path.end()));
    }
  }

 private:
  [[nodiscard]] bool waits(const Node& node) const { return node.way != Way::go && node.way != Way::branch; }

  [[nodiscard]] std::uint32_t next(std::uint32_t node) const {
    const Node& from = program_.nodes[node];
    if (from.way == Way::go) return from.way_index;
    return program_.arms[program_.branches[from.way_index].end() - 1].go;
  }

  /// Backwards from the nodes that wait, over the ways on of those that do not.
  void mark_safe() {
    const std::size_t count = program_.nodes.size();
    is_safe_.assign(count, 0);
    std::vector<std::uint32_t> open;
    const auto mark = [&](std::uint32_t node) {
      if (is_safe_[node] != 0) return;
      is_safe_[node] = 1;
      open.push_back(node);
    };
    std::vector<std::uint32_t> begin(count + 1, 0);
    const auto each_edge = [&](auto&& f) {
      for (std::uint32_t i = 0; i < count; ++i) {
        if (waits(program_.nodes[i])) continue;
        for_each_target(program_, program_.nodes[i], [&](std::uint32_t target) { f(i, target); });
      }
    };
    each_edge([&](std::uint32_t, std::uint32_t target) {
      if (target < count) ++begin[target + 1];
    });
    for (std::size_t i = 0; i < count; ++i) begin[i + 1] += begin[i];
    std::vector<std::uint32_t> sources(begin[count]);
    std::vector<std::uint32_t> fill(begin.begin(), begin.end() - 1);
    each_edge([&](std::uint32_t source, std::uint32_t target) {
      if (target < count) {
        sources[fill[target]++] = source;
      } else {
        mark(source);
      }
    });
    for (std::uint32_t i = 0; i < count; ++i) {
      if (waits(program_.nodes[i])) mark(i);
    }
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (std::uint32_t k = begin[at]; k < begin[at + 1]; ++k) mark(sources[k]);
    }
  }

  void report(std::vector<std::uint32_t> loop) {
    std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end()), loop.end());
    const scenario::Node& first = context_.scenario.nodes[loop.front()];
    std::string route;
    constexpr std::size_t kMostShown = 8;
    for (std::size_t i = 0; i < loop.size() && i < kMostShown; ++i) {
      route += context_.scenario.nodes[loop[i]].id.value + " → ";
    }
    if (loop.size() > kMostShown) route += "… → ";
    route += first.id.value;
    const TextRange where = first.go.has_value()   ? first.go->where
                            : first.branch.empty() ? first.id.where
                                                   : first.branch.back().go.where;
    context_.report(DiagnosticCode::loop_without_input, where, {route});
  }

  Context& context_;
  const Program& program_;
  std::vector<std::uint8_t> is_safe_;
};

}  // namespace

void check_flow(Context& context) {
  const std::vector<scenario::Node>& nodes = context.scenario.nodes;
  if (context.program.endings.empty())
    context.report(DiagnosticCode::no_ending, context.scenario.start.where);
  if (nodes.empty()) return;
  LoopFinder(context).run();
  check_reach(context);
}

}  // namespace gesprek::program
