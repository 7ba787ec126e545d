#pragma once
// Between values and rows of the tables, with the sum that each row carries. What does not fit its sum was
// damaged on the disk: it is told, and not shown.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/record/attempt.h"
#include "engine/record/database.h"
#include "engine/record/spaced_plan.h"

namespace gesprek::record {

struct Learner {
  RandomId id;
  std::string alias;  // empty: none was given
  Seconds created = 0;
  bool is_default = false;
};

struct PlanRow {
  std::string case_id, case_title;
  Plan plan;
};

/// A row, and whether it is as it was written.
template <class T>
struct Checked {
  T value;
  bool is_whole = true;
};

[[nodiscard]] Error damaged_row(const std::string& what);

[[nodiscard]] Result<void> insert_learner(Database& database, const Learner& learner);
/// Of a row of queries::kLearners.
[[nodiscard]] Checked<Learner> read_learner(const Statement& row);
[[nodiscard]] std::uint32_t sum_of(const Learner& learner);

/// The row, scores and own words; the caller has a transaction.
[[nodiscard]] Result<void> insert_attempt(Database& database, std::int64_t learner, const Attempt& attempt);
/// Puts what was said later in the place of what stood there.
[[nodiscard]] Result<void> replace_own_words(Database& database, std::int64_t key, const Attempt& attempt);
/// Of a row of queries::kAttempt and its likes, with what belongs to it.
[[nodiscard]] Result<Checked<Attempt>> read_attempt_row(Database& database, const Statement& row);

[[nodiscard]] Result<void> write_plan(Database& database, std::int64_t learner, const PlanRow& plan);
[[nodiscard]] Checked<PlanRow> read_plan_row(const Statement& row);

/// A setting, or `otherwise` where there is none; a damaged one is none.
[[nodiscard]] Result<std::string> read_setting(Database& database, std::string_view name,
                                               const std::string& otherwise);
[[nodiscard]] Result<void> write_setting(Database& database, std::string_view name, std::string_view value);

}  // namespace gesprek::record
