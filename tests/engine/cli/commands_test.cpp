// The program as people run it: exit codes, words, files. One case a promise of format §4 and §5.21–5.23.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include "tests/engine/cli/test_case.h"

using namespace gesprek::test;  // NOLINT: tests
using nlohmann::ordered_json;

TEST_SUITE_BEGIN("engine/cli");

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran run_words(std::vector<std::string> words, std::string input = {}) {
  Run run;
  run.words = std::move(words);
  run.input = std::move(input);
  return run_gesprek(run);
}

const std::string kWhole = std::string("rustig,benoem,topic:ochtend,then,") + kForm;

}  // namespace

TEST_CASE("help exists for everything, and unknown words suggest the nearest") {
  CHECK(run_words({"--help"}).code == 0);
  CHECK(run_words({}).code == 2);
  CHECK(has(run_words({"--version"}).out, "casusformaat 1"));
  for (const char* name : {"check", "play", "test"}) {
    const Ran ran = run_words({name, "--help"});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, "Voorbeelden:"));
    CHECK(run_words({"help", name}).out == ran.out);
  }
  const Ran wrong = run_words({"chek"});
  CHECK(wrong.code == 2);
  CHECK(has(wrong.err, "de opdracht 'chek' bestaat niet (bedoel je 'check'?)"));
  CHECK(run_words({"check", "--fromat", "json", "x"}).code == 2);
  CHECK(has(run_words({"--help"}).out, "analyse"));
  CHECK_FALSE(has(run_words({"--help"}).out, "verzend"));  // what does not exist yet is absent
}

// 5.26: what hooks did belongs to the session; a session file holds it, and resuming gives the same bytes.
TEST_CASE("a case with hooks.lua plays, is kept and goes on, also when a hook was switched off") {
  TemporaryFolder folder;
  const std::string file = folder / "haken.gesprek-sessie";
  const auto play = [&](const std::string& choose) {
    return run_words({"play", data("haken"), "--choose", choose, "--format", "json"});
  };
  const Ran locked = play("een,klaar");
  CHECK(locked.code == 1);
  CHECK(has(locked.err, "Nog niet vaak genoeg."));

  const ordered_json whole = ordered_json::parse(play("een,een,klaar").out);
  CHECK(whole["ending"] == "einde");
  CHECK(whole["state"]["keren"] == 2);
  CHECK(whole["notes"] == ordered_json::array({"Je zei het 2 keer."}));
  CHECK(whole["hooks_off"].empty());
  REQUIRE(whole["caps"].size() == 1);
  CHECK(whole["caps"][0]["reason"] == "hook");
  CHECK(whole["caps"][0]["cause"] == "Je hield snel op.");
  CHECK(whole["caps"][0]["limit"] == 40);

  const ordered_json tired = ordered_json::parse(play("een,een,zwaar,een,klaar").out);
  CHECK(tired["ending"] == "einde");
  CHECK(tired["state"]["keren"] == 2);  // the hook was off by then
  REQUIRE(tired["hooks_off"].size() == 1);
  CHECK(tired["hooks_off"][0]["hook"] == "on_choice");
  CHECK(has(tired["hooks_off"][0]["why"].get<std::string>(), "regel 8"));

  REQUIRE(run_words({"play", data("haken"), "--choose", "een,een,zwaar", "--session", file}).code == 0);
  const Ran resumed = run_words({"play", "--resume", file, "--choose", "een,klaar", "--format", "json"});
  CHECK(resumed.code == 0);
  CHECK(ordered_json::parse(resumed.out) == tired);
  const Ran text = run_words({"play", data("haken"), "--choose", "een,een,zwaar,klaar"});
  CHECK(has(text.out, "Het gesprek gaat gewoon door."));
  CHECK(has(text.out, "Opgemerkt: Je zei het 2 keer."));
  CHECK(has(text.out, "Begrensd: Je hield snel op."));
}

