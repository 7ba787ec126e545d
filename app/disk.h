#pragma once
// The few files the window writes itself: settings, and a debrief that somebody saves.

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gesprek::app {

/// Writes `path` whole or not at all; makes its folder.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

/// Writes `name` + `ending`, or with -2, -3… where that exists already. Gives the path.
[[nodiscard]] Result<std::string> write_new_file(const std::string& name, const std::string& ending,
                                                 std::string_view bytes);

/// Where this system keeps settings of a program, and a person's documents; empty when it does not say.
[[nodiscard]] std::string settings_folder();
/// Where the desktop keeps its own; empty when the system does not say.
[[nodiscard]] std::string desktop_settings_folder();
[[nodiscard]] std::string documents_folder();

}  // namespace gesprek::app
