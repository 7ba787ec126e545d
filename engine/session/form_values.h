#pragma once
// Reading the answers of a form field by the Program: ids of options and items, columns, what is right
// (format 5.13).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/program/program.h"

namespace gesprek::session {

/// The ids that a `choice`, `yes_no` or `multi` takes; `ja` and `nee` where a yes_no has none of its own.
[[nodiscard]] std::vector<std::string_view> option_ids(const program::Program& program,
                                                       const program::Field& field);

/// A field's items are listed, or are all facts (`items: revealed` without a list): then a place is the
/// index of a fact.
[[nodiscard]] program::TextRef item_id(const program::Program& program, const program::Field& field,
                                       std::uint32_t place);
/// The fact that must be revealed for this item to be shown, or kNone.
[[nodiscard]] std::uint32_t item_fact(const program::Program& program, const program::Field& field,
                                      std::uint32_t place);

/// "item>kolom" as the item's place and the column's place, or nothing when one of them does not exist.
[[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> read_placement(
    const program::Program& program, const program::Field& field, std::string_view text);

/// The column where an item belongs (its `answer`, or by `answer: kind` from its fact), or nothing when it
/// has no answer.
[[nodiscard]] std::optional<std::uint32_t> right_column(const program::Program& program,
                                                        const program::Field& field, std::uint32_t place);

/// Whether `values` are, as a set, the answer of a field that is right or wrong as a whole.
[[nodiscard]] bool is_right(const program::Program& program, const program::Field& field,
                            const std::vector<std::string>& values);

/// A whole number with an optional minus, or nothing.
[[nodiscard]] std::optional<std::int32_t> read_whole(std::string_view text);

/// The Dutch word for a kind in forms and notes: feit, bron, duiding, sterk, ruis.
[[nodiscard]] std::string_view kind_word(program::FactKind kind);
/// The kind that a word (Dutch, or as in `facts`) names.
[[nodiscard]] std::optional<program::FactKind> read_kind(std::string_view word);

}  // namespace gesprek::session
