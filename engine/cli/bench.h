#pragma once
// `gesprek bench`: what reading, compiling, playing, saving and rewinding cost, as ratios measured in one run
// (engine-notes of the project: machines are noisy, so a bar is a ratio against a peer in the same run).

#include <cstdint>
#include <string>
#include <vector>

namespace gesprek::cli {

struct BenchOptions {
  std::vector<std::uint32_t> sizes = {1000, 10000, 100000};
  int rounds = 5;  // each figure is the median of so many, taken in turn with its peer
  std::vector<std::string> script_folders;  // what the made case is compiled with
  bool with_inkjs = true;                   // when node and inkjs are there
  std::string ink_folder;                   // where node_modules with inkjs and tools/bench/ink_step.mjs are
  bool with_engine = true;                  // reading, playing, saving
  bool with_analysis = true;                // exploring, of the cases in case_folder
  std::string case_folder;
};

struct BenchRow {
  std::string what;
  std::uint32_t nodes = 0;
  std::string ours, peer, ratio, bar;
  int verdict = 0;  // 1 holds, -1 missed, 0 no bar
};

struct BenchReport {
  std::vector<BenchRow> rows;
  std::vector<std::string> notes;  // what could not be measured, and why
};

/// Measures; prints progress to stderr. Takes some minutes for the default sizes.
[[nodiscard]] BenchReport run_bench(const BenchOptions& options);
/// The report as a table for a terminal, and for docs/benchmarks.md.
[[nodiscard]] std::string bench_table(const BenchReport& report);

}  // namespace gesprek::cli