TEST_CASE("check says what is wrong, where, and shows the line") {
  const Ran ran = run_words({"check", data("fout")});
  CHECK(ran.code == 1);
  CHECK(has(ran.out, "scenario.yaml:17:"));
  CHECK(has(ran.out, "fout E0301: er is geen moment 'eind' (bedoel je 'einde'?)"));
  // The word that is meant is underlined, also behind letters with accents.
  const std::size_t line = ran.out.find("  17 ");
  REQUIRE(line != std::string::npos);
  const std::size_t next = ran.out.find('\n', line) + 1;
  const std::string quoted = ran.out.substr(line, next - line);
  const std::string underline = ran.out.substr(next, ran.out.find('\n', next) - next);
  const std::size_t bytes_before = quoted.find("eind,");
  const std::size_t accents = 2;  // É and é are two bytes and one cell
  CHECK(underline.find('^') == bytes_before - accents);
  CHECK(has(underline, "^~~~"));
  CHECK(has(ran.out, "1 fout"));
}

TEST_CASE("an organisation's scripts lie over those of the case, and every report names them") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "noord");
  write_file(folder / "noord/overlay.yaml", "name: Team Noord\n");
  write_file(folder / "noord/criteria.yaml",
             "criteria:\n  C2: {label: Vragen zoals wij, family: C, weight: 1}\n");
  const std::vector<std::string> scripts = {"--scripts", folder / "noord"};
  const auto run_over = [&](std::vector<std::string> words) {
    words.insert(words.end(), scripts.begin(), scripts.end());
    return run_words(words);
  };
  const Ran checked = run_over({"check", data("ouder")});
  CHECK(checked.code == 0);
  CHECK(has(checked.out, "met eigen scripts van: Team Noord (" + (folder / "noord") + ")"));
  const Ran as_json = run_over({"check", data("ouder"), "--format", "json"});
  CHECK(ordered_json::parse(as_json.out)["scenarios"][0]["overlays"] == ordered_json::array({"Team Noord"}));
  const Ran played = run_over({"play", data("ouder"), "--choose", kWhole});
  CHECK(played.code == 0);
  CHECK(has(played.out, "Met eigen regels en woorden van: Team Noord."));
  CHECK(has(played.out, "Vragen zoals wij"));
  const Ran play_json = run_over({"play", data("ouder"), "--choose", kWhole, "--format", "json"});
  CHECK(ordered_json::parse(play_json.out)["overlays"] == ordered_json::array({"Team Noord"}));
  // The folder itself can be looked at, over the program's own scripts.
  CHECK(run_words({"check", folder / "noord"}).code == 0);
  // Without one nothing is said.
  CHECK_FALSE(has(run_words({"check", data("ouder")}).out, "eigen scripts"));
  CHECK(ordered_json::parse(
            run_words({"play", data("ouder"), "--choose", kWhole, "--format", "json"}).out)["overlays"]
            .empty());
}

TEST_CASE("check quotes a line of a megabyte around the place, at once") {
  TemporaryFolder folder;
  std::string text = "a: {";
  for (int i = 0; i < 100000; ++i) text += "sleutel" + std::to_string(i) + ": één, ";
  write_file(folder / "lang.yaml", text + "}\n");
  const auto begin = std::chrono::steady_clock::now();
  const Ran ran = run_words({"check", folder / "lang.yaml"});
  // A minute before; a twentieth of a second now. The bound only has to tell those two apart.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  CHECK(ran.code == 1);
  CHECK(has(ran.out, "E0112"));
  CHECK(has(ran.out, "sleutel20000: "));
  CHECK(has(ran.out, "^~"));
}

TEST_CASE("check is never silent, and looks through a whole folder") {
  const Ran good = run_words({"check", data("ouder")});
  CHECK(good.code == 0);
  CHECK(has(good.out, "ouder Een ouder aan de deur: in orde"));
  const Ran all = run_words({"check", data("")});
  CHECK(all.code == 1);
  CHECK(has(all.out, "van de 4"));
  const Ran nothing = run_words({"check", std::string(GESPREK_SOURCE_DIR) + "/tests/engine/cli"});
  CHECK(nothing.code == 2);
  CHECK(has(nothing.err, "staat geen casus"));
  const Ran missing = run_words({"check", "/bestaat/niet.yaml"});
  CHECK(missing.code == 1);
  CHECK(has(missing.out, "/bestaat/niet.yaml:1:1: fout"));
}

