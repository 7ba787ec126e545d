#pragma once
// Everything that is kept about the learners of one computer account. One object, used by one thread.
//
// Nothing here stops play: when the database cannot be opened or written, an attempt goes to a file beside
// it, and where that cannot be written either it stays in memory; every later store() and flush() tries
// again. What went wrong is told in words.
//
// Sources: design §3.7 (private, no name by default, view, export, delete, retention); delivery note, AVG
// (random 128-bit id, 12 months by default, erased at start; no byte of the id stays on disk).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/record/attempt.h"
#include "engine/record/database.h"
#include "engine/record/profile.h"
#include "engine/record/rows.h"

namespace gesprek::record {

inline constexpr int kDefaultMonths = 12;
inline constexpr int kLeastMonths = 1, kMostMonths = 60;
/// A backup is thrown away after so many days, a damaged database that was put aside too.
inline constexpr Day kDaysOfBackup = 30;

struct RecordsOptions {
  std::string folder;  // the profile; empty: nothing is kept, and every call says so
  Seconds now = 0;
  int busy_ms = 250;
  std::string vfs = {};  // for tests: another file layer of SQLite
};

enum class Kept : std::uint8_t {
  stored,   // in the database
  waiting,  // in a file, until the database takes it
  memory    // nowhere yet
};
struct StoreOutcome {
  Kept kept = Kept::stored;
  std::string message;  // for the person at the screen; empty when all is well
};

/// Of one case: how it stands for a learner.
struct CaseRecord {
  std::string case_id, case_title;
  std::size_t attempts = 0;
  std::optional<Attempt> last;  // the last finished one, or else the last
};

/// What is kept of a learner: for "Mijn gegevens" and exports.
struct LearnerData {
  Learner learner;
  std::vector<Attempt> attempts;  // by case, oldest first
  std::vector<PlanRow> plans;
  std::vector<std::string> session_files;  // names
  std::vector<std::string> damaged;        // in words: rows that are not shown
  int months = kDefaultMonths;
};

struct Erasure {
  std::size_t attempts = 0, files = 0;
  std::vector<std::string> left;  // in words: what could not be erased yet, and is tried again
};

class Records {
 public:
  /// Opens the profile: checks it, brings an older one up to date (after a copy), puts a damaged one aside,
  /// erases what is older than the learner wants, takes in attempts that waited. Never fails: is_open() and
  /// messages() say how it went.
  explicit Records(RecordsOptions options);

  [[nodiscard]] bool is_open() const { return database_.has_value(); }
  /// Why it is not open, in words; empty when it is.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// What a person has to know of opening it; taken by reading.
  [[nodiscard]] std::vector<std::string> take_messages();
  [[nodiscard]] const Profile& profile() const { return profile_; }
  void set_now(Seconds now) { options_.now = now; }

  // --- learners ---
  /// Oldest first; there is always the default one.
  [[nodiscard]] Result<std::vector<Learner>> learners();
  [[nodiscard]] Result<Learner> current();
  [[nodiscard]] Result<void> set_current(const RandomId& learner);
  [[nodiscard]] Result<Learner> add_learner(std::string_view alias);
  [[nodiscard]] Result<void> set_alias(const RandomId& learner, std::string_view alias);

  // --- attempts ---
  /// Keeps `attempt` of its learner, once, in one transaction. For one that is kept already only the own
  /// words are brought up to date.
  [[nodiscard]] StoreOutcome store(const Attempt& attempt);
  /// Tries again what waits. How many still do.
  std::size_t flush();
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

  // --- questions; a damaged row is left out, and `damaged` counts it where that is given ---
  [[nodiscard]] Result<std::vector<Attempt>> attempts(const RandomId& learner, std::string_view case_id,
                                                      std::size_t* damaged = nullptr);
  [[nodiscard]] Result<std::vector<CaseRecord>> cases(const RandomId& learner);
  [[nodiscard]] Result<std::vector<PlanRow>> plans(const RandomId& learner);
  [[nodiscard]] Result<Attempt> attempt(const RandomId& id);
  [[nodiscard]] Result<LearnerData> all_of(const RandomId& learner);

  // --- keeping and erasing ---
  [[nodiscard]] Result<int> months();
  /// 1 to 60. Gives how many attempts are older, and are erased when the profile is opened next: who chose by
  /// mistake can choose again.
  [[nodiscard]] Result<std::size_t> set_months(int months);
  /// Everything of this learner: rows, session files, waiting attempts, exports in the profile, backups and
  /// databases put aside; and no byte of it stays in the database's own files. Killed half-way, it is
  /// finished when the profile is opened again.
  [[nodiscard]] Result<Erasure> erase(const RandomId& learner);
  /// SQLite's own check, and every row against its sum. What is wrong, in words; empty: nothing.
  [[nodiscard]] Result<std::vector<std::string>> check();
  /// Closes the database; the next call opens it again.
  void close();

 private:
  struct Waiting {
    Attempt attempt;
    std::string path;  // of its file; empty: only in memory
  };

  // records_open.cpp
  void open();
  [[nodiscard]] Result<void> open_database();
  [[nodiscard]] Result<Database> open_checked(bool& is_damaged);
  [[nodiscard]] Result<void> back_up(Database& database, int version);
  [[nodiscard]] Result<void> put_aside();
  [[nodiscard]] Result<void> ensure_default();
  [[nodiscard]] Result<std::size_t> erase_old();
  void erase_old_files(int months);
  void take_in_waiting();
  [[nodiscard]] Result<Database*> database();
  [[nodiscard]] DatabaseOptions connection() const;

  // records_store.cpp
  [[nodiscard]] Result<void> store_now(const Attempt& attempt, bool may_make_learner);
  [[nodiscard]] Result<std::int64_t> learner_key(const RandomId& learner);
  [[nodiscard]] Result<void> plan_on(std::int64_t learner, const Attempt& attempt);

  // records_erase.cpp
  [[nodiscard]] Result<Erasure> finish_erasing(const RandomId& learner, bool is_default);
  void finish_all_erasing();
  [[nodiscard]] Result<bool> leave_no_traces();

  RecordsOptions options_;
  Profile profile_;
  std::optional<Database> database_;
  std::string problem_;
  std::vector<std::string> messages_;
  std::vector<Waiting> waiting_;
};

}  // namespace gesprek::record
