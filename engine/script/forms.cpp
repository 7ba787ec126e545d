#include "engine/script/forms.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/text.h"

namespace gesprek::script {

namespace {

using scenario::FieldType;
using scenario::Form;
using scenario::FormField;
using scenario::Text;

const std::vector<std::string_view>& field_types() {
  static const std::vector<std::string_view> types = {"choice", "yes_no", "multi", "sort", "board",
                                                      "scale",  "plan",   "text"};  // as in FieldType
  return types;
}

class FormReader {
 public:
  FormReader(const Site& site, TextRange where) : site_(site), where_(where) {}

  Form read(const Value& value) {
    Form form;
    form.where = where_;
    const Path root;
    TableReader table(site_, root, value);
    form.title = text(table.required_text("title").value_or(""));
    const Path path = root.then("fields");
    const Value* const fields = table.take("fields");
    if (fields == nullptr) {
      if (table.is_table()) table.missing("fields");
    } else if (!fields->is_list() || fields->entries.empty()) {
      site_.wrong_kind(path, {"een lijst van velden", "a list of fields"}, *fields);
    } else {
      for (const Entry& entry : fields->entries)
        form.fields.push_back(read_field(path.then(entry.key.number), entry.value));
    }
    table.finish();
    check_unique(path, form.fields);
    return form;
  }

 private:
  [[nodiscard]] Text text(std::string value) const { return {std::move(value), where_}; }
  [[nodiscard]] scenario::Number number(std::int64_t value) const { return {value, where_}; }

  std::string id(const Path& path, TableReader& table) {
    std::string value = table.required_text("id").value_or("");
    if (!value.empty() && !is_id_shape(value))
      site_.report(DiagnosticCode::script_bad_name, path.then("id"), {value});
    return value;
  }

  template <class List>
  void check_unique(const Path& path, const List& list) {
    std::set<std::string> seen;
    std::int64_t at = 0;
    for (const auto& part : list) {
      ++at;
      if (part.id.value.empty() || seen.insert(part.id.value).second) continue;
      site_.report(DiagnosticCode::script_twice, path.then(at), {part.id.value});
    }
  }

  FormField read_field(const Path& path, const Value& value) {
    FormField field;
    field.where = where_;
    TableReader table(site_, path, value);
    field.id = text(id(path, table));
    field.ask = text(table.required_text("ask").value_or(""));
    if (const auto required = table.boolean("required")) field.required = scenario::Flag{*required, where_};
    if (auto emits = table.text("emits")) field.emits = text(std::move(*emits));
    if (auto why = table.text("why")) field.why = text(std::move(*why));
    if (const auto type = table.word("type", field_types(), true)) {
      field.type = static_cast<FieldType>(*type);
      read_by_type(path, table, field);
      table.finish();
    }
    return field;
  }

  void read_by_type(const Path& path, TableReader& table, FormField& field) {
    switch (field.type) {
      case FieldType::choice:
      case FieldType::multi: read_options(path.then("options"), table, field); break;
      case FieldType::sort:
      case FieldType::board:
        read_items(path.then("items"), table, field);
        for (std::string& column : table.texts("into")) field.into.push_back(text(std::move(column)));
        if (field.into.empty()) table.missing("into");
        break;
      case FieldType::scale:
        if (const auto from = table.integer("from")) field.from = number(*from);
        if (const auto to = table.integer("to")) field.to = number(*to);
        if (!field.from) table.missing("from");
        if (!field.to) table.missing("to");
        if (field.from && field.to && field.from->value > field.to->value) {
          report_range(path.then("to"), field.to->value, field.from->value, field.from->value + 100);
        }
        break;
      case FieldType::plan:
        if (const auto rows = table.integer("rows")) {
          if (*rows < 1 || *rows > 50) report_range(path.then("rows"), *rows, 1, 50);
          field.rows = number(*rows);
        }
        return;
      case FieldType::text: return;
      case FieldType::yes_no: break;
    }
    read_answer(path.then("answer"), table, field);
    read_pairs(path.then("score"), table, field);
  }

