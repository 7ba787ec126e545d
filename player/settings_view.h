#pragma once
// How the program looks and listens, as a person sets it.

#include <string>

#include "player/view.h"

namespace gesprek::player {

struct Choices {
  ui::Settings ui;
  std::string language = "nl";
};
struct SettingsWishes {
  bool close = false;
};
/// Changes `choices` as they are made: everything is seen at once.
[[nodiscard]] SettingsWishes draw_settings(const View& view, Choices& choices);

}  // namespace gesprek::player
