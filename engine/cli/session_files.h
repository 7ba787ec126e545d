#pragma once
// Where sessions are kept on disk, and what a person is told to type to go on with one.

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/cli/terminal.h"

namespace gesprek::cli {

/// The folder of sessions: XDG_STATE_HOME/gesprekslab/sessies, else ~/.local/state/gesprekslab/sessies. Fails
/// with not_found when neither is known.
[[nodiscard]] Result<std::string> sessions_folder(const Environment& environment);

/// Makes `folder` and what is above it; the last two folders are for the owner only (0700).
[[nodiscard]] Result<void> make_private_folder(const std::string& folder);

/// A path in `folder` that does not exist yet: ID-JJJJ-MM-DD-UUMM.gesprek-sessie, with -2, -3… when taken.
[[nodiscard]] std::string free_session_path(const std::string& folder, std::string_view scenario_id);

/// `word` as it can be typed in a shell: quoted where it needs it.
[[nodiscard]] std::string shell_word(std::string_view word);

/// The whole path of `path` from the root, so that it is found from every folder. Unchanged when the current
/// folder is not known.
[[nodiscard]] std::string absolute_path(std::string_view path);

}  // namespace gesprek::cli
