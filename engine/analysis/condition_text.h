#pragma once
// A compiled condition as an author would write it (format 5.9).

#include <string>

#include "engine/program/program.h"

namespace gesprek::analysis {

/// `kim.vertrouwen <= 2 and not seen("binnen")`. Parentheses only where they are needed. Empty: "". A private
/// variable of a persona stands with its person (`karin.#hersteld`).
[[nodiscard]] std::string condition_text(const program::Program& program, program::Code code);

}  // namespace gesprek::analysis
