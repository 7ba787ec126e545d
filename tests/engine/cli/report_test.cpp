// `gesprek report`: a recorded session as text and JSON, beside an own estimate and earlier attempts.

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>

#include <nlohmann/json.hpp>

#include "engine/cli/curve_text.h"
#include "engine/cli/golden.h"
#include "engine/cli/own_words.h"
#include "engine/cli/recorder.h"
#include "engine/cli/report_json.h"
#include "engine/cli/saved_session.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/debrief.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;

TEST_SUITE_BEGIN("engine/cli/report");

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran run_words(std::vector<std::string> words) {
  Run run;
  run.words = std::move(words);
  run.environment = {"COLUMNS=80", "LANG=C.UTF-8"};
  return run_gesprek(run);
}

const std::string kWhole = std::string("rustig,benoem,topic:ochtend,then,") + kForm;
const std::string kOther = std::string("geheim,verwijt,topic:ochtend,then,") + kForm;

/// A session file of the small case.
std::string session_file(const TemporaryFolder& folder, const std::string& name, const std::string& choose) {
  const std::string path = folder / name;
  const Ran ran = run_words({"play", data("ouder"), "--choose", choose, "--session", path});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return path;
}

/// A session file of a run of a shipped case's golden.
std::string golden_session(const TemporaryFolder& folder, const std::string& scenario,
                           const std::string& run) {
  const std::string root = std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + scenario;
  const GoldenFile goldens = parse_golden(read_file(root + "/" + scenario + ".play"));
  for (const GoldenRun& golden : goldens.runs) {
    if (golden.name != run) continue;
    std::string inputs;
    for (const PlanStep& step : golden.plan) {
      if (step.kind == PlanKind::choose) inputs += step.argument + "\n";
    }
    write_file(folder / "inputs", inputs);
    const std::string path = folder / (scenario + "-" + run + ".gesprek-sessie");
    const Ran ran = run_words({"play", root, "--inputs", folder / "inputs", "--seed",
                               std::to_string(golden.seed), "--session", path});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    return path;
  }
  FAIL("no run " << run << " of " << scenario);
  return {};
}

}  // namespace

TEST_CASE(
    "the report of a session, in the order of the debrief rules, without a total or a number of percent") {
  TemporaryFolder folder;
  const Ran ran = run_words({"report", session_file(folder, "een.gesprek-sessie", kOther)});
  CHECK(ran.code == 0);
  std::size_t at = 0;
  for (const char* part :
       {"Een ouder aan de deur", "Waar het kantelde", "Dit mag niet: Geheimhouding beloofd",
        "Een andere zin om te proberen", "De meldcode in dit gesprek", "Om op te letten",
        "Wat je zag en hoorde", "Hoe het bewoog", "Karin, achteraf", "Waarop je oefende",
        "Het gesprek, beurt voor beurt", "Om over na te denken", "Eén ding voor de volgende keer",
        "In het echt kan dit anders lopen.", "0800-2000"}) {
    INFO(part);
    const std::size_t found = ran.out.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK_FALSE(has(ran.out, "otaal"));
  CHECK_FALSE(has(ran.out, "%"));
  CHECK_FALSE(has(ran.out, "een_zorg"));  // a phase is words, never an id
}

TEST_CASE("no line of a report is wider than eighty columns") {
  TemporaryFolder folder;
  for (const char* scenario : {"ja-hoor-dat-snap-ik", "mag-ik-nog-even-blijven"}) {
    const Ran ran = run_words({"report", golden_session(folder, scenario, "middelmatig")});
    REQUIRE(ran.code == 0);
    std::size_t begin = 0;
    while (begin < ran.out.size()) {
      const std::size_t end = ran.out.find('\n', begin);
      const std::string line = ran.out.substr(begin, end - begin);
      INFO(line);
      CHECK(display_width(line) <= 80);
      begin = end + 1;
    }
  }
}

// Whole, so that a change in how it reads is seen in review. After a change that is meant, or when the case
// changed: GESPREK_UPDATE_REPORTS=1 test_cli.
TEST_CASE("the report of a middling talk with Kim reads as it was read last") {
  TemporaryFolder folder;
  const Ran ran = run_words({"report", golden_session(folder, "ja-hoor-dat-snap-ik", "middelmatig")});
  REQUIRE(ran.code == 0);
  const std::string golden = data("report-k03.txt");
  if (std::getenv("GESPREK_UPDATE_REPORTS") != nullptr) write_file(golden, ran.out);
  CHECK(ran.out == read_file(golden));
}

TEST_CASE("as JSON: the whole model, with keys that docs/report.md explains") {
  TemporaryFolder folder;
  const std::string session = session_file(folder, "een.gesprek-sessie", kWhole);
  const Ran ran = run_words({"report", session, "--format", "json"});
  REQUIRE(ran.code == 0);
  const ordered_json report = ordered_json::parse(ran.out);
  CHECK(report.at("case").at("id") == "ouder");
  CHECK(report.at("finished") == true);
  CHECK(report.at("strength").at("moment").at("quote").at("kind") == "say");
  CHECK(report.at("steps").size() == 6);
  CHECK(report.at("curves").size() >= 3);
  CHECK(report.at("help").size() == 2);
  CHECK(report.at("criteria").at(0).at("lines").at(0).contains("earned"));
  const std::string page = read_file(std::string(GESPREK_SOURCE_DIR) + "/docs/report.md");
  std::set<std::string> unexplained;
  const std::function<void(const ordered_json&)> look = [&](const ordered_json& value) {
    if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) {
        if (!has(page, "`" + key + "`")) unexplained.insert(key);
        look(inner);
      }
    } else if (value.is_array()) {
      for (const ordered_json& inner : value) look(inner);
    }
  };
  look(report);
  std::string names;
  for (const std::string& name : unexplained) names += name + " ";
  CHECK(names == "");
}

