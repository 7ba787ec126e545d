// `gesprek simulate`: many simulated learners through one case.

#include <algorithm>
#include <thread>

#include <nlohmann/json.hpp>

#include "engine/analysis/simulate.h"
#include "engine/analysis/unseen.h"
#include "engine/base/text.h"
#include "engine/cli/case_file.h"
#include "engine/cli/commands.h"
#include "engine/cli/diagnostic_text.h"
#include "engine/cli/page.h"
#include "engine/cli/session_files.h"
#include "engine/cli/simulate_report.h"

namespace gesprek::cli {

namespace {

constexpr std::uint64_t kMostRuns = 100'000'000;
constexpr std::uint64_t kMostThreads = 256;
constexpr std::uint64_t kUsualRuns = 10'000;

struct SimulateOptions {
  std::string scenario;
  analysis::SimulationOptions simulation;
  std::string criterion;
  std::optional<std::uint64_t> show;  // counts from 1
  bool json = false;
};

/// "0,7", "0.7", "1": millionths; nothing for what is no number from 0 to 1.
std::optional<std::uint32_t> read_skill(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  const auto whole = parse_number(text.substr(0, point), 1);
  if (!whole) return std::nullopt;
  std::uint32_t skill = static_cast<std::uint32_t>(*whole) * analysis::kFullSkill;
  if (point != std::string_view::npos) {
    const std::string_view digits = text.substr(point + 1);
    std::uint32_t unit = analysis::kFullSkill;
    if (digits.empty() || digits.size() > 6) return std::nullopt;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return std::nullopt;
      unit /= 10;
      skill += unit * static_cast<std::uint32_t>(digit - '0');
    }
  }
  if (skill > analysis::kFullSkill) return std::nullopt;
  return skill;
}

/// What is wrong with the command line, in Dutch; empty when nothing is.
std::string read_options(const Arguments& arguments, SimulateOptions& options) {
  options.scenario = arguments.positional.front();
  const std::string format = arguments.value("format").value_or("text");
  if (format != "text" && format != "json") return "--format kan text of json zijn, niet '" + format + "'";
  options.json = format == "json";
  analysis::SimulationOptions& simulation = options.simulation;
  const std::string policy = arguments.value("policy").value_or("random");
  const auto known = analysis::read_policy(policy);
  if (!known) {
    const std::string meant = nearest(policy, {"random", "model", "cautious", "careless", "greedy", "noisy"});
    return "de deelnemer '" + policy + "' bestaat niet" +
           (meant.empty() ? "; kies random, model, cautious, careless, greedy of noisy"
                          : " (bedoel je '" + meant + "'?)");
  }
  simulation.policy = *known;
  const auto number = [&](const char* name, std::uint64_t most, std::uint64_t usual,
                          std::string& problem) -> std::uint64_t {
    const auto given = arguments.value(name);
    if (!given) return usual;
    const auto value = parse_number(*given, most);
    if (!value) {
      problem = std::string("--") + name + " is een geheel getal tot " + std::to_string(most) + ", niet '" +
                *given + "'";
    }
    return value.value_or(usual);
  };
  std::string problem;
  simulation.runs = number("runs", kMostRuns, kUsualRuns, problem);
  simulation.seed = number("seed", 0xffffffffffffffffULL, 1, problem);
  const std::uint64_t cores = std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  simulation.threads = static_cast<unsigned>(number("threads", kMostThreads, cores, problem));
  if (arguments.has("show")) options.show = number("show", kMostRuns, 1, problem);
  if (!problem.empty()) return problem;
  if (simulation.runs == 0) return "--runs is minstens 1";
  if (simulation.threads == 0) return "--threads is minstens 1";
  if (options.show && (*options.show == 0 || *options.show > simulation.runs)) {
    return "--show noemt een van de gesprekken, van 1 tot en met " + std::to_string(simulation.runs) +
           " (zie --runs)";
  }
  options.criterion = arguments.value("criterion").value_or("");
  const bool is_greedy = simulation.policy == analysis::Policy::greedy;
  if (is_greedy && options.criterion.empty())
    return "bij --policy greedy hoort --criterion, bijvoorbeeld --criterion C1";
  if (!is_greedy && !options.criterion.empty()) return "--criterion hoort bij --policy greedy";
  if (const auto skill = arguments.value("skill")) {
    if (simulation.policy != analysis::Policy::noisy) return "--skill hoort bij --policy noisy";
    const auto value = read_skill(*skill);
    if (!value) return "--skill is een getal van 0 tot en met 1, zoals 0.7; niet '" + *skill + "'";
    simulation.skill = *value;
  }
  return {};
}

/// The criterion by its id among those the case scores, or what is wrong.
std::string find_criterion(const program::Program& program, SimulateOptions& options) {
  if (options.criterion.empty()) return {};
  std::vector<std::string_view> known;
  for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
    if (program.criteria[i].scored == 0) continue;
    known.push_back(program.text(program.criteria[i].id));
    if (known.back() == options.criterion) {
      options.simulation.criterion = i;
      return {};
    }
  }
  std::string list;
  for (const std::string_view id : known) list += (list.empty() ? "" : ", ") + std::string(id);
  return "deze casus scoort geen '" + options.criterion + "'; wel: " + list;
}

