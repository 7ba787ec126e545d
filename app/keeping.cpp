#include "app/keeping.h"

#include <algorithm>

#include "app/disk.h"
#include "engine/cli/record_export.h"
#include "engine/report/html.h"

namespace gesprek::app {

namespace {

/// At most so many earlier attempts stand beside a debrief.
constexpr std::size_t kMostEarlier = 6;

record::Seconds seconds_of(const std::string& date) {
  return record::read_time(date).value_or(0);
}

std::vector<record::Estimate> estimates_of(const player::DebriefState& debrief) {
  std::vector<record::Estimate> out;
  for (const player::EstimateRow& row : debrief.estimates) {
    if (!row.band || *row.band >= debrief.debrief.bands.size()) continue;
    const scoring::BandName& band = debrief.debrief.bands[*row.band];
    out.push_back({row.family, row.label, band.id, band.label});
  }
  return out;
}

std::vector<record::Answer> answers_of(const player::DebriefState& debrief) {
  std::vector<record::Answer> out;
  for (std::size_t i = 0; i < debrief.answers.size() && i < debrief.debrief.reflection.size(); ++i) {
    if (debrief.answers[i].empty()) continue;
    out.push_back({debrief.debrief.reflection[i].id, debrief.debrief.reflection[i].ask, debrief.answers[i]});
  }
  return out;
}

bool same_words(const record::Attempt& attempt, const player::DebriefState& debrief) {
  const std::vector<record::Estimate> estimates = estimates_of(debrief);
  const std::vector<record::Answer> answers = answers_of(debrief);
  return estimates.size() == attempt.estimates.size() && answers.size() == attempt.answers.size() &&
         std::equal(estimates.begin(), estimates.end(), attempt.estimates.begin(),
                    [](const auto& a, const auto& b) { return a.id == b.id && a.band_id == b.band_id; }) &&
         std::equal(answers.begin(), answers.end(), attempt.answers.begin(),
                    [](const auto& a, const auto& b) { return a.id == b.id && a.text == b.text; });
}

}  // namespace

void Keeping::open(const std::string& date) {
  date_ = date;
  if (records_ || folder_.empty()) return;
  records_ = std::make_unique<record::Records>(record::RecordsOptions{folder_, seconds_of(date_), 250, {}});
  if (!records_->is_open()) notices_.push_back(records_->problem());
  for (std::string& words : records_->take_messages()) notices_.push_back(std::move(words));
  read_learner();
}

void Keeping::set_date(const std::string& date) {
  if (record::day_of(seconds_of(date)) != record::day_of(seconds_of(date_))) has_cards_ = false;
  date_ = date;
  if (records_) records_->set_now(seconds_of(date_));
}

void Keeping::read_learner() {
  has_cards_ = false;
  learner_.reset();
  if (!records_) return;
  Result<record::Learner> current = records_->current();
  if (current) learner_ = std::move(current.value());
}

std::string Keeping::sessions_folder(const std::string& otherwise) const {
  if (!records_ || !learner_ || learner_->is_default) return otherwise;
  return records_->profile().sessions_of(learner_->id, false);
}

// --- an attempt ---

void Keeping::begin_attempt() {
  started_ = seconds_of(date_);
  kept_inputs_.reset();
  attempt_.reset();
}

void Keeping::go_back_to(std::size_t inputs) {
  started_ = seconds_of(date_);
  attempt_.reset();
  kept_inputs_.reset();
  if (inputs > 0) kept_inputs_ = static_cast<std::uint32_t>(inputs);
}

std::vector<scoring::Attempt> Keeping::earlier(const player::Strings& words, const std::string& case_id) {
  std::vector<scoring::Attempt> out;
  if (!records_ || !learner_) return out;
  const Result<std::vector<record::Attempt>> all = records_->attempts(learner_->id, case_id);
  if (!all) return out;
  for (const record::Attempt& attempt : *all) {
    if (attempt.how != record::How::ended || (attempt_ && attempt.id == attempt_->id)) continue;
    out.push_back(record::to_compare(attempt, player::day_words(words, record::day_of(attempt.ended))));
  }
  if (out.size() > kMostEarlier) out.erase(out.begin(), out.end() - kMostEarlier);
  return out;
}

void Keeping::end_attempt(const session::Session& session) {
  if (attempt_) return;
  told_.clear();
  if (!records_) return;
  const scoring::Debrief debrief = scoring::make_debrief(session, scoring::score(session));
  if (!debrief.has_decisions) return;
  attempt_ = record::attempt_of(session, debrief, started_, seconds_of(date_));
  if (learner_) attempt_->learner = learner_->id;
  // Who stepped back to before that place has begun anew from there.
  if (kept_inputs_) attempt_->kept_inputs = std::min(*kept_inputs_, attempt_->inputs);
  has_cards_ = false;
  told_ = records_->store(*attempt_).message;
}

bool Keeping::has_changes(const player::DebriefState& debrief) const {
  return records_ && attempt_ && !same_words(*attempt_, debrief);
}

std::string Keeping::keep_own_words(const player::DebriefState& debrief) {
  if (!has_changes(debrief)) return {};
  attempt_->estimates = estimates_of(debrief);
  attempt_->answers = answers_of(debrief);
  return records_->store(*attempt_).message;
}

// --- what screens show ---

const std::map<std::string, player::CardRecord>& Keeping::cards(const player::Strings& words) {
  if (has_cards_ || !records_) return cards_;
  cards_.clear();
  has_cards_ = true;  // also when it fails: it is not asked again in every frame
  records_->flush();
  if (!learner_) read_learner(), has_cards_ = true;
  if (!learner_) return cards_;
  const Result<std::vector<record::CaseRecord>> cases = records_->cases(learner_->id);
  const Result<std::vector<record::PlanRow>> plans = records_->plans(learner_->id);
  if (cases && plans) {
    cards_ = player::card_records(words, *cases, *plans, record::day_of(seconds_of(date_)));
  }
  return cards_;
}

player::ProgressState Keeping::progress(const player::Strings& words, player::Library& library) {
  player::ProgressState out;
  if (!records_) return out;
  records_->flush();
  if (!learner_) read_learner();
  if (!learner_) {
    out.problem = records_->problem();
    return out;
  }
  if (!learner_->alias.empty()) out.learner = words("progress.learner", {learner_->alias});
  const Result<std::vector<record::CaseRecord>> cases = records_->cases(learner_->id);
  const Result<std::vector<record::PlanRow>> plans = records_->plans(learner_->id);
  if (!cases || !plans) {
    out.problem = cases ? plans.error().message : cases.error().message;
    return out;
  }
  std::vector<record::PlanRow> playable;  // of what is not on this computer nothing can be repeated
  for (const record::PlanRow& plan : *plans) {
    if (library.find(plan.case_id) != nullptr) playable.push_back(plan);
  }
  out.due = player::due_rows(words, playable, record::day_of(seconds_of(date_)));
  out.cases = player::case_rows(words, *cases);
  return out;
}

player::CaseProgress Keeping::case_progress(const player::Strings& words, const std::string& case_id,
                                            player::Library& library) {
  if (!records_ || !learner_) return {};
  player::BandNames bands;
  const player::Case* const the_case = library.find(case_id);
  if (the_case != nullptr && the_case->can_be_played()) {
    for (const program::Band& band : the_case->program().bands) {
      bands.emplace_back(the_case->program().text(band.label));
    }
  }
  std::size_t damaged = 0;
  const Result<std::vector<record::Attempt>> attempts = records_->attempts(learner_->id, case_id, &damaged);
  player::CaseProgress out;
  if (attempts) out = player::case_progress(words, *attempts, bands);
  out.case_id = case_id;
  if (the_case != nullptr) out.title = the_case->title;
  out.damaged = damaged;
  return out;
}

player::OwnDataState Keeping::own_data() {
  player::OwnDataState out;
  out.folder = folder_;
  if (!records_) return out;
  if (!learner_) read_learner();
  const Result<std::vector<record::Learner>> all = records_->learners();
  if (!all || !learner_) {
    out.problem = all ? records_->problem() : all.error().message;
    return out;
  }
  for (const record::Learner& one : *all) {
    out.learners.push_back({one.id, one.alias, one.id == learner_->id, one.is_default});
  }
  out.alias = learner_->alias;
  out.id = learner_->id.hex();
  const Result<std::vector<record::CaseRecord>> cases = records_->cases(learner_->id);
  if (!cases) {
    out.problem = cases.error().message;
    return out;
  }
  out.cases = cases->size();
  for (const record::CaseRecord& one : *cases) out.attempts += one.attempts;
  out.files = record::files_in(records_->profile().sessions_of(learner_->id, learner_->is_default)).size();
  out.waiting = records_->waiting();
  const Result<int> months = records_->months();
  if (months) out.months = *months;
  return out;
}

// --- what a person does there ---

Keeping::Outcome Keeping::failed(const player::Strings& words, const Error& error) const {
  return {false, words("own.failed", {error.message})};
}

Keeping::Outcome Keeping::choose_learner(const player::Strings& words, const record::RandomId& learner) {
  const Result<void> chosen = records_->set_current(learner);
  if (!chosen) return failed(words, chosen.error());
  attempt_.reset();
  read_learner();
  return {};
}

Keeping::Outcome Keeping::add_learner(const player::Strings& words) {
  const Result<record::Learner> added = records_->add_learner("");
  if (!added) return failed(words, added.error());
  const Outcome chosen = choose_learner(words, added->id);
  if (!chosen.is_good) return chosen;
  return {true, words("own.added")};
}

Keeping::Outcome Keeping::set_alias(const player::Strings& words, const std::string& alias) {
  const Result<void> set = records_->set_alias(learner_->id, alias);
  if (!set) return failed(words, set.error());
  read_learner();
  return {true, words("own.alias_set")};
}

Keeping::Outcome Keeping::set_months(const player::Strings& words, int months) {
  const Result<std::size_t> older = records_->set_months(months);
  if (!older) return failed(words, older.error());
  const std::string number = std::to_string(months);
  if (*older == 0) return {true, words("own.months_set", {number})};
  return {true, words("own.months_older", {number, std::to_string(*older)})};
}

Keeping::Outcome Keeping::take_along(const player::Strings& words, const std::string& documents,
                                     bool as_json) {
  const Result<record::LearnerData> data = records_->all_of(learner_->id);
  if (!data) return {false, words("own.not_taken", {data.error().message})};
  const std::string bytes =
      as_json ? cli::records_json(*data, date_) : report::html_page(cli::records_document(*data, date_));
  const std::string folder = documents.empty() ? records_->profile().exports() : documents;
  if (documents.empty()) {
    const Result<void> made = record::make_own_folder(folder);
    if (!made) return {false, words("own.not_taken", {made.error().message})};
  }
  const Result<std::string> path = write_new_file(
      folder + "/gesprekslab-mijn-gegevens-" + date_.substr(0, 10), as_json ? ".json" : ".html", bytes);
  if (!path) return {false, words("own.not_taken", {path.error().message})};
  return {true, words("own.taken", {*path})};
}

Keeping::Outcome Keeping::erase(const player::Strings& words) {
  attempt_.reset();
  const Result<record::Erasure> erased = records_->erase(learner_->id);
  read_learner();
  if (!erased) return failed(words, erased.error());
  if (!erased->left.empty()) {
    std::string left;
    for (const std::string& one : erased->left) left += (left.empty() ? "" : " ") + one;
    return {false, words("own.erased_partly", {left})};
  }
  return {true, words("own.erased", {std::to_string(erased->attempts), std::to_string(erased->files)})};
}

}  // namespace gesprek::app
