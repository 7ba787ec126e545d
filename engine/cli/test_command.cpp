// `gesprek test`: runs the golden conversations beside cases (format 5.22).

#include <set>

#include "engine/cli/atomic_file.h"
#include "engine/cli/case_file.h"
#include "engine/cli/commands.h"
#include "engine/cli/diagnostic_text.h"
#include "engine/cli/golden.h"
#include "engine/cli/golden_run.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kMostBytes = 32U * 1024U * 1024U;
constexpr std::size_t kContext = 3;  // unchanged lines shown around a difference

struct Work {
  std::vector<std::string> plays;
  std::vector<std::string> without;  // cases that have no goldens
  std::string missing;
};

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

std::string in_folder(const std::string& folder, std::string_view name) {
  return folder == "." ? std::string(name) : folder + "/" + std::string(name);
}

Work find_work(const std::vector<std::string>& paths, const FileSource& files) {
  Work work;
  for (const std::string& path : paths) {
    if (ends_with(path, ".play")) {
      work.plays.push_back(path);
      continue;
    }
    if (!files.is_folder(path) && !files.is_file(path)) {
      if (work.missing.empty()) work.missing = path;
      continue;
    }
    const std::string folder = files.is_folder(path) ? path : folder_of(path);
    const std::vector<std::string> plays = files_below(folder, "*.play", files);
    std::set<std::string> covered;
    for (const std::string& play : plays) covered.insert(folder_of(play));
    bool has_case = false;
    for (const std::string& scenario : files_below(folder, "scenario.yaml", files)) {
      has_case = true;
      if (covered.count(folder_of(scenario)) == 0) work.without.push_back(scenario);
    }
    if (plays.empty() && !has_case && work.missing.empty()) work.missing = path;
    work.plays.insert(work.plays.end(), plays.begin(), plays.end());
  }
  return work;
}

class Tester {
 public:
  Tester(Context& context, std::vector<std::string> scripts, bool update)
      : context_(context),
        terminal_(context.out_terminal),
        loader_(context.files, std::move(scripts)),
        update_(update) {}

  void test(const std::string& path);
  [[nodiscard]] bool has_failed() const { return failed_ > 0 || broken_ > 0; }
  void summary(const std::vector<std::string>& without);

 private:
  void line(Tone tone, std::string_view text) {
    context_.out.write(paint(terminal_, tone, printable(text)) + "\n");
  }
  void show_problems(const std::string& path, const std::vector<GoldenProblem>& problems);
  void show_difference(const std::vector<DiffLine>& lines);
  void write_back(const std::string& path, const std::string& before, const GoldenFile& file,
                  const std::vector<GoldenResult>& results);

  Context& context_;
  const Terminal& terminal_;
  CaseLoader loader_;
  bool update_;
  std::size_t runs_ = 0, failed_ = 0, broken_ = 0, files_ = 0, updated_ = 0;
};

void Tester::show_problems(const std::string& path, const std::vector<GoldenProblem>& problems) {
  for (const GoldenProblem& problem : problems) {
    context_.out.write(
        paint(terminal_, Tone::faint, printable(path) + ":" + std::to_string(problem.line) + ": ") +
        paint(terminal_, Tone::stop, "fout: ") + printable(problem.message) + "\n");
  }
}

void Tester::show_difference(const std::vector<DiffLine>& lines) {
  std::vector<bool> shown(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == DiffKind::same) continue;
    const std::size_t from = i < kContext ? 0 : i - kContext;
    for (std::size_t k = from; k < lines.size() && k <= i + kContext; ++k) shown[k] = true;
  }
  line(Tone::faint, "      - stond in de golden   + kwam uit het gesprek");
  bool skipped = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) {
      skipped = true;
      continue;
    }
    if (skipped && i > 0) line(Tone::faint, "      ...");
    skipped = false;
    const std::string number = lines[i].line == 0 ? std::string() : std::to_string(lines[i].line);
    const std::string gutter = std::string(number.size() < 5 ? 5 - number.size() : 0, ' ') + number + " ";
    switch (lines[i].kind) {
      case DiffKind::same: line(Tone::faint, gutter + "  " + lines[i].text); break;
      case DiffKind::expected: line(Tone::stop, gutter + "- " + lines[i].text); break;
      case DiffKind::got: line(Tone::good, gutter + "+ " + lines[i].text); break;
    }
  }
}

