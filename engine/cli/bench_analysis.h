#pragma once
// What `gesprek bench` measures of the analysis (docs/benchmarks.md, "Exact exploration"): the shipped cases
// that the bars are about, and made cases of a few variables from 0 to 10.

#include <string>
#include <vector>

#include "engine/cli/bench.h"

namespace gesprek::cli {

/// `cases`: the folder with the shipped cases. Each case is explored once; what is short is the median of
/// `rounds`. Adds rows and notes to `report`.
void bench_analysis(const std::string& cases, const std::vector<std::string>& script_folders, int rounds,
                    BenchReport& report);

}  // namespace gesprek::cli
