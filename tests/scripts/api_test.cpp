// scripts/api.lua, the stubs for editors, held to what scripts can really name; and the persona template.

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/script/hooks.h"
#include "engine/script/rules.h"
#include "engine/script/sandbox.h"
#include "tests/scripts/shipped.h"

using namespace gesprek;
using namespace gesprek::script;

namespace {

const std::string& api() {
  static const std::string text = test::read_source_file("scripts/api.lua");
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

bool starts_with(const std::string& line, const std::string& begin) {
  return line.compare(0, begin.size(), begin) == 0;
}

/// Names of `function NAME(…) end`.
std::set<std::string> stubs() {
  std::set<std::string> out;
  for (const std::string& line : lines_of(api())) {
    if (starts_with(line, "function ")) out.insert(line.substr(9, line.find('(') - 9));
  }
  return out;
}

/// `---@field NAME` of each `---@class`, without [1] and its like; inherited ones too.
std::map<std::string, std::set<std::string>> classes() {
  std::map<std::string, std::set<std::string>> out;
  std::string current;
  for (const std::string& line : lines_of(api())) {
    if (starts_with(line, "---@class ")) {
      const std::size_t colon = line.find(':');
      current = line.substr(10, colon == std::string::npos ? colon : colon - 10);
      out[current];
      if (colon != std::string::npos) out[current] = out.at(line.substr(colon + 2));
    } else if (starts_with(line, "---@field ") && line[10] != '[') {
      std::string name = line.substr(10, line.find(' ', 10) - 10);
      if (name.back() == '?') name.pop_back();
      out[current].insert(name);
    }
  }
  return out;
}

/// The shipped scripts with `text` as `path` over them; what is said.
DiagnosticList load_with(const std::string& path, const std::string& text) {
  MapFiles files;
  const DiskFiles disk;
  const std::string root = GESPREK_SOURCE_DIR "/scripts/";
  for (const std::string& name : disk.list(root)) {
    if (!disk.is_file(root + name)) continue;
    const auto bytes = disk.read(root + name, 1U << 20U);
    if (bytes.ok()) files.files["scripts/" + name] = *bytes;
  }
  files.files["scripts/" + path] = text;
  DiagnosticList diagnostics;
  static_cast<void>(load_scripts({"scripts"}, files, ScriptLimits{}, diagnostics));
  return diagnostics;
}

/// Whether a table with `key` at the place that `around` says (with … for the table's inside) knows the key.
void check_known(const std::string& path, const std::string& around, const std::string& owner,
                 const std::vector<std::string>& given) {
  const std::set<std::string> keys = classes().at(owner);
  for (const std::string& key : keys) {
    CAPTURE(owner);
    CAPTURE(key);
    std::string text = around;
    std::string body = key + " = \"x\"";
    if (std::find(given.begin(), given.end(), key) != given.end()) body = "";
    text.replace(text.find("…"), std::string("…").size(), body);
    const DiagnosticList diagnostics = load_with(path, text);
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      CHECK(diagnostic.code != DiagnosticCode::script_unknown_key);
      CHECK(diagnostic.code != DiagnosticCode::script_syntax);
    }
  }
  // And the test can fail.
  CAPTURE(owner);
  std::string wrong = around;
  wrong.replace(wrong.find("…"), std::string("…").size(), "bestaat_niet = \"x\"");
  const DiagnosticList diagnostics = load_with(path, wrong);
  CHECK(std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                    [](const Diagnostic& d) { return d.code == DiagnosticCode::script_unknown_key; }));
}

}  // namespace

