#include "engine/analysis/form_sheet.h"

#include <algorithm>
#include <string>

#include "engine/session/form_values.h"

namespace gesprek::analysis {

using program::Field;
using program::FieldType;
using program::kNone;
using program::Option;
using program::Program;
using program::Range;

namespace {

constexpr std::uint32_t kMostColumns = FilledForm::kNoColumn;  // as many as a byte can name
constexpr std::size_t kMostPicked = 64;

bool sorts(FieldType type) {
  return type == FieldType::sort || type == FieldType::board;
}

std::int32_t points_of(const Program& program, const Option& option, std::uint32_t criterion) {
  for (std::uint32_t i = option.points.begin; i != option.points.end(); ++i) {
    if (program.option_points[i].criterion == criterion) return program.option_points[i].points;
  }
  return 0;
}

/// Those of its pairs, then those of its options, each once; only what the case scores.
std::vector<std::uint32_t> criteria_of(const Program& program, const Field& field) {
  std::vector<std::uint32_t> out;
  const auto add = [&](std::uint32_t criterion) {
    if (program.criteria[criterion].scored == 0) return;
    if (std::find(out.begin(), out.end(), criterion) == out.end()) out.push_back(criterion);
  };
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    add(program.field_scores[i].criterion);
  }
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    const Range points = program.options[o].points;
    for (std::uint32_t i = points.begin; i != points.end(); ++i) add(program.option_points[i].criterion);
  }
  return out;
}

const program::FieldScore* pair_of(const Program& program, const Field& field, std::uint32_t criterion) {
  for (std::uint32_t i = field.scores.begin; i != field.scores.end(); ++i) {
    if (program.field_scores[i].criterion == criterion) return &program.field_scores[i];
  }
  return nullptr;
}

/// What is right where a field is right or wrong as a whole.
void plan_answer(const Program& program, const Field& field, FieldSheet& plan) {
  plan.has_answer = !field.answers.empty();
  if (!plan.has_answer) return;
  switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no:
    case FieldType::multi: {
      const std::vector<std::string_view> ids = session::option_ids(program, field);
      std::vector<std::string> right;
      for (std::size_t i = 0; i < ids.size() && i < kMostPicked; ++i) {
        for (std::uint32_t a = field.answers.begin; a != field.answers.end(); ++a) {
          const program::FieldAnswer& answer = program.field_answers[a];
          if (answer.item != kNone || program.text(answer.value) != ids[i]) continue;
          plan.right_options |= std::uint64_t{1} << i;
          right.emplace_back(ids[i]);
          break;
        }
      }
      plan.can_be_right = session::is_right(program, field, right);
      break;
    }
    case FieldType::scale:
      for (std::int32_t n = field.from; n <= field.to && !plan.can_be_right; ++n) {
        plan.can_be_right = session::is_right(program, field, {std::to_string(n)});
        plan.right_number = n;
      }
      break;
    case FieldType::plan: plan.can_be_right = session::is_right(program, field, {kPlanRow}); break;
    default: break;
  }
}

/// 5.13, as the session counts: options with points of their own replace the pair.
void plan_worth(const Program& program, const Field& field, FieldSheet& plan) {
  bool own_points = false;
  for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
    own_points = own_points || program.options[o].has_points != 0;
  }
  for (const std::uint32_t criterion : criteria_of(program, field)) {
    const program::FieldScore* const pair = pair_of(program, field, criterion);
    FieldWorth worth;
    worth.criterion = criterion;
    worth.own = own_points;
    if (!own_points) {
      if (pair == nullptr || (!sorts(field.type) && field.answers.empty())) continue;
      worth.wrong = pair->wrong;
      worth.right = pair->right;
      worth.lo = std::min(pair->wrong, pair->right);
      worth.hi = std::max(pair->wrong, pair->right);
      plan.worth.push_back(std::move(worth));
      continue;
    }
    std::int32_t best = -1'000'000;
    std::int32_t worst = 1'000'000;
    for (std::uint32_t o = field.options.begin; o != field.options.end(); ++o) {
      const Option& option = program.options[o];
      std::int32_t points = points_of(program, option, criterion);
      if (field.type != FieldType::multi && option.has_points == 0) {
        const bool right = session::is_right(program, field, {std::string(program.text(option.id))});
        points = pair == nullptr ? 0 : (right ? pair->right : pair->wrong);
      }
      worth.option_points.push_back(points);
      best = std::max(best, points);
      worst = std::min(worst, points);
      if (field.type == FieldType::multi) {
        worth.lo += std::min(points, 0);
        worth.hi += std::max(points, 0);
      }
    }
    if (field.type == FieldType::multi) {
      if (field.required != 0 && best < 0) worth.hi = best;
      if (field.required != 0 && worst > 0) worth.lo = worst;
    } else {
      worth.lo = worst;
      worth.hi = best;
    }
    plan.worth.push_back(std::move(worth));
  }
}

