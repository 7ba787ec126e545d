// Erasing for real. Order: first the learner is marked, then files go, then rows, then what rows leave
// behind; so a kill at any moment leaves something that the next start finishes.

#include <algorithm>
#include <utility>

#include "engine/base/file_source.h"
#include "engine/record/queries.h"
#include "engine/record/records.h"

namespace gesprek::record {

Result<bool> Records::leave_no_traces() {
  // Deleted rows are overwritten already (secure_delete), but pages that were rearranged may hold a copy:
  // VACUUM writes the file anew. Both go through the log, which is emptied after each.
  Result<bool> emptied = database_->empty_log();
  if (!emptied) return emptied;
  const Result<void> packed = database_->run("VACUUM");
  if (!packed) return packed.error();
  const Result<void> done = database_->run("DELETE FROM settings WHERE name='traces'");
  if (!done) return done.error();
  return database_->empty_log();
}

Result<Erasure> Records::finish_erasing(const RandomId& learner, bool is_default) {
  Erasure out;
  const auto remove = [&](const std::string& path) {
    const Result<void> removed = remove_path(path);
    if (removed) {
      ++out.files;
    } else {
      out.left.push_back(removed.error().message);
    }
  };
  const auto is_theirs = [&](const RandomId& id) { return id == learner || (is_default && !id.exists()); };

  const DiskFiles files;
  for (const std::string& path : files_in(profile_.pending())) {
    const Result<std::string> bytes = files.read(path, 2 * kMostSession);
    const Result<Attempt> attempt = bytes ? read_attempt(*bytes) : Result<Attempt>(bytes.error());
    // Of what cannot be read nobody knows whose it is.
    if (!attempt || is_theirs(attempt->learner)) remove(path);
  }
  waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(),
                                [&](const Waiting& one) { return is_theirs(one.attempt.learner); }),
                 waiting_.end());
  const std::string sessions = profile_.sessions_of(learner, is_default);
  for (const std::string& path : files_in(sessions)) remove(path);
  if (!is_default && files.is_folder(sessions)) remove(sessions);
  for (const std::string& folder : {profile_.exports(), profile_.backups(), profile_.aside()}) {
    for (const std::string& path : files_in(folder)) remove(path);
  }

  {
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return transaction.error();
    Result<Statement> count = database_->prepare(
        "SELECT count(*) FROM attempts WHERE learner=(SELECT key FROM learners WHERE id=?)");
    if (!count) return count.error();
    const Result<bool> row = count->bind_blob(1, learner.raw()).step();
    if (!row) return row.error();
    out.attempts = static_cast<std::size_t>(count->integer(0));
    count->reset();
    Result<Statement> rows = database_->prepare("DELETE FROM learners WHERE id=?");
    if (!rows) return rows.error();
    Result<void> done = rows->bind_blob(1, learner.raw()).run();
    if (!done) return done.error();
    Result<Statement> chosen = database_->prepare("DELETE FROM settings WHERE name='learner' AND value=?");
    if (!chosen) return chosen.error();
    done = chosen->bind_text(1, learner.hex()).run();
    if (done) done = write_setting(*database_, "traces", "1");
    if (done) done = transaction->commit();
    if (!done) return done.error();
  }
  const Result<bool> clean = leave_no_traces();
  if (!clean) {
    out.left.push_back("De gegevens zijn gewist, maar het bestand kon nog niet worden opgeschoond: " +
                       clean.error().message + " Dat gebeurt bij de volgende start.");
  } else if (!*clean) {
    out.left.push_back(
        "De gegevens zijn gewist, maar een ander venster leest nog mee. Sluit dat; bij de volgende start "
        "wordt "
        "de rest opgeschoond.");
  }
  return out;
}

void Records::finish_all_erasing() {
  std::vector<std::pair<RandomId, bool>> all;
  {
    Result<Statement> select = database_->prepare(queries::kErasing);
    if (!select) return;
    for (;;) {
      const Result<bool> row = select->step();
      if (!row || !*row) break;
      if (const std::optional<RandomId> id = id_from_raw(select->bytes(0)))
        all.emplace_back(*id, select->integer(1) != 0);
    }
  }
  for (const auto& [id, is_default] : all) {
    const Result<Erasure> done = finish_erasing(id, is_default);
    messages_.push_back(done ? std::string("Het wissen van een leerling dat was onderbroken is afgemaakt.")
                             : "Het wissen van een leerling is nog niet af: " + done.error().message);
    if (!done) return;
    for (const std::string& words : done->left) messages_.push_back(words);
  }
  if (!all.empty()) {
    const Result<void> made = ensure_default();
    if (!made) messages_.push_back(made.error().message);
  }
}

Result<Erasure> Records::erase(const RandomId& learner) {
  const Result<std::vector<Learner>> all = learners();
  if (!all) return all.error();
  const auto found =
      std::find_if(all->begin(), all->end(), [&](const Learner& one) { return one.id == learner; });
  if (found == all->end()) return Error{ErrorCode::not_found, "Deze leerling is er niet.", learner.hex()};
  {
    Result<Statement> mark = database_->prepare("UPDATE learners SET erasing=1, alias='' WHERE id=?");
    if (!mark) return mark.error();
    const Result<void> marked = mark->bind_blob(1, learner.raw()).run();
    if (!marked) return marked.error();
  }
  Result<Erasure> out = finish_erasing(learner, found->is_default);
  if (!out) return out;
  const Result<void> made = ensure_default();
  if (!made) return made.error();
  return out;
}

}  // namespace gesprek::record
