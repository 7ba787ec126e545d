// `gesprek man`: prints a man page, or writes all of them into a folder.

#include "engine/cli/atomic_file.h"
#include "engine/cli/commands.h"
#include "engine/cli/man_page.h"

namespace gesprek::cli {

const CommandSpec& man_spec() {
  static const CommandSpec spec = {
      "man",
      "drukt een handleiding af in de taal van man",
      "[OPDRACHT]",
      "Zonder opdracht is het de handleiding van gesprek zelf. Na het installeren is man gesprek, of man "
      "gesprek-check, genoeg. De tekst komt uit dezelfde tabellen als --help.",
      0,
      1,
      {{"out", "MAP", "schrijf alle handleidingen in deze map, die er al is", false}},
      {{"gesprek man check | man -l -", "lees er een zonder te installeren"},
       {"gesprek man --out /tmp", "alle bestanden"}}};
  return spec;
}

int man_command(const Arguments& arguments, Context& context) {
  const std::vector<ManPage> pages = man_pages(commands(), GESPREK_VERSION);
  if (const auto folder = arguments.value("out")) {
    if (!arguments.positional.empty()) {
      say_error(context, "--out schrijft alle handleidingen; noem er geen opdracht bij");
      return ExitCode::usage;
    }
    for (const ManPage& page : pages) {
      const Result<void> written = replace_file(*folder + "/" + page.file, page.text);
      if (!written) {
        say_error(context, written.error().message);
        return ExitCode::failed;
      }
    }
    return ExitCode::ok;
  }
  const std::string wanted =
      arguments.positional.empty() ? "gesprek.1" : "gesprek-" + arguments.positional.front() + ".1";
  for (const ManPage& page : pages) {
    if (page.file != wanted) continue;
    context.out.write(page.text);
    return ExitCode::ok;
  }
  say_error(context, "de opdracht '" + arguments.positional.front() + "' bestaat niet");
  return ExitCode::usage;
}

}  // namespace gesprek::cli
