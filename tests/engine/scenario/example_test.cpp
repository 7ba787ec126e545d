// The example of the format reference (§2), which is also the shipped case scenarios/eerste-zorg.

#include <doctest/doctest.h>

#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"
#include "tests/support/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

TEST_SUITE("engine/scenario/example") {
  TEST_CASE("the example of the format reference loads without a word") {
    const Scenario s = test::load_ok(test::read_source_file("scenarios/eerste-zorg/scenario.yaml"));
    CHECK(s.format.value == 1);
    CHECK(s.id.value == "eerste-zorg");
    CHECK(s.minutes->value == 10);
    CHECK(s.profile.value == "ONDERWIJS");
    CHECK(s.phases.size() == 3);
    CHECK_FALSE(s.reviewed_by);
    REQUIRE(s.cast.size() == 1);
    CHECK(s.cast[0].state.size() == 4);
    CHECK(s.cast[0].state[3].first.value == "schaamte");
    CHECK(s.cast[0].state[3].second.value == 7);
    CHECK(s.variables[0].type == VariableType::enumeration);
    CHECK(s.facts[1].kind == FactKind::noise);
    CHECK(s.must[0].second.value == "C3");
    CHECK(s.interrupts[0].for_turns->value == 2);
    CHECK(s.nodes.size() == 9);
  }

  TEST_CASE("the reference shows the shipped case, word for word") {
    const std::string reference = test::read_source_file("docs/format.md");
    const std::string fence = "```yaml\n";
    const std::size_t begin = reference.find(fence) + fence.size();
    const std::size_t end = reference.find("```", begin);
    REQUIRE(end != std::string::npos);
    CHECK(reference.substr(begin, end - begin) ==
          test::read_source_file("scenarios/eerste-zorg/scenario.yaml"));
  }
}
