#include "engine/cli/output.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace gesprek::cli {

namespace {
constexpr std::size_t kFlushAt = 32U * 1024U;
}

void FdOutput::write(std::string_view text) {
  if (error_ != 0) return;
  waiting_ += text;
  if (waiting_.size() >= kFlushAt) flush_now();
}

void FdOutput::flush_now() {
  std::string_view rest = waiting_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {  // somebody made our terminal non-blocking: wait, do not lose text
      pollfd ready{fd_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  waiting_.clear();
}

}  // namespace gesprek::cli