  void read_options(const Path& path, TableReader& field_table, FormField& field) {
    const Value* const options = field_table.take("options");
    if (options == nullptr) {
      field_table.missing("options");
      return;
    }
    if (!options->is_list() || options->entries.empty()) {
      site_.wrong_kind(path, {"een lijst van antwoorden", "a list of options"}, *options);
      return;
    }
    for (const Entry& entry : options->entries) {
      const Path at = path.then(entry.key.number);
      scenario::FormOption option;
      option.where = where_;
      TableReader table(site_, at, entry.value);
      option.id = text(id(at, table));
      option.label = text(table.required_text("label").value_or(""));
      if (auto why = table.text("why")) option.why = text(std::move(*why));
      read_points(at.then("score"), table.take("score"), option.score);
      read_events(at.then("events"), table.take("events"), option.events);
      read_effects(at.then("effect"), table.take("effect"), option.effect);
      table.finish();
      field.options.push_back(std::move(option));
    }
    check_unique(path, field.options);
  }

  /// "revealed", or a list of fact ids and {id=…, text=…}.
  void read_items(const Path& path, TableReader& field_table, FormField& field) {
    const Value* const items = field_table.take("items");
    if (items == nullptr) {
      field_table.missing("items");
      return;
    }
    if (items->is_text() && items->text == "revealed") {
      field.items_revealed = true;
      return;
    }
    if (!items->is_list() || items->entries.empty()) {
      site_.wrong_kind(path, {"\"revealed\" of een lijst", "\"revealed\" or a list"}, *items);
      return;
    }
    for (const Entry& entry : items->entries) {
      scenario::FormItem item;
      const Path at = path.then(entry.key.number);
      if (entry.value.is_text()) {
        item.id = text(entry.value.text);
      } else {
        TableReader table(site_, at, entry.value);
        item.id = text(id(at, table));
        item.text = text(table.required_text("text").value_or(""));
        table.finish();
      }
      field.items.push_back(std::move(item));
    }
    check_unique(path, field.items);
  }

  /// Format 5.13: one value; several for multi; item → column, or "kind", for sort and board.
  void read_answer(const Path& path, TableReader& table, FormField& field) {
    const Value* const answer = table.take("answer");
    if (answer == nullptr) return;
    const bool is_sorting = field.type == FieldType::sort || field.type == FieldType::board;
    if (is_sorting && answer->is_text() && answer->text == "kind") {
      field.answer_kind = true;
    } else if (is_sorting && answer->is_table()) {
      for (const Entry& entry : answer->entries) {
        if (entry.key.is_name && entry.value.is_text()) {
          field.answer.emplace_back(text(entry.key.name), text(entry.value.text));
        } else {
          site_.wrong_kind(path, {"\"kind\", of {onderdeel = \"kolom\"}", "\"kind\", or {item = \"column\"}"},
                           entry.value);
        }
      }
    } else if (is_sorting) {
      site_.wrong_kind(path, {"\"kind\", of {onderdeel = \"kolom\"}", "\"kind\", or {item = \"column\"}"},
                       *answer);
    } else if (field.type == FieldType::multi) {
      for (std::string& option : table.texts("answer"))
        field.answer.emplace_back(Text(), text(std::move(option)));
    } else if (answer->is_text()) {
      field.answer.emplace_back(Text(), text(answer->text));
    } else if (answer->is_integer()) {
      field.answer.emplace_back(Text(), text(std::to_string(answer->integer)));
    } else {
      site_.wrong_kind(path, describe(ValueKind::text), *answer);
    }
  }

  /// score = { A9 = {-1, 2} }: wrong, right.
  void read_pairs(const Path& path, TableReader& table, FormField& field) {
    const Value* const score = table.take("score");
    if (score == nullptr) return;
    if (!score->is_table()) {
      site_.wrong_kind(path, {"{criterium = {fout, goed}}", "{criterion = {wrong, right}}"}, *score);
      return;
    }
    if (field.answer.empty() && !field.answer_kind) table.missing("answer");
    for (const Entry& entry : score->entries) {
      const Path at = path.then(entry.key.name);
      const Value& pair = entry.value;
      const bool fits = entry.key.is_name && pair.is_list() && pair.entries.size() == 2 &&
                        pair.entries[0].value.is_integer() && pair.entries[1].value.is_integer();
      if (!fits) {
        site_.wrong_kind(at, {"{fout, goed}, zoals {-1, 2}", "{wrong, right}, such as {-1, 2}"}, pair);
        continue;
      }
      const std::int64_t wrong = pair.entries[0].value.integer;
      const std::int64_t right = pair.entries[1].value.integer;
      check_points(at.then(1), wrong);
      check_points(at.then(2), right);
      field.score.push_back({text(entry.key.name), number(wrong), number(right)});
    }
  }

