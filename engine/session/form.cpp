// Forms (format 5.13): what is asked, whether an answer fits, and what it is worth.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/session/describe.h"
#include "engine/session/form_values.h"
#include "engine/session/session.h"

namespace gesprek::session {

using program::Field;
using program::FieldType;
using program::kNone;
using program::Option;
using program::OptionPoints;
using program::Program;
using program::Range;

// --- what is asked ---

std::vector<std::uint32_t> Session::shown_items(const Field& field) const {
  std::vector<std::uint32_t> shown;
  const bool all_facts = field.items_revealed != 0 && field.items.empty();
  const auto count = all_facts ? static_cast<std::uint32_t>(program_->facts.size()) : field.items.size;
  for (std::uint32_t place = 0; place < count; ++place) {
    const std::uint32_t fact = item_fact(*program_, field, place);
    if (fact == kNone || is_revealed(fact)) shown.push_back(place);
  }
  return shown;
}

bool Session::is_asked(const Field& field) const {
  if (field.type != FieldType::sort && field.type != FieldType::board) return true;
  if (field.items_revealed != 0 && field.items.empty()) return state_.dense(kRevealed) > 0;
  for (std::uint32_t place = 0; place < field.items.size; ++place) {
    const std::uint32_t fact = item_fact(*program_, field, place);
    if (fact == kNone || is_revealed(fact)) return true;
  }
  return false;
}

namespace {

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// "'zin' (Welke zin leg je vast?)"
std::string name_of(const Program& program, const Field& field) {
  std::string name = quoted(program.text(field.id));
  if (field.ask.size != 0) name += " (" + std::string(program.text(field.ask)) + ")";
  return name;
}

std::string option_list(const Program& program, const Field& field) {
  std::string list;
  for (const std::string_view id : option_ids(program, field)) {
    list += (list.empty() ? "" : ", ") + std::string(id);
  }
  return list;
}

const FieldAnswer* answer_of(const Input& input, std::uint32_t field) {
  for (const FieldAnswer& answer : input.answers) {
    if (answer.field == field) return &answer;
  }
  return nullptr;
}

bool has_value(const FieldAnswer* answer) {
  if (answer == nullptr || answer->values.empty()) return false;
  return answer->values.size() > 1 || !answer->values[0].empty();
}

}  // namespace

// --- does the answer fit? ---

namespace {

Result<void> check_options(const Program& program, const Field& field, const FieldAnswer& answer) {
  if (field.type != FieldType::multi && answer.values.size() != 1) {
    return refuse("Bij " + name_of(program, field) + " kan één antwoord: " + option_list(program, field) +
                  ".");
  }
  for (std::size_t i = 0; i < answer.values.size(); ++i) {
    const std::string& value = answer.values[i];
    const auto ids = option_ids(program, field);
    if (std::find(ids.begin(), ids.end(), value) == ids.end()) {
      return refuse("Bij " + name_of(program, field) + " bestaat het antwoord " + quoted(value) +
                    " niet. Mogelijk: " + option_list(program, field) + ".");
    }
    if (std::find(answer.values.begin(), answer.values.begin() + static_cast<std::ptrdiff_t>(i), value) !=
        answer.values.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse("Bij " + name_of(program, field) + " staat " + quoted(value) + " twee keer.");
    }
  }
  return {};
}

Result<void> check_scale(const Program& program, const Field& field, const FieldAnswer& answer) {
  const auto number = answer.values.size() == 1 ? read_whole(answer.values[0]) : std::nullopt;
  if (!number || *number < field.from || *number > field.to) {
    return refuse("Bij " + name_of(program, field) + " past een heel getal van " +
                  std::to_string(field.from) + " tot en met " + std::to_string(field.to) + ".");
  }
  return {};
}

Result<void> check_placements(const Program& program, const Field& field, const FieldAnswer& answer,
                              const std::vector<std::uint32_t>& shown) {
  std::vector<std::uint32_t> placed;
  for (const std::string& value : answer.values) {
    const auto placement = read_placement(program, field, value);
    if (!placement) {
      std::string columns;
      for (std::uint32_t i = field.columns.begin; i != field.columns.end(); ++i) {
        columns += (columns.empty() ? "" : ", ") + std::string(program.text(program.names[i]));
      }
      return refuse("Bij " + name_of(program, field) + " past " + quoted(value) +
                    " niet: geef item>kolom, met als kolom " + columns + ".");
    }
    const std::uint32_t place = placement->first;
    if (std::find(shown.begin(), shown.end(), place) == shown.end()) {
      return refuse("Bij " + name_of(program, field) + " ligt " +
                    quoted(program.text(item_id(program, field, place))) + " nu niet.");
    }
    if (std::find(placed.begin(), placed.end(), place) != placed.end()) {
      return refuse("Bij " + name_of(program, field) + " staat " +
                    quoted(program.text(item_id(program, field, place))) + " twee keer.");
    }
    placed.push_back(place);
  }
  if (field.required == 0 || placed.size() == shown.size()) return {};
  std::string missing;
  for (const std::uint32_t place : shown) {
    if (std::find(placed.begin(), placed.end(), place) != placed.end()) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(program.text(item_id(program, field, place)));
  }
  return refuse("Bij " + name_of(program, field) + " hebben nog geen plaats: " + missing + ".");
}

Result<void> check_plan(const Program& program, const Field& field, const FieldAnswer& answer) {
  if (answer.values.size() > static_cast<std::size_t>(std::max(field.rows, 0))) {
    return refuse("Bij " + name_of(program, field) + " passen hoogstens " + std::to_string(field.rows) +
                  " regels.");
  }
  for (const std::string& row : answer.values) {
    if (std::count(row.begin(), row.end(), '/') < 2) {
      return refuse("Bij " + name_of(program, field) + " is een regel wie/wat/wanneer; dit is " +
                    quoted(row) + ".");
    }
    auto checked = check_free_text(row);
    if (!checked) return checked;
  }
  return {};
}

}  // namespace

Result<void> Session::check_form(const Input& input) const {
  const Range fields = program_->forms[offer_.form].fields;
  for (std::size_t i = 0; i < input.answers.size(); ++i) {
    const std::uint32_t field = input.answers[i].field;
    if (field < fields.begin || field >= fields.end())
      return refuse("Dat veld staat niet op dit formulier. ", *this);
    if (!is_asked(program_->fields[field])) {
      return refuse("Het veld " + quoted(program_->text(program_->fields[field].id)) +
                    " wordt nu niet gevraagd: er is nog niets om in te delen.");
    }
    if (answer_of(input, field) != &input.answers[i]) {
      return refuse("Het veld " + quoted(program_->text(program_->fields[field].id)) +
                    " is twee keer ingevuld.");
    }
  }
  for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
    const Field& field = program_->fields[f];
    if (!is_asked(field)) continue;
    const FieldAnswer* const answer = answer_of(input, f);
    if (!has_value(answer)) {
      // `text` is always exempt.
      if (field.required == 0 || field.type == FieldType::text) continue;
      return refuse("Het formulier mist nog een antwoord op " + name_of(*program_, field) + ".");
    }
    Result<void> checked;
    switch (field.type) {
      case FieldType::choice:
      case FieldType::yes_no:
      case FieldType::multi: checked = check_options(*program_, field, *answer); break;
      case FieldType::sort:
      case FieldType::board: checked = check_placements(*program_, field, *answer, shown_items(field)); break;
      case FieldType::scale: checked = check_scale(*program_, field, *answer); break;
      case FieldType::plan: checked = check_plan(*program_, field, *answer); break;
      case FieldType::text:
        checked = answer->values.size() == 1
                      ? check_free_text(answer->values[0])
                      : refuse("Bij " + name_of(*program_, field) + " past één tekst.");
        break;
    }
    if (!checked) return checked;
  }
  return {};
}

