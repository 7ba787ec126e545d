// `gesprek check`: what is wrong in cases and scripts, with its place, in words, as JSON or as SARIF.

#include <filesystem>
#include <functional>

#include <nlohmann/json.hpp>

#include "engine/cli/case_file.h"
#include "engine/cli/commands.h"
#include "engine/cli/diagnostic_text.h"
#include "engine/cli/remark_places.h"
#include "engine/cli/sarif.h"
#include "engine/cli/text_layout.h"
#include "engine/scenario/learning_path.h"

namespace gesprek::cli {

namespace {

struct Counted {
  std::string name;
  std::string file;
  std::string title;
  bool is_sound = false;
  std::vector<std::string> overlays;
  std::size_t nodes = 0, choices = 0;
  std::size_t explained = 0;  // warnings of the analysis that the author explained with `allow`
  DiagnosticCounts counts;
};

enum class Format { text, json, sarif };

struct CheckOptions {
  Language language = Language::nl;
  Format format = Format::text;
};

/// A learning path or a round (5.28) that was looked at.
struct CheckedPath {
  std::string name, file, title;
  bool is_sound = false;
  std::size_t cases = 0;
  DiagnosticCounts counts;
};

/// What stands under the paths: cases, learning paths, and folders of scripts.
struct Found {
  std::vector<std::string> cases;
  std::vector<std::string> learning_paths;
  std::vector<std::string> script_folders;
  std::string missing;  // a path under which nothing was found
};

bool is_script_folder(const std::string& path, const FileSource& files) {
  return files.is_file(path + "/criteria.yaml") || files.is_file(path + "/moves.yaml") ||
         files.is_file(path + "/meldcode.lua") || files.is_file(path + "/overlay.yaml") ||
         files.is_folder(path + "/personas");
}

Found find_work(const std::vector<std::string>& paths, const FileSource& files) {
  Found found;
  for (const std::string& path : paths) {
    const std::string file = scenario_file_of(path, files);
    const bool is_path_file =
        path == "path.yaml" || (path.size() > 10 && path.substr(path.size() - 10) == "/path.yaml");
    if (is_path_file && !files.is_folder(path)) {
      found.learning_paths.push_back(path);
    } else if (!files.is_folder(path) || files.is_file(file)) {
      found.cases.push_back(file);
    } else if (is_script_folder(path, files)) {
      found.script_folders.push_back(path);
    } else {
      const std::vector<std::string> below = files_below(path, "scenario.yaml", files);
      const std::vector<std::string> ways = files_below(path, "path.yaml", files);
      if (below.empty() && ways.empty() && found.missing.empty()) found.missing = path;
      found.cases.insert(found.cases.end(), below.begin(), below.end());
      found.learning_paths.insert(found.learning_paths.end(), ways.begin(), ways.end());
    }
  }
  return found;
}

std::string sentence_of(const Counted& entry, const CheckOptions& options) {
  const bool nl = options.language == Language::nl;
  std::string out = entry.name;
  if (!entry.title.empty()) out += " " + entry.title;
  out += ": ";
  const DiagnosticCounts& counts = entry.counts;
  const bool is_clean = counts.errors + counts.warnings + counts.hints == 0;
  if (!entry.is_sound) {
    return out + (counts.errors > 0 ? in_words(counts, options.language)
                                    : (nl ? "niet gecompileerd: er zijn fouten in de scripts"
                                          : "not compiled: there are errors in the scripts"));
  }
  out += nl ? "in orde" : "fine";
  if (!is_clean) out += ", " + in_words(counts, options.language);
  if (entry.explained > 0) {
    out += ", " + std::to_string(entry.explained) + (nl ? " uitgelegd" : " explained");
  }
  const auto amount = [](std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  return out + " (" + amount(entry.nodes, nl ? "moment" : "node", nl ? "momenten" : "nodes") + ", " +
         amount(entry.choices, nl ? "keuze" : "choice", nl ? "keuzes" : "choices") + ")";
}

std::string sentence_of(const CheckedPath& entry, const CheckOptions& options) {
  const bool nl = options.language == Language::nl;
  const DiagnosticCounts& counts = entry.counts;
  std::string out = (nl ? "leerpad " : "path ") + entry.name;
  if (!entry.title.empty()) out += " " + entry.title;
  out += ": ";
  if (!entry.is_sound) return out + in_words(counts, options.language);
  out += nl ? "in orde" : "fine";
  if (counts.warnings + counts.hints > 0) out += ", " + in_words(counts, options.language);
  const char* const word =
      entry.cases == 1 ? (nl ? " casus)" : " scenario)") : (nl ? " casussen)" : " scenarios)");
  return out + " (" + std::to_string(entry.cases) + word;
}

/// Reads the learning paths; the cases in them are looked at by themselves.
std::vector<CheckedPath> check_paths(const std::vector<std::string>& files, const FileSource& source,
                                     const std::function<void(const Diagnostic&)>& report) {
  std::vector<CheckedPath> out;
  for (const std::string& file : files) {
    DiagnosticList diagnostics;
    const std::optional<scenario::LearningPath> path =
        scenario::load_path(file, source, scenario::Limits{}, diagnostics);
    CheckedPath& entry = out.emplace_back();
    entry.file = file;
    entry.name = path ? path->id : file;
    if (path) entry.title = path->title.value;
    if (path) entry.cases = path->cases.size();
    entry.is_sound = path.has_value() && !diagnostics.has_errors();
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      entry.counts.add(diagnostic.severity());
      report(diagnostic);
    }
  }
  return out;
}

void print_summary(const std::vector<Counted>& entries, const std::vector<CheckedPath>& ways,
                   const DiagnosticCounts& total, const CheckOptions& options, Context& context) {
  const bool nl = options.language == Language::nl;
  for (const CheckedPath& entry : ways) {
    const Tone tone = entry.is_sound ? Tone::good : Tone::stop;
    context.out.write(paint(context.out_terminal, tone, printable(sentence_of(entry, options))) + "\n");
  }
  if (entries.empty() && !ways.empty()) return;
  for (const Counted& entry : entries) {
    const Tone tone = entry.is_sound ? Tone::good : Tone::stop;
    context.out.write(paint(context.out_terminal, tone, printable(sentence_of(entry, options))) + "\n");
  }
  if (entries.size() == 1 && total.errors + total.warnings + total.hints == 0) return;
  std::size_t touched = 0;
  for (const Counted& entry : entries) {
    if (entry.counts.errors + entry.counts.warnings + entry.counts.hints > 0) ++touched;
  }
  std::string text = in_words(total, options.language);
  if (entries.empty()) {
    text += nl ? " in de scripts" : " in the scripts";
  } else if (total.errors + total.warnings + total.hints == 0) {
    text = std::to_string(entries.size()) + (nl ? " casussen in orde" : " scenarios are fine");
  } else {
    const std::size_t count = touched == 0 ? entries.size() : touched;
    text += (nl ? " in " : " in ") + std::to_string(count) +
            (nl ? (count == 1 ? " casus" : " casussen") : (count == 1 ? " scenario" : " scenarios"));
    if (entries.size() > count) {
      text += (nl ? " van de " : " of ") + std::to_string(entries.size());
    }
  }
  context.out.write(paint(context.out_terminal, Tone::title, text) + "\n");
}

/// So many states a question: enough for a case of an hour's talk, and done before somebody waits. What is
/// not known by then gives no warning.
constexpr std::uint64_t kCheckBudget = 10'000;

/// Adds the warnings of the analysis (5.25); its hints are for `gesprek analyse`.
void add_analysis(CaseFile& file, Counted& entry) {
  analysis::AnalysisOptions options;
  options.explore.budget = kCheckBudget;
  options.explore.with_points = false;
  options.routes = 0;
  options.wording = file.wording;
  const analysis::CaseAnalysis found = analysis::analyse_case(*file.program, options);
  for (PlacedRemark& remark : place_remarks(found.remarks, *file.program, file.loaded)) {
    if (remark.diagnostic.severity() != Severity::warning) continue;
    if (remark.allowed) {
      ++entry.explained;
    } else {
      file.diagnostics.add(std::move(remark.diagnostic));
    }
  }
}

int run_check(const std::vector<std::string>& paths, const std::vector<std::string>& scripts,
              const CheckOptions& options, Context& context) {
  const Found found = find_work(paths, context.files);
  if (!found.missing.empty()) {
    say_error(context, "onder '" + found.missing + "' staat geen casus (een map met scenario.yaml erin)");
    return ExitCode::usage;
  }
  CaseLoader loader(context.files, scripts);
  DiagnosticPrinter printer(context.out, context.out_terminal, context.files, options.language);
  nlohmann::ordered_json diagnostics = nlohmann::ordered_json::array();
  std::vector<Diagnostic> kept;
  DiagnosticCounts total;
  std::size_t dropped = 0;
  const auto report = [&](const Diagnostic& diagnostic) {
    total.add(diagnostic.severity());
    switch (options.format) {
      case Format::text: printer.print(diagnostic); break;
      case Format::json: diagnostics.push_back(to_json(diagnostic, options.language)); break;
      case Format::sarif: kept.push_back(diagnostic); break;
    }
  };

  for (const std::string& folder : found.script_folders) loader.load_scripts({folder});
  std::vector<Counted> entries;
  for (const std::string& path : found.cases) {
    CaseFile file = loader.load(path);
    Counted entry;
    entry.name = case_name(file.path);
    entry.file = file.path;
    if (file.loaded.scenario) entry.title = file.loaded.scenario->title.value;
    entry.is_sound = file.program.has_value();
    entry.overlays = file.overlays;
    if (file.program) {
      entry.nodes = file.program->nodes.size();
      entry.choices = file.program->choices.size();
      add_analysis(file, entry);
    }
    for (const Diagnostic& diagnostic : file.diagnostics.sorted()) {
      entry.counts.add(diagnostic.severity());
      report(diagnostic);
    }
    dropped += file.diagnostics.dropped();
    entries.push_back(std::move(entry));
  }
  const std::vector<CheckedPath> ways = check_paths(found.learning_paths, context.files, report);
  for (const Diagnostic& diagnostic : loader.script_diagnostics()) report(diagnostic);
  if (loader.missed_scripts()) {
    say_warning(context, "geen map 'scripts' gevonden bij of boven de casus; geef haar met --scripts MAP");
  }

  bool is_sound = total.errors == 0;
  for (const Counted& entry : entries) is_sound = is_sound && entry.is_sound;
  if (options.format == Format::sarif) {
    SarifOptions sarif;
    sarif.language = options.language;
    std::error_code failed;
    sarif.folder = std::filesystem::current_path(failed).string();
    sarif.docs_folder = own_files("docs", context.files);
    sarif.docs_address = GESPREK_DOCS_URL;
    sarif.version = GESPREK_VERSION;
    sarif.dropped = dropped;
    sarif.is_sound = is_sound;
    context.out.write(sarif_log(kept, sarif, context.files));
  } else if (options.format == Format::json) {
    nlohmann::ordered_json out;
    out["diagnostics"] = std::move(diagnostics);
    out["errors"] = total.errors;
    out["warnings"] = total.warnings;
    out["hints"] = total.hints;
    out["dropped"] = dropped;
    out["scenarios"] = nlohmann::ordered_json::array();
    for (const Counted& entry : entries) {
      nlohmann::ordered_json item;
      item["file"] = entry.file;
      item["title"] = entry.title;
      item["ok"] = entry.is_sound;
      item["overlays"] = entry.overlays;
      out["scenarios"].push_back(std::move(item));
    }
    for (const CheckedPath& entry : ways) {
      nlohmann::ordered_json item;
      item["file"] = entry.file;
      item["title"] = entry.title;
      item["ok"] = entry.is_sound;
      item["cases"] = entry.cases;
      out["paths"].push_back(std::move(item));
    }
    context.out.write(out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  } else {
    if (dropped > 0) {
      context.out.write("(en nog " + std::to_string(dropped) + " meldingen meer)\n");
    }
    print_summary(entries, ways, total, options, context);
    std::string names;
    for (const scenario::Overlay& overlay : loader.overlays()) {
      names += (names.empty() ? "" : ", ") + overlay.name + " (" + overlay.folder + ")";
    }
    if (!names.empty()) {
      context.out.write(
          (options.language == Language::nl ? "met eigen scripts van: " : "with own scripts of: ") +
          printable(names) + "\n");
    }
  }
  context.out.flush();
  return is_sound ? ExitCode::ok : ExitCode::failed;
}

}  // namespace

const CommandSpec& check_spec() {
  static const CommandSpec spec = {
      "check",
      "kijkt een casus na: wat niet klopt, waar het staat en wat er bedoeld kan zijn",
      "CASUS|MAP…",
      "Leest elke casus (een map met scenario.yaml, of dat bestand zelf) en de scripts die erbij horen, en "
      "noemt alles wat niet klopt met bestand, regel en kolom. Van een map worden alle casussen eronder "
      "bekeken; een map met scripts kan ook.\n"
      "Uitgang: 0 als er geen fouten zijn (waarschuwingen mogen), 1 bij fouten, 2 als de opdracht zelf niet "
      "klopt.",
      1,
      10000,
      {{"format", "text|json|sarif",
        "tekst (standaard), JSON, of SARIF 2.1.0 voor een editor of een beoordelingssite", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true},
       {"language", "nl|en", "taal van de meldingen (standaard nl)", false}},
      {{"gesprek check scenarios/eerste-zorg", "één casus"},
       {"gesprek check scenarios", "alle casussen onder een map"},
       {"gesprek check scenarios --format json", "voor een ander programma"},
       {"gesprek check scenarios --format sarif >zaken.sarif", "voor een editor of een beoordelingssite"}}};
  return spec;
}

int check_command(const Arguments& arguments, Context& context) {
  CheckOptions options;
  const std::string format = arguments.value("format").value_or("text");
  const std::string language = arguments.value("language").value_or("nl");
  if (format == "json") {
    options.format = Format::json;
  } else if (format == "sarif") {
    options.format = Format::sarif;
  } else if (format != "text") {
    say_error(context, "--format kan text, json of sarif zijn, niet '" + format + "'");
    return ExitCode::usage;
  }
  if (language != "nl" && language != "en") {
    say_error(context, "--language kan nl of en zijn, niet '" + language + "'");
    return ExitCode::usage;
  }
  options.language = language == "en" ? Language::en : Language::nl;
  return run_check(arguments.positional, arguments.all("scripts"), options, context);
}

}  // namespace gesprek::cli
