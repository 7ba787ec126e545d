#pragma once
// SQLite's C API behind values: a connection, statements with bound parameters, transactions. Nothing of
// sqlite3.h is seen outside of database.cpp; every failure is an Error with a Dutch sentence.
//
// SQL is a literal, never put together: prepare() takes nothing else, so what people type is always bound.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gesprek::record {

enum class OpenAs : std::uint8_t { existing_or_new, existing, in_memory };

struct DatabaseOptions {
  OpenAs as = OpenAs::existing_or_new;
  int busy_ms = 250;     // how long another connection is waited for
  std::string vfs = {};  // another file layer; empty: the system's
};

/// One SQL statement, of which values are bound by place, from 1. Must not outlive its Database.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, const std::optional<std::int32_t>& value);
  Statement& bind_text(int place, std::string_view value);
  Statement& bind_blob(int place, std::string_view value);
  /// True: there is a row to read.
  [[nodiscard]] Result<bool> step();
  /// For what gives no rows: runs it to its end.
  [[nodiscard]] Result<void> run();
  /// To be run again with other values.
  void reset();

  // Of the row; columns from 0. What is not there, or of another type, reads as 0 or empty.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::optional<std::int32_t> small_or_none(int column) const;
  [[nodiscard]] std::string bytes(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
  sqlite3* connection_;
  sqlite3_stmt* statement_;
  int bound_ = 0;  // SQLITE_OK, or why a value could not be bound
};

class Database {
 public:
  /// Opens `path` with what every connection has: foreign keys, erased content overwritten, nothing
  /// temporary on disk, a schema that is not trusted. Reads nothing of the file yet.
  [[nodiscard]] static Result<Database> open(const std::string& path, const DatabaseOptions& options = {});
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  template <std::size_t kSize>
  [[nodiscard]] Result<Statement> prepare(const char (&sql)[kSize]) {
    return prepare_text(std::string_view(sql, kSize - 1));
  }
  /// Statements one after the other, none of which asks for values.
  template <std::size_t kSize>
  [[nodiscard]] Result<void> run(const char (&sql)[kSize]) {
    return run_text(std::string_view(sql, kSize - 1));
  }
  /// For a literal that lies in a table.
  [[nodiscard]] Result<Statement> prepare_text(std::string_view literal);
  [[nodiscard]] Result<void> run_text(std::string_view literal);

  /// Write-ahead log, every commit on the medium before it counts.
  [[nodiscard]] Result<void> use_log();
  /// Brings the log into the file and empties it. False: another connection was reading, so not all of it.
  [[nodiscard]] Result<bool> empty_log();
  /// SQLite's own check of the whole file: the first thing that is wrong, or nothing.
  [[nodiscard]] Result<std::string> check();
  [[nodiscard]] Result<int> version();
  [[nodiscard]] Result<void> set_version(int version);
  /// Copies all of it to a new file.
  [[nodiscard]] Result<void> copy_to(const std::string& path, const DatabaseOptions& options);
  /// Rows that the last INSERT, UPDATE or DELETE touched.
  [[nodiscard]] std::int64_t changes() const;

 private:
  explicit Database(sqlite3* connection) : connection_(connection) {}
  sqlite3* connection_;
};

/// Rolls back unless committed.
class Transaction {
 public:
  /// Takes the right to write at once, so that it cannot fail for that half-way.
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;
};

}  // namespace gesprek::record
