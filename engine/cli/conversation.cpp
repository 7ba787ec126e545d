#include "engine/cli/conversation.h"

#include <algorithm>

#include "engine/cli/conversation_text.h"
#include "engine/cli/notebook.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

Conversation::Conversation(session::Session& session, Recorder& recorder, Page& page, LineReader& reader,
                           ConversationOptions options)
    : session_(session), recorder_(recorder), page_(page), reader_(reader), options_(options) {
  if (options_.shows_prompts) page_.set_rest([this] { rest(); });
}

// --- reading ---

LineEvent Conversation::read(std::string_view question, std::string& line) {
  if (rest_event_) return *rest_event_;
  if (options_.shows_prompts) {
    std::string text(question);
    if (!text.empty()) text += ' ';
    page_.prompt(paint(page_.terminal(), Tone::number, text + std::string(page_.mark("›", ">")) + " "));
  } else {
    page_.output().flush();
  }
  const LineEvent event = reader_.next(line);
  page_.read_so_far();
  // Where nothing was typed the cursor still stands behind the question.
  if (event != LineEvent::line && options_.shows_prompts) page_.output().write("\n");
  return event;
}

std::optional<std::string> Conversation::ask(std::string_view question) {
  page_.gap();
  std::string line;
  if (read(question, line) != LineEvent::line || trimmed(line).empty()) return std::nullopt;
  return std::string(trimmed(line));
}

void Conversation::rest() {
  if (rest_event_) return;
  const Terminal& terminal = page_.terminal();
  page_.output().write("  " + paint(terminal, Tone::faint, "(Enter: verder lezen)"));
  page_.output().flush();
  std::string line;
  const LineEvent event = reader_.next(line);
  // What is typed here answers nothing yet, because not all of it was read; only stopping is always heard.
  const bool stops = event == LineEvent::line && command_named(trimmed(line)) == TypedCommand::stop;
  if (event != LineEvent::line || stops) {
    rest_event_ = stops ? LineEvent::end : event;
    if (!stops) page_.output().write("\n");
  } else if (terminal.can_erase) {
    page_.output().write("\033[A\r\033[K");  // back onto the question, and wipe it
  }
}

Conversation::Flow Conversation::after(LineEvent event) const {
  return event == LineEvent::interrupted ? Flow::interrupt : Flow::stop;
}

// --- showing ---

void Conversation::show_new() {
  const std::size_t end = session_.log().size();
  std::vector<Block> blocks = conversation_blocks(session_, shown_, end);
  // A form was read back before it was confirmed; that is still on the screen.
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(),
                              [](const Block& block) { return block.kind == BlockKind::form; }),
               blocks.end());
  show_blocks(page_, blocks, last_block_ ? &*last_block_ : nullptr);
  if (!blocks.empty()) last_block_ = blocks.back();
  const std::size_t revealed = revealed_between(session_, shown_, end);
  if (revealed > 0 && session_.status() == session::Status::waiting) {
    page_.gap();
    page_.text(Tone::faint, revealed == 1 ? "(Er is iets dat je kunt noteren: typ n.)"
                                          : "(Er zijn " + std::to_string(revealed) +
                                                " dingen die je kunt noteren: typ n.)");
    last_block_.reset();
  }
  shown_ = end;
  offer_is_shown_ = false;
}

void Conversation::show_last_exchange() {
  std::size_t from = session_.inputs().size();
  // A note or an own sentence is no exchange: go back to what was said before it.
  while (from > 0) {
    const session::InputKind kind = session_.inputs()[--from].kind;
    if (kind != session::InputKind::note && kind != session::InputKind::text) break;
  }
  const std::size_t begin = session_.inputs().empty() ? 0 : session_.log_size_after(from);
  page_.gap();
  show_blocks(page_, conversation_blocks(session_, begin, session_.log().size()));
  shown_ = session_.log().size();
  last_block_.reset();
  offer_is_shown_ = false;
}

void Conversation::show_transcript() {
  page_.gap();
  page_.rule(Tone::title, "tot nu toe");
  page_.gap();
  show_blocks(page_, conversation_blocks(session_, 0, session_.log().size()));
  page_.gap();
  page_.rule(Tone::heading, "nu");
  last_block_.reset();
  offer_is_shown_ = false;
}

void Conversation::show_help() {
  page_.gap();
  const auto row = [&](std::string_view key, std::string_view text) {
    page_.labelled(Tone::number, pad(key, 9), Tone::plain, text);
  };
  row("1, 2, 3…", "kies wat je zegt of doet");
  row("n", "notitieboek: wat je opvalt, en wat het is");
  row("v", "verloop: het gesprek tot nu toe teruglezen");
  if (options_.may_step_back) row("t", "terug: je laatste keuze overdoen");
  row("stop", "stoppen; alles is bewaard en je kunt later verder");
  row("?", "deze hulp");
  if (session_.offer().can_be_late) row("laat", "niets zeggen en de tijd laten verstrijken");
  last_block_.reset();
  offer_is_shown_ = false;
}

// --- doing ---

