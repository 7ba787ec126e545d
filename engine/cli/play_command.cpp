// `gesprek play`: what was asked for, which case and which session that means, and who plays it.

#include "engine/cli/play_command.h"

#include <algorithm>
#include <random>

#include "engine/cli/case_file.h"
#include "engine/cli/case_language.h"
#include "engine/cli/line_reader.h"
#include "engine/cli/page.h"
#include "engine/cli/saved_session.h"
#include "engine/cli/session_files.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kMostInputBytes = 16U * 1024U * 1024U;

/// A sentence for the person, and the exit code that goes with it.
struct Refusal {
  std::string message;
  int code = ExitCode::usage;
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty() && line.front() != '#') out.emplace_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

std::vector<std::string> lines_from_pipe(int fd) {
  std::string all;
  FdLineReader reader(fd);
  std::string line;
  while (reader.next(line) == LineEvent::line) all += line + "\n";
  return lines_of(all);
}

/// Reads --format, --seed, --choose, --inputs and so on; a Refusal's message is empty when all is well.
Refusal read_options(const Arguments& arguments, Context& context, PlayOptions& options) {
  const std::string format = arguments.value("format").value_or("text");
  if (format != "text" && format != "json") return {"--format kan text of json zijn, niet '" + format + "'"};
  options.json = format == "json";
  options.session_file = arguments.value("session").value_or("");
  options.resume_file = arguments.value("resume").value_or("");
  options.says_yes = arguments.has("yes");
  if (arguments.has("session") && options.session_file.empty())
    return {"na '--session' hoort een bestandsnaam"};
  if (arguments.has("resume") && options.resume_file.empty()) return {"na '--resume' hoort een bestandsnaam"};
  if (!options.session_file.empty() && !options.resume_file.empty()) {
    return {"--session begint een nieuw bestand en --resume gaat verder met een bestaand; kies er een"};
  }
  if (arguments.has("step-back") && arguments.has("no-step-back")) {
    return {"--step-back en --no-step-back gaan niet samen"};
  }
  if (arguments.has("step-back")) options.step_back = true;
  if (arguments.has("no-step-back")) options.step_back = false;
  if (!arguments.positional.empty()) options.scenario = arguments.positional.front();
  if (options.scenario.empty() && options.resume_file.empty()) {
    return {"geef een casus (een map met scenario.yaml), of een sessie met --resume"};
  }

  const auto choose = arguments.value("choose");
  const auto inputs = arguments.value("inputs");
  if (choose && inputs) return {"--choose en --inputs gaan niet samen"};
  if (choose) {
    options.inputs = trimmed(*choose).empty() ? std::vector<std::string>() : session::split_inputs(*choose);
  } else if (inputs && *inputs == "-") {
    options.inputs = lines_from_pipe(context.input_fd);
  } else if (inputs) {
    const Result<std::string> bytes = context.files.read(*inputs, kMostInputBytes);
    if (!bytes) return {in_words(bytes.error()), ExitCode::failed};
    options.inputs = lines_of(*bytes);
  } else if (options.json && !context.input_is_terminal) {
    options.inputs = lines_from_pipe(context.input_fd);
  }

  if (const auto seed = arguments.value("seed")) {
    if (!options.resume_file.empty())
      return {"de seed van een sessie staat in haar bestand; laat --seed weg"};
    const auto number = parse_number(*seed, 0xffffffffffffffffULL);
    if (!number) return {"--seed is een geheel getal van 0 of hoger, niet '" + *seed + "'"};
    options.seed = *number;
  } else if (!options.inputs && context.input_is_terminal) {
    // A person gets another order of choices each time; the session file remembers which.
    options.seed = std::random_device{}() % 1000000;
  }
  return {};
}

/// A folder of cases instead of one: which there are to choose from. Empty when `path` is no such folder.
std::string cases_to_choose_from(const std::string& path, const FileSource& files) {
  if (!files.is_folder(path) || files.is_file(scenario_file_of(path, files))) return {};
  std::string out;
  for (const std::string& file : files_below(path, "scenario.yaml", files)) {
    out += (out.empty() ? "" : ", ") + file.substr(0, file.rfind('/'));
  }
  return out.empty() ? "in '" + path + "' staat geen casus (een map met scenario.yaml erin)"
                     : "'" + path + "' is een map met casussen; kies er een: " + out;
}

/// What a session file holds, with the file open so that nobody else plays it.
struct OpenedSession {
  session::JournalContents contents;
  std::optional<session::JournalWriter> writer;
};

