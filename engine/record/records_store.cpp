// An attempt on its way to the database, and where it waits when it cannot go there.

#include <algorithm>
#include <utility>

#include "engine/record/queries.h"
#include "engine/record/records.h"

namespace gesprek::record {

Result<std::int64_t> Records::learner_key(const RandomId& learner) {
  Result<Statement> select = database_->prepare(queries::kLearnerKey);
  if (!select) return select.error();
  const Result<bool> row = select->bind_blob(1, learner.raw()).step();
  if (!row) return row.error();
  if (!*row) return Error{ErrorCode::not_found, "De leerling van deze poging is gewist.", learner.hex()};
  return select->integer(0);
}

Result<void> Records::plan_on(std::int64_t learner, const Attempt& attempt) {
  // Spaced plan, rule 7.
  if (attempt.how != How::ended || attempt.kept_inputs) return {};
  const Day day = day_of(attempt.ended);
  PlanRow plan{attempt.case_id, attempt.case_title, begin_plan(day)};
  {
    Result<Statement> select = database_->prepare(queries::kPlan);
    if (!select) return select.error();
    const Result<bool> row = select->bind(1, learner).bind_text(2, attempt.case_id).step();
    if (!row) return row.error();
    if (*row) {
      const Checked<PlanRow> before = read_plan_row(*select);
      if (before.is_whole) plan.plan = after_attempt(before.value.plan, day, attempt.has_open_knockout);
    }
  }
  return write_plan(*database_, learner, plan);
}

Result<void> Records::store_now(const Attempt& attempt, bool may_make_learner) {
  Result<Transaction> transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  Attempt whole = attempt;
  if (!whole.learner.exists()) {
    // Kept while the database could not be asked who it was: the default learner.
    const Result<std::vector<Learner>> all = learners();
    if (!all) return all.error();
    for (const Learner& one : *all) {
      if (one.is_default) whole.learner = one.id;
    }
  }
  Result<std::int64_t> learner = learner_key(whole.learner);
  if (!learner && learner.error().code == ErrorCode::not_found && may_make_learner) {
    const Result<void> made = insert_learner(*database_, {whole.learner, "", options_.now, false});
    if (!made) return made;
    learner = learner_key(whole.learner);
  }
  if (!learner) return learner.error();
  std::optional<std::int64_t> key;
  {
    Result<Statement> select = database_->prepare(queries::kAttemptKey);
    if (!select) return select.error();
    const Result<bool> row = select->bind_blob(1, whole.id.raw()).step();
    if (!row) return row.error();
    if (*row) key = select->integer(0);
  }
  Result<void> done =
      key ? replace_own_words(*database_, *key, whole) : insert_attempt(*database_, *learner, whole);
  if (done && !key) done = plan_on(*learner, whole);
  if (done) done = transaction->commit();
  if (!done) return done;
  // A log that is empty most of the time is one that damage and power cuts have little to do with.
  static_cast<void>(database_->empty_log());
  return {};
}

StoreOutcome Records::store(const Attempt& attempt) {
  Attempt whole = attempt;
  make_fit(whole);
  const auto waits = std::find_if(waiting_.begin(), waiting_.end(),
                                  [&](const Waiting& one) { return one.attempt.id == whole.id; });
  std::string path;
  bool is_known = false;  // of a learner who was there when it began to wait
  if (waits != waiting_.end()) {
    path = waits->path;
    is_known = true;
    waiting_.erase(waits);
  }
  const Result<Database*> open = database();
  Result<void> stored = open ? store_now(whole, is_known) : Result<void>(open.error());
  if (stored) {
    if (!path.empty()) static_cast<void>(remove_path(path));
    flush();
    return {};
  }
  const Error why = stored.error();
  if (why.code == ErrorCode::not_found) {
    return {Kept::memory, why.message + " De poging is niet bewaard."};
  }
  if (why.code == ErrorCode::invalid_format) {
    // Put aside at the next call, which opens it again.
    database_.reset();
    problem_ = why.message;
  }
  StoreOutcome out{Kept::memory, {}};
  if (!profile_.folder.empty()) {
    if (path.empty()) path = profile_.pending() + "/" + whole.id.hex() + ".poging";
    Result<void> written = make_own_folder(profile_.pending());
    if (written) written = write_own_file(path, write_attempt(whole));
    if (written) {
      out.kept = Kept::waiting;
    } else {
      path.clear();
    }
  }
  waiting_.push_back({std::move(whole), path});
  out.message = out.kept == Kept::waiting
                    ? "Deze poging staat nog niet bij je voortgang. " + why.message +
                          " Hij is apart bewaard en komt erbij zodra dat kan."
                    : "Let op: deze poging kan nu niet worden bewaard. " + why.message +
                          " Zolang Gesprekslab open is wordt het steeds opnieuw geprobeerd.";
  return out;
}

std::size_t Records::flush() {
  if (waiting_.empty()) return 0;
  const bool was_open = is_open();
  if (!database()) return waiting_.size();  // opening takes them in by itself
  if (was_open) take_in_waiting();
  return waiting_.size();
}

}  // namespace gesprek::record
