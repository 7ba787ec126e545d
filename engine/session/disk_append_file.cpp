// The real disk for append_file.h, by POSIX calls.

#include "engine/session/append_file.h"

#if defined(_WIN32)

namespace gesprek::session {
Result<std::unique_ptr<AppendFile>> open_append_file(const std::string& path, OpenMode) {
  // TODO: CreateFile with a share mode of 0 for the lock, FlushFileBuffers for sync; never tried.
  return Error{ErrorCode::unwritable, "Sessiebestanden worden op Windows nog niet ondersteund.", path};
}
}  // namespace gesprek::session

#else

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "engine/base/system_words.h"

namespace gesprek::session {

namespace {

Error failure(ErrorCode code, const std::string& what, const std::string& path, int error) {
  return {code, what + " '" + path + "' lukt niet: " + system_words(error) + ".", path};
}

/// Makes the name of a new file as durable as its bytes. Some file systems cannot do this; then the file is
/// as safe as they make it.
void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  static_cast<void>(::close(descriptor));
}

class DiskAppendFile final : public AppendFile {
 public:
  DiskAppendFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  DiskAppendFile(const DiskAppendFile&) = delete;
  DiskAppendFile& operator=(const DiskAppendFile&) = delete;
  ~DiskAppendFile() override { static_cast<void>(::close(descriptor_)); }

  Result<void> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());  // O_APPEND: at the end
      if (written < 0) {
        if (errno == EINTR) continue;
        return failure(ErrorCode::unwritable, "Schrijven naar", path_, errno);
      }
      if (written == 0) return failure(ErrorCode::unwritable, "Schrijven naar", path_, ENOSPC);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  Result<void> sync() override {
#if defined(__APPLE__)
    const int result = ::fsync(descriptor_);
#else
    const int result = ::fdatasync(descriptor_);
#endif
    if (result != 0) return failure(ErrorCode::unwritable, "Vastleggen van", path_, errno);
    return {};
  }

  Result<void> cut_to(std::uint64_t size) override {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) {
      return failure(ErrorCode::unwritable, "Inkorten van", path_, errno);
    }
    return {};
  }

  Result<std::uint64_t> size() const override {
    struct stat info {};
    if (::fstat(descriptor_, &info) != 0) return failure(ErrorCode::unreadable, "Lezen van", path_, errno);
    return static_cast<std::uint64_t>(info.st_size);
  }

  Result<std::string> contents(std::size_t max_bytes) const override {
    const auto all = size();
    if (!all) return all.error();
    if (*all > max_bytes) {
      return Error{ErrorCode::over_limit, "'" + path_ + "' is te groot voor een sessie.", path_};
    }
    std::string bytes(static_cast<std::size_t>(*all), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
      const ssize_t got = ::pread(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failure(ErrorCode::unreadable, "Lezen van", path_, errno);
      if (got == 0) break;
      at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
  }

 private:
  int descriptor_;
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<AppendFile>> open_append_file(const std::string& path, OpenMode mode) {
  int flags = O_RDWR | O_APPEND | O_CLOEXEC;
  int descriptor = ::open(path.c_str(), flags);
  if (descriptor < 0 && errno == ENOENT && mode == OpenMode::create_or_open) {
    flags |= O_CREAT;
    descriptor = ::open(path.c_str(), flags, 0600);  // a session is its learner's own
    if (descriptor >= 0) sync_folder_of(path);
  }
  if (descriptor < 0) {
    const int error = errno;
    return failure(error == ENOENT ? ErrorCode::not_found : ErrorCode::unwritable, "Openen van", path, error);
  }
  auto file = std::make_unique<DiskAppendFile>(descriptor, path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return failure(ErrorCode::unwritable, "Vergrendelen van", path, errno);
    return Error{ErrorCode::locked,
                 "De sessie '" + path +
                     "' is al open in een ander venster of een ander programma. Sluit die eerst, of kies een "
                     "ander sessiebestand.",
                 path};
  }
  return std::unique_ptr<AppendFile>(std::move(file));
}

}  // namespace gesprek::session

#endif
