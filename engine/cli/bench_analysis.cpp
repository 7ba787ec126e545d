#include "engine/cli/bench_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <thread>

#include "engine/analysis/explore.h"
#include "engine/analysis/intervals.h"
#include "engine/analysis/search.h"
#include "engine/analysis/set_search.h"
#include "engine/analysis/simulate.h"
#include "engine/base/file_source.h"
#include "engine/cli/synthetic_case.h"
#include "engine/program/compiler.h"
#include "engine/scenario/load.h"
#include "engine/script/scripts.h"

namespace gesprek::cli {

namespace {

constexpr double kMostIntervals = 0.1;  // seconds
constexpr double kMostExact = 10;       // seconds
constexpr double kLeastStates = 5e6;    // a second
constexpr double kMostLearners = 5;     // seconds, for so many:
constexpr std::uint64_t kLearners = 1'000'000;
constexpr std::uint64_t kManyStates = 20'000'000;
constexpr std::uint64_t kMostCounted = 30'000'000;  // states, one by one, only to know how many there are

struct Took {
  double clock = 0, processor = 0;  // seconds
};

Took took(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t start = std::clock();
  work();
  Took out;
  out.processor = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  out.clock = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

std::string seconds(double value) {
  return value < 0.1 ? fmt::format("{:.1f} ms", value * 1000) : fmt::format("{:.2f} s", value);
}

class AnalysisBench {
 public:
  AnalysisBench(std::string cases, const std::vector<std::string>& script_folders, int rounds,
                BenchReport& report)
      : cases_(std::move(cases)), rounds_(rounds), report_(report) {
    DiagnosticList ignored;
    scripts_ = script::load_scripts(script_folders, files_, {}, ignored);
  }

  void run() {
    for (const char* name : {"mag-ik-nog-even-blijven", "ja-hoor-dat-snap-ik"}) {
      DiagnosticList diagnostics;
      const auto loaded =
          scenario::load_scenario(cases_ + "/" + name, files_, scenario::Limits{}, diagnostics);
      const auto program = program::compile(loaded, scripts_, diagnostics);
      if (!program) {
        report_.notes.push_back(fmt::format("{} compileert niet", name));
        continue;
      }
      measure_intervals(name, *program);
      measure_exact(name, *program);
      measure_reach(name, *program, false);
      measure_classes(name, *program);
      measure_learners(name, *program);
    }
    made(1000, 3, true);
    made(2000, 6, false);
  }

 private:
  void made(std::uint32_t nodes, std::uint32_t variables, bool reach) {
    DiagnosticList diagnostics;
    const auto loaded = scenario::load_scenario_text(
        "gemaakt/scenario.yaml", counted_scenario({nodes, variables, 1}), scenario::Limits{}, diagnostics);
    const auto program = program::compile(loaded, scripts_, diagnostics);
    const std::string name = fmt::format("gemaakt, {} variabelen", variables);
    if (!program) {
      report_.notes.push_back(fmt::format("{}: compileert niet", name));
      return;
    }
    if (reach) return measure_reach(name, *program, true);
    measure_intervals(name, *program);
    measure_exact(name, *program);
  }

  void add(const std::string& what, const program::Program& program, std::string ours, std::string peer,
           std::string ratio, std::string bar, bool is_met) {
    report_.rows.push_back({what, static_cast<std::uint32_t>(program.nodes.size()), std::move(ours),
                            std::move(peer), std::move(ratio), std::move(bar), is_met ? 1 : -1});
  }

  static void progress(const std::string& what) {
    std::fprintf(stderr, "\r%-60s", what.c_str());
    std::fflush(stderr);
  }

  void measure_intervals(const std::string& name, const program::Program& program) {
    progress("intervallen: " + name);
    std::vector<double> times;
    for (int i = 0; i < rounds_; ++i) {
      times.push_back(took([&] { static_cast<void>(analysis::analyse_intervals(program)); }).clock);
    }
    std::sort(times.begin(), times.end());
    const double time = times[times.size() / 2];
    add("intervallen: " + name, program, seconds(time), "", "", "< 100 ms", time < kMostIntervals);
  }

  void measure_exact(const std::string& name, const program::Program& program) {
    progress("verkennen: " + name);
    analysis::ExploreReport found;
    const Took time = took([&] { found = analysis::explore(program, {}); });
    const bool is_made = name.rfind("gemaakt", 0) == 0;
    // Of the made case the bar is that it answers, exactly or saying that it does not.
    const bool is_met = time.clock < kMostExact && (found.exact || is_made);
    add("verkennen: " + name, program, seconds(time.clock), seconds(time.processor) + " processor",
        fmt::format("{} toestanden, {}", found.states, found.exact ? "exact" : "niet exact"),
        is_made ? "< 10 s" : "exact < 10 s", is_met);
  }

  void measure_reach(const std::string& name, const program::Program& program, bool by_sets) {
    progress("bereikbaarheid: " + name);
    const auto rate = [&](const std::string& how, std::uint64_t states, bool is_complete, double processor) {
      const double a_second = static_cast<double>(states) / std::max(processor, 1e-9);
      add("bereikbaarheid, " + how + ": " + name, program,
          fmt::format("{:.1f} M toestanden/s", a_second / 1e6), seconds(processor) + " processor",
          fmt::format("{} toestanden{}", states, is_complete ? "" : ", niet alle"), "≥ 5 M/s",
          is_complete && a_second >= kLeastStates);
    };
    {
      analysis::Machine machine(program, {});
      analysis::SearchLimits limits;
      limits.by_class = false;
      if (by_sets) limits.budget = kManyStates;
      analysis::Search search(machine, limits);
      const Took time = took([&] { search.run(); });
      rate("een voor een", search.states(), search.is_complete(), time.processor);
    }
    if (!by_sets) return;
    analysis::Machine machine(program, {});
    analysis::SetLimits limits;
    limits.by_layers = false;
    analysis::SetSearch search(machine, limits);
    const Took time = took([&] { search.run(); });
    rate("in verzamelingen", search.is_complete() ? search.states() : 0, search.is_complete(),
         time.processor);
  }

  // Every state is in one class: what a class shows holds for all of its states. How many states that are is
  // counted one by one, outside the time; where there are more than can be counted the rate is a least one.
  void measure_classes(const std::string& name, const program::Program& program) {
    progress("bereikbaarheid: " + name);
    analysis::Question question;
    question.points = true;
    question.signals = true;
    analysis::SearchLimits limits;
    limits.by_state = false;
    analysis::Machine machine(program, question);
    analysis::Search classes(machine, limits);
    const Took time = took([&] { classes.run(); });
    analysis::SearchLimits counting;
    counting.by_class = false;
    counting.budget = kMostCounted;
    analysis::Machine counted(program, question);
    analysis::Search states(counted, counting);
    states.run();
    const double a_second = static_cast<double>(states.states()) / std::max(time.processor, 1e-9);
    const bool is_met = classes.is_complete() && a_second >= kLeastStates;
    add("bereikbaarheid en punten, in klassen: " + name, program,
        fmt::format("{}{:.1f} M toestanden/s", states.is_complete() ? "" : "≥ ", a_second / 1e6),
        seconds(time.processor) + " processor",
        fmt::format("{}{} toestanden in {} klassen{}", states.is_complete() ? "" : "≥ ", states.states(),
                    classes.states(), classes.is_complete() ? "" : ", niet alle"),
        "≥ 5 M/s", is_met);
  }

  void measure_learners(const std::string& name, const program::Program& program) {
    progress("gesimuleerde deelnemers: " + name);
    analysis::SimulationOptions options;
    options.runs = kLearners;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    const Took time = took([&] { static_cast<void>(analysis::simulate(program, options)); });
    add("een miljoen gesimuleerde deelnemers: " + name, program, seconds(time.clock),
        seconds(time.processor) + " processor", "", "< 5 s", time.clock < kMostLearners);
  }

  std::string cases_;
  int rounds_;
  BenchReport& report_;
  DiskFiles files_;
  script::Scripts scripts_;
};

}  // namespace

void bench_analysis(const std::string& cases, const std::vector<std::string>& script_folders, int rounds,
                    BenchReport& report) {
  AnalysisBench(cases, script_folders, rounds, report).run();
}

}  // namespace gesprek::cli
