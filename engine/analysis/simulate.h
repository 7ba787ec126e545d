#pragma once
// Many simulated learners through one case, on as many threads as there are: what they came to (issue of
// practice: is this case fair, does it tell skill from luck, and what does nobody ever see?).

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "engine/analysis/discrimination.h"
#include "engine/analysis/learner.h"
#include "engine/analysis/tally.h"
#include "engine/analysis/walk.h"
#include "engine/program/hooks.h"
#include "engine/program/program.h"
#include "engine/session/input.h"

namespace gesprek::analysis {

/// More inputs than a conversation has; a run that needs more is stopped and counted as not finished.
inline constexpr std::uint32_t kMostSimulatedInputs = 1000;
/// The group over which discrimination is measured has at most so many learners.
inline constexpr std::uint64_t kMostInGroup = 20'000;
/// Below so many decisions in an outer third nothing is said about a moment.
inline constexpr std::uint64_t kFewestDecisions = 100;

struct SimulationOptions {
  Policy policy = Policy::random;
  std::uint32_t criterion = program::kNone;  // greedy: index in Program::criteria
  std::uint32_t skill = kFullSkill / 2;      // noisy: millionths
  std::uint64_t runs = 1000;
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

/// Makes the hooks of the case for one thread; empty for a case without.
using MakeHooks = std::function<std::unique_ptr<program::Hooks>()>;

struct Simulation {
  SimulationOptions options;
  /// False: the learner never draws and the case has no hooks, so one run stands for all.
  bool runs_differ = true;
  bool knows_conditions = true;  // false: coverage holds no conditions, because hooks were run
  Tally tally;                   // of the runs that were done: options.runs, or one
  std::uint64_t group = 0;       // learners over which discrimination was measured
  std::vector<Discrimination> discrimination;
};

/// The same options over the same Program give the same Simulation, for any number of threads.
[[nodiscard]] Simulation simulate(const program::Program& program, const SimulationOptions& options,
                                  const MakeHooks& make_hooks = {});

/// One run of it, as `gesprek play --seed … --choose …` does it again.
struct ShownRun {
  std::uint64_t session_seed = 0;
  std::vector<session::Input> inputs;
  WalkResult result;
};
/// `run` counts from 0.
[[nodiscard]] ShownRun show_run(const program::Program& program, const SimulationOptions& options,
                                std::uint64_t run, const MakeHooks& make_hooks = {});

/// One walk of `learner` with `machine`, from its start to its end or kMostSimulatedInputs; `taken(item)` and
/// `filled(form)` hear of every input before it is given.
template <class Machine, class Taken, class Filled>
void walk(Machine& machine, const Learner& learner, std::uint32_t skill, Draws& draws, FilledForm& form,
          Taken&& taken, Filled&& filled) {
  machine.start(draws.session_seed());
  for (std::uint32_t input = 0; input < kMostSimulatedInputs && machine.is_waiting(); ++input) {
    draws.next_input(input);
    if (const std::optional<WalkItem> item = learner.pick(machine, skill, draws)) {
      taken(*item);
      machine.take(*item);
    } else {
      learner.fill(machine, skill, draws, form);
      filled(form);
      machine.take_form(form);
    }
  }
}

}  // namespace gesprek::analysis
