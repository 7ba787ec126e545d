#include "engine/session/input.h"

#include <algorithm>
#include <optional>

#include "engine/base/text.h"
#include "engine/session/describe.h"
#include "engine/session/form_values.h"
#include "engine/session/session.h"

namespace gesprek::session {

using program::kNone;
using program::Program;
using program::Range;

namespace {

// --- quotes (5.21) ---

bool needs_quotes(std::string_view value) {
  if (value.empty()) return false;
  if (value.front() == ' ' || value.back() == ' ') return true;
  return value.find_first_of(",;|=\"\\\n\r\t") != std::string_view::npos;
}

std::string in_quotes(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      default: out += c;
    }
  }
  return out + "\"";
}

std::string write_value(std::string_view value) {
  return needs_quotes(value) ? in_quotes(value) : std::string(value);
}

/// Calls f(character, is_quoted) for the bytes of `text` outside escapes; the quotes themselves are skipped.
/// False when a quote does not close.
template <class F>
bool walk(std::string_view text, F&& f) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (quoted && c == '\\' && i + 1 < text.size()) {
      const char next = text[++i];
      f(next == 'n' ? '\n' : next, true);
    } else {
      f(c, quoted);
    }
  }
  return !quoted;
}

std::optional<std::string> unquote(std::string_view text) {
  std::string out;
  if (!walk(text, [&out](char c, bool) { out += c; })) return std::nullopt;
  return out;
}

/// Cuts `text` at `separator` outside quotes; the parts keep their quotes.
std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (!quoted && text[i] == separator) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::optional<std::string_view> after(std::string_view text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
  return text.substr(prefix.size());
}

Input make(InputKind kind, std::uint32_t target = kNone) {
  Input input;
  input.kind = kind;
  input.target = target;
  return input;
}

std::string choice_name(const Program& program, std::uint32_t choice) {
  return std::string(program.text(program.nodes[program.choices[choice].node].id)) + "." +
         std::string(program.text(program.choice_infos[choice].id));
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string near = nearest(word, known);
  return near.empty() ? "" : "Bedoel je '" + near + "'? ";
}

// --- each kind ---

Result<Input> parse_choice(const Session& session, std::string_view text) {
  const Program& program = session.program();
  const program::Node& node = program.nodes[session.node()];
  const Range choices =
      session.offer().form == kNone && node.way == program::Way::choices ? node.choices : Range{};
  std::vector<std::string_view> known;
  for (std::uint32_t i = choices.begin; i != choices.end(); ++i) {
    const std::string_view id = program.text(program.choice_infos[i].id);
    if (id == text) return make(InputKind::choice, i);
    known.push_back(id);
  }
  // 5.10: or the 1-based place among all choices of the node, in document order.
  const auto number = read_whole(text);
  if (number && *number >= 1 && static_cast<std::uint32_t>(*number) <= choices.size) {
    return make(InputKind::choice, choices.begin + static_cast<std::uint32_t>(*number) - 1);
  }
  return refuse("'" + std::string(text) + "' kan hier niet. " + suggestion(text, known), session);
}

Result<Input> parse_topic(const Session& session, InputKind kind, std::string_view id,
                          std::string_view text) {
  const Program& program = session.program();
  std::vector<std::string_view> known;
  for (const OfferItem& item : session.offer().items) {
    if (item.kind != kind) continue;
    known.push_back(program.text(program.topics[item.target].id));
    if (known.back() == id) return make(kind, item.target);
  }
  return refuse("'" + std::string(text) + "' kan hier niet. " + suggestion(id, known), session);
}

Result<Input> parse_repair(const Session& session, std::string_view name) {
  for (const OfferItem& item : session.offer().items) {
    if (item.kind != InputKind::repair) continue;
    if (choice_name(session.program(), session.program().repairs[item.target].choice) == name) {
      return make(InputKind::repair, item.target);
    }
  }
  return refuse("'repair:" + std::string(name) + "' kan nu niet (meer). ", session);
}

