#include "engine/cli/prompt.h"

#include <array>

#include "engine/cli/labels.h"
#include "engine/cli/options.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

struct Word {
  std::string_view word;
  TypedCommand command;
};
constexpr std::array<Word, 15> kWords = {{{"?", TypedCommand::help},
                                          {"h", TypedCommand::help},
                                          {"help", TypedCommand::help},
                                          {"hulp", TypedCommand::help},
                                          {"t", TypedCommand::back},
                                          {"terug", TypedCommand::back},
                                          {"n", TypedCommand::notebook},
                                          {"notitie", TypedCommand::notebook},
                                          {"notities", TypedCommand::notebook},
                                          {"notitieboek", TypedCommand::notebook},
                                          {"v", TypedCommand::transcript},
                                          {"verloop", TypedCommand::transcript},
                                          {"stop", TypedCommand::stop},
                                          {"q", TypedCommand::stop},
                                          {"quit", TypedCommand::stop}}};

session::Input input_of(const session::OfferItem& item) {
  session::Input input;
  input.kind = item.kind;
  input.target = item.target;
  return input;
}

std::string how_to(const session::Session& session) {
  const std::size_t count = session.offer().items.size();
  if (session.offer().form != program::kNone) return "Typ ? voor hulp.";
  if (count == 1) return "Typ 1, of ? voor hulp.";
  return "Typ een nummer van 1 tot en met " + std::to_string(count) + ", of ? voor hulp.";
}

std::string reason_of(const session::Session& session, const session::OfferItem& item) {
  const program::Program& program = session.program();
  const std::string reason(program.text(program.choice_infos[item.target].locked));
  return "Dat kan nu niet" + (reason.empty() ? std::string(".") : ": " + reason);
}

}  // namespace

std::optional<TypedCommand> command_named(std::string_view word) {
  const std::string small = lower(word);
  for (const Word& entry : kWords) {
    if (entry.word == small) return entry.command;
  }
  return std::nullopt;
}

Typed read_typed(const session::Session& session, std::string_view line) {
  Typed out;
  const std::string_view text = trimmed(line);
  const session::Offer& offer = session.offer();
  if (text.empty()) {
    out.problem = how_to(session);
    return out;
  }
  if (const auto number = parse_number(text, 100000)) {
    if (*number == 0 || *number > offer.items.size()) {
      out.problem = std::to_string(*number) + " staat er niet bij. " + how_to(session);
      return out;
    }
    const session::OfferItem& item = offer.items[*number - 1];
    if (item.locked) {
      out.problem = reason_of(session, item);
    } else {
      out.input = input_of(item);
    }
    return out;
  }
  const std::size_t space = text.find(' ');
  if (const auto command = command_named(text.substr(0, space))) {
    out.command = command;
    if (space != std::string_view::npos) out.rest = std::string(trimmed(text.substr(space)));
    return out;
  }
  if (offer.can_be_late && (lower(text) == "laat" || lower(text) == "late")) {
    session::Input input;
    input.kind = session::InputKind::late;
    out.input = std::move(input);
    return out;
  }
  Result<session::Input> input = session::parse_input(session, text);
  if (input) {
    out.input = std::move(input.value());
  } else {
    // Who types an input by its form (5.21) is told what is wrong with it; who types words, what to type.
    const bool knows_ids = text.find(':') != std::string_view::npos;
    out.problem = knows_ids ? input.error().message : "Dat begrijp ik hier niet. " + how_to(session);
  }
  return out;
}

}  // namespace gesprek::cli
