#pragma once
// Man pages, made from the same tables as --help.

#include <string>
#include <vector>

#include "engine/cli/commands.h"

namespace gesprek::cli {

struct ManPage {
  std::string file;  // "gesprek-check.1"
  std::string text;  // in the man macros, ASCII only: other letters are escapes
};

/// gesprek(1), then one page a command.
[[nodiscard]] std::vector<ManPage> man_pages(const std::vector<Command>& commands, std::string_view version);

/// Running text for roff: nothing in it is a request, and every letter stays itself.
[[nodiscard]] std::string roff_text(std::string_view text);

}  // namespace gesprek::cli