TEST_CASE("check gives diagnostics as JSON with every key") {
  const Ran ran = run_words({"check", data("fout"), "--format", "json", "--language", "en"});
  CHECK(ran.code == 1);
  const ordered_json json = ordered_json::parse(ran.out);
  REQUIRE(json["diagnostics"].size() >= 1);
  const ordered_json* found = nullptr;
  for (const ordered_json& entry : json["diagnostics"]) {
    for (const char* key :
         {"file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint"}) {
      CHECK(entry.contains(key));
    }
    if (entry["code"] == "E0301") found = &entry;
  }
  REQUIRE(found != nullptr);
  CHECK((*found)["severity"] == "error");
  CHECK((*found)["line"] == 17);
  CHECK((*found)["end_column"].get<int>() - (*found)["column"].get<int>() == 4);
  CHECK(json["errors"].get<int>() >= 1);
  CHECK(json["scenarios"][0]["ok"] == false);
}

TEST_CASE("scripted play in JSON has every key of the format, with the values of this run") {
  const Ran ran = run_words({"play", data("ouder"), "--choose", kWhole, "--format", "json", "--seed", "7"});
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  ordered_json json = ordered_json::parse(ran.out);
  CHECK(json["program"].get<std::string>().size() == 32);
  json["program"] = "0";  // changes whenever the compiler does; the rest may not
  const std::string text = json.dump(2) + "\n";
  const std::string path = data("ouder.json");
  if (std::getenv("GESPREK_UPDATE_GOLDENS") != nullptr) write_file(path, text);
  CHECK(text == read_file(path));
}

TEST_CASE("inputs that end early leave the session unfinished, and that is no error") {
  const Ran ran = run_words({"play", data("ouder"), "--choose", "rustig", "--format", "json"});
  CHECK(ran.code == 0);
  const ordered_json json = ordered_json::parse(ran.out);
  CHECK(json["finished"] == false);
  CHECK(json["ending"].is_null());
  CHECK(json["outcome"].is_null());
  CHECK(json["fault"].is_null());
  const ordered_json none =
      ordered_json::parse(run_words({"play", data("ouder"), "--choose", "", "--format", "json"}).out);
  CHECK(none["inputs"].empty());
}

TEST_CASE("an input that does not fit names what is offered, and exits with 1") {
  const Ran ran = run_words({"play", data("ouder"), "--choose", "rustig,rustig"});
  CHECK(ran.code == 1);
  CHECK(has(ran.err, "invoer 2 (rustig) past niet"));
  CHECK(has(ran.err, "benoem"));
  CHECK(has(ran.err, "verwijt"));
  const Ran locked = run_words({"play", data("ouder"), "--choose", "diep"});
  CHECK(locked.code == 1);
  const Ran past = run_words({"play", data("ouder"), "--choose", "bellen,rustig", "--format", "json"});
  CHECK(past.code == 1);
  CHECK(past.out.empty());
  CHECK(has(past.err, "het gesprek is al afgelopen"));
}

TEST_CASE("inputs come from a file or a pipe as well, one a line, and give the same") {
  const TemporaryFolder folder;
  write_file(folder / "invoer",
             "# het goede gesprek\nrustig\n\n1\r\ntopic:ochtend\nthen\n" + std::string(kForm) + "\n");
  const std::vector<std::string> json = {"--format", "json"};
  const auto run = [&](std::vector<std::string> words, std::string input = {}) {
    words.insert(words.begin(), {"play", data("ouder")});
    words.insert(words.end(), {"--format", "json"});
    return run_words(std::move(words), std::move(input)).out;
  };
  const std::string expected = run({"--choose", kWhole});
  CHECK(run({"--inputs", folder / "invoer"}) == expected);
  CHECK(run({"--inputs", "-"}, read_file(folder / "invoer")) == expected);
  CHECK(run({}, read_file(folder / "invoer")) == expected);
  const Ran missing = run_words({"play", data("ouder"), "--inputs", folder / "weg"});
  CHECK(missing.code == 1);
  CHECK(has(missing.err, folder / "weg"));
  CHECK(has(missing.err, "het bestand bestaat niet"));
}

