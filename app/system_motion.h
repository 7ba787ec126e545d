#pragma once
// Whether the desktop was asked to move as little as possible.

#include <memory>
#include <optional>
#include <string>

#include "app/process.h"
#include "engine/base/file_source.h"

namespace gesprek::app {

/// What the settings files of GTK and KDE in `folder` (~/.config) say; nothing when they say nothing.
[[nodiscard]] std::optional<bool> reduced_motion_in_files(const FileSource& files, const std::string& folder);

/// Also asks GNOME, which keeps it where only a program of its own can read: the answer comes later.
class SystemMotion {
 public:
  SystemMotion(const FileSource& files, const std::string& folder);
  /// The answer, as soon as there is one; never waits.
  [[nodiscard]] std::optional<bool> take();
  [[nodiscard]] bool is_asking() const { return asking_ != nullptr; }

 private:
  std::optional<bool> answer_;
  std::unique_ptr<Process> asking_;
};

}  // namespace gesprek::app
