#include <array>
#include <optional>
#include <string>
#include <utility>

#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

using FieldMap = Map<kField>;

struct FieldTypeName {
  std::string_view name;
  FieldType type;
};

constexpr std::array<FieldTypeName, 8> kFieldTypes = {{{"choice", FieldType::choice},
                                                       {"yes_no", FieldType::yes_no},
                                                       {"multi", FieldType::multi},
                                                       {"sort", FieldType::sort},
                                                       {"board", FieldType::board},
                                                       {"scale", FieldType::scale},
                                                       {"plan", FieldType::plan},
                                                       {"text", FieldType::text}}};

std::optional<FieldType> read_type(const ReadContext& context, const FieldMap& map) {
  Text type;
  if (!map.required("type", type)) return std::nullopt;
  for (const FieldTypeName& known : kFieldTypes) {
    if (type.value == known.name) return known.type;
  }
  check_one_of(context, "type", type,
               {"choice", "yes_no", "multi", "sort", "board", "scale", "plan", "text"});
  return std::nullopt;
}

void read_options(const ReadContext& context, YamlRef list, std::vector<FormOption>& out) {
  if (!list.exists()) return;
  if (list.size() == 0) context.report_missing(DiagnosticCode::empty_list, list.range(), {"options"});
  out.reserve(list.size());
  for_each_item(list, [&](YamlRef item) {
    FormOption& option = out.emplace_back();
    option.where = item.range();
    if (!expect_map(context, "options", item)) return;
    const Map<kOption> map(context, item);
    if (map.required("id", option.id)) check_id(context, IdKind::plain, option.id);
    map.required("label", option.label);
    if (map.has("score")) read_score(context, map.value("score"), option.score);
    if (map.has("events")) read_events(context, map.value("events"), option.events);
    if (map.has("effect")) read_effects(context, map.value("effect"), option.effect);
    map.optional("why", option.why);
  });
  check_unique_ids(context, out);
}

/// 5.13: "an item is a fact id or `{id, text}`; `items: revealed` means all revealed facts".
void read_items(const ReadContext& context, YamlRef value, FormField& out) {
  if (value.is_scalar() && value.text() == "revealed") {
    out.items_revealed = true;
    return;
  }
  if (!expect_list(context, "items", value)) return;
  if (value.size() == 0) context.report_missing(DiagnosticCode::empty_list, value.range(), {"items"});
  out.items.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    FormItem entry;
    if (item.is_map()) {
      const Map<kItem> map(context, item);
      if (map.required("id", entry.id)) check_id(context, IdKind::plain, entry.id);
      map.required("text", entry.text);
    } else if (item.is_null()) {
      context.report_missing(DiagnosticCode::empty_value, item.range(), {"items"});
      return;
    } else if (!read_text(context, "items", item, entry.id)) {
      return;
    }
    out.items.push_back(std::move(entry));
  });
  check_unique_ids(context, out.items);
}

/// 5.13: one value for choice, yes_no and scale, several for multi, item → column (or `kind`) for sort and
/// board.
void read_answer(const ReadContext& context, YamlRef value, FormField& out) {
  const bool is_sorting = out.type == FieldType::sort || out.type == FieldType::board;
  if (is_sorting && value.is_scalar() && value.text() == "kind") {
    out.answer_kind = true;
    return;
  }
  Text text;
  if (is_sorting) {
    if (!expect_map(context, "answer", value)) return;
    for_each_pair(value, [&](YamlRef item, YamlRef column) {
      if (read_text(context, item.text(), column, text))
        out.answer.emplace_back(make_text(context, item), text);
    });
  } else if (out.type == FieldType::multi) {
    std::vector<Name> names;
    read_names(context, "answer", value, names);
    for (Name& name : names) out.answer.emplace_back(Name(), std::move(name));
  } else if (read_text(context, "answer", value, text)) {
    out.answer.emplace_back(Name(), std::move(text));
  }
}

/// `score: {K: [wrong, right]}`.
void read_pairs(const ReadContext& context, YamlRef value, std::vector<FieldScore>& out) {
  if (!expect_map(context, "score", value)) return;
  for_each_pair(value, [&](YamlRef key, YamlRef pair) {
    if (!pair.is_sequence() || pair.size() != 2) {
      context.report(DiagnosticCode::bad_score_pair, short_place(pair), {std::string(key.text())});
      return;
    }
    FieldScore score;
    const YamlRef wrong = pair.first_child();
    if (!read_number(context, key.text(), wrong, score.wrong) ||
        !read_number(context, key.text(), wrong.next(), score.right)) {
      return;
    }
    for (const Number& points : {score.wrong, score.right}) {
      if (points.value < -2 || points.value > 2) {
        context.report(DiagnosticCode::points_out_of_range, points.where,
                       {std::string(key.text()), std::to_string(points.value)});
        return;
      }
    }
    score.criterion = make_text(context, key);
    out.push_back(std::move(score));
  });
}

