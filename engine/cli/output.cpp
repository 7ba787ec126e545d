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

std::string system_words(int error) {
  switch (error) {
    case ENOSPC: return "de schijf is vol";
    case EDQUOT: return "je ruimte op de schijf is op";
    case EFBIG: return "het bestand mag niet groter worden";
    case EACCES:
    case EPERM: return "je hebt hier geen rechten voor";
    case EROFS: return "deze schijf is alleen te lezen";
    case ENOENT: return "de map bestaat niet";
    case ENOTDIR: return "een deel van het pad is geen map";
    case EISDIR: return "het is een map";
    case EEXIST: return "het bestaat al";
    case EIO: return "de schijf gaf een fout";
    case ENAMETOOLONG: return "de naam is te lang";
    case EMFILE:
    case ENFILE: return "er staan te veel bestanden open";
    case EPIPE: return "de lezer is weg";
    default: return "het systeem meldde fout " + std::to_string(error);
  }
}

}  // namespace gesprek::cli
