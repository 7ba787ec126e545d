#pragma once
// The screen Mijn gegevens: who practises here, what is kept of them, where and for how long; to take it
// along, and to erase it.

#include <optional>
#include <string>
#include <vector>

#include "engine/record/records.h"
#include "player/view.h"

namespace gesprek::player {

struct LearnerChoice {
  record::RandomId id;
  std::string alias;
  bool is_current = false, is_default = false;
};

struct OwnDataState {
  std::vector<LearnerChoice> learners;
  std::string alias;  // as it is being typed
  std::string folder;
  std::string id;
  std::size_t attempts = 0, cases = 0, files = 0, waiting = 0;
  int months = record::kDefaultMonths;
  std::string problem;  // why nothing can be done here
  std::string message;  // what was done last
  bool message_is_good = true;
  bool asks_to_erase = false;  // the second step
};
struct OwnDataWishes {
  bool back = false, add_learner = false, export_html = false, export_json = false;
  bool ask_to_erase = false, erase = false, keep = false;
  bool set_alias = false;
  std::optional<record::RandomId> choose;
  std::optional<int> months;
};
[[nodiscard]] OwnDataWishes draw_own_data(const View& view, OwnDataState& state);

}  // namespace gesprek::player
