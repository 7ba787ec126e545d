#include "engine/analysis/bounds.h"

#include <algorithm>
#include <utility>

namespace gesprek::analysis {

namespace {

constexpr std::uint32_t kFewestOpportunities = 2;  // 5.18

using Gains = std::vector<std::vector<Gain>>;

class BoundFinder {
 public:
  BoundFinder(Machine& machine, Search& search, const Graph& graph, const ExploreOptions& options)
      : machine_(machine), search_(search), graph_(graph), options_(options), optimiser_(graph) {}

  void run(ExploreReport& report) {
    turns(report);
    if (!options_.with_points) return;
    for (std::uint32_t c = 0; c < machine_.program().criteria.size(); ++c) {
      if (machine_.program().criteria[c].scored == 0) continue;
      CriterionReport out;
      out.criterion = c;
      const Gains gains = gains_of(c);
      out.earned_min = earned(gains, -1);
      out.earned_max = earned(gains, 1);
      out.percent_min = share(gains, -1);
      out.percent_max = share(gains, 1);
      report.criteria.push_back(std::move(out));
    }
  }

 private:
  // Shortest and longest count turns to any ending (5.27).
  void turns(ExploreReport& report) {
    Gains gains(machine_.label_count());
    for (std::uint32_t l = 0; l < gains.size(); ++l) {
      Gain gain;
      gain.weight = -static_cast<std::int64_t>(machine_.label(l).turns);
      gains[l].push_back(gain);
    }
    const Best shortest = optimiser_.maximise(gains, 0);
    for (std::vector<Gain>& ways : gains) ways[0].weight = -ways[0].weight;
    const Best longest = optimiser_.maximise(gains, 0);
    report.turns_exact = true;
    if (shortest.exists) report.shortest = static_cast<std::uint32_t>(-shortest.weight);
    if (longest.exists && !longest.unbounded) report.longest = static_cast<std::uint32_t>(longest.weight);
  }

  /// What each label can add in one criterion: every combination of what its decisions are worth.
  [[nodiscard]] Gains gains_of(std::uint32_t criterion) const {
    Gains out(machine_.label_count());
    for (std::uint32_t l = 0; l < out.size(); ++l) {
      std::vector<Gain> ways(1);
      for (const Decision& decision : machine_.label(l).decisions) {
        if (decision.criterion != criterion) continue;
        std::vector<Gain> more;
        for (const Gain& way : ways) {
          for (const Worth& worth : decision.worths) {
            Gain next = way;
            if (decision.field != kNone) {
              next.picks.resize(std::max<std::size_t>(next.picks.size(), decision.field + 1), 0);
              next.picks[decision.field] = worth.variant;
            }
            if (worth.counted) {
              next.earned += worth.earned;
              next.above += worth.earned - worth.lo;
              next.possible += worth.hi - worth.lo;
              next.opportunities += worth.hi > worth.lo ? 1 : 0;
            }
            const bool known = std::any_of(more.begin(), more.end(), [&](const Gain& g) {
              return g.earned == next.earned && g.above == next.above && g.possible == next.possible &&
                     g.opportunities == next.opportunities;
            });
            if (!known) more.push_back(std::move(next));
          }
        }
        ways = std::move(more);
      }
      out[l] = std::move(ways);
    }
    return out;
  }

  [[nodiscard]] Witness witness(const Gains& gains, const std::vector<PathStep>& path) {
    if (!options_.with_witnesses) return {};
    std::vector<Move> moves;
    std::vector<std::vector<std::uint32_t>> picks;
    for (const PathStep& step : path) {
      moves.push_back(search_.move_of(graph_.state_of(step.vertex), graph_.move[step.edge]));
      picks.push_back(gains[graph_.label[step.edge]][step.gain].picks);
    }
    return realise(machine_, moves, picks).value_or(Witness{});
  }

  PointsBound earned(Gains gains, int sign) {
    for (std::vector<Gain>& ways : gains) {
      for (Gain& way : ways) way.weight = sign * way.earned;
    }
    const Best best = optimiser_.maximise(gains, 0);
    PointsBound out;
    out.exact = true;
    if (best.unbounded || !best.exists) return out;
    out.value = sign * best.weight;
    out.witness = witness(gains, best.path);
    return out;
  }

  // Dinkelbach: the greatest Σ(above) - λ Σ(possible) is above 0 as long as some way, or some loop, has a
  // greater share than λ; then that share is the next λ. It ends, for shares are of finitely many sums on
  // ways without a loop, and of finitely many loops.
  ShareBound share(Gains gains, int sign) {
    ShareBound out;
    out.exact = true;
    std::int64_t above = 0;
    std::int64_t possible = 1;
    bool known = false;     // λ is the share of something met
    bool attained = false;  // of a way to an ending
    std::vector<PathStep> path;
    for (;;) {
      for (std::vector<Gain>& ways : gains) {
        for (Gain& way : ways) {
          // The first round looks for any way at all: short ones first, so that no loop pays.
          way.weight = known ? sign * (possible * way.above - above * way.possible) : -1;
        }
      }
      const Best best = optimiser_.maximise(gains, kFewestOpportunities);
      if (!best.unbounded && !best.exists) return out;
      if (known && !best.unbounded && best.weight < 0) break;
      if (known && !best.unbounded && best.weight == 0) {
        attained = true;
        path = best.path;
        break;
      }
      std::int64_t a = 0;
      std::int64_t p = 0;
      for (const PathStep& step : best.unbounded ? best.cycle : best.path) {
        const Gain& gain = gains[graph_.label[step.edge]][step.gain];
        a += gain.above;
        p += gain.possible;
      }
      above = a;
      possible = p;
      known = true;
    }
    out.earned = above;
    out.possible = possible;
    out.attained = attained;
    if (attained) out.witness = witness(gains, path);
    return out;
  }

  Machine& machine_;
  Search& search_;
  const Graph& graph_;
  const ExploreOptions& options_;
  Optimiser optimiser_;
};

}  // namespace

void find_bounds(Machine& machine, Search& search, const Graph& graph, const ExploreOptions& options,
                 ExploreReport& report) {
  const bool ends_at_once =
      graph.size() == 0 && std::any_of(search.endings.begin(), search.endings.end(),
                                       [](const Where& where) { return where.found(); });
  if (ends_at_once) {
    // A session without a single input: it earns nothing, and that is its only way.
    report.turns_exact = true;
    report.shortest = report.longest = 0;
    for (std::uint32_t c = 0; options.with_points && c < machine.program().criteria.size(); ++c) {
      if (machine.program().criteria[c].scored == 0) continue;
      CriterionReport out;
      out.criterion = c;
      out.earned_min = out.earned_max = {0, true, {}};
      out.percent_min.exact = out.percent_max.exact = true;
      report.criteria.push_back(std::move(out));
    }
    return;
  }
  BoundFinder(machine, search, graph, options).run(report);
}

}  // namespace gesprek::analysis
