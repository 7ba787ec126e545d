// `gesprek`: the command line of Gesprekslab. Nothing but the edges: streams, signals, and whatever nobody
// else caught.

#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <unistd.h>

#include "engine/base/system_words.h"
#include "engine/cli/commands.h"

namespace {

using gesprek::cli::ExitCode;

int run(int argc, char** argv) {
  // A reader that left, or a file that may not grow, is an error of a write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);

  gesprek::cli::FdOutput out(STDOUT_FILENO);
  gesprek::cli::FdOutput err(STDERR_FILENO);
  const gesprek::DiskFiles files;
  const gesprek::cli::Environment environment = gesprek::cli::process_environment();
  gesprek::cli::Context context{out,
                                err,
                                gesprek::cli::detect_terminal(STDOUT_FILENO, environment),
                                gesprek::cli::detect_terminal(STDERR_FILENO, environment),
                                STDIN_FILENO,
                                ::isatty(STDIN_FILENO) == 1,
                                files,
                                environment,
                                argc > 0 ? argv[0] : "gesprek"};
  int code = ExitCode::internal;
  try {
    code = gesprek::cli::run_command_line(
        argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>(), context);
  } catch (const std::bad_alloc&) {
    gesprek::cli::say_error(context, "er is niet genoeg geheugen");
  } catch (const std::exception& problem) {
    gesprek::cli::say_error(context,
                            std::string("er ging iets mis dat wij niet hadden voorzien: ") + problem.what());
  }
  out.flush();
  if (out.error() == EPIPE)
    return 128 + SIGPIPE;  // as if the signal had ended us: `gesprek … | head` is no error
  if (out.error() != 0) {
    gesprek::cli::say_error(context,
                            "de uitvoer kon niet worden geschreven: " + gesprek::system_words(out.error()));
    return ExitCode::output;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (...) {
    return ExitCode::internal;  // even saying so failed
  }
}
