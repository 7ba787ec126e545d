#pragma once
// The conversation screen as data: what stands on it, with all decisions made. Tests read it; the view draws
// it.

#include <optional>
#include <string>
#include <vector>

#include "engine/cli/conversation_view.h"
#include "engine/session/session.h"

namespace gesprek::player {

/// What can be seen of a person, each −1…1 or 0…1; 0 is calm and neutral. A portrait is drawn from it.
struct Feeling {
  double warmth = 0;    // −1 cold and shut, 1 open and soft
  double tension = 0;   // 0–1
  double shame = 0;     // 0–1: looks down
  double anger = 0;     // 0–1
  double sadness = 0;   // 0–1
  double resist = 0;    // 0–1: turned away, closed
  double energy = 0.5;  // 0–1: posture
};

struct OfferedItem {
  std::size_t place = 0;  // in Session::offer().items
  std::string text;       // with quotation marks where it is said; empty: what `note` says
  std::string note;       // key of the strings: what kind it is ("offer.repair"); may be empty
  std::string reason;     // why it is locked, from the case; may be empty
  bool is_enabled = true;
};

struct NotebookItem {
  std::uint32_t fact = 0;
  std::string text, source;
  std::optional<program::FactKind> noted_as;
};

struct ConversationPage {
  std::string title, phase;
  std::uint32_t person = program::kNone;  // cast: whose portrait stands there
  std::string portrait, name, about, mood;
  Feeling feeling;
  std::vector<cli::Block> blocks;  // since the learner's last turn, oldest first
  std::size_t spoken = 0;          // place in blocks of what was said last; blocks.size(): nothing was
  std::vector<OfferedItem> items;
  bool offers_topics = false;
  bool is_form = false, wants_sentence = false;
  bool can_step_back = false;
  bool shows_thoughts =
      false;             // what people do not say: where the case explains during the talk, and after it
  int time_seconds = 0;  // in which an answer is asked; 0: there is no limit
  std::vector<std::string> help;  // where somebody who is touched by it can turn: "label: number"
  bool is_over = false;
  std::vector<NotebookItem> notebook;
  std::size_t new_facts = 0;  // that came up in the last turn
};

[[nodiscard]] ConversationPage conversation_page(const session::Session& session);

/// The whole conversation, for reading back.
[[nodiscard]] std::vector<cli::Block> whole_conversation(const session::Session& session);

/// What is read aloud of it: what was said and seen since the learner's last turn.
[[nodiscard]] std::string spoken_words(const ConversationPage& page);

/// Where stepping back leads: the number of inputs that stay. Notes and sentences of one's own are no steps.
[[nodiscard]] std::optional<std::size_t> step_back_to(const session::Session& session);

/// The input that taking an offered item is.
[[nodiscard]] session::Input input_of(const session::OfferItem& item);

/// How `cast` feels now, from its state and the mood it shows.
[[nodiscard]] Feeling feeling_of(const session::Session& session, std::uint32_t cast);

}  // namespace gesprek::player
