#pragma once
// A check on our own mistakes: never on an author's text or a learner's input.

#include <cstdio>
#include <cstdlib>

namespace gesprek::detail {
[[noreturn]] inline void assertion_failed(const char* condition, const char* why, const char* file,
                                          int line) {
  std::fprintf(stderr, "%s:%d: assertion failed: %s (%s)\n", file, line, condition, why);
  std::abort();
}
}  // namespace gesprek::detail

/// Stops the program when `condition` is false; `why` says why it must hold. On in every build but release.
#ifdef GESPREK_NO_ASSERTS
#define GESPREK_ASSERT(condition, why) static_cast<void>(sizeof((condition) ? 1 : 0))
#else
#define GESPREK_ASSERT(condition, why) \
  ((condition) ? static_cast<void>(0)  \
               : ::gesprek::detail::assertion_failed(#condition, why, __FILE__, __LINE__))
#endif
