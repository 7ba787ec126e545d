#pragma once
// What an author may have meant by a key that is not there: only for messages.

#include <string>
#include <string_view>

#include "engine/scenario/key_schema.h"

namespace gesprek::scenario {

/// What is known about a key that a block does not have; at most one of the two is given.
struct KeyHint {
  std::string key;  // of the same block: another case, a synonym ("goto", "antwoord"), a typing mistake
  std::string_view owner;  // another block of a scenario that has exactly this key
};

[[nodiscard]] KeyHint explain_unknown_key(const KeySchema& schema, std::string_view word);

}  // namespace gesprek::scenario
