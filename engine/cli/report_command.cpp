// `gesprek report`: the debrief of a recorded session, on the screen or as a file.

#include <nlohmann/json.hpp>

#include "engine/cli/atomic_file.h"
#include "engine/cli/case_language.h"
#include "engine/cli/commands.h"
#include "engine/cli/debrief_text.h"
#include "engine/cli/example_route.h"
#include "engine/cli/own_words.h"
#include "engine/cli/report_json.h"
#include "engine/cli/report_pages.h"
#include "engine/cli/saved_session.h"
#include "engine/cli/session_files.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/debrief.h"
#include "engine/scoring/score.h"

namespace gesprek::cli {

namespace {

constexpr int kFileColumns = 80;  // of text that goes to a file

/// What a session is called in a comparison: when it was, else its file.
std::string label_of(const std::string& path) {
  const std::string date = date_from_name(path);
  return date.empty() ? path.substr(path.rfind('/') + 1) : date;
}

/// The earlier attempts, in the order given: the oldest first.
std::optional<std::vector<scoring::Attempt>> read_earlier(const std::vector<std::string>& paths,
                                                          const std::string& scenario, CaseLoader& loader,
                                                          Context& context) {
  std::vector<scoring::Attempt> out;
  for (const std::string& path : paths) {
    const std::optional<SavedSession> saved = open_saved_session(path, scenario, loader, context);
    if (!saved) return std::nullopt;
    out.push_back(scoring::attempt_of(saved->session, scoring::score(saved->session), label_of(path)));
  }
  return out;
}

std::string as_text(const scoring::Debrief& debrief, const Terminal& terminal) {
  TextOutput out;
  Page page(out, terminal);
  show_report(page, debrief);
  return out.text();
}

std::string as_json(const scoring::Debrief& debrief) {
  return debrief_json(debrief).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<std::string> as_pdf(const scoring::Debrief& debrief, const std::string& session, Context& context) {
  Result<PdfReport> pdf = report_pdf(debrief, created_of(session));
  if (!pdf) return pdf.error();
  if (!pdf->remark.empty()) say_warning(context, pdf->remark);
  return std::move(pdf->bytes);
}

bool is_format(std::string_view format) {
  return format == "text" || format == "html" || format == "pdf" || format == "json";
}

Result<std::string> write_as(std::string_view format, const scoring::Debrief& debrief,
                             const std::string& session, const Terminal& terminal, Context& context) {
  if (format == "html") return report_html(debrief);
  if (format == "pdf") return as_pdf(debrief, session, context);
  if (format == "json") return as_json(debrief);
  return as_text(debrief, terminal);
}

}  // namespace

const CommandSpec& report_spec() {
  static const CommandSpec spec = {
      "report",
      "de nabespreking van een bewaard gesprek",
      "SESSIE",
      "SESSIE is het bestand dat 'gesprek play' bewaarde. Waar de casus staat, weet het ook; "
      "is ze verplaatst, geef haar dan met --case. Aan het bestand verandert niets.\n"
      "De nabespreking begint met wat sterk was, laat zien waar het kantelde, voor wie en door welke zin, en "
      "eindigt met één ding voor de volgende keer. Er is geen totaal en geen rangorde. Een gesprek dat niet "
      "is uitgespeeld heeft ook een nabespreking.",
      1,
      1,
      {{"format", "text|html|pdf|json",
        "tekst (standaard), één webpagina, bladzijden om te printen, of alles als één JSON-object", false},
       {"out", "BESTAND", "schrijf naar dit bestand in plaats van het scherm; -o mag ook", false},
       {"case", "CASUS", "de casus, als ze niet meer staat waar ze bij het spelen stond", false},
       {"language", "ID", "in deze taal, als de casus er een vertaling van heeft (en, nl-eenvoudig)", false},
       {"earlier", "SESSIE", "een eerdere keer om naast te leggen; mag vaker, de oudste eerst", true},
       {"estimate", "ID=BAND,…", "wat je zelf dacht, per criterium of familie: C1=op_weg,A=vakkundig", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek report zorg.gesprek-sessie", "de nabespreking op het scherm"},
       {"gesprek report zorg.gesprek-sessie --earlier eerste.gesprek-sessie", "naast een eerdere keer"},
       {"gesprek report zorg.gesprek-sessie --format pdf -o zorg.pdf", "om te printen of te bewaren"}}};
  return spec;
}

int report_command(const Arguments& arguments, Context& context) {
  const std::string format = arguments.value("format").value_or("text");
  const std::string out_file = arguments.value(kOutOption).value_or("");
  if (arguments.has(kOutOption) && out_file.empty()) {
    say_error(context, "na '--out' hoort een bestandsnaam");
    return ExitCode::usage;
  }
  if (!is_format(format)) {
    say_error(context, "--format kan text, html, pdf of json zijn, niet '" + format + "'");
    return ExitCode::usage;
  }
  if (format == "pdf" && out_file.empty() && context.out_terminal.is_terminal) {
    say_error(context, "een PDF is niets voor een scherm; schrijf haar naar een bestand, met -o NAAM.pdf");
    return ExitCode::usage;
  }
  CaseLoader loader(context.files, arguments.all("scripts"));
  const std::string path = arguments.positional.front();
  const std::string scenario = arguments.value("case").value_or("");
  const std::optional<SavedSession> saved = open_saved_session(path, scenario, loader, context);
  if (!saved) return ExitCode::failed;
  if (const auto language = arguments.value("language")) {
    // Only words change, so the session goes on reading the Program it was played with.
    const Result<void> used = use_language(*saved->file, *language, context.files);
    if (!used) {
      say_error(context, in_words(used.error()));
      return ExitCode::failed;
    }
  }
  const scoring::Scores scores = scoring::score(saved->session);

  scoring::DebriefContext known;
  known.overlays = saved->file->overlays;
  known.case_changed = saved->case_changed;
  known.date = date_from_name(path);
  add_remarks(saved->contents.remarks, known);
  const ExampleSession example = play_example(saved->session.program());
  known.example = example.get();
  // An earlier attempt was at the same case, wherever that stands now; another case is only counted.
  std::optional<std::vector<scoring::Attempt>> earlier =
      read_earlier(arguments.all("earlier"), {}, loader, context);
  if (!earlier) return ExitCode::failed;
  known.earlier = std::move(*earlier);
  if (const auto estimates = arguments.value("estimate")) {
    const auto read = read_estimates(*estimates, scoring::make_debrief(saved->session, scores));
    if (!read) {
      say_error(context, read.error().message);
      return ExitCode::usage;
    }
    known.estimates.insert(known.estimates.end(), read->begin(), read->end());
  }

  Terminal terminal = context.out_terminal;
  if (!out_file.empty()) {
    terminal = Terminal{};
    terminal.columns = kFileColumns;
  }
  const Result<std::string> written =
      write_as(format, scoring::make_debrief(saved->session, scores, known), path, terminal, context);
  if (!written) {
    say_error(context, written.error().message);
    return ExitCode::failed;
  }
  if (out_file.empty()) {
    context.out.write(*written);
    context.out.flush();
    return ExitCode::ok;
  }
  const Result<void> replaced = replace_file(out_file, *written);
  if (replaced) return ExitCode::ok;
  say_error(context, in_words({replaced.error().code, replaced.error().message, out_file}));
  return ExitCode::failed;
}

}  // namespace gesprek::cli
