#pragma once
// What a renaming is about to do to the files beside a case, written down before it does it. A program that
// is killed half-way leaves that note; whoever opens the case next finishes the renaming, or takes it back,
// so that the case and its golden conversations, translations and hooks always have the same names.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/disk.h"
#include "editor/find/rename_beside.h"
#include "engine/base/result.h"

namespace gesprek::editor {

struct RenamingIntent {
  Renaming renaming;
  std::vector<BesideChange> changes;
};

[[nodiscard]] std::string to_bytes(const RenamingIntent& intent);
/// Fails with invalid_format when it is not whole, or names files that no renaming changes. Never throws.
[[nodiscard]] Result<RenamingIntent> read_intent(std::string_view bytes);

/// Where the note of the case in `folder` stands: hidden beside it, so that it is found from every computer.
[[nodiscard]] std::string intent_path(const std::string& folder);
/// Puts the note on the medium and then writes the files: all or none. To be followed by the step in the
/// case, by saving it, and by forget_intent; or by take_back.
[[nodiscard]] Result<void> begin_renaming(Disk& disk, const std::string& folder,
                                          const RenamingIntent& intent);
/// The case was not renamed: the files are as they were. Where that fails the note stays.
void take_back(Disk& disk, const std::string& folder, const RenamingIntent& intent);
/// Nothing is left to be done.
void forget_intent(Disk& disk, const std::string& folder);

struct SettledRenaming {
  Renaming renaming;                  // as it was begun
  bool is_done = false;               // the case has the new name; false: the old one
  std::vector<BesideChange> changes;  // what was written for it now: `after` is what stands there
  std::vector<std::string> left;  // files that were changed by somebody else meanwhile, and are left alone
};

/// Makes the files agree with what `document` says now. To be called while the case is locked, and before
/// anything else is done to it. Nothing when no renaming was interrupted. When it fails the note stays, for
/// the next time.
[[nodiscard]] Result<std::optional<SettledRenaming>> settle_renaming(Disk& disk, const std::string& folder,
                                                                     const Document& document);

}  // namespace gesprek::editor
