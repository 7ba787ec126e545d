#pragma once
// One conversation with a person at a terminal, or with lines from a pipe: offers, inputs, notebook, going
// back, stopping. What is kept on disk is the Recorder's business, what is said afterwards the command's.

#include <optional>
#include <string>

#include "engine/cli/conversation_view.h"
#include "engine/cli/form_dialogue.h"
#include "engine/cli/line_reader.h"
#include "engine/cli/page.h"
#include "engine/cli/prompt.h"
#include "engine/cli/recorder.h"
#include "engine/session/session.h"

namespace gesprek::cli {

struct ConversationOptions {
  bool shows_prompts = true;  // a person types; else lines come from a pipe
  bool may_step_back = true;
};

enum class ConversationEnd { finished, stopped, interrupted };

class Conversation {
 public:
  Conversation(session::Session& session, Recorder& recorder, Page& page, LineReader& reader,
               ConversationOptions options);

  /// Plays on from where the session stands until it ends or the person stops. What was said before
  /// `shown` (a length of the log) is taken as known.
  [[nodiscard]] ConversationEnd run(std::size_t shown);

  /// Writes the last exchange again: the last thing the learner did, and all that followed.
  void show_last_exchange();

  /// One line typed at a question of ours; nothing when the person only pressed Enter, or stopped.
  [[nodiscard]] std::optional<std::string> ask(std::string_view question);

 private:
  enum class Flow { go_on, stop, interrupt };
  [[nodiscard]] Flow step();
  [[nodiscard]] Flow step_form();
  [[nodiscard]] Flow step_own_sentence();
  [[nodiscard]] Flow step_offer();
  [[nodiscard]] Flow carry_out(TypedCommand command, const std::string& rest);
  [[nodiscard]] Flow visit_notebook(const std::string& first_line);
  [[nodiscard]] Flow after(LineEvent event) const;
  void go_back();
  void show_transcript();
  void show_help();
  bool take(const session::Input& input);
  /// Writes what the log gained, and remembers the last block for what follows on it.
  void show_new();
  [[nodiscard]] LineEvent read(std::string_view question, std::string& line);
  void rest();

  session::Session& session_;
  Recorder& recorder_;
  Page& page_;
  LineReader& reader_;
  ConversationOptions options_;
  std::size_t shown_ = 0;
  std::optional<Block> last_block_;
  std::optional<FormDialogue> form_;
  bool offer_is_shown_ = false;
  bool sentence_is_asked_ = false;
  std::optional<LineEvent> rest_event_;  // the person stopped while a screen was full
};

}  // namespace gesprek::cli
