// `gesprek import`: what somebody made elsewhere comes into a case.

#include <algorithm>
#include <set>

#include "engine/cli/atomic_file.h"
#include "engine/cli/case_language.h"
#include "engine/cli/commands.h"
#include "engine/cli/saved_session.h"
#include "engine/exchange/translation.h"

namespace gesprek::cli {

namespace {

/// What the case already had and `incoming` does not: a translator may have sent only a part.
void add_earlier(exchange::PoFile& incoming, const exchange::PoFile& earlier) {
  std::set<std::pair<std::string, std::string>> known;
  for (const exchange::PoEntry& entry : incoming.entries) {
    if (!entry.text.empty()) known.insert({entry.context.value_or(""), entry.source});
  }
  for (const exchange::PoEntry& entry : earlier.entries) {
    if (entry.text.empty() || known.count({entry.context.value_or(""), entry.source}) > 0) continue;
    const auto same = std::find_if(incoming.entries.begin(), incoming.entries.end(), [&](const auto& other) {
      return other.context == entry.context && other.source == entry.source;
    });
    if (same == incoming.entries.end()) {
      incoming.entries.push_back(entry);
    } else {
      *same = entry;
    }
  }
}

}  // namespace

const CommandSpec& import_spec() {
  static const CommandSpec spec = {
      "import",
      "neemt in een casus op wat elders is gemaakt: een vertaling",
      "BESTAND",
      "BESTAND is een PO-bestand dat met 'gesprek export --to po' begon. Het komt als TAAL.po naast de casus "
      "te staan, "
      "samen met wat daar al vertaald was. Wat bij geen tekst van de casus meer hoort, blijft erin staan als "
      "verouderd.",
      1,
      1,
      {{"from", "po", "waar het vandaan komt", false},
       {"out", "CASUS", "de casus waar het bij hoort; -o mag ook", false},
       {"language", "ID", "de taal, als het bestand die zelf niet noemt", false},
       {"scripts", "MAP", "waar de scripts staan; mag vaker, latere mappen gaan over eerdere heen", true}},
      {{"gesprek import vertaald.po --from po -o scenarios/eerste-zorg",
        "een vertaling naast de casus zetten"}}};
  return spec;
}

int import_command(const Arguments& arguments, Context& context) {
  const auto refuse = [&](const std::string& message) {
    say_error(context, message);
    return ExitCode::usage;
  };
  if (arguments.value("from").value_or("") != "po") return refuse("zeg met --from wat het is: po");
  const std::string folder = arguments.value(kOutOption).value_or("");
  if (folder.empty()) return refuse("zeg met -o bij welke casus het hoort");
  const std::string& path = arguments.positional.front();
  const auto fail = [&](const Error& error, const std::string& about) {
    say_error(context, in_words(Error{error.code, error.message, about}));
    return ExitCode::failed;
  };
  const Result<std::string> bytes = context.files.read(path, exchange::PoLimits{}.bytes);
  if (!bytes) return fail(bytes.error(), path);
  Result<exchange::PoFile> incoming = exchange::read_po(*bytes);
  if (!incoming) return fail(incoming.error(), path);
  std::string language = arguments.value("language").value_or(incoming->field("Language"));
  std::transform(language.begin(), language.end(), language.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  });
  if (!exchange::is_language(language))
    return refuse("het bestand noemt geen taal; geef haar met --language, bijvoorbeeld en");

  CaseLoader loader(context.files, arguments.all("scripts"));
  std::optional<CaseFile> file = load_case_or_tell(folder, loader, context);
  if (!file) return ExitCode::failed;
  const Result<Translations> known = read_translations(*file, language, context.files);
  if (!known) return fail(known.error(), known.error().context);
  const exchange::PoFile* shared = known->shared ? &*known->shared : nullptr;
  const std::size_t sent = incoming->entries.size();
  add_earlier(*incoming, known->own);
  const exchange::PoFile made = exchange::make_po(*file->program, *incoming, shared, language);
  std::size_t translated = 0;
  std::size_t changed = 0;
  std::size_t obsolete = 0;
  for (const exchange::PoEntry& entry : made.entries) {
    if (entry.is_obsolete) {
      ++obsolete;
    } else if (entry.is_fuzzy()) {
      ++changed;
    } else if (!entry.text.empty()) {
      ++translated;
    }
  }
  if (sent > 0 && translated + changed == 0) {
    say_error(context, "niets in '" + path + "' hoort bij een tekst van deze casus; er is niets veranderd");
    return ExitCode::failed;
  }
  const std::string target = po_path(*file, language);
  const Result<void> replaced = replace_file(target, exchange::write_po(made));
  if (!replaced) return fail(replaced.error(), target);
  std::size_t missing = 0;
  for (const exchange::TextReport& text :
       exchange::translation_report(*file->program, made, shared, language)) {
    if (text.state == exchange::TextState::missing) ++missing;
  }
  context.out.write(target + ": " + std::to_string(translated) + " vertaald, " + std::to_string(changed) +
                    " veranderd sinds de vertaling, " + std::to_string(missing) + " nog niet vertaald, " +
                    std::to_string(obsolete) + " verouderd\n");
  return ExitCode::ok;
}

}  // namespace gesprek::cli