// --- what it is worth ---

namespace {

struct Value {
  int earned = 0, lo = 0, hi = 0;
};

/// a / b rounded half up, b > 0.
int half_up(long long a, long long b) {
  const long long top = 2 * a + b;
  const long long bottom = 2 * b;
  long long quotient = top / bottom;
  if (top % bottom < 0) --quotient;  // towards minus infinity
  return static_cast<int>(quotient);
}

int points_of(const Program& program, const Option& option, std::uint32_t criterion) {
  for (std::uint32_t i = option.points.begin; i != option.points.end(); ++i) {
    if (program.option_points[i].criterion == criterion) return program.option_points[i].points;
  }
  return 0;
}

/// 5.13: options with their own `score` replace the pair; one without it is worth the pair, right or wrong.
int option_value(const Program& program, const Field& field, std::uint32_t option,
                 const program::FieldScore* pair, std::uint32_t criterion) {
  const Option& info = program.options[option];
  if (info.has_points != 0) return points_of(program, info, criterion);
  if (pair == nullptr) return 0;
  return is_right(program, field, {std::string(program.text(info.id))}) ? pair->right : pair->wrong;
}

/// Several answers at once: the sum of what was picked; lo and hi over every set that can be picked.
Value multi_value(const Program& program, const Field& field, const FieldAnswer& answer,
                  std::uint32_t criterion) {
  Value value;
  int best = -1'000'000;
  int worst = 1'000'000;
  for (std::uint32_t i = field.options.begin; i != field.options.end(); ++i) {
    const int points = points_of(program, program.options[i], criterion);
    const std::string_view id = program.text(program.options[i].id);
    if (std::find(answer.values.begin(), answer.values.end(), id) != answer.values.end())
      value.earned += points;
    value.lo += std::min(points, 0);
    value.hi += std::max(points, 0);
    best = std::max(best, points);
    worst = std::min(worst, points);
  }
  if (field.required != 0 && !field.options.empty()) {  // then at least one is picked
    if (best < 0) value.hi = best;
    if (worst > 0) value.lo = worst;
  }
  return value;
}

/// 5.13: `choice/yes_no/scale/multi` right or wrong as a whole; `sort/board` by their share, half up.
std::optional<Value> pair_value(const Program& program, const Field& field, const FieldAnswer& answer,
                                const std::vector<std::uint32_t>& shown, const program::FieldScore& pair) {
  Value value{pair.wrong, std::min(pair.wrong, pair.right), std::max(pair.wrong, pair.right)};
  if (field.type != FieldType::sort && field.type != FieldType::board) {
    if (field.answers.empty()) return std::nullopt;
    if (is_right(program, field, answer.values)) value.earned = pair.right;
    return value;
  }
  long long n = 0;
  long long k = 0;
  for (const std::uint32_t place : shown) {
    const auto column = right_column(program, field, place);
    if (!column) continue;
    ++n;
    for (const std::string& text : answer.values) {
      const auto placement = read_placement(program, field, text);
      if (placement && placement->first == place && placement->second == *column) ++k;
    }
  }
  if (n == 0) return std::nullopt;
  value.earned = half_up(pair.wrong * n + static_cast<long long>(pair.right - pair.wrong) * k, n);
  return value;
}

const program::FieldScore* pair_of(const Program& program, const Field& field, std::uint32_t criterion) {
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    if (program.field_scores[i].criterion == criterion) return &program.field_scores[i];
  }
  return nullptr;
}

