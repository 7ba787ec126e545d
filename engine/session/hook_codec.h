#pragma once
// What hooks did, as bytes in saves and journals.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/program/hooks.h"
#include "engine/session/bytes.h"

namespace gesprek::session {

/// Number of records (varint), then each: hook, failed, problem, number of effects, and of each its kind,
/// target, value, text.
void write_hook_records(ByteWriter& out, const std::vector<program::HookRecord>& records);
/// What write_hook_records wrote; nothing when the bytes are something else. Whether it fits a Program is
/// program::fits.
[[nodiscard]] std::optional<std::vector<program::HookRecord>> read_hook_records(ByteReader& in);
/// The same from a text of their own; an empty one holds none.
[[nodiscard]] std::optional<std::vector<program::HookRecord>> read_hook_records(std::string_view bytes);
[[nodiscard]] std::string hook_record_bytes(const std::vector<program::HookRecord>& records);

}  // namespace gesprek::session
