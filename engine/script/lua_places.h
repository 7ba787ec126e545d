#pragma once
// Where things stand in a script's text: the table that it returns, read from its source. Only for places in
// diagnostics; what the script means is what Lua makes of it. Knows no Lua state.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source.h"
#include "engine/scenario/scenario.h"

namespace gesprek::script {

/// The places of the keys and values of a returned table, by path: "moves.verwijt[2].mood".
///
///   return { moves = { verwijt = { vertrouwen = -2 } } }
///   local p = { … }  return p          -- also found
///   return { regel{ id = "R10" } }     -- through the builder: "[1].id"
///
/// Only constructors that stand there literally are seen; for the rest the place of the nearest thing around
/// it is given, in the end that of the `return`.
class LuaPlaces {
 public:
  struct Place {
    TextRange key;  // empty for an entry without a key
    TextRange value;
    scenario::Text text;  // where the value is one quoted text: with its place, as of a scalar
  };

  LuaPlaces() = default;
  /// Linear in the text, whatever it is; does not need to be Lua.
  explicit LuaPlaces(std::string_view source);

  /// The exact place, or null.
  [[nodiscard]] const Place* find(std::string_view path) const;
  /// The key (or else the value) at `path` or the nearest path around it that is known.
  [[nodiscard]] TextRange nearest(std::string_view path) const;

 private:
  std::map<std::string, Place, std::less<>> places_;
  TextRange whole_;  // the `return`, or the start of the text
};

/// One place where a script names a member: s.event("klaar"), or s.get without a call.
struct LuaMember {
  std::string_view object, member;
  std::optional<std::string> argument;  // the first one, where it is one quoted text without escapes
  TextRange where;                      // of the argument, else of the member
};

/// Every `name.name` of the text, in order. Linear in the text; comments and texts do not count.
[[nodiscard]] std::vector<LuaMember> members_named(std::string_view source);

}  // namespace gesprek::script
