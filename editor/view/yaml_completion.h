#pragma once
// What could stand where the caret is in the source text: keys of the block, and names and words as values.
// It looks at the lines around the caret only, so that it helps just when the YAML is half typed.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/document/value.h"
#include "editor/view/checked_case.h"

namespace gesprek::editor {

/// The names of a case, as it could last be read.
struct YamlNames {
  struct Name {
    std::string text, about;
  };
  std::vector<Name> moments, people, variables, facts, phases;  // variables: with those of people, dotted
  std::vector<Name> moves, criteria, events, moods, personas, forms, rules;
  std::vector<Name> choices;  // "moment.choice"
};
[[nodiscard]] YamlNames yaml_names(const Document& document, const CheckedCase& checked);

/// Where the caret stands.
struct YamlPlace {
  Path path;                       // of the block that the key is in; places in lists are not counted: all 0
  std::string key;                 // of whose value the caret is in; empty: a key is being typed
  bool is_in_list = false;         // a value in `key: [a, b]`, or under it behind a dash
  std::string call;                // in a condition: the function whose quoted name is being typed
  std::size_t begin = 0, end = 0;  // of the word at the caret
};
/// Nothing inside a comment or prose.
[[nodiscard]] std::optional<YamlPlace> yaml_place(std::string_view text, std::size_t caret);

struct YamlCompletion {
  std::size_t begin = 0, end = 0;  // what is replaced
  struct Item {
    std::string text;       // what is put there
    std::string about;      // what it is, in words; may be empty
    std::size_t caret = 0;  // behind it, from its start
  };
  std::vector<Item> items;  // those that begin with what is typed first, then those that hold it
};
/// Empty where nothing can be said.
[[nodiscard]] YamlCompletion complete_yaml(std::string_view text, std::size_t caret, const YamlNames& names);

}  // namespace gesprek::editor
