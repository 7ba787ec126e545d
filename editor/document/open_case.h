#pragma once
// A case that is open in the editor, with everything that keeps it from getting lost: the journal, the lock,
// atomic saving, kept versions, and what happened to the file meanwhile (hardening §6).
//
// What is promised: after any kill at most the last 2 s of typing are gone, and the file that was saved last
// can be read. Nothing is ever written over that this program has not seen.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/disk.h"
#include "editor/document/document.h"
#include "editor/document/journal.h"
#include "editor/document/merge.h"
#include "engine/base/result.h"

namespace gesprek::editor {

/// What the status line says. In the order of what matters most.
enum class Safety : std::uint8_t {
  read_only,       // somebody else writes in it
  journal_failed,  // what was typed is only in memory
  save_failed,     // it is in the journal, and the file could not be written
  conflict,        // changed here and outside in the same place: somebody has to choose
  unreadable,      // the YAML is broken: kept in the journal, not saved until it is mended
  journaled,       // kept in the journal, saved soon
  saved            // all of it is in the file
};

struct KeptVersion {
  std::string path;
  std::string date;  // "2026-11-22T14:02:10Z", when it was put aside
  std::string name;  // what somebody called it; empty: kept by itself
};

/// What was found when a case was opened.
struct Opening {
  bool is_read_only = false;
  std::string read_only_why;
  std::size_t recovered_steps = 0;  // of which the file knew nothing: the program ended before it was saved
  std::size_t torn_bytes = 0;       // cut off the end of the journal
  bool was_changed_outside = false;
  std::string problem;  // why there is no journal, in words
};

class OpenCase {
 public:
  /// How long after the last edit the file is saved by itself, and how long the medium may wait.
  static constexpr std::int64_t kAutosaveMs = 4000;
  static constexpr std::int64_t kSyncMs = 1000;
  static constexpr std::size_t kKeptVersions = 50;

  /// Opens scenario.yaml at `path`. `state_folder`: where journals and versions are kept. `disk` must outlive
  /// it. Fails only when the file cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<OpenCase>> open(const std::string& path,
                                                              const std::string& state_folder, Disk& disk);

  [[nodiscard]] Document& document() { return *document_; }
  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// For the other files of the case.
  [[nodiscard]] Disk& disk() { return disk_; }
  [[nodiscard]] const Opening& opening() const { return opening_; }

  /// Whether such a file stands beside it.
  [[nodiscard]] bool has_beside(const std::string& name);
  /// Another file of the same case, kept as safely; made with `first_text` when it is not there.
  [[nodiscard]] Result<std::unique_ptr<OpenCase>> open_beside(const std::string& name,
                                                              const std::string& first_text);

  /// The doors to the document: refused when it is read-only, and journaled at once.
  [[nodiscard]] Result<void> apply(const Result<Command>& command, std::int64_t now_ms);
  [[nodiscard]] Result<void> replace_text(std::size_t begin, std::size_t end, std::string_view inserted,
                                          std::string name, std::string merge_key, std::int64_t now_ms);
  std::optional<std::string> undo(std::int64_t now_ms);
  std::optional<std::string> redo(std::int64_t now_ms);

  /// To be called every second or so, and when the window has been away: makes the journal durable, saves by
  /// itself, looks whether the file was changed outside. `date` as in KeptVersion.
  void tick(std::int64_t now_ms, const std::string& date);
  /// When tick wants to be called next, in ms from now; negative: not before something happens.
  [[nodiscard]] std::int64_t next_tick_in(std::int64_t now_ms) const;

  /// What was recovered stays (saved when asked, or with the next edit's autosave), or is undone: redo brings
  /// it back. Until one of them nothing is saved by itself.
  void accept_recovery();
  void decline_recovery(std::int64_t now_ms);

  /// Saves now. What was changed outside is brought in first; with a conflict nothing is written.
  [[nodiscard]] Result<void> save(std::int64_t now_ms, const std::string& date);
  /// Writes a copy elsewhere, whatever state all is in.
  [[nodiscard]] Result<void> save_copy(const std::string& path);
  /// Goes on with a journal in another folder (another disk) when this one cannot be written.
  [[nodiscard]] Result<void> move_journal(const std::string& folder);

  [[nodiscard]] Safety safety() const;
  /// In words, where something is wrong; empty when all is well.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const std::string& saved_date() const { return saved_date_; }

  /// Both changed it; what stands in the document is what was written here.
  [[nodiscard]] const std::vector<Conflict>& conflicts() const { return conflicts_; }
  /// Puts `text` where a conflict is, and settles it.
  [[nodiscard]] Result<void> settle(std::size_t conflict, bool take_theirs, std::int64_t now_ms);

  /// Newest first.
  [[nodiscard]] std::vector<KeptVersion> versions();
  [[nodiscard]] Result<std::string> read_version(const KeptVersion& version);
  /// Puts the text as it is aside, under a name.
  [[nodiscard]] Result<void> keep_version(const std::string& name, const std::string& date);
  /// The document becomes that version, as a step that can be undone.
  [[nodiscard]] Result<void> restore(const KeptVersion& version, std::int64_t now_ms);

 private:
  OpenCase(std::string path, Disk& disk) : path_(std::move(path)), disk_(disk) {}
  void open_journal(const std::string& bytes);
  void record(std::int64_t now_ms);
  void follow_conflicts();
  /// Looks at the file; brings in what was changed there. Returns false when it cannot be read.
  bool look_outside(std::int64_t now_ms);
  void bring_in(const std::string& theirs, std::int64_t now_ms);
  Result<void> put_aside(const std::string& bytes, const std::string& name, const std::string& date);

  std::string path_;
  Disk& disk_;
  std::string state_folder_;  // of all cases; empty: nothing is kept
  std::string folder_;        // of this case, in the state folder; empty: nothing is kept
  std::unique_ptr<FileLock> lock_;
  std::unique_ptr<Document> document_;
  std::optional<EditJournalWriter> journal_;
  std::string on_disk_;  // what the file holds, as far as we know
  Opening opening_;
  std::vector<Conflict> conflicts_;
  std::string problem_, saved_date_;
  bool save_failed_ = false, journal_failed_ = false;
  std::int64_t last_edit_ms_ = 0, unsynced_since_ms_ = -1, last_look_ms_ = -1, last_try_ms_ = -1;
  std::string conflict_text_;  // in which the places of the conflicts count
};

}  // namespace gesprek::editor
