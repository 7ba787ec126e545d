#pragma once
// The tables, as a list of steps from one version of the file to the next.

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/record/database.h"

namespace gesprek::record {

/// Kept in the file's user_version. 1: learners, attempts, scores, own words, settings. 2: the spaced plan,
/// and learners that are being erased.
inline constexpr int kSchemaVersion = 2;

/// Carries out the steps after `from`, each with its version in a transaction of its own.
[[nodiscard]] Result<void> migrate(Database& database, int from, int to = kSchemaVersion);

/// What is defined in the file, by SQLite's own table of it: to be compared with what should be.
[[nodiscard]] Result<std::string> schema_text(Database& database);
/// What schema_text gives for a whole file of this version.
[[nodiscard]] Result<std::string> expected_schema();

}  // namespace gesprek::record
