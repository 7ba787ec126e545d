#include "engine/cli/line_reader.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kMostBytes = 64U * 1024U;

volatile std::sig_atomic_t was_interrupted = 0;

void note_interrupt(int) {
  was_interrupted = 1;
}

}  // namespace

FdLineReader::FdLineReader(int fd) : fd_(fd) {
  was_interrupted = 0;
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &action_before_);
  // Blocked everywhere but in ppoll: so it cannot slip in between looking at the flag and waiting.
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, &mask_before_);
}

FdLineReader::~FdLineReader() {
  sigaction(SIGINT, &action_before_, nullptr);
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
}

LineEvent FdLineReader::next(std::string& line) {
  line.clear();
  while (true) {
    const std::size_t end = waiting_.find('\n');
    if (end != std::string::npos || (at_end_ && !waiting_.empty())) {
      std::string_view text = std::string_view(waiting_).substr(0, end);
      while (!text.empty() && text.back() == '\r') text.remove_suffix(1);
      line = printable(text.substr(0, kMostBytes));
      waiting_.erase(0, end == std::string::npos ? end : end + 1);
      return LineEvent::line;
    }
    if (at_end_) return LineEvent::end;

    pollfd ready{fd_, POLLIN, 0};
    sigset_t mask = mask_before_;
    sigdelset(&mask, SIGINT);
    const int polled = ::ppoll(&ready, 1, nullptr, &mask);
    if (was_interrupted != 0) {
      was_interrupted = 0;
      return LineEvent::interrupted;
    }
    if (polled < 0) {
      if (errno == EINTR) continue;
      at_end_ = true;
      continue;
    }
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(fd_, buffer.data(), buffer.size());
    if (count > 0) {
      // A line that never ends is kept only as far as it will be used.
      if (waiting_.size() <= kMostBytes)
        waiting_.append(buffer.data(), static_cast<std::size_t>(count));
      else if (const std::string_view more(buffer.data(), static_cast<std::size_t>(count));
               more.find('\n') != std::string_view::npos) {
        waiting_.append(more.substr(more.find('\n')));
      }
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
      at_end_ = true;
    }
  }
}

}  // namespace gesprek::cli
