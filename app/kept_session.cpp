#include "app/kept_session.h"

#include <algorithm>
#include <utility>

#include "engine/cli/session_files.h"
#include "engine/session/journal.h"

namespace gesprek::app {

namespace {

constexpr std::string_view kEnding = ".gesprek-sessie";

/// The part of a file's name that says when: "-2026-11-22-0815"; empty where it has none.
std::string when(const std::string& name) {
  if (name.size() <= kEnding.size() || name.substr(name.size() - kEnding.size()) != kEnding) return {};
  const std::size_t at = name.rfind("-20");
  return at == std::string::npos ? std::string() : name.substr(at, name.size() - kEnding.size() - at);
}

}  // namespace

std::optional<Unfinished> newest_unfinished(const std::string& folder, const FileSource& files,
                                            player::Library& library) {
  std::string newest;
  for (const std::string& name : files.list(folder)) {
    const std::string time = when(name);
    if (!time.empty() && (newest.empty() || time > when(newest))) newest = name;
  }
  if (newest.empty()) return std::nullopt;
  const std::string path = folder + "/" + newest;
  const Result<std::string> bytes = files.read(path, session::kMostJournalBytes);
  if (!bytes) return std::nullopt;
  const Result<session::JournalContents> contents = session::read_journal(*bytes);
  if (!contents || contents->inputs.empty()) return std::nullopt;
  player::Case* const the_case = library.find(contents->header.scenario_id);
  if (the_case == nullptr || !the_case->can_be_played()) return std::nullopt;
  const Result<session::Resumed> resumed =
      session::resume(the_case->program(), *contents, the_case->file->hooks.get());
  if (!resumed || !resumed->report.is_whole() || resumed->session.status() != session::Status::waiting) {
    return std::nullopt;
  }
  return Unfinished{path, the_case, contents->inputs.size()};
}

Result<Continued> go_on(const Unfinished& unfinished) {
  Result<std::unique_ptr<session::AppendFile>> file =
      session::open_append_file(unfinished.path, session::OpenMode::existing);
  if (!file) return file.error();
  session::JournalContents contents;
  Result<session::JournalWriter> writer = session::JournalWriter::reopen(std::move(file.value()), contents);
  if (!writer) return writer.error();
  const program::Program& program = unfinished.the_case->program();
  Result<session::Resumed> resumed =
      session::resume(program, contents, unfinished.the_case->file->hooks.get());
  if (!resumed) return resumed.error();
  if (resumed->report.program_changed) {
    const Result<void> adopted = writer->adopt(program.hash, resumed->report.replayed);
    if (!adopted) return adopted.error();
  }
  const std::size_t kept = resumed->report.replayed;
  return Continued{std::move(resumed->session),
                   cli::Recorder::go_on(unfinished.path, std::move(writer.value()), kept)};
}

cli::Recorder keep_new(const std::string& folder, const player::Case& the_case,
                       const session::Session& session, std::string& problem) {
  if (folder.empty()) return {};
  const Result<void> made = cli::make_private_folder(folder);
  if (!made) {
    problem = made.error().message;
    return {};
  }
  Result<cli::Recorder> recorder = cli::Recorder::create(cli::free_session_path(folder, the_case.id),
                                                         cli::absolute_path(the_case.path), session);
  if (!recorder) {
    problem = recorder.error().message;
    return {};
  }
  if (!recorder->problem().empty()) problem = recorder->problem();
  return std::move(recorder.value());
}

std::string default_sessions_folder() {
  const Result<std::string> folder = cli::sessions_folder(cli::process_environment());
  return folder ? *folder : "";
}

}  // namespace gesprek::app
