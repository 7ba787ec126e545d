// Learning paths and rounds (format 5.28).

#include "engine/scenario/learning_path.h"

#include <doctest/doctest.h>

#include <string>

#include "engine/base/file_source.h"
#include "tests/support/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

namespace {

constexpr const char* kFile = "scenarios/paden/beginnen/path.yaml";

MapFiles shelf() {
  MapFiles files;
  for (const char* name : {"ouders", "kind", "melden"}) {
    files.files[std::string("scenarios/") + name + "/scenario.yaml"] = "gesprek: 1\n";
  }
  return files;
}

struct Read {
  std::optional<LearningPath> path;
  DiagnosticList diagnostics;
  std::string said;
};

Read read(const std::string& text, MapFiles files = shelf()) {
  files.files[kFile] = text;
  Read out;
  out.path = load_path(kFile, files, Limits{}, out.diagnostics);
  out.said = test::describe(out.diagnostics);
  return out;
}

std::string with_cases(const std::string& cases, const std::string& more = "") {
  return "path: 1\ntitle: Beginnen\n" + more + "cases:\n" + cases;
}

void check_one(const std::string& text, DiagnosticCode code, std::uint32_t line, std::string_view mentions) {
  const Read found = read(text);
  INFO(found.said);
  REQUIRE(found.diagnostics.all().size() == 1);
  CHECK(found.diagnostics.all()[0].code == code);
  CHECK(found.diagnostics.all()[0].where.begin.line == line);
  CHECK(found.said.find(mentions) != std::string::npos);
}

}  // namespace

TEST_SUITE("engine/scenario/learning_path") {
  TEST_CASE("a path names its cases in order, with their step, why and time in between") {
    const Read found = read(
        "path: 1\nkind: round\ntitle: Samen\nabout: Twee gesprekken.\nfor: een team\nprofessions: [jgz, "
        "school]\n"
        "cases:\n  - {case: kind, step: 1, why: Om te beginnen., professions: [jgz]}\n"
        "  - {case: ouders, step: 2, after: 1w}\n");
    REQUIRE(found.diagnostics.all().empty());
    const LearningPath& path = *found.path;
    CHECK(path.id == "beginnen");
    CHECK(path.kind == PathKind::round);
    CHECK(path.audience->value == "een team");
    CHECK(path.professions.size() == 2);
    REQUIRE(path.cases.size() == 2);
    CHECK(path.cases[0].file == "scenarios/kind/scenario.yaml");
    CHECK(path.cases[0].why->value == "Om te beginnen.");
    CHECK(path.cases[1].step->value == 2);
    CHECK(in_words(*path.cases[1].after) == "een week later");
    CHECK_FALSE(path.cases[1].day);
  }

  TEST_CASE("days are counted from the start, a month as a month of the calendar") {
    const Read found =
        read(with_cases("  - {case: kind}\n  - {case: ouders, after: 1m}\n  - {case: melden, after: 2w}\n"
                        "  - {case: kind, date: 2028-03-20}\n  - {case: ouders, after: 3d}\n",
                        "start: 2028-01-31\n"));
    REQUIRE(found.diagnostics.all().empty());
    const auto day = [&](std::size_t i) { return in_words(*found.path->cases[i].day); };
    CHECK(day(0) == "2028-01-31");
    CHECK(day(1) == "2028-02-29");  // 2028 is a leap year: the last day of February
    CHECK(day(2) == "2028-03-14");  // 29 February + 14 days
    CHECK(day(3) == "2028-03-20");
    CHECK(day(4) == "2028-03-23");
  }

  TEST_CASE("a case in the path's own folder comes before one further up") {
    MapFiles files = shelf();
    files.files["scenarios/paden/beginnen/kind/scenario.yaml"] = "gesprek: 1\n";
    const Read found = read(with_cases("  - {case: kind}\n  - {case: melden}\n"), files);
    CHECK(found.path->cases[0].file == "scenarios/paden/beginnen/kind/scenario.yaml");
    CHECK(found.path->cases[1].file == "scenarios/melden/scenario.yaml");
  }

  TEST_CASE("what is wrong is said in words, where it stands") {
    check_one(with_cases("  - {case: kinnd}\n"), DiagnosticCode::path_case_missing, 4, "bedoel je 'kind'?");
    check_one(with_cases("  - {case: kind, step: 2}\n  - {case: melden, step: 1}\n"),
              DiagnosticCode::path_step_back, 5, "stap 1 komt hier na stap 2");
    check_one(with_cases("  - {case: kind, after: week}\n"), DiagnosticCode::bad_path_spacing, 4, "1w");
    check_one(with_cases("  - {case: kind, date: 2026-02-30}\n"), DiagnosticCode::bad_date, 4, "2026-02-30");
    check_one(with_cases("  - {case: kind}\n  - {case: melden, date: 2026-01-01}\n", "start: 2026-01-02\n"),
              DiagnosticCode::path_dates_reversed, 6, "2026-01-02");
    check_one("path: 1\ntitle: T\ncases: []\n", DiagnosticCode::empty_list, 3, "");
    check_one("path: 2\ntitle: T\ncases: []\n", DiagnosticCode::unknown_format_version, 1, "2");
    check_one("titel: T\n", DiagnosticCode::not_a_path, 1, "leerpad");
    check_one("path: 1\ncases:\n  - {case: kind}\n", DiagnosticCode::missing_key, 1, "title");
    check_one(with_cases("  - {case: kind, stap: 1}\n"), DiagnosticCode::unknown_key, 4, "step");
  }

  TEST_CASE("attacks: names that leave the folder, spacings and dates beyond reason, texts cut off") {
    for (const char* name : {"../kind", "/etc", "..", "kind/../kind"}) {
      const Read found = read(with_cases("  - {case: \"" + std::string(name) + "\"}\n"));
      INFO(found.said);
      CHECK(found.diagnostics.has_errors());
      CHECK(found.path->cases[0].file.empty());
    }
    for (const char* after : {"0d", "100w", "-1w", "999999999999w", "1y", "w", "''"}) {
      CHECK(
          read(with_cases("  - {case: kind, after: " + std::string(after) + "}\n")).diagnostics.has_errors());
    }
    for (const char* date : {"2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T00", "2026/01/01"}) {
      CHECK(read(with_cases("  - {case: kind, date: " + std::string(date) + "}\n")).diagnostics.has_errors());
    }
    const std::string whole = with_cases("  - {case: kind, step: 1, after: 1w, date: 2026-01-01}\n");
    for (std::size_t size = 0; size < whole.size(); ++size) static_cast<void>(read(whole.substr(0, size)));
  }

  TEST_CASE("a path that is not there is a message") {
    DiagnosticList diagnostics;
    CHECK_FALSE(load_path("nergens", MapFiles(), Limits{}, diagnostics));
    CHECK(diagnostics.all()[0].code == DiagnosticCode::file_not_found);
  }

  TEST_CASE("every path that we ship is read without a remark, and all its cases are there") {
    const DiskFiles files;
    const std::string folder = GESPREK_SOURCE_DIR "/scenarios/paden";
    std::size_t paths = 0;
    for (const std::string& name : files.list(folder)) {
      INFO(name);
      ++paths;
      DiagnosticList diagnostics;
      const std::optional<LearningPath> path = load_path(folder + "/" + name, files, Limits{}, diagnostics);
      CHECK(test::describe(diagnostics) == "(no diagnostics)");
      REQUIRE(path);
      for (const PathCase& one : path->cases) CHECK(one.why);
    }
    CHECK(paths >= 5);
  }
}
