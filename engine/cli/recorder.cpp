#include "engine/cli/recorder.h"

#include <utility>

namespace gesprek::cli {

Result<void> Recorder::open() {
  Result<std::unique_ptr<session::AppendFile>> file =
      session::open_append_file(path_, session::OpenMode::create_or_open);
  if (!file) return file.error();
  Result<session::JournalWriter> writer = session::JournalWriter::create(std::move(file.value()), header_);
  if (!writer) return writer.error();
  writer_.emplace(std::move(writer.value()));
  kept_ = 0;
  return {};
}

Result<Recorder> Recorder::create(const std::string& path, std::string scenario_path,
                                  const session::Session& session) {
  Recorder out;
  out.path_ = path;
  out.header_ = session::header_for(session, std::move(scenario_path));
  const Result<void> opened = out.open();
  if (!opened) {
    const ErrorCode code = opened.error().code;
    if (code == ErrorCode::mismatch || code == ErrorCode::locked) return opened.error();
    out.problem_ = opened.error().message;
  }
  return out;
}

Recorder Recorder::go_on(const std::string& path, session::JournalWriter writer, std::size_t kept) {
  Recorder out;
  out.path_ = path;
  out.writer_.emplace(std::move(writer));
  out.kept_ = kept;
  return out;
}

Result<void> Recorder::bring_up_to_date(const session::Session& session) {
  if (!writer_) {
    Result<void> opened = open();
    if (!opened) return opened;
  }
  const std::vector<session::Input>& inputs = session.inputs();
  // A record that could not be written waits in the writer and goes first with the next one, so each input is
  // given to it once, whether that succeeds or not.
  Result<void> last = writer_->flush();
  if (inputs.size() < kept_) {
    kept_ = inputs.size();
    last = writer_->rewind(kept_);
  }
  while (kept_ < inputs.size()) last = writer_->confirm(session, kept_++);
  return last;
}

std::string Recorder::keep(const session::Session& session) {
  if (path_.empty()) return {};
  return tell(bring_up_to_date(session));
}

std::string Recorder::remark(const session::Remark& remark) {
  if (path_.empty() || !writer_) return {};
  return tell(writer_->remark(remark));
}

std::string Recorder::tell(const Result<void>& done) {
  const std::string before = std::exchange(problem_, done ? std::string() : done.error().message);
  if (!problem_.empty() && before.empty()) {
    return "Let op: dit gesprek kan nu niet worden bewaard (" + path_ + "). " + problem_ +
           " Je kunt gewoon doorgaan; bij elke stap wordt het opnieuw geprobeerd.";
  }
  if (problem_.empty() && !before.empty()) return "Het bewaren lukt weer; er is niets verloren.";
  return {};
}

}  // namespace gesprek::cli
