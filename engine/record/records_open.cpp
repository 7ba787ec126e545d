// Opening a profile: whatever state it was left in, it ends open and whole, or told in words.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/base/file_source.h"
#include "engine/record/queries.h"
#include "engine/record/records.h"
#include "engine/record/schema.h"

namespace gesprek::record {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostPending = 32UL * 1024 * 1024;

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// "20261122T143000Z": a moment in the name of a file.
std::string stamp(Seconds now) {
  std::string out = time_text(now);
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == '-' || c == ':'; }), out.end());
  return out;
}

std::string free_path(const std::string& base, const std::string& ending) {
  std::string path = base + ending;
  std::error_code problem;
  for (int i = 2; fs::exists(path, problem) && i < 10000; ++i) path = base + "-" + std::to_string(i) + ending;
  return path;
}

/// A header that SQLite would take for a file of another kind (read-only, or a later format), and that it
/// never writes itself: bytes 18 and 19 are 1 or 2 (SQLite's file format, §1.3).
bool has_strange_header(const std::string& path) {
  char header[20] = {};
  std::ifstream in(path, std::ios::binary);
  in.read(header, sizeof header);
  if (in.gcount() != sizeof header) return false;
  return header[18] < 1 || header[18] > 2 || header[19] < 1 || header[19] > 2;
}

/// Whether a failure while opening says that the bytes are wrong. A mistake in SQL of ours, on tables of
/// ours, is one that the file made.
bool says_damage(const Error& error) {
  return error.code == ErrorCode::invalid_format || error.code == ErrorCode::internal;
}

}  // namespace

DatabaseOptions Records::connection() const {
  return {OpenAs::existing_or_new, options_.busy_ms, options_.vfs};
}

Records::Records(RecordsOptions options) : options_(std::move(options)), profile_{options_.folder} {
  open();
}

std::vector<std::string> Records::take_messages() {
  std::vector<std::string> out;
  out.swap(messages_);
  return out;
}

void Records::close() {
  database_.reset();
  problem_ = "De gegevens zijn gesloten.";
}

Result<Database*> Records::database() {
  if (!database_) open();
  if (!database_) return Error{ErrorCode::unwritable, problem_, profile_.folder};
  return &*database_;
}

void Records::open() {
  if (profile_.folder.empty()) {
    problem_ = "Er is geen persoonlijke map bekend, dus er wordt niets bewaard.";
    return;
  }
  Result<void> opened = open_database();
  if (!opened) {
    database_.reset();
    problem_ = opened.error().message;
    return;
  }
  problem_.clear();
  finish_all_erasing();
  const Result<std::size_t> erased = erase_old();
  if (!erased) {
    messages_.push_back("Wat ouder is dan je bewaartermijn kon nu niet worden gewist: " +
                        erased.error().message);
  } else if (*erased > 0) {
    messages_.push_back(*erased == 1 ? "E\xC3\xA9n poging was ouder dan je bewaartermijn en is gewist."
                                     : std::to_string(*erased) +
                                           " pogingen waren ouder dan je bewaartermijn en zijn gewist.");
  }
  take_in_waiting();
  // What lies in the log is brought into the file, so that nothing hangs on a second file.
  static_cast<void>(database_->empty_log());
}

Result<void> Records::open_database() {
  Result<void> made = make_own_folder(profile_.folder);
  if (!made) return made;
  for (int tries = 0;; ++tries) {
    std::error_code problem;
    if (!fs::exists(profile_.database(), problem)) {
      // Made here, so that it is the owner's only from its first byte on; SQLite gives its -wal the same.
      std::ofstream(profile_.database(), std::ios::binary | std::ios::app);
    }
    fs::permissions(profile_.database(), fs::perms::owner_read | fs::perms::owner_write, problem);
    bool is_damaged = false;
    Result<Database> opened = open_checked(is_damaged);
    if (opened) {
      database_.emplace(std::move(opened.value()));
      return ensure_default();
    }
    if (!is_damaged || tries > 0) return opened.error();
    const Result<void> moved = put_aside();
    if (!moved) return moved;
  }
}

