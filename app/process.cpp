#include "app/process.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#define GESPREK_HAS_PROCESSES 1
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // POSIX leaves declaring it to the program
#endif

namespace gesprek::app {

#ifdef GESPREK_HAS_PROCESSES

namespace {

void close_end(int& end) {
  if (end >= 0) ::close(end);
  end = -1;
}

/// A pipe whose ends other programs do not get by accident.
bool make_pipe(std::array<int, 2>& ends) {
  if (::pipe(ends.data()) != 0) return false;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return true;
}

}  // namespace

std::string find_program(std::string_view name) {
  const char* const path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): there is one thread
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    if (folder.empty()) continue;
    const std::string file = std::string(folder) + "/" + std::string(name);
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

std::unique_ptr<Process> Process::start(const std::string& path, const std::vector<std::string>& arguments,
                                        std::string text, bool listens) {
  std::array<int, 2> in{-1, -1};
  std::array<int, 2> out{-1, -1};
  if (!make_pipe(in)) return nullptr;
  if (listens && !make_pipe(out)) {
    close_end(in[0]);
    close_end(in[1]);
    return nullptr;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  if (listens) {
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  }
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> list;
  list.push_back(const_cast<char*>(path.c_str()));  // posix_spawn takes them so, and changes nothing
  for (const std::string& argument : arguments) list.push_back(const_cast<char*>(argument.c_str()));
  list.push_back(nullptr);
  pid_t id = -1;
  const int failed = ::posix_spawn(&id, path.c_str(), &actions, nullptr, list.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close_end(in[0]);
  close_end(out[1]);
  if (failed != 0) {
    close_end(in[1]);
    close_end(out[0]);
    return nullptr;
  }
  // A program that ends before it has read everything is no reason for ours to end.
  std::signal(SIGPIPE, SIG_IGN);
  ::fcntl(in[1], F_SETFL, O_NONBLOCK);
  if (out[0] >= 0) ::fcntl(out[0], F_SETFL, O_NONBLOCK);
  std::unique_ptr<Process> process(new Process);
  process->id_ = id;
  process->in_ = in[1];
  process->out_ = out[0];
  process->text_ = std::move(text);
  static_cast<void>(process->goes_on());
  return process;
}

bool Process::goes_on() {
  while (in_ >= 0) {
    if (text_.empty()) {
      close_end(in_);  // the end of the text
      break;
    }
    const ssize_t written = ::write(in_, text_.data(), text_.size());
    if (written > 0) {
      text_.erase(0, static_cast<std::size_t>(written));
    } else if (written < 0 && (errno == EAGAIN || errno == EINTR)) {
      break;
    } else {
      close_end(in_);
    }
  }
  constexpr std::size_t kMost = 64 * 1024;
  std::array<char, 4096> bytes;
  while (out_ >= 0) {
    const ssize_t got = ::read(out_, bytes.data(), bytes.size());
    if (got <= 0) break;
    if (said_.size() < kMost) said_.append(bytes.data(), static_cast<std::size_t>(got));
  }
  if (id_ < 0) return false;
  if (::waitpid(id_, nullptr, WNOHANG) == 0) return true;
  id_ = -1;
  // What it said last.
  while (out_ >= 0) {
    const ssize_t got = ::read(out_, bytes.data(), bytes.size());
    if (got <= 0) break;
    if (said_.size() < kMost) said_.append(bytes.data(), static_cast<std::size_t>(got));
  }
  return false;
}

void Process::stop() {
  if (id_ >= 0) {
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = -1;
  }
  close_end(in_);
  close_end(out_);
}

#else

std::string find_program(std::string_view) {
  return {};
}
std::unique_ptr<Process> Process::start(const std::string&, const std::vector<std::string>&, std::string,
                                        bool) {
  return nullptr;
}
bool Process::goes_on() {
  return false;
}
void Process::stop() {}

#endif

Process::~Process() {
  stop();
}

}  // namespace gesprek::app