/// Whether `name` belongs to a field of this type; warns when it is there and does not.
void check_fits(const ReadContext& context, const FieldMap& map, FieldMap::K name, bool fits,
                const char* type) {
  if (fits || !map.has(name)) return;
  context.report(DiagnosticCode::key_needs_other, map.key_place(name),
                 {std::string(map.key(name).text()), std::string("type: ") + type});
}

void read_scale(const ReadContext& context, const FieldMap& map, FormField& out) {
  if (map.require("from")) map.optional("from", out.from);
  if (map.require("to")) map.optional("to", out.to);
  if (out.from && out.to && out.from->value > out.to->value) {
    context.report(DiagnosticCode::reversed_bounds, out.from->where,
                   {std::to_string(out.from->value), std::to_string(out.to->value)});
  }
}

void read_by_type(const ReadContext& context, const FieldMap& map, FormField& out) {
  const FieldType type = out.type;
  const bool has_options = type == FieldType::choice || type == FieldType::multi;
  const bool has_items = type == FieldType::sort || type == FieldType::board;
  const bool has_answer = type != FieldType::plan && type != FieldType::text;
  check_fits(context, map, "options", has_options, "choice");
  check_fits(context, map, "items", has_items, "sort");
  check_fits(context, map, "into", has_items, "sort");
  check_fits(context, map, "from", type == FieldType::scale, "scale");
  check_fits(context, map, "to", type == FieldType::scale, "scale");
  check_fits(context, map, "rows", type == FieldType::plan, "plan");
  check_fits(context, map, "answer", has_answer, "choice");
  check_fits(context, map, "score", has_answer, "choice");
  if (has_options && map.require("options")) read_options(context, map.list("options"), out.options);
  if (has_items) {
    if (map.require("items")) read_items(context, map.value("items"), out);
    if (map.require("into")) map.names("into", out.into);
  }
  if (type == FieldType::scale) read_scale(context, map, out);
  if (type == FieldType::plan) map.optional("rows", out.rows, 1, 50);
  if (!has_answer) return;
  if (map.has("answer")) read_answer(context, map.value("answer"), out);
  if (map.has("score")) {
    read_pairs(context, map.value("score"), out.score);
    if (!map.has("answer")) {
      context.report(DiagnosticCode::key_needs_other, map.key_place("score"), {"score", "answer"});
    }
  }
}

void read_field(const ReadContext& context, YamlRef item, FormField& out) {
  out.where = item.range();
  if (!expect_map(context, "fields", item)) return;
  const FieldMap map(context, item);
  if (map.required("id", out.id)) check_id(context, IdKind::plain, out.id);
  map.required("ask", out.ask);
  map.optional("required", out.required);
  map.optional("emits", out.emits);
  map.optional("why", out.why);
  const std::optional<FieldType> type = read_type(context, map);
  if (!type) return;
  out.type = *type;
  read_by_type(context, map, out);
}

}  // namespace

void read_form(const ReadContext& context, YamlRef value, Form& out) {
  out.where = value.range();
  if (!expect_map(context, "form", value)) return;
  const Map<kForm> map(context, value);
  map.optional("use", out.use);
  map.optional("title", out.title);
  for_each_pair(map.map("with"), [&](YamlRef key, YamlRef parameter) {
    Text text;
    if (!parameter.is_null() && read_text(context, key.text(), parameter, text)) {
      out.with.emplace_back(make_text(context, key), std::move(text));
    }
  });
  if (map.has("with") && !out.use) {
    context.report(DiagnosticCode::key_needs_other, map.key_place("with"), {"with", "use"});
  }
  if (out.use) {
    if (map.has("fields")) context.report(DiagnosticCode::form_used_and_written, map.key_place("fields"));
    return;
  }
  map.require("title");
  if (!map.require("fields")) return;
  const YamlRef fields = map.list("fields");
  if (fields.exists() && fields.size() == 0) {
    context.report_missing(DiagnosticCode::empty_list, fields.range(), {"fields"});
  }
  if (fields.exists()) out.fields.reserve(fields.size());
  for_each_item(fields, [&](YamlRef item) { read_field(context, item, out.fields.emplace_back()); });
}

}  // namespace gesprek::scenario
