// `gesprek analyse` as people run it: three formats, witnesses that replay, and what an author explained.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/engine/cli/test_case.h"

using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran run_words(std::vector<std::string> words) {
  Run run;
  run.words = std::move(words);
  return run_gesprek(run);
}

/// The case of W0522's page, with `more` under `scenario`.
std::string dead_end_case(const std::string& more) {
  return "gesprek: 1\n"
         "scenario:\n"
         "  id: vast\n"
         "  title: Vast\n"
         "  language: nl\n" +
         more +
         "cast:\n"
         "  karin: {name: Karin, persona: testpersoon}\n"
         "criteria: [C1]\n"
         "start: begin\n"
         "nodes:\n"
         "  begin:\n"
         "    choices:\n"
         "      - {id: vraag, say: \"Hoe gaat het?\", moves: [open_vraag], why: Zo.}\n"
         "      - {id: verwijt, say: \"Dit kan niet.\", moves: [verwijt], why: Zo.}\n"
         "    go: zorg\n"
         "  zorg:\n"
         "    choices:\n"
         "      - {id: samen, say: \"Zullen we samen kijken?\", moves: [open_vraag], when: karin.vertrouwen "
         ">= 4, "
         "why: Zo.}\n"
         "    go: einde\n"
         "  einde:\n"
         "    ending: {title: Een begin, outcome: good, text: \"Tot vrijdag.\", child: \"Milan weet "
         "het.\"}\n";
}

const std::string kScripts = std::string(GESPREK_SOURCE_DIR) + "/tests/data/scripts";

}  // namespace

TEST_SUITE_BEGIN("engine/cli/analyse");

TEST_CASE("the JSON has the keys of format §4, in that order, and its witnesses replay") {
  const Ran ran = run_words({"analyse", data("ouder"), "--format", "json"});
  REQUIRE(ran.code == 0);
  const ordered_json out = ordered_json::parse(ran.out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : out.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"nodes", "choices", "words", "unreachable", "dead_ends", "caught",
                                         "dead_choices", "endings", "criteria", "other_caps", "knockouts",
                                         "rules", "shortest", "longest", "states", "exact", "smells"});
  CHECK(out["nodes"] == case_program("ouder").nodes.size());
  CHECK(out["choices"] == case_program("ouder").choices.size());
  CHECK(out["words"] > 50);
  REQUIRE(out["endings"].size() >= 2);
  for (const auto& [id, ending] : out["endings"].items()) {
    INFO("ending " << id);
    CHECK(ending.contains("reachable"));
    if (ending["witness"].is_null()) continue;
    std::string choose;
    for (const auto& input : ending["witness"])
      choose += (choose.empty() ? "" : ",") + input.get<std::string>();
    const Ran played = run_words({"play", data("ouder"), "--choose", choose, "--format", "json"});
    REQUIRE(played.code == 0);
    CHECK(ordered_json::parse(played.out)["ending"] == id);
  }
  for (const auto& [id, criterion] : out["criteria"].items()) {
    for (const char* key : {"earned_min", "earned_max", "percent_min", "percent_max", "attained", "exact"}) {
      INFO(id << " " << key);
      CHECK(criterion.contains(key));
    }
  }
}

TEST_CASE("beside the shares of each criterion stand its caps, with a session that runs into them") {
  const std::string file = std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg";
  const ordered_json out = ordered_json::parse(run_words({"analyse", file, "--format", "json"}).out);
  int met = 0;
  for (const auto& [id, criterion] : out["criteria"].items()) {
    for (const ordered_json& cap : criterion["caps"]) {
      INFO(id << " " << cap.dump());
      CHECK_FALSE(cap["reachable"].is_null());
      if (cap["reachable"] != true) continue;
      std::string choose;
      for (const auto& input : cap["witness"])
        choose += (choose.empty() ? "" : ",") + input.get<std::string>();
      const Ran played = run_words({"play", file, "--choose", choose, "--format", "json"});
      REQUIRE(played.code == 0);
      const ordered_json session = ordered_json::parse(played.out);
      CHECK_FALSE(session["ending"].is_null());
      bool found = false;
      for (const ordered_json& one : session["caps"])
        found = found || (one["criterion"] == id && one["limit"] == cap["limit"]);
      CHECK(found);
      ++met;
    }
  }
  CHECK(met > 0);
  const Ran text = run_words({"analyse", file});
  CHECK(has(text.out, "plafond 54%"));
  const Ran cheap = run_words({"analyse", file, "--budget", "0"});
  CHECK(has(cheap.out, "onbekend (er is niet exact verkend)"));
}

