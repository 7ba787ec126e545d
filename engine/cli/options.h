#pragma once
// The shape of a command line: which options a command takes, and what was typed.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace gesprek::cli {

/// One option, always with two dashes. `value` is what stands for its argument in --help ("MAP"); empty: a
/// flag without one.
struct OptionSpec {
  std::string_view name;  // "scripts"
  std::string_view value;
  std::string_view help;
  bool repeats = false;
};

struct Example {
  std::string_view line;
  std::string_view about;
};

struct CommandSpec {
  std::string_view name;
  std::string_view summary;    // one line in the list of commands
  std::string_view arguments;  // "CASUS|MAP…", as in --help; empty: it takes none
  std::string_view about;      // paragraphs, separated by a line feed
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  std::vector<OptionSpec> options;
  std::vector<Example> examples;
  std::string_view list_title = {};  // "Sjablonen:", when there is something to choose from
  std::vector<Example> list = {};
};

/// Where a command writes its result; a command that has it takes `-o` for it too (format §4).
inline constexpr std::string_view kOutOption = "out";
inline constexpr std::string_view kShortOut = "-o";

/// What every command takes, and what the program itself takes.
inline constexpr OptionSpec kHelpOption{"help", "", "deze uitleg"};
inline constexpr OptionSpec kVersionOption{"version", "", "de versie van dit programma"};

/// What may stand somewhere on a command line, read from how --help writes it: "MAP", "CASUS|MAP…",
/// "text|json".
struct Wanted {
  enum class Kind {
    free,      // text or a number of somebody's own
    words,     // one of `words`
    folders,   // MAP
    files,     // BESTAND
    plays,     // BESTAND.play, and folders
    cases,     // CASUS: folders and scenario.yaml
    commands,  // OPDRACHT
  };
  Kind kind = Kind::free;
  std::vector<std::string_view> words = {};
};

/// Nothing for a word that --help has not used before: completions would not know what to do with it.
[[nodiscard]] std::optional<Wanted> wanted_by(std::string_view placeholder);

class Arguments {
 public:
  std::vector<std::string> positional;
  std::map<std::string, std::vector<std::string>, std::less<>> options;
  bool wants_help = false;

  [[nodiscard]] bool has(std::string_view name) const { return options.find(name) != options.end(); }
  /// The last value given, or nothing.
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
  /// All values given, in order.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
};

/// Reads what follows the command's name: `--name value`, `--name=value`, `--flag`, `-h`, `--help`; after
/// `--` everything is an argument. Fails with invalid_input and a Dutch sentence. With --help nothing else is
/// required.
[[nodiscard]] Result<Arguments> parse_arguments(const CommandSpec& command,
                                                const std::vector<std::string>& words);

/// A whole number of at most `most`, or nothing.
[[nodiscard]] std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t most);

}  // namespace gesprek::cli
