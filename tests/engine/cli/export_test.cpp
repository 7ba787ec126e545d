// `gesprek export` and `gesprek import` as people run them.

#include <doctest/doctest.h>

#include <filesystem>

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

const std::string kCase = std::string(GESPREK_SOURCE_DIR) + "/scenarios/eerste-zorg";
const std::string kScripts = std::string(GESPREK_SOURCE_DIR) + "/scripts";

}  // namespace

TEST_SUITE_BEGIN("engine/cli/export");

TEST_CASE("a case goes out to a translator and comes back, and is played in that language") {
  const TemporaryFolder folder;
  const std::string copy = folder / "eerste-zorg";
  std::filesystem::create_directory(copy);
  write_file(copy + "/scenario.yaml", read_file(kCase + "/scenario.yaml"));
  const std::string sent = folder / "werk.po";
  const Ran out =
      run_words({"export", copy, "--scripts", kScripts, "--to", "po", "--language", "fr", "-o", sent});
  CHECK(out.code == 0);
  CHECK(has(out.out, "0 vertaald"));
  std::string text = read_file(sent);
  const std::string source = "msgid \"Goed wel. Druk.\"\nmsgstr \"\"";
  REQUIRE(has(text, source));
  text.replace(text.find(source), source.size(), "msgid \"Goed wel. Druk.\"\nmsgstr \"Ça va. Occupée.\"");
  write_file(sent, text);

  // Before it is taken in, there is no such language.
  const Ran early =
      run_words({"play", copy, "--scripts", kScripts, "--language", "fr", "--choose", "rustig"});
  CHECK(early.code == 1);
  CHECK(has(early.err, "'fr'"));
  const Ran in = run_words({"import", sent, "--scripts", kScripts, "--from", "po", "-o", copy});
  CHECK(in.code == 0);
  CHECK(has(in.out, "1 vertaald"));
  const auto played = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"play",     copy,     "--scripts", kScripts,
                                      "--choose", "rustig", "--format",  "json"};
    words.insert(words.end(), more.begin(), more.end());
    return ordered_json::parse(run_words(words).out);
  };
  ordered_json dutch = played({});
  ordered_json french = played({"--language", "fr"});
  CHECK(has(french["transcript"].dump(), "Ça va. Occupée."));
  CHECK_FALSE(has(french["transcript"].dump(), "Goed wel. Druk."));
  // The same events, scores and state; the same Program.
  dutch.erase("transcript");
  french.erase("transcript");
  CHECK(dutch == french);

  const Ran left =
      run_words({"export", copy, "--scripts", kScripts, "--to", "untranslated", "--language", "fr"});
  CHECK(left.code == 0);
  CHECK(has(left.out, "# fr: 1 vertaald"));
  CHECK(has(left.out, "binnen.rustig\tnieuw\t"));
  CHECK_FALSE(has(left.out, "Goed wel"));

  // A second file with another text adds to the first.
  std::string second = read_file(sent);
  const std::string other = "msgid \"Oké. Zeg het dan maar.\"\nmsgstr \"\"";
  REQUIRE(has(second, other));
  second.replace(second.find(other), other.size(), "msgid \"Oké. Zeg het dan maar.\"\nmsgstr \"D'accord.\"");
  const std::string done = "msgstr \"Ça va. Occupée.\"";
  second.replace(second.find(done), done.size(), "msgstr \"\"");
  write_file(sent, second);
  CHECK(
      has(run_words({"import", sent, "--scripts", kScripts, "--from", "po", "-o", copy}).out, "2 vertaald"));
}

TEST_CASE("a session is played in one language and read back in another") {
  const TemporaryFolder folder;
  const std::string file = folder / "a.gesprek-sessie";
  REQUIRE(
      run_words({"play", kCase, "--choose", "direct,feit_zorg_vraag", "--session", file, "--language", "en"})
          .code == 0);
  const Ran dutch = run_words({"report", file});
  CHECK(dutch.code == 0);
  CHECK(has(dutch.out, "Een eerste zorg delen"));
  const Ran english = run_words({"report", file, "--language", "en"});
  CHECK(english.code == 0);
  CHECK(has(english.out, "Sharing a first concern"));
}

TEST_CASE("pages come as a PDF or as one web page") {
  const TemporaryFolder folder;
  for (const std::string kind : {"print", "roleplay"}) {
    INFO(kind);
    const std::string file = folder / (kind + ".pdf");
    CHECK(run_words({"export", kCase, "--to", kind, "-o", file}).code == 0);
    CHECK(read_file(file).substr(0, 5) == "%PDF-");
    const Ran html = run_words({"export", kCase, "--to", kind, "--format", "html"});
    CHECK(html.code == 0);
    CHECK(has(html.out, "<!DOCTYPE html>"));
    CHECK(has(html.out, "Karin"));
  }
}

TEST_CASE("what cannot be exported or imported is said, and changes nothing") {
  const TemporaryFolder folder;
  CHECK(run_words({"export", kCase}).code == 2);
  CHECK(run_words({"export", kCase, "--to", "word"}).code == 2);
  CHECK(run_words({"export", kCase, "--to", "po"}).code == 2);
  CHECK(run_words({"export", kCase, "--to", "po", "--language", "../en"}).code == 2);
  CHECK(run_words({"export", folder / "leeg", "--to", "print"}).code != 0);
  const Ran full = run_words({"export", kCase, "--to", "print", "-o", "/dev/full"});
  CHECK(full.code == 1);
  CHECK_FALSE(full.err.empty());
  // A device is written to, never replaced by a file of the same name.
  CHECK(std::filesystem::is_character_file("/dev/full"));
  const std::string copy = folder / "eerste-zorg";
  std::filesystem::create_directory(copy);
  write_file(copy + "/scenario.yaml", read_file(kCase + "/scenario.yaml"));
  write_file(folder / "stuk.po", "msgid \"a\nmsgstr \"b\"\n");
  const Ran broken =
      run_words({"import", folder / "stuk.po", "--scripts", kScripts, "--from", "po", "-o", copy});
  CHECK(broken.code == 1);
  CHECK(has(broken.err, "regel 1"));
  write_file(folder / "ander.po",
             "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"Iets heel anders\"\nmsgstr \"Something\"\n");
  const Ran other =
      run_words({"import", folder / "ander.po", "--scripts", kScripts, "--from", "po", "-o", copy});
  CHECK(other.code == 1);
  CHECK(has(other.err, "er is niets veranderd"));
}

TEST_SUITE_END();
