#pragma once
// The screen Voortgang: what is to be repeated, every case that was played, and of one of them how each
// criterion went over the attempts.

#include <optional>
#include <string>
#include <vector>

#include "player/document_view.h"
#include "player/record_models.h"
#include "player/view.h"

namespace gesprek::player {

struct ProgressState {
  std::string learner;  // how the learner is called; empty: no name, and the only one
  std::string problem;  // why nothing can be shown
  std::vector<DueRow> due;
  std::vector<CaseRow> cases;
  std::optional<CaseProgress> shown;  // one case, in detail
};
struct ProgressWishes {
  bool back = false, own_data = false;
  std::string show;  // id of a case, to see in detail
  bool close_case = false;
  std::string open;  // id of a case, to play
};
[[nodiscard]] ProgressWishes draw_progress(const View& view, const ProgressState& state, Pictures& pictures);

}  // namespace gesprek::player
