#pragma once
// An author who does anything at any moment: for the property tests, the kill test and the long run.

#include <string>
#include <string_view>

#include "editor/document/commands.h"
#include "editor/find/rename_beside.h"
#include "engine/base/hash.h"

namespace gesprek::editor {

/// A text as somebody may type it: quotes, colons, dashes, accents, emoji, line ends.
[[nodiscard]] std::string random_words(Rng& rng);

/// A command that may be possible or not. Fails as the command's function fails.
[[nodiscard]] Result<Command> random_command(const Document& document, Rng& rng);

/// A new name for something that the case has, with its command; one that is taken or no name at times.
struct DrawnRenaming {
  Renaming renaming;
  Result<Command> command;
};
[[nodiscard]] DrawnRenaming random_renaming(const Document& document, Rng& rng);

/// Whether `document` is in good order: its text reads whole, nothing in it was swallowed by YAML (5.24), and
/// what it says is what a fresh reading says. Returns what is wrong; empty when all is well.
[[nodiscard]] std::string find_disorder(const Document& document);

}  // namespace gesprek::editor
