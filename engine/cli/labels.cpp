#include "engine/cli/labels.h"

#include <algorithm>

#include "engine/session/form_values.h"

namespace gesprek::cli {

using program::Program;

std::string choice_path(const Program& program, std::uint32_t choice) {
  const program::Choice& c = program.choices[choice];
  std::string out(program.text(program.nodes[c.node].id));
  out += '.';
  out += program.text(program.choice_infos[choice].id);
  return out;
}

std::string item_id(const Program& program, const session::OfferItem& item) {
  session::Input input;
  input.kind = item.kind;
  input.target = item.target;
  return session::format_input(program, input);
}

std::string form_id(const Program& program, std::uint32_t form) {
  std::string id = "form:";
  const program::Range fields = program.forms[form].fields;
  for (std::uint32_t f = fields.begin; f < fields.end(); ++f) {
    if (f > fields.begin) id += ';';
    id += program.text(program.fields[f].id);
  }
  return id;
}

std::vector<std::string> offer_ids(const session::Session& session) {
  const Program& program = session.program();
  const session::Offer& offer = session.offer();
  std::vector<session::OfferItem> items = offer.items;
  // 5.22: document order, so that a golden does not depend on the shuffle. Only choices are shuffled.
  std::stable_sort(items.begin(), items.end(), [](const session::OfferItem& a, const session::OfferItem& b) {
    const bool both = a.kind == session::InputKind::choice && b.kind == session::InputKind::choice;
    return both && a.target < b.target;
  });
  std::vector<std::string> out;
  for (const session::OfferItem& item : items) {
    std::string id = item_id(program, item);
    out.push_back(item.locked ? "[" + id + "]" : std::move(id));
  }
  if (offer.form != program::kNone) out.push_back(form_id(program, offer.form));
  if (offer.can_be_late) out.emplace_back("late");
  return out;
}

std::string slot_value(const Program& program, std::uint32_t slot, std::int32_t value) {
  const program::Slot& s = program.slots[slot];
  switch (s.kind) {
    case program::SlotKind::boolean: return value != 0 ? "true" : "false";
    case program::SlotKind::enumeration:
      if (value >= 0 && static_cast<std::uint32_t>(value) < s.values.size) {
        return std::string(program.text(program.names[s.values.begin + static_cast<std::uint32_t>(value)]));
      }
      break;
    case program::SlotKind::integer: break;
  }
  return std::to_string(value);
}

std::string event_text(const Program& program, std::uint32_t name, std::int32_t answer) {
  std::string out(program.text(program.events[name].id));
  if (answer >= 0) {
    out += '=';
    out += program.text(program.answers[static_cast<std::size_t>(answer)].answer);
  }
  return out;
}

const char* outcome_id(program::Outcome outcome) {
  switch (outcome) {
    case program::Outcome::good: return "good";
    case program::Outcome::mixed: return "mixed";
    case program::Outcome::poor: return "poor";
  }
  return "";
}

const char* fault_id(session::FaultKind fault) {
  switch (fault) {
    case session::FaultKind::no_choice: return "no_choice";
    case session::FaultKind::too_many_nodes: return "too_many_nodes";
    case session::FaultKind::too_many_inputs: return "too_many_inputs";
    case session::FaultKind::no_way_back: return "no_way_back";
  }
  return "";
}

const char* kind_word(program::FactKind kind) {
  switch (kind) {
    case program::FactKind::fact: return "feit";
    case program::FactKind::source: return "bron";
    case program::FactKind::reading: return "duiding";
    case program::FactKind::strength: return "sterk";
    case program::FactKind::noise: return "ruis";
  }
  return "";
}

bool is_spoken(program::ChoiceKind kind) {
  return kind == program::ChoiceKind::say;
}

std::vector<OptionWords> option_words(const Program& program, const program::Field& field) {
  std::vector<OptionWords> out;
  for (const std::string_view id : session::option_ids(program, field)) {
    OptionWords words{std::string(id), std::string(id)};
    for (std::uint32_t o = field.options.begin; o < field.options.end(); ++o) {
      const program::Option& option = program.options[o];
      if (program.text(option.id) == id && option.label.size > 0) words.label = program.text(option.label);
    }
    out.push_back(std::move(words));
  }
  return out;
}

std::string card_text(const Program& program, const program::Field& field, std::uint32_t place) {
  const std::uint32_t fact = session::item_fact(program, field, place);
  if (place < field.items.size) {
    const program::Item& item = program.items[field.items.begin + place];
    if (item.text.size > 0) return std::string(program.text(item.text));
  }
  return std::string(fact == program::kNone ? program.text(session::item_id(program, field, place))
                                            : program.text(program.facts[fact].text));
}

namespace {

std::string option_label(const Program& program, const program::Field& field, std::string_view id) {
  for (const OptionWords& words : option_words(program, field)) {
    if (words.id == id) return words.label;
  }
  return std::string(id);
}

std::string sorted_words(const Program& program, const program::Field& field, std::string_view pair) {
  const auto placement = session::read_placement(program, field, pair);
  if (!placement) return std::string(pair);
  return std::string(program.shown_name(field.columns.begin + placement->second)) + ": " +
         card_text(program, field, placement->first);
}

}  // namespace

std::vector<std::string> answer_words(const Program& program, const session::FieldAnswer& answer) {
  const program::Field& field = program.fields[answer.field];
  std::vector<std::string> out;
  for (const std::string& value : answer.values) {
    switch (field.type) {
      case program::FieldType::choice:
      case program::FieldType::yes_no:
      case program::FieldType::multi: out.push_back(option_label(program, field, value)); break;
      case program::FieldType::sort:
      case program::FieldType::board: out.push_back(sorted_words(program, field, value)); break;
      case program::FieldType::scale:
      case program::FieldType::plan:
      case program::FieldType::text: out.push_back(value); break;
    }
  }
  return out;
}

}  // namespace gesprek::cli
