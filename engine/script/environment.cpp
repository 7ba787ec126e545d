// What scripts see (hardening §8): an environment built from nothing, read-only and strict, in which the
// order of tables, random numbers and texts of numbers are the same in every process.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "engine/base/text.h"
#include "engine/script/lua_core.h"

namespace gesprek::script {

namespace {

// ---- names that are not there

/// What standard Lua has and scripts do not get.
constexpr std::array<std::string_view, 24> kSwitchedOff = {
    "_G",     "bit32",    "collectgarbage", "coroutine", "debug",  "dofile",  "getmetatable", "io",
    "load",   "loadfile", "loadstring",     "module",    "os",     "package", "pcall",        "rawequal",
    "rawget", "rawlen",   "rawset",         "require",   "string", "table",   "utf8",         "xpcall"};

std::string key_text(lua_State* state, int index) {
  if (lua_type(state, index) != LUA_TSTRING) return describe_at(state, index).nl;
  std::size_t size = 0;
  const char* const bytes = lua_tolstring(state, index, &size);
  const std::string_view text(bytes, std::min<std::size_t>(size, 60));
  return find_invalid_utf8(text) ? std::string("?") : std::string(text);
}

int unknown_global(lua_State* state) {
  const std::string name = key_text(state, 2);
  if (std::find(kSwitchedOff.begin(), kSwitchedOff.end(), name) != kSwitchedOff.end()) {
    raise(state, {"'" + name + "' bestaat in scripts niet", "'" + name + "' does not exist in scripts"});
  }
  const std::vector<std::string>& names = core_of(state).names;
  const std::string meant = nearest(name, std::vector<std::string_view>(names.begin(), names.end()));
  raise(state, {"onbekende naam '" + name + "'" + (meant.empty() ? "" : " (bedoel je '" + meant + "'?)"),
                "unknown name '" + name + "'" + (meant.empty() ? "" : " (did you mean '" + meant + "'?)")});
}

int set_global(lua_State* state) {
  const std::string name = key_text(state, 2);
  raise(state, {"'" + name + "' wordt gezet maar is nergens gemaakt: zet er 'local' voor",
                "'" + name + "' is set but was never made: write 'local' before it"});
}

int unknown_member(lua_State* state) {
  const std::string table = lua_tostring(state, lua_upvalueindex(1));
  const std::string name = key_text(state, 2);
  raise(state, {table + " heeft geen '" + name + "'", table + " has no '" + name + "'"});
}

int set_member(lua_State* state) {
  const std::string table = lua_tostring(state, lua_upvalueindex(1));
  raise(state, {table + " kan niet worden veranderd", table + " cannot be changed"});
}

int text_has_no_members(lua_State* state) {
  raise(state, {"een tekst heeft hier geen functies ('" + key_text(state, 2) + "'): gebruik tekst.…",
                "a text has no functions here ('" + key_text(state, 2) + "'): use tekst.…"});
}

// ---- tables in a fixed order

/// A key of a table, comparable. Names point into the table.
struct TableKey {
  enum class Kind { number, name, boolean } kind = Kind::number;
  bool is_whole = true;
  lua_Integer whole = 0;
  lua_Number fraction = 0;
  std::string_view name;