TEST_CASE("to a file, with -o and --out; what cannot be written is said") {
  TemporaryFolder folder;
  const std::string session = session_file(folder, "een.gesprek-sessie", kWhole);
  const std::string file = folder / "verslag.txt";
  const Ran ran = run_words({"report", session, "-o", file});
  CHECK(ran.code == 0);
  CHECK(ran.out.empty());
  CHECK(has(read_file(file), "Wat je sterk deed"));
  CHECK_FALSE(has(read_file(file), "\x1b"));
  CHECK(run_words({"report", session, "--out", folder / "geen/map/x.txt"}).code == 1);
  CHECK(run_words({"report", session, "--format", "docx"}).code == 2);
  CHECK(run_words({"report", folder / "is-er-niet"}).code == 1);
  CHECK(run_words({"report", data("ouder/scenario.yaml")}).code == 1);  // no session
  CHECK(run_words({"report"}).code == 2);
}

TEST_CASE("as one web page and as pages to print, which are no use on a screen") {
  TemporaryFolder folder;
  const std::string session = session_file(folder, "een.gesprek-sessie", kWhole);
  const Ran html = run_words({"report", session, "--format", "html"});
  CHECK(html.code == 0);
  CHECK(html.out.substr(0, 9) == "<!DOCTYPE");
  CHECK(has(html.out, "Een ouder aan de deur"));
  const std::string file = folder / "verslag.pdf";
  CHECK(run_words({"report", session, "--format", "pdf", "-o", file}).code == 0);
  CHECK(read_file(file).substr(0, 5) == "%PDF-");
  Typing typing;
  typing.words = {"report", session, "--format", "pdf"};
  const Ran screen = type_at_gesprek(typing);
  CHECK(screen.code == 2);
  CHECK(has(screen.out, "-o"));
}

TEST_CASE("reading a report changes nothing in the session file") {
  TemporaryFolder folder;
  const std::string session = session_file(folder, "een.gesprek-sessie", kWhole);
  write_file(session, read_file(session) + "kapot");  // a torn end, which going on would cut off
  const std::string before = read_file(session);
  const Ran ran = run_words({"report", session});
  CHECK(ran.code == 0);
  CHECK(has(ran.err, "beschadigd"));
  CHECK(read_file(session) == before);
}

