// Forms (format 5.13): written out in the case, or built by a script from scripts/forms/.

#include <algorithm>
#include <array>
#include <optional>

#include "engine/program/compile_context.h"

namespace gesprek::program {

namespace {

FieldType field_type(scenario::FieldType type) {
  switch (type) {
    case scenario::FieldType::choice: return FieldType::choice;
    case scenario::FieldType::yes_no: return FieldType::yes_no;
    case scenario::FieldType::multi: return FieldType::multi;
    case scenario::FieldType::sort: return FieldType::sort;
    case scenario::FieldType::board: return FieldType::board;
    case scenario::FieldType::scale: return FieldType::scale;
    case scenario::FieldType::plan: return FieldType::plan;
    case scenario::FieldType::text: return FieldType::text;
  }
  return FieldType::text;
}

/// 5.13: the column that belongs to a fact's kind.
std::string_view column_of(FactKind kind) {
  constexpr std::array<std::string_view, 5> kColumns = {"feit", "bron", "duiding", "sterk", "ruis"};
  return kColumns[static_cast<std::size_t>(kind)];
}

class FieldCompiler {
 public:
  FieldCompiler(Context& context, const scenario::FormField& from, bool is_built)
      : context_(context), program_(context.program), from_(from), is_built_(is_built) {}

  Field run() {
    Field field;
    field.id = context_.text(from_.id);
    field.ask = context_.text(from_.ask);
    field.why = context_.text_or_none(from_.why);
    field.type = field_type(from_.type);
    // 5.13: all fields are answered, unless `required: false`; `text` is always exempt.
    const bool is_required = !from_.required.has_value() || from_.required->value;
    field.required = is_required && field.type != FieldType::text ? 1 : 0;
    if (from_.emits.has_value()) {
      field.emits = context_.find_event(from_.emits->value, context_.source, from_.emits->where);
      if (field.emits != kNone) context_.event_uses[field.emits].is_emitted = true;
    }
    field.options = options();
    field.items = items();
    field.items_revealed = from_.items_revealed ? 1 : 0;
    field.columns = columns();
    field.from = number(from_.from, 0);
    field.to = number(from_.to, 10);
    field.rows = number(from_.rows, 3);
    check_scale(field);
    answers(field);
    scores(field);
    if (field.emits != kNone) check_emitted_answers(field);
    return field;
  }

 private:
  static std::int32_t number(const scenario::Optional<scenario::Number>& from, std::int32_t otherwise) {
    if (!from.has_value()) return otherwise;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(from->value, -1'000'000, 1'000'000));
  }

  /// 5.3 holds for scales too: at most 256 values. Reversed bounds have been reported by the loader.
  void check_scale(Field& field) {
    field.rows = std::clamp(field.rows, 1, 50);
    if (field.to >= field.from && field.to - field.from <= 255) return;
    if (field.to > field.from) {
      context_.report(DiagnosticCode::span_too_wide, from_.from.has_value() ? from_.from->where : from_.where,
                      {std::to_string(field.from), std::to_string(field.to)});
    }
    field.from = 0;
    field.to = 10;
  }

  Range options() {
    std::vector<Option> options;
    for (const scenario::FormOption& from : from_.options) {
      Option option;
      option.id = context_.text(from.id);
      option.label = context_.text(from.label);
      option.why = context_.text_or_none(from.why);
      option.events = context_.emits(from.events);
      option.effects = context_.effects(from.effect);
      option.has_points = from.score.empty() ? 0 : 1;
      const std::size_t begin = program_.option_points.size();
      for (const scenario::Score& score : from.score) {
        const std::uint32_t criterion = scored_criterion(score.criterion);
        if (criterion == kNone) continue;
        const auto points = static_cast<std::int32_t>(std::clamp<std::int64_t>(score.points.value, -2, 2));
        program_.option_points.push_back({criterion, points});
      }
      option.points = range_from(program_.option_points, begin);
      option_names_.add(from.id.value);
      options.push_back(option);
    }
    if (from_.type == scenario::FieldType::yes_no && options.empty()) {
      for (const char* const answer : {"ja", "nee"}) {
        Option option;
        option.id = context_.texts.add(answer);
        option.label = context_.texts.add(answer[0] == 'j' ? "Ja" : "Nee");
        option_names_.add(answer);
        options.push_back(option);
      }
    }
    const std::size_t begin = program_.options.size();
    program_.options.insert(program_.options.end(), options.begin(), options.end());
    return range_from(program_.options, begin);
  }