  friend bool operator<(const TableKey& a, const TableKey& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.kind == Kind::name) return a.name < b.name;
    if (a.is_whole && b.is_whole) return a.whole < b.whole;
    const auto number = [](const TableKey& key) {
      return key.is_whole ? static_cast<lua_Number>(key.whole) : key.fraction;
    };
    return number(a) < number(b);
  }
};

/// False for a key that is no key to scripts: the mark of a builder.
bool read_table_key(lua_State* state, int index, TableKey& key) {
  switch (lua_type(state, index)) {
    case LUA_TLIGHTUSERDATA: return false;
    case LUA_TNUMBER:
      key.is_whole = lua_isinteger(state, index) != 0;
      if (key.is_whole) {
        key.whole = lua_tointeger(state, index);
      } else {
        key.fraction = lua_tonumber(state, index);
      }
      return true;
    case LUA_TSTRING: {
      std::size_t size = 0;
      const char* const bytes = lua_tolstring(state, index, &size);
      key.kind = TableKey::Kind::name;
      key.name = std::string_view(bytes, size);
      return true;
    }
    case LUA_TBOOLEAN:
      key.kind = TableKey::Kind::boolean;
      key.whole = lua_toboolean(state, index);
      return true;
    default:
      raise(state, {"een tabel met " + describe_at(state, index).nl + " als sleutel heeft geen volgorde",
                    "a table with " + describe_at(state, index).en + " as a key has no order"});
  }
}

void push_table_key(lua_State* state, const TableKey& key) {
  switch (key.kind) {
    case TableKey::Kind::name: lua_pushlstring(state, key.name.data(), key.name.size()); return;
    case TableKey::Kind::boolean: lua_pushboolean(state, static_cast<int>(key.whole)); return;
    case TableKey::Kind::number: break;
  }
  if (key.is_whole) {
    lua_pushinteger(state, key.whole);
  } else {
    lua_pushnumber(state, key.fraction);
  }
}

/// Calls `visit(key)` for each key of the table at 1, in Lua's order; the value is on top of the stack.
template <class Visit>
void each_key(lua_State* state, Visit&& visit) {
  lua_pushnil(state);
  while (lua_next(state, 1) != 0) {
    TableKey key;
    if (read_table_key(state, -2, key)) visit(key);
    lua_pop(state, 1);
  }
}

void check_table(lua_State* state, int index, const char* function) {
  if (lua_istable(state, index)) return;
  const TwoWords got = describe_at(state, index);
  raise(state, {std::string(function) + " verwacht een tabel en kreeg " + got.nl,
                std::string(function) + " expects a table and got " + got.en});
}

int pairs_step(lua_State* state) {
  // upvalues: 1 the ordered keys, 2 how many have been given, 3 the table
  lua_Integer at = lua_tointeger(state, lua_upvalueindex(2));
  while (true) {
    ++at;
    if (lua_rawgeti(state, lua_upvalueindex(1), at) == LUA_TNIL) return 1;
    lua_pushvalue(state, -1);
    if (lua_rawget(state, lua_upvalueindex(3)) != LUA_TNIL) break;
    lua_pop(state, 2);  // removed since the loop began
  }
  lua_pushinteger(state, at);
  lua_replace(state, lua_upvalueindex(2));
  return 2;
}

/// pairs(t): numbers ascending, then names by bytes, then false and true; the keys as they were at the start.
int ordered_pairs(lua_State* state) {
  check_table(state, 1, "pairs");
  lua_settop(state, 1);
  std::vector<TableKey> keys;
  each_key(state, [&](const TableKey& key) { keys.push_back(key); });
  std::sort(keys.begin(), keys.end());
  Meter::of(state).charge(state, static_cast<std::int64_t>(keys.size()) * 4);
  lua_createtable(state, static_cast<int>(std::min<std::size_t>(keys.size(), 1U << 20U)), 0);
  lua_Integer at = 0;
  for (const TableKey& key : keys) {
    push_table_key(state, key);
    lua_rawseti(state, 2, ++at);
  }
  lua_pushinteger(state, 0);
  lua_pushvalue(state, 1);
  lua_pushcclosure(state, &guarded<&pairs_step>, 3);
  return 1;
}

/// next(t, key): the key after `key` in the order of pairs. Looks at every key; pairs is the cheap way.
int ordered_next(lua_State* state) {
  check_table(state, 1, "next");
  lua_settop(state, 2);
  TableKey after;
  const bool from_start = lua_isnil(state, 2);
  if (!from_start) read_table_key(state, 2, after);
  std::int64_t count = 0;
  bool found = false;
  TableKey best;
  each_key(state, [&](const TableKey& key) {
    ++count;
    if (!from_start && !(after < key)) return;
    if (found && !(key < best)) return;
    best = key;
    found = true;
  });
  Meter::of(state).charge(state, count);
  if (!found) {
    lua_pushnil(state);
    return 1;
  }
  push_table_key(state, best);
  lua_pushvalue(state, -1);
  lua_rawget(state, 1);
  return 2;
}

int ipairs_step(lua_State* state) {
  const lua_Integer at = lua_tointeger(state, 2) + 1;
  lua_pushinteger(state, at);
  return lua_geti(state, 1, at) == LUA_TNIL ? 1 : 2;
}

int script_ipairs(lua_State* state) {
  check_table(state, 1, "ipairs");
  lua_pushcfunction(state, &guarded<&ipairs_step>);
  lua_pushvalue(state, 1);
  lua_pushinteger(state, 0);
  return 3;
}

/// Copies the metatable, so that what is added to it later has no effect. `__gc` is refused because Lua
/// switches hooks off while it runs; `__mode` because what it does depends on the collector.
int script_setmetatable(lua_State* state) {
  static constexpr std::array<std::string_view, 17> kAllowed = {
      "__index", "__newindex", "__call", "__eq",  "__lt",  "__le",     "__unm", "__add", "__sub",
      "__mul",   "__div",      "__idiv", "__mod", "__pow", "__concat", "__len", "__band"};
  check_table(state, 1, "setmetatable");
  lua_settop(state, 2);
  if (luaL_getmetafield(state, 1, "__metatable") != LUA_TNIL) {
    raise(state, {"deze tabel kan geen andere metatabel krijgen", "this table cannot get another metatable"});
  }
  if (lua_isnil(state, 2)) {
    lua_pushnil(state);
    lua_setmetatable(state, 1);
    lua_settop(state, 1);
    return 1;
  }
  check_table(state, 2, "setmetatable");
  lua_newtable(state);
  std::int64_t count = 0;
  lua_pushnil(state);
  while (lua_next(state, 2) != 0) {
    ++count;
    const std::string name = lua_type(state, -2) == LUA_TSTRING ? key_text(state, -2) : std::string();
    if (name.rfind("__", 0) == 0) {
      if (std::find(kAllowed.begin(), kAllowed.end(), name) == kAllowed.end()) {
        raise(state, {"een metatabel mag hier geen " + name + " hebben",
                      "a metatable may have no " + name + " here"});
      }
      lua_pushvalue(state, -2);
      lua_pushvalue(state, -2);
      lua_rawset(state, 3);
    }
    lua_pop(state, 1);
  }
  Meter::of(state).charge(state, count);
  lua_setmetatable(state, 1);
  lua_settop(state, 1);
  return 1;
}

// ---- the rest of the basic library

int script_type(lua_State* state) {
  luaL_checkany(state, 1);
  lua_pushstring(state, luaL_typename(state, 1));
  return 1;
}

/// Numbers, texts, true, false and nil; of the others only the kind, because Lua would print an address.
void push_as_text(lua_State* state, int index) {
  switch (lua_type(state, index)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
      lua_pushvalue(state, index);
      lua_tolstring(state, -1, nullptr);
      return;
    case LUA_TBOOLEAN: lua_pushstring(state, lua_toboolean(state, index) != 0 ? "true" : "false"); return;
    default: lua_pushstring(state, luaL_typename(state, index)); return;
  }
}

int script_tostring(lua_State* state) {
  luaL_checkany(state, 1);
  push_as_text(state, 1);
  return 1;
}

int script_tonumber(lua_State* state) {
  luaL_checkany(state, 1);
  if (lua_gettop(state) > 1 && !lua_isnil(state, 2)) {
    raise(state, {"tonumber neemt hier één waarde", "tonumber takes one value here"});
  }
  if (lua_type(state, 1) == LUA_TNUMBER) {
    lua_settop(state, 1);
    return 1;
  }
  if (lua_type(state, 1) == LUA_TSTRING) {
    std::size_t size = 0;
    const char* const text = lua_tolstring(state, 1, &size);
    if (lua_stringtonumber(state, text) == size + 1) return 1;
  }
  lua_pushnil(state);
  return 1;
}

int script_select(lua_State* state) {
  const int top = lua_gettop(state);
  if (lua_type(state, 1) == LUA_TSTRING && std::string_view(lua_tostring(state, 1)) == "#") {
    lua_pushinteger(state, top - 1);
    return 1;
  }
  lua_Integer from = luaL_checkinteger(state, 1);
  if (from < 0) from = top + from;
  if (from > top) from = top;
  luaL_argcheck(state, from >= 1, 1, "index out of range");
  return top - static_cast<int>(from);
}

int script_error(lua_State* state) {
  lua_settop(state, 1);
  return lua_error(state);
}

int script_assert(lua_State* state) {
  luaL_checkany(state, 1);
  if (lua_toboolean(state, 1) != 0) return lua_gettop(state);
  if (lua_type(state, 2) == LUA_TSTRING) {
    lua_settop(state, 2);
    return lua_error(state);
  }
  raise(state, {"assert klopt niet", "assertion failed"});
}

/// Kept for the author (a hint in `check`), cut off where it would be too much; never written anywhere.
int script_print(lua_State* state) {
  LuaCore& core = core_of(state);
  if (core.printed.size() >= SandboxSettings::kMostPrinted) return 0;
  std::string line;
  const int count = lua_gettop(state);
  for (int i = 1; i <= count && line.size() < SandboxSettings::kMostPrintedBytes; ++i) {
    if (i > 1) line += ' ';
    push_as_text(state, i);
    std::size_t size = 0;
    const char* const bytes = lua_tolstring(state, -1, &size);
    line.append(bytes, std::min(size, SandboxSettings::kMostPrintedBytes));
    lua_pop(state, 1);
  }
  if (line.size() > SandboxSettings::kMostPrintedBytes) line.resize(SandboxSettings::kMostPrintedBytes);
  if (const auto invalid = find_invalid_utf8(line)) line.resize(*invalid);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  core.printed.push_back({calling_line(state), std::move(line)});
  return 0;
}

/// Marks the table it is given with the builder's name and the line, and returns it.
int build(lua_State* state) {
  const char* const name = lua_tostring(state, lua_upvalueindex(1));
  if (!lua_istable(state, 1)) {
    raise(state, {std::string(name) + " verwacht accolades: " + name + "{ … }",
                  std::string(name) + " expects braces: " + name + "{ … }"});
  }
  lua_settop(state, 1);
  lua_pushvalue(state, lua_upvalueindex(1));
  lua_rawsetp(state, 1, builder_name_key());
  lua_pushinteger(state, static_cast<lua_Integer>(calling_line(state)));
  lua_rawsetp(state, 1, builder_line_key());
  return 1;
}

// ---- math

/// math.random() in [0,1), (n) in 1…n, (a, b) in a…b; from the seed of this run.
int script_random(lua_State* state) {
  Rng& random = core_of(state).random;
  const int count = lua_gettop(state);
  if (count == 0) {
    constexpr double kStep = 1.0 / 9007199254740992.0;  // 2^-53
    lua_pushnumber(state, static_cast<lua_Number>(random.next() >> 11U) * kStep);
    return 1;
  }
  const lua_Integer low = count >= 2 ? luaL_checkinteger(state, 1) : 1;
  const lua_Integer high = luaL_checkinteger(state, count >= 2 ? 2 : 1);
  luaL_argcheck(state, low <= high, count >= 2 ? 2 : 1, "interval is empty");
  const std::uint64_t width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  const std::uint64_t step = width == ~std::uint64_t{0} ? random.next() : random.below(width + 1);
  lua_pushinteger(state, static_cast<lua_Integer>(static_cast<std::uint64_t>(low) + step));
  return 1;
}

/// The exact part of Lua's math: what rounds the same on every machine.
constexpr std::array<const char*, 12> kKept = {"abs",  "ceil",       "floor", "fmod",
                                               "max",  "maxinteger", "min",   "mininteger",
                                               "sqrt", "tointeger",  "type",  "ult"};

void push_math(lua_State* state) {
  lua_pushcfunction(state, &luaopen_math);
  lua_call(state, 0, 1);
  lua_createtable(state, 0, static_cast<int>(kKept.size()) + 1);
  for (const char* const name : kKept) {
    lua_getfield(state, -2, name);
    lua_setfield(state, -2, name);
  }
  lua_pushcfunction(state, &guarded<&script_random>);
  lua_setfield(state, -2, "random");
  lua_remove(state, -2);
}

void replace_text_members(lua_State* state) {
  lua_pushliteral(state, "");
  lua_createtable(state, 0, 2);
  lua_pushcfunction(state, &guarded<&text_has_no_members>);
  lua_setfield(state, -2, "__index");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_setmetatable(state, -2);
  lua_pop(state, 1);
}

/// The table on top becomes the hidden half of a read-only pair; the empty half takes its place.
void hide(lua_State* state, lua_CFunction unknown, lua_CFunction set, const char* name) {
  lua_createtable(state, 0, 1);  // the metatable of the hidden table
  lua_pushstring(state, name);
  lua_pushcclosure(state, unknown, 1);
  lua_setfield(state, -2, "__index");
  lua_setmetatable(state, -2);
  lua_newtable(state);  // what scripts get
  lua_createtable(state, 0, 3);
  lua_pushvalue(state, -3);
  lua_setfield(state, -2, "__index");
  lua_pushstring(state, name);
  lua_pushcclosure(state, set, 1);
  lua_setfield(state, -2, "__newindex");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_setmetatable(state, -2);
  lua_remove(state, -2);
}

constexpr std::array<luaL_Reg, 11> kFunctions = {{{"assert", &guarded<&script_assert>},
                                                  {"error", &guarded<&script_error>},
                                                  {"ipairs", &guarded<&script_ipairs>},
                                                  {"next", &guarded<&ordered_next>},
                                                  {"pairs", &guarded<&ordered_pairs>},
                                                  {"print", &guarded<&script_print>},
                                                  {"select", &guarded<&script_select>},
                                                  {"setmetatable", &guarded<&script_setmetatable>},
                                                  {"tonumber", &guarded<&script_tonumber>},
                                                  {"tostring", &guarded<&script_tostring>},
                                                  {"type", &guarded<&script_type>}}};

}  // namespace

