#include "engine/scenario/names.h"

#include <algorithm>
#include <string>

#include "engine/base/text.h"

namespace gesprek::scenario {

namespace {

/// Format 5.1: "never `done`, `back` or a line key nor a condition word".
constexpr KeySchema kReserved{
    "", {"done",     "back",  // where `go` leads besides nodes
         "narrator", "inner",  "media",   "first", "again", "id",      "when",  // line keys
         "mood",     "cue",    "thought", "text",  "alt",   "reveals", "events",
         "effect",   "and",    "or",      "not",   "true",  "false",   "nil",  // condition words
         "seen",     "chosen", "knows",   "noted", "event"}};

constexpr KeySchema kYamlBooleans{"", {"on", "off", "yes", "no", "y", "n"}};

bool is_one_of(std::string_view word, const KeySchema& words) {
  return words.find(word) != KeySchema::kNone;
}

/// "Naar huis" → "naar_huis", "9a" → "a9a"… something an id may be; empty when nothing is left.
std::string as_id(std::string_view text, bool dashed) {
  std::string id;
  for (const char c : text) {
    if (id.size() == 64) break;
    if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dashed && c == '-')) {
      id += c;
    } else if ((c == ' ' || c == '-' || c == '.') && !id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (!id.empty() && (id.back() == '_' || id.back() == '-')) id.pop_back();
  if (!id.empty() && (id.front() < 'a' || id.front() > 'z')) id = 'm' + id;
  if (id.size() > 64) id.resize(64);
  return id;
}

std::string as_capital_id(std::string_view text) {
  std::string id = as_id(text, false);
  for (char& c : id) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return id;
}

bool has_id_shape(std::string_view text, bool dashed) {
  if (!dashed || text.find('-') == std::string_view::npos) return is_id_shape(text);
  std::string undashed(text.substr(0, 65));
  std::replace(undashed.begin(), undashed.end(), '-', '_');
  return is_id_shape(undashed);
}

bool is_reserved(std::string_view id, IdKind kind) {
  if (is_one_of(id, kReserved)) return true;
  return (kind == IdKind::choice && (id == "then" || id == "late")) || (kind == IdKind::cast && id == "all");
}

}  // namespace

bool check_id(const ReadContext& context, IdKind kind, const Name& id) {
  const bool dashed = kind == IdKind::dashed;
  if (!has_id_shape(id.value, dashed)) {
    context.report(DiagnosticCode::bad_id, id.where, {id.value, as_id(id.value, dashed)});
    return false;
  }
  if (is_reserved(id.value, kind)) {
    context.report(DiagnosticCode::reserved_id, id.where, {id.value});
    return false;
  }
  if (is_one_of(id.value, kYamlBooleans)) {
    context.report(DiagnosticCode::yaml_boolean_id, id.where, {id.value});
  }
  return true;
}

bool may_be_id(std::string_view text, IdKind kind) {
  return has_id_shape(text, kind == IdKind::dashed) && !is_reserved(text, kind) &&
         !is_one_of(text, kYamlBooleans);
}

bool is_capital_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() >= 'A' && text.front() <= 'Z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool check_capital_id(const ReadContext& context, const Name& id) {
  if (is_capital_id(id.value)) return true;
  context.report(DiagnosticCode::bad_capital_id, id.where, {id.value, as_capital_id(id.value)});
  return false;
}

void check_unique(const ReadContext& context, std::vector<const Name*> ids) {
  // In order of their value; among equals the first in the text stays in front.
  std::sort(ids.begin(), ids.end(), [](const Name* a, const Name* b) {
    const int order = a->value.compare(b->value);
    return order != 0 ? order < 0 : a->where.begin < b->where.begin;
  });
  const Name* first = nullptr;
  for (const Name* id : ids) {
    if (first != nullptr && id->value == first->value && !id->empty()) {
      context.report(DiagnosticCode::duplicate_id, id->where,
                     {id->value, std::to_string(context.source.position(first->where.begin).line)});
    } else {
      first = id;
    }
  }
}

}  // namespace gesprek::scenario
