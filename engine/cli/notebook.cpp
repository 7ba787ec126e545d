#include "engine/cli/notebook.h"

#include <array>

#include "engine/cli/labels.h"
#include "engine/cli/options.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::array<program::FactKind, 5> kKinds = {program::FactKind::fact, program::FactKind::source,
                                                     program::FactKind::reading, program::FactKind::strength,
                                                     program::FactKind::noise};

std::optional<program::FactKind> kind_named(std::string_view word) {
  const std::string small = lower(word);
  for (const program::FactKind kind : kKinds) {
    const std::string_view name = kind_word(kind);
    // The first letters of the five differ, so one is enough.
    if (!small.empty() && name.substr(0, small.size()) == small) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> revealed_facts(const session::Session& session) {
  std::vector<std::uint32_t> out;
  for (const session::Entry& entry : session.log()) {
    if (entry.kind == session::EntryKind::revealed) out.push_back(entry.a);
  }
  return out;
}

void show_notebook(Page& page, const session::Session& session) {
  const program::Program& program = session.program();
  const std::vector<std::uint32_t> facts = revealed_facts(session);
  page.gap();
  page.rule(Tone::heading, "notitieboek");
  page.gap();
  if (facts.empty()) {
    page.text(Tone::faint, "Er is nog niets om te noteren. Wat opvalt in het gesprek, komt hier te staan.");
    return;
  }
  std::size_t number = 0;
  for (const std::uint32_t index : facts) {
    const program::Fact& fact = program.facts[index];
    const std::string label = pad(std::to_string(++number), facts.size() > 9 ? 2 : 1) + "  ";
    page.labelled(Tone::number, label, Tone::plain, program.text(fact.text));
    std::string below;
    if (fact.source.size > 0) below = std::string(program.text(fact.source));
    const std::uint32_t noted = session.noted_as(index);
    if (!below.empty()) below += "; ";
    below += noted == 0
                 ? "nog niet genoteerd"
                 : "genoteerd als " + std::string(kind_word(static_cast<program::FactKind>(noted - 1)));
    page.text(noted == 0 ? Tone::faint : Tone::good, below, label.size());
  }
  page.gap();
  page.text(Tone::faint,
            "Typ een nummer en wat het voor jou is: feit, bron (van horen zeggen), duiding, sterk of ruis. "
            "Bijvoorbeeld: 1 feit. Enter gaat terug naar het gesprek.");
}

Result<session::Input> read_note(const session::Session& session, std::string_view text) {
  const std::vector<std::uint32_t> facts = revealed_facts(session);
  const std::string_view all = trimmed(text);
  const std::size_t digits = all.find_first_not_of("0123456789");
  const auto number = parse_number(all.substr(0, digits), 100000);
  const auto refuse = [](std::string message) {
    return Error{ErrorCode::invalid_input, std::move(message), {}};
  };
  if (!number || *number == 0 || *number > facts.size()) {
    return refuse(facts.empty() ? "Er is nog niets om te noteren."
                                : "Typ een nummer van 1 tot en met " + std::to_string(facts.size()) +
                                      " en dan feit, bron, duiding, sterk of ruis.");
  }
  std::string_view word = digits == std::string_view::npos ? std::string_view() : trimmed(all.substr(digits));
  if (!word.empty() && word.front() == '=') word = trimmed(word.substr(1));
  const auto kind = kind_named(word);
  if (!kind) return refuse("Zet er feit, bron, duiding, sterk of ruis achter. Bijvoorbeeld: 1 feit.");
  session::Input input;
  input.kind = session::InputKind::note;
  input.target = facts[*number - 1];
  input.value = static_cast<std::uint32_t>(*kind);
  return input;
}

}  // namespace gesprek::cli
