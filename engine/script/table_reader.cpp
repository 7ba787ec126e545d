#include "engine/script/table_reader.h"

#include <algorithm>

#include "engine/base/text.h"

namespace gesprek::script {

std::string Path::text() const {
  std::string out = parent != nullptr ? parent->text() : std::string();
  if (!name.empty()) {
    if (!out.empty()) out += '.';
    out += name;
  } else if (index > 0) {
    out += '[' + std::to_string(index) + ']';
  }
  return out;
}

TextRange Site::place(const Path& path) const {
  return places_ != nullptr ? places_->nearest(path.text()) : where_;
}

scenario::Text Site::text_at(const Path& path, std::string_view value) const {
  if (places_ != nullptr) {
    const LuaPlaces::Place* const exact = places_->find(path.text());
    if (exact != nullptr && exact->text.value == value) return exact->text;
    if (exact != nullptr) return {std::string(value), exact->value};
  }
  return {std::string(value), place(path)};
}

std::string Site::name_of(const Path& path) const {
  const std::string text = path.text();
  if (label_.empty()) return text.empty() ? "return" : text;
  return text.empty() ? label_ : text.front() == '[' ? label_ + text : label_ + "." + text;
}

void Site::report(DiagnosticCode code, const Path& path, std::vector<std::string> args) const {
  args.insert(args.begin(), name_of(path));
  diagnostics_.add(code, source_, place(path), std::move(args));
}

void Site::unknown_key(const Path& table, const Path& key, const std::string& name,
                       const std::string& meant) const {
  diagnostics_.add(DiagnosticCode::script_unknown_key, source_, place(key), {name_of(table), name, meant});
}

void Site::wrong_kind(const Path& path, const TwoWords& expected, const Value& found) const {
  const TwoWords got = describe(found);
  report(DiagnosticCode::script_wrong_kind, path, {expected.joined(), got.joined()});
}

void Site::unknown_name(const Path& path, const TwoWords& what, std::string_view name,
                        const std::vector<std::string_view>& candidates) const {
  report(DiagnosticCode::script_unknown_name, path,
         {what.joined(), std::string(name), gesprek::nearest(name, candidates)});
}

TableReader::TableReader(const Site& site, const Path& path, const Value& value) : site_(site), path_(path) {
  if (value.is_table()) {
    table_ = &value;
  } else {
    site_.wrong_kind(path_, describe(ValueKind::table), value);
  }
}

const Value* TableReader::take(std::string_view key) {
  asked_.push_back(key);
  return table_ != nullptr ? table_->find(key) : nullptr;
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const Value* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_text()) return value->text;
  site_.wrong_kind(path_.then(key), describe(ValueKind::text), *value);
  return std::nullopt;
}

std::optional<std::string> TableReader::required_text(std::string_view key) {
  std::optional<std::string> value = text(key);
  if (table_ != nullptr && table_->find(key) == nullptr) missing(key);
  return value;
}

std::optional<int> TableReader::integer(std::string_view key) {
  const Value* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_integer()) return static_cast<int>(value->integer);
  site_.wrong_kind(path_.then(key), describe(ValueKind::integer), *value);
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const Value* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == ValueKind::boolean) return value->boolean;
  site_.wrong_kind(path_.then(key), describe(ValueKind::boolean), *value);
  return std::nullopt;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> out;
  const Value* const value = take(key);
  if (value == nullptr) return out;
  if (value->is_text()) return {value->text};
  const Path path = path_.then(key);
  if (!value->is_list()) {
    site_.wrong_kind(path, {"een tekst of een lijst van teksten", "a text or a list of texts"}, *value);
    return out;
  }
  for (const Entry& entry : value->entries) {
    if (entry.value.is_text()) {
      out.push_back(entry.value.text);
    } else {
      site_.wrong_kind(path.then(entry.key.number), describe(ValueKind::text), entry.value);
    }
  }
  return out;
}

std::optional<std::size_t> TableReader::word(std::string_view key, const std::vector<std::string_view>& words,
                                             bool required) {
  const std::optional<std::string> value = required ? required_text(key) : text(key);
  if (!value) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *value);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  site_.report(DiagnosticCode::script_wrong_word, path_.then(key),
               {*value, all, gesprek::nearest(*value, words)});
  return std::nullopt;
}

void TableReader::missing(std::string_view key) const {
  site_.report(DiagnosticCode::script_missing_key, path_, {std::string(key)});
}

void TableReader::finish() const {
  if (table_ == nullptr) return;
  for (const Entry& entry : table_->entries) {
    if (!entry.key.is_name) {
      if (!numbered_allowed_) {
        site_.unknown_key(path_, path_.then(entry.key.number), "[" + std::to_string(entry.key.number) + "]",
                          "");
      }
      continue;
    }
    if (std::find(asked_.begin(), asked_.end(), entry.key.name) != asked_.end()) continue;
    site_.unknown_key(path_, path_.then(entry.key.name), entry.key.name,
                      gesprek::nearest(entry.key.name, asked_));
  }
}

}  // namespace gesprek::script
