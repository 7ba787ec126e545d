#include "editor/document/disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/file_source.h"
#include "engine/base/system_words.h"

// TODO: Windows: CreateFile with a share mode of 0 for the lock, FlushFileBuffers and ReplaceFile; never
// tried.

namespace gesprek::editor {

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} * 1024 * 1024;

Error failure(ErrorCode code, const char* what, const std::string& path, int error) {
  return {code, std::string(what) + " '" + path + "' lukt niet: " + system_words(error) + ".", path};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  static_cast<void>(::close(descriptor));
}

class DiskLock final : public FileLock {
 public:
  DiskLock(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  DiskLock(const DiskLock&) = delete;
  DiskLock& operator=(const DiskLock&) = delete;
  ~DiskLock() override {
    static_cast<void>(::unlink(path_.c_str()));  // while it is ours; see lock()
    static_cast<void>(::close(descriptor_));
  }

 private:
  int descriptor_;
  std::string path_;
};

class RealDisk final : public Disk {
 public:
  Result<std::string> read(const std::string& path) override { return DiskFiles().read(path, kMostBytes); }
  bool exists(const std::string& path) override { return ::access(path.c_str(), F_OK) == 0; }
  std::vector<std::string> list(const std::string& folder) override { return DiskFiles().list(folder); }

  Result<void> write(const std::string& path, std::string_view bytes) override {
    // The rights of the file that it is to replace would be better; a case has no secrets, so 0644.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) return failure(ErrorCode::unwritable, "Schrijven naar", path, errno);
    Result<void> result;
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        result = failure(ErrorCode::unwritable, "Schrijven naar", path, written < 0 ? errno : ENOSPC);
        break;
      }
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (result.ok() && ::fsync(descriptor) != 0) {
      result = failure(ErrorCode::unwritable, "Vastleggen van", path, errno);
    }
    if (::close(descriptor) != 0 && result.ok()) {
      result = failure(ErrorCode::unwritable, "Sluiten van", path, errno);
    }
    return result;
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) {
      return failure(ErrorCode::unwritable, "Vervangen van", to, errno);
    }
    sync_folder(folder_of(to));
    return {};
  }

  void remove(const std::string& path) override { static_cast<void>(::unlink(path.c_str())); }

  Result<void> make_folder(const std::string& path) override {
    std::error_code problem;
    std::filesystem::create_directories(path, problem);
    if (problem) return failure(ErrorCode::unwritable, "Maken van de map", path, problem.value());
    static_cast<void>(::chmod(path.c_str(), 0700));
    return {};
  }

  Result<std::unique_ptr<session::AppendFile>> open_journal(const std::string& path) override {
    return session::open_append_file(path, session::OpenMode::create_or_open);
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
    // Who releases a lock takes the file away. So one that was locked may be gone: then there is a new one.
    for (int attempt = 0; attempt < 10; ++attempt) {
      const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
      if (descriptor < 0) return failure(ErrorCode::unwritable, "Vergrendelen van", path, errno);
      if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        static_cast<void>(::close(descriptor));
        if (error != EWOULDBLOCK) return failure(ErrorCode::unwritable, "Vergrendelen van", path, error);
        return Error{ErrorCode::locked, "Deze casus is al open in een ander venster.", path};
      }
      struct stat held {};
      struct stat there {};
      if (::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
          held.st_ino == there.st_ino && held.st_dev == there.st_dev) {
        return std::unique_ptr<FileLock>(std::make_unique<DiskLock>(descriptor, path));
      }
      static_cast<void>(::close(descriptor));
    }
    return Error{ErrorCode::locked, "Deze casus is al open in een ander venster.", path};
  }

  std::string full_path(const std::string& path) override {
    std::error_code problem;
    const std::filesystem::path full = std::filesystem::weakly_canonical(path, problem);
    return problem ? path : full.string();
  }
};

}  // namespace

std::unique_ptr<Disk> real_disk() {
  return std::make_unique<RealDisk>();
}

Result<void> save_atomically(Disk& disk, const std::string& path, std::string_view bytes) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
  const std::string fresh = folder + "." + path.substr(folder.size()) + ".bewaren";
  const auto give_up = [&](Error error) -> Result<void> {
    disk.remove(fresh);
    return error;
  };
  if (auto written = disk.write(fresh, bytes); !written.ok()) return give_up(written.error());
  const auto proof = disk.read(fresh);
  if (!proof.ok()) return give_up(proof.error());
  if (*proof != bytes) {
    return give_up({ErrorCode::unwritable,
                    "Wat op de schijf kwam is niet wat er geschreven is. Het oude bestand staat er nog.",
                    path});
  }
  if (auto renamed = disk.rename(fresh, path); !renamed.ok()) return give_up(renamed.error());
  const auto there = disk.read(path);
  if (!there.ok()) return there.error();
  if (*there != bytes) {
    return Error{ErrorCode::unwritable, "Na het bewaren staat er iets anders in het bestand.", path};
  }
  return {};
}

}  // namespace gesprek::editor
