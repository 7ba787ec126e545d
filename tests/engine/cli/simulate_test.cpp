// `gesprek simulate` as people run it.

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/cli/text_layout.h"
#include "tests/engine/cli/run_program.h"
#include "tests/engine/cli/test_case.h"

using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;

TEST_SUITE_BEGIN("engine/cli/simulate");

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran simulate(std::vector<std::string> words) {
  words.insert(words.begin(), "simulate");
  Run run;
  run.words = std::move(words);
  return run_gesprek(run);
}

const std::string kCase = std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg";

}  // namespace

TEST_CASE("the report has its parts, in Dutch, no line wider than 80 columns, and the same for any threads") {
  const Ran one = simulate({kCase, "--runs", "2000", "--threads", "1"});
  CHECK(one.code == 0);
  CHECK(one.err.empty());
  for (const char* const part :
       {"2.000 gesprekken van een gesimuleerde deelnemer", "Hoe het afliep",
        "Wat ze verdienden", "Wat er misging", "Wat er van de casus is gezien",
        "Welke momenten goed van minder goed onderscheiden"}) {
    INFO(part);
    CHECK(has(one.out, part));
  }
  std::istringstream lines(one.out);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(gesprek::cli::display_width(line) <= 80);
  }
  for (const char* const threads : {"2", "3", "7"}) {
    CHECK(simulate({kCase, "--runs", "2000", "--threads", threads}).out == one.out);
    CHECK(simulate({kCase, "--runs", "500", "--format", "json", "--threads", threads}).out ==
          simulate({kCase, "--runs", "500", "--format", "json", "--threads", "1"}).out);
  }
  CHECK(simulate({kCase, "--runs", "2000", "--seed", "2"}).out != one.out);
}

TEST_CASE("the JSON adds up") {
  const Ran ran =
      simulate({kCase, "--runs", "3000", "--policy", "noisy", "--skill", "0,3", "--format", "json"});
  REQUIRE(ran.code == 0);
  const ordered_json json = ordered_json::parse(ran.out);
  CHECK(json["policy"] == "noisy");
  CHECK(json["skill"] == 0.3);
  CHECK(json["played"] == 3000);
  std::uint64_t ended = 0;
  for (const auto& ending : json["endings"]) ended += ending["runs"].get<std::uint64_t>();
  CHECK(ended == json["finished"]);
  for (const auto& criterion : json["criteria"]) {
    if (criterion["percent"].is_null()) continue;
    std::uint64_t bands = 0;
    for (const auto& count : criterion["bands"]) bands += count.get<std::uint64_t>();
    std::uint64_t tenths = 0;
    for (const auto& count : criterion["histogram"]) tenths += count.get<std::uint64_t>();
    CHECK(bands == criterion["percent"]["runs"]);
    CHECK(tenths == bands);
  }
  CHECK(json["coverage"]["nodes"]["seen"] <= json["coverage"]["nodes"]["all"]);
  CHECK(json["discrimination"]["learners"] == 3000);
}

TEST_CASE("a run that is shown can be played again as it stands there") {
  const Ran shown = simulate({kCase, "--show", "7", "--format", "json"});
  REQUIRE(shown.code == 0);
  const ordered_json json = ordered_json::parse(shown.out);
  std::string choose;
  for (const auto& input : json["inputs"]) choose += (choose.empty() ? "" : ",") + input.get<std::string>();
  Run play;
  play.words = {"play",     kCase,  "--seed",   std::to_string(json["session_seed"].get<std::uint64_t>()),
                "--choose", choose, "--format", "json"};
  const Ran played = run_gesprek(play);
  REQUIRE(played.code == 0);
  const ordered_json result = ordered_json::parse(played.out);
  CHECK(result["finished"] == json["finished"]);
  CHECK(result["ending"] == json["ending"]);
  for (const auto& [id, score] : json["scores"].items()) {
    INFO(id);
    CHECK(result["scores"][id]["earned"] == score["earned"]);
    CHECK(result["scores"][id]["percent"] == score["percent"]);
    CHECK(result["scores"][id]["opportunities"] == score["opportunities"]);
  }
  // The line in words holds the same.
  const Ran text = simulate({kCase, "--show", "7"});
  CHECK(has(text.out, "play "));
  CHECK(has(text.out, choose.substr(0, 20)));
}

TEST_CASE("a case with hooks.lua is played with them") {
  // `klaar` only opens once hooks.lua has counted two: without hooks nobody would get there.
  const Ran ran = simulate({data("haken"), "--runs", "60", "--format", "json"});
  REQUIRE(ran.code == 0);
  const ordered_json json = ordered_json::parse(ran.out);
  CHECK(json["finished"].get<int>() > 0);
  CHECK(json["coverage"]["condition_sides"].is_null());
  CHECK(simulate({data("haken"), "--runs", "60", "--format", "json", "--threads", "3"}).out == ran.out);
}

TEST_CASE("a wrong command line is refused with words") {
  const auto refused = [](std::vector<std::string> words, std::string_view part) {
    const Ran ran = simulate(std::move(words));
    INFO(ran.err);
    CHECK(ran.code == 2);
    std::string flat = ran.err;
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    CHECK(has(flat, part));
  };
  refused({kCase, "--policy", "randm"}, "bedoel je 'random'?");
  refused({kCase, "--policy", "greedy"}, "bij --policy greedy hoort --criterion");
  refused({kCase, "--policy", "greedy", "--criterion", "Z9"}, "deze casus scoort geen 'Z9'; wel: B1, C1");
  refused({kCase, "--criterion", "C1"}, "--criterion hoort bij --policy greedy");
  refused({kCase, "--skill", "0.5"}, "--skill hoort bij --policy noisy");
  refused({kCase, "--policy", "noisy", "--skill", "1.1"}, "van 0 tot en met 1");
  refused({kCase, "--policy", "noisy", "--skill", "x"}, "van 0 tot en met 1");
  refused({kCase, "--runs", "0"}, "--runs is minstens 1");
  refused({kCase, "--runs", "10", "--show", "11"}, "van 1 tot en met 10");
  refused({"geen/casus"}, "staat geen casus");
  CHECK(simulate({data("fout")}).code == 1);
}

TEST_SUITE_END();
