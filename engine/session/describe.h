#pragma once
// Dutch sentences about inputs that do not fit: each names what can be done instead (format 5.21).

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/session/session.h"

namespace gesprek::session {

/// An Error invalid_input with `message`.
[[nodiscard]] Error refuse(std::string message);
/// The same, followed by what `session` offers now.
[[nodiscard]] Error refuse(std::string message, const Session& session);
/// "Aangeboden: rustig, direct; op slot: tip." in document order, by ids; what to give at a form.
[[nodiscard]] std::string describe_offer(const Session& session);
/// Refuses a learner's own text that is too long, no UTF-8 or holds control characters other than a line
/// end or a tab.
[[nodiscard]] Result<void> check_free_text(std::string_view text);

}  // namespace gesprek::session