TEST_CASE("lines from a pipe play like a person, without prompts or colour") {
  const Ran ran = run_words({"play", data("ouder")}, "\n1\n1\nstop\n");
  CHECK(ran.code == 0);
  CHECK_FALSE(has(ran.out, "\033"));
  CHECK_FALSE(has(ran.out, "Jouw keuze"));
  CHECK(has(ran.out, "“Vijf keer?”"));
  CHECK(has(ran.out, "Je stopt hier, en dat is goed."));
  CHECK(has(ran.out, "nabespreking tot hier"));
  CHECK(run_words({"play", data("ouder")}, "").code == 0);
}

TEST_CASE("a wrong command line of play is refused with words") {
  const auto refuses = [](std::vector<std::string> words, std::string_view part) {
    words.insert(words.begin(), "play");
    const Ran ran = run_words(std::move(words));
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(has(ran.err, part));
  };
  refuses({}, "geef een casus");
  refuses({"x", "--format", "xml"}, "--format kan text of json zijn");
  refuses({"x", "--seed", "-1"}, "--seed is een geheel getal");
  refuses({"x", "--choose", "a", "--inputs", "b"}, "gaan niet samen");
  refuses({"x", "--session", "a", "--resume", "b"}, "kies er een");
  refuses({data("")}, "is een map met casussen; kies er een:");
  CHECK(run_words({"play", data("fout"), "--choose", "a"}).code == 1);
}

TEST_CASE("a session file is private, is not overwritten, and goes on where it was") {
  const TemporaryFolder folder;
  const std::string file = folder / "s.gesprek-sessie";
  const std::string all =
      run_words({"play", data("ouder"), "--choose", kWhole, "--format", "json", "--seed", "5"}).out;
  CHECK(run_words({"play", data("ouder"), "--choose", "rustig,benoem", "--seed", "5", "--session", file})
            .code == 0);
  struct stat info {};
  REQUIRE(::stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);

  const Ran again = run_words({"play", data("ouder"), "--choose", "rustig", "--session", file});
  CHECK(again.code == 1);
  CHECK(has(again.err, "--resume"));

  // Without a case: it is found by what the session file says, from any folder.
  Run run;
  run.words = {"play",     "--resume", file, "--choose", std::string("topic:ochtend,then,") + kForm,
               "--format", "json"};
  run.folder = "/";
  const Ran resumed = run_gesprek(run);
  CHECK(resumed.code == 0);
  CHECK(resumed.out == all);
  CHECK(run_words({"play", "--resume", folder / "weg"}).code == 1);
  const Ran no_file = run_words({"play", "--resume", folder.path()});
  CHECK(no_file.code == 1);
  CHECK(has(no_file.err, "het is een map"));
  write_file(folder / "onzin", "dit is geen sessie");
  CHECK(has(run_words({"play", "--resume", folder / "onzin"}).err, "sessiebestand"));
}

TEST_CASE("going back is kept in the session file too") {
  const TemporaryFolder folder;
  const std::string file = folder / "s";
  CHECK(run_words({"play", data("ouder"), "--session", file}, "\n1\n2\nt\nt\n\n2\n").code == 0);
  const ordered_json json =
      ordered_json::parse(run_words({"play", "--resume", file, "--choose", "", "--format", "json"}).out);
  CHECK(json["inputs"] == ordered_json::array({"geheim"}));
}

TEST_CASE("a case that was edited meanwhile stops with a sentence, or goes on as far as it fits") {
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::copy(data("ouder"), folder / "ouder", fs::copy_options::recursive);
  const std::string file = folder / "s";
  const std::vector<std::string> scripts = {"--scripts",
                                            std::string(GESPREK_SOURCE_DIR) + "/tests/data/scripts"};
  const auto play = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "play");
    words.insert(words.end(), scripts.begin(), scripts.end());
    return run_words(std::move(words));
  };
  CHECK(play({folder / "ouder", "--choose", "rustig,benoem,topic:ochtend", "--session", file}).code == 0);
  std::string text = read_file(folder / "ouder/scenario.yaml");
  const std::size_t at = text.find("- id: benoem");
  text.replace(at, 12, "- id: anders");
  write_file(folder / "ouder/scenario.yaml", text);

  const std::string before = read_file(file);
  const Ran asked = play({"--resume", file, "--choose", "anders"});
  CHECK(asked.code == 1);
  CHECK(has(asked.err, "1 van de 3 stappen passen nog"));
  CHECK(has(asked.err, "--yes"));
  CHECK(read_file(file) == before);

  const Ran agreed = play({"--resume", file, "--yes", "--choose", "anders", "--format", "json"});
  CHECK(agreed.code == 0);
  CHECK(ordered_json::parse(agreed.out)["inputs"] == ordered_json::array({"rustig", "anders"}));
  const Ran later = play({"--resume", file, "--choose", "", "--format", "json"});
  CHECK(later.code == 0);
  CHECK(ordered_json::parse(later.out)["inputs"] == ordered_json::array({"rustig", "anders"}));
}

