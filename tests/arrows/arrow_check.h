#pragma once
// Reads the table of arrows and holds a tree of sources to it. Knows no folder by name: all that is in the
// table.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file_source.h"

namespace gesprek::arrows {

/// Headers that are not ours, and the rooms that may include them.
struct LibraryRule {
  std::vector<std::string> headers;  // exact names, or prefixes that end in '/'
  std::vector<std::string> rooms;    // as in `Table::rooms`, or ending in "/*"
};

struct Table {
  std::map<std::string, std::vector<std::string>> rooms;  // folder → folders it may include
  std::vector<LibraryRule> libraries;
  std::vector<std::string> core;
  std::vector<std::string> core_without_header;
  std::vector<std::string> core_without_word;
  std::vector<std::string> problems;  // lines that could not be read, rooms without a row, cycles
};

/// Reads arrows.txt. Never fails: what is wrong with the text is in `problems`.
[[nodiscard]] Table read_table(std::string_view text);

/// What breaks the table below `root` ("" or a path that ends in '/'), one sentence each, with file and line;
/// empty when all is well. Looks at the includes of every .h, .cpp and .def in the rooms of the table, and at
/// the words of the core. Folders below engine/ without a row are a violation.
[[nodiscard]] std::vector<std::string> check_sources(const FileSource& files, std::string_view root,
                                                     const Table& table);

/// Whether `name` is one of `patterns`; a pattern "engine/*" is everything below engine.
[[nodiscard]] bool is_one_of(std::string_view name, const std::vector<std::string>& patterns);

/// The room that `path` lies in: the longest row that is a folder above it, or "" when none is.
[[nodiscard]] std::string room_of(std::string_view path, const Table& table);

}  // namespace gesprek::arrows
