// `gesprek analyse`: what can be proved about a case, and what its author may want to know.

#include <nlohmann/json.hpp>

#include "engine/cli/analyse_report.h"
#include "engine/cli/commands.h"
#include "engine/cli/diagnostic_text.h"

namespace gesprek::cli {

namespace {

constexpr std::uint64_t kMostBudget = 1'000'000'000;

std::optional<std::uint64_t> read_budget(const std::string& text) {
  if (text.empty() || text.size() > 12) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value > kMostBudget) return std::nullopt;
  return value;
}

}  // namespace

const CommandSpec& analyse_spec() {
  static const CommandSpec spec = {
      "analyse",
      "bewijst wat er in een casus kan gebeuren: einden, grenzen van punten, wat nooit aan bod komt",
      "CASUS",
      "Verkent een casus: welke momenten en keuzes te bereiken zijn, hoe elk einde te halen is, tussen welke "
      "grenzen elk criterium ligt, welke regels te breken zijn, en wat een auteur zou willen weten. Elke "
      "uitspraak is bewezen, weerlegd met invoer die 'gesprek play --choose' naspeelt, of onbekend nadat het "
      "aantal toestanden op was.\n"
      "Wat zo bedoeld is, legt een auteur uit met 'allow' in de casus.\n"
      "Uitgang: 0 als de casus te lezen is, 1 als er fouten in staan, 2 als de opdracht zelf niet klopt.",
      1,
      1,
      {{"format", "text|json|dot", "tekst (standaard), JSON, of een tekening voor Graphviz", false},
       {"budget", "N", "hoeveel toestanden een vraag mag kosten (standaard 5000000); 0: niet exact verkennen",
        false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true},
       {"language", "nl|en", "taal van de opmerkingen (standaard nl)", false}},
      {{"gesprek analyse scenarios/eerste-zorg", "wat er in een casus kan gebeuren"},
       {"gesprek analyse scenarios/eerste-zorg --format json", "voor een ander programma"},
       {"gesprek analyse scenarios/eerste-zorg --format dot | dot -Tsvg >kaart.svg", "een tekening"}}};
  return spec;
}

int analyse_command(const Arguments& arguments, Context& context) {
  const std::string format = arguments.value("format").value_or("text");
  if (format != "text" && format != "json" && format != "dot") {
    say_error(context, "--format kan text, json of dot zijn, niet '" + format + "'");
    return ExitCode::usage;
  }
  const std::string language = arguments.value("language").value_or("nl");
  if (language != "nl" && language != "en") {
    say_error(context, "--language kan nl of en zijn, niet '" + language + "'");
    return ExitCode::usage;
  }
  analysis::AnalysisOptions options;
  if (const auto given = arguments.value("budget")) {
    const auto budget = read_budget(*given);
    if (!budget) {
      say_error(context, "--budget is een aantal toestanden, van 0 tot en met " +
                             std::to_string(kMostBudget) + ", niet '" + *given + "'");
      return ExitCode::usage;
    }
    options.explore.budget = *budget;
  }

  CaseLoader loader(context.files, arguments.all("scripts"));
  const CaseFile file = loader.load(arguments.positional.front());
  if (!file.program) {
    DiagnosticPrinter printer(context.err, context.err_terminal, context.files, Language::nl);
    for (const Diagnostic& diagnostic : file.diagnostics.sorted()) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
    for (const Diagnostic& diagnostic : loader.script_diagnostics()) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
    context.err.flush();
    if (loader.missed_scripts()) {
      say_warning(context, "geen map 'scripts' gevonden bij of boven de casus; geef haar met --scripts MAP");
    }
    say_error(context, "deze casus heeft fouten; 'gesprek check' noemt ze allemaal");
    return ExitCode::failed;
  }

  options.wording = file.wording;
  const analysis::CaseAnalysis analysis = analysis::analyse_case(*file.program, options);
  const std::vector<PlacedRemark> remarks = place_remarks(analysis.remarks, *file.program, file.loaded);
  const AnalysedCase analysed{file, analysis, remarks, options.explore.budget,
                              language == "en" ? Language::en : Language::nl};
  if (format == "json") {
    context.out.write(
        analyse_json(analysed).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  } else if (format == "dot") {
    context.out.write(analyse_dot(analysed));
  } else {
    context.out.write(analyse_text(analysed, context.out_terminal));
  }
  context.out.flush();
  return ExitCode::ok;
}

}  // namespace gesprek::cli
