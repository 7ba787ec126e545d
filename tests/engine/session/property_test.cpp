// Random Programs and inputs: the session against the obvious reading of the format, and against itself after
// rewinds, branches, saves and replays (design §3.3).

#include <doctest/doctest.h>

#include "engine/session/session.h"
#include "tests/support/player.h"
#include "tests/support/random_program.h"
#include "tests/support/reference_session.h"

using namespace gesprek;
using namespace gesprek::test;
using session::Session;

namespace {

void check_equal(const Session& session, const ReferenceSession& reference) {
  REQUIRE(static_cast<int>(session.status()) == reference.status());
  const auto& log = session.log();
  const auto& expected = reference.log();
  for (std::size_t i = 0; i < log.size() && i < expected.size(); ++i) {
    if (log[i] != expected[i]) {
      FAIL("entry " << i << ": " << describe(session.program(), log[i]) << " instead of "
                    << describe(session.program(), expected[i]));
    }
  }
  REQUIRE(log.size() == expected.size());
  const auto& items = session.offer().items;
  REQUIRE(items.size() == reference.offer().size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ReferenceSession::Shown shown{items[i].kind, items[i].target, items[i].locked};
    REQUIRE((shown == reference.offer()[i]));
  }
  REQUIRE(session.offer().form == reference.form());
  REQUIRE(session.offer().can_be_late == reference.can_be_late());
  REQUIRE(session.offer().write_first == reference.write_first());
  if (reference.waits()) REQUIRE(session.offer().can_note == reference.can_note());
  for (std::size_t i = 0; i < session.program().slots.size(); ++i) {
    REQUIRE(session.slot(static_cast<std::uint32_t>(i)) == reference.slots()[i]);
  }
}

struct Coverage {
  std::size_t kinds[32] = {};
  std::size_t ended = 0, inputs = 0;
};

void play(std::uint64_t seed, std::size_t most_inputs, Coverage& coverage) {
  INFO("seed " << seed);
  const program::Program program = random_program(seed);
  Rng rng(splitmix64(seed));
  const std::uint64_t session_seed = rng.next();
  Session session(program, session_seed);
  ReferenceSession reference(program, session_seed);
  check_equal(session, reference);
  for (std::size_t i = 0; i < most_inputs && session.status() == session::Status::waiting; ++i) {
    const session::Input input = random_input(session, rng);
    const std::string text = session::format_input(program, input);
    INFO("input " << i << ": " << text);
    const auto parsed = session::parse_input(session, text);
    REQUIRE(parsed.ok());
    REQUIRE((*parsed == input));
    REQUIRE(session.take(input).ok());
    reference.give(input);
    check_equal(session, reference);
    ++coverage.inputs;
    if (rng.below(12) == 0) {  // somewhere back, as if nothing had been
      const auto to = static_cast<std::size_t>(rng.below(session.inputs().size() + 1));
      const Session before = session;
      session.rewind(to);
      reference.rewind(to);
      check_equal(session, reference);
      REQUIRE(before.branch(to).same_as(session));
    }
    if (rng.below(12) == 0) {
      const auto restored = Session::restore(program, session.save());
      REQUIRE(restored.ok());
      REQUIRE(restored->same_as(session));
    }
  }
  for (std::size_t k = 0; k <= session.inputs().size(); ++k) {
    REQUIRE(session.slots_after(k) == reference.slots_after(k));
    REQUIRE(session.log_size_after(k) == reference.log_size_after(k));
  }
  // The same inputs once more, from the start, give the same session.
  Session again(program, session_seed);
  for (const session::Input& input : session.inputs()) REQUIRE(again.take(input).ok());
  REQUIRE(again.same_as(session));
  again.restart(session_seed);
  for (const session::Input& input : session.inputs()) REQUIRE(again.take(input).ok());
  REQUIRE(again.same_as(session));
  for (const session::Entry& entry : session.log()) ++coverage.kinds[static_cast<std::size_t>(entry.kind)];
  coverage.ended += session.status() == session::Status::ended ? 1 : 0;
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("random sessions over random Programs are what the format says, also after going back") {
    Coverage coverage;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) play(seed, 40, coverage);
    // Every kind of entry occurred, so every part was compared.
    for (std::size_t kind = 0; kind <= static_cast<std::size_t>(session::EntryKind::answered); ++kind) {
      INFO("entry kind " << kind);
      CHECK(coverage.kinds[kind] > 20);
    }
    CHECK(coverage.ended > 300);
    CHECK(coverage.inputs > 10000);
  }
}
