#pragma once
// What simulated learners came to, for a trainer in the terminal and for other programs.

#include <cstdint>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/simulate.h"
#include "engine/analysis/unseen.h"
#include "engine/cli/page.h"
#include "engine/program/program.h"

namespace gesprek::cli {

/// In Dutch, at most as wide as the terminal's text.
void show_simulation(const program::Program& program, const analysis::Simulation& simulation,
                     const analysis::Unseen& unseen, Page& page);

/// The same, with every number: docs/analysis.md names the keys.
[[nodiscard]] nlohmann::ordered_json simulation_json(const program::Program& program,
                                                     const analysis::Simulation& simulation,
                                                     const analysis::Unseen& unseen);

/// One run: what it was worth and what to type to play it again. `run` counts from 1; `case_path` as given.
void show_one_run(const program::Program& program, const analysis::ShownRun& shown, std::uint64_t run,
                  const std::string& play_line, Page& page);
[[nodiscard]] nlohmann::ordered_json one_run_json(const program::Program& program,
                                                  const analysis::ShownRun& shown, std::uint64_t run);

/// The inputs as `--choose` takes them, with commas between.
[[nodiscard]] std::string choose_text(const program::Program& program, const analysis::ShownRun& shown);

/// The node that ends in each ending: endings have no id of their own.
[[nodiscard]] std::string ending_id(const program::Program& program, std::uint32_t ending);
/// Where a condition stands, in words: "keuze binnen.rustig".
[[nodiscard]] std::string condition_place(const program::Program& program, const analysis::OneSided& side);

}  // namespace gesprek::cli
