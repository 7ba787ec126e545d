#pragma once
// Domain verbs for the tests of engine/script.

#include <doctest/doctest.h>
#ifdef __GLIBC__
#include <dlfcn.h>
#include <malloc.h>
#endif

#include <chrono>
#include <fstream>
#include <string>

#include "engine/script/sandbox.h"

namespace gesprek::script::test {

/// Runs `text` in a sandbox of its own with the limits of the format.
inline ScriptRun run_script(std::string_view text, const SandboxSettings& settings = {}) {
  Sandbox sandbox(settings);
  return sandbox.run(text, 1);
}

/// What `return { value = EXPRESSION }` gives as value.
inline Value evaluate(const std::string& expression, const std::string& before = "") {
  const ScriptRun run = run_script(before + "\nreturn { value = " + expression + " }");
  INFO(expression << ": " << run.failure.what.en);
  REQUIRE(run.ok());
  const Value* const value = run.value->find("value");
  return value != nullptr ? *value : Value();
}

/// The failure of `text`, which must fail.
inline ScriptFailure failure_of(std::string_view text, const SandboxSettings& settings = {}) {
  const ScriptRun run = run_script(text, settings);
  CAPTURE(text);
  REQUIRE_FALSE(run.ok());
  return run.failure;
}

/// What this process holds in memory, in bytes; 0 where that cannot be read.
inline std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0;
  std::size_t resident = 0;
  statm >> pages >> resident;
  return resident * 4096;
}

/// The address sanitizer keeps what was freed for a while (and looks for leaks itself).
/// Tests are compiled without it and run with it, so only the whole program can tell.
inline bool memory_is_given_back() {
#ifdef __GLIBC__
  return dlsym(RTLD_DEFAULT, "__asan_init") == nullptr;
#else
  return true;
#endif
}

/// Asks malloc to hand what is free back to the system, where it can.
inline void give_back_free_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace gesprek::script::test
