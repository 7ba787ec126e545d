#include "engine/cli/golden.h"

#include <doctest/doctest.h>

#include "engine/cli/golden_run.h"

using namespace gesprek::cli;  // NOLINT: tests

TEST_SUITE_BEGIN("engine/cli");

namespace {
constexpr const char* kFile =
    "# eerst dit\n"
    "run goed\n"
    "seed 7\n"
    "line karin \"Ja?\"\n"
    "offer a [b]\n"
    "# waarom a\n"
    "expect unavailable b\n"
    "choose a\n"
    "ending goed good\n"
    "\n"
    "---\n"
    "run kort\n"
    "seed 7\n"
    "line karin \"Ja?\"\n"
    "offer a [b]\n"
    "stop\n"
    "# tot slot\n";
}

TEST_CASE("a golden is read into runs with a plan and the lines to compare") {
  const GoldenFile file = parse_golden(kFile);
  REQUIRE(file.problems.empty());
  REQUIRE(file.runs.size() == 2);
  const GoldenRun& run = file.runs[0];
  CHECK(run.name == "goed");
  CHECK(run.seed == 7);
  CHECK(run.line == 2);
  CHECK(run.comments == std::vector<std::string>{"# eerst dit"});
  REQUIRE(run.plan.size() == 2);
  CHECK(run.plan[0].kind == PlanKind::expect_unavailable);
  CHECK(run.plan[0].argument == "b");
  CHECK(run.plan[0].comments == std::vector<std::string>{"# waarom a"});
  CHECK(run.plan[1].argument == "a");
  CHECK(run.plan[1].line == 8);
  CHECK(run.lines.size() == 7);
  CHECK(file.runs[1].plan.front().kind == PlanKind::stop);
  CHECK(file.runs[1].trailing == std::vector<std::string>{"# tot slot"});
}

TEST_CASE("writing a golden back keeps the plan and every comment in its place") {
  const GoldenFile file = parse_golden(kFile);
  std::vector<std::vector<std::string>> lines;
  for (const GoldenRun& run : file.runs) {
    std::vector<std::string>& of_run = lines.emplace_back();
    for (const GoldenLine& line : run.lines) of_run.push_back(line.text);
  }
  const std::string written = write_golden(file.runs, lines);
  std::string expected = kFile;
  expected.erase(expected.find("\n\n"), 1);  // blank lines are not kept
  CHECK(written == expected);
  const GoldenFile again = parse_golden(written);
  CHECK(write_golden(again.runs, lines) == written);
}

TEST_CASE("what cannot be a golden is said with its line") {
  const auto problem = [](const char* text) {
    const GoldenFile file = parse_golden(text);
    return file.problems.empty() ? std::string()
                                 : std::to_string(file.problems[0].line) + ": " + file.problems[0].message;
  };
  CHECK(problem("") == "1: er staat geen enkele run in (een run begint met 'run NAAM')");
  CHECK(problem("choose a\n") == "1: dit staat buiten een run; begin met 'run NAAM'");
  CHECK(problem("run a\nchose b\n") == "2: 'chose' ken ik niet (bedoel je 'choose'?)");
  CHECK(problem("run a\nseed x\n") == "2: na 'seed' hoort een geheel getal");
  CHECK(problem("run a\nstop\nchoose b\n") == "3: na 'stop' kan niets meer worden gekozen");
  CHECK(problem("run a\nrun b\n") == "2: een run eindigt met een regel '---' voordat de volgende begint");
  CHECK(problem("run a\n---\nrun a\n") == "3: de naam 'a' is al van een eerdere run");
  CHECK(problem("run a\n\xff\n") == "2: dit is geen UTF-8");
  CHECK(problem("run\n") == "1: na 'run' hoort een naam");
}

TEST_CASE("line ends of another system make no difference") {
  std::string windows;
  for (const char c : std::string(kFile)) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const GoldenFile file = parse_golden("\xEF\xBB\xBF" + windows);
  REQUIRE(file.problems.empty());
  CHECK(file.runs[0].lines[0].text == "run goed");
  CHECK(file.runs[0].plan[1].argument == "a");
}

TEST_CASE("texts in a golden stay on one line") {
  CHECK(golden_quoted("Zij zei: \"ja\"\\\nen ging") == "\"Zij zei: \\\"ja\\\"\\\\\\nen ging\"");
}

TEST_CASE("a comparison finds the shortest difference") {
  const std::vector<GoldenLine> expected = {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}};
  const auto diff = compare_golden(expected, {"a", "c", "x", "d"});
  std::string text;
  for (const DiffLine& line : diff) {
    text += line.kind == DiffKind::same ? " " : line.kind == DiffKind::expected ? "-" : "+";
    text += line.text;
  }
  CHECK(text == " a-b c+x d");
  for (const DiffLine& line : compare_golden(expected, {"a", "b", "c", "d"}))
    CHECK(line.kind == DiffKind::same);
  CHECK(compare_golden({}, {"a"}).front().kind == DiffKind::got);
}

TEST_SUITE_END();
