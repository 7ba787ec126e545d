#pragma once
// "Nieuwe casus": what kind of conversation it becomes, what it is called, and where it is kept.

#include <string>

#include "player/view.h"

namespace gesprek::editor {

struct NewCaseState {
  std::string kind = "oudergesprek";  // the name of a template, or "eigen": the quick case
  std::string title;
  std::string folder;
  bool has_quick_case = false;  // whether "eigen" can be chosen
  bool changes_folder = false;
  std::string message;  // what went wrong, in words
};

struct NewCaseWishes {
  bool back = false, make = false;
};

[[nodiscard]] NewCaseWishes draw_new_case(const player::View& view, NewCaseState& state);

}  // namespace gesprek::editor
