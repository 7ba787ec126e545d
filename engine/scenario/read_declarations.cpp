#include <string>
#include <utility>

#include "engine/base/text.h"
#include "engine/scenario/names.h"
#include "engine/scenario/readers.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

// --- the header ---

void read_header(const ReadContext& context, YamlRef value, Scenario& out) {
  out.header_where = value.range();
  if (!expect_map(context, "scenario", value)) return;
  const Map<kHeader> map(context, value);
  if (map.required("id", out.id)) check_id(context, IdKind::dashed, out.id);
  map.required("title", out.title);
  map.optional("language", out.language);
  map.optional("summary", out.summary);
  map.optional("setting", out.setting);
  map.optional("minutes", out.minutes, 1, 600);
  map.optional("level", out.level, 1, 3);
  map.names("themes", out.themes);
  for (const Name& theme : out.themes) check_id(context, IdKind::dashed, theme);
  map.optional("content_note", out.content_note);
  Text feedback;
  if (map.optional("feedback", feedback) &&
      check_one_of(context, "feedback", feedback, {"after", "during"})) {
    out.feedback_during = feedback.value == "during";
  }
  map.names("sources", out.sources);
  map.names("phases", out.phases);
  for (const Name& phase : out.phases) check_id(context, IdKind::plain, phase);
  map.optional("step_back", out.step_back);
  map.optional("place", out.place);
  map.names("help", out.help);
  for (const Name& help : out.help) check_id(context, IdKind::plain, help);
  map.optional("extends", out.extends);
  if (map.has("allow")) read_allow(context, map.value("allow"), out.allow);
  if (const YamlRef learner = map.map("learner"); learner.exists()) {
    const Map<kLearner> entry(context, learner);
    entry.optional("role", out.role);
    entry.optional("profile", out.profile);
  }
  if (const YamlRef reviewed = map.map("reviewed"); reviewed.exists()) {
    const Map<kReviewed> entry(context, reviewed);
    entry.optional("by", out.reviewed_by);
    entry.optional("date", out.reviewed_date);
  }
}

// --- cast ---

void read_cast(const ReadContext& context, YamlRef value, std::vector<CastMember>& out) {
  if (!expect_map(context, "cast", value)) return;
  out.reserve(value.size());
  for_each_pair(value, [&](YamlRef key, YamlRef member) {
    CastMember& person = out.emplace_back();
    person.id = make_text(context, key);
    person.where = {key.range().begin, member.range().end};
    check_id(context, IdKind::cast, person.id);
    if (!expect_map(context, person.id.value, member)) return;
    const Map<kCastMember> map(context, member, person.id.where);
    map.required("name", person.name);
    map.optional("about", person.about);
    if (map.optional("portrait", person.portrait)) check_id(context, IdKind::dashed, *person.portrait);
    map.optional("persona", person.persona);
    map.optional("child", person.child);
    map.optional("plain_language", person.plain_language);
    for_each_pair(map.map("state"), [&](YamlRef name, YamlRef start) {
      Number number;
      if (read_number(context, name.text(), start, number)) {
        person.state.emplace_back(make_text(context, name), number);
      }
    });
  });
}

// --- variables (5.3) ---

