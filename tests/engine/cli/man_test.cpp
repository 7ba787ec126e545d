// Man pages: made from the tables of --help, and accepted by groff without a warning.

#include "engine/cli/man_page.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "engine/cli/text_layout.h"
#include "tests/engine/cli/run_program.h"
#include "tests/engine/cli/shell.h"

using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

TEST_SUITE("engine/cli/man") {
  TEST_CASE("running text is never a request, and every letter stays itself") {
    CHECK(roff_text(".SH x") == "\\&.SH x");
    CHECK(roff_text("'br") == "\\(aqbr");
    CHECK(roff_text("a\\b \"c\" `d` ^ ~") == "a\\eb \\(dqc\\(dq \\(gad\\(ga \\(ha \\(ti");
    CHECK(roff_text("één…😀") == "\\[u00E9]\\[u00E9]n\\[u2026]\\[u1F600]");
    CHECK(roff_text("start-dag --uit") == "start-dag \\-\\-uit");
  }

  TEST_CASE("there is a page for the program and for every command, with all its options") {
    const std::vector<ManPage> pages = man_pages(commands(), "1.2.3");
    REQUIRE(pages.size() == commands().size() + 1);
    CHECK(pages.front().file == "gesprek.1");
    for (std::size_t i = 0; i < commands().size(); ++i) {
      const CommandSpec& spec = commands()[i].spec;
      const ManPage& page = pages[i + 1];
      INFO(page.file);
      CHECK(page.file == "gesprek-" + std::string(spec.name) + ".1");
      CHECK(pages.front().text.find("gesprek\\-" + std::string(spec.name)) != std::string::npos);
      for (const OptionSpec& option : spec.options) {
        std::string name;
        for (const char c : "--" + std::string(option.name)) name += c == '-' ? "\\-" : std::string(1, c);
        INFO(name);
        CHECK(page.text.find(".TP\n\\fB" + name + "\\fR") != std::string::npos);
      }
    }
    for (const ManPage& page : pages) {
      for (const char c : page.text) CHECK((c == '\n' || (c >= ' ' && c <= '~')));  // ASCII: no groff guesses
    }
  }

  TEST_CASE("groff shows every page without a warning, within 80 columns, with the options of --help") {
    if (!has_program("groff")) return;
    const TemporaryFolder folder;
    Run run;
    run.words = {"man", "--out", folder.path()};
    REQUIRE(run_gesprek(run).code == 0);
    for (const ManPage& page : man_pages(commands(), GESPREK_VERSION)) {
      INFO(page.file);
      CHECK(read_file(folder / page.file) == page.text);
      const std::string file = "'" + (folder / page.file) + "'";
      CHECK(printed_by("groff -man -Tutf8 -ww -rLL=80n -z " + file + " 2>&1").empty());
      const std::string shown = printed_by("groff -man -Tutf8 -P-cbou -rLL=78n " + file + " 2>&1");
      std::istringstream lines(shown);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(display_width(line) <= 80);
      }
      for (const Command& command : commands()) {
        if (page.file != "gesprek-" + std::string(command.spec.name) + ".1") continue;
        for (const OptionSpec& option : command.spec.options) {
          INFO(option.name);
          CHECK(shown.find("--" + std::string(option.name)) != std::string::npos);
        }
        for (const Example& example : command.spec.examples) {
          // As it can be copied: no typographic hyphens and quotes.
          CHECK(shown.find(std::string(example.line).substr(0, 40)) != std::string::npos);
        }
      }
    }
    if (has_program("man")) {
      const std::string shown = printed_by("MANWIDTH=80 man -l '" + (folder / "gesprek-check.1") + "' 2>&1");
      CHECK(shown.find("NAAM") != std::string::npos);
      CHECK(shown.find("kijkt een casus na") != std::string::npos);
    }
  }

  TEST_CASE("man prints one page, and refuses what is not there") {
    Run run;
    run.words = {"man"};
    CHECK(run_gesprek(run).out == man_pages(commands(), GESPREK_VERSION).front().text);
    run.words = {"man", "check"};
    CHECK(run_gesprek(run).out.find(".TH \"GESPREK\\-CHECK\" 1") != std::string::npos);
    run.words = {"man", "chek"};
    CHECK(run_gesprek(run).code == 2);
    run.words = {"man", "check", "--out", "/tmp"};
    CHECK(run_gesprek(run).code == 2);
    run.words = {"man", "--out", "/bestaat/niet"};
    CHECK(run_gesprek(run).code == 1);
  }
}
