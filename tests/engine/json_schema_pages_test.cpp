// docs/*.schema.json against real texts: all that we ship fits, no right example of a diagnostic is refused,
// and the mistakes that a schema can see are seen while typing.

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>

#include "engine/base/file_source.h"
#include "engine/scenario/variant.h"
#include "engine/scenario/yaml_tree.h"
#include "tests/support/example.h"
#include "tests/support/json_schema.h"
#include "tests/support/load.h"

using namespace gesprek;
using nlohmann::json;

namespace {

/// The schema for a file of that name ("scenario.yaml", "moves.yaml"…), or null.
const json& schema_for(const std::string& path) {
  static const std::map<std::string, json> schemas = [] {
    std::map<std::string, json> out;
    for (const char* name : {"scenario", "variant", "path", "criteria", "moves", "events", "state", "moods",
                             "hulp", "debrief", "taal"}) {
      out[std::string(name) + ".yaml"] =
          json::parse(test::read_source_file("docs/" + std::string(name) + ".schema.json"));
    }
    return out;
  }();
  static const json none;
  const auto found = schemas.find(path.substr(path.rfind('/') + 1));
  return found == schemas.end() ? none : found->second;
}

/// What the schema says about the YAML files among `files`; nothing about texts that are no YAML.
std::vector<std::string> problems_of(const std::vector<test::ExampleFile>& files) {
  std::vector<std::string> out;
  for (const test::ExampleFile& file : files) {
    if (schema_for(file.path).is_null() || file.absent || file.unreadable) continue;
    const SourceText source(file.path, file.bytes);
    DiagnosticList diagnostics;
    const scenario::YamlTree tree = scenario::read_yaml(source, scenario::Limits{}, diagnostics, false);
    if (!tree.is_complete()) continue;
    // A variant (5.28) holds only what differs, and has a schema that misses nothing in it.
    const json& schema = schema_for(scenario::extends_of(tree).exists() ? "variant.yaml" : file.path);
    for (std::string& problem : test::schema_problems(schema, test::as_json(tree.root()))) {
      out.push_back(file.path + problem);
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::vector<test::DiagnosticPage> pages() {
  std::vector<test::DiagnosticPage> out;
  for (const std::string& name : DiskFiles().list(std::string(GESPREK_SOURCE_DIR) + "/docs/diagnostics")) {
    if (name == "README.md" || name.size() < 3 || name.substr(name.size() - 3) != ".md") continue;
    out.push_back(test::parse_page(name, test::read_source_file("docs/diagnostics/" + name)));
  }
  return out;
}

}  // namespace

TEST_SUITE("docs/json_schema") {
  TEST_CASE("every case and catalogue that we ship fits its schema") {
    namespace fs = std::filesystem;
    std::size_t looked_at = 0;
    for (const char* folder :
         {"scenarios", "scripts", "templates", "tests/data/scripts", "tests/data/cli/ouder"}) {
      for (const auto& entry :
           fs::recursive_directory_iterator(std::string(GESPREK_SOURCE_DIR) + "/" + folder)) {
        const std::string path = entry.path().string();
        if (schema_for(path).is_null()) continue;
        ++looked_at;
        const std::string relative = path.substr(std::string(GESPREK_SOURCE_DIR).size() + 1);
        CHECK(joined(problems_of({{relative, test::read_source_file(relative)}})) == "");
      }
    }
    CHECK(looked_at >= 15);
  }

  TEST_CASE("no right example of a diagnostic is refused by a schema") {
    for (const test::DiagnosticPage& page : pages()) {
      INFO(page.file);
      CHECK(joined(problems_of(page.right.files)) == "");
    }
  }

  TEST_CASE("the mistakes that a schema can see are seen while typing") {
    // Names, conditions and the way through a case are beyond a schema; these are what it promises.
    const std::set<std::string> promised = {
        "E0201", "E0202", "E0203", "E0204", "E0205", "E0206", "E0207", "E0208", "E0209", "E0210", "E0211",
        "E0216", "E0221", "E0222", "E0225", "E0230", "E0231", "E0232", "E0234", "E0235", "E0236", "E0237",
        "E0238", "E0241", "E0242", "E0243", "E0244", "E0252", "E0260", "W0213", "W0214"};
    std::set<std::string> seen;
    for (const test::DiagnosticPage& page : pages()) {
      if (!problems_of(page.wrong.files).empty()) seen.insert(page.code);
    }
    for (const std::string& code : promised) {
      INFO(code);
      CHECK(seen.count(code) == 1);
    }
  }

  TEST_CASE("an entry of a catalogue needs for its schema what it needs for the reader") {
    // For every block with an example in which all keys stand: without a required key the reader reports it
    // and the schema refuses it, without another key neither does.
    struct Block {
      const char* file;
      std::string before;                                     // what stands around the entry
      std::vector<std::pair<std::string, std::string>> keys;  // the entry, key by key
    };
    const std::vector<Block> blocks = {
        {"moves.yaml",
         "m: {",
         {{"label", "L"},
          {"label_en", "L"},
          {"about", "a"},
          {"group", "g"},
          {"score", "{}"},
          {"events", "[]"},
          {"checked", "null"}}},
        {"events.yaml",
         "e: {",
         {{"label", "L"}, {"step", "3"}, {"args", "any"}, {"means", "postponed"}, {"child", "worse"}}},
        {"hulp.yaml",
         "h: {",
         {{"label", "L"},
          {"kind", "local"},
          {"for", "f"},
          {"from_age", "8"},
          {"to_age", "18"},
          {"contact", "112"},
          {"about", "a"},
          {"checked", "null"},
          {"example", "true"}}},
        {"debrief.yaml",
         "reflection: {v: {label: L}}\nhelp:\n  h: {",
         {{"label", "L"}, {"contact", "112"}, {"about", "a"}, {"checked", "null"}}},
        {"state.yaml",
         "s: {",
         {{"label", "L"}, {"min", "0"}, {"max", "9"}, {"good", "low"}, {"bands", "[{from: 0, id: laag}]"}}},
        {"moods.yaml", "s: {", {{"label", "L"}, {"face", "f"}, {"posture", "p"}, {"cues", "[c]"}}},
        {"criteria.yaml",
         "bands: [{id: laag, label: L, from: 0}]\nfamilies: {Z: {label: L}}\ncriteria:\n  Z1: {",
         {{"label", "L"},
          {"family", "Z"},
          {"weight", "2"},
          {"good", "g"},
          {"debrief", "d"},
          {"debrief_low", "d"},
          {"must", "[]"}}},
        {"criteria.yaml",
         "bands: [{id: laag, label: L, from: 0}]\nfamilies: {Z: {label: L}}\ncriteria: {Z1: {label: L, "
         "family: Z, weight: 1}}\nknockouts:\n  KO1: {",
         {{"label", "L"}, {"criterion", "Z1"}, {"kind", "hard"}, {"checked", "null"}}},
    };
    for (const Block& block : blocks) {
      for (std::size_t left_out = 0; left_out <= block.keys.size(); ++left_out) {
        std::string text = block.before;
        for (std::size_t i = 0; i < block.keys.size(); ++i) {
          if (i != left_out) text += block.keys[i].first + ": " + block.keys[i].second + ", ";
        }
        text += "}\n";
        test::Example example;
        example.files.push_back({block.file, text});
        example.files.push_back(
            {"scenario.yaml", test::read_source_file("tests/data/cli/ouder/scenario.yaml")});
        const test::ExampleRun run = test::run_example(example);
        bool is_missed = false;
        for (const Diagnostic& diagnostic : run.diagnostics.all()) {
          is_missed = is_missed || diagnostic.code == DiagnosticCode::missing_key;
        }
        INFO(block.file << "\n" << text << test::describe(run.diagnostics));
        CHECK(is_missed == !problems_of(example.files).empty());
      }
    }
  }
}