Result<OpenedSession> open_session(const std::string& path) {
  Result<std::unique_ptr<session::AppendFile>> file =
      session::open_append_file(path, session::OpenMode::existing);
  if (!file) return file.error();
  OpenedSession out;
  Result<session::JournalWriter> writer =
      session::JournalWriter::reopen(std::move(file.value()), out.contents);
  if (!writer) return writer.error();
  out.writer.emplace(std::move(writer.value()));
  return out;
}

bool agrees(Context& context, std::string_view question) {
  context.out.write(std::string(question) + " (j/n) ");
  context.out.flush();
  FdLineReader reader(context.input_fd);
  std::string answer;
  if (reader.next(answer) != LineEvent::line) return false;
  const std::string word = lower(trimmed(answer));
  return word == "j" || word == "ja";
}

/// The session of --resume, replayed. An edited case: says where it stopped, and asks (5.21).
std::optional<Playing> resume_playing(const PlayOptions& options, OpenedSession opened, const CaseFile& file,
                                      Context& context) {
  const program::Program& program = *file.program;
  Result<session::Resumed> resumed = session::resume(program, opened.contents, file.hooks.get());
  if (!resumed) {
    say_error(context, resumed.error().message);
    return std::nullopt;
  }
  const session::ResumeReport& report = resumed->report;
  if (report.torn_bytes > 0) {
    say_warning(context, "het einde van het sessiebestand was beschadigd (" +
                             std::to_string(report.torn_bytes) +
                             " bytes) en is eraf gehaald; alles wat bevestigd was staat er nog");
  }
  if (!report.is_whole()) {
    const std::string where = "de casus is veranderd sinds deze sessie: " + std::to_string(report.replayed) +
                              " van de " + std::to_string(report.total) + " stappen passen nog. Bij '" +
                              printable(report.first_misfit) + "' houdt het op. " + report.why;
    say_warning(context, where);
    const bool goes_on = options.says_yes || (context.input_is_terminal && !options.inputs &&
                                              agrees(context, "Verdergaan vanaf daar? De rest vervalt."));
    if (!goes_on) {
      say_error(context,
                "er is niets veranderd aan het sessiebestand" +
                    std::string(context.input_is_terminal ? "" : "; met --yes ga je verder vanaf daar"));
      return std::nullopt;
    }
  } else if (report.program_changed) {
    say_warning(context, "de casus is veranderd sinds deze sessie; alle stappen passen nog");
  }
  if (report.program_changed || !report.is_whole()) {
    const Result<void> adopted = opened.writer->adopt(program.hash, report.replayed);
    if (!adopted) say_warning(context, adopted.error().message);
  }
  const std::size_t kept = report.replayed;
  return Playing{std::move(resumed->session),
                 Recorder::go_on(options.resume_file, std::move(*opened.writer), kept), true,
                 report.is_whole() ? std::move(opened.contents.remarks) : std::vector<session::Remark>()};
}

/// Where a conversation with a person is kept when nobody said where; empty when that is not possible.
std::string default_session_path(const program::Program& program, Context& context) {
  const Result<std::string> folder = sessions_folder(context.environment);
  const Result<void> made = folder ? make_private_folder(*folder) : Result<void>(folder.error());
  if (!made) {
    say_warning(context, "dit gesprek wordt niet bewaard: " + made.error().message);
    return {};
  }
  return free_session_path(*folder, program.text(program.header.scenario_id));
}

std::optional<Playing> start_playing(const PlayOptions& options, const CaseFile& file, Context& context) {
  Playing playing{session::Session(*file.program, options.seed, file.hooks.get()), Recorder(), false};
  const bool is_ours = options.session_file.empty() && !options.inputs && context.input_is_terminal;
  std::string path = is_ours ? default_session_path(*file.program, context) : options.session_file;
  if (path.empty()) return playing;
  Result<Recorder> recorder = Recorder::create(path, absolute_path(file.path), playing.session);
  // Somebody else took the free name in the same moment.
  for (int i = 0; !recorder && is_ours && i < 10; ++i) {
    path = default_session_path(*file.program, context);
    recorder = Recorder::create(path, absolute_path(file.path), playing.session);
  }
  if (!recorder) {
    std::string message = in_words({recorder.error().code, recorder.error().message, path});
    if (recorder.error().code == ErrorCode::mismatch) {
      message += " Verdergaan: " + context.program + " play --resume " + shell_word(path);
    }
    say_error(context, message);
    return std::nullopt;
  }
  playing.recorder = std::move(recorder.value());
  if (!playing.recorder.problem().empty()) {
    say_warning(context, "dit gesprek kan nu niet worden bewaard (" + path + "). " +
                             playing.recorder.problem() +
                             " Je kunt wel spelen; bij elke stap wordt het opnieuw geprobeerd.");
  }
  return playing;
}

}  // namespace