  Range items() {
    const std::size_t begin = program_.items.size();
    for (const scenario::FormItem& from : from_.items) {
      Item item;
      item.id = context_.text(from.id);
      if (from.text.empty()) {
        // An item without its own text is a fact, shown only when it has been revealed.
        item.fact = context_.find_fact(from.id);
        if (item.fact != kNone) item.text = program_.facts[item.fact].text;
      } else {
        item.text = context_.text(from.text);
      }
      item_names_.add(from.id.value);
      program_.items.push_back(item);
    }
    return range_from(program_.items, begin);
  }

  Range columns() {
    const std::size_t begin = program_.names.size();
    for (const scenario::Name& column : from_.into) {
      column_names_.add(column.value);
      program_.names.push_back(context_.text(column));
    }
    return range_from(program_.names, begin);
  }

  // --- the right answer ---

  void answers(Field& field) {
    const std::size_t begin = program_.field_answers.size();
    for (const auto& [key, value] : from_.answer) {
      FieldAnswer answer;
      if (field.type == FieldType::sort || field.type == FieldType::board) {
        answer.item = find_item(key, field);
        if (answer.item == kNone) continue;
        if (!is_known(column_names_, value, DiagnosticCode::unknown_column)) continue;
      } else if (!fits(field, value)) {
        continue;
      }
      answer.value = context_.text(value);
      program_.field_answers.push_back(answer);
    }
    field.answers = range_from(program_.field_answers, begin);
    if (!from_.answer_kind) return;
    field.answer_kind = 1;
    check_kind_columns(field);
  }

  std::uint32_t find_item(const scenario::Name& key, const Field& field) {
    const std::uint32_t found = item_names_.find(key.value);
    if (found == kNone || found >= field.items.size) {
      context_.report(DiagnosticCode::unknown_item, key.where,
                      {key.value, item_names_.nearest_to(key.value, context_.budget)});
      return kNone;
    }
    return found;
  }

  bool is_known(const NameTable& names, const scenario::Text& value, DiagnosticCode code) {
    if (names.find(value.value) != kNone) return true;
    std::string all;
    for (std::uint32_t i = 0; i < names.size() && i < 8; ++i) {
      all += (all.empty() ? "" : ", ") + std::string(names.name(i));
    }
    context_.report(code, value.where, {value.value, names.nearest_to(value.value, context_.budget), all});
    return false;
  }

  /// Whether `value` can be the answer of a field that is answered as a whole.
  bool fits(const Field& field, const scenario::Text& value) {
    if (field.type == FieldType::scale) {
      for (std::int32_t i = field.from; i <= field.to; ++i) {
        if (value.value == std::to_string(i)) return true;
      }
      context_.report(DiagnosticCode::answer_not_on_scale, value.where,
                      {value.value, std::to_string(field.from), std::to_string(field.to)});
      return false;
    }
    // Their words are never judged (5.13); the loader has said that an answer does nothing here.
    if (field.type == FieldType::text || field.type == FieldType::plan) return false;
    return is_known(option_names_, value, DiagnosticCode::unknown_option);
  }

