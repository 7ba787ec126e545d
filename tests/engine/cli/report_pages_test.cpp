// `gesprek report` as a page for a browser and as pages for a printer.

#include "engine/cli/report_pages.h"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <utime.h>

#include "tests/engine/cli/run_program.h"
#include "tests/support/pdf_reader.h"
#include "tests/support/xml_check.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran run_words(std::vector<std::string> words, long most_file_bytes = -1) {
  Run run;
  run.words = std::move(words);
  run.environment = {"COLUMNS=80", "LANG=C.UTF-8"};
  run.most_file_bytes = most_file_bytes;
  return run_gesprek(run);
}

/// A session file of the small case, three choices far.
std::string session_file(const TemporaryFolder& folder) {
  std::string path = folder / "ouder-2026-11-22-0815.gesprek-sessie";
  const Ran ran =
      run_words({"play", data("ouder"), "--choose", "rustig,benoem,topic:ochtend", "--session", path});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return path;
}

}  // namespace

TEST_SUITE_BEGIN("engine/cli/report_pages");

TEST_CASE("as HTML: a whole page on the output, the same in a file") {
  TemporaryFolder folder;
  const std::string session = session_file(folder);
  const Ran shown = run_words({"report", session, "--format", "html"});
  REQUIRE(shown.code == 0);
  const XmlOutcome page = read_xml(shown.out);
  REQUIRE_MESSAGE(page.problem == "", page.problem);
  CHECK(page.root.find("h1") != nullptr);
  CHECK(has(page.root.all_text(), "Wat je sterk deed"));
  CHECK(has(page.root.all_text(), "22 november 2026"));
  const std::string file = folder / "r.html";
  REQUIRE(run_words({"report", session, "--format", "html", "-o", file}).code == 0);
  CHECK(read_file(file) == shown.out);
}

TEST_CASE("as PDF: through a pipe or to a file, the same bytes every time, and never onto a screen") {
  TemporaryFolder folder;
  const std::string session = session_file(folder);
  const Ran piped = run_words({"report", session, "--format", "pdf"});
  REQUIRE_MESSAGE(piped.code == 0, piped.err);
  CHECK(piped.out.substr(0, 5) == "%PDF-");
  CHECK(has(pdf_text(piped.out), "Wat je sterk deed"));
  CHECK(has(pdf_info(piped.out), "Nov 22 08:15:00 2026"));
  const std::string file = folder / "r.pdf";
  REQUIRE(run_words({"report", session, "--format", "pdf", "-o", file}).code == 0);
  CHECK(read_file(file) == piped.out);

  Typing typing;
  typing.words = {"report", session, "--format", "pdf"};
  const Ran seen = type_at_gesprek(typing);
  CHECK(seen.code == 2);
  CHECK(has(seen.out, "NAAM.pdf"));
  CHECK(!has(seen.out, "%PDF"));
}

TEST_CASE("a full disk is said, and the file that was there stays as it was") {
  TemporaryFolder folder;
  const std::string session = session_file(folder);
  const std::string file = folder / "r.pdf";
  write_file(file, "van gisteren");
  const Ran ran = run_words({"report", session, "--format", "pdf", "-o", file}, 2000);
  CHECK(ran.code == 1);
  CHECK(has(ran.err, "r.pdf"));
  CHECK(has(ran.err, "kan niet worden geschreven"));
  CHECK(read_file(file) == "van gisteren");
}

TEST_CASE("a PDF has the date of the talk: by the file's name, else by when it was written") {
  CHECK(created_of("/x/ouder-2026-11-22-0815.gesprek-sessie") == "2026-11-22T08:15:00");
  CHECK(created_of("a-2026-11-22-0815-2.gesprek-sessie") == "2026-11-22T08:15:00");
  CHECK(created_of("/er/is/niets") == "2000-01-01T00:00:00Z");
  TemporaryFolder folder;
  const std::string file = folder / "zomaar";
  write_file(file, "x");
  // 86,400 seconds after 1970-01-01T00:00:00Z.
  const utimbuf times{86400, 86400};
  REQUIRE(::utime(file.c_str(), &times) == 0);
  CHECK(created_of(file) == "1970-01-02T00:00:00Z");
}

TEST_SUITE_END();
