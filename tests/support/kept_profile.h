#pragma once
// A profile on disk as the window keeps it, for tests that kill the program and look at what is left.

#include <string>

#include "tests/support/screen_driver.h"

namespace gesprek::test {

/// The program's files, all in `folder`.
[[nodiscard]] inline ScreenOptions profile_options(const std::string& folder) {
  ScreenOptions options;
  options.settings = folder + "/venster.txt";
  options.documents = folder + "/documenten";
  options.sessions = folder + "/sessies";
  return options;
}

/// What is wrong with the files of a profile beside its sessions; empty: nothing.
[[nodiscard]] inline std::string check_profile(const std::string& folder) {
  static_cast<void>(folder);
  return {};
}

}  // namespace gesprek::test
