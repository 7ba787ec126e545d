#pragma once
// What tests of records need: a folder that goes away, attempts to keep, every byte of a folder, and a file
// layer of SQLite that fails when it is told to.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record/records.h"

namespace gesprek::test {

/// A fresh folder below the system's folder for temporary files; removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

[[nodiscard]] std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, std::string_view bytes);
/// Paths of all files below `folder`, in order.
[[nodiscard]] std::vector<std::string> all_files(const std::string& folder);
/// Those of them that hold `bytes` somewhere, or have them in their path below `folder`.
[[nodiscard]] std::vector<std::string> files_with(const std::string& folder, std::string_view bytes);

/// 22 November 2026, 12:00 UTC.
[[nodiscard]] record::Seconds noon();

/// A finished attempt with three criteria, a family, an estimate and an answer; `number` makes it another
/// one.
[[nodiscard]] record::Attempt sample_attempt(const record::RandomId& learner, int number = 1,
                                             record::Seconds ended = noon());
/// Fills a profile as somebody has it after three months: several cases, one of them five times.
void fill_profile(const std::string& folder);
[[nodiscard]] bool same(const record::Attempt& a, const record::Attempt& b);

/// SQLite's own file layer, of which a call can fail. One at a time; registered under "gesprek_failing".
struct FailingDisk {
  enum class Fault : std::uint8_t { none, full, io, read_only };
  Fault fault = Fault::none;
  int calls_until = 0;  // writes, syncs, truncations and openings for writing that still go well
  bool stays = false;   // every call after it fails too
  bool half = false;    // a failing write puts half of its bytes there
  int calls = 0;        // so many were made
  int failures = 0;
};
/// Registers the layer once; what is set here holds for every database that is opened with it.
[[nodiscard]] FailingDisk& failing_disk();
inline constexpr const char* kFailingDisk = "gesprek_failing";

/// A database of version 1 with one learner and two attempts, as that version wrote it.
void make_version_1(const std::string& path, const record::RandomId& learner, record::Seconds first,
                    record::Seconds second);

/// The plan of SQLite for `sql`, one line a step.
[[nodiscard]] std::vector<std::string> query_plan(const std::string& database, std::string_view sql);

/// Another connection that keeps everybody from writing until it is gone.
class WriteLock {
 public:
  explicit WriteLock(const std::string& database);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  record::Database database_;
};

}  // namespace gesprek::test
