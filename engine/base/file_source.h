#pragma once
// Where files come from: the disk, or a map in a test. Nothing in the engine opens a file by itself.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace gesprek {

/// Reads whole files. Paths use '/' and are taken as they are. Implementations do not throw.
class FileSource {
 public:
  virtual ~FileSource() = default;
  /// The bytes of `path`. Fails with not_found, unreadable, or over_limit when larger than `max_bytes`.
  [[nodiscard]] virtual Result<std::string> read(std::string_view path, std::size_t max_bytes) const = 0;
  [[nodiscard]] virtual bool is_folder(std::string_view path) const = 0;
  [[nodiscard]] virtual bool is_file(std::string_view path) const = 0;
  /// The names (not paths) of the files and folders in `folder`, ascending by bytes; empty when it is none.
  [[nodiscard]] virtual std::vector<std::string> list(std::string_view folder) const = 0;
};

/// The real disk.
class DiskFiles final : public FileSource {
 public:
  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t max_bytes) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override;
  [[nodiscard]] bool is_file(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override;
};

/// Files in memory, for tests and fuzzers: path → bytes.
class MapFiles final : public FileSource {
 public:
  std::map<std::string, std::string, std::less<>> files;
  [[nodiscard]] Result<std::string> read(std::string_view path, std::size_t max_bytes) const override;
  [[nodiscard]] bool is_folder(std::string_view path) const override;
  [[nodiscard]] bool is_file(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> list(std::string_view folder) const override;
};

}  // namespace gesprek