TEST_CASE("a case that was changed since the session is said to be, above its report in every form") {
  TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::copy(data("ouder"), folder / "ouder", fs::copy_options::recursive);
  const std::vector<std::string> scripts = {"--scripts",
                                            std::string(GESPREK_SOURCE_DIR) + "/tests/data/scripts"};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.end(), scripts.begin(), scripts.end());
    return run_words(std::move(words));
  };
  const std::string file = folder / "een.gesprek-sessie";
  REQUIRE(run({"play", folder / "ouder", "--choose", kWhole, "--session", file}).code == 0);
  const char* kChanged = "na dit gesprek veranderd";
  CHECK_FALSE(has(run({"report", file}).out, kChanged));
  CHECK(ordered_json::parse(run({"report", file, "--format", "json"}).out)["case_changed"] == false);

  std::string text = read_file(folder / "ouder/scenario.yaml");
  const std::size_t at = text.find("Een ouder aan de deur");
  REQUIRE(at != std::string::npos);
  text.replace(at, 9, "Een vader");
  write_file(folder / "ouder/scenario.yaml", text);
  const Ran changed = run({"report", file});
  CHECK(changed.code == 0);
  CHECK(has(changed.err, "de casus is veranderd sinds deze sessie; alle stappen passen nog"));
  CHECK(has(changed.out, kChanged));
  CHECK(has(changed.out, "Hoe het afliep"));
  CHECK(has(run({"report", file, "--format", "html"}).out, kChanged));
  CHECK(ordered_json::parse(run({"report", file, "--format", "json"}).out)["case_changed"] == true);
}

TEST_CASE("an unfinished session has a report; one without any choice says so") {
  TemporaryFolder folder;
  const Ran stopped = run_words({"report", session_file(folder, "half.gesprek-sessie", "rustig")});
  CHECK(stopped.code == 0);
  CHECK(has(stopped.out, "niet uitgespeeld"));
  CHECK(has(stopped.out, "Wat je sterk deed"));
  CHECK_FALSE(has(stopped.out, "Gemist"));
  const Ran empty = run_words({"report", session_file(folder, "leeg.gesprek-sessie", "")});
  CHECK(empty.code == 0);
  CHECK(has(empty.out, "nog niets gekozen"));
  CHECK(has(empty.out, "0800-2000"));
}

TEST_CASE("the own estimate stands beside the result, before it") {
  TemporaryFolder folder;
  const std::string session = session_file(folder, "een.gesprek-sessie", kWhole);
  const Ran ran = run_words({"report", session, "--estimate", "C1=op_weg"});
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "jij: op weg"));
  CHECK(ran.out.find("jij: op weg") < ran.out.find("Waarop je oefende"));
  const Ran unknown = run_words({"report", session, "--estimate", "Q7=op_weg"});
  CHECK(unknown.code == 2);
  CHECK(has(unknown.err, "kent 'Q7' niet"));
  CHECK(run_words({"report", session, "--estimate", "C1=geweldig"}).code == 2);
  CHECK(has(run_words({"report", session, "--estimate", "C1=geweldig"}).err, "op_weg, vakkundig"));
  CHECK(run_words({"report", session, "--estimate", ""}).code == 2);
  CHECK(run_words({"report", session, "--estimate", ",,"}).code == 2);
  CHECK(has(run_words({"report", session, "--estimate", "C1=op_weg,C1=vakkundig"}).err, "twee keer"));
}

TEST_CASE("earlier attempts: what it was then and now, and another case is not compared") {
  TemporaryFolder folder;
  const std::string now = session_file(folder, "nu.gesprek-sessie", kWhole);
  const std::string then = session_file(folder, "ouder-2026-03-09-1405.gesprek-sessie", kOther);
  const std::string lus = folder / "lus.gesprek-sessie";
  REQUIRE(run_words({"play", data("lus"), "--choose", "", "--session", lus}).code == 0);
  const Ran ran = run_words({"report", now, "--earlier", then, "--earlier", lus});
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "9 maart 2026, 14.05 uur"));
  CHECK(has(ran.out, "Eerder: "));
  CHECK(has(ran.out, "1 sessie is van een andere casus"));
}