std::vector<std::string> environment_names() {
  std::vector<std::string> names;
  for (const luaL_Reg& function : kFunctions) names.emplace_back(function.name);
  for (const char* const name : kKept) names.push_back(std::string("math.") + name);
  names.emplace_back("math.random");
  for (const std::string& name : tekst_names()) names.push_back("tekst." + name);
  std::sort(names.begin(), names.end());
  return names;
}

LuaCore& core_of(lua_State* state) {
  LuaCore* core = nullptr;
  std::memcpy(&core, lua_getextraspace(state), sizeof core);
  return *core;
}

void raise(lua_State* state, const TwoWords& words) {
  const std::string joined = words.joined();
  lua_pushlstring(state, joined.data(), joined.size());
  lua_error(state);
  std::abort();  // lua_error does not return
}

std::string_view text_argument(lua_State* state, int index, const char* function) {
  if (lua_type(state, index) != LUA_TSTRING) {
    const std::string name = function;
    const TwoWords got = describe_at(state, index);
    raise(state,
          {name + " verwacht een tekst en kreeg " + got.nl, name + " expects a text and got " + got.en});
  }
  std::size_t size = 0;
  const char* const bytes = lua_tolstring(state, index, &size);
  const std::string_view text(bytes, size);
  if (size > core_of(state).settings.limits.text_bytes) {
    const std::string name = function;
    raise(state, {name + ": de tekst is te lang", name + ": the text is too long"});
  }
  const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
  if (!ascii && find_invalid_utf8(text)) {
    const std::string name = function;
    raise(state, {name + ": de tekst is geen UTF-8", name + ": the text is no UTF-8"});
  }
  return text;
}