Result<Database> Records::open_checked(bool& is_damaged) {
  const auto fail = [&](const Error& error) {
    is_damaged = says_damage(error);
    return error;
  };
  if (has_strange_header(profile_.database())) {
    return fail({ErrorCode::invalid_format, "De gegevens zijn beschadigd.", {}});
  }
  Result<Database> database = Database::open(profile_.database(), connection());
  if (!database) return fail(database.error());
  const Result<int> version = database->version();
  if (!version) return fail(version.error());
  if (*version > kSchemaVersion) {
    return Error{
        ErrorCode::wrong_version,
        "De gegevens zijn van een nieuwere Gesprekslab; deze laat ze ongemoeid. Wat je nu oefent wordt "
        "apart bewaard.",
        profile_.database()};
  }
  const Result<std::string> wrong = database->check();
  if (!wrong) return fail(wrong.error());
  if (!wrong->empty()) return fail({ErrorCode::invalid_format, "De gegevens zijn beschadigd.", *wrong});
  if (*version < 0) return fail({ErrorCode::invalid_format, "De gegevens zijn beschadigd.", {}});
  const Result<void> log = database->use_log();
  if (!log) return fail(log.error());
  if (*version > 0 && *version < kSchemaVersion) {
    const Result<void> copied = back_up(*database, *version);
    if (!copied) {
      if (says_damage(copied.error())) return fail(copied.error());
      return Error{
          copied.error().code,
          "De gegevens zijn van een oudere Gesprekslab, en er kon geen reservekopie worden gemaakt: " +
              copied.error().message + " Er is niets veranderd.",
          copied.error().context};
    }
  }
  const Result<void> migrated = migrate(*database, *version);
  if (!migrated) return fail(migrated.error());
  const Result<std::string> should = expected_schema();
  if (!should) return should.error();
  const Result<std::string> schema = schema_text(*database);
  if (!schema) return fail(schema.error());
  if (*schema != *should) {
    return fail({ErrorCode::invalid_format, "De gegevens zijn beschadigd.", "other tables"});
  }
  return database;
}

Result<void> Records::back_up(Database& database, int version) {
  Result<void> made = make_own_folder(profile_.backups());
  if (!made) return made;
  const std::string base =
      profile_.backups() + "/gegevens-versie-" + std::to_string(version) + "-" + stamp(options_.now);
  const std::string path = free_path(base, ".sqlite");
  const std::string fresh = path + ".nieuw";
  static_cast<void>(remove_path(fresh));
  std::ofstream(fresh, std::ios::binary | std::ios::app);
  std::error_code problem;
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, problem);
  const Result<void> copied = database.copy_to(fresh, connection());
  if (!copied) {
    static_cast<void>(remove_path(fresh));
    return copied;
  }
  fs::rename(fresh, path, problem);
  if (problem)
    return Error{ErrorCode::unwritable, "De reservekopie kreeg haar naam niet.", problem.message()};
  return {};
}

Result<void> Records::put_aside() {
  database_.reset();
  Result<void> made = make_own_folder(profile_.aside());
  if (!made) return made;
  const std::string to =
      free_path(profile_.aside() + "/gegevens-beschadigd-" + stamp(options_.now), ".sqlite");
  std::error_code problem;
  fs::rename(profile_.database(), to, problem);
  if (problem) {
    return Error{ErrorCode::unwritable,
                 "De gegevens zijn beschadigd en konden niet apart worden gezet. Je kunt gewoon oefenen.",
                 problem.message()};
  }
  for (const char* beside : {"-wal", "-shm"}) {
    fs::rename(profile_.database() + beside, to + beside, problem);  // often there is none
  }
  messages_.push_back(
      "Je voortgang was beschadigd en kon niet worden gelezen. Het bestand is niet weggegooid: het staat "
      "als " +
      to + ". Er is een nieuw, leeg begin gemaakt.");
  return {};
}

Result<void> Records::ensure_default() {
  Result<Transaction> transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  {
    Result<Statement> select = database_->prepare(queries::kLearners);
    if (!select) return select.error();
    for (;;) {
      const Result<bool> row = select->step();
      if (!row) return row.error();
      if (!*row) break;
      if (read_learner(*select).value.is_default) return {};
    }
    Result<Statement> erasing = database_->prepare(queries::kErasing);
    if (!erasing) return erasing.error();
    for (;;) {
      const Result<bool> row = erasing->step();
      if (!row) return row.error();
      if (!*row) break;
      if (erasing->integer(1) != 0) return {};  // made when that is done
    }
  }
  const Result<void> made = insert_learner(*database_, {random_id(), "", options_.now, true});
  if (!made) return made;
  return transaction->commit();
}

