#include "engine/record/rows.h"

#include <utility>

#include "engine/record/queries.h"
#include "engine/session/bytes.h"

namespace gesprek::record {

namespace {

using session::ByteWriter;

std::uint32_t sum_of_texts(std::initializer_list<std::string_view> texts) {
  ByteWriter out;
  for (const std::string_view text : texts) out.text(text);
  return crc32c(out.bytes());
}

std::uint32_t sum_of(const PlanRow& row) {
  ByteWriter out;
  out.text(row.case_id);
  out.text(row.case_title);
  for (const Day day : {row.plan.from, row.plan.last, row.plan.due}) out.u64(static_cast<std::uint64_t>(day));
  out.u8(static_cast<std::uint8_t>(row.plan.step));
  return crc32c(out.bytes());
}

std::string bytes_of(const Hash128& hash) {
  ByteWriter out;
  out.u64(hash.high);
  out.u64(hash.low);
  return out.take();
}

Hash128 hash_from(const std::string& bytes) {
  session::ByteReader in(bytes);
  Hash128 out;
  out.high = in.u64();
  out.low = in.u64();
  return out;
}

RandomId id_at(const Statement& row, int column) {
  return id_from_raw(row.bytes(column)).value_or(RandomId{});
}

/// A text column as it can be shown, whatever the disk made of it.
std::string text_at(const Statement& row, int column) {
  return fit_text(row.bytes(column));
}

enum WordKind : std::uint8_t { kEstimate = 0, kAnswer = 1 };

}  // namespace

Error damaged_row(const std::string& what) {
  return {ErrorCode::invalid_format, what + " is beschadigd op de schijf en wordt niet getoond.", {}};
}

// --- learners ---

std::uint32_t sum_of(const Learner& learner) {
  ByteWriter out;
  out.raw(learner.id.raw());
  out.text(learner.alias);
  out.u64(static_cast<std::uint64_t>(learner.created));
  out.u8(learner.is_default ? 1 : 0);
  return crc32c(out.bytes());
}

Result<void> insert_learner(Database& database, const Learner& learner) {
  Result<Statement> insert =
      database.prepare("INSERT INTO learners(id, alias, created, is_default, sum) VALUES(?,?,?,?,?)");
  if (!insert) return insert.error();
  return insert->bind_blob(1, learner.id.raw())
      .bind_text(2, learner.alias)
      .bind(3, learner.created)
      .bind(4, std::int64_t{learner.is_default ? 1 : 0})
      .bind(5, std::int64_t{sum_of(learner)})
      .run();
}

Checked<Learner> read_learner(const Statement& row) {
  Checked<Learner> out;
  out.value.id = id_at(row, 1);
  out.value.alias = row.bytes(2);
  out.value.created = row.integer(3);
  out.value.is_default = row.integer(4) != 0;
  out.is_whole = row.integer(5) == std::int64_t{sum_of(out.value)};
  out.value.alias = fit_alias(out.value.alias);
  return out;
}

// --- attempts ---

Result<void> insert_attempt(Database& database, std::int64_t learner, const Attempt& attempt) {
  Result<Statement> insert = database.prepare(
      "INSERT INTO attempts(id, learner, case_id, case_title, program, seed, session, inputs, started, "
      "ended, "
      "how, ending_id, ending_title, kept_inputs, open_knockout, goal_id, goal_label, goal_advice, sum) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING key");
  if (!insert) return insert.error();
  std::optional<std::int32_t> kept;
  if (attempt.kept_inputs) kept = static_cast<std::int32_t>(*attempt.kept_inputs);
  insert->bind_blob(1, attempt.id.raw())
      .bind(2, learner)
      .bind_text(3, attempt.case_id)
      .bind_text(4, attempt.case_title)
      .bind_blob(5, bytes_of(attempt.program))
      .bind(6, static_cast<std::int64_t>(attempt.seed))
      .bind_blob(7, attempt.session)
      .bind(8, std::int64_t{attempt.inputs})
      .bind(9, attempt.started)
      .bind(10, attempt.ended)
      .bind(11, static_cast<std::int64_t>(attempt.how))
      .bind_text(12, attempt.ending_id)
      .bind_text(13, attempt.ending_title)
      .bind(14, kept)
      .bind(15, std::int64_t{attempt.has_open_knockout ? 1 : 0})
      .bind_text(16, attempt.goal_id)
      .bind_text(17, attempt.goal_label)
      .bind_text(18, attempt.goal_advice)
      .bind(19, std::int64_t{sum_of(attempt)});
  const Result<bool> row = insert->step();
  if (!row) return row.error();
  const std::int64_t key = insert->integer(0);
  const Result<void> finished = insert->run();
  if (!finished) return finished;

  Result<Statement> score = database.prepare(
      "INSERT INTO scores(attempt, place, is_family, id, label, points, least, most, opportunities, share, "
      "limited, band, band_id, band_label, limits) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  if (!score) return score.error();
  for (std::size_t i = 0; i < attempt.scores.size(); ++i) {
    const Score& one = attempt.scores[i];
    const Result<void> done = score->bind(1, key)
                                  .bind(2, static_cast<std::int64_t>(i))
                                  .bind(3, std::int64_t{one.is_family ? 1 : 0})
                                  .bind_text(4, one.id)
                                  .bind_text(5, one.label)
                                  .bind(6, std::int64_t{one.points})
                                  .bind(7, std::int64_t{one.least})
                                  .bind(8, std::int64_t{one.most})
                                  .bind(9, std::int64_t{one.opportunities})
                                  .bind(10, one.share)
                                  .bind(11, one.limited)
                                  .bind(12, one.band)
                                  .bind_text(13, one.band_id)
                                  .bind_text(14, one.band_label)
                                  .bind_text(15, one.limits)
                                  .run();
    if (!done) return done;
    score->reset();
  }
  return replace_own_words(database, key, attempt);
}

Result<void> replace_own_words(Database& database, std::int64_t key, const Attempt& attempt) {
  Result<Statement> remove = database.prepare("DELETE FROM own_words WHERE attempt=?");
  if (!remove) return remove.error();
  const Result<void> removed = remove->bind(1, key).run();
  if (!removed) return removed;
  Result<Statement> insert = database.prepare(
      "INSERT INTO own_words(attempt, kind, place, about, ask, value, value_label, sum) "
      "VALUES(?,?,?,?,?,?,?,?)");
  if (!insert) return insert.error();
  const auto add = [&](WordKind kind, std::size_t place, const std::string& about, const std::string& ask,
                       const std::string& value, const std::string& label) {
    insert->reset();
    return insert->bind(1, key)
        .bind(2, std::int64_t{kind})
        .bind(3, static_cast<std::int64_t>(place))
        .bind_text(4, about)
        .bind_text(5, ask)
        .bind_text(6, value)
        .bind_text(7, label)
        .bind(8, std::int64_t{sum_of_texts({about, ask, value, label})})
        .run();
  };
  for (std::size_t i = 0; i < attempt.estimates.size(); ++i) {
    const Estimate& one = attempt.estimates[i];
    const Result<void> done = add(kEstimate, i, one.id, one.label, one.band_id, one.band_label);
    if (!done) return done;
  }
  for (std::size_t i = 0; i < attempt.answers.size(); ++i) {
    const Answer& one = attempt.answers[i];
    const Result<void> done = add(kAnswer, i, one.id, one.ask, one.text, "");
    if (!done) return done;
  }
  return {};
}

Result<Checked<Attempt>> read_attempt_row(Database& database, const Statement& row) {
  Checked<Attempt> out;
  Attempt& attempt = out.value;
  const std::int64_t key = row.integer(0);
  attempt.id = id_at(row, 1);
  attempt.learner = id_at(row, 2);
  attempt.case_id = text_at(row, 3);
  attempt.case_title = text_at(row, 4);
  attempt.program = hash_from(row.bytes(5));
  attempt.seed = static_cast<std::uint64_t>(row.integer(6));
  attempt.session = row.bytes(7);
  attempt.inputs = static_cast<std::uint32_t>(row.integer(8));
  attempt.started = row.integer(9);
  attempt.ended = row.integer(10);
  const std::int64_t how = row.integer(11);
  attempt.how = how >= 0 && how <= static_cast<int>(How::faulted) ? static_cast<How>(how) : How::faulted;
  attempt.ending_id = text_at(row, 12);
  attempt.ending_title = text_at(row, 13);
  if (const std::optional<std::int32_t> kept = row.small_or_none(14))
    attempt.kept_inputs = static_cast<std::uint32_t>(*kept);
  attempt.has_open_knockout = row.integer(15) != 0;
  attempt.goal_id = text_at(row, 16);
  attempt.goal_label = text_at(row, 17);
  attempt.goal_advice = text_at(row, 18);
  const std::int64_t sum = row.integer(19);

  Result<Statement> scores = database.prepare(queries::kScores);
  if (!scores) return scores.error();
  scores->bind(1, key);
  for (;;) {
    const Result<bool> more = scores->step();
    if (!more) return more.error();
    if (!*more) break;
    Score score;
    score.is_family = scores->integer(0) != 0;
    score.id = text_at(*scores, 1);
    score.label = text_at(*scores, 2);
    score.points = static_cast<std::int32_t>(scores->integer(3));
    score.least = static_cast<std::int32_t>(scores->integer(4));
    score.most = static_cast<std::int32_t>(scores->integer(5));
    score.opportunities = static_cast<std::int32_t>(scores->integer(6));
    score.share = scores->small_or_none(7);
    score.limited = scores->small_or_none(8);
    score.band = scores->small_or_none(9);
    score.band_id = text_at(*scores, 10);
    score.band_label = text_at(*scores, 11);
    score.limits = text_at(*scores, 12);
    attempt.scores.push_back(std::move(score));
  }
  out.is_whole = sum == std::int64_t{sum_of(attempt)};

  Result<Statement> words = database.prepare(queries::kOwnWords);
  if (!words) return words.error();
  words->bind(1, key);
  for (;;) {
    const Result<bool> more = words->step();
    if (!more) return more.error();
    if (!*more) break;
    const std::string about = text_at(*words, 1);
    const std::string ask = text_at(*words, 2);
    const std::string value = text_at(*words, 3);
    const std::string label = text_at(*words, 4);
    if (words->integer(5) != std::int64_t{sum_of_texts({about, ask, value, label})}) out.is_whole = false;
    if (words->integer(0) == kEstimate) {
      attempt.estimates.push_back({about, ask, value, label});
    } else {
      attempt.answers.push_back({about, ask, value});
    }
  }
  return out;
}

// --- plan ---

Result<void> write_plan(Database& database, std::int64_t learner, const PlanRow& plan) {
  Result<Statement> insert = database.prepare(
      "INSERT OR REPLACE INTO plan(learner, case_id, case_title, round_from, last, step, due, sum) "
      "VALUES(?,?,?,?,?,?,?,?)");
  if (!insert) return insert.error();
  return insert->bind(1, learner)
      .bind_text(2, plan.case_id)
      .bind_text(3, plan.case_title)
      .bind(4, plan.plan.from)
      .bind(5, plan.plan.last)
      .bind(6, static_cast<std::int64_t>(plan.plan.step))
      .bind(7, plan.plan.due)
      .bind(8, std::int64_t{sum_of(plan)})
      .run();
}

Checked<PlanRow> read_plan_row(const Statement& row) {
  Checked<PlanRow> out;
  out.value.case_id = text_at(row, 0);
  out.value.case_title = text_at(row, 1);
  out.value.plan.from = row.integer(2);
  out.value.plan.last = row.integer(3);
  const std::int64_t step = row.integer(4);
  if (step >= 0 && step <= static_cast<int>(PlanStep::refresh)) {
    out.value.plan.step = static_cast<PlanStep>(step);
  }
  out.value.plan.due = row.integer(5);
  out.is_whole = row.integer(6) == std::int64_t{sum_of(out.value)};
  return out;
}

// --- settings ---

Result<std::string> read_setting(Database& database, std::string_view name, const std::string& otherwise) {
  Result<Statement> select = database.prepare(queries::kSetting);
  if (!select) return select.error();
  const Result<bool> row = select->bind_text(1, name).step();
  if (!row) return row.error();
  if (!*row) return otherwise;
  std::string value = select->bytes(0);
  if (select->integer(1) != std::int64_t{sum_of_texts({name, value})}) return otherwise;
  return value;
}

Result<void> write_setting(Database& database, std::string_view name, std::string_view value) {
  Result<Statement> insert =
      database.prepare("INSERT OR REPLACE INTO settings(name, value, sum) VALUES(?,?,?)");
  if (!insert) return insert.error();
  return insert->bind_text(1, name)
      .bind_text(2, value)
      .bind(3, std::int64_t{sum_of_texts({name, value})})
      .run();
}

}  // namespace gesprek::record
