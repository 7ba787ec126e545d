// The catalogues in scripts/ of this repository.

#include <doctest/doctest.h>

#include <set>

#include "engine/base/file_source.h"
#include "engine/scenario/catalogue.h"
#include "tests/support/load.h"

using namespace gesprek;
using namespace gesprek::scenario;

TEST_SUITE("engine/scenario/shipped_catalogues") {
  TEST_CASE("the shipped catalogues are read without a word") {
    DiagnosticList diagnostics;
    const Catalogues c = load_catalogues({GESPREK_SOURCE_DIR "/scripts"}, DiskFiles(), Limits{}, diagnostics);
    INFO(test::describe(diagnostics));
    CHECK(diagnostics.all().empty());
    CHECK(c.families.size() == 4);
    CHECK(c.criteria.size() == 41);   // 10 A, 8 B, 15 C, 8 D
    CHECK(c.knockouts.size() == 11);  // KO1…KO11
    REQUIRE(c.criterion("D5") != nullptr);
    CHECK(c.criterion("D5")->family_cap == 74);
    CHECK_FALSE(c.criterion("D4")->family_cap);
    CHECK(c.state.at("escalatie").max == 5);
    CHECK(c.band(54).id == "nog_oefenen");
    CHECK(c.band(55).id == "op_weg");
    CHECK(c.band(100).id == "voorbeeldig");
  }
}