  void read_points(const Path& path, const Value* value, std::vector<scenario::Score>& score) {
    if (value == nullptr) return;
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      const Path at = path.then(entry.key.name);
      if (!entry.key.is_name || !entry.value.is_integer()) {
        site_.wrong_kind(at, describe(ValueKind::integer), entry.value);
        continue;
      }
      check_points(at, entry.value.integer);
      score.push_back({text(entry.key.name), number(entry.value.integer)});
    }
  }

  /// A list of "NAME", "NAME=answer" or {NAME = "answer"} (format 5.6).
  void read_events(const Path& path, const Value* value, std::vector<scenario::EventUse>& events) {
    if (value == nullptr) return;
    if (!value->is_list()) {
      site_.wrong_kind(path, {"een lijst", "a list"}, *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      scenario::EventUse use;
      const Value& given = entry.value;
      if (given.is_text()) {
        const std::size_t equals = given.text.find('=');
        use.event = text(given.text.substr(0, equals));
        if (equals != std::string::npos) use.answer = text(given.text.substr(equals + 1));
      } else if (given.is_table() && given.entries.size() == 1 && given.entries[0].key.is_name &&
                 given.entries[0].value.is_text()) {
        use.event = text(given.entries[0].key.name);
        use.answer = text(given.entries[0].value.text);
      } else {
        site_.wrong_kind(path.then(entry.key.number),
                         {"een naam, of {NAAM = \"antwoord\"}", "a name, or {NAME = \"answer\"}"}, given);
        continue;
      }
      events.push_back(std::move(use));
    }
  }

  void read_effects(const Path& path, const Value* value, std::vector<scenario::Effect>& effects) {
    if (value == nullptr) return;
    if (!value->is_table()) {
      site_.wrong_kind(path, describe(ValueKind::table), *value);
      return;
    }
    for (const Entry& entry : value->entries) {
      std::string given;
      switch (entry.value.kind) {
        case ValueKind::text: given = entry.value.text; break;
        case ValueKind::integer: given = std::to_string(entry.value.integer); break;
        case ValueKind::boolean: given = entry.value.boolean ? "true" : "false"; break;
        default: break;
      }
      if (!entry.key.is_name || given.empty()) {
        site_.wrong_kind(path, {"\"+1\", \"-1\", \"=3\" of een waarde", "\"+1\", \"-1\", \"=3\" or a value"},
                         entry.value);
        continue;
      }
      effects.push_back({text(entry.key.name), text(std::move(given))});
    }
  }

  void check_points(const Path& at, std::int64_t points) {
    if (points < -2 || points > 2) report_range(at, points, -2, 2);
  }

  void report_range(const Path& at, std::int64_t value, std::int64_t low, std::int64_t high) {
    site_.report(DiagnosticCode::script_number_range, at,
                 {std::to_string(value), std::to_string(low), std::to_string(high)});
  }

  const Site& site_;
  TextRange where_;
};

}  // namespace

std::optional<Form> read_form_value(const Site& site, const Value& value, TextRange where) {
  const std::size_t errors = site.error_count();
  Form form = FormReader(site, where).read(value);
  if (site.error_count() != errors) return std::nullopt;
  return form;
}

FormScript::FormScript(std::string name, ScriptFile file, const ScriptLimits& limits,
                       DiagnosticList& diagnostics)
    : name_(std::move(name)), file_(std::move(file)), limits_(limits) {
  const Value* const result = file_.result();
  if (result == nullptr) return;
  const Value* const build = result->find("build");
  has_build_ = build != nullptr && build->kind == ValueKind::function;
  if (!has_build_) {
    // A form as it would be written in a case: its mistakes have exact places here.
    const Site site(diagnostics, *file_.source(), file_.places());
    static_cast<void>(read_form_value(site, *result, {}));
    return;
  }
  read_parameters(diagnostics);
  Value sample;
  sample.kind = ValueKind::table;
  for (const auto& [parameter, spec] : parameters_) {
    sample.set(parameter, spec.default_value ? *spec.default_value
                          : spec.is_number   ? Value::of(std::int64_t{1})
                                             : Value::of("…"));
  }
  static_cast<void>(make(sample, *file_.source(), file_.places().nearest("build"), diagnostics));
}

void FormScript::read_parameters(DiagnosticList& diagnostics) {
  const Site site(diagnostics, *file_.source(), file_.places());
  const Path root;
  TableReader table(site, root, *file_.result());
  table.take("build");
  const Value* const parameters = table.take("parameters");
  table.finish();
  if (parameters == nullptr) return;
  const Path path = root.then("parameters");
  if (!parameters->is_table()) {
    site.wrong_kind(path, describe(ValueKind::table), *parameters);
    return;
  }
  for (const Entry& entry : parameters->entries) {
    const Path at = path.then(entry.key.name);
    if (!entry.key.is_name || !is_id_shape(entry.key.name)) {
      site.report(DiagnosticCode::script_bad_name, at, {entry.key.name});
      continue;
    }
    Parameter parameter;
    TableReader spec(site, at, entry.value);
    static_cast<void>(spec.text("about"));
    const Value* const given = spec.take("default");
    if (given != nullptr && !given->is_text() && !given->is_integer()) {
      site.wrong_kind(at.then("default"), {"een tekst of een geheel getal", "a text or a whole number"},
                      *given);
    } else if (given != nullptr) {
      parameter.default_value = *given;
      parameter.is_number = given->is_integer();
    }
    if (const auto kind = spec.word("type", {"text", "number"}, false)) parameter.is_number = *kind == 1;
    spec.finish();
    parameters_.emplace(entry.key.name, std::move(parameter));
  }
}

std::optional<Form> FormScript::make(const Value& arguments, const SourceText& source, TextRange where,
                                     DiagnosticList& diagnostics) {
  const ScriptRun run =
      file_.call("build", arguments, "p", limits_.instructions, fnv1a64(name_), diagnostics);
  if (!run.ok()) {
    const std::string at =
        file_.path() + (run.failure.line > 0 ? ":" + std::to_string(run.failure.line) : "");
    diagnostics.add(DiagnosticCode::form_failed, source, where, {name_, at, run.failure.what.joined()});
    return std::nullopt;
  }
  return read_form_value(Site(diagnostics, source, where, file_.path() + ": build"), *run.value, where);
}

std::optional<Value> FormScript::arguments_of(const Form& use, const SourceText& source,
                                              DiagnosticList& diagnostics) const {
  std::vector<std::string_view> names;
  for (const auto& [parameter, unused] : parameters_) names.emplace_back(parameter);
  bool good = true;
  std::map<std::string, Value, std::less<>> given;
  for (const auto& [name, value] : use.with) {
    const auto found = parameters_.find(name.value);
    if (found == parameters_.end()) {
      diagnostics.add(DiagnosticCode::form_unknown_parameter, source, name.where,
                      {name_, name.value, nearest(name.value, names)});
      good = false;
      continue;
    }
    if (!found->second.is_number) {
      given[name.value] = Value::of(value.value);
      continue;
    }
    std::int32_t number = 0;
    const char* const end = value.value.data() + value.value.size();
    const auto read = std::from_chars(value.value.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) {
      diagnostics.add(DiagnosticCode::form_parameter_number, source, value.where,
                      {name_, name.value, value.value});
      good = false;
    }
    given[name.value] = Value::of(std::int64_t{number});
  }
  Value arguments;
  arguments.kind = ValueKind::table;
  for (const auto& [parameter, spec] : parameters_) {
    const auto found = given.find(parameter);
    if (found != given.end()) {
      arguments.set(parameter, found->second);
    } else if (spec.default_value) {
      arguments.set(parameter, *spec.default_value);
    } else {
      diagnostics.add(DiagnosticCode::form_missing_parameter, source, use.use ? use.use->where : use.where,
                      {name_, parameter});
      good = false;
    }
  }
  if (!good) return std::nullopt;
  return arguments;
}

std::optional<Form> FormScript::build(const Form& use, const SourceText& source,
                                      DiagnosticList& diagnostics) {
  const std::optional<Value> arguments = arguments_of(use, source, diagnostics);
  if (!arguments || file_.result() == nullptr)
    return std::nullopt;  // its own mistakes were told when loading
  std::optional<Form> form;
  if (has_build_) {
    form = make(*arguments, source, use.where, diagnostics);
  } else {
    DiagnosticList told;  // when loading, too
    form = read_form_value(Site(told, *file_.source(), use.where, ""), *file_.result(), use.where);
  }
  if (form && !use.title.empty()) form->title = use.title;
  return form;
}

}  // namespace gesprek::script
