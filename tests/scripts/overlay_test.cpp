// The scripts of an organisation, laid over the shipped ones: each entry replaced by its id, the rest kept.

#include <string>
#include <vector>

#include "tests/scripts/shipped.h"

using namespace gesprek;

namespace {

/// The shipped scripts on disk, and one folder in memory.
class Overlaid final : public FileSource {
 public:
  MapFiles over;
  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t most) const override {
    return over.is_file(path) ? over.read(path, most) : disk_.read(path, most);
  }
  [[nodiscard]] bool is_folder(std::string_view path) const override {
    return over.is_folder(path) || disk_.is_folder(path);
  }
  [[nodiscard]] bool is_file(std::string_view path) const override {
    return over.is_file(path) || disk_.is_file(path);
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override {
    return over.is_folder(folder) ? over.list(folder) : disk_.list(folder);
  }

 private:
  DiskFiles disk_;
};

const std::string kShipped = GESPREK_SOURCE_DIR "/scripts";

}  // namespace

TEST_SUITE("scripts/overlay") {
  TEST_CASE("an overlay replaces entries of each kind by id, and keeps the others") {
    Overlaid files;
    files.over.files["noord/overlay.yaml"] = "name: Team Noord\nabout: Afspraken van 2026\n";
    files.over.files["noord/moves.yaml"] =
        "open_vraag: {label: Open vraag van Noord, score: {C2: +2}}\nnoordzet: {label: Nieuw}\n";
    files.over.files["noord/events.yaml"] = "ADVIES_VT: {label: Gebeld met Noord, step: 2}\n";
    files.over.files["noord/moods.yaml"] = "trots: {label: heel trots}\n";
    files.over.files["noord/criteria.yaml"] =
        "criteria:\n  C2: {label: Vragen zoals wij, family: C, weight: 1}\n";
    files.over.files["noord/meldcode.lua"] =
        "return { regel{ id = \"R20\", label = \"Bij ons\", severity = \"major\", criterion = \"A8\",\n"
        "  profiles = { \"VVN\" }, forbids{ event = \"INFORMEREN=voor_weekend\" } },\n"
        "  profiel{ id = \"BASIS\", label = \"Ons kader\", checked = \"2026-03-01\" } }";
    files.over.files["noord/personas/schaamtevolle_ouder.lua"] =
        "return { start = { vertrouwen = 2 }, moods = { { mood = \"trots\" } } }";
    files.over.files["noord/forms/plan.lua"] =
        "return { title = \"Ons plan\", fields = { { id = \"p\", type = \"plan\", ask = \"Wie?\" } } }";
    DiagnosticList diagnostics;
    const script::Scripts scripts =
        script::load_scripts({kShipped, "noord"}, files, script::ScriptLimits{}, diagnostics);
    INFO(test::describe(diagnostics));
    CHECK(diagnostics.all().empty());
    const scenario::Catalogues& catalogues = scripts.catalogues;

    CHECK(catalogues.moves.at("open_vraag").label.nl == "Open vraag van Noord");
    CHECK(catalogues.moves.at("open_vraag").about.nl.empty());  // the whole entry
    CHECK(catalogues.moves.count("noordzet") == 1);
    CHECK(catalogues.moves.count("doorvragen") == 1);
    CHECK(catalogues.events.at("ADVIES_VT").label.nl == "Gebeld met Noord");
    CHECK(catalogues.moods.at("trots").label.nl == "heel trots");
    CHECK(catalogues.criterion("C2")->label.nl == "Vragen zoals wij");
    CHECK(catalogues.criterion("C3")->label.nl == "Zorg benoemen met feiten");
    CHECK(scripts.rules.at("R20").label.nl == "Bij ons");
    CHECK(scripts.rules.at("R20").file == "noord/meldcode.lua");
    CHECK(scripts.rules.at("R01").file == kShipped + "/meldcode.lua");
    CHECK(scripts.rules.size() == 20);
    CHECK(scripts.profiles.at("BASIS").checked == "2026-03-01");
    CHECK(scripts.profiles.at("KNMG").label.nl == "Artsen");
    CHECK(scripts.personas.at("schaamtevolle_ouder").moves.empty());
    CHECK(scripts.personas.at("lvb_moeder").file == kShipped + "/personas/lvb_moeder.lua");
    scenario::Form use;
    use.use = scenario::Name{"plan", {}};
    const SourceText source("scenario.yaml", "x");
    CHECK(scripts.runtime->build_form(use, source, diagnostics)->title.value == "Ons plan");

    REQUIRE(catalogues.overlays.size() == 1);
    CHECK(catalogues.overlays[0].folder == "noord");
    CHECK(catalogues.overlays[0].name == "Team Noord");
    CHECK(catalogues.overlays[0].about == "Afspraken van 2026");
  }

  TEST_CASE("the last of several overlays wins, and a folder without a name is called as it is") {
    Overlaid files;
    files.over.files["noord/moods.yaml"] = "trots: {label: noord}\nboos: {label: noord}\n";
    files.over.files["eigen/zuid/moods.yaml"] = "trots: {label: zuid}\n";
    files.over.files["eigen/zuid/overlay.yaml"] = "";
    DiagnosticList diagnostics;
    const script::Scripts scripts =
        script::load_scripts({kShipped, "noord", "eigen/zuid/"}, files, script::ScriptLimits{}, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(scripts.catalogues.moods.at("trots").label.nl == "zuid");
    CHECK(scripts.catalogues.moods.at("boos").label.nl == "noord");
    REQUIRE(scripts.catalogues.overlays.size() == 2);
    CHECK(scripts.catalogues.overlays[0].name == "noord");
    CHECK(scripts.catalogues.overlays[1].name == "zuid");
  }

  TEST_CASE("a set on its own is no overlay, and what is wrong in overlay.yaml is said") {
    CHECK(test::shipped().catalogues.overlays.empty());
    Overlaid files;
    files.over.files["noord/overlay.yaml"] = "naam: Team Noord\n";
    DiagnosticList diagnostics;
    static_cast<void>(script::load_scripts({kShipped, "noord"}, files, script::ScriptLimits{}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == DiagnosticCode::unknown_key);
    CHECK(diagnostics.all()[0].where.file == "noord/overlay.yaml");
  }
}
