#pragma once
// A file that only grows at its end, as a journal needs it: an interface, so that tests can let it fail, and
// the real disk.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gesprek::session {

/// Implementations do not throw. After a failed append or sync nobody knows how many of its bytes are there:
/// the caller cuts the file back to the size it is sure of.
class AppendFile {
 public:
  virtual ~AppendFile() = default;
  /// Writes `bytes` at the end. Fails with unwritable.
  [[nodiscard]] virtual Result<void> append(std::string_view bytes) = 0;
  /// Returns when everything appended is on the medium. Fails with unwritable.
  [[nodiscard]] virtual Result<void> sync() = 0;
  [[nodiscard]] virtual Result<void> cut_to(std::uint64_t size) = 0;
  [[nodiscard]] virtual Result<std::uint64_t> size() const = 0;
  /// Everything in the file. Fails with unreadable, or with over_limit past `max_bytes`.
  [[nodiscard]] virtual Result<std::string> contents(std::size_t max_bytes) const = 0;
};

enum class OpenMode {
  create_or_open,  // makes the file when there is none
  existing         // fails with not_found when there is none
};

/// Opens `path` for this process alone: while it is open, another process that asks gets ErrorCode::locked,
/// with a sentence for the person at the screen. The lock goes when the file is closed, also by a kill. Fails
/// further with not_found, unwritable or unreadable.
[[nodiscard]] Result<std::unique_ptr<AppendFile>> open_append_file(const std::string& path, OpenMode mode);

}  // namespace gesprek::session
