#include "editor/document/open_case.h"

#include <algorithm>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/text.h"

namespace gesprek::editor {

namespace {

constexpr std::int64_t kLookMs = 3000;
constexpr std::int64_t kRetryMs = 5000;
/// From here on the journal starts anew at the next opening: history goes back no further then.
constexpr std::uint64_t kLongJournal = std::uint64_t{16} * 1024 * 1024;

std::string base_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string folder_part(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

/// What may stand in a file name; the rest becomes '-'.
std::string as_file_name(const std::string& name) {
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                         c == ' ' || c == '_' || byte >= 0x80;
    result += is_fine ? c : '-';
    if (result.size() >= 60 && byte < 0x80) break;
  }
  return result;
}

Error read_only_error() {
  return {ErrorCode::locked, "Deze casus is alleen te lezen: hij is open in een ander venster.", {}};
}

}  // namespace

Result<std::unique_ptr<OpenCase>> OpenCase::open(const std::string& path, const std::string& state_folder,
                                                 Disk& disk) {
  std::unique_ptr<OpenCase> result(new OpenCase(disk.full_path(path), disk));
  OpenCase& opened = *result;
  Result<std::string> bytes = disk.read(opened.path_);
  if (!bytes.ok()) return bytes.error();
  opened.on_disk_ = *bytes;
  opened.document_ = std::make_unique<Document>(opened.path_, *bytes);

  // Hidden, beside the case: so that colleagues on one shared folder see it too.
  Result<std::unique_ptr<FileLock>> lock =
      disk.lock(folder_part(opened.path_) + "." + base_name(opened.path_) + ".slot");
  if (lock.ok()) {
    opened.lock_ = std::move(*lock);
  } else if (lock.error().code == ErrorCode::locked) {
    opened.opening_.is_read_only = true;
    opened.opening_.read_only_why = lock.error().message;
    return result;
  }
  // Where no lock can be made (a folder that is read-only) the journal still locks out a second window of
  // ours.
  if (!state_folder.empty()) {
    opened.state_folder_ = state_folder;
    opened.folder_ = state_folder + "/" + hash128(opened.path_).hex();
    opened.open_journal(*bytes);
  }
  return result;
}

bool OpenCase::has_beside(const std::string& name) {
  return disk_.exists(folder_part(path_) + name);
}

Result<std::unique_ptr<OpenCase>> OpenCase::open_beside(const std::string& name,
                                                        const std::string& first_text) {
  const std::string path = folder_part(path_) + name;
  if (!disk_.exists(path)) {
    if (opening_.is_read_only) return read_only_error();
    if (auto written = disk_.write(path, first_text); !written.ok()) return written.error();
  }
  return open(path, state_folder_, disk_);
}

void OpenCase::open_journal(const std::string& bytes) {
  const auto fail = [&](const Error& error) {
    if (error.code == ErrorCode::locked) {
      opening_.is_read_only = true;
      opening_.read_only_why = "Deze casus is al open in een ander venster.";
      return;
    }
    opening_.problem = error.message;
    problem_ = error.message;
    journal_failed_ = true;
  };
  if (const auto made = disk_.make_folder(folder_); !made.ok()) return fail(made.error());
  auto file = disk_.open_journal(folder_ + "/journal");
  if (!file.ok()) return fail(file.error());
  const auto contents = (*file)->contents(kMostEditJournalBytes);
  Result<EditJournal> journal =
      contents.ok() ? read_edit_journal(*contents) : Result<EditJournal>(contents.error());
  if (!journal.ok()) {
    // No journal, or none that can be read: what is there is put aside, not thrown away.
    if (contents.ok() && !contents->empty()) {
      static_cast<void>(disk_.write(folder_ + "/journal-onleesbaar", *contents));
    }
    Result<EditJournalWriter> writer = EditJournalWriter::create(std::move(*file), bytes);
    if (!writer.ok()) return fail(writer.error());
    journal_.emplace(std::move(*writer));
    return;
  }
  opening_.torn_bytes = journal->torn_bytes;
  auto restored = std::make_unique<Document>(path_, journal->first);
  // What fits stands; the checksums make it unlikely that something does not.
  static_cast<void>(restored->replay(std::move(journal->events)));
  static_cast<void>(restored->take_events());
  const bool is_long = journal->valid_bytes > kLongJournal;
  if (is_long && restored->is_saved() && restored->text() == bytes) {
    Result<EditJournalWriter> writer = EditJournalWriter::create(std::move(*file), bytes);
    if (!writer.ok()) return fail(writer.error());
    journal_.emplace(std::move(*writer));
    return;
  }
  Result<EditJournalWriter> writer = EditJournalWriter::reopen(std::move(*file), *journal);
  if (!writer.ok()) return fail(writer.error());
  journal_.emplace(std::move(*writer));
  document_ = std::move(restored);
  // The file as it was when journal and file last met: the text of the last save, or what was found then.
  on_disk_ = journal->on_disk;
  if (!document_->is_saved()) opening_.recovered_steps = document_->history().steps_since_saved();
  if (bytes == document_->text()) {
    // Saved, and killed before the journal heard of it.
    if (on_disk_ != bytes) static_cast<void>(journal_->add_on_disk(bytes));
    on_disk_ = bytes;
    if (!document_->is_saved()) {
      document_->mark_saved();
      opening_.recovered_steps = 0;
    }
  } else if (bytes != on_disk_) {
    opening_.was_changed_outside = true;
    bring_in(bytes, 0);
  }
  record(0);
}

// ---- The doors ----

Result<void> OpenCase::apply(const Result<Command>& command, std::int64_t now_ms) {
  if (opening_.is_read_only) return read_only_error();
  if (!command.ok()) return command.error();
  Result<void> done = document_->apply(*command, now_ms);
  record(now_ms);
  return done;
}

Result<void> OpenCase::replace_text(std::size_t begin, std::size_t end, std::string_view inserted,
                                    std::string name, std::string merge_key, std::int64_t now_ms) {
  if (opening_.is_read_only) return read_only_error();
  Result<void> done =
      document_->replace_text(begin, end, inserted, std::move(name), std::move(merge_key), now_ms);
  record(now_ms);
  return done;
}

std::optional<std::string> OpenCase::undo(std::int64_t now_ms) {
  if (opening_.is_read_only) return std::nullopt;
  auto place = document_->undo();
  record(now_ms);
  return place;
}

std::optional<std::string> OpenCase::redo(std::int64_t now_ms) {
  if (opening_.is_read_only) return std::nullopt;
  auto place = document_->redo();
  record(now_ms);
  return place;
}

void OpenCase::record(std::int64_t now_ms) {
  const std::vector<DocumentEvent> events = document_->take_events();
  if (events.empty()) return;
  last_edit_ms_ = now_ms;
  follow_conflicts();
  if (!journal_) return;
  if (const auto added = journal_->add(events); !added.ok()) {
    journal_failed_ = true;
    problem_ = added.error().message;
    last_try_ms_ = now_ms;
    return;
  }
  if (journal_failed_) problem_.clear();
  journal_failed_ = false;
  if (unsynced_since_ms_ < 0) unsynced_since_ms_ = now_ms;
}

void OpenCase::follow_conflicts() {
  if (conflicts_.empty()) return;
  const TextEdit edit = difference(conflict_text_, document_->text());
  const std::size_t end = edit.at + edit.removed.size();
  for (Conflict& conflict : conflicts_) {
    if (end <= conflict.begin) {
      conflict.begin = conflict.begin + edit.inserted.size() - edit.removed.size();
      conflict.end = conflict.end + edit.inserted.size() - edit.removed.size();
    } else if (edit.at < conflict.end) {
      // What was written here is what somebody is choosing about: it is written on.
      conflict.end = std::max(conflict.end, end) + edit.inserted.size() - edit.removed.size();
      conflict.begin = std::min(conflict.begin, edit.at);
      conflict.ours = document_->text().substr(conflict.begin, conflict.end - conflict.begin);
    }
  }
  conflict_text_ = document_->text();
}

void OpenCase::tick(std::int64_t now_ms, const std::string& date) {
  if (opening_.is_read_only) return;
  if (journal_ && (unsynced_since_ms_ >= 0 || journal_failed_)) {
    const bool is_due =
        journal_failed_ ? now_ms - last_try_ms_ >= kRetryMs : now_ms - unsynced_since_ms_ >= kSyncMs;
    if (is_due) {
      if (const auto synced = journal_->sync(); synced.ok()) {
        if (journal_failed_) problem_.clear();
        journal_failed_ = false;
        unsynced_since_ms_ = -1;
      } else {
        journal_failed_ = true;
        problem_ = synced.error().message;
        last_try_ms_ = now_ms;
      }
    }
  }
  if (last_look_ms_ < 0 || now_ms - last_look_ms_ >= kLookMs) {
    last_look_ms_ = now_ms;
    static_cast<void>(look_outside(now_ms));
  }
  const bool may_save = !document_->is_saved() && conflicts_.empty() && document_->reading().is_whole() &&
                        opening_.recovered_steps == 0;
  const std::int64_t since = save_failed_ ? now_ms - last_try_ms_ : now_ms - last_edit_ms_;
  if (may_save && since >= (save_failed_ ? kRetryMs : kAutosaveMs)) static_cast<void>(save(now_ms, date));
}

std::int64_t OpenCase::next_tick_in(std::int64_t now_ms) const {
  if (opening_.is_read_only) return -1;
  if (unsynced_since_ms_ >= 0) return std::max<std::int64_t>(0, kSyncMs - (now_ms - unsynced_since_ms_));
  if (journal_failed_ || save_failed_) return kRetryMs;
  if (!document_->is_saved()) return std::max<std::int64_t>(0, kAutosaveMs - (now_ms - last_edit_ms_));
  return kLookMs;
}

void OpenCase::accept_recovery() {
  opening_.recovered_steps = 0;
}

void OpenCase::decline_recovery(std::int64_t now_ms) {
  for (std::size_t steps = opening_.recovered_steps; steps > 0 && document_->undo(); --steps) {
  }
  opening_.recovered_steps = 0;
  record(now_ms);
}

// ---- Saving ----

Result<void> OpenCase::save(std::int64_t now_ms, const std::string& date) {
  if (opening_.is_read_only) return read_only_error();
  const auto fail = [&](Error error) -> Result<void> {
    save_failed_ = true;
    problem_ = error.message;
    last_try_ms_ = now_ms;
    return error;
  };
  // Nothing is written over that we have not seen. A file that is gone is written again.
  if (!look_outside(now_ms) && disk_.exists(path_)) {
    return fail({ErrorCode::unreadable, "Het bestand '" + path_ + "' is niet meer te lezen.", path_});
  }
  if (!conflicts_.empty()) {
    return Error{
        ErrorCode::mismatch,
        "Het bestand is buiten dit venster veranderd op plaatsen die ook hier veranderd zijn. Kies eerst "
        "wat er moet staan.",
        path_};
  }
  if (document_->is_saved() && on_disk_ == document_->text() && disk_.exists(path_)) return {};
  const std::string before = on_disk_;
  const std::string text(document_->text());
  if (auto saved = save_atomically(disk_, path_, text); !saved.ok()) return fail(saved.error());
  if (before != text) static_cast<void>(put_aside(before, {}, date));
  on_disk_ = text;
  save_failed_ = false;
  if (!journal_failed_) problem_.clear();
  saved_date_ = date;
  document_->mark_saved();
  if (journal_) {
    const auto told = journal_->add_on_disk(text);
    const auto synced = told.ok() ? journal_->sync() : told;
    if (!synced.ok()) {
      journal_failed_ = true;
      problem_ = synced.error().message;
    }
  }
  record(last_edit_ms_);
  return {};
}

Result<void> OpenCase::save_copy(const std::string& path) {
  return save_atomically(disk_, path, document_->text());
}

Result<void> OpenCase::move_journal(const std::string& folder) {
  if (opening_.is_read_only) return read_only_error();
  if (auto made = disk_.make_folder(folder); !made.ok()) return made;
  auto file = disk_.open_journal(folder + "/journal");
  if (!file.ok()) return file.error();
  // The new one begins with what the file holds, and everything since as one step.
  Result<EditJournalWriter> writer = EditJournalWriter::create(std::move(*file), on_disk_);
  if (!writer.ok()) return writer.error();
  DocumentEvent event;
  event.step.name = "journal.moved";
  event.step.edits.push_back({difference(on_disk_, document_->text())});
  if (auto added = writer->add({event}); !added.ok()) return added;
  if (auto synced = writer->sync(); !synced.ok()) return synced;
  journal_.emplace(std::move(*writer));
  folder_ = folder;
  journal_failed_ = false;
  problem_.clear();
  unsynced_since_ms_ = -1;
  return {};
}

Safety OpenCase::safety() const {
  if (opening_.is_read_only) return Safety::read_only;
  const bool is_saved = document_->is_saved();
  if (journal_failed_ && !is_saved) return Safety::journal_failed;
  if (save_failed_ && !is_saved) return Safety::save_failed;
  if (!conflicts_.empty()) return Safety::conflict;
  if (is_saved) return Safety::saved;
  return document_->reading().is_whole() ? Safety::journaled : Safety::unreadable;
}

// ---- Changed outside ----

bool OpenCase::look_outside(std::int64_t now_ms) {
  Result<std::string> bytes = disk_.read(path_);
  if (!bytes.ok()) return false;
  if (*bytes == on_disk_) return true;
  bring_in(*bytes, now_ms);
  record(now_ms);
  return true;
}

void OpenCase::bring_in(const std::string& theirs, std::int64_t now_ms) {
  const std::string ours(document_->text());
  Merged merged = merge_texts(on_disk_, ours, theirs);
  if (merged.conflicts.empty() && document_->reading().is_whole() &&
      !read_text(path_, merged.text)->is_whole()) {
    // Each can be read and both together cannot: then they are in conflict as a whole.
    merged.text = ours;
    merged.conflicts = {{{}, on_disk_, ours, theirs, 0, ours.size()}};
  }
  static_cast<void>(document_->replace_text(0, ours.size(), merged.text, "file.changed_outside", {}, now_ms));
  // Only now: what was in conflict before has moved along with the step.
  follow_conflicts();
  conflicts_.insert(conflicts_.end(), merged.conflicts.begin(), merged.conflicts.end());
  conflict_text_ = document_->text();
  on_disk_ = theirs;
  if (document_->text() == theirs) {
    document_->mark_saved();
  } else {
    document_->forget_saved();
  }
  // With conflicts the base of the merge stays what it was, so that after a kill they are found again.
  if (journal_ && conflicts_.empty()) static_cast<void>(journal_->add_on_disk(theirs));
}

Result<void> OpenCase::settle(std::size_t conflict, bool take_theirs, std::int64_t now_ms) {
  if (conflict >= conflicts_.size())
    return Error{ErrorCode::invalid_input, "Dit conflict is er niet meer.", {}};
  const Conflict chosen = conflicts_[conflict];
  if (take_theirs) {
    if (document_->text().substr(chosen.begin, chosen.end - chosen.begin) != chosen.ours) {
      return Error{
          ErrorCode::invalid_input,
          "Deze plaats is intussen veranderd. Neem over wat je wilt houden en kies dan voor wat hier staat.",
          {}};
    }
    if (auto done = replace_text(chosen.begin, chosen.end, chosen.theirs, "conflict.settle", {}, now_ms);
        !done.ok()) {
      return done;
    }
  }
  conflicts_.erase(conflicts_.begin() + static_cast<std::ptrdiff_t>(conflict));
  if (journal_ && conflicts_.empty()) static_cast<void>(journal_->add_on_disk(on_disk_));
  return {};
}

// ---- Versions ----

std::vector<KeptVersion> OpenCase::versions() {
  std::vector<KeptVersion> result;
  if (folder_.empty()) return result;
  const std::string folder = folder_ + "/versies";
  for (const std::string& file : disk_.list(folder)) {
    // "2026-11-22T14-02-10Z 000012 naam.yaml"
    if (file.size() < 28 || file.substr(file.size() - 5) != ".yaml") continue;
    std::string date = file.substr(0, 20);
    date[13] = ':';
    date[16] = ':';
    const std::string name = file.size() > 33 ? file.substr(28, file.size() - 33) : std::string();
    result.push_back({folder + "/" + file, date, name});
  }
  std::reverse(result.begin(), result.end());
  return result;
}

Result<void> OpenCase::put_aside(const std::string& bytes, const std::string& name, const std::string& date) {
  if (folder_.empty()) return Error{ErrorCode::unwritable, "Er is geen map om versies in te bewaren.", {}};
  const std::string folder = folder_ + "/versies";
  if (auto made = disk_.make_folder(folder); !made.ok()) return made;
  std::string stamp = date.size() == 20 ? date : "0000-00-00T00-00-00Z";
  std::replace(stamp.begin(), stamp.end(), ':', '-');
  const std::vector<KeptVersion> kept = versions();
  std::string number = std::to_string(kept.size() + 1);
  for (const KeptVersion& version : kept) {
    const std::string other = base_name(version.path).substr(21, 6);
    if (std::all_of(other.begin(), other.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      number = std::to_string(std::max(std::stoul(number), std::stoul(other) + 1));
    }
  }
  number.insert(0, 6 - std::min<std::size_t>(6, number.size()), '0');
  if (auto written =
          disk_.write(folder + "/" + stamp + " " + number + " " + as_file_name(name) + ".yaml", bytes);
      !written.ok()) {
    return written;
  }
  // The oldest that nobody named make room.
  std::size_t unnamed = 0;
  for (const KeptVersion& version : versions()) {
    if (version.name.empty() && ++unnamed > kKeptVersions) disk_.remove(version.path);
  }
  return {};
}

Result<std::string> OpenCase::read_version(const KeptVersion& version) {
  return disk_.read(version.path);
}

Result<void> OpenCase::keep_version(const std::string& name, const std::string& date) {
  if (name.empty()) return Error{ErrorCode::invalid_input, "Geef de versie een naam.", {}};
  return put_aside(std::string(document_->text()), name, date);
}

Result<void> OpenCase::restore(const KeptVersion& version, std::int64_t now_ms) {
  Result<std::string> text = read_version(version);
  if (!text.ok()) return text.error();
  return replace_text(0, document_->text().size(), *text, "version.restore", {}, now_ms);
}

}  // namespace gesprek::editor