TEST_SUITE("scripts/api") {
  TEST_CASE("every function of tekst and every builder has a stub, and the reverse") {
    std::set<std::string> offered(rule_builders().begin(), rule_builders().end());
    for (const std::string& name : environment_names()) {
      // Lua's own (assert, math.floor…) are known to an editor already.
      if (starts_with(name, "tekst.")) offered.insert(name);
    }
    CHECK(stubs() == offered);
    CHECK(offered.size() == 12);  // 6 and 6
  }

  TEST_CASE("what the names are said to be is what a script finds") {
    for (const std::string& name : environment_names()) {
      CAPTURE(name);
      Sandbox sandbox{SandboxSettings{}};
      const ScriptRun run = sandbox.run("local x = " + name + "\nreturn { kind = type(x) }", 1);
      REQUIRE(run.ok());
      CHECK(run.value->find("kind")->text != "nil");
    }
    for (const std::string& builder : rule_builders()) {
      CAPTURE(builder);
      SandboxSettings settings;
      settings.builders = rule_builders();
      Sandbox sandbox{settings};
      CHECK(sandbox.run("return " + builder + "{}", 1).ok());
    }
  }

  TEST_CASE("the examples with an answer give that answer") {
    std::size_t found = 0;
    for (const std::string& line : lines_of(api())) {
      const std::size_t arrow = line.find("  --> ");
      if (arrow == std::string::npos) continue;
      ++found;
      CAPTURE(line);
      const std::string expression = line.substr(3, arrow - 3);
      const std::string expected = line.substr(arrow + 6);
      const std::string script =
          "local function same(a, b, c, d) return a == c and b == d end\nlocal a, b = " + expression +
          "\nlocal c, d = " + expected +
          "\nassert(same(a, b, c, d), tostring(a) .. ' ' .. tostring(b))\nreturn {}";
      Sandbox sandbox{SandboxSettings{}};
      const ScriptRun run = sandbox.run(script, 1);
      CHECK_MESSAGE(run.ok(), run.failure.what.nl);
    }
    CHECK(found >= 3);
  }

  TEST_CASE("the keys that the stubs name are keys that the readers know") {
    const std::string mood = "return { moods = { { mood = \"afwachtend\" } }, ";
    check_known("personas/x.lua", mood + "… }", "Persona", {"moods"});
    check_known("personas/x.lua", mood + "moves = { feit = { … } } }", "Rij", {});
    check_known("personas/x.lua", mood + "private = { x = { … } } }", "Prive", {});
    check_known("personas/x.lua", mood + "afterwards = { { … } } }", "AchterafRij", {});
    check_known("personas/x.lua", mood + "rest = { spanning = { 5, … } } }", "Rust", {});
    check_known("meldcode.lua", "return { regel{ …, forbids{ event = \"MELDING\" } } }", "Regel", {});
    check_known("meldcode.lua", "return { profiel{ … } }", "Profiel", {});
    for (const auto& [builder, owner] : std::map<std::string, std::string>{{"before", "VoorClausule"},
                                                                           {"requires", "PlichtClausule"},
                                                                           {"forbids", "VerbodClausule"},
                                                                           {"within", "BinnenClausule"}}) {
      check_known(
          "meldcode.lua",
          "return { regel{ id = \"R01\", label = \"x\", severity = \"minor\", " + builder + "{ … } } }",
          owner, {});
    }
    check_known("forms/x.lua", "return { title = \"x\", fields = { { type = \"yes_no\", … } } }", "Veld",
                {"type", "options", "items", "into", "from", "to", "rows", "answer", "score"});
    check_known(
        "forms/x.lua",
        "return { title = \"x\", fields = { { id = \"a\", type = \"choice\", ask = \"x\", options = { "
        "{ … } } } } }",
        "Optie", {});
    check_known(
        "forms/x.lua",
        "return { parameters = { a = { … } }, build = function() return { title = \"x\", fields = { { "
        "id = \"a\", type = \"yes_no\", ask = \"x\" } } } end }",
        "Parameter", {});
  }

  TEST_CASE("keys that belong to one type of field are known there") {
    const auto known = [](const std::string& type, const std::string& keys) {
      const DiagnosticList diagnostics =
          load_with("forms/x.lua", "return { title = \"x\", fields = { { id = \"a\", ask = \"x\", type = \"" +
                                       type + "\", " + keys + " } } }");
      INFO(test::describe(diagnostics));
      CHECK(diagnostics.all().empty());
    };
    known("scale", "from = 0, to = 5, answer = 3, score = { A5 = { -1, 1 } }");
    known("plan", "rows = 3");
    known("sort", "items = \"revealed\", into = { \"feit\" }, answer = \"kind\", score = { A9 = { -1, 2 } }");
    known("multi", "options = { { id = \"b\", label = \"x\" } }");
  }

  TEST_CASE("choice has the fields that react is told, and no others") {
    std::string reads;
    const std::set<std::string> fields = classes().at("Keuze");
    for (const std::string& field : fields) reads += "  local _ = choice." + field + "\n";
    const auto react = [](const std::string& body) {
      MapFiles files;
      files.files["scripts/personas/x.lua"] =
          "return { moods = { { mood = \"m\" } }, react = function(choice)\n" + body + "end }";
      DiagnosticList diagnostics;
      const Scripts scripts = load_scripts({"scripts"}, files, ScriptLimits{}, diagnostics);
      const SourceText source("scenario.yaml", "x");
      static_cast<void>(scripts.runtime->react(
          scripts.personas.at("x"), {"Hallo.", "say", {"feit"}, {"karin"}}, source, {}, diagnostics));
      return diagnostics.has_errors();
    };
    CHECK(classes().at("Keuze").size() == 7);
    CHECK_FALSE(react(reads));
    CHECK(react("  local _ = choice.toon\n"));
  }

  TEST_CASE("api.lua is Lua, and no script of the product") {
    // It sets globals, which a script may not: it stops there, and not because it cannot be read.
    Sandbox sandbox{SandboxSettings{}};
    const ScriptRun run = sandbox.run(api(), 1);
    REQUIRE_FALSE(run.ok());
    CHECK(run.failure.kind == FailureKind::runtime);
    CHECK(run.failure.what.nl.find("tekst") != std::string::npos);
    MapFiles files;
    files.files["scripts/api.lua"] = api();
    DiagnosticList diagnostics;
    static_cast<void>(load_scripts({"scripts"}, files, ScriptLimits{}, diagnostics));
    CHECK(diagnostics.all().empty());
  }

  TEST_CASE("s has the functions that its stub names, and no others") {
    class Host final : public HookHost {
     public:
      Answer get(std::string_view) override { return {Value::of(std::int64_t{1}), {}}; }
      Answer set(std::string_view, const Value&) override { return {}; }
      Answer event(std::string_view) override { return {}; }
      Answer note(std::string_view) override { return {}; }
      Answer seen(std::string_view) override { return {}; }
      std::int64_t turn() override { return 3; }
    } host;
    const auto works = [&](const std::string& body) {
      return !call_hook("return { on_end = function(s)\n" + body + "end }", "on_end", {}, host,
                        ScriptLimits{}, 1)
                  .failure.has_value();
    };
    const std::set<std::string> names = classes().at("S");
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(works("  assert(type(s." + name + ") == 'function')\n"));
    }
    CHECK(names == std::set<std::string>{"event", "get", "note", "seen", "set", "turn"});
    CHECK_FALSE(works("  local _ = s.bestaat_niet\n"));
  }

  TEST_CASE("the table of hooks.lua is described as format 5.26 has it") {
    CHECK(classes().at("Hooks") ==
          std::set<std::string>{"on_choice", "on_end", "on_enter", "reads", "rubric", "writes"});
    CHECK(classes().at("RubriekRij") == std::set<std::string>{"cap", "criterion", "why"});
  }
}

TEST_SUITE("scripts/personas") {
  TEST_CASE("the template is no persona, and copied under a name it is one without a word about it") {
    CHECK(test::shipped().personas.count("_sjabloon") == 0);
    const DiagnosticList as_it_is =
        load_with("personas/_sjabloon.lua", test::read_source_file("scripts/personas/_sjabloon.lua"));
    CHECK(as_it_is.all().empty());
    const DiagnosticList copied =
        load_with("personas/mijn_persoon.lua", test::read_source_file("scripts/personas/_sjabloon.lua"));
    INFO(test::describe(copied));
    CHECK(copied.all().empty());
  }

  TEST_CASE("the shipped scripts are loaded without any hint") {
    DiagnosticList diagnostics;
    static_cast<void>(
        load_scripts({GESPREK_SOURCE_DIR "/scripts"}, DiskFiles(), ScriptLimits{}, diagnostics));
    INFO(test::describe(diagnostics));
    CHECK(diagnostics.all().empty());
  }
}
