#include "engine/analysis/simulate.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/analysis/session_walk.h"
#include "engine/analysis/walker.h"

namespace gesprek::analysis {

using program::Program;

namespace {

constexpr std::uint64_t kBlock = 256;  // runs that a thread takes at once
constexpr unsigned kMostThreads = 256;
/// The group's runs draw from another stream than the runs themselves.
constexpr std::uint64_t kGroupStream = 0x67726f6570656e21ULL;

/// What one thread counts. The walks of a thread share one machine.
struct Counts {
  explicit Counts(const Program& program) : tally(program), group(program) {}
  Tally tally;
  DiscriminationTally group;
};

/// Runs of both kinds stand in one row of numbers: first options.runs, then the group.
struct Work {
  const WalkPlan& plan;
  const SimulationOptions& options;
  std::uint64_t runs = 0, group = 0;
  const Learner& learner;
  const Learner& group_learner;
  std::atomic<std::uint64_t> next{0};
};

template <class Machine>
void do_runs(Work& work, Machine& machine, Machine& group_machine, Counts& counts) {
  Draws draws;
  FilledForm form;
  WalkResult result;
  const auto nothing = [](const auto& /*input*/) {};
  const std::uint64_t all = work.runs + work.group;
  for (;;) {
    const std::uint64_t begin = work.next.fetch_add(kBlock);
    if (begin >= all) return;
    const std::uint64_t end = std::min(begin + kBlock, all);
    for (std::uint64_t run = begin; run < end; ++run) {
      if (run < work.runs) {
        draws.start(work.options.seed, run);
        walk(machine, work.learner, work.options.skill, draws, form, nothing, nothing);
        machine.read_result(result);
        counts.tally.add(run, result, machine.nodes_entered(), machine.choices_taken());
      } else {
        const std::uint64_t member = run - work.runs;
        draws.start(work.options.seed ^ kGroupStream, member);
        // Evenly spread, so that a group of any size has three equal thirds.
        const auto skill = static_cast<std::uint32_t>((2 * member + 1) * kFullSkill / (2 * work.group));
        walk(group_machine, work.group_learner, skill, draws, form, nothing, nothing);
        group_machine.read_result(result);
        group_machine.read_points(result);
        counts.group.add(result, skill);
      }
    }
  }
}

void work_on(Work& work, const MakeHooks& make_hooks, Counts& counts) {
  if (work.plan.program->hooks.empty()) {
    Walker machine(work.plan);
    Walker group_machine(work.plan);  // so that the group's ways are not counted as seen
    do_runs(work, machine, group_machine, counts);
    counts.tally.coverage = machine.coverage();
    return;
  }
  const std::unique_ptr<program::Hooks> hooks = make_hooks ? make_hooks() : nullptr;
  SessionWalk machine(work.plan, hooks.get());
  SessionWalk group_machine(work.plan, hooks.get());
  do_runs(work, machine, group_machine, counts);
  counts.tally.coverage = machine.coverage();
}

}  // namespace

Simulation simulate(const Program& program, const SimulationOptions& options, const MakeHooks& make_hooks) {
  const WalkPlan plan(program);
  const Learner learner(plan, options.policy, options.criterion);
  const Learner group_learner(plan, Policy::noisy);
  const bool runs_differ = draws(options.policy) || !program.hooks.empty();
  Work work{plan, options, 0, 0, learner, group_learner};
  work.runs = runs_differ ? options.runs : std::min<std::uint64_t>(options.runs, 1);
  work.group = std::min(options.runs, kMostInGroup);

  const unsigned threads = std::clamp(options.threads, 1U, kMostThreads);
  std::vector<Counts> counts(threads, Counts(program));
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) {
    others.emplace_back([&work, &make_hooks, &counts, i] { work_on(work, make_hooks, counts[i]); });
  }
  work_on(work, make_hooks, counts[0]);
  for (std::thread& other : others) other.join();
  for (unsigned i = 1; i < threads; ++i) {
    counts[0].tally.merge(counts[i].tally);
    counts[0].group.merge(counts[i].group);
  }
  Simulation out{options,
                 runs_differ,
                 program.hooks.empty(),
                 std::move(counts[0].tally),
                 work.group,
                 counts[0].group.read(kFewestDecisions)};
  return out;
}

ShownRun show_run(const Program& program, const SimulationOptions& options, std::uint64_t run,
                  const MakeHooks& make_hooks) {
  const WalkPlan plan(program);
  const Learner learner(plan, options.policy, options.criterion);
  const std::unique_ptr<program::Hooks> hooks = make_hooks ? make_hooks() : nullptr;
  SessionWalk machine(plan, hooks.get());
  Draws draws;
  draws.start(options.seed, run);
  FilledForm form;
  const auto nothing = [](const auto& /*input*/) {};
  walk(machine, learner, options.skill, draws, form, nothing, nothing);
  ShownRun out;
  out.session_seed = draws.session_seed();
  out.inputs = machine.session().inputs();
  machine.read_result(out.result);
  return out;
}

}  // namespace gesprek::analysis