namespace {

constexpr std::int64_t kMostValues = 256;

bool is_flag(YamlRef value) {
  return value.is_scalar() && (value.text() == "true" || value.text() == "false");
}

bool looks_like_number(YamlRef value) {
  if (!value.is_scalar() || value.text().empty()) return false;
  const std::string_view text = value.text();
  const std::size_t at = text.front() == '+' || text.front() == '-' ? 1 : 0;
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

void read_boolean(const ReadContext& context, YamlRef start, Variable& out) {
  out.type = VariableType::boolean;
  out.start = make_text(context, start);
  out.start_boolean = start.text() == "true";
}

/// 5.3: "a span is ≤ 256 values"; 5.25: reversed bounds; a start outside its bounds is an error.
void check_bounds(const ReadContext& context, const Variable& variable) {
  const std::int64_t min = variable.min ? variable.min->value : 0;
  const std::int64_t max = variable.max ? variable.max->value : 10;
  const TextRange where = variable.min   ? variable.min->where
                          : variable.max ? variable.max->where
                                         : variable.start.where;
  if (min > max) {
    context.report(DiagnosticCode::reversed_bounds, where, {std::to_string(min), std::to_string(max)});
  } else if (max - min + 1 > kMostValues) {
    context.report(DiagnosticCode::span_too_wide, where, {std::to_string(min), std::to_string(max)});
  } else if (variable.start_number &&
             (variable.start_number->value < min || variable.start_number->value > max)) {
    context.report(DiagnosticCode::start_out_of_bounds, variable.start_number->where,
                   {std::to_string(variable.start_number->value), std::to_string(min), std::to_string(max)});
  }
}

void read_integer(const ReadContext& context, YamlRef start, Variable& out) {
  out.type = VariableType::integer;
  out.start = make_text(context, start);
  Number number;
  if (read_number(context, "start", start, number)) out.start_number = number;
}

void read_enumeration(const ReadContext& context, const Map<kVariable>& map, Variable& out) {
  out.type = VariableType::enumeration;
  map.names("values", out.values);
  if (const YamlRef list = map.value("values"); list.is_sequence() && list.size() == 0) {
    context.report_missing(DiagnosticCode::empty_list, list.range(), {"values"});
  }
  if (static_cast<std::int64_t>(out.values.size()) > kMostValues) {
    context.report(DiagnosticCode::span_too_wide, out.values.front().where,
                   {out.values.front().value, out.values.back().value});
  }
  std::vector<std::string_view> words;
  for (const Name& word : out.values) {
    check_id(context, IdKind::plain, word);
    words.push_back(word.value);
  }
  if (!map.required("start", out.start) || words.empty()) return;
  for (const std::string_view word : words) {
    if (word == out.start.value) return;
  }
  context.report(DiagnosticCode::start_not_in_values, out.start.where,
                 {out.start.value, nearest(out.start.value, words)});
}

/// The long form: `{start, values}` or `{start, min, max, tick}`.
void read_variable_map(const ReadContext& context, YamlRef value, Variable& out) {
  const Map<kVariable> map(context, value, out.id.where);
  map.optional("label", out.label);
  map.optional("min", out.min);
  map.optional("max", out.max);
  map.optional("tick", out.tick);
  const bool has_number_keys = map.has("min") || map.has("max") || map.has("tick");
  if (map.has("values")) {
    for (const Map<kVariable>::K name :
         {Map<kVariable>::K("min"), Map<kVariable>::K("max"), Map<kVariable>::K("tick")}) {
      if (!map.has(name)) continue;
      context.report(DiagnosticCode::key_needs_other, map.key_place(name),
                     {std::string(map.key(name).text()), "start: 0"});
    }
    read_enumeration(context, map, out);
    return;
  }
  if (!map.require("start")) return;
  const YamlRef start = map.value("start");
  if (is_flag(start) && !has_number_keys) {
    read_boolean(context, start, out);
  } else if (has_number_keys || looks_like_number(start) || !start.is_scalar()) {
    read_integer(context, start, out);
    check_bounds(context, out);
  } else {
    out.type = VariableType::enumeration;
    out.start = make_text(context, start);
    context.report_missing(DiagnosticCode::enumeration_without_values, out.id.where,
                           {out.id.value, out.start.value});
  }
}

}  // namespace

void read_variables(const ReadContext& context, YamlRef value, std::vector<Variable>& out) {
  if (!expect_map(context, "variables", value)) return;
  out.reserve(value.size());
  for_each_pair(value, [&](YamlRef key, YamlRef what) {
    Variable& variable = out.emplace_back();
    variable.id = make_text(context, key);
    variable.where = {key.range().begin, what.range().end};
    check_id(context, IdKind::plain, variable.id);
    if (what.is_null()) {
      context.report_missing(DiagnosticCode::empty_value, key.range(), {variable.id.value});
    } else if (what.is_map()) {
      read_variable_map(context, what, variable);
    } else if (is_flag(what)) {
      read_boolean(context, what, variable);
    } else if (looks_like_number(what)) {
      read_integer(context, what, variable);
      check_bounds(context, variable);
    } else {
      context.report(DiagnosticCode::bad_variable, short_place(what), {variable.id.value});
    }
  });
}

// --- facts (5.14) ---

namespace {

FactKind read_fact_kind(const ReadContext& context, const Text& kind) {
  if (kind.value == "source") return FactKind::source;
  if (kind.value == "reading") return FactKind::reading;
  if (kind.value == "strength") return FactKind::strength;
  if (kind.value == "noise") return FactKind::noise;
  check_one_of(context, "kind", kind, {"fact", "source", "reading", "strength", "noise"});
  return FactKind::fact;
}

}  // namespace

void read_facts(const ReadContext& context, YamlRef value, std::vector<Fact>& out) {
  if (!expect_map(context, "facts", value)) return;
  out.reserve(value.size());
  for_each_pair(value, [&](YamlRef key, YamlRef what) {
    Fact& fact = out.emplace_back();
    fact.id = make_text(context, key);
    fact.where = {key.range().begin, what.range().end};
    check_id(context, IdKind::plain, fact.id);
    if (!expect_map(context, fact.id.value, what)) return;
    const Map<kFact> map(context, what, fact.id.where);
    if (map.required("text", fact.text)) check_words(context, fact.text);
    Text kind;
    if (map.optional("kind", kind)) fact.kind = read_fact_kind(context, kind);
    map.optional("source", fact.source);
  });
}

// --- interrupts (5.11) ---

void read_interrupts(const ReadContext& context, YamlRef value, std::vector<Interrupt>& out) {
  if (!expect_list(context, "interrupts", value)) return;
  out.reserve(value.size());
  for_each_item(value, [&](YamlRef item) {
    Interrupt& interrupt = out.emplace_back();
    interrupt.where = item.range();
    if (!expect_map(context, "interrupts", item)) return;
    const Map<kInterrupt> map(context, item);
    if (map.required("id", interrupt.id)) check_id(context, IdKind::plain, interrupt.id);
    map.required("when", interrupt.when);
    map.optional("for", interrupt.for_turns, 1, 1000);
    map.optional("after", interrupt.after, 0, 1000);
    map.required("go", interrupt.go);
    map.optional("repeat", interrupt.repeat);
  });
  check_unique_ids(context, out);
}

}  // namespace gesprek::scenario
