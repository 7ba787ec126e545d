#pragma once
// The commands of `gesprek` and what they are given to work with. A new command is one function, one
// CommandSpec, and one line in commands.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"
#include "engine/base/result.h"
#include "engine/cli/options.h"
#include "engine/cli/output.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// Format §4, and sysexits where the format says nothing.
struct ExitCode {
  static constexpr int ok = 0;
  static constexpr int failed = 1;     // errors in a case, a golden that differs, an input that does not fit
  static constexpr int usage = 2;      // the command line itself
  static constexpr int internal = 70;  // a mistake of ours
  static constexpr int output = 74;    // standard output could not be written
};

/// The outside world, as a command sees it. Nothing here is owned.
struct Context {
  Output& out;
  Output& err;
  Terminal out_terminal;
  Terminal err_terminal;
  int input_fd = 0;
  bool input_is_terminal = false;
  const FileSource& files;
  Environment environment;
  std::string program = "gesprek";  // as it was started, for lines that a person can copy
};

struct Command {
  const CommandSpec& spec;
  int (*run)(const Arguments& arguments, Context& context);
};

/// All commands, in the order of --help.
[[nodiscard]] const std::vector<Command>& commands();

/// Runs `gesprek WORDS…`; gives the exit code. Writes help, version and usage errors itself.
int run_command_line(const std::vector<std::string>& words, Context& context);

/// "gesprek: …" on the error output, wrapped, in the look of an error.
void say_error(Context& context, std::string_view message);
/// The same for something the person should know while the work goes on.
void say_warning(Context& context, std::string_view message);

/// "'FILE': MESSAGE", where the message does not name the file itself.
[[nodiscard]] std::string in_words(const Error& error);

// One line a command; each stands in its own file.
[[nodiscard]] const CommandSpec& check_spec();
int check_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& play_spec();
int play_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& report_spec();
int report_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& test_spec();
int test_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& analyse_spec();
int analyse_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& export_spec();
int export_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& import_spec();
int import_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& new_spec();
int new_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& completion_spec();
int completion_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& man_spec();
int man_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& simulate_spec();
int simulate_command(const Arguments& arguments, Context& context);
[[nodiscard]] const CommandSpec& bench_spec();
int bench_command(const Arguments& arguments, Context& context);

}  // namespace gesprek::cli
