#pragma once
// A session file that is only read: found, replayed on its case, and nothing on disk is touched.

#include <memory>
#include <optional>
#include <string>

#include "engine/cli/case_file.h"
#include "engine/cli/commands.h"
#include "engine/session/journal.h"

namespace gesprek::cli {

/// The case, compiled; its errors are printed, and those of its scripts. Warnings are for `check`.
[[nodiscard]] std::optional<CaseFile> load_case_or_tell(const std::string& path, CaseLoader& loader,
                                                        Context& context);

struct SavedSession {
  std::unique_ptr<CaseFile> file;  // holds the Program that the session runs on
  session::Session session;
  session::JournalContents contents;
  bool case_changed = false;  // since the session was kept
};

/// Reads `path` and replays it on `scenario`, or where that is empty on the case that the file names. Says
/// what is wrong (no such file, no session, the case is gone or has errors) and gives nothing then; says it
/// too when the case changed, and when only its first steps still fit, and gives those.
[[nodiscard]] std::optional<SavedSession> open_saved_session(const std::string& path,
                                                             const std::string& scenario, CaseLoader& loader,
                                                             Context& context);

/// When a session took place, from the name that the program gives session files
/// ("ID-2026-11-22-0815.gesprek-sessie" → "22 november 2026, 08.15 uur"); empty where the name says nothing.
[[nodiscard]] std::string date_from_name(const std::string& path);

}  // namespace gesprek::cli
