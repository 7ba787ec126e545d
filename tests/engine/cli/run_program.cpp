#include "tests/engine/cli/run_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gesprek::test {

namespace {

int code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// In the child: becomes gesprek, or ends.
[[noreturn]] void become(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
  for (const std::string& pair : environment) {
    const std::size_t equals = pair.find('=');
    ::setenv(pair.substr(0, equals).c_str(), pair.substr(equals + 1).c_str(), 1);
  }
  std::vector<std::string> all = {GESPREK_BINARY};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(GESPREK_BINARY, pointers.data());
  ::_exit(127);
}

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  return ends;
}

/// One read into `text`; false at the end.
bool read_some(int fd, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(fd, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

}  // namespace

Ran run_gesprek(const Run& run) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto in = make_pipe();
  const auto out = make_pipe();
  const auto err = make_pipe();
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGPIPE, SIG_DFL);
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    if (!run.output_to.empty()) {
      const int file = ::open(run.output_to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      ::dup2(file, STDOUT_FILENO);
    }
    if (!run.folder.empty() && ::chdir(run.folder.c_str()) != 0) ::_exit(126);
    if (run.most_file_bytes >= 0) {
      const rlimit limit{static_cast<rlim_t>(run.most_file_bytes), RLIM_INFINITY};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    become(run.words, run.environment);
  }
  ::close(in[0]);
  ::close(out[1]);
  ::close(err[1]);
  Ran ran;
  std::string_view to_write = run.input;
  int input = in[1];
  std::array<pollfd, 3> fds = {{{input, POLLOUT, 0}, {out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
  while (fds[1].fd >= 0 || fds[2].fd >= 0) {
    if (to_write.empty() && input >= 0) {
      ::close(input);
      input = fds[0].fd = -1;
    }
    ::poll(fds.data(), fds.size(), -1);
    if (fds[0].fd >= 0 && fds[0].revents != 0) {
      const ssize_t count = ::write(input, to_write.data(), to_write.size());
      to_write.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : to_write.size());
    }
    if (fds[1].fd >= 0 && fds[1].revents != 0 && !read_some(out[0], ran.out)) fds[1].fd = -1;
    if (fds[2].fd >= 0 && fds[2].revents != 0 && !read_some(err[0], ran.err)) fds[2].fd = -1;
  }
  if (input >= 0) ::close(input);
  ::close(out[0]);
  ::close(err[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.code = code_of(status);
  return ran;
}

Ran type_at_gesprek(const Typing& typing) {
  winsize size{};
  size.ws_col = typing.columns;
  size.ws_row = typing.rows;
  int screen = -1;
  const pid_t child = ::forkpty(&screen, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty");
  if (child == 0) {
    ::setenv("TERM", "xterm-256color", 1);
    ::unsetenv("NO_COLOR");
    become(typing.words, typing.environment);
  }
  Ran ran;
  std::size_t next = 0;
  // It is waiting for us when nothing new appeared for a while.
  for (int quiet = 0; quiet < 40;) {
    pollfd ready{screen, POLLIN, 0};
    if (::poll(&ready, 1, 100) > 0) {
      if (!read_some(screen, ran.out)) break;
      quiet = 0;
      continue;
    }
    if (++quiet < 2) continue;
    if (next > typing.lines.size()) continue;
    const std::string keys = next < typing.lines.size() ? typing.lines[next] + "\n" : typing.last;
    ++next;
    quiet = 0;
    if (!keys.empty() && ::write(screen, keys.data(), keys.size()) < 0) break;
  }
  ::kill(child, SIGHUP);
  ::close(screen);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.code = code_of(status);
  return ran;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = std::filesystem::temp_directory_path().string() + "/gesprek-test-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string data(const std::string& name) {
  return std::string(GESPREK_SOURCE_DIR) + "/tests/data/cli/" + name;
}

}  // namespace gesprek::test