TEST_CASE("a session file that may not grow is told in words, and the conversation goes on") {
  const TemporaryFolder folder;
  Run run;
  run.words = {"play", data("lus"), "--session", folder / "s"};
  for (int i = 0; i < 30; ++i) run.input += "1\n";
  run.input += "4\n";
  run.most_file_bytes = 300;
  const Ran ran = run_gesprek(run);
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "Let op: dit gesprek kan nu niet worden bewaard"));
  CHECK(has(ran.out, "Het is klaar."));  // played to its end
  // What did fit is still a session, and only whole inputs of it.
  const ordered_json json = ordered_json::parse(
      run_words({"play", data("lus"), "--resume", folder / "s", "--choose", "", "--format", "json"}).out);
  CHECK(json["inputs"].size() >= 1);
  CHECK(json["inputs"].size() < 30);
}

TEST_CASE("who cannot be kept on disk gets what was done to keep by hand") {
  const TemporaryFolder folder;
  Run run;
  run.words = {"play", data("lus"), "--session", folder / "s"};
  run.input = "1\n2\n3\nstop\n";
  run.most_file_bytes = 20;
  const Ran ran = run_gesprek(run);
  CHECK(ran.code == 0);
  CHECK(has(ran.err, "kan nu niet worden bewaard"));
  CHECK(has(ran.out, "--choose een,twee,drie"));
}

TEST_CASE("a full disk under the output is an error, not silence; a reader that left is not") {
  Run run;
  run.words = {"play", data("ouder"), "--choose", kWhole};
  run.output_to = "/dev/full";
  const Ran full = run_gesprek(run);
  CHECK(full.code == 74);
  CHECK(has(full.err, "de schijf is vol"));
}

TEST_CASE("test compares goldens line by line and shows what changed") {
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::copy(data("ouder"), folder / "ouder", fs::copy_options::recursive);
  const std::string play = folder / "ouder/ouder.play";
  const std::vector<std::string> scripts = {"--scripts",
                                            std::string(GESPREK_SOURCE_DIR) + "/tests/data/scripts"};
  const auto test = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "test");
    words.insert(words.end(), scripts.begin(), scripts.end());
    return run_words(std::move(words));
  };
  const std::string plan =
      "# wat hier telt\nrun goed\nseed 3\n# eerst rustig\nexpect unavailable diep\nchoose rustig\nchoose 1\n"
      "choose topic:ochtend\nchoose then\nchoose " +
      std::string(kForm) + "\n---\nrun stop\nchoose geheim\nstop\n# einde\n";
  write_file(play, plan);
  CHECK(test({folder / "ouder"}).code == 1);  // nothing of what is said stands there yet
  const Ran updated = test({play, "--update"});
  INFO(updated.out << updated.err);
  CHECK(updated.code == 0);
  const std::string written = read_file(play);
  CHECK(has(written, "# wat hier telt\nrun goed\nseed 3\nline karin \"U wilde mij één ding vragen?\"\n"));
  CHECK(has(written,
            "offer rustig geheim bellen [diep]\n# eerst rustig\nexpect unavailable diep\nchoose rustig\n"));
  CHECK(has(written, "ending einde good\n---\nrun stop\nseed 1\n"));
  CHECK(has(written, "event GEHEIM_BELOOFD\n"));
  CHECK(has(written, "\nstop\nscore "));
  CHECK(has(written, "knockout KO1\n"));
  CHECK(has(written, "rule R10\n"));
  const Ran same = test({folder.path()});
  CHECK(same.code == 0);
  CHECK(has(same.out, "2 runs in 1 bestand: alles zoals verwacht"));
  test({play, "--update"});
  CHECK(read_file(play) == written);  // nothing to do, nothing changed

  std::string changed = written;
  const std::size_t at = changed.find("Gaat wel.");
  changed.replace(at, 9, "Gaat niet.");
  write_file(play, changed);
  const Ran differs = test({play});
  CHECK(differs.code == 1);
  CHECK(has(differs.out, "- line karin \"Gaat niet.\""));
  CHECK(has(differs.out, "+ line karin \"Gaat wel.\""));
  CHECK(has(differs.out, "1 anders dan verwacht"));
}