/// The criteria of a field: those of its pairs, then those of its options, each once.
std::vector<std::uint32_t> criteria_of(const Program& program, const Field& field) {
  std::vector<std::uint32_t> criteria;
  const auto add = [&criteria](std::uint32_t criterion) {
    if (std::find(criteria.begin(), criteria.end(), criterion) == criteria.end())
      criteria.push_back(criterion);
  };
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    add(program.field_scores[i].criterion);
  }
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    const Range points = program.options[o].points;
    for (std::uint32_t i = points.begin; i != points.end(); ++i) add(program.option_points[i].criterion);
  }
  return criteria;
}

std::optional<Value> field_value(const Program& program, const Field& field, const FieldAnswer& answer,
                                 const std::vector<std::uint32_t>& shown, std::uint32_t criterion) {
  const program::FieldScore* const pair = pair_of(program, field, criterion);
  bool own_points = false;
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    own_points = own_points || program.options[o].has_points != 0;
  }
  if (!own_points) {
    return pair == nullptr ? std::nullopt : pair_value(program, field, answer, shown, *pair);
  }
  if (field.type == FieldType::multi) return multi_value(program, field, answer, criterion);
  Value value;
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    const int points = option_value(program, field, o, pair, criterion);
    value.lo = o == field.options.begin ? points : std::min(value.lo, points);
    value.hi = o == field.options.begin ? points : std::max(value.hi, points);
    if (program.text(program.options[o].id) == answer.values[0]) value.earned = points;
  }
  return value;
}

