// Between the Lua stack and plain values. Reading is raw (no metamethods, so no code of the script runs),
// ordered, and bounded in depth and number.

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/text.h"
#include "engine/script/lua_core.h"

namespace gesprek::script {

namespace {

constexpr int kStackPerLevel = 8;

Value unusable(const TwoWords& what) {
  Value value;
  value.kind = ValueKind::unusable;
  value.text = what.joined();
  return value;
}

/// Control characters have no place in a text a learner sees (format 5.24); tabs and line ends do.
bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
  });
}

class Reader {
 public:
  Reader(lua_State* state, const LuaCore& core) : state_(state), core_(core) {}

  bool read(int index, Value& value, int depth) {
    if (++values_ > SandboxSettings::kMostValues) return false;
    switch (lua_type(state_, index)) {
      case LUA_TNIL:
      case LUA_TNONE: return true;
      case LUA_TBOOLEAN:
        value.kind = ValueKind::boolean;
        value.boolean = lua_toboolean(state_, index) != 0;
        return true;
      case LUA_TNUMBER: read_number(index, value); return true;
      case LUA_TSTRING: value = read_text(index); return true;
      case LUA_TFUNCTION: value.kind = ValueKind::function; return true;
      case LUA_TTABLE: return read_table(index, value, depth);
      default: value = unusable({"iets onbruikbaars", "something of no use"}); return true;
    }
  }

 private:
  void read_number(int index, Value& value) {
    int is_whole = 0;
    const lua_Integer number = lua_tointegerx(state_, index, &is_whole);
    if (is_whole == 0) {
      value = unusable({"geen geheel getal", "no whole number"});
    } else if (number < std::numeric_limits<std::int32_t>::min() ||
               number > std::numeric_limits<std::int32_t>::max()) {
      value = unusable({"een te groot getal", "too large a number"});
    } else {
      value = Value::of(static_cast<std::int64_t>(number));
    }
  }

  Value read_text(int index) {
    std::size_t size = 0;
    const char* const bytes = lua_tolstring(state_, index, &size);
    const std::string_view text(bytes, size);
    if (size > core_.settings.limits.text_bytes) return unusable({"een te lange tekst", "too long a text"});
    if (find_invalid_utf8(text)) return unusable({"tekst die geen UTF-8 is", "text that is no UTF-8"});
    if (has_control_character(text)) {
      return unusable({"een tekst met stuurtekens", "a text with control characters"});
    }
    return Value::of(text);
  }

  Key read_key(int index) {
    if (lua_type(state_, index) == LUA_TSTRING) {
      const Value text = read_text(index);
      return {true, 0, text.is_text() ? text.text : "?"};
    }
    if (lua_isinteger(state_, index) != 0) {
      return {false, static_cast<std::int64_t>(lua_tointeger(state_, index)), {}};
    }
    return {true, 0, "?"};  // a fraction, a table…: an unknown key to whoever reads the table
  }

  bool read_table(int index, Value& value, int depth) {
    if (depth >= SandboxSettings::kMostDepth || lua_checkstack(state_, kStackPerLevel) == 0) return false;
    value.kind = ValueKind::table;
    const int table = lua_absindex(state_, index);
    if (!core_.settings.builders.empty()) read_builder(table, value);
    lua_pushnil(state_);
    while (lua_next(state_, table) != 0) {
      if (lua_type(state_, -2) != LUA_TLIGHTUSERDATA) {  // a builder's mark
        Entry entry;
        entry.key = read_key(-2);
        if (!read(-1, entry.value, depth + 1)) return false;
        value.entries.push_back(std::move(entry));
      }
      lua_pop(state_, 1);
    }
    std::stable_sort(value.entries.begin(), value.entries.end(), [](const Entry& a, const Entry& b) {
      if (a.key.is_name != b.key.is_name) return !a.key.is_name;
      return a.key.is_name ? a.key.name < b.key.name : a.key.number < b.key.number;
    });
    return true;
  }

  void read_builder(int table, Value& value) {
    if (lua_rawgetp(state_, table, builder_name_key()) == LUA_TSTRING) {
      value.builder = lua_tostring(state_, -1);
      lua_rawgetp(state_, table, builder_line_key());
      value.line = static_cast<std::uint32_t>(lua_tointeger(state_, -1));
      lua_pop(state_, 1);
    }
    lua_pop(state_, 1);
  }

  lua_State* state_;
  const LuaCore& core_;
  std::size_t values_ = 0;
};

}  // namespace

bool read_value(lua_State* state, int index, Value& value) {
  return Reader(state, core_of(state)).read(lua_absindex(state, index), value, 0);
}

void push_value(lua_State* state, const Value& value) {
  luaL_checkstack(state, kStackPerLevel, nullptr);
  switch (value.kind) {
    case ValueKind::text: lua_pushlstring(state, value.text.data(), value.text.size()); return;
    case ValueKind::integer: lua_pushinteger(state, static_cast<lua_Integer>(value.integer)); return;
    case ValueKind::boolean: lua_pushboolean(state, value.boolean ? 1 : 0); return;
    case ValueKind::table: break;
    default: lua_pushnil(state); return;
  }
  lua_createtable(state, 0, 0);
  for (const Entry& entry : value.entries) {
    if (entry.key.is_name) {
      lua_pushlstring(state, entry.key.name.data(), entry.key.name.size());
    } else {
      lua_pushinteger(state, static_cast<lua_Integer>(entry.key.number));
    }
    push_value(state, entry.value);
    lua_rawset(state, -3);
  }
}

}  // namespace gesprek::script
