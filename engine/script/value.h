#pragma once
// What a script returned, as plain data: no Lua behind it, the same order in every process.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gesprek::script {

enum class ValueKind : std::uint8_t { nothing, boolean, integer, text, function, table, unusable };

/// A table's key: whole numbers come before names, numbers ascending, names by bytes.
struct Key {
  bool is_name = false;
  std::int64_t number = 0;
  std::string name;
  friend bool operator==(const Key& a, const Key& b) {
    return a.is_name == b.is_name && a.number == b.number && a.name == b.name;
  }
};

struct Entry;

/// One value. `unusable` is what no script may hand out (a fraction, text that is no UTF-8, a text that is
/// too long): kept, so that whoever reads that place can say so there.
struct Value {
  ValueKind kind = ValueKind::nothing;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string text;            // text: the text. unusable: what it is, as "nl␟en" (see TwoWords)
  std::vector<Entry> entries;  // table: in order
  std::string builder;         // table: the builder that made it (`regel`, `before`…), or empty
  std::uint32_t line = 0;      // with a builder: the line it was called on

  [[nodiscard]] bool is_nothing() const { return kind == ValueKind::nothing; }
  [[nodiscard]] bool is_text() const { return kind == ValueKind::text; }
  [[nodiscard]] bool is_integer() const { return kind == ValueKind::integer; }
  [[nodiscard]] bool is_table() const { return kind == ValueKind::table; }
  /// The value under a name; null when there is none or this is no table.
  [[nodiscard]] const Value* find(std::string_view name) const;
  /// Whether all keys are 1, 2, 3…; true for an empty table.
  [[nodiscard]] bool is_list() const;

  static Value of(std::string_view text);
  static Value of(std::int64_t integer);
  static Value list(const std::vector<std::string>& texts);
  void set(std::string_view name, Value value);  // names must be set in ascending order

  friend bool operator==(const Value& a, const Value& b);
  friend bool operator!=(const Value& a, const Value& b) { return !(a == b); }
};

struct Entry {
  Key key;
  Value value;
  friend bool operator==(const Entry& a, const Entry& b) { return a.key == b.key && a.value == b.value; }
};

/// A phrase in both languages. Inside one text the two are parted by U+001F, which no script can write.
struct TwoWords {
  std::string nl, en;
  static constexpr char kMark = '\x1f';  // as in gesprek::bilingual()
  [[nodiscard]] std::string joined() const;
  static TwoWords split(std::string_view text);
};

/// What a value is, in words: "een tekst", "a text".
[[nodiscard]] TwoWords describe(const Value& value);
[[nodiscard]] TwoWords describe(ValueKind kind);

}  // namespace gesprek::script
