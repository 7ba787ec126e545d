#include "engine/analysis/relaxed_bounds.h"

#include <algorithm>
#include <limits>

namespace gesprek::analysis {

using program::Field;
using program::FieldType;
using program::kNone;
using program::Node;
using program::Program;
using program::Range;
using program::Way;

namespace {

/// What a step may earn: any number from lo to hi.
struct Span {
  std::int64_t lo = 0, hi = 0;
  void add(std::int64_t value) {
    lo = std::min(lo, value);
    hi = std::max(hi, value);
  }
};
Span operator+(Span a, Span b) {
  return {a.lo + b.lo, a.hi + b.hi};
}

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::int64_t kNoWay = std::numeric_limits<std::int64_t>::min() / 4;
constexpr int kRepairedPoints = -1;  // 5.20

// --- what one step earns ---

bool is_always_open(const program::Choice& choice) {
  return choice.when.empty() && (choice.flags & program::ChoiceFlag::once) == 0;
}

/// The points of `choice` for number `k` of its node's criteria: its value when the decision counts, nothing
/// when it does not (5.18), over every set of choices that may be selectable beside it.
Span choice_points(const Program& program, const Node& node, const program::Choice& choice, std::uint32_t k,
                   bool mends) {
  const std::int8_t* const matrix = program.points.data() + node.matrix;
  const auto value_of = [&](const program::Choice& c) -> int {
    return matrix[c.place * node.criteria.size + k];
  };
  const int value = value_of(choice);
  int lo_all = value, hi_all = value;      // when all choices are selectable
  int lo_least = value, hi_least = value;  // when only those are that always are
  for (std::uint32_t i = node.choices.begin; i != node.choices.end(); ++i) {
    const program::Choice& other = program.choices[i];
    const int points = value_of(other);
    lo_all = std::min(lo_all, points);
    hi_all = std::max(hi_all, points);
    if (!is_always_open(other)) continue;
    lo_least = std::min(lo_least, points);
    hi_least = std::max(hi_least, points);
  }
  const bool may_count = lo_all < hi_all && !(hi_all <= 0 && value == hi_all);
  const bool may_not = lo_least == hi_least || (hi_least <= 0 && value == hi_least);
  Span out = may_count ? Span{value, value} : Span{};
  if (may_not) out.add(0);
  if (may_count && mends && value < kRepairedPoints) out.add(kRepairedPoints);  // 5.20
  return out;
}

int option_points(const Program& program, const program::Option& option, std::uint32_t criterion) {
  for (std::uint32_t i = option.points.begin; i != option.points.end(); ++i) {
    if (program.option_points[i].criterion == criterion) return program.option_points[i].points;
  }
  return 0;
}

/// What a field may earn, counted or not (5.13).
Span field_points(const Program& program, const Field& field, std::uint32_t criterion) {
  Span out;
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    const program::FieldScore& pair = program.field_scores[i];
    if (pair.criterion != criterion) continue;
    out.add(pair.wrong);
    out.add(pair.right);
  }
  Span sum;
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    const int points = option_points(program, program.options[o], criterion);
    out.add(points);
    (points < 0 ? sum.lo : sum.hi) += points;
  }
  if (field.type != FieldType::multi) return out;
  out.add(sum.lo);
  out.add(sum.hi);
  return out;
}

// --- the longest way ---

/// An edge as the bounds see it: those of `done` and of picking topics are laid otherwise (see Bounds).
struct Step {
  std::uint32_t from = 0, to = 0;
  Span points;
};

