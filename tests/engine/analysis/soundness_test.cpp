// Random sessions over random Programs stay inside what layers 1 to 3 say of them: whatever was done was
// called possible, and what was earned lies within the bounds.

#include <doctest/doctest.h>

#include "engine/analysis/flow_graph.h"
#include "engine/analysis/intervals.h"
#include "engine/analysis/relaxed_bounds.h"
#include "engine/analysis/structure.h"
#include "engine/scoring/score.h"
#include "engine/session/session.h"
#include "tests/support/random_program.h"

using namespace gesprek;
using namespace gesprek::analysis;
using program::kNone;
using program::Program;
using session::EntryKind;
using session::InputKind;
using session::Session;

namespace {

struct Counts {
  std::size_t ended = 0, impossible_choices = 0, narrow_slots = 0, bounded = 0, unreached = 0, offers = 0;
};

struct Layers {
  explicit Layers(const Program& program)
      : graph(program),
        structure(analyse_structure(program, graph)),
        bounds(relaxed_bounds(program, graph)),
        intervals(analyse_intervals(program)) {}
  FlowGraph graph;
  Structure structure;
  std::vector<RelaxedBound> bounds;
  Intervals intervals;
};

void check_offer(const Layers& layers, const Session& session, Counts& counts) {
  const Program& program = session.program();
  const Intervals& intervals = layers.intervals;
  const std::uint32_t node = session.node();
  ++counts.offers;
  REQUIRE(intervals.may_stand[node] == 1);
  for (std::uint32_t s = 0; s < program.slots.size(); ++s) {
    const Interval within = intervals.at(node, s);
    const std::int32_t value = session.slot(s);
    if (value < within.lo || value > within.hi) {
      FAIL("slot " << s << " is " << value << " at node " << node << ", outside " << within.lo << ".."
                   << within.hi);
    }
    if (within.lo > program.slots[s].min || within.hi < program.slots[s].max) ++counts.narrow_slots;
  }
  const program::Range choices = program.nodes[node].choices;
  std::vector<std::uint8_t> open(choices.size, 0);
  for (const session::OfferItem& item : session.offer().items) {
    if (item.kind == InputKind::repair) REQUIRE(intervals.may_repair[item.target] == 1);
    if (item.kind != InputKind::choice || item.locked) continue;
    REQUIRE(intervals.may_select[item.target] == 1);
    open[item.target - choices.begin] = 1;
  }
  for (std::uint32_t c = choices.begin; c != choices.end(); ++c) {
    if (intervals.always_selects[c] != 0) REQUIRE(open[c - choices.begin] == 1);
    const program::Code when = program.choices[c].when;
    if (when.empty() || (program.choices[c].flags & program::ChoiceFlag::once) != 0) continue;
    const std::uint8_t bit = open[c - choices.begin] != 0 ? Truth::may_hold : Truth::may_fail;
    REQUIRE((intervals.truth_of(when) & bit) != 0);
  }
}

void check_log(const Layers& layers, const Session& session) {
  const Intervals& intervals = layers.intervals;
  for (const session::Entry& entry : session.log()) {
    switch (entry.kind) {
      case EntryKind::node_entered:
        REQUIRE(layers.structure.reachable[entry.a] == 1);
        REQUIRE(intervals.may_enter[entry.a] == 1);
        break;
      case EntryKind::line: REQUIRE(intervals.may_show[entry.a] == 1); break;
      case EntryKind::interrupt: REQUIRE(intervals.may_fire[entry.a] == 1); break;
      case EntryKind::event: REQUIRE(intervals.may_emit[entry.a] == 1); break;
      default: break;
    }
  }
}

void check_ending(const Layers& layers, const Session& session) {
  const scoring::Scores scores = scoring::score(session);
  for (const RelaxedBound& bound : layers.bounds) {
    REQUIRE(bound.can_end);
    for (const scoring::CriterionScore& score : scores.criteria) {
      if (score.criterion != bound.criterion) continue;
      if (bound.max) REQUIRE(score.earned <= *bound.max);
      if (bound.min) REQUIRE(score.earned >= *bound.min);
    }
  }
  REQUIRE(layers.structure.fewest_turns <= session.turn());
  std::vector<std::uint8_t> entered(session.program().nodes.size(), 0);
  for (const session::Entry& entry : session.log()) {
    if (entry.kind == EntryKind::node_entered) entered[entry.a] = 1;
  }
  for (const std::uint32_t node : layers.structure.mandatory) {
    // An offer of topics may be returned to without being entered, but not by the start.
    INFO("mandatory node " << node);
    REQUIRE(entered[node] == 1);
  }
}

void play(std::uint64_t seed, std::size_t sessions, Counts& counts) {
  INFO("seed " << seed);
  const Program program = test::random_program(seed);
  const Layers layers(program);
  REQUIRE(layers.intervals.is_complete);
  Rng rng(splitmix64(seed));
  for (const RelaxedBound& bound : layers.bounds) counts.bounded += bound.max && bound.min ? 1 : 0;
  for (const std::uint8_t may : layers.intervals.may_select) counts.impossible_choices += may == 0 ? 1 : 0;
  for (std::uint32_t n = 0; n < program.nodes.size(); ++n) {
    if (layers.structure.reachable[n] != 0 && layers.intervals.may_enter[n] == 0) ++counts.unreached;
    // What the graph rules out, the intervals rule out too.
    if (layers.structure.reachable[n] == 0) REQUIRE(layers.intervals.may_enter[n] == 0);
  }
  for (std::size_t i = 0; i < sessions; ++i) {
    Session session(program, rng.next());
    for (std::size_t k = 0; k < 40 && session.status() == session::Status::waiting; ++k) {
      check_offer(layers, session, counts);
      const session::Input input = test::random_input(session, rng);
      REQUIRE(session.take(input).ok());
    }
    check_log(layers, session);
    if (session.fault() == session::FaultKind::no_choice) {
      const std::uint32_t node = session.node();
      if (program.nodes[node].way == program::Way::choices) REQUIRE(layers.intervals.may_lack[node] == 1);
    }
    if (session.status() != session::Status::ended) continue;
    ++counts.ended;
    check_ending(layers, session);
  }
}

}  // namespace

TEST_SUITE("engine/analysis") {
  TEST_CASE("what random sessions do lies inside what the layers call possible") {
    Counts counts;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) play(seed, 5, counts);
    MESSAGE(counts.offers << " offers, " << counts.ended
                          << " endings; ruled out: " << counts.impossible_choices << " choices, "
                          << counts.unreached << " nodes beyond the graph; " << counts.narrow_slots
                          << " narrow intervals met, " << counts.bounded << " bounded sums");
    CHECK(counts.ended > 800);
    // The layers say something, or staying inside would be easy.
    CHECK(counts.impossible_choices > 1000);
    CHECK(counts.unreached > 200);
    CHECK(counts.narrow_slots > 5000);
    CHECK(counts.bounded > 60);
  }
}
