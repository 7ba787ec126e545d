#pragma once
// The notebook: what the learner could notice so far, and what they made of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/page.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// The facts that were revealed, in the order in which they were.
[[nodiscard]] std::vector<std::uint32_t> revealed_facts(const session::Session& session);

/// Writes them numbered, with their source and as what they are noted.
void show_notebook(Page& page, const session::Session& session);

/// "2 ruis" → a note. Fails with a Dutch sentence.
[[nodiscard]] Result<session::Input> read_note(const session::Session& session, std::string_view text);

}  // namespace gesprek::cli
