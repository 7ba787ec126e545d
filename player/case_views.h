#pragma once
// The library of cases and the page of one case, as drawn.

#include <map>
#include <string>
#include <vector>

#include "player/library.h"
#include "player/portrait_view.h"
#include "player/record_models.h"
#include "player/view.h"

namespace gesprek::player {

struct LibraryState {
  std::string search;
  std::string theme;       // only cases with it; empty: all
  std::string path;        // file of a learning path: its cases in its order; empty: all cases
  std::string unfinished;  // title of a conversation to go on with; empty: none
  const std::map<std::string, CardRecord>* records = nullptr;  // by id of a case; null: nothing is kept
  bool can_begin = false;                                      // a new case
  std::vector<std::string> notices;                            // to be seen once
};
struct LibraryWishes {
  const Case* open = nullptr;
  bool settings = false, play_on = false, progress = false, noticed = false, new_case = false;
};
[[nodiscard]] LibraryWishes draw_library(const View& view, const Library& library, LibraryState& state,
                                         Portraits& portraits);

struct CaseWishes {
  bool start = false, back = false, edit = false;
};
[[nodiscard]] CaseWishes draw_case(const View& view, const Case& the_case, Portraits& portraits);

/// A theme as people read it: "stap-1" is "stap 1".
[[nodiscard]] std::string theme_words(const std::string& theme);

}  // namespace gesprek::player
