#include "engine/script/sandbox.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

#if defined(__unix__)
#include <locale.h>
#endif

#include "engine/base/text.h"
#include "engine/script/lua_core.h"
#include "engine/script/lua_message.h"

namespace gesprek::script {

namespace {

/// Lua compares texts and reads numbers by the locale of the thread. While a script runs that is "C", so that
/// a program that speaks Dutch does not read 1,5 where another reads 1.5.
class ClassicLocale {
 public:
#if defined(__unix__)
  ClassicLocale() : before_(uselocale(classic())) {}
  ~ClassicLocale() {
    uselocale(before_);
  }

 private:
  static locale_t classic() {
    static const locale_t locale = newlocale(LC_ALL_MASK, "C", nullptr);
    return locale;
  }
  locale_t before_;
#else
  ClassicLocale() = default;
#endif

 public:
  ClassicLocale(const ClassicLocale&) = delete;
  ClassicLocale& operator=(const ClassicLocale&) = delete;
};

constexpr const char* kChunkName = "=script";
constexpr std::size_t kMostMessageBytes = 300;

const void* result_key() {
  static const char key = 0;
  return &key;
}

/// Runs `body(state)` so that no Lua error and no exception leaves. The status of the pcall; `threw` says
/// that a C++ exception ended it.
template <class Body>
int protect(lua_State* state, Body&& body, bool& threw) {
  struct Call {
    Body* body;
    bool threw;
    static int enter(lua_State* inner) {
      auto& call = *static_cast<Call*>(lua_touserdata(inner, 1));
      lua_settop(inner, 0);
      try {
        (*call.body)(inner);
      } catch (const std::exception&) {
        call.threw = true;
      }
      return 0;
    }
  };
  Call call{&body, false};
  lua_pushcfunction(state, &Call::enter);
  lua_pushlightuserdata(state, &call);
  const int status = lua_pcall(state, 1, 0, 0);
  threw = call.threw;
  return status;
}

/// The error object on top of `state`, cut to a decent length, valid UTF-8 and without control characters
/// (but the mark between the two languages, see raise()).
std::string error_text(lua_State* state) {
  if (lua_type(state, -1) != LUA_TSTRING) return {};
  std::size_t size = 0;
  const char* const bytes = lua_tolstring(state, -1, &size);
  std::string text(bytes, std::min(size, kMostMessageBytes));
  if (const auto invalid = find_invalid_utf8(text)) text.resize(*invalid);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != TwoWords::kMark) c = ' ';
  }
  return text;
}

}  // namespace

struct Sandbox::State {
  explicit State(const SandboxSettings& settings) : meter(settings.limits.memory_bytes) {
    core.settings = settings;
  }

  LuaCore core;
  Meter meter;
  lua_State* main = nullptr;  // lies in the meter's memory, and goes with it
  lua_State* thread = nullptr;
  bool has_run = false;

  bool open();
  void discard();
  /// Protects `prepare`, which leaves a function and `arguments` on the thread's stack (or a failure in
  /// `out`), then runs it and reads what it returns.
  template <class Prepare>
  ScriptRun go(Prepare&& prepare, std::int64_t instructions, std::uint64_t seed);
  /// Pushes the function `name` of the table that was returned; false, and a failure, when there is none.
  static bool push_function(lua_State* state, std::string_view name, ScriptRun& out);
  void resume(lua_State* from, int arguments, std::int64_t instructions, ScriptRun& out);
  [[nodiscard]] ScriptFailure out_of_budget() const;
  [[nodiscard]] ScriptFailure out_of_memory() const;
};

bool Sandbox::State::open() {
  const SandboxSettings& settings = core.settings;
  if (settings.fail_allocation > 0) meter.fail_at(settings.fail_allocation, settings.fail_onwards);
  main = lua_newstate(&Meter::allocate, &meter);
  if (main == nullptr) return false;
  LuaCore* const pointer = &core;
  std::memcpy(lua_getextraspace(main), &pointer, sizeof pointer);  // threads made later inherit it
  bool threw = false;
  const int status = protect(
      main,
      [&](lua_State* state) {
        thread = lua_newthread(state);
        lua_rawsetp(state, LUA_REGISTRYINDEX, thread);
        push_environment(state);
        lua_rawseti(state, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);  // what lua_load gives to a chunk
      },
      threw);
  return status == LUA_OK && !threw;
}

/// Without lua_close: no code of the script runs any more (hardening §8).
void Sandbox::State::discard() {
  main = thread = nullptr;
  meter.release();
}

ScriptFailure Sandbox::State::out_of_budget() const {
  if (meter.stopped() == StopReason::instructions) {
    return {FailureKind::over_budget, {"het rekent te lang", "it computes too long"}, meter.stopped_line()};
  }
  const std::string seconds = std::to_string(core.settings.limits.wall_seconds);
  return {FailureKind::over_budget,
          {"te traag: na " + seconds + " seconden nog niet klaar",
           "too slow: not done after " + seconds + " seconds"},
          meter.stopped_line()};
}

ScriptFailure Sandbox::State::out_of_memory() const {
  constexpr int kManyCalls = 5000;
  lua_Debug record;
  if (thread != nullptr && lua_getstack(thread, kManyCalls, &record) != 0) {
    return {FailureKind::over_memory,
            {"een functie roept zichzelf te vaak aan", "a function calls itself too often"},
            running_line(thread, 0)};
  }
  return {FailureKind::over_memory,
          {"het gebruikt te veel geheugen", "it uses too much memory"},
          thread != nullptr ? running_line(thread, 0) : 0};
}