Result<Input> parse_note(const Session& session, std::string_view rest) {
  const Program& program = session.program();
  const std::size_t equals = rest.find('=');
  if (equals == std::string_view::npos) {
    return refuse("Een notitie is note:feit=soort, bijvoorbeeld note:geen_ontbijt=feit.");
  }
  const std::string_view id = trim(rest.substr(0, equals));
  const auto kind = read_kind(trim(rest.substr(equals + 1)));
  if (!kind) {
    return refuse("'" + std::string(trim(rest.substr(equals + 1))) +
                  "' is geen soort notitie; kies uit feit, bron, duiding, sterk, ruis.");
  }
  std::vector<std::string_view> known;
  for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
    if (program.text(program.facts[i].id) == id) {
      Input input = make(InputKind::note, i);
      input.value = static_cast<std::uint32_t>(*kind);
      return input;
    }
    if (session.is_revealed(i)) known.push_back(program.text(program.facts[i].id));
  }
  std::string message = "Er is geen feit '" + std::string(id) + "'. " + suggestion(id, known);
  if (!known.empty()) {
    message += "Te noteren: ";
    for (std::size_t i = 0; i < known.size(); ++i) message += (i == 0 ? "" : ", ") + std::string(known[i]);
    message += ".";
  }
  return refuse(message);
}

Result<Input> parse_form(const Session& session, std::string_view rest) {
  const Program& program = session.program();
  if (session.offer().form == kNone) return refuse("Er is hier geen formulier. ", session);
  const Range fields = program.forms[session.offer().form].fields;
  Input input = make(InputKind::form);
  for (const std::string_view raw : cut(rest, ';')) {
    const std::string_view part = trim(raw);
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
      return refuse(
          "In een formulier staat elk antwoord als veld=waarde; dit is '" + std::string(part) + "'. ",
          session);
    }
    const std::string_view id = trim(part.substr(0, equals));
    FieldAnswer answer;
    answer.field = kNone;
    std::vector<std::string_view> known;
    for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
      known.push_back(program.text(program.fields[f].id));
      if (known.back() == id) answer.field = f;
    }
    if (answer.field == kNone) {
      return refuse("Er is hier geen veld '" + std::string(id) + "'. " + suggestion(id, known), session);
    }
    for (const std::string_view value : cut(part.substr(equals + 1), '|')) {
      auto plain = unquote(trim(value));
      if (!plain) return refuse("Bij veld '" + std::string(id) + "' sluit een aanhalingsteken niet.");
      answer.values.push_back(std::move(*plain));
    }
    input.answers.push_back(std::move(answer));
  }
  return input;
}

}  // namespace

std::string format_input(const Program& program, const Input& input) {
  switch (input.kind) {
    case InputKind::choice: return std::string(program.text(program.choice_infos[input.target].id));
    case InputKind::topic: return "topic:" + std::string(program.text(program.topics[input.target].id));
    case InputKind::switch_topic:
      return "switch:" + std::string(program.text(program.topics[input.target].id));
    case InputKind::then: return "then";
    case InputKind::repair: return "repair:" + choice_name(program, program.repairs[input.target].choice);
    case InputKind::late: return "late";
    case InputKind::note:
      return "note:" + std::string(program.text(program.facts[input.target].id)) + "=" +
             std::string(kind_word(static_cast<program::FactKind>(input.value)));
    case InputKind::text: return "text:" + in_quotes(input.text);
    case InputKind::form: break;
  }
  std::string out = "form:";
  for (const FieldAnswer& answer : input.answers) {
    if (out.back() != ':') out += ';';
    out += std::string(program.text(program.fields[answer.field].id)) + "=";
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
      if (i > 0) out += '|';
      out += write_value(answer.values[i]);
    }
  }
  return out;
}

Result<Input> parse_input(const Session& session, std::string_view text) {
  text = trim(text);
  if (session.status() != Status::waiting) {
    return refuse("Het gesprek is afgelopen; er is geen invoer meer mogelijk.");
  }
  if (text.empty()) return refuse("Er staat geen invoer. ", session);
  if (text == "then") return make(InputKind::then);
  if (text == "late") return make(InputKind::late);
  if (const auto id = after(text, "topic:")) return parse_topic(session, InputKind::topic, *id, text);
  if (const auto id = after(text, "switch:")) return parse_topic(session, InputKind::switch_topic, *id, text);
  if (const auto name = after(text, "repair:")) return parse_repair(session, *name);
  if (const auto rest = after(text, "note:")) return parse_note(session, *rest);
  if (const auto rest = after(text, "form:")) return parse_form(session, *rest);
  if (const auto rest = after(text, "text:")) {
    auto plain = unquote(*rest);
    if (!plain) return refuse("Het aanhalingsteken van text:\"…\" sluit niet.");
    Input input = make(InputKind::text);
    input.text = std::move(*plain);
    return input;
  }
  return parse_choice(session, text);
}

std::vector<std::string> split_inputs(std::string_view text) {
  std::vector<std::string> inputs;
  for (const std::string_view part : cut(text, ',')) {
    const std::string_view input = trim(part);
    if (!input.empty()) inputs.emplace_back(input);
  }
  return inputs;
}

}  // namespace gesprek::session
