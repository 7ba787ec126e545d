#pragma once
// Reads a script's tables into typed data, and says what is wrong where: "moves.verwijt[2]: …".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/source.h"
#include "engine/script/lua_places.h"
#include "engine/script/value.h"

namespace gesprek::script {

/// The way from the returned table to a value in it; lives on the stack of whoever walks.
struct Path {
  const Path* parent = nullptr;
  std::string_view name;   // empty: an index, or the table itself
  std::int64_t index = 0;  // from 1
  [[nodiscard]] Path then(std::string_view key) const { return {this, key, 0}; }
  [[nodiscard]] Path then(std::int64_t at) const { return {this, {}, at}; }
  /// "moves.verwijt[2].mood"; empty for the table itself.
  [[nodiscard]] std::string text() const;
};

/// Where what is read came from and where to complain.
class Site {
 public:
  /// A script's own table: places are looked up in its text.
  Site(DiagnosticList& diagnostics, const SourceText& source, const LuaPlaces& places)
      : diagnostics_(diagnostics), source_(source), places_(&places) {}
  /// What a function returned: everything is at `where` of `source`, and `label` (the script and function) is
  /// put before each path.
  Site(DiagnosticList& diagnostics, const SourceText& source, TextRange where, std::string label)
      : diagnostics_(diagnostics), source_(source), where_(where), label_(std::move(label)) {}

  [[nodiscard]] TextRange place(const Path& path) const;
  /// A text of the script as one of the authored model: with its exact place where that is known.
  [[nodiscard]] scenario::Text text_at(const Path& path, std::string_view value) const;
  /// What stands for {0} in messages.
  [[nodiscard]] std::string name_of(const Path& path) const;

  /// Errors told so far, by whomever.
  [[nodiscard]] std::size_t error_count() const { return diagnostics_.error_count(); }
  void report(DiagnosticCode code, const Path& path, std::vector<std::string> args = {}) const;
  /// A key of `table` that means nothing; the place is that of `key`.
  void unknown_key(const Path& table, const Path& key, const std::string& name,
                   const std::string& meant) const;
  void wrong_kind(const Path& path, const TwoWords& expected, const Value& found) const;
  /// "geen gevoel 'bleij'": a name that no catalogue has. `what` is its kind.
  void unknown_name(const Path& path, const TwoWords& what, std::string_view name,
                    const std::vector<std::string_view>& candidates) const;

 private:
  DiagnosticList& diagnostics_;
  const SourceText& source_;
  const LuaPlaces* places_ = nullptr;
  TextRange where_;
  std::string label_;
};

/// One table with named keys. Every key that is asked for is known; finish() warns about the others. Asking
/// reports what is of the wrong kind, and missing keys where they are required; then the answer is empty.
class TableReader {
 public:
  /// `value` must outlive the reader. When it is no table that is reported, and nothing is found in it.
  TableReader(const Site& site, const Path& path, const Value& value);

  [[nodiscard]] bool is_table() const { return table_ != nullptr; }
  /// The value under `key`, null when absent.
  const Value* take(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  std::optional<std::string> required_text(std::string_view key);
  std::optional<int> integer(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// One text, or a list of texts.
  std::vector<std::string> texts(std::string_view key);
  /// One of `words`, by index.
  std::optional<std::size_t> word(std::string_view key, const std::vector<std::string_view>& words,
                                  bool required);
  void missing(std::string_view key) const;
  /// Numbered entries are looked at by somebody else (the clauses of a rule).
  void allow_numbered() { numbered_allowed_ = true; }
  void finish() const;

 private:
  const Site& site_;
  const Path& path_;
  const Value* table_ = nullptr;
  std::vector<std::string_view> asked_;
  bool numbered_allowed_ = false;
};

}  // namespace gesprek::script
