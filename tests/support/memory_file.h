#pragma once
// An AppendFile in memory that can fail: at the Nth call, without room, by a short write, or at the sync, and
// that can lose what was not synced, as a machine does that loses power.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/session/append_file.h"

namespace gesprek::test {

enum class Failure {
  none,
  full,         // nothing is written
  short_write,  // half of it is written
  sync_error    // all is written, and the medium says no
};

/// What the file holds and how it fails; shared, so that a test sees it after the journal is gone.
struct MemoryDisk {
  std::string bytes;
  std::size_t synced = 0;  // bytes that survive a loss of power
  Failure failure = Failure::none;
  int calls_until_failure = 0;  // appends and syncs that still go well
  int failures_left = 0;
  bool cut_fails = false;
  int appends = 0, syncs = 0, cuts = 0;

  /// From now on call number `calls` (from 0) fails, `times` times.
  void fail(Failure kind, int calls, int times = 1) {
    failure = kind;
    calls_until_failure = calls;
    failures_left = times;
  }
};

class MemoryFile final : public session::AppendFile {
 public:
  explicit MemoryFile(std::shared_ptr<MemoryDisk> disk) : disk_(std::move(disk)) {}

  Result<void> append(std::string_view bytes) override {
    ++disk_->appends;
    if (fails(false)) {
      if (disk_->failure == Failure::short_write) disk_->bytes += bytes.substr(0, bytes.size() / 2);
      return Error{ErrorCode::unwritable, "De schijf is vol.", {}};
    }
    disk_->bytes += bytes;
    return {};
  }
  Result<void> sync() override {
    ++disk_->syncs;
    if (fails(true)) return Error{ErrorCode::unwritable, "De schijf antwoordt niet.", {}};
    disk_->synced = disk_->bytes.size();
    return {};
  }
  Result<void> cut_to(std::uint64_t size) override {
    ++disk_->cuts;
    if (disk_->cut_fails) return Error{ErrorCode::unwritable, "Inkorten lukt niet.", {}};
    disk_->bytes.resize(static_cast<std::size_t>(size));
    return {};
  }
  Result<std::uint64_t> size() const override { return std::uint64_t{disk_->bytes.size()}; }
  Result<std::string> contents(std::size_t max_bytes) const override {
    if (disk_->bytes.size() > max_bytes) return Error{ErrorCode::over_limit, "Te groot.", {}};
    return disk_->bytes;
  }

 private:
  bool fails(bool is_sync) {
    if (disk_->failures_left == 0 || is_sync != (disk_->failure == Failure::sync_error)) return false;
    if (disk_->calls_until_failure > 0) {
      --disk_->calls_until_failure;
      return false;
    }
    --disk_->failures_left;
    return true;
  }
  std::shared_ptr<MemoryDisk> disk_;
};

}  // namespace gesprek::test