TwoWords describe_at(lua_State* state, int index) {
  switch (lua_type(state, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return describe(ValueKind::nothing);
    case LUA_TBOOLEAN: return describe(ValueKind::boolean);
    case LUA_TNUMBER: return {"een getal", "a number"};
    case LUA_TSTRING: return describe(ValueKind::text);
    case LUA_TTABLE: return describe(ValueKind::table);
    case LUA_TFUNCTION: return describe(ValueKind::function);
    default: return describe(ValueKind::unusable);
  }
}

std::uint32_t calling_line(lua_State* state) {
  return running_line(state, 1);
}

const void* builder_name_key() {
  static const char key = 0;
  return &key;
}

const void* builder_line_key() {
  static const char key = 0;
  return &key;
}

void make_read_only(lua_State* state, const char* name) {
  hide(state, &guarded<&unknown_member>, &guarded<&set_member>, name);
}

void make_strict(lua_State* state, const char* name) {
  lua_createtable(state, 0, 2);
  lua_pushstring(state, name);
  lua_pushcclosure(state, &guarded<&unknown_member>, 1);
  lua_setfield(state, -2, "__index");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_setmetatable(state, -2);
}

void push_environment(lua_State* state) {
  LuaCore& core = core_of(state);
  core.names = {"math", "tekst"};
  replace_text_members(state);
  lua_createtable(state, 0, 20);
  for (const luaL_Reg& function : kFunctions) {
    lua_pushcfunction(state, function.func);
    lua_setfield(state, -2, function.name);
    core.names.emplace_back(function.name);
  }
  push_math(state);
  make_read_only(state, "math");
  lua_setfield(state, -2, "math");
  push_tekst(state);
  make_read_only(state, "tekst");
  lua_setfield(state, -2, "tekst");
  for (const std::string& builder : core.settings.builders) {
    lua_pushlstring(state, builder.data(), builder.size());
    lua_pushcclosure(state, &guarded<&build>, 1);
    lua_setfield(state, -2, builder.c_str());
    core.names.push_back(builder);
  }
  hide(state, &guarded<&unknown_global>, &guarded<&set_global>, "");
}

}  // namespace gesprek::script