bool Conversation::take(const session::Input& input) {
  const Result<void> taken = session_.take(input);
  if (!taken) {
    page_.gap();
    page_.text(Tone::mind, taken.error().message);
    return false;
  }
  // On disk before the reply is shown: what a person has seen answered is never lost.
  const std::string warning = recorder_.keep(session_);
  if (!warning.empty()) {
    page_.gap();
    page_.text(Tone::stop, warning);
  }
  const bool leaves_offer = input.kind == session::InputKind::note || input.kind == session::InputKind::text;
  if (!leaves_offer) {
    sentence_is_asked_ = false;
    form_.reset();
  }
  show_new();
  return true;
}

void Conversation::go_back() {
  page_.gap();
  if (!options_.may_step_back) {
    page_.text(Tone::mind,
               "In dit gesprek kun je niet terug. Wat gezegd is, is gezegd; herstellen kan soms wel.");
    return;
  }
  if (session_.inputs().empty()) {
    page_.text(Tone::mind, "Je bent aan het begin; verder terug kan niet.");
    return;
  }
  std::size_t count = session_.inputs().size() - 1;
  // An own sentence belongs to the choice that came after it.
  while (count > 0 && session_.inputs()[count - 1].kind == session::InputKind::text) --count;
  session_.rewind(count);
  const std::string warning = recorder_.keep(session_);
  page_.text(Tone::faint, "(Een stap terug.)");
  if (!warning.empty()) page_.text(Tone::stop, warning);
  sentence_is_asked_ = false;
  form_.reset();
  show_last_exchange();
}

Conversation::Flow Conversation::visit_notebook(const std::string& first_line) {
  std::string line = first_line;
  if (line.empty()) {
    show_notebook(page_, session_);
    if (revealed_facts(session_).empty()) return Flow::go_on;
  }
  while (true) {
    if (line.empty()) {
      const LineEvent event = read("Noteren", line);
      if (event != LineEvent::line) return after(event);
    }
    if (trimmed(line).empty()) break;
    const auto command = command_named(trimmed(line));
    if (command == TypedCommand::stop) return Flow::stop;
    if (command) break;
    const Result<session::Input> note = read_note(session_, line);
    if (!note) {
      page_.text(Tone::mind, note.error().message);
    } else {
      static_cast<void>(take(*note));
    }
    if (!first_line.empty()) break;  // "n 2 ruis": one note, and on
    line.clear();
  }
  last_block_.reset();
  offer_is_shown_ = false;
  return Flow::go_on;
}

Conversation::Flow Conversation::carry_out(TypedCommand command, const std::string& rest) {
  switch (command) {
    case TypedCommand::help: show_help(); break;
    case TypedCommand::back: go_back(); break;
    case TypedCommand::notebook: return visit_notebook(rest);
    case TypedCommand::transcript: show_transcript(); break;
    case TypedCommand::stop: return Flow::stop;
  }
  return Flow::go_on;
}

Conversation::Flow Conversation::step_form() {
  if (!form_) form_.emplace(session_, page_, reader_, options_.shows_prompts);
  const FormOutcome outcome = form_->run();
  if (outcome.input) {
    if (!take(*outcome.input)) form_.reset();
    return Flow::go_on;
  }
  if (outcome.command) return carry_out(*outcome.command, {});
  return after(outcome.event);
}

// 5.16: the learner's own sentence, before the choices are shown.
Conversation::Flow Conversation::step_own_sentence() {
  page_.gap();
  page_.text(Tone::plain,
             "Wat zou je zelf zeggen? Schrijf je eigen zin; hij wordt niet beoordeeld. Enter slaat over.");
  std::string line;
  const LineEvent event = read("", line);
  if (event != LineEvent::line) return after(event);
  const std::string_view text = trimmed(line);
  if (lower(text) == "stop") return Flow::stop;
  if (text == "?") {
    show_help();
    return Flow::go_on;
  }
  sentence_is_asked_ = true;
  if (!text.empty()) {
    session::Input input;
    input.kind = session::InputKind::text;
    input.text = std::string(text);
    static_cast<void>(take(input));
    sentence_is_asked_ = true;
  }
  return Flow::go_on;
}

Conversation::Flow Conversation::step_offer() {
  if (!offer_is_shown_) {
    show_offer(page_, session_);
    page_.gap();
    offer_is_shown_ = true;
  }
  std::string line;
  const LineEvent event = read("Jouw keuze", line);
  if (event != LineEvent::line) return after(event);
  const Typed typed = read_typed(session_, line);
  if (typed.command) return carry_out(*typed.command, typed.rest);
  if (typed.input) {
    static_cast<void>(take(*typed.input));
  } else {
    page_.text(Tone::mind, typed.problem);
  }
  return Flow::go_on;
}

Conversation::Flow Conversation::step() {
  if (rest_event_) return after(*rest_event_);
  if (session_.offer().form != program::kNone) return step_form();
  if (session_.offer().write_first && !sentence_is_asked_) return step_own_sentence();
  return step_offer();
}

ConversationEnd Conversation::run(std::size_t shown) {
  shown_ = shown;
  show_new();
  while (session_.status() == session::Status::waiting) {
    if (page_.output().error() != 0) return ConversationEnd::stopped;  // nobody can read it any more
    const Flow flow = step();
    if (flow == Flow::stop) return ConversationEnd::stopped;
    if (flow == Flow::interrupt) return ConversationEnd::interrupted;
  }
  return ConversationEnd::finished;
}

}  // namespace gesprek::cli
