#pragma once
// Names that authors give: their shape, the words they cannot be, and that each is given once (format 5.1).

#include <string_view>
#include <utility>
#include <vector>

#include "engine/scenario/map_reader.h"

namespace gesprek::scenario {

enum class IdKind : std::uint8_t {
  plain,   // nodes, cast, variables, facts, topics, lines, fields, options, phases, values…
  choice,  // as plain, and not the inputs `then` and `late` (5.21)
  cast,    // as plain, and not `all`, which `to` uses
  dashed   // scenarios, themes and portraits may hold '-'
};

/// Reports an id of the wrong shape or with another meaning. Returns whether it is usable.
bool check_id(const ReadContext& context, IdKind kind, const Name& id);

/// The same for a text that stands nowhere yet: whether it may become an id of `kind`.
[[nodiscard]] bool may_be_id(std::string_view text, IdKind kind);

/// Domain events, criteria, knock-outs and rules are upper case: [A-Z][A-Z0-9_]*, at most 64 bytes.
[[nodiscard]] bool is_capital_id(std::string_view text);
bool check_capital_id(const ReadContext& context, const Name& id);

/// Reports every id that an earlier one already has. Takes n log n.
void check_unique(const ReadContext& context, std::vector<const Name*> ids);

/// The same for the ids of `things`, which may be any values with an `id`.
template <class Things>
void check_unique_ids(const ReadContext& context, const Things& things) {
  if (things.size() < 2) return;
  std::vector<const Name*> ids;
  ids.reserve(things.size());
  for (const auto& thing : things) ids.push_back(&thing.id);
  check_unique(context, std::move(ids));
}

}  // namespace gesprek::scenario
