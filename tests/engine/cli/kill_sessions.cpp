// Kills `gesprek play` at random moments and looks whether every session goes on with its last confirmed
// input: the one whose reply was on the screen. Usage: kill_sessions GESPREK CASE KILLS [SEED]

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "engine/base/hash.h"

namespace {

using Clock = std::chrono::steady_clock;

const std::array<const char*, 3> kIds = {"een", "twee", "drie"};

struct Child {
  pid_t pid = -1;
  int input = -1, output = -1;
};

Child start(const std::vector<std::string>& words, bool join_errors) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) std::abort();
  Child child{::fork(), in[1], out[0]};
  if (child.pid == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    if (join_errors) ::dup2(out[1], STDERR_FILENO);
    std::vector<char*> pointers;
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  return child;
}

bool read_some(int fd, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(fd, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string all_of(const std::vector<std::string>& words, int& code) {
  const Child child = start(words, true);
  ::close(child.input);
  std::string text;
  while (read_some(child.output, text)) {
  }
  ::close(child.output);
  int status = 0;
  ::waitpid(child.pid, &status, 0);
  code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return text;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

struct Round {
  std::vector<std::string> sent;
  std::string screen;
};

/// Plays with lines through a pipe and kills: early on by the clock, else some replies in and a moment later.
Round play_and_kill(const std::vector<std::string>& words, gesprek::Rng& rng) {
  Round round;
  const Child child = start(words, false);
  const bool is_early = rng.below(6) == 0;
  const std::size_t after_replies = rng.below(15);
  const auto pause = std::chrono::microseconds(rng.below(4000));
  const Clock::time_point deadline =
      Clock::now() + (is_early ? std::chrono::milliseconds(rng.below(50)) : std::chrono::seconds(60));
  bool is_counting = false;
  Clock::time_point kill_at = deadline;
  while (Clock::now() < kill_at) {
    const std::size_t replies = count(round.screen, "“Antwoord ");
    if (!is_early && !is_counting && replies >= after_replies && !round.screen.empty()) {
      is_counting = true;
      kill_at = Clock::now() + pause;
    }
    // At most two lines ahead: a slow person, or a fast one.
    while (round.sent.size() < replies + 1 + rng.below(2)) {
      const std::uint64_t pick = rng.below(kIds.size());
      const std::string line = std::to_string(pick + 1) + "\n";
      if (::write(child.input, line.data(), line.size()) < 0) break;
      round.sent.emplace_back(kIds[pick]);
    }
    pollfd ready{child.output, POLLIN, 0};
    if (::poll(&ready, 1, 1) > 0 && !read_some(child.output, round.screen)) break;
  }
  ::kill(child.pid, SIGKILL);
  int status = 0;
  ::waitpid(child.pid, &status, 0);
  while (read_some(child.output, round.screen)) {  // what it had written before it died was on the screen
  }
  ::close(child.input);
  ::close(child.output);
  return round;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: kill_sessions GESPREK CASE KILLS [SEED]\n");
    return 2;
  }
  ::signal(SIGPIPE, SIG_IGN);
  const std::string gesprek = argv[1];
  const std::string scenario = argv[2];
  const int kills = std::atoi(argv[3]);
  gesprek::Rng rng(argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1);
  std::string folder =
      std::string(std::getenv("TMPDIR") != nullptr ? std::getenv("TMPDIR") : "/tmp") + "/kill-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return 1;

  int failures = 0;
  int before_start = 0;
  int torn = 0;
  std::size_t confirmed_in_all = 0;
  std::size_t kept_unseen = 0;
  for (int i = 0; i < kills; ++i) {
    const std::string file = folder + "/" + std::to_string(i);
    const Round round = play_and_kill({gesprek, "play", scenario, "--session", file}, rng);
    const std::size_t confirmed = count(round.screen, "“Antwoord ");
    const bool offer_was_shown = count(round.screen, "4  “Klaar.”") > 0;
    confirmed_in_all += confirmed;

    int code = 0;
    const std::string text =
        all_of({gesprek, "play", scenario, "--resume", file, "--choose", "", "--format", "json"}, code);
    std::string fault;
    const std::size_t brace = text.find('{');
    if (code != 0 || brace == std::string::npos) {
      // Nothing was confirmed and nothing was asked yet: there is no session to go on with.
      if (!offer_was_shown) {
        ++before_start;
      } else {
        fault = "cannot be resumed: " + text;
      }
    } else {
      if (text.find("beschadigd") != std::string::npos) ++torn;
      const auto inputs = nlohmann::json::parse(text.substr(brace))["inputs"].get<std::vector<std::string>>();
      if (inputs.size() < confirmed) fault = "lost a confirmed input";
      if (inputs.size() > round.sent.size()) fault = "holds more than was given";
      for (std::size_t k = 0; k < inputs.size() && k < round.sent.size(); ++k) {
        if (inputs[k] != round.sent[k]) fault = "holds another input than was given";
      }
      kept_unseen += inputs.size() > confirmed ? inputs.size() - confirmed : 0;
    }
    if (!fault.empty()) {
      ++failures;
      std::printf("kill %d: %s (sent %zu, confirmed %zu)\n", i, fault.c_str(), round.sent.size(), confirmed);
    }
    ::unlink(file.c_str());
  }
  ::rmdir(folder.c_str());
  std::printf(
      "%d kills: %d sessions went on with every confirmed input, %d were killed before the first offer, "
      "%d failed\n%zu inputs were confirmed; %zu more were on disk although their reply was never seen; "
      "%d torn tails were cut\n",
      kills, kills - before_start - failures, before_start, failures, confirmed_in_all, kept_unseen, torn);
  return failures == 0 ? 0 : 1;
}