TEST_CASE("what a learner said afterwards is in the file, is in the report, and goes when the talk goes on") {
  TemporaryFolder folder;
  const std::string path = folder / "een.gesprek-sessie";
  session::Session session(case_program("ouder"), 1);
  Result<Recorder> recorder = Recorder::create(path, data("ouder"), session);
  REQUIRE(recorder.ok());
  take(session, "rustig");
  CHECK(recorder->keep(session).empty());
  CHECK(recorder->remark({session::RemarkKind::estimate, "C", "op_weg"}).empty());
  CHECK(recorder->remark({session::RemarkKind::answer, "nodig", "Meer tijd."}).empty());
  session::JournalContents contents = session::read_journal(read_file(path)).value();
  REQUIRE(contents.remarks.size() == 2);
  CHECK(contents.inputs.size() == 1);
  CHECK(contents.torn_bytes == 0);
  CHECK(has(run_words({"report", path}).out, "Meer tijd."));
  take(session, "verwijt");
  CHECK(recorder->keep(session).empty());
  contents = session::read_journal(read_file(path)).value();
  CHECK(contents.remarks.empty());
  CHECK(contents.inputs.size() == 2);
}

TEST_CASE("own judgement is asked per family, by number or word, and every question may be skipped") {
  const session::Session session = test::play("ouder", {"rustig", "benoem"});
  const scoring::Debrief debrief = scoring::make_debrief(session, scoring::score(session));
  TextOutput out;
  Page page(out, Terminal{});
  std::vector<std::string> asked;
  std::vector<std::optional<std::string>> answers = {"2", std::nullopt, "Ik wist niet\x1b hoe.",
                                                     std::nullopt};
  const auto remarks = ask_own_words(page, debrief, [&](std::string_view question) {
    asked.emplace_back(question);
    return asked.size() <= answers.size() ? answers[asked.size() - 1] : std::nullopt;
  });
  // The case scores B1, C1 and C2: two families, then the two questions.
  REQUIRE(asked.size() == 4);
  REQUIRE(remarks.size() == 2);
  CHECK(remarks[0].kind == session::RemarkKind::estimate);
  CHECK(remarks[0].text == debrief.bands[1].id);
  CHECK(remarks[1].kind == session::RemarkKind::answer);
  CHECK(remarks[1].text == "Ik wist niet? hoe.");
}

TEST_CASE("the day of a session is read from the name the program gives it") {
  CHECK(date_from_name("/x/ja-hoor-2026-11-22-0815.gesprek-sessie") == "22 november 2026, 08.15 uur");
  CHECK(date_from_name("ja-hoor-2026-11-02-0815-2.gesprek-sessie") == "2 november 2026, 08.15 uur");
  CHECK(date_from_name("zorg.gesprek-sessie") == "");
  CHECK(date_from_name("zorg-2026-13-02-0815.gesprek-sessie") == "");
}

// --- curves ---

namespace {

std::string drawn(const std::vector<std::int32_t>& values, std::size_t width, bool unicode,
                  const std::vector<CurveMark>& marks = {}) {
  const CurveDrawing drawing = draw_curve(values, 0, 4, width, 3, marks, unicode);
  std::string out;
  for (const std::string& row : drawing.rows) out += row + "|\n";
  return out + drawing.marks;
}

}  // namespace

TEST_CASE("a curve rises and falls in the turn in which it does") {
  // Three rows for 0…4: 4 is the top, 2 the middle, 0 the bottom. Two columns a turn.
  CHECK(drawn({2, 4, 0, 0}, 8, true) ==
        "  ╭─╮   |\n"
        "──╯ │   |\n"
        "    ╰───|\n");
}

TEST_CASE("a curve for a terminal without drawn lines, and marks under their turns") {
  CHECK(drawn({0, 4}, 8, false, {{1, 3}}) ==
        "    .---|\n"
        "    |   |\n"
        "----'   |\n"
        "    3");
}

TEST_CASE("more turns than columns are thinned out, the last one stays") {
  std::vector<std::int32_t> values(100, 0);
  values.back() = 4;
  const CurveDrawing drawing = draw_curve(values, 0, 4, 20, 3, {{99, 7}}, true);
  CHECK(drawing.width == 20);
  CHECK(drawing.rows.front().find("╭") != std::string::npos);
  CHECK(drawing.marks == std::string(19, ' ') + "7");
  CHECK(draw_curve({}, 0, 4, 20, 3, {}, true).rows.empty());
  CHECK(draw_curve({2}, 2, 2, 20, 3, {}, true).rows.size() == 3);  // no span, and nothing to divide by
}

TEST_SUITE_END();
