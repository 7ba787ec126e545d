#pragma once
// Between the screens and the records: whose attempt it is, when it is kept, and what cards and screens show
// of it. Without a profile folder it keeps nothing, and says nothing about it.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/record/records.h"
#include "player/debrief_screen.h"
#include "player/library.h"
#include "player/own_data_view.h"
#include "player/progress_view.h"
#include "player/record_models.h"

namespace gesprek::app {

class Keeping {
 public:
  explicit Keeping(std::string folder) : folder_(std::move(folder)) {}

  /// Opens the records, once; the program does so after its first frame. `date` as "2026-11-22T14:30:00Z".
  void open(const std::string& date);
  void set_date(const std::string& date);
  [[nodiscard]] bool has_folder() const { return !folder_.empty(); }

  /// Where the conversations of this learner stand; `otherwise` where no learner is known.
  [[nodiscard]] std::string sessions_folder(const std::string& otherwise) const;

  // --- an attempt ---
  void begin_attempt();
  /// The conversation goes on from its first `inputs` inputs.
  void go_back_to(std::size_t inputs);
  /// Earlier finished attempts at this case, as a debrief compares them; oldest first.
  [[nodiscard]] std::vector<scoring::Attempt> earlier(const player::Strings& words,
                                                      const std::string& case_id);
  /// It is over, at its ending or because somebody stopped: kept, once, however often this is called.
  void end_attempt(const session::Session& session);
  /// What went wrong in that, in words; empty: nothing.
  [[nodiscard]] const std::string& told() const { return told_; }
  /// What the learner thought and wrote; writes only what changed.
  [[nodiscard]] std::string keep_own_words(const player::DebriefState& debrief);
  /// Something of it is not kept yet.
  [[nodiscard]] bool has_changes(const player::DebriefState& debrief) const;

  // --- what screens show ---
  /// Read anew after something changed.
  [[nodiscard]] const std::map<std::string, player::CardRecord>& cards(const player::Strings& words);
  [[nodiscard]] player::ProgressState progress(const player::Strings& words, player::Library& library);
  [[nodiscard]] player::CaseProgress case_progress(const player::Strings& words, const std::string& case_id,
                                                   player::Library& library);
  [[nodiscard]] player::OwnDataState own_data();
  /// What a person has to know of opening the records; stays until taken away.
  [[nodiscard]] std::vector<std::string>& notices() { return notices_; }
  void words_changed() { has_cards_ = false; }

  // --- what a person does there; each gives what to say about it, and whether it went well ---
  struct Outcome {
    bool is_good = true;
    std::string message;
  };
  [[nodiscard]] Outcome choose_learner(const player::Strings& words, const record::RandomId& learner);
  [[nodiscard]] Outcome add_learner(const player::Strings& words);
  [[nodiscard]] Outcome set_alias(const player::Strings& words, const std::string& alias);
  [[nodiscard]] Outcome set_months(const player::Strings& words, int months);
  [[nodiscard]] Outcome take_along(const player::Strings& words, const std::string& documents, bool as_json);
  [[nodiscard]] Outcome erase(const player::Strings& words);

 private:
  [[nodiscard]] Outcome failed(const player::Strings& words, const Error& error) const;
  void read_learner();

  std::string folder_, date_ = "2000-01-01T00:00:00Z";
  std::unique_ptr<record::Records> records_;
  std::optional<record::Learner> learner_;
  std::vector<std::string> notices_;
  std::map<std::string, player::CardRecord> cards_;
  bool has_cards_ = false;
  record::Seconds started_ = 0;
  std::optional<std::uint32_t> kept_inputs_;
  std::optional<record::Attempt> attempt_;  // that is over, and that the debrief is of
  std::string told_;
};

}  // namespace gesprek::app
