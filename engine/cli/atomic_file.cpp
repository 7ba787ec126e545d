#include "engine/cli/atomic_file.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/system_words.h"

namespace gesprek::cli {

namespace {

Error failure(const std::string& path, int error) {
  return Error{ErrorCode::unwritable, "'" + path + "' kan niet worden geschreven: " + system_words(error),
               path};
}

/// All of `bytes` written; 0 or an errno.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_and_sync(int fd, std::string_view bytes) {
  const int error = write_all(fd, bytes);
  if (error != 0) return error;
  return ::fsync(fd) == 0 ? 0 : errno;
}

/// Into a pipe, a terminal or a device: written to as it is, never replaced by a file.
Result<void> write_into(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return failure(path, errno);
  int error = write_all(fd, bytes);
  if (::close(fd) != 0 && error == 0) error = errno;
  if (error != 0) return failure(path, error);
  return {};
}

}  // namespace

Result<void> replace_file(const std::string& path, std::string_view bytes) {
  std::string target = path;
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real) target = real.get();
  struct stat info {};
  const bool existed = ::stat(target.c_str(), &info) == 0;
  if (existed && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) return write_into(path, bytes);

  std::string beside = target + ".XXXXXX";
  const int fd = ::mkstemp(beside.data());
  if (fd < 0) return failure(path, errno);
  int error = write_and_sync(fd, bytes);
  // mkstemp gives 0600; a text that stands among others gets what they have.
  if (error == 0 && ::fchmod(fd, existed ? (info.st_mode & 07777) : 0644) != 0) error = errno;
  if (::close(fd) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(beside.c_str());
    return failure(path, error);
  }
  const std::size_t slash = target.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : target.substr(0, slash);
  const int folder_fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_fd >= 0) {
    ::fsync(folder_fd);  // so that the new name survives a power cut too
    ::close(folder_fd);
  }
  return {};
}

}  // namespace gesprek::cli
