#pragma once
// Lua's own error messages in words for authors. Knows no Lua state.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/script/value.h"

namespace gesprek::script {

/// "script:12: unexpected symbol near '}'" → 12; 0 when the message names no line.
[[nodiscard]] std::uint32_t place_line(std::string_view message);
/// The same message without its place.
[[nodiscard]] std::string without_place(std::string_view message);

/// The message in both languages. What raise() wrote is split; Lua's common messages are translated; a
/// message nobody knows (or that the script itself raised) is the same in both.
[[nodiscard]] TwoWords explain_lua_message(std::string_view message);

}  // namespace gesprek::script
