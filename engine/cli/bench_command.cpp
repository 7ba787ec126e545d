// `gesprek bench`: measures, or writes a synthetic case to try other tools on.

#include <fmt/format.h>

#include "engine/cli/atomic_file.h"
#include "engine/cli/bench.h"
#include "engine/cli/commands.h"
#include "engine/cli/synthetic_case.h"

namespace gesprek::cli {

namespace {

constexpr std::uint64_t kMostNodes = 1'000'000;
constexpr std::uint64_t kMostRounds = 100;

/// "1000,10000": the sizes, or nothing when one is no number from 2 on.
std::optional<std::vector<std::uint32_t>> read_sizes(std::string_view text) {
  std::vector<std::uint32_t> sizes;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::optional<std::uint64_t> size = parse_number(text.substr(0, comma), kMostNodes);
    if (!size || *size < 2) return std::nullopt;
    sizes.push_back(static_cast<std::uint32_t>(*size));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  if (sizes.empty()) return std::nullopt;
  return sizes;
}

int refuse(Context& context, std::string_view message) {
  say_error(context, message);
  return ExitCode::usage;
}

}  // namespace

const CommandSpec& bench_spec() {
  static const CommandSpec spec{
      "bench",
      "meet hoe snel lezen, spelen en bewaren gaan",
      "",
      "Meet in één keer wat lezen, compileren, een stap, bewaren en teruggaan kosten, als verhouding tot een "
      "ander "
      "dat hetzelfde werk doet. Een meting zegt alleen iets op een rustige machine.",
      0,
      0,
      {{"nodes", "N,N…", "de maten, in momenten; standaard 1000,10000,100000", false},
       {"rounds", "N", "elk getal is de middelste van zoveel metingen; standaard 5", false},
       {"analysis", "", "meet alleen de analyse: intervallen en exact verkennen", false},
       {"no-analysis", "", "sla de analyse over", false},
       {"no-inkjs", "", "sla de vergelijking met inkjs over", false},
       {"generate", "N", "meet niets, maar schrijf een casus van N momenten", false},
       {"out", "BESTAND", "waar die casus komt; zonder: naar de uitvoer", false}},
      {{"gesprek bench", "alles; duurt enkele minuten"},
       {"gesprek bench --analysis", "alleen wat verkennen kost"},
       {"gesprek bench --nodes 1000,10000", "zonder de grootste maat"},
       {"gesprek bench --generate 500 --out groot.yaml", "een casus om iets anders op te proberen"}}};
  return spec;
}

int bench_command(const Arguments& arguments, Context& context) {
  if (const auto wanted = arguments.value("generate")) {
    const std::optional<std::uint64_t> nodes = parse_number(*wanted, kMostNodes);
    if (!nodes || *nodes < 2)
      return refuse(context, "--generate hoort een getal te zijn, van 2 tot een miljoen");
    const std::string yaml = synthetic_scenario({static_cast<std::uint32_t>(*nodes), 1});
    const auto out = arguments.value("out");
    if (!out) {
      context.out.write(yaml);
      return ExitCode::ok;
    }
    const Result<void> written = replace_file(*out, yaml);
    if (!written.ok()) {
      say_error(context, written.error().message);
      return ExitCode::failed;
    }
    return ExitCode::ok;
  }
  BenchOptions options;
  options.ink_folder = GESPREK_SOURCE_DIR;
  options.script_folders = {std::string(GESPREK_SOURCE_DIR) + "/scripts"};
  if (const auto nodes = arguments.value("nodes")) {
    const auto sizes = read_sizes(*nodes);
    if (!sizes) return refuse(context, "--nodes hoort een rij getallen te zijn, zoals 1000,10000");
    options.sizes = *sizes;
  }
  if (const auto rounds = arguments.value("rounds")) {
    const std::optional<std::uint64_t> count = parse_number(*rounds, kMostRounds);
    if (!count || *count == 0) return refuse(context, "--rounds hoort een getal van 1 tot 100 te zijn");
    options.rounds = static_cast<int>(*count);
  }
  options.case_folder = std::string(GESPREK_SOURCE_DIR) + "/scenarios";
  options.with_engine = !arguments.has("analysis");
  options.with_analysis = !arguments.has("no-analysis");
  options.with_inkjs = !arguments.has("no-inkjs");
  context.out.write(bench_table(run_bench(options)));
  return ExitCode::ok;
}

}  // namespace gesprek::cli