void plan_items(const Program& program, const Field& field, FieldSheet& plan) {
  const bool all_facts = field.items_revealed != 0 && field.items.empty();
  const auto count = all_facts ? static_cast<std::uint32_t>(program.facts.size()) : field.items.size;
  plan.columns = std::min(field.columns.size, kMostColumns);
  for (std::uint32_t place = 0; place < count; ++place) {
    plan.item_facts.push_back(session::item_fact(program, field, place));
    const auto right = session::right_column(program, field, place);
    plan.right_columns.push_back(right && *right < kMostColumns ? static_cast<std::uint8_t>(*right)
                                                                : FilledForm::kNoColumn);
  }
}

void plan_events(const Program& program, const Field& field, FieldSheet& plan) {
  plan.emits = field.emits;
  if (field.emits == kNone) return;
  const auto answer_of = [&](std::string_view value) {
    for (std::uint32_t i = 0; i < program.answers.size(); ++i) {
      if (program.answers[i].name == field.emits && program.text(program.answers[i].answer) == value)
        return i;
    }
    return kNone;
  };
  if (field.type == FieldType::scale) {
    for (std::int32_t n = field.from; n <= field.to; ++n) {
      plan.option_events.push_back(answer_of(std::to_string(n)));
    }
    return;
  }
  for (const std::string_view id : session::option_ids(program, field)) {
    plan.option_events.push_back(answer_of(id));
  }
}

}  // namespace

FormSheet read_form_sheet(const Program& program, std::uint32_t form) {
  FormSheet out;
  const Range fields = program.forms[form].fields;
  for (std::uint32_t f = fields.begin; f != fields.end(); ++f) {
    const Field& field = program.fields[f];
    FieldSheet plan;
    plan.field = f;
    plan.type = field.type;
    plan.is_required = field.required != 0;
    plan.from = field.from;
    plan.to = field.to;
    plan.options = static_cast<std::uint32_t>(session::option_ids(program, field).size());
    if (sorts(field.type)) {
      plan_items(program, field, plan);
      plan.first_column = out.columns;
      out.columns += static_cast<std::uint32_t>(plan.item_facts.size());
    } else {
      plan_answer(program, field, plan);
    }
    plan_worth(program, field, plan);
    plan_events(program, field, plan);
    out.fields.push_back(std::move(plan));
  }
  return out;
}

session::Input to_input(const Program& program, const FormSheet& plan, const FilledForm& filled) {
  session::Input input;
  input.kind = session::InputKind::form;
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    const FieldSheet& field_plan = plan.fields[f];
    const FilledField& answer = filled.fields[f];
    if (!answer.is_asked) continue;
    const Field& field = program.fields[field_plan.field];
    session::FieldAnswer out;
    out.field = field_plan.field;
    const std::vector<std::string_view> ids = session::option_ids(program, field);
    switch (field_plan.type) {
      case FieldType::choice:
      case FieldType::yes_no: out.values.emplace_back(ids[answer.option]); break;
      case FieldType::multi:
        for (std::size_t i = 0; i < ids.size() && i < kMostPicked; ++i) {
          if ((answer.picked >> i & 1U) != 0) out.values.emplace_back(ids[i]);
        }
        break;
      case FieldType::sort:
      case FieldType::board:
        for (std::uint32_t i = 0; i < field_plan.item_facts.size(); ++i) {
          const std::uint8_t column = filled.columns[field_plan.first_column + i];
          if (column == FilledForm::kNoColumn) continue;
          out.values.push_back(std::string(program.text(session::item_id(program, field, i))) + ">" +
                               std::string(program.text(program.names[field.columns.begin + column])));
        }
        break;
      case FieldType::scale: out.values.push_back(std::to_string(answer.number)); break;
      case FieldType::plan: out.values.emplace_back(kPlanRow); break;
      case FieldType::text: break;
    }
    if (!out.values.empty()) input.answers.push_back(std::move(out));
  }
  return input;
}

}  // namespace gesprek::analysis
