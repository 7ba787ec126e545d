#pragma once
// The parts of `gesprek play`, apart so that each can be read alone: what was asked for, a scripted run, and
// a conversation.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/cli/commands.h"
#include "engine/cli/recorder.h"
#include "engine/program/program.h"
#include "engine/session/session.h"

namespace gesprek::cli {

struct PlayOptions {
  std::string scenario;                            // as given, or from the session file
  std::optional<std::vector<std::string>> inputs;  // scripted: --choose, --inputs, or a pipe with JSON
  std::uint64_t seed = 1;
  bool json = false;
  std::string session_file;  // --session
  std::string resume_file;   // --resume
  bool says_yes = false;     // --yes
  std::optional<bool> step_back;
  std::vector<std::string> overlays;  // of the case's scripts; the debrief names them
};

/// A session to play, and what keeps it.
struct Playing {
  session::Session session;
  Recorder recorder;
  bool is_resumed = false;
  std::vector<session::Remark> remarks = {};  // what the learner said about it before, in a resumed one
};

/// Takes the inputs in order; then prints the conversation and the debrief, or JSON. Format 5.21: an input
/// that does not fit gives a message with what is offered, and exit 1; when they end early the session is not
/// finished, and the exit code is 0.
int play_scripted(const PlayOptions& options, Playing& playing, Context& context);

/// A conversation with a person, or line by line from a pipe.
int play_conversation(const PlayOptions& options, Playing& playing, Context& context);

}  // namespace gesprek::cli
