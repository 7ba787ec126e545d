// The scripts that come with the program: no error, and what cases rely on is there.

#include "tests/engine/script/scripts_support.h"

using namespace gesprek;
using namespace gesprek::script;

TEST_SUITE("engine/script") {
  TEST_CASE("the shipped scripts load without errors or warnings") {
    DiagnosticList diagnostics;
    const Scripts scripts = load_scripts({GESPREK_SOURCE_DIR "/scripts"}, DiskFiles(), {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      INFO(to_text(diagnostic, Language::nl));
      CHECK(diagnostic.severity() == Severity::hint);
    }
    CHECK(scripts.rules.size() == 20);  // what each does: tests/scripts
    CHECK(scripts.rules.at("R10").clauses.size() == 2);
    CHECK_FALSE(scripts.form_names.empty());  // which, and each filled in: tests/scripts
  }

  TEST_CASE("the shipped forms can be built with what a case would give") {
    DiagnosticList diagnostics;
    const Scripts scripts = load_scripts({GESPREK_SOURCE_DIR "/scripts"}, DiskFiles(), {}, diagnostics);
    const SourceText scenario("scenario.yaml", "x");
    scenario::Form use;
    use.use = scenario::Name{"vastleggen", {}};
    use.with = {{{"letterlijk", {}}, {"Moeder zegt: 'Ik krijg het er niet in.'", {}}},
                {{"oordeel", {}}, {"Moeder laat het erbij zitten.", {}}}};
    const auto form = scripts.runtime->build_form(use, scenario, diagnostics);
    REQUIRE(form.has_value());
    CHECK(form->fields[0].answer_kind);
    CHECK(form->fields[1].options[1].label.value == "Moeder zegt: 'Ik krijg het er niet in.'");
    use.use = scenario::Name{"vertrouwen_vooraf", {}};
    use.with = {};
    CHECK(scripts.runtime->build_form(use, scenario, diagnostics)->fields.size() == 3);
    CHECK_FALSE(diagnostics.has_errors());
  }
}
