#pragma once
// A profile on disk as the window keeps it, for tests that kill the program and look at what is left.

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

#include <sqlite3.h>

#include "tests/support/screen_driver.h"

namespace gesprek::test {

/// The program's files, all in `folder`.
[[nodiscard]] inline ScreenOptions profile_options(const std::string& folder) {
  ScreenOptions options;
  options.settings = folder + "/venster.txt";
  options.documents = folder + "/documenten";
  options.sessions = folder + "/sessies";
  options.profile = folder;
  return options;
}

/// What is wrong with the databases of a profile, which nobody has open; empty: nothing. `attempts`: how many
/// are known to have been kept.
[[nodiscard]] inline std::string check_profile(const std::string& folder, std::size_t attempts) {
  std::error_code error;
  std::string said;
  std::size_t kept = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    char head[16] = "";
    std::ifstream(entry.path(), std::ios::binary).read(head, 15);
    if (std::string(head) != "SQLite format 3") continue;
    sqlite3* database = nullptr;
    const auto first_value = [&](const char* sql) {
      sqlite3_stmt* statement = nullptr;
      std::string value = "cannot be read";
      if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
          sqlite3_step(statement) == SQLITE_ROW) {
        value = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      }
      sqlite3_finalize(statement);
      return value;
    };
    if (sqlite3_open_v2(entry.path().c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
      if (const std::string check = first_value("PRAGMA integrity_check"); check != "ok")
        said = "the database: " + check;
      const std::string count = first_value("SELECT count(*) FROM attempts");
      if (count.find_first_not_of("0123456789") == std::string::npos) kept += std::stoul(count);
    } else {
      said = "the database does not open";
    }
    sqlite3_close(database);
  }
  if (said.empty() && kept < attempts)
    said = "of " + std::to_string(attempts) + " attempts the database holds " + std::to_string(kept);
  return said;
}

}  // namespace gesprek::test