const CommandSpec& play_spec() {
  static const CommandSpec spec = {
      "play",
      "speelt een casus, in de terminal of met keuzes die al vastliggen",
      "[CASUS]",
      "Zonder --choose of --inputs speel je zelf: kies met een nummer, typ ? voor hulp en stop om te "
      "stoppen. "
      "Elke stap wordt meteen bewaard, dus er gaat niets verloren. Regels uit een pijp werken net zo.\n"
      "Met --choose of --inputs speelt gesprek de keuzes af en drukt het gesprek en de nabespreking af. Een "
      "keuze heet bij haar id of haar plaats in de casus; verder: topic:ID, switch:ID, then, "
      "repair:MOMENT.KEUZE, late, note:FEIT=SOORT, form:VELD=WAARDE;VELD=WAARDE, text:\"…\".\n"
      "Uitgang: 0 als het gelukt is (ook als het gesprek nog niet klaar is), 1 als een invoer niet past of "
      "de "
      "casus fouten heeft, 2 als de opdracht zelf niet klopt.",
      0,
      1,
      {{"choose", "INVOER,…", "speel deze keuzes, met komma's ertussen", false},
       {"inputs", "BESTAND", "speel de keuzes uit dit bestand, een per regel; - is de standaardinvoer",
        false},
       {"seed", "GETAL", "bepaalt de volgorde van de keuzes op het scherm", false},
       {"format", "text|json", "tekst (standaard), of één JSON-object met alles wat er gebeurde", false},
       {"session", "BESTAND", "bewaar de sessie in dit nieuwe bestand", false},
       {"resume", "BESTAND", "ga verder met een bewaarde sessie; de casus hoeft er dan niet bij", false},
       {"language", "ID", "in deze taal, als de casus er een vertaling van heeft (en, nl-eenvoudig)", false},
       {"yes", "", "ga bij --resume verder, ook als de casus intussen veranderd is", false},
       {"step-back", "", "teruggaan mag, ook als de casus dat niet toestaat", false},
       {"no-step-back", "", "teruggaan mag niet", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek play scenarios/eerste-zorg", "zelf spelen"},
       {"gesprek play scenarios/eerste-zorg --choose rustig,feit_zorg_vraag", "twee keuzes afspelen"},
       {"gesprek play --resume zorg.gesprek-sessie", "verdergaan waar je was"}}};
  return spec;
}

int play_command(const Arguments& arguments, Context& context) {
  PlayOptions options;
  const Refusal refusal = read_options(arguments, context, options);
  if (!refusal.message.empty()) {
    say_error(context, refusal.message);
    return refusal.code;
  }
  OpenedSession opened;
  if (!options.resume_file.empty()) {
    Result<OpenedSession> session = open_session(options.resume_file);
    if (!session) {
      say_error(context, in_words({session.error().code, session.error().message, options.resume_file}));
      return ExitCode::failed;
    }
    opened = std::move(session.value());
    if (options.scenario.empty()) options.scenario = opened.contents.header.scenario_path;
    if (!context.files.is_file(scenario_file_of(options.scenario, context.files))) {
      say_error(context, "de casus van deze sessie staat niet meer in '" + options.scenario +
                             "'; geef haar erbij: gesprek play CASUS --resume " +
                             shell_word(options.resume_file));
      return ExitCode::failed;
    }
  }
  const std::string cases = cases_to_choose_from(options.scenario, context.files);
  if (!cases.empty()) {
    say_error(context, cases);
    return ExitCode::usage;
  }
  CaseLoader loader(context.files, arguments.all("scripts"));
  std::optional<CaseFile> file = load_case_or_tell(options.scenario, loader, context);
  if (!file) return ExitCode::failed;
  if (const auto language = arguments.value("language")) {
    const Result<void> used = use_language(*file, *language, context.files);
    if (!used) {
      say_error(context, in_words(used.error()));
      return ExitCode::failed;
    }
  }
  options.overlays = file->overlays;
  std::optional<Playing> playing = options.resume_file.empty()
                                       ? start_playing(options, *file, context)
                                       : resume_playing(options, std::move(opened), *file, context);
  if (!playing) return ExitCode::failed;
  const int code = options.inputs ? play_scripted(options, *playing, context)
                                  : play_conversation(options, *playing, context);
  // Who names a file wants it: a run of which it holds only a part has not succeeded.
  const bool wanted_file = !options.session_file.empty() || !options.resume_file.empty();
  if (code == ExitCode::ok && wanted_file && !playing->recorder.holds_all() && options.inputs) {
    say_error(context, "de sessie staat niet helemaal in '" + playing->recorder.path() + "'. " +
                           playing->recorder.problem());
    return ExitCode::failed;
  }
  return code;
}

}  // namespace gesprek::cli
