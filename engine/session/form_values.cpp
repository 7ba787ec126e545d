#include "engine/session/form_values.h"

#include <algorithm>
#include <array>

namespace gesprek::session {

using program::FactKind;
using program::Field;
using program::FieldType;
using program::kNone;
using program::Program;

namespace {

bool takes_all_facts(const Field& field) {
  return field.items_revealed != 0 && field.items.empty();
}

std::uint32_t item_count(const Program& program, const Field& field) {
  return takes_all_facts(field) ? static_cast<std::uint32_t>(program.facts.size()) : field.items.size;
}

std::optional<std::uint32_t> find_column(const Program& program, const Field& field, std::string_view name) {
  for (std::uint32_t i = 0; i < field.columns.size; ++i) {
    if (program.text(program.names[field.columns.begin + i]) == name) return i;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 5> kKindWords = {"feit", "bron", "duiding", "sterk", "ruis"};
constexpr std::array<std::string_view, 5> kKindNames = {"fact", "source", "reading", "strength", "noise"};

}  // namespace

std::vector<std::string_view> option_ids(const Program& program, const Field& field) {
  std::vector<std::string_view> ids;
  for (std::uint32_t i = field.options.begin; i != field.options.end(); ++i) {
    ids.push_back(program.text(program.options[i].id));
  }
  if (ids.empty() && field.type == FieldType::yes_no) ids = {"ja", "nee"};
  return ids;
}

program::TextRef item_id(const Program& program, const Field& field, std::uint32_t place) {
  if (takes_all_facts(field)) return program.facts[place].id;
  return program.items[field.items.begin + place].id;
}

std::uint32_t item_fact(const Program& program, const Field& field, std::uint32_t place) {
  if (takes_all_facts(field)) return place;
  return program.items[field.items.begin + place].fact;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> read_placement(const Program& program,
                                                                      const Field& field,
                                                                      std::string_view text) {
  const std::size_t arrow = text.find('>');
  if (arrow == std::string_view::npos) return std::nullopt;
  const auto column = find_column(program, field, text.substr(arrow + 1));
  if (!column) return std::nullopt;
  for (std::uint32_t place = 0; place < item_count(program, field); ++place) {
    if (program.text(item_id(program, field, place)) == text.substr(0, arrow))
      return std::pair{place, *column};
  }
  return std::nullopt;
}

std::optional<std::uint32_t> right_column(const Program& program, const Field& field, std::uint32_t place) {
  for (std::uint32_t i = field.answers.begin; i != field.answers.end(); ++i) {
    const program::FieldAnswer& answer = program.field_answers[i];
    if (answer.item == place) return find_column(program, field, program.text(answer.value));
  }
  if (field.answer_kind == 0) return std::nullopt;
  const std::uint32_t fact = item_fact(program, field, place);
  if (fact == kNone) return std::nullopt;
  return find_column(program, field, kind_word(program.facts[fact].kind));
}

bool is_right(const Program& program, const Field& field, const std::vector<std::string>& values) {
  std::vector<std::string_view> right;
  for (std::uint32_t i = field.answers.begin; i != field.answers.end(); ++i) {
    if (program.field_answers[i].item == kNone) right.push_back(program.text(program.field_answers[i].value));
  }
  if (field.type == FieldType::scale) {
    const auto given = values.size() == 1 ? read_whole(values[0]) : std::nullopt;
    return given && right.size() == 1 && read_whole(right[0]) == given;
  }
  if (values.size() != right.size()) return false;
  return std::all_of(values.begin(), values.end(), [&right](const std::string& value) {
    return std::find(right.begin(), right.end(), value) != right.end();
  });
}

std::optional<std::int32_t> read_whole(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::string_view kind_word(FactKind kind) {
  return kKindWords[static_cast<std::size_t>(kind)];
}

std::optional<FactKind> read_kind(std::string_view word) {
  for (std::size_t i = 0; i < kKindWords.size(); ++i) {
    if (word == kKindWords[i] || word == kKindNames[i]) return static_cast<FactKind>(i);
  }
  return std::nullopt;
}

}  // namespace gesprek::session
