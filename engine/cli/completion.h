#pragma once
// Scripts with which a shell completes command lines of gesprek, made from the same tables as --help.

#include <string>
#include <vector>

#include "engine/cli/commands.h"

namespace gesprek::cli {

/// For bash 3.2 and later; needs no bash-completion. Defines _gesprek and registers it for gesprek.
[[nodiscard]] std::string bash_completion(const std::vector<Command>& commands);
/// For zsh: a file that belongs in a folder of $fpath as _gesprek, and can be sourced too.
[[nodiscard]] std::string zsh_completion(const std::vector<Command>& commands);
/// For fish 3.0 and later.
[[nodiscard]] std::string fish_completion(const std::vector<Command>& commands);

}  // namespace gesprek::cli