void print_errors(const CaseFile& file, const CaseLoader& loader, Context& context) {
  context.out.flush();
  DiagnosticPrinter printer(context.err, context.err_terminal, context.files, Language::nl);
  const auto print = [&](const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
  };
  print(file.diagnostics.sorted());
  print(loader.script_diagnostics());
  say_error(context, "deze casus heeft fouten en kan nog niet worden gespeeld");
}

void show(const program::Program& program, const SimulateOptions& options, const analysis::MakeHooks& hooks,
          Context& context) {
  const std::uint64_t run = *options.show;
  const analysis::ShownRun shown = analysis::show_run(program, options.simulation, run - 1, hooks);
  if (options.json) {
    context.out.write(one_run_json(program, shown, run).dump(2) + "\n");
    return;
  }
  const std::string line = context.program + " play " + shell_word(options.scenario) + " --seed " +
                           std::to_string(shown.session_seed) + " --choose " +
                           shell_word(choose_text(program, shown));
  Page page(context.out, context.out_terminal);
  show_one_run(program, shown, run, line, page);
}

}  // namespace

const CommandSpec& simulate_spec() {
  static const CommandSpec spec = {
      "simulate",
      "laat gesimuleerde deelnemers een casus spelen, en telt wat eruit komt",
      "CASUS",
      "Speelt een casus duizenden keren en laat zien hoe het afloopt, wat er te verdienen valt, wat niemand "
      "ooit "
      "ziet, en welke momenten goed van minder goed onderscheiden.\n"
      "Hetzelfde --seed geeft hetzelfde, op elke machine en met elk aantal threads. Een enkel gesprek komt "
      "terug met "
      "--show, als een regel die je zo kunt naspelen.\n"
      "Een deelnemer noteert niets, schrijft geen eigen zinnen en is nooit te laat. Een gesprek dat na 1.000 "
      "stappen "
      "nog niet klaar is, telt als niet afgemaakt.",
      1,
      1,
      {{"runs", "N", "hoeveel gesprekken; standaard 10000", false},
       {"policy", "random|model|cautious|careless|greedy|noisy", "wie er speelt; standaard random", false},
       {"criterion", "ID", "bij greedy: het criterium waar deze deelnemer alleen op let", false},
       {"skill", "GETAL", "bij noisy: de kans op de beste keuze, van 0 tot en met 1; standaard 0.5", false},
       {"seed", "GETAL", "bepaalt alle loting; standaard 1", false},
       {"threads", "N", "op hoeveel kernen; standaard alle", false},
       {"show", "N", "laat alleen dit gesprek zien, van 1 tot en met --runs", false},
       {"format", "text|json", "tekst (standaard), of één JSON-object met alle getallen", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek simulate scenarios/eerste-zorg", "tienduizend willekeurige gesprekken"},
       {"gesprek simulate scenarios/eerste-zorg --policy noisy --skill 0.9",
        "iemand die meestal het beste kiest"},
       {"gesprek simulate scenarios/eerste-zorg --show 7", "het zevende gesprek, om na te spelen"}},
      "Deelnemers:",
      {{"random", "alles wat open staat even waarschijnlijk"},
       {"model", "de voorbeeldroute, en waar die er niet is de hoogste som over alle criteria"},
       {"cautious", "de hoogste som, maar noemt geen zorg en stelt geen grens als er iets anders open staat"},
       {"careless", "de laagste som, ook in formulieren, en herstelt nooit iets"},
       {"greedy", "het meeste voor één criterium (--criterion)"},
       {"noisy", "met kans --skill de hoogste som, anders willekeurig"}}};
  return spec;
}

int simulate_command(const Arguments& arguments, Context& context) {
  SimulateOptions options;
  std::string problem = read_options(arguments, options);
  if (!problem.empty()) {
    say_error(context, problem);
    return ExitCode::usage;
  }
  if (!context.files.is_file(scenario_file_of(options.scenario, context.files))) {
    say_error(context, "in '" + options.scenario + "' staat geen casus (een map met scenario.yaml erin)");
    return ExitCode::usage;
  }
  CaseLoader loader(context.files, arguments.all("scripts"));
  const CaseFile file = loader.load(options.scenario);
  if (!file.program) {
    print_errors(file, loader, context);
    return ExitCode::failed;
  }
  const program::Program& program = *file.program;
  problem = find_criterion(program, options);
  if (!problem.empty()) {
    say_error(context, problem);
    return ExitCode::usage;
  }
  const analysis::MakeHooks hooks = [&program] { return program::make_lua_hooks(program); };
  if (options.show) {
    show(program, options, hooks, context);
    return ExitCode::ok;
  }
  const analysis::Simulation simulation = analysis::simulate(program, options.simulation, hooks);
  const analysis::Unseen unseen = analysis::find_unseen(program, simulation.tally);
  if (options.json) {
    context.out.write(simulation_json(program, simulation, unseen).dump(2) + "\n");
    return ExitCode::ok;
  }
  Page page(context.out, context.out_terminal);
  show_simulation(program, simulation, unseen, page);
  return ExitCode::ok;
}

}  // namespace gesprek::cli
