// Learners and settings.

#include "engine/record/records.h"

#include <algorithm>

#include "engine/record/queries.h"

namespace gesprek::record {

Result<std::vector<Learner>> Records::learners() {
  const Result<Database*> open = database();
  if (!open) return open.error();
  Result<Statement> select = database_->prepare(queries::kLearners);
  if (!select) return select.error();
  std::vector<Learner> out;
  for (;;) {
    const Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return out;
    out.push_back(read_learner(*select).value);
  }
}

Result<Learner> Records::current() {
  const Result<std::vector<Learner>> all = learners();
  if (!all) return all.error();
  const Result<std::string> chosen = read_setting(*database_, "learner", "");
  if (!chosen) return chosen.error();
  const Learner* out = nullptr;
  for (const Learner& one : *all) {
    if (one.id.hex() == *chosen) return one;
    if (one.is_default || out == nullptr) out = &one;
  }
  if (out == nullptr) return Error{ErrorCode::not_found, "Er is geen leerling.", {}};
  return *out;
}

Result<void> Records::set_current(const RandomId& learner) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  const Result<std::int64_t> key = learner_key(learner);
  if (!key) return key.error();
  return write_setting(*database_, "learner", learner.hex());
}

Result<Learner> Records::add_learner(std::string_view alias) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  Learner out{random_id(), fit_alias(alias), options_.now, false};
  const Result<void> made = insert_learner(*database_, out);
  if (!made) return made.error();
  return out;
}

Result<void> Records::set_alias(const RandomId& learner, std::string_view alias) {
  const Result<std::vector<Learner>> all = learners();
  if (!all) return all.error();
  const auto found =
      std::find_if(all->begin(), all->end(), [&](const Learner& one) { return one.id == learner; });
  if (found == all->end()) return Error{ErrorCode::not_found, "Deze leerling is er niet.", learner.hex()};
  Learner changed = *found;
  changed.alias = fit_alias(alias);
  Result<Statement> update = database_->prepare("UPDATE learners SET alias=?, sum=? WHERE id=?");
  if (!update) return update.error();
  return update->bind_text(1, changed.alias)
      .bind(2, std::int64_t{sum_of(changed)})
      .bind_blob(3, learner.raw())
      .run();
}

Result<int> Records::months() {
  const Result<Database*> open = database();
  if (!open) return open.error();
  const Result<std::string> text = read_setting(*database_, "months", std::to_string(kDefaultMonths));
  if (!text) return text.error();
  int out = 0;
  for (const char c : text->substr(0, 3)) out = c >= '0' && c <= '9' ? out * 10 + (c - '0') : 0;
  return out >= kLeastMonths && out <= kMostMonths ? out : kDefaultMonths;
}

Result<std::size_t> Records::set_months(int months) {
  const Result<Database*> open = database();
  if (!open) return open.error();
  if (months < kLeastMonths || months > kMostMonths) {
    return Error{ErrorCode::invalid_input, "Bewaren kan 1 tot 60 maanden.", {}};
  }
  const Result<void> written = write_setting(*database_, "months", std::to_string(months));
  if (!written) return written.error();
  Result<Statement> older = database_->prepare(queries::kCountOlder);
  if (!older) return older.error();
  const Day since = add_months(day_of(options_.now), -months);
  const Result<bool> row = older->bind(1, since * kSecondsOfDay).step();
  if (!row) return row.error();
  return static_cast<std::size_t>(older->integer(0));
}

}  // namespace gesprek::record
