#pragma once
// What the library functions of one sandbox share, and the helpers they are written with. For the files of
// this room that talk to Lua; no other includes it.

#include <cstdint>
#include <exception>
#include <lua.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/hash.h"
#include "engine/script/meter.h"
#include "engine/script/sandbox.h"

namespace gesprek::script {

class HookHost;

/// Found through the state's extra space (core_of).
struct LuaCore {
  SandboxSettings settings;
  Rng random{0};
  std::vector<Printed> printed;
  std::vector<std::string> names;  // the globals there are, for "bedoel je"
  HookHost* host = nullptr;        // while a hook runs
};

[[nodiscard]] LuaCore& core_of(lua_State* state);

/// Raises a Lua error with words in both languages.
[[noreturn]] void raise(lua_State* state, const TwoWords& words);

/// Wraps a library function: C++ exceptions become Lua errors here, outside the catch block, and never pass
/// a frame of Lua. Lua's own errors are exceptions too in the C++ build, of a type that is no std::exception;
/// they run our destructors and go through.
template <int (*Body)(lua_State*)>
int guarded(lua_State* state) {
  try {
    return Body(state);
  } catch (const std::exception&) {
    // fall through: raising from inside the catch block would leak the exception object
  }
  return luaL_error(state, "not enough memory");
}

/// Argument `index` as text: a string, no number; at most the limit's bytes, and valid UTF-8. The view lives
/// as long as the argument. `function` names the caller in the error.
[[nodiscard]] std::string_view text_argument(lua_State* state, int index, const char* function);
/// What stands at `index`, in words ("een tabel"); for an absent argument "niets".
[[nodiscard]] TwoWords describe_at(lua_State* state, int index);
/// The line of the script that called the running library function; 0 when there is none.
[[nodiscard]] std::uint32_t calling_line(lua_State* state);

/// Replaces the table on top of the stack by one through which it can be read, not written. Unknown names are
/// an error that calls the table `name`.
void make_read_only(lua_State* state, const char* name);
/// Makes reading unknown names of the table on top of the stack an error that calls it `name`.
void make_strict(lua_State* state, const char* name);

/// Pushes the environment of scripts: read-only, strict.
void push_environment(lua_State* state);
/// Pushes the table `tekst`.
void push_tekst(lua_State* state);
/// What is in it, ascending.
[[nodiscard]] std::vector<std::string> tekst_names();
/// Pushes `s`, the argument of hooks.
void push_scene(lua_State* state);

/// The key under which a builder leaves its name, or the line it was called on, in a table.
[[nodiscard]] const void* builder_name_key();
[[nodiscard]] const void* builder_line_key();

/// Reads the value at `index` without running any code of the script. False when it is too large or deep.
/// May raise a Lua error (no memory): call it protected.
[[nodiscard]] bool read_value(lua_State* state, int index, Value& value);
/// Pushes `value` (text, whole number or table). May raise.
void push_value(lua_State* state, const Value& value);

}  // namespace gesprek::script