  /// `answer: kind`: every fact that may lie on the table needs its column.
  void check_kind_columns(const Field& field) {
    const auto check = [this](std::uint32_t fact) {
      const std::string_view column = column_of(program_.facts[fact].kind);
      if (column_names_.find(column) != kNone) return;
      context_.report(
          DiagnosticCode::kind_without_column, from_.where,
          {from_.id.value, std::string(column), std::string(program_.text(program_.facts[fact].id))});
    };
    if (field.items_revealed != 0) {
      for (const std::uint32_t fact : context_.first_of_kind) {
        if (fact != kNone) check(fact);
      }
    }
    for (std::uint32_t i = field.items.begin; i < field.items.end(); ++i) {
      if (program_.items[i].fact != kNone) check(program_.items[i].fact);
    }
  }

  // --- points (5.18) ---

  /// The criterion when the case scores it; else kNone, with an error or a warning. A form that a script
  /// built scores whatever it is about; a case takes from it what it wants.
  std::uint32_t scored_criterion(const scenario::Name& name) {
    const std::uint32_t criterion = context_.find_criterion(name);
    if (criterion == kNone) return kNone;
    if (criterion >= context_.scored_criteria) {
      if (!is_built_) context_.report(DiagnosticCode::criterion_not_scored, name.where, {name.value});
      return kNone;
    }
    context_.criterion_gets_points[criterion] = 1;
    return criterion;
  }

  void scores(Field& field) {
    const std::size_t begin = program_.field_scores.size();
    for (const scenario::FieldScore& from : from_.score) {
      const std::uint32_t criterion = scored_criterion(from.criterion);
      if (criterion == kNone) continue;
      const auto points = [](const scenario::Number& number) {
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(number.value, -2, 2));
      };
      program_.field_scores.push_back({criterion, points(from.wrong), points(from.right)});
    }
    field.scores = range_from(program_.field_scores, begin);
  }

  /// `emits`: every answer that the field can give must be one that the event may carry. The answers get
  /// their places now, so that a session only looks them up.
  void check_emitted_answers(const Field& field) {
    const TextRange where = from_.emits->where;
    switch (field.type) {
      case FieldType::choice:
      case FieldType::yes_no:
        for (std::uint32_t i = 0; i < option_names_.size(); ++i) {
          const std::string_view id = option_names_.name(i);
          if (context_.find_answer(field.emits, id, context_.source, where) == kNone) return;
        }
        break;
      case FieldType::scale:
        for (std::int32_t i = field.from; i <= field.to; ++i) {
          if (context_.find_answer(field.emits, std::to_string(i), context_.source, where) == kNone) return;
        }
        break;
      default: break;  // the event carries no single answer
    }
  }

  Context& context_;
  Program& program_;
  const scenario::FormField& from_;
  bool is_built_;
  NameTable option_names_, item_names_, column_names_;
};

}  // namespace

std::uint32_t compile_form(Context& context, const scenario::Node& node) {
  Program& program = context.program;
  const scenario::Form* from = &*node.form;
  std::optional<scenario::Form> built;
  if (from->use.has_value()) {
    const std::vector<std::string>& names = context.scripts.form_names;
    if (std::find(names.begin(), names.end(), from->use->value) == names.end()) {
      NameTable known;
      for (const std::string& name : names) known.add(name);
      context.unknown(DiagnosticCode::unknown_form, context.source, from->use->where, from->use->value, known,
                      true);
    } else {
      built = context.scripts.runtime->build_form(*from, context.source, context.diagnostics);
      if (built.has_value()) from = &*built;
    }
  }
  Form form;
  form.title = context.text(from->title);
  std::vector<Field> fields;
  for (const scenario::FormField& field : from->fields) {
    fields.push_back(FieldCompiler(context, field, built.has_value()).run());
  }
  const std::size_t begin = program.fields.size();
  program.fields.insert(program.fields.end(), fields.begin(), fields.end());
  form.fields = range_from(program.fields, begin);
  program.forms.push_back(form);
  return size_of(program.forms) - 1;
}

}  // namespace gesprek::program