Result<std::size_t> Records::erase_old() {
  if (options_.now <= 0) return std::size_t{0};
  const Result<int> kept = months();
  if (!kept) return kept.error();
  const Day today = day_of(options_.now);
  std::size_t erased = 0;
  {
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return transaction.error();
    Result<Statement> attempts = database_->prepare(queries::kOldAttempts);
    if (!attempts) return attempts.error();
    Result<void> done = attempts->bind(1, add_months(today, -*kept) * kSecondsOfDay).run();
    if (!done) return done.error();
    erased = static_cast<std::size_t>(database_->changes());
    // A case that somebody did not come back to for a year after it was due is let go.
    Result<Statement> plans = database_->prepare(queries::kOldPlans);
    if (!plans) return plans.error();
    done = plans->bind(1, add_months(today, -12)).run();
    if (done && erased > 0) done = write_setting(*database_, "traces", "1");
    if (done) done = transaction->commit();
    if (!done) return done.error();
  }
  erase_old_files(*kept);
  const Result<std::string> traces = read_setting(*database_, "traces", "");
  if (traces && !traces->empty()) static_cast<void>(leave_no_traces());
  return erased;
}

void Records::erase_old_files(int months) {
  const Seconds oldest = add_months(day_of(options_.now), -months) * kSecondsOfDay;
  const Seconds oldest_backup = (day_of(options_.now) - kDaysOfBackup) * kSecondsOfDay;
  const auto sweep = [](const std::vector<std::string>& files, Seconds before, std::string_view ending) {
    for (const std::string& file : files) {
      if (!ends_with(file, ending)) continue;
      const Seconds at = written_at(file);
      if (at != 0 && at < before) static_cast<void>(remove_path(file));  // tried again at the next start
    }
  };
  sweep(files_in(profile_.sessions()), oldest, ".gesprek-sessie");
  for (const std::string& folder : folders_in(profile_.sessions())) {
    sweep(files_in(folder), oldest, ".gesprek-sessie");
  }
  sweep(files_in(profile_.exports()), oldest, "");
  sweep(files_in(profile_.aside()), oldest, "");
  sweep(files_in(profile_.backups()), oldest_backup, "");
}

void Records::take_in_waiting() {
  const DiskFiles files;
  for (const std::string& path : files_in(profile_.pending())) {
    if (!ends_with(path, ".poging")) {
      static_cast<void>(remove_path(path));  // half a file, from a kill while it was written
      continue;
    }
    if (std::any_of(waiting_.begin(), waiting_.end(), [&](const Waiting& one) { return one.path == path; })) {
      continue;
    }
    const Result<std::string> bytes = files.read(path, kMostPending);
    Result<Attempt> attempt = bytes ? read_attempt(*bytes) : Result<Attempt>(bytes.error());
    if (attempt) {
      waiting_.push_back({std::move(attempt.value()), path});
      continue;
    }
    if (attempt.error().code == ErrorCode::wrong_version) continue;  // a newer program will read it
    std::error_code problem;
    const Result<void> made = make_own_folder(profile_.aside());
    const std::string to =
        free_path(profile_.aside() + "/poging-beschadigd-" + stamp(options_.now), ".poging");
    if (made) fs::rename(path, to, problem);
    messages_.push_back(
        "Een poging die nog bij je voortgang moest komen was niet te lezen. Het bestand is niet "
        "weggegooid.");
  }
  std::vector<Waiting> still;
  for (Waiting& one : waiting_) {
    // Whoever it was of may be gone with a damaged database: then that learner is there again.
    const Result<void> stored = store_now(one.attempt, true);
    if (!stored) {
      still.push_back(std::move(one));
    } else if (!one.path.empty()) {
      static_cast<void>(remove_path(one.path));  // stored twice is stored once: it has an id
    }
  }
  waiting_.swap(still);
}

}  // namespace gesprek::record
