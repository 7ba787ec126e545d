#include "engine/program/automaton.h"

#include <doctest/doctest.h>

#include <vector>

#include "engine/base/hash.h"

using namespace gesprek;
using namespace gesprek::program;

namespace {

using Kind = ClauseSpec::Kind;

ClauseSpec before(std::uint32_t first, std::uint32_t then, std::vector<std::uint32_t> unless = {}) {
  ClauseSpec clause;
  clause.kind = Kind::before;
  clause.first = {first};
  clause.then = {then};
  clause.unless = std::move(unless);
  return clause;
}

ClauseSpec within(std::uint32_t trigger, std::uint32_t event, int turns) {
  ClauseSpec clause;
  clause.kind = Kind::within;
  clause.trigger = {trigger};
  clause.event = {event};
  clause.turns = turns;
  return clause;
}

enum class Verdict { kept, broken_now, broken_at_end };

/// Reads `symbols` and says how the rule stands at an ending.
Verdict run(const Automaton& automaton, const std::vector<std::uint32_t>& symbols) {
  std::uint32_t state = 0;
  for (const std::uint32_t symbol : symbols) {
    state = automaton.table[state * automaton.symbols + symbol];
    if (automaton.info[state].broken != 0) return Verdict::broken_now;
  }
  return automaton.info[state].broken_at_end != 0 ? Verdict::broken_at_end : Verdict::kept;
}

}  // namespace

TEST_SUITE("engine/program/automaton") {
  TEST_CASE("before: breaks at the event that came too early, unless excused") {
    const Automaton a = build_automaton({before(1, 2, {3})}, 4);
    CHECK(run(a, {}) == Verdict::kept);
    CHECK(run(a, {1, 2}) == Verdict::kept);
    CHECK(run(a, {0, 2, 1}) == Verdict::broken_now);
    CHECK(run(a, {3, 2}) == Verdict::kept);
    CHECK_FALSE(a.reads_turns);
  }

  TEST_CASE("before and forbids with a trigger hold from the event after it") {
    ClauseSpec order = before(1, 2, {3});
    order.trigger = {4};
    const Automaton a = build_automaton({order}, 5);
    CHECK(run(a, {2}) == Verdict::kept);
    CHECK(run(a, {2, 4}) == Verdict::kept);  // what was before the trigger is no fault
    CHECK(run(a, {4, 2}) == Verdict::broken_now);
    CHECK(run(a, {1, 4, 2}) == Verdict::kept);
    CHECK(run(a, {4, 3, 2}) == Verdict::kept);

    ClauseSpec ban;
    ban.event = {1};
    ban.trigger = {2};
    ban.unless = {3};
    const Automaton b = build_automaton({ban}, 4);
    CHECK(run(b, {1, 2}) == Verdict::kept);
    CHECK(run(b, {2, 0, 1}) == Verdict::broken_now);
    CHECK(run(b, {2, 3, 1}) == Verdict::kept);
  }

  TEST_CASE("what can no longer break is one state, so that rules with many clauses fit") {
    ClauseSpec duty;
    duty.kind = Kind::requires_;
    duty.trigger = {1};
    duty.event = {2};
    duty.unless = {3};
    CHECK(build_automaton({duty}, 4).states == 3);               // at the start; asked; met or excused
    CHECK(build_automaton({before(1, 2, {3})}, 4).states == 3);  // at the start; may; broken
  }

  TEST_CASE("requires: judged at the end, only once its trigger was seen") {
    ClauseSpec clause;
    clause.kind = Kind::requires_;
    clause.trigger = {1};
    clause.event = {2};
    const Automaton a = build_automaton({clause}, 3);
    CHECK(run(a, {}) == Verdict::kept);
    CHECK(run(a, {1}) == Verdict::broken_at_end);
    CHECK(run(a, {1, 2}) == Verdict::kept);
    CHECK(run(a, {2, 1}) == Verdict::kept);
    clause.trigger.clear();
    CHECK(run(build_automaton({clause}, 3), {}) == Verdict::broken_at_end);
  }

  TEST_CASE("forbids: breaks at the event and names its knock-out") {
    ClauseSpec secret;
    secret.event = {1};
    secret.knockout = 7;
    ClauseSpec outcome;
    outcome.event = {2};
    outcome.knockout = 8;
    const Automaton a = build_automaton({secret, outcome}, 3);
    CHECK(run(a, {2}) == Verdict::broken_now);
    CHECK(a.info[a.table[1]].knockout == 7);
    CHECK(a.info[a.table[2]].knockout == 8);
  }

  TEST_CASE("within: the turn of the trigger does not count; so many turns may pass after it") {
    const Automaton a = build_automaton({within(1, 2, 2)}, 3);
    CHECK(a.reads_turns);
    CHECK(run(a, {1, 0, 0, 2}) == Verdict::kept);        // the second turn after the trigger's
    CHECK(run(a, {1, 0, 0, 0}) == Verdict::broken_now);  // its end has passed
    CHECK(run(a, {1, 0}) == Verdict::broken_at_end);     // an ending before it was done
    const Automaton open = build_automaton({within(1, 2, 0)}, 3);
    CHECK_FALSE(open.reads_turns);
    CHECK(run(open, {1, 0, 0, 0, 0, 2}) == Verdict::kept);
    CHECK(run(open, {1, 0, 0}) == Verdict::broken_at_end);
  }

  TEST_CASE("too many states are refused, not cut off") {
    CHECK(build_automaton({within(1, 2, 100), within(3, 4, 100)}, 5).states == 0);
    CHECK(build_automaton({within(1, 2, 200)}, 3).states > 200);
  }

  TEST_CASE("random runs agree with a plain reading of the clauses") {
    const std::vector<ClauseSpec> clauses = {before(1, 2, {5}), within(3, 4, 2)};
    const Automaton a = build_automaton(clauses, 6);
    REQUIRE(a.states > 0);
    Rng rng(5);
    for (int i = 0; i < 20000; ++i) {
      std::vector<std::uint32_t> events;
      for (std::uint64_t n = rng.below(9); n > 0; --n)
        events.push_back(static_cast<std::uint32_t>(rng.below(6)));
      // The obvious version: looks back over the whole list at every event.
      Verdict expected = Verdict::kept;
      for (std::size_t at = 0; at < events.size() && expected == Verdict::kept; ++at) {
        bool has_one = false, excused = false, waits = false;
        int turns_since = 0;
        for (std::size_t j = 0; j <= at; ++j) {
          has_one = has_one || (events[j] == 1 && j < at);
          excused = excused || events[j] == 5;
          if (events[j] == 3 && !waits) {
            waits = true;
            turns_since = 0;
          }
          if (events[j] == 4) waits = false;
          if (events[j] == 0) ++turns_since;
        }
        if (events[at] == 2 && !has_one && !excused) expected = Verdict::broken_now;
        if (events[at] == 0 && waits && turns_since > 2) expected = Verdict::broken_now;
        if (at + 1 == events.size() && waits && expected == Verdict::kept) expected = Verdict::broken_at_end;
      }
      REQUIRE(run(a, events) == expected);
    }
  }
}
