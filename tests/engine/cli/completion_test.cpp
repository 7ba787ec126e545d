// Completion: bash completes for real, fish too where it is installed; zsh and fish accept what they get.

#include "engine/cli/completion.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/cli/case_template.h"
#include "tests/engine/cli/run_program.h"
#include "tests/engine/cli/shell.h"

using namespace gesprek::cli;   // NOLINT: tests
using namespace gesprek::test;  // NOLINT: tests
namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

/// Folders and files to complete, and the scripts under test.
class Shells {
 public:
  Shells() {
    write_file(folder_ / "gesprek.bash", bash_completion(commands()));
    write_file(folder_ / "_gesprek", zsh_completion(commands()));
    write_file(folder_ / "gesprek.fish", fish_completion(commands()));
    fs::create_directory(folder_ / "werk");
    fs::create_directories(folder_ / "werk/zaken/een");
    fs::create_directory(folder_ / "werk/twee woorden");
    write_file(folder_ / "werk/scenario.yaml", "");
    write_file(folder_ / "werk/goed.play", "");
    write_file(folder_ / "werk/notities.txt", "");
    write_file(folder_ / "werk/*.yaml", "");  // a name that a shell must not expand
  }

  [[nodiscard]] std::string operator/(const std::string& name) const { return folder_ / name; }

  /// What bash offers for these words; the last one is being typed.
  [[nodiscard]] Names bash(const std::vector<std::string>& words) const {
    std::string script = "source '" + (folder_ / "gesprek.bash") + "'; cd '" + (folder_ / "werk") + "'; ";
    // The function that `complete` registered, called as bash calls it.
    script +=
        "f=$(complete -p gesprek); [ \"$f\" = 'complete -F _gesprek gesprek' ] || exit 3; "
        "COMP_WORDS=(gesprek";
    for (const std::string& word : words) script += " $'" + word + "'";
    script += "); COMP_CWORD=" + std::to_string(words.size()) +
              "; _gesprek gesprek; printf '%s\\n' \"${COMPREPLY[@]}\"";
    write_file(folder_ / "vraag", script);
    return lines(printed_by("bash --norc --noprofile '" + (folder_ / "vraag") + "' 2>&1"));
  }

  [[nodiscard]] Names fish(const std::string& line) const {
    const std::string script = "source '" + (folder_ / "gesprek.fish") + "'; cd '" + (folder_ / "werk") +
                               "'; complete -C '" + line + "' | string replace -r '\\t.*' ''";
    write_file(folder_ / "vraag.fish", script);
    return lines(
        printed_by("HOME='" + (folder_ / "") + "' fish --no-config '" + (folder_ / "vraag.fish") + "' 2>&1"));
  }

 private:
  static Names lines(const std::string& text) {
    Names out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
      if (!line.empty()) out.insert(line);
    }
    return out;
  }
  TemporaryFolder folder_;
};

Names names_of_commands() {
  Names out;
  for (const Command& command : commands()) out.insert(std::string(command.spec.name));
  return out;
}

Names options_of(const CommandSpec& spec) {
  Names out = {"--help"};
  for (const OptionSpec& option : spec.options) out.insert("--" + std::string(option.name));
  return out;
}

}  // namespace