/// The most that can be earned from each vertex to a target: kNoWay when none can be reached, kUnbounded when
/// a loop on the way earns. `sign` -1 asks for the least instead (and gives its negative).
class LongestWay {
 public:
  LongestWay(std::uint32_t size, const std::vector<Step>& steps) : size_(size), steps_(steps) {
    first_.assign(size + 1, 0);
    for (const Step& step : steps) ++first_[step.from + 1];
    for (std::uint32_t i = 0; i < size; ++i) first_[i + 1] += first_[i];
    by_from_.resize(steps.size());
    std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < steps.size(); ++i) by_from_[at[steps[i].from]++] = i;
    parts_ = find_components(size, [&](std::uint32_t v, auto&& f) {
      for (std::uint32_t k = first_[v]; k != first_[v + 1]; ++k) f(steps_[by_from_[k]].to);
    });
    members_first_.assign(parts_.count + 1, 0);
    for (const std::uint32_t part : parts_.of) ++members_first_[part + 1];
    for (std::uint32_t i = 0; i < parts_.count; ++i) members_first_[i + 1] += members_first_[i];
    members_.resize(size);
    std::vector<std::uint32_t> next(members_first_.begin(), members_first_.end() - 1);
    for (std::uint32_t v = 0; v < size; ++v) members_[next[parts_.of[v]]++] = v;
  }

  [[nodiscard]] std::vector<std::int64_t> run(const std::vector<std::uint8_t>& is_target, int sign) const {
    std::vector<std::int64_t> best(size_, kNoWay);
    // Parts are numbered against the edges, so all that a part leads to is known when its turn comes.
    for (std::uint32_t part = 0; part < parts_.count; ++part) {
      const std::uint32_t begin = members_first_[part];
      const std::uint32_t end = members_first_[part + 1];
      for (std::uint32_t m = begin; m != end; ++m) {
        if (is_target[members_[m]] != 0) best[members_[m]] = 0;
      }
      // Bellman and Ford inside the part: as many rounds as it has vertices settle it, unless a loop earns.
      // A very large part is not worth that: what improves in it is called unbounded, which is never wrong.
      const std::uint32_t rounds = std::min<std::uint32_t>(end - begin, 4000);
      bool improves = true;
      for (std::uint32_t round = 0; round <= rounds && improves; ++round) {
        improves = false;
        for (std::uint32_t m = begin; m != end; ++m) improves = relax(members_[m], sign, best) || improves;
      }
      if (!improves) continue;
      for (std::uint32_t m = begin; m != end; ++m) {
        if (best[members_[m]] != kNoWay) best[members_[m]] = kUnbounded;
      }
    }
    return best;
  }

 private:
  bool relax(std::uint32_t v, int sign, std::vector<std::int64_t>& best) const {
    bool improves = false;
    for (std::uint32_t k = first_[v]; k != first_[v + 1]; ++k) {
      const Step& step = steps_[by_from_[k]];
      const std::int64_t behind = best[step.to];
      if (behind == kNoWay) continue;
      const std::int64_t gain = sign > 0 ? step.points.hi : -step.points.lo;
      const std::int64_t value = behind >= kUnbounded ? kUnbounded : std::min(behind + gain, kUnbounded);
      if (value <= best[v]) continue;
      best[v] = value;
      improves = true;
    }
    return improves;
  }

  std::uint32_t size_;
  const std::vector<Step>& steps_;
  std::vector<std::uint32_t> first_, by_from_, members_first_, members_;
  Components parts_;
};

// --- the bounds ---

/// In the bare graph topics and interrupts make loops, but a topic is closed once (5.12) and an interrupt
/// without `repeat` comes once (5.11). So they are laid apart. What the topics of a layer may earn up to
/// their `done` is added where they are offered, and nothing follows that `done`. A session is a way from the
/// start, and one from each interrupt that came; each ends at an ending, where `back` or `done` leads
/// elsewhere, or where the next interrupt takes over. So the ways are bounded one by one and added up.
class Bounds {
 public:
  Bounds(const Program& program, const FlowGraph& graph) : program_(program), graph_(graph) {
    for (const program::Choice& choice : program.choices) {
      any_mends_ = any_mends_ || choice.repairs != kNone;
    }
    backs_are_calls_ = back_returns_to_where_it_came_from();
  }

  RelaxedBound run(std::uint32_t criterion) {
    RelaxedBound out;
    out.criterion = criterion;
    const auto max = bound(criterion, +1);
    const auto min = bound(criterion, -1);
    out.can_end = max != kNoWay;
    if (!out.can_end) return out;
    if (max < kUnbounded) out.max = max;
    if (min < kUnbounded) out.min = -min;
    return out;
  }

