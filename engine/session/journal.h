#pragma once
// The session file (format 5.21): an append-only list of what the learner did, by ids, so that a session that
// was killed goes on at its last confirmed input, also after the case was edited.
//
// Layout, little-endian: "GSPRKJ" · version (u16) · records. A record is the size of its payload (u32), the
// CRC32C of number and payload (u32), its number from 0 (u32), its payload. The first payload byte is the
// kind: header (Program hash, seed, scenario id, path, what hooks did at the start), input (a check, the
// input's text, what hooks did), rewind (how many inputs stay), adopted (the hash of an edited Program that
// the session goes on with), remark (what the learner said about the conversation, once it was over: it is no
// part of the session and plays no role in it). There is no snapshot beside it: 2,000 inputs are played again
// in less time than one of them takes to reach the disk.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/hash.h"
#include "engine/base/result.h"
#include "engine/session/append_file.h"
#include "engine/session/session.h"

namespace gesprek::session {

inline constexpr std::uint16_t kJournalVersion = 1;
inline constexpr std::size_t kMostJournalBytes = 256U * 1024 * 1024;
inline constexpr std::size_t kMostRecordBytes = 16U * 1024 * 1024;

struct JournalHeader {
  Hash128 program;
  std::uint64_t seed = 0;
  std::string scenario_id;
  std::string scenario_path;  // as the front end found it; only to find it again
  std::string hooks;          // what hooks did at the start (hook_codec.h); empty: nothing
};

struct JournalInput {
  std::string text;  // as format_input writes it
  /// Of a choice without an id of its own: the CRC32C of what it says, because its name is only its place and
  /// an edited case may have another choice there. 0 for everything else.
  std::uint32_t check = 0;
  std::string hooks;  // what hooks did (hook_codec.h); empty: nothing
};

/// What the learner said about the conversation as it stood: an own estimate before the results were shown,
/// or an answer to a question of the debrief.
enum class RemarkKind : std::uint8_t { estimate, answer };
struct Remark {
  RemarkKind kind = RemarkKind::estimate;
  std::string about;  // id of a criterion or family; of a question
  std::string text;   // id of a band; the learner's own words
};

/// What a journal says: the inputs that stand, with rewinds carried out.
struct JournalContents {
  JournalHeader header;
  Hash128 program;  // the one it was played on last
  std::vector<JournalInput> inputs;
  /// Inputs that were first taken on an earlier version of the case: what hooks did there is not what they
  /// would do now, so they are asked again. The start counts as such too when this is not 0 or `adopted`.
  std::size_t inputs_before_adoption = 0;
  bool adopted = false;
  /// In order; a later one about the same replaces nothing, the reader takes the last. An input or a rewind
  /// after them takes them away: they were about another conversation.
  std::vector<Remark> remarks;
  std::uint32_t records = 0;  // valid ones, the header included
  std::size_t valid_bytes = 0;
  std::size_t torn_bytes = 0;  // after them: a record that was cut off or damaged, and all that follows it
};

/// Reads the valid beginning of `bytes`. Fails with invalid_format when it is no journal, or none whose
/// header is whole, and with wrong_version. Takes time linear in the bytes, never throws.
[[nodiscard]] Result<JournalContents> read_journal(std::string_view bytes);

/// Whether `bytes` are what a kill leaves of a journal whose header was never confirmed (nothing, or a part
/// of it): a new journal may take its place.
[[nodiscard]] bool is_unstarted_journal(std::string_view bytes);

/// Adds to a session file. Every call is durable when it returns without an Error. When one fails (full
/// disk, unplugged stick) its record is kept and goes first with the next call or flush(), so that the file
/// never has a gap; the front end says so and goes on.
class JournalWriter {
 public:
  /// Starts a journal in `file`, which must be empty or unstarted; a file that holds a session (or something
  /// else) is refused with mismatch.
  [[nodiscard]] static Result<JournalWriter> create(std::unique_ptr<AppendFile> file,
                                                    const JournalHeader& header);
  /// Goes on with the journal in `file`: reads it into `contents`, and cuts off a torn tail.
  [[nodiscard]] static Result<JournalWriter> reopen(std::unique_ptr<AppendFile> file,
                                                    JournalContents& contents);

  /// The input that `session` took last. To be called before its next offer is shown.
  [[nodiscard]] Result<void> confirm(const Session& session);
  /// Input number `input` (from 0) of `session`.
  [[nodiscard]] Result<void> confirm(const Session& session, std::size_t input);
  /// The session went back to its first `input_count` inputs.
  [[nodiscard]] Result<void> rewind(std::size_t input_count);
  /// The session goes on with the edited `program` from its first `input_count` inputs.
  [[nodiscard]] Result<void> adopt(const Hash128& program, std::size_t input_count);
  /// What the learner said about the conversation, after its last input.
  [[nodiscard]] Result<void> remark(const Remark& remark);
  /// Tries once more to write what could not be written.
  [[nodiscard]] Result<void> flush();
  /// Bytes that are not confirmed; 0 unless a call failed.
  [[nodiscard]] std::size_t pending_bytes() const { return pending_.size(); }

 private:
  explicit JournalWriter(std::unique_ptr<AppendFile> file) : file_(std::move(file)) {}
  [[nodiscard]] Result<void> add(std::string_view payload);

  std::unique_ptr<AppendFile> file_;
  std::string pending_;
  std::uint64_t confirmed_ = 0;  // bytes that are known to be on the medium
  std::uint32_t next_ = 0;       // number of the next record
  bool may_hold_more_ = false;   // a failed call may have left bytes after them
};

/// How far a journal was replayed.
struct ResumeReport {
  std::size_t replayed = 0;
  std::size_t total = 0;
  bool program_changed = false;  // the case was edited since
  std::size_t torn_bytes = 0;    // cut off the end of the file
  std::string first_misfit;      // the first input that did not fit; empty when all did
  std::string why;               // in a Dutch sentence
  [[nodiscard]] bool is_whole() const { return replayed == total; }
};
struct Resumed {
  Session session;
  ResumeReport report;
};

/// The header of a journal for `session`.
[[nodiscard]] JournalHeader header_for(const Session& session, std::string scenario_path);

/// Plays the inputs of `contents` on `program`, as far as they fit. What hooks did is taken from the journal,
/// as long as it is the same version of the case. Fails with mismatch when the journal belongs to another
/// scenario id. Where it stopped early the front end asks, and then calls JournalWriter::adopt with
/// `report.replayed`.
[[nodiscard]] Result<Resumed> resume(const program::Program& program, const JournalContents& contents,
                                     program::Hooks* hooks = nullptr);

}  // namespace gesprek::session
