// `check --format sarif`: what the SARIF 2.1.0 schema and its text ask of the parts we write, by hand.

#include "engine/cli/sarif.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "engine/base/text.h"
#include "tests/engine/cli/run_program.h"

using namespace gesprek;        // NOLINT: tests
using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;

namespace {

/// Every key of `object` is one of `known`, and all of `required` are there.
void check_keys(const ordered_json& object, const std::set<std::string>& known,
                const std::set<std::string>& required) {
  REQUIRE(object.is_object());
  for (const auto& [key, value] : object.items()) {
    INFO(key);
    CHECK(known.count(key) == 1);
  }
  for (const std::string& key : required) {
    INFO(key);
    CHECK(object.contains(key));
  }
}

void check_text(const ordered_json& message) {
  check_keys(message, {"text", "markdown"}, {"text"});
  CHECK_FALSE(message.at("text").get<std::string>().empty());
}

/// Only what a URI may hold (RFC 3986), and every % is followed by two digits.
bool is_uri(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '%') {
      if (i + 2 >= text.size() || std::isxdigit(static_cast<unsigned char>(text[i + 1])) == 0 ||
          std::isxdigit(static_cast<unsigned char>(text[i + 2])) == 0) {
        return false;
      }
    } else if (c <= ' ' || c >= 0x7F || std::string_view("\"<>\\^`{|}").find(text[i]) != std::string::npos) {
      return false;
    }
  }
  return !text.empty();
}

/// The rules of the schema (and 3.27.6, 3.30.5…8 of the text) for the parts of a log that we write.
void check_is_sarif(const ordered_json& log) {
  check_keys(log, {"$schema", "version", "runs"}, {"version", "runs"});
  CHECK(log.at("version") == "2.1.0");
  CHECK(is_uri(log.at("$schema").get<std::string>()));
  REQUIRE(log.at("runs").size() == 1);
  const ordered_json& run = log.at("runs").at(0);
  check_keys(run, {"tool", "language", "columnKind", "originalUriBaseIds", "invocations", "results"},
             {"tool", "results"});
  CHECK(run.at("columnKind") == "utf16CodeUnits");
  check_keys(run.at("tool"), {"driver"}, {"driver"});
  const ordered_json& driver = run.at("tool").at("driver");
  check_keys(driver, {"name", "fullName", "version", "language", "rules"}, {"name"});
  std::set<std::string> ids;
  for (const ordered_json& rule : driver.at("rules")) {
    check_keys(rule, {"id", "name", "shortDescription", "help", "helpUri", "defaultConfiguration"}, {"id"});
    CHECK(ids.insert(rule.at("id").get<std::string>()).second);  // uniqueItems
    check_text(rule.at("shortDescription"));
    check_text(rule.at("help"));
    CHECK(is_uri(rule.at("helpUri").get<std::string>()));
    CHECK(rule.at("helpUri").get<std::string>().find("://") != std::string::npos);  // absolute
    check_keys(rule.at("defaultConfiguration"), {"level"}, {});
  }
  for (const ordered_json& invocation : run.at("invocations")) {
    check_keys(invocation, {"executionSuccessful", "exitCode", "toolExecutionNotifications"},
               {"executionSuccessful"});
    CHECK(invocation.at("executionSuccessful").is_boolean());
    CHECK(invocation.at("exitCode").is_number_integer());
  }
  const std::set<std::string> levels = {"none", "note", "warning", "error"};
  for (const ordered_json& result : run.at("results")) {
    check_keys(result, {"ruleId", "ruleIndex", "level", "message", "locations"}, {"message"});
    const auto index = result.at("ruleIndex").get<std::size_t>();
    REQUIRE(index < driver.at("rules").size());
    CHECK(driver.at("rules").at(index).at("id") == result.at("ruleId"));
    CHECK(levels.count(result.at("level").get<std::string>()) == 1);
    check_text(result.at("message"));
    REQUIRE(result.at("locations").size() == 1);
    check_keys(result.at("locations").at(0), {"physicalLocation"}, {});
    const ordered_json& place = result.at("locations").at(0).at("physicalLocation");
    check_keys(place, {"artifactLocation", "region"}, {"artifactLocation"});
    check_keys(place.at("artifactLocation"), {"uri", "uriBaseId"}, {"uri"});
    const std::string uri = place.at("artifactLocation").at("uri");
    CHECK(is_uri(uri));
    const bool is_absolute = uri.compare(0, 8, "file:///") == 0;
    CHECK(is_absolute != place.at("artifactLocation").contains("uriBaseId"));
    if (!is_absolute) {
      CHECK(uri.front() != '/');
      CHECK(run.at("originalUriBaseIds")
                .contains(place.at("artifactLocation").at("uriBaseId").get<std::string>()));
    }
    const ordered_json& region = place.at("region");
    check_keys(region, {"startLine", "startColumn", "endLine", "endColumn"}, {"startLine"});
    const auto at = [&](const char* key) { return region.at(key).get<int>(); };
    CHECK(at("startLine") >= 1);
    CHECK(at("startColumn") >= 1);
    CHECK(at("endLine") >= at("startLine"));
    CHECK((at("endLine") > at("startLine") || at("endColumn") >= at("startColumn")));
  }
}

