#pragma once
// Replacing a file so that a reader always finds the old one or the new one, whole.

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gesprek::cli {

/// Writes `bytes` beside `path`, syncs, and renames over it; an existing file keeps its mode, a link is
/// followed. What is no file (a pipe, a terminal, a device) is written to as it is. On failure the old file
/// is as it was, and the Dutch message says why.
[[nodiscard]] Result<void> replace_file(const std::string& path, std::string_view bytes);

}  // namespace gesprek::cli
