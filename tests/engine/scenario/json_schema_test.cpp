// docs/*.schema.json complete keys in any editor that knows YAML; they must know the same keys as the
// readers.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/scenario/catalogue_schemas.h"
#include "engine/scenario/schemas.h"
#include "tests/support/load.h"

using namespace gesprek::scenario;

namespace {

std::set<std::string> keys_of(const KeySchema& schema) {
  std::set<std::string> out;
  for (const std::string_view key : schema.keys()) out.insert(std::string(key));
  return out;
}

std::set<std::string> properties_of(const nlohmann::json& block) {
  std::set<std::string> out;
  for (const auto& [key, value] : block.at("properties").items()) out.insert(key);
  return out;
}

}  // namespace

TEST_SUITE("engine/scenario/json_schema") {
  TEST_CASE("the JSON Schema has exactly the keys of the reader, block by block") {
    const nlohmann::json schema =
        nlohmann::json::parse(gesprek::test::read_source_file("docs/scenario.schema.json"));
    const nlohmann::json& blocks = schema.at("definitions");
    CHECK(properties_of(schema) == keys_of(kScenarioFile));
    CHECK(properties_of(blocks.at("header")) == keys_of(kHeader));
    CHECK(properties_of(blocks.at("header").at("properties").at("learner")) == keys_of(kLearner));
    CHECK(properties_of(blocks.at("header").at("properties").at("reviewed")) == keys_of(kReviewed));
    CHECK(properties_of(blocks.at("person")) == keys_of(kCastMember));
    CHECK(properties_of(blocks.at("variable").at("anyOf").at(1)) == keys_of(kVariable));
    CHECK(properties_of(blocks.at("fact")) == keys_of(kFact));
    CHECK(properties_of(blocks.at("interrupt")) == keys_of(kInterrupt));
    CHECK(properties_of(blocks.at("node")) == keys_of(kNode));
    CHECK(properties_of(blocks.at("line")) == keys_of(kLine));
    CHECK(properties_of(blocks.at("choice")) == keys_of(kChoice));
    CHECK(properties_of(blocks.at("repair")) == keys_of(kRepair));
    CHECK(properties_of(blocks.at("branch").at("items")) == keys_of(kBranch));
    CHECK(properties_of(blocks.at("topic")) == keys_of(kTopic));
    CHECK(properties_of(blocks.at("form")) == keys_of(kForm));
    CHECK(properties_of(blocks.at("field")) == keys_of(kField));
    CHECK(properties_of(blocks.at("option")) == keys_of(kOption));
    CHECK(properties_of(blocks.at("reveals").at("items").at("anyOf").at(1)) == keys_of(kReveal));
    CHECK(properties_of(blocks.at("ending")) == keys_of(kEnding));
    CHECK(properties_of(blocks.at("comments").at("items")) == keys_of(kComment));
  }

  TEST_CASE("the schema of a variant has the keys of a whole case, and that of a path those of its reader") {
    const auto read = [](const std::string& name) {
      return nlohmann::json::parse(gesprek::test::read_source_file("docs/" + name + ".schema.json"));
    };
    const nlohmann::json whole = read("scenario");
    const nlohmann::json variant = read("variant");
    CHECK(properties_of(variant) == keys_of(kScenarioFile));
    for (const auto& [name, block] : whole.at("definitions").items()) {
      INFO(name);
      REQUIRE(variant.at("definitions").contains(name));
      if (block.contains("properties")) {
        CHECK(properties_of(variant.at("definitions").at(name)) == properties_of(block));
      }
    }
    CHECK(properties_of(read("path")) == keys_of(kPathFile));
    CHECK(properties_of(read("path").at("definitions").at("case")) == keys_of(kPathCase));
  }

  TEST_CASE("the schemas of the catalogues have exactly the keys of their readers") {
    const auto blocks = [](const std::string& name) {
      return nlohmann::json::parse(gesprek::test::read_source_file("docs/" + name + ".schema.json"))
          .at("definitions");
    };
    const nlohmann::json file =
        nlohmann::json::parse(gesprek::test::read_source_file("docs/criteria.schema.json"));
    CHECK(properties_of(file) == keys_of(kCriteriaFile));
    CHECK(properties_of(file.at("definitions").at("family")) == keys_of(kFamily));
    CHECK(properties_of(file.at("definitions").at("band")) == keys_of(kBand));
    CHECK(properties_of(file.at("definitions").at("criterion")) == keys_of(kCriterion));
    CHECK(properties_of(file.at("definitions").at("knockout")) == keys_of(kKnockout));
    CHECK(properties_of(blocks("moves").at("move")) == keys_of(kMove));
    CHECK(properties_of(blocks("events").at("event")) == keys_of(kEvent));
    CHECK(properties_of(blocks("state").at("state")) == keys_of(kState));
    CHECK(properties_of(blocks("state").at("band")) == keys_of(kStateBand));
    CHECK(properties_of(blocks("moods").at("mood")) == keys_of(kMood));
    CHECK(properties_of(nlohmann::json::parse(gesprek::test::read_source_file("docs/debrief.schema.json"))) ==
          keys_of(kDebriefFile));
    CHECK(properties_of(blocks("debrief").at("reflection")) == keys_of(kReflection));
    CHECK(properties_of(blocks("debrief").at("help")) == keys_of(kHelpLine));
    CHECK(properties_of(blocks("hulp").at("help")) == keys_of(kHelpLine));
    const nlohmann::json language =
        nlohmann::json::parse(gesprek::test::read_source_file("docs/taal.schema.json"));
    CHECK(properties_of(language) == keys_of(kLanguage));
    CHECK(properties_of(language.at("definitions").at("marks")) == keys_of(kMarks));
  }
}
