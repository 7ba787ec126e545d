// The first 1,000 choices allocate nothing (design §5): counted by our own operator new, so this is a program
// of its own.

#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "engine/session/session.h"
#include "tests/support/program_builder.h"

using namespace gesprek;
using namespace gesprek::test;

namespace {
std::size_t allocations = 0;
}

// Never inlined: g++ 12 warns of a mismatch when it sees free() of what it knows to come from operator new.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size == 0 ? 1 : size);  // NOLINT(cppcoreguidelines-no-malloc)
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);  // NOLINT(cppcoreguidelines-no-malloc)
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);  // NOLINT(cppcoreguidelines-no-malloc)
}

namespace {

/// `nodes` moments with random targets, three choices, effects, reactions, points, replies and events.
Program busy(int nodes) {
  Rng rng(4);
  ProgramBuilder b;
  for (int i = 0; i < 4; ++i) b.slot("s" + std::to_string(i), 5);
  b.mood("rustig", {"knikt", "kijkt op"});
  CastSpec& k = b.cast("k");
  k.moods.push_back({{}, {}, "rustig"});
  k.each_turn.push_back({slot_ge("s0", 8), {{"s0", -1}}, ""});
  k.rest.push_back({"s1", 5, 4});
  b.fact("f");
  for (int i = 0; i < 3; ++i) b.criterion("K" + std::to_string(i));
  b.interrupt({"weg", slot_le("s2", 0), 3, 4, "n0", true});
  for (int n = 0; n < nodes; ++n) {
    NodeSpec& node = b.node("n" + std::to_string(n));
    node.line(says("k", "Ja."));
    for (int c = 0; c < 3; ++c) {
      ChoiceSpec spec = choice("c" + std::to_string(c));
      if (c == 2) spec.when(slot_ge("s" + std::to_string(rng.below(4)), static_cast<int>(rng.below(8))));
      for (int s = 0; s < 4; ++s) spec.add("s" + std::to_string(s), static_cast<int>(rng.below(5)) - 2);
      spec.move("k", {{{}, {{"s0", 1}}, "rustig"}});
      spec.emits("E" + std::to_string(rng.below(4)));
      spec.reply(says("k", "O."));
      spec.reveals("f");
      if (rng.below(4) == 0) spec.repair({});
      for (int q = 0; q < 3; ++q) spec.score("K" + std::to_string(q), static_cast<int>(rng.below(4)) - 1);
      spec.go("n" + std::to_string(rng.below(static_cast<std::uint64_t>(nodes))));
      node.choice(spec);
    }
  }
  return b.build();
}

}  // namespace

TEST_SUITE("engine/session") {
  TEST_CASE("the first 1,000 choices of a session allocate nothing") {
    for (const int nodes : {50, 1000}) {
      const Program program = busy(nodes);
      session::Session session(program, 9);
      Rng rng(1);
      const std::size_t before = allocations;
      CHECK(before > 0);  // the count counts
      for (int i = 0; i < 1000; ++i) {
        session.take_item(static_cast<std::size_t>(rng.below(session.offer().items.size())));
      }
      CHECK(allocations - before == 0);
      CHECK(session.inputs().size() == 1000);
      // Neither does going back, nor a second conversation in the same memory after its start.
      session.rewind(10);
      CHECK(allocations - before == 0);
      session.restart(10);
      const std::size_t restarted = allocations;
      for (int i = 0; i < 1000; ++i) session.take_item(0);
      CHECK(allocations - restarted == 0);
    }
  }
}
