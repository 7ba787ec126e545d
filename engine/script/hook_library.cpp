// The argument `s` of hooks (format 5.26): thin functions that check what they are given and ask the host.

#include <array>

#include "engine/base/text.h"
#include "engine/script/hooks.h"
#include "engine/script/lua_core.h"

namespace gesprek::script {

namespace {

/// What one call costs beside its instructions: the host works too.
constexpr std::int64_t kInstructionsPerCall = 20;

HookHost& host_of(lua_State* state) {
  Meter::of(state).charge(state, kInstructionsPerCall);
  HookHost* const host = core_of(state).host;
  if (host == nullptr)
    raise(state, {"s kan alleen binnen een hook worden gebruikt", "s can only be used inside a hook"});
  return *host;
}

/// Argument 1 as a name. `s:get("x")` gives `s` itself there: that deserves its own words.
std::string_view name_argument(lua_State* state, const char* function) {
  if (lua_istable(state, 1)) {
    const std::string name = function;
    raise(state, {"schrijf " + name + "(…) met een punt, niet met een dubbelepunt",
                  "write " + name + "(…) with a dot, not with a colon"});
  }
  return text_argument(state, 1, function);
}

void push_answer(lua_State* state, const HookHost::Answer& answer) {
  if (answer.refusal) raise(state, *answer.refusal);
  switch (answer.value.kind) {
    case ValueKind::boolean: lua_pushboolean(state, answer.value.boolean ? 1 : 0); break;
    case ValueKind::integer: lua_pushinteger(state, answer.value.integer); break;
    case ValueKind::text: lua_pushlstring(state, answer.value.text.data(), answer.value.text.size()); break;
    default: lua_pushnil(state); break;
  }
}

int scene_get(lua_State* state) {
  const std::string_view name = name_argument(state, "s.get");
  push_answer(state, host_of(state).get(name));
  return 1;
}

int scene_set(lua_State* state) {
  const std::string_view name = name_argument(state, "s.set");
  Value value;
  lua_settop(state, 2);
  if (!read_value(state, 2, value)) value = Value();
  push_answer(state, host_of(state).set(name, value));
  return 0;
}

int scene_event(lua_State* state) {
  const std::string_view name = name_argument(state, "s.event");
  push_answer(state, host_of(state).event(name));
  return 0;
}

int scene_note(lua_State* state) {
  const std::string_view text = name_argument(state, "s.note");
  push_answer(state, host_of(state).note(text));
  return 0;
}

int scene_seen(lua_State* state) {
  const std::string_view node = name_argument(state, "s.seen");
  push_answer(state, host_of(state).seen(node));
  return 1;
}

int scene_turn(lua_State* state) {
  lua_pushinteger(state, host_of(state).turn());
  return 1;
}

}  // namespace

void push_scene(lua_State* state) {
  static constexpr std::array<luaL_Reg, 6> kFunctions = {{{"event", &guarded<&scene_event>},
                                                          {"get", &guarded<&scene_get>},
                                                          {"note", &guarded<&scene_note>},
                                                          {"seen", &guarded<&scene_seen>},
                                                          {"set", &guarded<&scene_set>},
                                                          {"turn", &guarded<&scene_turn>}}};
  lua_createtable(state, 0, static_cast<int>(kFunctions.size()));
  for (const luaL_Reg& function : kFunctions) {
    lua_pushcfunction(state, function.func);
    lua_setfield(state, -2, function.name);
  }
  make_read_only(state, "s");
}

}  // namespace gesprek::script
