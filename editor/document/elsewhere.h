#pragma once
// A case that cannot be saved where it stands (a full disk, a folder that is read-only or gone) goes on in
// another folder: with all its files, its history and its versions.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "editor/document/disk.h"
#include "engine/base/result.h"

namespace gesprek::editor {

struct ElsewhereCase {
  std::string path;          // of its scenario.yaml, as it was opened
  std::string text;          // as it is written now
  std::string state_folder;  // of journals and versions; empty: nothing is kept
  /// Files that are open too, as they are now: they may not stand in the folder any more.
  std::vector<std::pair<std::string, std::string>> open_files;
};

/// Why nothing can be put into `folder`, in words; empty when it can be tried.
[[nodiscard]] std::string why_not_there(Disk& disk, const ElsewhereCase& from, const std::string& folder);

/// Puts the case into a new folder in `folder` with the name of its own one, and gives the path of its
/// scenario.yaml. What can still be read of the old folder comes along. The journal is copied for the new
/// path, so that its history goes on there. On failure nothing of it is left behind.
[[nodiscard]] Result<std::string> write_elsewhere(Disk& disk, const ElsewhereCase& from,
                                                  const std::string& folder);

}  // namespace gesprek::editor
