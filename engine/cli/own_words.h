#pragma once
// What a learner says about a conversation once it is over: an own estimate before results are shown (design
// §3.6), and answers to the questions of the debrief. Kept in the session file, never scored.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/cli/page.h"
#include "engine/scoring/debrief.h"
#include "engine/session/journal.h"

namespace gesprek::cli {

/// Adds what a session file holds to what a debrief is made with.
void add_remarks(const std::vector<session::Remark>& remarks, scoring::DebriefContext& context);

/// One line typed at a question; nothing when the person only pressed Enter, or stopped.
using Ask = std::function<std::optional<std::string>(std::string_view question)>;

/// Asks how the learner thinks each family went, by a band's number, and then the questions of `debrief`
/// (which is made without results being shown). Enter skips a question.
[[nodiscard]] std::vector<session::Remark> ask_own_words(Page& page, const scoring::Debrief& debrief,
                                                         const Ask& ask);

/// Reads `--estimate C1=op_weg,A=vakkundig`: ids of criteria or families that `debrief` has, and bands by id
/// or by label. Fails with invalid_input and a Dutch sentence that names what there is.
[[nodiscard]] Result<std::vector<scoring::DebriefContext::Estimate>> read_estimates(
    std::string_view text, const scoring::Debrief& debrief);

}  // namespace gesprek::cli
