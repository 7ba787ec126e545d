#include "engine/record/schema.h"

#include <array>
#include <map>
#include <utility>

#include "engine/record/rows.h"
#include "engine/record/spaced_plan.h"

namespace gesprek::record {

namespace {

// `sum` is a CRC32C over the other columns (rows.h): SQLite sees damage in its own pages, not in what people
// wrote. Texts are never NULL: '' is nothing.
constexpr char kFirst[] = R"sql(
CREATE TABLE learners(
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id)=16),
  alias TEXT NOT NULL,
  created INTEGER NOT NULL,
  is_default INTEGER NOT NULL,
  sum INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_default ON learners(is_default) WHERE is_default=1;
CREATE TABLE attempts(
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id)=16),
  learner INTEGER NOT NULL REFERENCES learners(key) ON DELETE CASCADE,
  case_id TEXT NOT NULL,
  case_title TEXT NOT NULL,
  program BLOB NOT NULL CHECK(length(program)=16),
  seed INTEGER NOT NULL,
  session BLOB NOT NULL,
  inputs INTEGER NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  how INTEGER NOT NULL,
  ending_id TEXT NOT NULL,
  ending_title TEXT NOT NULL,
  kept_inputs INTEGER,
  open_knockout INTEGER NOT NULL,
  goal_id TEXT NOT NULL,
  goal_label TEXT NOT NULL,
  goal_advice TEXT NOT NULL,
  sum INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_case ON attempts(learner, case_id, ended);
CREATE INDEX attempts_by_end ON attempts(ended);
CREATE TABLE scores(
  attempt INTEGER NOT NULL REFERENCES attempts(key) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  is_family INTEGER NOT NULL,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  points INTEGER NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  opportunities INTEGER NOT NULL,
  share INTEGER,
  limited INTEGER,
  band INTEGER,
  band_id TEXT NOT NULL,
  band_label TEXT NOT NULL,
  limits TEXT NOT NULL,
  PRIMARY KEY(attempt, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE own_words(
  attempt INTEGER NOT NULL REFERENCES attempts(key) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  place INTEGER NOT NULL,
  about TEXT NOT NULL,
  ask TEXT NOT NULL,
  value TEXT NOT NULL,
  value_label TEXT NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY(attempt, kind, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// The plan outlives the attempts it was made from: retention erases those after months, and the refresh is
// due after years.
constexpr char kSecond[] = R"sql(
CREATE TABLE plan(
  learner INTEGER NOT NULL REFERENCES learners(key) ON DELETE CASCADE,
  case_id TEXT NOT NULL,
  case_title TEXT NOT NULL,
  round_from INTEGER NOT NULL,
  last INTEGER NOT NULL,
  step INTEGER NOT NULL,
  due INTEGER NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY(learner, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_by_due ON plan(learner, due);
CREATE INDEX plan_by_age ON plan(due);
ALTER TABLE learners ADD COLUMN erasing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX learners_to_erase ON learners(erasing) WHERE erasing=1;
)sql";

Result<void> first(Database& database) {
  return database.run(kFirst);
}

Result<void> second(Database& database) {
  const Result<void> made = database.run(kSecond);
  if (!made) return made;
  Result<Statement> old = database.prepare(
      "SELECT learner, case_id, case_title, ended, open_knockout FROM attempts WHERE how=0 ORDER BY learner, "
      "case_id, ended, key");
  if (!old) return old.error();
  std::map<std::pair<std::int64_t, std::string>, PlanRow> plans;
  for (;;) {
    const Result<bool> row = old->step();
    if (!row) return row.error();
    if (!*row) break;
    const Day day = day_of(old->integer(3));
    const auto [at, is_new] = plans.try_emplace({old->integer(0), old->bytes(1)});
    PlanRow& plan = at->second;
    plan.plan = is_new ? begin_plan(day) : after_attempt(plan.plan, day, old->integer(4) != 0);
    plan.case_id = old->bytes(1);
    plan.case_title = old->bytes(2);
  }
  for (const auto& [key, plan] : plans) {
    const Result<void> written = write_plan(database, key.first, plan);
    if (!written) return written;
  }
  return {};
}

constexpr std::array<Result<void> (*)(Database&), kSchemaVersion> kSteps = {first, second};

}  // namespace

Result<void> migrate(Database& database, int from, int to) {
  for (int version = from; version < to; ++version) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    // Another program may have done it in the meantime.
    const Result<int> now = database.version();
    if (!now) return now.error();
    if (*now != version) return Error{ErrorCode::locked, "Een ander programma werkt de gegevens bij.", {}};
    Result<void> done = kSteps[static_cast<std::size_t>(version)](database);
    if (done) done = database.set_version(version + 1);
    if (done) done = transaction->commit();
    if (!done) return done;
  }
  return {};
}

Result<std::string> schema_text(Database& database) {
  Result<Statement> all =
      database.prepare("SELECT type, name, tbl_name, coalesce(sql,'') FROM sqlite_schema ORDER BY name");
  if (!all) return all.error();
  std::string out;
  for (;;) {
    const Result<bool> row = all->step();
    if (!row) return row.error();
    if (!*row) return out;
    for (int column = 0; column < 3; ++column) out += all->bytes(column) + "\n";
    // How a statement is spaced after ALTER TABLE is SQLite's own affair.
    for (const char c : all->bytes(3)) {
      if (c != ' ' && c != '\n') out += c;
    }
    out += "\n";
  }
}

Result<std::string> expected_schema() {
  DatabaseOptions options;
  options.as = OpenAs::in_memory;
  Result<Database> fresh = Database::open(":memory:", options);
  if (!fresh) return fresh.error();
  const Result<void> made = migrate(*fresh, 0);
  if (!made) return made.error();
  return schema_text(*fresh);
}

}  // namespace gesprek::record