TEST_CASE("a golden that proves nothing fails") {
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::copy(data("ouder"), folder / "ouder", fs::copy_options::recursive);
  const std::string play = folder / "ouder/ouder.play";
  const auto fails = [&](const std::string& text, std::string_view part, bool update = true) {
    write_file(play, text);
    std::vector<std::string> words = {"test", play, "--scripts",
                                      std::string(GESPREK_SOURCE_DIR) + "/tests/data/scripts"};
    if (update) words.emplace_back("--update");
    const Ran ran = run_words(words);
    INFO(ran.out);
    CHECK(ran.code == 1);
    CHECK(has(ran.out, part));
  };
  fails("", "er staat geen enkele run in");
  fails("run leeg\n", "de run haalt geen einde");
  fails("run half\nchoose rustig\n", "de run haalt geen einde");
  fails("run x\nexpect unavailable rustig\nstop\n", "'rustig' zou er niet zijn, maar is hier te kiezen");
  fails("run x\nexpect unavailable bestaatniet\nstop\n", "zo test deze regel niets");
  fails("run x\nchoose bellen\nstop\n", "het gesprek is hier al afgelopen");
  // An input that does not fit: said with its line, and --update leaves the file alone.
  const std::string wrong = "run x\nchoose ruztig\nstop\n";
  fails(wrong, "ouder.play:2: fout:");
  CHECK(read_file(play) == wrong);
  CHECK(run_words({"test", folder.path() + "/leeg"}).code == 2);
}

TEST_CASE("on a terminal a person can play, note, go back and stop, and everything is kept") {
  const TemporaryFolder folder;
  Typing typing;
  typing.words = {"play", data("ouder")};
  typing.environment = {"XDG_STATE_HOME=" + folder.path(), "LC_ALL=C.UTF-8"};
  typing.rows = 60;
  typing.lines = {"Mijn zin", "n 1 feit", "1", "t", "", "1", "stop"};
  const Ran ran = type_at_gesprek(typing);
  INFO(ran.out);
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "\033[1;36mKarin\033[0m"));
  CHECK(has(ran.out, "(Een stap terug.)"));
  CHECK(has(ran.out, "play --resume"));
  std::vector<std::string> kept;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) kept.push_back(entry.path().string());
  }
  REQUIRE(kept.size() == 1);
  const ordered_json json =
      ordered_json::parse(run_words({"play", "--resume", kept[0], "--choose", "", "--format", "json"}).out);
  CHECK(json["inputs"].back() == "rustig");
}

TEST_CASE("Ctrl-C lands softly, and colour obeys NO_COLOR") {
  const TemporaryFolder folder;
  Typing typing;
  typing.words = {"play", data("ouder")};
  typing.environment = {"XDG_STATE_HOME=" + folder.path(), "NO_COLOR=1"};
  typing.rows = 60;
  typing.lines = {"", "1"};
  typing.last = "\x03";
  const Ran ran = type_at_gesprek(typing);
  INFO(ran.out);
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "Er is niets verloren."));
  CHECK_FALSE(has(ran.out, "\033[1"));
}

TEST_CASE("when the sessions cannot be kept anywhere a person is told, and plays on") {
  Typing typing;
  typing.words = {"play", data("ouder")};
  typing.environment = {"XDG_STATE_HOME=/dev/null/x"};
  typing.rows = 60;
  typing.lines = {"", "1", "stop"};
  const Ran ran = type_at_gesprek(typing);
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "dit gesprek wordt niet bewaard"));
  CHECK(has(ran.out, "Gaat wel."));
}

TEST_SUITE_END();