std::uint32_t find_answer(const Program& program, std::uint32_t event, std::string_view value) {
  for (std::uint32_t i = 0; i < program.answers.size(); ++i) {
    if (program.answers[i].name == event && program.text(program.answers[i].answer) == value) return i;
  }
  return kNone;
}

}  // namespace

// 5.13: all points first, then effects and events in field order.
void Session::take_form(const Input& given) {
  const program::Form& form = program_->forms[offer_.form];
  const bool goes_on = begin_input(InputKind::form, kNone, true);
  {
    // Kept in the order of the fields, without empty answers: one way of giving them, one way of writing
    // them.
    std::vector<FieldAnswer>& answers = inputs_.back().answers;
    for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
      const FieldAnswer* const answer = answer_of(given, f);
      if (has_value(answer)) answers.push_back(*answer);
    }
  }
  if (!goes_on) return;
  const Input& input = inputs_.back();

  for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
    const Field& field = program_->fields[f];
    const FieldAnswer* const answer = answer_of(input, f);
    // A field that was left out is no decision, and counts nothing.
    if (!is_asked(field) || !has_value(answer)) continue;
    write(EntryKind::answered, f, -1, -1, static_cast<std::uint16_t>(answer - input.answers.data()));
    const std::vector<std::uint32_t> shown = shown_items(field);
    for (const std::uint32_t criterion : criteria_of(*program_, field)) {
      if (program_->criteria[criterion].scored == 0) continue;
      const auto value = field_value(*program_, field, *answer, shown, criterion);
      // 5.18, as for a choice.
      if (!value || value->hi == value->lo || (value->hi <= 0 && value->earned == value->hi)) continue;
      const int earned = std::clamp(value->earned, -128, 127);
      write(EntryKind::points, criterion, value->lo, value->hi, static_cast<std::uint16_t>(earned + 128),
            EntryFlag::field);
    }
  }
  for (std::uint32_t f = form.fields.begin; f != form.fields.end(); ++f) {
    const Field& field = program_->fields[f];
    const FieldAnswer* const answer = answer_of(input, f);
    if (!is_asked(field) || !has_value(answer)) continue;
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      const std::string_view id = program_->text(program_->options[o].id);
      if (std::find(answer->values.begin(), answer->values.end(), id) == answer->values.end()) continue;
      apply(program_->options[o].effects);
      emit(program_->options[o].events);
    }
    if (field.emits == kNone) continue;
    const bool one_word = field.type == FieldType::choice || field.type == FieldType::yes_no ||
                          field.type == FieldType::multi || field.type == FieldType::scale;
    if (!one_word) {
      emit(field.emits, kNone);
      continue;
    }
    for (const std::string& value : answer->values)
      emit(field.emits, find_answer(*program_, field.emits, value));
  }
  const std::uint32_t go = first_arm(form.arms);
  if (go == kNone) return set_fault(FaultKind::no_choice);
  if (const auto target = resolve(go)) arrive(*target);
}

}  // namespace gesprek::session
