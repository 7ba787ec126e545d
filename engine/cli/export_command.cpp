// `gesprek export`: a case for people who read, play or translate it elsewhere.

#include <algorithm>
#include <ctime>

#include "engine/cli/atomic_file.h"
#include "engine/cli/case_language.h"
#include "engine/cli/commands.h"
#include "engine/cli/saved_session.h"
#include "engine/cli/text_layout.h"
#include "engine/exchange/case_pages.h"
#include "engine/exchange/translation.h"
#include "engine/report/html.h"
#include "engine/report/pdf.h"

namespace gesprek::cli {

namespace {

constexpr std::string_view kKinds[] = {"print", "roleplay", "po", "untranslated", "dot"};

bool is_kind(std::string_view kind) {
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

/// The day of today for a page, or what the build of packages asks for (reproducible-builds.org).
std::string now_in_utc(const Environment& environment) {
  std::time_t now = std::time(nullptr);
  const char* const asked = environment("SOURCE_DATE_EPOCH");
  if (asked != nullptr) {
    if (const auto epoch = parse_number(asked, 4102444800U)) now = static_cast<std::time_t>(*epoch);
  }
  std::tm day{};
  if (::gmtime_r(&now, &day) == nullptr) return "2000-01-01T00:00:00Z";
  char text[32] = "";
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &day)};
}

Result<std::string> pages(const CaseFile& file, std::string_view kind, std::string_view format,
                          Context& context) {
  const exchange::CaseOnPaper about{file.loaded, *file.scripts, *file.program};
  const report::Document document =
      kind == "print" ? exchange::reader_copy(about) : exchange::role_cards(about);
  if (format == "html") return report::html_page(document);
  Result<report::PdfPages> made = report::pdf_pages(document, now_in_utc(context.environment));
  if (!made) return made.error();
  if (made->font != "Inter") {
    say_warning(context,
                "het lettertype Inter is hier niet geïnstalleerd (fonts-inter); de bladzijden staan in " +
                    made->font);
  }
  return std::move(made->bytes);
}

struct Counts {
  std::size_t translated = 0, changed = 0, missing = 0;
};

Counts count(const std::vector<exchange::TextReport>& texts) {
  Counts out;
  for (const exchange::TextReport& text : texts) {
    switch (text.state) {
      case exchange::TextState::translated: ++out.translated; break;
      case exchange::TextState::changed: ++out.changed; break;
      case exchange::TextState::missing: ++out.missing; break;
    }
  }
  return out;
}

std::string count_words(const Counts& counts) {
  return std::to_string(counts.translated) + " vertaald, " + std::to_string(counts.changed) +
         " veranderd sinds de vertaling, " + std::to_string(counts.missing) + " nog niet vertaald";
}

/// Which texts lack a translation: the id, why, and the text.
std::string untranslated(const CaseFile& file, const Translations& known, std::string_view language) {
  const exchange::PoFile* shared = known.shared ? &*known.shared : nullptr;
  const std::vector<exchange::TextReport> texts =
      exchange::translation_report(*file.program, known.own, shared, language);
  std::string out = "# " + std::string(language) + ": " + count_words(count(texts)) + "\n";
  for (const exchange::TextReport& text : texts) {
    if (text.state == exchange::TextState::translated) continue;
    std::string words = text.source;
    std::replace(words.begin(), words.end(), '\n', ' ');
    out += text.id + "\t" + (text.state == exchange::TextState::changed ? "veranderd" : "nieuw") + "\t" +
           words + "\n";
  }
  return out;
}

/// What is in the file that will be written, so that nothing of it is lost; empty when there is none.
Result<exchange::PoFile> earlier(const std::string& path, Context& context) {
  if (path.empty() || !context.files.is_file(path)) return exchange::PoFile{};
  const Result<std::string> bytes = context.files.read(path, exchange::PoLimits{}.bytes);
  if (!bytes) return Error{bytes.error().code, bytes.error().message, path};
  Result<exchange::PoFile> file = exchange::read_po(*bytes);
  if (!file) return Error{file.error().code, file.error().message, path};
  return file;
}

int deliver(const std::string& bytes, const std::string& path, Context& context) {
  if (path.empty()) {
    context.out.write(bytes);
    context.out.flush();
    return ExitCode::ok;
  }
  const Result<void> replaced = replace_file(path, bytes);
  if (replaced) return ExitCode::ok;
  say_error(context, in_words(Error{replaced.error().code, replaced.error().message, path}));
  return ExitCode::failed;
}

int fail(const Error& error, Context& context) {
  say_error(context, in_words(error));
  return ExitCode::failed;
}

int export_po(const std::vector<CaseFile>& cases, const std::string& language, const std::string& path,
              bool shared, Context& context) {
  Result<exchange::PoFile> before = earlier(path, context);
  if (!before) return fail(before.error(), context);
  if (shared) {
    std::vector<exchange::CaseTexts> texts;
    for (const CaseFile& file : cases) texts.push_back({&*file.program, &*file.loaded.scenario});
    return deliver(exchange::write_po(exchange::make_shared_po(texts, *before, language)), path, context);
  }
  const CaseFile& file = cases.front();
  const Result<Translations> known = read_translations(file, language, context.files);
  if (!known) return fail(known.error(), context);
  const exchange::PoFile* of_scripts = known->shared ? &*known->shared : nullptr;
  const exchange::PoFile& old = path.empty() || before->entries.empty() ? known->own : *before;
  const exchange::PoFile made = exchange::make_po(*file.program, old, of_scripts, language);
  const int code = deliver(exchange::write_po(made), path, context);
  if (code == ExitCode::ok && !path.empty()) {
    context.out.write(
        path + ": " +
        count_words(count(exchange::translation_report(*file.program, made, of_scripts, language))) + "\n");
  }
  return code;
}

int export_dot(const Arguments& arguments, const std::string& path, Context& context) {
  Arguments analyse;
  analyse.positional = arguments.positional;
  analyse.options["format"] = {"dot"};
  analyse.options["budget"] = {"20000"};
  if (arguments.has("scripts")) analyse.options["scripts"] = arguments.all("scripts");
  TextOutput text;
  Context inner{text,
                context.err,
                Terminal{},
                context.err_terminal,
                context.input_fd,
                context.input_is_terminal,
                context.files,
                context.environment,
                context.program};
  const int code = analyse_command(analyse, inner);
  return code == ExitCode::ok ? deliver(text.text(), path, context) : code;
}

std::vector<std::string> case_paths(const std::vector<std::string>& given, const FileSource& files) {
  std::vector<std::string> out;
  for (const std::string& path : given) {
    if (!files.is_folder(path) || files.is_file(scenario_file_of(path, files))) {
      out.push_back(path);
      continue;
    }
    for (const std::string& file : files_below(path, "scenario.yaml", files)) out.push_back(file);
  }
  return out;
}

}  // namespace

