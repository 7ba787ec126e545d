#include "engine/record/database.h"

#include <sqlite3.h>

#include <utility>

namespace gesprek::record {

namespace {

/// What a result code means to the person at the screen.
Error error_of(int code, sqlite3* connection) {
  const std::string technical = connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  switch (code & 0xFF) {
    case SQLITE_FULL: return {ErrorCode::unwritable, "De schijf is vol.", technical};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return {ErrorCode::unwritable, "De gegevens zijn hier alleen te lezen.", technical};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::locked, "Een ander venster of programma gebruikt de gegevens nu.", technical};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorCode::invalid_format, "De gegevens zijn beschadigd.", technical};
    case SQLITE_CANTOPEN:
      return {ErrorCode::unwritable, "De gegevens kunnen niet worden geopend.", technical};
    case SQLITE_IOERR:
      return {ErrorCode::unwritable, "Lezen of schrijven op de schijf lukt niet.", technical};
    case SQLITE_TOOBIG: return {ErrorCode::over_limit, "Dit is te groot om te bewaren.", technical};
    case SQLITE_NOMEM: return {ErrorCode::over_limit, "Er is te weinig geheugen.", technical};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::mismatch, "Dit past niet bij wat er al bewaard is.", technical};
    default: return {ErrorCode::internal, "Met de gegevens ging iets mis (" + technical + ").", technical};
  }
}

}  // namespace

// --- Statement ---

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      bound_(other.bound_) {}

Statement::~Statement() {
  sqlite3_finalize(statement_);  // its result repeats what step() gave
}

Statement& Statement::bind(int place, std::int64_t value) {
  bound_ |= sqlite3_bind_int64(statement_, place, value);
  return *this;
}

Statement& Statement::bind(int place, const std::optional<std::int32_t>& value) {
  bound_ |= value ? sqlite3_bind_int(statement_, place, *value) : sqlite3_bind_null(statement_, place);
  return *this;
}

Statement& Statement::bind_text(int place, std::string_view value) {
  const char* const from = value.empty() ? "" : value.data();  // a null pointer would be NULL
  bound_ |= sqlite3_bind_text64(statement_, place, from, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_blob(int place, std::string_view value) {
  const char* const from = value.empty() ? "" : value.data();
  bound_ |= sqlite3_bind_blob64(statement_, place, from, value.size(), SQLITE_TRANSIENT);
  return *this;
}

Result<bool> Statement::step() {
  if (bound_ != SQLITE_OK) return error_of(bound_, connection_);
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(code, connection_);
}

Result<void> Statement::run() {
  for (;;) {
    const Result<bool> row = step();
    if (!row) return row.error();
    if (!*row) return {};
  }
}

void Statement::reset() {
  sqlite3_reset(statement_);  // its result repeats what step() gave
  sqlite3_clear_bindings(statement_);
  bound_ = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::optional<std::int32_t> Statement::small_or_none(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int(statement_, column);
}

std::string Statement::bytes(int column) const {
  const void* const data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (data == nullptr || size <= 0) return {};
  return std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

// --- Database ---

Result<Database> Database::open(const std::string& path, const DatabaseOptions& options) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  if (options.as == OpenAs::existing_or_new) flags |= SQLITE_OPEN_CREATE;
  if (options.as == OpenAs::in_memory) flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
  sqlite3* connection = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &connection, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) {
    Error error = error_of(code, connection);
    sqlite3_close_v2(connection);
    return error;
  }
  Database database(connection);
  sqlite3_busy_timeout(connection, options.busy_ms);
  // A file that was changed by somebody else must not make us run anything, nor write past its own tables.
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  const Result<void> set = database.run(
      "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"
      "PRAGMA cell_size_check=ON; PRAGMA synchronous=FULL");
  if (!set) return set.error();
  return database;
}

Database::Database(Database&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

Database::~Database() {
  sqlite3_close_v2(connection_);
}

Result<Statement> Database::prepare_text(std::string_view literal) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection_, literal.data(), static_cast<int>(literal.size()), &statement, nullptr);
  if (code != SQLITE_OK) return error_of(code, connection_);
  return Statement(connection_, statement);
}

Result<void> Database::run_text(std::string_view literal) {
  while (!literal.empty()) {
    sqlite3_stmt* made = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v2(connection_, literal.data(), static_cast<int>(literal.size()), &made, &tail);
    if (code != SQLITE_OK) return error_of(code, connection_);
    literal.remove_prefix(static_cast<std::size_t>(tail - literal.data()));
    if (made == nullptr) continue;  // only spaces were left
    const Result<void> done = Statement(connection_, made).run();
    if (!done) return done;
  }
  return {};
}

Result<void> Database::use_log() {
  // On a file system without shared memory another mode stays: as safe, only slower.
  return run("PRAGMA journal_mode=WAL");
}

Result<bool> Database::empty_log() {
  const int code =
      sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code == SQLITE_OK) return true;
  if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED) return false;
  return error_of(code, connection_);
}

Result<std::string> Database::check() {
  Result<Statement> statement = prepare("PRAGMA integrity_check(1)");
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  std::string words = *row ? statement->bytes(0) : std::string("geen antwoord");
  if (words != "ok") return words;
  Result<Statement> keys = prepare("PRAGMA foreign_key_check");
  if (!keys) return keys.error();
  const Result<bool> broken = keys->step();
  if (!broken) return broken.error();
  return *broken ? std::string("een rij verwijst naar niets") : std::string();
}

Result<int> Database::version() {
  Result<Statement> statement = prepare("PRAGMA user_version");
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return static_cast<int>(statement->integer(0));
}

Result<void> Database::set_version(int version) {
  // A pragma takes no bound values; this one is ours and a number.
  return run_text("PRAGMA user_version=" + std::to_string(version));
}

Result<void> Database::copy_to(const std::string& path, const DatabaseOptions& options) {
  Result<Database> target = open(path, options);
  if (!target) return target.error();
  sqlite3_backup* const backup = sqlite3_backup_init(target->connection_, "main", connection_, "main");
  if (backup == nullptr) return error_of(sqlite3_errcode(target->connection_), target->connection_);
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE) return error_of(stepped, target->connection_);
  if (finished != SQLITE_OK) return error_of(finished, target->connection_);
  return {};
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(connection_);
}

// --- Transaction ---

Result<Transaction> Transaction::begin(Database& database) {
  const Result<void> begun = database.run("BEGIN IMMEDIATE");
  if (!begun) return begun.error();
  return Transaction(&database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // Fails only where SQLite rolled back by itself already.
  if (database_ != nullptr) static_cast<void>(database_->run("ROLLBACK"));
}

Result<void> Transaction::commit() {
  const Result<void> done = database_->run("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace gesprek::record
