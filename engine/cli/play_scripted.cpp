// `gesprek play` with inputs that are known beforehand.

#include <nlohmann/json.hpp>

#include "engine/cli/conversation_text.h"
#include "engine/cli/debrief_text.h"
#include "engine/cli/play_command.h"
#include "engine/cli/play_json.h"
#include "engine/cli/text_layout.h"
#include "engine/scoring/score.h"

namespace gesprek::cli {

namespace {

void print_conversation(const session::Session& session, const PlayOptions& options, Context& context) {
  Page page(context.out, context.out_terminal);
  show_opening(page, session.program(), false);
  show_blocks(page, conversation_blocks(session, 0, session.log().size()));
  if (session.status() == session::Status::waiting) {
    page.gap();
    page.text(Tone::faint, "(Hier houden de keuzes op; het gesprek is nog niet klaar.)");
  }
  scoring::DebriefContext known;
  known.overlays = options.overlays;
  const scoring::Debrief debrief = scoring::make_debrief(session, scoring::score(session), known);
  show_debrief(page, debrief);
  show_help_lines(page, debrief);
}

}  // namespace

int play_scripted(const PlayOptions& options, Playing& playing, Context& context) {
  session::Session& session = playing.session;
  std::string refusal;
  std::size_t number = 0;
  for (const std::string& text : *options.inputs) {
    ++number;
    if (session.status() != session::Status::waiting) {
      refusal = "het gesprek is al afgelopen";
    } else {
      const Result<session::Input> input = session::parse_input(session, text);
      const Result<void> taken = input ? session.take(*input) : Result<void>(input.error());
      if (!taken) refusal = taken.error().message;
    }
    if (!refusal.empty()) {
      refusal = "invoer " + std::to_string(number) + " (" + shorten(printable(text), 60) +
                ") past niet: " + refusal;
      break;
    }
    const std::string warning = playing.recorder.keep(session);
    if (!warning.empty()) say_warning(context, warning);
  }
  if (options.json && refusal.empty()) {
    const nlohmann::ordered_json out = session_json(session, scoring::score(session), options.overlays);
    context.out.write(out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  } else if (!options.json) {
    print_conversation(session, options, context);
  }
  context.out.flush();
  if (refusal.empty()) return ExitCode::ok;
  say_error(context, refusal);
  return ExitCode::failed;
}

}  // namespace gesprek::cli
