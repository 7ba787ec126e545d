#include "tests/engine/script/scripts_support.h"

using namespace gesprek;
using namespace gesprek::script;
using namespace gesprek::script::test;

namespace {

using Folders = std::vector<std::string>;

MapFiles tree(const std::vector<std::string>& paths) {
  MapFiles files;
  for (const std::string& path : paths) files.files[path] = "";
  return files;
}

}  // namespace

TEST_SUITE("engine/script") {
  TEST_CASE("folders that are given win, in order") {
    CHECK(find_script_folders("s/x", {"b", "a"}, "usr", tree({"s/x/scripts/moves.yaml"})) ==
          Folders{"b", "a"});
  }

  TEST_CASE("a folder with an overlay.yaml lies over what would have been found without it") {
    const MapFiles files =
        tree({"usr/moves.yaml", "zaken/scripts/overlay.yaml", "zaken/x/scenario.yaml", "noord/overlay.yaml",
              "heel/moves.yaml", "y/scripts/moves.yaml", "y/scenario.yaml"});
    // Beside the case: over the installed ones.
    CHECK(find_script_folders("zaken/x", {}, "usr", files) == Folders{"usr", "zaken/scripts"});
    // Given: over those of the case, or over the installed ones.
    CHECK(find_script_folders("y", {"noord"}, "usr", files) == Folders{"y/scripts", "noord"});
    CHECK(find_script_folders("elders", {"noord/"}, "usr", files) == Folders{"usr", "noord"});
    CHECK(find_script_folders("zaken/x", {"noord"}, "usr", files) ==
          Folders{"usr", "zaken/scripts", "noord"});
    CHECK(find_script_folders("zaken/x", {"zaken/scripts"}, "usr", files) == Folders{"usr", "zaken/scripts"});
    // A whole set first: nothing is looked for.
    CHECK(find_script_folders("zaken/x", {"heel", "noord"}, "usr", files) == Folders{"heel", "noord"});
  }

  TEST_CASE("else the nearest scripts in or above the scenario's folder") {
    const MapFiles files = tree({"root/scenarios/x/scenario.yaml", "root/scenarios/scripts/moves.yaml",
                                 "root/scripts/moves.yaml", "root/scenarios/y/scenario.yaml",
                                 "root/scenarios/y/scripts/personas/a.lua"});
    CHECK(find_script_folders("root/scenarios/x/scenario.yaml", {}, "", files) ==
          Folders{"root/scenarios/scripts"});
    CHECK(find_script_folders("root/scenarios/x", {}, "", files) == Folders{"root/scenarios/scripts"});
    CHECK(find_script_folders("root/scenarios/x/", {}, "", files) == Folders{"root/scenarios/scripts"});
    CHECK(find_script_folders("root/scenarios/y", {}, "", files) == Folders{"root/scenarios/y/scripts"});
    CHECK(find_script_folders("root", {}, "", files) == Folders{"root/scripts"});
    CHECK(find_script_folders("x/scenario.yaml", {}, "", tree({"x/scenario.yaml", "scripts/state.yaml"})) ==
          Folders{"scripts"});
    CHECK(find_script_folders("scenario.yaml", {}, "", tree({"scenario.yaml", "../scripts/state.yaml"})) ==
          Folders{"../scripts"});
    CHECK(find_script_folders("/a/b/scenario.yaml", {}, "",
                              tree({"/a/b/scenario.yaml", "/scripts/forms/f.lua"})) == Folders{"/scripts"});
  }

  TEST_CASE("a folder called scripts that is somebody else's is passed over") {
    const MapFiles files = tree({"a/b/scenario.yaml", "a/b/scripts/build.sh", "a/scripts/criteria.yaml"});
    CHECK(find_script_folders("a/b", {}, "", files) == Folders{"a/scripts"});
  }

  TEST_CASE("else the installed ones, else none") {
    CHECK(find_script_folders("a/scenario.yaml", {}, "usr/scripts",
                              tree({"a/scenario.yaml", "usr/scripts/moves.yaml"})) == Folders{"usr/scripts"});
    CHECK(find_script_folders("a/scenario.yaml", {}, "usr/scripts", tree({"a/scenario.yaml"})).empty());
    CHECK(find_script_folders("../../x/scenario.yaml", {}, "", tree({"y"})).empty());
  }

  TEST_CASE("a folder that is not there is an error, a script with a strange name a warning") {
    ScriptSet set;
    static_cast<void>(load_scripts({"scripts", "nergens"}, set.files, {}, set.diagnostics));
    CHECK(set.all() == "nergens:1:1: fout E0610: er is geen map 'nergens' (kijk of --scripts klopt)\n");
    ScriptSet strange;
    strange.with("personas/Oma-Riet.lua", "x")
        .with("personas/oma-riet.lua", "x")
        .with("personas/notes.txt", "x");
    CHECK(strange.gives(DiagnosticCode::script_name).args[1] == "naam.lua");
    CHECK(strange.count(DiagnosticCode::script_name) == 2);
    CHECK(strange.all().find("oma_riet.lua") != std::string::npos);
  }
}