TEST_SUITE("engine/cli/completion") {
  TEST_CASE("every placeholder of --help says what may stand there") {
    for (const Command& command : commands()) {
      INFO(command.spec.name);
      if (!command.spec.arguments.empty()) CHECK(wanted_by(command.spec.arguments).has_value());
      for (const OptionSpec& option : command.spec.options) {
        INFO(option.name);
        if (!option.value.empty()) CHECK(wanted_by(option.value).has_value());
      }
    }
    CHECK(wanted_by("CASUS|MAP…")->kind == Wanted::Kind::cases);
    CHECK(wanted_by("CASUS|MAP|BESTAND.play…")->kind == Wanted::Kind::plays);
    CHECK(wanted_by("[CASUS]")->kind == Wanted::Kind::cases);
    CHECK(wanted_by("text|json")->words == std::vector<std::string_view>{"text", "json"});
    CHECK_FALSE(wanted_by("DOOS").has_value());
    CHECK_FALSE(wanted_by("").has_value());
    CHECK_FALSE(wanted_by("text|").has_value());
    CHECK_FALSE(wanted_by("text|MAP").has_value());
  }

  TEST_CASE("bash completes commands, options and their values from the tables") {
    const Shells shells;
    Names first = names_of_commands();
    first.insert({"help", "--help", "--version"});
    CHECK(shells.bash({""}) == first);
    CHECK(shells.bash({"ch"}) == Names{"check"});
    CHECK(shells.bash({"--v"}) == Names{"--version"});
    CHECK(shells.bash({"help", ""}) == names_of_commands());
    for (const Command& command : commands()) {
      INFO(command.spec.name);
      CHECK(shells.bash({std::string(command.spec.name), "-"}) == options_of(command.spec));
    }
    CHECK(shells.bash({"check", "--format", ""}) == Names{"text", "json", "sarif"});
    CHECK(shells.bash({"check", "--format", "=", ""}) == Names{"text", "json", "sarif"});
    CHECK(shells.bash({"check", "--format", "="}) == Names{"text", "json", "sarif"});
    CHECK(shells.bash({"check", "--format", "=", "s"}) == Names{"sarif"});
    CHECK(shells.bash({"play", "--format", "j"}) == Names{"json"});
    Names templates;
    for (const CaseTemplate& entry : case_templates()) templates.insert(std::string(entry.name));
    CHECK(shells.bash({"new", "x", "--template", ""}) == templates);
    CHECK(shells.bash({"completion", ""}) == Names{"bash", "zsh", "fish"});
    CHECK(shells.bash({"man", "c"}) == Names{"check", "completion"});
    CHECK(shells.bash({"play", "--seed", ""}).empty());
    CHECK(shells.bash({"new", ""}).empty());
    CHECK(shells.bash({"nergens", ""}).empty());
  }

  TEST_CASE("bash completes files and folders where they belong, whatever their names") {
    const Shells shells;
    CHECK(shells.bash({"check", ""}) == Names{"zaken", "twee woorden", "scenario.yaml", "*.yaml"});
    CHECK(shells.bash({"check", "zaken/"}) == Names{"zaken/een"});
    CHECK(shells.bash({"check", "sc"}) == Names{"scenario.yaml"});
    CHECK(shells.bash({"check", "\"tw"}) == Names{"twee woorden"});
    CHECK(shells.bash({"check", "twee\\\\ w"}) == Names{"twee woorden"});
    CHECK(shells.bash({"test", ""}) == Names{"zaken", "twee woorden", "goed.play"});
    CHECK(shells.bash({"play", "--scripts", ""}) == Names{"zaken", "twee woorden"});
    CHECK(shells.bash({"play", "--inputs", "n"}) == Names{"notities.txt"});
    CHECK(shells.bash({"check", "zaken", "--scripts", "=", "z"}) == Names{"zaken"});
    CHECK(shells.bash({"check", "--", "sc"}) == Names{"scenario.yaml"});
    CHECK(shells.bash({"check", "--", "-"}).empty());
  }

  TEST_CASE("on a terminal, Tab does it") {
    const Shells shells;
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
      ::setenv("PS1", "klaar> ", 1);
      ::setenv("TERM", "dumb", 1);
      ::setenv("INPUTRC", "/dev/null", 1);
      ::execlp("bash", "bash", "--norc", "--noprofile", "-i", nullptr);
      ::_exit(127);
    }
    const auto read_until = [&](std::string_view wanted) {
      std::string seen;
      pollfd ready{terminal, POLLIN, 0};
      while (seen.find(wanted) == std::string::npos && ::poll(&ready, 1, 5000) > 0) {
        std::array<char, 4096> buffer{};
        const ssize_t count = ::read(terminal, buffer.data(), buffer.size());
        if (count <= 0) break;
        seen.append(buffer.data(), static_cast<std::size_t>(count));
      }
      return seen;
    };
    const auto type = [&](const std::string& keys) {
      return ::write(terminal, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size());
    };
    read_until("klaar> ");
    CHECK(
        type("source '" + (shells / "gesprek.bash") + "'; cd '" + (shells / "werk") + "'; echo ge''laden\n"));
    read_until("geladen\r\n");
    read_until("klaar> ");
    CHECK(type("gesprek che\t"));
    CHECK(read_until("check ").find("gesprek check ") != std::string::npos);
    CHECK(type("--f\tsa\ttw\t"));
    const std::string seen = read_until("woorden/");
    INFO(seen);
    CHECK(seen.find("--format sarif twee\\ woorden/") != std::string::npos);
    type("\x03");
    type("exit\n");
    ::close(terminal);
    int status = 0;
    ::waitpid(child, &status, 0);
  }

  TEST_CASE("bash, zsh and fish accept their scripts") {
    const Shells shells;
    CHECK(printed_by("bash -n '" + (shells / "gesprek.bash") + "' 2>&1").empty());
    if (has_program("zsh")) {
      CHECK(printed_by("zsh -f -n '" + (shells / "_gesprek") + "' 2>&1").empty());
      // Loaded beside the completion system it registers itself.
      CHECK(printed_by("cd '" + (shells / "werk") +
                       "'; zsh -f -c 'autoload -Uz compinit; compinit -D -u; source ../_gesprek; print "
                       "-r -- $_comps[gesprek]' 2>&1") == "_gesprek\n");
    }
    if (has_program("fish")) {
      CHECK(printed_by("HOME='" + (shells / "") + "' fish --no-config --no-execute '" +
                       (shells / "gesprek.fish") + "' 2>&1")
                .empty());
    }
  }

  TEST_CASE("fish completes the same, where it is installed") {
    if (!has_program("fish")) return;
    const Shells shells;
    CHECK(shells.fish("gesprek ") == names_of_commands());
    CHECK(shells.fish("gesprek check --format ") == Names{"text", "json", "sarif"});
    Names options;
    for (const Command& command : commands()) {
      if (command.spec.name == "play") options = options_of(command.spec);
    }
    CHECK(shells.fish("gesprek play --") == options);
    CHECK(shells.fish("gesprek play --scripts z") == Names{"zaken/"});
    const Names cases = shells.fish("gesprek check ");
    CHECK(cases.count("zaken/") == 1);
    CHECK(cases.count("scenario.yaml") == 1);
  }

  TEST_CASE("every command and option is in every script") {
    const std::string zsh = zsh_completion(commands());
    const std::string fish = fish_completion(commands());
    for (const Command& command : commands()) {
      INFO(command.spec.name);
      CHECK(zsh.find("    '" + std::string(command.spec.name) + ":") != std::string::npos);
      CHECK(zsh.find("\n    " + std::string(command.spec.name) + ")\n") != std::string::npos);
      for (const OptionSpec& option : command.spec.options) {
        INFO(option.name);
        CHECK(zsh.find("--" + std::string(option.name) + (option.value.empty() ? "[" : "=[")) !=
              std::string::npos);
        CHECK(fish.find("from " + std::string(command.spec.name) + "' -l " + std::string(option.name) +
                        " ") != std::string::npos);
      }
    }
  }

  TEST_CASE("a shell that is not known is refused") {
    Run run;
    run.words = {"completion", "csh"};
    CHECK(run_gesprek(run).code == 2);
    run.words = {"completion", "bash"};
    CHECK(run_gesprek(run).out == bash_completion(commands()));
  }
}
