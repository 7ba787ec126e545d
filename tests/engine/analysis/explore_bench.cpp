// Not a test: what exploring costs. A generated case of NODES moments with VARIABLES variables of 0 to 10,
// each choice adding to two of them, one choice in three with a condition; at most STATES states.
//
//   bench_explore [NODES VARIABLES STATES]

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "engine/analysis/search.h"
#include "engine/base/hash.h"
#include "tests/support/program_builder.h"

namespace {

gesprek::program::Program generated(int nodes, int variables, std::uint64_t seed) {
  using namespace gesprek::test;
  gesprek::Rng rng(seed);
  const auto below = [&rng](int n) { return static_cast<int>(rng.below(static_cast<std::uint64_t>(n))); };
  ProgramBuilder b;
  const auto name = [](const char* kind, int i) { return kind + std::to_string(i); };
  for (int v = 0; v < variables; ++v) b.slot(name("v", v), 5);
  for (int n = 0; n < nodes; ++n) {
    NodeSpec& node = b.node(name("n", n));
    for (int c = 0; c < 3; ++c) {
      // Mostly forward, now and then back, so that there are loops.
      const int to = below(8) == 0 ? below(nodes) : n + 1 + below(20);
      ChoiceSpec spec = choice(name("c", c)).go(to >= nodes ? "einde" : name("n", to));
      spec.add(name("v", below(variables)), below(5) - 2).add(name("v", below(variables)), below(5) - 2);
      if (c > 0 && below(3) == 0) spec.when(slot_ge(name("v", below(variables)), 3 + below(5)));
      node.choice(spec);
    }
  }
  b.node("einde").ends("Einde");
  return b.build();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace gesprek;
  const int nodes = argc > 1 ? std::atoi(argv[1]) : 2000;
  const int variables = argc > 2 ? std::atoi(argv[2]) : 6;
  const program::Program program = generated(nodes, variables, 1);
  analysis::SearchLimits limits;
  limits.budget = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 5'000'000;
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t start = std::clock();
  analysis::Machine machine(program, {});
  const double built = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  analysis::Search search(machine, limits);
  search.run();
  const double used = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC - built;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
  std::printf(
      "%d nodes, %d variables: machine %.2f s, %llu states (%s) in %.2f s of CPU, %.2f M states/s; %.2f s by "
      "the clock\n",
      nodes, variables, built, static_cast<unsigned long long>(search.states()),
      search.is_complete() ? "all" : "over budget", used, static_cast<double>(search.states()) / used / 1e6,
      seconds);
  return 0;
}
