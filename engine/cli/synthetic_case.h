#pragma once
// Makes cases of any size for the bench and for trying tools: the same story as a scenario and as ink source.

#include <cstdint>
#include <string>

namespace gesprek::cli {

/// `nodes` moments with a line of 40 words and three choices to random moments; every choice sets two of four
/// variables and adds to the other two; one choice in three has a condition. It never ends by itself. The
/// same numbers give the same story, byte for byte. At least 2 nodes.
struct SyntheticCase {
  std::uint32_t nodes = 1000;
  std::uint64_t seed = 1;
};

/// The story as scenario.yaml (needs no scripts).
[[nodiscard]] std::string synthetic_scenario(const SyntheticCase& wanted);

/// `nodes` moments with three choices, mostly a little further on, now and then back; each adds to two of
/// `variables` variables of 0 to 10, and one in three has a condition on one. It ends. For exploring.
struct CountedCase {
  std::uint32_t nodes = 1000, variables = 3;
  std::uint64_t seed = 1;
};
[[nodiscard]] std::string counted_scenario(const CountedCase& wanted);

/// The same story as ink source, with the same texts, conditions and updates.
[[nodiscard]] std::string synthetic_ink(const SyntheticCase& wanted);

}  // namespace gesprek::cli
