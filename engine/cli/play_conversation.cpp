// `gesprek play` with a person: opening, conversation, and what is said when it ends or stops.

#include <nlohmann/json.hpp>

#include "engine/cli/conversation.h"
#include "engine/cli/conversation_text.h"
#include "engine/cli/debrief_text.h"
#include "engine/cli/own_words.h"
#include "engine/cli/play_command.h"
#include "engine/cli/play_json.h"
#include "engine/cli/session_files.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/score.h"

namespace gesprek::cli {

namespace {

// Own judgement before scores (design §3.6): asked once, and kept in the session file.
void ask_and_keep(Page& page, Conversation& conversation, Playing& playing, scoring::DebriefContext& known) {
  const scoring::Debrief before = scoring::make_debrief(playing.session, scoring::score(playing.session));
  const std::vector<session::Remark> remarks =
      ask_own_words(page, before, [&](std::string_view question) { return conversation.ask(question); });
  for (const session::Remark& remark : remarks) {
    const std::string warning = playing.recorder.remark(remark);
    if (!warning.empty()) page.text(Tone::mind, warning);
  }
  add_remarks(remarks, known);
}

/// What to type to go on, or where the conversation can be found.
void show_kept(Page& page, const PlayOptions& options, const Playing& playing, const Context& context,
               bool is_finished) {
  const session::Session& session = playing.session;
  if (playing.recorder.holds_all()) {
    page.gap();
    if (is_finished) {
      page.text(Tone::faint, "Dit gesprek is bewaard in");
    } else {
      page.text(Tone::plain, "Er is niets verloren. Verder gaan kan altijd, met:");
    }
    // Not wrapped: a line that is copied must stay one line.
    const std::string file = shell_word(playing.recorder.path());
    const auto show = [&](const std::string& line) {
      page.line("    " + paint(page.terminal(), Tone::number, line));
    };
    show(is_finished ? playing.recorder.path() : shell_word(context.program) + " play --resume " + file);
    if (is_finished) {
      page.text(Tone::faint, "De hele nabespreking, met lijnen en elke beurt:");
      show(shell_word(context.program) + " report " + file);
    }
    return;
  }
  if (session.inputs().empty() || is_finished) return;
  // Nothing on disk: hand over what was done, so that it can be kept by hand.
  std::string inputs;
  for (const session::Input& input : session.inputs()) {
    if (!inputs.empty()) inputs += ',';
    inputs += session::format_input(session.program(), input);
  }
  page.gap();
  page.text(Tone::plain, "Dit gesprek staat niet op schijf. Bewaar deze regel om later verder te gaan:");
  page.line("    " + shell_word(context.program) + " play " + shell_word(options.scenario) + " --seed " +
            std::to_string(session.seed()) + " --choose " + shell_word(inputs) +
            " --session verder.gesprek-sessie");
}

}  // namespace

int play_conversation(const PlayOptions& options, Playing& playing, Context& context) {
  session::Session& session = playing.session;
  // With JSON the conversation goes where a person reads, and the object alone to the output.
  Output& output = options.json ? context.err : context.out;
  const Terminal& terminal = options.json ? context.err_terminal : context.out_terminal;
  const bool is_interactive = context.input_is_terminal;
  Page page(output, terminal);
  FdLineReader reader(context.input_fd);
  ConversationOptions how;
  how.shows_prompts = is_interactive;
  how.may_step_back = options.step_back.value_or(session.program().header.step_back != 0);
  Conversation conversation(session, playing.recorder, page, reader, how);

  std::size_t shown = 0;
  if (playing.is_resumed && !session.inputs().empty()) {
    page.gap();
    page.text(Tone::title, session.program().text(session.program().header.title));
    page.text(Tone::faint, session.status() == session::Status::waiting
                               ? "Verder waar je was. Typ v om alles terug te lezen."
                               : "Dit gesprek was al afgelopen.");
    conversation.show_last_exchange();
    shown = session.log().size();
  } else {
    show_opening(page, session.program(), is_interactive);
  }

  const ConversationEnd end = conversation.run(shown);
  const bool is_finished = end == ConversationEnd::finished;
  scoring::DebriefContext known;
  known.overlays = options.overlays;
  add_remarks(playing.remarks, known);
  if (is_finished && is_interactive && playing.remarks.empty()) {
    ask_and_keep(page, conversation, playing, known);
  }
  if (!is_finished) page.set_rest({});  // who stops wants to leave
  if (!is_finished) {
    page.gap();
    page.text(Tone::plain, "Je stopt hier, en dat is goed. Neem even de tijd.");
  }
  const scoring::Debrief debrief = scoring::make_debrief(session, scoring::score(session), known);
  if (end != ConversationEnd::interrupted && debrief.has_decisions) show_debrief(page, debrief);
  show_help_lines(page, debrief);
  show_kept(page, options, playing, context, is_finished);
  page.gap();
  output.flush();
  if (options.json) {
    const nlohmann::ordered_json out = session_json(session, scoring::score(session), options.overlays);
    context.out.write(out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    context.out.flush();
  }
  return ExitCode::ok;
}

}  // namespace gesprek::cli
