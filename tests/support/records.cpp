#include "tests/support/records.h"

#include <sqlite3.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/session/bytes.h"

namespace gesprek::test {

namespace fs = std::filesystem;

namespace {
/// In memory where the system has such a folder: thousands of syncs go to no disk then.
fs::path temporary() {
  std::error_code problem;
  const fs::path memory = "/dev/shm";
  const bool is_there =
      fs::is_directory(memory, problem) && fs::space(memory, problem).available > (64U << 20U);
  return is_there ? memory : fs::temp_directory_path();
}
}  // namespace

TemporaryFolder::TemporaryFolder()
    : path_((temporary() / ("gesprek-test-" + record::random_id().hex())).string()) {
  fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::string> all_files(const std::string& folder) {
  std::vector<std::string> out;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> files_with(const std::string& folder, std::string_view bytes) {
  std::vector<std::string> out;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    const bool in_path = path.find(bytes, folder.size()) != std::string::npos;
    if (in_path || (entry.is_regular_file() && read_bytes(path).find(bytes) != std::string::npos))
      out.push_back(path);
  }
  return out;
}

record::Seconds noon() {
  return *record::read_time("2026-11-22T12:00:00Z");
}

record::Attempt sample_attempt(const record::RandomId& learner, int number, record::Seconds ended) {
  record::Attempt out;
  out.id = record::random_id();
  out.learner = learner;
  out.case_id = "ja-hoor-dat-snap-ik";
  out.case_title = "Ja hoor, dat snap ik";
  out.program = {0x0123456789abcdefULL, static_cast<std::uint64_t>(number)};
  out.seed = 0xfedcba9876543210ULL;
  out.session = std::string("GSPRKJ\x01\x00", 8) + "een gesprek met nummer " + std::to_string(number);
  out.inputs = 14;
  out.started = ended - 1200;
  out.ended = ended;
  out.ending_id = "einde_goed";
  out.ending_title = "Kim weet wat er morgen gebeurt";
  const auto score = [&](bool is_family, const char* id, const char* label, int percent, int band,
                         const char* word) {
    record::Score one;
    one.is_family = is_family;
    one.id = id;
    one.label = label;
    if (!is_family) {
      one.points = 3;
      one.least = -4;
      one.most = 6;
      one.opportunities = 4;
      one.share = percent;
    }
    one.limited = percent;
    one.band = band;
    one.band_id = word;
    one.band_label = word;
    out.scores.push_back(one);
  };
  score(false, "C6", "Heldere taal (LVB)", 45 + number % 50, 0, "nog_oefenen");
  score(false, "C7", "Begrip controleren", 70, 1, "op_weg");
  record::Score unseen;
  unseen.id = "A2";
  unseen.label = "Overleggen";
  unseen.limits = "Gemist: een collega gevraagd";
  out.scores.push_back(unseen);
  score(true, "C", "Gespreksvaardigheden", 60, 1, "op_weg");
  out.goal_id = "C7";
  out.goal_label = "Begrip controleren";
  out.goal_advice = "Vraag terug wat iemand begreep.";
  out.estimates.push_back({"C", "Gespreksvaardigheden", "vakkundig", "vakkundig"});
  out.answers.push_back({"aarzelen", "Waar aarzelde je?", "Bij het formulier, ik ging te snel."});
  return out;
}

void fill_profile(const std::string& folder) {
  struct Played {
    const char* date;
    const char* case_id;
    const char* title;
    const char* ending;
    std::vector<int> bands;  // of the criteria below; -1: too little was seen
    int kept = 0;
    record::How how = record::How::ended;
  };
  struct Named {
    const char* id;
    const char* label;
  };
  const Named criteria[] = {{"A1", "Signalen en feiten in kaart"},
                            {"A3", "Overleggen"},
                            {"B1", "Vermoeden bespreken met ouders"},
                            {"C6", "Heldere taal (LVB)"},
                            {"C7", "Begrip controleren"},
                            {"C1", "Niet-oordelend luisteren en verbinden"}};
  const Named families[] = {
      {"A", "Meldcode: stappen en besluiten"}, {"B", "Handelingsbereidheid"}, {"C", "Gespreksvaardigheden"}};
  const char* const words[] = {"nog oefenen", "op weg", "vakkundig", "voorbeeldig"};
  constexpr const char* kKim = "ja-hoor-dat-snap-ik";
  const char* const kim = "Ja hoor, dat snap ik";
  const char* const good = "Kim weet wat er morgen gebeurt";
  const std::vector<Played> all = {
      {"2026-08-24", kKim, kim, "Een plan dat niemand begreep", {-1, 0, 1, 0, 0, 1}},
      {"2026-08-31", kKim, kim, "Een plan dat niemand begreep", {0, 1, 1, 0, 1, 1}},
      {"2026-08-31", kKim, kim, good, {0, 1, 2, 1, 1, 1}, 6},
      {"2026-09-26", kKim, kim, good, {1, -1, 2, 1, 2, 2}},
      {"2026-11-14", kKim, kim, "", {-1, -1, 1, -1, -1, -1}, 0, record::How::stopped},
      {"2026-11-20", kKim, kim, good, {2, 1, 3, 2, 2, 2}},
      {"2026-11-15", "eerste-zorg", "Een eerste zorg", "Karin komt terug", {1, -1, 1, -1, 2, 1}},
      {"2026-10-02", "weg-casus", "Een casus die hier niet meer staat", "Samen verder", {1, 1, 1, 1, 1, 1}}};
  record::Records records({folder, *record::read_time("2026-11-22T12:00:00Z"), 250, {}});
  const auto learner = records.current();
  REQUIRE(learner);
  REQUIRE(records.set_alias(learner->id, "Zeezicht"));
  for (const Played& one : all) {
    record::Attempt attempt;
    attempt.id = record::random_id();
    attempt.learner = learner->id;
    attempt.case_id = one.case_id;
    attempt.case_title = one.title;
    attempt.how = one.how;
    attempt.ended = *record::read_time(std::string(one.date) + "T10:00:00Z") + one.kept * 60;
    attempt.started = attempt.ended - 1500;
    if (one.how == record::How::ended) attempt.ending_title = one.ending;
    if (one.kept > 0) attempt.kept_inputs = static_cast<std::uint32_t>(one.kept);
    const auto score = [&](const Named& of, int band, bool is_family) {
      record::Score out;
      out.is_family = is_family;
      out.id = of.id;
      out.label = of.label;
      if (band >= 0) {
        out.band = band;
        out.band_id = out.band_label = words[band];
      }
      attempt.scores.push_back(out);
    };
    for (std::size_t i = 0; i < std::size(criteria); ++i) score(criteria[i], one.bands[i], false);
    score(families[0], std::max(one.bands[0], one.bands[1]), true);
    score(families[1], one.bands[2], true);
    score(families[2], std::max(one.bands[3], one.bands[4]), true);
    attempt.goal_label = "Begrip controleren";
    REQUIRE(records.store(attempt).kept == record::Kept::stored);
  }
  REQUIRE(records.add_learner("Duin"));
}

bool same(const record::Attempt& a, const record::Attempt& b) {
  return record::write_attempt(a) == record::write_attempt(b);
}

// --- a file layer that fails ---

namespace {

sqlite3_vfs* real = nullptr;
FailingDisk disk;

struct File {
  sqlite3_file base;  // first: SQLite sees only this
  sqlite3_file* inner;
};

/// Whether this call is to fail, and with what.
int verdict() {
  ++disk.calls;
  if (disk.fault == FailingDisk::Fault::none) return SQLITE_OK;
  if (disk.calls_until > 0) {
    --disk.calls_until;
    return SQLITE_OK;
  }
  if (!disk.stays && disk.failures > 0) return SQLITE_OK;
  ++disk.failures;
  switch (disk.fault) {
    case FailingDisk::Fault::full: return SQLITE_FULL;
    case FailingDisk::Fault::read_only: return SQLITE_READONLY;
    default: return SQLITE_IOERR_WRITE;
  }
}

sqlite3_file* inner(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->inner;
}
int close_file(sqlite3_file* file) {
  sqlite3_file* const of = inner(file);
  const int code = of->pMethods->xClose(of);
  sqlite3_free(of);
  return code;
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return inner(file)->pMethods->xRead(inner(file), to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (const int code = verdict(); code != SQLITE_OK) {
    if (disk.half) inner(file)->pMethods->xWrite(inner(file), from, size / 2, at);
    return code;
  }
  return inner(file)->pMethods->xWrite(inner(file), from, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = verdict(); code != SQLITE_OK) return code;
  return inner(file)->pMethods->xTruncate(inner(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (const int code = verdict(); code != SQLITE_OK) return code;
  return inner(file)->pMethods->xSync(inner(file), flags);
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
  return inner(file)->pMethods->xFileSize(inner(file), size);
}
int lock(sqlite3_file* file, int level) {
  return inner(file)->pMethods->xLock(inner(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return inner(file)->pMethods->xUnlock(inner(file), level);
}
int check_lock(sqlite3_file* file, int* out) {
  return inner(file)->pMethods->xCheckReservedLock(inner(file), out);
}
int control(sqlite3_file* file, int what, void* with) {
  return inner(file)->pMethods->xFileControl(inner(file), what, with);
}
int sector(sqlite3_file* file) {
  return inner(file)->pMethods->xSectorSize(inner(file));
}
int traits(sqlite3_file* file) {
  return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return inner(file)->pMethods->xShmMap(inner(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int from, int count, int flags) {
  return inner(file)->pMethods->xShmLock(inner(file), from, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  inner(file)->pMethods->xShmBarrier(inner(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return inner(file)->pMethods->xShmUnmap(inner(file), remove);
}

const sqlite3_io_methods kMethods = {2,        close_file,  read,       write,   truncate, sync,   size_of,
                                     lock,     unlock,      check_lock, control, sector,   traits, shm_map,
                                     shm_lock, shm_barrier, shm_unmap,  nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* const of = reinterpret_cast<File*>(file);
  of->base.pMethods = nullptr;
  of->inner = static_cast<sqlite3_file*>(sqlite3_malloc(real->szOsFile));
  std::memset(of->inner, 0, static_cast<std::size_t>(real->szOsFile));
  const int code = real->xOpen(real, name, of->inner, flags, out);
  if (of->inner->pMethods != nullptr && code == SQLITE_OK) {
    of->base.pMethods = &kMethods;
  } else {
    if (of->inner->pMethods != nullptr) of->inner->pMethods->xClose(of->inner);
    sqlite3_free(of->inner);
  }
  return code;
}

}  // namespace

FailingDisk& failing_disk() {
  static sqlite3_vfs layer;
  if (real == nullptr) {
    real = sqlite3_vfs_find(nullptr);
    layer = *real;
    layer.szOsFile = sizeof(File);
    layer.zName = kFailingDisk;
    layer.pNext = nullptr;
    layer.xOpen = open;
    REQUIRE(sqlite3_vfs_register(&layer, 0) == SQLITE_OK);
  }
  return disk;
}

// --- version 1, as it was ---

void make_version_1(const std::string& path, const record::RandomId& learner, record::Seconds first,
                    record::Seconds second) {
  // Written out, and not made by the migrations: what stands on people's disks does not change with the code.
  const char* const tables = R"sql(
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
PRAGMA user_version=1;
)sql";
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
  REQUIRE(sqlite3_exec(connection, tables, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
  auto database = record::Database::open(path);
  REQUIRE(database);
  REQUIRE(record::insert_learner(*database, {learner, "Zeezicht", first, true}));
  record::Attempt attempt = sample_attempt(learner, 1, first);
  REQUIRE(record::insert_attempt(*database, 1, attempt));
  attempt = sample_attempt(learner, 2, second);
  REQUIRE(record::insert_attempt(*database, 1, attempt));
}

std::vector<std::string> query_plan(const std::string& path, std::string_view sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  const std::string explained = "EXPLAIN QUERY PLAN " + std::string(sql);
  REQUIRE(sqlite3_prepare_v2(connection, explained.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  std::vector<std::string> out;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)));
  }
  sqlite3_finalize(statement);
  sqlite3_close(connection);
  return out;
}

namespace {
record::Database locked(const std::string& path) {
  auto database = record::Database::open(path);
  REQUIRE(database);
  REQUIRE(database->run("BEGIN IMMEDIATE"));
  return std::move(database.value());
}
}  // namespace

WriteLock::WriteLock(const std::string& database) : database_(locked(database)) {}
WriteLock::~WriteLock() {
  CHECK(database_.run("ROLLBACK"));
}

}  // namespace gesprek::test
