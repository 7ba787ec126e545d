#pragma once
// The journal of one case that is being written: every step, undo and redo as it happens, so that a program
// that was killed goes on where it was, with its history (hardening §6).
//
// Layout, little-endian: "GSPRKE" · version (u16) · records. A record is the size of its payload (u32), the
// CRC32C of number and payload (u32), its number from 0 (u32), its payload. The first payload byte is the
// kind. The first record is the text that all began with; a later text record says what the file on disk
// holds since then. A tail that was cut off or damaged is left out, and said.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/document.h"
#include "engine/base/result.h"
#include "engine/session/append_file.h"

namespace gesprek::editor {

inline constexpr std::uint16_t kEditJournalVersion = 1;
inline constexpr std::size_t kMostEditJournalBytes = std::size_t{256} * 1024 * 1024;

struct EditJournal {
  std::string first;    // the text that the events begin with
  std::string on_disk;  // what the file held when the two last met: the base of a merge
  std::vector<DocumentEvent> events;
  std::uint32_t records = 0;
  std::size_t valid_bytes = 0;
  std::size_t torn_bytes = 0;
};

/// Reads the valid beginning of `bytes`. Fails with invalid_format when it is no journal or its first record
/// is not whole, and with wrong_version. Never throws.
[[nodiscard]] Result<EditJournal> read_edit_journal(std::string_view bytes);

class EditJournalWriter {
 public:
  /// Starts anew in `file`, whatever it holds, with `text`, which is what the case's file holds.
  [[nodiscard]] static Result<EditJournalWriter> create(std::unique_ptr<session::AppendFile> file,
                                                        std::string_view text);
  /// Goes on behind `journal`, as it was read from `file`.
  [[nodiscard]] static Result<EditJournalWriter> reopen(std::unique_ptr<session::AppendFile> file,
                                                        const EditJournal& journal);

  /// Hands the events to the file. They survive a kill from here on, and a power cut after sync(). When it
  /// fails (full disk) they are kept, and go first the next time.
  [[nodiscard]] Result<void> add(const std::vector<DocumentEvent>& events);
  /// From here on the case's file holds `text`, which is not the document's.
  [[nodiscard]] Result<void> add_on_disk(std::string_view text);
  [[nodiscard]] Result<void> sync();
  [[nodiscard]] bool needs_sync() const { return needs_sync_; }
  [[nodiscard]] std::size_t pending_bytes() const { return pending_.size(); }
  [[nodiscard]] std::uint64_t bytes() const { return written_; }

 private:
  explicit EditJournalWriter(std::unique_ptr<session::AppendFile> file) : file_(std::move(file)) {}
  void queue(std::string_view payload);
  [[nodiscard]] Result<void> flush();

  std::unique_ptr<session::AppendFile> file_;
  std::string pending_;
  std::uint64_t written_ = 0;
  std::uint32_t next_ = 0;
  bool needs_sync_ = false;
  bool may_hold_more_ = false;
};

}  // namespace gesprek::editor
