#pragma once
// Reads one YAML map by its schema: hands out typed values, and says what is missing, of the wrong kind or
// unknown. The readers of the format are made of these.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/scenario/key_schema.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/yaml_tree.h"

namespace gesprek::scenario {

/// What every reader of one file shares.
struct ReadContext {
  ReadContext(const SourceText& text, DiagnosticList& list) : source(text), diagnostics(list) {}

  const SourceText& source;
  DiagnosticList& diagnostics;
  std::vector<UnknownKey>* unknown_keys = nullptr;  // where they are remembered; may be absent
  std::vector<std::string_view> cast_ids;           // ascending
  /// The text broke off, or `scenario.extends` is given and what is left out comes from the other scenario:
  /// nothing is reported as missing.
  bool is_partial = false;
  /// From this byte on the text broke off: what stands there is not judged.
  std::uint32_t unreliable_from = 0xffffffffU;

  /// Long arguments are shortened, and what a terminal would obey is taken out of them.
  void report(DiagnosticCode code, TextRange where, std::vector<std::string> args = {}) const;
  /// The same for something that is not there.
  void report_missing(DiagnosticCode code, TextRange where, std::vector<std::string> args = {}) const {
    if (!is_partial) report(code, where, std::move(args));
  }
  /// Whether another diagnostic would be kept. What only a message needs is not worth making when not.
  [[nodiscard]] bool has_room() const { return diagnostics.all().size() < DiagnosticList::kMost; }
};

/// Tells the context what a tree that broke off says nothing about.
void note_break(ReadContext& context, const YamlTree& tree);

/// The scalar as it stands, with its place.
[[nodiscard]] Text make_text(const ReadContext& context, YamlRef scalar);

/// A short place for a whole block: its first key or item, else the block itself.
[[nodiscard]] TextRange short_place(YamlRef block);

// Each reads `value` as one kind of thing, `name` being the key that an author knows it by. They return false
// after a diagnostic, and leave `out` alone then. "Not given" (5.24) is a value of no kind: look first.
bool read_text(const ReadContext& context, std::string_view name, YamlRef value, Text& out);
bool read_number(const ReadContext& context, std::string_view name, YamlRef value, Number& out);
bool read_flag(const ReadContext& context, std::string_view name, YamlRef value, Flag& out);
/// A list of texts. One that is listed twice is kept once, with a warning.
void read_names(const ReadContext& context, std::string_view name, YamlRef value, std::vector<Name>& out);
bool expect_list(const ReadContext& context, std::string_view name, YamlRef value);
bool expect_map(const ReadContext& context, std::string_view name, YamlRef value);
/// Reports a number outside [least, most].
void check_range(const ReadContext& context, std::string_view name, const Number& number, std::int64_t least,
                 std::int64_t most);

/// Reports a text that is none of `words`. Returns whether it is one.
bool check_one_of(const ReadContext& context, std::string_view name, const Text& text,
                  std::initializer_list<std::string_view> words);

/// Warns that `key` is not in `schema`, with what may have been meant, and remembers it.
void report_unknown_key(const ReadContext& context, const KeySchema& schema, YamlRef key, YamlRef value);

/// The untyped half of Map below: keys are places in the schema.
class MapReader {
 public:
  using Key = std::uint8_t;

  /// What to do with a key the schema does not have: warn and remember it, or leave it to the caller.
  enum class Others : std::uint8_t { warn, leave };

  /// `map` must be a map. `where` is where a missing key is reported.
  MapReader(const ReadContext& context, const KeySchema& schema, YamlRef map, std::optional<TextRange> where,
            Others others);

  [[nodiscard]] TextRange where() const { return where_; }
  [[nodiscard]] std::uint32_t other_count() const { return other_count_; }
  /// The first key that the schema does not have; with `leave` only.
  [[nodiscard]] YamlRef first_other() const { return first_other_; }

