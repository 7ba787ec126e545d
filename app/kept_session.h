#pragma once
// The conversation that somebody was in the middle of: kept on disk at every choice, in the same files as
// `gesprek play` keeps them, so that a program that was killed goes on where it was.

#include <optional>
#include <string>

#include "engine/base/file_source.h"
#include "engine/base/result.h"
#include "engine/cli/recorder.h"
#include "engine/session/session.h"
#include "player/library.h"

namespace gesprek::app {

struct Unfinished {
  std::string path;  // of the session file
  player::Case* the_case = nullptr;
  std::size_t inputs = 0;
};

/// The newest session in `folder`, when it is one of a case in `library`, still fits it whole, and was not
/// finished. Reads only; a file that is damaged or belongs to something else is passed over.
[[nodiscard]] std::optional<Unfinished> newest_unfinished(const std::string& folder, const FileSource& files,
                                                          player::Library& library);

struct Continued {
  session::Session session;
  cli::Recorder recorder;
};
/// Opens it to go on. Fails with locked when another program plays it.
[[nodiscard]] Result<Continued> go_on(const Unfinished& unfinished);

/// A new file for `session`. Where none can be made nothing is kept, and `problem` says why.
[[nodiscard]] cli::Recorder keep_new(const std::string& folder, const player::Case& the_case,
                                     const session::Session& session, std::string& problem);

/// Where sessions are kept; empty when the system does not say.
[[nodiscard]] std::string default_sessions_folder();

}  // namespace gesprek::app
