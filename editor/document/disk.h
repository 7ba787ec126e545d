#pragma once
// The few things the editor does to a disk, as an interface: so that tests can let each of them fail.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/session/append_file.h"

namespace gesprek::editor {

/// Held while a case is open for writing; released when it is destroyed, also by a kill.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

/// Implementations do not throw. Errors are Dutch sentences for the person at the screen.
class Disk {
 public:
  virtual ~Disk() = default;
  [[nodiscard]] virtual Result<std::string> read(const std::string& path) = 0;
  [[nodiscard]] virtual bool exists(const std::string& path) = 0;
  /// The names in a folder, ascending; empty when there is none.
  [[nodiscard]] virtual std::vector<std::string> list(const std::string& folder) = 0;
  /// A new file that is on the medium when this returns; an existing one is replaced. May leave a part of it
  /// behind when it fails.
  [[nodiscard]] virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
  /// `from` takes the place of `to` at once, and stays there after a power cut.
  [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual void remove(const std::string& path) = 0;
  /// With all folders above it; only its owner may look into it.
  [[nodiscard]] virtual Result<void> make_folder(const std::string& path) = 0;
  [[nodiscard]] virtual Result<std::unique_ptr<session::AppendFile>> open_journal(
      const std::string& path) = 0;
  /// Fails with locked when another program holds it, with unwritable where no lock can be made.
  [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
  /// The path without `.`, `..` and links, so that a file has one name.
  [[nodiscard]] virtual std::string full_path(const std::string& path) = 0;
};

[[nodiscard]] std::unique_ptr<Disk> real_disk();

/// Replaces `path` by `bytes`, whole or not at all: a new file beside it is written, read back and compared,
/// takes its place, and is read back once more.
[[nodiscard]] Result<void> save_atomically(Disk& disk, const std::string& path, std::string_view bytes);

}  // namespace gesprek::editor