 protected:
  [[nodiscard]] YamlRef key_at(Key key) const { return keys_[key]; }
  [[nodiscard]] YamlRef value_at(Key key) const {
    return keys_[key].exists() ? keys_[key].next() : YamlRef();
  }
  [[nodiscard]] bool has_at(Key key) const { return keys_[key].exists() && !keys_[key].next().is_null(); }
  [[nodiscard]] std::string_view name_of(Key key) const { return schema_[key]; }
  bool require_at(Key key) const;
  bool required_at(Key key, Text& out) const;

  const ReadContext& context_;

 private:
  const KeySchema& schema_;
  TextRange where_;
  std::array<YamlRef, KeySchema::kMostKeys> keys_;
  YamlRef first_other_;
  std::uint32_t other_count_ = 0;
};

/// A map of schema `S`. Keys are written as text and checked when this program is compiled:
///
///   const Map<kTopic> map(context, value);
///   map.required("title", topic.title);      // a text; missing or empty is reported
///   map.optional("optional", topic.optional);  // a flag; nothing when not given
template <const KeySchema& S>
class Map : public MapReader {
 public:
  using K = KeyOf<S>;

  Map(const ReadContext& context, YamlRef map, std::optional<TextRange> where = std::nullopt,
      Others others = Others::warn)
      : MapReader(context, S, map, where, others) {}

  /// Given, and not null.
  [[nodiscard]] bool has(K key) const { return has_at(key.index); }
  [[nodiscard]] YamlRef value(K key) const { return value_at(key.index); }
  [[nodiscard]] YamlRef key(K key) const { return key_at(key.index); }
  [[nodiscard]] TextRange key_place(K key) const { return key_at(key.index).range(); }

  /// Reports the key when it is not given.
  bool require(K key) const { return require_at(key.index); }
  bool required(K key, Text& out) const { return required_at(key.index, out); }
  bool required(K key, Number& out) const {
    return require(key) && read_number(context_, name_of(key.index), value(key), out);
  }

  bool optional(K key, Text& out) const {
    return has(key) && read_text(context_, name_of(key.index), value(key), out);
  }
  bool optional(K key, Boxed<Text>& out) const {
    return has(key) && read_text(context_, name_of(key.index), value(key), out.emplace())
               ? true
               : (out.reset(), false);
  }
  bool optional(K key, std::optional<Number>& out) const {
    Number number;
    if (!has(key) || !read_number(context_, name_of(key.index), value(key), number)) return false;
    out = number;
    return true;
  }
  bool optional(K key, std::optional<Flag>& out) const {
    Flag flag;
    if (!has(key) || !read_flag(context_, name_of(key.index), value(key), flag)) return false;
    out = flag;
    return true;
  }
  /// A number within [least, most].
  bool optional(K key, std::optional<Number>& out, std::int64_t least, std::int64_t most) const {
    if (!optional(key, out)) return false;
    check_range(context_, name_of(key.index), *out, least, most);
    return true;
  }
  void names(K key, std::vector<Name>& out) const {
    if (has(key)) read_names(context_, name_of(key.index), value(key), out);
  }
  /// The list or map under `key`; nothing there when it is not given or (reported) of another kind.
  [[nodiscard]] YamlRef list(K key) const {
    return has(key) && expect_list(context_, name_of(key.index), value(key)) ? value(key) : YamlRef();
  }
  [[nodiscard]] YamlRef map(K key) const {
    return has(key) && expect_map(context_, name_of(key.index), value(key)) ? value(key) : YamlRef();
  }
};

/// Calls `visit(item)` for every item of a list; nothing when there is no list.
template <class Visit>
void for_each_item(YamlRef list, Visit&& visit) {
  if (!list.exists()) return;
  for (YamlRef item = list.first_child(); item.exists(); item = item.next()) visit(item);
}

/// Calls `visit(key, value)` for every pair of a map, both existing; nothing when there is no map.
template <class Visit>
void for_each_pair(YamlRef map, Visit&& visit) {
  if (!map.exists()) return;
  for (YamlRef key = map.first_child(); key.exists();) {
    const YamlRef value = key.next();
    if (!value.exists()) return;  // a text that broke off at a limit may end in a key
    visit(key, value);
    key = value.next();
  }
}

}  // namespace gesprek::scenario