void Sandbox::State::resume(lua_State* from, int arguments, std::int64_t instructions, ScriptRun& out) {
  meter.begin(thread, instructions, std::chrono::seconds(core.settings.limits.wall_seconds));
  int results = 0;
  const int status = lua_resume(thread, from, arguments, &results);
  meter.end(thread);
  if (meter.stopped() != StopReason::none) {
    out.failure = out_of_budget();
    return;
  }
  if (status == LUA_ERRMEM) {
    out.failure = out_of_memory();
    return;
  }
  if (status != LUA_OK) {
    out.failure = {FailureKind::runtime, explain_lua_message(without_place(error_text(thread))),
                   running_line(thread, 0)};
    return;
  }
  lua_settop(thread, 1);  // the first result, or nil
  lua_xmove(thread, from, 1);
  Value value;
  if (!read_value(from, -1, value)) {
    out.failure = {FailureKind::result_too_large,
                   {"wat het teruggeeft is te groot of te diep", "what it returns is too large or too deep"},
                   0};
    return;
  }
  out.value = std::move(value);
}

bool Sandbox::State::push_function(lua_State* state, std::string_view name, ScriptRun& out) {
  lua_rawgetp(state, LUA_REGISTRYINDEX, result_key());
  if (lua_istable(state, -1)) {
    lua_pushlstring(state, name.data(), name.size());
    lua_rawget(state, -2);
  }
  if (lua_isfunction(state, -1)) return true;
  out.failure = {FailureKind::no_function,
                 {"er is geen functie " + std::string(name), "there is no function " + std::string(name)},
                 0};
  return false;
}

template <class Prepare>
ScriptRun Sandbox::State::go(Prepare&& prepare, std::int64_t instructions, std::uint64_t seed) {
  ScriptRun out;
  const ClassicLocale locale;
  core.random = Rng(seed);
  bool threw = false;
  const int status = protect(
      main,
      [&](lua_State* state) {
        const int arguments = prepare(state, out);
        if (arguments < 0) return;
        resume(state, arguments, instructions, out);
        if (!out.ok() || has_run) return;
        has_run = true;
        lua_rawsetp(state, LUA_REGISTRYINDEX, result_key());
      },
      threw);
  if (status != LUA_OK || threw) {
    out.value.reset();
    out.failure = out_of_memory();
  }
  if (!out.ok()) discard();
  return out;
}

Sandbox::Sandbox(const SandboxSettings& settings) : state_(std::make_unique<State>(settings)) {
  if (!state_->open()) state_->discard();
}

Sandbox::~Sandbox() = default;

ScriptRun Sandbox::run(std::string_view text, std::uint64_t seed) {
  State& self = *state_;
  if (self.main == nullptr || self.has_run) return {std::nullopt, self.out_of_memory()};
  return self.go(
      [&](lua_State* state, ScriptRun& out) {
        // "t": source text only; bytecode can be made to break the machine (hardening §8)
        const int status = luaL_loadbufferx(state, text.data(), text.size(), kChunkName, "t");
        if (status == LUA_OK) {
          lua_xmove(state, self.thread, 1);
          return 0;
        }
        if (status == LUA_ERRMEM) {
          out.failure = self.out_of_memory();
        } else {
          const std::string message = error_text(state);
          out.failure = {FailureKind::syntax, explain_lua_message(without_place(message)),
                         place_line(message)};
        }
        return -1;
      },
      self.core.settings.limits.instructions, seed);
}

ScriptRun Sandbox::call(std::string_view name, const Value& argument, const char* argument_name,
                        std::int64_t instructions, std::uint64_t seed) {
  State& self = *state_;
  if (self.main == nullptr || !self.has_run) return {std::nullopt, self.out_of_memory()};
  return self.go(
      [&](lua_State* state, ScriptRun& out) {
        if (!self.push_function(state, name, out)) return -1;
        push_value(state, argument);
        if (argument.is_table()) make_strict(state, argument_name);
        lua_xmove(state, self.thread, 2);
        return 1;
      },
      instructions, seed);
}

ScriptRun Sandbox::call_hook(std::string_view name, const std::vector<std::string>& arguments, HookHost& host,
                             std::int64_t instructions, std::uint64_t seed) {
  State& self = *state_;
  if (self.main == nullptr || !self.has_run) return {std::nullopt, self.out_of_memory()};
  self.core.host = &host;
  ScriptRun out = self.go(
      [&](lua_State* state, ScriptRun& failed) {
        if (!self.push_function(state, name, failed)) return -1;
        push_scene(state);
        for (const std::string& argument : arguments)
          lua_pushlstring(state, argument.data(), argument.size());
        const int count = 1 + static_cast<int>(arguments.size());
        lua_xmove(state, self.thread, 1 + count);
        return count;
      },
      instructions, seed);
  self.core.host = nullptr;
  return out;
}

bool Sandbox::is_alive() const {
  return state_->main != nullptr;
}

const std::vector<Printed>& Sandbox::printed() const {
  return state_->core.printed;
}

std::int64_t Sandbox::last_spent() const {
  return state_->meter.spent();
}

std::size_t Sandbox::memory_peak() const {
  return state_->meter.memory_peak();
}

bool Sandbox::fault_happened() const {
  return state_->meter.fault_happened();
}

}  // namespace gesprek::script
