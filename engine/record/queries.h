#pragma once
// Every question that is asked of the tables while the program is used, in one place, so that a test sees
// that each goes by an index.

namespace gesprek::record::queries {

inline constexpr char kLearners[] =
    "SELECT key, id, alias, created, is_default, sum FROM learners WHERE erasing=0 ORDER BY created, key";
inline constexpr char kLearnerKey[] = "SELECT key FROM learners WHERE id=? AND erasing=0";
inline constexpr char kErasing[] = "SELECT id, is_default FROM learners WHERE erasing=1";
inline constexpr char kAttemptKey[] = "SELECT key FROM attempts WHERE id=?";
inline constexpr char kSetting[] = "SELECT value, sum FROM settings WHERE name=?";

// Columns of an attempt are read by read_attempt_row (rows.cpp), in this order.
inline constexpr char kAttempt[] =
    "SELECT a.key, a.id, l.id, a.case_id, a.case_title, a.program, a.seed, a.session, a.inputs, a.started, "
    "a.ended, a.how, a.ending_id, a.ending_title, a.kept_inputs, a.open_knockout, a.goal_id, a.goal_label, "
    "a.goal_advice, a.sum FROM attempts a JOIN learners l ON l.key=a.learner WHERE a.id=?";
inline constexpr char kAttemptsOfCase[] =
    "SELECT a.key, a.id, l.id, a.case_id, a.case_title, a.program, a.seed, a.session, a.inputs, a.started, "
    "a.ended, a.how, a.ending_id, a.ending_title, a.kept_inputs, a.open_knockout, a.goal_id, a.goal_label, "
    "a.goal_advice, a.sum FROM attempts a JOIN learners l ON l.key=a.learner WHERE a.learner=? AND "
    "a.case_id=? ORDER BY a.ended, a.key";
inline constexpr char kAttemptsOfLearner[] =
    "SELECT a.key, a.id, l.id, a.case_id, a.case_title, a.program, a.seed, a.session, a.inputs, a.started, "
    "a.ended, a.how, a.ending_id, a.ending_title, a.kept_inputs, a.open_knockout, a.goal_id, a.goal_label, "
    "a.goal_advice, a.sum FROM attempts a JOIN learners l ON l.key=a.learner WHERE a.learner=? ORDER BY "
    "a.case_id, a.ended, a.key";
inline constexpr char kScores[] =
    "SELECT is_family, id, label, points, least, most, opportunities, share, limited, band, band_id, "
    "band_label, limits FROM scores WHERE attempt=? ORDER BY place";
inline constexpr char kOwnWords[] =
    "SELECT kind, about, ask, value, value_label, sum FROM own_words WHERE attempt=? ORDER BY kind, place";
inline constexpr char kCases[] = "SELECT DISTINCT case_id FROM attempts WHERE learner=?";
inline constexpr char kCountOfCase[] = "SELECT count(*) FROM attempts WHERE learner=? AND case_id=?";
// The newest that was finished: goes back along the index until it meets one.
inline constexpr char kLastOfCase[] =
    "SELECT id FROM attempts WHERE learner=? AND case_id=? AND how=0 ORDER BY ended DESC, key DESC LIMIT 1";
inline constexpr char kNewestOfCase[] =
    "SELECT id FROM attempts WHERE learner=? AND case_id=? ORDER BY ended DESC, key DESC LIMIT 1";
inline constexpr char kPlans[] =
    "SELECT case_id, case_title, round_from, last, step, due, sum FROM plan WHERE learner=? ORDER BY due, "
    "case_id";
inline constexpr char kPlan[] =
    "SELECT case_id, case_title, round_from, last, step, due, sum FROM plan WHERE learner=? AND case_id=?";
inline constexpr char kOldAttempts[] = "DELETE FROM attempts WHERE ended<?";
inline constexpr char kOldPlans[] = "DELETE FROM plan WHERE due<?";
inline constexpr char kCountOlder[] = "SELECT count(*) FROM attempts WHERE ended<?";

inline constexpr const char* kAll[] = {
    kLearners, kLearnerKey,   kErasing,     kAttemptKey,        kSetting,      kAttempt,    kAttemptsOfCase,
    kScores,   kOwnWords,     kCases,       kAttemptsOfLearner, kCountOfCase,  kLastOfCase, kPlans,
    kPlan,     kNewestOfCase, kOldAttempts, kOldPlans,          kCountOlder};

}  // namespace gesprek::record::queries