void Tester::test(const std::string& path) {
  ++files_;
  const Result<std::string> bytes = context_.files.read(path, kMostBytes);
  if (!bytes) {
    ++broken_;
    say_error(context_, in_words(bytes.error()));
    return;
  }
  const GoldenFile golden = parse_golden(*bytes);
  if (!golden.problems.empty()) {
    ++broken_;
    show_problems(path, golden.problems);
    return;
  }
  const CaseFile file = loader_.load(in_folder(folder_of(path), "scenario.yaml"));
  if (!file.program) {
    ++broken_;
    DiagnosticPrinter printer(context_.out, terminal_, context_.files, Language::nl);
    for (const Diagnostic& diagnostic : file.diagnostics.sorted()) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
    for (const Diagnostic& diagnostic : loader_.script_diagnostics()) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
    line(Tone::stop, path + ": niet getest, want de casus heeft fouten");
    return;
  }
  std::vector<GoldenResult> results;
  for (const GoldenRun& run : golden.runs) {
    ++runs_;
    GoldenResult result = run_golden(*file.program, run, file.hooks.get());
    const std::vector<DiffLine> difference = compare_golden(run.lines, result.lines);
    bool differs = false;
    for (const DiffLine& entry : difference) differs = differs || entry.kind != DiffKind::same;
    const bool will_mend = update_ && result.is_complete;
    const bool fails = !result.problems.empty() || (differs && !will_mend);
    if (fails) ++failed_;
    line(fails ? Tone::stop : Tone::good, path + ": run " + run.name + ": " +
                                              (fails     ? "anders dan verwacht"
                                               : differs ? "bijgewerkt"
                                                         : "zoals verwacht"));
    show_problems(path, result.problems);
    if (differs && !will_mend && result.is_complete) show_difference(difference);
    results.push_back(std::move(result));
  }
  if (update_) write_back(path, *bytes, golden, results);
}

void Tester::write_back(const std::string& path, const std::string& before, const GoldenFile& file,
                        const std::vector<GoldenResult>& results) {
  std::vector<std::vector<std::string>> lines;
  for (const GoldenResult& result : results) {
    if (!result.is_complete) {
      line(Tone::mind, path + ": niet bijgewerkt, want een invoer past niet");
      return;
    }
    lines.push_back(result.lines);
  }
  const std::string after = write_golden(file.runs, lines);
  if (after == before) return;
  const Result<void> written = replace_file(path, after);
  if (!written) {
    ++broken_;
    say_error(context_, in_words(written.error()));
    return;
  }
  ++updated_;
}

void Tester::summary(const std::vector<std::string>& without) {
  const auto count = [](std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  for (const std::string& scenario : without) line(Tone::mind, scenario + ": heeft geen goldens");
  std::string text = count(runs_, "run", "runs") + " in " + count(files_, "bestand", "bestanden") + ": ";
  if (!has_failed()) {
    text += "alles zoals verwacht";
  } else {
    if (failed_ > 0) text += std::to_string(failed_) + " anders dan verwacht";
    if (broken_ > 0) {
      text +=
          std::string(failed_ > 0 ? ", " : "") + count(broken_, "bestand", "bestanden") + " niet te testen";
    }
  }
  if (updated_ > 0) text += "; " + count(updated_, "bestand", "bestanden") + " bijgewerkt";
  line(has_failed() ? Tone::stop : Tone::good, text);
  context_.out.flush();
}

}  // namespace

const CommandSpec& test_spec() {
  static const CommandSpec spec = {
      "test",
      "speelt de goldens van een casus na en laat zien wat er veranderd is",
      "CASUS|MAP|BESTAND.play…",
      "Een golden is een gesprek dat ooit klopte: keuzes erin, en wat er dan wordt gezegd, wat er verandert "
      "en "
      "hoe het afloopt. Elke regel wordt vergeleken.\n"
      "Met --update schrijft gesprek opnieuw op wat er nu gebeurt. De keuzes, de commentaarregels en 'expect "
      "unavailable' blijven staan. Lees het verschil na voordat je het bewaart.\n"
      "Uitgang: 0 als alles is zoals verwacht, 1 als er iets anders is, 2 als de opdracht zelf niet klopt.",
      1,
      10000,
      {{"update", "", "schrijf de goldens opnieuw", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek test scenarios", "alle goldens onder een map"},
       {"gesprek test scenarios/eerste-zorg --update", "na een bedoelde verandering"}}};
  return spec;
}

int test_command(const Arguments& arguments, Context& context) {
  const Work work = find_work(arguments.positional, context.files);
  if (!work.missing.empty()) {
    say_error(context, "onder '" + work.missing + "' staan geen casussen en geen goldens (.play)");
    return ExitCode::usage;
  }
  if (work.plays.empty()) {
    say_error(context,
              "er zijn geen goldens gevonden (bestanden die op .play eindigen, naast scenario.yaml)");
    return ExitCode::failed;
  }
  Tester tester(context, arguments.all("scripts"), arguments.has("update"));
  for (const std::string& play : work.plays) tester.test(play);
  tester.summary(work.without);
  return tester.has_failed() ? ExitCode::failed : ExitCode::ok;
}

}  // namespace gesprek::cli
