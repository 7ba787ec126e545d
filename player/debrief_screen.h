#pragma once
// After the conversation: first what the learner thinks of it, then the debrief, with the way back to where
// it turned.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/document.h"
#include "engine/scoring/debrief.h"
#include "player/document_view.h"
#include "player/view.h"

namespace gesprek::player {

/// One family to say something about, beforehand.
struct EstimateRow {
  std::string family, label;
  std::optional<std::size_t> band;  // in Debrief::bands
};

/// A moment to go back to.
struct TurnRow {
  int number = 0;
  std::string title;    // "Hier werd het moeilijker voor Kim"
  std::string quote;    // what the learner said, with quotation marks
  std::string place;    // "beurt 7, één zorg"
  std::string changes;  // "vertrouwen van 5 naar 3"
  std::size_t input = 0;
};

struct DebriefState {
  scoring::Debrief debrief;
  report::Document document;
  bool is_estimating = true;
  std::vector<EstimateRow> estimates;
  std::vector<TurnRow> turns;
  std::vector<std::string> answers;  // to the questions of the reflection
  std::vector<scoring::Attempt> earlier;
  DocumentState page;
  /// Where something was saved, or why it was not.
  std::string message;
  bool message_is_good = true;
  void tell(std::string words, bool is_good) {
    message = std::move(words);
    message_is_good = is_good;
  }
};

/// The debrief of `session` as it stands, beside the `earlier` attempts, oldest first. Without families or
/// decisions there is nothing to estimate.
[[nodiscard]] DebriefState make_debrief_state(const session::Session& session,
                                              const std::vector<std::string>& overlays,
                                              std::vector<scoring::Attempt> earlier = {});
/// Makes the debrief again, now with what the learner thought and wrote.
void apply_own_words(DebriefState& state, const session::Session& session,
                     const std::vector<std::string>& overlays);

struct DebriefWishes {
  std::optional<std::size_t> go_back_to;  // number of inputs that stay
  bool done_estimating = false, again = false, to_library = false, save_pdf = false, save_html = false;
};
[[nodiscard]] DebriefWishes draw_debrief(const View& view, DebriefState& state, Pictures& pictures);

}  // namespace gesprek::player
