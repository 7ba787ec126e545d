#pragma once
// A form, asked field by field, read back, and only then given to the session (format 5.13).

#include <optional>
#include <string>
#include <vector>

#include "engine/cli/line_reader.h"
#include "engine/cli/page.h"
#include "engine/cli/prompt.h"
#include "engine/session/session.h"

namespace gesprek::cli {

/// How a form ended: an input, a command typed at one of its questions, or no more lines.
struct FormOutcome {
  std::optional<session::Input> input;
  std::optional<TypedCommand> command;
  LineEvent event = LineEvent::line;
};

/// Asks the form where `session` stands. What was answered stays here when a command comes in between, so
/// run() can be called again.
class FormDialogue {
 public:
  FormDialogue(const session::Session& session, Page& page, LineReader& reader, bool shows_prompts);
  [[nodiscard]] FormOutcome run();

 private:
  enum class Step {
    answered,
    kept,   // the answer that was given earlier stays
    again,  // the question stands; something was explained
    back,
    left
  };
  struct Asked {
    std::uint32_t field = 0;
    session::FieldAnswer answer;
    bool is_answered = false;
  };
  [[nodiscard]] const program::Field& field_of(const Asked& asked) const;
  [[nodiscard]] bool may_skip(const Asked& asked) const;
  void show_head(const Asked& asked);
  [[nodiscard]] Step ask(Asked& asked);
  [[nodiscard]] Step ask_options(Asked& asked);
  [[nodiscard]] Step ask_sorting(Asked& asked);
  [[nodiscard]] Step ask_scale(Asked& asked);
  [[nodiscard]] Step ask_plan(Asked& asked);
  [[nodiscard]] Step ask_text(Asked& asked);
  [[nodiscard]] Step confirm(std::size_t& go_to);
  /// One line. When it is a command, a whole `form:…`, the end, or an Enter that keeps an earlier answer,
  /// says so through `step` and gives nothing.
  [[nodiscard]] std::optional<std::string> read(bool is_free_text, Step& step);
  void say(std::string_view hint);
  [[nodiscard]] session::Input to_input() const;

  const session::Session& session_;
  const program::Program& program_;
  Page& page_;
  LineReader& reader_;
  bool shows_prompts_;
  std::vector<Asked> fields_;
  bool may_keep_ = false;  // Enter at the next question keeps what was answered earlier
  FormOutcome outcome_;
};

}  // namespace gesprek::cli
