#include "engine/cli/saved_session.h"

#include <utility>

#include "engine/cli/diagnostic_text.h"
#include "engine/cli/session_files.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

std::optional<CaseFile> load_case_or_tell(const std::string& path, CaseLoader& loader, Context& context) {
  CaseFile file = loader.load(path);
  if (file.program) return file;
  context.out.flush();
  DiagnosticPrinter printer(context.err, context.err_terminal, context.files, Language::nl);
  const auto print_errors = [&](const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity::error) printer.print(diagnostic);
    }
  };
  print_errors(file.diagnostics.sorted());
  print_errors(loader.script_diagnostics());
  say_error(context, "deze casus heeft fouten en kan nog niet worden gespeeld");
  return std::nullopt;
}

std::optional<SavedSession> open_saved_session(const std::string& path, const std::string& scenario,
                                               CaseLoader& loader, Context& context) {
  const Result<std::string> bytes = context.files.read(path, session::kMostJournalBytes);
  if (!bytes) {
    say_error(context, in_words({bytes.error().code, bytes.error().message, path}));
    return std::nullopt;
  }
  Result<session::JournalContents> contents = session::read_journal(*bytes);
  if (!contents) {
    say_error(context, in_words({contents.error().code, contents.error().message, path}));
    return std::nullopt;
  }
  const std::string found = scenario.empty() ? contents->header.scenario_path : scenario;
  if (!context.files.is_file(scenario_file_of(found, context.files))) {
    say_error(context, "de casus van '" + path + "' staat niet meer in '" + found +
                           "'; geef haar erbij: gesprek report " + shell_word(path) + " --case CASUS");
    return std::nullopt;
  }
  std::optional<CaseFile> loaded = load_case_or_tell(found, loader, context);
  if (!loaded) return std::nullopt;
  auto file = std::make_unique<CaseFile>(std::move(*loaded));
  Result<session::Resumed> resumed = session::resume(*file->program, *contents, file->hooks.get());
  if (!resumed) {
    say_error(context, in_words({resumed.error().code, resumed.error().message, path}));
    return std::nullopt;
  }
  const session::ResumeReport& report = resumed->report;
  if (contents->torn_bytes > 0) {
    say_warning(context, "het einde van '" + path + "' is beschadigd; dit gaat over wat ervoor staat");
  }
  if (!report.is_whole()) {
    const std::string fits = report.replayed == 0 ? std::string("geen stap past nog")
                             : report.replayed == 1
                                 ? "1 van de " + std::to_string(report.total) + " stappen past nog"
                                 : std::to_string(report.replayed) + " van de " +
                                       std::to_string(report.total) + " stappen passen nog";
    say_warning(context, "de casus is veranderd sinds deze sessie: " + fits + ", bij '" +
                             printable(report.first_misfit) + "' houdt het op" +
                             (report.replayed == 0 ? "" : "; dit gaat over wat ervoor kwam"));
    contents->remarks.clear();  // they were about the whole
  } else if (report.program_changed) {
    say_warning(
        context,
        "de casus is veranderd sinds deze sessie; alle stappen passen nog, de woorden en de punten zijn "
        "die van nu");
  }
  const bool has_changed = report.program_changed;
  return SavedSession{std::move(file), std::move(resumed->session), std::move(*contents), has_changed};
}

namespace {

constexpr const char* kMonths[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                   "juli",    "augustus", "september", "oktober", "november", "december"};

/// Whether `text` has the shape of `shape`, where 0 stands for a digit.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !is_digit : text[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::string date_from_name(const std::string& path) {
  constexpr std::string_view kShape = "-0000-00-00-0000";
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::string_view rest = name.substr(at);
    if (!has_shape(rest, kShape)) continue;
    const auto digits = [&](std::size_t from, std::size_t count) {
      return static_cast<std::size_t>(*parse_number(rest.substr(from, count), 9999));
    };
    const std::size_t month = digits(6, 2);
    if (month < 1 || month > 12) return {};
    return std::to_string(digits(9, 2)) + " " + kMonths[month - 1] + " " + std::string(rest.substr(1, 4)) +
           ", " + std::string(rest.substr(12, 2)) + "." + std::string(rest.substr(14, 2)) + " uur";
  }
  return {};
}

}  // namespace gesprek::cli