Diagnostic finding(DiagnosticCode code, const SourceText& source, std::string_view word,
                   std::vector<std::string> args) {
  const std::size_t at = source.bytes().find(word);
  REQUIRE(at != std::string_view::npos);
  return Diagnostic{
      code, source.resolve({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())}),
      std::move(args)};
}

SarifOptions options() {
  SarifOptions out;
  out.folder = "/werk";
  out.docs_folder = std::string(GESPREK_SOURCE_DIR) + "/docs";
  out.docs_address = "https://voorbeeld.nl/docs/";
  out.version = "1.2.3";
  return out;
}

const ordered_json& region_of(const ordered_json& log, std::size_t result) {
  return log.at("runs")
      .at(0)
      .at("results")
      .at(result)
      .at("locations")
      .at(0)
      .at("physicalLocation")
      .at("region");
}

}  // namespace

TEST_SUITE("engine/cli/sarif") {
  TEST_CASE("columns are UTF-16 code units: é is one, a face two, broken bytes one each") {
    CHECK(utf16_column("abc", 1) == 1);
    CHECK(utf16_column("abc", 4) == 4);
    CHECK(utf16_column("één x", 8) == 6);  // é é n ' ' x: 2+2+1+1 bytes before column 7; 'x' is unit 5
    CHECK(utf16_column("één x", 7) == 5);
    CHECK(utf16_column("x“y”", 5) == 3);  // “ is three bytes and one unit
    CHECK(utf16_column("😀x", 5) == 3);    // four bytes, two units
    CHECK(utf16_column("\xFF\xC3x", 3) == 3);
    CHECK(utf16_column("abc", 99) == 4);
  }

  TEST_CASE("places below the folder are relative, others absolute, and what a URI cannot hold is encoded") {
    CHECK(artifact_uri("a/b.yaml", "/werk") == "a/b.yaml");
    CHECK(artifact_uri("./a//x/../b.yaml", "/werk") == "a/b.yaml");
    CHECK(artifact_uri("/werk/a/b.yaml", "/werk/") == "a/b.yaml");
    CHECK(artifact_uri("/werkplaats/b.yaml", "/werk") == "file:///werkplaats/b.yaml");
    CHECK(artifact_uri("../b.yaml", "/werk") == "file:///b.yaml");
    CHECK(artifact_uri("zorg é 100%#?.yaml", "/werk") == "zorg%20%C3%A9%20100%25%23%3F.yaml");
    CHECK(artifact_uri("c:d.yaml", "/werk") == "c%3Ad.yaml");  // else "c:" would be a scheme
    CHECK(artifact_uri("a.yaml", "/") == "a.yaml");
  }

  TEST_CASE("a log keeps the rules of the schema, and its regions point at what is meant") {
    MapFiles files;
    files.files["/werk/zaak één/scenario.yaml"] =
        "\xEF\xBB\xBFnaam: x\r\n- karin: \"Één 😀 ding\", go: eind\r\n";
    files.files[std::string(GESPREK_SOURCE_DIR) + "/docs/diagnostics/E0301.md"] =
        read_file(std::string(GESPREK_SOURCE_DIR) + "/docs/diagnostics/E0301.md");
    const SourceText source("/werk/zaak één/scenario.yaml", files.files["/werk/zaak één/scenario.yaml"]);
    const std::vector<Diagnostic> all = {
        finding(DiagnosticCode::unknown_node, source, "eind", {"eind", "einde"}),
        finding(DiagnosticCode::unknown_key, source, "naam", {"x", "naam", ""}),
        finding(DiagnosticCode::unknown_node, source, "ding", {"ding", ""}),
        finding(DiagnosticCode::expected_list, source, "ding\", go", {"x", "a"}),
    };
    SarifOptions with = options();
    with.dropped = 3;
    with.is_sound = false;
    const ordered_json log = ordered_json::parse(sarif_log(all, with, files));
    check_is_sarif(log);
    const ordered_json& run = log.at("runs").at(0);
    CHECK(run.at("tool").at("driver").at("rules").size() == 3);  // one a code that occurs
    CHECK(run.at("invocations").at(0).at("exitCode") == 1);
    CHECK(run.at("invocations").at(0).at("toolExecutionNotifications").size() == 1);
    CHECK(run.at("results")
              .at(0)
              .at("locations")
              .at(0)
              .at("physicalLocation")
              .at("artifactLocation")
              .at("uri") == "zaak%20%C3%A9%C3%A9n/scenario.yaml");
    // `- karin: "Één 😀 ding", go: eind`: 10 units before É, which is column 11; É é n space is 11…14, the
    // face 15 and 16, space 17, ding 18…21, then `", go: ` is 22…28, so eind is 29…32.
    CHECK(region_of(log, 0) ==
          ordered_json({{"startLine", 2}, {"startColumn", 29}, {"endLine", 2}, {"endColumn", 33}}));
    CHECK(region_of(log, 2).at("startColumn") == 18);
    // The byte order mark takes no column.
    CHECK(region_of(log, 1) ==
          ordered_json({{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 5}}));
    CHECK(run.at("results").at(0).at("level") == "error");
    CHECK(run.at("results").at(1).at("level") == "warning");
    CHECK(run.at("results").at(0).at("message").at("text") ==
          "er is geen moment 'eind' (bedoel je 'einde'?)");

    const ordered_json& rule = run.at("tool").at("driver").at("rules").at(2);
    REQUIRE(rule.at("id") == "E0301");
    CHECK(rule.at("helpUri") == "https://voorbeeld.nl/docs/diagnostics/E0301.md");
    CHECK(rule.at("help").at("text").get<std::string>().rfind("Hier staat de naam van een moment", 0) == 0);
    CHECK(rule.at("help").at("text").get<std::string>().find("## Fout") == std::string::npos);
    CHECK(rule.at("help").at("markdown").get<std::string>().find("## Fout") != std::string::npos);
    CHECK(rule.at("shortDescription").at("text") == "er is geen moment '…'");
  }

  TEST_CASE("braces and brackets of a message are not taken for arguments and links") {
    MapFiles files;
    files.files["/werk/a.yaml"] = "x\n";
    const SourceText source("/werk/a.yaml", "x\n");
    const Diagnostic bad{DiagnosticCode::unknown_node, source.resolve({0, 1}), {"{0}[a](b)", ""}};
    const ordered_json log = ordered_json::parse(sarif_log({bad}, options(), files));
    CHECK(log.at("runs").at(0).at("results").at(0).at("message").at("text") ==
          "er is geen moment '{{0}}[a\\](b)'");
  }

  TEST_CASE("bytes that are no text do not reach the log") {
    MapFiles files;
    files.files["/werk/a.yaml"] = "x\xFF y\n";
    const SourceText source("/werk/a.yaml", files.files["/werk/a.yaml"]);
    const Diagnostic bad{DiagnosticCode::unknown_node, source.resolve({3, 4}), {"\xFF", ""}};
    const std::string text = sarif_log({bad}, options(), files);
    CHECK_FALSE(find_invalid_utf8(text).has_value());
    CHECK(region_of(ordered_json::parse(text), 0).at("startColumn") == 4);
  }

  TEST_CASE(
      "check writes a log for a broken case, a sound one and a missing one, with its usual exit codes") {
    const auto check = [](const std::string& path, const std::string& language) {
      Run run;
      run.words = {"check", path, "--format", "sarif", "--language", language};
      run.folder = GESPREK_SOURCE_DIR;
      return run_gesprek(run);
    };
    for (const char* language : {"nl", "en"}) {
      const Ran broken = check("tests/data/cli/fout", language);
      CHECK(broken.code == 1);
      const ordered_json log = ordered_json::parse(broken.out);
      check_is_sarif(log);
      REQUIRE(log.at("runs").at(0).at("results").size() >= 1);
      const ordered_json& first = log.at("runs").at(0).at("results").at(0);
      CHECK(first.at("ruleId") == "E0301");
      CHECK(first.at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri") ==
            "tests/data/cli/fout/scenario.yaml");
      // `      - {id: a, say: "Één ding: verder?", go: eind`: 46 characters before eind.
      CHECK(region_of(log, 0).at("startColumn") == 47);
    }
    const Ran sound = check("tests/data/cli/ouder", "nl");
    CHECK(sound.code == 0);
    check_is_sarif(ordered_json::parse(sound.out));
    const Ran missing = check("/bestaat/niet.yaml", "nl");
    CHECK(missing.code == 1);
    const ordered_json log = ordered_json::parse(missing.out);
    check_is_sarif(log);
    CHECK(log.at("runs")
              .at(0)
              .at("results")
              .at(0)
              .at("locations")
              .at(0)
              .at("physicalLocation")
              .at("artifactLocation")
              .at("uri") == "file:///bestaat/niet.yaml");
  }
}