TEST_CASE("without exact exploration the sound layers answer, and say that they do") {
  const Ran text = run_words({"analyse", data("ouder"), "--budget", "0"});
  CHECK(text.code == 0);
  CHECK(has(text.out, "Niet exact verkend"));
  CHECK(has(text.out, "onbekend (er is niet exact verkend)"));
  const ordered_json out =
      ordered_json::parse(run_words({"analyse", data("ouder"), "--budget", "0", "--format", "json"}).out);
  CHECK(out["exact"] == false);
  CHECK(out["states"] == 0);
  CHECK(out["shortest"].is_null());
  for (const auto& [id, ending] : out["endings"].items()) {
    INFO("ending " << id);
    CHECK(ending["witness"].is_null());
    CHECK((ending["reachable"].is_null() || ending["reachable"] == false));
  }
}

TEST_CASE("the drawing names every node once, and marks the endings") {
  const Ran ran = run_words({"analyse", data("ouder"), "--format", "dot"});
  REQUIRE(ran.code == 0);
  CHECK(ran.out.compare(0, 8, "digraph ") == 0);
  const auto& program = case_program("ouder");
  for (const auto& node : program.nodes) {
    const std::string id = "  \"" + std::string(program.text(node.id)) + "\" [label=";
    INFO(id);
    const std::size_t at = ran.out.find(id);
    REQUIRE(at != std::string::npos);
    CHECK(ran.out.find(id, at + 1) == std::string::npos);
  }
  CHECK(has(ran.out, "shape=ellipse"));
}

TEST_CASE("a dead end is a warning of check with inputs that lead there, until it is explained") {
  TemporaryFolder folder;
  const std::string file = folder / "scenario.yaml";
  write_file(file, dead_end_case(""));
  const Ran warned = run_words({"check", file, "--scripts", kScripts});
  CHECK(warned.code == 0);
  CHECK(has(warned.out, "W0522"));
  CHECK(has(warned.out, "bij moment 'zorg'"));
  CHECK(has(warned.out, "verwijt"));
  const ordered_json out =
      ordered_json::parse(run_words({"analyse", file, "--scripts", kScripts, "--format", "json"}).out);
  CHECK(out["dead_ends"] == ordered_json::array({"zorg"}));

  write_file(file,
             dead_end_case("  allow: {W0522: \"Hier mag het stokken.\", W0720: \"Klein voorbeeld.\"}\n"));
  const Ran explained = run_words({"check", file, "--scripts", kScripts});
  CHECK_FALSE(has(explained.out, "W0522"));
  CHECK(has(explained.out, "uitgelegd"));
  const Ran listed = run_words({"analyse", file, "--scripts", kScripts});
  CHECK(has(listed.out, "reden: Hier mag het stokken."));
}

TEST_CASE("a wrong option, a wrong budget and a case with errors are refused in words") {
  CHECK(run_words({"analyse"}).code == 2);
  CHECK(run_words({"analyse", data("ouder"), "--format", "xml"}).code == 2);
  for (const char* const budget : {"veel", "-1", "1.5", "99999999999999999999"}) {
    const Ran ran = run_words({"analyse", data("ouder"), "--budget", budget});
    CHECK(ran.code == 2);
    CHECK(has(ran.err, "--budget is een aantal toestanden"));
  }
  const Ran broken = run_words({"analyse", data("fout")});
  CHECK(broken.code == 1);
  CHECK(has(broken.err, "deze casus heeft fouten"));
}

TEST_CASE("a case with hooks is analysed too: what hooks decide is unknown") {
  const Ran ran = run_words({"analyse", data("haken")});
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "hooks.lua"));
}

TEST_SUITE_END();
