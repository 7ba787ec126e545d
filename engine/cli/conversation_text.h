#pragma once
// Blocks of conversation and what is on offer, laid out on a page.

#include <string>
#include <vector>

#include "engine/cli/conversation_view.h"
#include "engine/cli/page.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// Writes `blocks` under each other. `before` is the last block that was written earlier, when these follow
/// on it; so the same speaker is not named twice.
void show_blocks(Page& page, const std::vector<Block>& blocks, const Block* before = nullptr);

/// Title, setting, content note and how to stop: what stands before a conversation.
void show_opening(Page& page, const program::Program& program, bool is_interactive);

/// One line of an offer as the learner reads it.
struct OfferLine {
  std::string label;   // "herstel: " and the like, or empty
  std::string text;    // quoted when it is said
  std::string reason;  // why it is greyed, or that it may be skipped
  Tone tone = Tone::plain;
};
[[nodiscard]] std::vector<OfferLine> offer_lines(const Page& page, const session::Session& session);

/// What is on offer, numbered as shown (5.10).
void show_offer(Page& page, const session::Session& session);

}  // namespace gesprek::cli
