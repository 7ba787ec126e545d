#pragma once
// The conversation as drawn: the person at the left, what was said and what can be said at the right; the
// notebook, the pause and the text so far lie over it.

#include <optional>
#include <string>

#include "player/conversation_model.h"
#include "player/form_view.h"
#include "player/portrait_view.h"
#include "player/view.h"

namespace gesprek::player {

enum class Overlay : std::uint8_t { none, pause, notebook, transcript, stopped };

struct ConversationState {
  Overlay overlay = Overlay::none;
  std::string sentence;      // being written, before the choices are shown
  bool has_written = false;  // at this offer
  std::size_t seen_inputs = 0;
  std::string message;  // of what was refused; gone with the next answer
  std::string notice;   // about keeping it; stays until it is no longer so
  FormState form;
  // Set by whoever draws it: whether time limits count, and reading aloud.
  bool has_time_limits = true, can_speak = false, is_speaking = false;
  double time_used = 0;  // of the limit at this offer, in seconds; it stands still in a pause
  double last_second = -1;
};

/// What the learner wants. At most one of these at a time.
struct ConversationWishes {
  std::optional<session::Input> input;
  bool step_back = false, to_debrief = false, to_library = false, settings = false, speak = false;
};

[[nodiscard]] ConversationWishes draw_conversation(const View& view, const session::Session& session,
                                                   draw::Scene scene, ConversationState& state,
                                                   Portraits& portraits);

}  // namespace gesprek::player
