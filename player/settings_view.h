#pragma once
// How the program looks and listens, as a person sets it.

#include <string>

#include "player/view.h"

namespace gesprek::player {

struct Choices {
  ui::Settings ui;
  std::string language = "nl";
  bool time_limits = true;  // those of a case; every case can be played without
  bool reads_aloud = false;
  bool shows_debug = false;  // for who looks inside; never kept
  /// Whether the person said something about motion; else the desktop's own wish counts.
  bool motion_is_own = false;
  friend bool operator==(const Choices& a, const Choices& b) {
    return a.ui == b.ui && a.language == b.language && a.time_limits == b.time_limits &&
           a.reads_aloud == b.reads_aloud && a.motion_is_own == b.motion_is_own &&
           a.shows_debug == b.shows_debug;
  }
};
struct SettingsWishes {
  bool close = false;
};
/// Changes `choices` as they are made: everything is seen at once. `can_read_aloud`: the program for it is
/// there.
[[nodiscard]] SettingsWishes draw_settings(const View& view, Choices& choices, bool can_read_aloud);

}  // namespace gesprek::player
