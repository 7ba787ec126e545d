// What is asked of the records.

#include "engine/record/queries.h"
#include "engine/record/records.h"

namespace gesprek::record {

namespace {

template <class Select>
Result<std::vector<Attempt>> read_all(Database& database, Select& select, std::size_t* damaged,
                                      std::vector<std::string>* words) {
  std::vector<Attempt> out;
  for (;;) {
    const Result<bool> row = select.step();
    if (!row) return row.error();
    if (!*row) return out;
    Result<Checked<Attempt>> attempt = read_attempt_row(database, select);
    if (!attempt) return attempt.error();
    if (attempt->is_whole) {
      out.push_back(std::move(attempt->value));
      continue;
    }
    if (damaged != nullptr) ++*damaged;
    if (words != nullptr) words->push_back(damaged_row("Een poging").message);
  }
}

Result<std::vector<PlanRow>> read_plans(Database& database, std::int64_t learner,
                                        std::vector<std::string>* words) {
  Result<Statement> select = database.prepare(queries::kPlans);
  if (!select) return select.error();
  select->bind(1, learner);
  std::vector<PlanRow> out;
  for (;;) {
    const Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return out;
    Checked<PlanRow> plan = read_plan_row(*select);
    if (plan.is_whole) {
      out.push_back(std::move(plan.value));
    } else if (words != nullptr) {
      words->push_back(damaged_row("Een datum om te herhalen").message);
    }
  }
}

}  // namespace

Result<std::vector<Attempt>> Records::attempts(const RandomId& learner, std::string_view case_id,
                                               std::size_t* damaged) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  const Result<std::int64_t> key = learner_key(learner);
  if (!key) return key.error();
  Result<Statement> select = database_->prepare(queries::kAttemptsOfCase);
  if (!select) return select.error();
  select->bind(1, *key).bind_text(2, case_id);
  return read_all(*database_, *select, damaged, nullptr);
}

Result<Attempt> Records::attempt(const RandomId& id) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  Result<Statement> select = database_->prepare(queries::kAttempt);
  if (!select) return select.error();
  const Result<bool> row = select->bind_blob(1, id.raw()).step();
  if (!row) return row.error();
  if (!*row) return Error{ErrorCode::not_found, "Deze poging is er niet.", id.hex()};
  Result<Checked<Attempt>> attempt = read_attempt_row(*database_, *select);
  if (!attempt) return attempt.error();
  if (!attempt->is_whole) return damaged_row("Een poging");
  return std::move(attempt->value);
}

Result<std::vector<CaseRecord>> Records::cases(const RandomId& learner) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  const Result<std::int64_t> key = learner_key(learner);
  if (!key) return key.error();
  std::vector<CaseRecord> out;
  Result<Statement> all = database_->prepare(queries::kCases);
  if (!all) return all.error();
  all->bind(1, *key);
  for (;;) {
    const Result<bool> row = all->step();
    if (!row) return row.error();
    if (!*row) break;
    CaseRecord one;
    one.case_id = all->bytes(0);
    out.push_back(std::move(one));
  }
  Result<Statement> count = database_->prepare(queries::kCountOfCase);
  if (!count) return count.error();
  Result<Statement> last = database_->prepare(queries::kLastOfCase);
  if (!last) return last.error();
  Result<Statement> newest = database_->prepare(queries::kNewestOfCase);
  if (!newest) return newest.error();
  for (CaseRecord& one : out) {
    count->reset();
    const Result<bool> counted = count->bind(1, *key).bind_text(2, one.case_id).step();
    if (!counted) return counted.error();
    one.attempts = static_cast<std::size_t>(count->integer(0));
    for (Statement* select : {&*last, &*newest}) {
      select->reset();
      const Result<bool> row = select->bind(1, *key).bind_text(2, one.case_id).step();
      if (!row) return row.error();
      if (!*row) continue;
      const std::optional<RandomId> id = id_from_raw(select->bytes(0));
      Result<Attempt> found = attempt(id.value_or(RandomId{}));
      if (!found) {
        const ErrorCode code = found.error().code;
        if (code == ErrorCode::invalid_format || code == ErrorCode::not_found) break;  // a damaged row
        return found.error();
      }
      one.case_title = found->case_title;
      one.last = std::move(found.value());
      break;
    }
    one.case_id = fit_text(one.case_id);
    if (one.case_title.empty()) one.case_title = one.case_id;
  }
  return out;
}

Result<std::vector<PlanRow>> Records::plans(const RandomId& learner) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  const Result<std::int64_t> key = learner_key(learner);
  if (!key) return key.error();
  return read_plans(*database_, *key, nullptr);
}

Result<LearnerData> Records::all_of(const RandomId& learner) {
  const Result<std::vector<Learner>> all = learners();
  if (!all) return all.error();
  LearnerData out;
  for (const Learner& one : *all) {
    if (one.id == learner) out.learner = one;
  }
  const Result<std::int64_t> key = learner_key(learner);
  if (!key) return key.error();
  Result<Statement> select = database_->prepare(queries::kAttemptsOfLearner);
  if (!select) return select.error();
  select->bind(1, *key);
  Result<std::vector<Attempt>> attempts = read_all(*database_, *select, nullptr, &out.damaged);
  if (!attempts) return attempts.error();
  out.attempts = std::move(attempts.value());
  Result<std::vector<PlanRow>> plans = read_plans(*database_, *key, &out.damaged);
  if (!plans) return plans.error();
  out.plans = std::move(plans.value());
  for (const std::string& path : files_in(profile_.sessions_of(learner, out.learner.is_default))) {
    out.session_files.push_back(path.substr(path.rfind('/') + 1));
  }
  const Result<int> kept = months();
  if (!kept) return kept.error();
  out.months = *kept;
  return out;
}

Result<std::vector<std::string>> Records::check() {
  const Result<Database*> open = database();
  if (!open) return open.error();
  std::vector<std::string> out;
  const Result<std::string> wrong = database_->check();
  if (!wrong) return wrong.error();
  if (!wrong->empty()) out.push_back("De gegevens zijn beschadigd (" + *wrong + ").");
  {
    Result<Statement> select = database_->prepare(queries::kLearners);
    if (!select) return select.error();
    for (;;) {
      const Result<bool> row = select->step();
      if (!row) return row.error();
      if (!*row) break;
      if (!read_learner(*select).is_whole) out.push_back(damaged_row("Een leerling").message);
    }
  }
  const Result<std::vector<Learner>> all = learners();
  if (!all) return all.error();
  for (const Learner& learner : *all) {
    Result<LearnerData> data = all_of(learner.id);
    if (!data) return data.error();
    out.insert(out.end(), data->damaged.begin(), data->damaged.end());
  }
  return out;
}

}  // namespace gesprek::record
