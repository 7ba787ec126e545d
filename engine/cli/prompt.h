#pragma once
// What a typed line means at an offer: a number as shown, a command, or an input by its id.

#include <optional>
#include <string>
#include <string_view>

#include "engine/session/session.h"

namespace gesprek::cli {

enum class TypedCommand { help, back, notebook, transcript, stop };

/// One of three: an input, a command, or a sentence about why it is neither.
struct Typed {
  std::optional<session::Input> input;
  std::optional<TypedCommand> command;
  std::string rest;     // what followed a command: "2 ruis" of "n 2 ruis"
  std::string problem;  // empty when one of the above is given
};

/// Reads `line` at the offer where `session` stands. Numbers are those of what is shown (format 5.10);
/// commands go before ids of choices; anything else is an input as in format 5.21. An empty line is a problem
/// too.
[[nodiscard]] Typed read_typed(const session::Session& session, std::string_view line);

/// The command `word` names, or nothing: `?`, `t`, `terug`, `n`, `v`, `stop` and their longer forms.
[[nodiscard]] std::optional<TypedCommand> command_named(std::string_view word);

}  // namespace gesprek::cli
