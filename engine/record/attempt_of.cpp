// From a conversation and its debrief to what is kept of them.

#include <memory>
#include <utility>

#include "engine/record/attempt.h"
#include "engine/session/append_file.h"
#include "engine/session/journal.h"

namespace gesprek::record {

namespace {

/// A file that is only in memory, to write a session file into.
class Bytes final : public session::AppendFile {
 public:
  explicit Bytes(std::shared_ptr<std::string> bytes) : bytes_(std::move(bytes)) {}
  Result<void> append(std::string_view bytes) override {
    *bytes_ += bytes;
    return {};
  }
  Result<void> sync() override { return {}; }
  Result<void> cut_to(std::uint64_t size) override {
    bytes_->resize(static_cast<std::size_t>(size));
    return {};
  }
  Result<std::uint64_t> size() const override { return std::uint64_t{bytes_->size()}; }
  Result<std::string> contents(std::size_t most) const override {
    if (bytes_->size() > most) return Error{ErrorCode::over_limit, "Te groot voor een sessie.", {}};
    return *bytes_;
  }

 private:
  std::shared_ptr<std::string> bytes_;
};

/// Without the path of the case: it may hold somebody's name.
std::string session_bytes(const session::Session& session) {
  const auto bytes = std::make_shared<std::string>();
  Result<session::JournalWriter> writer = session::JournalWriter::create(
      std::make_unique<Bytes>(bytes), session::header_for(session, std::string()));
  if (!writer) return {};
  for (std::size_t i = 0; i < session.inputs().size(); ++i) {
    if (!writer->confirm(session, i)) return {};
  }
  return bytes->size() <= kMostSession ? *bytes : std::string();
}

std::string words_of(const scoring::Debrief& debrief, const std::vector<std::size_t>& limits) {
  std::string out;
  for (const std::size_t limit : limits) {
    if (!out.empty()) out += '\n';
    out += debrief.limits[limit].label;
  }
  return out;
}

void set_band(const scoring::Debrief& debrief, const std::optional<std::size_t>& band, Score& out) {
  if (!band) return;
  out.band = static_cast<std::int32_t>(*band);
  out.band_id = debrief.bands[*band].id;
  out.band_label = debrief.bands[*band].label;
}

}  // namespace

Attempt attempt_of(const session::Session& session, const scoring::Debrief& debrief, Seconds started,
                   Seconds ended) {
  Attempt out;
  out.id = random_id();
  out.case_id = debrief.about.id;
  out.case_title = debrief.about.title;
  out.program = session.program().hash;
  out.seed = session.seed();
  out.session = session_bytes(session);
  out.inputs = static_cast<std::uint32_t>(session.inputs().size());
  out.started = started;
  out.ended = ended;
  switch (session.status()) {
    case session::Status::waiting: out.how = How::stopped; break;
    case session::Status::ended: out.how = How::ended; break;
    case session::Status::faulted: out.how = How::faulted; break;
  }
  if (debrief.ending) {
    out.ending_id = debrief.ending->id;
    out.ending_title = debrief.ending->title;
  }
  for (const scoring::KnockoutCard& card : debrief.knockouts) {
    if (!card.is_repaired) out.has_open_knockout = true;
  }
  for (const scoring::CriterionResult& result : debrief.criteria) {
    Score score;
    score.id = result.id;
    score.label = result.label;
    score.points = result.earned;
    score.least = result.min;
    score.most = result.max;
    score.opportunities = result.opportunities;
    score.share = result.share;
    score.limited = result.percent;
    set_band(debrief, result.band, score);
    score.limits = words_of(debrief, result.limits);
    out.scores.push_back(std::move(score));
  }
  for (const scoring::FamilyResult& result : debrief.families) {
    Score score;
    score.is_family = true;
    score.id = result.id;
    score.label = result.label;
    score.limited = result.percent;
    set_band(debrief, result.band, score);
    score.limits = words_of(debrief, result.limits);
    out.scores.push_back(std::move(score));
  }
  if (debrief.goal) {
    out.goal_id = debrief.goal->criterion;
    out.goal_label = debrief.goal->label;
    out.goal_advice = debrief.goal->advice;
  }
  make_fit(out);
  return out;
}

}  // namespace gesprek::record
