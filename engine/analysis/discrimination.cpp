#include "engine/analysis/discrimination.h"

#include <algorithm>

#include "engine/analysis/learner.h"

namespace gesprek::analysis {

DiscriminationTally::DiscriminationTally(const program::Program& program)
    : criteria_(program.criteria.size()) {
  places_.assign(program.nodes.size() * criteria_, 0);
  totals_.resize(criteria_);
}

std::size_t DiscriminationTally::place_of(std::uint32_t node, std::uint32_t criterion) {
  std::uint32_t& place = places_[node * criteria_ + criterion];
  if (place == 0) {
    own_.emplace_back();
    nodes_.emplace_back();
    nodes_.back().node = node;
    nodes_.back().criterion = criterion;
    place = static_cast<std::uint32_t>(nodes_.size());
  }
  return place - 1;
}

void DiscriminationTally::add(const WalkResult& result, std::uint32_t skill) {
  if (result.end != WalkEnd::ended) return;
  ++run_;
  const std::size_t third = std::min<std::size_t>(2, std::size_t{skill} * 3 / kFullSkill);
  std::fill(totals_.begin(), totals_.end(), Sum{});
  for (const WalkPoints& points : result.points) {
    totals_[points.criterion].add(points);
    const std::size_t place = place_of(points.node, points.criterion);
    if (own_[place].run != run_) own_[place] = {run_, {}};
    own_[place].sum.add(points);
  }
  for (const WalkPoints& points : result.points) {
    // Where there is nothing to earn, a decision only counts when points were lost (5.18): that says nothing
    // about how often they were not.
    if (points.hi <= 0) continue;
    const std::size_t place = place_of(points.node, points.criterion);
    NodeTally& node = nodes_[place];
    const bool is_better = points.earned == points.hi;
    ++node.decisions[third];
    if (is_better) ++node.better[third];
    const Sum& all = totals_[points.criterion];
    const Sum& own = own_[place].sum;
    const std::int32_t whole = all.hi - own.hi - (all.lo - own.lo);
    if (whole == 0) continue;
    const auto share =
        static_cast<std::uint32_t>(100 * (all.earned - own.earned - (all.lo - own.lo)) / whole);
    node.rest.add(share);
    if (is_better) node.rest_better.add(share);
  }
}

void DiscriminationTally::merge(const DiscriminationTally& other) {
  for (const NodeTally& from : other.nodes_) {
    NodeTally& to = nodes_[place_of(from.node, from.criterion)];
    for (std::size_t i = 0; i < 3; ++i) {
      to.decisions[i] += from.decisions[i];
      to.better[i] += from.better[i];
    }
    to.rest.merge(from.rest);
    to.rest_better.merge(from.rest_better);
  }
}

namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// The worst third of the results and the best; a result that lies on the border belongs to the outer third
/// whole. False when there is only one result, so that there are no two thirds.
bool compare_thirds(const NodeTally& node, double& difference) {
  const std::uint64_t all = node.rest.total();
  if (all == 0 || node.rest.least() == node.rest.most()) return false;
  const std::uint32_t low = node.rest.quantile(1.0 / 3);
  // The greatest result with at least a third of all at or above it.
  std::uint32_t high = 0;
  std::uint64_t above = 0;
  for (std::size_t i = node.rest.counts.size(); i > 0 && 3 * above < all; --i) {
    above += node.rest.counts[i - 1];
    high = static_cast<std::uint32_t>(i - 1);
  }
  const auto sum = [](const Histogram& of, std::uint32_t from, std::uint32_t to) {
    std::uint64_t out = 0;
    for (std::size_t i = from; i <= to && i < of.counts.size(); ++i) out += of.counts[i];
    return out;
  };
  // When most results are the same, both thirds would hold them: then the border goes to the smaller side.
  std::uint32_t first_high = high;
  std::uint32_t last_low = low;
  if (first_high <= last_low) {
    const std::uint64_t below = last_low == 0 ? 0 : sum(node.rest, 0, last_low - 1);
    const std::uint64_t beyond = sum(node.rest, first_high + 1, node.rest.most());
    if (below >= beyond && below > 0) {
      last_low -= 1;
    } else {
      first_high += 1;
    }
  }
  const std::uint64_t bottom = sum(node.rest, 0, last_low);
  const std::uint64_t top = sum(node.rest, first_high, node.rest.most());
  if (bottom == 0 || top == 0) return false;
  difference = share(sum(node.rest_better, first_high, node.rest.most()), top) -
               share(sum(node.rest_better, 0, last_low), bottom);
  return true;
}

}  // namespace

std::vector<Discrimination> DiscriminationTally::read(std::uint64_t least) const {
  std::vector<Discrimination> out;
  for (const NodeTally& node : nodes_) {
    if (node.decisions[0] < least || node.decisions[2] < least) continue;
    Discrimination one;
    one.node = node.node;
    one.criterion = node.criterion;
    one.decisions = node.decisions[0] + node.decisions[1] + node.decisions[2];
    one.better = share(node.better[0] + node.better[1] + node.better[2], one.decisions);
    one.by_skill = share(node.better[2], node.decisions[2]) - share(node.better[0], node.decisions[0]);
    one.has_result = compare_thirds(node, one.by_result);
    out.push_back(one);
  }
  std::sort(out.begin(), out.end(), [](const Discrimination& a, const Discrimination& b) {
    return a.node != b.node ? a.node < b.node : a.criterion < b.criterion;
  });
  return out;
}

}  // namespace gesprek::analysis
