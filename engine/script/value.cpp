#include "engine/script/value.h"

#include <algorithm>
#include <utility>

#include "engine/base/diagnostic.h"

namespace gesprek::script {

const Value* Value::find(std::string_view name) const {
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), name, [](const Entry& entry, std::string_view wanted) {
        return !entry.key.is_name || entry.key.name < wanted;
      });
  return found != entries.end() && found->key.is_name && found->key.name == name ? &found->value : nullptr;
}

bool Value::is_list() const {
  if (!is_table()) return false;
  std::int64_t expected = 1;
  return std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return !entry.key.is_name && entry.key.number == expected++;
  });
}

Value Value::of(std::string_view text) {
  Value value;
  value.kind = ValueKind::text;
  value.text = text;
  return value;
}

Value Value::of(std::int64_t integer) {
  Value value;
  value.kind = ValueKind::integer;
  value.integer = integer;
  return value;
}

Value Value::list(const std::vector<std::string>& texts) {
  Value value;
  value.kind = ValueKind::table;
  value.entries.reserve(texts.size());
  for (const std::string& text : texts) {
    Entry entry;
    entry.key.number = static_cast<std::int64_t>(value.entries.size()) + 1;
    entry.value = of(text);
    value.entries.push_back(std::move(entry));
  }
  return value;
}

void Value::set(std::string_view name, Value value) {
  kind = ValueKind::table;
  entries.push_back({{true, 0, std::string(name)}, std::move(value)});
}

bool operator==(const Value& a, const Value& b) {
  return a.kind == b.kind && a.boolean == b.boolean && a.integer == b.integer && a.text == b.text &&
         a.builder == b.builder && a.line == b.line && a.entries == b.entries;
}

std::string TwoWords::joined() const {
  return bilingual(nl, en);
}

TwoWords TwoWords::split(std::string_view text) {
  const std::size_t mark = text.find(kMark);
  if (mark == std::string_view::npos) return {std::string(text), std::string(text)};
  return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

TwoWords describe(ValueKind kind) {
  switch (kind) {
    case ValueKind::nothing: return {"niets", "nothing"};
    case ValueKind::boolean: return {"true of false", "true or false"};
    case ValueKind::integer: return {"een geheel getal", "a whole number"};
    case ValueKind::text: return {"een tekst", "a text"};
    case ValueKind::function: return {"een functie", "a function"};
    case ValueKind::table: return {"een tabel", "a table"};
    case ValueKind::unusable: return {"iets onbruikbaars", "something of no use"};
  }
  return {};
}

TwoWords describe(const Value& value) {
  return value.kind == ValueKind::unusable ? TwoWords::split(value.text) : describe(value.kind);
}

}  // namespace gesprek::script
