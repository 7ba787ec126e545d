#pragma once
// Keeps a session on disk while it is played, and lets it be played on when that fails.

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/session/journal.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// Brings a session file up to date after every input, before its reply is shown. When writing fails the
/// session goes on; every later call tries again with all that is missing, so a full disk that is emptied
/// loses nothing.
class Recorder {
 public:
  /// Keeps nothing.
  Recorder() = default;

  /// Starts a new file. Fails with mismatch when `path` holds something already, and with locked when another
  /// process plays it. Any other failure stands in problem(), and is tried again by keep().
  [[nodiscard]] static Result<Recorder> create(const std::string& path, std::string scenario_path,
                                               const session::Session& session);

  /// Goes on with the file that `writer` has open; `kept` of the session's inputs are in it.
  [[nodiscard]] static Recorder go_on(const std::string& path, session::JournalWriter writer,
                                      std::size_t kept);

  /// Brings the file up to date with `session`, which has taken inputs or gone back since the last call, but
  /// not both. Gives a Dutch sentence when this starts to fail, and one when it works again; else nothing.
  [[nodiscard]] std::string keep(const session::Session& session);

  /// Adds what the learner said about the whole conversation. Gives what keep() gives.
  [[nodiscard]] std::string remark(const session::Remark& remark);

  /// Why not everything is on disk; empty when it is, or when nothing is to be kept.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// A file is to be kept, and holds everything.
  [[nodiscard]] bool holds_all() const { return !path_.empty() && problem_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  [[nodiscard]] std::string tell(const Result<void>& done);
  [[nodiscard]] Result<void> open();
  [[nodiscard]] Result<void> bring_up_to_date(const session::Session& session);
  std::string path_;
  session::JournalHeader header_;
  std::optional<session::JournalWriter> writer_;
  std::size_t kept_ = 0;  // inputs in the file, or in what it still has to write
  std::string problem_;
};

}  // namespace gesprek::cli