const CommandSpec& export_spec() {
  static const CommandSpec spec = {
      "export",
      "geeft een casus mee aan wie haar elders leest, speelt of vertaalt",
      "CASUS|MAP…",
      "Met --to print maak je een leesexemplaar: alle regels en keuzes met wat ze doen, de punten, de "
      "sleutel als "
      "voorstel, de open vragen, en ruimte om te tekenen. Met --to roleplay maak je kaarten waarmee een "
      "groep de casus "
      "live speelt.\n"
      "Met --to po maak je een bestand voor een vertaler (gettext). Staat het er al, dan blijft bewaard wat "
      "vertaald is; "
      "wat sindsdien veranderde, staat er als 'fuzzy' in. --to untranslated laat zien wat nog ontbreekt. De "
      "teksten "
      "van de scripts (stemmingen, formulieren, criteria) maak je met --shared voor alle casussen tegelijk.\n"
      "Met --to dot krijg je de kaart van het gesprek voor Graphviz.",
      1,
      64,
      {{"to", "print|roleplay|po|untranslated|dot", "wat je ervan maakt", false},
       {"out", "BESTAND", "schrijf naar dit bestand in plaats van het scherm; -o mag ook", false},
       {"format", "pdf|html", "bij print en roleplay: bladzijden (standaard) of één webpagina", false},
       {"language", "ID", "de taal: bij po en untranslated waarheen, anders waarin (en, nl-eenvoudig)",
        false},
       {"shared", "", "bij po: de teksten van de scripts die deze casussen gebruiken, elk één keer", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek export scenarios/eerste-zorg --to print -o eerste-zorg.pdf", "om te laten lezen en tekenen"},
       {"gesprek export scenarios/eerste-zorg --to roleplay -o kaarten.pdf", "om live te spelen"},
       {"gesprek export scenarios/eerste-zorg --to po --language en -o scenarios/eerste-zorg/en.po",
        "begin of vervolg van een vertaling"}}};
  return spec;
}

int export_command(const Arguments& arguments, Context& context) {
  const std::string kind = arguments.value("to").value_or("");
  const std::string format = arguments.value("format").value_or("pdf");
  const std::string path = arguments.value(kOutOption).value_or("");
  const std::string language = arguments.value("language").value_or("");
  const bool has_pages = kind == "print" || kind == "roleplay";
  const bool has_texts = kind == "po" || kind == "untranslated";
  const auto refuse = [&](const std::string& message) {
    say_error(context, message);
    return ExitCode::usage;
  };
  if (!is_kind(kind)) return refuse("zeg met --to wat je wilt: print, roleplay, po, untranslated of dot");
  if (arguments.has(kOutOption) && path.empty()) return refuse("na '--out' hoort een bestandsnaam");
  if (format != "pdf" && format != "html")
    return refuse("--format kan pdf of html zijn, niet '" + format + "'");
  if (has_texts && language.empty()) return refuse("zeg met --language naar welke taal, bijvoorbeeld en");
  if (!language.empty() && !exchange::is_language(language))
    return refuse("een taal is een naam als en of nl-eenvoudig, niet '" + language + "'");
  if (has_pages && format == "pdf" && path.empty() && context.out_terminal.is_terminal)
    return refuse("een PDF is niets voor een scherm; schrijf haar naar een bestand, met -o NAAM.pdf");
  const std::vector<std::string> paths = case_paths(arguments.positional, context.files);
  const bool is_shared = kind == "po" && arguments.has("shared");
  if (paths.empty()) return refuse("daar staat geen casus (een map met scenario.yaml erin)");
  if (paths.size() > 1 && !is_shared)
    return refuse("geef één casus; meer tegelijk kan alleen met --to po --shared");
  if (kind == "dot") return export_dot(arguments, path, context);

  CaseLoader loader(context.files, arguments.all("scripts"));
  std::vector<CaseFile> cases;
  for (const std::string& each : paths) {
    std::optional<CaseFile> file = load_case_or_tell(each, loader, context);
    if (!file) return ExitCode::failed;
    cases.push_back(std::move(*file));
  }
  if (kind == "po") return export_po(cases, language, path, is_shared, context);
  CaseFile& file = cases.front();
  if (kind == "untranslated") {
    const Result<Translations> known = read_translations(file, language, context.files);
    if (!known) return fail(known.error(), context);
    return deliver(untranslated(file, *known, language), path, context);
  }
  if (!language.empty()) {
    const Result<void> used = use_language(file, language, context.files);
    if (!used) return fail(used.error(), context);
  }
  const Result<std::string> made = pages(file, kind, format, context);
  if (!made) return fail(made.error(), context);
  return deliver(*made, path, context);
}

}  // namespace gesprek::cli
