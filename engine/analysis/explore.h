#pragma once
// Exact exploration of a Program: every state that a session can be in is visited once, so what is said here
// is proved, and what can happen comes with the shortest inputs that make it happen (format 5.27).
//
// The states are those of a session without what nothing reads: cone of influence and liveness decide what a
// state keeps (docs/analysis.md). Each question is explored with its own cone, within a budget of states; a
// question whose budget ran out is answered `unknown`, never guessed.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/program/program.h"
#include "engine/session/input.h"

namespace gesprek::analysis {

/// Whether something can happen. `yes` comes with a witness, `no` is proved, `unknown`: the budget of states
/// ran out before it was seen, or run-time hooks blur it (5.26).
enum class Answer : std::uint8_t { no, yes, unknown };

/// Inputs from the start of a session, the fewest that get there (some that do, where the budget ran out).
/// Written with format_input() they are what `gesprek play --choose` takes (5.21).
using Witness = std::vector<session::Input>;

struct Finding {
  Answer answer = Answer::unknown;
  Witness witness;  // only of `yes`
};

struct ExploreOptions {
  /// States visited for one question, at most. The control question (nodes, choices, endings, dead ends,
  /// turns) is one, each criterion, rule, must and knock-out another; questions that share their states count
  /// once.
  std::uint64_t budget = 5'000'000;
  /// Only what happens within so many inputs; 0: no limit. For comparing with sessions that were listed.
  std::uint32_t most_inputs = 0;
  bool with_points = true;     // earned and percent bounds
  bool with_protocol = true;   // rules, musts, knock-outs
  bool with_witnesses = true;  // else only answers
};

/// Where a condition is asked. `index` is in the Program's table of that name.
enum class SiteKind : std::uint8_t { choice, line, arm, interrupt, reveal, topic, row };
/// Whether a condition of this kind decides the way on whenever it is asked. Of an interrupt it is asked at
/// every turn, also when it is too early for it.
[[nodiscard]] bool steers(SiteKind kind);
/// Both sides of one condition (5.9). Only conditions that are not empty, where they are asked.
struct ConditionSides {
  SiteKind kind = SiteKind::choice;
  std::uint32_t index = 0;
  Finding holds, fails;
};

struct EndingReport {
  std::uint32_t node = 0, ending = 0;
  Finding reached;
};

/// A sum of points over complete sessions. No value: unbounded when exact, else not known.
struct PointsBound {
  std::optional<std::int64_t> value;
  bool exact = false;
  Witness witness;  // of a session that earns it
};

/// A share earned / possible over complete sessions with at least two opportunities (5.18), before caps.
/// `earned` and `possible` are Σearned-Σlo and Σhi-Σlo; a supremum over a loop is the limit, not attained.
struct ShareBound {
  std::optional<std::int64_t> earned, possible;
  /// 100·earned/possible, whole, half up.
  [[nodiscard]] std::optional<int> percent() const;
  bool attained = false;
  bool exact = false;
  Witness witness;  // of a session that has this share; empty when it is not attained
};

struct CriterionReport {
  std::uint32_t criterion = 0;
  PointsBound earned_min, earned_max;
  ShareBound percent_min, percent_max;
};

struct MustReport {
  std::uint32_t must = 0;
  Finding missed;          // at some ending
  Finding missed_at_good;  // at an ending with outcome good (5.25)
};
struct RuleReport {
  std::uint32_t rule = 0;
  Finding broken;            // at any moment, or by reaching an ending
  Finding broken_at_ending;  // in a session that reaches an ending
};
struct KnockoutReport {
  std::uint32_t knockout = 0;
  Finding opened;
  Finding unrepaired;          // open at some ending
  Finding unrepaired_at_good;  // open at an ending with outcome good (5.25)
  Finding repaired;            // closed by a repair or by a choice that repairs it
};

struct DeadEnd {
  std::uint32_t node = 0;
  Finding reached;
};

/// Whoever comes to this node by these inputs goes on for ever: no ending can be reached from there any more.
struct CaughtAt {
  std::uint32_t node = 0;
  Finding reached;
};

struct ExploreReport {
  bool exact = false;        // every question was explored to the end, and no hook blurs it
  bool has_hooks = false;    // 5.26: analysis is approximate there; an answer `no` still holds
  std::uint64_t states = 0;  // visited, over all questions
  std::uint64_t control_states = 0;
  /// Whether the control question visited classes of states that cannot be told apart, not the states
  /// themselves.
  bool by_class = false;
  std::vector<Finding> nodes;    // [node]: entered
  std::vector<Finding> choices;  // [choice]: selectable. Its witness ends where the choice can be taken
  std::vector<EndingReport> endings;
  std::vector<DeadEnd> dead_ends;  // 5.27: choices-nodes without `otherwise`; `no` is no dead end
  std::vector<CaughtAt> caught;    // where that begins, at most once a node; a dead end is none
  bool caught_exact = false;       // there are no others
  Finding loop_fault;              // more than 1,000 nodes without an input (5.11)
  Finding way_fault;               // `back` or `done` with nowhere to go back to
  std::optional<std::uint32_t> shortest, longest;  // turns to an ending; longest: none where unbounded
  bool turns_exact = false;
  std::vector<ConditionSides> conditions;
  std::vector<CriterionReport> criteria;  // those the case scores
  std::vector<MustReport> musts;
  std::vector<RuleReport> rules;
  std::vector<KnockoutReport> knockouts;
};

/// Explores `program`. Never throws, never plays a hook; memory is about 40 bytes a state.
[[nodiscard]] ExploreReport explore(const program::Program& program, const ExploreOptions& options);

/// "rustig, topic:ochtend, repair:binnen.direct": what `--choose` takes.
[[nodiscard]] std::string format_witness(const program::Program& program, const Witness& witness);

}  // namespace gesprek::analysis