 private:
  /// Whether every `go: back` stands where only an interrupt leads: then it returns to where that very
  /// interrupt took over, and the way before it goes on (5.11).
  bool back_returns_to_where_it_came_from() {
    std::vector<std::uint8_t> seen(graph_.size(), 0);
    std::vector<std::uint32_t> open = {program_.header.start};
    seen[program_.header.start] = 1;
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (at == graph_.back_vertex()) return false;
      if (at == graph_.interrupt_vertex()) continue;
      for (const Edge* edge = graph_.begin(at); edge != graph_.end(at); ++edge) {
        if (seen[edge->to] != 0) continue;
        seen[edge->to] = 1;
        open.push_back(edge->to);
      }
    }
    return true;
  }

  Span edge_points(const Edge& edge, std::uint32_t criterion) const {
    if (!graph_.is_node(edge.from)) return {};
    const Node& node = program_.nodes[edge.from];
    if (edge.kind == EdgeKind::choice) return choice_span(node, program_.choices[edge.cause], criterion);
    // An interrupt comes behind some choice of the node, and takes its points along.
    if (edge.kind == EdgeKind::interrupt && node.way == Way::choices) {
      Span out;
      for (std::uint32_t c = node.choices.begin; c != node.choices.end(); ++c) {
        const Span span = choice_span(node, program_.choices[c], criterion);
        out.add(span.lo);
        out.add(span.hi);
      }
      return out;
    }
    if (edge.kind == EdgeKind::form) {
      Span out;
      const Range fields = program_.forms[node.way_index].fields;
      for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
        out = out + field_points(program_, program_.fields[f], criterion);
      }
      return out;
    }
    return {};
  }

  Span choice_span(const Node& node, const program::Choice& choice, std::uint32_t criterion) const {
    for (std::uint32_t k = 0; k < node.criteria.size; ++k) {
      if (program_.criterion_refs[node.criteria.begin + k] != criterion) continue;
      // Which knock-out a choice causes may also be for a rule to say, so any choice may be mended then.
      return choice_points(program_, node, choice, k, choice.repair != kNone || any_mends_);
    }
    return {};
  }

  /// The steps without those that lead back into a layer of topics, and without `back` where it is a call.
  std::vector<Step> steps_for(std::uint32_t criterion) const {
    std::vector<Step> steps;
    steps.reserve(graph_.edges().size());
    for (const Edge& edge : graph_.edges()) {
      if (edge.kind == EdgeKind::back && backs_are_calls_) continue;
      if (edge.kind == EdgeKind::done && backs_are_calls_) continue;
      if (edge.from == graph_.interrupt_vertex() && backs_are_calls_) continue;
      // A switch leaves a topic that is picked up later: its parts lie on one way through it.
      const bool picks_up = edge.kind == EdgeKind::topic && graph_.is_node(edge.from) &&
                            program_.nodes[edge.from].way != Way::topics;
      if (picks_up) continue;
      steps.push_back({edge.from, edge.to, edge_points(edge, criterion)});
    }
    return steps;
  }

  std::int64_t bound(std::uint32_t criterion, int sign) {
    std::vector<Step> steps = steps_for(criterion);
    std::vector<std::uint8_t> is_target(graph_.size(), 0);
    // What each topic may earn is added where its layer is entered. A layer has none within it (5.12), unless
    // the Program was made by hand: then its loops are found, and called unbounded.
    for (std::uint32_t layer = 0; layer < program_.layers.size(); ++layer) {
      const std::int64_t all = topics_together(layer, steps, sign);
      const std::uint32_t node = program_.layers[layer].node;
      for (Step& step : steps) {
        if (step.from != node) continue;
        if (sign > 0) step.points.hi = sum(step.points.hi, all);
        if (sign < 0) step.points.lo = -sum(-step.points.lo, all);
      }
    }
    for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
      if (program_.nodes[i].way == Way::ending) is_target[i] = 1;
    }
    const LongestWay longest(graph_.size(), steps);
    if (!backs_are_calls_ || program_.interrupts.empty()) {
      return longest.run(is_target, sign)[program_.header.start];
    }
    is_target[graph_.interrupt_vertex()] = 1;
    const std::int64_t main = longest.run(is_target, sign)[program_.header.start];
    if (main == kNoWay) return kNoWay;
    is_target[graph_.back_vertex()] = 1;
    for (std::uint32_t layer = 0; layer < program_.layers.size(); ++layer) {
      is_target[graph_.done_vertex(layer)] = 1;
    }
    const std::vector<std::int64_t> way = longest.run(is_target, sign);
    std::int64_t all = main;
    for (const program::Interrupt& interrupt : program_.interrupts) {
      if (interrupt.go >= graph_.node_count()) continue;
      const std::int64_t gain = std::max<std::int64_t>(way[interrupt.go], 0);
      all = sum(all, interrupt.repeat != 0 && gain > 0 ? kUnbounded : gain);
    }
    return all;
  }

  /// The most that the topics of `layer` may earn together: each once, to its `done` or to where it is left.
  std::int64_t topics_together(std::uint32_t layer, const std::vector<Step>& steps, int sign) const {
    std::vector<std::uint8_t> is_target(graph_.size(), 0);
    is_target[graph_.done_vertex(layer)] = 1;
    is_target[graph_.interrupt_vertex()] = 1;
    for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
      if ((program_.nodes[i].flags & program::NodeFlag::switches) != 0) is_target[i] = 1;
    }
    const std::vector<std::int64_t> way = LongestWay(graph_.size(), steps).run(is_target, sign);
    std::int64_t all = 0;
    const Range topics = program_.layers[layer].topics;
    for (std::uint32_t t = topics.begin; t != topics.end(); ++t) {
      const std::uint32_t start = program_.topics[t].start;
      if (start < graph_.node_count()) all = sum(all, std::max<std::int64_t>(way[start], 0));
    }
    return all;
  }

  static std::int64_t sum(std::int64_t a, std::int64_t b) {
    return a >= kUnbounded || b >= kUnbounded ? kUnbounded : a + b;
  }

  const Program& program_;
  const FlowGraph& graph_;
  bool any_mends_ = false;
  bool backs_are_calls_ = true;
};

}  // namespace

std::vector<RelaxedBound> relaxed_bounds(const Program& program, const FlowGraph& graph) {
  std::vector<RelaxedBound> out;
  if (program.nodes.empty()) return out;
  Bounds bounds(program, graph);
  for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
    if (program.criteria[i].scored != 0) out.push_back(bounds.run(i));
  }
  return out;
}

}  // namespace gesprek::analysis
