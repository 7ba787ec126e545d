#pragma once
// Holds the CMakeLists.txt of the rooms to the table of arrows, and to what their sources include.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"
#include "tests/arrows/arrow_check.h"

namespace gesprek::arrows {

/// What breaks the table below `root`, one sentence each; empty when all is well. For every target that a
/// room's CMakeLists.txt makes: it links only targets of rooms in its row; and what its sources include, also
/// through headers of its own room, is linked, by itself or through a target it links. A room may make
/// several targets (engine/program: one that compiles, one that only plays); each is held to its own links.
/// Every .cpp is in a target.
[[nodiscard]] std::vector<std::string> check_build(const FileSource& files, std::string_view root,
                                                   const Table& table);

}  // namespace gesprek::arrows
